"""Points and matches -> a role's fit: the evidence, what is missing, and what comes close."""

from bisect import bisect_right
from collections import defaultdict
from typing import Any, Final

from cxmatch.documents.document import Document
from cxmatch.documents.structure.experience import Experience
from cxmatch.lexicon import Role, Term
from cxmatch.matching.finding import Match
from cxmatch.matching.senses import Verdict
from cxmatch.matching.vocabulary import How
from cxmatch.scoring import requirements
from cxmatch.scoring.made import made
from cxmatch.scoring.points import Piece, Share, piece_of
from cxmatch.scoring.report import Evidence, NearMiss, Rejected, RoleFit
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
        self._quotes = Quotes(document)
        self._fields = {piece: self._fields_of(piece, match) for piece, match in self._matches.items()}
        for signal in signals:
            self._fields.setdefault(signal.piece, self._fields_of(signal.piece, None))
        order = sorted(self._fields, key=lambda piece: (piece.start, piece.end, piece.name))
        self._rank = {piece: rank for rank, piece in enumerate(order)}
        self._repeats: dict[Piece, Evidence] = {}

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
        order = sorted(told, key=self._rank.__getitem__)
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
        own = self._of_role[role.id].get(piece)
        if own is not None and own is not self._matches[piece]:
            return made(Evidence, self._fields_of(piece, own) | {"points": part / 100})
        if part:
            return made(Evidence, self._fields[piece] | {"points": part / 100})
        # Most roles repeat it, and one result can be in several fits.
        repeat = self._repeats.get(piece)
        if repeat is None:
            repeat = self._repeats[piece] = made(Evidence, self._fields[piece])
        return repeat

    def _fields_of(self, piece: Piece, match: Match | None) -> dict[str, Any]:
        return self._quotes.of(piece, match.how if match else "signal") | {
            "core": match.owner.core if match else False,
            "similarity": round(match.similarity, 4) if match else 1.0,
            "points": 0.0,
        }

    def _by_help(self, role: Role, lacking: list[Term]) -> tuple[str, ...]:
        """The terms in the order of what showing them would bring; the sort keeps the lexicon's order among equals."""
        order = sorted(lacking, key=lambda term: (-term.weight, (role.id, term.term) not in self._near))
        return tuple(term.term for term in order)

    def _near_misses(self, role: Role, term: str) -> list[NearMiss]:
        return [
            made(NearMiss, self._quotes.of(piece._replace(name=term), match.how) | {"note": match.owner.name})
            for piece, match in self._near.get((role.id, term), [])[:NEAR_MISSES]
        ]

    def rejected(self, match: Match, verdict: Verdict) -> Rejected:
        """What looked like a keyword and was not counted."""
        said = {"role": match.owner.role, "reason": verdict.reason, "note": verdict.note}
        return made(Rejected, self._quotes.of(piece_of(match), match.how) | said)


class Quotes:
    """What every find says of its place, whether it is counted or not.

    Args:
        document: The text.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._pages = document.pages
        self._sections = [section.kind for section in document.sections]
        self._starts = [section.start for section in document.sections]

    def of(self, piece: Piece, how: How) -> dict[str, Any]:
        """The fields of a `Found`, in their order."""
        name, start, end = piece
        return {
            "start": start,
            "end": end,
            "text": self._text[start:end],
            "page": bisect_right(self._pages, start) or None,
            "section": self._sections[max(0, bisect_right(self._starts, start) - 1)],
            "keyword": name,
            "how": how,
        }
