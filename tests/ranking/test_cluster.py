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
from typing import Any

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


def scheduler(start: Start, tmp_path: Path) -> tuple["subprocess.Popen[bytes]", str]:
    leader = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", "at.json")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(OSError, ValueError):
            return leader, str(json.loads((tmp_path / "at.json").read_text())["address"])
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
    _, address = scheduler(start, tmp_path)
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


@pytest.mark.parametrize("address", ["nonsense", "", "tcp://host", "https://host:8786/x", "tcp://host:port"])
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    with pytest.raises(cxmatch.UsageError, match="no address of a scheduler"):
        Cluster(address)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_where_no_scheduler_is_it_is_said_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 2.0)
    begun = time.monotonic()
    with pytest.raises(cxmatch.UsageError, match="cannot be reached"):
        Cluster("tcp://127.0.0.1:1")
    assert time.monotonic() - begun < 10


def command(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", "from cxmatch.cli import main; main()", "rank", "--as-of", "2026-11-01", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_bucket_is_ranked_into_parts_although_the_scheduler_is_started_anew(
    start: Start, tmp_path: Path, bucket: Any
) -> None:
    for number in range(300):
        bucket.put(f"people/{number:04d}.txt", f"Coached a team of {number} agents and built dashboards.".encode())
    bucket.failing["/0003.txt"] = 2
    alone = command("s3://bucket/people", "--no-cache", "--out", "s3://bucket/alone.parquet")
    assert alone.wait() == 0
    leader, address = scheduler(start, tmp_path)
    processes = [worker(start, address), worker(start, address)]
    bucket.asked.clear()
    running = command("s3://bucket/people", "--cluster", address, "--out", "s3://bucket/ranking.parquet")
    until = time.monotonic() + 60
    while not any(path.endswith("/0060.txt") for _, path in bucket.asked):
        assert running.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)
    for process in (leader, *processes):
        os.killpg(process.pid, signal.SIGKILL)
    port = address.rsplit(":", 1)[1]
    start("scheduler", "--host", "127.0.0.1", "--port", port)
    worker(start, address)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 0, said
    assert "Traceback" not in said
    there = {name: bucket.get(f"ranking.parquet/{name}") for name in bucket.names("ranking.parquet")}
    assert there == {name: bucket.get(f"alone.parquet/{name}") for name in bucket.names("alone.parquet")}
    assert json.loads(there["manifest.json"])["files"] == 300
