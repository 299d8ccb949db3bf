"""A team: what each person fits, which roles nobody covers, who is closest to the next one, and whom to hire next."""

from collections.abc import Iterator
from datetime import date
from os import PathLike

from pydantic import ValidationError

from cxmatch.documents.document import Frozen, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.names import storable
from cxmatch.documents.reading import fetched
from cxmatch.errors import UsageError
from cxmatch.hiring.planning.plan import Plan
from cxmatch.hiring.sheets import check_path
from cxmatch.hiring.staffing.hire_next import HireNext, hire_next
from cxmatch.hiring.staffing.members import Member, Person, people_of
from cxmatch.hiring.staffing.next_steps import COVERS, FromElsewhere, NextStep, from_elsewhere, next_steps
from cxmatch.hiring.staffing.roster import roster
from cxmatch.lexicon import Lexicon, Role
from cxmatch.ranking import job
from cxmatch.ranking.blind import TellLabels
from cxmatch.ranking.drawn import Drawn
from cxmatch.ranking.gathering import Progress, check, gather
from cxmatch.ranking.walking import PassedOver
from cxmatch.scoring.scoring import checked


class Holder(Frozen):
    """Somebody beside a role.

    Attributes:
        name: Their name, or their label.
        department: Their department; None where it is not known.
        elsewhere: Whether it is none of the field's own; None where that cannot be told.
        score: Their score for the role, 0 to 100.
    """

    name: str
    department: str | None
    elsewhere: bool | None
    score: float


class RoleCover(Frozen):
    """Whether a team covers a role.

    Attributes:
        role: The role's id.
        title: The role's title.
        by: Who covers it: everybody with a score of `next_steps.COVERS` or more, the highest first.
        nearest: Where nobody does, who has the highest score above 0; None where nobody has one.
        only_elsewhere: Whether all who cover it are in other departments.
    """

    role: str
    title: str
    by: tuple[Holder, ...]
    nearest: Holder | None
    only_elsewhere: bool


class Team(Frozen):
    """A team and its roles.

    Attributes:
        members: Everybody, by department and name.
        covered: The roles that somebody covers, in the lexicon's order.
        uncovered: Those that nobody covers. Where nobody's file could be read, that is known of no role, and both are
            empty.
        next_steps: For each step from role to role, who could take it, the closest first.
        from_elsewhere: People of other departments who could take part of a role.
        hire_next: Which role to fill next, and how; None where nobody's file could be read.
        planned_role: The role that the plan asks for first; None without a plan, or where it asks for none.
        notices: What a reader of this answer should know.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of the lexicon, hex digits.
        as_of: The day that "present" meant.
        passed_over: What lay in a folder and was no file to be read, and why.
        blind: Whether labels stand for names and files.
    """

    members: tuple[Member, ...]
    covered: tuple[RoleCover, ...]
    uncovered: tuple[RoleCover, ...]
    next_steps: tuple[NextStep, ...]
    from_elsewhere: tuple[FromElsewhere, ...]
    hire_next: HireNext | None
    planned_role: str | None
    notices: tuple[Notice, ...]
    lexicon: str
    lexicon_hash: str
    as_of: date
    passed_over: tuple[PassedOver, ...]
    blind: bool

    @property
    def failed(self) -> tuple[Member, ...]:
        """Those whose file could not be read, or is surely no resume."""
        return tuple(member for member in self.members if member.status == "failed")


