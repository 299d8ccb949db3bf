"""Weights -> points: whole hundredths whose exact sum is the score.

A role's terms share 100 points by their weights. A term that the text shows brings its part, in full where it tells
of work done and less elsewhere; a term that it does not show brings nothing. So the score is the share of what the
role is made of that the text shows, and every point has a place in the text.
"""

from functools import lru_cache
from typing import Final

from cxmatch.lexicon import Lexicon, Role

FULL: Final = 10_000
"""Hundredths of a point that a role's terms share."""


@lru_cache(maxsize=8)
def parts(lexicon: Lexicon) -> dict[str, dict[str, int]]:
    """What each term of each role brings at most, in hundredths of a point; each role's together exactly `FULL`.

    Example:
        >>> sum(parts(Lexicon.load())["associate"].values())
        10000
    """
    return {role.id: _parts(role) for role in lexicon.roles}


def _parts(role: Role) -> dict[str, int]:
    # What is left over after rounding down goes to the largest remainders, the earlier term first.
    whole = sum(term.weight for term in role.terms)
    exact = [term.weight / whole * FULL for term in role.terms]
    floors = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (floors[place] - exact[place], place))
    for place in by_remainder[: FULL - sum(floors)]:
        floors[place] += 1
    return {term.term: part for term, part in zip(role.terms, floors, strict=True)}
