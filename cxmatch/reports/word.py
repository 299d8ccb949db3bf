"""Guides and drafts -> Word documents, by python-docx: the only file that writes them."""

import re
from collections.abc import Iterable
from functools import partial
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from cxmatch.hiring.drafting.draft import TO_FILL, Draft
from cxmatch.hiring.drafting.guide import Guide
from cxmatch.reports.fitting import Paper, Sheet, estimate, sheets
from cxmatch.reports.labels import LABELS, foot_of, head_of

_FONT: Final = "Arial"
"""Every office suite has it, or one whose letters are as wide."""
_GREY, _INK, _RULE, _GROUND = "55595F", "16181B", "C9CCD1", "F1F2F4"
_A4: Final = Paper(width=499, height=745, line=1.2, item=0.5, heading=3.8, keyword=0.2, word=1.8, between=2.0, title=21)
"""What the margins leave of an A4 page."""
_NEVER: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file, so that the same draft is the same bytes; zip files know none before it."""


def guide_docx(guide: Guide) -> bytes:
    """The guide as a Word document: one A4 page a role, the same bytes every time."""
    printed = sheets(guide, partial(estimate, paper=_A4))
    file = _new(head_of(guide), Mm(17), top=Mm(14), bottom=Mm(15))
    _run(file.sections[0].footer.paragraphs[0], foot_of(guide), 7.5, colour=_GREY)
    for place, sheet in enumerate(printed):
        _role(file, sheet, head_of(guide), first=place == 0)
    return _bytes(file)


def draft_docx(draft: Draft) -> bytes:
    """A draft as a Word document, the same bytes every time."""
    file = _new(draft.title, Mm(25), top=Mm(22), bottom=Mm(22))
    file.add_heading(draft.title, level=1)
    blanks = frozenset(blank.mark for blank in draft.to_fill)
    _says(file.add_paragraph(), draft.head, blanks)
    for part in draft.sections:
        if part.heading:
            file.add_heading(part.heading, level=2).paragraph_format.space_after = Pt(4)
        for paragraph in part.paragraphs:
            _says(file.add_paragraph(), paragraph, blanks)
        for item in part.items:
            _says(file.add_paragraph(style="List Bullet"), item, blanks)
    file.add_heading(TO_FILL, level=2).paragraph_format.space_after = Pt(4)
    for blank in draft.to_fill:
        said = f"{blank.mark}: {blank.what}" if blank.what else blank.mark
        _says(file.add_paragraph(style="List Bullet"), said, blanks)
    return _bytes(file)


def _new(title: str, sides: Any, *, top: Any, bottom: Any) -> Any:
    file = docx.Document()
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = sides
    page.top_margin, page.bottom_margin, page.footer_distance = top, bottom, Mm(8)
    file.core_properties.title, file.core_properties.author = title[:250], ""
    file.core_properties.comments = ""
    for name, size in (("Normal", 10.5), ("Heading 1", 20), ("Heading 2", 13), ("List Bullet", 10.5)):
        style = file.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(_INK)
        # Headings name a font of the theme beside their own, which office suites would take first.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:cs"), _FONT)
    return file


def _says(paragraph: Any, text: str, blanks: frozenset[str]) -> None:
    """Text of a draft; what is to be filled in stands on yellow, so that none is overlooked."""
    for part in re.split(f"({'|'.join(map(re.escape, sorted(blanks)))})", text) if blanks else [text]:
        run = paragraph.add_run(part)
        if part in blanks:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    paragraph.paragraph_format.space_after = Pt(4)


def _role(file: Any, sheet: Sheet, head: str, *, first: bool) -> None:
    size, colour = sheet.size, sheet.colour.lstrip("#").upper()
    line = _line(file, head, 8, colour=_GREY, after=0)
    if not first:
        line.paragraph_format.page_break_before = True
    _bar(line, colour)
    title = _line(file, sheet.title, 21, bold=True, after=0)
    _bar(title, colour)
    if sheet.in_a_word:
        word = _line(file, f"{LABELS.in_a_word} ", size * 1.15, colour=_GREY, after=0)
        _run(word, sheet.in_a_word, size * 1.15, italic=True)
        _bar(word, colour)
    years = _line(file, f"{LABELS.years}   ", size, bold=True, before=size * 1.2, after=0)
    _run(years, sheet.years, size)
    _shade(years)
    _heading(file, LABELS.words, size, colour)
    _words(file, sheet.words, size, bold=True)
    _more(file, sheet.more.words, size)
    if sheet.added or sheet.more.added:
        _heading(file, LABELS.added, size, colour)
        _words(file, sheet.added, size, bold=False)
        _more(file, sheet.more.added, size)
    for name in ("looked_for", "questions"):
        items, left = getattr(sheet, name), getattr(sheet.more, name)
        if items or left:
            _heading(file, getattr(LABELS, name), size, colour)
            _ticks(file, items, size)
            _more(file, left, size)
    if sheet.rows or sheet.more.rows:
        _heading(file, LABELS.rows, size, colour)
        if sheet.rows:
            _table(file, sheet, size)
        _more(file, sheet.more.rows, size, LABELS.more_rows)


def _line(
    file: Any, text: str, size: float, *, bold: bool = False, colour: str = _INK, before: float = 0, after: float
) -> Any:
    paragraph = file.add_paragraph()
    _tight(paragraph, before, after)
    _run(paragraph, text, size, bold=bold, colour=colour)
    return paragraph


def _tight(paragraph: Any, before: float, after: float) -> None:
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0


def _run(
    paragraph: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, colour: str = _INK
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(round(size * 2) / 2), bold, italic
    run.font.color.rgb = RGBColor.from_string(colour)


def _heading(file: Any, text: str, size: float, colour: str) -> None:
    paragraph = _line(file, text, size * 1.05, bold=True, colour=colour, before=size * 1.5, after=size * 0.6)
    paragraph.paragraph_format.keep_with_next = True
    _border(paragraph, ("bottom",), colour, width=5, space=2)


def _words(file: Any, words: Iterable[str], size: float, *, bold: bool) -> None:
    paragraph = file.add_paragraph()
    _tight(paragraph, 0, 0)
    paragraph.paragraph_format.line_spacing = 1.25
    for place, word in enumerate(words):
        if place:
            # The mark stays at the end of its line, and no keyword is broken between two.
            _run(paragraph, "\u00a0\u00a0·  ", size + 1, colour=_GREY)
        _run(paragraph, word.replace(" ", "\u00a0"), size + 1, bold=bold)


def _ticks(file: Any, items: Iterable[str], size: float) -> None:
    for item in items:
        paragraph = file.add_paragraph()
        _tight(paragraph, 0, size * 0.3)
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Pt(size * 1.7), Pt(-size * 1.7)
        shape.tab_stops.add_tab_stop(Pt(size * 1.7))
        _run(paragraph, "□\t", size, colour=_GREY)
        _run(paragraph, item, size)


def _more(file: Any, count: int, size: float, what: str = "") -> None:
    if count:
        paragraph = file.add_paragraph()
        _tight(paragraph, size * 0.2, 0)
        _run(paragraph, f"and {count} more{what}", size, italic=True, colour=_GREY)


def _table(file: Any, sheet: Sheet, size: float) -> None:
    table = file.add_table(rows=0, cols=len(sheet.columns))
    table.autofit = False
    _no_left_margin(table)
    widths = [Pt(width) for width in _A4.columns(len(sheet.columns))]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, texts in enumerate((sheet.columns, *sheet.rows)):
        cells = table.add_row().cells
        for column, (cell, text, width) in enumerate(zip(cells, texts, widths, strict=True)):
            cell.width = width
            paragraph = cell.paragraphs[0]
            _tight(paragraph, size * 0.2, size * 0.2)
            _run(
                paragraph, text, size if place else size * 0.92,
                bold=bool(place) and column == 0, colour=_INK if place else _GREY,
            )  # fmt: skip
            if place:
                _rule_above(cell)


def _no_left_margin(table: Any) -> None:
    """The words of the first column begin where all other lines do."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", 0), ("right", 160)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    shape = table._tbl.tblPr
    look = shape.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else shape.append(margins)


