"""The fast ways through the glyphs of a page agree with the slow ones."""

import pypdfium2.raw as raw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.pdf.glyphs import UNMAPPED, Glyph, Glyphs
from cxmatch.documents.pdf.pdfium.asking import codes_of, codes_one_by_one
from cxmatch.documents.pdf.pdfium.characters import Characters
from cxmatch.documents.pdf.runs import runs
from cxmatch.documents.pdf.segments import segments
from tests.documents import glyph_by_glyph as slow
from tests.documents.pdf_maker import Page, pdf

TEXTS = st.sampled_from(["a", "b", "M", "i", "-", "/", ":", "•", "1", " ", "", "fi", UNMAPPED])


def glyphs(angles: st.SearchStrategy[float]) -> st.SearchStrategy[list[Glyph]]:
    """Glyphs that often share a baseline, touch, lie over one another or are raised."""
    places = st.integers(0, 60).map(lambda step: 72 + step * 1.25)
    heights = st.sampled_from([700.0, 700.2, 703.5, 698.0, 688.0, 676.0])
    advances, sizes = st.sampled_from([2.5, 5.0, 8.0]), st.sampled_from([10.0, 10.0, 7.0, 24.0, 0.001])
    return st.lists(st.builds(Glyph, TEXTS, places, heights, advances, sizes, angles), max_size=80)


@st.composite
def lines_of_type(draw: st.DrawFn) -> list[Glyph]:
    """Words set one after the other, some of them letter-spaced, tight, overlapped or printed twice."""
    found: list[Glyph] = []
    for row in range(draw(st.integers(1, 4))):
        x, gap = 72.0, draw(st.sampled_from([0.0, -0.5, 0.6, 4.0, -2.5]))
        for letter in draw(st.text("aimM /:-", max_size=30)):
            advance = {"i": 2.5, "M": 8.0}.get(letter, 5.0)
            found.append(Glyph(letter, x, 700.0 - 12 * row, advance, 10.0, 0.0))
            if draw(st.booleans()) and gap == 0.6:
                found.append(found[-1]._replace(x=x + 0.3))
            x += advance + gap + draw(st.sampled_from([0.0, 0.0, 0.0, 3.0, 40.0]))
    return found


@given(glyphs(st.just(0.0)) | lines_of_type())
def test_words_and_cells_are_those_that_are_found_glyph_by_glyph(page: list[Glyph]) -> None:
    assert segments(page) == slow.segments(page)


@given(glyphs(st.sampled_from([0.0, 0.0, 0.0, 90.0])) | lines_of_type())
def test_runs_are_those_that_are_found_glyph_by_glyph(page: list[Glyph]) -> None:
    assert runs(page) == slow.runs(page)


@given(glyphs(st.sampled_from([0.0, 90.0])))
def test_glyphs_by_field_are_the_same_glyphs(page: list[Glyph]) -> None:
    by_field = Glyphs.of(page)
    assert list(by_field) == page
    assert by_field[1:3] == page[1:3]
    assert [by_field[place] for place in range(len(page))] == page


@given(st.lists(st.builds(Glyph, TEXTS | st.sampled_from("éя²ª½"), *[st.sampled_from([1.0, 2.5])] * 4, st.just(0.0))))
def test_kinds_and_letters_of_glyphs_are_those_that_are_found_one_by_one(page: list[Glyph]) -> None:
    by_field = Glyphs.of(page)
    assert by_field.letters.tolist() == [glyph.text.isalnum() for glyph in page]
    assert _are_kinds(by_field)


def _are_kinds(glyphs: Glyphs) -> bool:
    """Whether glyphs have one number exactly where they have one text and advance."""
    looks = [(glyph.text, glyph.advance) for glyph in glyphs]
    numbers = glyphs.kinds.tolist()
    return len(set(zip(numbers, looks, strict=True))) == len(set(numbers)) == len(set(looks))


PAGES = {
    "words": Page().text(72, 700, "Ada Moss").text(72, 680, "Support lead, 2019 - 2021", size=12, font="Times-Roman"),
    "a broken word": Page().column(72, 700, ["Answered custo-", "mers' calls and closed forty tickets"]),
    "turned": Page().text(30, 300, "Support", matrix=(0, 1, -1, 0)).text(72, 700, "level"),
    "letter-spaced": Page().text(72, 700, "WORK EXPERIENCE", tracking=4),
    "leaning": Page().text(72, 700, "often of offers", matrix=(1, 0, 0.3, 1)),
    "pictures": Page().text(72, 700, "lnq", font="ZapfDingbats").text(90, 700, "lnq", font="Wingdings-Regular"),
    "replaced": Page().text(72, 700, "x", replaced_by="customer success").text(90, 700, "y"),
    "beyond ASCII": Page().text(72, 700, "café € • \xad"),
    "blank": Page(),
}


@pytest.mark.parametrize("name", PAGES)
def test_characters_are_those_that_are_asked_for_one_by_one(name: str) -> None:
    data = pdf(PAGES[name])
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    page = raw.FPDF_LoadPage(document, 0)
    text = raw.FPDFText_LoadPage(page)
    try:
        count = max(0, raw.FPDFText_CountChars(text))
        # Of its two marks for a broken word PDFium gives one or the other.
        assert [2 if code == 0xFFFE else code for code in codes_of(text, count)] == list(codes_one_by_one(text, count))
        for most in (count, count // 2):
            found = Characters().of(text, most)
            assert list(found) == slow.characters(text, most)
            assert _are_kinds(found)
    finally:
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
        raw.FPDF_CloseDocument(document)
