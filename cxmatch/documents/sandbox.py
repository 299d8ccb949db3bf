"""One untrusted file in one limited worker process.

A worker is a fresh interpreter that reads requests from its standard input and writes answers to its standard
output; docs/decisions/0002-workers.md says why it is started so. It stays warm between files. One that runs past its
time is killed and one that dies is replaced, and either costs the one file that it was reading.
"""

import atexit
import importlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Literal

from cxmatch import errors
from cxmatch.documents.document import Document, DocumentKind
from cxmatch.documents.limits import Limits
from cxmatch.errors import CxmatchError, LimitExceeded, ParseTimeout, WorkerCrashed

Task = Callable[[dict[str, Any], bytes], str]
"""What a worker runs: a request and the bytes that came with it, to a JSON text."""

# Isolated (-I): neither the current folder, which may hold a stranger's json.py, nor PYTHON* variables are looked at.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from cxmatch.documents.sandbox import serve; serve(int(sys.argv[2]), int(sys.argv[3]))"
)
AT_ONCE: Final = max(8, 4 * (os.cpu_count() or 1))
"""Workers that one process has at most; a server's further requests wait for one, and do not use up their time."""
_WATCHED: Final = 1.0
"""Seconds between two looks of a worker at whether its parent is still there."""
_UNTRUSTED_VARIABLES: Final = ("CMAP_PATH", "PYTHONSTARTUP", "PYTHONINSPECT")
"""Left out of a worker's environment: CMAP_PATH lets pdfminer.six load pickles from a folder."""


def read_isolated(
    data: bytes,
    *,
    name: str,
    kind: DocumentKind | None,
    reader: Literal["auto", "pdfium", "pdfminer"],
    limits: Limits,
) -> Document:
    """Reads one file in a worker process.

    Args:
        data: All bytes of the file.
        name: What answers call it.
        kind: What the document is; guessed where None.
        reader: Which library reads a PDF.
        limits: Bounds on the file.

    Raises:
        DocumentError: As `cxmatch.read`; besides, ParseTimeout and WorkerCrashed.
    """
    request = {"name": name, "kind": kind, "reader": reader, "limits": limits_to_json(limits)}
    answer = run("cxmatch.documents.sandbox:read_task", request, data, limits=limits, source=name)
    return Document.model_validate_json(answer)


def read_task(request: dict[str, Any], body: bytes) -> str:
    """What a worker does for `read_isolated`."""
    from cxmatch.documents.reading import read_bytes

    limits = Limits(**request["limits"])
    return read_bytes(
        body, name=request["name"], kind=request["kind"], reader=request["reader"], limits=limits
    ).model_dump_json()


def limits_to_json(limits: Limits) -> dict[str, float]:
    """Limits as JSON can hold them."""
    return {name: getattr(limits, name) for name in Limits.__slots__}


def run(task: str, request: dict[str, Any], body: bytes = b"", *, limits: Limits, source: str) -> str:
    """Runs a task in a worker, from any thread.

    Args:
        task: "module:function" of a `Task`.
        request: What JSON can hold.
        body: Bytes that go with it.
        limits: `file_seconds` and `memory_bytes` are held here.
        source: What errors are said of.

    Returns:
        The task's answer.

    Raises:
        ParseTimeout: It took longer than `limits.file_seconds`.
        WorkerCrashed: The worker died.
        CxmatchError: What the task raised.
    """
    with _places:
        answer = _asked({"task": task, "request": request, "seconds": limits.file_seconds}, body, limits, source)
    if "error" in answer:
        raise error_from_json(answer["error"]).about(source)
    return str(answer["answer"])


def _asked(header: dict[str, Any], body: bytes, limits: Limits, source: str) -> dict[str, Any]:
    try:
        worker = _idle.take(int(limits.memory_bytes))
    except OSError as problem:
        raise WorkerCrashed(
            f"no process could be started to read the file ({problem.strerror})",
            source=source,
            advice="This is not the file's fault: allow more processes, memory or open files",
        ) from problem
    try:
        answer = worker.ask(header, body, seconds=limits.file_seconds)
    except BaseException:
        worker.kill()
        raise
    if answer is None:
        worker.kill()
        if worker.timed_out:
            raise ParseTimeout(
                f"reading took longer than {limits.file_seconds:g} s",
                source=source,
                advice="Save the document anew, or allow more time with Limits(file_seconds=...).",
            )
        raise WorkerCrashed(
            "the process that read the file died", source=source, advice="The file may be damaged or hostile."
        )
    _idle.give_back(worker)
    return answer


def error_to_json(error: CxmatchError) -> dict[str, Any]:
    """An error as JSON can hold it."""
    return {"kind": error.kind, "what": error.what, "details": error.details}


