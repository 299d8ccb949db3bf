"""Growth -> a picture of it: counts over time, and what each tier of growth would have made of the first one."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cxmatch.errors import UsageError
from cxmatch.hiring.planning.growth import Band, Growth, Step, range_of, said_rate
from cxmatch.reports.charts.drawing import INK, PALE, drawn

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE: Final = (9.0, 5.0)
"""Inches: a slide's half page."""
LINE: Final = "#0b4f8a"
SHADES: Final = ("#ffffff", "#f3f6f9", "#e6edf3", "#d8e2ec", "#c9d7e4", "#bacbdb")
"""Of the tiers, the lowest first: each darker than the one before in greyscale as well."""
CURVE_STEPS: Final = 48
"""Pieces of each boundary's curve."""
_UNITS: Final = ((1e9, "customers, in billions"), (1e6, "customers, in millions"), (1, "customers"))
"""What the scale counts in, by its height: there is room for seven characters beside it."""
LABEL_APART: Final = 0.1
"""Of the height: labels nearer than that would lie on each other."""


def growth_chart(growth: Growth, form: str) -> bytes:
    """The counts over time, with gaps as gaps, and what each tier of growth would have made of the first one.

    Args:
        growth: The growth; it holds counts.
        form: "svg" or "png".

    Raises:
        UsageError: There are no counts, or matplotlib is not installed.
    """
    if not growth.steps:
        raise UsageError("a chart shows counts over time, and there are none", advice="Give dated counts")
    title = _title(growth)
    return drawn(lambda figure: _draw(figure, growth, title), form, SIZE, title, described(growth))


def described(growth: Growth) -> str:
    """The chart in words, for those who cannot see it."""
    first, last = growth.steps[0], growth.steps[-1]
    counts = f"{len(growth.steps)} count{'s' * (len(growth.steps) != 1)} of customers"
    said = f"{counts}, from {first.count:,} on {first.date} to {last.count:,} on {last.date}."
    if growth.rate is None:
        return f"{said} They give no rate of growth."
    gaps = sum(step.gap for step in growth.steps)
    missing = f" Counts are missing in {gaps} place{'s' * (gaps != 1)}." if gaps else ""
    return f"{said} Growth is {said_rate(growth)} a year, {growth.how}: {growth.tier_title}.{missing}"


def _title(growth: Growth) -> str:
    if growth.rate is None:
        return "Customers over time; growth has no rate"
    verb = "shrink" if growth.rate < 0 else "grow"
    return f"Customers {verb} by {said_rate(growth).lstrip('-')} a year: {growth.tier_title}"


def _draw(figure: "Figure", growth: Growth, title: str) -> None:
    axes = figure.add_axes((0.09, 0.09, 0.66, 0.74))
    figure.text(0.09, 0.93, title, fontsize=14, fontweight="bold", va="center")
    if growth.how:
        figure.text(0.09, 0.878, growth.how[0].upper() + growth.how[1:], fontsize=9.5, color=PALE, va="center")
    # Room for the highest boundary at most half as high again as the counts, so that these fill the picture.
    most = max(step.count for step in growth.steps)
    top = max(most * 1.15, 1)
    if growth.rate is not None and growth.base is not None and growth.last is not None:
        highest = [band.at_least for band in growth.bands if band.at_least is not None][-1:]
        ends = [_grown(growth.base.count, bound, growth.last.date - growth.base.date) for bound in highest]
        top = max(top, min(max(ends, default=0) * 1.15, most * 1.7))
    axes.set_ylim(0, top)
    _span(axes, growth)
    if growth.rate is not None:
        _bands(axes, growth, top)
    _counts(axes, growth)
    _frame(axes)


def _span(axes: "Axes", growth: Growth) -> None:
    first, last = growth.steps[0].date, growth.steps[-1].date
    room = max((last - first) * 0.03, timedelta(days=3)) if first < last else timedelta(days=45)
    axes.set_xlim(_x(first - room), _x(last + room))


