"""Makes every sample anew: ``pip install -r requirements.txt``, then ``python make.py``.

The same words and the same versions of the packages give the same bytes, on any day and any machine.
"""

import json
import shutil
import sys
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import plain_layouts
import reportlab_layout
import sheets
import typst
import word_layouts

HERE = Path(__file__).resolve().parent
OUT = HERE.parent
DAY = datetime(2026, 11, 2, 9, 0)
"""The date that every file carries."""
SECONDS = round((DAY - datetime(1970, 1, 1)).total_seconds())
"""The same since 1970, in UTC."""

FONT_PACKAGES = ("font_caladea", "font_roboto", "font_source_sans_pro", "font_source_serif_pro")
EVERY_FORMAT = "noor-al-hadithi"
"""Whose resume also stands in formats/."""


def font_folder(package: str) -> Path:
    """Where a font package from PyPI keeps its files."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        message = f"The package {package} is missing; run: pip install -r requirements.txt"
        raise SystemExit(message)
    return Path(spec.origin).parent / "files"


def write_typst(layout: str, sheet: dict[str, Any], path: Path) -> None:
    """Sets a sheet in one of ``layouts/``."""
    path.write_bytes(
        typst.compile(
            str(HERE / "layouts" / f"{layout}.typ"),
            root=str(HERE),
            font_paths=[str(font_folder(package)) for package in FONT_PACKAGES],
            ignore_system_fonts=True,
            sys_inputs={"sheet": json.dumps(sheet)},
            timestamp=SECONDS,
            format="pdf",
        )
    )


def make_resumes(folder: Path) -> None:
    """Five PDFs and three Word documents."""

    def sheet(name: str) -> dict[str, Any]:
        return sheets.resume(HERE / "people" / f"{name}.json")[0]

    for name, layout in (
        ("katarzyna-wisniewska", "classic"),
        ("noor-al-hadithi", "sidebar"),
        ("chidinma-eze", "timeline"),
        ("dolores-quintanilla-reyes", "compact"),
    ):
        write_typst(layout, sheet(name), folder / f"{name}.pdf")
    name = "mateus-prado"
    reportlab_layout.write_word_like(
        sheet(name), folder / f"{name}.pdf", fonts=font_folder("font_lato"), seconds=SECONDS
    )
    for name, write in (
        ("thandiwe-mokoena", word_layouts.write_headings),
        ("tavita-leota", word_layouts.write_table),
        ("soren-hvidtfeldt", word_layouts.write_text_box),
    ):
        write(sheet(name), folder / f"{name}.docx", day=DAY)


def make_postings(folder: Path) -> None:
    """One posting each as PDF, Word document and Markdown."""
    sources = HERE / "postings"
    name = "customer-experience-specialist"
    write_typst("posting", sheets.posting(sources / f"{name}.md"), folder / f"{name}.pdf")
    name = "customer-experience-manager"
    word_layouts.write_headings(sheets.posting(sources / f"{name}.md"), folder / f"{name}.docx", day=DAY)
    name = "customer-insights-analyst"
    shutil.copyfile(sources / f"{name}.md", folder / f"{name}.md")


def make_formats(folder: Path) -> None:
    """One person's words in every format, in one column and in two."""
    sheet, person = sheets.resume(HERE / "people" / f"{EVERY_FORMAT}.json")
    write_typst("classic", sheet, folder / f"{EVERY_FORMAT}-one-column.pdf")
    write_typst("sidebar", sheet, folder / f"{EVERY_FORMAT}-two-columns.pdf")
    word_layouts.write_headings(sheet, folder / f"{EVERY_FORMAT}-one-column.docx", day=DAY)
    word_layouts.write_table(sheet, folder / f"{EVERY_FORMAT}-two-columns.docx", day=DAY)
    plain_layouts.write_text(sheet, folder / f"{EVERY_FORMAT}.txt")
    plain_layouts.write_html(sheet, folder / f"{EVERY_FORMAT}.html")
    plain_layouts.write_json_resume(person, folder / f"{EVERY_FORMAT}.json")


def main() -> None:
    """Writes all samples beside this folder."""
    for name, make in (("resumes", make_resumes), ("postings", make_postings), ("formats", make_formats)):
        folder = OUT / name
        folder.mkdir(exist_ok=True)
        make(folder)
        sys.stdout.write(f"{name}: {len(list(folder.iterdir()))} files\n")


if __name__ == "__main__":
    main()
