"""A ranking of more files than one machine holds: a folder of Parquet parts on a storage, and a manifest written last.

Part i holds the rows of the i-th thousand of files, in the order of their paths. Its name says what it was made from,
so that a run which is begun again finds what is done and makes the rest. A folder without a manifest is not done yet.
"""

import hashlib
import json
import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, Final, NamedTuple

import cxmatch
from cxmatch.documents.document import Frozen
from cxmatch.documents.limits import Limits
from cxmatch.documents.names import storable
from cxmatch.documents.reading import Source
from cxmatch.errors import FileUnreadable, UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.ranking import arrow, storage
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.gathering import Progress, check, gather
from cxmatch.ranking.kept import asked_key
from cxmatch.ranking.question import Question, asking
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.ranking.walking import PassedOver, Walk

FILES: Final = 1_000
"""Files of a part: half a minute of one processor, and a file of some 300 kB."""
BEST: Final = 100
"""Rows of each role that a manifest names."""
MANIFEST: Final = "manifest.json"
_PART: Final = re.compile(r"part-\d{6}-[0-9a-f]{16}\.parquet")
_OURS: Final = re.compile(rf"(?:{_PART.pattern}|manifest\.json)(?:\.\d+\.part)?")
"""Names of what a ranking writes, also while it does."""
_PASSING: Final = frozenset({"FileUnreadable", "ParseTimeout", "WorkerCrashed"})
"""Errors that may come from a machine and not from the file: a part that holds one is made again."""


class Part(Frozen):
    """One file of a ranking in parts.

    Attributes:
        name: Of the file.
        files: How many rows it has.
        failed: How many of them could not be read.
        bytes: Its size.
        sha256: Of its bytes, hex digits.
    """

    name: str
    files: int
    failed: int
    bytes: int
    sha256: str


class Best(Frozen):
    """One of the best of a role, or of all where files are compared.

    Attributes:
        path: The file.
        role: The role that it stands under; None in comparisons.
        score: Its score, 0 to 100.
        years: Years of dated work; None where nothing is dated.
        keywords: What speaks for it.
    """

    path: str
    role: str | None
    score: float
    years: float | None
    keywords: tuple[str, ...]


class Manifest(Frozen):
    """What a ranking in parts holds.

    Attributes:
        cxmatch: The version that made it.
        files: How many files there are.
        failed: How many of them could not be read.
        role: The role asked for, or None.
        posting: The posting that all were compared with, or None.
        resume: The resume that all were compared with, or None.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of it, hex digits.
        as_of: The day that "present" meant.
        best: The best of each role, as the lexicon orders them, then by score, then by path.
        parts: The files, in the order of the files that they are of.
        passed_over: What was no file to be read.
        lost: Folders that could not be listed.
    """

    cxmatch: str
    files: int
    failed: int
    role: str | None
    posting: str | None
    resume: str | None
    lexicon: str
    lexicon_hash: str
    as_of: date
    best: tuple[Best, ...]
    parts: tuple[Part, ...]
    passed_over: tuple[PassedOver, ...]
    lost: tuple[PassedOver, ...]


def rank_parts(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str,
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
    cache: Cache | None = None,
    executor: Executor | None = None,
) -> Manifest:
    """Ranks files into Parquet parts on a storage, as they are ready; a run that broke off goes on where it was.

    Args:
        sources: As for `rank`; so is all that is not told here.
        out: The folder, as a URL: ``s3://bucket/ranking.parquet``, or ``file:///folder/ranking.parquet``. Other files
            in it are left alone; parts of another ranking are removed.
        role: As for `rank`.
        posting: As for `rank`.
        resume: As for `rank`.
        sure: As for `rank`.
        lexicon: As for `rank`.
        as_of: As for `rank`.
        workers: As for `rank`.
        limits: As for `rank`.
        progress: As for `rank`; parts that are there already count as done.
        cache: As for `rank`.
        executor: As for `rank`.

    Returns:
        What the folder now holds, as its manifest says it.

    Raises:
        DocumentError: As for `rank`; or the storage fails again and again.
        UsageError: As for `rank`; or a part cannot be written, or pyarrow or fsspec is not installed.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = rank_parts("docs/examples/resumes", f"file://{folder}/ranking.parquet", role="analyst")
        ...     made.files, made.failed, len(made.parts), made.best[0].score
        (8, 0, 1, 98.63)
    """
    arrow.check()
    storage.check(out)
    check(workers=workers, is_blind=False, labels=None)
    question = asking(
        sources,
        role=role,
        posting=posting,
        resume=resume,
        sure=sure,
        lexicon=lexicon,
        as_of=as_of,
        limits=limits,
        blind=False,
        draw=None,
    )
    folder = out.rstrip("/")
    question = _without_own(question, folder)
    planned = list(_planned(question))
    there = set(storage.listed(folder))
    # From here on the folder is not done, until the manifest is there again.
    storage.remove(f"{folder}/{MANIFEST}")
    for name in there - {each.name for each in planned}:
        if _PART.fullmatch(name):
            storage.remove(f"{folder}/{name}")
    parts: dict[int, Part] = {}
    summary = _Summary(question.lexicon)
    missing = []
    for place, each in enumerate(planned):
        found = _found(f"{folder}/{each.name}", each) if each.name in there else None
        if found is None:
            missing.append(place)
        else:
            parts[place] = found[0]
            summary.add(found[1])
    with closing(_made(question, planned, missing, workers, executor, progress, cache)) as making:
        for place, data in making:
            url = f"{folder}/{planned[place].name}"
            storage.write(url, lambda file, data=data: file.write(data))  # type: ignore[misc]
            rows = arrow.of_part(data) or []
            parts[place] = _part(planned[place], data, rows)
            summary.add(rows)
    if not {each.name for each in planned} <= set(storage.listed(folder)):
        raise UsageError(
            "parts of this ranking are gone from its folder, as if another run wrote there",
            source=folder,
            advice="Let one run at a time write into a folder, and run this once more",
        )
    manifest = _manifest(question, tuple(parts[place] for place in sorted(parts)), summary)
    text = manifest.model_dump_json(indent=2) + "\n"
    storage.write(f"{folder}/{MANIFEST}", lambda file: file.write(text.encode("utf-8", "backslashreplace")))
    return manifest