def _bands(axes: "Axes", growth: Growth, top: float) -> None:
    """From the base, where each tier would have led: fields between the boundaries, named at the right."""
    base, last = growth.base, growth.last
    if base is None or last is None:
        return
    days = (last.date - base.date).days
    x = [_x(base.date) + days * step / CURVE_STEPS for step in range(CURVE_STEPS + 1)]
    lower = [0.0] * len(x)
    edges: list[tuple[Band, float, float]] = []
    for place, band in enumerate(growth.bands):
        above = growth.bands[place + 1] if place + 1 < len(growth.bands) else None
        upper = [top] * len(x)
        if above is not None and above.at_least is not None:
            upper = [base.count * (1 + above.at_least / 100) ** ((at - x[0]) / 365) for at in x]
            axes.plot(x, upper, color=PALE, linewidth=0.7, linestyle=(0, (4, 3)), zorder=1.5)
        else:
            upper = [max(top, value) for value in lower]
        axes.fill_between(x, lower, upper, color=SHADES[place % len(SHADES)], linewidth=0, zorder=1)
        edges.append((band, lower[-1], min(upper[-1], top)))
        lower = upper
    _labels(axes, growth, [edge for edge in edges if edge[1] < top], top)


def _labels(axes: "Axes", growth: Growth, edges: list[tuple[Band, float, float]], top: float) -> None:
    """The tiers' names beside their fields, moved apart where fields are thin; the one that holds is bold."""
    places = [(low + high) / 2 / top for _, low, high in edges]
    for place in range(1, len(places)):
        places[place] = max(places[place], places[place - 1] + LABEL_APART)
    over = max(0.0, places[-1] - 0.97)
    for (band, low, high), at in zip(edges, places, strict=True):
        here = band.id == growth.tier
        axes.annotate(
            f"{band.title}\n{range_of(band, growth.bands)}",
            xy=(1.0, (low + high) / 2 / top),
            xytext=(1.05, at - over),
            xycoords="axes fraction",
            textcoords="axes fraction",
            fontsize=8.5,
            fontweight="bold" if here else "normal",
            color=INK if here else PALE,
            va="center",
            linespacing=1.25,
            arrowprops={
                "arrowstyle": "-",
                "color": PALE,
                "linewidth": 0.6,
                "shrinkA": 2,
                "shrinkB": 0,
                "relpos": (0, 0.5),
            },
            annotation_clip=False,
        )


def _counts(axes: "Axes", growth: Growth) -> None:
    for run in _runs(growth.steps):
        x = [_x(step.date) for step in run]
        y = [step.count for step in run]
        axes.plot(x, y, color=LINE, linewidth=2, marker="o", markersize=5, zorder=3, clip_on=False)
    for before, after in zip(growth.steps, growth.steps[1:], strict=False):
        if after.gap:
            x = [_x(before.date), _x(after.date)]
            axes.plot(x, [before.count, after.count], color=LINE, linewidth=1, linestyle=(0, (1, 3)), zorder=2.5)
            middle = (x[0] + x[1]) / 2, (before.count + after.count) / 2
            _write(axes, "no counts", middle, (0, 9), size=8.5, color=PALE)
    ends = [found for found in (growth.base, growth.last) if found is not None]
    for found in ends:
        axes.plot([_x(found.date)], [found.count], color=LINE, marker="o", markersize=9, zorder=4, clip_on=False)
        # Towards the middle of the picture, so that neither lies on a scale or on a tier's name.
        side, off = ("left", -6) if found.date < growth.steps[-1].date else ("right", 6)
        _write(axes, f"{found.count:,}", (_x(found.date), found.count), (off, 11), side=side, size=11, weight="bold")


def _write(
    axes: "Axes",
    words: str,
    at: tuple[float, float],
    off: tuple[float, float],
    *,
    size: float,
    side: str = "center",
    weight: str = "normal",
    color: str = INK,
) -> None:
    """Words beside a place, on a pale ground, so that lines beneath them do not cross them out."""
    axes.annotate(
        words,
        at,
        xytext=off,
        textcoords="offset points",
        ha=side,
        fontsize=size,
        fontweight=weight,
        color=color,
        zorder=5,
        bbox={"facecolor": "white", "alpha": 0.8, "edgecolor": "none", "pad": 1.5},
    )


def _runs(steps: tuple[Step, ...]) -> Iterator[list[Step]]:
    """The counts between gaps."""
    run: list[Step] = []
    for step in steps:
        if step.gap and run:
            yield run
            run = []
        run.append(step)
    yield run


def _frame(axes: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    unit, counted = next((unit, counted) for unit, counted in _UNITS if axes.get_ylim()[1] >= unit)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value / unit:,.10g}"))
    axes.set_ylabel(counted)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=3)


def _grown(count: int, percent: float, stretch: timedelta) -> float:
    return float(count * (1 + percent / 100) ** (stretch.days / 365))


def _x(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]
