"""A cluster of real processes gives the bytes of this machine, also where one of them dies."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

import cxmatch
from cxmatch.ranking import cluster
from cxmatch.ranking.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 1)
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    going: list[subprocess.Popen[bytes]] = []

    def begin(what: str, *more: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *more, "--no-dashboard"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        going.append(
            subprocess.Popen(
                command, env=env, cwd=tmp_path, start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        return going[-1]

    yield begin
    for process in going:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def scheduler(start: Start, tmp_path: Path) -> str:
    start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", "at.json")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(OSError, ValueError):
            return str(json.loads((tmp_path / "at.json").read_text())["address"])
        time.sleep(0.05)
    raise AssertionError("no scheduler")


def worker(start: Start, address: str) -> "subprocess.Popen[bytes]":
    return start("worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--memory-limit", "0")


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_worker_that_is_killed_loses_nothing(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number}.txt").write_text(f"Coached a team of {number} agents and built dashboards of metrics.")
    whole = cxmatch.rank(folder, as_of=DAY).model_dump_json()
    address = scheduler(start, tmp_path)
    doomed = worker(start, address)
    killed = []

    def progress(done: int, _: int) -> None:
        if done > 10 and not killed:
            os.killpg(doomed.pid, signal.SIGKILL)
            killed.append(done)
            worker(start, address)

    with Cluster(address) as executor:
        found = cxmatch.rank(folder, as_of=DAY, executor=executor, progress=progress)
    assert killed
    assert found.model_dump_json() == whole


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_where_no_scheduler_is_it_is_said_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 2.0)
    begun = time.monotonic()
    with pytest.raises(cxmatch.UsageError, match="cannot be reached"):
        Cluster("tcp://127.0.0.1:1")
    assert time.monotonic() - begun < 10
