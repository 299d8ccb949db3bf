"""What speaks for a role only where it counts for less: in lists, or in posts that ended long ago."""

from collections import defaultdict
from typing import Final, Literal

from cxmatch.documents.document import Document, Frozen, Passage, SectionKind
from cxmatch.lexicon import Concept, Lexicon
from cxmatch.scoring.places import Places
from cxmatch.scoring.report import Evidence, Report
from cxmatch.scoring.stretches import posts

LISTS: Final[tuple[SectionKind, ...]] = ("skills", "summary")
"""Sections that say what somebody can do, and not where it was done."""
STUDIES: Final[tuple[SectionKind, ...]] = ("education", "certifications")
"""Sections of what was learned: a keyword there counts for less, and a degree is rightly nowhere else."""


class Weak(Frozen):
    """A keyword, or a part of the work, that stands only where it counts for less.

    Attributes:
        keyword: What it is called.
        core: Whether it is a core keyword.
        places: Each place, in the order of the text; at least one.
        why: Whether that is a list, or a post that ended long ago.
    """

    keyword: str
    core: bool
    places: tuple[Passage, ...]
    why: Literal["listed", "long_past"]


def weak_places(report: Report, role: str, lexicon: Lexicon) -> tuple[Weak, ...]:
    """What speaks for a role and stands only in lists, or only in posts that ended long ago.

    Parts of the work count where `Lexicon.compared` says that a person can tell of them, and only where posts are
    dated: without dates all that a text says counts alike.

    Args:
        report: The resume's.
        role: The role's id.
        lexicon: Whose role it is.
    """
    document, as_of = report.document, report.provenance.as_of
    places = Places(document, as_of)
    work = {concept.name for concept in work_of(lexicon, role)} if posts(document, as_of) else set()
    by_keyword: dict[str, list[Evidence]] = defaultdict(list)
    core = lexicon.role(role).core
    for piece in report.fit(role).evidence:
        if piece.keyword in core or piece.keyword in work:
            by_keyword[piece.keyword].append(piece)
    found = []
    for keyword, pieces in by_keyword.items():
        if max(piece.points for piece in pieces) <= 0:
            continue
        why = _weakness(pieces, places, lists=(*LISTS, *STUDIES) if keyword in core else LISTS)
        if why:
            found.append(Weak(keyword=keyword, core=keyword in core, places=_passages(document, pieces), why=why))
    return tuple(found)


def work_of(lexicon: Lexicon, role: str) -> tuple[Concept, ...]:
    """The parts of a role's own work that a person can tell of, those that speak for it most first.

    Args:
        lexicon: Its `compared` says which parts of the work those are; none where it does not say.
        role: The role's id; its own is the work that speaks for it more than for any other.
    """
    named = frozenset(lexicon.compared.work if lexicon.compared else ())
    found = []
    for concept in lexicon.concepts:
        by_role = {role.id: _weight(concept, role.id, lexicon) for role in lexicon.roles}
        if concept.name in named and by_role[role] > 0 and by_role[role] == max(by_role.values()):
            found.append(concept)
    return tuple(sorted(found, key=lambda one: -_weight(one, role, lexicon)))


def _weight(concept: Concept, role: str, lexicon: Lexicon) -> float:
    """How strongly a first proof of a part of the work speaks for a role; 0 where roles do not compete."""
    if lexicon.contest is None:
        return 0.0
    group, own = lexicon.contest.groups.get(concept.group), lexicon.contest.concepts.get(concept.name)
    return (group.concepts.get(role, 0.0) if group else 0.0) + (own.weights.get(role, 0.0) if own else 0.0)


def _weakness(
    pieces: list[Evidence], places: Places, *, lists: tuple[SectionKind, ...]
) -> Literal["listed", "long_past"] | None:
    told = [piece for piece in pieces if piece.section not in lists]
    if not told:
        return "listed"
    past = all(piece.section == "experience" and places.share(piece.start) < 1 for piece in told)
    return "long_past" if past else None


def _passages(document: Document, pieces: list[Evidence]) -> tuple[Passage, ...]:
    return tuple(document.passage(piece.start, piece.end) for piece in pieces)
