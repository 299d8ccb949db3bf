"""Many files -> ordered rows: every file ends as one, and none stops the others."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

from cxmatch.documents.document import Frozen
from cxmatch.documents.limits import Limits
from cxmatch.documents.reading import Source
from cxmatch.errors import FileUnreadable, UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.ranking import blind as veiling
from cxmatch.ranking import job, nearness
from cxmatch.ranking.blind import TellLabels
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.compared import beside
from cxmatch.ranking.drawn import Drawn
from cxmatch.ranking.gathering import Progress, check, gather
from cxmatch.ranking.row import Row
from cxmatch.ranking.walking import PassedOver, walk
from cxmatch.scoring.scoring import checked

if TYPE_CHECKING:
    import pandas
    import pyarrow


class Ranking(Frozen):
    """Rows, best first.

    Without a role, rows stand under their best role, in the lexicon's order of roles, then by score; those in which
    no role has evidence come after them, and those that failed at the end. Equals stand in the order of their paths.
    Beside a posting or a resume, they stand by the score of the comparison, those without one after the others.

    Attributes:
        rows: All of them.
        role: The role asked for, or None.
        posting: The posting that all were compared with, or None.
        resume: The resume that all were compared with, or None.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of the lexicon, hex digits.
        as_of: The day that "present" meant.
        passed_over: What lay in a folder and was no file to be read (links, devices), and why.
        blind: Whether labels stand in the place of paths, and quotes are without names and school years.
    """

    rows: tuple[Row, ...]
    role: str | None
    lexicon: str
    lexicon_hash: str
    as_of: date
    passed_over: tuple[PassedOver, ...]
    blind: bool = False
    posting: str | None = None
    resume: str | None = None

    def __iter__(self) -> Iterator[Row]:  # type: ignore[override]
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def top(self, count: int) -> "Ranking":
        """The first `count` rows of each role; rows that failed stay, so that none is lost from sight."""
        seen: Counter[str | None] = Counter()
        kept = []
        for row in self.rows:
            seen[row.role] += row.status != "failed"
            if row.status == "failed" or seen[row.role] <= count:
                kept.append(row)
        return self.model_copy(update={"rows": tuple(kept)})

    def to_arrow(self) -> "pyarrow.Table":
        """The rows as a table of Arrow: text, numbers and lists of texts; what is not known is null.

        Raises:
            UsageError: pyarrow is not installed; it comes with the extra `tables`.

        Example:
            >>> table = rank("docs/examples/resumes", role="analyst").to_arrow()
            >>> table.num_rows, str(table.schema.field("score").type)
            (8, 'double')
        """
        from cxmatch.ranking import arrow

        return arrow.to_arrow(self)

    def to_pandas(self) -> "pandas.DataFrame":
        """The rows as a data frame; what is not known is NaN or None.

        Raises:
            UsageError: pandas or pyarrow is not installed; both come with the extra `tables`.

        Example:
            >>> frame = rank("docs/examples/resumes", role="analyst").to_pandas()
            >>> float(frame["score"].max())
            98.63
        """
        from cxmatch.ranking import arrow

        return arrow.to_pandas(self)

    @property
    def failed(self) -> tuple[Row, ...]:
        """The rows of files that could not be read."""
        return tuple(row for row in self.rows if row.status == "failed")


def rank(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    role: str | None = None,
    posting: Source | None = None,
    resume: Source | None = None,
    sure: bool = False,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    blind: bool = False,
    labels: TellLabels | None = None,
    drawn: Drawn | None = None,
    cache: Cache | None = None,
) -> Ranking:
    """Reads and scores files in worker processes and puts them in order.

    Args:
        sources: A folder, a file, or several of either.
        role: The role to rank for; each file stands under its best where None.
        posting: A posting that every file, a resume, is compared with; scores are those of `match`.
        resume: A resume that every file, a posting, is compared with; likewise.
        sure: Whether all documents of a comparison are taken for what they are given as, whatever they look like.
        lexicon: The roles and their words; customer experience where None.
        as_of: The day that "present" means; today (UTC) where None.
        workers: How many processes read at once, 1 and up; as many as there are processors where None.
        limits: Bounds on one file.
        progress: Called with how many files are done and how many there are, in the caller's thread.
        blind: Whether names, contact details, school years and file names are left out; scores are the same.
        labels: Called with who is behind each label, where the ranking is blind; nothing in the ranking says it.
        drawn: What else workers make of each file, such as its part of a report; it is found there by its row's path.
        cache: Where what is read and judged is kept for the next time; None where nothing is. In a blind ranking
            nothing is.

    Returns:
        The ranking. The same files and options give the same one, whatever the number of workers.

    Raises:
        FileUnreadable: A source that is named is not there, or there is no file in what is.
        UnknownRole: The lexicon has no such role.
        DocumentError: The posting or the resume that all are compared with cannot be read.
        UsageError: `workers` is below 1, `labels` is given where nothing is blind, options do not go together, or
            something is of a wrong type.

    Example:
        >>> from pathlib import Path
        >>> ranking = rank("docs/examples/resumes", role="analyst")
        >>> len(ranking), Path(ranking.rows[0].path).name, ranking.failed
        (8, 'chidinma-eze.pdf', ())
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    if role is not None:
        lexicon.role(role)
    check(workers=workers, is_blind=blind, labels=labels)
    if role is not None and (posting is not None or resume is not None):
        raise UsageError("a comparison has no role", source="role", advice="Leave the role out, or the posting")
    if blind and resume is not None:
        raise UsageError("a blind ranking lists people, and these are postings", source="blind", advice="Leave it out")
    paths = _paths(sources)
    found = walk(paths)
    if not found.files and not found.lost:
        given = ", ".join(os.fspath(path) for path in paths) or "nothing"
        raise FileUnreadable("there are no files to rank", source=given)
    lexicon_json = None if lexicon is Lexicon.load() else lexicon.model_dump_json()
    other = beside(posting, resume, sure=sure, limits=limits)
    asked = job.Asked(role=role, lexicon_json=lexicon_json, as_of=day, limits=limits, blind=blind, beside=other)
    outcomes = gather(
        found.files, asked, workers=workers, progress=progress, drawn=drawn, cache=None if blind else cache
    )
    read = [outcomes[path] for path in found.files]
    lost = [_lost(folder) for folder in found.lost]
    named = [outcome.row.path for outcome in read] + [row.path for row in lost]
    passed_over = found.passed_over
    if blind:
        digests = [outcome.digest for outcome in read] + [veiling.digest_of_failed(row.path, limits) for row in lost]
        named = veiling.labelled(digests, named, tell=labels)
        passed_over = tuple(sorted(passed._replace(path="") for passed in passed_over))
    if drawn:
        drawn.rename(zip(found.files, named, strict=False))
    rows = _related(read, named)
    rows += [row.model_copy(update={"path": name}) for row, name in zip(lost, named[len(read) :], strict=True)]
    return Ranking(
        rows=_ordered(rows, lexicon),
        role=role,
        lexicon=lexicon.name,
        lexicon_hash=lexicon.hash,
        as_of=day,
        passed_over=passed_over,
        blind=blind,
        posting=other.name if other and other.kind == "posting" else None,
        resume=other.name if other and other.kind == "resume" else None,
    )


