"""Ranges of dates, as people write them beside their jobs."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from cxmatch.documents.document import DateRange, Section, SectionKind
from cxmatch.documents.structure.job_dates import Dated, judged

FIRST_YEAR, LAST_YEAR = 1940, 2099
"""Years outside are numbers of something else."""

_MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
# Months, by the meteorologists' seasons of the northern half: how resumes mean "Summer 2019" is not known
# more closely. "Winter 2019" is its first two months, so that the range stays within the year it names.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (1, 2)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}

_MON = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d)"
_SHORT = r"(?:['’‘`]\d\d)"
_SEASON = r"(?:Spring|Summer|Fall|Autumn|Winter)"

# One date, by its parts. The longest forms stand first.
_DATE = (
    r"(?:"
    rf"(?P<iso>{_YEAR})[-./](?P<isom>0[1-9]|1[0-2])(?:[-./](?P<isod>0[1-9]|[12]\d|3[01]))?(?![\d/])"
    rf"|(?P<na>\d{{1,2}})[/.-](?P<nb>\d{{1,2}})[/.-](?P<ny>{_YEAR}|\d\d)(?!\d)"
    rf"|(?P<nm>\d{{1,2}})\s?[/.-]\s?(?P<nmy>{_YEAR})(?!\d)"
    rf"|(?:{_DAY}(?:\s+of)?\s+)?(?P<mon>{_MON})(?![^\W\d])\.?,?(?:\s{{1,3}}{_DAY}(?!\d|"
    rf"\s?[-–/]\s?\d\d?\b),?)?(?:(?:\s{{0,3}}|-|/|\s+of\s+)(?P<my>{_YEAR}|{_SHORT})|-(?P<mys>\d\d))(?!\d)"
    rf"|(?P<sea>{_SEASON})(?:\s+of)?,?\s{{0,3}}(?P<sy>{_YEAR}|{_SHORT})(?!\d)"
    rf"|(?:Q(?P<qa>[1-4])|(?P<qb>[1-4])Q)[\s,/-]{{0,2}}(?P<qy>{_YEAR}|{_SHORT})(?!\d)"
    rf"|(?P<part>early|mid|late)[\s-]{{1,2}}(?P<py>{_YEAR})(?!\d)"
    rf"|(?P<y>{_YEAR})(?!\d|[.,]\d|/\d(?!\d{{3}}(?![\d/])))"
    r")"
)
# What a date begins with is looked at first, so that other words are soon passed over.
_ONE = re.compile(rf"(?<![\w$€£#/.\-–])(?=[\djfmasondwqel])(?:{_DATE})(?!\w)", re.IGNORECASE)
_OTHER = re.compile(rf"(?:{_DATE})(?!\w|%)", re.IGNORECASE)
# "March - June 2019": the first date borrows the year of the second.
_BARE_FIRST = re.compile(
    rf"(?<![\w-])(?=[jfmasondw])(?:(?P<mon>{_MON})\b\.?(?:\s{_DAY}(?!\d))?|(?P<sea>{_SEASON}))(?=\s{{0,3}}(?:[-–—~/]|to\b|thr|"
    rf"until|till|and\b|&))",
    re.IGNORECASE,
)
# "06/09 - 08/11" and "2018-19": short years stand only in ranges.
_SHORT_FIRST = re.compile(r"(?<![\w$/.,-])(?P<nm>0?[1-9]|1[0-2])/(?P<nys>\d\d)(?![\d/])")
_SHORT_LAST = re.compile(r"(?:(?P<nm>0?[1-9]|1[0-2])/(?P<nys>\d\d)(?![\d/]))")
# "2015.3~2018.6" and "'18 - '22": alone they would be versions and feet.
_LOOSE = rf"(?P<iso>{_YEAR})[./](?P<isom>1[0-2]|[1-9])(?![\d./])"
_LOOSE_FIRST = re.compile(rf"(?<![\w$/.,-]){_LOOSE}")
_LOOSE_LAST = re.compile(_LOOSE)
_QUOTES = "'’‘`"
_QUOTED = rf"[{_QUOTES}](?P<qs>\d\d)(?!\w)"
_QUOTED_FIRST = re.compile(rf"(?<![\w$]){_QUOTED}")
_QUOTED_LAST = re.compile(_QUOTED)
_YEAR_LAST = re.compile(r"(?P<ys>\d\d)(?![\d/.,:%-])(?!\w)")

# Dashes of all sorts, arrows, and what is left of a dash after its bytes were read in the wrong encoding.
_DASH = (
    r"(?:[-‐‑‒–—―−﹣－~→➔\u00ad\u0096\u0097\ufffd⁃]|â€[“”\"]|ï¼\W?|ï1⁄4\W?|&[nm]dash;|&#821[12];|Â[\u200b\u00ad–-]?)"
)
_SEP = re.compile(
    rf"[ \t\u00a0\u200b]*\n?[ \t\u00a0\u200b]*(?:{_DASH}{{1,3}}>?|\b(?:to|until|untill|til|till|through|thru|"
    rf"up to|and)\b(?:\s?:)?|,?\s?\bend(?:ed)?(?:[ ]date)?\s?:|/(?=(?:19|20)\d\d|[A-Z]))"
    r"[ \t\u00a0\u200b]*\n?[ \t\u00a0\u200b]*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:the\s)?(?:till\s(?:date|now|present|today)|present(?:ly)?(?:\s(?:day|time|date))?|current(?:ly)?|now|"
    r"today|to\s?date|date|ongoing|on-going|continuing|"
    r"still\s(?:there|employed|working))(?![\w-])",
    re.IGNORECASE,
)
_MARK = re.compile(rf"{_DASH}|/|\b(?:to|until|till|through|thru)\b", re.IGNORECASE)
# An end that says no year, or none that there is: "Nov 2018 - Feb", "Nov 2018 - xx/20xx".
_UNREAD = re.compile(rf"(?:{_MON}|{_SEASON})(?![\w-])\.?|(?:xx|\?\?|mm)[/x?y\d]{{0,8}}(?!\w)|unknown\b", re.IGNORECASE)
_TO_DATE = re.compile(
    r"[ \t]{1,3}(?:to\s?date|ongoing|onwards?|on(?=[\s,.)]*$)|and (?:counting|ongoing))(?!\w)",
    re.IGNORECASE | re.MULTILINE,
)
_SINCE = re.compile(r"\bsince(?:\s(?:early|mid|late))?\s+$", re.IGNORECASE)
_FROM = re.compile(r"(?:\(|\b(?:from|between|dates?(?: employed)?:?)\s+)$", re.IGNORECASE)
_HANGING = re.compile(rf"[ \t]?{_DASH}[ \t]*(?=\)|\]|\n|$)")
_COUNTED = re.compile(
    r"\s+(?:customers?|units?|employees|people|calls?|tickets?|users?|clients?|hours?|dollars?|members?|"
    r"students?|accounts?|"
    r"orders?|square|sq|items?|pages?|miles|budget|models?|edition|version|r2|server|suite|office)\b",
    re.IGNORECASE,
)


_NOTHING = (date.max, None)
"""Stands in for the days of a range that is reversed: its two dates are no dates by themselves either."""


_PRODUCT = re.compile(
    r"\b(?:windows|server|office|sql|exchange|sharepoint|outlook|excel|word|visual studio|autocad|nt|version|ms)\s+$",
    re.IGNORECASE,
)


class _Moment(NamedTuple):
    """A date with its precision: the days that it may mean."""

    first: date
    last: date
    year_only: bool


def find(text: str, sections: tuple[Section, ...]) -> tuple[DateRange, ...]:
    """Find every range of dates in `text`.

    A month lasts from its first day to its last. A year alone counts as its middle, the first of July, at
    either end of a range: "2018-2022" is four years, and "2019-2019" one day. A month, season or quarter
    with a year, standing alone, is a range of its own length. A year alone is one only on a job's own line,
    after "since", and before an end that stays open; on a job's line it says "2019 - 2019", and has the one
    day that this has: the job is dated, but nothing tells how long it lasted. An open end ("Present",
    "Current", "(2015–)") gives ``last`` None; an end that cannot be read ("Nov 2018 - Feb") is unknown, and
    leaves what its first date says alone. Bare years within a sentence tell of records and budgets, not of
    jobs; they are left out, and so are reversed and impossible ranges. A range beside a degree or a school
    is of kind ``education`` under any heading.

    Args:
        text: The whole text.
        sections: Its sections, as `sections.find` gives them.

    Returns:
        Ranges in the order of the text, without overlaps.

    Example:
        >>> text = "Help desk, Jan 2020 - Present"
        >>> part = Section(start=0, end=len(text), kind="experience", title="")
        >>> [(found.first.isoformat(), found.last) for found in find(text, (part,))]
        [('2020-01-01', None)]
    """
    starts = [section.start for section in sections]

    def kind_at(offset: int) -> SectionKind:
        return sections[max(0, bisect_right(starts, offset) - 1)].kind if sections else "other"

    return judged(text, ((found, kind_at(found.start)) for found in _ranges(text)))


def _ranges(text: str) -> Iterator[Dated]:
    done = 0
    for begin in _candidates(text):
        if begin.start() < done:
            continue
        found, done = _range_at(text, begin), max(done, begin.end() if begin.re is _ONE else begin.start())
        if found:
            done = found.end
            if (found.first, found.last) != _NOTHING:
                yield found


# What every date has: the end of a year. Looking there first keeps the long patterns off the prose.
_YEARISH = re.compile(r"[12'’‘`/\-]\d\d")
_BEFORE_YEAR, _AFTER_YEAR = 40, 12
"""Characters that the first date of a range can take before its year, or before the year that it borrows; and after."""


def _candidates(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    low = high = 0
    for hit in _YEARISH.finditer(text):
        start = hit.start()
        if start - _BEFORE_YEAR > high:
            found += _within(text, low, high)
            low = max(high, start - _BEFORE_YEAR)
        high = start + _AFTER_YEAR
    found += _within(text, low, high)
    return sorted(found, key=lambda m: (m.start(), -m.end()))


def _within(text: str, low: int, high: int) -> list[re.Match[str]]:
    if low >= high:
        return []
    while low > 0 and text[low - 1].isalnum() and text[low].isalnum():
        low -= 1
        if low % 64 == 0:
            break
    found = [*_ONE.finditer(text, low, high), *_BARE_FIRST.finditer(text, low, high)]
    # The rarer forms are looked for where a sign stands that they need.
    piece = text[low:high]
    has_stroke = "/" in piece
    if has_stroke:
        found += _SHORT_FIRST.finditer(text, low, high)
    if has_stroke or "." in piece:
        found += _LOOSE_FIRST.finditer(text, low, high)
    if any(quote in piece for quote in _QUOTES):
        found += _QUOTED_FIRST.finditer(text, low, high)
    return found


def _range_at(text: str, begin: re.Match[str]) -> Dated | None:
    first = _moment(begin)
    sep = _SEP.match(text, begin.end())
    if sep:
        ended = _last(text, sep, begin, first)
        if ended:
            return ended
    if first is None:
        return None
    start, end = begin.span()
    since = _SINCE.search(text[max(0, start - 14) : start])
    if since:
        return Dated(start - len(since.group()), end, _middle(first, first.first), None, "open")
    onward = _TO_DATE.match(text, end)
    if onward:
        return Dated(start, onward.end(), _middle(first, first.first), None, "open")
    hanging = _HANGING.match(text, end)
    if hanging and not (text[hanging.end() : hanging.end() + 1] == "\n" and _OTHER.match(text, hanging.end() + 1)):
        return Dated(start, hanging.end(), _middle(first, first.first), None, "open")
    if begin.re is not _ONE:
        return None
    if first.year_only:
        return Dated(start, end, _middle(first, first.first), _middle(first, first.last), "year")
    months = begin.group("mon") or begin.group("isom") or begin.group("na") or begin.group("nm")
    return Dated(start, end, first.first, first.last, "month" if months else "season")


def _last(text: str, sep: re.Match[str], begin: re.Match[str], first: _Moment | None) -> Dated | None:
    """The range whose first date is `begin` and whose end stands after `sep`."""
    word = sep.group().strip().lower()
    opened = _OPEN.match(text, sep.end()) if first and word != "and" else None
    if opened and first:
        return Dated(begin.start(), opened.end(), _middle(first, first.first), None, "open")
    end = _OTHER.match(text, sep.end())
    last = _moment(end) if end else None
    if end is None and first is not None:
        end, last = _short_last(text, sep, begin, first)
    if end is None or last is None:
        unread = _UNREAD.match(text, sep.end()) if first and _MARK.search(word) else None
        if unread is None or first is None or begin.re is not _ONE:
            return None
        if first.year_only:
            return Dated(begin.start(), unread.end(), _middle(first, first.first), _middle(first, first.last), "range")
        return Dated(begin.start(), unread.end(), first.first, first.last, "range")
    if word == "/" and not _slashed(begin, end):
        return None
    if first is None:
        first = _borrowed(begin, last)
    if first is None or (word == "and" and not _between(text, begin)) or _counted(text, begin, end, first, last):
        return None
    low, high = _middle(first, first.first), _middle(last, last.last)
    if high < low:
        return Dated(begin.start(), end.end(), *_NOTHING, "range")
    bare = first.year_only and last.year_only
    return Dated(begin.start(), end.end(), low, high, "years" if bare else "range")


def _slashed(begin: re.Match[str], end: re.Match[str]) -> bool:
    """True where a stroke may stand for "to": between two years, or two months by name with their years."""
    named = [bool(m.groupdict().get("my")) for m in (begin, end)]
    return all(named) or bool(begin.groupdict().get("y") and end.groupdict().get("y"))


def _short_last(
    text: str, sep: re.Match[str], begin: re.Match[str], first: _Moment
) -> tuple[re.Match[str] | None, _Moment | None]:
    """Ends that are dates only after another date: "06/09 - 08/11", "2018-19", "'18 - '22"."""
    form = (
        _SHORT_LAST
        if begin.re is _SHORT_FIRST or begin.groupdict().get("nmy")
        else {_LOOSE_FIRST: _LOOSE_LAST, _QUOTED_FIRST: _QUOTED_LAST}.get(begin.re)
    )
    if form:
        end = form.match(text, sep.end())
        return end, _moment(end) if end else None
    if first.year_only and "\n" not in sep.group():
        end = _YEAR_LAST.match(text, sep.end())
        if end:
            year = first.first.year // 100 * 100 + int(end.group("ys"))
            if first.first.year < year <= first.first.year + 60:
                return end, _whole(year)
    return None, None


def _between(text: str, begin: re.Match[str]) -> bool:
    return bool(re.search(r"\bbetween\s+$", text[max(0, begin.start() - 12) : begin.start()], re.IGNORECASE))


def _counted(text: str, begin: re.Match[str], end: re.Match[str], first: _Moment, last: _Moment) -> bool:
    """True where two bare numbers count things or name versions: "2000-2012 units", "Windows 2000-2012"."""
    if not (first.year_only and last.year_only):
        return False
    before = text[max(0, begin.start() - 24) : begin.start()]
    return bool(_COUNTED.match(text, end.end()) or _PRODUCT.search(before))


def _moment(m: re.Match[str]) -> _Moment | None:
    """The days that a match means; None where there are none, such as month 13."""
    return _MEANT[m.lastgroup or ""](m)


def _numeric(m: re.Match[str]) -> _Moment | None:
    a, b = int(m["na"]), int(m["nb"])
    if not (1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12):
        return None
    return _month(_year(m["ny"]), a if a <= 12 else b)


def _named(m: re.Match[str]) -> _Moment | None:
    return _month(_year(m[m.lastgroup or 0]), _MONTHS[m["mon"][:3].lower()])


def _quarter(m: re.Match[str]) -> _Moment | None:
    quarter = int(m["qa"] or m["qb"])
    return _months(_year(m["qy"]), 3 * quarter - 2, 3 * quarter)


def _without_year(m: re.Match[str]) -> None:
    return None


def _of_iso(m: re.Match[str]) -> _Moment | None:
    return _month(int(m["iso"]), int(m["isom"]))


def _year_alone(m: re.Match[str]) -> _Moment | None:
    return _whole(_year(m[m.lastgroup or 0]))


_MEANT: dict[str, Callable[[re.Match[str]], _Moment | None]] = {
    "isom": _of_iso,
    "isod": _of_iso,
    "ny": _numeric,
    "nmy": lambda m: _month(_year(m["nmy"]), int(m["nm"])),
    "nys": lambda m: _month(_year(m["nys"]), int(m["nm"])),
    "my": _named,
    "mys": _named,
    "mon": _without_year,
    "sea": _without_year,
    "sy": lambda m: _months(_year(m["sy"]), *_SEASONS[m["sea"].lower()]),
    "qy": _quarter,
    "py": lambda m: _months(_year(m["py"]), *_PARTS[m["part"].lower()]),
    "y": _year_alone,
    "qs": _year_alone,
}
"""What a date means, by the last of its parts."""


def _borrowed(begin: re.Match[str], last: _Moment) -> _Moment | None:
    """A month or season without a year, in the year of the end or in the one before it."""
    part = begin.groupdict()
    if last.year_only or not (part.get("mon") or part.get("sea")):
        return None
    year = last.last.year
    low, high = (_MONTHS[part["mon"][:3].lower()],) * 2 if part.get("mon") else _SEASONS[part["sea"].lower()]
    return _months(year, low, high)


def _year(digits: str) -> int:
    """Two digits are of this century up to 2039, and of the last from 1940."""
    if len(digits) == 4:
        return int(digits)
    short = int(digits[-2:])
    return 2000 + short if short < 40 else 1900 + short


def _month(year: int, month: int) -> _Moment | None:
    return _months(year, month, month)


def _months(year: int, low: int, high: int) -> _Moment | None:
    if not (1 <= low <= high <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return _Moment(date(year, low, 1), date(year, high, monthrange(year, high)[1]), year_only=False)


def _whole(year: int) -> _Moment | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return _Moment(date(year, 1, 1), date(year, 12, 31), year_only=True)


def _middle(moment: _Moment, day: date) -> date:
    """The day itself, or the middle of a year that stands without a month."""
    return date(day.year, 7, 1) if moment.year_only else day
