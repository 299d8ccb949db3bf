import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import cxmatch
from cxmatch.documents import sandbox, serving
from cxmatch.documents.limits import Limits
from cxmatch.errors import CorruptDocument, EmptyFile, LimitExceeded, ParseTimeout, WorkerCrashed

ROOT = Path(__file__).resolve().parents[2]
TEXT = b"Experience\nManaged a team of five.\n"


# What workers run in these tests; they find this file by its path, which the parent's sys.path holds.
def answer_pid(_request: dict[str, Any], _body: bytes) -> str:
    return str(os.getpid())


def die(_request: dict[str, Any], _body: bytes) -> str:
    os._exit(7)


def sleep(_request: dict[str, Any], _body: bytes) -> str:
    time.sleep(60)
    return ""


def fill_memory(_request: dict[str, Any], _body: bytes) -> str:
    return str(len(bytearray(2**31)))


def print_much(_request: dict[str, Any], body: bytes) -> str:
    sys.stdout.write("this must not stand among the answers")
    sys.stdout.flush()
    os.write(1, b"nor this")
    return str(len(body))


def raise_ours(_request: dict[str, Any], _body: bytes) -> str:
    raise CorruptDocument("broken", advice="mend it")


def raise_theirs(_request: dict[str, Any], _body: bytes) -> str:
    raise ZeroDivisionError("by zero")


def run(task: str, *, body: bytes = b"", seconds: float = 20.0) -> str:
    limits = Limits(file_seconds=seconds)
    return sandbox.run(f"tests.documents.test_sandbox:{task}", {}, body, limits=limits, source="x")


def test_a_worker_reads_as_this_process_does() -> None:
    assert cxmatch.read(TEXT, isolated=True) == cxmatch.read(TEXT)


def test_a_worker_stays_warm() -> None:
    assert run("answer_pid") == run("answer_pid") != str(os.getpid())


def test_a_worker_that_dies_costs_its_own_file_only() -> None:
    with pytest.raises(WorkerCrashed, match="x: "):
        run("die")
    assert run("answer_pid")


def test_a_worker_past_its_time_is_killed() -> None:
    started = time.monotonic()
    with pytest.raises(ParseTimeout, match="stopped after"):
        run("sleep", seconds=0.5)
    assert time.monotonic() - started < 10


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no limit on memory here")
def test_a_worker_that_wants_too_much_memory_is_refused() -> None:
    with pytest.raises(LimitExceeded) as caught:
        run("fill_memory")
    assert caught.value.limit == "memory_bytes"


def test_what_a_library_prints_does_not_stand_among_the_answers() -> None:
    assert run("print_much", body=b"x" * 200_000) == "200000"


def test_our_errors_come_back_as_they_were_and_name_the_file() -> None:
    with pytest.raises(CorruptDocument, match=r"x: broken\. mend it"):
        run("raise_ours")


def test_any_other_error_is_a_crash_that_says_what_it_was() -> None:
    with pytest.raises(WorkerCrashed, match="ZeroDivisionError"):
        run("raise_theirs")


def test_errors_of_reading_are_the_same_in_a_worker() -> None:
    for isolated in (False, True):
        with pytest.raises(EmptyFile):
            cxmatch.read(b" ", isolated=isolated)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_worker_killed_from_outside_while_idle_is_replaced() -> None:
    os.kill(int(run("answer_pid")), signal.SIGKILL)
    time.sleep(0.2)
    assert run("answer_pid")


def test_many_threads_have_workers_of_their_own() -> None:
    with ThreadPoolExecutor(4) as pool:
        lengths = list(pool.map(lambda size: run("print_much", body=b"x" * size), range(20)))
    assert lengths == [str(size) for size in range(20)]


@pytest.mark.parametrize(
    "script",
    [
        "import cxmatch; print(cxmatch.read({text!r}, isolated=True).format)",
        """
        import multiprocessing, cxmatch
        def child(queue): queue.put(cxmatch.read({text!r}, isolated=True).format)
        if __name__ == "__main__":
            context = multiprocessing.get_context("spawn")
            queue = context.Queue()
            process = context.Process(target=child, args=(queue,), daemon=True)
            process.start()
            print(queue.get(timeout=60))
            process.join()
        """,
        """
        import threading, cxmatch
        found = []
        thread = threading.Thread(target=lambda: found.append(cxmatch.read({text!r}, isolated=True)))
        thread.start(); thread.join(); print(found[0].format)
        """,
    ],
    ids=["without a main guard", "in a daemonic process", "in a thread"],
)
def test_workers_start_from_anywhere(script: str, tmp_path: Path) -> None:
    file = tmp_path / "script.py"
    file.write_text(textwrap.dedent(script).format(text=TEXT), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, file], capture_output=True, text=True, timeout=120, env=environment)
    assert (done.stdout.strip(), done.stderr) == ("text", "")


def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import os, cxmatch.documents.sandbox as sandbox
        from cxmatch.documents.limits import Limits
        print(sandbox.run("tests.documents.test_sandbox:answer_pid", {}, limits=Limits(), source="x"), flush=True)
        os._exit(0)
    """)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _runs(int(done.stdout)):
        time.sleep(0.05)
    assert not _runs(int(done.stdout))


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def read_then_work(_request: dict[str, Any], _body: bytes) -> str:
    serving.has_read()
    time.sleep(1.0)
    return "done"


def test_a_reader_has_its_own_time() -> None:
    limits = Limits(reader_seconds=0.5, file_seconds=20)
    started = time.monotonic()
    with pytest.raises(ParseTimeout):
        sandbox.run_with("pdfium", "tests.documents.test_sandbox:sleep", {}, limits=limits, source="x")
    assert time.monotonic() - started < 10


def test_what_is_done_with_a_file_that_is_read_has_the_rest_of_its_time() -> None:
    limits = Limits(reader_seconds=0.5, file_seconds=20)
    task = "tests.documents.test_sandbox:read_then_work"
    assert sandbox.run_with("pdfium", task, {}, limits=limits, source="x") == "done"


def complain(_request: dict[str, Any], _body: bytes) -> str:
    for _ in range(200):
        try:
            os.write(2, b"x" * 1_000)
        except BlockingIOError:
            return "nobody listens"
    return "all was heard"


def test_a_library_that_complains_much_waits_for_nobody() -> None:
    assert run("complain", seconds=10) == "nobody listens"


def take_a_second(_request: dict[str, Any], _body: bytes) -> str:
    time.sleep(1.0)
    return "done"


def test_waiting_for_a_place_does_not_use_up_the_files_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_places", threading.BoundedSemaphore(2))
    limits = Limits(file_seconds=3)
    task = "tests.documents.test_sandbox:take_a_second"

    def ask(_: int) -> str:
        return sandbox.run_with("pdfium", task, {}, limits=limits, source="x")

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == ["done"] * 8


def abort(_request: dict[str, Any], _body: bytes) -> str:
    os.abort()


def say_and_abort(_request: dict[str, Any], _body: bytes) -> str:
    os.write(2, b"double free")
    os.abort()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("task", "error"), [("abort", LimitExceeded), ("say_and_abort", WorkerCrashed)])
def test_a_silent_abort_is_memory_that_was_refused(task: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        run(task)


def test_a_document_is_read_while_another_hangs() -> None:
    def hang() -> None:
        with pytest.raises(ParseTimeout):
            run("sleep", seconds=8)

    hanging = threading.Thread(target=hang)
    hanging.start()
    time.sleep(0.5)
    assert cxmatch.read(TEXT, isolated=True).format == "text"
    assert hanging.is_alive()
    hanging.join()


def spin(_request: dict[str, Any], _body: bytes) -> str:
    while True:
        pass


@pytest.mark.skipif(not list(Path("/proc/self/task").glob("*/children")), reason="children are not listed here")
def test_a_worker_that_hangs_ends_soon_after_its_parent_is_killed(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import glob, os, threading, time, cxmatch.documents.sandbox as sandbox
        from cxmatch.documents.limits import Limits
        def hang(): sandbox.run("tests.documents.test_sandbox:spin", {}, limits=Limits(), source="x")
        threading.Thread(target=hang, daemon=True).start()
        time.sleep(2)
        print(*(open(found).read() for found in glob.glob("/proc/self/task/*/children")), flush=True)
        os.kill(os.getpid(), 9)
    """)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    children = [int(pid) for pid in done.stdout.split()]
    assert children
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(_runs, children)):
        time.sleep(0.1)
    assert not any(map(_runs, children))


def test_no_more_workers_than_places_are_started() -> None:
    with ThreadPoolExecutor(30) as pool:
        pids = set(pool.map(lambda _: run("answer_pid"), range(60)))
    assert len(pids) <= sandbox.AT_ONCE
