"""What stands on a resume or a posting, in the order of reading, whatever the layout.

A person's words are kept once, as JSON Resume in ``people/``; a posting's as Markdown in ``postings/``. Both
become a sheet here: plain dictionaries, so that a Typst layout can be handed the same as a Python one.

    sheet    name, label, contact (texts), sections
    section  kind, heading, blocks
    block    {"text"} | {"bullet"} | {"label", "words"}
             | {"title", "place", "where", "dates", "text", "bullets"}
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

STYLES = {"Month YYYY": "{0:%B} {0.year}", "Mon YYYY": "{0:%b} {0.year}", "MM/YYYY": "{0:%m}/{0.year}"}
"""How a month is written, by the name that a person's file gives it."""


def typographic(text: str) -> str:
    r"""Turns straight quotation marks into the curly ones that word processors make.

    >>> typographic("the shop's \"help\" desk")
    'the shop’s “help” desk'
    """
    text = re.sub(r'(^|[\s(])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(])'", r"\1‘", text).replace("'", "’")


def typographic_all(value: Any) -> Any:
    """The same for every text inside a JSON value; keys are left alone."""
    match value:
        case str():
            return typographic(value)
        case list():
            return [typographic_all(one) for one in value]
        case dict():
            return {key: typographic_all(one) for key, one in value.items()}
    return value


def resume(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Reads a person's file.

    Returns:
        The sheet, and the JSON Resume as others would publish it: without our notes on headings and dates.
    """
    person = typographic_all(json.loads(path.read_text(encoding="utf-8")))
    notes = person.pop("meta")
    basics = person["basics"]
    place = f"{basics['location']['city']}, {basics['location']['region']}"
    contact = [place, basics["phone"], basics["email"], basics.get("url", "").removeprefix("https://")]
    sheet = {
        "name": basics["name"],
        "label": basics["label"],
        "contact": [text for text in contact if text],
        "sections": [
            {
                "kind": kind,
                "heading": notes["headings"][kind],
                "blocks": list(_blocks(kind, person, notes["dates"])),
            }
            for kind in notes["sections"]
        ],
    }
    return sheet, person


def posting(path: Path) -> dict[str, Any]:
    """Reads a posting: a title, a line about the place, and sections of paragraphs and bullets."""
    chunks = re.split(r"\n\s*\n", typographic(path.read_text(encoding="utf-8")).strip())
    sheet: dict[str, Any] = {
        "name": chunks[0].removeprefix("# "),
        "label": chunks[1].replace("**", ""),
        "contact": [],
        "sections": [],
    }
    for chunk in chunks[2:]:
        if chunk.startswith("## "):
            heading = chunk.removeprefix("## ")
            sheet["sections"].append({"kind": "", "heading": heading, "blocks": []})
        elif chunk.startswith("- "):
            bullets = [{"bullet": line.removeprefix("- ")} for line in chunk.splitlines()]
            sheet["sections"][-1]["blocks"] += bullets
        else:
            sheet["sections"][-1]["blocks"].append({"text": chunk})
    return sheet


def _blocks(kind: str, person: dict[str, Any], style: str) -> Iterator[dict[str, Any]]:
    if kind == "summary":
        yield {"text": person["basics"]["summary"]}
        return
    for item in person[kind]:
        match kind:
            case "skills" | "interests":
                yield {"label": item["name"], "words": ", ".join(item["keywords"])}
            case "languages":
                yield {"label": "", "words": f"{item['language']} ({item['fluency']})"}
            case "references":
                yield {"text": item["reference"]}
            case _:
                yield _entry(kind, item, style)


def _entry(kind: str, item: dict[str, Any], style: str) -> dict[str, Any]:
    title = item.get("position") or item.get("name") or item.get("title") or ""
    place = item.get("publisher") or item.get("issuer") or item.get("awarder") or ""
    bullets = item.get("highlights", [])
    if kind in {"work", "volunteer"}:
        title, place = item["position"], item.get("name") or item["organization"]
    elif kind == "education":
        title, place = ", ".join(filter(None, (item["studyType"], item["area"]))), item["institution"]
        bullets = item["courses"]
    return {
        "title": title,
        "place": place,
        "where": item.get("location", ""),
        "dates": _dates(kind, item, style),
        "text": item.get("summary") or item.get("description") or "",
        "bullets": bullets,
    }


def _dates(kind: str, item: dict[str, Any], style: str) -> str:
    for single in ("releaseDate", "date"):
        if single in item:
            return _date(item[single], style)
    first = _date(item["startDate"], style)
    if "endDate" in item:
        return f"{first} – {_date(item['endDate'], style)}"
    return f"{first} – Present" if kind in {"work", "volunteer"} else first


def _date(iso: str, style: str) -> str:
    year, _, month = iso.partition("-")
    if not month or style == "YYYY":
        return year
    return STYLES[style].format(date(int(year), int(month), 1))
