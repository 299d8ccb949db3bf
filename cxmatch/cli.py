"""The command `cxmatch`: parse, call, print, exit code.

Exit codes: 0 when all went well, 1 when a lexicon does not hold, 2 on wrong use, 3 when some files failed,
130 when interrupted.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final, cast

import typer

from cxmatch import __version__
from cxmatch.errors import CxmatchError, DocumentError, LexiconError, UsageError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from cxmatch.lexicon import Lexicon
    from cxmatch.ranking.ranking import Ranking
    from cxmatch.reports.tables import TableFormat
    from cxmatch.scoring.report import Report

WRONG_LEXICON: Final = 1
WRONG_USE: Final = 2
SOME_FAILED: Final = 3
INTERRUPTED: Final = 130

app = typer.Typer(
    name="cxmatch",
    help="Which customer-experience role a resume or a posting fits, how well, and on what evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
lexicon_app = typer.Typer(help="Show, check and describe lexicons.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")


class Kind(StrEnum):
    """What a document is."""

    resume = "resume"
    posting = "posting"
    cover_letter = "cover_letter"


class Reader(StrEnum):
    """Who reads a PDF."""

    auto = "auto"
    pdfium = "pdfium"
    pdfminer = "pdfminer"
    tesseract = "tesseract"


class Format(StrEnum):
    """The form of a ranking."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


LexiconOption = Annotated[
    Path | None, typer.Option("--lexicon", metavar="FILE", help="A lexicon of your own, for any field.")
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="The day that 'present' means; today (UTC)."),
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"cxmatch {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


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

    words = _lexicon(lexicon)
    failed = False
    for file in files:
        try:
            source = _standard_input() if file == "-" else file
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
            _report_failure(error, as_json=as_json)
            continue
        _print_report(report, as_json=as_json, full=show_all)
    if failed:
        raise typer.Exit(SOME_FAILED)


