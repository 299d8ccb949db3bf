"""Customer counts with their dates: out of arguments or a CSV file, checked, in order of time.

Nothing is guessed: a date is ISO 8601, a count is digits, and what is neither is an error that names its place. A
column of dates in another order is read where it can be read in one way only.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from os import PathLike
from typing import Any, Final, NamedTuple

from cxmatch.documents.document import Notice
from cxmatch.errors import UsageError
from cxmatch.hiring.sheets import Sheet, read_sheet

Number = int | float | str
Counts = (
    # The keys of a mapping are all that type checkers take: a `dict[str, int]` is no `Mapping[date | str, int]`.
    Mapping[str, Number]
    | Mapping[date, Number]
    | Mapping[date | str, Number]
    | Iterable[tuple[date | str, Number]]
    | str
    | PathLike[str]
    | bytes
)
"""Counts by date, pairs of date and count, or the path or the bytes of a CSV file."""

MOST: Final = 10**12
"""Customers; a count beyond is no count, and every figure stays quick to compute exactly."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years of counts; a date beyond is a typing error ("2206-11-01")."""
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_OTHER_ORDER: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH: Final = re.compile(rf"({'|'.join(_MONTHS)})-(?:20)?(\d{{2}})", re.IGNORECASE)
"""How Excel saves a month: "Sep-25". A day of this year is "25-Sep" there."""
_WHOLE: Final = re.compile(r"\d{1,13}")
_NOTHING_BEHIND: Final = re.compile(r"\.0{1,2}$")
"""A whole number as programs write one with a point. With three zeros it could be thousands."""
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
"""Thousands parted by commas: "1,200". A point parts thousands in some countries and decimals in others."""
_YEAR_FIRST: Final = (
    "Write the year first, as ISO 8601 does: 2026-11-01 for a day, 2026-11 for a month; in Excel, give the column the "
    "format yyyy-mm-dd"
)
_EXAMPLE: Final = "Begin the file with a line `date,count`, and go on with lines such as `2026-11-01,520`"


class Counted(NamedTuple):
    """How many customers there were on a day."""

    day: date
    customers: int


class Counting(NamedTuple):
    """All counts, in order of time, and what should be known about them."""

    counts: tuple[Counted, ...]
    notices: tuple[Notice, ...]


def counting(counts: Counts) -> Counting:
    """Checks counts and puts them in order of time.

    Args:
        counts: See `Counts`. A date is a `date` or ISO 8601 ("2026-11-01"); a month ("2026-11") is its last day. In a
            file, dates may also stand as Excel saves them, where the column can be read in one way only.

    Raises:
        DocumentError: The file cannot be read.
        UsageError: Something is no date or no count, two counts of one day differ, a column is missing, or there are
            no counts; the error names the place.

    Example:
        >>> counting({"2026-11": 520, "2025-11-01": 400}).counts[1]
        Counted(day=datetime.date(2026, 11, 30), customers=520)
    """
    if isinstance(counts, (str, PathLike, bytes)):
        return _of_file(counts)
    pairs: Iterable[Any] = counts.items() if isinstance(counts, Mapping) else counts
    if not isinstance(pairs, Iterable):
        raise UsageError(
            f"a {type(counts).__name__} is no counts",
            source="counts",
            advice="Give {date: count}, or the path of a CSV",
        )
    placed = []
    for number, pair in enumerate(pairs, start=1):
        try:
            day, count = pair
        except (TypeError, ValueError) as problem:
            raise UsageError(
                f"{pair!r} is no pair of a date and a count", source=f"count {number}", advice="Write (date, count)"
            ) from problem
        placed.append((f"count {number}", Counted(day_of(day, f"count {number}"), count_of(count, f"count {number}"))))
    if not placed:
        raise UsageError("there are no counts", source="counts", advice="Give dated counts, or leave them out")
    return Counting(_in_order(placed), ())


def day_of(told: Any, source: str) -> date:
    """The day that a date means.

    Args:
        told: A date, or text as ISO 8601; a month is its last day.
        source: What errors call its place.

    Raises:
        UsageError: It is no date, or could be two.

    Example:
        >>> day_of("2024-02", "count 1")
        datetime.date(2024, 2, 29)
    """
    if isinstance(told, datetime):
        return _sane(told.date(), source)
    if isinstance(told, date):
        return _sane(told, source)
    text = str(told).strip()
    try:
        if found := _DAY.fullmatch(text):
            return _sane(date(*map(int, found.groups())), source)
        if found := _MONTH.fullmatch(text):
            year, month = map(int, found.groups())
            if 1 <= month <= 12:
                return _sane(date(year, month, monthrange(max(year, 1), month)[1]), source)
    except ValueError as problem:
        if isinstance(problem, UsageError):
            raise
        raise UsageError(
            f"{text!r} is a day that no calendar has", source=source, advice="Write the day as 2026-11-01"
        ) from problem
    if other := _OTHER_ORDER.fullmatch(text):
        clear = max(map(int, other.groups())) > 12
        what = f"{text!r} {'does not begin with the year' if clear else 'can be read as two dates, day or month first'}"
    elif re.fullmatch(r"\d{4}", text):
        what = f"{text!r} is a year, and does not say on which day the customers were counted"
    else:
        what = f"{text!r} is no date"
    raise UsageError(what, source=source, advice=_YEAR_FIRST)


