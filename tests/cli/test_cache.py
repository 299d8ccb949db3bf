"""`cxmatch cache`, and `rank --no-cache`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RESUMES = Path(__file__).resolve().parents[2] / "docs" / "examples" / "resumes"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "CXMATCH_CACHE": str(tmp_path / "own folder")}


def cxmatch(environment: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)


def entries(environment: dict[str, str]) -> int:
    return int(json.loads(cxmatch(environment, "cache", "info", "--json").stdout)["entries"])


def test_nothing_is_made_by_asking_what_there_is(environment: dict[str, str]) -> None:
    assert entries(environment) == 0
    assert not Path(environment["CXMATCH_CACHE"]).exists()


def test_a_ranking_keeps_what_it_did_and_it_can_be_thrown_away(environment: dict[str, str]) -> None:
    first = cxmatch(environment, "rank", RESUMES, "--format", "json", "--as-of", "2026-11-01")
    assert entries(environment) == 16
    second = cxmatch(environment, "rank", RESUMES, "--format", "json", "--as-of", "2026-11-01")
    assert (second.stdout, second.stderr) == (first.stdout, "")
    place = cxmatch(environment, "cache", "path").stdout.strip()
    assert Path(place).parent == Path(environment["CXMATCH_CACHE"])
    assert "16 things kept" in cxmatch(environment, "cache", "info").stdout
    assert cxmatch(environment, "cache", "clear").stdout == "16 things thrown away\n"
    assert entries(environment) == 0


@pytest.mark.parametrize("option", ["--no-cache", "--blind"])
def test_nothing_is_kept_where_it_is_not_wanted(environment: dict[str, str], option: str) -> None:
    assert cxmatch(environment, "rank", RESUMES, option).returncode == 0
    assert not Path(environment["CXMATCH_CACHE"]).exists()


@pytest.mark.parametrize(
    "command", [("score", RESUMES / "mateus-prado.pdf"), ("team", RESUMES)], ids=lambda one: one[0]
)
def test_no_other_command_keeps_anything(environment: dict[str, str], command: tuple[object, ...]) -> None:
    assert cxmatch(environment, *command).returncode == 0
    assert not Path(environment["CXMATCH_CACHE"]).exists()


def test_a_cache_that_cannot_be_used_is_said_and_stops_nothing(environment: dict[str, str]) -> None:
    Path(environment["CXMATCH_CACHE"]).write_text("in the way")
    done = cxmatch(environment, "rank", RESUMES)
    assert done.returncode == 0
    assert "cache unusable" in done.stderr
    assert "8 files, 8 ok" in done.stdout