def error_from_json(data: dict[str, Any]) -> CxmatchError:
    """The error again; a kind that is not one of ours is a crash."""
    kind = getattr(errors, data["kind"], None)
    if isinstance(kind, type) and issubclass(kind, CxmatchError):
        return kind(data["what"], **data["details"])
    return WorkerCrashed(f"reading failed with {data['kind']}: {data['what']}")


def _import_path() -> list[str]:
    """Where a worker imports from: as this process, but for folders that depend on where it was started."""
    package = str(Path(__file__).resolve().parents[2])
    return list(dict.fromkeys([*(path for path in sys.path if os.path.isabs(path)), package]))  # noqa: PTH117


class _Worker:
    """A process that answers one request at a time."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self.timed_out = False
        environment = {key: value for key, value in os.environ.items() if key not in _UNTRUSTED_VARIABLES}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-I", "-c", _START, json.dumps(_import_path()), str(memory_bytes), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            # An interrupt from the keyboard goes to the parent alone, which then ends its workers.
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101
        assert self._process.stdout is not None  # noqa: S101
        self._requests: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, header: dict[str, Any], body: bytes, *, seconds: float) -> dict[str, Any] | None:
        """The answer; None where the worker died or was killed for its time."""
        watch = threading.Timer(seconds, self._too_long)
        watch.daemon = True
        watch.start()
        try:
            _write(self._requests, json.dumps(header).encode(), body)
            frame = _read(self._answers)
        except OSError:
            frame = None
        finally:
            watch.cancel()
        return None if frame is None else json.loads(frame[0])

    def _too_long(self) -> None:
        self.timed_out = True
        self._process.kill()

    def kill(self) -> None:
        """Ends it at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._answers):
            with suppress(OSError):  # what was still to be written has nobody to read it
                pipe.close()


class _Idle:
    """Warm workers that have nothing to do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers: list[_Worker] = []

    def take(self, memory_bytes: int) -> _Worker:
        while True:
            with self._lock:
                fitting = [worker for worker in self._workers if worker.memory_bytes == memory_bytes]
                if not fitting:
                    break
                worker = fitting[-1]
                self._workers.remove(worker)
            if worker.alive:
                return worker
            worker.kill()
        return _Worker(memory_bytes)

    def give_back(self, worker: _Worker) -> None:
        with self._lock:
            if len(self._workers) < (os.cpu_count() or 1):
                self._workers.append(worker)
                return
        worker.kill()

    def close(self) -> None:
        with self._lock:
            workers, self._workers = self._workers, []
        for worker in workers:
            worker.kill()

    def forget(self) -> None:
        # After a fork the pipes belong to the parent; two processes on one pipe would mix their answers.
        self._lock = threading.Lock()
        self._workers = []


_places = threading.BoundedSemaphore(AT_ONCE)
_idle = _Idle()
atexit.register(_idle.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.forget)


def serve(memory_bytes: int, parent: int) -> None:
    """A worker's whole life: answers requests until its input ends or its parent is gone.

    Args:
        memory_bytes: Address space that it may add to what it holds when it begins, bytes.
        parent: The parent's process id.
    """
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # A library that prints must not write among the answers.
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    limited = False
    while (frame := _read(requests)) is not None:
        header = json.loads(frame[0])
        if not limited:
            # What the task's libraries take is not the file's fault: they are loaded before the limit is set. Where
            # that fails, the answer says why.
            with suppress(Exception):
                _task(header["task"])
            _limit_memory(memory_bytes)
            limited = True
        _limit_time(header["seconds"])
        answer = _answer(header["task"], header["request"], frame[1], memory_bytes)
        _write(answers, json.dumps(answer).encode(), b"")


def _task(task: str) -> Task:
    module, _, name = task.partition(":")
    found: Task = getattr(importlib.import_module(module), name)
    return found


def _answer(task: str, request: dict[str, Any], body: bytes, memory_bytes: int) -> dict[str, Any]:
    try:
        return {"answer": _task(task)(request, body)}
    except CxmatchError as problem:
        return {"error": error_to_json(problem)}
    except MemoryError:
        error = LimitExceeded("reading needs more memory than is allowed", limit="memory_bytes", value=memory_bytes)
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


def _write(pipe: IO[bytes], header: bytes, body: bytes) -> None:
    pipe.write(len(header).to_bytes(8, "big") + len(body).to_bytes(8, "big"))
    pipe.write(header)
    pipe.write(body)
    pipe.flush()


def _read(pipe: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next header and body; None where the other end is gone."""
    sizes = pipe.read(16)
    if len(sizes) < 16:
        return None
    header = pipe.read(int.from_bytes(sizes[:8], "big"))
    body = pipe.read(int.from_bytes(sizes[8:], "big"))
    if len(header) + len(body) < int.from_bytes(sizes[:8], "big") + int.from_bytes(sizes[8:], "big"):
        return None
    return header, body