def team(
    source: str | PathLike[str],
    *,
    plan: Plan | str | PathLike[str] | None = None,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    blind: bool = False,
    labels: TellLabels | None = None,
    sure: bool = False,
    drawn: Drawn | None = None,
) -> Team:
    """What each person on a team fits, which roles nobody covers, who is closest to the next one, and whom to hire.

    Args:
        source: A folder of resumes, whose folders are departments; or a CSV file with the columns `name`, `file` (a
            path seen from the CSV file's own folder) and `department`.
        plan: Which roles the company needs: a `Plan`, or the path of the JSON that `cxmatch plan --json` prints.
        lexicon: The roles, their words and the steps between them; customer experience where None.
        as_of: The day that "present" means; today (UTC) where None.
        workers: How many processes read at once, 1 and up; as many as there are processors where None.
        limits: Bounds on one file.
        progress: Called with how many files are done and how many there are, in the caller's thread.
        blind: Whether labels stand for names and files, and quotes are without names and school years.
        labels: Called with who is behind each label, where the answer is blind; nothing in the answer says it.
        sure: Whether every file is taken for a resume, whatever it looks like. One that is surely something else, such
            as a cover letter, is a failed member otherwise.
        drawn: What else workers make of each file, such as its part of a report; it is found there by its member's
            name.

    Returns:
        The team: `members` with their fits, roles `covered` and `uncovered`, `next_steps`, `from_elsewhere` and
        `hire_next`. The same files and options give the same one, whatever the number of workers.

    Raises:
        FileUnreadable: There is no such file or folder, or no file in the folder.
        UsageError: The table lacks a column or names nobody, the plan is none, `labels` is given where nothing is
            blind, or something is of a wrong type.

    Example:
        >>> found = team("docs/examples/resumes", as_of=date(2026, 11, 1))
        >>> [role.role for role in found.uncovered], found.next_steps[0].candidates[0].name
        ([], 'tavita-leota')
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    check(workers=workers, is_blind=blind, labels=labels)
    check_path(source, "source")
    needed = _plan(plan)
    found = roster(source)
    asked = job.Asked(
        role=None,
        lexicon_json=job.lexicon_text(lexicon),
        as_of=day,
        limits=limits,
        blind=blind,
        fits=True,
        resumes=True,
        sure=sure,
        draw=drawn.how if drawn else None,
    )
    paths = tuple(dict.fromkeys(entry.path for entry in found.entries if entry.path is not None))
    outcomes = {}
    for place, outcome in gather(paths, asked, workers=workers, progress=progress):
        if drawn:
            drawn.keep(paths[place], outcome.drawn)
        outcomes[paths[place]] = outcome._replace(drawn="")
    people = people_of(found.entries, outcomes, lexicon, blind=blind, tell=labels)
    if drawn:
        drawn.rename((person.path, person.member.name) for person in people if person.path is not None)
    is_known = any(person.fits for person in people)
    covers = [_cover(role, people) for role in lexicon.roles] if is_known else []
    uncovered = tuple(cover for cover in covers if not cover.by)
    steps = next_steps(people, lexicon)
    passed_over = found.passed_over
    return Team(
        members=tuple(person.member for person in people),
        covered=tuple(cover for cover in covers if cover.by),
        uncovered=uncovered,
        next_steps=steps,
        from_elsewhere=from_elsewhere(people, lexicon),
        hire_next=hire_next([cover.role for cover in uncovered], steps, needed, lexicon) if is_known else None,
        planned_role=needed.role if needed else None,
        notices=tuple(_notices(people, lexicon, needed)),
        lexicon=lexicon.name,
        lexicon_hash=lexicon.hash,
        as_of=day,
        passed_over=tuple(sorted(passed._replace(path="") for passed in passed_over)) if blind else passed_over,
        blind=blind,
    )


def _plan(plan: Plan | str | PathLike[str] | None) -> Plan | None:
    if plan is None or isinstance(plan, Plan):
        return plan
    check_path(plan, "plan")
    data, name = fetched(plan, Limits())
    try:
        return Plan.model_validate_json(data)
    except ValidationError as problem:
        raise UsageError(
            "this is no plan, or one of another version of cxmatch",
            source=storable(name),
            advice="Make it again with `cxmatch plan --json > plan.json`",
        ) from problem


def _cover(role: Role, people: tuple[Person, ...]) -> RoleCover:
    holders = sorted(
        (
            Holder(
                name=person.member.name,
                department=person.member.department,
                elsewhere=person.member.elsewhere,
                score=person.fits[role.id].score,
            )
            for person in people
            if role.id in person.fits and person.member.same_as is None
        ),
        key=lambda holder: (-holder.score, holder.name),
    )
    by = tuple(holder for holder in holders if holder.score >= COVERS)
    return RoleCover(
        role=role.id,
        title=role.title,
        by=by,
        nearest=holders[0] if not by and holders and holders[0].score > 0 else None,
        only_elsewhere=bool(by) and all(holder.elsewhere for holder in by),
    )


def _notices(people: tuple[Person, ...], lexicon: Lexicon, plan: Plan | None) -> Iterator[Notice]:
    members = [person.member for person in people]
    failed = sum(member.status == "failed" for member in members)
    if failed:
        message = f"{failed} of {len(members)} could not be judged, and what they fit is not known"
        yield Notice(kind="not_judged", message=message)
    copies = [member.name for member in members if member.same_as is not None]
    if copies:
        message = f"the same file as somebody else's, and counted once: {', '.join(copies)}"
        yield Notice(kind="same_file", message=message)
    other = [member.name for member in members if member.kind not in (None, "resume")]
    if other:
        yield Notice(kind="no_resume", message=f"no resume, by the look of it: {', '.join(other)}")
    if not lexicon.ladder.steps:
        message = f"the lexicon {lexicon.name!r} names no steps from role to role, so nobody's next step is told"
        yield Notice(kind="no_steps", message=message)
    if not lexicon.ladder.departments.ways:
        message = (
            f"the lexicon {lexicon.name!r} does not say which departments are its own, so nobody is from elsewhere"
        )
        yield Notice(kind="no_own_departments", message=message)
    elif failed < len(members) and not any(member.department for member in members):
        message = "no departments are known, so nobody is from elsewhere; put people into folders of their departments"
        yield Notice(kind="no_departments", message=message)
    if plan is not None and plan.lexicon_hash != lexicon.hash:
        message = "the plan was made with another lexicon, or another version of this one"
        yield Notice(kind="other_lexicon", message=message)
