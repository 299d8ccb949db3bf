"""Who on a team is closest to the next role, and who from other departments could take part of one."""

from collections.abc import Iterable
from typing import Final

from cxmatch.documents.document import Frozen
from cxmatch.hiring.staffing.members import Person, shown
from cxmatch.lexicon import Lexicon
from cxmatch.scoring.report import Evidence, NearMiss
from cxmatch.scoring.requirements import Requirement

COVERS: Final = 50.0
"""A score from which somebody covers a role: from there on, more in their text speaks for it than for all the others
and for "none of them" together. It lies between "one of several things" (30) and "mostly this" (60)."""
SIGNS: Final = 30.0
"""A score from which a role is one of several things that a text shows. Below it, scores of people who fit another role
tell hardly more than how much of that one they show, so what they show of the next role itself says who is closest."""
TAKES_PART: Final = 3
"""Core keywords of a role from which somebody could take part of it. They are ordinary words: one or two of them stand
in most resumes of any trade."""


class Candidate(Frozen):
    """Somebody who could come to the next role.

    Attributes:
        name: Their name, or their label.
        department: Their department; None where it is not known.
        score_now: Their score for the role at which they stand, 0 to 100.
        score: Their score for the next one.
        points_short: What is missing of the score from which a role is covered; 0 where nothing is.
        has: The core keywords of the next role that they show, each where it stands best.
        missing: Those that they do not show, those first that would bring most.
        near_misses: What in their text comes close to one of these, and why it does not count.
        requirements: What the next role asks for beyond its words: met, unmet or unknown, each with its reason.
    """

    name: str
    department: str | None
    score_now: float
    score: float
    points_short: float
    has: tuple[Evidence, ...]
    missing: tuple[str, ...]
    near_misses: tuple[NearMiss, ...]
    requirements: tuple[Requirement, ...]

    @property
    def lacking(self) -> tuple[Requirement, ...]:
        """The requirements that are not met, or of which their text says nothing."""
        return tuple(asked for asked in self.requirements if asked.status != "met")


class NextStep(Frozen):
    """A step from one role to the next, and who could take it.

    Attributes:
        role: The id of the role at which the candidates stand: it is the one that they fit best.
        title: Its title.
        next: The id of the role that the step leads to.
        next_title: Its title.
        why: Why it is a step.
        source: Who says so.
        candidates: The closest first: by their score for the next role where it is `SIGNS` or more, then by fewest
            keywords missing, by fewest requirements lacking, by score, and by name.
    """

    role: str
    title: str
    next: str
    next_title: str
    why: str
    source: str
    candidates: tuple[Candidate, ...]


class FromElsewhere(Frozen):
    """Somebody of another department who could take part of a role.

    Attributes:
        name: Their name, or their label.
        department: Their department.
        role: The role's id.
        title: The role's title.
        score: Their score for it, 0 to 100.
        keywords: The core keywords of the role that they show, each where it stands best.
        of: How many core keywords the role has.
    """

    name: str
    department: str
    role: str
    title: str
    score: float
    keywords: tuple[Evidence, ...]
    of: int


def next_steps(people: Iterable[Person], lexicon: Lexicon) -> tuple[NextStep, ...]:
    """For each step of the lexicon's ladder, who could take it.

    Args:
        people: The team; of those with the same file only the first counts.
        lexicon: The roles and the ladder.
    """
    team = [person for person in people if person.member.same_as is None]
    return tuple(
        NextStep(
            role=step.role,
            title=lexicon.role(step.role).title,
            next=step.next,
            next_title=lexicon.role(step.next).title,
            why=step.why,
            source=step.source,
            candidates=tuple(
                sorted(
                    (
                        _candidate(person, step.role, step.next, lexicon)
                        for person in team
                        if person.member.best_role == step.role
                    ),
                    key=closeness,
                )
            ),
        )
        for step in lexicon.ladder.steps
    )


def closeness(found: Candidate) -> tuple[float, int, int, float, str]:
    """What orders people who could come to a role, the closest first."""
    sure = found.score if found.score >= SIGNS else 0.0
    return -sure, len(found.missing), len(found.lacking), -found.score, found.name


def _candidate(person: Person, role: str, following: str, lexicon: Lexicon) -> Candidate:
    fit = person.fits[following]
    return Candidate(
        name=person.member.name,
        department=person.member.department,
        score_now=person.fits[role].score,
        score=fit.score,
        points_short=round(max(0.0, COVERS - fit.score), 2),
        has=shown(fit, lexicon.role(following)),
        missing=fit.missing,
        near_misses=fit.near_misses,
        requirements=fit.requirements,
    )


def from_elsewhere(people: Iterable[Person], lexicon: Lexicon) -> tuple[FromElsewhere, ...]:
    """People of other departments who show enough keywords of a role to take part of it.

    Args:
        people: The team.
        lexicon: The roles, and the words of the field's own departments.

    Returns:
        In the lexicon's order of roles, those first who show most of its keywords, then by score and name.
    """
    found = []
    for place, role in enumerate(lexicon.roles):
        for person in people:
            member = person.member
            if not member.elsewhere or member.department is None or member.same_as or role.id not in person.fits:
                continue
            keywords = shown(person.fits[role.id], role)
            if len(keywords) >= TAKES_PART:
                could = FromElsewhere(
                    name=member.name,
                    department=member.department,
                    role=role.id,
                    title=role.title,
                    score=person.fits[role.id].score,
                    keywords=keywords,
                    of=len(role.core),
                )
                found.append((place, could))
    found.sort(key=lambda item: (item[0], -len(item[1].keywords), -item[1].score, item[1].name))
    return tuple(could for _, could in found)
