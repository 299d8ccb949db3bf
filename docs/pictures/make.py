"""Makes the pictures in this folder anew, out of what the commands really print.

python docs/pictures/make.py
"""

from datetime import date
from pathlib import Path

import pypdfium2
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

import cxmatch
from cxmatch.reports.charts.growth import growth_chart
from cxmatch.reports.guides import print_guide
from cxmatch.reports.terminal import render_report

HERE = Path(__file__).resolve().parent
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
    """Writes score.svg, growth.svg and guide.png."""
    score_picture()
    growth_picture()
    guide_picture()


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
