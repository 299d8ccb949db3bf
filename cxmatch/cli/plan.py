"""`cxmatch plan`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from cxmatch.cli.app import LexiconOption, app, lexicon_of
from cxmatch.cli.output import check_writable, show, write
from cxmatch.errors import UsageError

_COUNTS: Final = "Give --count DATE=COUNT several times, or --counts FILE"


class Per(StrEnum):
    """What a rate is of."""

    year = "year"
    month = "month"


@app.command(epilog="Example: `cxmatch plan --count 2025-11-01=400 --count 2026-11-01=520 --goal 'Launch in Brazil'`")
def plan(
    count: Annotated[
        list[str] | None, typer.Option(metavar="DATE=COUNT", help="Customers on a day (2026-11-01=520), or a month.")
    ] = None,
    counts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A CSV file with columns date (or month) and count.")
    ] = None,
    rate: Annotated[str | None, typer.Option(metavar="PERCENT", help="The growth of customers instead: 18%.")] = None,
    per: Annotated[Per, typer.Option(help="What the rate is of.")] = Per.year,
    customers: Annotated[str | None, typer.Option(metavar="TYPE", help="Who buys: b2b, b2c or both.")] = None,
    startup: Annotated[bool, typer.Option("--startup", help="The company is a startup.")] = False,
    goal: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A goal of the roadmap, in free words.")
    ] = None,
    met: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A past goal or project that succeeded.")
    ] = None,
    missed: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A past goal or project that fell short.")
    ] = None,
    chart: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the growth there, as .svg or .png.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole plan as JSON.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Say which role to hire, how senior and why, by growth, customers and roadmap."""
    from cxmatch.hiring.planning.plan import plan as plan_hire

    words = lexicon_of(lexicon)
    if chart is not None:
        from cxmatch.reports.charts.drawing import check_chart

        check_chart(chart)
        check_writable(chart)
        if not count and counts is None:
            raise UsageError("a chart shows counts over time, and none are given", source="--chart", advice=_COUNTS)
    if count and counts is not None:
        raise UsageError("there are both --count and --counts", source="--counts", advice="Give one of them")
    found = plan_hire(
        counts=[_counted(told) for told in count] if count else counts,
        rate=rate,
        per=per.value,
        customers=customers,
        startup=startup,
        goals=goal or (),
        met=met or (),
        missed=missed or (),
        lexicon=words,
    )
    if chart is not None and found.growth is not None:
        from cxmatch.reports.charts.growth import growth_chart

        write(growth_chart(found.growth, chart.suffix.lower().removeprefix(".")), chart)
    if as_json:
        write(found.model_dump_json() + "\n")
        return
    from cxmatch.reports.plans import render_plan

    show(render_plan(found))


def _counted(told: str) -> tuple[str, str]:
    day, sign, customers = told.partition("=")
    if not sign:
        raise UsageError(f"{told!r} is no date with a count", source="--count", advice="Write --count 2026-11-01=520")
    return day, customers
