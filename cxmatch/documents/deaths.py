"""What did a worker process die of that gave no answer?"""

import signal
from typing import Literal, NamedTuple

Cause = Literal["time", "memory", "unknown"]

MUCH = 0.5
"""Share of the memory that a worker was allowed from which one that broke down is taken to have wanted more: libraries
that double what they hold fail at the step after it."""


class Death(NamedTuple):
    """Why a worker is dead."""

    cause: Cause
    how: str
    """The signal or exit code, for people who look into it."""


def cause_of_death(code: int, *, peak_bytes: int, allowed_bytes: int, last_words: bytes, timed_out: bool) -> Death:
    """Tells a worker that was refused memory, or was killed for its time, from one that broke down.

    Libraries in C do not say that they were refused memory. PDFium aborts without a word, others go on with an
    address that is none; a fault of theirs mostly comes with a message, or early.

    Args:
        code: The exit code; negative for a signal.
        peak_bytes: The most memory that it is known to have held; 0 where that is not known.
        allowed_bytes: What it was allowed.
        last_words: What it wrote to its standard error.
        timed_out: Whether it was killed for its time.

    Example:
        >>> cause_of_death(-6, peak_bytes=0, allowed_bytes=2**30, last_words=b"", timed_out=False)
        Death(cause='memory', how='SIGABRT')
    """
    how = _called(code)
    if timed_out or how == "SIGXCPU":
        return Death("time", how)
    refused = b"bad_alloc" in last_words or b"emory" in last_words
    silent_abort = how == "SIGABRT" and not last_words.strip()
    if refused or silent_abort or (code < 0 and peak_bytes >= MUCH * allowed_bytes):
        return Death("memory", how)
    return Death("unknown", how)


def _called(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
