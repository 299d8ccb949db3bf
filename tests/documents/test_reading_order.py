"""Pages as people lay them out: margins of headings, columns, running feet; both readers give the same lines."""

from typing import Literal

import pytest

from cxmatch.documents.limits import Limits
from cxmatch.documents.pdf.glyphs import UNMAPPED, em
from cxmatch.documents.pdf.layout import page_lines
from cxmatch.documents.pdf.ligatures import with_ligatures
from cxmatch.documents.pdf.rails import rail_of
from cxmatch.documents.pdf.reader import read
from cxmatch.documents.pdf.running import without_repeats
from cxmatch.documents.pdf.segments import Segment
from tests.documents.pdf_maker import Page, pdf

Reader = Literal["pdfium", "pdfminer"]
READERS: tuple[Reader, ...] = ("pdfium", "pdfminer")


def texts(reader: Reader, *pages: Page) -> list[str]:
    return [line.text for line in read(pdf(*pages), limits=Limits(), reader=reader).lines]


def rail_page() -> Page:
    """Headings at the left, each beside what it is over; one of two rows, one above its first row, a date."""
    page = Page().column(40, 700, ["Technical", "Skills"], font="Helvetica-Bold")
    page.column(160, 701, ["Ticketing, spreadsheets", "Writing"])
    page.text(40, 640, "Experience", font="Helvetica-Bold")
    page.text(40, 622, "2019 - 2022").column(160, 622, ["Support lead, Acme", "Answered letters"])
    page.text(40, 580, "2015 - 2019").column(160, 580, ["Agent, Blue Kettle", "Answered calls"])
    page.text(40, 530, "Education", font="Helvetica-Bold").column(160, 530, ["A college in Leeds", "Two years"])
    return page


def two_columns_under_headings() -> Page:
    """Three sections of the page's own, the first a table, the second in two columns."""
    page = Page().text(40, 700, "Education").column(40, 684, ["A college in Leeds", "Two years"])
    page.column(300, 684, ["2010 to 2012", "With honours"])
    page.text(40, 640, "Projects").column(40, 624, ["Kettle watch", "A board that shows who", "waits for an answer"])
    page.column(300, 624, ["Letter box", "A page on which callers", "write to a person"])
    return page.text(40, 560, "Languages").text(40, 544, "English").text(300, 544, "Polish")


def sidebar(page: Page, x: float) -> Page:
    page.column(x, 700, ["CONTACT", "Leeds", "Yorkshire", "EDUCATION", "A college", "Two years"])
    return page.column(x, 560, ["SKILLS", "Listening", "Typing", "Ticketing", "Spreadsheets"])


def main_column(page: Page, x: float) -> Page:
    page.column(x, 702, ["EXPERIENCE", "Support lead", "Led a team that answered", "callers from abroad", "by day"])
    return page.column(x, 562, ["Support agent", "Answered letters and kept", "notes of each of them", "in order"])


