"""What a document is, once it has been read: text, and where each part of it stands."""

from bisect import bisect_right
from datetime import date
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

DocumentKind = Literal["resume", "posting", "cover_letter"]
DocumentFormat = Literal["pdf", "docx", "rtf", "odt", "text", "markdown", "html", "jsonresume"]
SectionKind = Literal[
    # of resumes
    "contact",
    "summary",
    "experience",
    "education",
    "skills",
    "certifications",
    "projects",
    "other",
    # of postings
    "duties",
    "requirements",
    "benefits",
    "about",
]


class Line(NamedTuple):
    """One line or paragraph as a reader gives it, before repairs."""

    text: str
    page: int = 1
    """Counted from 1; always 1 in formats without pages."""
    new_block: bool = False
    """True where a visible gap stands above it: a new paragraph, heading, column or table cell."""
    item: bool = False
    """True where the source marks it as an item of a list without showing a bullet character."""


class Extract(NamedTuple):
    """What a reader makes of a file's bytes: lines in the order that a person reads them."""

    lines: tuple[Line, ...]
    reader: str
    """The library that read it: "pdfium", "pdfminer", "python-docx", ..."""
    page_count: int | None = None
    """None in formats without pages."""
    notices: tuple["Notice", ...] = ()


class Frozen(BaseModel):
    """The base of all results: frozen, keyword-only, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """A piece of a document's text: ``document.text[start:end]``."""

    start: int
    end: int


class Passage(Span):
    """Words of a document, at their place.

    Attributes:
        text: The words: ``document.text[start:end]``.
        page: Counted from 1; None in formats without pages.
        section: The kind of section in which they stand.
    """

    text: str
    page: int | None
    section: SectionKind


class Section(Span):
    """A part of a document under one heading; the heading's line belongs to it."""

    kind: SectionKind
    title: str
    """The heading as it stands in the text; empty where the part has none."""


class DateRange(Span):
    """A range of dates as it stands in the text, such as "Jan 2020 - Present"."""

    first: date
    last: date | None
    """None where the range is open ("Present"): it lasts until the day of asking."""
    section: SectionKind


class Notice(Frozen):
    """Something that the reader of an answer should know about the document."""

    kind: str
    message: str
    text: str = ""
    """The words concerned, where there are any."""


_START = attrgetter("start")


class Document(Frozen):
    """A document as text, with what is known about each part of it.

    All offsets count characters of `text`. Results of `cxmatch.read` and `Document.from_text`; there is no
    need to make one by hand.

    Attributes:
        text: The whole text, after repairs.
        name: The file's name, or the name that was given.
        kind: What the document is, as given or guessed.
        kind_confidence: How surely `kind` was guessed, 0 to 1; 1 where it was given.
        format: The format of the source.
        reader: The library that read it; "none" for plain text.
        language: ISO 639-1 code of the main language, or None where there is too little text to tell.
        sha256: Of the source's bytes, hex digits.
        pages: Offset at which each page begins, ascending from 0; empty for formats without pages.
        sections: All of the text, cut at its headings, in order and without gaps.
        dates: Ranges of dates, in order.
        contacts: Where contact details stand; nothing there is ever matched.
        names: Where the person's own name stands, and those of referees; nothing there is ever matched.
        notices: What a reader of the answer should know.

    Example:
        >>> document = Document.from_text("Summary: Coached a team of five.", name="note")
        >>> document.text[9:16], document.section_at(9).kind
        ('Coached', 'summary')
    """

    text: str
    name: str
    kind: DocumentKind
    kind_confidence: float
    format: DocumentFormat
    reader: str
    language: str | None
    sha256: str
    pages: tuple[int, ...]
    sections: tuple[Section, ...]
    dates: tuple[DateRange, ...]
    contacts: tuple[Span, ...]
    names: tuple[Span, ...]
    notices: tuple[Notice, ...]

    @classmethod
    def from_text(cls, text: str, *, name: str = "text", kind: DocumentKind | None = None) -> "Document":
        """A document out of plain text, which is taken as it stands: offsets count the caller's characters.

        Args:
            text: The text. Only lone surrogates, which no output format can hold, are replaced, one for one.
            name: What answers call it.
            kind: What it is; guessed where None.

        Raises:
            EmptyFile: The text holds no words.
        """
        from cxmatch.documents.building import from_text

        return from_text(text, name=name, kind=kind)

    @property
    def is_english(self) -> bool:
        """Whether its words can be told; a text of which too little is there to tell counts as English."""
        return self.language in (None, "en")

    def page_at(self, offset: int) -> int | None:
        """The page, counted from 1, on which the character at `offset` stands; None without pages."""
        return bisect_right(self.pages, offset) or None

    def section_at(self, offset: int) -> Section:
        """The section in which the character at `offset` stands."""
        place = bisect_right(self.sections, offset, key=_START)
        return self.sections[max(0, place - 1)]

    def passage(self, start: int, end: int) -> Passage:
        """The words of ``text[start:end]`` at their place.

        Example:
            >>> Document.from_text("Summary: Coached a team of five.").passage(9, 16).text
            'Coached'
        """
        return Passage(**self.passage_fields(start, end))

    def passage_fields(self, start: int, end: int) -> dict[str, Any]:
        """The fields of a `Passage`, for results that are one and hold more."""
        return {
            "text": self.text[start:end],
            "start": start,
            "end": end,
            "page": self.page_at(start),
            "section": self.section_at(start).kind,
        }
