"""What a ranking remembers of each file: half a kilobyte that puts it in its place. The row itself lies in a file."""

from array import array
from collections.abc import Sequence
from typing import Final

from cxmatch.documents.limits import Limits
from cxmatch.lexicon import Lexicon
from cxmatch.ranking import blind, nearness
from cxmatch.ranking.blind import TellLabels
from cxmatch.ranking.job import Outcome
from cxmatch.ranking.row import Row
from cxmatch.ranking.spill import Place, Spill

_FAILED: Final = -1
"""Stands in the place of a role."""
_UNKNOWN: Final = -1.0
"""Stands in the place of a score."""


class Ledger:
    """The files of a ranking and what became of them.

    Args:
        files: The files as answers name them, in order.
        lexicon: Whose roles they stand under.
        spill: Where rows are kept.
    """

    def __init__(self, files: Sequence[str], lexicon: Lexicon, spill: Spill) -> None:
        self.paths = list(files)
        self._roles = {role.id: place for place, role in enumerate(lexicon.roles)}
        self._spill = spill
        self._starts = array("q", bytes(8 * len(files)))
        self._lengths = array("l", bytes(array("l").itemsize * len(files)))
        self._role = array("h", [_FAILED]) * len(files)
        self._score = array("d", [_UNKNOWN]) * len(files)
        self._digests = [b""] * len(files)
        self._sketches: list[array[int]] = [array("I")] * len(files)
        self._first: dict[int, int] = {}
        self._near: dict[int, tuple[int, ...]] = {}

    def enter(self, place: int, outcome: Outcome) -> None:
        """Notes what became of a file.

        Args:
            place: Of the file.
            outcome: What became of it.
        """
        self._starts[place], self._lengths[place] = self._spill.keep(outcome.row_json)
        if outcome.status != "failed":
            self._role[place] = self._roles[outcome.role] if outcome.role else len(self._roles)
        if outcome.score is not None:
            self._score[place] = outcome.score
        self._digests[place] = bytes.fromhex(outcome.digest)
        self._sketches[place] = array("I", outcome.sketch)

    def close(self) -> None:
        """Finds which files hold the same bytes or nearly the same text, when all are entered."""
        firsts: dict[bytes, int] = {}
        for place, digest in enumerate(self._digests):
            if self._role[place] != _FAILED and (first := firsts.setdefault(digest, place)) != place:
                self._first[place] = first
        kept = [place for place, sketch in enumerate(self._sketches) if sketch and place not in self._first]
        near = nearness.groups([self._sketches[place] for place in kept])
        self._near = {kept[place]: tuple(kept[other] for other in others) for place, others in near.items()}
        self._sketches = []

    def label(self, limits: Limits, tell: TellLabels | None) -> None:
        """Has labels in the place of paths.

        Args:
            limits: Bounds on a file.
            tell: Told who is behind each label.
        """
        digests = [
            digest.hex() or blind.digest_of_failed(path, limits)
            for digest, path in zip(self._digests, self.paths, strict=True)
        ]
        self.paths = blind.labelled(digests, self.paths, tell=tell)

    def order(self) -> list[int]:
        """The places of all files, best first.

        Rows stand under their roles, then by score; those that failed stand at the end, and equals by their paths.
        Files with the same bytes stand together, the first of them first.
        """

        def key(place: int) -> tuple[bool, int, bool, float, str, bool, str]:
            role, score = self._role[place], self._score[place]
            group = self.paths[self._first.get(place, place)]
            return role == _FAILED, role, score < 0, -score, group, place in self._first, self.paths[place]

        return sorted(range(len(self.paths)), key=key)

    def best(self, count: int) -> list[int]:
        """The same, but of each role no more than the best, and all that failed.

        Args:
            count: How many of each role.
        """
        seen: dict[int, int] = {}
        kept = []
        for place in self.order():
            role = self._role[place]
            seen[role] = seen.get(role, 0) + 1
            if role == _FAILED or seen[role] <= count:
                kept.append(place)
        return kept

    def row(self, place: int) -> Row:
        """A file's row, told which others hold the same bytes or nearly the same text.

        Args:
            place: Of the file.
        """
        first = self._first.get(place)
        near = sorted(self.paths[other] for other in self._near.get(place if first is None else first, ()))
        row = Row.model_validate_json(self._spill.text(Place(self._starts[place], self._lengths[place])))
        return row.model_copy(
            update={
                "path": self.paths[place],
                "same_as": None if first is None else self.paths[first],
                "near": tuple(near),
            }
        )

    @property
    def failed(self) -> int:
        """How many files could not be read."""
        return self._role.count(_FAILED)
