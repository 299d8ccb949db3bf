"""Does a text lead people, how many, and where does it say so?

One scan finds the verbs and nouns of leading. Each opens a short look ahead, for the people that are led, and a short
look back, for what takes the claim away: a wish, a negation, somebody else who leads. All repeats are bounded, so the
cost grows with the length of the text and with nothing else.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, SectionKind
from cxmatch.scoring import leading_words as words
from cxmatch.scoring.leading_around import BACK, hit_of, text_before
from cxmatch.scoring.leading_flat import Flat
from cxmatch.scoring.lower_case import lower


class Led(NamedTuple):
    """Words that say that people are led."""

    start: int
    end: int
    number: int | None
    """How many people, where it is said; the lower end of a range."""
    sure: bool
    """True where the words say so by themselves; False where they only hint."""


_MOST_LED: Final = 5000
"""People; a greater number counts something else."""
_HINTS_THAT_LEAD: Final = 3
"""Hints that together say as much as one sure find; see `leads`."""
_MOST_FINDS: Final = 2_000
"""Finds of one text; a text with more repeats itself."""
_UNHEARD: Final[frozenset[SectionKind]] = frozenset({"education", "contact", "certifications"})
_TELLING: Final[frozenset[SectionKind]] = frozenset({"duties", "requirements"})
"""In an ad without any of these, all else tells of the work too."""
_HEARD_LOW: Final[frozenset[SectionKind]] = frozenset({"skills", "about", "benefits"})

# How far is looked, in characters.
_AHEAD: Final = 180
"""After it, for the people."""
_SIZE: Final = 60
"""After the people, for their number."""
_LONGEST_HEADER: Final = 110
"""A longer line is prose and heads no post."""


def people_led(document: Document) -> tuple[Led, ...]:
    """Where a text says that people are led, in its order; of words that overlap, the surest and longest.

    Args:
        document: A job ad, a resume, or a single job.

    Example:
        >>> document = Document.from_text("Supervised six agents and wrote their rota.")
        >>> [(document.text[found.start : found.end], found.number, found.sure) for found in people_led(document)]
        [('Supervised six agents', 6, True)]
    """
    found = [*_said(document, Flat(document.text)), *_titles(document)]
    found.sort(key=lambda led: (not led.sure, led.number is None, led.start - led.end, led.start))
    kept: list[Led] = []
    for led in found[:_MOST_FINDS]:
        place = bisect_left(kept, led.start, key=lambda other: other.start)
        if (place < len(kept) and kept[place].start < led.end) or (place and kept[place - 1].end > led.start):
            continue
        kept.insert(place, led)
    return tuple(kept)


def leads(document: Document) -> bool:
    """Whether a text leads people: one sure find says so, and so do several hints.

    Args:
        document: A job ad, a resume, or a single job.

    Example:
        >>> leads(Document.from_text("Our team lead supports you; no direct reports."))
        False
    """
    return bool(telling(people_led(document)))


def telling(found: tuple[Led, ...]) -> tuple[Led, ...]:
    """Of finds of leading, those that together say that people are led; none where they do not.

    Args:
        found: As `people_led` gives them.
    """
    sure = tuple(led for led in found if led.sure)
    return sure or (found if len(found) >= _HINTS_THAT_LEAD else ())


def _said(document: Document, flat: Flat) -> list[Led]:
    posting = document.kind == "posting"
    told = any(section.kind in _TELLING for section in document.sections)
    denied = posting and words.DENIED.search(flat.text) is not None
    found: list[Led] = []
    for trigger in flat.found(words.TRIGGER, words.TRIGGER_WORDS):
        hit = _judge(flat, trigger, posting=posting)
        if hit is None:
            continue
        start, end, number, sure = hit
        start = flat.place_of(start)
        section = document.section_at(start).kind
        low = (
            section in _HEARD_LOW
            and (told or not posting)
            and not words.SAYS_WHO.search(text_before(flat.text, trigger, BACK))
        )
        if section in _UNHEARD or (not sure and (low or denied)):
            continue
        found.append(Led(start, flat.place_of(end), number, sure and not low))
    if not posting:
        for title in flat.found(words.PROMOTED, words.PROMOTING_WORDS):
            found.append(Led(flat.place_of(title.start()), flat.place_of(title.end()), None, True))
    return found


def _judge(flat: Flat, trigger: re.Match[str], *, posting: bool) -> tuple[int, int, int | None, bool] | None:
    """The start and end of the words that say it, the number, and whether surely; None where they say nothing."""
    kind = trigger.lastgroup or ""
    text = flat.text
    limit = min(len(text), trigger.end() + _AHEAD)
    hit = hit_of(flat, trigger, limit, posting=posting)
    if hit is None:
        return None
    end, sure = hit
    clause = words.CLAUSE.split(text_before(text, trigger, BACK))[-1]
    if words.REFUSED.search(clause) or (not posting and words.WISHED.search(clause)):
        return None
    if words.WEAK.search(clause):
        if not sure:
            return None
        sure = False
    if posting and words.ASKED.search(clause):
        sure = False
    if kind not in _COUNTS:
        return trigger.start(), end, None, sure
    counted = words.NUMBER_BEFORE.search(clause) if end == trigger.end() else None
    if counted is not None:
        return trigger.start() - len(clause) + counted.start(), end, _people(counted["number"]), sure
    number, end = _number(flat, trigger.start(), end)
    return trigger.start(), end, number, sure


_COUNTS: Final = frozenset({"lead", "charge", "noun", "reports"})
"""What says how many are led; how many were hired or trained is another number."""


def _number(flat: Flat, start: int, end: int) -> tuple[int | None, int]:
    """How many people the words say, and where these end when the number comes after ("a team of 12 agents")."""
    after = words.SIZE.match(flat.text, end, end + _SIZE)
    if after is not None and (number := _people(after["number"])) is not None:
        return number, after.end()
    if not flat.may_hold(words.COUNTING_WORDS, start, end) or words.UNIT_AT_END.search(
        flat.text, max(start, end - 30), end
    ):
        return None, end
    numbers = (_people(found["number"]) for found in words.ANY_NUMBER.finditer(flat.text, start, end))
    inside = [number for number in numbers if number]
    return (inside[-1] if inside else None), end


def _people(said: str) -> int | None:
    number = words.NUMBERS.get(said) or int(said)
    return number if 0 < number <= _MOST_LED and not 1900 <= number < 2100 else None


def _titles(document: Document) -> list[Led]:
    """Titles of leading at the head of a dated post."""
    if document.kind != "resume":
        return []
    found: list[Led] = []
    for dates in document.dates:
        if dates.section != "experience":
            continue
        for start, end in _heads(document.text, dates.start, dates.end):
            found += _titles_in(document.text[start:end], start)
    return found


def _titles_in(line: str, offset: int) -> list[Led]:
    small = lower(line)
    if not any(noun in small for noun in words.TITLE_NOUNS):
        return []
    return [
        Led(offset + title.start(), offset + title.end(), None, kind is not words.ANY_MANAGER)
        for kind in (words.TITLE, words.TITLE_ALONE, words.ANY_MANAGER)
        for title in kind.finditer(small)
        if not words.NOT_TITLE.search(small[: title.start()])
    ]


def _heads(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The line of a post's dates, and the ones before and after it, where they look like its head."""
    low, high = max(0, start - 2 * _LONGEST_HEADER), min(len(text), end + 2 * _LONGEST_HEADER)
    first = max(low, text.rfind("\n", low, start) + 1)
    last = text.find("\n", end, high)
    last = high if last < 0 else last
    lines = [(max(first, start - _LONGEST_HEADER), min(last, end + _LONGEST_HEADER))]
    if first > low:
        lines.append((max(low, text.rfind("\n", low, first - 1) + 1), first - 1))
    if last < high:
        after = text.find("\n", last + 1, high)
        lines.append((last + 1, high if after < 0 else after))
    return [lines[0], *(line for line in lines[1:] if _is_head(text[slice(*line)]))]


def _is_head(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADER and line[0] not in "•-*▪●" and not line.rstrip().endswith((".", ";", ","))