def count_of(told: Any, source: str) -> int:
    """The count that a number or its text means.

    Args:
        told: A whole number, or its digits; thousands may be parted by commas, and ".0" may stand behind.
        source: What errors call its place.

    Raises:
        UsageError: It is below zero, above `MOST`, not whole, or written with anything but digits.

    Example:
        >>> count_of(" 1200 ", "count 1"), count_of("1,200.0", "count 1")
        (1200, 1200)
    """
    text = str(told).strip()
    whole = _NOTHING_BEHIND.sub("", text)
    if _GROUPED.fullmatch(whole):
        text = whole.replace(",", "")
    elif _WHOLE.fullmatch(whole):
        text = whole
    if isinstance(told, bool) or not _WHOLE.fullmatch(text):
        what = f"{text!r} is no count of customers"
        if re.fullmatch(r"[-−]\d+", text):
            what = f"the count {text} is below zero"
        elif re.fullmatch(r"\d+[.,' \u00a0]\d[\d.,' \u00a0]*", text):
            what = f"the count {text!r} is not whole, or is written with more than digits"
        raise UsageError(what, source=source, advice="Write a whole number, such as 1200")
    if int(text) > MOST:
        raise UsageError(f"the count {text} is larger than {MOST:,}", source=source, advice="Mend the number")
    return int(text)


def _sane(day: date, source: str) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise UsageError(
        f"the date {day} is not between {FIRST_YEAR} and {LAST_YEAR}", source=source, advice="Mend the year"
    )


def _in_order(placed: Iterable[tuple[str, Counted]]) -> tuple[Counted, ...]:
    by_day: dict[date, tuple[str, int]] = {}
    for place, (day, count) in placed:
        other, known = by_day.setdefault(day, (place, count))
        if known != count:
            raise UsageError(
                f"{day} has two counts, {known} ({other}) and {count}", source=place, advice="Keep the right one"
            )
    return tuple(Counted(day, count) for day, (_, count) in sorted(by_day.items()))


def _of_file(file: str | PathLike[str] | bytes) -> Counting:
    sheet = read_sheet(file)
    when = "month" if "month" in sheet.columns and "date" not in sheet.columns else "date"
    count = "customers" if "customers" in sheet.columns and "count" not in sheet.columns else "count"
    sheet.need([when, count], advice=_EXAMPLE)
    days, notices = _days(sheet, when)
    placed: list[tuple[str, Counted]] = []
    empty: list[str] = []
    for line in sheet.lines:
        place = f"{sheet.name}, line {line.number}"
        day = day_of(days.get(line.cells[when], line.cells[when]), place)
        if line.cells[count]:
            placed.append((place, Counted(day, count_of(line.cells[count], place))))
        else:
            empty.append(str(day))
    if not placed:
        raise UsageError("there is a heading and no count below it", source=sheet.name, advice=_EXAMPLE)
    notices += [_without_counts(empty)] if empty else []
    return Counting(_in_order(placed), tuple(notices))


def _days(sheet: Sheet, when: str) -> tuple[dict[str, str], list[Notice]]:
    """The dates of a column that are no ISO 8601 and can be read in one way only, and what they are read as."""
    cells = [line.cells[when] for line in sheet.lines]
    named = [name for cell in cells if (name := _NAMED_MONTH.fullmatch(cell))]
    months = {name[0]: f"20{name[2]}-{_MONTHS.index(name[1].lower()) + 1:02}" for name in named}
    if months:
        cell, month = next(iter(months.items()))
        return months, [Notice(kind="month", message=f"{cell!r} is read as the month {month}, as Excel writes months")]
    forms = [form for cell in cells if (form := _YEAR_LAST.fullmatch(cell))]
    if len(forms) < len(cells) or len({form[2] for form in forms}) != 1:
        return {}, []
    day_first, month_first = (next((form for form in forms if int(form[place]) > 12), None) for place in (1, 3))
    telling = day_first or month_first
    if telling is None or (day_first and month_first):
        return {}, []
    day_at, month_at = (1, 3) if day_first else (3, 1)
    days = {form[0]: f"{form[4]}-{int(form[month_at]):02}-{int(form[day_at]):02}" for form in forms}
    order = "day before month" if day_first else "month before day"
    message = f"all dates are read {order}, since {telling[0]} can be read in no other way"
    return days, [Notice(kind="date_order", message=message)]


def _without_counts(days: list[str]) -> Notice:
    return Notice(
        kind="no_count",
        message=f"{len(days)} dates of the file have no count and are left out: an empty cell is unknown, not zero",
        text=", ".join(days[:5]) + (", ..." if len(days) > 5 else ""),
    )
