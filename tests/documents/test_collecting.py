"""The collector is put off while a text is scored, and never for longer."""

import gc
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

import cxmatch
from cxmatch.documents.collecting import collector_paused


@pytest.fixture(autouse=True)
def _collector_as_it_was() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_a_pause_ends_with_an_error() -> None:
    @collector_paused()
    def fails() -> None:
        assert not gc.isenabled()
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fails()
    assert gc.isenabled()


def test_a_pause_in_a_pause_ends_with_the_outer_one() -> None:
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_a_pause_ends_though_another_call_that_began_in_it_goes_on() -> None:
    """Else calls that overlap without end would keep the collector off for ever."""
    first, second = collector_paused(), collector_paused()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.isenabled()
    with collector_paused():
        second.__exit__(None, None, None)
        assert not gc.isenabled()
    assert gc.isenabled()


def test_many_threads_leave_the_collector_on() -> None:
    together = Barrier(8)

    def pause_often() -> None:
        together.wait()
        for _ in range(500):
            with collector_paused():
                pass

    threads = [Thread(target=pause_often) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()


def _say_and_pause(says: "multiprocessing.queues.Queue[bool]") -> None:
    says.put(gc.isenabled())
    with collector_paused():
        says.put(gc.isenabled())
    says.put(gc.isenabled())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is forked here")
def test_a_process_forked_in_a_pause_has_its_collector() -> None:
    forking = multiprocessing.get_context("fork")
    says = forking.Queue()
    with collector_paused():
        child = forking.Process(target=_say_and_pause, args=(says,))
        child.start()
        child.join()
    assert [says.get(timeout=5) for _ in range(3)] == [True, False, True]


def test_scoring_leaves_the_collector_on() -> None:
    cxmatch.score(cxmatch.Document.from_text("Led a team of six."))
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("call", "seldom"), [("cxmatch.score(cxmatch.Document.from_text('Led a team.'))", False), ("main()", True)]
)
def test_the_collector_looks_less_often_in_a_command_and_not_in_somebody_elses_program(call: str, seldom: bool) -> None:
    code = (
        "import gc, sys; sys.argv = ['cxmatch', '--help']\n"
        "import cxmatch; from cxmatch.cli import main\n"
        f"try:\n    {call}\nexcept SystemExit: pass\n"
        "print(gc.get_threshold()[0] > 700)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == str(seldom)