def _rule_above(cell: Any) -> None:
    borders = OxmlElement("w:tcBorders")
    borders.append(_edge("top", _RULE, 3, 0))
    cell._tc.get_or_add_tcPr().append(borders)


def _edge(side: str, colour: str, width: int, space: int) -> Any:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(width)), ("space", str(space)), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    return edge


def _border(paragraph: Any, sides: Iterable[str], colour: str, *, width: int, space: int) -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        borders.append(_edge(side, colour, width, space))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def _bar(paragraph: Any, colour: str) -> None:
    """The role's colour as a bar down the left side."""
    paragraph.paragraph_format.left_indent = Pt(12)
    _border(paragraph, ("left",), colour, width=36, space=8)


def _shade(paragraph: Any) -> None:
    """A grey ground, which borders of the same grey make wider than the words."""
    _border(paragraph, ("top", "left", "bottom", "right"), _GROUND, width=4, space=5)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(6)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GROUND)):
        shade.set(qn(f"w:{name}"), value)
    paragraph._p.get_or_add_pPr().insert_element_before(shade, *_AFTER_BORDERS[1:])


_AFTER_BORDERS: Final = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What follows the borders of a paragraph in the order that the format asks for."""


def _bytes(file: Any) -> bytes:
    """The file without the time of its making."""
    made, steady = BytesIO(), BytesIO()
    file.save(made)
    with ZipFile(made) as parts, ZipFile(steady, "w", ZIP_DEFLATED) as out:
        for name in parts.namelist():
            out.writestr(ZipInfo(name, _NEVER), parts.read(name), ZIP_DEFLATED)
    return steady.getvalue()
