"""One untrusted file in one limited worker process.

A worker stays warm between files. One that runs past its time is killed and one that dies is replaced, and either costs
the one file that it was reading.
"""

import atexit
import os
import threading
import time
from typing import Any, Final

from cxmatch import errors
from cxmatch.documents.deaths import Death
from cxmatch.documents.document import Document, DocumentKind
from cxmatch.documents.limits import Limits
from cxmatch.documents.names import shown
from cxmatch.documents.opinions import Reader, first_that_reads
from cxmatch.documents.workers import Idle
from cxmatch.errors import CxmatchError, DocumentError, LimitExceeded, ParseTimeout, WorkerCrashed

AT_ONCE: Final = max(8, 4 * (os.cpu_count() or 1))
"""Workers that one process has at most; a server's further requests wait for one, and do not use up their time."""
_LEAST: Final = 0.05
"""Seconds that a reader gets when the file's time is used up, so that it ends as a time-out."""


def read_isolated(
    data: bytes,
    *,
    name: str,
    kind: DocumentKind | None,
    reader: Reader,
    limits: Limits,
    why: str = "",
) -> Document:
    """Reads one file in a worker process, one after another for each reader that has to be asked.

    Args:
        data: All bytes of the file.
        name: What answers call it.
        kind: What the document is; guessed where None.
        reader: Which library reads a PDF.
        limits: Bounds on the file.
        why: Why the reader before could not, where there was one.

    Raises:
        DocumentError: As `cxmatch.read`; besides, ParseTimeout and WorkerCrashed.
    """
    request = {"name": name, "kind": kind}
    task = "cxmatch.documents.sandbox:read_task"
    answer = run_with(reader, task, request, data, limits=limits, source=shown(name), why=why)
    return Document.model_validate_json(answer)


def read_task(request: dict[str, Any], body: bytes) -> str:
    """What a worker does for `read_isolated`."""
    from cxmatch.documents.reading import read_bytes

    limits = Limits(**request["limits"])
    return read_bytes(
        body, name=request["name"], kind=request["kind"], reader=request["reader"], limits=limits, why=request["why"]
    ).model_dump_json()


def run_with(
    reader: Reader,
    task: str,
    request: dict[str, Any],
    body: bytes = b"",
    *,
    limits: Limits,
    source: str,
    why: str = "",
) -> str:
    """Runs a task that reads a file, with each reader that has to be asked.

    Args:
        reader: The one to ask, or "auto".
        task: As for `run`; its request gets "reader", "why" and "limits", whose `file_seconds` is what is left.
        request: As for `run`.
        body: As for `run`.
        limits: `reader_seconds` for each reader, and `file_seconds` for all of them.
        source: As for `run`.
        why: Why the reader before could not, where there was one.

    Raises:
        DocumentError: As `run`.
    """
    until = 0.0

    def ask(one: Reader, reason: str) -> str:
        left = max(_LEAST, until - time.monotonic())
        # Recognising text takes seconds a page by its nature; it has what is left of the file's time.
        seconds = left if one == "tesseract" else min(limits.reader_seconds, left)
        asked = {**request, "reader": one, "why": reason, "limits": {**limits_to_json(limits), "file_seconds": left}}
        return _run(task, asked, body, limits, source, min(until, time.monotonic() + seconds), until)

    with _places:
        # Waiting for a place does not use up the file's time.
        until = time.monotonic() + limits.file_seconds
        return first_that_reads(ask) if reader == "auto" else ask(reader, why)


def limits_to_json(limits: Limits) -> dict[str, float]:
    """Limits as JSON can hold them."""
    return {name: getattr(limits, name) for name in Limits.__slots__}


def run(
    task: str,
    request: dict[str, Any],
    body: bytes = b"",
    *,
    limits: Limits,
    source: str,
) -> str:
    """Runs a task in a worker, from any thread.

    Args:
        task: "module:function" of a `serving.Task`.
        request: What JSON can hold.
        body: Bytes that go with it.
        limits: `file_seconds` and `memory_bytes` are held here.
        source: What errors are said of; where it is empty, they are of what the task says.

    Returns:
        The task's answer.

    Raises:
        ParseTimeout: It took longer.
        LimitExceeded: The worker died for want of memory.
        WorkerCrashed: The worker died of something else.
        CxmatchError: What the task raised.
    """
    with _places:
        last = time.monotonic() + limits.file_seconds
        return _run(task, request, body, limits, source, last, last)


def _run(
    task: str, request: dict[str, Any], body: bytes, limits: Limits, source: str, first: float, last: float
) -> str:
    header = {"task": task, "request": request, "seconds": limits.file_seconds}
    answer = _asked(header, body, limits, source, first, last)
    if "error" in answer:
        error = error_from_json(answer["error"])
        raise error.about(source) if source else error
    return str(answer["answer"])


def _asked(
    header: dict[str, Any], body: bytes, limits: Limits, source: str, first: float, last: float
) -> dict[str, Any]:
    try:
        worker = _idle.take(int(limits.memory_bytes))
    except (OSError, RuntimeError) as problem:
        raise WorkerCrashed(
            f"no process could be started to read the file ({problem})",
            source=source,
            advice="This is not the file's fault: allow more processes, memory or open files",
        ) from problem
    begun = time.monotonic()
    try:
        answer = worker.ask(header, body, first=first, last=last)
    except BaseException:
        worker.kill()
        raise
    if answer is None:
        error = _of_death(worker.buried(), source, limits, time.monotonic() - begun)
        error.reader = worker.reader
        raise error
    if worker.timed_out or "worn" in answer:  # it answered as it was killed, or what it held would be laid to others
        worker.kill()
    else:
        _idle.give_back(worker)
    return answer


def _of_death(death: Death, source: str, limits: Limits, seconds: float) -> DocumentError:
    if death.cause == "time":
        return ParseTimeout(
            f"reading was stopped after {seconds:.1f} s",
            source=source,
            advice="Save the document anew, or allow more time with Limits(reader_seconds=..., file_seconds=...).",
        )
    if death.cause == "memory":
        return LimitExceeded(
            f"reading needs more than the {limits.memory_bytes / 2**20:,.0f} MiB of memory that are allowed",
            source=source,
            limit="memory_bytes",
            value=limits.memory_bytes,
            advice="Save the document anew, or allow more with Limits(memory_bytes=...).",
        )
    return WorkerCrashed(
        f"the process that read the file died ({death.how})",
        source=source,
        advice="The file may be damaged or hostile.",
    )


def error_from_json(data: dict[str, Any]) -> CxmatchError:
    """The error again; a kind that is not one of ours is a crash."""
    kind = getattr(errors, data["kind"], None)
    if isinstance(kind, type) and issubclass(kind, CxmatchError):
        return kind(data["what"], **data["details"])
    return WorkerCrashed(
        f"reading failed with {data['kind']}: {data['what']}",
        advice="This is a fault of cxmatch: please report it, if you can with the file.",
    )


_places = threading.BoundedSemaphore(AT_ONCE)
_idle = Idle()
atexit.register(_idle.close)


def _begin_anew() -> None:
    """After a fork: the pipes are the parent's, and the threads that hold places are not there to give them back."""
    global _places
    _places = threading.BoundedSemaphore(AT_ONCE)
    _idle.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
