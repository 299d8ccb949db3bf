"""The pages of a PDF file: opened, with their forms filled in, and closed again.

PDFium keeps global state, so that all calls stand under one lock. A call that hangs holds it, and everything that
waits for it; servers read in worker processes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from cxmatch.documents.limits import Limits
from cxmatch.documents.pdf.glyphs import Glyph, Glyphs, Page, Reading, turned
from cxmatch.documents.pdf.pdfium.characters import Characters
from cxmatch.documents.pdf.pdfium.painting import PaintedPage, handle, page_objects, painted
from cxmatch.documents.pdf.visibility import Picture, Seen, seen
from cxmatch.errors import CorruptDocument, EncryptedDocument

_LOCK = Lock()

_WITHOUT_PRINT = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})
"""Annotations that show nothing on the page itself."""

_THUMBNAIL = 16.0
"""Pixels of the longer side of a picture that nobody looks at."""

_MOST_ANNOTATIONS = 5_000
"""Annotations of a page that are looked at; a form of ten pages has some 500."""


def read(data: bytes, limits: Limits) -> Reading:
    """The glyphs of a PDF file, and which of them a person sees.

    Raises:
        EncryptedDocument: It needs a password, or a way of encryption that PDFium does not know.
        CorruptDocument: PDFium cannot open it.
    """
    with _LOCK, _opened(data) as document, _forms(document) as forms:
        return _read_document(document, forms, limits)


def page_count(data: bytes) -> int:
    """How many pages a PDF file has.

    Raises:
        EncryptedDocument: As `read`.
        CorruptDocument: As `read`.
    """
    with _LOCK, _opened(data) as document:
        return int(raw.FPDF_GetPageCount(document))


def pictures(data: bytes, limits: Limits, *, scale: Callable[[float, float], float]) -> Iterator[Picture | None]:
    """The pages of a PDF file as grey pictures, one after the other; None for one that cannot be painted.

    Args:
        data: The file.
        limits: Pages beyond its `pages` are left out.
        scale: Pixels a point, for a page's width and height in points.

    Raises:
        EncryptedDocument: As `read`.
        CorruptDocument: As `read`.
    """
    for index in range(min(page_count(data), limits.pages)):
        # Opened anew for each, so that the lock is not held while others work on the picture.
        with _LOCK, _opened(data) as document:
            page = raw.FPDF_LoadPage(document, index)
            picture = None
            if page:
                try:
                    picture = painted(page, scale)
                finally:
                    raw.FPDF_ClosePage(page)
        yield picture


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refusal(raw.FPDF_GetLastError())
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


def _refusal(code: int) -> EncryptedDocument | CorruptDocument:
    if code == raw.FPDF_ERR_PASSWORD:
        return EncryptedDocument(
            "the PDF file is locked with a password", advice="Save a copy without a password and send that."
        )
    if code == raw.FPDF_ERR_SECURITY:
        return EncryptedDocument(
            "the PDF file is encrypted in a way that is not known", advice="Save a copy without protection."
        )
    return CorruptDocument("PDFium cannot open the PDF file", advice="Save or export it again.")


@contextmanager
def _forms(document: Any) -> Iterator[Any]:
    """What fills in the fields of a form; None where the file has none. No script of the file is ever run."""
    if raw.FPDF_GetFormType(document) == raw.FORMTYPE_NONE:
        yield None
        return
    callbacks = raw.FPDF_FORMFILLINFO()
    callbacks.version = 2
    forms = raw.FPDFDOC_InitFormFillEnvironment(document, callbacks)
    try:
        yield forms or None
    finally:
        if forms:
            raw.FPDFDOC_ExitFormFillEnvironment(forms)


def _read_document(document: Any, forms: Any, limits: Limits) -> Reading:
    count = raw.FPDF_GetPageCount(document)
    pages: list[Page] = []
    failed: list[int] = []
    left = limits.characters
    is_cut = False
    reader = Characters()
    for index in range(min(count, limits.pages)):
        if left <= 0:
            break
        page = _loaded(document, index, forms)
        if not page:
            failed.append(index + 1)
            continue
        try:
            pages.append(_read_page(page, index + 1, left, reader))
        finally:
            raw.FPDF_ClosePage(page)
        left -= len(pages[-1].glyphs) + len(pages[-1].hidden)
        is_cut = is_cut or reader.cut
    return Reading(
        pages=tuple(pages),
        page_count=count,
        restricted=raw.FPDF_GetSecurityHandlerRevision(document) >= 0,
        failed=tuple(failed),
        cut=len(pages) + len(failed) < count or left <= 0 or is_cut,
    )


def _loaded(document: Any, index: int, forms: Any) -> Any:
    """A page with its notes and the values of its fields printed on it, as they show."""
    page = raw.FPDF_LoadPage(document, index)
    if not page or not _has_printed_notes(page):
        return page
    edges = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, edges):
        # PDFium flattens a page as if it were of its own size, even where the size is that of all pages.
        for set_box in (raw.FPDFPage_SetMediaBox, raw.FPDFPage_SetCropBox):
            set_box(page, edges.left, edges.bottom, edges.right, edges.top)
    if forms:
        raw.FORM_OnAfterLoadPage(page, forms)  # draws the fields that have a value and no print yet
    # Notes without print of their own get it when they are painted, and would be lost otherwise.
    painted(page, lambda width, height: _THUMBNAIL / max(1.0, width, height))
    flattened = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS
    if forms:
        raw.FORM_OnBeforeClosePage(page, forms)
    if not flattened:
        return page
    raw.FPDF_ClosePage(page)
    return raw.FPDF_LoadPage(document, index)


def _has_printed_notes(page: Any) -> bool:
    """Whether there are notes that show on the page; those that show on paper alone are taken off."""
    found = False
    for index in reversed(range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS))):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind, flags = raw.FPDFAnnot_GetSubtype(note), raw.FPDFAnnot_GetFlags(note)
        raw.FPDFPage_CloseAnnot(note)
        if flags & raw.FPDF_ANNOT_FLAG_NOVIEW:
            raw.FPDFPage_RemoveAnnot(page, index)
        elif kind not in _WITHOUT_PRINT:
            found = True
    return found


def _read_page(page: Any, number: int, most: int, reader: Characters) -> Page:
    text = raw.FPDFText_LoadPage(page)
    try:
        glyphs = reader.of(text, most) if text else Glyphs.of(())
        if not (reader.replaced and _drop_replacements(page)):
            canvas = PaintedPage(page, text, reader.places)
            return _page(page, number, glyphs, seen(glyphs, canvas), canvas.pictured())
    finally:
        raw.FPDFText_ClosePage(text)
    return _read_page(page, number, most, reader)


def _page(page: Any, number: int, glyphs: Glyphs, found: Seen, pictured: float) -> Page:
    drawn = bool(glyphs) or raw.FPDFPage_CountObjects(page) > 0
    shown: Sequence[Glyph] = glyphs
    hidden: Sequence[Glyph] = []
    if found.hidden:
        is_hidden = np.zeros(len(glyphs), dtype=np.bool_)
        is_hidden[list(found.hidden)] = True
        shown, hidden = glyphs.some(np.flatnonzero(~is_hidden)), glyphs.some(np.flatnonzero(is_hidden))
    if quarters := raw.FPDFPage_GetRotation(page):
        shown, hidden = turned(shown, 90 * quarters), turned(hidden, 90 * quarters)
    return Page(number, shown, drawn, hidden, found.recognised, pictured)


def _drop_replacements(page: Any) -> bool:
    """Takes the texts off a page that stand for printed ones, so that the next look sees the printed ones.

    Files can say "read this aloud instead" (``/ActualText``) of any part of a page. PDFium then gives the
    spoken text in place of the printed one: the name of an icon, the address behind a link.

    Returns:
        Whether there were any.
    """
    found = False
    for address in page_objects(page):
        item = handle(address)
        for index in reversed(range(max(0, raw.FPDFPageObj_CountMarks(item)))):
            mark = raw.FPDFPageObj_GetMark(item, index)
            if raw.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == raw.FPDF_OBJECT_STRING:
                found = bool(raw.FPDFPageObj_RemoveMark(item, mark)) or found
    return found
