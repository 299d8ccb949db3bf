"""Which part of a text tells of which work, and what that work counts for beside the rest.

A resume tells of several posts. Each is looked at by itself, as a single job would be, and counts by how long it
lasted and how long ago it ended; what the resume says of the person as a whole counts beside them. Any other text is
one stretch.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from cxmatch.documents.document import DateRange, Document
from cxmatch.documents.structure.experience import DAYS_A_YEAR

HALVED_AFTER: Final = 4.0
"""Years after its end in which a post comes to count half as much. With 3 to 8 the labelled resumes are judged alike
(benchmarks/quality/fit.py --cv); where age changes nothing, 3 of 100 fewer are right."""
LONGER: Final = 0.5
"""The power of a post's years that it counts by: four years count twice as much as one."""
SHORTEST: Final = 0.25
"""Years that a post counts for at least."""
REST: Final = 0.4
"""What the summary, the skills and all else outside of the posts count for, beside all posts together."""
MOST_POSTS: Final = 2_000
"""Posts that are told apart; more dates are no career, and each is looked at."""
HEADER_LINES: Final = 3
"""Lines of a post that may stand above its dates."""
LONGEST_HEADER: Final = 110
"""Characters; a longer line is prose and no post's header."""
BULLETS: Final = ("•", "▪", "·", "●", "- ", "– ", "* ")
"""What begins an item of a list, which is no post's header either."""


class Post(NamedTuple):
    """A part of a resume that tells of one post.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        weight: What it counts for; only its ratio to those of other posts matters.
        dates: When it was held.
        last: The day on which it ended, at the latest the day of asking.
        same: Where the post begins that has the same header and dates, and comes first: a post that is said twice,
            as on a page that was printed twice, is one post.
    """

    start: int
    end: int
    weight: float
    dates: DateRange
    last: date
    same: int


def posts(document: Document, as_of: date) -> tuple[Post, ...]:
    r"""The posts of a resume, in the order of the text; none where nothing is dated, or where it is no resume.

    Args:
        document: The text.
        as_of: The day that "present" means.

    Example:
        >>> resume = Document.from_text("Experience\nAgent, 2012 - 2016\nTook calls.\nLead, 2016 - 2020\nLed six.")
        >>> [resume.text[post.start:post.end].split(",")[0] for post in posts(resume, date(2020, 7, 1))]
        ['Agent', 'Lead']
    """
    if document.kind != "resume":
        return ()
    dated = [found for found in document.dates if found.section == "experience"][:MOST_POSTS]
    if not dated:
        return ()
    text = document.text
    starts = _starts(document, dated)
    ends = [
        max(min(document.section_at(found.start).end, after), found.end)
        for found, after in zip(dated, [*starts[1:], len(text)], strict=True)
    ]
    held = [
        (start, end, found, min(found.last or as_of, as_of))
        for found, start, end in zip(dated, starts, ends, strict=True)
        if found.first <= as_of
    ]
    latest = max((last for *_, last in held), default=as_of)
    first_of: dict[tuple[str, date, date], int] = {}
    return tuple(
        Post(
            start,
            end,
            _weight(found.first, last, latest),
            found,
            last,
            first_of.setdefault(("".join(text[start : _line_end(text, found)].split()), found.first, last), start),
        )
        for start, end, found, last in held
    )


def _line_end(text: str, found: DateRange) -> int:
    end = text.find("\n", found.end, found.end + LONGEST_HEADER)
    return end if end >= 0 else found.end


def _weight(first: date, last: date, latest: date) -> float:
    years = (last - first).days / DAYS_A_YEAR
    ago = (latest - last).days / DAYS_A_YEAR
    return float(max(SHORTEST, years) ** LONGER * 0.5 ** (ago / HALVED_AFTER))


def _starts(document: Document, dated: list[DateRange]) -> list[int]:
    """Where each post's text begins: at the line of its dates, or above it as far as in its section's first post."""
    text = document.text
    starts: list[int] = []
    above = 0
    section = None
    for found in dated:
        line = text.rfind("\n", 0, found.start) + 1
        if starts and line < dated[len(starts) - 1].end:
            starts.append(found.start)  # several on one line
            continue
        here = document.section_at(found.start)
        if here is not section:
            section = here
            heading = text.find("\n", here.start) + 1
            between = list(_lines_above(text, line, heading)) if heading else []
            above = len(between) if len(between) <= HEADER_LINES else 0
        lowest = max(section.start, dated[len(starts) - 1].end) if starts else section.start
        start = line
        for first, last in islice(_lines_above(text, line, lowest), above):
            if not _is_header(text[first:last]):
                break
            start = first
        starts.append(start)
    return starts


def _lines_above(text: str, start: int, lowest: int) -> Iterator[tuple[int, int]]:
    """The lines before the one that begins at `start`, last first, without blank ones, down to `lowest`."""
    while start > lowest:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        if start < lowest:
            return
        if not text[start:end].isspace() and start < end:
            yield start, end


def _is_header(line: str) -> bool:
    return 0 < len(line.strip()) <= LONGEST_HEADER and not line.startswith(BULLETS) and not line.rstrip().endswith(".")
