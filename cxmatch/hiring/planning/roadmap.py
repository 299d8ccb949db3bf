"""Goals and past results in free words -> what a lexicon knows of them, each at its place."""

import re
from collections.abc import Container, Iterable
from typing import Final, Literal, NamedTuple

from cxmatch.documents.document import Document, Frozen, Passage
from cxmatch.errors import EmptyFile, UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.lexicon.growth import Goal
from cxmatch.matching.finding import Match, find, find_named
from cxmatch.matching.vocabulary import Named

ItemKind = Literal["goal", "met", "missed"]

NAME_WORDS: Final = 8
"""Words of a place's name, or of several joined ones; more is a sentence."""
_TOKEN: Final = re.compile(r"\s*(?:(?P<word>(?:[^\W\d_]\.){2,}|[^\W_][\w'’.-]*[^\W_]|[^\W\d_])|(?P<mark>[,&]))")
_NAME_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w'’-]*")
_LAST_WORD: Final = re.compile(r"\w+\Z")
_NAME_REACH: Final = 60
"""Characters in which a known name is looked for."""
_KNOWN_WORDS: Final = 3
"""Words of the longest known name."""
_ARTICLES: Final = frozenset({"the"})
_JOINING: Final = frozenset({"and", "or", "&", ",", "of"})
_AREAS: Final = frozenset({"market", "markets", "region", "regions"})
_WHEN: Final = frozenset("early late later soon first together simultaneously respectively eventually".split())
# Where a name ends, even where every word of the goal has a capital letter.
_NO_NAMES: Final = frozenset(
    "a an by in for with before after this next until till during from through on at to into our new more other others "
    "another several two three all one q1 q2 q3 q4 h1 h2 january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday "
    "friday saturday sunday spring summer autumn fall winter christmas easter year quarter month week beta alpha "
    "production time phase stage stages market markets region regions country countries store stores app".split()
)


class Finding(Frozen):
    """Something in an item that the lexicon knows.

    Attributes:
        kind: "goal": one of the lexicon's goals; "keyword": a core keyword of a role.
        name: The goal's name, or the keyword.
        role: The keyword's role; empty for goals.
        place: The name of the place that a goal is about ("Brazil"), in its own words; empty where there is none.
        passage: Where it stands in the item's text.
    """

    kind: Literal["goal", "keyword"]
    name: str
    role: str
    place: str
    passage: Passage


class Item(Frozen):
    """A goal, or a result of the past.

    Attributes:
        kind: goal, met or missed.
        number: Its place among those of its kind, from 1.
        text: As it was given.
        findings: What the lexicon knows of it, in the order of its text; a goal of the lexicon once for each place.
        denied: What the lexicon knows and the text denies ("no redesign").
    """

    kind: ItemKind
    number: int
    text: str
    findings: tuple[Finding, ...]
    denied: tuple[Passage, ...]

    @property
    def called(self) -> str:
        """What people call it: "goal 2"."""
        return f"goal {self.number}" if self.kind == "goal" else f"{self.kind} result {self.number}"


def items_of(texts: Iterable[str], kind: ItemKind, lexicon: Lexicon) -> tuple[Item, ...]:
    """What the lexicon knows of each text.

    Args:
        texts: Goals, or results, in free words.
        kind: Which of these they are.
        lexicon: What is known.

    Raises:
        UsageError: A text is empty, or the texts are one text and no list.

    Example:
        >>> (item,) = items_of(["Launch in Brazil"], "goal", Lexicon.load())
        >>> [(found.name, found.place) for found in item.findings]
        [('a new market', 'Brazil')]
    """
    source = "goals" if kind == "goal" else kind
    if isinstance(texts, str):
        raise UsageError("this is one text, where a list of texts is asked for", source=source, advice="Write [...]")
    if not isinstance(texts, Iterable):
        raise UsageError(f"a {type(texts).__name__} is no list of texts", source=source, advice="Write [...]")
    return tuple(_item(text, kind, number, lexicon) for number, text in enumerate(texts, start=1))


