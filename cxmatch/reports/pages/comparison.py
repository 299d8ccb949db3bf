"""A resume beside a posting -> what a page shows of it: both texts, and each thing that is asked with its places."""

from collections.abc import Iterator
from itertools import count, groupby
from typing import NamedTuple

from cxmatch.comparing.comparison import Asked, Comparison, DealBreaker, Status
from cxmatch.documents.document import Document, Notice, Passage
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.marking import Mark
from cxmatch.reports.pages.texts import TextView, Told, text_view, told
from cxmatch.reports.wording import comparing as wording


class AskedView(NamedTuple):
    """What a page shows of something that a posting asks for.

    Attributes:
        told: The id of its line.
        number: From 1, by which its places are known in both texts.
        name: What it is called.
        kind: What it is.
        status: shown, missing or unknown.
        dated: How many years are dated; mostly empty.
        points: What it brings; None of a condition.
        of: What it can bring; None of a condition.
        asked: Every place where the posting asks for it.
        found: What places in the resume are called: shown, or found.
        shown: Every such place.
    """

    told: str
    number: int
    name: str
    kind: str
    status: Status
    dated: str
    points: float | None
    of: float | None
    asked: tuple[Told, ...]
    found: str
    shown: tuple[Told, ...]


class GroupView(NamedTuple):
    """Things that are asked for, all required or all nice to have.

    Attributes:
        name: What they are together.
        points: What they bring together.
        of: What they can bring.
        asked: Each.
    """

    name: str
    points: float
    of: float
    asked: tuple[AskedView, ...]


class ComparisonView(NamedTuple):
    """What a page shows of a comparison.

    Attributes:
        resume: The name of the resume's file.
        posting: The name of the posting's.
        score: 0 to 100; None where nothing can be told.
        counts: How much is asked for, and what became of it.
        years: Of dated work in the resume; None where nothing is dated.
        groups: What is asked for.
        breakers: Conditions that no other strength makes up for.
        unasked: What the resume shows and was not asked for: each kind with its things.
        resume_text: The resume's text with its places.
        posting_text: The posting's.
        notices: What should be known.
        skills: Where the names of tools and skills come from.
    """

    resume: str
    posting: str
    score: float | None
    counts: str
    years: float | None
    groups: tuple[GroupView, ...]
    breakers: tuple[AskedView, ...]
    unasked: tuple[tuple[str, tuple[Told, ...]], ...]
    resume_text: TextView
    posting_text: TextView
    notices: tuple[Notice, ...]
    skills: tuple[str, ...]


def comparison_view(found: Comparison, *, anchor: str = "") -> ComparisonView:
    """What a page shows of a resume beside a posting.

    Args:
        found: The comparison.
        anchor: How the ids of its places begin; every comparison on a page has its own.
    """
    numbers = count(1)
    groups = []
    for must, name in wording.GROUPS:
        asked = tuple(_asked(each, found, next(numbers), anchor) for each in found.asked if each.must is must)
        if asked:
            points, of = sum(each.points or 0 for each in asked), sum(each.of or 0 for each in asked)
            groups.append(GroupView(name, round(points, 2), round(of, 2), asked))
    breakers = tuple(_asked(each, found, next(numbers), anchor) for each in found.deal_breakers)
    lines = [*(each for group in groups for each in group.asked), *breakers]
    return ComparisonView(
        resume=found.resume.name,
        posting=found.posting.name,
        score=found.score,
        counts=wording.counts(found),
        years=found.years,
        groups=tuple(groups),
        breakers=breakers,
        unasked=tuple(
            (kind, tuple(told(found.resume, each.shown_at[0], keyword=each.name) for each in things))
            for kind, things in groupby(found.unasked, key=lambda each: each.kind)
        ),
        resume_text=text_view(found.resume, _resume_marks(found, lines), f"{anchor}resume-"),
        posting_text=text_view(found.posting, _posting_marks(found, lines), f"{anchor}posting-"),
        notices=found.notices,
        skills=found.provenance.skills,
    )


def html(found: Comparison) -> str:
    """A comparison as one page that needs no other file.

    Args:
        found: The comparison.
    """
    made = found.provenance
    return rendering.html(
        "match.html", found=comparison_view(found), as_of=made.as_of, lexicon=made.lexicon, scripts=()
    )


def _asked(each: Asked | DealBreaker, found: Comparison, number: int, anchor: str) -> AskedView:
    asked = each if isinstance(each, Asked) else None
    return AskedView(
        told=f"{anchor}asked-{number}",
        number=number,
        name=each.name,
        kind=each.kind,
        status=each.status,
        dated=wording.dated(asked) if asked else "",
        points=asked.points if asked else None,
        of=asked.of if asked else None,
        asked=_places(each.asked_at, found.posting),
        found=wording.where_found(each),
        shown=_places(each.shown_at, found.resume),
    )


def _places(passages: tuple[Passage, ...], document: Document) -> tuple[Told, ...]:
    return tuple(told(document, place) for place in passages)


def _posting_marks(found: Comparison, lines: list[AskedView]) -> Iterator[Mark]:
    for each, line in zip(_in_order(found), lines, strict=True):
        for place in each.asked_at:
            yield Mark(place.start, place.end, line.status, str(line.number), line.name, line.told)


def _resume_marks(found: Comparison, lines: list[AskedView]) -> Iterator[Mark]:
    for each, line in zip(_in_order(found), lines, strict=True):
        for place in each.shown_at:
            yield Mark(place.start, place.end, line.status, str(line.number), line.name, line.told)
    for other in found.unasked:
        for place in other.shown_at:
            yield Mark(place.start, place.end, "unasked", "", f"{other.name}: not asked for")


def _in_order(found: Comparison) -> Iterator[Asked | DealBreaker]:
    """What is asked for in the order of its numbers."""
    for must, _ in wording.GROUPS:
        yield from (each for each in found.asked if each.must is must)
    yield from found.deal_breakers
