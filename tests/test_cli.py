import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxmatch import Ranking, Report, __version__

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "docs" / "examples" / "resumes" / "katarzyna-wisniewska.pdf"
SAMPLES = SAMPLE.parent


def cxmatch(*arguments: object, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, env={**os.environ, **environment}, timeout=120)


def out(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode(errors="replace")


def test_the_version_is_printed() -> None:
    assert out(cxmatch("--version")) == f"cxmatch {__version__}\n"


@pytest.mark.parametrize(
    "command", [[], ["score"], ["rank"], ["lexicon"], ["lexicon", "show"], ["lexicon", "check"], ["lexicon", "schema"]]
)
def test_every_command_has_help(command: list[str]) -> None:
    told = out(cxmatch(*command, "--help"))
    assert "Usage" in told
    assert command in ([], ["lexicon"]) or "Example" in told


def test_a_score_shows_bars_evidence_in_its_line_and_what_was_rejected() -> None:
    told = out(cxmatch("score", SAMPLE, "--as-of", "2026-11-01"))
    assert "Customer experience manager" in told
    assert "████" in told
    assert "years of dated work, as of 2026-11-01" in told
    assert "Set and track quarterly goals with every member" in " ".join(told.split())
    assert "Not counted" in told
    assert "\x1b" not in told


def test_a_score_as_json_is_the_whole_report() -> None:
    report = Report.model_validate_json(out(cxmatch("score", SAMPLE, "--json")))
    assert report.best is not None
    assert report.document.name == str(SAMPLE)


def test_several_files_are_a_line_each_and_a_failed_one_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7")
    done = cxmatch("score", SAMPLE, broken, "--json")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 3
    assert first["best_role"] == "manager"
    assert (second["status"], second["path"]) == ("failed", str(broken))
    assert second["error"] == "CorruptDocument"


def test_standard_input_is_read_as_a_file() -> None:
    told = out(cxmatch("score", "-", given=b"Built charts and tracked metrics for the board."))
    assert "Customer experience analyst" in told


def test_a_name_with_escapes_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such names")
    file = tmp_path / "a\x1b[2Jb.txt"
    file.write_text("Built charts.", encoding="utf-8")
    told = out(cxmatch("score", file))
    assert "\x1b" not in told
    assert "a\\x1b[2Jb.txt" in told.replace("\n", "")


def test_a_ranking_lists_every_file_under_a_role() -> None:
    told = out(cxmatch("rank", SAMPLES))
    assert "8 files, 8 ok." in told
    assert "Customer experience analyst" in told
    assert "\x1b" not in told


def test_a_ranking_in_every_form_holds_the_same_rows(tmp_path: Path) -> None:
    whole = Ranking.model_validate_json(out(cxmatch("rank", SAMPLES, "--format", "json", "--as-of", "2026-11-01")))
    paths = [row.path for row in whole.rows]
    assert len(paths) == 8
    lines = out(cxmatch("rank", SAMPLES, "--format", "jsonl")).splitlines()
    assert [json.loads(line)["path"] for line in lines] == paths
    table = tmp_path / "ranking.csv"
    assert out(cxmatch("rank", SAMPLES, "--out", table)) == ""
    with table.open(encoding="utf-8", newline="") as rows:
        assert [row["path"] for row in csv.DictReader(rows)] == paths


def test_the_top_of_a_role_is_listed() -> None:
    told = out(cxmatch("rank", SAMPLES, "--role", "manager", "--top", "2", "--format", "csv"))
    assert len(list(csv.DictReader(io.StringIO(told)))) == 2


def test_a_file_that_fails_ends_as_a_row_and_in_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Built charts.", encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7")
    done = cxmatch("rank", tmp_path, "--format", "csv")
    assert done.returncode == 3
    assert [row["status"] for row in csv.DictReader(io.StringIO(done.stdout.decode()))] == ["ok", "failed"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rank", "nowhere"], "no such file or folder"),
        (["rank", SAMPLES, "--role", "wizard"], "specialist, manager, associate, analyst, expert"),
        (["rank", SAMPLES, "--out", "ranking.doc"], "names no form"),
        (["rank", SAMPLES, "--workers", "0"], "--workers"),
        (["rank"], "Missing argument"),
        (["score", SAMPLE, "--as-of", "yesterday"], "--as-of"),
        (["score", SAMPLE, "--lexicon", "nowhere.json"], "cannot be read"),
        (["lexicon", "show", "wizard"], "has no role"),
        (["frobnicate"], "No such command"),
    ],
)
def test_wrong_use_is_exit_code_2_with_a_message(arguments: list[object], said: str) -> None:
    done = cxmatch(*arguments)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.decode().replace("│", " ").split())
    assert b"Traceback" not in done.stderr


