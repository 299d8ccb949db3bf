"""`rank --blind`, `team` and `impact` as they are called on a command line."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cxmatch import Impact, Team

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
RANKING, GROUPS = EXAMPLES / "fair" / "ranking.csv", EXAMPLES / "fair" / "groups.csv"
WORK = "Experience\nSupport agent, 2019 - 2024\nAnswered calls and tickets of customers.\n"


def cxmatch(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, "COLUMNS": "120"}, timeout=120, cwd=cwd)


def out(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "ann-poe.txt").write_text(f"Ann Poe\nann@example.com\n{WORK}", encoding="utf-8")
    (tmp_path / "house" / "bea-roe.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def test_a_blind_ranking_goes_to_one_file_and_its_labels_to_another(folder: Path) -> None:
    done = cxmatch("rank", "house", "--blind", "--labels", "labels.csv", "--out", "ranking.csv", cwd=folder)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().split("\n") == ["2 files, 1 failed; its row says why", ""]
    told = (folder / "ranking.csv").read_text(encoding="utf-8")
    assert not [word for word in ("ann", "poe", "bea", "roe", "house") if word in told.lower()]
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        behind = {row["label"]: row["path"] for row in csv.DictReader(file)}
    assert sorted(behind.values()) == [str(Path("house", name)) for name in ("ann-poe.txt", "bea-roe.pdf")]
    with (folder / "ranking.csv").open(encoding="utf-8", newline="") as file:
        assert {row["path"] for row in csv.DictReader(file)} == set(behind)


def test_a_ranking_that_went_well_into_a_file_prints_nothing(folder: Path) -> None:
    (folder / "house" / "bea-roe.pdf").unlink()
    done = cxmatch("rank", "house", "--out", "ranking.csv", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_posting_in_a_ranking_of_resumes_is_said_to_be_one(folder: Path) -> None:
    shutil.copy(EXAMPLES / "postings" / "customer-insights-analyst.md", folder / "house" / "cat.md")
    said = "no resume: looks like a posting"
    assert " ".join(cxmatch("rank", "house", cwd=folder).stdout.decode().split()).count(said) == 1
    (folder / "house" / "ann-poe.txt").unlink()
    assert said not in " ".join(cxmatch("rank", "house", cwd=folder).stdout.decode().split())


def test_a_letter_in_a_team_is_a_person_only_as_given(folder: Path) -> None:
    (folder / "house" / "bea-roe.pdf").unlink()
    shutil.copy(EXAMPLES / "letters" / "noor-al-hadithi.txt", folder / "house" / "cat.txt")
    done = cxmatch("team", "house", cwd=folder)
    assert done.returncode == 3
    assert "this is a cover letter, and a resume is needed" in " ".join(done.stdout.decode().split())
    assert "this is a cover letter" not in out(cxmatch("team", "house", "--as-given", cwd=folder))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["score", "gone.pdf"], 3),
        (["match", "gone.pdf", "house/ann-poe.txt"], 3),
        (["audit", "gone.pdf"], 3),
        (["improve", "gone.pdf", "--role", "analyst"], 3),
        (["rank", "house", "--posting", "gone.pdf"], 3),
        (["rank", "gone"], 2),
        (["team", "gone"], 2),
        (["plan", "--counts", "gone.csv"], 2),
        (["score", "house/ann-poe.txt", "--lexicon", "gone.json"], 2),
        (["audit", "house/ann-poe.txt"], 2),
    ],
)
def test_a_document_that_cannot_be_read_is_3_and_anything_else_is_2(
    folder: Path, arguments: list[object], code: int
) -> None:
    done = cxmatch(*arguments, cwd=folder)
    assert done.returncode == code
    assert done.stderr


def test_a_blind_team_is_written_with_its_labels(folder: Path) -> None:
    done = cxmatch("team", "house", "--blind", "--labels", "labels.csv", cwd=folder)
    assert done.returncode == 3
    assert not [word for word in ("ann", "poe", "bea", "house") if word in done.stdout.decode().lower().split()]
    assert b"Names and files are left out." in b" ".join(done.stdout.split())
    assert len((folder / "labels.csv").read_text(encoding="utf-8").splitlines()) == 3


def test_a_team_as_json_is_the_whole_answer_and_a_failed_file_its_exit_code(folder: Path) -> None:
    done = cxmatch("team", "house", "--json", cwd=folder)
    found = Team.model_validate_json(done.stdout)
    assert (done.returncode, done.stderr) == (3, b"")
    assert [(member.name, member.status) for member in found.members] == [("ann-poe", "ok"), ("bea-roe", "failed")]


def test_a_team_takes_the_plan_that_plan_prints(folder: Path) -> None:
    (folder / "plan.json").write_text(out(cxmatch("plan", "--rate", "20", "--customers", "b2b", "--json")))
    told = out(cxmatch("team", EXAMPLES / "team.csv", "--plan", folder / "plan.json"))
    assert "Hire next: Customer experience" in told
    assert "there is no plan" not in told
    assert "\x1b" not in told


def test_an_impact_shows_rates_ratios_and_marks() -> None:
    told = out(cxmatch("impact", RANKING, "--groups", GROUPS, "--top", "25%"))
    woman = next(line.split() for line in told.splitlines() if line.startswith("woman"))
    assert woman[:4] == ["woman", "4", "of", "24"]
    assert woman[5:] == "16.7% (6.7 to 35.9) 0.56 (0.19 to 1.58) look here, 1 not read".split()
    assert "look here" in told
    assert "no verdict" in told


def test_an_impact_as_json_is_the_whole_answer() -> None:
    done = cxmatch("impact", RANKING, "--groups", GROUPS, "--top", "0.25", "--json", "--by", "gender")
    found = Impact.model_validate_json(out(done))
    assert [grouping.columns for grouping in found.groupings] == [("gender",)]
    assert json.loads(done.stdout)["people"] == 60


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rank", "house", "--labels", "labels.csv"], "there are no labels without --blind"),
        (["rank", "house", "--blind", "--labels", "a.csv", "--out", "a.csv"], "goes to the same file"),
        (["rank", "house", "--blind", "--labels", "gone/a.csv"], "there is no such folder"),
        (["team", "nowhere"], "no such file or folder"),
        (["team", "house", "--plan", "nowhere.json"], "there is no such file"),
        (["team", "house", "--plan", "house/ann-poe.txt"], "this is no plan"),
        (["team", "house/ann-poe.txt"], "a folder of resumes or a CSV file"),
        (["team", GROUPS], "the columns 'name', 'file', 'department' are missing"),
        (["impact", RANKING, "--top", "5"], "Missing option"),
        (["impact", RANKING, "--groups", GROUPS], "Missing option"),
        (["impact", RANKING, "--groups", GROUPS, "--top", "some"], "is no share"),
        (["impact", RANKING, "--groups", GROUPS, "--top", "0"], "is no share"),
        (["impact", RANKING, "--groups", GROUPS, "--top", "61"], "61 people are asked for, and there are 60"),
        (["impact", RANKING, "--groups", GROUPS, "--top", "5", "--on", "name"], "the column 'name' is missing"),
        (["impact", RANKING, "--groups", GROUPS, "--top", "5", "--role", "wizard"], "no scores for 'wizard'"),
        (["impact", "nowhere.csv", "--groups", GROUPS, "--top", "5"], "there is no such file"),
    ],
)
def test_wrong_use_is_exit_code_2_with_a_message(folder: Path, arguments: list[object], said: str) -> None:
    done = cxmatch(*arguments, cwd=folder)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.decode().replace("│", " ").split())
    assert b"Traceback" not in done.stderr
    assert not (folder / "labels.csv").exists()


@pytest.mark.parametrize("command", ["team", "impact"])
def test_help_has_an_example(command: str) -> None:
    assert "Example" in out(cxmatch(command, "--help"))
