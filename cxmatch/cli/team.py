"""`cxmatch team`: who fits what, who is close to the next role, and whom to hire."""

from typing import TYPE_CHECKING, Annotated

import typer

from cxmatch.cli.app import SOME_FAILED, AsGivenOption, AsOfOption, LexiconOption, app, lexicon_of
from cxmatch.cli.blind import BlindOption, LabelsOption, labels_writer
from cxmatch.cli.output import progress_bar
from cxmatch.cli.reporting import OutOption, ReportForm, deliver, report_form
from cxmatch.cli.tables import drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


@app.command(epilog="Example: `cxmatch team team.csv --plan plan.json`")
def team(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER|TEAM.csv", help="A folder, whose folders are departments; or a table: name,file,department."
        ),
    ],
    plan: Annotated[
        str | None, typer.Option(metavar="FILE", help="What `cxmatch plan --json` printed: which roles are needed.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="How many processes read; one a processor.")] = None,
    out: OutOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    blind: BlindOption = False,
    labels: LabelsOption = None,
    as_given: AsGivenOption = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Look at a team: each person's fits, roles that nobody covers, who is closest to the next one, whom to hire."""
    from cxmatch.hiring.staffing.team import team as team_of

    form = report_form(out, as_json=as_json, full=False)
    words = lexicon_of(lexicon)
    tell = labels_writer(labels, blind=blind, out=out)
    with drawing(wanted=form is ReportForm.html) as drawn:
        with progress_bar() as progress:
            found = team_of(
                source,
                plan=plan,
                lexicon=words,
                as_of=as_of.date() if as_of else None,
                workers=workers,
                progress=progress,
                blind=blind,
                labels=tell,
                sure=as_given,
                drawn=drawn,
            )

        def text() -> "RenderableType":
            from cxmatch.reports.teams import render_team

            return render_team(found, words)

        def html() -> "Iterator[str]":
            from cxmatch.reports.pages.team import pages

            assert drawn is not None  # noqa: S101 - for type checkers: it is there where a page is wanted
            return pages(found, words, drawn)

        deliver(form, out, text=text, html=html, json=found.model_dump_json)
    if found.failed:
        raise typer.Exit(SOME_FAILED)
