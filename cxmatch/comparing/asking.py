"""Posting -> demands: what it asks for, each thing once with all its places, and whether it is required."""

import re
from typing import Final, NamedTuple

from cxmatch.comparing.alternatives import alternatives
from cxmatch.comparing.comparison import AskedKind
from cxmatch.comparing.deal_breakers import Condition, conditions
from cxmatch.comparing.grounds import Grounds
from cxmatch.comparing.mentions import ORDER, Mention, Thing, mentions, titles
from cxmatch.documents.document import Document, Passage
from cxmatch.lexicon import Lexicon
from cxmatch.scoring.clauses import clause
from cxmatch.scoring.leading import people_led, telling
from cxmatch.scoring.wishes import Wishes
from cxmatch.scoring.years_asked import least_required, years_asked

LEADS: Thing = ("people led", "leads people")
_STUDIED: Final = re.compile(
    r"\b(?:degrees?|bachelor'?s?|master'?s?|ba|bs|bsc|b\.s\.?|b\.a\.?|msc|phd|diploma|majors?|majoring|mba)\b[^.;\n]{0,150}\Z"
)
"""What before a subject makes it one of study: a degree in statistics is no use of statistics."""

_LEADING: Final = re.compile(
    r"\b(?:management|managerial|supervisory|leadership) (?:\w+ )?(?:experience|role|position|capacity)"
    r"|\b(?:manag|supervis|lead)ing (?:\w+ ){0,3}(?:teams?|people|staff|agents|employees|managers|others)\b",
    re.I,
)
"""What after an amount of years makes them years of leading people."""
_OF_THINGS: Final = re.compile(r"\b(?:account|project|product|relationship|customer|client|case|time|data) ?\Z", re.I)
"""What before "management experience" makes it one with things."""


class Demand(NamedTuple):
    """Something that a posting asks for.

    Attributes:
        kind: What it is.
        name: What it is called.
        any_of: The things of which any meets it; empty for years.
        must: Whether it is required.
        places: Where it is asked for.
        years: Of years of work, how many; 0 otherwise.
        leading: Whether those are years of leading people.
    """

    kind: AskedKind
    name: str
    any_of: tuple[Thing, ...]
    must: bool
    places: tuple[Passage, ...]
    years: int = 0
    leading: bool = False


class Asking(NamedTuple):
    """All that a posting asks for, must-haves first."""

    posting: Document
    demands: tuple[Demand, ...]
    conditions: tuple[Condition, ...]


def asking(posting: Document, lexicon: Lexicon) -> Asking:
    """What a posting asks for.

    Args:
        posting: The posting.
        lexicon: Whose terms and work are looked for.

    Example:
        >>> text = "You will answer calls. At least 2 years of experience in support. SQL is a plus."
        >>> found = asking(Document.from_text(text, kind="posting"), Lexicon.load())
        >>> [(demand.name, demand.must) for demand in found.demands]
        [('2 years of work', True), ('takes calls', True), ('SQL', False)]
    """
    grounds, wishes = Grounds(posting), Wishes(posting)
    demands = [*_years(posting), *_leading(posting, grounds, wishes), *_named(posting, lexicon, grounds, wishes)]
    # Within a kind the order is that of the text, which sorting keeps.
    demands.sort(key=lambda demand: (not demand.must, ORDER.index(demand.kind)))
    return Asking(posting, tuple(demands), conditions(posting, demands, grounds, wishes))


def _years(posting: Document) -> list[Demand]:
    """The years that are required, and more of them that are wished for."""
    least = least_required(posting)
    found = []
    if least is not None and least.years:
        found.append(_of_years(posting, least.years, least.start, least.end, must=True))
    wished = [asked for asked in years_asked(posting) if not asked.required]
    most = max(wished, key=lambda asked: asked.years, default=None)
    if most is not None and most.years > (least.years if least is not None else 0):
        found.append(_of_years(posting, most.years, most.start, most.end, must=False))
    return found


