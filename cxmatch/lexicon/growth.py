"""Which role a company needs: tiers of growth, what a roadmap holds, what is true of the company.

All of it is data with a reason and a source, so that nobody takes our choice for the guide's; code adds it up.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, model_validator

from cxmatch.lexicon.parts import Identifier, Part, Words, refuse_twice
from cxmatch.lexicon.ways import Way

Sentence = Annotated[str, Field(min_length=1, max_length=300)]
Source = Annotated[str, Field(min_length=1, max_length=100)]
"""Who says so: "the guide" or "decided" in the built-in lexicon."""


class Saying(Part):
    """A sentence for people, and who says so."""

    text: Sentence
    source: Source


class Ask(Saying):
    """What to ask of people beyond the role's own demands.

    Attributes:
        roles: The roles of which it is asked; all where empty.
    """

    roles: tuple[Identifier, ...] = ()


class ForRole(Part):
    """How strongly something speaks for a role.

    Attributes:
        role: The role's id.
        points: Above 0 for it, below 0 against it.
        why: The reason, for people.
        source: Who says so.
    """

    role: Identifier
    points: Annotated[float, Field(ge=-5, le=5)]
    why: Sentence
    source: Source


class Level(Saying):
    """How experienced people should be: its `level` for programs, its `text` for people."""

    level: Identifier


class Tier(Part):
    """A tier of growth: a range of customer growth and what follows from it.

    Attributes:
        id: A short name.
        title: For people: "rapid growth".
        at_least: Percent a year from which on growth is of this tier, up to the next tier's; None for the lowest.
        guide_ends: Percent a year at which the source's own range ends, where the tier goes on beyond it.
        note: Said of every figure of this tier (where `guide_ends` is given: of those above it), for people; empty
            where the source covers them.
        like: The tier whose level, demands, advice and roles it takes over; None where it has its own.
        beside: A tier whose advice is shown beside its own.
        seniority: How experienced people should be.
        looked_for: What to ask of people.
        advice: What to know.
        speaks_for: The roles that it speaks for.
        shown_by: Ways in which a resume says that somebody worked at a company of this tier.
    """

    id: Identifier
    title: Words
    at_least: Annotated[float, Field(ge=-100, le=10_000)] | None = None
    guide_ends: float | None = None
    note: str = ""
    like: Identifier | None = None
    beside: Identifier | None = None
    seniority: Level | None = None
    looked_for: tuple[Ask, ...] = ()
    advice: tuple[Saying, ...] = ()
    speaks_for: tuple[ForRole, ...] = ()
    shown_by: tuple[Way, ...] = ()

    @property
    def bound(self) -> Fraction | None:
        """`at_least` as the exact number that the file says."""
        return None if self.at_least is None else Fraction(repr(self.at_least))


class Goal(Part):
    """Something that a roadmap may hold.

    Attributes:
        name: For people: "a redesign".
        source: "the guide" where the guide itself names it, "added" otherwise.
        ways: How goals say it.
        ways_before_place: How goals say it where the name of a place follows: "launch in", and then "Brazil".
        ways_around_place: How goals say it where one of `places` stands right before the last word: "open ... shop"
            around "US".
        places: Names of places that are known without their capital letters.
        ask: Which experience to ask for.
        ask_of_place: The same with ``{place}`` for the goal's own words.
        unwanted: Whether it is something to be rid of, so that "no more churn" is a goal about churn.
        keywords: Core keywords that it calls for, of any role.
        speaks_for: The roles that it speaks for.
    """

    name: Words
    source: Source
    ways: tuple[Way, ...] = ()
    ways_before_place: tuple[Way, ...] = ()
    ways_around_place: tuple[Way, ...] = ()
    places: tuple[Words, ...] = ()
    ask: Sentence
    ask_of_place: str = ""
    unwanted: bool = False
    keywords: tuple[Words, ...] = ()
    speaks_for: Annotated[tuple[ForRole, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be_said(self) -> Self:
        of_places = self.ways_before_place + self.ways_around_place
        if not self.ways and not of_places:
            raise ValueError(f"the goal {self.name!r} lacks ways in which it is said")
        if of_places and "{place}" not in self.ask_of_place:
            raise ValueError(f"the goal {self.name!r} needs an ask_of_place that holds {{place}}")
        return self

    def asked_for(self, place: str) -> str:
        """Which experience to ask for; `place` is the goal's own name of a place, empty where it names none."""
        return self.ask_of_place.replace("{place}", place) if place else self.ask


