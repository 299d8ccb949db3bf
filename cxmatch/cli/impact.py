"""`cxmatch impact`: whether people of some groups come to the top less often."""

from pathlib import Path
from typing import Annotated

import typer

from cxmatch.cli.app import app
from cxmatch.cli.output import check_writable, show, write


@app.command(epilog="Example: `cxmatch impact ranking.csv --groups groups.csv --top 0.2`")
def impact(
    ranking: Annotated[str, typer.Argument(metavar="RANKING.csv", help="As `cxmatch rank --out` writes it.")],
    groups: Annotated[
        str,
        typer.Option(metavar="FILE", help="A CSV file: who somebody is, and columns of groups.", show_default=False),
    ],
    top: Annotated[
        str, typer.Option(metavar="SHARE", help="Who is selected: 0.2, 20%, or a number of people.", show_default=False)
    ],
    on: Annotated[str, typer.Option(metavar="COLUMN", help="Says in both files who somebody is.")] = "path",
    by: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="A column of groups, once for each; all otherwise.")
    ] = None,
    role: Annotated[str | None, typer.Option(help="Whose score orders people; the ranking's otherwise.")] = None,
    labels: Annotated[
        Path | None, typer.Option(metavar="FILE", help="For a blind ranking: as `rank --labels` wrote it.")
    ] = None,
    chart: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the rates there, as .svg or .png.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
) -> None:
    """Show how often people of each group come to the top, with counts and intervals: what to look at, no verdict."""
    from cxmatch.hiring.fairness.impact import impact as impact_of

    if chart is not None:
        from cxmatch.reports.charts.drawing import check_chart

        check_chart(chart)
        check_writable(chart)
    found = impact_of(ranking, groups, top=_top(top), on=on, by=by or None, role=role, labels=labels)
    if chart is not None:
        from cxmatch.reports.charts.impact import impact_chart

        write(impact_chart(found, chart.suffix[1:].lower()), chart)
    if as_json:
        write(found.model_dump_json() + "\n")
        return
    from cxmatch.reports.impacts import render_impact

    show(render_impact(found))


def _top(text: str) -> float:
    """A share where there is a point or a percent sign, else a number of people."""
    try:
        if text.endswith("%"):
            return float(text[:-1]) / 100
        return float(text) if "." in text else int(text)
    except ValueError as problem:
        raise typer.BadParameter(
            f"{text!r} is no share such as 0.2 and no number of people such as 5", param_hint="--top"
        ) from problem
