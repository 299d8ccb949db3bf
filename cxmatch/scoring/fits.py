"""Points and matches -> a role's fit: the evidence, what is missing, and what comes close."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container
from operator import itemgetter
from typing import Any, Final

from cxmatch.documents.document import Document
from cxmatch.documents.made import made
from cxmatch.documents.structure.experience import Experience
from cxmatch.lexicon import Role, Term
from cxmatch.matching.finding import Match
from cxmatch.matching.senses import Verdict
from cxmatch.matching.vocabulary import How
from cxmatch.scoring import requirements
from cxmatch.scoring.points import Piece, Share, piece_of
from cxmatch.scoring.report import Evidence, NearMiss, Rejected, RoleFit
from cxmatch.scoring.signals import Signal

NEAR_MISSES: Final = 3
"""Places that are told for each missing keyword."""


class Shown:
    """What a text shows, sorted once by what a fit asks of it; pieces by their numbers in the order of the text.

    Args:
        document: The text.
        matches: What was found in it, in its order; rejected ones are left out here.
        signals: What was found beyond words.
    """

    def __init__(self, document: Document, matches: tuple[Match, ...], signals: tuple[Signal, ...]) -> None:
        credited: dict[Piece, Match] = {}
        of_role: list[tuple[str, Piece, Match]] = []
        of_concept: dict[str, list[Piece]] = defaultdict(list)
        self._wishes: dict[str, list[Match]] = defaultdict(list)
        self._near: dict[str, dict[str, list[Match]]] = defaultdict(lambda: defaultdict(list))
        for match in matches:
            if match.rejected is not None:
                continue
            owner = match.owner
            if owner.kind == "near_miss":
                self._near[owner.role][owner.term].append(match)
                continue
            if owner.kind == "wish":
                self._wishes[owner.role].append(match)
                continue
            piece = piece_of(match)
            # A place that is said in two ways is told once; a term may be two roles'.
            if owner.kind == "term":
                of_role.append((owner.role, piece, match))
            elif piece not in credited:
                of_concept[owner.name].append(piece)
            credited.setdefault(piece, match)
        self._quotes = Quotes(document)
        self._pieces = sorted({*credited, *(signal.piece for signal in signals)}, key=itemgetter(1, 2, 0))
        self._number = {piece: number for number, piece in enumerate(self._pieces)}
        self._matches = [credited.get(piece) for piece in self._pieces]
        self._fields = list(map(self._fields_of, self._pieces, self._matches))
        self._of_role: dict[str, dict[int, Match]] = defaultdict(dict)
        for role, piece, match in of_role:
            self._of_role[role].setdefault(self._number[piece], match)
        self._of_concept = {name: [self._number[piece] for piece in pieces] for name, pieces in of_concept.items()}
        self._repeats: dict[int, Evidence] = {}

    def fit(self, role: Role, share: Share, worked: Experience, similar: Experience | None) -> RoleFit:
        """How well the text fits a role.

        Args:
            role: The role.
            share: Its score and points.
            worked: The dated work.
            similar: The dated posts that were like the role; None where posts cannot be told apart.
        """
        brought = {self._number[piece]: part for piece, part in share.points.items() if part}
        own = self._of_role[role.id]
        told = {*brought, *own}
        # Repeats of what speaks for the role are evidence without points; what speaks against it is told once.
        for name in {piece.name for piece, part in share.points.items() if part > 0}:
            told.update(self._of_concept.get(name, ()))
        shown = {self._pieces[number].name for number in own}
        near = self._near[role.id]
        missing = _by_help([term for term in role.terms if term.core and term.term not in shown], near)
        fields = {
            "role": role.id,
            "title": role.title,
            "score": share.score / 100,
            "evidence": tuple(
                [self._evidence(number, own.get(number), brought.get(number)) for number in sorted(told)]
            ),
            "missing": missing,
            "near_misses": tuple([miss for term in missing if term in near for miss in self._misses(term, near[term])]),
            "requirements": requirements.judge(role, worked, similar, self._wishes[role.id]),
        }
        return made(RoleFit, fields)

    def _evidence(self, number: int, own: Match | None, part: int | None) -> Evidence:
        """A piece as evidence for a role, with the role's own match where it has one, and its points if any."""
        if own is not None and own is not self._matches[number]:
            return made(Evidence, {**self._fields_of(self._pieces[number], own), "points": (part or 0) / 100})
        if part:
            return made(Evidence, {**self._fields[number], "points": part / 100})
        # Most roles repeat it, and one result can be in several fits.
        repeat = self._repeats.get(number)
        if repeat is None:
            repeat = self._repeats[number] = made(Evidence, self._fields[number])
        return repeat

    def _fields_of(self, piece: Piece, match: Match | None) -> dict[str, Any]:
        fields = self._quotes.of(piece, match.how if match else "signal")
        fields["core"] = match.owner.core if match else False
        fields["similarity"] = round(match.similarity, 4) if match else 1.0
        fields["points"] = 0.0
        return fields

    def _misses(self, term: str, near: list[Match]) -> list[NearMiss]:
        return [
            made(
                NearMiss, {**self._quotes.of(piece_of(match)._replace(name=term), match.how), "note": match.owner.name}
            )
            for match in near[:NEAR_MISSES]
        ]

    def rejected(self, match: Match, verdict: Verdict) -> Rejected:
        """What looked like a keyword and was not counted."""
        said = {"role": match.owner.role, "reason": verdict.reason, "note": verdict.note}
        return made(Rejected, {**self._quotes.of(piece_of(match), match.how), **said})


class Quotes:
    """What every find says of its place, whether it is counted or not.

    Args:
        document: The text.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._pages = document.pages
        self._sections = [section.kind for section in document.sections]
        self._starts = [section.start for section in document.sections[1:]]

    def of(self, piece: Piece, how: How) -> dict[str, Any]:
        """The fields of a `Found`, in their order."""
        name, start, end = piece
        return {
            "start": start,
            "end": end,
            "text": self._text[start:end],
            "page": bisect_right(self._pages, start) or None,
            "section": self._sections[bisect_right(self._starts, start)],
            "keyword": name,
            "how": how,
        }


def _by_help(lacking: list[Term], near: Container[str]) -> tuple[str, ...]:
    """The terms in the order of what showing them would bring; the sort keeps the lexicon's order among equals."""
    order = sorted(lacking, key=lambda term: (-term.weight, term.term not in near))
    return tuple([term.term for term in order])
