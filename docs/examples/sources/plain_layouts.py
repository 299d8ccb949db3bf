"""The formats that are text themselves: plain text, HTML and JSON Resume."""

import json
import textwrap
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

WIDTH = 78
"""Characters in a line of plain text."""

wrap = partial(textwrap.wrap, width=WIDTH, break_on_hyphens=False)

STYLE = (
    "body{font:16px/1.45 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h2{border-bottom:1px solid #999}h3{margin-bottom:0}.dates{color:#555;margin-top:0}"
)


def write_text(sheet: dict[str, Any], path: Path) -> None:
    """Plain text, wrapped by hand, headings in capitals."""
    lines = [sheet["name"], *filter(None, [sheet["label"]]), *sheet["contact"]]
    for section in sheet["sections"]:
        lines += ["", section["heading"].upper(), ""]
        for number, block in enumerate(section["blocks"]):
            if "title" in block:
                lines += [""] if number else []
                lines += [block["title"], _place(block)]
                lines += wrap(block["text"])
                for bullet in block["bullets"]:
                    lines += wrap(bullet, initial_indent="- ", subsequent_indent="  ")
            else:
                lines += wrap(_words(block))
    _write(path, "\n".join(lines) + "\n")


def write_html(sheet: dict[str, Any], path: Path) -> None:
    """A page of one's own: headings, paragraphs, lists, a little style."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(sheet['name'])}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        f"<header><h1>{escape(sheet['name'])}</h1>",
        f"<p>{escape(sheet['label'])}</p>",
        "<address>" + "<br>".join(escape(text) for text in sheet["contact"]) + "</address></header>",
    ]
    for section in sheet["sections"]:
        lines += ["<section>", f"<h2>{escape(section['heading'])}</h2>"]
        for block in section["blocks"]:
            if "title" not in block:
                lines.append(f"<p>{escape(_words(block))}</p>")
                continue
            lines.append(f"<h3>{escape(block['title'])}</h3>")
            lines.append(f'<p class="dates">{escape(_place(block))}</p>')
            if block["text"]:
                lines.append(f"<p>{escape(block['text'])}</p>")
            if block["bullets"]:
                items = (f"<li>{escape(text)}</li>" for text in block["bullets"])
                lines += ["<ul>", *items, "</ul>"]
        lines.append("</section>")
    lines += ["</body>", "</html>"]
    _write(path, "\n".join(lines) + "\n")


def write_json_resume(person: dict[str, Any], path: Path) -> None:
    """JSON Resume as its schema, version 1, has it."""
    schema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
    _write(path, json.dumps({"$schema": schema, **person}, ensure_ascii=False, indent=2) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _place(block: dict[str, Any]) -> str:
    place = ", ".join(filter(None, (block["place"], block["where"])))
    return " | ".join(filter(None, (place, block["dates"])))


def _words(block: dict[str, Any]) -> str:
    if "text" in block:
        return str(block["text"])
    return f"{block['label']}: {block['words']}" if block["label"] else str(block["words"])
