"""Documents beside every role -> a page of them all, with those that could not be read."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from cxmatch.errors import DocumentError
from cxmatch.lexicon import Lexicon
from cxmatch.reports.charts.drawing import Picture, picture, try_picture
from cxmatch.reports.charts.roles import Scored, described_roles, roles_chart
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.person import PersonView, person_view
from cxmatch.scoring.report import Report


def html(reports: Sequence[Report], failed: Sequence[DocumentError], lexicon: Lexicon, as_of: date) -> str:
    """Several documents as one page that needs no other file.

    Args:
        reports: Of those that could be read.
        failed: What befell the others.
        lexicon: Whose roles they are.
        as_of: The day that "present" meant.
    """
    people = [person_view(report, anchor=f"d{number}-") for number, report in enumerate(reports, 1)]
    charts = [try_picture(partial(_chart, person)) for person in people]
    return rendering.html(
        "score.html", people=people, charts=charts, failed=failed, as_of=as_of, lexicon=lexicon.name, scripts=()
    )


def _chart(person: PersonView) -> Picture:
    fits = [Scored(role.title, role.place, role.score) for role in person.roles]
    return picture(roles_chart(fits, "svg"), described_roles(fits))
