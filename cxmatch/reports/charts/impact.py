"""Impact -> a picture of it: how often people of each group come to the top, with intervals."""

from functools import partial
from typing import TYPE_CHECKING, Final

from cxmatch.hiring.fairness.impact import FOUR_FIFTHS, Group, Grouping, Impact
from cxmatch.reports.charts.drawing import INK, PALE, drawn
from cxmatch.reports.safe import printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH: Final = 9.0
"""Inches."""
_ROW, _HEAD, _AROUND = 0.36, 0.62, 1.25
"""Inches of a group, of the name of a grouping, and for the title and the scale."""
_LONGEST: Final = 30
"""Characters of a group's name beside its bar."""
_FILL: Final = "#9db7d9"
_MARKED: Final = "#c25b2e"


def impact_chart(impact: Impact, form: str) -> bytes:
    """Selection rates of each group with their 95% intervals, and four fifths of the highest.

    Args:
        impact: The impact.
        form: "svg" or "png".

    Raises:
        UsageError: matplotlib is not installed.
    """
    rows = sum(len(grouping.groups) for grouping in impact.groupings)
    size = (WIDTH, _AROUND + _ROW * rows + _HEAD * len(impact.groupings))
    return drawn(partial(_draw, impact=impact), form, size, "Selection rates by group", described_impact(impact))


def described_impact(impact: Impact) -> str:
    """The rates in words.

    Args:
        impact: The impact.
    """
    told = [f"{impact.selected:,} of {impact.people:,} people are selected."]
    for grouping in impact.groupings:
        groups = "; ".join(_described(group) for group in grouping.groups)
        told.append(f"By {' and '.join(map(printable, grouping.columns))}: {groups}.")
    return " ".join(told)


def _described(group: Group) -> str:
    said = f"{_name(group)} {group.rate:.0%} ({group.selected:,} of {group.people:,})"
    if group.too_few:
        return f"{said}, too few to tell"
    return f"{said}, below four fifths of the highest" if group.look_here else said


def _name(group: Group) -> str:
    return ", ".join("unknown" if value is None else printable(value) for value in group.values)


def _draw(figure: "Figure", *, impact: Impact) -> None:
    height = figure.get_figheight()
    figure.text(
        0.02,
        1 - 0.28 / height,
        "How often people of each group come to the top",
        fontsize=13,
        fontweight="bold",
        va="center",
    )
    told = (
        f"{impact.selected:,} of {impact.people:,} selected; lines are 95% intervals, dashed: four fifths of the most"
    )
    figure.text(0.02, 1 - 0.58 / height, told, fontsize=9, color=PALE, va="center")
    top = 1 - 0.8 / height
    groups = [group for grouping in impact.groupings for group in grouping.groups]
    highest = [high for group in groups if (high := group.rate_between.high) is not None]
    most = min(1.0, max(highest, default=1.0) * 1.06) or 1.0
    for number, grouping in enumerate(impact.groupings, 1):
        tall = (_ROW * len(grouping.groups)) / height
        top -= _HEAD / height * 0.75
        axes = figure.add_axes((0.28, top - tall, 0.5, tall))
        _grouping(figure, axes, grouping, top + 0.12 / height, most, last=number == len(impact.groupings))
        top -= tall + _HEAD / height * 0.25


def _grouping(figure: "Figure", axes: "object", grouping: Grouping, head: float, most: float, *, last: bool) -> None:
    from matplotlib.axes import Axes
    from matplotlib.ticker import PercentFormatter

    assert isinstance(axes, Axes)  # noqa: S101 - for type checkers
    figure.text(
        0.02,
        head,
        "By " + _escaped(" and ".join(map(printable, grouping.columns))),
        fontsize=10.5,
        fontweight="bold",
        va="center",
    )
    for row, group in enumerate(grouping.groups):
        marked = group.look_here and not group.too_few
        axes.barh(row, group.rate, height=0.6, color=_MARKED if marked else _FILL, edgecolor=INK, linewidth=0.7,
                  hatch="////" if group.too_few else "")  # fmt: skip
        low, high = group.rate_between.low, group.rate_between.high
        if low is not None and high is not None:
            axes.plot([low, high], [row, row], color=INK, linewidth=1.4, solid_capstyle="butt")
        note = " too few to tell" if group.too_few else " look here" if marked else ""
        told = f"{group.rate:.0%}  {group.selected:,} of {group.people:,}{note}"
        weight = "bold" if marked else "normal"
        axes.text(most * 1.02, row, told, va="center", fontsize=9, fontweight=weight, clip_on=False)
    if grouping.reference is not None:
        limit = grouping.reference.rate * FOUR_FIFTHS[0] / FOUR_FIFTHS[1]
        axes.axvline(limit, color=INK, linewidth=1, linestyle=(0, (4, 3)))
    axes.set_yticks(range(len(grouping.groups)), [_escaped(_cut(_name(group))) for group in grouping.groups], color=INK)
    axes.set_ylim(len(grouping.groups) - 0.5, -0.5)
    axes.set_xlim(0, most)
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    axes.tick_params(length=0, labelbottom=last)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _escaped(text: str) -> str:
    # A dollar sign would begin a formula.
    return text.replace("$", r"\$")
