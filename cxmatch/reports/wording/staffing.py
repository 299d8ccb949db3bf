"""What is said of a team, on terminals and on pages alike."""

from collections.abc import Mapping
from typing import Final

from cxmatch.hiring.staffing.hire_next import HireNext
from cxmatch.hiring.staffing.members import Member
from cxmatch.hiring.staffing.next_steps import COVERS, Candidate, NextStep
from cxmatch.hiring.staffing.team import RoleCover, Team
from cxmatch.reports.names import shortened

HARDLY: Final = 20.0
"""A score below which there is hardly any sign of a role (docs/evidence.md), so that none is called somebody's best."""
SHOWN_NAMES: Final = 6
"""How many people are named in one place where there may be hundreds; the JSON form names all."""
ONLY_ELSEWHERE: Final = ", in other departments only"


def best(member: Member, titles: Mapping[str, str]) -> str:
    """What somebody fits best.

    Args:
        member: Who.
        titles: Of the roles, by their ids.
    """
    if member.best_role is None:
        return "no role has evidence"
    return "none clearly" if member.fits[0].score < HARDLY else titles[member.best_role]


def to_know(member: Member) -> tuple[str, ...]:
    """What should be known of somebody's file, in short words."""
    copy = (f"same file as {member.same_as}",) if member.same_as is not None else ()
    return (*copy, *sorted({notice.kind.replace("_", " ") for notice in member.notices}))


def who(cover: RoleCover) -> str:
    """Who covers a role, or comes nearest to it."""
    if cover.by:
        return shortened((f"{holder.name} {holder.score:.2f}" for holder in cover.by), SHOWN_NAMES)
    if cover.nearest is None:
        return "nobody, and no sign of it"
    return f"nobody; the highest score is {cover.nearest.name} {cover.nearest.score:.2f}"


def step(found: NextStep) -> str:
    """From which role to which."""
    return f"{found.title} to {found.next_title}"


def nobody_near(found: NextStep) -> str:
    """That nobody could take a step."""
    return f"Nobody fits {found.title} best, so nobody is close to {found.next_title}"


def short(found: Candidate) -> str:
    """How far somebody is from covering the next role."""
    return f"{found.points_short:.2f} short of {COVERS:g}" if found.points_short else "covers it already"


def next_hire(found: HireNext) -> str:
    """What to do next."""
    return {
        "hire": f"Hire next: {found.title}",
        "promote": f"Promote {found.person} to {found.title}",
        "nobody": "Hire next: nobody",
    }[found.action]


def summary(team: Team) -> str:
    """Of how many people this tells, and how."""
    count = len(team.members)
    hidden = " Names and files are left out." if team.blind else ""
    passed = f", {len(team.passed_over)} passed over" if team.passed_over else ""
    people = "1 person" if count == 1 else f"{count} people"
    return f"{people}{passed}. A role is covered from {COVERS:g} on. As of {team.as_of}.{hidden}"
