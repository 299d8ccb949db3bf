"""Evidence -> strengths: how much of each thing a text shows, saturating, and which places show it.

Different proofs of one thing add up ever more slowly (the logarithm), and the same proof again adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import log1p, sqrt
from typing import Final, NamedTuple

from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import Match
from cxmatch.scoring.places import Places
from cxmatch.scoring.points import Piece, best_uses, piece_of
from cxmatch.scoring.signals import Signal

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
    matches: Iterable[Match], signals: Iterable[Signal], places: Places, lexicon: Lexicon
) -> tuple[Strength, ...]:
    """How much of each thing the credited matches show.

    Args:
        matches: What was found; rejected ones are left out here.
        signals: What was found beyond words.
        places: What a keyword's place counts for.
        lexicon: Whose concepts they are.
    """
    credited = [match for match in matches if match.rejected is None]
    return (
        *_core(credited, places, lexicon),
        *_concepts(credited, lexicon),
        *(
            Strength(f"signal:{signal.name}", 1.0, (Piece(signal.name, signal.start, signal.end),))
            for signal in signals
        ),
    )


def _core(credited: list[Match], places: Places, lexicon: Lexicon) -> list[Strength]:
    found: dict[str, list[Match]] = {role.id: [] for role in lexicon.roles}
    for (role, _), match in best_uses(credited, places).items():
        if match.owner.core:
            found[role].append(match)
    return [
        Strength(
            f"core:{role}",
            log1p(sum(places.share(match.start) for match in uses)),
            tuple(piece_of(match) for match in uses),
        )
        for role, uses in found.items()
        if uses
    ]


def _concepts(credited: list[Match], lexicon: Lexicon) -> list[Strength]:
    first: dict[str, Piece] = {}
    ways: dict[str, set[int]] = defaultdict(set)
    for match in credited:
        if match.owner.kind == "concept":
            first.setdefault(match.owner.name, piece_of(match))
            ways[match.owner.name].add(match.way)
    strengths = []
    groups: dict[str, list[str]] = defaultdict(list)
    contest = lexicon.contest
    for concept in lexicon.concepts:
        if concept.name in first:
            groups[concept.group].append(concept.name)
            own = contest.concepts.get(concept.name) if contest else None
            many = own is not None and own.measure == "ways"
            value = sqrt(min(len(ways[concept.name]), MOST_OWN_WAYS)) if many else 1.0
            strengths.append(Strength(f"concept:{concept.name}", value, (first[concept.name],)))
    for group, names in groups.items():
        pieces = tuple(first[name] for name in names)
        said = sum(min(len(ways[name]), MOST_WAYS) for name in names)
        strengths.append(Strength(f"concepts:{group}", log1p(len(names)), pieces))
        strengths.append(Strength(f"ways:{group}", log1p(said), pieces))
    return strengths
