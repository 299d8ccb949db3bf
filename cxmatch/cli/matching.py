"""`cxmatch match`: a resume beside one posting, or beside many."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxmatch.cli.app import SOME_FAILED, AsGivenOption, AsOfOption, LexiconOption, Reader, app, lexicon_of
from cxmatch.cli.output import progress_bar, report_failure, show, standard_input, write
from cxmatch.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from cxmatch.lexicon import Lexicon


@app.command(epilog="Example: `cxmatch match resume.pdf posting.pdf --as-of 2026-01-31`")
def match(
    resume: Annotated[str, typer.Argument(metavar="RESUME", help="The resume; - reads standard input.")],
    postings: Annotated[
        list[str],
        typer.Argument(metavar="POSTING...", help="A posting, - for standard input; several, or a folder, are ranked."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="Quote every place, and all that was not asked for; of one posting.")
    ] = False,
    as_given: AsGivenOption = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
    reader: Annotated[Reader, typer.Option(help="Who reads a PDF; of one posting.")] = Reader.auto,
) -> None:
    """Compare a resume with a posting: what is asked for, what is shown of it, and what is missing."""
    words = lexicon_of(lexicon)
    day = as_of.date() if as_of else None
    if resume == "-" and "-" in postings:
        raise UsageError("standard input is one file", source="-", advice="Give the resume or the posting by its path")
    if len(postings) > 1 or Path(postings[0]).is_dir():
        _rank(resume, postings, words, day, sure=as_given, as_json=as_json)
        return
    from cxmatch.comparing.comparing import match as match_one

    try:
        found = match_one(
            standard_input() if resume == "-" else resume,
            standard_input() if postings[0] == "-" else postings[0],
            lexicon=words,
            as_of=day,
            reader=reader.value,
            isolated=True,
            sure=as_given,
        )
    except DocumentError as problem:
        report_failure(_of_standard_input(problem), as_json=as_json)
        raise typer.Exit(SOME_FAILED) from problem
    if as_json:
        write(found.model_dump_json() + "\n")
        return
    from cxmatch.reports.comparisons import render_comparison

    show(render_comparison(found, full=show_all))


def _rank(resume: str, postings: list[str], words: "Lexicon", day: "date | None", *, sure: bool, as_json: bool) -> None:
    """Many postings beside one resume, best first."""
    from cxmatch.ranking.ranking import rank

    try:
        with progress_bar() as progress:
            source = standard_input() if resume == "-" else resume
            ranking = rank(postings, resume=source, sure=sure, lexicon=words, as_of=day, progress=progress)
    except DocumentError as problem:
        report_failure(_of_standard_input(problem), as_json=as_json)
        raise typer.Exit(SOME_FAILED) from problem
    if as_json:
        write(ranking.model_dump_json() + "\n")
    else:
        from cxmatch.reports.comparisons import render_compared

        show(render_compared(ranking))
    if ranking.failed:
        raise typer.Exit(SOME_FAILED)


def _of_standard_input(problem: DocumentError) -> DocumentError:
    """The error, with what people call standard input."""
    return problem.about("standard input") if problem.source == "<stdin>" else problem
