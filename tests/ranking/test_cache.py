"""What rankings keep for the next time: the same answer sooner, and never a wrong one."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

import cxmatch
from cxmatch.ranking import kept
from cxmatch.ranking.cache import FILE, Cache
from cxmatch.ranking.job import run

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
RESUMES = SAMPLES / "resumes"
DAY = date(2026, 11, 1)


def ranked(folder: Path, cache: Cache | None, **options: object) -> str:
    return cxmatch.rank(folder, as_of=DAY, cache=cache, **options).model_dump_json()  # type: ignore[arg-type]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Which files a worker was asked about, and whether it had to read them."""
    seen: list[tuple[str, bool]] = []

    def noted(path: str, asked: object, **more: object) -> object:
        seen.append((Path(path).name, more.get("document") is None))
        return run(path, asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "run", noted)
    return seen


def test_a_second_ranking_asks_no_worker_and_gives_the_same_bytes(cache: Cache, runs: list[tuple[str, bool]]) -> None:
    without = ranked(RESUMES, None)
    runs.clear()
    first, count = ranked(RESUMES, cache), len(runs)
    assert (first, count) == (without, 8)
    assert ranked(RESUMES, cache) == without
    assert len(runs) == count


@pytest.mark.parametrize(
    "options",
    [
        {"role": "analyst"},
        {"posting": SAMPLES / "postings" / "customer-insights-analyst.md"},
        {"as_of": date(2025, 1, 1)},
        {"lexicon": "other"},
    ],
    ids=lambda options: next(iter(options)),
)
def test_what_was_read_is_not_read_again_where_something_else_is_asked(
    cache: Cache, runs: list[tuple[str, bool]], options: dict[str, object]
) -> None:
    if "lexicon" in options:
        options = {"lexicon": cxmatch.Lexicon.load().model_copy(update={"name": "another"})}
    asked = {"as_of": DAY, **options}
    without = cxmatch.rank(RESUMES, **asked).model_dump_json()  # type: ignore[arg-type]
    ranked(RESUMES, cache)
    runs.clear()
    assert cxmatch.rank(RESUMES, cache=cache, **asked).model_dump_json() == without  # type: ignore[arg-type]
    assert len(runs) == 8
    assert not any(had_to_read for _, had_to_read in runs)


def test_a_file_that_changed_or_came_is_read_and_one_that_moved_is_not(
    cache: Cache, tmp_path: Path, runs: list[tuple[str, bool]]
) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    (folder / "a.txt").write_text("Coached a team of five agents.")
    (folder / "b.txt").write_text("Built dashboards of metrics.")
    ranked(folder, cache)
    runs.clear()
    (folder / "a.txt").write_text("Coached a team of six agents.")
    (folder / "b.txt").rename(folder / "c.txt")
    answer = ranked(folder, cache)
    assert runs == [("a.txt", True)]
    assert answer == ranked(folder, None)


