"""Files -> what became of each, as they are ready: an executor runs batches, wherever it has its workers."""

import os
from collections.abc import Callable, Iterator, Sequence
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

from cxmatch.errors import UsageError, WorkerCrashed
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


class _Given(NamedTuple):
    """A batch that was given out."""

    start: int
    count: int
    tries: int


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
) -> Iterator[Gathered]:
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
        yield from _gathered(files, asked, executor, at_once, progress, cache)
        return
    pool = ThreadPoolExecutor(max(1, min(at_once, len(files))), thread_name_prefix="cxmatch")
    try:
        yield from _gathered(files, asked, pool, at_once, progress, cache)
    finally:
        pool.shutdown(cancel_futures=True)


def _gathered(
    files: Sequence[str],
    asked: job.Asked,
    executor: Executor,
    at_once: int,
    progress: Progress | None,
    cache: Cache | None,
) -> Iterator[Gathered]:
    sizes = Sizes(at_once)
    waiting: dict[Future[Done], _Given] = {}
    given = done = 0

    def give(batch: _Given) -> None:
        paths = tuple(files[batch.start : batch.start + batch.count])
        try:
            waiting[executor.submit(run_batch, paths, asked, cache)] = batch
        except Exception as problem:  # executors have errors of their own kinds
            raise _lost(executor, problem) from problem

    try:
        while True:
            while given < len(files) and len(waiting) < at_once * _WAITING_PER_WORKER:
                count = sizes.next(len(files) - given)
                give(_Given(given, count, 1))
                given += count
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                batch = waiting.pop(future)
                try:
                    result = future.result()
                except BaseException as problem:
                    if not _is_loss(problem):
                        raise
                    if batch.tries == _TRIES:
                        raise _lost(executor, problem) from problem
                    give(batch._replace(tries=batch.tries + 1))
                    continue
                sizes.took(batch.count, result.seconds)
                done += batch.count
                for place, outcome in enumerate(result.outcomes, batch.start):
                    yield Gathered(place, outcome)
                if progress:
                    progress(done, len(files))
    finally:
        for future in waiting:
            future.cancel()


def _is_loss(problem: BaseException) -> bool:
    """Whether an executor lost a batch, with a worker or a connection, so that it can be given out again."""
    lost = (CancelledError, BrokenExecutor, ConnectionError)
    return isinstance(problem, lost) or type(problem).__module__.startswith("distributed")


def _lost(executor: Executor, problem: BaseException) -> WorkerCrashed:
    told = " ".join(str(problem).split())[:200] or type(problem).__name__
    return WorkerCrashed(
        f"the workers are gone, or end with every batch ({told})",
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
