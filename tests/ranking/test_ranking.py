import contextlib
import os
import shutil
import signal
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmatch import FileUnreadable, Lexicon, Ranking, UnknownRole, UsageError, rank, score
from cxmatch.documents.sandbox import _idle
from cxmatch.ranking.walking import walk

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples" / "resumes"
AS_OF = date(2026, 11, 1)

MANAGER = "Experience\nTeam lead, 2015 - 2024\nManaged a team, set quarterly goals and ran the weekly meetings.\n"
ANALYST = "Experience\nAnalyst, 2018 - 2024\nBuilt charts, tracked metrics and wrote monthly reports on survey data.\n"


@pytest.fixture(scope="module")
def ranking() -> Ranking:
    return rank(SAMPLES, as_of=AS_OF)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manager.txt").write_text(MANAGER, encoding="utf-8")
    (tmp_path / "analyst.txt").write_text(ANALYST, encoding="utf-8")
    return tmp_path


def by_name(ranking: Ranking) -> dict[str, object]:
    return {Path(row.path).name: row for row in ranking.rows}


def test_every_file_is_a_row(ranking: Ranking) -> None:
    assert sorted(Path(row.path).name for row in ranking) == sorted(path.name for path in SAMPLES.iterdir())
    assert {row.status for row in ranking} == {"ok"}


def test_a_row_holds_what_scoring_the_file_says(ranking: Ranking) -> None:
    for row in ranking:
        report = score(row.path, as_of=AS_OF)
        assert report.best is not None
        assert (row.role, row.score, row.years) == (report.best.role, report.best.score, report.experience.years)
        assert row.evidence == tuple(piece for piece in report.best.evidence if piece.points)
        assert row.scores == {fit.role: fit.score for fit in report.fits}


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_number_of_workers_and_the_order_of_files_change_nothing(ranking: Ranking, workers: int) -> None:
    files = sorted((str(path) for path in SAMPLES.iterdir()), key=lambda path: (hash(path) * workers) % 97)
    assert rank(files, workers=workers, as_of=AS_OF).model_dump_json() == ranking.model_dump_json()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(["manager.txt", "analyst.txt", "copy.txt", "broken.pdf"]), workers=st.integers(1, 3))