def test_what_failed_is_tried_again(cache: Cache, tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert ranked(folder, cache) == ranked(folder, None)
    assert cache.info().entries == 0


def test_nothing_is_kept_of_a_blind_ranking(cache: Cache) -> None:
    ranked(RESUMES, cache, blind=True)
    assert cache.info().entries == 0


def test_only_its_user_may_read_the_file(cache: Cache) -> None:
    ranked(RESUMES, cache)
    for path in (cache.path, *cache.path.parent.glob(f"{FILE}-*")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("part", ["head", "middle", "whole", "empty"])
def test_a_damaged_file_is_put_aside_and_the_answer_is_right(tmp_path: Path, part: str) -> None:
    with Cache(tmp_path) as cache:
        without = ranked(RESUMES, cache)
    data = bytearray(cache.path.read_bytes())
    begin, end = {"head": (0, 200), "middle": (4096, len(data)), "whole": (0, len(data)), "empty": (0, 0)}[part]
    data[begin:end] = os.urandom(end - begin)
    cache.path.write_bytes(b"" if part == "empty" else data)
    with Cache(tmp_path) as again:
        assert ranked(RESUMES, again) == without
    told = [notice.kind for notice in again.notices]
    aside = list(tmp_path.glob(f"{FILE}.aside-*"))
    assert (told, len(aside)) == (([], 0) if part == "empty" else (["cache_put_aside"], 1))


def test_another_program_s_file_is_put_aside_whole(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE theirs (thing)")
    other.execute("INSERT INTO theirs VALUES ('kept')")
    other.commit()
    other.close()
    with Cache(tmp_path) as cache:
        cache.put("a", "b")
        assert cache.get("a") == "b"
    (aside,) = tmp_path.glob(f"{FILE}.aside-*")
    again = sqlite3.connect(aside)
    assert again.execute("SELECT thing FROM theirs").fetchone() == ("kept",)
    again.close()


def test_an_entry_that_was_tampered_with_is_left_out(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("a", "right")
        cache.put("b", "other")
    file = sqlite3.connect(cache.path)
    values = [value for (value,) in file.execute("SELECT value FROM kept ORDER BY key")]
    file.execute("UPDATE kept SET value = ?", (values[0],))
    file.commit()
    file.close()
    with Cache(tmp_path) as again:
        assert sorted(map(str, (again.get("a"), again.get("b")))) in (["None", "right"], ["None", "other"])


@pytest.mark.parametrize("make", ["folder is a file", "link", "read-only"])
def test_where_nothing_can_be_kept_everything_works_as_without(tmp_path: Path, make: str) -> None:
    folder = tmp_path / "cache"
    if make == "folder is a file":
        folder.write_text("in the way")
    elif make == "link":
        folder.mkdir()
        (tmp_path / "elsewhere").write_bytes(b"")
        (folder / FILE).symlink_to(tmp_path / "elsewhere")
    else:
        folder = Path("/proc/none")
    with Cache(folder) as cache:
        cache.put("a", "b")
        assert cache.get("a") is None
        assert ranked(RESUMES, cache) == ranked(RESUMES, None)
    assert [notice.kind for notice in cache.notices] == ["cache_unusable"]


def test_the_least_used_is_thrown_away_when_there_is_too_much(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        for number in range(50):
            cache.put(str(number), os.urandom(4_000).hex())
    file = sqlite3.connect(cache.path)
    file.execute("UPDATE kept SET used = used - 1000")
    file.commit()
    file.close()
    with Cache(tmp_path, most_bytes=150_000) as again:
        assert again.get("7") is not None
    with Cache(tmp_path) as last:
        assert last.get("7") is not None
        assert 0 < last.info().entries < 50


def test_what_was_not_used_for_long_is_thrown_away(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("old", "x")
        cache.put("new", "y")
    file = sqlite3.connect(cache.path)
    file.execute("UPDATE kept SET used = used - 91 * 86400 WHERE rowid = 1")
    file.commit()
    file.close()
    Cache(tmp_path).close()
    with Cache(tmp_path) as again:
        assert (again.get("old"), again.get("new")) == (None, "y")


def test_threads_and_processes_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from cxmatch.ranking.cache import Cache\n"
        "with Cache(Path(sys.argv[1])) as cache:\n"
        "    for number in range(200): cache.put(f'{sys.argv[2]}-{number}', 'x' * 500)\n"
        "    assert not cache.notices, cache.notices\n"
    )
    others = [subprocess.Popen([sys.executable, "-c", code, tmp_path, str(number)]) for number in range(3)]
    with Cache(tmp_path) as cache:
        writing = [
            threading.Thread(target=lambda name=name: [cache.put(f"{name}{n}", "y") for n in range(100)])
            for name in "ab"
        ]
        for thread in writing:
            thread.start()
        for thread in writing:
            thread.join()
        assert [other.wait(60) for other in others] == [0, 0, 0]
        assert cache.info().entries == 800
        assert not cache.notices


def test_a_run_that_is_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"Coached a team of {number} agents and built dashboards of metrics.")
    code = (
        "import sys, cxmatch; from datetime import date; from pathlib import Path\n"
        "from cxmatch.ranking.cache import Cache\n"
        "print('ready', flush=True)\n"
        "with Cache(Path(sys.argv[2])) as cache:\n"
        "    made = cxmatch.rank(sys.argv[1], as_of=date(2026, 11, 1), cache=cache, workers=1)\n"
    )
    whole = ranked(folder, None)
    kept_at = []
    for _ in range(3):
        going = subprocess.Popen([sys.executable, "-c", code, folder, tmp_path / "cache"], stdout=subprocess.PIPE)
        assert going.stdout is not None
        going.stdout.readline()
        until = time.monotonic() + 30
        before = kept_at[-1] if kept_at else 0
        while time.monotonic() < until:
            with Cache(tmp_path / "cache") as looked:
                now = looked.info().entries
            if now > before + 10:
                break
            time.sleep(0.02)
        going.send_signal(signal.SIGKILL)
        going.wait(10)
        going.stdout.close()
        kept_at.append(now)
    assert kept_at == sorted(set(kept_at))
    with Cache(tmp_path / "cache") as last:
        assert ranked(folder, last) == whole
        assert not last.notices
