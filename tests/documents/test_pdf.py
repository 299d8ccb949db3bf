"""PDF files: both readers, which one is asked, and what is raised."""

import re
import threading
from collections.abc import Callable
from typing import Literal

import pytest

from cxmatch.documents.limits import Limits
from cxmatch.documents.pdf import reader as pdf_module
from cxmatch.documents.pdf.glyphs import UNMAPPED, Glyph, Reading
from cxmatch.documents.pdf.glyphs import Page as GlyphPage
from cxmatch.documents.pdf.reader import read
from cxmatch.errors import (
    CorruptDocument,
    DocumentError,
    EmptyFile,
    EncryptedDocument,
    NoTextLayer,
    UnreadableText,
)
from tests.documents.pdf_maker import Page, pdf

Reader = Literal["pdfium", "pdfminer"]
SESAME = "open"
READERS: tuple[Reader, ...] = ("pdfium", "pdfminer")


def texts(data: bytes, reader: Reader) -> list[str]:
    return [line.text for line in read(data, limits=Limits(), reader=reader).lines]


def one_by_one(text: str, x: float, y: float) -> Page:
    """Letters of Courier, 6 pt wide each, with 0.7 pt between letters and 2 between words."""
    page = Page()
    for word in text.split():
        page.letters(y, [(x + 6.7 * place, letter) for place, letter in enumerate(word)], font="Courier")
        x += 6.7 * len(word) + 2 - 0.7
    return page


CASES = {
    "one line": (
        Page().text(72, 700, "Answered calls, and letters (some long)."),
        ["Answered calls, and letters (some long)."],
    ),
    "letter by letter": (one_by_one("helped upset callers", 72, 700), ["helped upset callers"]),
    "letter-spaced": (Page().text(72, 700, "EXPERIENCE", tracking=4), ["EXPERIENCE"]),
    "printed twice": (Page().text(72, 700, "Skills").text(72.3, 700, "Skills"), ["Skills"]),
    "turned page": (Page(rotate=90).text(100, 72, "Answered calls", matrix=(0, 1, -1, 0)), ["Answered calls"]),
    "turned text": (
        Page().text(72, 700, "Support agent at Acme").text(20, 300, "In Leeds", matrix=(0, 1, -1, 0)),
        ["Support agent at Acme", "In Leeds"],
    ),
    "upside down": (Page(rotate=180).text(300, 300, "Acme", matrix=(-1, 0, 0, -1)), ["Acme"]),
    "in a form": (Page().text(72, 700, "Answered calls", in_form=True), ["Answered calls"]),
    "page elsewhere": (Page(mediabox=(-500, -900, 112, -108)).text(-400, -200, "Acme Limited"), ["Acme Limited"]),
    "off the page": (Page().text(72, 700, "Leeds").text(5000, 700, "Far away"), ["Leeds"]),
    "bullets of a picture font": (
        Page().text(72, 700, "l", font="Wingdings-Regular").text(90, 700, "Closed tickets"),
        ["• Closed tickets"],
    ),
    "stretched": (Page().text(72, 700, "Answered calls", size=1, matrix=(12, 0, 0, 10)), ["Answered calls"]),
    "dates at the right": (
        Page().text(72, 700, "Support agent", font="Helvetica-Bold").text(480, 700, "2019 \u2013 2021"),
        ["Support agent 2019 \u2013 2021"],
    ),
    "two columns": (
        Page()
        .column(40, 700, ["SKILLS", "Listening", "Typing", "Patience"])
        .column(220, 693, ["EXPERIENCE", "Support agent", "Answered calls", "Acme Limited"]),
        ["SKILLS", "Listening", "Typing", "Patience", "EXPERIENCE", "Support agent", "Answered calls", "Acme Limited"],
    ),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("page", "expected"), CASES.values(), ids=CASES)
def test_both_readers_give_the_lines_that_a_person_sees(page: Page, expected: list[str], reader: Reader) -> None:
    assert texts(pdf(page), reader) == expected


@pytest.mark.parametrize("reader", READERS)
def test_replaced_text_is_read_as_it_is_printed(reader: Reader) -> None:
    page = Page().text(72, 700, "acme.example", replaced_by="Kubernetes administrator").text(72, 680, "Leeds")
    assert texts(pdf(page), reader) == ["acme.example", "Leeds"]


@pytest.mark.parametrize("reader", READERS)
def test_lines_know_their_pages(reader: Reader) -> None:
    extract = read(pdf(Page().text(72, 700, "Leeds"), Page().text(72, 700, "York")), limits=Limits(), reader=reader)
    assert [(line.text, line.page) for line in extract.lines] == [("Leeds", 1), ("York", 2)]
    assert (extract.reader, extract.page_count, extract.notices) == (reader, 2, ())


@pytest.mark.parametrize("reader", READERS)
def test_pages_beyond_the_limit_are_cut_with_a_notice(reader: Reader) -> None:
    data = pdf(*(Page().text(72, 700, f"Page {name}") for name in ("one", "two", "three")))
    extract = read(data, limits=Limits(pages=2), reader=reader)
    assert [line.text for line in extract.lines] == ["Page one", "Page two"]
    assert [notice.kind for notice in extract.notices] == ["truncated"]