def _of_years(posting: Document, years: int, start: int, end: int, *, must: bool) -> Demand:
    name = f"{years} year{'s' * (years != 1)} of work"
    _, right = clause(posting.text, start, end)
    found = _LEADING.search(posting.text, end, right)
    leading = found is not None and not _OF_THINGS.search(posting.text[end : found.start()])
    return Demand("years", name, (), must, (posting.passage(start, end),), years, leading)


def _leading(posting: Document, grounds: Grounds, wishes: Wishes) -> list[Demand]:
    places = telling(tuple(led for led in people_led(posting) if grounds.asks(led.start, led.end)))
    if not places:
        return []
    must = not all(wishes.is_wish(led.start, led.end) for led in places)
    return [Demand(*LEADS, (LEADS,), must, tuple(posting.passage(led.start, led.end) for led in places))]


def _named(posting: Document, lexicon: Lexicon, grounds: Grounds, wishes: Wishes) -> list[Demand]:
    found = [
        mention
        for mention in _once(mentions(posting, lexicon), titles(posting, lexicon))
        if grounds.asks(mention.start, mention.end) and not _is_studied(posting, mention)
    ]
    demands = []
    for group in _joined(alternatives(posting.text, found)):
        things = tuple(dict.fromkeys(mention.thing for mention in group))
        names = [name for _, name in things]
        demands.append(
            Demand(
                things[0][0],
                names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}",
                things,
                not all(wishes.is_wish(mention.start, mention.end) for mention in group),
                tuple(posting.passage(mention.start, mention.end) for mention in group),
            )
        )
    return demands


def _is_studied(posting: Document, mention: Mention) -> bool:
    left, _ = clause(posting.text, mention.start, mention.end)
    return mention.thing[0] == "skill" and bool(_STUDIED.search(posting.text[left : mention.start].lower()))


def _joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Each thing in one group only: what is asked for by itself needs no other way, and ways are put together."""
    alone = {group[0].thing for group in groups if len({mention.thing for mention in group}) == 1}
    joined: list[list[Mention]] = []
    for group in groups:
        own = {mention.thing for mention in group} & alone
        for thing in own:
            # A group with a thing that is asked for by itself is met with it: its places are that thing's.
            _put(joined, [mention for mention in group if mention.thing == thing])
        if not own:
            _put(joined, group)
    return sorted(
        (sorted(group, key=lambda mention: mention.start) for group in joined), key=lambda group: group[0].start
    )


def _put(joined: list[list[Mention]], group: list[Mention]) -> None:
    """Adds a group, together with those that it shares a thing with."""
    things = {mention.thing for mention in group}
    shared = [other for other in joined if not things.isdisjoint(mention.thing for mention in other)]
    for other in shared:
        joined.remove(other)
    joined.append([mention for each in (*shared, group) for mention in each])


def _once(found: list[Mention], posts: list[tuple[int, int]]) -> list[Mention]:
    """Those that count, where one place asks for one thing, by the first of: product, keyword, skill, work.

    Args:
        found: In the order of the text.
        posts: Where posts are named: a keyword in a title asks for nothing.
    """
    counted = [mention for mention in found if mention.rejected is None]
    work = [(mention.start, mention.end) for mention in counted if mention.thing[0] == "work"]
    kept: list[Mention] = []
    for mention in sorted(counted, key=lambda mention: _RANK[mention.thing[0]]):
        kind, places = mention.thing[0], [(other.start, other.end) for other in kept if other.thing[0] != "work"]
        if kind == "keyword":
            over = posts + places
        elif kind == "skill":
            # "Process refunds, exchanges and returns" is work that is said in more ways than the skill.
            over = places + [place for place in work if place != (mention.start, mention.end)]
        else:
            over = places
        if not any(start <= mention.start and mention.end <= end for start, end in over):
            kept.append(mention)
    return sorted(kept, key=lambda mention: (mention.start, mention.end))


_RANK: Final[dict[AskedKind, int]] = {"language": 0, "licence": 0, "tool": 0, "keyword": 1, "skill": 2, "work": 3}
