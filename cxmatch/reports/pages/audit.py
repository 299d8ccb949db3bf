"""An audit of a posting -> what a page shows of it: its title beside its text, what it asks for, and what misleads."""

from collections.abc import Iterator
from typing import NamedTuple

from cxmatch.documents.document import Document, Notice
from cxmatch.hiring.auditing.audit import Audit
from cxmatch.hiring.auditing.findings import a_role
from cxmatch.lexicon import Lexicon
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.marking import Mark
from cxmatch.reports.pages.person import ANCHOR, PersonView, person_view
from cxmatch.reports.pages.texts import Told, cut, places, told
from cxmatch.reports.wording import auditing as wording
from cxmatch.scoring.report import Report


class FactView(NamedTuple):
    """What a page shows of something that a posting asks for.

    Attributes:
        name: What it is about.
        told: What is said.
        places: Where.
    """

    name: str
    told: str
    places: tuple[Told, ...]


class LineView(NamedTuple):
    """What a page shows of a line that speaks for a second role.

    Attributes:
        points: What it brings that role.
        keywords: What is found in it.
        at: The line.
    """

    points: float
    keywords: tuple[str, ...]
    at: Told


class FindingView(NamedTuple):
    """What a page shows of something that misleads.

    Attributes:
        told: The id of its line.
        number: From 1, by which its places are known in the text.
        kind: What it is about.
        text: What is found and what would mend it.
        places: Where.
        lines: Of a second role, its lines.
    """

    told: str
    number: int
    kind: str
    text: str
    places: tuple[Told, ...]
    lines: tuple[LineView, ...]


class AuditView(NamedTuple):
    """What a page shows of an audit.

    Attributes:
        name: Of the posting's file.
        is_english: Whether anything can be told of it.
        title: Its title; empty where there is none.
        no_title: What is said where there is none.
        title_where: Where it was found.
        title_names: What it names.
        describes: What the text describes; empty where it is no role.
        sure: How surely.
        agrees: Whether title and text agree; None where one of them names no role.
        facts: What it asks for.
        findings: What misleads, the gravest first.
        nothing_misleads: What is said where there are none.
        notices: What should be known of this answer beyond the document.
        person: The posting beside every role.
    """

    name: str
    is_english: bool
    title: str
    no_title: str
    title_where: str
    title_names: str
    describes: str
    sure: str
    agrees: bool | None
    facts: tuple[FactView, ...]
    findings: tuple[FindingView, ...]
    nothing_misleads: str
    notices: tuple[Notice, ...]
    person: PersonView


def audit_view(found: Audit, report: Report, lexicon: Lexicon, *, anchor: str = ANCHOR) -> AuditView:
    """What a page shows of an audit.

    Args:
        found: The audit.
        report: The same posting beside every role.
        lexicon: Whose roles they are.
        anchor: How the ids of its places begin; every text on a page has its own.
    """
    document = found.document
    findings = tuple(_findings(found, anchor))
    return AuditView(
        name=document.name,
        is_english=document.is_english,
        title=cut(found.title or ""),
        no_title=wording.NO_TITLE,
        title_where=wording.where_titled(found),
        title_names=wording.names(found),
        describes=a_role(found.described_role) if found.described_role else "",
        sure=wording.how_sure(found, lexicon),
        agrees=found.agrees,
        facts=tuple(
            FactView(fact.name, fact.told, tuple(told(document, place) for place in fact.places))
            for fact in wording.facts(found)
        ),
        findings=findings,
        nothing_misleads=wording.NOTHING_MISLEADS,
        notices=tuple(notice for notice in found.notices if notice not in report.notices),
        person=person_view(report, anchor=anchor, also=_marks(found, findings)),
    )


def html(found: Audit, report: Report, lexicon: Lexicon) -> str:
    """An audit as one page that needs no other file.

    Args:
        found: The audit.
        report: The same posting beside every role.
        lexicon: Whose roles they are.
    """
    view = audit_view(found, report, lexicon)
    made = found.provenance
    return rendering.html("audited.html", found=view, as_of=made.as_of, lexicon=made.lexicon, scripts=())


def _findings(found: Audit, anchor: str) -> Iterator[FindingView]:
    for number, finding in enumerate(found.findings, 1):
        second = found.second if finding.kind == "second role" else None
        yield FindingView(
            told=f"{anchor}finding-{number}",
            number=number,
            kind=finding.kind,
            text=finding.text,
            places=() if second else tuple(told(found.document, place) for place in finding.places),
            lines=_lines(found, found.document) if second else (),
        )


def _lines(found: Audit, document: Document) -> tuple[LineView, ...]:
    lines = found.second.lines if found.second else ()
    return tuple(LineView(line.points, line.keywords, told(document, line.passage)) for line in lines)


def _marks(found: Audit, findings: tuple[FindingView, ...]) -> Iterator[Mark]:
    for fact in wording.facts(found):
        yield from places(fact.places)
    for finding, view in zip(found.findings, findings, strict=True):
        for place in finding.places:
            yield Mark(place.start, place.end, "finding", str(view.number), f"misleads: {finding.kind}", view.told)
