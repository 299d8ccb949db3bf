"""Words put into a document at a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxmatch
from cxmatch.documents.editing import Insertion, with_words

RESUME = """\
Ada Brightwell
Leeds | ada@example.com | (206) 555-0100

Summary
Coached a team of five and kept the data.

Experience
Team Lead, Acme Ltd, Jan 2019 - Present
• Set quarterly goals.
• Presented the figures every month.
Agent, Beta Ltd, May 2015 - Dec 2018
• Took calls.

Skills
Excel, Zendesk
"""
DOCUMENT = cxmatch.Document.from_text(RESUME, name="ada.txt", kind="resume")


def spans(document: cxmatch.Document) -> dict[str, list[cxmatch.Span]]:
    return {"dates": [*document.dates], "contacts": [*document.contacts], "names": [*document.names]}


def covered(document: cxmatch.Document) -> dict[str, list[str]]:
    return {kind: [document.text[one.start : one.end] for one in found] for kind, found in spans(document).items()}


def outside_of_spans(at: int) -> bool:
    return not any(one.start < at < one.end for found in spans(DOCUMENT).values() for one in found)


insertions = st.lists(
    st.builds(
        Insertion,
        at=st.integers(0, len(RESUME)).filter(outside_of_spans),
        text=st.text("abc (),•\n", min_size=1, max_size=8),
    ),
    max_size=5,
)


@settings(deadline=None)
@given(insertions)
def test_the_text_is_that_of_the_edited_text_read_anew(put: list[Insertion]) -> None:
    text = "".join(
        "".join(one.text for one in put if one.at == at) + RESUME[at : at + 1] for at in range(len(RESUME) + 1)
    )
    edited = with_words(DOCUMENT, put)
    assert edited.text == cxmatch.Document.from_text(text).text
    assert edited.sha256 == cxmatch.Document.from_text(text).sha256


@settings(deadline=None)
@given(insertions)
def test_dates_names_and_contacts_cover_the_words_that_they_covered(put: list[Insertion]) -> None:
    assert all(covered(DOCUMENT).values())
    assert covered(with_words(DOCUMENT, put)) == covered(DOCUMENT)


@settings(deadline=None)
@given(insertions)
def test_sections_still_cut_the_whole_text_without_gaps(put: list[Insertion]) -> None:
    edited = with_words(DOCUMENT, put)
    cuts = [0, *(part.end for part in edited.sections)]
    assert [part.start for part in edited.sections] == cuts[:-1]
    assert cuts[-1] == len(edited.text)
    assert [part.kind for part in edited.sections] == [part.kind for part in DOCUMENT.sections]


@pytest.mark.parametrize("kind", ["summary", "experience", "skills"])
def test_words_at_the_end_of_a_section_belong_to_it(kind: str) -> None:
    part = next(part for part in DOCUMENT.sections if part.kind == kind)
    edited = with_words(DOCUMENT, [Insertion(at=part.end, text="HERE")])
    assert edited.section_at(edited.text.index("HERE")).kind == kind


def test_words_at_the_end_of_a_page_belong_to_it() -> None:
    paged = DOCUMENT.model_copy(update={"pages": (0, 60)})
    edited = with_words(paged, [Insertion(at=60, text="HERE"), Insertion(at=0, text="THERE")])
    assert [edited.page_at(edited.text.index(word)) for word in ("THERE", "HERE")] == [1, 1]
    assert edited.pages == (0, 60 + len("HERETHERE"))


def test_of_several_words_at_one_place_the_first_stands_first() -> None:
    edited = with_words(DOCUMENT, [Insertion(at=3, text="1"), Insertion(at=3, text="2")])
    assert edited.text.startswith("Ada12 ")


def test_no_words_change_nothing() -> None:
    assert with_words(DOCUMENT, []) == DOCUMENT


@pytest.mark.parametrize("at", [-1, len(RESUME) + 1])
def test_a_place_outside_of_the_text_is_refused(at: int) -> None:
    with pytest.raises(cxmatch.UsageError, match=r"words cannot be put at"):
        with_words(DOCUMENT, [Insertion(at=at, text="x")])
