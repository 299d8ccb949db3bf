"""Words that nobody sees on a page are reported and not read, however they are hidden; words that people see are read."""

import pytest

import cxmatch
from cxmatch.documents.document import Document
from tests.hostile.hidden_pdfs import HIDDEN, SEEN, Case

MISSED: dict[str, str] = {
}
"""Cases that come out wrong as yet, and why."""

PDFMINER_MISSED: dict[str, str] = {
}
"""The same of the second reader."""


def cases(found: list[Case], *missed: dict[str, str]) -> list[object]:
    known = {name: why for each in missed for name, why in each.items()}
    marks = {name: [pytest.mark.xfail(strict=True, reason=why)] for name, why in known.items()}
    return [pytest.param(case, id=case.name, marks=marks.get(case.name, [])) for case in found]


def squeezed(text: str) -> str:
    """Without white space: where a line ends is not what is asked here."""
    return "".join(text.split())


def reported(document: Document) -> str:
    return squeezed("".join(notice.text for notice in document.notices if notice.kind == "hidden_text"))


def assert_as_seen(case: Case, document: Document) -> None:
    text, hidden = squeezed(document.text), reported(document)
    for word in " ".join(case.hidden).split():
        assert word not in text
        assert word in hidden
    for words in case.seen:
        assert squeezed(words) in text
        assert squeezed(words) not in hidden
    if not case.hidden:
        assert hidden == ""


@pytest.mark.parametrize("case", cases(HIDDEN, MISSED))
def test_words_that_nobody_sees_are_reported_and_not_read(case: Case) -> None:
    assert_as_seen(case, cxmatch.read(case.make()))


@pytest.mark.parametrize("case", cases(SEEN, MISSED))
def test_words_that_people_see_are_read_and_not_reported(case: Case) -> None:
    assert_as_seen(case, cxmatch.read(case.make()))


@pytest.mark.parametrize("case", cases([*HIDDEN, *SEEN], MISSED, PDFMINER_MISSED))
def test_the_second_reader_tells_the_same_words_apart(case: Case) -> None:
    assert_as_seen(case, cxmatch.read(case.make(), reader="pdfminer"))
