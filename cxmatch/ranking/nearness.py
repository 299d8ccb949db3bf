"""Which texts are nearly the same: one person's two files, a resume with a new date.

A text is sketched by the smallest hashes of its runs of words (bottom-k sketch; Broder 1997), and two sketches that
share most of theirs come from texts that share most of their runs. Sketches are small, so that ten thousand texts
can be compared without keeping one.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
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


def groups(sketches: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """For each sketch the places of the others that are near it, ascending."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, hashes in enumerate(sketches):
        for hash_ in hashes[:_BANDS]:
            holders[hash_].append(place)
    near: list[set[int]] = [set() for _ in sketches]
    compared: set[tuple[int, int]] = set()
    for places in holders.values():
        for index, one in enumerate(places):
            for other in places[index + 1 : index + 1 + _COMPARED]:
                if (one, other) not in compared:
                    compared.add((one, other))
                    if alike(sketches[one], sketches[other]) >= NEAR:
                        near[one].add(other)
                        near[other].add(one)
    return [tuple(sorted(places)) for places in near]
