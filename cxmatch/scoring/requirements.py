"""What a role asks for beyond its words: years and wishes, each met, unmet or unknown, and why."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from cxmatch.documents.document import Frozen, Span
from cxmatch.documents.made import made
from cxmatch.documents.structure.experience import Experience
from cxmatch.lexicon import Role, Wish, Years
from cxmatch.matching.finding import Match

Status = Literal["met", "unmet", "unknown"]


class Requirement(Frozen):
    """Something that a role asks for.

    Attributes:
        name: "years", or the wish's id.
        text: What is asked for, for people.
        status: Whether the text shows it. What a text does not say is unknown, not unmet.
        reason: Why, for people.
        places: Where the text shows it.
    """

    name: str
    text: str
    status: Status
    reason: str
    places: tuple[Span, ...] = ()


def judge(
    role: Role, worked: Experience, similar: Experience | None, matches: Iterable[Match]
) -> tuple[Requirement, ...]:
    """What the role asks for and whether the text shows it.

    Args:
        role: The role.
        worked: The dated work.
        similar: The dated posts that were like what the role asks for; None where posts cannot be told apart.
        matches: What was credited in the text.
    """
    shown = [match for match in matches if match.owner.kind == "wish" and match.owner.role == role.id]
    wishes = (_wish(wish, [match for match in shown if match.owner.name == wish.id]) for wish in role.wishes)
    return (_years(role.years, worked, similar), *wishes)


def _years(asked: Years, worked: Experience, similar: Experience | None) -> Requirement:
    status, reason = _years_status(asked, worked.years, similar)
    counted = (similar if asked.kind and similar else worked).intervals if asked.least else ()
    return _requirement("years", asked.in_words, status, reason, [(found.start, found.end) for found in counted])


def _years_status(asked: Years, years: float | None, similar: Experience | None) -> tuple[Status, str]:
    if asked.least == 0:
        return "met", "no years are asked for"
    if years is None:
        return "unknown", "the text dates no work"
    dated = f"the text dates {years:g} years of work"
    if _too_few(asked, years):
        return "unmet", dated
    if not asked.kind:
        return "met", dated
    if similar is None:
        return "unknown", f"{dated}; which of it was {asked.kind} cannot be told"
    alike = f"{dated}, {similar.years or 0:g} of them {asked.kind}"
    return ("unmet" if _too_few(asked, similar.years or 0) else "met"), alike


def _too_few(asked: Years, years: float) -> bool:
    return years < asked.least or (asked.over and years == asked.least)


def _wish(wish: Wish, shown: list[Match]) -> Requirement:
    if not shown:
        return _unknown(wish.id, wish.text)
    places = [(match.start, match.end) for match in shown]
    return _requirement(wish.id, wish.text, "met", "the text shows it", places)


@lru_cache(maxsize=1_000)
def _unknown(name: str, text: str) -> Requirement:
    """What most texts say of most wishes, and says nothing of any text."""
    return _requirement(name, text, "unknown", "the text does not say", [])


def _requirement(name: str, text: str, status: Status, reason: str, places: list[tuple[int, int]]) -> Requirement:
    spans = tuple([made(Span, {"start": start, "end": end}) for start, end in places])
    return made(Requirement, {"name": name, "text": text, "status": status, "reason": reason, "places": spans})
