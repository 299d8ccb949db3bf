"""Where a ranking goes: the terminal, or a file whose ending picks the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from cxmatch.cli.forms import form_of, refuse_terminal
from cxmatch.cli.output import check_writable, console, is_device, show, write

if TYPE_CHECKING:
    from cxmatch.lexicon import Lexicon
    from cxmatch.ranking.drawn import Drawn
    from cxmatch.ranking.ranking import Ranking
    from cxmatch.reports.tables import TableFormat


class Format(StrEnum):
    """The form of a ranking."""

    table = "table"
    html = "html"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"


ENDINGS: Final = {f".{form.value}": form for form in Format if form is not Format.table} | {".htm": Format.html}
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write there; the ending (.html .json .jsonl .csv .xlsx .parquet) picks the form.",
    ),
]


def table_format(asked: Format | None, out: Path | None, *, option: str = "--format") -> Format:
    """The form of a ranking; says what cannot be before any work is done.

    Args:
        asked: What was asked for.
        out: The file to write; None for the terminal.
        option: With which the form is asked for.

    Raises:
        typer.BadParameter: The ending picks no form, or another than was asked for.
        UsageError: The file cannot be written, what makes the form is missing, or bytes would go to a terminal.
    """
    form = form_of(asked, out, ENDINGS, Format.table, option=option)
    if out is not None:
        check_writable(out)
    if form in (Format.xlsx, Format.parquet):
        from cxmatch.reports.tables import check

        check(cast("TableFormat", form.value))
        refuse_terminal(out, form)
    return form


@contextmanager
def drawing(*, wanted: bool) -> Iterator["Drawn | None"]:
    """What workers draw a page with; None where none is wanted."""
    if not wanted:
        yield None
        return
    from cxmatch.ranking.drawn import Drawn
    from cxmatch.reports.pages.section import SECTION

    with Drawn(SECTION) as drawn:
        yield drawn


def deliver(
    ranking: "Ranking", words: "Lexicon", form: Format, out: Path | None, *, top: int | None, drawn: "Drawn | None"
) -> None:
    """Makes a ranking in one of its forms, and writes it.

    Args:
        ranking: The ranking.
        words: Whose roles it is about.
        form: The form.
        out: The file to write; None for standard output.
        top: How many of each role are listed; all where None.
        drawn: What workers drew, where the form is a page.
    """
    compared = ranking.posting is not None or ranking.resume is not None
    if form is Format.table and compared:
        from cxmatch.reports.comparisons import render_compared

        show(render_compared(ranking, top=top), out)
    elif form is Format.table:
        from cxmatch.reports.terminal import render_ranking

        show(render_ranking(ranking, words, top=top), out)
    elif drawn is not None:
        from cxmatch.reports.pages.ranking import pages

        write(pages(ranking, words, drawn, top=top), out)
    else:
        from cxmatch.reports.tables import render

        shown = ranking if top is None else ranking.top(top)
        beside = None if out is None or is_device(out) else out.resolve().parent
        write(render(shown, cast("TableFormat", form.value), beside=beside), out)
    if ranking.failed and out is not None:
        _tell_failed(ranking)


def _tell_failed(ranking: "Ranking") -> None:
    """One line beside an answer that went into a file, where nobody looks at once."""
    files, failed = len(ranking), len(ranking.failed)
    rows = "its row says" if failed == 1 else "their rows say"
    console(stderr=True).print(f"{files} file{'s' * (files != 1)}, {failed} failed; {rows} why")