ORDERS = {
    "headings in the margin": (
        rail_page(),
        [
            "Technical Skills",
            "Ticketing, spreadsheets",
            "Writing",
            "Experience",
            "2019 - 2022 Support lead, Acme",
            "Answered letters",
            "2015 - 2019 Agent, Blue Kettle",
            "Answered calls",
            "Education",
            "A college in Leeds",
            "Two years",
        ],
    ),
    "two columns under one heading of three": (
        two_columns_under_headings(),
        [
            "Education",
            "A college in Leeds 2010 to 2012",
            "Two years With honours",
            "Projects",
            "Kettle watch",
            "A board that shows who",
            "waits for an answer",
            "Letter box",
            "A page on which callers",
            "write to a person",
            "Languages",
            "English Polish",
        ],
    ),
    "an empty strip across both columns": (
        main_column(sidebar(Page(), 40), 220),
        [
            *("CONTACT", "Leeds", "Yorkshire", "EDUCATION", "A college", "Two years"),
            *("SKILLS", "Listening", "Typing", "Ticketing", "Spreadsheets"),
            *("EXPERIENCE", "Support lead", "Led a team that answered", "callers from abroad", "by day"),
            *("Support agent", "Answered letters and kept", "notes of each of them", "in order"),
        ],
    ),
    "years at the right of rows on either side of a strip": (
        Page()
        .column(40, 700, ["Talks", "The second reply", "Plain answers", "The kind counter"])
        .column(400, 686, ["2017", "2019", "2020"])
        .column(40, 600, ["Press", "On hiring", "On calls", "On letters", "On queues"])
        .column(400, 586, ["2011", "2012", "2013", "2014"]),
        [
            *("Talks", "The second reply 2017", "Plain answers 2019", "The kind counter 2020"),
            *("Press", "On hiring 2011", "On calls 2012", "On letters 2013", "On queues 2014"),
        ],
    ),
    "a date at the right of a word that is broken": (
        Page()
        .text(72, 700, "A study of the order of answers to call-")
        .text(480, 700, "July 2019")
        .text(72, 688, "ers"),
        ["A study of the order of answers to call-", "ers July 2019"],
    ),
    "a space that takes no room": (
        Page().text(72, 700, "Answered").text(72 + 44.46, 700, " ").text(72 + 44.46, 700, "calls"),
        ["Answeredcalls"],
    ),
    "a second slash that is lost": (
        Page().text(72, 700, "https:/").text(106, 700, "acme.example"),
        ["https://acme.example"],
    ),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", ORDERS)
def test_lines_come_in_the_order_in_which_a_person_reads_them(case: str, reader: Reader) -> None:
    page, lines = ORDERS[case]
    assert texts(reader, page) == lines


@pytest.mark.parametrize("reader", READERS)
def test_a_running_head_stays_where_it_stands_first_a_foot_where_it_stands_last_and_the_rest_goes_to_the_end(
    reader: Reader,
) -> None:
    bodies = [[f"{verb} {what}" for what in ("calls", "letters", "posts")] for verb in ("Took", "Kept", "Sorted")]
    pages = []
    for number, body in enumerate(bodies, 1):
        page = Page().text(72, 760, "Ada Example, Leeds").text(280, 30, f"Ada Example - {number}/3", size=8)
        pages.append(page.column(72, 700, body))
    text = ["Ada Example, Leeds", *bodies[0], *bodies[1], *bodies[2], "Ada Example - 3/3"]
    repeats = ["Ada Example - 1/3", "Ada Example, Leeds", "Ada Example - 2/3", "Ada Example, Leeds"]
    assert texts(reader, *pages) == text + repeats


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Experience", "Experience"),
        ("Support agent, 2015 to 2017", "Support agent, 2017 to 2019"),
        ("Ada Example", "Support agent"),
    ],
    ids=["a heading", "another number", "other words"],
)
def test_what_only_looks_like_a_running_head_stays(first: str, second: str) -> None:
    bodies = zip((first, second), ("Calls", "Letters"), strict=True)
    pages = [[Segment(text, 72, 160, 760, 10), Segment(body, 72, 100, 700, 10)] for text, body in bodies]
    assert without_repeats(pages, [1, 2]) == pages


def test_a_row_in_the_running_text_is_no_running_head() -> None:
    pages = [[Segment("Answered calls", 72, 160, 760, 10), Segment("Kept notes", 72, 120, 748, 10)] for _ in (1, 2)]
    assert without_repeats(pages, [1, 2]) == pages


@pytest.mark.parametrize("reader", READERS)
def test_a_sidebar_does_not_part_a_job_that_goes_on_over_the_page(reader: Reader) -> None:
    first = sidebar(Page().text(40, 750, "Ada Example"), 400)
    main_column(first, 40).column(40, 470, ["Support clerk", "Blue Kettle, Leeds"])
    second = Page().column(40, 700, ["2011 to 2014", "Opened the post of all the others"])
    lines = texts(reader, first, second)
    assert lines[:2] == ["Ada Example", "CONTACT"]
    assert lines.index("2011 to 2014") == lines.index("Blue Kettle, Leeds") + 1


