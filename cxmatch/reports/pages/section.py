"""A file of a ranking -> its part of the page, made by the worker that has just judged it.

It holds what opening somebody shows. Everything that stands in the table stands there only; a report of thousands of
people is as large as these parts.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from cxmatch.comparing.comparison import Asked
from cxmatch.ranking.drawn import Seen
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.comparison import comparison_view
from cxmatch.reports.pages.person import person_view, places_of
from cxmatch.reports.pages.rendering import signed
from cxmatch.reports.pages.texts import TextView
from cxmatch.reports.quotes import place_of
from cxmatch.reports.wording.scoring import ALONE_BELOW
from cxmatch.scoring.report import Report, RoleFit

SECTION: Final = "cxmatch.reports.pages.section:section"
"""What a `Drawn` of a report is made with."""
_TOLD: Final = 10
"""Characters of a digest that tell one file's places on a page from another's."""


class VeiledRole(NamedTuple):
    """What a page shows of somebody's fit to a role where nobody is named.

    Attributes:
        title: The role's title.
        place: Of the role among all: its colour.
        score: 0 to 100.
        chosen: Whether it is the one that is shown first.
        lines: What counts: points, keyword, place, words.
        missing: Core keywords that are not shown.
    """

    title: str
    place: int
    score: float
    chosen: bool
    lines: tuple[tuple[str, str, str, str], ...]
    missing: tuple[str, ...]


def section(seen: Seen) -> str:
    """What opening a file shows.

    Args:
        seen: What the worker knows of it.
    """
    anchor = f"{seen.digest[:_TOLD]}-"
    if seen.report is not None:
        return _scored(seen.report, seen.row.role, anchor)
    if seen.comparison is not None:
        found = comparison_view(seen.comparison, anchor=anchor)
        # What all are compared with is the same for all, and does not stand here again and again.
        left_out = TextView("", ())
        of_resume = seen.row.kind == "resume"
        found = found._replace(posting_text=left_out) if of_resume else found._replace(resume_text=left_out)
        return rendering.html("section_compared.html", found=found)
    return rendering.html("section_veiled.html", roles=_veiled(seen.fits, seen.row.role), asked=_asked(seen.row.asked))


def _scored(report: Report, role: str | None, anchor: str) -> str:
    """The text and what it shows of the roles of which there is more than hardly a sign; of the others a bar."""
    places = places_of(fit.role for fit in report.fits)
    chosen = role or report.fits[0].role
    kept = tuple(fit for fit in report.fits if fit.role == chosen or fit.score >= ALONE_BELOW)
    roles = {fit.role for fit in kept}
    told = report.model_copy(
        update={"fits": kept, "rejected": tuple(one for one in report.rejected if one.role in roles)}
    )
    others = [(fit.title, places[fit.role], fit.score) for fit in report.fits if fit.role not in roles]
    view = person_view(told, role=chosen, anchor=anchor, places=places, lines=False)
    return rendering.html("section_scored.html", person=view, others=others)


def _veiled(fits: Iterable[RoleFit], role: str | None) -> tuple[VeiledRole, ...]:
    all_fits = list(fits)
    places = places_of(fit.role for fit in all_fits)
    chosen = role or (all_fits[0].role if all_fits else None)
    return tuple(
        VeiledRole(
            title=fit.title,
            place=places[fit.role],
            score=fit.score,
            chosen=fit.role == chosen,
            lines=tuple(
                (signed(piece.points), piece.keyword, place_of(piece), " ".join(piece.text.split()))
                for piece in sorted(fit.evidence, key=lambda piece: (-piece.points, piece.start))
                if piece.points
            ),
            missing=fit.missing,
        )
        for fit in all_fits
    )


def _asked(asked: Iterable[Asked]) -> tuple[tuple[Asked, tuple[str, ...]], ...]:
    """What is asked for, with the words that show it."""
    return tuple((one, tuple(" ".join(place.text.split()) for place in one.shown_at[:3])) for one in asked)
