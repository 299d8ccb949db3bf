"""Which texts are nearly the same: one person's two files, a resume with a new date.

A text is sketched by the smallest hashes of its runs of words (bottom-k sketch; Broder 1997), and two sketches that
share most of theirs come from texts that share most of their runs. Sketches are small, so that ten thousand texts
can be compared without keeping one.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

RUN: Final = 4
"""Words in a run: long enough that two people's files share few, short enough that an edited sentence keeps some."""
KEPT: Final = 64
"""Hashes in a sketch; the share that two have in common is then right within some 0.06."""
NEAR: Final = 0.6
"""0 to 1: from this estimated share of common runs on, two texts are one person's."""
_BANDS: Final = 16
"""Two sketches are compared where they share one of their smallest so many; at `NEAR` that fails once in 10^6."""

_COMPARED: Final = 64
"""With how many of the texts that share a hash each one is compared: ten thousand copies of a form letter would
otherwise be compared each with each."""

_WORD: Final = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the runs of words in `text`, ascending; at most `KEPT` of them."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1))}
    return tuple(sorted(zlib.crc32(run.encode("utf-8", "replace")) for run in runs)[:KEPT])


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The estimated share of runs that two texts have in common, 0 to 1.

    Example:
        >>> text = "led a team of five people in support for three years"
        >>> alike(sketch(text), sketch(text))
        1.0
    """
    smallest = sorted(set(one) | set(other))[:KEPT]
    common = set(one) & set(other)
    return sum(hash_ in common for hash_ in smallest) / len(smallest) if smallest else 0.0


def groups(sketches: Sequence[Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """For each sketch that has others near it the places of those, ascending.

    Args:
        sketches: Hashes of each text as `sketch` gives them.

    Example:
        >>> groups([sketch("led a team of five"), sketch("sold tea"), sketch("led a team of five")])
        {0: (2,), 2: (0,)}
    """
    near: dict[int, set[int]] = defaultdict(set)
    for one, others in _candidates(sketches):
        ours = tuple(sketches[one])
        held = set(ours)
        for other in others:
            theirs = tuple(sketches[other])
            # Most share a phrase and little else; the estimate takes ten times as long, and cannot be higher than this.
            most = len(held.intersection(theirs)) / min(KEPT, len(held))
            if most >= NEAR and alike(ours, theirs) >= NEAR:
                near[one].add(other)
                near[other].add(one)
    return {place: tuple(sorted(others)) for place, others in sorted(near.items())}


def _candidates(sketches: Sequence[Sequence[int]]) -> Iterator[tuple[int, list[int]]]:
    """Each place with those after it with which it shares a hash, so far as they are compared."""
    # A million entries are a few megabytes so; as objects they would be more than all else that a ranking holds.
    import numpy as np

    counts = [min(_BANDS, len(hashes)) for hashes in sketches]
    hashes = np.fromiter((hash_ for each in sketches for hash_ in each[:_BANDS]), np.uint32, sum(counts))
    holders = np.repeat(np.arange(len(sketches), dtype=np.uint32), counts)
    order = np.lexsort((holders, hashes))
    hashes, holders = hashes[order], holders[order]
    has_next = np.flatnonzero(hashes[:-1] == hashes[1:])
    has_next = has_next[np.argsort(holders[has_next], kind="stable")]
    for one, entries in groupby(has_next.tolist(), key=lambda entry: int(holders[entry])):
        others: set[int] = set()
        for entry in entries:
            following = slice(entry + 1, entry + 1 + _COMPARED)
            others.update(holders[following][hashes[following] == hashes[entry]].tolist())
        yield one, sorted(others - {one})
