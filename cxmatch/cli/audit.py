"""`cxmatch audit`: what a posting asks for, and whether it says so."""

from typing import Annotated

import typer

from cxmatch.cli.app import SOME_FAILED, AsOfOption, LexiconOption, Reader, app, lexicon_of
from cxmatch.cli.output import report_failure, show, standard_input, write
from cxmatch.errors import DocumentError


@app.command(epilog='Example: `cxmatch audit posting.pdf --title "Customer experience specialist"`')
def audit(
    posting: Annotated[str, typer.Argument(metavar="POSTING", help="The posting; - reads standard input.")],
    title: Annotated[str | None, typer.Option(help="Its title; looked for in its first lines otherwise.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="Show every place.")] = False,
    as_given: Annotated[bool, typer.Option("--as-given", help="It is a posting, whatever it looks like.")] = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
    reader: Annotated[Reader, typer.Option(help="Who reads a PDF.")] = Reader.auto,
) -> None:
    """Audit a posting: the role that it describes, what it asks for, and what in it misleads."""
    from cxmatch.hiring.auditing.audit import audit as audit_one

    words = lexicon_of(lexicon)
    try:
        found = audit_one(
            standard_input() if posting == "-" else posting,
            title=title,
            lexicon=words,
            as_of=as_of.date() if as_of else None,
            sure=as_given,
            reader=reader.value,
            isolated=True,
        )
    except DocumentError as problem:
        report_failure(problem.about("standard input") if posting == "-" else problem, as_json=as_json)
        raise typer.Exit(SOME_FAILED) from problem
    if as_json:
        write(found.model_dump_json() + "\n")
        return
    from cxmatch.reports.audits import render_audit

    show(render_audit(found, words, full=show_all))
