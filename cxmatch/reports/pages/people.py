"""What pages of rankings and of teams have in common."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxmatch.reports.charts.drawing import Picture, picture, try_picture
from cxmatch.reports.charts.roles import Scored, described_people, people_chart
from cxmatch.reports.pages.person import places_of


class FailedView(NamedTuple):
    """A file that could not be read.

    Attributes:
        name: What it is called.
        message: What failed, and what to do.
        error: The kind of error.
    """

    name: str
    message: str
    error: str


def chart_of(people: Sequence[Mapping[str, float]], titles: Mapping[str, str]) -> tuple[Picture | None, str]:
    """People by the role that they fit best, or what is missing to draw it; neither where there are too few of them.

    Args:
        people: The score of every role, by its id, of each.
        titles: Of the roles, by their ids.
    """
    best = [_best_of(scores, titles) for scores in people if scores]
    if len(best) < 2:
        return None, ""
    return try_picture(lambda: picture(people_chart(best, "svg"), described_people(best)))


def _best_of(scores: Mapping[str, float], titles: Mapping[str, str]) -> Scored | None:
    best = max(sorted(scores), key=lambda role: scores[role])
    return Scored(titles[best], places_of(titles)[best], scores[best]) if scores[best] > 0 else None
