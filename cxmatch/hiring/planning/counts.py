"""Customer counts with their dates: out of arguments or a CSV file, checked, in order of time.

Nothing is guessed: a date is ISO 8601, a count is digits, and what is neither is an error that names its place.
"""

import csv
import io
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import Any, Final, NamedTuple

from cxmatch.documents.document import Notice
from cxmatch.errors import UsageError

Counts = Mapping[date | str, int | str] | Iterable[tuple[date | str, int | str]] | str | PathLike[str]
"""Counts by date, pairs of date and count, or the path of a CSV file."""

MOST: Final = 10**12
"""Customers; a count beyond is no count, and every figure stays quick to compute exactly."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years of counts; a date beyond is a typing error ("2206-11-01")."""
LARGEST_FILE: Final = 5_000_000
"""Bytes; a count a day for a century is 700,000."""
COLUMNS: Final = ("date", "month", "count")
_SEPARATORS: Final = (",", ";", "\t")
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_WHOLE: Final = re.compile(r"\d{1,13}")
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
        counts: See `Counts`. A date is a `date` or ISO 8601 ("2026-11-01"); a month ("2026-11") is its last day.

    Raises:
        UsageError: Something is no date or no count, two counts of one day differ, or there are none; the message
            names the place.

    Example:
        >>> counting({"2026-11": 520, "2025-11-01": 400}).counts[1]
        Counted(day=datetime.date(2026, 11, 30), customers=520)
    """
    if isinstance(counts, (str, PathLike)):
        return _of_file(Path(counts))
    pairs = counts.items() if isinstance(counts, Mapping) else counts
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
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", text):
        what = f"{text!r} can be read as two dates, with the day or the month first"
    elif re.fullmatch(r"\d{4}", text):
        what = f"{text!r} is a year, and does not say on which day the customers were counted"
    else:
        what = f"{text!r} is no date"
    raise UsageError(
        what, source=source, advice="Write the year first, as ISO 8601 does: 2026-11-01 for a day, 2026-11 for a month"
    )


def count_of(told: Any, source: str) -> int:
    """The count that a number or its text means.

    Args:
        told: A whole number, or its digits.
        source: What errors call its place.

    Raises:
        UsageError: It is below zero, not whole, or written with anything but digits.
    """
    text = str(told).strip()
    if isinstance(told, bool) or not _WHOLE.fullmatch(text):
        what = f"{text!r} is no count of customers"
        if re.fullmatch(r"[-−]\d+", text):
            what = f"the count {text} is below zero"
        elif re.fullmatch(r"\d+[.,' \u00a0]\d[\d.,' \u00a0]*", text):
            what = f"the count {text!r} is not whole, or is written with more than digits"
        raise UsageError(what, source=source, advice="Write a whole number in digits alone, such as 1200")
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


def _of_file(path: Path) -> Counting:
    name = str(path)
    text = _text_of(path)
    first, _, rest = text.partition("\n")
    skipped = 0
    if re.fullmatch(r'"?sep=.', first.strip().strip('"'), re.IGNORECASE):  # a spreadsheet's own mark
        text, skipped = rest, 1
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    placed: list[tuple[str, Counted]] = []
    empty: list[str] = []
    try:
        when, count = _columns(next(filter(any, lines), []), name)
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            place = f"{name}, line {lines.line_num + skipped}"
            day = day_of(cells[when] if when < len(cells) else "", place)
            told = cells[count].strip() if count < len(cells) else ""
            if told:
                placed.append((place, Counted(day, count_of(told, place))))
            else:
                empty.append(str(day))
    except csv.Error as problem:
        place = f"{name}, line {lines.line_num + skipped}"
        raise UsageError(f"this is no CSV: {problem}", source=place, advice="Save the sheet as CSV again") from problem
    if not placed:
        raise UsageError("there is a heading and no count below it", source=name, advice=_EXAMPLE)
    notices = [_without_counts(empty)] if empty else []
    return Counting(_in_order(placed), tuple(notices))


def _without_counts(days: list[str]) -> Notice:
    return Notice(
        kind="no_count",
        message=f"{len(days)} dates of the file have no count and are left out: an empty cell is unknown, not zero",
        text=", ".join(days[:5]) + (", ..." if len(days) > 5 else ""),
    )


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise UsageError(
            f"the counts cannot be read ({reason})", source=str(path), advice="Name a CSV file with dates and counts"
        ) from problem
    if len(data) > LARGEST_FILE:
        raise UsageError(f"the file is larger than {LARGEST_FILE:,} bytes", source=str(path), advice=_EXAMPLE)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError("this is no text", source=str(path), advice="Save the sheet as CSV")
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")  # only columns that are not read may hold what this gets wrong
    if not text.strip():
        raise UsageError("the file is empty", source=str(path), advice=_EXAMPLE)
    return text


def _separator(text: str) -> str:
    """The sign that parts the columns of the heading; a comma where there is one column."""
    heading = next(line for line in text.splitlines() if line.strip()) if text.strip() else ""
    return max(_SEPARATORS, key=heading.count)


def _columns(heading: list[str], name: str) -> tuple[int, int]:
    """The places of the date (or month) and of the count among the columns."""
    names = [cell.strip().casefold() for cell in heading]
    if twice := [column for column in COLUMNS if names.count(column) > 1]:
        raise UsageError(f"there are two columns {twice[0]!r}", source=name, advice="Rename the one that is not meant")
    when = next((column for column in ("date", "month") if column in names), None)
    lacks = [column for column, there in (("date", when), ("count", "count" in names)) if not there]
    if lacks or when is None:
        has = ", ".join(repr(cell.strip()[:30]) for cell in heading[:8]) or "none"
        missing = " and ".join(f"no column {column!r}" for column in lacks)
        raise UsageError(f"there is {missing}; the first line has {has}", source=f"{name}, line 1", advice=_EXAMPLE)
    return names.index(when), names.index("count")
