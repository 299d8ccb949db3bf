"""Who is asked after whom for a PDF file, and whose error is raised."""

import pytest

import cxmatch
from cxmatch.documents.limits import Limits
from cxmatch.documents.opinions import DIED, Reader, first_that_reads
from cxmatch.documents.pdf import ocr
from cxmatch.errors import (
    CorruptDocument,
    DocumentError,
    EncryptedDocument,
    LimitExceeded,
    NoTextLayer,
    ParseTimeout,
    UnreadableText,
    WorkerCrashed,
)
from tests.documents.pdf_maker import Page, pdf

BROKEN = CorruptDocument("broken", reader="pdfium")
SCAN = NoTextLayer("a scan", reader="pdfium")
ODD = UnreadableText("odd", reader="pdfium")
DEAD = WorkerCrashed("died", reader="pdfium")
SLOW = ParseTimeout("slow", reader="pdfium")
FULL = LimitExceeded("full", limit="memory_bytes", value=1, reader="pdfium")


def asked(*answers: DocumentError | str) -> tuple[list[tuple[Reader, str]], str | DocumentError]:
    """Whom `first_that_reads` asks where these are the answers, and what comes of it."""
    calls: list[tuple[Reader, str]] = []

    def ask(reader: Reader, why: str) -> str:
        answer = answers[len(calls)]
        calls.append((reader, why))
        if isinstance(answer, DocumentError):
            raise answer
        return answer

    try:
        return calls, first_that_reads(ask)
    except DocumentError as error:
        return calls, error


def test_pdfium_alone_is_asked_where_it_can_read() -> None:
    assert asked("text") == ([("pdfium", "")], "text")


@pytest.mark.parametrize("first", [BROKEN, SCAN, ODD, DEAD])
def test_pdfminer_is_asked_where_pdfium_gives_up(first: DocumentError) -> None:
    calls, answer = asked(first, "text")
    assert answer == "text"
    assert [reader for reader, _ in calls] == ["pdfium", "pdfminer"]
    assert calls[1][1].startswith("PDFium ")
    assert (calls[1][1] in DIED) == isinstance(first, WorkerCrashed)


@pytest.mark.parametrize("first", [EncryptedDocument("locked", reader="pdfium"), FULL, CorruptDocument("no PDF"), SLOW])
def test_nobody_else_is_asked_where_that_cannot_help(first: DocumentError) -> None:
    assert asked(first) == ([("pdfium", "")], first)


@pytest.mark.parametrize(
    ("first", "second", "raised"),
    [
        (BROKEN, CorruptDocument("x"), "neither"),
        (BROKEN, NoTextLayer("only pictures"), "only pictures"),
        (BROKEN, ParseTimeout("slow"), "broken"),
        (ODD, CorruptDocument("x"), "odd"),
        (DEAD, CorruptDocument("x"), "died"),
    ],
)
def test_the_error_that_tells_most_is_raised(first: DocumentError, second: DocumentError, raised: str) -> None:
    _, answer = asked(first, second)
    assert raised in str(answer)


@pytest.mark.parametrize("installed", [True, False])
def test_a_scan_goes_to_text_recognition_where_that_is_installed(
    monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: installed)
    calls, answer = asked(SCAN, SCAN, "recognised")
    assert ("tesseract" in [reader for reader, _ in calls]) == installed
    assert answer == ("recognised" if installed else SCAN)


def test_the_second_opinion_is_given_in_a_worker_even_to_a_call_in_this_process() -> None:
    # No glyph of the first font says what it is; pdfminer.six finds no more, but is asked.
    data = pdf(Page().column(72, 700, ["Support agent", "Acme Limited"]))
    broken = data.replace(b"/Type/Pages", b"/Type/Pagez").replace(b"/Root", b"/Toor")
    with pytest.raises(CorruptDocument, match="neither"):
        cxmatch.read(broken)
    with pytest.raises(CorruptDocument, match="neither"):
        cxmatch.read(broken, isolated=True, limits=Limits(reader_seconds=5))