@pytest.mark.parametrize("reader", READERS)
def test_a_sidebar_is_read_last_where_the_next_page_begins_anew(reader: Reader) -> None:
    first = main_column(sidebar(Page(), 400), 40).column(40, 470, ["Support clerk", "Opened the post"])
    lines = texts(reader, first, Page().column(40, 700, ["Education", "A college in Leeds"]))
    assert lines.index("Spreadsheets") + 1 == lines.index("Education")


def beside(*columns: tuple[float, dict[float, str]]) -> tuple[list[Segment], ...]:
    return tuple([Segment(text, x, x + 50, y, 10) for y, text in rows.items()] for x, rows in columns)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({700: "Skills", 688: "Typing", 676: "Contact", 664: "Leeds"}, {700: "A", 688: "B", 676: "C", 664: "D"}),
        ({700: "Summary", 640: "Education"}, {700: "Experience", 640: "B", 628: "C"}),
        ({700: "Summary", 690: "Leeds", 640: "Education"}, {700: "A", 640: "B", 628: "C"}),
        ({700: "2019", 640: "2018"}, {700: "A", 640: "B", 628: "C"}),
        ({700: "Summary", 640: "2018"}, {700: "A", 640: "B", 628: "C"}),
    ],
    ids=["text under headings", "headings on both sides", "words on no row", "no heading", "one heading"],
)
def test_what_is_no_margin_of_headings(left: dict[float, str], right: dict[float, str]) -> None:
    assert rail_of(*beside((40, left), (160, right))) is None


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("*nancial pro*les", "financial profiles"),
        ("an o*ce work*ow", "an office workflow"),
        ("Certi*cations", "Certifications"),
        ("StackOver*ow", "StackOverflow"),
        ("all sta*", "all staff"),
        ("*eld", "field"),
        ("*adaexample", "*adaexample"),
        ("* Leeds", "* Leeds"),
        ("Gri*es", "Gri*es"),
    ],
)
def test_a_ligature_without_a_character_is_told_by_its_word(seen: str, meant: str) -> None:
    seen, meant = seen.replace("*", UNMAPPED), meant.replace("*", UNMAPPED)
    assert with_ligatures(seen, [0.6] * seen.count(UNMAPPED)) == meant


@pytest.mark.parametrize(("seen", "width"), [("*nance", 0.9), ("o*ce", 1.25)])
def test_a_glyph_that_is_too_broad_for_a_ligature_is_an_icon(seen: str, width: float) -> None:
    seen = seen.replace("*", UNMAPPED)
    assert with_ligatures(seen, [width]) == seen


def test_one_page_alone_keeps_its_foot() -> None:
    from cxmatch.documents.pdf.glyphs import Glyph
    from cxmatch.documents.pdf.glyphs import Page as GlyphPage

    glyphs = [Glyph("Calls", 72, 700, 25, 10, 0), Glyph("1", 300, 30, 5, 10, 0)]
    assert [line.text for line in page_lines(GlyphPage(1, glyphs))] == ["Calls", "1"]


@pytest.mark.parametrize("reader", READERS)
def test_a_page_that_is_there_again_is_read_again(reader: Reader) -> None:
    page = Page().text(72, 700, "Answered calls at Acme")
    assert texts(reader, page, page, page) == ["Answered calls at Acme"] * 3


@pytest.mark.parametrize("reader", READERS)
def test_a_blank_page_parts_nothing(reader: Reader) -> None:
    first, last = Page().text(72, 700, "Answered calls at Acme"), Page().text(72, 700, "Trained two agents")
    assert texts(reader, first, Page(), last, Page()) == ["Answered calls at Acme", "Trained two agents"]


def test_places_that_are_no_numbers_have_an_angle_all_the_same() -> None:
    nan = float("nan")
    assert em(nan, nan, nan, nan, 10.0)[2] == 0.0
