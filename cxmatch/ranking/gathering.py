"""Files -> what became of each, as they are ready: an executor runs batches, wherever it has its workers."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from typing import Final, NamedTuple

from cxmatch.errors import UsageError, WorkerCrashed, said
from cxmatch.ranking import job
from cxmatch.ranking.batches import Done, Sizes, run_batch
from cxmatch.ranking.blind import TellLabels
from cxmatch.ranking.cache import Cache

_WAITING_PER_WORKER: Final = 2
"""Batches that are given out for each worker: one that it works on, and one so that it need not wait."""
_TRIES: Final = 4
"""How often a batch is given out that an executor loses, with the machine that it was on."""

Progress = Callable[[int, int], object]
"""Called with how many files are done and how many there are, in the caller's thread."""


class Gathered(NamedTuple):
    """What became of one file.

    Attributes:
        place: Of the file among all.
        outcome: What became of it.
    """

    place: int
    outcome: job.Outcome


def check(*, workers: int | None, is_blind: bool, labels: TellLabels | None) -> None:
    """Refuses options that do not go together, before anything is read.

    Raises:
        UsageError: `workers` is below 1, or labels are asked for where there are none.
    """
    if workers is not None and workers < 1:
        raise UsageError("it takes at least one worker", source="workers")
    if labels is not None and not is_blind:
        raise UsageError("there are no labels where names are shown", source="labels", advice="Ask for 'blind' as well")


def gather(
    files: Sequence[str],
    asked: job.Asked,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
) -> Generator[Gathered, None, None]:
    """What became of each file, in the order in which they are ready.

    Args:
        files: The files, each once.
        asked: What is asked of each.
        workers: How many batches are worked on at once; as many as the executor has workers, or as there are
            processors, where None.
        executor: Who runs batches; threads of this process where None, each of which has a worker process of its own.
        progress: Told after each batch.
        cache: Where what is read and judged is kept for the next time; None where nothing is.

    Raises:
        WorkerCrashed: The executor takes no more work.
    """
    at_once = workers or _workers_of(executor) or processors()
    if executor is not None:
        yield from _gathered(_Giving(files, asked, cache, executor), len(files), at_once, progress)
        return
    pool = ThreadPoolExecutor(max(1, min(at_once, len(files))), thread_name_prefix="cxmatch")
    try:
        yield from _gathered(_Giving(files, asked, cache, pool), len(files), at_once, progress)
    finally:
        pool.shutdown(cancel_futures=True)


class _Given(NamedTuple):
    """A batch that was given out."""

    start: int
    size: int
    """How many files it has."""
    tries: int


class _Giving:
    """Batches that are given out, and given out again where an executor loses them."""

    def __init__(self, files: Sequence[str], asked: job.Asked, cache: Cache | None, executor: Executor) -> None:
        self._files, self._asked, self._cache, self._executor = files, asked, cache, executor
        self._waiting: dict[Future[Done], _Given] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def give(self, batch: _Given) -> None:
        """Gives a batch out."""
        paths = tuple(self._files[batch.start : batch.start + batch.size])
        try:
            future = self._executor.submit(run_batch, paths, self._asked, self._cache)
        except Exception as problem:  # executors have errors of their own kinds
            raise _lost(self._executor, problem) from problem
        self._waiting[future] = batch

    def done(self) -> Iterator[tuple[_Given, Done]]:
        """Waits for some, and takes them back."""
        for future in wait(self._waiting, return_when=FIRST_COMPLETED).done:
            batch = self._waiting.pop(future)
            try:
                result = future.result()
            except BaseException as problem:
                if not _is_loss(problem):
                    raise
                if batch.tries == _TRIES:
                    raise _lost(self._executor, problem) from problem
                self.give(batch._replace(tries=batch.tries + 1))
            else:
                yield batch, result

    def cancel(self) -> None:
        """Nobody waits for them any more."""
        for future in self._waiting:
            future.cancel()


def _gathered(giving: _Giving, count: int, at_once: int, progress: Progress | None) -> Iterator[Gathered]:
    sizes = Sizes(at_once)
    given = done = 0
    try:
        while given < count or len(giving):
            while given < count and len(giving) < at_once * _WAITING_PER_WORKER:
                batch = _Given(given, sizes.next(count - given), 1)
                giving.give(batch)
                given += batch.size
            for batch, result in giving.done():
                sizes.took(batch.size, result.seconds)
                done += batch.size
                yield from map(Gathered, range(batch.start, batch.start + batch.size), result.outcomes)
                if progress:
                    progress(done, count)
    finally:
        giving.cancel()


def _is_loss(problem: BaseException) -> bool:
    """Whether an executor lost a batch, with a worker or a connection, so that it can be given out again."""
    lost = (CancelledError, BrokenExecutor, ConnectionError)
    return isinstance(problem, lost) or type(problem).__module__.startswith("distributed")


def _lost(executor: Executor, problem: BaseException) -> WorkerCrashed:
    return WorkerCrashed(
        f"the workers are gone, or end with every batch ({said(problem)})",
        source=type(executor).__name__,
        advice="Look at what they say, start them again and run this once more: it goes on where it stopped",
    )


def _workers_of(executor: Executor | None) -> int | None:
    # What MPI's executors and ours call it, and what the pools of the standard library do.
    found = getattr(executor, "num_workers", None) or getattr(executor, "_max_workers", None)
    return found if isinstance(found, int) and found > 0 else None


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