def _item(text: str, kind: ItemKind, number: int, lexicon: Lexicon) -> Item:
    if not isinstance(text, str):
        raise UsageError(f"a {type(text).__name__} is no text", source=f"{kind} {number}", advice="Say it in words")
    try:
        # A posting may wish for things: so may a goal.
        document = Document.from_text(text, name=f"{kind} {number}", kind="posting")
    except EmptyFile as problem:
        raise UsageError("the text holds no words", source=f"{kind} {number}", advice="Say it in words") from problem
    known = _known(document, lexicon.goals)
    # "We did not launch in Brazil" is a missed result about Brazil: what it denies is what was missed.
    said = [found for found in known if found.denied is None or kind == "missed"]
    named = {found.goal.name for found in said if found.place}
    findings: dict[tuple[str, str], Finding] = {}
    for found in sorted(said, key=lambda found: (found.start, found.end)):
        # Where a goal names its place somewhere, it is not said once more without one.
        if found.place or found.goal.name not in named:
            finding = Finding(
                kind="goal",
                name=found.goal.name,
                role="",
                place=found.place,
                passage=document.passage(found.start, found.end),
            )
            findings.setdefault((found.goal.name, found.place.casefold()), finding)
    denied = {
        (found.start, found.end): document.passage(found.start, found.end) for found in known if found not in said
    }
    ordered = sorted([*findings.values(), *_keywords(document, lexicon)], key=lambda found: found.passage.start)
    return Item(
        kind=kind,
        number=number,
        text=document.text,
        findings=tuple(ordered),
        denied=tuple(passage for _, passage in sorted(denied.items())),
    )


class _Known(NamedTuple):
    goal: Goal
    place: str
    start: int
    end: int
    denied: str | None


def _known(document: Document, goals: tuple[Goal, ...]) -> list[_Known]:
    plain = [*_plain(document, goals), *_around_places(document, goals)]
    before = _matches_before_places(document, goals)
    begun = {found.start for found in plain} | {match.start for _, match in before}
    return plain + list(_before_places(document, before, begun))


def _plain(document: Document, goals: tuple[Goal, ...]) -> Iterable[_Known]:
    by_name = {goal.name: goal for goal in goals if goal.ways}
    for match in find_named(document, Named.of({name: goal.ways for name, goal in by_name.items()}, everywhere=True)):
        goal = by_name[match.owner.name]
        yield _Known(goal, "", match.start, match.end, None if goal.unwanted else _denial(match))


def _around_places(document: Document, goals: tuple[Goal, ...]) -> Iterable[_Known]:
    by_name = {goal.name: goal for goal in goals if goal.ways_around_place}
    named = Named.of({name: goal.ways_around_place for name, goal in by_name.items()}, everywhere=True)
    for match in find_named(document, named):
        goal = by_name[match.owner.name]
        last = _LAST_WORD.search(document.text, match.start, match.end)
        place = place_before(document.text, last.start() if last else match.start, goal.places)
        if place is not None:
            start, end = place
            yield _Known(goal, document.text[start:end], min(start, match.start), match.end, _denial(match))


def _matches_before_places(document: Document, goals: tuple[Goal, ...]) -> list[tuple[Goal, Match]]:
    by_name = {goal.name: goal for goal in goals if goal.ways_before_place}
    named = Named.of({name: goal.ways_before_place for name, goal in by_name.items()}, everywhere=True)
    return [(by_name[match.owner.name], match) for match in find_named(document, named)]


def _before_places(document: Document, matches: list[tuple[Goal, Match]], begun: Container[int]) -> Iterable[_Known]:
    for goal, match in matches:
        # "Launch in X" speaks of a place whatever X is; "launch the survey in X" may speak of a tool.
        only_known = "~" in goal.ways_before_place[match.way]
        place = place_after(document.text, match.end, goal.places, only_known=only_known, begun=begun)
        if place is not None:
            start, end = place
            yield _Known(goal, document.text[start:end], match.start, end, _denial(match))


