"""A document beside every role -> what a page shows of it: its text with what was found, role for role."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, Notice
from cxmatch.reports.pages.marking import Mark
from cxmatch.reports.pages.rendering import signed
from cxmatch.reports.pages.texts import TextView, Told, text_view, told
from cxmatch.reports.pages.texts import places as places_at
from cxmatch.reports.quotes import Quote, place_of, quote
from cxmatch.reports.wording.scoring import best_of, how
from cxmatch.scoring.report import Evidence, Report, RoleFit
from cxmatch.scoring.requirements import Requirement

PLACES: Final = 12
"""Roles that the style tells apart; beyond them its colours begin again."""
ANCHOR: Final = "t-"
"""How the ids of places in a text begin, where a page shows one."""


class Place(NamedTuple):
    """Where something stands again.

    Attributes:
        start: Where it begins.
        where: The page and section.
    """

    start: int
    where: str


class Counted(NamedTuple):
    """What counts for a role, or against it.

    Attributes:
        told: The id of its line.
        points: What it brings.
        keyword: The keyword or part of the work.
        core: Whether it is one of the core keywords.
        how: What kind of match it is, for people.
        start: Where it begins.
        where: The page and section.
        quote: The words in their line.
        again: Where it stands too, without points.
    """

    told: str
    points: float
    keyword: str
    core: bool
    how: str
    start: int
    where: str
    quote: Quote
    again: tuple[Place, ...]


class RoleView(NamedTuple):
    """What a page shows of somebody's fit to one role.

    Attributes:
        place: Of the role among all, by its id: its colour.
        role: The role's id.
        title: The role's title.
        score: 0 to 100.
        chosen: Whether it is the one that is shown first.
        speaks: What speaks for it, that which brings most first.
        against: What speaks against it, that which takes most first.
        missing: Core keywords that are not shown.
        near: What comes close to them.
        requirements: What the role asks for beyond its words.
        rejected: What looked like one of its keywords and was not counted.
    """

    place: int
    role: str
    title: str
    score: float
    chosen: bool
    speaks: tuple[Counted, ...]
    against: tuple[Counted, ...]
    missing: tuple[str, ...]
    near: tuple[Told, ...]
    requirements: tuple[Requirement, ...]
    rejected: tuple[Told, ...]

    @property
    def gains(self) -> float:
        """What speaks for it, all together."""
        return round(sum(one.points for one in self.speaks), 2)

    @property
    def losses(self) -> float:
        """What speaks against it, all together; 0 or below."""
        return round(sum(one.points for one in self.against), 2)


class PersonView(NamedTuple):
    """What a page shows of one document.

    Attributes:
        name: Of the file.
        kind: resume, posting or cover letter.
        sure: How sure that is, 0 to 1.
        pages: How many it has; 0 where it has none.
        years: Of dated work; None where nothing is dated.
        best: Which role it fits best, in a sentence.
        roles: Each role, best first.
        text: The whole text with its marks.
        notices: What should be known.
    """

    name: str
    kind: str
    sure: float
    pages: int
    years: float | None
    best: str
    roles: tuple[RoleView, ...]
    text: TextView
    notices: tuple[Notice, ...]


def person_view(
    report: Report,
    *,
    role: str | None = None,
    anchor: str = ANCHOR,
    also: Iterable[Mark] = (),
    places: Mapping[str, int] | None = None,
    lines: bool = True,
) -> PersonView:
    """What a page shows of a report.

    Args:
        report: The report.
        role: The role that is shown first; the best where None.
        anchor: How the ids of its places begin; every text on a page has its own.
        also: What else is marked in the text.
        places: Of the roles, where the report holds some of them only.
        lines: Whether what counts stands on the page line for line, so that points in the text can lead there.
    """
    document = report.document
    places = places or places_of(fit.role for fit in report.fits)
    chosen = role or report.fits[0].role
    roles = tuple(_role(fit, places[fit.role], report, anchor, chosen=fit.role == chosen) for fit in report.fits)
    told = {(one.role, counted.keyword, counted.start): counted.told
            for one in roles for counted in (*one.speaks, *one.against) if lines}  # fmt: skip
    return PersonView(
        name=document.name,
        kind=document.kind,
        sure=document.kind_confidence,
        pages=len(document.pages),
        years=report.experience.years,
        best=best_of(report),
        roles=roles,
        text=text_view(document, [*_marks(report, places, told), *also], anchor),
        notices=report.notices,
    )


def places_of(roles: Iterable[str]) -> dict[str, int]:
    """The place of each role among all of them, by their ids: the same on every page.

    Example:
        >>> places_of(["manager", "analyst"])
        {'analyst': 0, 'manager': 1}
    """
    return {role: place % PLACES for place, role in enumerate(sorted(roles))}


def look(piece: Evidence, place: int) -> str:
    """How evidence looks: r speaks for the role of a place, a against it, and q repeats what counts elsewhere."""
    return f"{'r' if piece.points > 0 else 'a' if piece.points < 0 else 'q'}{place}"


def _marks(report: Report, places: Mapping[str, int], lines: Mapping[tuple[str, str, int], str]) -> Iterator[Mark]:
    """All evidence, with its points where there are some; what was not counted; and what comes close."""
    for fit in report.fits:
        place = places[fit.role]
        for piece in sorted(fit.evidence, key=lambda piece: (-piece.points, piece.start)):
            note = signed(piece.points) if piece.points else ""
            line = lines.get((fit.role, piece.keyword, piece.start), "") if note else ""
            yield Mark(piece.start, piece.end, look(piece, place), note, piece.keyword, line)
        for miss in fit.near_misses:
            yield Mark(miss.start, miss.end, f"m{place}", "", f"close to {miss.keyword}")
        for asked in fit.requirements:
            yield from places_at(asked.places)
    for other in report.rejected:
        yield Mark(other.start, other.end, f"n{places[other.role]}", "", f"{other.keyword}: not counted, {other.note}")


def _role(fit: RoleFit, place: int, report: Report, anchor: str, *, chosen: bool) -> RoleView:
    document = report.document
    counted = tuple(_counted(fit, f"{anchor}r{place}-", document))
    return RoleView(
        place=place,
        role=fit.role,
        title=fit.title,
        score=fit.score,
        chosen=chosen,
        speaks=tuple(one for one in counted if one.points >= 0),
        against=tuple(one for one in reversed(counted) if one.points < 0),
        missing=fit.missing,
        near=tuple(told(document, miss, keyword=miss.keyword, note=miss.note) for miss in fit.near_misses),
        requirements=fit.requirements,
        rejected=tuple(
            told(document, one, keyword=one.keyword, note=one.note) for one in report.rejected if one.role == fit.role
        ),
    )


def _counted(fit: RoleFit, anchor: str, document: Document) -> Iterator[Counted]:
    """A line for each piece with points, those that bring most first; repeats stand with the first of their keyword."""
    order = sorted(fit.evidence, key=lambda piece: (-piece.points, piece.start))
    repeats: dict[str, list[Evidence]] = defaultdict(list)
    for piece in order:
        if not piece.points:
            repeats[piece.keyword].append(piece)
    with_points = {piece.keyword for piece in order if piece.points}
    alone = [pieces.pop(0) for keyword, pieces in repeats.items() if keyword not in with_points]
    lines = [*(piece for piece in order if piece.points), *alone]
    lines.sort(key=lambda piece: (-piece.points, piece.start))
    for number, piece in enumerate(lines):
        again = repeats.pop(piece.keyword, [])
        kind = how(piece.how)
        yield Counted(
            told=f"{anchor}{number}",
            points=piece.points,
            keyword=piece.keyword,
            core=piece.core,
            how=f"{kind} ({piece.similarity:.2f} alike)" if piece.how == "fuzzy" else kind,
            start=piece.start,
            where=place_of(piece),
            quote=quote(document.text, piece.start, piece.end),
            again=tuple(Place(one.start, place_of(one)) for one in again),
        )
