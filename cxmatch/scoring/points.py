"""Points: whole hundredths whose exact sum is the score. How a role's terms share 100 of them by their weights.

This is how a lexicon without a contest scores: a term that the text shows brings its part, in full where it tells of
work done and less elsewhere; a term that it does not show brings nothing. So the score is the share of what the role
is made of that the text shows.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from cxmatch.lexicon import Lexicon, Role
from cxmatch.matching.finding import Match
from cxmatch.scoring.places import Places

_Key = TypeVar("_Key")

FULL: Final = 10_000
"""Hundredths of a point that a score can have."""


class Piece(NamedTuple):
    """A thing that a text shows, at the place that shows it best."""

    name: str
    start: int
    end: int


class Share(NamedTuple):
    """What a role gets: its score, and its pieces' points whose sum that is, in whole hundredths."""

    score: int
    points: dict[Piece, int]


def shares(matches: Iterable[Match], places: Places, lexicon: Lexicon) -> dict[str, Share]:
    """Each role's score and points."""
    whole = parts(lexicon)
    found: dict[str, dict[Piece, int]] = {role.id: {} for role in lexicon.roles}
    for (role, term), match in best_uses(matches, places).items():
        found[role][piece_of(match)] = int(whole[role][term] * places.share(match.start))
    return {role: Share(sum(points.values()), points) for role, points in found.items()}


def best_uses(matches: Iterable[Match], places: Places) -> dict[tuple[str, str], Match]:
    """The credited use of each term of each role in the place that counts for most, the first of equals."""
    uses: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in matches:
        if match.owner.kind == "term" and match.rejected is None:
            uses[match.owner.role, match.owner.name].append(match)
    return {
        term: found[0] if len(found) == 1 else max(found, key=lambda match: (places.share(match.start), -match.start))
        for term, found in uses.items()
    }


def piece_of(match: Match) -> Piece:
    """The piece of evidence that a match is."""
    return Piece(match.owner.name, match.start, match.end)


@lru_cache(maxsize=8)
def parts(lexicon: Lexicon) -> dict[str, dict[str, int]]:
    """What each term of each role brings at most, in hundredths of a point; each role's together exactly `FULL`.

    Example:
        >>> sum(parts(Lexicon.load())["associate"].values())
        10000
    """
    return {role.id: _parts(role) for role in lexicon.roles}


def _parts(role: Role) -> dict[str, int]:
    whole = sum(term.weight for term in role.terms)
    exact = {term.term: term.weight / whole * FULL for term in role.terms}
    order = {term.term: place for place, term in enumerate(role.terms)}
    return apportioned(exact, FULL, order)


def apportioned(exact: dict[_Key, float], whole: int, order: dict[_Key, int]) -> dict[_Key, int]:
    """Parts in whole numbers, by largest remainder.

    Args:
        exact: The parts, whose sum is `whole`.
        whole: What the whole numbers add up to.
        order: Which of two equal remainders is rounded up first: the lower; no two are equal.
    """
    rounded = {key: int(part) for key, part in exact.items()}
    left = whole - sum(rounded.values())
    if left:
        for _, _, key in sorted([(rounded[key] - part, order[key], key) for key, part in exact.items()])[:left]:
            rounded[key] += 1
    return rounded