def _denial(match: Match) -> str | None:
    # Sections, contact details and dates are of whole documents; a goal is a line.
    return match.rejected.note if match.rejected and match.rejected.reason == "negation" else None


def _keywords(document: Document, lexicon: Lexicon) -> list[Finding]:
    """The first core keyword of each role that the text holds."""
    first: dict[str, Finding] = {}
    for match in find(document, lexicon):
        if match.owner.kind == "term" and match.owner.core and match.rejected is None:
            finding = Finding(
                kind="keyword",
                name=match.owner.name,
                role=match.owner.role,
                place="",
                passage=document.passage(match.start, match.end),
            )
            first.setdefault(match.owner.role, finding)
    return list(first.values())


def place_before(text: str, end: int, known: Iterable[str]) -> tuple[int, int] | None:
    """Where a known name of a place stands right before a place in the text; None where none does.

    Args:
        text: The text.
        end: Where the next word begins.
        known: Names, in lower case.

    Example:
        >>> text = "Open a U.S. shop"
        >>> first, last = place_before(text, 12, ["us"])
        >>> text[first:last]
        'U.S.'
    """
    names = {name.casefold() for name in known}
    words = list(_NAME_WORD.finditer(text, max(0, end - _NAME_REACH), end))
    if not words or text[words[-1].end() : end].strip(" -"):
        return None
    last = words[-1].end()
    for first in (word.start() for word in words[-_KNOWN_WORDS:]):
        name = text[first:last].replace(".", "")
        if name.casefold() in names and name != "us":  # "help us launch"
            return first, last
    return None


def place_after(
    text: str, start: int, known: Iterable[str], *, only_known: bool = False, begun: Container[int] = ()
) -> tuple[int, int] | None:
    """Where the name of a place, or of several joined ones, stands right after a place in the text; None if none does.

    Args:
        text: The text.
        start: Where to begin.
        known: Names, in lower case, that are known without their capital letters.
        only_known: Whether capital letters alone make no name.
        begun: Offsets at which something else begins, which is no further name: "Launch in Peru and Redesign the app".

    Example:
        >>> text = "Launch in Brazil and the UK by summer"
        >>> first, last = place_after(text, 9, [])
        >>> text[first:last]
        'Brazil and the UK'
    """
    names = {name.casefold() for name in known}
    begin = end = None
    place = start
    found = only_joined = False
    for _ in range(NAME_WORDS):
        token = _TOKEN.match(text, place)
        if token is None:
            break
        word = token["word"] or token["mark"]
        first, lower = token.start("word") if token["word"] else token.start("mark"), word.casefold()
        reach = _known_at(text, first, names)
        if reach is None and found and only_joined and _begins_another(text, token, first in begun):
            break
        if reach is None and not only_known and word[0].isupper() and lower not in _NO_NAMES:
            reach = token.end()
        if reach is not None:
            begin = first if begin is None else begin
            place = end = reach
            found = True
            only_joined = False
        elif found and lower in _AREAS and not only_joined:
            place = end = token.end()
            break
        elif lower in _ARTICLES or (found and lower in _JOINING):
            begin = first if begin is None else begin
            place = token.end()
            only_joined = True
        else:
            break
    return (begin, end) if begin is not None and end is not None else None


def _begins_another(text: str, joined: re.Match[str], is_begun: bool) -> bool:
    """Whether a joined word is no further name: "and Halve waiting times", not "and Quito by May"."""
    token = _TOKEN.match(text, joined.end())
    word = (token and token["word"]) or ""
    if word in _AREAS:
        return False
    return is_begun or (word.islower() and word not in _NO_NAMES | _JOINING | _WHEN)


def _known_at(text: str, start: int, names: set[str]) -> int | None:
    """Where the longest known name that begins here ends."""
    words = list(re.finditer(r"\w+(?:['’.-]\w+)*", text[start : start + _NAME_REACH]))
    if not words or words[0].start():
        return None
    ends = [word.end() for word in words[:_KNOWN_WORDS] if text[start : start + word.end()].casefold() in names]
    return start + max(ends) if ends else None
