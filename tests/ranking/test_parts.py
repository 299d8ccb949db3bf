"""A ranking in parts: the same bytes whoever makes it and however often it broke off."""

import hashlib
import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

import cxmatch
from cxmatch.cli import app
from cxmatch.ranking import parts
from cxmatch.ranking.parts import rank_parts

DAY = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "FILES", 3)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    folder = tmp_path / "people"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"Coached a team of {number} agents and built dashboards of metrics.")
    return folder


def made(people: Path | str, out: Path, **options: Any) -> dict[str, bytes]:
    manifest = rank_parts(people, f"file://{out}", as_of=DAY, **options)
    for part in manifest.parts:
        data = (out / part.name).read_bytes()
        assert (part.bytes, part.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_parts_hold_the_rows_in_the_order_of_their_paths(people: Path, tmp_path: Path) -> None:
    first = made(people, tmp_path / "out")
    names = [name for name in sorted(first) if name.startswith("part-")]
    rows = [pyarrow.parquet.read_table(tmp_path / "out" / name).column("path").to_pylist() for name in names]
    assert [len(some) for some in rows] == [3, 3, 2]
    assert [path for some in rows for path in some] == sorted(map(str, people.iterdir()))
    times = {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in names}
    assert made(people, tmp_path / "out") == first
    assert times == {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in names}
    with ThreadPoolExecutor(3) as executor:
        assert made(people, tmp_path / "other", executor=executor) == first


@pytest.mark.parametrize(("what", "again"), [("another question", 3), ("a changed file", 1), ("a damaged part", 1)])
def test_only_what_does_not_hold_is_made_again(people: Path, tmp_path: Path, what: str, again: int) -> None:
    out = tmp_path / "out"
    made(people, out)
    (out / "theirs.txt").write_text("kept")
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")}
    options = {}
    if what == "another question":
        options = {"role": "analyst"}
    elif what == "a changed file":
        (people / "4.txt").write_text("Set quarterly goals.")
    else:
        damaged = out / min(before)
        damaged.write_bytes(damaged.read_bytes()[:-20])
    after = made(people, out, **options)
    assert (out / "theirs.txt").read_text() == "kept"
    kept = [name for name in after if before.get(name) == (out / name).stat().st_mtime_ns]
    assert len(kept) == 3 - again
    assert len([name for name in after if name.startswith("part-")]) == 3
    assert made(people, tmp_path / "fresh", **options) == {
        name: data for name, data in after.items() if name != "theirs.txt"
    }


@pytest.mark.parametrize("within", ["", "/ranking.parquet"])
def test_a_ranking_does_not_rank_its_own_parts(people: Path, bucket: Any, within: str) -> None:
    first = rank_parts(people, f"file://{people}{within}", as_of=DAY)
    assert first.files == 8
    assert rank_parts(people, f"file://{people}{within}", as_of=DAY) == first
    for number in range(4):
        bucket.put(f"people/{number}.txt", b"Coached a team of agents.")
    on_storage = rank_parts("s3://bucket/people", f"s3://bucket/people{within}", as_of=DAY)
    assert (on_storage.files, on_storage.failed) == (4, 0)
    assert rank_parts("s3://bucket/people/", f"s3://bucket/people{within}/", as_of=DAY) == on_storage


@pytest.mark.parametrize(("error", "again"), [("passing", True), ("lasting", False)])
def test_a_failure_that_may_pass_is_tried_again(bucket: Any, error: str, again: bool) -> None:
    bucket.put("people/a.txt", b"Coached a team." if again else b"")
    bucket.status = "403 Forbidden"
    bucket.failing["/a.txt"] = 1000 if again else 0
    assert rank_parts("s3://bucket/people", "s3://bucket/out", as_of=DAY).failed == 1
    bucket.failing.clear()
    bucket.asked.clear()
    assert rank_parts("s3://bucket/people", "s3://bucket/out", as_of=DAY).failed == (not again)
    assert (("GET", "/bucket/people/a.txt") in bucket.asked) == again, error


CODE = (
    "import sys, cxmatch; from datetime import date; from cxmatch.ranking import parts; parts.FILES = 3\n"
    "parts.rank_parts(sys.argv[1], sys.argv[2], as_of=date(2026, 11, 1), workers=1)\n"
)


def test_a_run_that_is_killed_goes_on_where_it_was(people: Path, tmp_path: Path) -> None:
    for number in range(200):
        (people / f"more{number}.txt").write_text(f"Managed a team of {number} and tracked metrics of survey data.")
    out = tmp_path / "out"
    going = subprocess.Popen([sys.executable, "-c", CODE, people, f"file://{out}"])
    until = time.monotonic() + 30
    while len(list(out.glob("part-*.parquet"))) < 3 and time.monotonic() < until:
        time.sleep(0.005)
    going.send_signal(signal.SIGKILL)
    going.wait(10)
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*.parquet")}
    assert 3 <= len(before) < 70
    assert not (out / "manifest.json").exists()
    for part in out.glob("*.part"):
        part.unlink()
    after = made(people, out)
    assert all((out / name).stat().st_mtime_ns == before[name] for name in before)
    assert made(people, tmp_path / "fresh") == after


def test_two_runs_of_one_ranking_at_once_write_the_same_and_do_not_meet(people: Path, tmp_path: Path) -> None:
    for number in range(60):
        (people / f"more{number}.txt").write_text(f"Managed a team of {number} and tracked metrics of survey data.")
    out = tmp_path / "out"
    command = [sys.executable, "-c", CODE, people, f"file://{out}"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(each.communicate(timeout=120)[1], each.returncode) for each in running] == [(b"", 0), (b"", 0)]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == made(people, tmp_path / "fresh")


def test_where_there_is_no_room_it_is_said_and_nothing_half_is_left(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    failing = subprocess.run(
        [sys.executable, "-c", CODE, people, f"file://{out}"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)),
    )
    assert "UsageError" in failing.stderr
    assert "cannot be written" in failing.stderr
    assert not out.exists() or list(out.iterdir()) == []
    assert made(people, out) == made(people, tmp_path / "fresh")


@pytest.mark.parametrize("option", [["--top", "3"], ["--blind"]])
def test_what_parts_cannot_do_is_refused(people: Path, tmp_path: Path, option: list[str]) -> None:
    done = CliRunner().invoke(app, ["rank", str(people), "--out", f"file://{tmp_path}/out.parquet", *option])
    assert isinstance(done.exception, cxmatch.UsageError)
