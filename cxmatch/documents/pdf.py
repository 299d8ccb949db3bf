"""PDF files: which reader is asked, and whether what it gives can be believed."""

from collections import Counter
from collections.abc import Callable
from operator import itemgetter
from typing import Literal, NamedTuple

from cxmatch.documents.document import Extract, Line, Notice
from cxmatch.documents.glyphs import UNMAPPED, Reading
from cxmatch.documents.layout import page_lines
from cxmatch.documents.limits import Limits
from cxmatch.errors import CorruptDocument, DocumentError, EmptyFile, NoTextLayer, UnreadableText

Reader = Literal["auto", "pdfium", "pdfminer"]

_MUTE_SHARE = 0.2
"""Share of glyphs without a known character from which text is no text. Icons for telephone, post and the like
are at most a few in a hundred glyphs of a resume; a font without a map is nearly all of its glyphs."""


_TEXT = itemgetter(0)
"""A glyph's `text`."""


class _Attempt(NamedTuple):
    reading: Reading | None
    error: DocumentError | None = None
    printed: int = 0
    """Glyphs that are no spaces."""
    mute: int = 0
    """Those of them that say nothing."""

    @property
    def good(self) -> bool:
        """Whether there are words in it."""
        return self.printed > 0 and not self.is_mute

    @property
    def is_mute(self) -> bool:
        """Whether its glyphs do not say what they are."""
        return self.mute > _MUTE_SHARE * self.printed


def read(data: bytes, *, limits: Limits, reader: Reader = "auto") -> Extract:
    """The lines of a PDF file, in the order that a person reads them.

    Args:
        data: The file.
        limits: Pages and characters beyond them are left out, with a notice of kind ``truncated``.
        reader: ``auto`` asks PDFium, and pdfminer.six where PDFium cannot open the file or finds nothing that
            can be read; the other two ask one reader only.

    Raises:
        EmptyFile: No bytes, or blank pages.
        EncryptedDocument: It needs a password.
        CorruptDocument: No reader can open it.
        NoTextLayer: There are pages with something on them, and no text.
        UnreadableText: The fonts do not say what their glyphs mean.
    """
    if not data:
        raise EmptyFile("the file holds no bytes", advice="Send the file again.")
    if reader != "auto":
        attempt = _try(_READERS[reader], data, limits)
        return _extract(attempt, reader, limits, ())
    first = _try(_READERS["pdfium"], data, limits)
    if first.good or (first.error is not None and not isinstance(first.error, CorruptDocument)):
        return _extract(first, "pdfium", limits, ())
    second = _try(_READERS["pdfminer"], data, limits)
    if second.good:
        why = "could not open the file" if first.error else "found no readable text"
        notice = Notice(kind="second_reader", message=f"PDFium {why}; pdfminer.six read it.")
        return _extract(second, "pdfminer", limits, (notice,))
    if isinstance(first.error, CorruptDocument) and isinstance(second.error, CorruptDocument):
        raise CorruptDocument(
            "the PDF file can be opened neither by PDFium nor by pdfminer.six: it is damaged or incomplete",
            advice="Save or export it again.",
        ) from second.error
    return _extract(first if first.reading is not None else second, "pdfium", limits, ())


def _with_pdfium(data: bytes, limits: Limits) -> Reading:
    from cxmatch.documents import pdfium

    return pdfium.read(data, limits)


def _with_pdfminer(data: bytes, limits: Limits) -> Reading:
    from cxmatch.documents import pdfminer_glyphs

    return pdfminer_glyphs.read(data, limits)


_READERS: dict[str, Callable[[bytes, Limits], Reading]] = {
    "pdfium": _with_pdfium,
    "pdfminer": _with_pdfminer,
}


def _try(read_with: Callable[[bytes, Limits], Reading], data: bytes, limits: Limits) -> _Attempt:
    try:
        reading = read_with(data, limits)
    except DocumentError as error:
        return _Attempt(None, error)
    return _Attempt(reading, None, *_counts(reading))


def _extract(attempt: _Attempt, reader: str, limits: Limits, notices: tuple[Notice, ...]) -> Extract:
    reading = attempt.reading
    if reading is None:
        assert attempt.error is not None  # noqa: S101  (an attempt is one or the other)
        raise attempt.error
    if not reading.pages:
        raise CorruptDocument("the PDF file has no page that can be read", advice="Save or export it again.")
    if not attempt.printed:
        if any(page.drawn for page in reading.pages):
            raise NoTextLayer(
                "the PDF file is a scan: its pages hold pictures and no text",
                advice="Run text recognition (OCR) over it, or export it from the program that it was written in.",
            )
        raise EmptyFile("the pages of the PDF file are blank", advice="Export it again.")
    if attempt.is_mute:
        raise UnreadableText(
            "the fonts of the PDF file do not say which letters they show",
            advice="Print it to a new PDF file, or run text recognition (OCR) over it.",
        )
    lines: list[Line] = []
    for page in reading.pages:
        lines += page_lines(page)
    return Extract(tuple(lines), reader, reading.page_count, (*notices, *_notices(reading, limits)))


def _counts(reading: Reading) -> tuple[int, int]:
    """How many glyphs there are, and how many of them say nothing."""
    counts: Counter[str] = Counter()
    for page in reading.pages:
        counts.update(map(_TEXT, page.glyphs))
    printed = counts.total() - counts[" "] - counts[""]
    return printed, sum(count for text, count in counts.items() if UNMAPPED in text)


def _notices(reading: Reading, limits: Limits) -> list[Notice]:
    found = []
    if reading.restricted:
        message = "The owner of the PDF file restricted what may be done with it; it opens without a password."
        found.append(Notice(kind="permissions_restricted", message=message))
    if reading.cut:
        message = (
            f"Only {len(reading.pages)} of {reading.page_count} pages were read"
            if reading.page_count > limits.pages
            else f"Only the first {limits.characters:,} characters were read"
        )
        found.append(Notice(kind="truncated", message=message + "; the rest is beyond the limits."))
    if reading.failed:
        numbers = ", ".join(map(str, reading.failed))
        found.append(Notice(kind="pages_unread", message=f"These pages could not be read: {numbers}."))
    return found
