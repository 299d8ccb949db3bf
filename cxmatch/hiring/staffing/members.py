"""Each person of a team: their fit to every role, and where a keyword of it stands in what they wrote."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from cxmatch.documents.document import Document, DocumentKind, Frozen, Notice
from cxmatch.errors import EmptyFile
from cxmatch.hiring.staffing.roster import Entry
from cxmatch.lexicon import Lexicon, Role
from cxmatch.matching.finding import find_named
from cxmatch.matching.vocabulary import Named
from cxmatch.ranking.blind import TellLabels, labelled
from cxmatch.ranking.job import Outcome
from cxmatch.ranking.row import Status
from cxmatch.scoring.report import Evidence, RoleFit
from cxmatch.scoring.requirements import Requirement


class MemberFit(Frozen):
    """Somebody's fit to one role.

    Attributes:
        role: The role's id.
        title: The role's title.
        score: 0 to 100.
        shown: Its core keywords that they show, in the lexicon's order.
        missing: Its core keywords that they do not show, those first that would bring most.
        requirements: What the role asks for beyond its words.
    """

    role: str
    title: str
    score: float
    shown: tuple[str, ...]
    missing: tuple[str, ...]
    requirements: tuple[Requirement, ...]


class Member(Frozen):
    """Somebody on a team.

    Attributes:
        name: Their name; in a blind answer their label.
        file: Their resume; empty in a blind answer.
        department: Their department; None where it is not known.
        elsewhere: Whether it is none of the field's own departments; None where that cannot be told.
        status: ok, partial (only a part of the file could be judged) or failed.
        kind: What the document is; None where it failed.
        best_role: The id of the role that they fit best; None where nothing speaks for any, or the file failed.
        years: Years of dated work; None where nothing is dated.
        fits: To every role, best first; empty where the file failed.
        same_as: The name of somebody above whose file holds the same bytes; None where there is nobody.
        notices: What should be known about the file.
        error: The kind of error, where it failed.
        message: What failed and what to do, where it failed.
    """

    name: str
    file: str
    department: str | None
    elsewhere: bool | None
    status: Status
    kind: DocumentKind | None
    best_role: str | None
    years: float | None
    fits: tuple[MemberFit, ...]
    same_as: str | None
    notices: tuple[Notice, ...]
    error: str | None
    message: str | None


class Person(NamedTuple):
    """A member, the whole fits with their evidence, and the path of their file as the system knows it."""

    member: Member
    fits: dict[str, RoleFit]
    path: str | None = None


def people_of(
    entries: Iterable[Entry], outcomes: dict[str, Outcome], lexicon: Lexicon, *, blind: bool, tell: TellLabels | None
) -> tuple[Person, ...]:
    """Everybody, by department and name; those without a department come last.

    Args:
        entries: The team.
        outcomes: What became of each file that was read, by its path.
        lexicon: The roles.
        blind: Whether labels stand for names and files.
        tell: Told who is behind each label.
    """
    listed = list(entries)
    names = _labelled(listed, outcomes, tell) if blind else [entry.name for entry in listed]
    own = {entry.department: _is_own(entry.department, lexicon) for entry in listed}
    order = sorted(
        range(len(listed)),
        key=lambda place: (
            listed[place].department is None,
            listed[place].department or "",
            names[place],
            "" if blind else listed[place].file,
        ),
    )
    first_of: dict[str, int] = {}
    people = []
    for place in order:
        entry, outcome = listed[place], outcomes.get(listed[place].path or "")
        same_as = None
        if outcome is not None and outcome.row.status != "failed":
            first = first_of.setdefault(outcome.digest, place)
            same_as = names[first] if first != place else None
        is_own = own[entry.department]
        member = _member(
            entry,
            outcome,
            names[place],
            same_as,
            lexicon,
            elsewhere=None if is_own is None else not is_own,
            blind=blind,
        )
        people.append(Person(member, {fit.role: fit for fit in outcome.fits} if outcome else {}, entry.path))
    return tuple(people)


def _labelled(entries: list[Entry], outcomes: dict[str, Outcome], tell: TellLabels | None) -> list[str]:
    digests = [
        outcomes[entry.path].digest
        if entry.path is not None
        else hashlib.sha256(f"nothing read:{entry.name}:{entry.file}".encode()).hexdigest()
        for entry in entries
    ]
    return labelled(digests, [entry.file for entry in entries], tell=tell)


def _is_own(department: str | None, lexicon: Lexicon) -> bool | None:
    """Whether a department is one of the field's own; None where there is none, or the lexicon has no words for it."""
    ways = lexicon.ladder.departments.ways
    if department is None or not ways:
        return None
    try:
        document = Document.from_text(department, kind="resume")
    except EmptyFile:
        return None
    return bool(find_named(document, Named.of({"own": ways}, everywhere=True)))


def _member(
    entry: Entry,
    outcome: Outcome | None,
    name: str,
    same_as: str | None,
    lexicon: Lexicon,
    *,
    elsewhere: bool | None,
    blind: bool,
) -> Member:
    row = outcome.row if outcome else None
    fits = outcome.fits if outcome else ()
    return Member(
        name=name,
        file="" if blind else entry.file,
        department=entry.department,
        elsewhere=elsewhere,
        status=row.status if row else "failed",
        kind=row.kind if row else None,
        best_role=fits[0].role if fits and fits[0].score > 0 else None,
        years=row.years if row else None,
        fits=tuple(_fit(fit, lexicon.role(fit.role)) for fit in fits),
        same_as=same_as,
        notices=row.notices if row else (),
        error=row.error if row else "UsageError",
        message=row.message if row else entry.wrong,
    )


def _fit(fit: RoleFit, role: Role) -> MemberFit:
    return MemberFit(
        role=fit.role,
        title=fit.title,
        score=fit.score,
        shown=tuple(word for word in role.core if word not in fit.missing),
        missing=fit.missing,
        requirements=fit.requirements,
    )


def shown(fit: RoleFit, role: Role) -> tuple[Evidence, ...]:
    """Each core keyword of a role that a text shows, once, where it stands best; in the order of the text.

    Args:
        fit: Of the text.
        role: The role.
    """
    best: dict[str, Evidence] = {}
    for piece in fit.evidence:
        if piece.core and piece.keyword in role.core:
            known = best.get(piece.keyword)
            if known is None or piece.points > known.points:
                best[piece.keyword] = piece
    return tuple(sorted(best.values(), key=lambda piece: (piece.start, piece.end)))
