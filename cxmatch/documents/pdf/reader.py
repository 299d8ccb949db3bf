"""PDF files: which reader is asked, and whether what it gives can be believed."""

from collections import defaultdict
from collections.abc import Iterable
from math import hypot

import numpy as np

from cxmatch.documents.document import Extract, Line, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.opinions import COULD_NOT_OPEN, DIED, Reader
from cxmatch.documents.pdf import damage as pdf_damage
from cxmatch.documents.pdf import ocr
from cxmatch.documents.pdf.glyphs import UNMAPPED, Glyph, Glyphs, Page, Reading
from cxmatch.documents.pdf.layout import document_lines, page_lines
from cxmatch.errors import CorruptDocument, DocumentError, EmptyFile, NoTextLayer, ParseTimeout, UnreadableText

_MUTE_SHARE = 0.2
"""Share of glyphs without a known character from which text is no text. Icons for telephone, post and the like
are at most a few in a hundred glyphs of a resume; a font without a map is nearly all of its glyphs."""

_PICTURED = 0.7
"""Share of a page that pictures cover from which it is one picture; a photo of a person covers a twentieth."""

_STAMP = 150
"""Letters of a page below which they may be what a scanner's program prints on it: its name, a date, a page number."""

_FOR_THE_REST = 2.0
"""Seconds of a file's time that are kept for what is done with recognised text."""

_BESIDE = 1.0
"""Points to which two readers agree on where a glyph stands."""


def read(data: bytes, *, limits: Limits, reader: Reader = "pdfium", why: str = "") -> Extract:
    """The lines of a PDF file, in the order that a person reads them.

    Args:
        data: The file.
        limits: Pages and characters beyond them are left out, with a notice of kind ``truncated``.
        reader: Who reads its glyphs: "pdfium", "pdfminer", or "tesseract", which recognises them on pictures.
        why: Why the reader before could not, where there was one.

    Raises:
        EmptyFile: No bytes, or blank pages.
        EncryptedDocument: It needs a password.
        CorruptDocument: The reader cannot open it.
        NoTextLayer: There are pages with something on them, and no text.
        UnreadableText: The fonts do not say what their glyphs mean.
    """
    if not data:
        raise EmptyFile("the file holds no bytes", advice="Send the file again.")
    reading = _reading(data, limits, reader, why)
    if not reading.pages and reading.engine and reading.cut:
        raise ParseTimeout(
            "recognising the text of the first page took longer than is allowed",
            advice="Allow more time with Limits(file_seconds=...).",
        )
    if not reading.pages:
        raise CorruptDocument("the PDF file has no page that can be read", advice="Save or export it again.")
    _check(reading)
    lines = document_lines(reading.pages)
    notices = _notices(reading, lines, limits)
    if why:
        message = f"{why}; pdfminer.six read it. Its pages were not painted: of hidden words only those were left out"
        message += " that the file itself marks as hidden, prints as specks or puts off the page."
        painted = why not in DIED and why != COULD_NOT_OPEN
        notices.insert(0, Notice(kind="second_reader", message=f"{why}; pdfminer.six read it." if painted else message))
    if pdf_damage.is_damaged(data):
        message = "The list of the PDF file's parts is broken; it was made anew, and something may be missing."
        notices.append(Notice(kind="damaged", message=message))
    return Extract(tuple(lines), reader, reading.page_count, tuple(notices))


def _reading(data: bytes, limits: Limits, reader: Reader, why: str) -> Reading:
    # Each library is loaded when its first file comes.
    if reader == "tesseract":
        return _recognised(data, limits)
    if reader == "pdfminer":
        from cxmatch.documents.pdf import pdfminer_glyphs

        reading = pdfminer_glyphs.read(data, limits)
        # Whoever hung or broke down on a file would do so again.
        return reading if why in DIED else _as_pdfium_sees_it(reading, data, limits)
    from cxmatch.documents.pdf import pdfium

    return pdfium.read(data, limits)


