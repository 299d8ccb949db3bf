"""Files -> what became of each: worker processes read, and threads wait for them."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

from cxmatch.errors import UsageError
from cxmatch.ranking import job
from cxmatch.ranking.blind import TellLabels
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.drawn import Drawn
from cxmatch.ranking.kept import run_or_remember

_WAITING_PER_WORKER: Final = 4
"""Files that are queued for each worker: enough that none waits, few enough that memory does not grow with them."""

Progress = Callable[[int, int], object]
"""Called with how many files are done and how many there are, in the caller's thread."""


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
    paths: Iterable[str],
    asked: job.Asked,
    *,
    workers: int | None,
    progress: Progress | None,
    drawn: Drawn | None = None,
    cache: Cache | None = None,
) -> dict[str, job.Outcome]:
    """What became of each file. Each thread waits for a worker process of its own; the work is done there.

    Args:
        paths: The files, each once.
        asked: What is asked of each.
        workers: How many processes read at once; as many as there are processors where None.
        progress: Told after each file.
        drawn: Where what is made of each file is kept, by its path; None where nothing is made.
        cache: Where what is read and judged is kept for the next time; None where nothing is.
    """
    asked = asked._replace(draw=drawn.how if drawn else None)
    files = tuple(paths)
    at_once = workers or processors()
    outcomes: dict[str, job.Outcome] = {}
    waiting: dict[Future[job.Outcome], str] = {}
    rest = iter(files)
    pool = ThreadPoolExecutor(max(1, min(at_once, len(files))), thread_name_prefix="cxmatch")
    try:
        while True:
            while len(waiting) < at_once * _WAITING_PER_WORKER and (next_path := next(rest, None)) is not None:
                waiting[pool.submit(run_or_remember, next_path, asked, cache)] = next_path
            if not waiting:
                return outcomes
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                path, outcome = waiting.pop(future), future.result()
                if drawn:
                    drawn.keep(path, outcome.drawn)
                outcomes[path] = outcome._replace(drawn="")
                if progress:
                    progress(len(outcomes), len(files))
    finally:
        pool.shutdown(cancel_futures=True)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
