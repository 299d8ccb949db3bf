"""Many files -> ordered rows: every file ends as one, and none stops the others."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import date
from os import PathLike
from typing import Final

from cxmatch.documents.document import Frozen
from cxmatch.documents.limits import Limits
from cxmatch.errors import FileUnreadable, UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.ranking import job, nearness
from cxmatch.ranking.row import Row
from cxmatch.ranking.walking import PassedOver, walk
from cxmatch.scoring.scoring import checked

_WAITING_PER_WORKER: Final = 4
"""Files that are queued for each worker: enough that none waits, few enough that memory does not grow with them."""


class Ranking(Frozen):
    """Rows, best first.

    Without a role, rows stand under their best role, in the lexicon's order of roles, then by score; those in which
    no role has evidence come after them, and those that failed at the end. Equals stand in the order of their paths.

    Attributes:
        rows: All of them.
        role: The role asked for, or None.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of the lexicon, hex digits.
        as_of: The day that "present" meant.
        passed_over: What lay in a folder and was no file to be read (links, devices), and why.
    """

    rows: tuple[Row, ...]
    role: str | None
    lexicon: str
    lexicon_hash: str
    as_of: date
    passed_over: tuple[PassedOver, ...]

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

    @property
    def failed(self) -> tuple[Row, ...]:
        """The rows of files that could not be read."""
        return tuple(row for row in self.rows if row.status == "failed")


def rank(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    role: str | None = None,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Ranking:
    """Reads and scores files in worker processes and puts them in order.

    Args:
        sources: A folder, a file, or several of either.
        role: The role to rank for; each file stands under its best where None.
        lexicon: The roles and their words; customer experience where None.
        as_of: The day that "present" means; today (UTC) where None.
        workers: How many processes read at once, 1 and up; as many as there are processors where None.
        limits: Bounds on one file.
        progress: Called with how many files are done and how many there are, in the caller's thread.

    Returns:
        The ranking. The same files and options give the same one, whatever the number of workers.

    Raises:
        FileUnreadable: A source that is named is not there, or there is no file in what is.
        UnknownRole: The lexicon has no such role.
        UsageError: `workers` is below 1, or something is of a wrong type.

    Example:
        >>> from pathlib import Path
        >>> ranking = rank("docs/examples/resumes", role="analyst")
        >>> len(ranking), Path(ranking.rows[0].path).name, ranking.failed
        (8, 'chidinma-eze.pdf', ())
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    if role is not None:
        lexicon.role(role)
    if workers is not None and workers < 1:
        raise UsageError("it takes at least one worker", source="workers")
    paths = _paths(sources)
    found = walk(paths)
    if not found.files and not found.lost:
        named = ", ".join(os.fspath(path) for path in paths) or "nothing"
        raise FileUnreadable("there are no files to rank", source=named)
    lexicon_json = None if lexicon is Lexicon.load() else lexicon.model_dump_json()

    def one(path: str) -> job.Outcome:
        return job.run(path, role=role, lexicon_json=lexicon_json, as_of=day, limits=limits)

    outcomes = _in_threads(one, found.files, workers or processors(), progress)
    rows = _related([outcomes[path] for path in found.files])
    rows += [
        Row(
            path=lost.path, status="failed", error="FileUnreadable", message=f"the folder cannot be listed ({lost.why})"
        )
        for lost in found.lost
    ]
    return Ranking(
        rows=_ordered(rows, lexicon),
        role=role,
        lexicon=lexicon.name,
        lexicon_hash=lexicon.hash,
        as_of=day,
        passed_over=found.passed_over,
    )


def _paths(sources: str | PathLike[str] | Iterable[str | PathLike[str]]) -> list[str | PathLike[str]]:
    paths = [sources] if isinstance(sources, str | PathLike) else sources
    if isinstance(paths, Iterable) and not isinstance(paths, bytes):
        paths = list(paths)
        if all(isinstance(path, str | PathLike) for path in paths):
            return paths
    raise UsageError("a ranking takes paths of files and folders", source="sources", advice="Score others one by one")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_threads(
    one: Callable[[str], job.Outcome],
    paths: tuple[str, ...],
    workers: int,
    progress: Callable[[int, int], object] | None,
) -> dict[str, job.Outcome]:
    """Each thread waits for a worker process of its own; the work is done there."""
    outcomes: dict[str, job.Outcome] = {}
    waiting: dict[Future[job.Outcome], str] = {}
    rest = iter(paths)
    pool = ThreadPoolExecutor(min(workers, len(paths)), thread_name_prefix="cxmatch")
    try:
        while True:
            while len(waiting) < workers * _WAITING_PER_WORKER and (path := next(rest, None)) is not None:
                waiting[pool.submit(one, path)] = path
            if not waiting:
                return outcomes
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                outcomes[waiting.pop(future)] = future.result()
                if progress:
                    progress(len(outcomes), len(paths))
    finally:
        pool.shutdown(cancel_futures=True)


def _related(outcomes: list[job.Outcome]) -> list[Row]:
    """The rows, each told which others hold the same bytes or nearly the same text."""
    firsts: dict[str, int] = {}
    same: dict[int, int] = {}
    for place, outcome in enumerate(outcomes):
        first = firsts.setdefault(outcome.digest, place) if outcome.digest else place
        if first != place:
            same[place] = first
    kept = [place for place, outcome in enumerate(outcomes) if outcome.sketch and place not in same]
    near: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for place, others in zip(kept, nearness.groups([outcomes[place].sketch for place in kept]), strict=True):
        near[place] = tuple(outcomes[kept[other]].row.path for other in others)
    return [
        outcome.row.model_copy(
            update={
                "same_as": outcomes[same[place]].row.path if place in same else None,
                "near": near[same.get(place, place)],
            }
        )
        for place, outcome in enumerate(outcomes)
    ]


def _ordered(rows: list[Row], lexicon: Lexicon) -> tuple[Row, ...]:
    roles = {role.id: place for place, role in enumerate(lexicon.roles)}

    def key(row: Row) -> tuple[bool, int, float, str, bool, str]:
        # Files with the same bytes stand together, the first of them first.
        place = roles[row.role] if row.role else len(roles)
        group = row.same_as or row.path
        return row.status == "failed", place, -(row.score or 0.0), group, row.same_as is not None, row.path

    return tuple(sorted(rows, key=key))
