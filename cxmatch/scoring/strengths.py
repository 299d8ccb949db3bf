"""Evidence -> strengths: how much of each thing a text shows, saturating, and which places show it.

Different proofs of one thing add up ever more slowly (the logarithm), and the same proof again adds nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from math import log1p, sqrt
from typing import Final, NamedTuple

from cxmatch.documents.document import Document
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import Match
from cxmatch.scoring.places import Places
from cxmatch.scoring.points import Piece, best_uses, piece_of
from cxmatch.scoring.signals import Signal
from cxmatch.scoring.stretches import REST, Post, posts

MOST_WAYS: Final = 4
"""Different ways of saying one concept that count for its group."""
MOST_OWN_WAYS: Final = 3
"""Different ways of saying one concept that count for itself."""


class Strength(NamedTuple):
    """How much of one thing a text shows.

    Attributes:
        column: What weights call it: "core:ROLE", "concepts:GROUP", "ways:GROUP", "concept:NAME" or "signal:NAME".
        value: 0 and up.
        pieces: What it comes from; it is shared out among them evenly.
    """

    column: str
    value: float
    pieces: tuple[Piece, ...]


def measure(
    document: Document,
    matches: Iterable[Match],
    signals: tuple[Signal, ...],
    places: Places,
    lexicon: Lexicon,
    as_of: date,
) -> tuple[Strength, ...]:
    """How much of each thing the credited matches show.

    A resume's posts are each measured by themselves and mixed by what they count for, so that a long career weighs
    no more than a short one, and a post that shows nothing dilutes no other. The core keywords are asked of the whole
    text at once: where each stands best.

    Args:
        document: The text.
        matches: What was found; rejected ones are left out here.
        signals: What was found beyond words.
        places: What a keyword's place counts for.
        lexicon: Whose concepts they are.
        as_of: The day that "present" means.
    """
    credited = [match for match in matches if match.rejected is None]
    shown = [match for match in credited if match.owner.kind == "concept"]
    said = [signal for signal in signals if not signal.whole]
    told = _told(shown, said, posts(document, as_of))
    inside = {id(found) for _, own, signs in told for found in (*own, *signs)}
    rest = [match for match in shown if id(match) not in inside], [sign for sign in said if id(sign) not in inside]
    whole = sum(post.weight for post, _, _ in told)
    parts = [(post.weight / whole, own, signs) for post, own, signs in told]
    parts.append((REST if told else 1.0, *rest))
    parts.append((1.0, [], [signal for signal in signals if signal.whole]))
    return (*_core(credited, places), *_mixed(parts, lexicon))


def by_post(
    document: Document, matches: Iterable[Match], signals: tuple[Signal, ...], lexicon: Lexicon, as_of: date
) -> tuple[tuple[Post, tuple[Strength, ...]], ...]:
    """How much of each thing each post of a resume shows by itself; posts that show nothing are left out."""
    shown = [match for match in matches if match.rejected is None and match.owner.kind == "concept"]
    said = [signal for signal in signals if not signal.whole]
    told = _told(shown, said, posts(document, as_of))
    return tuple(
        (post, tuple(Strength(column, value, ()) for column, value, _ in (*_concepts(own, lexicon), *_signals(signs))))
        for post, own, signs in told
    )


def _told(
    shown: list[Match], said: list[Signal], stretches: tuple[Post, ...]
) -> list[tuple[Post, list[Match], list[Signal]]]:
    """What stands in each post; posts that show nothing are left out, so that they dilute no other."""
    told: dict[int, tuple[Post, list[Match], list[Signal]]] = {}
    places, signed = [match.start for match in shown], [signal.start for signal in said]
    for post in stretches:
        own = shown[bisect_left(places, post.start) : bisect_left(places, post.end)]
        signs = said[bisect_left(signed, post.start) : bisect_left(signed, post.end)]
        if own or signs:
            _, all_own, all_signs = told.setdefault(post.same, (post, [], []))
            all_own += own
            all_signs += signs
    return list(told.values())


def _core(credited: list[Match], places: Places) -> list[Strength]:
    """Each core keyword for its own role: the guide's words speak one by one, in proportion to their place."""
    return [
        Strength(f"core:{role}", places.share(match.start), (piece_of(match),))
        for (role, _), match in best_uses(credited, places).items()
        if match.owner.core
    ]


def _mixed(parts: list[tuple[float, list[Match], list[Signal]]], lexicon: Lexicon) -> list[Strength]:
    """The strengths of each part times what it counts for; a thing's place is in the part that counts for most."""
    best: dict[str, Piece] = {}
    for _, shown, said in sorted(parts, key=lambda part: -part[0]):
        for match in shown:
            best.setdefault(match.owner.name, piece_of(match))
        for signal in said:
            best.setdefault(signal.name, Piece(signal.name, signal.start, signal.end))
    strengths = []
    for weight, shown, said in parts:
        for column, value, names in (*_concepts(shown, lexicon), *_signals(said)):
            strengths.append(Strength(column, weight * value, tuple(best[name] for name in names)))
    return strengths


def _signals(said: list[Signal]) -> list[tuple[str, float, list[str]]]:
    return [(f"signal:{name}", 1.0, [name]) for name in dict.fromkeys(signal.name for signal in said)]


def _concepts(shown: list[Match], lexicon: Lexicon) -> list[tuple[str, float, list[str]]]:
    ways: dict[str, set[int]] = defaultdict(set)
    for match in shown:
        ways[match.owner.name].add(match.way)
    strengths = []
    groups: dict[str, list[str]] = defaultdict(list)
    kinds = _kinds(lexicon)
    for name, said in ways.items():
        group, many = kinds[name]
        groups[group].append(name)
        strengths.append((f"concept:{name}", sqrt(min(len(said), MOST_OWN_WAYS)) if many else 1.0, [name]))
    for group, names in groups.items():
        counted = sum(min(len(ways[name]), MOST_WAYS) for name in names)
        strengths.append((f"concepts:{group}", log1p(len(names)), names))
        strengths.append((f"ways:{group}", log1p(counted), names))
    return strengths


@lru_cache(maxsize=8)
def _kinds(lexicon: Lexicon) -> dict[str, tuple[str, bool]]:
    """The group of each concept, and whether its different ways count for itself."""
    own = lexicon.contest.concepts if lexicon.contest else {}
    many = {name for name, weights in own.items() if weights.measure == "ways"}
    return {concept.name: (concept.group, concept.name in many) for concept in lexicon.concepts}
