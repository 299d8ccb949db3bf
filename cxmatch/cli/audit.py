"""`cxmatch audit`: what a posting asks for, and whether it says so."""

from typing import TYPE_CHECKING, Annotated

import typer

from cxmatch.cli.app import AsGivenOption, AsOfOption, JsonOption, LexiconOption, Reader, ReaderOption, app, lexicon_of
from cxmatch.cli.output import source_of, telling_failure
from cxmatch.cli.reporting import OutOption, deliver, report_form

if TYPE_CHECKING:
    from rich.console import RenderableType


@app.command(epilog='Example: `cxmatch audit posting.pdf --title "Customer experience specialist"`')
def audit(
    posting: Annotated[str, typer.Argument(metavar="POSTING", help="The posting; - reads standard input.")],
    title: Annotated[str | None, typer.Option(help="Its title; looked for in its first lines otherwise.")] = None,
    out: OutOption = None,
    as_json: JsonOption = False,
    show_all: Annotated[bool, typer.Option("--all", help="Show every place.")] = False,
    as_given: AsGivenOption = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
    reader: ReaderOption = Reader.auto,
) -> None:
    """Audit a posting: the role that it describes, what it asks for, and what in it misleads."""
    from cxmatch.hiring.auditing.audit import audit as audit_one

    form = report_form(out, as_json=as_json, full=show_all)
    words = lexicon_of(lexicon)
    with telling_failure(as_json=as_json):
        found = audit_one(
            source_of(posting),
            title=title,
            lexicon=words,
            as_of=as_of.date() if as_of else None,
            sure=as_given,
            reader=reader.value,
            isolated=True,
        )

    def text() -> "RenderableType":
        from cxmatch.reports.audits import render_audit

        return render_audit(found, words, full=show_all)

    def html() -> str:
        from cxmatch.reports.pages import audit as pages
        from cxmatch.scoring.scoring import score

        return pages.html(found, score(found.document, lexicon=words, as_of=found.provenance.as_of), words)

    deliver(form, out, text=text, html=html, json=found.model_dump_json)
