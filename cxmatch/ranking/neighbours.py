"""Why one row of a ranking stands above the next: what brings more there, and what brings more here."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row

MOST_ABOVE, MOST_BELOW = 3, 2
"""How many things are named that bring more to the upper row, and to the lower one."""
LEAST: Final = 0.005
"""Points below which a difference is none: they are whole hundredths."""


Way = Literal["alone", "more", "against"]
"""It counts for one of them alone; for both, and more for the one; or against the other."""


class More(NamedTuple):
    """Something that brings one row more than the other.

    Attributes:
        name: The keyword, the part of the work, or what a posting asks for.
        points: How much more, above 0.
        way: In which way.
    """

    name: str
    points: float
    way: Way


class Neighbours(NamedTuple):
    """Two rows that follow each other.

    Attributes:
        upper: The upper row.
        lower: The lower one.
        by: How many points the upper one has more; None where one of them has no score, or they stand under different
            roles.
        above: What brings the upper one more, that which brings most first.
        below: What brings the lower one more, likewise.
    """

    upper: Row
    lower: Row
    by: float | None
    above: tuple[More, ...]
    below: tuple[More, ...]


def neighbours(ranking: Ranking) -> Iterator[Neighbours]:
    """Every two rows that follow each other and could be read.

    Args:
        ranking: The ranking.

    Example:
        >>> from cxmatch.ranking.ranking import rank
        >>> first = next(neighbours(rank("docs/examples/resumes", role="analyst")))
        >>> first.by > 0, first.above[0].points > 0
        (True, True)
    """
    for upper, lower in pairwise(ranking.rows):
        if "failed" not in (upper.status, lower.status):
            yield between(upper, lower)


def between(upper: Row, lower: Row) -> Neighbours:
    """What makes the difference between two rows.

    Args:
        upper: The upper row.
        lower: The lower one.
    """
    if upper.role != lower.role or upper.score is None or lower.score is None:
        return Neighbours(upper, lower, None, (), ())
    ours, theirs = _points(upper), _points(lower)
    return Neighbours(
        upper,
        lower,
        round(upper.score - lower.score, 2),
        _more(ours, theirs)[:MOST_ABOVE],
        _more(theirs, ours)[:MOST_BELOW],
    )


def _more(ours: dict[str, float], theirs: dict[str, float]) -> tuple[More, ...]:
    """What brings us more than them, that which brings most first."""
    found = (
        More(name, round(ours.get(name, 0.0) - theirs.get(name, 0.0), 2), _way(theirs.get(name, 0.0)))
        for name in sorted(ours.keys() | theirs.keys())
    )
    return tuple(sorted((one for one in found if one.points > LEAST), key=lambda one: -one.points))


def _way(theirs: float) -> Way:
    # What speaks for another role speaks against this one, and there its want is what brings more.
    return "against" if theirs < 0 else "more" if theirs > 0 else "alone"


def _points(row: Row) -> dict[str, float]:
    """What everything brings a row; their sum is its score."""
    points: dict[str, float] = defaultdict(float)
    for piece in row.evidence:
        points[piece.keyword] += piece.points
    for asked in row.asked:
        points[asked.name] += asked.points
    return points
