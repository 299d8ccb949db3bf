"""Weights -> points: whole hundredths whose exact sum is the score.

A role's terms share 100 points by their weights. A term that the text shows brings its part, in full where it tells
of work done and less elsewhere; a term that it does not show brings nothing. So the score is the share of what the
role is made of that the text shows, and every point has a place in the text.
"""

from functools import lru_cache
from typing import Final

from cxmatch.lexicon import Role

FULL: Final = 10_000
"""Hundredths of a point that a role's terms share."""


@lru_cache(maxsize=256)
def parts(role: Role) -> dict[str, int]:
    """What each term of a role brings at most, in hundredths of a point; together exactly `FULL`.

    What is left over after rounding down goes to the largest remainders, the earlier term first.

    Example:
        >>> from cxmatch.lexicon import Lexicon
        >>> sum(parts(Lexicon.load().role("associate")).values())
        10000
    """
    whole = sum(term.weight for term in role.terms)
    exact = [term.weight / whole * FULL for term in role.terms]
    floors = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (floors[place] - exact[place], place))
    for place in by_remainder[: FULL - sum(floors)]:
        floors[place] += 1
    return {term.term: part for term, part in zip(role.terms, floors, strict=True)}
