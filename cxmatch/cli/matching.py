"""`cxmatch match`: a resume beside one posting, or beside many."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxmatch.cli.app import SOME_FAILED, AsGivenOption, AsOfOption, JsonOption, LexiconOption, Reader, app, lexicon_of
from cxmatch.cli.output import progress_bar, source_of, telling_failure, write
from cxmatch.cli.reporting import OutOption, deliver, report_form
from cxmatch.cli.tables import Format, drawing, table_format
from cxmatch.cli.tables import deliver as deliver_ranking
from cxmatch.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from cxmatch.lexicon import Lexicon


@app.command(epilog="Example: `cxmatch match resume.pdf posting.pdf --as-of 2026-01-31`")
def match(
    resume: Annotated[str, typer.Argument(metavar="RESUME", help="The resume; - reads standard input.")],
    postings: Annotated[
        list[str],
        typer.Argument(metavar="POSTING...", help="A posting, - for standard input; several, or a folder, are ranked."),
    ],
    out: OutOption = None,
    as_json: JsonOption = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="Quote every place, and all that was not asked for; of one posting only.")
    ] = False,
    as_given: AsGivenOption = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
    reader: Annotated[Reader, typer.Option(help="Who reads a PDF; of one posting only.")] = Reader.auto,
) -> None:
    """Compare a resume with a posting: what is asked for, what is shown of it, and what is missing."""
    words = lexicon_of(lexicon)
    day = as_of.date() if as_of else None
    if resume == "-" and "-" in postings:
        raise UsageError("standard input is one file", source="-", advice="Give the resume or the posting by its path")
    if len(postings) > 1 and "-" in postings:
        raise UsageError(
            "standard input is one posting, and cannot stand among several",
            source="-",
            advice="Save it as a file and give that, or compare the resume with it alone",
        )
    if len(postings) > 1 or Path(postings[0]).is_dir():
        _refuse_of_several({"--all": show_all, "--reader": reader is not Reader.auto})
        _rank(resume, postings, words, day, out, sure=as_given, as_json=as_json)
        return
    from cxmatch.comparing.comparing import match as match_one

    form = report_form(out, as_json=as_json, full=show_all)
    with telling_failure(as_json=as_json):
        found = match_one(
            source_of(resume),
            source_of(postings[0]),
            lexicon=words,
            as_of=day,
            reader=reader.value,
            isolated=True,
            sure=as_given,
        )

    def text() -> "RenderableType":
        from cxmatch.reports.comparisons import render_comparison

        return render_comparison(found, full=show_all)

    def html() -> str:
        from cxmatch.reports.pages import comparison as pages

        return pages.html(found)

    deliver(form, out, text=text, html=html, json=found.model_dump_json)


def _refuse_of_several(given: dict[str, bool]) -> None:
    """Options that are for one posting alone."""
    for option in (option for option, is_given in given.items() if is_given):
        raise UsageError(
            "this is for one posting, and several are only put in order",
            source=option,
            advice="Leave it out, or compare the resume with one posting",
        )


def _rank(
    resume: str,
    postings: list[str],
    words: "Lexicon",
    day: "date | None",
    out: Path | None,
    *,
    sure: bool,
    as_json: bool,
) -> None:
    """Many postings beside one resume, best first."""
    from cxmatch.ranking.stream import rank_stream

    form = table_format(Format.json if as_json else None, out, option="--json")
    with drawing(wanted=form is Format.html) as drawn:
        with telling_failure(as_json=as_json), progress_bar() as progress:
            stream = rank_stream(
                postings,
                resume=source_of(resume),
                sure=sure,
                lexicon=words,
                as_of=day,
                progress=progress,
                drawn=drawn,
            )
        with stream as ranking:
            if as_json and out is None:
                write(ranking.whole().model_dump_json() + "\n")
            else:
                deliver_ranking(ranking, words, form, out, top=None, drawn=drawn)
    if stream.failed:
        raise typer.Exit(SOME_FAILED)
