"""A plan -> a terminal: the growth with its chart, the roles with their reasons, what to ask for."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.hiring.planning.growth import Growth, Step, range_of, said_percent, said_rate
from cxmatch.hiring.planning.plan import Plan, RoleAdvice
from cxmatch.hiring.planning.reasons import Said
from cxmatch.hiring.planning.roadmap import Item
from cxmatch.reports.pieces import BAR, COLOURS, Bar, notice
from cxmatch.reports.safe import printable
from cxmatch.reports.wording import planning as wording

MOST_BARS: Final = 26
"""Dated bars that are shown: two years of months, with one more at each end."""


def render_plan(plan: Plan) -> RenderableType:
    """A plan for people.

    Args:
        plan: The plan.
    """
    parts: list[RenderableType] = [_heading(plan), Text()]
    if plan.growth is not None:
        parts += [*_growth(plan.growth), Text()]
    if plan.items:
        parts += [_items(plan.items), Text()]
    parts += [*_roles(plan), Text()]
    if plan.seniority is not None and plan.seniority.why:
        parts += [*_sayings("How senior", plan.seniority.why), Text()]
    for title, said in (("Ask for", plan.experience), ("Know", plan.advice)):
        if said:
            parts += [*_sayings(title, said), Text()]
    if plan.keywords:
        parts += [*_keywords(plan), Text()]
    return Group(*parts, *(notice(told) for told in plan.notices))


def _heading(plan: Plan) -> Text:
    heading = Text(printable(wording.advised(plan)), style="bold")
    if told := wording.experienced(plan):
        heading.append(f"\n  {printable(told)}", style="dim")
    return heading


def _growth(growth: Growth) -> Iterator[RenderableType]:
    yield Text(printable(wording.grown(growth)), style="bold")
    if growth.rate is not None:
        yield Text(f"  {printable(growth.how)}", style="dim")
    if growth.steps:
        yield Padding(Group(*_bars(growth)), (0, 0, 1, 2))
    yield Padding(_scale(growth), (0, 0, 0, 2))
    yield from (notice(told) for told in growth.notices)


def _bars(growth: Growth) -> Iterator[RenderableType]:
    """The counts as dated bars; those of a month that has several are thinned to the last where there are many."""
    shown = _thinned(growth.steps)
    most = max(step.count for step in growth.steps) or 1
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(width=BAR)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True, style="dim")
    table.add_column(style="dim")
    ends = [found.date for found in (growth.base, growth.last) if found is not None]
    gap_before = {step.date for step in growth.steps if step.gap}
    first = [(None, shown[0]), *pairwise(shown)]
    for before, step in first:
        if before is not None and any(before.date < day <= step.date for day in gap_before):
            table.add_row(Text("   gap", style="dim"), Text("·" * 3, style="dim"), "", "", "")
        change = "" if before is None or not before.count else _signed((step.count / before.count - 1) * 100)
        mark = "" if step.date not in ends or growth.rate is None else "from" if step.date == ends[0] else "to"
        table.add_row(str(step.date), Bar(step.count / most * 100, COLOURS[1]), f"{step.count:,}", change, mark)
    yield table
    if len(shown) < len(growth.steps):
        yield Text(f"{len(shown)} of {len(growth.steps)} counts; --json has all", style="dim")


def _signed(percent: float) -> str:
    said = said_percent(percent, ())
    return said if percent <= 0 else f"+{said}"


def _thinned(steps: tuple[Step, ...]) -> list[Step]:
    if len(steps) <= MOST_BARS:
        return list(steps)
    last_of_month = {(step.date.year, step.date.month): step for step in steps}
    return list(last_of_month.values())[-MOST_BARS:]


def _scale(growth: Growth) -> Table:
    """The tiers with their bounds, and which one the rate is in."""
    table = Table.grid(padding=(0, 1))
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column(style="bold")
    for band in growth.bands:
        here = band.id == growth.tier
        style = "bold" if here else "dim"
        title, reach = Text(printable(band.title), style=style), Text(range_of(band, growth.bands), style=style)
        table.add_row(">" if here else "", title, reach, said_rate(growth) if here else "")
    return table


def _items(items: Iterable[Item]) -> Table:
    """Every goal and result, and what was understood of it."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for item in items:
        told = Text(f"“{printable(wording.shortened(item.text))}”")
        table.add_row(f"  {item.called}", told, printable(wording.understood(item)))
    return table


def _roles(plan: Plan) -> Iterator[RenderableType]:
    yield Text("Roles", style="bold") + Text(
        "  in brackets: whose the reason is; the points are always ours", style="dim"
    )
    most = max((found.points for found in plan.roles), default=0)
    order = sorted(found.role for found in plan.roles)
    for found in plan.roles:
        colour = COLOURS[order.index(found.role) % len(COLOURS)]
        head = Table.grid(padding=(0, 1))
        head.add_column(width=32, no_wrap=True)
        head.add_column(max_width=BAR)
        head.add_column(justify="right", width=6)
        share = max(0.0, found.points / most * 100) if most > 0 else 0.0
        head.add_row(Text(printable(found.title), style="bold"), Bar(share, colour), f"{found.points:g}")
        yield Padding(head, (0, 0, 0, 2))
        if found.reasons:
            yield Padding(_reasons(found), (0, 0, 0, 4))


def _reasons(found: RoleAdvice) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=4)
    table.add_column(overflow="fold")
    for reason in found.reasons:
        line = Text(printable(reason.text)) + Text(
            f"  {printable(wording.because(reason.because))} ({printable(reason.source)})", style="dim"
        )
        table.add_row(f"{reason.points:+g}", line)
    return table


def _sayings(title: str, sayings: Iterable[Said]) -> Iterator[RenderableType]:
    yield Text(title, style="bold")
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    for said in sayings:
        line = Text(printable(said.text)) + Text(
            f"  {printable(wording.because(said.because))} ({printable(said.source)})", style="dim"
        )
        table.add_row("-", line)
    yield Padding(table, (0, 0, 0, 2))


def _keywords(plan: Plan) -> Iterator[RenderableType]:
    yield Text("Keywords, those first that most calls for", style="bold")
    line = Text("  ")
    for place, found in enumerate(plan.keywords):
        line.append(", " if place else "")
        line.append(printable(found.keyword), style="bold" if found.because else "")
    yield line
