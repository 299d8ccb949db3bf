"""A file of a ranking -> its part of the page, made by the worker that has just judged it.

It holds what opening somebody shows. Everything that stands in the table stands there only; a report of thousands of
people is as large as these parts.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from cxmatch.comparing.comparison import Asked
from cxmatch.documents.document import Passage
from cxmatch.ranking.drawn import Seen
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.comparison import comparison_view
from cxmatch.reports.pages.person import person_view, places_of
from cxmatch.reports.pages.rendering import signed
from cxmatch.reports.pages.texts import TextView
from cxmatch.reports.quotes import place_of
from cxmatch.reports.wording.scoring import ALONE_BELOW
from cxmatch.scoring.report import Report, RoleFit
from cxmatch.scoring.requirements import Requirement

SECTION: Final = "cxmatch.reports.pages.section:section"
"""What a `Drawn` of a report is made with."""
_TOLD: Final = 8
"""Characters of a digest that tell one file's places on a page from another's."""
_LINK: Final = re.compile(r'href="#([^"]+)"')
_PLACE: Final = re.compile(r'<mark id="([^"]+)"')


class VeiledRole(NamedTuple):
    """What a page shows of somebody's fit to a role where nobody is named.

    Attributes:
        title: The role's title.
        place: Of the role among all: its colour.
        score: 0 to 100.
        chosen: Whether it is the one that is shown first.
        lines: What counts: points, keyword, place, words.
        missing: Core keywords that are not shown.
        near: What comes close to them: keyword, words, why it is none.
        requirements: What the role asks for beyond its words.
        rejected: What looked like its keywords and was not counted: keyword, words, why.
    """

    title: str
    place: int
    score: float
    chosen: bool
    lines: tuple[tuple[str, str, str, str], ...]
    missing: tuple[str, ...]
    near: tuple[tuple[str, str, str], ...]
    requirements: tuple[Requirement, ...]
    rejected: tuple[tuple[str, str, str], ...]


def section(seen: Seen) -> str:
    """What opening a file shows.

    Args:
        seen: What the worker knows of it.
    """
    anchor = f"{seen.digest[:_TOLD]}-"
    if seen.report is not None:
        return _lean(_scored(seen.report, seen.row.role, anchor))
    if seen.comparison is not None:
        found = comparison_view(seen.comparison, anchor=anchor)
        # What all are compared with is the same for all, and does not stand here again and again.
        left_out = TextView("", ())
        of_resume = seen.row.kind == "resume"
        found = found._replace(posting_text=left_out) if of_resume else found._replace(resume_text=left_out)
        return _lean(rendering.html("section_compared.html", found=found))
    return _veiled(seen)


def _lean(html: str) -> str:
    """The same without the ids of places that nothing leads to: there are hundreds in every text."""
    led_to = set(_LINK.findall(html))
    return _PLACE.sub(lambda place: place[0] if place[1] in led_to else "<mark", html)


def _kept(fits: Iterable[RoleFit], chosen: str) -> tuple[list[RoleFit], list[tuple[str, int, float]]]:
    """The fits of which there is more than hardly a sign; and of the others title, place and score."""
    listed = list(fits)
    places = places_of(fit.role for fit in listed)
    kept = [fit for fit in listed if fit.role == chosen or fit.score >= ALONE_BELOW]
    return kept, [(fit.title, places[fit.role], fit.score) for fit in listed if fit not in kept]


def _scored(report: Report, role: str | None, anchor: str) -> str:
    """The text and what it shows of the roles of which there is more than hardly a sign; of the others a bar."""
    chosen = role or report.fits[0].role
    kept, others = _kept(report.fits, chosen)
    roles = {fit.role for fit in kept}
    rejected = tuple(one for one in report.rejected if one.role in roles)
    told = report.model_copy(update={"fits": tuple(kept), "rejected": rejected})
    places = places_of(fit.role for fit in report.fits)
    view = person_view(told, role=chosen, anchor=anchor, places=places, lines=False)
    return rendering.html("section_scored.html", person=view, others=others)


def _veiled(seen: Seen) -> str:
    """The words that count, and no text; likewise of the roles of which there is more than hardly a sign."""
    chosen = seen.row.role or (seen.fits[0].role if seen.fits else "")
    kept, others = _kept(seen.fits, chosen)
    places = places_of(fit.role for fit in seen.fits)
    roles = [_veiled_role(fit, places[fit.role], seen, chosen=fit.role == chosen) for fit in kept]
    return rendering.html(
        "section_veiled.html",
        person={"roles": roles},
        others=others,
        asked=_asked(seen.row.asked),
        breakers=seen.row.deal_breakers,
    )


def _veiled_role(fit: RoleFit, place: int, seen: Seen, *, chosen: bool) -> VeiledRole:
    counted = sorted((piece for piece in fit.evidence if piece.points), key=lambda piece: (-piece.points, piece.start))
    return VeiledRole(
        title=fit.title,
        place=place,
        score=fit.score,
        chosen=chosen,
        lines=tuple((signed(piece.points), piece.keyword, place_of(piece), _words(piece)) for piece in counted),
        missing=fit.missing,
        near=tuple((miss.keyword, _words(miss), miss.note) for miss in fit.near_misses),
        requirements=fit.requirements,
        rejected=tuple((one.keyword, _words(one), one.note) for one in seen.rejected if one.role == fit.role),
    )


def _words(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _asked(asked: Iterable[Asked]) -> tuple[tuple[Asked, tuple[str, ...]], ...]:
    """What is asked for, with the words that show it."""
    return tuple((one, tuple(map(_words, one.shown_at[:3]))) for one in asked)
