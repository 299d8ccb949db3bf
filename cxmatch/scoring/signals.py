"""What a text says beyond words: years asked for, people led, and posts held, how long and how recently.

Each signal is a piece of evidence that spans its strongest words. What a title says is the lexicon's; what a year is,
and how long, is here.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from cxmatch.documents.document import DateRange, Document
from cxmatch.matching.finding import Match


class Signal(NamedTuple):
    """Something that a text says beyond words."""

    name: str
    start: int
    end: int


_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}  # fmt: skip
_YEARS: Final = re.compile(
    r"\b(?P<number>\d{1,2}|" + "|".join(_NUMBERS) + r")\s{0,3}(?:\(\d{1,2}\)\s{0,3})?(?:\+|plus|or more)?\s{0,3}"
    r"(?:(?:-|–|to)\s{0,3}\d{1,2}\+?)?\s{0,3}(?P<unit>years?|yrs?|months?)\b",
    re.IGNORECASE,
)
_AROUND: Final = 60
"""Characters after a number of years in which what it is asked of is said; and two thirds of that before."""
_OF_WORK: Final = re.compile(r"experien|work|in |of|minimum|least|require|background|role|plus", re.IGNORECASE)
_NOT_ASKED: Final = re.compile(r"\bage|year[- ]old|history|last|past|since|founded|within|first|ago", re.IGNORECASE)
_MOST_ASKED: Final = 25
"""Years; more are a company's age."""
_BANDS: Final = ((1, "years 0-1"), (2, "years 2"), (4, "years 3-4"), (7, "years 5-7"), (9, "years 8-9"))
"""The most years of each band; beyond the last, "years 10+". The bands are those between the guide's demands."""
_TEAM: Final = re.compile(
    r"\b(?:team|staff|group|department|crew)\s+of\s+(?:over |about |up to |approximately |more than )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b"
    r"|\b\d+\+?\s+(?:direct reports|employees|agents|representatives|reps|associates|staff|team members|people)\b",
    re.IGNORECASE,
)

MOSTLY: Final = 0.5
"""Share of the dated years from which a kind of post is what somebody does."""
FOR_A_TIME: Final = 0.15
"""Share of the dated years from which a kind of post counts at all."""


def find(document: Document, matches: Iterable[Match], as_of: date) -> tuple[Signal, ...]:
    """The signals of a text, each once.

    Args:
        document: The text.
        matches: What was found in it; the titles are used.
        as_of: The day that "present" means.
    """
    signals = [*_people_led(document)]
    if document.kind == "resume":
        signals += _posts(document, matches, as_of)
    else:
        signals += _years_asked(document)
    return tuple(signals)


def _people_led(document: Document) -> list[Signal]:
    found = _TEAM.search(document.text)
    return [Signal("team of people", *found.span())] if found else []


def _years_asked(document: Document) -> list[Signal]:
    most: tuple[int, int, int] | None = None
    months: tuple[int, int] | None = None
    for found in _YEARS.finditer(document.text):
        before = document.text[max(0, found.start() - _AROUND * 2 // 3) : found.start()]
        after = document.text[found.end() : found.end() + _AROUND]
        if _NOT_ASKED.search(before + " " + after[:12]) or not _OF_WORK.search(before + after):
            continue
        said = found["number"].lower()
        number = int(said) if said.isdigit() else _NUMBERS[said]
        if found["unit"].lower().startswith("month"):
            months = months or found.span()
            number = 0
        if number <= _MOST_ASKED and (most is None or number > most[0]):
            most = (number, *found.span())
    signals = [Signal("months asked", *months)] if months else []
    if most is not None:
        band = next((name for least, name in _BANDS if most[0] <= least), "years 10+")
        signals.append(Signal(band, most[1], most[2]))
    return signals


class _Post(NamedTuple):
    """A dated post."""

    years: float
    last: date
    kinds: frozenset[str]
    """What the people in it do, by its title; more than one where the title says so."""
    start: int
    end: int


def _posts(document: Document, matches: Iterable[Match], as_of: date) -> list[Signal]:
    titles = [match for match in matches if match.owner.kind in ("title", "no_title")]
    posts = [
        post
        for found in document.dates
        if found.section == "experience" and (post := _post(document, found, titles, as_of)) is not None
    ]
    if not posts:
        return []
    posts.sort(key=lambda post: (post.last, post.start), reverse=True)
    years: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for post in posts:
        for kind in post.kinds:
            years[kind] += post.years / len(post.kinds)  # type: ignore[assignment]
            counts[kind] += 1
    whole = sum(post.years for post in posts)
    spans = {kind: _longest(posts, kind) for kind in counts}
    signals = [Signal(f"{kind} now", posts[0].start, posts[0].end) for kind in sorted(posts[0].kinds)]
    for kind, span in sorted(spans.items()):
        share = years[kind] / whole
        if share >= FOR_A_TIME:
            signals.append(Signal(f"{kind} {'most of the time' if share >= MOSTLY else 'for a time'}", *span))
        if counts[kind] > 1:
            signals.append(Signal(f"{kind} in two posts", *span))
    return signals


def _longest(posts: list[_Post], kind: str) -> tuple[int, int]:
    post = max((post for post in posts if kind in post.kinds), key=lambda post: post.years)
    return post.start, post.end


SHORTEST_POST: Final = 0.1
"""Years that a post counts for at least, so that one of a few days is not nothing."""


def _post(document: Document, found: DateRange, titles: list[Match], as_of: date) -> _Post | None:
    if found.first > as_of:
        return None
    last = min(found.last or as_of, as_of)
    years = max(SHORTEST_POST, (last - found.first).days / 365.25)
    for start, end in _header_lines(document.text, found):
        here = [match for match in titles if start <= match.start and match.end <= end]
        refused = {match.owner.name for match in here if match.owner.kind == "no_title"}
        named = [match for match in here if match.owner.kind == "title" and match.owner.name not in refused]
        if named:
            kinds = frozenset(match.owner.name for match in named)
            return _Post(years, last, kinds, named[0].start, named[0].end)
    return _Post(years, last, frozenset(), found.start, found.end)


LONGEST_HEADER: Final = 110
"""Characters; a longer line is prose and no post's header."""


def _header_lines(text: str, found: DateRange) -> list[tuple[int, int]]:
    """Where a post's title stands: the line of its dates, the one before or the one after, if those look so."""
    start = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    end = len(text) if end < 0 else end
    lines = [(start, min(end, start + 2 * LONGEST_HEADER))]
    if start > 1:
        lines.append((text.rfind("\n", 0, start - 1) + 1, start - 1))
    if end + 1 < len(text):
        after = text.find("\n", end + 1)
        lines.append((end + 1, len(text) if after < 0 else after))
    return [lines[0], *(line for line in lines[1:] if _is_header(text[slice(*line)]))]


def _is_header(line: str) -> bool:
    return 0 < len(line) <= LONGEST_HEADER and not line.startswith("•") and not line.rstrip().endswith(".")
