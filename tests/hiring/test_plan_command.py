import subprocess
import sys
from pathlib import Path

import pytest

from cxmatch import Plan, plan

ROOT = Path(__file__).resolve().parents[2]
COUNTS = ROOT / "docs" / "examples" / "counts.csv"
TWO = ("--count", "2025-11-01=400", "--count", "2026-11-01=520")


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", "plan", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120)


def test_the_command_prints_the_whole_plan_as_json() -> None:
    done = run(
        *TWO, "--customers", "Both", "--startup", "--goal", "Launch in Brazil", "--goal", "A redesign",
        "--met", "Less churn", "--missed", "Reply times", "--json",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert Plan.model_validate_json(done.stdout) == plan(
        counts={"2025-11-01": 400, "2026-11-01": 520}, customers="both", startup=True,
        goals=["Launch in Brazil", "A redesign"], met=["Less churn"], missed=["Reply times"],
    )  # fmt: skip


def test_counts_of_a_file_and_a_rate_a_month_are_taken() -> None:
    assert "Growth: 28.8% a year, between rapid and hyper" in run("--counts", COUNTS).stdout
    assert "2% a month compounded over 12 months" in run("--rate", "2%", "--per", "month").stdout


@pytest.mark.parametrize(("name", "begins"), [("growth.svg", b"<svg "), ("growth.png", b"\x89PNG")])
def test_a_chart_is_written_beside_the_answer(tmp_path: Path, name: str, begins: bytes) -> None:
    done = run("--counts", COUNTS, "--chart", tmp_path / name)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert "Hire: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "there is nothing to plan from"),
        (("--count", "2026-11-01"), "--count: '2026-11-01' is no date with a count. Write --count 2026-11-01=520"),
        (("--count", "03/04/2026=5"), "count 1: '03/04/2026' can be read as two dates"),
        (("--count", "2026-11-01=many"), "count 1: 'many' is no count of customers"),
        ((*TWO, "--counts", COUNTS), "there are both --count and --counts"),
        ((*TWO, "--rate", "5"), "there are both counts and a rate"),
        (("--counts", "none.csv"), "none.csv: there is no such file"),
        (("--rate", "5", "--chart", "growth.svg"), "a chart shows counts over time, and none are given"),
        ((*TWO, "--chart", "growth.pdf"), "the ending '.pdf' names no form of a picture"),
        ((*TWO, "--chart", "no/folder/growth.svg"), "there is no such folder"),
        (("--customers", "b2g"), "'b2g' is no type of customers. Write b2b or b2c or both"),
        (("--rate", "18,5"), "'18,5' is no rate in percent"),
        (("--goal", " "), "goal 1: the text holds no words"),
    ],
)
def test_wrong_use_is_said_with_its_mend_and_leaves_nothing(
    tmp_path: Path, arguments: tuple[object, ...], told: str
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []
