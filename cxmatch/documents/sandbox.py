"""One untrusted file in one limited worker process.

A worker is a fresh interpreter that reads requests from its standard input and writes answers to its standard
output; docs/decisions/0002-workers.md says why it is started so. It stays warm between files. One that runs past its
time is killed and one that dies is replaced, and either costs the one file that it was reading.
"""

import atexit
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from cxmatch import errors
from cxmatch.documents.deaths import MUCH, Death, cause_of_death
from cxmatch.documents.document import Document, DocumentKind
from cxmatch.documents.limits import Limits
from cxmatch.documents.names import shown
from cxmatch.documents.opinions import Reader, first_that_reads
from cxmatch.errors import CxmatchError, DocumentError, LimitExceeded, ParseTimeout, WorkerCrashed

Task = Callable[[dict[str, Any], bytes], str]
"""What a worker runs: a request and the bytes that came with it, to a JSON text."""

# Isolated (-I): neither the current folder, which may hold a stranger's json.py, nor PYTHON* variables are looked at.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from cxmatch.documents.sandbox import serve; serve(int(sys.argv[2]), int(sys.argv[3]))"
)
AT_ONCE: Final = max(8, 4 * (os.cpu_count() or 1))
"""Workers that one process has at most; a server's further requests wait for one, and do not use up their time."""
_LEAST: Final = 0.05
"""Seconds that a reader gets when the file's time is used up, so that it ends as a time-out."""
_DYING: Final = 2.0
"""Seconds that a worker which closed its pipe may take to end by itself."""
_LONGEST_LAST_WORDS: Final = 4096
_LONGEST: Final = 2**32
"""Bytes of one message between the two processes; a worker that a file has taken over may say anything."""
_MAXRSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts a process's memory."""
_WATCHED: Final = 1.0
"""Seconds between two looks of a worker at whether its parent is still there."""
_UNTRUSTED_VARIABLES: Final = frozenset(
    "CMAP_PATH PYTHONSTARTUP PYTHONINSPECT XML_CATALOG_FILES SGML_CATALOG_FILES XML_DEBUG_CATALOG".split()
)
"""Left out of a worker's environment: CMAP_PATH lets pdfminer.six load pickles from a folder, and catalogues let
libxml2 open other files than a document names."""


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
        task: "module:function" of a `Task`.
        request: What JSON can hold.
        body: Bytes that go with it.
        limits: `file_seconds` and `memory_bytes` are held here.
        source: What errors are said of.

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
        raise error_from_json(answer["error"]).about(source)
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


def begins_with(reader: Reader) -> None:
    """Says, inside a worker, which reader now begins with a PDF file: should it never answer, another is asked."""
    _tell({"reader": reader})


def has_read() -> None:
    """Says, inside a worker, that the file is read: what is done with it now has the rest of the file's time."""
    _tell({"read": True})


def _tell(news: dict[str, Any]) -> None:
    if _answers is not None:
        _write(_answers, json.dumps(news).encode(), b"")


def _own_peak() -> int:
    """The most memory that this process has held, bytes; 0 where that is not known."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT


def error_to_json(error: CxmatchError) -> dict[str, Any]:
    """An error as JSON can hold it."""
    return {"kind": error.kind, "what": error.what, "details": error.details}


def error_from_json(data: dict[str, Any]) -> CxmatchError:
    """The error again; a kind that is not one of ours is a crash."""
    kind = getattr(errors, data["kind"], None)
    if isinstance(kind, type) and issubclass(kind, CxmatchError):
        return kind(data["what"], **data["details"])
    return WorkerCrashed(
        f"reading failed with {data['kind']}: {data['what']}",
        advice="This is a fault of cxmatch: please report it, if you can with the file.",
    )


def _import_path() -> list[str]:
    """Where a worker imports from: as this process, but for folders that depend on where it was started."""
    package = str(Path(__file__).resolve().parents[2])
    return list(dict.fromkeys([*(path for path in sys.path if os.path.isabs(path)), package]))  # noqa: PTH117


class _Worker:
    """A process that answers one request at a time."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self.timed_out = False
        self.reader = ""
        """Who was reading a PDF file when it last said so."""
        environment = {key: value for key, value in os.environ.items() if key not in _UNTRUSTED_VARIABLES}
        # NumPy's library of matrices takes memory for each processor, which counts as the file's.
        environment.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-I", "-c", _START, json.dumps(_import_path()), str(memory_bytes), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Without pipes that can be asked and not waited for (Windows before Python 3.12) nobody listens.
            stderr=subprocess.PIPE if hasattr(os, "set_blocking") else subprocess.DEVNULL,
            env=environment,
            # An interrupt from the keyboard goes to the parent alone, which then ends its workers.
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101
        assert self._process.stdout is not None  # noqa: S101
        self._requests: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout
        self._last_words: IO[bytes] = self._process.stderr or BytesIO()
        # It is looked at between two files and at the worker's death, and never waited for.
        if self._process.stderr is not None:
            os.set_blocking(self._process.stderr.fileno(), False)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, header: dict[str, Any], body: bytes, *, first: float, last: float) -> dict[str, Any] | None:
        """The answer; None where the worker died or was killed for its time.

        Args:
            header: The request.
            body: The bytes that go with it.
            first: When it must have answered or said that it has read the file, by `time.monotonic`.
            last: When it must have answered.
        """
        self.reader = ""
        with suppress(OSError):
            while self._last_words.read(_LONGEST_LAST_WORDS):  # what was said of the files before is none of this one's
                pass
        watch = self._watched(first)
        try:
            _write(self._requests, json.dumps(header).encode(), body)
            while (answer := self._answer()) is not None and not {"answer", "error"} & answer.keys():
                self.reader = answer.get("reader", self.reader)
                if "read" in answer:
                    self.reader = ""  # what happens from here on is no reader's doing
                    _stopped(watch)
                    watch = self._watched(last)
        except OSError:
            answer = None
        finally:
            _stopped(watch)
        return answer

    def _answer(self) -> dict[str, Any] | None:
        frame = _read(self._answers)
        return None if frame is None else json.loads(frame[0])

    def _watched(self, until: float) -> threading.Timer:
        watch = threading.Timer(max(0.0, until - time.monotonic()), self._too_long)
        watch.daemon = True
        watch.start()
        return watch

    def _too_long(self) -> None:
        self.timed_out = True
        self._kill_all()

    def _kill_all(self) -> None:
        """Ends the process with those that it started: text recognition is a program of its own."""
        if self._process.returncode is not None:
            return
        if hasattr(os, "killpg"):
            # Popen.kill would take note of its end, and nobody could learn after that what it had needed.
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def kill(self) -> None:
        """Ends it at once."""
        self._kill_all()
        self._process.wait()
        self._close()

    def buried(self) -> Death:
        """What a worker died of that did not answer; nothing of it is left."""
        self._wait_for_its_end()
        # What it started goes with it, as long as its number is still its own.
        self._kill_all()
        code, peak = self._reaped()
        last_words = self._last_words.read(_LONGEST_LAST_WORDS) or b""
        self._close()
        return cause_of_death(
            code,
            peak_bytes=peak,
            allowed_bytes=self.memory_bytes,
            last_words=last_words,
            timed_out=self.timed_out,
        )

    def _wait_for_its_end(self) -> None:
        """A worker that closed its pipe is dead, or about to be: killing it now would hide what of."""
        deadline = time.monotonic() + _DYING
        with suppress(ChildProcessError):  # a program that takes no note of its children's ends has none to wait for
            while hasattr(os, "waitid") and time.monotonic() < deadline:
                # Its end is looked at and not taken note of, so that its number is not given away yet.
                if os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
                    return
                time.sleep(0.005)

    def _reaped(self) -> tuple[int, int]:
        """The exit code, and the most memory that it held; 0 bytes where that is not known."""
        if not hasattr(os, "wait4"):
            return self._process.wait(), 0
        try:
            _, status, used = os.wait4(self._process.pid, 0)
        except ChildProcessError:
            return self._process.wait(), 0
        self._process.returncode = os.waitstatus_to_exitcode(status)
        # A new process begins with what its parent held, on the system's books.
        inherited = _own_peak()
        peak = used.ru_maxrss * _MAXRSS_UNIT
        return self._process.returncode, peak if peak > inherited else 0

    def _close(self) -> None:
        for pipe in (self._requests, self._answers, self._last_words):
            with suppress(OSError):  # what was still to be written has nobody to read it
                pipe.close()


def _stopped(watch: threading.Timer) -> None:
    """Waits for a timer that has gone off already: it must not end the worker when that reads the next file."""
    watch.cancel()
    watch.join()


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
        self._lock = threading.Lock()
        self._workers = []


_answers: IO[bytes] | None = None
"""Where this process answers, if it is a worker."""
_places = threading.BoundedSemaphore(AT_ONCE)
_idle = _Idle()
atexit.register(_idle.close)


def _begin_anew() -> None:
    """After a fork: the pipes are the parent's, and the threads that hold places are not there to give them back."""
    global _places
    _places = threading.BoundedSemaphore(AT_ONCE)
    _idle.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)


def serve(memory_bytes: int, parent: int) -> None:
    """A worker's whole life: answers requests until its input ends or its parent is gone.

    Args:
        memory_bytes: Address space that it may add to what it holds when it begins, bytes.
        parent: The parent's process id.
    """
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
    begun = _own_peak()
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
        if _own_peak() >= max(MUCH * memory_bytes, begun + 1):
            answer["worn"] = True
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


def _write(pipe: IO[bytes], header: bytes, body: bytes) -> None:
    pipe.write(len(header).to_bytes(8, "big") + len(body).to_bytes(8, "big"))
    pipe.write(header)
    pipe.write(body)
    pipe.flush()


def _read(pipe: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next header and body; None where the other end is gone."""
    sizes = pipe.read(16)
    if len(sizes) < 16 or max(int.from_bytes(sizes[:8], "big"), int.from_bytes(sizes[8:], "big")) > _LONGEST:
        return None
    header = pipe.read(int.from_bytes(sizes[:8], "big"))
    body = pipe.read(int.from_bytes(sizes[8:], "big"))
    if len(header) + len(body) < int.from_bytes(sizes[:8], "big") + int.from_bytes(sizes[8:], "big"):
        return None
    return header, body