def _as_pdfium_sees_it(reading: Reading, data: bytes, limits: Limits) -> Reading:
    """The reading of another reader without the glyphs that PDFium, which alone can paint a page, finds hidden."""
    from cxmatch.documents.pdf import pdfium

    try:
        painted = pdfium.read(data, limits)
    except DocumentError:
        return reading
    by_number = {page.number: page for page in painted.pages}
    return reading._replace(pages=tuple(_without_hidden(page, by_number.get(page.number)) for page in reading.pages))


def _without_hidden(page: Page, painted: Page | None) -> Page:
    if painted is None:
        return page
    page = page._replace(recognised=painted.recognised)
    if painted.recognised:
        page = page._replace(glyphs=[*page.glyphs, *page.hidden], hidden=())
    if page.hidden:
        # What a mark of the file's own hides may be printed again in its place.
        seen = {(glyph.text, round(glyph.x), round(glyph.y)) for glyph in page.glyphs}
        own = [glyph for glyph in page.hidden if (glyph.text, round(glyph.x), round(glyph.y)) not in seen]
        page = page._replace(hidden=own)
    if not painted.hidden:
        return page
    # Seen and hidden letters may stand at one place: each hidden one takes one with it, the nearest.
    places: dict[str, list[Glyph]] = defaultdict(list)
    for glyph in page.glyphs:
        places[glyph.text].append(glyph)
    gone: set[int] = set()
    for other in painted.hidden:
        near = [
            glyph
            for glyph in places.get(other.text, page.glyphs if other.text == UNMAPPED else ())
            if id(glyph) not in gone and abs(glyph.x - other.x) <= _BESIDE and abs(glyph.y - other.y) <= _BESIDE
        ]
        if near:
            gone.add(id(min(near, key=lambda glyph: hypot(glyph.x - other.x, glyph.y - other.y))))
    shown = [glyph for glyph in page.glyphs if id(glyph) not in gone]
    hidden = [glyph for glyph in page.glyphs if id(glyph) in gone]
    return page._replace(glyphs=shown, hidden=[*page.hidden, *hidden])


def _recognised(data: bytes, limits: Limits) -> Reading:
    from cxmatch.documents.pdf import pdfium

    if not ocr.available():
        raise NoTextLayer("text recognition was asked for, and is not installed", advice=ocr.ADVICE)
    count = pdfium.page_count(data)
    found = ocr.read(pdfium.pictures(data, limits, scale=ocr.scale), seconds=limits.file_seconds - _FOR_THE_REST)
    pages = tuple(page._replace(recognised=True) for page in found.pages)
    cut = found.cut or count > limits.pages
    return Reading(pages=pages, page_count=count, failed=found.failed, cut=cut, engine=found.engine)


def _check(reading: Reading) -> None:
    """Refuses a reading without words.

    Raises:
        EmptyFile: The pages are blank.
        NoTextLayer: There is something on them, and no text.
        UnreadableText: The fonts do not say what their glyphs mean.
    """
    printed, mute = _counts(reading)
    if not printed:
        if any(page.drawn for page in reading.pages):
            if any(page.hidden for page in reading.pages):
                raise NoTextLayer(
                    "nobody sees any of the words in the PDF file: they are transparent, covered or off its pages",
                    advice="Make the text visible and export it again.",
                )
            if reading.engine:
                raise NoTextLayer(
                    f"the PDF file shows no text of its own, and {reading.engine} found no words on its pages",
                    advice="Scan it again at 300 dots an inch.",
                )
            raise NoTextLayer("the PDF file is a scan: its pages hold pictures and no text", advice=ocr.ADVICE)
        raise EmptyFile("the pages of the PDF file are blank", advice="Export it again.")
    if _is_scan(reading, printed):
        raise NoTextLayer(
            "the PDF file is a scan: its pages are pictures, with hardly a word of text on them", advice=ocr.ADVICE
        )
    if mute > _MUTE_SHARE * printed:
        raise UnreadableText(
            "the fonts of the PDF file do not say which letters they show",
            advice="Print it to a new PDF file, or run text recognition (OCR) over it.",
        )


