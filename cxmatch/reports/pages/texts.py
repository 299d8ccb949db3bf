"""A document -> its text as a page shows it: page by page and section by section, with its marks, and places in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, Passage, Span
from cxmatch.reports.pages.marking import Mark, Segment, segments
from cxmatch.reports.quotes import Quote, place_of, quote
from cxmatch.reports.safe import printable

_GAP: Final = re.compile(r"\n\s*\n")
"""Lines with nothing on them, and what ends the line before."""
_WRAPPED: Final = re.compile(r"(?<=[^\n]{45})\n(?=[a-z])")
"""An end of a line that the paper's width made, and no writer: after a long line, and before a small letter."""
SHORTEST: Final = 12
"""Characters of a place that are marked where only its beginning is sought."""
LONGEST: Final = 160
"""Characters that are quoted of a place."""


class TextPart(NamedTuple):
    """A part of a text: as much of a section as stands on a page.

    Attributes:
        page: The page that begins with it; None where none does, or there is one only.
        kind: The section, for people; empty where it is of the kind of the one before.
        paragraphs: Its text in pieces, cut at empty lines, which are left out; lines that were only wrapped are joined.
    """

    page: int | None
    kind: str
    paragraphs: tuple[tuple[Segment, ...], ...]


class TextView(NamedTuple):
    """A text with what was found in it.

    Attributes:
        anchor: How the ids of its places begin; the rest is the offset of the first character.
        parts: All of it.
    """

    anchor: str
    parts: tuple[TextPart, ...]


class Told(NamedTuple):
    """A place in a text and what is said of it.

    Attributes:
        keyword: The keyword or part of the work.
        where: The page and section; empty where it has no place.
        quote: The words in their line.
        note: Why.
        start: Where it begins; None where it has no place in the text.
    """

    keyword: str
    where: str
    quote: Quote
    note: str
    start: int | None


def text_view(document: Document, marks: Iterable[Mark], anchor: str) -> TextView:
    r"""A document's text as a page shows it.

    Args:
        document: The document.
        marks: What was found in it.
        anchor: How the ids of its places begin.

    Example:
        >>> document = Document.from_text("Summary: Coached a team.\n\n\nLed it too.", kind="resume")
        >>> [part.kind for part in text_view(document, [], "t-").parts]
        ['summary']
        >>> [pieces[0].text for pieces in text_view(document, [], "t-").parts[0].paragraphs]
        ['Summary: Coached a team.', 'Led it too.']
    """
    text = _WRAPPED.sub(" ", document.text)
    gaps = [found.span() for found in _GAP.finditer(text)]
    sections = [section.start for section in document.sections]
    pages = list(document.pages[1:])
    cuts = {*(bound for gap in gaps for bound in gap), *sections, *pages}
    inside = dict(gaps)
    starts = sorted(inside)

    def part_of(piece: Segment) -> tuple[int, int]:
        return bisect_right(pages, piece.start), bisect_right(sections, piece.start)

    def is_gap(piece: Segment) -> bool:
        place = bisect_right(starts, piece.start) - 1
        return place >= 0 and piece.start < inside[starts[place]]

    parts, page, section = list[TextPart](), 0, ""
    for (on, of), pieces in groupby(segments(text, marks, cuts), key=part_of):
        paragraphs = tuple(_trimmed(group) for _, group in groupby(pieces, key=is_gap))
        paragraphs = tuple(paragraph for paragraph in paragraphs if paragraph)
        if not paragraphs:
            continue
        begins = on + 1 if pages and (not parts or on != page) else None
        kind = document.sections[max(0, of - 1)].kind
        parts.append(TextPart(begins, kind if kind != section else "", paragraphs))
        page, section = on, kind
    return TextView(anchor, tuple(parts))


def _trimmed(pieces: Iterable[Segment]) -> tuple[Segment, ...]:
    """The pieces of a paragraph without line ends around it; none where there is nothing else."""
    kept = list(pieces)
    if not any(piece.text.strip() for piece in kept):
        return ()
    kept[0] = kept[0]._replace(text=kept[0].text.lstrip("\n")) if not kept[0].begins else kept[0]
    kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip("\n"))
    return tuple(piece for piece in kept if piece.text)


def told(document: Document, place: Passage | None, *, keyword: str = "", note: str = "", words: str = "") -> Told:
    """A place in a document and what is said of it.

    Args:
        document: The document.
        place: The place; None where it has none.
        keyword: What it is about.
        note: Why it is told.
        words: What is quoted where there is no place.
    """
    if place is None:
        return Told(keyword, "", Quote("", cut(words), ""), note, None)
    end = min(place.end, place.start + LONGEST)
    return Told(keyword, place_of(place), quote(document.text, place.start, end), note, place.start)


def cut(words: str) -> str:
    """Words on one line, and no more of them than are quoted."""
    line = printable(" ".join(words.split()))
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + " …"


def places(spans: Iterable[Span]) -> Iterator[Mark]:
    """Where places begin to which something on the page leads; they look like nothing until somebody follows it."""
    for span in spans:
        yield Mark(span.start, min(span.end, span.start + SHORTEST), "at")