def _paths(sources: str | PathLike[str] | Iterable[str | PathLike[str]]) -> list[str | PathLike[str]]:
    paths = [sources] if isinstance(sources, str | PathLike) else sources
    if isinstance(paths, Iterable) and not isinstance(paths, bytes):
        paths = list(paths)
        if all(isinstance(path, str | PathLike) for path in paths):
            return paths
    raise UsageError("a ranking takes paths of files and folders", source="sources", advice="Score others one by one")


def _lost(folder: PassedOver) -> Row:
    message = f"the folder cannot be listed ({folder.why})"
    return Row(path=folder.path, status="failed", error="FileUnreadable", message=message)


def _related(outcomes: list[job.Outcome], named: Sequence[str]) -> list[Row]:
    """The rows under their names, each told which others hold the same bytes or nearly the same text."""
    firsts: dict[str, int] = {}
    same: dict[int, int] = {}
    for place, outcome in enumerate(outcomes):
        if outcome.row.status == "failed":
            continue
        first = firsts.setdefault(outcome.digest, place)
        if first != place:
            same[place] = first
    kept = [place for place, outcome in enumerate(outcomes) if outcome.sketch and place not in same]
    near: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for place, others in zip(kept, nearness.groups([outcomes[place].sketch for place in kept]), strict=True):
        near[place] = tuple(sorted(named[kept[other]] for other in others))
    return [
        outcome.row.model_copy(
            update={
                "path": named[place],
                "same_as": named[same[place]] if place in same else None,
                "near": near[same.get(place, place)],
            }
        )
        for place, outcome in enumerate(outcomes)
    ]


def _ordered(rows: list[Row], lexicon: Lexicon) -> tuple[Row, ...]:
    roles = {role.id: place for place, role in enumerate(lexicon.roles)}

    def key(row: Row) -> tuple[bool, int, bool, float, str, bool, str]:
        # Files with the same bytes stand together, the first of them first.
        place = roles[row.role] if row.role else len(roles)
        group = row.same_as or row.path
        unknown = row.score is None
        return row.status == "failed", place, unknown, -(row.score or 0.0), group, row.same_as is not None, row.path

    return tuple(sorted(rows, key=key))
