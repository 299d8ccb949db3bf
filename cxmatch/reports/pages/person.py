"""A document beside every role -> what a page shows of it: its text with what was found, role for role."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, Notice
from cxmatch.reports.pages.marking import Mark, Segment, segments
from cxmatch.reports.pages.rendering import signed
from cxmatch.reports.quotes import Quote, place_of, quote
from cxmatch.scoring.report import Evidence, NearMiss, Rejected, Report, RoleFit
from cxmatch.scoring.requirements import Requirement

PLACES: Final = 12
"""Roles that the style tells apart; beyond them its colours begin again."""
OF_NONE: Final = -1
"""The place of a mark that belongs to no role."""


class Told(NamedTuple):
    """A place in a text and what is said of it.

    Attributes:
        keyword: The keyword or part of the work.
        where: The page and section.
        quote: The words in their line.
        note: Why.
    """

    keyword: str
    where: str
    quote: Quote
    note: str


class RoleView(NamedTuple):
    """What a page shows of somebody's fit to one role.

    Attributes:
        place: Of the role among all, by its id: its colour.
        role: The role's id.
        title: The role's title.
        score: 0 to 100.
        chosen: Whether it is the one that is shown first.
        speaks: What speaks for it and brings points, those first that bring most.
        against: What speaks against it.
        missing: Core keywords that are not shown.
        near: What comes close to them.
        requirements: What the role asks for beyond its words.
    """

    place: int
    role: str
    title: str
    score: float
    chosen: bool
    speaks: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    missing: tuple[str, ...]
    near: tuple[Told, ...]
    requirements: tuple[Requirement, ...]


class PersonView(NamedTuple):
    """What a page shows of one document.

    Attributes:
        name: Of the file.
        kind: resume, posting or cover letter.
        sure: How sure that is, 0 to 1.
        pages: How many it has; 0 where it has none.
        years: Of dated work; None where nothing is dated.
        roles: Each role, best first.
        text: The whole text in pieces.
        rejected: What looked like a keyword and was not counted.
        notices: What should be known.
    """

    name: str
    kind: str
    sure: float
    pages: int
    years: float | None
    roles: tuple[RoleView, ...]
    text: tuple[Segment, ...]
    rejected: tuple[Told, ...]
    notices: tuple[Notice, ...]


def person_view(report: Report, *, role: str | None = None) -> PersonView:
    """What a page shows of a report.

    Args:
        report: The report.
        role: The role that is shown first; the best where None.
    """
    document = report.document
    places = places_of(fit.role for fit in report.fits)
    chosen = role or report.fits[0].role
    return PersonView(
        name=document.name,
        kind=document.kind,
        sure=document.kind_confidence,
        pages=len(document.pages),
        years=report.experience.years,
        roles=tuple(_role(fit, places[fit.role], document, chosen=fit.role == chosen) for fit in report.fits),
        text=segments(document.text, marks(report.fits, report.rejected, places)),
        rejected=tuple(_told(piece, document) for piece in report.rejected),
        notices=report.notices,
    )


def places_of(roles: Iterable[str]) -> dict[str, int]:
    """The place of each role among all of them, by their ids: the same on every page.

    Example:
        >>> places_of(["manager", "analyst"])
        {'analyst': 0, 'manager': 1}
    """
    return {role: place % PLACES for place, role in enumerate(sorted(roles))}


def marks(fits: Iterable[RoleFit], rejected: Iterable[Rejected], places: dict[str, int]) -> Iterator[Mark]:
    """What is marked in a text: all evidence, points where there are some, and what was not counted.

    Args:
        fits: To every role.
        rejected: What was not counted.
        places: Of the roles.
    """
    for fit in fits:
        for piece in fit.evidence:
            note = signed(piece.points) if piece.points else ""
            yield Mark(piece.start, piece.end, places[fit.role], note, piece.keyword)
    for other in rejected:
        yield Mark(other.start, other.end, OF_NONE, "", f"{other.keyword}: not counted, {other.note}")


def _role(fit: RoleFit, place: int, document: Document, *, chosen: bool) -> RoleView:
    order = sorted(fit.evidence, key=lambda piece: (-piece.points, piece.start))
    return RoleView(
        place=place,
        role=fit.role,
        title=fit.title,
        score=fit.score,
        chosen=chosen,
        speaks=tuple(piece for piece in order if piece.points > 0),
        against=tuple(piece for piece in reversed(order) if piece.points < 0),
        missing=fit.missing,
        near=tuple(_told(miss, document) for miss in fit.near_misses),
        requirements=fit.requirements,
    )


def _told(piece: NearMiss | Rejected, document: Document) -> Told:
    return Told(piece.keyword, place_of(piece), quote(document.text, piece.start, piece.end), piece.note)
