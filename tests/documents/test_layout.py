"""From glyphs to lines: words, rows, columns, reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.pdf.glyphs import UNMAPPED, Glyph, Page, readable, turned
from cxmatch.documents.pdf.layout import page_lines
from cxmatch.documents.pdf.segments import segments


def typed(text: str, x: float, y: float, *, size: float = 10.0, gap: float = 0.0, space: float = 2.5) -> list[Glyph]:
    """Glyphs half an em wide, `gap` apart, without space characters: a space moves the pen by `space`."""
    glyphs = []
    for letter in text:
        if letter == " ":
            x += space
        else:
            glyphs.append(Glyph(letter, x, y, size / 2, size, 0.0))
            x += size / 2 + gap
    return glyphs


def lines(*runs: list[Glyph]) -> list[str]:
    return [line.text for line in page_lines(Page(1, [glyph for run in runs for glyph in run]))]


def column(x: float, y: float, *texts: str, leading: float = 12.0) -> list[Glyph]:
    return [glyph for row, text in enumerate(texts) for glyph in typed(text, x, y - row * leading)]


@pytest.mark.parametrize(
    ("gap", "space"),
    [(0.0, 2.5), (0.7, 1.6), (-0.3, 1.5), (0.0, 9.0)],
    ids=["usual", "loose letters and tight words", "tight letters", "justified"],
)
def test_words_come_from_the_gaps_between_glyphs(gap: float, space: float) -> None:
    assert lines(typed("helped upset callers", 72, 700, gap=gap, space=space)) == ["helped upset callers"]


def test_space_characters_part_words_where_there_is_no_gap() -> None:
    row = [Glyph(letter, 72 + 5 * place, 700, 5, 10, 0) for place, letter in enumerate("to do")]
    assert lines(row) == ["to do"]


@pytest.mark.parametrize("tracking", [2.0, 5.0, 8.0])
def test_a_letter_spaced_heading_is_put_together(tracking: float) -> None:
    heading = typed("WORK EXPERIENCE", 72, 700, gap=tracking, space=2.5 + tracking)
    assert lines(heading) == ["WORK EXPERIENCE"]


def test_letters_that_the_next_always_overlaps_still_end_words() -> None:
    # The "m" says that it is broad, and the next letter always stands closer than that.
    text, x, row = "team members from teams meet them some time from time", 72.0, []
    for letter in text:
        if letter == " ":
            x += 2.2
        else:
            row.append(Glyph(letter, x, 700, 8.0 if letter == "m" else 5.0, 10, 0))
            x += 6.2 if letter == "m" else 5.0
    assert lines(row) == [text]


def test_a_glyph_printed_twice_to_look_bold_counts_once() -> None:
    word = typed("all hands", 72, 700)
    again = [glyph._replace(x=glyph.x + 0.3, y=glyph.y + 0.2) for glyph in word]
    assert lines(word, again) == ["all hands"]


def test_two_texts_on_one_place_do_not_mix_letter_by_letter() -> None:
    assert sorted(lines(typed("visible words", 72, 700), typed("quite another", 73, 700))) == [
        "quite another",
        "visible words",
    ]


def test_a_superscript_belongs_to_its_word() -> None:
    assert lines(typed("the 1", 72, 700), typed("st", 94.5, 703.5, size=6), typed("prize", 103.5, 700)) == [
        "the 1st prize"
    ]


def test_a_smaller_line_that_begins_beneath_the_end_of_a_title_stays_whole() -> None:
    assert lines(typed("Ada", 72, 700, size=30), typed("Support engineer in Leeds", 117, 684)) == [
        "Ada",
        "Support engineer in Leeds",
    ]


@pytest.mark.parametrize("shift", [0.0, 3.0])
def test_a_bullet_of_another_font_stands_before_its_item(shift: float) -> None:
    bullet = Glyph("•", 72, 700 + shift, 4, 10, 0)
    assert lines([bullet], typed("Closed tickets", 90, 700)) == ["• Closed tickets"]


def test_a_title_and_its_date_on_one_row_are_one_line() -> None:
    jobs = [
        glyph
        for job in range(4)
        for glyph in (
            *typed("Support agent", 72, 700 - 60 * job),
            *typed(f"201{job} - 202{job}", 480, 700 - 60 * job),
            *typed("Acme Limited", 72, 688 - 60 * job),
            *typed("Leeds", 480, 688 - 60 * job),
            *typed("Answered calls and letters", 72, 676 - 60 * job),
        )
    ]
    assert lines(jobs)[:3] == ["Support agent 2010 - 2020", "Acme Limited Leeds", "Answered calls and letters"]


def test_a_date_a_little_off_the_baseline_is_on_the_row() -> None:
    assert lines(typed("Support agent", 72, 700, size=12), typed("2019", 400, 702, size=9)) == ["Support agent 2019"]


def test_labels_at_the_left_stay_with_their_rows() -> None:
    rail = [
        glyph
        for job in range(4)
        for glyph in (
            *typed(f"May 201{job}", 40, 700 - 50 * job),
            *typed("Support agent at Acme", 140, 700 - 50 * job),
            *typed("Answered calls from callers", 140, 688 - 50 * job),
        )
    ]
    assert lines(rail)[:2] == ["May 2010 Support agent at Acme", "Answered calls from callers"]


LEFT = ("SKILLS", "Listening", "Typing fast", "Spreadsheets", "CONTACT", "Leeds")
RIGHT = (
    "EXPERIENCE",
    "Led a team of agents who",
    "answered calls from abroad and",
    "kept notes.",
    "Acme",
    "Kept notes",
)


@pytest.mark.parametrize("lower", [0.0, 5.0], ids=["on the same baselines", "on baselines of their own"])
def test_columns_are_read_one_after_the_other(lower: float) -> None:
    sidebar = ("SKILLS", "Listening to", "people", "Typing", "CONTACT", "Leeds")
    glyphs = column(40, 700, *sidebar), column(220, 700 - lower, *RIGHT)
    assert lines(*glyphs) == [*sidebar, *RIGHT]


def test_the_order_of_the_file_does_not_matter() -> None:
    glyphs = [*column(40, 700, *LEFT), *column(220, 695, *RIGHT)]
    forward = [line.text for line in page_lines(Page(1, glyphs))]
    assert [line.text for line in page_lines(Page(1, glyphs[::-1]))] == forward == [*LEFT, *RIGHT]


def test_what_spans_both_columns_is_read_before_and_after_them() -> None:
    header = typed("Ada Example, who answers every call and every letter in time", 40, 730)
    footer = typed("References are given to all who ask for them by letter or phone", 40, 600)
    assert lines(footer, column(220, 695, *RIGHT), column(40, 700, *LEFT), header) == [
        "Ada Example, who answers every call and every letter in time",
        *LEFT,
        *RIGHT,
        "References are given to all who ask for them by letter or phone",
    ]


def test_headings_below_a_list_in_two_columns_come_after_both() -> None:
    page = (
        typed("Highlights", 40, 720),
        column(60, 706, "Listening to callers", "Typing very quickly", "Keeping good notes", "Spreadsheets"),
        column(260, 706, "Calm in all weathers", "Sense of humour and", "of proportion too"),
        typed("Experience", 40, 640),
        typed("Support agent at Acme", 40, 626),
        typed("Answered each of the calls that came from near and far, by day and by night", 40, 612),
    )
    found = lines(*page)
    assert found[0] == "Highlights"
    assert found.index("Experience") == len(found) - 3


@pytest.mark.parametrize("angle", [90.0, 180.0, 270.0, 45.0])
def test_turned_text_is_read_by_itself(angle: float) -> None:
    level = column(100, 700, "Support agent", "Acme Limited", "Answered calls")
    margin = turned(typed("page margin", 10, 20), -angle)
    assert lines(level, margin) == ["Support agent", "Acme Limited", "Answered calls", "page margin"]


def test_gaps_and_headings_begin_blocks() -> None:
    glyphs = [
        *typed("Summary", 72, 720, size=14),
        *column(72, 700, "Answers calls", "and letters", "in time"),
        *column(72, 640, "Acme Limited", "Support agent"),
    ]
    starts = [line.text for line in page_lines(Page(1, glyphs)) if line.new_block]
    assert starts == ["Summary", "Answers calls", "Acme Limited"]


def test_a_sentence_that_runs_over_the_end_of_a_page_goes_on() -> None:
    glyphs = column(72, 700, "and letters", "in time")
    assert not page_lines(Page(2, glyphs))[0].new_block
    assert page_lines(Page(1, glyphs))[0].new_block


def test_glyphs_without_a_character_leave_no_trace() -> None:
    assert lines([Glyph(UNMAPPED, 72, 700, 5, 10, 0)], typed("Leeds", 90, 700)) == ["Leeds"]


def test_a_page_without_glyphs_has_no_lines() -> None:
    assert page_lines(Page(1, [])) == []


@pytest.mark.parametrize(
    ("text", "font", "seen"),
    [
        ("\ufb03", "Times-Roman", "ffi"),
        ("l", "Wingdings-Regular", "•"),
        ("(", "ABCDEF+FontAwesome5Free-Solid", UNMAPPED),
        ("J", "Wingdings", UNMAPPED),
        ("\uf0b7", "Symbol", "•"),
        ("\xa0", "Arial", " "),
        ("\u200b", "Arial", ""),
        ("\x07", "Arial", UNMAPPED),
        ("fi", "Arial", "fi"),
    ],
)
def test_characters_become_what_a_person_sees(text: str, font: str, seen: str) -> None:
    assert readable(text, font) == seen


def test_a_soft_hyphen_is_the_hyphen_of_a_font_that_has_no_other() -> None:
    assert readable("\xad", "Arial", hyphen=False) == "-"
    assert readable("\xad", "Arial") == "\xad"


@given(
    st.lists(
        st.builds(
            Glyph,
            text=st.sampled_from(["a", "m", " ", "•", "fi", "", UNMAPPED]),
            x=st.floats(-1e4, 1e4),
            y=st.floats(-1e4, 1e4),
            advance=st.floats(0, 500),
            size=st.floats(0, 500) | st.just(float("nan")),
            angle=st.sampled_from([0.0, 90.0, 17.0]),
        ),
        max_size=40,
    )
)
def test_any_glyphs_anywhere_give_lines(glyphs: list[Glyph]) -> None:
    for line in page_lines(Page(1, glyphs)):
        assert line.text == line.text.strip() != ""


@given(st.lists(st.text("abcdefghij", min_size=2, max_size=8), min_size=1, max_size=8), st.floats(6, 40))
def test_words_survive_at_any_size(words: list[str], size: float) -> None:
    text = " ".join(words)
    assert [segment.text for segment in segments(typed(text, 50, 500, size=size, space=0.25 * size))] == [text]