def _is_scan(reading: Reading, printed: int) -> bool:
    """Whether pictures cover the pages, and what text there is may be a stamp of the scanner's program."""
    pictured = [page for page in reading.pages if page.pictured >= _PICTURED and not page.recognised]
    return printed < _STAMP * len(reading.pages) and 2 * len(pictured) > len(reading.pages)


def _unread_pictures(reading: Reading) -> str:
    """The numbers of the pages that are pictures and have hardly any text, where others have some."""
    return ", ".join(
        str(page.number)
        for page in reading.pages
        if page.pictured >= _PICTURED and not page.recognised and len(page.glyphs) < _STAMP
    )


def _hidden(pages: tuple[Page, ...], lines: list[Line]) -> str:
    """The words that nobody sees.

    A line that was cut in two at the end of a page, and stands whole on the page before or after, is none of them:
    browsers that print a page leave such lines at both edges.
    """
    found: list[str] = []
    for page in pages:
        if not page.hidden:
            continue
        near = _squeezed(line.text for line in lines if abs(line.page - page.number) == 1)
        heights = [glyph.y for glyph in page.glyphs if glyph.text != " "] or [0.0]
        inside = [glyph for glyph in page.hidden if min(heights) <= glyph.y <= max(heights)]
        outside = [glyph for glyph in page.hidden if not min(heights) <= glyph.y <= max(heights)]
        found += [line.text for line in page_lines(page._replace(glyphs=inside))]
        cut = [line.text for line in page_lines(page._replace(glyphs=outside))]
        found += [text for text in cut if _squeezed([text]) not in near]
    return " ".join(found)


def _squeezed(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


def _counts(reading: Reading) -> tuple[int, int]:
    """How many glyphs there are, and how many of them say nothing."""
    printed = mute = 0
    for page in reading.pages:
        glyphs = Glyphs.of(page.glyphs)
        printed += int(np.count_nonzero(glyphs.inked))
        if not glyphs or glyphs.codes.max() < ord(UNMAPPED):
            continue
        longer = glyphs.longer
        printed -= longer.count("")
        mute += int(np.count_nonzero(glyphs.codes == ord(UNMAPPED))) + sum(UNMAPPED in text for text in longer)
    return printed, mute


def _notices(reading: Reading, lines: list[Line], limits: Limits) -> list[Notice]:
    found = []
    if reading.restricted:
        message = "The owner of the PDF file restricted what may be done with it; it opens without a password."
        found.append(Notice(kind="permissions_restricted", message=message))
    if reading.cut:
        message = (
            f"Only the first {len(reading.pages) + len(reading.failed)} pages were read"
            if len(reading.pages) + len(reading.failed) < reading.page_count
            else f"Only the first {limits.characters:,} characters were read"
        )
        found.append(Notice(kind="truncated", message=message + "; the rest is beyond the limits."))
    if hidden := _hidden(reading.pages, lines):
        message = "Words that are in the PDF file and that nobody sees on its pages were left out."
        found.append(Notice(kind="hidden_text", message=message, text=hidden))
    if any(page.recognised for page in reading.pages):
        whom = f"by {reading.engine}" if reading.engine else "when the file was made"
        message = f"The text was recognised on pictures of the pages (OCR) {whom}, and may have mistakes."
        found.append(Notice(kind="ocr_layer", message=message))
    if pictures := _unread_pictures(reading):
        message = f"These pages are pictures, and their text was not read: {pictures}."
        found.append(Notice(kind="unread_part", message=message))
    if reading.failed:
        numbers = ", ".join(map(str, reading.failed))
        found.append(Notice(kind="unread_part", message=f"These pages could not be read: {numbers}."))
    return found
