"""Word documents: headings and bullets, a table of two columns, and a page header with a text box."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

ASIDE = {"skills", "languages", "interests", "education", "volunteer"}
EMU = 914_400
"""English metric units in an inch, the unit of drawings in Word."""

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def write_headings(sheet: dict[str, Any], path: Path, *, day: datetime) -> None:
    """Built-in styles only: a title, headings, bullets."""
    document = _blank(sheet, font="Calibri", size=10, margin=0.85)
    document.add_paragraph(sheet["name"], "Title")
    if sheet["label"]:
        document.add_paragraph(sheet["label"])
    if sheet["contact"]:
        document.add_paragraph(" | ".join(sheet["contact"]))
    for section in sheet["sections"]:
        document.add_paragraph(section["heading"], "Heading 1")
        if section["kind"] == "languages":
            document.add_paragraph(", ".join(block["words"] for block in section["blocks"]))
            continue
        for block in section["blocks"]:
            _add(document, block)
    _save(document, path, day=day)


def write_table(sheet: dict[str, Any], path: Path, *, day: datetime) -> None:
    """A table without lines: skills and the like at the left, the rest at the right."""
    document = _blank(sheet, font="Cambria", size=10, margin=0.7)
    document.add_paragraph(sheet["name"], "Title")
    if sheet["label"]:
        document.add_paragraph(sheet["label"])
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, cell, width in zip(table.columns, (left, right), (2.1, 5.0), strict=True):
        # Word goes by the cell's width, other programs by the column's.
        column.width = cell.width = Inches(width)
    left._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {NAMESPACES} w:val="clear" w:fill="F3EEE4"/>'))
    _first(left, "Contact")
    for text in sheet["contact"]:
        left.add_paragraph(text)
    for section in sheet["sections"]:
        cell = left if section["kind"] in ASIDE else right
        if cell is right and not right.paragraphs[0].text:
            _first(right, section["heading"])
        else:
            cell.add_paragraph(section["heading"], "Heading 1")
        for block in section["blocks"]:
            _add(cell, block, narrow=cell is left)
    _save(document, path, day=day)


def write_text_box(sheet: dict[str, Any], path: Path, *, day: datetime) -> None:
    """Name and contact in the page's header, skills in a box at the right, with Word's own fallback copy."""
    document = _blank(sheet, font="Calibri", size=10.5, margin=0.9)
    header = document.sections[0].header.paragraphs[0]
    run = header.add_run(sheet["name"])
    run.bold, run.font.size = True, Pt(18)
    document.sections[0].header.add_paragraph(" · ".join([sheet["label"], *sheet["contact"]]))
    boxed = next(section for section in sheet["sections"] if section["kind"] == "skills")
    for section in sheet["sections"]:
        if section is boxed:
            continue
        heading = document.add_paragraph(section["heading"], "Heading 1")
        if section is sheet["sections"][0]:
            heading._p.append(_text_box(boxed, width=2.2, height=2.1))
        for block in section["blocks"]:
            _add(document, block)
    _save(document, path, day=day)


def _blank(sheet: dict[str, Any], *, font: str, size: float, margin: float) -> Document:
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = sheet["name"], sheet["name"], ""
    # The template's preview picture is of an empty page.
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[key]
    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = Inches(margin)
    page.top_margin = page.bottom_margin = Inches(0.5)
    for name, points, before, after in (
        ("Normal", size, 0, 2),
        ("List Bullet", size, 0, 2),
        ("Heading 1", size + 2.5, 8, 2),
        ("Title", 24, 0, 2),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = font, Pt(points)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.0
        if name in {"Heading 1", "Title"}:
            style.font.color.rgb = RGBColor(0x2B, 0x4A, 0x3B)
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        document.styles["Title"].element.pPr.remove(border)
    return document


def _first(cell: _Cell, heading: str) -> None:
    """Uses the empty paragraph that every cell is born with."""
    cell.paragraphs[0].style = "Heading 1"
    cell.paragraphs[0].add_run(heading)


def _add(parent: Document | _Cell, block: dict[str, Any], *, narrow: bool = False) -> None:
    if "bullet" in block:
        parent.add_paragraph(block["bullet"], "List Bullet")
    elif "title" in block:
        _add_entry(parent, block, narrow=narrow)
    elif block.get("label"):
        paragraph = parent.add_paragraph()
        paragraph.add_run(f"{block['label']}: ").bold = True
        paragraph.add_run(block["words"])
    elif "words" in block and not narrow:
        parent.add_paragraph(block["words"], "List Bullet")
    else:
        parent.add_paragraph(block.get("text") or block["words"])


def _add_entry(parent: Document | _Cell, block: dict[str, Any], *, narrow: bool) -> None:
    line = parent.add_paragraph()
    line.paragraph_format.space_before = Pt(4)
    line.paragraph_format.keep_with_next = True
    line.add_run(block["title"]).bold = True
    place = ", ".join(filter(None, (block["place"], block["where"])))
    if narrow:
        for text in filter(None, (place, block["dates"])):
            parent.add_paragraph(text)
    elif place:
        second = parent.add_paragraph(f"{place} | {block['dates']}")
        second.paragraph_format.keep_with_next = bool(block["text"] or block["bullets"])
    else:
        line.add_run(f" ({block['dates']})")
    if block["text"]:
        _italic(parent.add_paragraph(), block["text"])
    for text in block["bullets"]:
        bullet = parent.add_paragraph(text, "List Bullet")
        bullet.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _italic(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(text).italic = True


def _text_box(section: dict[str, Any], *, width: float, height: float) -> Any:
    """A run that holds a drawing and, for old programs, the same box once more in VML, as Word writes it."""
    lines = [(section["heading"], True)]
    for block in section["blocks"]:
        lines += [(block["label"], True), (block["words"], False)]
    content = "".join(
        f"<w:p><w:pPr><w:spacing w:after='60'/></w:pPr><w:r><w:rPr>{'<w:b/>' if bold else ''}</w:rPr>"
        f"<w:t>{escape(text)}</w:t></w:r></w:p>"
        for text, bold in lines
    )
    across, down = round(width * EMU), round(height * EMU)
    run = OxmlElement("w:r")
    run.append(
        parse_xml(
            f"""<mc:AlternateContent {NAMESPACES}><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="45720" distB="45720" distL="137160" distR="0" simplePos="0" relativeHeight="251659264"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>
<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Text Box 1"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EEF2EF"/></a:solidFill>
<a:ln w="6350"><a:solidFill><a:srgbClr val="2B4A3B"/></a:solidFill></a:ln></wps:spPr>
<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;
width:{width * 72:.0f}pt;height:{height * 72:.0f}pt;mso-position-horizontal:right"><v:textbox>
<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"""
        )
    )
    return run


def _save(document: Document, path: Path, *, day: datetime) -> None:
    """Saves with fixed times, inside and in the archive, so that the same words give the same bytes."""
    properties = document.core_properties
    properties.created = properties.modified = day
    properties.last_modified_by, properties.revision = properties.author, 1
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, date_time=day.timetuple()[:6])
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            info.create_system = 3  # the same byte on every system
            target.writestr(info, source.read(name))