class Circumstance(Part):
    """Something that is true of the company: who its customers are, or that it is a startup.

    Attributes:
        id: "startup", or the id of a type of customers.
        title: For people: "business customers".
        asks: What to ask of people, besides what the lexicon's `customers` of this id look for.
        advice: What to know about hiring for a role.
        keywords: Core keywords that it calls for, of any role.
        speaks_for: The roles that it speaks for.
        shown_by: Ways in which a resume says that somebody worked at such a company.
    """

    id: Identifier
    title: Words
    asks: tuple[Ask, ...] = ()
    advice: tuple[Ask, ...] = ()
    keywords: tuple[Words, ...] = ()
    speaks_for: tuple[ForRole, ...] = ()
    shown_by: tuple[Way, ...] = ()


def check(
    core: Mapping[str, Iterable[str]],
    tiers: tuple[Tier, ...],
    goals: tuple[Goal, ...],
    circumstances: tuple[Circumstance, ...],
) -> None:
    """Raises ValueError where one of them does not hold.

    Args:
        core: The core keywords of each role of the lexicon.
        tiers: In order, the lowest first.
        goals: What a roadmap may hold.
        circumstances: What may be true of the company.
    """
    refuse_twice("tier", (tier.id for tier in tiers))
    refuse_twice("goal", (goal.name for goal in goals))
    refuse_twice("circumstance", (found.id for found in circumstances))
    _check_tiers(tiers)
    known = {keyword for words in core.values() for keyword in words}
    parts: list[tuple[str, tuple[ForRole, ...], tuple[Ask, ...], tuple[str, ...]]] = [
        *((tier.id, tier.speaks_for, tier.looked_for, ()) for tier in tiers),
        *((goal.name, goal.speaks_for, (), goal.keywords) for goal in goals),
        *((found.id, found.speaks_for, found.asks + found.advice, found.keywords) for found in circumstances),
    ]
    for place, speaks_for, asks, keywords in parts:
        for role in (*(speaks.role for speaks in speaks_for), *(role for ask in asks for role in ask.roles)):
            if role not in core:
                raise ValueError(f"{place!r} names the role {role!r}, which is not among `roles`")
        for keyword in keywords:
            if keyword not in known:
                raise ValueError(f"{place!r} names the keyword {keyword!r}, which is no core term of a role")


def _check_tiers(tiers: tuple[Tier, ...]) -> None:
    if not tiers:
        return
    if tiers[0].at_least is not None:
        raise ValueError("the first tier of `growth` has no at_least, so that every figure has a tier")
    bounds = [tier.at_least for tier in tiers[1:] if tier.at_least is not None]
    if len(bounds) < len(tiers) - 1 or bounds != sorted(set(bounds)):
        raise ValueError("the tiers of `growth` rise: each after the first has an at_least above the one before")
    whole = {tier.id for tier in tiers if tier.like is None}
    for tier in tiers:
        for other in filter(None, (tier.like, tier.beside)):
            if other not in whole:
                raise ValueError(f"the tier {tier.id!r} names {other!r}, which is no tier with advice of its own")


def tier_named(tiers: tuple[Tier, ...], name: str) -> Tier | None:
    """The tier with this id, with what it takes over from the tier that it is like; None where there is none.

    Example:
        >>> from cxmatch.lexicon import Lexicon
        >>> tiers = Lexicon.load().growth
        >>> tier_named(tiers, "between").advice == tier_named(tiers, "rapid").advice
        True
    """
    tier = next((tier for tier in tiers if tier.id == name), None)
    if tier is None or tier.like is None:
        return tier
    model = next(other for other in tiers if other.id == tier.like)
    same = ("seniority", "looked_for", "advice", "speaks_for")
    return tier.model_copy(update={field: getattr(model, field) for field in same})
