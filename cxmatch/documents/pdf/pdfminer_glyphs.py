"""PDF files through pdfminer.six: the only file that knows it.

Much slower than PDFium and independent of it, so it is the second opinion. Only its interpreter is used; its
own layout analysis is not, so that lines do not depend on the reader.
"""

import io
import logging
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from cxmatch.documents.limits import Limits
from cxmatch.documents.pdf.glyphs import BULLET, SOFT_HYPHEN, UNMAPPED, Glyph, Page, Reading, em, readable, turned
from cxmatch.documents.pdf.visibility import NARROWEST, SMALLEST, Box
from cxmatch.errors import CorruptDocument, EncryptedDocument

_UNPAINTED = 3
"""The way of rendering text that paints nothing (ISO 32000-1, table 106)."""

_UNUSED = frozenset((127, 129, 141, 143, 144, 157))
"""Codes that WinAnsiEncoding leaves free; the standard makes bullets of them (ISO 32000-1, D.2)."""

# Its warnings are for people who mend PDF files; a program that wants them sets a handler of its own.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def read(data: bytes, limits: Limits) -> Reading:
    """The glyphs of a PDF file.

    Raises:
        EncryptedDocument: It needs a password, or a way of encryption that pdfminer.six does not know.
        CorruptDocument: pdfminer.six cannot open it.
    """
    document, found = _opened(data, limits.pages + 1)
    pages: list[Page] = []
    failed: list[int] = []
    device = _Collector(PDFResourceManager(), limits.characters)
    for number, page in enumerate(found[: limits.pages], 1):
        if device.room <= 0:
            break
        device.glyphs, device.hidden = [], []
        try:
            _interpret(page, device)
        except Exception:  # it raises many kinds on broken pages; one page's failure is reported as that
            failed.append(number)
        glyphs, hidden = device.glyphs, device.hidden
        if quarters := page.rotate // 90:
            glyphs, hidden = turned(glyphs, 90 * quarters), turned(hidden, 90 * quarters)
        pages.append(Page(number, glyphs, hidden=hidden))
    return Reading(
        pages=tuple(pages),
        page_count=len(found),
        restricted=document.encryption is not None,
        failed=tuple(failed),
        cut=len(pages) < len(found) or device.room <= 0,
    )


def _opened(data: bytes, most: int) -> tuple[Any, list[PDFPage]]:
    pages: list[PDFPage] = []
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        for page in PDFPage.create_pages(document):
            pages.append(page)
            if len(pages) == most:
                break
    except PDFPasswordIncorrect as error:
        raise EncryptedDocument(
            "the PDF file is locked with a password", advice="Save a copy without a password and send that."
        ) from error
    except PDFEncryptionError as error:
        raise EncryptedDocument(
            "the PDF file is encrypted in a way that is not known", advice="Save a copy without protection."
        ) from error
    except Exception as error:  # it raises many kinds of its own and of Python's on broken files
        raise CorruptDocument("pdfminer.six cannot open the PDF file", advice="Save or export it again.") from error
    return document, pages


def _box(page: PDFPage) -> Box:
    """What is shown of a page."""
    edges = page.cropbox or page.mediabox
    left, bottom, right, top = (float(edge) for edge in edges)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _interpret(page: PDFPage, device: "_Collector") -> None:
    device.box = _box(page)
    interpreter = PDFPageInterpreter(device.rsrcmgr, device)
    interpreter.render_contents(page.resources, page.contents)


class _Collector(PDFTextDevice):
    """Takes down every glyph that the interpreter prints, inside forms too."""

    def __init__(self, resources: PDFResourceManager, most: int) -> None:
        super().__init__(resources)
        self.glyphs: list[Glyph] = []
        self.hidden: list[Glyph] = []
        """Those that show by nothing but what the file says of them that nobody sees them; PDFium finds the rest."""
        self.box: Box = (0.0, 0.0, 0.0, 0.0)
        self.room = most
        self._unpainted = False
        self._texts: dict[tuple[int, int], str] = {}
        self._fonts: list[Any] = []  # kept, so that no other font takes the id of one that has gone

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Called by the interpreter for each piece of text."""
        self._unpainted = textstate.render == _UNPAINTED
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: tuple[float, float, float, float, float, float],
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        *_: Any,
    ) -> float:
        """Called by the interpreter for each glyph; gives how far the pen moves."""
        advance = float(font.char_width(cid) * fontsize * scaling)
        text = self._text(font, cid)
        if self.room > 0:
            self.room -= 1
            a, b, c, d, e, f = matrix
            across, size, angle = em(a, b, c, d, fontsize)
            width = round(abs(font.char_width(cid)) * across * scaling, 2)
            place = e + c * rise, f + d * rise
            glyph = Glyph(text, *place, width, size, angle)
            is_speck = size < SMALLEST or scaling * across < NARROWEST * size
            unseen = self._unpainted or is_speck or not self._is_on_page(glyph)
            (self.hidden if unseen else self.glyphs).append(glyph)
        return advance

    def _is_on_page(self, glyph: Glyph) -> bool:
        left, bottom, right, top = self.box
        if right <= left or top <= bottom:
            return True
        return left <= glyph.x <= right and bottom <= glyph.y <= top

    def _text(self, font: Any, cid: int) -> str:
        key = (id(font), cid)
        if key not in self._texts:
            try:
                text = str(font.to_unichr(cid))
            except PDFUnicodeNotDefined:
                text = BULLET if cid in _UNUSED and _is_win_ansi(font) else UNMAPPED
            self._fonts.append(font)
            hyphen = text != SOFT_HYPHEN or _has_hyphen(font)
            self._texts[key] = readable(text, _name(font), hyphen=hyphen)
        return self._texts[key]


def _name(font: Any) -> str:
    return f"{getattr(font, 'basefont', '')} {getattr(font, 'fontname', '')}"


def _is_win_ansi(font: Any) -> bool:
    known = getattr(font, "cid2unicode", None)
    return isinstance(known, dict) and known.get(0x97) == "—" and known.get(0x80) == "€"


def _has_hyphen(font: Any) -> bool:
    simple = getattr(font, "cid2unicode", None)
    chosen = getattr(getattr(font, "unicode_map", None), "cid2unichr", None)
    return any("-" in known.values() for known in (simple, chosen) if isinstance(known, dict))
