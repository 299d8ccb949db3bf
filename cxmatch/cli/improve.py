"""`cxmatch improve`: what to change in a resume, for who wrote it."""

from typing import TYPE_CHECKING, Annotated

import typer

from cxmatch.cli.app import AsGivenOption, AsOfOption, JsonOption, LexiconOption, Reader, ReaderOption, app, lexicon_of
from cxmatch.cli.output import source_of, telling_failure
from cxmatch.cli.reporting import OutOption, deliver, report_form

if TYPE_CHECKING:
    from rich.console import RenderableType


@app.command(epilog="Example: `cxmatch improve resume.pdf --role analyst --posting posting.pdf`")
def improve(
    resume: Annotated[str, typer.Argument(metavar="RESUME", help="Your resume; - reads standard input.")],
    role: Annotated[str, typer.Option(help="The role that you want.")],
    posting: Annotated[str | None, typer.Option(metavar="FILE", help="The posting that you answer.")] = None,
    cover_letter: Annotated[str | None, typer.Option(metavar="FILE", help="The letter that goes with it.")] = None,
    search: Annotated[bool, typer.Option("--search", help="What to search for, and which companies suit.")] = False,
    out: OutOption = None,
    as_json: JsonOption = False,
    show_all: Annotated[bool, typer.Option("--all", help="Show every change, and all that does not count.")] = False,
    as_given: AsGivenOption = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
    reader: ReaderOption = Reader.auto,
) -> None:
    """Improve a resume for a role: what counts, what does not, and the smallest honest changes."""
    from cxmatch.hiring.improving.improve import improve as improve_one

    form = report_form(out, as_json=as_json, full=show_all)
    words = lexicon_of(lexicon)
    with telling_failure(as_json=as_json):
        found = improve_one(
            source_of(resume),
            role=role,
            posting=posting,
            cover_letter=cover_letter,
            search=search,
            lexicon=words,
            as_of=as_of.date() if as_of else None,
            reader=reader.value,
            isolated=True,
            sure=as_given,
        )

    def text() -> "RenderableType":
        from cxmatch.reports.improvements import render_improvement

        return render_improvement(found, words, full=show_all)

    def html() -> str:
        from cxmatch.reports.pages import resume as pages
        from cxmatch.scoring.scoring import score

        return pages.html(found, score(found.document, lexicon=words, as_of=found.provenance.as_of), words)

    deliver(form, out, text=text, html=html, json=found.model_dump_json)