def test_any_order_of_files_on_any_workers_gives_the_same_bytes(folder: Path, order: list[str], workers: int) -> None:
    (folder / "copy.txt").write_text(MANAGER, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7")
    found = rank([folder / name for name in order], workers=workers, as_of=AS_OF)
    assert found.model_dump_json() == rank(folder, workers=1, as_of=AS_OF).model_dump_json()


def test_without_a_role_each_stands_under_their_best_in_the_lexicons_order(ranking: Ranking) -> None:
    order = [role.id for role in Lexicon.load().roles]
    places = [(order.index(row.role or ""), -(row.score or 0)) for row in ranking]
    assert places == sorted(places)


def test_with_a_role_all_are_ranked_for_it() -> None:
    rows = rank(SAMPLES, role="analyst", as_of=AS_OF).rows
    assert {row.role for row in rows} == {"analyst"}
    scores = [row.score or 0 for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert Path(rows[0].path).name == "chidinma-eze.pdf"


def test_a_file_that_cannot_be_read_is_a_row_with_its_reason(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    ranking = rank(folder)
    assert [row.status for row in ranking] == ["ok", "ok", "failed", "failed", "failed"]
    failed = {Path(row.path).name: row.error for row in ranking.failed}
    assert failed["empty.docx"] == "EmptyFile"
    assert failed["picture.png"] == "UnsupportedFormat"
    assert all(row.message for row in ranking.failed)


def test_files_with_the_same_bytes_stand_together(folder: Path) -> None:
    shutil.copy(folder / "analyst.txt", folder / "zz copy.txt")
    ranking = rank(folder)
    rows = by_name(ranking)
    assert rows["zz copy.txt"].same_as == str(folder / "analyst.txt")  # type: ignore[attr-defined]
    assert rows["analyst.txt"].same_as is None  # type: ignore[attr-defined]
    assert [Path(row.path).name for row in ranking] == ["manager.txt", "analyst.txt", "zz copy.txt"]


def test_one_persons_two_files_are_noted(folder: Path) -> None:
    long = ANALYST + "Answered questions from nine departments about what the survey said and did not say. " * 2
    (folder / "one.txt").write_text(long, encoding="utf-8")
    (folder / "two.txt").write_text(long + "\nLanguages: Dutch.\n", encoding="utf-8")
    rows = by_name(rank(folder))
    assert rows["one.txt"].near == (str(folder / "two.txt"),)  # type: ignore[attr-defined]
    assert rows["two.txt"].near == (str(folder / "one.txt"),)  # type: ignore[attr-defined]
    assert rows["manager.txt"].near == ()  # type: ignore[attr-defined]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO here")
def test_links_and_devices_are_passed_over_and_said(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    (folder / "loop").symlink_to(folder)
    (folder / "zero.pdf").symlink_to("/dev/zero")
    (folder / ".DS_Store").write_bytes(b"x")
    ranking = rank(folder)
    assert len(ranking) == 2
    assert sorted(passed.why for passed in ranking.passed_over) == [
        "a file of the desktop's own",
        "a link",
        "a link",
        "no regular file",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_names_of_any_bytes_are_read_and_shown(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))).write_text(MANAGER, encoding="utf-8")
    (folder / "line\nbreak\x1b[2J.txt").write_text(MANAGER, encoding="utf-8")
    ranking = rank(folder)
    assert {row.status for row in ranking} == {"ok"}
    assert any("caf\\xe9.txt" in row.path for row in ranking)


def test_folders_are_walked_to_their_ends(folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "deep.txt").write_text(MANAGER, encoding="utf-8")
    assert [Path(path).name for path in walk([folder]).files] == ["deep.txt", "analyst.txt", "manager.txt"]


def test_a_file_that_is_named_twice_is_one_row(folder: Path) -> None:
    assert len(rank([folder, folder / "manager.txt"])) == 2


def test_a_text_without_any_evidence_comes_after_those_with_some(folder: Path) -> None:
    (folder / "a walk.txt").write_text("Walked to the harbour and sorted parcels by weight.\n", encoding="utf-8")
    last = rank(folder).rows[-1]
    assert (Path(last.path).name, last.role, last.score, last.status) == ("a walk.txt", None, None, "ok")


def test_a_part_that_was_not_judged_makes_a_partial_row(folder: Path) -> None:
    (folder / "manager.txt").write_text(
        "Drei Jahre lang habe ich ein Team im Kundendienst geleitet und dabei alle Daten aus den Umfragen gesammelt, "
        "die Berichte für den Vorstand geschrieben und die neuen Kolleginnen in den Abläufen geschult.\n",
        encoding="utf-8",
    )
    row = by_name(rank(folder))["manager.txt"]
    assert row.status == "partial"  # type: ignore[attr-defined]


def test_progress_counts_to_the_end(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    rank(folder, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 2), (2, 2)]


def test_wrong_calls_are_refused_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(UnknownRole):
        rank(folder, role="wizard")
    with pytest.raises(UsageError):
        rank(folder, workers=0)
    with pytest.raises(FileUnreadable, match="nowhere"):
        rank(folder / "nowhere")
    (folder / "empty").mkdir()
    with pytest.raises(FileUnreadable, match="no files"):
        rank(folder / "empty")


def test_a_lexicon_of_ones_own_reaches_the_workers(folder: Path) -> None:
    lexicon = Lexicon.parse(
        '{"format": 1, "name": "x", "roles": [{"id": "a", "title": "A", "terms": [{"term": "chart"}]}]}'
    )
    rows = by_name(rank(folder, lexicon=lexicon))
    assert rows["analyst.txt"].score == 100  # type: ignore[attr-defined]
    assert rows["manager.txt"].score is None  # type: ignore[attr-defined]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are listed in /proc")
def test_a_killed_worker_costs_its_own_file_only(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(MANAGER + f"\nNote {number}.", encoding="utf-8")
    _idle.close()
    before = _children()

    def kill_first_worker() -> None:
        while not (new := _children() - before):
            time.sleep(0.01)
        os.kill(min(new), signal.SIGKILL)

    killer = threading.Thread(target=kill_first_worker)
    killer.start()
    ranking = rank(tmp_path, workers=2)
    killer.join()
    assert len(ranking) == 40
    assert [row.error for row in ranking.failed] == ["WorkerCrashed"]


def _children() -> set[int]:
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            text = stat.read_text()
            if int(text.rsplit(")", 1)[1].split()[1]) == os.getpid():
                found.add(int(text.split()[0]))
    return found
