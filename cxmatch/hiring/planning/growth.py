"""Customer counts or a rate -> how fast the company grows, and which tier that is.

All comparing with the tiers' bounds is exact, in whole numbers: 15% is 15%, and not 14.999999999999998.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from math import inf, nextafter
from statistics import median_low
from typing import Final, Literal, NamedTuple

from cxmatch.documents.document import Frozen, Notice
from cxmatch.errors import UsageError
from cxmatch.hiring.planning.counts import Counted, Counting
from cxmatch.lexicon.growth import Tier

Per = Literal["year", "month"]

LEAST_DAYS: Final = 28
"""Between the counts that a rate is taken from: the shortest month. Decided."""
GAP: Final = 2
"""A stretch longer than this many times the usual one between counts is a gap. Decided."""
APART: Final = 2
"""A count at least this many times both its neighbours, or at most that part of both, stands apart. Decided."""
GIVEN_DIGITS: Final = 4
"""Behind the point: a rate with no more is one that somebody wrote, and not one compounded over months. Decided."""
MOST_PERCENT: Final = 10**6
"""Percent; a rate that is given beyond it is a typing error."""
_PERCENT: Final = re.compile(r"[+-]?(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20})(?:e[+-]?\d{1,3})?")
_PRECISE: Final = Context(prec=50)


class Band(Frozen):
    """A tier's range.

    Attributes:
        id: The tier's.
        title: The tier's.
        at_least: Percent a year; None for the lowest. A band ends where the next begins.
    """

    id: str
    title: str
    at_least: float | None


class Count(Frozen):
    """How many customers there were on a day."""

    date: date
    count: int


class Step(Count):
    """A count in its series.

    Attributes:
        change: Percent since the count before; None for the first, and after a count of zero.
        gap: Whether counts are missing before it: the stretch is far longer than the usual one.
    """

    change: float | None
    gap: bool


class Growth(Frozen):
    """How fast a company's customers grow.

    Attributes:
        rate: Percent a year; None where the figures give none.
        tier: The id of the tier that it falls in; None without a rate.
        tier_title: The tier's title, empty without one.
        how: Where the rate comes from, for people; empty without one.
        base: The count that growth is measured from; None where a rate was given, or the counts give none.
        last: The latest count; None where a rate was given.
        steps: All counts, in order of time.
        bands: All tiers, the lowest first.
        notices: What a reader of the figure should know.
    """

    rate: float | None
    tier: str | None
    tier_title: str
    how: str
    base: Count | None
    last: Count | None
    steps: tuple[Step, ...]
    bands: tuple[Band, ...]
    notices: tuple[Notice, ...]


def growth_of_rate(rate: float | str, per: Per, tiers: tuple[Tier, ...]) -> Growth:
    """The growth that a rate means.

    Args:
        rate: Percent: 18, "18" or "18%".
        per: What it is of; a month's is compounded over 12.
        tiers: The tiers of a lexicon.

    Raises:
        UsageError: It is no number, below -100, or beyond `MOST_PERCENT`.

    Example:
        >>> from cxmatch.lexicon import Lexicon
        >>> growth_of_rate("2%", "month", Lexicon.load().growth).tier
        'between'
    """
    if per not in ("year", "month"):
        raise UsageError(f"{per!r} is no stretch of time for a rate", source="per", advice="Write year or month")
    percent = _percent_of(rate)
    a_year = ((1 + percent / 100) ** 12 - 1) * 100 if per == "month" else percent
    said = said_percent(float(percent), (float(percent),))  # as it was given, to the digit
    how = f"{said} a month compounded over 12 months" if per == "month" else f"{said} a year, as given"
    notices = []
    if 0 < abs(percent) < 1 and "%" not in str(rate):
        message = f"{rate} is read as percent, less than one customer in a hundred; eighteen percent is 18"
        notices.append(Notice(kind="small_rate", message=message))
    tier = _tier_of(tiers, lambda bound: a_year >= bound)
    found = _inside(float(a_year), tier, tiers)
    notices += _of_tier(tier, found, a_year == tier.bound)
    return Growth(
        rate=found, tier=tier.id, tier_title=tier.title, how=how, base=None, last=None, steps=(),
        bands=_bands(tiers), notices=tuple(notices),
    )  # fmt: skip


def growth_of_counts(counting: Counting, tiers: tuple[Tier, ...]) -> Growth:
    """The growth that dated counts show.

    The last count is compared with that of a year before; where there is none, with the one whose date is nearest to
    that, and the growth between them is carried on to a year by its days.

    Args:
        counting: The counts.
        tiers: The tiers of a lexicon.
    """
    counts = counting.counts
    gaps = _gaps(counts)
    last = counts[-1]
    base = _base(counts)
    notices = [*counting.notices, *_of_series(counts, gaps)]
    found = _rate(base, last, tiers) if base is not None and base.customers else None
    if base is None:
        notices.append(_no_base(counts))
    elif found is None:
        notices.append(_zero_base(base))
    if base is not None and found is not None:
        if not found.whole_year:
            notices.append(_annualised(base, last))
        notices += _of_tier(found.tier, found.percent, found.on_bound)
    return Growth(
        rate=found.percent if found else None,
        tier=found.tier.id if found else None,
        tier_title=found.tier.title if found else "",
        how=found.how if found else "",
        base=_count(base) if base else None,
        last=_count(last),
        steps=tuple(_steps(counts, gaps)),
        bands=_bands(tiers),
        notices=tuple(notices),
    )


def said_percent(percent: float, bounds: Sequence[float]) -> str:
    """A percentage for people, with as many digits as keep it on its side of the bounds.

    Example:
        >>> said_percent(14.999, [15, 25]), said_percent(30, [15, 25]), said_percent(1234.5, [])
        ('14.999%', '30%', '1,234.5%')
    """
    for digits in (1, 2, 3, 4, 6, 8, 10, 12, 14):
        rounded = round(percent, digits)
        if all((rounded >= bound, rounded == bound) == (percent >= bound, percent == bound) for bound in bounds):
            break
    whole = f"{rounded:,.{digits}f}".rstrip("0").rstrip(".")
    return f"{whole.removeprefix('-') if rounded == 0 else whole}%"


def said_rate(growth: Growth) -> str:
    """A growth's rate for people, on its side of every tier's bound; empty where there is none.

    A rate that was given stands to the digit.

    Example:
        >>> from cxmatch.lexicon import Lexicon
        >>> said_rate(growth_of_rate("14.999", "year", Lexicon.load().growth))
        '14.999%'
        >>> said_rate(growth_of_rate("0.18", "year", Lexicon.load().growth))
        '0.18%'
    """
    bounds = [band.at_least for band in growth.bands if band.at_least is not None]
    if growth.rate is None:
        return ""
    if growth.last is None and round(growth.rate, GIVEN_DIGITS) == growth.rate:
        bounds.append(growth.rate)
    return said_percent(growth.rate, bounds)


def range_of(band: Band, bands: Sequence[Band]) -> str:
    """A tier's range for people: "15% to under 25%"."""
    above = next(iter(bands[bands.index(band) + 1 :]), None)
    if band.at_least is None:
        return "any" if above is None else f"below {above.at_least:g}%"
    return f"{band.at_least:g}% and more" if above is None else f"{band.at_least:g}% to under {above.at_least:g}%"


