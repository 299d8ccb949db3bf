"""`cxmatch score` and `cxmatch rank`."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cxmatch.cli.app import (
    SOME_FAILED,
    AsGivenOption,
    AsOfOption,
    Kind,
    LexiconOption,
    Reader,
    ReaderOption,
    app,
    lexicon_of,
)
from cxmatch.cli.blind import BlindOption, LabelsOption, labels_writer
from cxmatch.cli.cache import NoCacheOption, kept
from cxmatch.cli.cluster import check_parts, posting_of, tell_parts, workers_of
from cxmatch.cli.output import (
    failure_line,
    progress_bar,
    report_failure,
    show,
    source_of,
    telling_failure,
    write,
)
from cxmatch.cli.reporting import SCORE_ENDINGS, ReportForm, deliver, report_form
from cxmatch.cli.tables import Format, OutOption, drawing, out_of, table_format
from cxmatch.cli.tables import deliver as deliver_ranking
from cxmatch.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from cxmatch.lexicon import Lexicon
    from cxmatch.scoring.report import Report


@app.command(epilog="Example: `cxmatch score resume.pdf --as-of 2026-01-31`")
def score(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to score; - reads standard input.")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write there; the ending (.html .json .jsonl .txt) picks the form."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One whole report a line, as JSON.")] = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
    kind: Annotated[Kind | None, typer.Option(help="What the documents are; guessed otherwise.")] = None,
    reader: ReaderOption = Reader.auto,
    show_all: Annotated[bool, typer.Option("--all", help="Show repeats and everything that was not counted.")] = False,
) -> None:
    """Score files: each role's fit, and the words in the text that it comes from."""
    from cxmatch.scoring.scoring import checked
    from cxmatch.scoring.scoring import score as score_one

    form = _score_form(files, out, as_json=as_json, full=show_all)
    words, day, _ = checked(lexicon_of(lexicon), as_of.date() if as_of else None, None)
    kept: list[Report] = []
    failed: list[DocumentError] = []
    for file in files:
        try:
            report = score_one(
                source_of(file),
                lexicon=words,
                as_of=day,
                kind=kind.value if kind else None,
                reader=reader.value,
                isolated=True,
            )
        except DocumentError as problem:
            failed.append(problem.about("standard input") if file == "-" else problem)
            report_failure(problem, as_json=as_json and out is None)
            continue
        if out is None:
            _print_report(report, as_json=as_json, full=show_all)
        else:
            kept.append(report)
    if out is not None:
        _write_reports(kept, failed, form, out, words, day, full=show_all)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _score_form(files: list[str], out: Path | None, *, as_json: bool, full: bool) -> ReportForm:
    """The form of scores: a file of JSON holds one report, one of JSON lines any number."""
    form = report_form(out, SCORE_ENDINGS, as_json=as_json, full=full)
    if out is not None and out.suffix.lower() == ".json" and len(files) > 1:
        raise typer.BadParameter("several reports are a line each; use the ending .jsonl", param_hint="--out")
    return form


def _write_reports(
    reports: "list[Report]",
    failed: list[DocumentError],
    form: ReportForm,
    out: Path,
    words: "Lexicon",
    day: "date",
    *,
    full: bool,
) -> None:
    def text() -> "RenderableType":
        from rich.console import Group

        from cxmatch.reports.terminal import render_report

        return Group(*(render_report(report, full=full) for report in reports))

    def html() -> str:
        from cxmatch.reports.pages import documents

        return documents.html(reports, failed, words, day)

    def json() -> str:
        lines = [report.model_dump_json() for report in reports]
        return "\n".join([*lines, *(failure_line(problem) for problem in failed)])

    deliver(form, out, text=text, html=html, json=json)


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
    out: OutOption = None,
    blind: BlindOption = False,
    labels: LabelsOption = None,
    no_cache: NoCacheOption = False,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Have a Dask cluster do the work (tcp://scheduler:8786); what it reads is kept nowhere.",
        ),
    ] = None,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Rank a folder: every file in order, with the evidence, and none left out."""
    from cxmatch.ranking.stream import rank_stream

    if as_given and posting is None:
        raise UsageError(
            "without a posting each file is ranked as what it looks like",
            source="--as-given",
            advice="Leave it out, or give --posting",
        )
    words = lexicon_of(lexicon)
    target = out_of(out)
    chosen = table_format(form, target)
    in_parts = isinstance(target, str) and chosen is Format.parquet
    if in_parts:
        check_parts(blind=blind, top=top)
    tell = labels_writer(labels, blind=blind, out=target if isinstance(target, Path) else None)

    def telling() -> AbstractContextManager[None]:
        # A posting that cannot be read is a file that failed; a folder that is not there is wrong use.
        return telling_failure(as_json=False) if posting else nullcontext()

    with telling():
        read = posting_of(posting) if posting else None
    asked: dict[str, Any] = {
        "role": role,
        "posting": read,
        "sure": as_given,
        "lexicon": words,
        "as_of": as_of.date() if as_of else None,
        "workers": workers,
    }
    with (
        drawing(wanted=chosen is Format.html) as drawn,
        kept(wanted=not (no_cache or blind or cluster)) as cache,
        workers_of(cluster) as executor,
    ):
        asked |= {"cache": cache, "executor": executor}
        if isinstance(target, str) and in_parts:
            from cxmatch.ranking.parts import rank_parts

            with telling(), progress_bar() as progress:
                manifest = rank_parts(sources, target, progress=progress, **asked)
            tell_parts(manifest, target)
            failed = manifest.failed
        else:
            with telling(), progress_bar() as progress:
                stream = rank_stream(sources, progress=progress, blind=blind, labels=tell, drawn=drawn, **asked)
            with stream as ranking:
                deliver_ranking(ranking, words, chosen, target, top=top, drawn=drawn)
            failed = stream.failed
    if failed:
        raise typer.Exit(SOME_FAILED)


def _print_report(report: "Report", *, as_json: bool, full: bool) -> None:
    if as_json:
        write(report.model_dump_json() + "\n")
        return
    from cxmatch.reports.terminal import render_report

    show(render_report(report, full=full))
