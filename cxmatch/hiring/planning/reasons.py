"""What growth, customers and a roadmap speak for: a lexicon's rules, each with its reason, source and place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from cxmatch.documents.document import Frozen, Passage
from cxmatch.hiring.planning.roadmap import Finding, Item, ItemKind
from cxmatch.lexicon import Lexicon
from cxmatch.lexicon.growth import Circumstance, ForRole, Goal, Saying, Tier

Origin = Literal["growth", "customers", "startup", "goal", "met", "missed", "role"]

TIMES: Final[dict[ItemKind, float]] = {"goal": 1, "missed": 1, "met": -0.5}
"""What a goal's points are taken times. What a team missed it lacks, as much as it lacks what is still to come; what it
met it is good at, which speaks against another such hire, and less strongly, since the work goes on. Decided."""
KEYWORD_POINTS: Final = 1.0
"""For a role whose core keyword stands in a goal, once for each goal. Decided."""
GUIDE: Final = "the guide"
"""The source of what a type of customers looks for: the field's own guide."""
DECIDED: Final = "decided"
"""The source of what is ours."""


class Because(Frozen):
    """What something is said because of.

    Attributes:
        origin: growth, customers, startup, goal, met, missed, or role (the role's own demands).
        number: Of a goal or result, from 1; None for others.
        called: The same for people: "goal 2", "rapid growth", "business customers".
        passage: The words of the goal or result; None for others.
    """

    origin: Origin
    number: int | None
    called: str
    passage: Passage | None


class Said(Frozen):
    """A sentence for people.

    Attributes:
        text: The sentence.
        source: Who says so: "the guide", "decided", or what the lexicon names.
        because: What it is said because of; several where several things ask for the same.
    """

    text: str
    source: str
    because: tuple[Because, ...]


class Reason(Said):
    """Something that speaks for a role, or against it.

    Attributes:
        points: Above 0 for the role, below 0 against it. How many is always decided; `source` is that of the reason.
    """

    points: float


@dataclass(frozen=True)
class Heard:
    """All that was told of a company, in the words of a lexicon.

    Attributes:
        lexicon: The lexicon.
        tier: Its tier of growth.
        beside: The tier whose advice is shown beside.
        circumstances: What is true of it.
        items: Its goals and results.
    """

    lexicon: Lexicon
    tier: Tier | None
    beside: Tier | None
    circumstances: tuple[Circumstance, ...]
    items: tuple[Item, ...]


def reasons(heard: Heard) -> Iterator[tuple[str, Reason]]:
    """What speaks for each role, or against it: the role's id and the reason."""
    for rules, because in _grounds(heard):
        for rule in rules:
            yield rule.role, Reason(text=rule.why, points=rule.points, source=rule.source, because=(because,))
    for item in heard.items:
        for goal, because in _goals(item, heard.lexicon):
            for rule in goal.speaks_for:
                text, source = rule.why, rule.source
                if item.kind == "met":
                    text, source = f"the team is good at this already; {text}", DECIDED
                yield (
                    rule.role,
                    Reason(text=text, points=rule.points * TIMES[item.kind], source=source, because=(because,)),
                )
        for found in item.findings:
            if found.kind == "keyword":
                text = f"“{found.name}” is one of this role's keywords"
                points = KEYWORD_POINTS * TIMES[item.kind]
                yield found.role, Reason(text=text, points=points, source=DECIDED, because=(_of_item(item, found),))


def asks(heard: Heard, role: str | None) -> tuple[Said, ...]:
    """What to ask of people beyond the demands of a role: of goals and missed results first, then of the company."""
    said: list[tuple[str, str, Because]] = []
    for item in heard.items:
        if item.kind == "met":
            continue
        for found in item.findings:
            if found.kind == "goal":
                goal = _goal(found, heard.lexicon)
                text = goal.asked_for(found.place)
                said.append((text, goal.source, _of_item(item, found)))
    for part, because in _parts(heard):
        asked = part.looked_for if isinstance(part, Tier) else part.asks
        said += [(ask.text, ask.source, because) for ask in asked if not ask.roles or role in ask.roles]
        for kind in heard.lexicon.customers:
            if isinstance(part, Circumstance) and kind.id == part.id:
                said += [(text, GUIDE, because) for text in kind.looked_for]
    return _joined(said)


def advice(heard: Heard, role: str | None) -> tuple[Said, ...]:
    """What to know about hiring: of the tier of growth, of the one beside it, of what is true of the company."""
    said: list[tuple[str, str, Because]] = []
    for part, because in _parts(heard):
        if isinstance(part, Tier):
            sayings: Iterable[Saying] = part.advice
        else:
            sayings = [ask for ask in part.advice if not ask.roles or role in ask.roles]
        said += [(saying.text, saying.source, because) for saying in sayings]
    return _joined(said)


def calls(heard: Heard) -> dict[str, tuple[Because, ...]]:
    """The core keywords that goals, missed results and the company call for, each with what calls."""
    called: dict[str, list[Because]] = {}
    for item in heard.items:
        if item.kind == "met":
            continue
        for found in item.findings:
            words = _goal(found, heard.lexicon).keywords if found.kind == "goal" else (found.name,)
            for word in words:
                called.setdefault(word, []).append(_of_item(item, found))
    for part, because in _parts(heard):
        for word in part.keywords if isinstance(part, Circumstance) else ():
            called.setdefault(word, []).append(because)
    return {word: tuple(found) for word, found in called.items()}


def _grounds(heard: Heard) -> Iterator[tuple[tuple[ForRole, ...], Because]]:
    if heard.tier is not None:
        yield heard.tier.speaks_for, of_tier(heard.tier, heard.lexicon)
    for found in heard.circumstances:
        yield found.speaks_for, _of_circumstance(found)


def _parts(heard: Heard) -> Iterator[tuple[Tier | Circumstance, Because]]:
    for tier in filter(None, (heard.tier, heard.beside)):
        yield tier, of_tier(tier, heard.lexicon)
    for found in heard.circumstances:
        yield found, _of_circumstance(found)


def _goals(item: Item, lexicon: Lexicon) -> Iterator[tuple[Goal, Because]]:
    """The lexicon's goals that an item speaks of, each once, whatever places it names."""
    first: dict[str, Finding] = {}
    for found in item.findings:
        if found.kind == "goal":
            first.setdefault(found.name, found)
    for found in first.values():
        yield _goal(found, lexicon), _of_item(item, found)


def _goal(found: Finding, lexicon: Lexicon) -> Goal:
    return next(goal for goal in lexicon.goals if goal.name == found.name)


def _of_item(item: Item, found: Finding) -> Because:
    return Because(origin=item.kind, number=item.number, called=item.called, passage=found.passage)


def of_tier(tier: Tier, lexicon: Lexicon) -> Because:
    """What is said because of a tier: by the name of the one whose advice it takes over."""
    own = next((other for other in lexicon.growth if other.id == tier.like), tier)
    return Because(origin="growth", number=None, called=own.title, passage=None)


def _of_circumstance(found: Circumstance) -> Because:
    origin: Origin = "startup" if found.id == "startup" else "customers"
    return Because(origin=origin, number=None, called=found.title, passage=None)


def _joined(said: Iterable[tuple[str, str, Because]]) -> tuple[Said, ...]:
    """Each sentence once, with all that it is said because of, in the order in which they came."""
    because: dict[tuple[str, str], list[Because]] = {}
    for text, source, why in said:
        because.setdefault((text, source), []).append(why)
    return tuple(Said(text=text, source=source, because=tuple(whys)) for (text, source), whys in because.items())
