"""`cxmatch score` and `cxmatch rank`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from cxmatch.cli.app import SOME_FAILED, AsGivenOption, AsOfOption, Kind, LexiconOption, Reader, app, lexicon_of
from cxmatch.cli.blind import BlindOption, LabelsOption, labels_writer
from cxmatch.cli.output import check_writable, progress_bar, report_failure, show, standard_input, write
from cxmatch.errors import DocumentError

if TYPE_CHECKING:
    from cxmatch.lexicon import Lexicon
    from cxmatch.ranking.ranking import Ranking
    from cxmatch.reports.tables import TableFormat
    from cxmatch.scoring.report import Report


class Format(StrEnum):
    """The form of a ranking."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


@app.command(epilog="Example: `cxmatch score resume.pdf --as-of 2026-01-31`")
def score(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to score; - reads standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="One whole report a line, as JSON.")] = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
    kind: Annotated[Kind | None, typer.Option(help="What the documents are; guessed otherwise.")] = None,
    reader: Annotated[Reader, typer.Option(help="Who reads a PDF.")] = Reader.auto,
    show_all: Annotated[bool, typer.Option("--all", help="Show repeats and everything that was not counted.")] = False,
) -> None:
    """Score files: each role's fit, and the words in the text that it comes from."""
    from cxmatch.scoring.scoring import score as score_one

    words = lexicon_of(lexicon)
    failed = False
    for file in files:
        try:
            source = standard_input() if file == "-" else file
            report = score_one(
                source,
                lexicon=words,
                as_of=as_of.date() if as_of else None,
                kind=kind.value if kind else None,
                reader=reader.value,
                isolated=True,
            )
        except DocumentError as problem:
            failed = True
            error = problem.about("standard input") if file == "-" else problem
            report_failure(error, as_json=as_json)
            continue
        _print_report(report, as_json=as_json, full=show_all)
    if failed:
        raise typer.Exit(SOME_FAILED)


@app.command(epilog="Example: `cxmatch rank resumes/ --role analyst --top 10`")
def rank(
    sources: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Folders and files to rank.")],
    role: Annotated[str | None, typer.Option(help="Rank for this role; each file's best otherwise.")] = None,
    posting: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Rank resumes by what this posting asks for; - reads standard input."),
    ] = None,
    as_given: AsGivenOption = False,
    top: Annotated[int | None, typer.Option(min=1, help="How many of each role to list.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="How many processes read; one a processor.")] = None,
    form: Annotated[Format | None, typer.Option("--format", help="The form of the answer; table.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write there; the ending (.json .jsonl .csv) picks the form."),
    ] = None,
    blind: BlindOption = False,
    labels: LabelsOption = None,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Rank a folder: every file in order, with the evidence, and none left out."""
    from cxmatch.ranking.ranking import rank as rank_all

    words = lexicon_of(lexicon)
    chosen = _format(form, out)
    if out is not None:
        check_writable(out)
    tell = labels_writer(labels, blind=blind, out=out)
    with progress_bar() as progress:
        ranking = rank_all(
            sources,
            role=role,
            posting=standard_input() if posting == "-" else posting,
            sure=as_given,
            lexicon=words,
            as_of=as_of.date() if as_of else None,
            workers=workers,
            progress=progress,
            blind=blind,
            labels=tell,
        )
    _print_ranking(ranking, words, chosen, out, top)
    if ranking.failed:
        raise typer.Exit(SOME_FAILED)


def _format(form: Format | None, out: Path | None) -> Format:
    if form is not None or out is None:
        return form or Format.table
    from cxmatch.reports.tables import FORMAT_OF_ENDING

    ending = out.suffix.lower()
    if ending not in FORMAT_OF_ENDING:
        raise typer.BadParameter(
            f"the ending {ending!r} names no form; use one of {' '.join(FORMAT_OF_ENDING)} or give --format",
            param_hint="--out",
        )
    return Format(FORMAT_OF_ENDING[ending])


def _print_report(report: "Report", *, as_json: bool, full: bool) -> None:
    if as_json:
        write(report.model_dump_json() + "\n")
        return
    from cxmatch.reports.terminal import render_report

    show(render_report(report, full=full))


def _print_ranking(ranking: "Ranking", words: "Lexicon", form: Format, out: Path | None, top: int | None) -> None:
    if form is Format.table and ranking.posting is not None:
        from cxmatch.reports.comparisons import render_compared

        show(render_compared(ranking, top=top), out)
        return
    if form is Format.table:
        from cxmatch.reports.terminal import render_ranking

        show(render_ranking(ranking, words, top=top), out)
        return
    from cxmatch.reports.tables import render

    shown = ranking if top is None else ranking.top(top)
    write(render(shown, cast("TableFormat", form.value)), out)
