"""A resume beside every role, with what could be changed towards each -> what a page shows of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxmatch.comparing.comparison import Comparison
from cxmatch.hiring.improving.improve import Improvement
from cxmatch.lexicon import Lexicon
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.comparison import ComparisonView, comparison_view
from cxmatch.reports.pages.improvement import ImprovementView, LackingView, improvement_view, lacking_view, marks
from cxmatch.reports.pages.person import ANCHOR, PersonView, person_view
from cxmatch.scoring.report import Report


class ResumeView(NamedTuple):
    """What a page shows of a resume to who wrote it.

    Attributes:
        person: The resume beside every role.
        advice: What could be changed towards each role that was asked about, by its id.
        comparison: The resume beside a posting; None without one.
        lacking: What the posting asks for and the resume lacks; None without one, or where the comparison shows it.
    """

    person: PersonView
    advice: Mapping[str, ImprovementView]
    comparison: ComparisonView | None
    lacking: LackingView | None


def resume_view(
    report: Report,
    improvements: Sequence[Improvement],
    comparison: Comparison | None = None,
    *,
    role: str | None = None,
    tiers: Sequence[str] = (),
    anchor: str = ANCHOR,
) -> ResumeView:
    """What a page shows of a resume and of what could be changed in it.

    Args:
        report: The resume beside every role.
        improvements: The same resume, towards one role each.
        comparison: It beside a posting; None without one.
        role: The role that is shown first: where None, the best of those that were asked about.
        tiers: Ids of the lexicon's tiers of growth, for answers that hold searches.
        anchor: How the ids of its places begin; every text on a page has its own.
    """
    titles = {fit.role: fit.title for fit in report.fits}
    asked = {found.role for found in improvements}
    first = role or next((fit.role for fit in report.fits if fit.role in asked), None)
    beside = next((found.posting for found in improvements if found.posting), None)
    also = [mark for found in improvements for mark in marks(found)]
    return ResumeView(
        person=person_view(report, role=first, anchor=anchor, also=also),
        advice={found.role: improvement_view(found, titles, report.notices, tiers=tiers) for found in improvements},
        comparison=comparison_view(comparison) if comparison else None,
        lacking=lacking_view(beside) if beside and comparison is None else None,
    )


def html(found: Improvement, report: Report, lexicon: Lexicon) -> str:
    """What could be changed in a resume as one page that needs no other file.

    Args:
        found: That, towards one role.
        report: The resume beside every role.
        lexicon: Whose roles they are.
    """
    view = resume_view(report, [found], tiers=[tier.id for tier in lexicon.growth])
    made = found.provenance
    return rendering.html("improve.html", view=view, as_of=made.as_of, lexicon=made.lexicon, scripts=())
