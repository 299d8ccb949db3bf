import io
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from rich.console import Console

from cxmatch import Guide, Lexicon, UsageError, guide
from cxmatch.hiring.drafting.guide import GuidePage
from cxmatch.reports import paper
from cxmatch.reports.fitting import LOOKS, PAPER, sheets
from cxmatch.reports.guides import print_guide, render_guide, warnings_of
from cxmatch.reports.paper import letters_without_font

NASTY = '<b>#1 *bold* $x$ \\n @ref [a](b) {{7*7}} "q" & co'
DIFFERENT = 12
"""Of 255, by which the pictures of two letters differ at least; those of two empty boxes differ by less than 3."""
FORMS = ("pdf", "html", "docx")


def role(name: str, title: str, words: list[str], **more: object) -> dict[str, object]:
    near = [{"ways": ["word"], "note": "close to it, and yet not quite it"}]
    terms = [{"term": word, "near_misses": near if more.get("near") else []} for word in words]
    return {"id": name, "title": title, "terms": terms, **{key: more[key] for key in more if key != "near"}}


def wishes(count: int, length: int = 1) -> list[dict[str, object]]:
    return [{"id": f"w{place}", "text": f"has done the thing number {place} " * length} for place in range(count)]


ROLES = [
    role("plain", "Plain", ["one"]),
    role("long", "A title of eighty characters which goes on and on until it is at its end, so",
         [f"term {n}" for n in range(60)], near=True, wishes=wishes(12), years={"least": 1.5, "over": True}),
    role("unbroken", "T" * 80, [f"word {n} of some length" for n in range(60)], near=True),
    role("markup", NASTY, [f"{NASTY} {n}" for n in range(3)], wishes=[{"id": "w", "text": NASTY}], in_a_word=NASTY,
         questions=[NASTY]),
    role("greek", "Διευθυντής εμπειρίας πελατών", ["περιεχόμενο", "ηγέτης"], wishes=wishes(3)),
    role("cyrillic", "Керівник досвіду клієнтів Ђорђе Ґ", ["обслуговування", "звітність"]),
    role("armenian", "Հաճախորդների փորձի մասնագետ", ["հաղորդակցություն"], near=True),
    role("georgian", "მომხმარებლის სპეციალისტი", ["კომუნიკაცია"]),
    role("latin", "Żółć Łódź þjónustufulltrúi Şirket", ["zażółć gęślą jaźń", "müşteri", "ügyfél"]),
    role("wide", "WWWW MMMM " * 7, [f"WWWWWWWWWW MMMMMMMMMM {n}" for n in range(30)], near=True, wishes=wishes(10, 3)),
    role("added", "Added", ["core"], wishes=wishes(1)),
    role("no_room", "No room", [f"a keyword of quite some length indeed and yet more {n}" for n in range(400)],
         near=True, wishes=wishes(40, 5)),
]  # fmt: skip
ROLES[10]["terms"] += [{"term": "extra", "core": False, "source": "a handbook"}]  # type: ignore[operator]
OWN = Lexicon.parse(json.dumps({"format": 1, "name": "any <field> & *more*", "source": "a book " * 60, "roles": ROLES}))
FITS = [role["id"] for role in ROLES if role["id"] != "no_room"]


@cache
def printed(form: str) -> bytes:
    return print_guide(guide(lexicon=OWN), form)  # type: ignore[arg-type]


def plain(text: str) -> str:
    """The text without what a line break, or the place for one, changes."""
    return re.sub(r"[\s\u200b\u00a0\u00ad\ufffe-]+", "", text)


def pages_of(data: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in file]


class Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag == "section":
            self.pages.append("")

    def handle_data(self, data: str) -> None:
        if self.pages:
            self.pages[-1] += data


def html_pages(data: bytes) -> Texts:
    texts = Texts()
    texts.feed(data.decode())
    return texts


def docx_pages(data: bytes) -> list[str]:
    """The text of the document, cut where a paragraph asks for a new page."""
    file = docx.Document(io.BytesIO(data))
    pages = [""]
    for block in file.iter_inner_content():
        if isinstance(block, docx.table.Table):
            pages[-1] += " ".join(cell.text for row in block.rows for cell in row.cells) + "\n"
            continue
        if block.paragraph_format.page_break_before:
            pages.append("")
        pages[-1] += block.text + "\n"
    return pages


def pages(form: str, data: bytes) -> list[str]:
    return {"pdf": pages_of, "html": lambda given: html_pages(given).pages, "docx": docx_pages}[form](data)


