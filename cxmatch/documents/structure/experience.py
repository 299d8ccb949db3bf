"""How long somebody has worked, by the dates that stand beside their work."""

from datetime import date

from cxmatch.documents.document import DateRange, Frozen, SectionKind

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
        Interval(first=found.first, last=min(found.last or as_of, as_of), start=found.start, end=found.end)
        for found in dates
        if found.section not in _NOT_WORK and found.first <= as_of
    ]
    union: list[Interval] = []
    for job in sorted(work, key=lambda job: (job.first, job.last, job.start)):
        if union and (job.first - union[-1].last).days <= 1:
            before = union[-1]
            union[-1] = before.model_copy(
                update={
                    "last": max(before.last, job.last),
                    "start": min(before.start, job.start),
                    "end": max(before.end, job.end),
                }
            )
        else:
            union.append(job)
    if not union:
        return Experience(years=None, intervals=())
    days = sum((job.last - job.first).days for job in union)
    return Experience(years=round(days / DAYS_A_YEAR, 2), intervals=tuple(union))
