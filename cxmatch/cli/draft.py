"""`cxmatch draft`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from cxmatch.cli.app import LexiconOption, app, lexicon_of
from cxmatch.cli.forms import form_of, refuse_terminal
from cxmatch.cli.output import check_writable, console, write


class DraftFormat(StrEnum):
    """The form of a draft."""

    md = "md"
    docx = "docx"


_ENDINGS: Final = {".md": DraftFormat.md, ".markdown": DraftFormat.md, ".docx": DraftFormat.docx}


@app.command(epilog="Example: `cxmatch draft --role analyst --growth rapid --customers b2b --out posting.docx`")
def draft(
    role: Annotated[str, typer.Option(help="The role to write for.")],
    growth: Annotated[
        str | None, typer.Option(help="How fast the customer base grows: steady, rapid, between, hyper or negative.")
    ] = None,
    customers: Annotated[str | None, typer.Option(help="Who the customers are: b2b, b2c or both.")] = None,
    startup: Annotated[bool, typer.Option("--startup", help="The employer is a startup.")] = False,
    goals: Annotated[
        list[str] | None,
        typer.Option("--goal", metavar="WORDS", help='What the roadmap holds, as "a social push"; more than once.'),
    ] = None,
    company: Annotated[str | None, typer.Option(metavar="NAME", help="The employer's name.")] = None,
    form: Annotated[DraftFormat | None, typer.Option("--format", help="The form of the draft; md.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there; the ending (.md .docx) picks the form.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Draft a posting around a role's keywords and demands; what only you know is left to fill in."""
    from cxmatch.hiring.drafting.draft import draft as draft_one

    chosen = DraftFormat.md if as_json else form_of(form, out, _ENDINGS, DraftFormat.md)
    if out is not None:
        check_writable(out)
    found = draft_one(
        role=role,
        growth=growth,
        customers=customers,
        startup=startup,
        goals=goals or (),
        company=company,
        lexicon=lexicon_of(lexicon),
    )
    if as_json:
        write(found.model_dump_json() + "\n", out)
        return
    from cxmatch.reports.drafts import print_draft, warnings_of

    if chosen is not DraftFormat.md:
        refuse_terminal(out, chosen)
    write(print_draft(found, chosen.value), out)
    for warning in warnings_of(found):
        console(stderr=True).print(warning)