@pytest.mark.parametrize("form", FORMS)
def test_every_role_has_one_page_with_every_keyword_of_it(form: str) -> None:
    found = pages(form, printed(form))
    assert len(found) == len(OWN.roles)
    for wanted, text in zip(OWN.roles, found, strict=True):
        assert plain(wanted.title) in plain(text)
        for term in wanted.terms if wanted.id in FITS else ():
            assert plain(term.term) in plain(text), (wanted.id, term.term)


@pytest.mark.parametrize("form", FORMS)
def test_the_built_in_guide_is_printed_whole(form: str) -> None:
    found = pages(form, print_guide(guide(), form))  # type: ignore[arg-type]
    assert len(found) == 5
    for page, text in zip(guide().pages, found, strict=True):
        told = [page.title, page.in_a_word, page.years, *page.looked_for, *page.questions]
        told += [part for word in page.words for part in (word.keyword, *word.not_for[:1], *word.near[:1])]
        assert [part for part in told if plain(part) not in plain(text)] == []
        assert not re.search(r"and \d+ more", text)


@pytest.mark.parametrize("form", FORMS)
def test_what_has_no_room_is_counted(form: str) -> None:
    text = pages(form, printed(form))[-1]
    shown = sum(plain(term.term) in plain(text) for term in OWN.roles[-1].terms)
    left = int(re.findall(r"and (\d+) more", text)[0])
    # Each number's own digits also stand within longer numbers, so a few shown ones may be counted twice.
    assert 40 < 400 - left <= shown <= 400 - left + 40
    assert "and 400 more" in text


@pytest.mark.parametrize("form", FORMS)
def test_the_same_guide_is_the_same_bytes(form: str) -> None:
    assert print_guide(guide(role="analyst"), form) == print_guide(guide(role="analyst"), form)  # type: ignore[arg-type]


def test_every_page_of_the_pdf_is_a4_and_upright() -> None:
    for page in pypdfium2.PdfDocument(printed("pdf")):
        assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.1)


def pictures(page: pypdfium2.PdfPage, letters: str) -> list[bytes]:
    """How each letter looks, where it stands first: 16 by 16 points from black (0) to white (255)."""
    text, scale = page.get_textpage(), 8
    shown = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    places = {text.get_text_range(place, 1): place for place in reversed(range(text.count_chars()))}
    boxes = [text.get_charbox(places[letter]) for letter in letters]
    cuts = [(left, page.get_height() - top, right, page.get_height() - bottom) for left, bottom, right, top in boxes]
    return [shown.crop([round(edge * scale) for edge in cut]).resize((16, 16)).tobytes() for cut in cuts]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("greek", "Διευθντήςμ"), ("cyrillic", "КерівнкдсуЂҐ"), ("armenian", "Հաճխորդնեի"), ("georgian", "მოხარებლისც"),
        ("latin", "ŻółćŁźþúŞęą"),
    ],
)  # fmt: skip
def test_the_pdf_has_a_glyph_of_its_own_for_letters_of_every_script_of_europe(name: str, letters: str) -> None:
    # A letter without a glyph is drawn as an empty box, and all such boxes look the same.
    file = pypdfium2.PdfDocument(printed("pdf"))
    seen = pictures(file[[role.id for role in OWN.roles].index(name)], letters)
    for place, one in enumerate(seen):
        for other in seen[:place]:
            assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 256 > DIFFERENT


def lone(*words: str) -> Guide:
    lexicon = {"format": 1, "name": "x", "roles": [role("a", "A", [*words])]}
    return guide(lexicon=Lexicon.parse(json.dumps(lexicon)))


def test_letters_that_no_font_has_are_named() -> None:
    found = lone("naïve Διευθ Керів", "客 🎉")
    assert letters_without_font(found, system=False) == "客🎉"


def test_of_letters_that_are_empty_boxes_in_the_pdf_a_line_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    found = lone("naïve")
    assert [*warnings_of(found, "pdf")] == []
    monkeypatch.setattr(paper, "letters_without_font", lambda *_: "客" * 30)
    assert [*warnings_of(found, "html"), *warnings_of(found, "docx")] == []
    (told,) = warnings_of(found, "pdf")
    assert "empty boxes in the PDF: " + "客 " * 20 + "… (install a font" in told.plain


def test_the_fonts_of_the_pdf_are_those_that_the_system_need_not_have() -> None:
    file = pypdfium2.PdfDocument(printed("pdf"))
    fonts = {
        found.get_font().get_base_name().partition("+")[2] for page in file for found in page.get_objects(filter=[1])
    }
    assert {name.partition("-")[0] for name in fonts} == {"LibertinusSerif", "DejaVuSansMono"}


