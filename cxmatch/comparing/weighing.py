"""What each thing that is asked for brings: whole hundredths whose exact sum is the score.

The score is the weight of what is shown as a share of the weight of what is shown or missing. What is unknown is left
out of both: it counts neither for nor against.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cxmatch.comparing.comparison import AskedKind, Status
from cxmatch.scoring.points import FULL, apportioned

MUST: Final = 3
"""How many things that are nice to have weigh as much as one that is required. Chosen, not fitted: there is no public
set of resumes that were judged against postings. Two nice things do not make up for a required one that is missing."""
WEIGHT_OF_KIND: Final[dict[AskedKind, int]] = {
    "keyword": 1, "work": 1, "tool": 1, "skill": 1, "language": 3, "licence": 3, "years": 3, "people led": 3,
}  # fmt: skip
"""How many named words a thing weighs as much as. Chosen, not fitted: a tool is learned in weeks; years, a language, a
licence and leading people are not, and each of them is one thing among dozens of words."""


class Weighed(NamedTuple):
    """The score, and for each thing its points and what it could bring, in whole hundredths."""

    score: int | None
    points: tuple[int, ...]
    of: tuple[int, ...]


def weight(kind: AskedKind, must: bool) -> int:
    """What a thing weighs beside the others that are asked for.

    Example:
        >>> weight("tool", False), weight("tool", True), weight("years", True)
        (1, 3, 9)
    """
    return WEIGHT_OF_KIND[kind] * (MUST if must else 1)


def weigh(weights: Sequence[int], statuses: Sequence[Status]) -> Weighed:
    """The points of things by their weights.

    The score is cut down to whole hundredths, and shared out by weight among what is shown; what it lacks of 100 is
    shared out among what is missing. So no rounding ever lowers a score where something more is shown.

    Args:
        weights: Of each thing.
        statuses: Of each thing.

    Example:
        >>> weigh([3, 3, 1, 3], ["shown", "missing", "shown", "unknown"])
        Weighed(score=5714, points=(4286, 0, 1428, 0), of=(4286, 4286, 1428, 0))
    """
    shown = [place for place, status in enumerate(statuses) if status == "shown"]
    missing = [place for place, status in enumerate(statuses) if status == "missing"]
    whole = sum(weights[place] for place in (*shown, *missing))
    if not whole:
        nothing = (0,) * len(weights)
        return Weighed(None, nothing, nothing)
    score = sum(weights[place] for place in shown) * FULL // whole
    points = _shared(score, shown, weights)
    of = points | _shared(FULL - score, missing, weights)
    places = range(len(weights))
    return Weighed(score, tuple(points.get(place, 0) for place in places), tuple(of.get(place, 0) for place in places))


def _shared(hundredths: int, places: list[int], weights: Sequence[int]) -> dict[int, int]:
    whole = sum(weights[place] for place in places)
    exact = {place: weights[place] / whole * hundredths for place in places}
    return apportioned(exact, hundredths, {place: place for place in places}) if places else {}
