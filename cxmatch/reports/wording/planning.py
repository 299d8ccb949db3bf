"""What is said of a plan, on terminals and on pages alike."""

from collections.abc import Iterable
from typing import Final

from cxmatch.hiring.planning.growth import Growth, said_rate
from cxmatch.hiring.planning.plan import Plan
from cxmatch.hiring.planning.reasons import Because
from cxmatch.hiring.planning.roadmap import Item

MOST_WORDS: Final = 300
"""Characters of a goal that are shown."""


def advised(plan: Plan) -> str:
    """Whom to hire."""
    if plan.role is None:
        return "No role is advised: nothing that was told speaks for one"
    return f"Hire: {plan.roles[0].title}"


def experienced(plan: Plan) -> str:
    """How experienced they should be; empty where nothing says so."""
    if plan.role is None or plan.seniority is None:
        return ""
    level, years = plan.seniority.level, plan.seniority.years
    return f"growth asks for {level} people, the role for {years}" if level else f"the role asks for {years}"


def grown(growth: Growth) -> str:
    """How fast a company grows."""
    if growth.rate is None:
        return "Growth: no rate, and no tier"
    return f"Growth: {said_rate(growth)} a year, {growth.tier_title}"


def understood(item: Item) -> str:
    """What was understood of a goal or result."""
    known = [f"{found.name}, {found.place}" if found.place else found.name for found in item.findings]
    if item.denied and not item.findings:
        return "denied"
    return "; ".join(dict.fromkeys(known)) or "not understood"


def shortened(text: str) -> str:
    """A goal as it is shown."""
    return text if len(text) <= MOST_WORDS else f"{text[:MOST_WORDS]}…"


def because(reasons: Iterable[Because]) -> str:
    """What something is said because of.

    Args:
        reasons: All of it.
    """
    said = []
    for found in reasons:
        words = f" “{' '.join(found.passage.text.split())}”" if found.passage is not None else ""
        said.append(f"{found.called}{words}")
    return ", ".join(dict.fromkeys(said))
