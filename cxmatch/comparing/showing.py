"""Resume -> what it shows: everything that a posting could ask for, with all its places."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from cxmatch.comparing.comparison import Status
from cxmatch.comparing.deal_breakers import Spoken, spoken
from cxmatch.comparing.mentions import ORDER, Thing, mentions
from cxmatch.documents.document import Document, Passage
from cxmatch.documents.structure import experience
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import apart, find
from cxmatch.scoring.leading import people_led, telling


class Showing(NamedTuple):
    """All that a resume shows.

    Attributes:
        resume: The resume.
        things: What it shows, with all its places, in the order in which answers list it.
        years: Years of dated work; None where nothing is dated.
        dated: The dates of that work.
        led: Where it says that people are led.
        hinted: Where it only hints at it; empty where it says so.
        spoken: What it says of conditions such as shifts.
    """

    resume: Document
    things: dict[Thing, tuple[Passage, ...]]
    years: float | None
    dated: tuple[Passage, ...]
    led: tuple[Passage, ...]
    hinted: tuple[Passage, ...]
    spoken: dict[str, Spoken]

    @property
    def leading(self) -> Status:
        """Whether it shows that people are led."""
        return "shown" if self.led else "unknown" if self.hinted else "missing"

    def has_years(self, asked: int) -> Status:
        """Whether its dated work lasts so long.

        Args:
            asked: Whole years.
        """
        if self.years is None:
            return "unknown"
        return "shown" if self.years >= asked else "missing"


def showing(resume: Document, lexicon: Lexicon, as_of: date) -> Showing:
    r"""What a resume shows.

    Args:
        resume: The resume.
        lexicon: Whose terms and work are looked for.
        as_of: The day that "present" means.

    Example:
        >>> text = "Experience\nAgent, 01/2020 to 01/2023\nAnswered calls. No experience with SQL."
        >>> found = showing(Document.from_text(text, kind="resume"), Lexicon.load(), date(2026, 1, 1))
        >>> found.years, [name for _, name in found.things]
        (3.08, ['takes calls'])
    """
    places: dict[Thing, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions(resume, lexicon, find(resume, lexicon)):
        if mention.rejected is None:
            places[mention.thing].append((mention.start, mention.end))
    found = people_led(resume)
    told = telling(found)
    return Showing(
        resume,
        {
            thing: tuple(resume.passage(start, end) for start, end in apart(places[thing]))
            for thing in sorted(places, key=lambda thing: ORDER.index(thing[0]))
        },
        experience.measure(resume.dates, as_of).years,
        tuple(
            resume.passage(dates.start, dates.end)
            for dates in resume.dates
            if experience.measure((dates,), as_of).years is not None
        ),
        tuple(resume.passage(led.start, led.end) for led in told),
        tuple(resume.passage(led.start, led.end) for led in found if not told),
        spoken(resume),
    )
