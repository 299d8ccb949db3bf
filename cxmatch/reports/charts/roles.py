"""Fits -> pictures: one document beside every role, and many people by the role that they fit best."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from cxmatch.reports.charts.drawing import HATCHES, INK, PALE, drawn
from cxmatch.reports.fitting import PAPER
from cxmatch.reports.safe import printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH: Final = 9.0
"""Inches."""
_BAR: Final = 0.42
"""Inches of a bar with what is around it."""
_AROUND: Final = 1.0
"""Inches for the title and the scale."""
_LONGEST: Final = 34
"""Characters of a title beside its bar."""
_STEP: Final = 10
"""Points of a column of people."""


class Scored(NamedTuple):
    """A role and a score.

    Attributes:
        title: The role's title.
        place: Of the role among all: its colour.
        score: 0 to 100.
    """

    title: str
    place: int
    score: float


def roles_chart(fits: Sequence[Scored], form: str) -> bytes:
    """A document's fit to each role as bars.

    Args:
        fits: To each role, best first.
        form: "svg" or "png".

    Raises:
        UsageError: matplotlib is not installed.
    """
    size = (WIDTH, _AROUND + _BAR * len(fits))
    return drawn(partial(_bars, fits=fits), form, size, "Fit to each role", described_roles(fits))


def described_roles(fits: Sequence[Scored]) -> str:
    """The bars in words.

    Args:
        fits: To each role, best first.

    Example:
        >>> described_roles([Scored("Cook", 0, 81.5), Scored("Porter", 1, 3.0)])
        'Fit to each role, of 100: Cook 81.50, Porter 3.00.'
    """
    told = ", ".join(f"{printable(fit.title)} {fit.score:.2f}" for fit in fits)
    return f"Fit to each role, of 100: {told}."


def people_chart(people: Sequence[Scored | None], form: str) -> bytes:
    """Many people by the role that each fits best, and how clearly.

    Args:
        people: The best role of each; None for those who fit none.
        form: "svg" or "png".

    Raises:
        UsageError: matplotlib is not installed.
    """
    return drawn(partial(_columns, people=people), form, (WIDTH, 3.4), "Who fits which role", described_people(people))


def described_people(people: Sequence[Scored | None]) -> str:
    """The columns in words.

    Args:
        people: The best role of each; None for those who fit none.

    Example:
        >>> described_people([Scored("Cook", 0, 81.5), Scored("Cook", 0, 15.0), None])
        'Of 3 people 2 fit Cook best (1 with 50 of 100 or more) and 1 no role.'
    """
    told = []
    for title, group in _grouped(people).items():
        clear = sum(one.score >= 50 for one in group)
        fit = "fits" if len(group) == 1 else "fit"
        told.append(f"{len(group):,} {fit} {printable(title)} best ({clear:,} with 50 of 100 or more)")
    none = sum(one is None for one in people)
    if none:
        told.append(f"{none:,} no role" if told else f"{none:,} {'fits' if none == 1 else 'fit'} no role")
    whole = f"{len(people):,} {'person' if len(people) == 1 else 'people'}"
    return f"Of {whole} {' and '.join(filter(None, (', '.join(told[:-1]), *told[-1:])))}."


def _grouped(people: Iterable[Scored | None]) -> dict[str, list[Scored]]:
    groups: dict[str, list[Scored]] = {}
    for one in sorted((one for one in people if one is not None), key=lambda one: (one.place, one.title)):
        groups.setdefault(one.title, []).append(one)
    return groups


def _bars(figure: "Figure", *, fits: Sequence[Scored]) -> None:
    height = figure.get_figheight()
    axes = figure.add_axes((0.33, 0.45 / height, 0.58, 1 - _AROUND / height))
    figure.text(0.02, 1 - 0.28 / height, "Fit to each role", fontsize=13, fontweight="bold", va="center")
    for row, fit in enumerate(fits):
        colour = PAPER[fit.place % len(PAPER)]
        axes.barh(row, fit.score, height=0.62, color=colour, edgecolor=INK, linewidth=0.8, zorder=2)
        axes.barh(row, 100, height=0.62, color="none", edgecolor="#b9bdc3", linewidth=0.8, zorder=1)
        axes.text(101.5, row, f"{fit.score:.2f}", va="center", fontsize=10, fontweight="bold", clip_on=False)
    axes.set_yticks(range(len(fits)), [_shown(fit.title) for fit in fits], color=INK, fontsize=10)
    axes.set_xlim(0, 100)
    axes.set_ylim(len(fits) - 0.5, -0.5)
    axes.set_xticks(range(0, 101, 20))
    axes.tick_params(length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _columns(figure: "Figure", *, people: Sequence[Scored | None]) -> None:
    axes = figure.add_axes((0.09, 0.17, 0.48, 0.66))
    figure.text(0.09, 0.92, "Who fits which role best, and how clearly", fontsize=13, fontweight="bold", va="center")
    ground = [0] * (100 // _STEP)
    places = range(len(ground))
    for title, group in _grouped(people).items():
        count = Counter(min(int(one.score // _STEP), len(ground) - 1) for one in group)
        heights = [count[place] for place in places]
        place = group[0].place
        axes.bar(
            [(place + 0.5) * _STEP for place in places],
            heights,
            width=0.86 * _STEP,
            bottom=ground,
            color=PAPER[place % len(PAPER)],
            edgecolor="#ffffff",
            hatch=HATCHES[place % len(HATCHES)],
            linewidth=0.8,
            label=f"{len(group):,}  {_shown(title)}",
        )
        ground = [low + high for low, high in zip(ground, heights, strict=True)]
    none = sum(one is None for one in people)
    axes.set_xlim(0, 100)
    axes.set_ylim(0, max(1, *ground) * 1.08)
    axes.set_xticks(range(0, 101, 20))
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.set_xlabel("score for the best role" + (f" ({none:,} more fit none)" if none else ""), color=PALE)
    axes.set_ylabel("people", color=PALE)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=3)
    if any(ground):
        axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5), frameon=False, fontsize=9.5, handlelength=1.6)


def _shown(title: str) -> str:
    """A title beside its bar; letters that are written from the right are turned, since nothing here does that."""
    shown = printable(title)
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in shown)
    # A dollar sign would begin a formula.
    return (shown[::-1] if turned else shown).replace("$", r"\$")