@app.command(epilog="Example: `cxmatch rank resumes/ --role analyst --top 10`")
def rank(
    sources: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Folders and files to rank.")],
    role: Annotated[str | None, typer.Option(help="Rank for this role; each file's best otherwise.")] = None,
    top: Annotated[int | None, typer.Option(min=1, help="How many of each role to list.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="How many processes read; one a processor.")] = None,
    form: Annotated[Format | None, typer.Option("--format", help="The form of the answer; table.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write there; the ending (.json .jsonl .csv) picks the form."),
    ] = None,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Rank a folder: every file in order, with the evidence, and none left out."""
    from cxmatch.ranking.ranking import rank as rank_all

    words = _lexicon(lexicon)
    chosen = _format(form, out)
    if out is not None:
        _check_writable(out)
    with _progress() as progress:
        ranking = rank_all(
            sources,
            role=role,
            lexicon=words,
            as_of=as_of.date() if as_of else None,
            workers=workers,
            progress=progress,
        )
    _print_ranking(ranking, words, chosen, out, top)
    if ranking.failed:
        raise typer.Exit(SOME_FAILED)


@lexicon_app.command(name="show", epilog="Example: `cxmatch lexicon show analyst`")
def lexicon_show(
    roles: Annotated[list[str] | None, typer.Argument(metavar="[ROLE]...", help="Roles to show; all.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole lexicon as JSON.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Show the roles, their keywords and what they ask for."""
    words = _lexicon(lexicon)
    chosen = roles or [role.id for role in words.roles]
    if as_json:
        only = words.model_copy(update={"roles": tuple(words.role(role) for role in chosen)})
        _write(only.model_dump_json(indent=2) + "\n")
        return
    from cxmatch.reports.terminal import render_lexicon

    _show(render_lexicon(words, chosen))


@lexicon_app.command(name="check", epilog="Example: `cxmatch lexicon check my_field.json`")
def lexicon_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A lexicon of your own.")],
) -> None:
    """Say whether a lexicon holds, and where it does not (exit code 1)."""
    from cxmatch.lexicon import Lexicon
    from cxmatch.matching import vocabulary
    from cxmatch.matching.lemmas import built_in
    from cxmatch.reports.safe import printable

    try:
        words = Lexicon.load(file)
        vocabulary.of(words, built_in())
    except LexiconError as problem:
        _complain(problem)
        raise typer.Exit(WRONG_LEXICON) from problem
    core = sum(len(role.core) for role in words.roles)
    added = sum(len(role.terms) for role in words.roles) - core
    counts = f"{_count(len(words.roles), 'role')}, {_count(core, 'core term')}, {added} added"
    _write(f"{printable(str(file))} holds: {counts}.\n")


@lexicon_app.command(name="schema", epilog="Example: `cxmatch lexicon schema > lexicon.schema.json`")
def lexicon_schema() -> None:
    """Print a JSON Schema of lexicon files, for editors that complete and check."""
    import json

    from cxmatch.lexicon import Lexicon

    _write(json.dumps(Lexicon.json_schema(), indent=2) + "\n")


def main() -> None:
    """The console script: runs the command and turns our errors into messages and exit codes."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it was closed by the caller
    try:
        app()
    except CxmatchError as problem:
        _complain(problem)
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@contextmanager
def _writing() -> Iterator[None]:
    """Around all that goes to standard output."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as problem:
        _stop_writing()
        raise typer.Exit(0) from problem  # whoever read our output has seen enough
    except OSError as problem:
        _stop_writing()
        raise _unwritable(Path("standard output"), problem.strerror or str(problem)) from problem


def _show(answer: "RenderableType") -> None:
    with _writing():
        _console().print(answer)


def _stop_writing() -> None:
    """Nothing more can be written, not even what is left over at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + "s" * (number != 1)


def _lexicon(path: Path | None) -> "Lexicon":
    from cxmatch.lexicon import Lexicon

    return Lexicon.load(path)


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
        _write(report.model_dump_json() + "\n")
        return
    from cxmatch.reports.terminal import render_report

    _show(render_report(report, full=full))


def _report_failure(error: DocumentError, *, as_json: bool) -> None:
    if not as_json:
        _complain(error)
        return
    import json

    from cxmatch.documents.names import storable

    failure = {"path": storable(error.source), "status": "failed", "error": error.kind, "message": error.message}
    _write(json.dumps(failure, ensure_ascii=False) + "\n")


def _print_ranking(ranking: "Ranking", words: "Lexicon", form: Format, out: Path | None, top: int | None) -> None:
    if form is Format.table:
        from cxmatch.reports.terminal import render_ranking

        if out is None:
            _show(render_ranking(ranking, words, top=top))
            return
        console = _console()
        with console.capture() as captured:
            console.print(render_ranking(ranking, words, top=top), style=None)
        from rich.text import Text

        _write(Text.from_ansi(captured.get()).plain + "\n", out)
        return
    from cxmatch.reports.tables import render

    shown = ranking if top is None else ranking.top(top)
    _write(render(shown, cast("TableFormat", form.value)), out)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UsageError("there is no standard input to read", source="-")
    return sys.stdin.buffer


def _write(text: str, out: Path | None = None) -> None:
    """Text as UTF-8 bytes, whatever the console's own encoding; a file is written whole or not at all."""
    data = text.encode("utf-8", "backslashreplace")
    if out is None:
        with _writing():
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        return
    out = out.resolve()
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(data)  # a device or pipe is written to, never replaced
            return
        part.write_bytes(data)
        if out.exists():
            part.chmod(stat.S_IMODE(out.stat().st_mode))
        part.replace(out)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise _unwritable(out, problem.strerror or str(problem)) from problem


def _check_writable(out: Path) -> None:
    """Says that a file cannot be written before the work is done, not after it."""
    folder = out.resolve().parent
    if out.is_dir():
        raise _unwritable(out, "it is a folder")
    if not folder.is_dir():
        raise _unwritable(out, "there is no such folder")
    if not os.access(out if out.exists() else folder, os.W_OK) or _is_read_only(out):
        raise _unwritable(out, "there is no permission")


def _is_read_only(out: Path) -> bool:
    # A superuser may write to files that say they are not to be written to, and should not.
    return out.is_file() and not out.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def _unwritable(out: Path, why: str) -> UsageError:
    return UsageError(f"the answer cannot be written ({why})", source=str(out))


def _console(*, stderr: bool = False) -> "Console":
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A pipe has no width of its own: wide enough for evidence to stay on its line.
    width = None if stream.isatty() or "COLUMNS" in os.environ else 120
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def _complain(error: CxmatchError) -> None:
    from cxmatch.reports.terminal import print_error

    print_error(_console(stderr=True), error)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], object] | None]:
    """A bar on the terminal; nothing where there is none."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_console(stderr=True), transient=True) as shown:
        bar = shown.add_task("reading", total=None)
        yield lambda done, of: shown.update(bar, completed=done, total=of)
