"""Which words of a PDF page a person sees: real pages, painted by PDFium."""

import pytest

import cxmatch
from cxmatch.documents.document import Document
from cxmatch.documents.pdf.glyphs import Glyph
from cxmatch.documents.pdf.visibility import Picture, Seen, seen
from tests.documents.pdf_maker import Page, pdf

VISIBLE = ["Support agent", "Answered calls at Acme", "Closed forty tickets"]
UNSEEN = "Managed budgets"


def page() -> Page:
    return Page().column(72, 700, VISIBLE)


def hidden_in(document: Document) -> str:
    return " ".join(notice.text for notice in document.notices if notice.kind == "hidden_text")


HIDDEN = {
    "white on white": page().styled("1 g", 72, 500, UNSEEN),
    "nearly white": page().styled("0.96 g", 72, 500, UNSEEN),
    "black on black": page().rectangle(60, 490, 300, 30, grey=0).text(72, 500, UNSEEN),
    "specks": page().text(72, 500, UNSEEN, size=0.5),
    "right of the page": page().text(700, 500, UNSEEN),
    "below the page": page().text(72, -40, UNSEEN),
    "not painted": page().styled("3 Tr", 72, 500, UNSEEN),
    "beside a bullet with an outline": page().draw("1 w 60 501 4 4 re B").styled("1 g", 72, 500, UNSEEN),
    "on a line of its colour": page().draw("30 w 60 505 m 360 505 l S").text(72, 500, UNSEEN),
    "on a line that a matrix makes broad": page()
    .draw("q 1 0 0 30 0 0 cm 1 w 60 16.8 m 360 16.8 l S Q")
    .text(72, 500, UNSEEN),
    "covered": page().text(72, 500, UNSEEN).rectangle(60, 490, 300, 30, grey=1),
    "covered in colour": page().text(72, 500, UNSEEN).draw("0 0.3 0.6 rg 60 490 300 30 re f 0 g"),
    "covered by a picture": page().text(72, 500, UNSEEN).image(60, 490, 300, 30),
    "seen through": page().styled("/Clear gs", 72, 500, UNSEEN),
    "on a layer that is off": page().styled("/OC /Off BDC", 72, 500, UNSEEN, after="EMC"),
    "clipped away": page().styled("10 10 20 20 re W n", 72, 500, UNSEEN),
    "under other words": page().styled("3 Tr", 72, 686, "Managed budgets"),
    "white on white on a page on its side": Page(rotate=90)
    .text(100, 72, "Support agent", matrix=(0, 1, -1, 0))
    .text(120, 72, "Answered calls at Acme", matrix=(0, 1, -1, 0))
    .text(140, 72, "Closed forty tickets", matrix=(0, 1, -1, 0))
    .draw("1 g")
    .text(300, 72, UNSEEN, matrix=(0, 1, -1, 0)),
    "between two seen words": page().styled("1 g", 200, 700, UNSEEN).text(300, 700, "Leeds"),
    "on a page elsewhere": Page(mediabox=(-500, -900, 112, -108))
    .column(-400, -200, VISIBLE)
    .styled("1 g", -400, -400, UNSEEN),
    "in a form": page().draw("1 g").text(72, 500, UNSEEN, in_form=True),
}

