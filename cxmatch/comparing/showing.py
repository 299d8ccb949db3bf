"""Resume -> what it shows: everything that a posting could ask for, with all its places."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from cxmatch.comparing.comparison import Status
from cxmatch.comparing.deal_breakers import Spoken, spoken
from cxmatch.comparing.language_levels import levels, with_level
from cxmatch.comparing.mentions import ORDER, Thing, mentions
from cxmatch.documents.document import DateRange, Document, Passage
from cxmatch.documents.structure import experience
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import apart, find
from cxmatch.scoring.leading import people_led, telling
from cxmatch.scoring.stretches import posts


class Showing(NamedTuple):
    """All that a resume shows.

    Attributes:
        resume: The resume.
        things: What it shows, with all its places, in the order in which answers list it.
        years: Years of dated work; None where nothing is dated.
        dated: The dates of that work.
        leading_years: Years of the dated posts in which people are led; None where there is no such post.
        leading_dated: The dates of those posts.
        led: Where it says that people are led.
        hinted: Where it only hints at it; empty where it says so.
        levels: Of languages, where it says how well each is spoken, as `Level.rank` counts.
        spoken: What it says of conditions such as shifts.
    """

    resume: Document
    things: dict[Thing, tuple[Passage, ...]]
    years: float | None
    dated: tuple[Passage, ...]
    leading_years: float | None
    leading_dated: tuple[Passage, ...]
    led: tuple[Passage, ...]
    hinted: tuple[Passage, ...]
    levels: dict[Thing, tuple[tuple[int, Passage], ...]]
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

    def has_led(self, asked: int) -> tuple[Status, tuple[Passage, ...]]:
        """Whether the dated posts in which it leads people last so long, and where it says so.

        Args:
            asked: Whole years.
        """
        if self.leading_years is not None:
            return ("shown" if self.leading_years >= asked else "missing"), self.leading_dated
        # People are led, or may be, and nothing says how long.
        return ("unknown" if self.led or self.hinted else "missing"), self.led or self.hinted

    def speaks(self, language: Thing, rank: int) -> tuple[Status, tuple[Passage, ...]]:
        """Whether it says that a language is spoken so well, and where.

        Args:
            language: Which one.
            rank: How well, as `Level.rank` counts; 0 where any level will do.
        """
        places = self.things.get(language, ())
        said = self.levels.get(language, ())
        if not places:
            return "missing", ()
        if not rank:
            return "shown", places
        enough = tuple(place for level, place in said if level >= rank)
        if enough:
            return "shown", enough
        return ("missing", tuple(place for _, place in said)) if said else ("unknown", places)


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
    named = mentions(resume, lexicon, find(resume, lexicon))
    beside = levels(resume.text, [(each.start, each.end) for each in named if each.thing[0] == "language"])
    spoken_at: dict[Thing, list[tuple[int, Passage]]] = defaultdict(list)
    for mention in named:
        if mention.rejected is None:
            places[mention.thing].append((mention.start, mention.end))
            level = beside.get((mention.start, mention.end)) if mention.thing[0] == "language" else None
            if level is not None:
                whole = resume.passage(*with_level(resume.text, mention.start, mention.end, level))
                spoken_at[mention.thing].append((level.rank, whole))
    found = people_led(resume)
    told = telling(found)
    led_in = tuple(
        post.dates for post in posts(resume, as_of) if any(post.start <= led.start < post.end for led in told)
    )
    return Showing(
        resume,
        {
            thing: tuple(resume.passage(start, end) for start, end in apart(places[thing]))
            for thing in sorted(places, key=lambda thing: ORDER.index(thing[0]))
        },
        experience.measure(resume.dates, as_of).years,
        _dates(resume, resume.dates, as_of),
        experience.measure(led_in, as_of).years,
        _dates(resume, led_in, as_of),
        tuple(resume.passage(led.start, led.end) for led in told),
        tuple(resume.passage(led.start, led.end) for led in found if not told),
        {thing: tuple(said) for thing, said in spoken_at.items()},
        spoken(resume),
    )


def _dates(resume: Document, dates: tuple[DateRange, ...], as_of: date) -> tuple[Passage, ...]:
    """Those of work that has begun."""
    return tuple(
        resume.passage(each.start, each.end) for each in dates if experience.measure((each,), as_of).years is not None
    )
