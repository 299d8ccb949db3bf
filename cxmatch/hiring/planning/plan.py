"""Which of a field's roles a company needs, how senior, and why: growth, customers and roadmap, added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from cxmatch.documents.document import Frozen, Notice
from cxmatch.errors import UsageError
from cxmatch.hiring.planning.counts import Counts, counting
from cxmatch.hiring.planning.growth import Growth, Per, growth_of_counts, growth_of_rate
from cxmatch.hiring.planning.reasons import DECIDED, Because, Heard, Reason, Said, advice, asks, calls, of_tier, reasons
from cxmatch.hiring.planning.roadmap import Item, ItemKind, items_of
from cxmatch.lexicon import Lexicon, Role
from cxmatch.lexicon.growth import Circumstance, tier_named
from cxmatch.scoring.scoring import checked

STARTUP: Final = "startup"
"""The circumstance of startups; the others are types of customers."""
BOTH: Final = "both"
"""All types of customers."""
JUNIOR: Final = "junior"
"""The level that asks for fewer years and not for more."""


class RoleAdvice(Frozen):
    """What speaks for a role.

    Attributes:
        role: The role's id.
        title: The role's title.
        points: The sum of the points of `reasons`; they order roles and measure nothing else.
        reasons: What speaks for it or against it: growth first, then customers, then goals and results in order.
    """

    role: str
    title: str
    points: float
    reasons: tuple[Reason, ...]


class Seniority(Frozen):
    """How experienced people should be.

    Attributes:
        level: "junior" or "experienced"; None where growth says nothing of it.
        years: The years that the role itself asks for, for people; empty without a role.
        least_years: The same as a number; None without a role.
        over: Whether exactly `least_years` are not enough.
        why: The reasons.
    """

    level: str | None
    years: str
    least_years: float | None
    over: bool
    why: tuple[Said, ...]


class KeywordAdvice(Frozen):
    """A core keyword of the advised role.

    Attributes:
        keyword: The keyword.
        because: What calls for it; empty where it is the role's and nothing more calls for it.
    """

    keyword: str
    because: tuple[Because, ...]


class Plan(Frozen):
    """Which role to hire, how senior, and why.

    Attributes:
        growth: How fast the company grows; None where nothing was told of it.
        customers: "b2b", "b2c" or "both"; None where it was not told.
        startup: Whether the company is a startup.
        items: The goals, met results and missed results, with what is known of each.
        role: The id of the advised role; None where nothing speaks for one.
        roles: All roles, best first; equals by the years that they ask for, fewest first.
        seniority: How experienced people should be; None where neither growth nor a role says it.
        experience: What to ask of people beyond the role's own demands.
        keywords: The core keywords of the advised role, those first that most calls for.
        advice: What to know about hiring.
        notices: What a reader of this answer should know; those about the growth stand in `growth`.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of the lexicon, hex digits.
    """

    growth: Growth | None
    customers: str | None
    startup: bool
    items: tuple[Item, ...]
    role: str | None
    roles: tuple[RoleAdvice, ...]
    seniority: Seniority | None
    experience: tuple[Said, ...]
    keywords: tuple[KeywordAdvice, ...]
    advice: tuple[Said, ...]
    notices: tuple[Notice, ...]
    lexicon: str
    lexicon_hash: str


def plan(
    *,
    counts: Counts | None = None,
    rate: float | str | None = None,
    per: Per = "year",
    customers: Literal["b2b", "b2c", "both"] | str | None = None,
    startup: bool = False,
    goals: Iterable[str] = (),
    met: Iterable[str] = (),
    missed: Iterable[str] = (),
    lexicon: Lexicon | None = None,
) -> Plan:
    """Which role to hire, how senior, and why.

    Args:
        counts: Customers by date: a mapping, pairs, or the path or the bytes of a CSV file with columns `date` (or
            `month`) and `count`. Customers, not conversations in the inbox.
        rate: The growth instead, in percent: 18 or "18%".
        per: What the rate is of: "year", or "month", which is compounded over 12.
        customers: Who buys: "b2b", "b2c" or "both".
        startup: Whether the company is a startup.
        goals: What is to come, in free words: "Launch in Brazil".
        met: Projects and goals of the past that succeeded.
        missed: Those that fell short.
        lexicon: The roles, and the rules that this follows; customer experience where None.

    Returns:
        The plan: `role` and `roles` with their reasons, `growth`, `seniority`, `experience` and `keywords` to ask for.
        Its `role` is None where nothing speaks for one.

    Raises:
        DocumentError: The file of counts cannot be read.
        UsageError: Nothing was told, something is no count, rate, date or type, or the lexicon has no rules for it.

    Example:
        >>> found = plan(counts={"2025-11-01": 400, "2026-11-01": 520}, goals=["A social push", "Redesign the app"])
        >>> found.growth.rate, found.growth.tier, found.role
        (30.0, 'between', 'specialist')
        >>> [asked.text for asked in found.experience[:2]]
        ['community management', 'having run UX studies']
    """
    lexicon = checked(lexicon, None, None)[0]
    customers = _known_type(customers, lexicon)
    growth = _growth(counts, rate, per, lexicon)
    items, twice = _items({"goal": goals, "met": met, "missed": missed}, lexicon)
    if growth is None and customers is None and not items and not startup:
        raise UsageError(
            "there is nothing to plan from",
            advice="Give at least one of customer counts or a rate, the type of customers, goals and past results",
        )
    tier = tier_named(lexicon.growth, growth.tier) if growth and growth.tier else None
    beside = tier_named(lexicon.growth, tier.beside) if tier and tier.beside else None
    heard = Heard(lexicon, tier, beside, tuple(_circumstances(customers, startup, lexicon)), items)
    roles = _roles(heard)
    best = lexicon.role(roles[0].role) if roles[0].points > 0 else None
    role = best.id if best else None
    return Plan(
        growth=growth,
        customers=customers,
        startup=startup,
        items=items,
        role=role,
        roles=roles,
        seniority=_seniority(heard, best),
        experience=asks(heard, role),
        keywords=_keywords(heard, best),
        advice=advice(heard, role),
        notices=(*twice, *_notices(heard, roles, customers, growth)),
        lexicon=lexicon.name,
        lexicon_hash=lexicon.hash,
    )


def _growth(counts: Counts | None, rate: float | str | None, per: Per, lexicon: Lexicon) -> Growth | None:
    if rate is None and per != "year":
        raise UsageError("it says what a rate is of, and there is none", source="per", advice="Give a rate with it")
    if counts is None and rate is None:
        return None
    if counts is not None and rate is not None:
        raise UsageError("there are both counts and a rate", source="rate", advice="Give one of them")
    if not lexicon.growth:
        raise _lacking(lexicon, "growth", "tiers of growth", "without counts and rate")
    if rate is not None:
        return growth_of_rate(rate, per, lexicon.growth)
    assert counts is not None  # noqa: S101 - for type checkers: one of the two is there
    return growth_of_counts(counting(counts), lexicon.growth)


def _lacking(lexicon: Lexicon, part: str, what: str, otherwise: str) -> UsageError:
    return UsageError(
        f"the lexicon {lexicon.name!r} has no {what}",
        source=part,
        advice=f"Add `{part}` to it (docs/lexicon.md says how), or plan {otherwise}",
    )


def _items(told: dict[ItemKind, Iterable[str]], lexicon: Lexicon) -> tuple[tuple[Item, ...], list[Notice]]:
    """The items, each once; goals that are there twice do not count twice."""
    items: list[Item] = []
    notices = []
    seen: set[tuple[ItemKind, str]] = set()
    for kind, texts in told.items():
        for item in items_of(texts, kind, lexicon):
            key = (kind, " ".join(item.text.casefold().split()))
            if key in seen:
                message = f"{item.called} says the same as one before it and is left out"
                notices.append(Notice(kind="twice", message=message, text=item.text))
            else:
                items.append(item)
            seen.add(key)
    if items and not lexicon.goals:
        raise _lacking(lexicon, "goals", "goals that a roadmap may hold", "without goals and results")
    return tuple(items), notices


def _known_type(customers: str | None, lexicon: Lexicon) -> str | None:
    """The type of customers as the lexicon writes it, in whatever letters it was given."""
    if customers is None:
        return None
    kinds = [found.id for found in lexicon.circumstances if found.id != STARTUP]
    if not kinds:
        raise _lacking(lexicon, "circumstances", "types of customers", "without customers")
    known = kinds + [BOTH] * (len(kinds) > 1)
    for kind in known:
        if isinstance(customers, str) and kind.casefold() == customers.strip().casefold():
            return kind
    raise UsageError(f"{customers!r} is no type of customers", source="customers", advice=f"Write {' or '.join(known)}")


def _circumstances(customers: str | None, startup: bool, lexicon: Lexicon) -> Iterator[Circumstance]:
    kinds = [found for found in lexicon.circumstances if found.id != STARTUP]
    if customers is not None:
        yield from (kind for kind in kinds if customers in (kind.id, BOTH))
    if startup:
        found = next((found for found in lexicon.circumstances if found.id == STARTUP), None)
        if found is None:
            raise _lacking(lexicon, "circumstances", "rules for a startup", "without startup")
        yield found


def _roles(heard: Heard) -> tuple[RoleAdvice, ...]:
    by_role: dict[str, list[Reason]] = defaultdict(list)
    for role, reason in reasons(heard):
        by_role[role].append(reason)
    order = {role.id: (role.years.least, place) for place, role in enumerate(heard.lexicon.roles)}
    advised = [
        RoleAdvice(
            role=role.id,
            title=role.title,
            points=sum(reason.points for reason in by_role[role.id]),
            reasons=tuple(by_role[role.id]),
        )
        for role in heard.lexicon.roles
    ]
    return tuple(sorted(advised, key=lambda found: (-found.points, order[found.role])))


def _seniority(heard: Heard, role: Role | None) -> Seniority | None:
    tier = heard.tier
    level = tier.seniority if tier else None
    if level is None and role is None:
        return None
    why = []
    if tier is not None and level is not None:
        why.append(Said(text=level.text, source=level.source, because=(of_tier(tier, heard.lexicon),)))
    if role is not None and level is not None and (text := _bent(level.level, role)):
        because = Because(origin="role", number=None, called=role.title, passage=None)
        why.append(Said(text=text, source=DECIDED, because=(because,)))
    return Seniority(
        level=level.level if level else None,
        years=role.years.in_words if role else "",
        least_years=role.years.least if role else None,
        over=role.years.over if role else False,
        why=tuple(why),
    )


def _bent(level: str, role: Role) -> str:
    """What the growth's level and the role's own years come to, where they pull apart."""
    if level == JUNIOR and role.years.least > 0:
        return "The years that the role asks for hold all the same: take people near the lower end of them"
    if level != JUNIOR and role.years.least == 0:
        return "The role is for beginners all the same: ask for the pace that they know, not for years"
    return ""


def _keywords(heard: Heard, role: Role | None) -> tuple[KeywordAdvice, ...]:
    if role is None:
        return ()
    called = calls(heard)
    words = sorted(role.core, key=lambda word: -len(called.get(word, ())))
    return tuple(KeywordAdvice(keyword=word, because=called.get(word, ())) for word in words)


def _notices(
    heard: Heard, roles: tuple[RoleAdvice, ...], customers: str | None, growth: Growth | None
) -> Iterator[Notice]:
    for item in heard.items:
        if item.findings:
            continue
        if item.denied:
            message = f"{item.called} says that this is not to be, so nothing follows from it"
            yield Notice(kind="denied", message=message, text=item.text)
        else:
            message = f"{item.called} says nothing that the lexicon knows, so nothing follows from it"
            yield Notice(kind="not_understood", message=message, text=item.text)
    untold = [
        what
        for what, told in (
            ("growth", growth and growth.rate is not None),
            ("type of customers", customers),
            ("roadmap", heard.items),
        )
        if not told
    ]
    if untold:
        yield Notice(kind="not_told", message=f"nothing is known of the {' and the '.join(untold)}")
    best = roles[0]
    if best.points <= 0:
        yield Notice(kind="no_role", message="nothing that was told speaks for one of the roles")
        return
    if equals := [found for found in roles[1:] if found.points == best.points]:
        named = " and ".join(found.title for found in equals)
        have = "have" if len(equals) > 1 else "has"
        message = f"{named} {have} as many points; the role that asks for fewer years stands first"
        yield Notice(kind="tie", message=message)
    startup = next((found for found in heard.circumstances if found.id == STARTUP), None)
    if startup is not None:
        about = {role for ask in (*startup.asks, *startup.advice) for role in ask.roles}
        if best.role not in about and not startup.speaks_for:
            message = f"that the company is a startup says nothing for the {best.title}"
            yield Notice(kind="startup", message=message)
