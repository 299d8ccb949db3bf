"""An impact -> a terminal: a table of groups with their rates as bars, and what to look at."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from cxmatch.hiring.impact import Group, Grouping, Impact
from cxmatch.hiring.intervals import Between
from cxmatch.reports.pieces import Bar
from cxmatch.reports.safe import printable

SHOWN_KEYS: Final = 10
"""How many people who are in one file and not in the other are named; all of them stand in the JSON form."""
_WIDTH: Final = 10
"""Characters of a bar."""


def render_impact(impact: Impact) -> RenderableType:
    """An impact for people.

    Args:
        impact: The impact.
    """
    parts: list[RenderableType] = [_heading(impact), Text()]
    for grouping in impact.groupings:
        parts += [Text(printable(" and ".join(grouping.columns)), style="bold"), _table(grouping)]
        parts += [Text(f"   ! {printable(note)}", style="yellow") for note in grouping.notes]
        parts.append(Text())
    parts += [Text(f"! {printable(note)}", style="yellow") for note in impact.notes]
    parts += _unmatched(impact.only_in_ranking, "in the ranking, and not among the groups (their group is unknown)")
    parts += _unmatched(impact.only_in_groups, "among the groups, and not in the ranking (they count nowhere)")
    parts += [Text(line, style="dim") for line in _meaning(impact)]
    return Lines(*parts)


def _heading(impact: Impact) -> Text:
    whose = f" for {printable(impact.role)}" if impact.role else ""
    heading = Text(f"The top {impact.selected} of {impact.people} people{whose}", style="bold")
    told = []
    if impact.cut is not None:
        told.append(f"scores of {impact.cut:.2f} and above")
    if impact.not_read:
        told.append(f"{impact.not_read} not read, who count among the people and are never selected")
    return heading.append("\n" + "; ".join(told), style="dim") if told else heading


def _table(grouping: Grouping) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name in grouping.columns:
        table.add_column(printable(name), overflow="fold")
    some_lost = any(group.not_read for group in grouping.groups)
    for name in ("people", *(("not read",) if some_lost else ()), "selected", "rate"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("", width=_WIDTH, no_wrap=True)
    table.add_column("95% interval", style="dim", no_wrap=True)
    table.add_column("ratio", justify="right", no_wrap=True)
    table.add_column("95% interval", style="dim", no_wrap=True)
    table.add_column("", overflow="fold")
    for group in grouping.groups:
        table.add_row(
            *(Text("unknown", style="dim") if each is None else printable(each) for each in group.values),
            str(group.people),
            *((str(group.not_read),) if some_lost else ()),
            str(group.selected),
            f"{group.rate:.1%}",
            Bar(100 * group.rate, "yellow" if group.look_here else "blue", _WIDTH),
            _share(group.rate_between),
            "" if group.ratio is None else f"{group.ratio:.2f}",
            _ratio(group.ratio_between),
            _mark(group),
        )
    return table


def _share(between: Between) -> str:
    return f"{between.low or 0:.1%} to {between.high or 0:.1%}"


def _ratio(between: Between | None) -> str:
    if between is None:
        return ""
    low = "?" if between.low is None else f"{between.low:.2f}"
    return f"{low} to ?" if between.high is None else f"{low} to {between.high:.2f}"


def _mark(group: Group) -> Text:
    marks = ["highest"] * group.is_reference + ["look here"] * group.look_here + ["too few"] * group.too_few
    return Text(", ".join(marks), style="bold yellow" if group.look_here else "dim")


def _unmatched(keys: tuple[str, ...], where: str) -> Iterator[Text]:
    if keys:
        more = f" and {len(keys) - SHOWN_KEYS} more" if len(keys) > SHOWN_KEYS else ""
        yield Text(f"! {len(keys)} {where}: {', '.join(map(printable, keys[:SHOWN_KEYS]))}{more}", style="yellow")


def _meaning(impact: Impact) -> Iterator[str]:
    groups = [group for grouping in impact.groupings for group in grouping.groups]
    yield "ratio: a group's rate by the highest rate of a known group."
    if any(group.look_here for group in groups):
        yield "look here: the ratio is below four fifths (29 CFR 1607.4 D); a reason to look at why, and no verdict."
    if any(group.too_few for group in groups):
        yield "too few: too few people to tell, since chance alone makes such differences."
    if any(group.ratio_between and group.ratio_between.high is None for group in groups):
        yield "?: where nobody of a group is selected, its ratio has no upper end that can be computed."
