"""Where the answer about one document goes: the terminal, or a file whose ending picks the form."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cxmatch.cli.forms import form_of
from cxmatch.cli.output import check_writable, show, write

if TYPE_CHECKING:
    from rich.console import RenderableType


class ReportForm(StrEnum):
    """The form of an answer about one document."""

    text = "text"
    html = "html"
    json = "json"


ENDINGS: Final = {
    ".html": ReportForm.html,
    ".htm": ReportForm.html,
    ".json": ReportForm.json,
    ".txt": ReportForm.text,
}
SCORE_ENDINGS: Final = {**ENDINGS, ".jsonl": ReportForm.json}
"""Of scores, of which there may be several: a line each."""

OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write there; the ending (.html .json .txt) picks the form."),
]


def report_form(
    out: Path | None, endings: Mapping[str, ReportForm] = ENDINGS, *, as_json: bool, full: bool
) -> ReportForm:
    """The form of an answer; says what cannot be before any work is done.

    Args:
        out: The file to write; None for the terminal.
        endings: The form that each picks.
        as_json: Whether JSON was asked for.
        full: Whether everything was asked to be shown.

    Raises:
        typer.BadParameter: The ending picks no form, or another than was asked for; or a page is asked to show all.
        UsageError: The file cannot be written.
    """
    if as_json and out is not None and endings.get(out.suffix.lower(), ReportForm.json) is not ReportForm.json:
        raise typer.BadParameter(f"{out.suffix} is the ending of another form; leave one out", param_hint="--json")
    if not as_json and out is not None and out.suffix.lower() not in endings:
        raise typer.BadParameter(
            f"the ending {out.suffix!r} names no form; use one of {' '.join(endings)}", param_hint="--out"
        )
    form = form_of(ReportForm.json if as_json else None, out, endings, ReportForm.text)
    if full and form is ReportForm.html:
        raise typer.BadParameter("a page shows everything; leave it out", param_hint="--all")
    if out is not None:
        check_writable(out)
    return form


def deliver(
    form: ReportForm,
    out: Path | None,
    *,
    text: "Callable[[], RenderableType]",
    html: Callable[[], str | Iterable[str]],
    json: Callable[[], str],
) -> None:
    """Makes an answer in one of its forms, and writes it.

    Args:
        form: The form.
        out: The file to write; None for standard output.
        text: Makes it for a terminal.
        html: Makes it as a page.
        json: Makes it as JSON.
    """
    if form is ReportForm.text:
        show(text(), out)
    elif form is ReportForm.html:
        write(html(), out)
    else:
        write(json() + "\n", out)
