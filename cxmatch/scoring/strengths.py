"""Evidence -> strengths: how much of each thing a text shows, saturating, and which places show it.

Different proofs of one thing add up ever more slowly (the logarithm), and the same proof again adds nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import log1p, sqrt
from typing import Final, NamedTuple

from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import Match
from cxmatch.scoring.places import Places
from cxmatch.scoring.points import Piece, best_uses, piece_of
from cxmatch.scoring.signals import Signal
from cxmatch.scoring.stretches import REST, Post

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


class Part(NamedTuple):
    """What is measured by itself: a post of a resume, what stands outside of the posts, or the whole text.

    Attributes:
        post: The post; None of any other part.
        weight: What it counts for; those of the posts add up to 1.
        pieces: Of each thing that it shows, the first place.
        amounts: How much of each thing it shows: the column, 0 and up, and the names of what it comes from.
    """

    post: Post | None
    weight: float
    pieces: dict[str, Piece]
    amounts: tuple[tuple[str, float, list[str]], ...]


def parts(
    matches: Iterable[Match], signals: tuple[Signal, ...], lexicon: Lexicon, held: tuple[Post, ...]
) -> tuple[Part, ...]:
    """The parts of a text, posts first; a post that shows nothing is left out, so that it dilutes no other.

    Args:
        matches: What was found; rejected ones are left out here.
        signals: What was found beyond words.
        lexicon: Whose concepts they are.
        held: The posts of the text, as `stretches.posts` gives them.
    """
    shown = [match for match in matches if match.rejected is None and match.owner.kind == "concept"]
    said = [signal for signal in signals if not signal.whole]
    told = _told(shown, said, held)
    inside = {id(found) for _, own, signs in told for found in (*own, *signs)}
    rest = [match for match in shown if id(match) not in inside], [sign for sign in said if id(sign) not in inside]
    whole = sum(post.weight for post, _, _ in told)
    return (
        *(_part(post, post.weight / whole, own, signs, lexicon) for post, own, signs in told),
        _part(None, REST if told else 1.0, *rest, lexicon),
        _part(None, 1.0, [], [signal for signal in signals if signal.whole], lexicon),
    )


def measure(matches: Iterable[Match], places: Places, told: tuple[Part, ...]) -> tuple[Strength, ...]:
    """How much of each thing the credited matches show.

    A resume's posts are mixed by what they count for, so that a long career weighs no more than a short one. A thing's
    place is in the part that counts for most. The core keywords are asked of the whole text at once: where each stands
    best.

    Args:
        matches: What was found; rejected ones are left out here.
        places: What a keyword's place counts for.
        told: The text's parts.
    """
    best: dict[str, Piece] = {}
    for part in sorted(told, key=lambda part: -part.weight):
        best = part.pieces | best
    place_of = best.__getitem__
    mixed = [
        Strength(column, weight * value, tuple(map(place_of, names)))
        for _, weight, _, amounts in told
        for column, value, names in amounts
    ]
    return (*_core(matches, places), *mixed)


def by_post(told: tuple[Part, ...]) -> tuple[tuple[Post, tuple[Strength, ...]], ...]:
    """How much of each thing each post of a resume shows by itself."""
    return tuple(
        (part.post, tuple([Strength(column, value, ()) for column, value, _ in part.amounts]))
        for part in told
        if part.post is not None
    )


def _told(
    shown: list[Match], said: list[Signal], held: tuple[Post, ...]
) -> list[tuple[Post, list[Match], list[Signal]]]:
    told: dict[int, tuple[Post, list[Match], list[Signal]]] = {}
    places, signed = [match.start for match in shown], [signal.start for signal in said]
    for post in held:
        own = shown[bisect_left(places, post.start) : bisect_left(places, post.end)]
        signs = said[bisect_left(signed, post.start) : bisect_left(signed, post.end)]
        if own or signs:
            _, all_own, all_signs = told.setdefault(post.same, (post, [], []))
            all_own += own
            all_signs += signs
    return list(told.values())


def _part(post: Post | None, weight: float, shown: list[Match], said: list[Signal], lexicon: Lexicon) -> Part:
    pieces: dict[str, Piece] = {}
    ways: dict[str, set[int]] = {}
    for match in shown:
        name = match.owner.name
        if name in ways:
            ways[name].add(match.way)
        else:
            pieces[name], ways[name] = piece_of(match), {match.way}
    for signal in said:
        pieces.setdefault(signal.name, signal.piece)
    return Part(post, weight, pieces, (*_concepts(ways, lexicon), *_signals(said)))


def _core(matches: Iterable[Match], places: Places) -> list[Strength]:
    """Each core keyword for its own role: the guide's words speak one by one, in proportion to their place."""
    return [
        Strength(f"core:{role}", places.share(match.start), (piece_of(match),))
        for (role, _), match in best_uses(matches, places).items()
        if match.owner.core
    ]


def _signals(said: list[Signal]) -> list[tuple[str, float, list[str]]]:
    return [(f"signal:{name}", 1.0, [name]) for name in dict.fromkeys(signal.name for signal in said)]


def _concepts(ways: dict[str, set[int]], lexicon: Lexicon) -> list[tuple[str, float, list[str]]]:
    """The concepts that are said, each with its ways, and their groups."""
    strengths = []
    groups: dict[str, list[str]] = defaultdict(list)
    kinds = _kinds(lexicon)
    for name, said in ways.items():
        group, many = kinds[name]
        groups[group].append(name)
        strengths.append((f"concept:{name}", sqrt(min(len(said), MOST_OWN_WAYS)) if many else 1.0, [name]))
    for group, names in groups.items():
        counted = sum([min(len(ways[name]), MOST_WAYS) for name in names])
        strengths.append((f"concepts:{group}", log1p(len(names)), names))
        strengths.append((f"ways:{group}", log1p(counted), names))
    return strengths


@lru_cache(maxsize=8)
def _kinds(lexicon: Lexicon) -> dict[str, tuple[str, bool]]:
    """The group of each concept, and whether its different ways count for itself."""
    own = lexicon.contest.concepts if lexicon.contest else {}
    many = {name for name, weights in own.items() if weights.measure == "ways"}
    return {concept.name: (concept.group, concept.name in many) for concept in lexicon.concepts}
