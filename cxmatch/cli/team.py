"""`cxmatch team`: who fits what, who is close to the next role, and whom to hire."""

from typing import Annotated

import typer

from cxmatch.cli.app import SOME_FAILED, AsGivenOption, AsOfOption, LexiconOption, app, lexicon_of
from cxmatch.cli.blind import BlindOption, LabelsOption, labels_writer
from cxmatch.cli.output import progress_bar, show, write


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
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    blind: BlindOption = False,
    labels: LabelsOption = None,
    as_given: AsGivenOption = False,
    lexicon: LexiconOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Look at a team: each person's fits, roles that nobody covers, who is closest to the next one, whom to hire."""
    from cxmatch.hiring.staffing.team import team as team_of

    words = lexicon_of(lexicon)
    tell = labels_writer(labels, blind=blind)
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
        )
    if as_json:
        write(found.model_dump_json() + "\n")
    else:
        from cxmatch.reports.teams import render_team

        show(render_team(found, words))
    if found.failed:
        raise typer.Exit(SOME_FAILED)
