"""Which reader is asked for a PDF file, and who is asked after it?

PDFium reads first. Where it gives up, pdfminer.six is asked, which is slower and shares no code with it; a scan goes
to text recognition where that is installed. The slow ways of pdfminer.six cannot be stopped from within, so it is
only ever asked where it can be killed: in a worker process.
"""

from collections.abc import Callable
from typing import Literal, TypeVar

from cxmatch.errors import (
    CorruptDocument,
    DocumentError,
    EmptyFile,
    NoTextLayer,
    ParseTimeout,
    UnreadableText,
    WorkerCrashed,
)

Reader = Literal["auto", "pdfium", "pdfminer", "tesseract"]
READERS: tuple[Reader, ...] = ("auto", "pdfium", "pdfminer", "tesseract")

_T = TypeVar("_T")

_DEATHS = (ParseTimeout, WorkerCrashed)
"""What becomes of a reader that never answers."""

COULD_NOT_OPEN = "PDFium could not open the file"

_WHY: dict[type[DocumentError], str] = {
    CorruptDocument: COULD_NOT_OPEN,
    EmptyFile: "PDFium found nothing on its pages",
    NoTextLayer: "PDFium found no text on its pages",
    UnreadableText: "PDFium found no text that can be read",
    WorkerCrashed: "PDFium broke down",
}
"""Failures of PDFium after which somebody else is asked, and how a notice says so.

Having taken too long is none of them: a page that takes for ever to paint would hide words from whoever cannot paint.
"""

DIED = frozenset({_WHY[WorkerCrashed]})
"""Reasons for asking somebody else after which PDFium is not asked for anything more."""


def first_that_reads(ask: Callable[[Reader, str], _T]) -> _T:
    """What the first reader that can read a file makes of it.

    Args:
        ask: Has one reader read the file; the second argument says why the one before it could not, or is empty.

    Raises:
        DocumentError: None could; the error of the one that got furthest.
    """
    try:
        return ask("pdfium", "")
    except DocumentError as error:
        first = error
    why = _WHY.get(type(first), "")
    if not why or first.reader != "pdfium":
        raise first
    try:
        return ask("pdfminer", why)
    except DocumentError as error:
        second = error
    if isinstance(first, NoTextLayer) and _recognises_text():
        return ask("tesseract", "")
    if isinstance(first, CorruptDocument) and isinstance(second, CorruptDocument):
        raise CorruptDocument(
            "the PDF file can be opened neither by PDFium nor by pdfminer.six: it is damaged or incomplete",
            source=first.source,
            advice="Save or export it again.",
        ) from second
    if isinstance(first, CorruptDocument) and not isinstance(second, _DEATHS):
        raise second from first
    raise first from second


def _recognises_text() -> bool:
    from cxmatch.documents.pdf import ocr

    return ocr.available()
