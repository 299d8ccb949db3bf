"""Points and matches -> a role's fit: the evidence, what is missing, and what comes close."""

from collections import defaultdict
from typing import Any, Final

from cxmatch.documents.document import Document
from cxmatch.documents.structure.experience import Experience
from cxmatch.lexicon import Role, Term
from cxmatch.matching.finding import Match
from cxmatch.scoring import requirements
from cxmatch.scoring.points import Piece, Share, piece_of
from cxmatch.scoring.report import Evidence, NearMiss, RoleFit
from cxmatch.scoring.signals import Signal

NEAR_MISSES: Final = 3
"""Places that are told for each missing keyword."""


class Shown:
    """What a text shows, sorted once by what a fit asks of it.

    Args:
        document: The text.
        matches: What was found in it, in its order; rejected ones are left out here.
        signals: What was found beyond words.
    """

    def __init__(self, document: Document, matches: tuple[Match, ...], signals: tuple[Signal, ...]) -> None:
        self._matches: dict[Piece, Match] = {}
        self._of_role: dict[str, dict[Piece, Match]] = defaultdict(dict)
        self._of_concept: dict[str, list[Piece]] = defaultdict(list)
        self._wishes: dict[str, list[Match]] = defaultdict(list)
        self._near: dict[tuple[str, str], list[tuple[Piece, Match]]] = defaultdict(list)
        for match in matches:
            if match.rejected is not None:
                continue
            piece, owner = piece_of(match), match.owner
            if owner.kind == "near_miss":
                self._near[owner.role, owner.term].append((piece, match))
                continue
            if owner.kind == "wish":
                self._wishes[owner.role].append(match)
                continue
            # A place that is said in two ways is told once; a term may be two roles'.
            if owner.kind == "term":
                self._of_role[owner.role].setdefault(piece, match)
            elif piece not in self._matches:
                self._of_concept[owner.name].append(piece)
            self._matches.setdefault(piece, match)
        self._document = document
        pieces = (*self._matches, *(signal.piece for signal in signals))
        self._quoted = {piece: quoted(piece, document) for piece in pieces}

    def fit(self, role: Role, share: Share, worked: Experience, similar: Experience | None) -> RoleFit:
        """How well the text fits a role.

        Args:
            role: The role.
            share: Its score and points.
            worked: The dated work.
            similar: The dated posts that were like the role; None where posts cannot be told apart.
        """
        brought = {piece: part for piece, part in share.points.items() if part}
        told = set(brought)
        told.update(self._of_role[role.id])
        # Repeats of what speaks for the role are evidence without points; what speaks against it is told once.
        for name in {piece.name for piece, part in brought.items() if part > 0}:
            told.update(self._of_concept[name])
        own = {piece.name for piece in self._of_role[role.id]}
        missing = self._by_help(role, [term for term in role.terms if term.core and term.term not in own])
        order = sorted(told, key=lambda piece: (piece.start, piece.end, piece.name))
        return RoleFit(
            role=role.id,
            title=role.title,
            score=share.score / 100,
            evidence=tuple(self._evidence(role, piece, brought.get(piece, 0)) for piece in order),
            missing=missing,
            near_misses=tuple(near for term in missing for near in self._near_misses(role, term)),
            requirements=requirements.judge(role, worked, similar, self._wishes[role.id]),
        )

    def _evidence(self, role: Role, piece: Piece, part: int) -> Evidence:
        match = self._of_role[role.id].get(piece) or self._matches.get(piece)
        return Evidence(
            **self._quoted[piece],
            how=match.how if match else "signal",
            core=match.owner.core if match else False,
            similarity=round(match.similarity, 4) if match else 1.0,
            points=part / 100,
        )

    def _by_help(self, role: Role, lacking: list[Term]) -> tuple[str, ...]:
        """The terms in the order of what showing them would bring; the sort keeps the lexicon's order among equals."""
        order = sorted(lacking, key=lambda term: (-term.weight, (role.id, term.term) not in self._near))
        return tuple(term.term for term in order)

    def _near_misses(self, role: Role, term: str) -> list[NearMiss]:
        return [
            NearMiss(**(quoted(piece, self._document) | {"keyword": term}), how=match.how, note=match.owner.name)
            for piece, match in self._near.get((role.id, term), [])[:NEAR_MISSES]
        ]


def quoted(piece: Piece, document: Document) -> dict[str, Any]:
    """What every find says of its place, whether it is counted or not."""
    return {"keyword": piece.name, **document.passage_fields(piece.start, piece.end)}
