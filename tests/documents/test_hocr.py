"""What Tesseract's answers come to as glyphs and lines; the answers are written here."""

import pytest

from cxmatch.documents.pdf import hocr
from cxmatch.documents.pdf.glyphs import Page
from cxmatch.documents.pdf.layout import page_lines

HEIGHT = 3300
SCALE = 300 / 72


def line(left: int, base: int, *words: str, slope: float = 0.0, sure: int = 95, gap: int = 12, size: int = 40) -> str:
    """A line of print, each letter 20 pixels wide, its letters ending at its baseline and 30 pixels high."""
    found, x = [], left
    for word in words:
        drop = round(slope * (x - left))
        box = f"bbox {x} {base - 30 + drop} {x + 20 * len(word)} {base + drop}"
        found.append(f"<span class='ocrx_word' id='w' title='{box}; x_wconf {sure}'>{word}</span>")
        x += 20 * len(word) + gap
    bottom = base + round(abs(slope) * (x - left))
    box = f"bbox {left} {base - 30} {x - gap} {bottom}; baseline {slope} {base - bottom}; x_size {size}"
    return "\n".join([f"<span class='ocr_line' id='l' title=\"{box}; x_descenders 8\">", *found, "</span>"])


def word(text: str, left: int, top: int, right: int, bottom: int, *, sure: int = 95) -> str:
    title = f"bbox {left} {top} {right} {bottom}; x_wconf {sure}"
    return f"<span class='ocrx_word' id='w' title='{title}'>{text}</span>"


def lines(*answer: str) -> list[str]:
    seen = hocr.look("\n".join(answer), HEIGHT)
    return [line.text for line in page_lines(Page(1, tuple(hocr.glyphs(seen, SCALE))))]


def test_words_come_out_in_lines_from_the_top_down():
    assert lines(line(300, 500, "Retail", "Ltd"), line(300, 400, "Support", "lead")) == ["Support lead", "Retail Ltd"]


def test_letters_stand_where_they_stand_on_the_page():
    glyphs = list(hocr.glyphs(hocr.look(line(300, 800, "Hi"), HEIGHT), SCALE))
    assert [glyph.text for glyph in glyphs] == ["H", "i"]
    assert [glyph.x for glyph in glyphs] == pytest.approx([72.0, 76.8])
    assert [glyph.y for glyph in glyphs] == pytest.approx([600.0, 600.0])
    assert glyphs[0].advance == pytest.approx(4.8)
    assert glyphs[0].size == pytest.approx(10.75, abs=0.1)


def test_two_columns_are_read_one_after_the_other_even_where_tesseract_made_one_line_of_their_rows():
    rows = []
    for number, (left, right) in enumerate([("Answered", "French"), ("Trained", "Spanish"), ("Escalated", "Dutch")]):
        base = 400 + 60 * number
        rows += [
            f"<span class='ocr_line' id='l' title=\"bbox 300 {base - 30} 1500 {base + 25};"
            ' baseline 0 -25; x_size 40">',
            word(left, 300, base - 30, 300 + 20 * len(left), base),
            word("calls", 512, base - 30, 612, base),
            word(right, 1300, base - 5, 1300 + 20 * len(right), base + 25),
            "</span>",
        ]
    assert lines(*rows) == ["Answered calls", "Trained calls", "Escalated calls", "French", "Spanish", "Dutch"]


@pytest.mark.parametrize(("sure", "kept"), [(0, False), (39, False), (40, True), (96, True)])
def test_words_that_are_more_likely_wrong_than_right_are_left_out(sure: int, kept: bool):
    assert lines(line(300, 400, "Support"), line(300, 460, "leab", sure=sure)) == ["Support"] + ["leab"] * kept


def test_words_stay_apart_where_a_slanting_letter_fills_the_space():
    assert lines(line(300, 400, "of", "experience", gap=-4)) == ["of experience"]


def test_a_page_that_is_a_little_crooked_has_whole_lines():
    left = line(300, 400, "Support", "lead", slope=0.02)
    right = line(1800, 430, "2019", slope=0.02)
    below = line(300, 450, "Answered", "calls", slope=0.02)
    assert lines(below, right, left) == ["Support lead 2019", "Answered calls"]


@pytest.mark.parametrize("title", ["baseline -240 12; x_size 40", "textangle 90; x_size 40", "baseline 0 0; x_size 0"])
def test_print_that_runs_up_the_side_is_left_out(title: str):
    side = f"<span class='ocr_line' id='l' title=\"bbox 50 300 90 900; {title}\">"
    assert lines(line(300, 400, "Support"), side, word("Confidential", 50, 300, 90, 900), "</span>") == ["Support"]


@pytest.mark.parametrize(
    ("sign", "box", "read"),
    [
        ("e", (300, 375, 316, 391), "• Answered"),
        ("©", (300, 375, 316, 391), "• Answered"),
        ("*", (300, 375, 316, 391), "• Answered"),
        ("a", (300, 380, 318, 400), "a Answered"),
        ("-", (300, 385, 316, 389), "- Answered"),
        (".", (300, 388, 304, 392), ". Answered"),
        ("A", (300, 370, 320, 400), "A Answered"),
    ],
    ids=["e", "copyright", "star", "letter on the line", "dash", "speck", "capital"],
)
def test_bullets_are_told_by_their_shape_whatever_letter_tesseract_takes_them_for(
    sign: str, box: tuple[int, int, int, int], read: str
):
    head = "<span class='ocr_line' id='l' title=\"bbox 300 370 500 400; baseline 0 0; x_size 40\">"
    assert lines(head, word(sign, *box), word("Answered", 340, 370, 500, 400), "</span>") == [read]


def test_a_plus_between_words_is_no_bullet():
    head = "<span class='ocr_line' id='l' title=\"bbox 300 370 500 400; baseline 0 0; x_size 40\">"
    words = [word("Sales", 300, 370, 400, 400), word("+", 412, 375, 428, 391), word("care", 440, 370, 500, 400)]
    assert lines(head, *words, "</span>") == ["Sales + care"]


def test_markup_within_words_is_no_text():
    assert lines(line(300, 400, "<strong>Q&amp;A</strong>", "<em></em>", "team")) == ["Q&A team"]


def test_an_answer_says_how_sure_it_is_of_the_page():
    seen = hocr.look(line(300, 400, "Support") + "\n" + line(300, 460, "xqz", sure=20), HEIGHT)
    assert (seen.legible, seen.letters) == (7, 10)


def test_nothing_comes_of_an_answer_without_words():
    assert lines("<meta name='ocr-system' content='tesseract 5.3.0' />") == []
    assert hocr.look("<meta name='ocr-system' content='tesseract 5.3.0' />", HEIGHT).version == "5.3.0"