def _without_own(question: Question, folder: str) -> Question:
    """The same without what the ranking itself wrote, where its folder lies within what is ranked."""
    own = storage.name_of(folder)

    def is_own(path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return _OURS.fullmatch(name) is not None and storage.name_of(path) == f"{own}/{name}"

    files = tuple(path for path in question.found.files if not is_own(path))
    if not files and not question.found.lost:
        raise FileUnreadable("there are no files to rank", source=folder)
    return question._replace(found=question.found._replace(files=files))


class _Planned(NamedTuple):
    """A part that is to be made."""

    name: str
    start: int
    size: int
    """How many files it has."""


def _planned(question: Question) -> Iterator[_Planned]:
    asked = asked_key(question.asked)
    for number, start in enumerate(range(0, len(question.found.files), FILES)):
        files = question.found.files[start : start + FILES]
        told = json.dumps([asked, [(storable(path), _mark(path, question.found)) for path in files]])
        key = hashlib.sha256(told.encode()).hexdigest()[:16]
        yield _Planned(f"part-{number:06d}-{key}.parquet", start, len(files))


def _mark(path: str, found: Walk) -> str:
    if path in found.marks:
        return found.marks[path]
    try:
        status = Path(path).stat()
    except OSError:
        return ""  # what is wrong with it is told by its row
    return f"{status.st_size} {status.st_mtime_ns}"


def _found(url: str, planned: _Planned) -> tuple[Part, list[dict[str, Any]]] | None:
    """A part that is there already; None where it has to be made again."""
    data = storage.read(url)
    rows = None if data is None else arrow.of_part(data)
    if data is None or rows is None or len(rows) != planned.size or any(row["error"] in _PASSING for row in rows):
        return None
    return _part(planned, data, rows), rows


def _part(planned: _Planned, data: bytes, rows: Sequence[dict[str, Any]]) -> Part:
    return Part(
        name=planned.name,
        files=len(rows),
        failed=sum(row["status"] == "failed" for row in rows),
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _made(
    question: Question,
    planned: Sequence[_Planned],
    missing: Sequence[int],
    workers: int | None,
    executor: Executor | None,
    progress: Progress | None,
    cache: Cache | None,
) -> Generator[tuple[int, bytes], None, None]:
    """The parts that are missing, each as soon as all of its files are done."""
    files = question.found.files
    wanted = [file for place in missing for file in files[planned[place].start :][: planned[place].size]]
    owner = [place for place in missing for _ in range(planned[place].size)]
    done_before = len(files) - len(wanted)
    if progress and done_before:
        progress(done_before, len(files))

    def told(done: int, _: int) -> None:
        if progress:
            progress(done_before + done, len(files))

    waiting: dict[int, list[tuple[int, str, str]]] = {place: [] for place in missing}
    gathered = gather(wanted, question.asked, workers=workers, executor=executor, progress=told, cache=cache)
    with closing(gathered):
        for place, outcome in gathered:
            rows = waiting[owner[place]]
            rows.append((place, outcome.row_json, outcome.digest))
            if len(rows) == planned[owner[place]].size:
                del waiting[owner[place]]
                rows.sort()
                told_rows = [Row.model_validate_json(row_json) for _, row_json, _ in rows]
                yield owner[place], arrow.part(told_rows, [digest for *_, digest in rows], question.about, {})


class _Summary:
    """The best of each role, of all parts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._roles = {role.id: place for place, role in enumerate(lexicon.roles)}
        self._best: dict[str | None, list[Best]] = {}

    def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Adds the rows of a part."""
        for row in rows:
            if row["status"] != "failed" and row["score"] is not None:
                best = Best(**{name: row[name] for name in Best.model_fields})
                self._best.setdefault(best.role, []).append(best)
        for of_role in self._best.values():
            of_role.sort(key=lambda one: (-one.score, one.path))
            del of_role[BEST:]

    def best(self) -> tuple[Best, ...]:
        """Role by role, as the lexicon orders them."""
        order = sorted(self._best, key=lambda role: self._roles.get(role or "", len(self._roles)))
        return tuple(one for role in order for one in self._best[role])


def _manifest(question: Question, parts: tuple[Part, ...], summary: _Summary) -> Manifest:
    about: Ranking = question.about
    lost = question.found.lost
    return Manifest(
        cxmatch=cxmatch.__version__,
        files=sum(part.files for part in parts) + len(lost),
        failed=sum(part.failed for part in parts) + len(lost),
        role=about.role,
        posting=about.posting,
        resume=about.resume,
        lexicon=about.lexicon,
        lexicon_hash=about.lexicon_hash,
        as_of=about.as_of,
        best=summary.best(),
        parts=parts,
        passed_over=about.passed_over,
        lost=lost,
    )
