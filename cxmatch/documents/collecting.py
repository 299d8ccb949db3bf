"""Python's collector of cycles: put off while one text is scored, and asked less often in processes of our own.

Scoring makes many small objects and no cycles, so that the collector, which looks through young objects each
time that 700 more have been made, finds nothing. What is put off is done right after. Reading is left alone: it spends
half a hundredth of its time on collecting, and libraries for files may leave cycles behind.

The collector is the whole process's: so one pause at a time, and none waits for another. Whoever comes while another
pauses works on without a pause of its own, so that calls which overlap without end cannot keep the collector off.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_YOUNG: Final = 50_000
"""Objects more than were there before, at which young ones are looked through in a process of our own. Loading what
a first file needs makes 150,000 that stay; with Python's 700 a tenth of a cold command's time goes to looking at them
again and again, and 50,000 small objects are a few megabytes."""


def collect_seldom() -> None:
    """Has the collector look less often; for processes that are ours alone, a command's and a worker's."""
    gc.set_threshold(_YOUNG, 10, 10)


class _Pause:
    """The one pause of the process."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.is_on = False
        """Whether the collector is off through us; changes under the lock only."""


_now: Final = _Pause()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Puts the collector off, if it is on, for the length of a block or of a call.

    A collector that was off stays off. One that somebody else puts off during the block is on again after it: Python
    keeps no record of who asked.

    Example:
        >>> with collector_paused():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    lock = _now.lock  # a process that is forked inside of the block gets another
    if not gc.isenabled() or not lock.acquire(blocking=False):
        yield
        return
    try:
        _now.is_on = True
        gc.disable()
        yield
    finally:
        gc.enable()
        _now.is_on = False
        lock.release()


def _begin_anew() -> None:
    """After a fork: the thread that pauses may not be there to end it."""
    if _now.is_on:
        gc.enable()
    _now.lock, _now.is_on = Lock(), False


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