def test_no_letter_of_the_pdf_lies_outside_its_margins() -> None:
    for page in pypdfium2.PdfDocument(printed("pdf")):
        text = page.get_textpage()
        places = [place for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
        boxes = [text.get_charbox(place) for place in places]
        assert min(left for left, *_ in boxes) >= 17 / 25.4 * 72 - 1
        assert max(right for _, _, right, _ in boxes) <= (210 - 17) / 25.4 * 72 + 2


def test_the_web_page_needs_no_other_file_and_runs_nothing() -> None:
    texts = html_pages(printed("html"))
    assert texts.links == []
    assert not {"script", "link", "img"} & set(texts.tags)
    assert texts.tags.count("b") == len(OWN.roles)  # the label "Years" alone
    assert b"url(" not in printed("html")
    assert b"@page { size: A4" in printed("html")


def test_the_word_document_is_a4_and_holds_no_time_of_its_making() -> None:
    section = docx.Document(io.BytesIO(printed("docx"))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    with ZipFile(io.BytesIO(printed("docx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


OFFICE, BROWSER = shutil.which("soffice"), shutil.which("chromium") or shutil.which("google-chrome")
FOOT = 12 / 25.4 * 72
"""Points from the lower edge of a page up to which only its foot stands."""


def as_pdf(form: str, folder: Path) -> bytes:
    """The guide as the program that people would open it with prints it."""
    file, made = folder / f"guide.{form}", folder / "guide.pdf"
    file.write_bytes(printed(form))
    home = folder / "home"
    office = [OFFICE, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder]
    browser = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", f"--user-data-dir={home}",
        "--no-pdf-header-footer", f"--print-to-pdf={made}",
    ]  # fmt: skip
    command = [*office, file] if form == "docx" else [*browser, file.as_uri()]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=180)
    return made.read_bytes()


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("docx", marks=pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")),
        pytest.param("html", marks=pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")),
    ],
)
def test_what_is_estimated_to_fit_fits_where_it_is_printed(form: str, tmp_path: Path) -> None:
    file = pypdfium2.PdfDocument(as_pdf(form, tmp_path))
    assert len(file) == len(OWN.roles)
    for page, wanted in zip(file, OWN.roles, strict=True):
        text = page.get_textpage()
        assert plain(wanted.title) in plain(text.get_text_range())
        low = text.get_text_bounded(bottom=0, top=FOOT)
        assert re.fullmatch(r"Keywords: (a book )*a?[ book]*…?\s*(\d+ / \d+)?\s*", low), low


def test_a_format_whose_library_is_missing_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"cxmatch\[print\]"):
        print_guide(guide(), "pdf")


def test_text_shrinks_before_anything_is_left_out_and_never_below_the_least() -> None:
    def fits(sheet: object) -> bool:
        return sheet.size <= limit and len(sheet.words) <= 20  # type: ignore[attr-defined]

    page = guide(lexicon=OWN).pages[1]
    one = Guide(name="", source="", roles=1, pages=(page.model_copy(update={"words": page.words[:20]}),))
    for limit, _ in LOOKS:
        (sheet,) = sheets(one, fits)
        assert (sheet.size, sum(sheet.more)) == (limit, 0)
    limit = LOOKS[-1][0]
    (sheet,) = sheets(guide(role="long", lexicon=OWN), fits)
    assert (sheet.size, len(sheet.words), sheet.more.words) == (limit, 20, 40)


def test_a_role_has_its_colour_on_paper_wherever_it_stands() -> None:
    def colours(found: Guide) -> list[str]:
        return [sheet.colour for sheet in sheets(found, lambda sheet: True)]

    assert colours(guide()) == list(PAPER)
    assert colours(guide(role="analyst")) == [PAPER[3]]


@pytest.mark.parametrize("colour", PAPER)
def test_colours_are_as_dark_as_text_has_to_be_on_white(colour: str) -> None:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    light = sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
    # The contrast that WCAG 2.2 asks for at its level AA is 4.5 to 1.
    assert 1.05 / (light + 0.05) >= 4.5


def shown(found: Guide) -> str:
    console = Console(width=110, no_color=True, highlight=False)
    with console.capture() as captured:
        console.print(render_guide(found))
    return captured.get()


def test_the_text_form_leaves_nothing_out() -> None:
    text = plain(shown(guide(lexicon=OWN)))
    page: GuidePage
    for page in guide(lexicon=OWN).pages:
        assert all(plain(word.keyword) in text for word in page.words)


def test_words_of_a_lexicon_do_nothing_at_a_terminal() -> None:
    lexicon = Lexicon.parse(json.dumps({"format": 1, "name": "x", "roles": [role("a", "A", ["a\x1b[2J b"])]}))
    assert "\x1b" not in shown(guide(lexicon=lexicon))
    for form in FORMS:
        assert print_guide(guide(lexicon=lexicon), form)  # type: ignore[arg-type]