class _Rate(NamedTuple):
    percent: float
    tier: Tier
    on_bound: bool
    whole_year: bool
    how: str


def _rate(base: Counted, last: Counted, tiers: tuple[Tier, ...]) -> _Rate:
    """The growth from a count above zero to the last one, carried on to a year."""
    days = (last.day - base.day).days
    year = days if base.day in _years_before(last.day) else _year_of(last.day)

    def power(bound: Fraction) -> tuple[int, int]:
        # last/base to the power of year/days against 1 + bound, with both sides as whole numbers.
        factor = 1 + bound / 100
        return last.customers**year * factor.denominator**days, base.customers**year * factor.numerator**days

    def reaches(bound: Fraction) -> bool:
        have, need = power(bound)
        return have >= need

    tier = _tier_of(tiers, reaches)
    on_bound = tier.bound is not None and len(set(power(tier.bound))) == 1
    span = f"from {base.customers:,} on {base.day} to {last.customers:,} on {last.day}"
    if year == days:
        percent = _inside(float((Fraction(last.customers, base.customers) - 1) * 100), tier, tiers)
        return _Rate(percent, tier, on_bound, True, f"year over year, {span}")
    ratio = _PRECISE.divide(Decimal(last.customers), Decimal(base.customers))
    factor = _PRECISE.power(ratio, _PRECISE.divide(Decimal(year), Decimal(days)))
    percent = _inside(float((factor - 1) * 100), tier, tiers)
    return _Rate(percent, tier, on_bound, False, f"annualised from {days} days, {span}")


def _tier_of(tiers: tuple[Tier, ...], reaches: Callable[[Fraction], bool]) -> Tier:
    """The last tier whose bound a figure reaches: one that is on a bound goes to the upper tier."""
    return [tier for tier in tiers if tier.bound is None or reaches(tier.bound)][-1]


def _inside(percent: float, tier: Tier, tiers: tuple[Tier, ...]) -> float:
    """A figure that rounding may have carried over a bound of its tier, back within."""
    above = tiers[tiers.index(tier) + 1 :]
    if above and above[0].at_least is not None and percent >= above[0].at_least:
        return nextafter(above[0].at_least, -inf)
    return percent if tier.at_least is None else max(percent, tier.at_least)


def _base(counts: tuple[Counted, ...]) -> Counted | None:
    last = counts[-1].day
    a_year_before = _years_before(last)
    early = [count for count in counts if (last - count.day).days >= LEAST_DAYS]
    for day in a_year_before:
        if exact := next((count for count in early if count.day == day), None):
            return exact
    # Of two equally near, the earlier: a longer stretch says more.
    return min(early, key=lambda count: (abs((count.day - a_year_before[0]).days), count.day), default=None)


