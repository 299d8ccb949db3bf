"""Makes the pictures in this folder anew, out of what the commands really print.

python docs/pictures/make.py

It needs what the tests need: `.[dev]`, and Chromium.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

import cxmatch
from cxmatch.reports.charts.growth import growth_chart
from cxmatch.reports.guides import print_guide
from cxmatch.reports.terminal import render_report

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMMAND = (sys.executable, "-c", "from cxmatch.cli import main; main()")
# Rich's own form names a font on another host; this one uses what the reader's machine has.
SVG = """<svg class="{unique_id}" viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>{lines}</defs>
<rect fill="#191919" width="{terminal_width}" height="{terminal_height}" rx="6" />
<g transform="translate(9, 9)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def main() -> None:
    """Writes all pictures of this folder."""
    score_picture()
    growth_picture()
    guide_picture()
    with browser() as chromium, tempfile.TemporaryDirectory() as folder:
        report_pictures(chromium, Path(folder))
        page_pictures(chromium)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        # A container's root has no sandbox of its own to give.
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        yield playwright.chromium.launch(executable_path=program, args=flags)


def report_pictures(chromium: Browser, folder: Path) -> None:
    """Writes report.png: a ranking of the samples, with one of them opened."""
    out = folder / "report.html"
    ranked = [*COMMAND, "rank", "docs/examples/resumes", "--as-of", "2026-11-01", "--out", str(out)]
    subprocess.run(ranked, cwd=ROOT, check=True)  # noqa: S603
    page = chromium.new_page(viewport={"width": 1200, "height": 1560})
    page.goto(out.as_uri())
    page.locator("#people a", has_text="katarzyna").click()
    page.evaluate("scrollTo(0, 0)")
    # What lies between the table and the one that is open would push it out of sight.
    page.evaluate("document.querySelectorAll('details.one:not([open]), figure').forEach(one => one.remove())")
    save(page, "report.png")


def page_pictures(chromium: Browser) -> None:
    """Writes page.png, page-phone.png, page-audit.png and page-plan.png, of a server that really runs."""
    server = subprocess.Popen([*COMMAND, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        address = (server.stdout.readline() if server.stdout else "").strip().rstrip("/")
        samples = ROOT / "docs" / "examples"
        page = chromium.new_page(viewport={"width": 1200, "height": 1500})
        page.goto(address)
        page.set_input_files("#resume", samples / "resumes" / "dolores-quintanilla-reyes.pdf")
        answered(page)
        page.evaluate("scrollTo(0, 0)")
        save(page, "page.png")
        phone = chromium.new_page(viewport={"width": 390, "height": 1100})
        phone.goto(address)
        phone.set_input_files("#resume", samples / "resumes" / "dolores-quintanilla-reyes.pdf")
        answered(phone)
        save(phone, "page-phone.png")
        page.goto(f"{address}/audit")
        page.set_input_files("#posting", samples / "postings" / "customer-experience-manager.docx")
        answered(page)
        save(page, "page-audit.png")
        page.goto(f"{address}/plan")
        page.set_input_files("#table", samples / "counts.csv")
        page.fill("#goals", "Launch in Brazil\nA social push")
        page.select_option("#customers", "b2b")
        answered(page)
        save(page, "page-plan.png")
    finally:
        server.terminate()
        server.wait(20)


def answered(page: Page) -> None:
    """Sends the form and brings its answer into sight."""
    page.locator("button.main").click()
    page.locator(".head").wait_for()
    page.locator(".head").evaluate("head => head.scrollIntoView()")
    page.evaluate("document.activeElement.blur()")


def save(page: Page, name: str) -> None:
    """What is in sight of a page; few colours are on it, and a small palette makes a small file."""
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(HERE / name, optimize=True)


def guide_picture() -> None:
    """Writes the analyst's page of the printed guide."""
    page = pypdfium2.PdfDocument(print_guide(cxmatch.guide(role="analyst"), "pdf"))[0]
    # Few colours are on it: a small palette makes a small file.
    page.render(scale=1.5).to_pil().quantize(32).save(HERE / "guide.png", optimize=True)


def growth_picture() -> None:
    """Writes growth.svg."""
    growth = cxmatch.plan(counts=HERE.parent / "examples" / "counts.csv").growth
    if growth is not None:
        (HERE / "growth.svg").write_bytes(growth_chart(growth, "svg"))


def score_picture() -> None:
    """Writes score.svg."""
    sample = HERE.parent / "examples" / "resumes" / "chidinma-eze.pdf"
    report = cxmatch.score(sample, as_of=date(2026, 11, 1))
    report = report.model_copy(update={"document": report.document.model_copy(update={"name": sample.name})})
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=112, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(render_report(report))
        picture = console.export_svg(title="", theme=DIMMED_MONOKAI, code_format=SVG, unique_id="score")
    (HERE / "score.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