SEEN = {
    "white on a dark banner": page().rectangle(60, 490, 300, 30, grey=0.1).styled("1 g", 72, 500, UNSEEN),
    "white on a picture": page().image(60, 490, 300, 30).styled("1 g", 72, 500, UNSEEN),
    "small print": page().text(72, 500, UNSEEN, size=4),
    "light grey": page().styled("0.75 g", 72, 500, UNSEEN),
    "printed twice to look bold": page().text(72, 500, UNSEEN).text(72.3, 500, UNSEEN),
    "with a shadow": page().styled("0.7 g", 72.8, 499.2, UNSEEN).text(72, 500, UNSEEN),
    "underlined": page().text(72, 500, UNSEEN).rectangle(72, 498, 90, 0.6, grey=0),
    "outlined": page().styled("1 Tr", 72, 500, UNSEEN),
    "turned": page().text(30, 300, UNSEEN, matrix=(0, 1, -1, 0)),
    "aslant": page().text(200, 300, UNSEEN, matrix=(0.7, 0.7, -0.7, 0.7)),
    "on its head": page().text(300, 300, UNSEEN, size=11, matrix=(-1, 0, 0, -1)),
    "huge": page().text(72, 400, UNSEEN, size=48),
    "over a box": page().rectangle(60, 490, 300, 30, grey=0.9).text(72, 500, UNSEEN),
    "in a form": page().text(72, 500, UNSEEN, in_form=True),
    "a field of a form": page().field(72, 500, 200, 16, UNSEEN),
    "drawn again over words that nobody sees": page().styled("3 Tr", 72, 500, UNSEEN).text(72, 500, UNSEEN),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_sees_is_reported_and_not_read(name: str) -> None:
    document = cxmatch.read(pdf(HIDDEN[name]))
    assert UNSEEN in hidden_in(document)
    assert "udgets" not in document.text
    for line in VISIBLE:
        assert line in document.text


@pytest.mark.parametrize("name", SEEN)
def test_what_people_see_is_read_and_not_reported(name: str) -> None:
    document = cxmatch.read(pdf(SEEN[name]))
    assert hidden_in(document) == ""
    assert UNSEEN in document.text.replace("\n", " ")


@pytest.mark.parametrize("name", HIDDEN)
def test_the_other_reader_hides_the_same_words(name: str) -> None:
    document = cxmatch.read(pdf(HIDDEN[name]), reader="pdfminer")
    assert UNSEEN in hidden_in(document)
    assert "udgets" not in document.text


def test_recognised_text_over_a_scan_is_honest_and_named() -> None:
    page = Page(mediabox=(0, 0, 300, 60)).stripes(0, 0, 300, 60)
    for number, line in enumerate(VISIBLE):
        page.styled("3 Tr", 20, 44 - 16 * number, line)
    document = cxmatch.read(pdf(page))
    assert [notice.kind for notice in document.notices] == ["ocr_layer"]
    assert all(line in document.text for line in VISIBLE)


def test_hidden_words_on_a_page_with_a_picture_of_its_own_are_hidden_all_the_same() -> None:
    shown = page().stripes(0, 0, 612, 450)
    document = cxmatch.read(pdf(shown.styled("3 Tr", 72, 300, UNSEEN)))
    assert hidden_in(document) == UNSEEN


def test_words_over_an_empty_part_of_a_scan_are_hidden() -> None:
    page = Page(mediabox=(0, 0, 300, 200)).stripes(0, 100, 300, 100).image(0, 0, 300, 100)
    for number, line in enumerate(VISIBLE):
        page.styled("3 Tr", 20, 180 - 16 * number, line)
    document = cxmatch.read(pdf(page.styled("3 Tr", 20, 30, UNSEEN)))
    assert hidden_in(document) == UNSEEN
    assert "Support agent" in document.text


def test_a_line_that_the_end_of_a_page_cut_is_not_called_hidden() -> None:
    cut = "Wrote answers to letters"
    first = page().text(72, 60, cut)
    second = Page().column(72, 700, ["Kept the files", "Trained two agents"]).styled("0 0 612 713 re W n", 72, 718, cut)
    document = cxmatch.read(pdf(first, second))
    assert hidden_in(document) == ""
    assert document.text.count(cut) == 1


def test_glyphs_at_places_that_are_no_numbers_are_not_looked_at() -> None:
    class Blank:
        box = (0.0, 0.0, 100.0, 100.0)

        def picture(self, scale: float, **_: object) -> Picture:
            return Picture(100, 100, 100, 1, bytes(10_000), scale, self.box)

        bare = picture

    lost = Glyph("a", float("nan"), 50.0, 5.0, 10.0, 0.0)
    assert seen([lost], Blank()) == Seen()  # type: ignore[arg-type]


def test_a_scan_with_a_stamp_on_it_is_a_scan() -> None:
    page = Page().image(0, 0, 612, 792).text(72, 20, "Scanned on 3 May with a telephone")
    with pytest.raises(cxmatch.NoTextLayer, match="hardly a word"):
        cxmatch.read(pdf(page), reader="pdfium")


def test_a_page_that_is_a_picture_among_others_is_named() -> None:
    document = cxmatch.read(
        pdf(page().column(72, 600, [f"Wrote report {n} for the board" for n in range(30)]), scanned())
    )
    assert [notice.message[-2:] for notice in document.notices if notice.kind == "unread_part"] == ["2."]


def scanned() -> Page:
    return Page().image(0, 0, 612, 792)


def test_characters_beyond_the_limit_are_cut_with_a_notice() -> None:
    document = cxmatch.read(pdf(page()), limits=cxmatch.Limits(characters=30))
    assert [notice.kind for notice in document.notices] == ["truncated"]
