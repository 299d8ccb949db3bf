"""How long somebody has worked, by the dates that stand beside their work."""

from datetime import date
from typing import Final

from cxmatch.documents.document import DateRange, Frozen, SectionKind
from cxmatch.documents.made import made

DAYS_A_YEAR = 365.25

# What was learned, given or offered is not work. Nor is what stands under interests, affiliations, awards and
# the like (``other``): on the labelled resumes that hold such dates, readers left them out too. Dates under
# projects lie within jobs or within studies, and dates among skills are those of courses and products.
_NOT_WORK: frozenset[SectionKind] = frozenset(
    {"education", "certifications", "contact", "benefits", "about", "other", "skills", "projects"}
)


class Interval(Frozen):
    """A time of work, from its first day to its last, and the text that says so."""

    first: date
    last: date
    start: int
    """Offset in the text at which the first of its dates begins."""
    end: int
    """Offset in the text at which the last of its dates ends."""


class Experience(Frozen):
    """How long the dated work lasted."""

    years: float | None
    """Of the union of the intervals, to two decimals; None where no work is dated."""
    intervals: tuple[Interval, ...]
    """In the order of time, without overlaps."""


def measure(dates: tuple[DateRange, ...], as_of: date) -> Experience:
    """Add up the time of dated work, counting days that overlap once.

    Args:
        dates: Ranges as `dates.find` gives them.
        as_of: The day that "present" means; later work is left out.

    Example:
        >>> job = DateRange(start=0, end=9, first=date(2018, 7, 1), last=date(2022, 7, 1), section="experience")
        >>> measure((job,), date(2026, 1, 1)).years
        4.0
    """
    work = [
        (found.first, min(found.last or as_of, as_of), found.start, found.end)
        for found in dates
        if found.section not in _NOT_WORK and found.first <= as_of
    ]
    union: list[tuple[date, date, int, int]] = []
    for first, last, start, end in sorted(work):
        if union and (first - union[-1][1]).days <= 1:
            begun, until, before, after = union[-1]
            union[-1] = begun, max(until, last), min(before, start), max(after, end)
        else:
            union.append((first, last, start, end))
    days = sum((last - first).days for first, last, _, _ in union)
    return made(
        Experience,
        {
            "years": round(days / DAYS_A_YEAR, 2) if union else None,
            "intervals": tuple([made(Interval, dict(zip(_FIELDS, each, strict=True))) for each in union]),
        },
    )


_FIELDS: Final = ("first", "last", "start", "end")
"""Of an `Interval`, in their order."""
