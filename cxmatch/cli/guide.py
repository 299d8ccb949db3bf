"""`cxmatch guide`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from cxmatch.cli.app import LexiconOption, app, lexicon_of
from cxmatch.cli.forms import form_of, refuse_terminal
from cxmatch.cli.output import check_writable, console, show, write

if TYPE_CHECKING:
    from cxmatch.reports.guides import PrintFormat


class GuideFormat(StrEnum):
    """The form of a guide."""

    text = "text"
    html = "html"
    pdf = "pdf"
    docx = "docx"


_ENDINGS: Final = {
    ".txt": GuideFormat.text,
    ".html": GuideFormat.html,
    ".htm": GuideFormat.html,
    ".pdf": GuideFormat.pdf,
    ".docx": GuideFormat.docx,
}


@app.command(epilog="Example: `cxmatch guide --role analyst --out analyst.pdf`")
def guide(
    role: Annotated[str | None, typer.Option(help="The only role to speak of; all otherwise.")] = None,
    form: Annotated[GuideFormat | None, typer.Option("--format", help="The form of the guide; text.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write there; the ending (.txt .html .pdf .docx) picks the form."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole guide as JSON.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Print the quick guide: what to look for in each role, what to ask, and what not to take for it."""
    from cxmatch.hiring.drafting.guide import guide as guide_of

    chosen = GuideFormat.text if as_json else form_of(form, out, _ENDINGS, GuideFormat.text)
    if out is not None:
        check_writable(out)
    found = guide_of(role=role, lexicon=lexicon_of(lexicon))
    if as_json:
        write(found.model_dump_json() + "\n", out)
        return
    from cxmatch.reports.guides import print_guide, render_guide, warnings_of

    if chosen is GuideFormat.text:
        show(render_guide(found), out)
        return
    refuse_terminal(out, chosen)
    printed = cast("PrintFormat", chosen.value)
    write(print_guide(found, printed), out)
    for warning in warnings_of(found, printed):
        console(stderr=True).print(warning)