@pytest.mark.parametrize("reader", READERS)
def test_characters_beyond_the_limit_are_cut_with_a_notice(reader: Reader) -> None:
    data = pdf(Page().text(72, 700, "abcdefghij"), Page().text(72, 700, "York"))
    extract = read(data, limits=Limits(characters=5), reader=reader)
    assert [line.text for line in extract.lines] == ["abcde"]
    assert [notice.kind for notice in extract.notices] == ["truncated"]


@pytest.mark.parametrize("reader", ["auto", *READERS])
def test_a_password_is_asked_for_by_name(reader: Literal["auto", "pdfium", "pdfminer"]) -> None:
    with pytest.raises(EncryptedDocument, match="password"):
        read(pdf(Page().text(72, 700, "Leeds"), password=SESAME), limits=Limits(), reader=reader)


@pytest.mark.parametrize("reader", READERS)
def test_an_owner_password_alone_stops_nobody_from_reading(reader: Reader) -> None:
    data = pdf(Page().text(72, 700, "Leeds"), password="", owner_password=SESAME)
    extract = read(data, limits=Limits(), reader=reader)
    assert [line.text for line in extract.lines] == ["Leeds"]
    assert [notice.kind for notice in extract.notices] == ["permissions_restricted"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"%PDF-1.4\n", CorruptDocument),
        (b"%PDF-1.4\n" + b"\0\xff" * 500, CorruptDocument),
        (pdf(Page()), EmptyFile),
        (pdf(Page().image(72, 72, 400, 600)), NoTextLayer),
    ],
    ids=["no bytes", "header only", "noise", "blank page", "scan"],
)
def test_what_cannot_be_read_is_an_error_that_says_what_to_do(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as caught:
        read(data, limits=Limits())
    assert caught.value.advice
    assert caught.value.source == ""


def test_a_cut_file_gives_what_is_left_or_an_error_of_ours() -> None:
    whole = pdf(Page().column(72, 700, ["Support agent", "Acme Limited"]))
    refused: list[DocumentError] = []
    for length in range(9, len(whole), 97):
        try:
            read(whole[:length], limits=Limits())
        except DocumentError as error:
            refused.append(error)
    assert refused
    assert all(error.advice for error in refused)


def reading(text: str, repeats: int = 10) -> Reading:
    glyphs = [Glyph(text, 72 + 5 * place, 700, 5, 10, 0) for place in range(repeats)]
    return Reading(pages=(GlyphPage(1, glyphs),), page_count=1)


def answer_with(monkeypatch: pytest.MonkeyPatch, answer: Reading) -> None:
    monkeypatch.setattr(pdf_module, "_reading", lambda *_: answer)


def test_a_second_reader_is_named_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, reading("a"))
    extract = read(b"%PDF", limits=Limits(), reader="pdfminer", why="PDFium could not open the file")
    assert (extract.reader, [line.text for line in extract.lines]) == ("pdfminer", ["aaaaaaaaaa"])
    messages = [notice.message for notice in extract.notices if notice.kind == "second_reader"]
    assert len(messages) == 1
    assert messages[0].startswith("PDFium could not open the file; pdfminer.six read it. Its pages were not painted")


def test_a_few_icons_do_not_make_a_text_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = (*reading("a", 90).pages, *reading(UNMAPPED, 10).pages)
    answer_with(monkeypatch, Reading(pages=pages, page_count=2))
    assert read(b"%PDF", limits=Limits()).lines


def test_text_whose_letters_nobody_knows_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, reading(UNMAPPED))
    with pytest.raises(UnreadableText):
        read(b"%PDF", limits=Limits())


def test_pages_that_fail_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, reading("a")._replace(failed=(2,), page_count=2))
    assert "unread_part" in [notice.kind for notice in read(b"%PDF", limits=Limits()).notices]


@pytest.mark.parametrize(
    ("spoil", "is_damaged"),
    [
        (lambda data: data, False),
        (lambda data: b"From: mail\r\n" + data, False),
        (lambda data: re.sub(rb"startxref\n\d+", b"startxref\n7", data), True),
        (lambda data: data.replace(b"startxref", b"startxxxx"), True),
        (lambda data: data.replace(b"%PDF-1.4\n", b"%PDF-1.4\n\n\n\n\n\n\n"), True),
        (lambda data: data[:-20], True),
        (lambda data: re.sub(rb"/Length (\d\d+)", lambda found: b"/Length 9" + found[1][1:], data), True),
    ],
    ids=["whole", "with bytes before it", "list elsewhere", "no list", "parts elsewhere", "cut off", "wrong length"],
)
def test_a_file_that_had_to_be_mended_says_so(spoil: Callable[[bytes], bytes], is_damaged: bool) -> None:
    data = spoil(pdf(Page().column(72, 700, ["Support agent", "Acme Limited"])))
    extract = read(data, limits=Limits())
    assert [line.text for line in extract.lines] == ["Support agent", "Acme Limited"]
    assert ("damaged" in [notice.kind for notice in extract.notices]) == is_damaged


def test_eight_threads_read_what_one_reads() -> None:
    files = [pdf(Page().column(72, 700, [f"Agent {number}", "Acme Limited"])) for number in range(16)]
    expected = [texts(data, "pdfium") for data in files]
    found: list[list[str] | None] = [None] * len(files)

    def work(start: int) -> None:
        for place in range(start, len(files), 8):
            found[place] = texts(files[place], "pdfium")

    threads = [threading.Thread(target=work, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected
