"""Worker processes: started, asked, watched, and buried when they die.

docs/decisions/0002-workers.md says why they are started so.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from cxmatch.documents import frames
from cxmatch.documents.deaths import Death, cause_of_death
from cxmatch.documents.serving import MAXRSS_UNIT, own_peak

# Isolated (-I): neither the current folder, which may hold a stranger's json.py, nor PYTHON* variables are looked at.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from cxmatch.documents.serving import serve; serve(int(sys.argv[2]), int(sys.argv[3]))"
)
_DYING: Final = 2.0
"""Seconds that a worker which closed its pipe may take to end by itself."""
_LONGEST_LAST_WORDS: Final = 4096
_UNTRUSTED_VARIABLES: Final = frozenset(
    "CMAP_PATH PYTHONSTARTUP PYTHONINSPECT XML_CATALOG_FILES SGML_CATALOG_FILES XML_DEBUG_CATALOG".split()
)
"""Left out of a worker's environment: CMAP_PATH lets pdfminer.six load pickles from a folder, and catalogues let
libxml2 open other files than a document names."""


def _import_path() -> list[str]:
    """Where a worker imports from: as this process, but for folders that depend on where it was started."""
    package = str(Path(__file__).resolve().parents[2])
    return list(dict.fromkeys([*(path for path in sys.path if os.path.isabs(path)), package]))  # noqa: PTH117


class Worker:
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
        """Whether the process runs."""
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
            frames.write(self._requests, json.dumps(header).encode(), body)
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
        frame = frames.read(self._answers)
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
        inherited = own_peak()
        peak = used.ru_maxrss * MAXRSS_UNIT
        return self._process.returncode, peak if peak > inherited else 0

    def _close(self) -> None:
        for pipe in (self._requests, self._answers, self._last_words):
            with suppress(OSError):  # what was still to be written has nobody to read it
                pipe.close()


def _stopped(watch: threading.Timer) -> None:
    """Waits for a timer that has gone off already: it must not end the worker when that reads the next file."""
    watch.cancel()
    watch.join()


class Idle:
    """Warm workers that have nothing to do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers: list[Worker] = []

    def take(self, memory_bytes: int) -> Worker:
        """A worker with that limit on its memory, warm where there is one."""
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
        return Worker(memory_bytes)

    def give_back(self, worker: Worker) -> None:
        """Keeps a worker for the next file; the one that has waited longest goes where there are too many."""
        with self._lock:
            self._workers.append(worker)
            too_many = self._workers.pop(0) if len(self._workers) > (os.cpu_count() or 1) else None
        if too_many is not None:
            too_many.kill()

    def close(self) -> None:
        """Ends them all."""
        with self._lock:
            workers, self._workers = self._workers, []
        for worker in workers:
            worker.kill()

    def forget(self) -> None:
        """Leaves them to the process that started them."""
        self._lock = threading.Lock()
        self._workers = []
