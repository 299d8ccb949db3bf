"""Where a ranking goes: the terminal, or a file whose ending picks the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from cxmatch.cli.forms import form_of, refuse_terminal
from cxmatch.cli.output import check_writable, console, is_device, show, write, write_file

if TYPE_CHECKING:
    from cxmatch.lexicon import Lexicon
    from cxmatch.ranking.drawn import Drawn
    from cxmatch.ranking.ranking import Ranking
    from cxmatch.ranking.stream import RankingStream
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
    str | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write there; the ending (.html .json .jsonl .csv .xlsx .parquet) picks the form. On a storage "
        "(s3://bucket/ranking.parquet), Parquet is a folder of parts.",
    ),
]
Out = Path | str | None
"""Where an answer goes: a file, a URL of a storage, or None for the terminal."""
_BEST: Final = {Format.table: (1_000, 50), Format.html: (5_000, 1_000)}
"""Files above which a terminal and a page show the best alone, unless they are told how many, and how many of each role
that is: a page of 5,000 resumes has some 90 MB, and browsers open few that are larger."""


def out_of(given: str | None) -> Out:
    """Where an answer goes, from what was given as --out."""
    from cxmatch.ranking.storage import is_url

    return Path(given) if given is not None and not is_url(given) else given


def table_format(asked: Format | None, out: Out, *, option: str = "--format") -> Format:
    """The form of a ranking; says what cannot be before any work is done.

    Args:
        asked: What was asked for.
        out: The file to write; None for the terminal.
        option: With which the form is asked for.

    Raises:
        typer.BadParameter: The ending picks no form, or another than was asked for.
        UsageError: The file cannot be written, what makes the form is missing, or bytes would go to a terminal.
    """
    form = form_of(asked, None if out is None else PurePath(out), ENDINGS, Format.table, option=option)
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
    ranking: "RankingStream", words: "Lexicon", form: Format, out: Out, *, top: int | None, drawn: "Drawn | None"
) -> None:
    """Makes a ranking in one of its forms, and writes it.

    Args:
        ranking: The ranking.
        words: Whose roles it is about.
        form: The form.
        out: Where it goes.
        top: How many of each role are listed; all where None, but no more than people look at on a terminal or a page.
        drawn: What workers drew, where the form is a page.
    """
    if top is None and form in _BEST and (out is None or form is Format.html):
        most, best = _BEST[form]
        top = best if len(ranking) > most else None
    if form is Format.table:
        _show(ranking.whole() if top is None else ranking.outline(top), words, out, top=top)
    elif drawn is not None:
        from cxmatch.reports.pages.ranking import pages

        people = ranking.whole() if top is None else ranking.outline(top)
        write(pages(people, words, drawn, top=top), out)
    else:
        from cxmatch.reports.tables import write as write_table

        shown = ranking if top is None else ranking.top(top)
        beside = out.resolve().parent if isinstance(out, Path) and not is_device(out) else None
        write_file(lambda file: write_table(shown, cast("TableFormat", form.value), file, beside=beside), out)
    if ranking.failed and out is not None:
        tell_failed(len(ranking), ranking.failed)


def _show(ranking: "Ranking", words: "Lexicon", out: Out, *, top: int | None) -> None:
    if ranking.posting is not None or ranking.resume is not None:
        from cxmatch.reports.comparisons import render_compared

        show(render_compared(ranking, top=top), out)
    else:
        from cxmatch.reports.terminal import render_ranking

        show(render_ranking(ranking, words, top=top), out)


def tell_failed(files: int, failed: int) -> None:
    """One line beside an answer that went into a file, where nobody looks at once.

    Args:
        files: How many there are.
        failed: How many of them could not be read.
    """
    rows = "its row says" if failed == 1 else "their rows say"
    console(stderr=True).print(f"{files} file{'s' * (files != 1)}, {failed} failed; {rows} why")
