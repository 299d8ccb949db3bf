"""An impact -> a terminal: a table of groups with their rates as bars, and what to look at."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.hiring.fairness.impact import Group, Grouping, Impact
from cxmatch.hiring.fairness.intervals import Between
from cxmatch.reports.names import shortened
from cxmatch.reports.pieces import Bar, ByWidth
from cxmatch.reports.safe import printable

SHOWN_KEYS: Final = 10
"""How many people who are in one file and not in the other are named; all of them stand in the JSON form."""
_WIDTH: Final = 6
"""Characters of a bar."""
_TABLE: Final = 100
"""Characters from which a table of groups has room for its marks; below, each group has lines of its own."""


def render_impact(impact: Impact) -> RenderableType:
    """An impact for people.

    Args:
        impact: The impact.
    """
    parts: list[RenderableType] = [_heading(impact), Text()]
    for grouping in impact.groupings:
        parts += [Text(printable(" and ".join(grouping.columns)), style="bold")]
        parts.append(ByWidth(_table(grouping), Lines(*_lines(grouping)), _TABLE))
        parts += [Text(f"   ! {printable(told.message)}", style="yellow") for told in grouping.notices]
        parts.append(Text())
    parts += [Text(f"! {printable(told.message)}", style="yellow") for told in impact.notices]
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
        table.add_column(printable(name), overflow="fold", min_width=7)
    table.add_column("selected", justify="right", no_wrap=True)
    table.add_column("", width=_WIDTH, no_wrap=True)
    # Where there is little room intervals go on in a line of their own; marks must not be lost.
    table.add_column("rate (95% interval)", min_width=9)
    table.add_column("ratio (95% interval)", min_width=9)
    table.add_column("", min_width=10)
    for group in grouping.groups:
        table.add_row(
            *(Text("unknown", style="dim") if each is None else printable(each) for each in group.values),
            f"{group.selected} of {group.people}",
            Bar(100 * group.rate, "yellow" if group.look_here else "blue", _WIDTH),
            _rate(group),
            _ratio(group),
            _mark(group),
        )
    return table


def _lines(grouping: Grouping) -> Iterator[RenderableType]:
    """The same as the table, in lines."""
    for group in grouping.groups:
        name = " and ".join("unknown" if each is None else each for each in group.values)
        line = Text(f"{printable(name)}: {group.selected} of {group.people}, ") + _rate(group)
        yield Padding(line, (0, 0, 0, 3))
        ratio, mark = _ratio(group), _mark(group)
        told = [piece for piece in (Text("ratio ") + ratio if ratio else ratio, mark) if piece]
        if told:
            yield Padding(Text("; ").join(told), (0, 0, 0, 6))


def _rate(group: Group) -> Text:
    return Text(f"{group.rate:.1%}").append(f" ({_between(group.rate_between, 100, 1)})", style="dim")


def _ratio(group: Group) -> Text:
    if group.ratio is None:
        return Text()
    ratio = Text(f"{group.ratio:.2f}")
    return ratio.append(f" ({_between(group.ratio_between, 1, 2)})", style="dim") if group.ratio_between else ratio


def _between(between: Between, times: int, digits: int) -> str:
    ends = ("?" if end is None else f"{times * end:.{digits}f}" for end in (between.low, between.high))
    return " to ".join(ends)


def _mark(group: Group) -> Text:
    marks = ["highest"] * group.is_reference + ["look here"] * group.look_here + ["too few"] * group.too_few
    marked = Text(", ".join(marks), style="bold yellow" if group.look_here else "dim")
    if group.not_read:
        marked.append(f"{', ' if marks else ''}{group.not_read} not read", style="not bold dim")
    return marked


def _unmatched(keys: tuple[str, ...], where: str) -> Iterator[Text]:
    if keys:
        yield Text(f"! {len(keys)} {where}: {shortened(map(printable, keys), SHOWN_KEYS)}", style="yellow")


def _meaning(impact: Impact) -> Iterator[str]:
    groups = [group for grouping in impact.groupings for group in grouping.groups]
    yield "ratio: a group's rate by the highest rate of a known group."
    if any(group.look_here for group in groups):
        yield "look here: the ratio is below four fifths (29 CFR 1607.4 D); a reason to look at why, and no verdict."
    if any(group.too_few for group in groups):
        yield "too few: too few people to tell, since chance alone makes such differences."
    between = [group.ratio_between for group in groups if group.ratio_between]
    if any(each.high is None and each.low is not None for each in between):
        yield "?: where nobody of a group is selected, its ratio has no upper end that can be computed."
    if any(each.low is None for each in between):
        yield "? to ?: where all of both groups are selected, the ratio's interval cannot be computed."
