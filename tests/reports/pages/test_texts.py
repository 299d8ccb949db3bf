"""A text in pieces: nothing lost, nothing doubled, each mark where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch import Document
from cxmatch.reports.pages.marking import Mark, segments
from cxmatch.reports.pages.texts import LONGEST, TextView, places, text_view, told
from cxmatch.reports.safe import visible

MARKS = st.lists(
    st.builds(Mark, st.integers(-2, 40), st.integers(-2, 40), st.sampled_from(["r0", "a0", "r1"]), st.just("+1.00"))
)


@given(st.text(max_size=40), MARKS, st.lists(st.integers(0, 40), max_size=5))
def test_the_pieces_are_the_whole_text_and_each_mark_has_its_own(text: str, marks: list[Mark], cuts: list[int]) -> None:
    found = segments(text, marks, [cut for cut in cuts if cut <= len(text)])
    assert "".join(piece.text for piece in found) == visible(text)
    for mark in {*marks}:
        words = "".join(piece.text for piece in found if mark in piece.marks)
        kept = 0 <= mark.start < mark.end <= len(text)
        assert words == (visible(text[mark.start : mark.end]) if kept else "")
        assert sum(mark in piece.ending for piece in found) == kept
        assert sum(mark.start == piece.start for piece in found if mark in piece.marks) == kept


def test_of_two_marks_at_one_place_the_one_that_was_given_first_stands_first() -> None:
    marks = [Mark(0, 3, "r1", "+2.00"), Mark(0, 3, "a0", "−1.00")]
    (piece, _) = segments("one two", marks)
    assert [mark.note for mark in piece.ending] == ["+2.00", "−1.00"]


def shown(view: TextView) -> list[list[str]]:
    return [["".join(piece.text for piece in pieces) for pieces in part.paragraphs] for part in view.parts]


def document_of(text: str, pages: tuple[int, ...] = ()) -> Document:
    return Document.from_text(text, kind="resume").model_copy(update={"pages": pages})


def test_empty_lines_part_paragraphs_however_many_there_are() -> None:
    document = document_of("Experience\nCoached a team.\n\n \n\n\nLed it too.\n\n")
    assert shown(text_view(document, [], "t-")) == [["Experience\nCoached a team.", "Led it too."]]


def test_a_part_says_its_section_where_that_is_another_than_the_one_before() -> None:
    text = "Experience\nCoached.\n\nEmployment history\nLed.\n\nEducation\nB.A."
    assert [part.kind for part in text_view(document_of(text), [], "t-").parts] == ["experience", "", "education"]


def test_a_page_is_told_where_it_begins_and_only_where_there_are_several() -> None:
    text = "Experience\nCoached a team.\nLed it too.\n\nEducation\nB.A."
    second = text.index("Led")
    assert [part.page for part in text_view(document_of(text, (0, second)), [], "t-").parts] == [1, 2, None]
    assert [part.page for part in text_view(document_of(text, (0,)), [], "t-").parts] == [None, None]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Answered the calls of all the customers of a shop\nand of its warehouse.", True),
        ("Answered the calls of all the customers of a shop\nAnd of its warehouse.", False),
        ("Answered the calls of all the customers of a shop\n• and of its warehouse.", False),
        ("Answered the calls\nand kept the peace.", False),
    ],
)
def test_lines_that_were_only_wrapped_are_joined(text: str, joined: bool) -> None:
    ((paragraph,),) = shown(text_view(document_of(text), [], "t-"))
    assert paragraph == (text.replace("\n", " ") if joined else text)


def test_a_mark_is_found_by_the_offset_of_its_first_character() -> None:
    text = "Experience\nCoached a team."
    start = text.index("a team")
    view = text_view(document_of(text), [Mark(start, start + 6, "r0")], "t-")
    assert [piece.start for part in view.parts for pieces in part.paragraphs for piece in pieces if piece.begins] == [
        start
    ]


@given(st.text(alphabet="ab \n\t•", min_size=1, max_size=80).filter(lambda text: bool(text.strip(" \n\t•"))), MARKS)
def test_no_word_of_a_document_is_lost(text: str, marks: list[Mark]) -> None:
    document = document_of(text)
    found = [" ".join(paragraphs) for paragraphs in shown(text_view(document, marks, "t-"))]
    assert " ".join(found).split() == document.text.split()


def test_what_is_quoted_of_a_place_is_short_and_what_has_none_is_quoted_as_it_is_given() -> None:
    document = document_of("Experience\n" + "word " * 100)
    assert len(told(document, document.passage(11, 400)).quote.words) <= LONGEST
    alone = told(document, None, words="hidden\x1b words " * 50, note="nobody sees them")
    assert (alone.start, alone.where, alone.note) == (None, "", "nobody sees them")
    assert alone.quote.words.startswith("hidden\\x1b words hidden")
    assert len(alone.quote.words) <= LONGEST + 2


def test_a_place_that_is_only_led_to_marks_its_beginning() -> None:
    document = document_of("Experience\n" + "word " * 100)
    (mark,) = places([document.passage(11, 400)])
    assert (mark.start, mark.end - mark.start < 20, mark.note, mark.title) == (11, True, "", "")
