"""Words that nobody sees are reported and not read, however they are hidden; words that people see are read."""

import pytest

import cxmatch
from cxmatch.documents.document import Document
from tests.hostile.hidden_pdfs import HIDDEN, SEEN, SHOWN, WORDS

MISSED: dict[str, str] = {
    "clip to a hair": "one row of pixels is enough",
    "without width": "PDFium does not give them, so that nothing is reported",
    "without size": "PDFium does not give them, so that nothing is reported",
    "recognised twice over": "two recognised words may stand in one place",
}
"""Pages that come out wrong as yet, and why."""

MISSED_BY_PDFMINER: dict[str, str] = {
    **{name: why for name, why in MISSED.items() if name not in ("without width", "without size")},
    "one word over another under a line": "a seen letter near a hidden one of its kind goes with it",
    "three times over a line": "a seen letter near a hidden one of its kind goes with it",
    "a white note": "it does not read annotations",
    "a field with a white value": "it does not read annotations",
    "a white value in a dark field": "it does not read annotations",
    "white with a dark shadow": "shadows are read as letters of their own",
}
"""The same of the second reader."""


def named(pages: dict[str, bytes], missed: dict[str, str]) -> list[object]:
    marks = {name: [pytest.mark.xfail(strict=True, reason=why)] for name, why in missed.items()}
    return [pytest.param(data, id=name, marks=marks.get(name, [])) for name, data in pages.items()]


def squeezed(text: str) -> str:
    """Without white space: where lines end and words part is not what is asked here."""
    return "".join(text.split())


def reported(document: Document) -> str:
    return squeezed("".join(notice.text for notice in document.notices if notice.kind == "hidden_text"))


def assert_hides(document: Document) -> None:
    text, hidden = squeezed(document.text), reported(document)
    for word in WORDS.split():
        assert word not in text
        assert word in hidden
    for line in SHOWN:
        assert squeezed(line) in text


def assert_shows(document: Document) -> None:
    assert reported(document) == ""
    for line in (*SHOWN, WORDS):
        assert squeezed(line) in squeezed(document.text)


@pytest.mark.parametrize("data", named(HIDDEN, MISSED))
def test_words_that_nobody_sees_are_reported_and_not_read(data: bytes) -> None:
    assert_hides(cxmatch.read(data))


@pytest.mark.parametrize("data", named(SEEN, MISSED))
def test_words_that_people_see_are_read_and_not_reported(data: bytes) -> None:
    assert_shows(cxmatch.read(data))


@pytest.mark.parametrize("data", named(HIDDEN, MISSED_BY_PDFMINER))
def test_the_second_reader_hides_the_same_words(data: bytes) -> None:
    assert_hides(cxmatch.read(data, reader="pdfminer"))


@pytest.mark.parametrize("data", named(SEEN, MISSED_BY_PDFMINER))
def test_the_second_reader_shows_the_same_words(data: bytes) -> None:
    assert_shows(cxmatch.read(data, reader="pdfminer"))