def test_a_missing_file_is_a_failed_file() -> None:
    done = cxmatch("score", "nowhere.pdf")
    assert done.returncode == 3
    assert b"FileUnreadable" in done.stderr


def test_a_lexicon_is_shown_and_checked(tmp_path: Path) -> None:
    assert "data, metrics, graphs" in out(cxmatch("lexicon", "show", "analyst"))
    file = tmp_path / "own.json"
    file.write_text(out(cxmatch("lexicon", "show", "--json")), encoding="utf-8")
    assert "5 roles, 43 core terms" in out(cxmatch("lexicon", "check", file))
    file.write_text('{"format": 1, "name": "x", "roles": []}', encoding="utf-8")
    done = cxmatch("lexicon", "check", file)
    assert done.returncode == 1
    assert b"roles: " in done.stderr
    assert json.loads(out(cxmatch("lexicon", "schema")))["title"] == "cxmatch lexicon"


def test_an_output_that_nobody_reads_to_the_end_is_no_error() -> None:
    code = "from cxmatch.cli import main; main()"
    command = [sys.executable, "-c", code, "lexicon", "show", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_an_output_that_cannot_be_written_is_said() -> None:
    done = cxmatch("rank", SAMPLES, "--out", "/nowhere/at/all.csv")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_of_another_encoding_has_bars_of_plain_characters(encoding: str) -> None:
    told = out(cxmatch("score", SAMPLE, PYTHONIOENCODING=encoding, PYTHONUTF8="0"))
    assert "Customer experience manager" in told
    assert "####" in told
    assert "????" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_behind_standard_output_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", "from cxmatch.cli import main; main()", "lexicon", "show"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_answer_goes_through_a_link_and_keeps_the_files_mode(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "ranking.csv"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    out(cxmatch("rank", SAMPLES, "--out", link))
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("path,")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        out(cxmatch("rank", SAMPLES, "--out", pipe))
        assert reader.stdout is not None
        assert reader.stdout.read().startswith(b"path,")
    assert not pipe.is_file()


def test_a_read_only_file_is_refused_before_the_work(tmp_path: Path) -> None:
    file = tmp_path / "ranking.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o444)
    done = cxmatch("rank", SAMPLES, "--out", file)
    assert (done.returncode, file.read_text(encoding="utf-8")) == (2, "old")


def test_a_strangers_module_in_the_current_folder_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("open('ran', 'w')", encoding="utf-8")
    (tmp_path / "cv.txt").write_text("Built charts.", encoding="utf-8")
    command = [sys.executable, "-P", "-c", "from cxmatch.cli import main; main()", "rank", "cv.txt", "--format", "csv"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, env=environment)
    assert done.returncode == 0
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no ulimit here")
@pytest.mark.parametrize("limit", ["-v 100000000", "-n 64"])
def test_limits_of_the_shell_are_not_the_files_fault(limit: str) -> None:
    program = f'"{sys.executable}" -c "from cxmatch.cli import main; main()"'
    command = f'ulimit {limit}; exec {program} rank "{SAMPLES}" --workers 2'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no such names")
def test_a_name_that_is_no_text_is_scored_and_shown() -> None:
    folder = os.fsencode(SAMPLES.parent)  # only the name matters: nothing is there
    done = subprocess.run(
        [sys.executable, "-c", "from cxmatch.cli import main; main()", "score", folder + b"/\xff.pdf", "--json"],
        capture_output=True,
    )
    assert done.returncode == 3
    assert json.loads(done.stdout)["error"] == "FileUnreadable"