def _years_before(day: date) -> tuple[date, ...]:
    """The days that are a year before: the same day, and the last of its month where this one is the last."""
    year, month = day.year - 1, day.month
    end = date(year, month, monthrange(year, month)[1])
    same = date(year, month, min(day.day, end.day))
    is_end = day.day == monthrange(day.year, month)[1]
    return (same, end) if is_end and end != same else (same,)


def _year_of(last: date) -> int:
    return (last - _years_before(last)[0]).days


def _gaps(counts: tuple[Counted, ...]) -> frozenset[date]:
    """The days of the counts before which others are missing."""
    stretches = {second.day: (second.day - first.day).days for first, second in pairwise(counts)}
    if len(stretches) < 3:
        return frozenset()
    usual = median_low(stretches.values())
    return frozenset(day for day, days in stretches.items() if days > GAP * usual)


def _steps(counts: tuple[Counted, ...], gaps: frozenset[date]) -> Iterable[Step]:
    before: int | None = None
    for day, customers in counts:
        change = float((Fraction(customers, before) - 1) * 100) if before else None
        yield Step(date=day, count=customers, change=change, gap=day in gaps)
        before = customers


def _of_series(counts: tuple[Counted, ...], gaps: frozenset[date]) -> Iterable[Notice]:
    """What the series itself should be known for."""
    if len(counts) == 2:
        yield Notice(kind="few_counts", message="there are two counts only: what was between them is not known")
    for before, after in pairwise(counts):
        if after.day in gaps:
            days = (after.day - before.day).days
            message = f"no count between {before.day} and {after.day}, {days} days; others lie closer together"
            yield Notice(kind="gap", message=message)
    for before, here, after in zip(counts, counts[1:], counts[2:], strict=False):
        high = here.customers >= APART * max(before.customers, after.customers) and here.customers > 0
        low = here.customers * APART <= min(before.customers, after.customers) and here.customers < before.customers
        if high or low:
            message = (
                f"the count of {here.day}, {here.customers:,}, stands apart from its neighbours, "
                f"{before.customers:,} and {after.customers:,}; look whether it is right"
            )
            yield Notice(kind="stands_apart", message=message)
    if len(counts) > 2 and counts[-1].customers < counts[-2].customers:
        before, last = counts[-2:]
        message = (
            f"the last count, {last.customers:,}, is below the one before it, {before.customers:,} on {before.day}"
        )
        yield Notice(kind="latest_fall", message=message)


def _of_tier(tier: Tier, percent: float, on_bound: bool) -> Iterable[Notice]:
    """What should be known of the tier that a figure fell in."""
    said = said_percent(percent, () if tier.at_least is None else (tier.at_least,))
    if on_bound:
        message = f"{said} is where {tier.title} begins; a figure on a boundary goes to the upper tier"
        yield Notice(kind="on_boundary", message=message)
    if tier.note and (tier.guide_ends is None or percent > tier.guide_ends):
        yield Notice(kind="tier", message=tier.note)
    if percent < 0:
        yield Notice(kind="shrinking", message=f"the number of customers shrinks by {said.lstrip('-')} a year")


def _no_base(counts: tuple[Counted, ...]) -> Notice:
    if len(counts) == 1:
        message = f"there is one count, of {counts[0].day}; growth takes two, best a year apart"
        return Notice(kind="one_count", message=message)
    days = (counts[-1].day - counts[0].day).days
    message = (
        f"from the first count to the last are {days} days; a rate of a year takes at least {LEAST_DAYS} days, and is "
        "best taken from a whole year"
    )
    return Notice(kind="short_time", message=message)


def _zero_base(base: Counted) -> Notice:
    message = (
        f"the count of {base.day}, which growth would be measured from, is 0: growth from nothing has no rate; give "
        "counts from a day on which there were customers"
    )
    return Notice(kind="zero_base", message=message)


def _annualised(base: Counted, last: Counted) -> Notice:
    days = (last.day - base.day).days
    year_before = _years_before(last.day)[0]
    season = "; seasons within a year can mislead it" if days < _year_of(last.day) else ""
    message = (
        f"there is no count of {year_before}, a year before the last; the nearest is of {base.day}, {days} days before "
        f"the last, and its growth is taken to a year at the same pace{season}"
    )
    return Notice(kind="annualised", message=message)


def _percent_of(rate: float | str) -> Fraction:
    text = str(rate).strip().removesuffix("%").strip()
    advice = "Write percent in digits and a point, such as 18, 18% or -2.5%"
    if isinstance(rate, bool) or not _PERCENT.fullmatch(text):
        raise UsageError(f"{rate!r} is no rate in percent", source="rate", advice=advice)
    percent = Fraction(text)
    if percent < -100:
        raise UsageError(f"a rate of {rate} loses more customers than there are", source="rate", advice=advice)
    if percent > MOST_PERCENT:
        raise UsageError(f"a rate of {rate} is beyond {MOST_PERCENT:,} percent", source="rate", advice=advice)
    return percent


def _count(counted: Counted) -> Count:
    return Count(date=counted.day, count=counted.customers)


def _bands(tiers: tuple[Tier, ...]) -> tuple[Band, ...]:
    return tuple(Band(id=tier.id, title=tier.title, at_least=tier.at_least) for tier in tiers)
