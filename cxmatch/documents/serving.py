"""A worker's side: it answers requests from its standard input, one after the other, within its limits."""

import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Final

from cxmatch.documents import frames
from cxmatch.documents.collecting import collect_seldom
from cxmatch.documents.deaths import MUCH
from cxmatch.documents.opinions import Reader
from cxmatch.errors import CxmatchError, LimitExceeded

Task = Callable[[dict[str, Any], bytes], str]
"""What a worker runs: a request and the bytes that came with it, to a JSON text."""

MAXRSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts a process's memory."""
_WATCHED: Final = 1.0
"""Seconds between two looks of a worker at whether its parent is still there."""
_answers: IO[bytes] | None = None
"""Where this process answers, if it is a worker."""


def serve(memory_bytes: int, parent: int) -> None:
    """A worker's whole life: answers requests until its input ends or its parent is gone.

    Args:
        memory_bytes: Address space that it may add to what it holds when it begins, bytes.
        parent: The parent's process id.
    """
    collect_seldom()
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    global _answers
    requests = os.fdopen(os.dup(0), "rb")
    _answers = answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not write among the answers.
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    if hasattr(os, "set_blocking"):
        # Nobody reads what libraries have to say while a file is read; a full pipe must not make this process wait.
        with suppress(OSError):
            os.set_blocking(2, False)
    limited = False
    begun = own_peak()
    while (frame := frames.read(requests)) is not None:
        header = json.loads(frame[0])
        if not limited:
            # What the task's libraries take is not the file's fault: they are loaded before the limit is set. Where
            # that fails, the answer says why.
            with suppress(Exception):
                task_of(header["task"])
            _limit_memory(memory_bytes)
            limited = True
        _limit_time(header["seconds"])
        answer = _answer(header["task"], header["request"], frame[1], memory_bytes)
        if own_peak() >= max(MUCH * memory_bytes, begun + 1):
            answer["worn"] = True
        frames.write(answers, json.dumps(answer).encode(), b"")
        del frame, header, answer  # what was asked is not held until the next one asks


def task_of(task: str) -> Task:
    """The task of a name.

    Args:
        task: "module:function".
    """
    module, _, name = task.partition(":")
    found: Task = getattr(importlib.import_module(module), name)
    return found


def _answer(task: str, request: dict[str, Any], body: bytes, memory_bytes: int) -> dict[str, Any]:
    try:
        return {"answer": task_of(task)(request, body)}
    except CxmatchError as problem:
        return {"error": error_to_json(problem)}
    except MemoryError:
        error = LimitExceeded(
            f"reading needs more than the {memory_bytes / 2**20:,.0f} MiB of memory that are allowed",
            limit="memory_bytes",
            value=memory_bytes,
            advice="Save the document anew, or allow more with Limits(memory_bytes=...).",
        )
        return {"error": error_to_json(error)}
    except Exception as problem:  # whatever a hostile file brings up costs that file alone
        return {"error": {"kind": type(problem).__name__, "what": str(problem), "details": {}}}


def _watch(parent: int) -> None:
    while os.name != "posix" or os.getppid() == parent:
        time.sleep(_WATCHED)
    os._exit(1)


def _limit_time(seconds: float) -> None:
    """Ends this process where it has used twice its time: the parent that would kill it may be gone."""
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + 2 * seconds) + 2)


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:
        return
    try:
        with open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123
            held = int(pages.read().split()[0]) * resource.getpagesize()
    except OSError:
        return  # without knowing what is held, a limit on the whole would be a guess
    _lower(resource.RLIMIT_AS, held + memory_bytes)


def _lower(limit: int, wanted: int) -> None:
    """Sets a limit of this process, within what the system allows it."""
    import resource

    _, most = resource.getrlimit(limit)
    with suppress(ValueError, OSError):  # a system that refuses has a stricter limit of its own
        resource.setrlimit(limit, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def begins_with(reader: Reader) -> None:
    """Says, inside a worker, which reader now begins with a PDF file: should it never answer, another is asked."""
    _tell({"reader": reader})


def has_read() -> None:
    """Says, inside a worker, that the file is read: what is done with it now has the rest of the file's time."""
    _tell({"read": True})


def _tell(news: dict[str, Any]) -> None:
    if _answers is not None:
        frames.write(_answers, json.dumps(news).encode(), b"")


def own_peak() -> int:
    """The most memory that this process has held, bytes; 0 where that is not known."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT


def error_to_json(error: CxmatchError) -> dict[str, Any]:
    """An error as JSON can hold it."""
    return {"kind": error.kind, "what": error.what, "details": error.details}
