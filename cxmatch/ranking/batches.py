"""What is given to an executor at a time: some files in a row, as many as take about half a second."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple

from cxmatch.errors import DocumentError
from cxmatch.ranking import storage
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.job import Asked, Outcome, failed
from cxmatch.ranking.kept import run_or_remember

SECONDS: Final = 0.5
"""What a batch should take: a thousand times what it costs to hand one over, and no long wait at the end."""
MOST: Final = 500
"""Files of a batch, however quick they are: their answers lie in memory together."""
_HEED: Final = 0.5
"""0 to 1: how far the last batch decides about the size of the next one."""


class Done(NamedTuple):
    """A batch that is done.

    Attributes:
        outcomes: What became of each file, in the order of the batch.
        seconds: How long it took.
    """

    outcomes: tuple[Outcome, ...]
    seconds: float


def run_batch(paths: Sequence[str], asked: Asked, cache: Cache | None) -> Done:
    """Reads and judges files one after the other, wherever an executor runs this.

    Args:
        paths: The files.
        asked: What is asked of each.
        cache: Where things are kept; None where nothing is.
    """
    begun = time.perf_counter()
    outcomes = tuple(
        failed(path, data, blind=asked.blind, digest=_digest_of_path(path, asked))
        if isinstance(data, DocumentError)
        else run_or_remember(path, asked, cache, data)
        for path, data in _with_bytes(paths, asked)
    )
    return Done(outcomes, time.perf_counter() - begun)


def _digest_of_path(path: str, asked: Asked) -> str:
    from cxmatch.ranking.blind import digest_of_failed

    return digest_of_failed(path, asked.limits) if asked.blind else ""


def _with_bytes(paths: Sequence[str], asked: Asked) -> Iterator[tuple[str, bytes | DocumentError | None]]:
    """Each file, with its bytes where it lies on a storage: those of the next one come while one is judged."""
    if not any(map(storage.is_url, paths)):
        yield from ((path, None) for path in paths)
        return

    def fetch(path: str) -> bytes | DocumentError | None:
        try:
            return storage.fetched(path, asked.limits) if storage.is_url(path) else None
        except DocumentError as problem:
            return problem

    with ThreadPoolExecutor(1, thread_name_prefix="cxmatch-fetch") as ahead:
        following = ahead.submit(fetch, paths[0])
        for place, path in enumerate(paths):
            data = following.result()
            if place + 1 < len(paths):
                following = ahead.submit(fetch, paths[place + 1])
            yield path, data


class Sizes:
    """How many files the next batch has: a first one has one, and then it goes by the time that they take.

    Args:
        at_once: How many batches are worked on at once.
    """

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._seconds: float | None = None

    def next(self, left: int) -> int:
        """How many files the next batch has.

        Args:
            left: How many are left; towards the end batches are small, so that all workers end together.
        """
        if self._seconds is None:
            return 1
        wanted = int(SECONDS / max(self._seconds, SECONDS / MOST))
        return max(1, min(wanted, MOST, left // (2 * self._at_once)))

    def took(self, files: int, seconds: float) -> None:
        """Heeds how long a batch took.

        Args:
            files: How many files it had, 1 and up.
            seconds: How long it took.
        """
        each = seconds / files
        self._seconds = each if self._seconds is None else _HEED * each + (1 - _HEED) * self._seconds
