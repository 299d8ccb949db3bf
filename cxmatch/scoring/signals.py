"""What a text says beyond words: years asked for, people led, and posts held, how long and how recently.

Each signal is a piece of evidence that spans its strongest words. What a title says is the lexicon's; what a year is,
and how long, is here.
"""

import re
from typing import Final, NamedTuple

from cxmatch.documents.document import Document


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

def find(document: Document) -> tuple[Signal, ...]:
    """The signals of a text, in its order."""
    signals = [*_people_led(document)]
    if document.kind != "resume":
        signals += _years_asked(document)
    return tuple(signals)


def _people_led(document: Document) -> list[Signal]:
    return [Signal("team of people", *found.span()) for found in _TEAM.finditer(document.text)]


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
