"""A PDF like a word processor's export: one inch of margin, underlined headings, round bullets."""

import os
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, HRFlowable, Paragraph, SimpleDocTemplate

INCH = 72


def write_word_like(sheet: dict[str, Any], path: Path, *, fonts: Path, seconds: int) -> None:
    """Writes the sheet; `fonts` holds the Lato files, `seconds` since 1970 is the date in the file."""
    os.environ["SOURCE_DATE_EPOCH"] = str(seconds)  # the only way to give ReportLab a date
    for name, file in (("Lato", "Regular"), ("Lato-Bold", "Bold"), ("Lato-Italic", "Italic")):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"Lato-{file}.ttf")))
    body = ParagraphStyle("body", fontName="Lato", fontSize=10, leading=12.4, spaceAfter=2)
    styles = {
        "body": body,
        "name": ParagraphStyle("name", body, fontName="Lato-Bold", fontSize=22, leading=28),
        "head": ParagraphStyle(
            "head",
            body,
            fontName="Lato-Bold",
            fontSize=12.5,
            leading=16,
            spaceBefore=8,
            textColor="#1f3864",
            keepWithNext=1,
        ),
        "job": ParagraphStyle("job", body, fontName="Lato-Bold", spaceBefore=7, spaceAfter=0, keepWithNext=1),
        "firm": ParagraphStyle("firm", body, fontName="Lato-Italic", spaceAfter=3),
        "bullet": ParagraphStyle("bullet", body, leftIndent=18, bulletIndent=4, bulletFontName="Lato"),
    }
    story: list[Flowable] = [
        Paragraph(escape(sheet["name"]), styles["name"]),
        Paragraph(escape(sheet["label"]), styles["body"]),
        Paragraph(escape(" | ".join(sheet["contact"])), styles["body"]),
    ]
    for section in sheet["sections"]:
        rule = HRFlowable(width="100%", thickness=0.7, color=HexColor("#8ea9db"), spaceAfter=4)
        rule.keepWithNext = True
        story += [Paragraph(escape(section["heading"]), styles["head"]), rule]
        if section["kind"] == "languages":
            words = ", ".join(block["words"] for block in section["blocks"])
            story.append(Paragraph(escape(words), styles["body"]))
            continue
        for block in section["blocks"]:
            story += _block(block, styles)
    SimpleDocTemplate(
        str(path),
        pagesize=letter,
        leftMargin=INCH,
        rightMargin=INCH,
        topMargin=0.5 * INCH,
        bottomMargin=0.5 * INCH,
        title=f"Resume {sheet['name']}",
        author=sheet["name"],
        creator="",
        invariant=1,  # a fixed identifier
    ).build(story)


def _block(block: dict[str, Any], styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    if "title" not in block:
        text = escape(block.get("text") or block["words"])
        if block.get("label"):
            text = f'<font name="Lato-Bold">{escape(block["label"])}:</font> {text}'
        return [Paragraph(text, styles["body"])]
    place = ", ".join(filter(None, (block["place"], block["where"])))
    firm = " | ".join(filter(None, (place, block["dates"])))
    if not place:
        return [Paragraph(escape(f"{block['title']} ({firm})"), styles["body"])]
    return [
        Paragraph(escape(block["title"]), styles["job"]),
        Paragraph(escape(firm), styles["firm"]),
        *(Paragraph(escape(text), styles["bullet"], bulletText="•") for text in block["bullets"]),
    ]
