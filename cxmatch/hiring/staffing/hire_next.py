"""Which role that nobody on a team covers should be filled next: by hiring, or by somebody who is close to it."""

from collections.abc import Iterable, Iterator
from typing import Literal

from cxmatch.documents.document import Frozen
from cxmatch.errors import UsageError
from cxmatch.hiring.planning.plan import Plan
from cxmatch.hiring.staffing.next_steps import COVERS, SIGNS, Candidate, NextStep, closeness
from cxmatch.lexicon import Lexicon


class HireNext(Frozen):
    """What to do next.

    Attributes:
        action: "hire", "promote", or "nobody" where no role is wanting.
        role: The id of the role to fill; None where no role is wanting.
        title: Its title; None where no role is wanting.
        person: Whom to promote: their name or label; None otherwise.
        reasons: Why, for people.
        then: The roles that are wanting after it, in order.
        planned: Whether a plan says which role comes first.
    """

    action: Literal["hire", "promote", "nobody"]
    role: str | None
    title: str | None
    person: str | None
    reasons: tuple[str, ...]
    then: tuple[str, ...]
    planned: bool


def hire_next(uncovered: Iterable[str], steps: Iterable[NextStep], plan: Plan | None, lexicon: Lexicon) -> HireNext:
    """Which role to fill next, and how.

    Args:
        uncovered: The roles that nobody covers, in the lexicon's order.
        steps: Who is closest to which role.
        plan: Which roles the company needs; the lexicon's order where None.
        lexicon: The roles.

    Raises:
        UsageError: The plan is about roles that the lexicon does not have.
    """
    missing = list(uncovered)
    wanted = [found for found in plan.roles if found.points > 0] if plan else []
    known = {role.id: role.title for role in lexicon.roles}
    if strange := [found.role for found in plan.roles if found.role not in known] if plan else []:
        raise UsageError(
            f"the plan is about {strange[0]!r}, a role that the lexicon {lexicon.name!r} does not have",
            source="plan",
            advice="Make the plan with the same lexicon",
        )
    order = [found.role for found in wanted if found.role in missing] if wanted else missing
    reasons = list(_why(order, missing, plan, known))
    if not order:
        return HireNext(
            action="nobody", role=None, title=None, person=None, reasons=tuple(reasons), then=(), planned=bool(wanted)
        )
    role = order[0]
    reasons += [
        f"{reason.text} ({reason.source})" for found in wanted if found.role == role for reason in found.reasons
    ]
    close = [(step, found) for step in steps if step.next == role for found in step.candidates]
    close.sort(key=lambda item: closeness(item[1]))
    ready = next(((step, found) for step, found in close if _may_grow(found)), None)
    if ready:
        step, found = ready
        reasons.append(
            f"{found.name}, who fits {step.title} best, has {found.score:.2f} for it and lacks no years: "
            f"{found.points_short:.2f} short of covering it"
        )
    elif close:
        reasons.append(_too_far(close[0][1]))
    return HireNext(
        action="promote" if ready else "hire",
        role=role,
        title=known[role],
        person=ready[1].name if ready else None,
        reasons=tuple(reasons),
        then=tuple(order[1:]),
        planned=bool(wanted),
    )


def _why(order: list[str], missing: list[str], plan: Plan | None, known: dict[str, str]) -> Iterator[str]:
    wanted = [found for found in plan.roles if found.points > 0] if plan else []
    if not missing:
        yield "every role that the plan asks for is covered" if wanted else "every role is covered"
        return
    if plan is None:
        yield "there is no plan, so the roles that nobody covers stand in the lexicon's order; `cxmatch plan` says more"
    elif not wanted:
        yield "nothing in the plan speaks for a role, so those that nobody covers stand in the lexicon's order"
    covered = [known[found.role] for found in wanted if found.role not in missing]
    if not order:
        yield "every role that the plan asks for is covered"
        yield f"nobody covers {', '.join(known[role] for role in missing)}, which the plan does not ask for"
        return
    yield f"nobody covers {known[order[0]]}: nobody has {COVERS:g} or more for it"
    if covered and wanted[0].role != order[0]:
        first = next(place for place, found in enumerate(wanted) if found.role == order[0])
        yield f"the plan asks first for {', '.join(known[found.role] for found in wanted[:first])}: covered already"


def _may_grow(found: Candidate) -> bool:
    years = [asked.status for asked in found.requirements if asked.name == "years"]
    return found.score >= SIGNS and "unmet" not in years


def _too_far(found: Candidate) -> str:
    years = [asked for asked in found.requirements if asked.name == "years" and asked.status == "unmet"]
    why = f", and {years[0].reason} where it asks for {years[0].text}" if years else ""
    return (
        f"{found.name} is closest from the step below, with {found.score:.2f}{why}; to promote takes {SIGNS:g} and the "
        "years"
    )
