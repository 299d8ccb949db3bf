"""Posting -> demands: what it asks for, each thing once with all its places, and whether it is required."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from cxmatch.comparing.alternatives import alternatives
from cxmatch.comparing.comparison import AskedKind
from cxmatch.comparing.deal_breakers import Condition, conditions
from cxmatch.comparing.grounds import Grounds
from cxmatch.comparing.language_levels import Level, levels, with_level
from cxmatch.comparing.mentions import ORDER, Mention, Thing, mentions, titles
from cxmatch.documents.document import Document, Passage
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import apart, find
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
        levels: Of languages, how well each is to be spoken, as `Level.rank` counts; without those that may be
            spoken at any level.
    """

    kind: AskedKind
    name: str
    any_of: tuple[Thing, ...]
    must: bool
    places: tuple[Passage, ...]
    years: int = 0
    leading: bool = False
    levels: tuple[tuple[Thing, int], ...] = ()


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
    _, right = clause(posting.text, start, end)
    found = _LEADING.search(posting.text, end, right)
    leading = found is not None and not _OF_THINGS.search(posting.text[end : found.start()])
    name = f"{years} year{'s' * (years != 1)} of {'leading people' if leading else 'work'}"
    return Demand("years", name, (), must, (posting.passage(start, end),), years, leading)


def _leading(posting: Document, grounds: Grounds, wishes: Wishes) -> list[Demand]:
    places = telling(tuple(led for led in people_led(posting) if grounds.asks(led.start, led.end)))
    if not places:
        return []
    must = not all(wishes.is_wish(led.start, led.end) for led in places)
    return [Demand(*LEADS, (LEADS,), must, tuple(posting.passage(led.start, led.end) for led in places))]


def _named(posting: Document, lexicon: Lexicon, grounds: Grounds, wishes: Wishes) -> list[Demand]:
    said = find(posting, lexicon)
    named = mentions(posting, lexicon, said)
    spoken = levels(posting.text, [_span(mention) for mention in named if mention.thing[0] == "language"])
    found = [
        mention
        for mention in _once(named, titles(posting, said))
        if grounds.asks(mention.start, mention.end) and not _is_studied(posting, mention)
    ]
    demands = []
    for group in _joined(alternatives(posting.text, found)):
        things = tuple(dict.fromkeys(mention.thing for mention in group))
        names = [name for _, name in things]
        must = not all(wishes.is_wish(mention.start, mention.end) for mention in group)
        asked = {
            mention: level
            for mention in group
            if (level := spoken.get(_span(mention))) is not None
            # "Spanish, ideally fluent" asks for no level; nor does "fluent Spanish is a plus" where Spanish is a must.
            and not (must and wishes.is_wish(level.start, level.end))
        }
        demands.append(
            Demand(
                things[0][0],
                names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}",
                things,
                must,
                tuple(
                    posting.passage(start, end)
                    for start, end in apart(
                        with_level(posting.text, *_span(mention), asked.get(mention)) for mention in group
                    )
                ),
                levels=_highest((mention.thing, level) for mention, level in asked.items()),
            )
        )
    return demands


def _highest(asked: Iterable[tuple[Thing, Level]]) -> tuple[tuple[Thing, int], ...]:
    highest: dict[Thing, int] = {}
    for thing, level in asked:
        highest[thing] = max(level.rank, highest.get(thing, 0))
    return tuple(highest.items())


def _is_studied(posting: Document, mention: Mention) -> bool:
    left, _ = clause(posting.text, mention.start, mention.end)
    return mention.thing[0] == "skill" and bool(_STUDIED.search(posting.text[left : mention.start].lower()))


def _joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Each thing in one group only: what is asked for by itself needs no other way, and ways are put together."""
    alone = {group[0].thing for group in groups if len({mention.thing for mention in group}) == 1}
    head: dict[Thing, Thing] = {}

    def head_of(thing: Thing) -> Thing:
        while head.setdefault(thing, thing) != thing:
            thing = head[thing]
        return thing

    # A group with a thing that is asked for by itself is met with it: the group's other ways are not needed.
    needed = [[mention for mention in group if mention.thing in alone] or group for group in groups]
    for group in needed:
        for mention in group if group[0].thing not in alone else ():
            head[head_of(mention.thing)] = head_of(group[0].thing)
    joined: dict[Thing, list[Mention]] = defaultdict(list)
    for group in needed:
        for mention in group:
            joined[head_of(mention.thing)].append(mention)
    return sorted((sorted(group, key=_span) for group in joined.values()), key=lambda group: group[0].start)


def _once(found: list[Mention], posts: list[tuple[int, int]]) -> list[Mention]:
    """Those that count, where one place asks for one thing, by the first of: product, keyword, skill, work.

    Args:
        found: In the order of the text.
        posts: Where posts are named: a keyword in a title asks for nothing.
    """
    of_kind: dict[str, list[Mention]] = {"product": [], "keyword": [], "skill": [], "work": []}
    for mention in dict.fromkeys(found):
        if mention.rejected is None:
            of_kind[mention.thing[0] if mention.thing[0] in of_kind else "product"].append(mention)
    kept = of_kind["product"]
    kept = kept + _Cover([*posts, *map(_span, kept)]).without(of_kind["keyword"])
    # "Process refunds, exchanges and returns" is work that is said in more ways than the skill.
    skills = _Cover(map(_span, kept)).without(of_kind["skill"])
    kept = kept + _Cover(map(_span, of_kind["work"]), wider=True).without(skills)
    kept = kept + _Cover(map(_span, kept)).without(of_kind["work"])
    return sorted(kept, key=lambda mention: (mention.start, mention.end))


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


class _Cover:
    """Spans that can be asked whether one of them covers a mention.

    Args:
        spans: In any order.
        wider: Whether only spans that are longer than the mention count.
    """

    def __init__(self, spans: Iterable[tuple[int, int]], *, wider: bool = False) -> None:
        ordered = sorted(set(spans))
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))
        self._own = set(ordered) if wider else set()

    def without(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions that no span covers."""
        return [mention for mention in mentions if not self._covers(*_span(mention))]

    def _covers(self, start: int, end: int) -> bool:
        if (start, end) in self._own:
            return False
        place = bisect_right(self._starts, start)
        return place > 0 and self._ends[place - 1] >= end
