"""`--out` of the commands that answer for one document, as people call it."""

import html
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxmatch import Audit, Comparison, Improvement, Report
from cxmatch.cli.reporting import ENDINGS, SCORE_ENDINGS

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
RESUME = EXAMPLES / "resumes" / "mateus-prado.pdf"
POSTING = EXAMPLES / "postings" / "customer-experience-manager.docx"
SCORE = ("score", RESUME)
MATCH = ("match", RESUME, POSTING)
AUDIT = ("audit", POSTING)
IMPROVE = ("improve", RESUME, "--role", "associate")


def cxmatch(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, env={**os.environ}, timeout=120)


@pytest.mark.parametrize("command", [SCORE, MATCH, AUDIT, IMPROVE], ids=lambda command: command[0])
def test_an_answer_is_one_page_that_fetches_nothing_and_nothing_is_printed(
    command: tuple[object, ...], tmp_path: Path
) -> None:
    out = tmp_path / "report.HTML"
    done = cxmatch(*command, "--as-of", "2026-11-01", "--out", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    page = html.unescape(out.read_text(encoding="utf-8"))
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    assert "2026-11-01" in page
    assert [file.name for file in tmp_path.iterdir()] == ["report.HTML"]


@pytest.mark.parametrize(
    ("command", "model"),
    [(SCORE, Report), (MATCH, Comparison), (AUDIT, Audit), (IMPROVE, Improvement)],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_file_of_json_is_what_json_prints(
    command: tuple[object, ...], model: type[Report | Comparison | Audit | Improvement], tmp_path: Path
) -> None:
    out = tmp_path / "answer.json"
    assert cxmatch(*command, "--out", out).stdout == b""
    assert out.read_bytes() == cxmatch(*command, "--json").stdout
    model.model_validate_json(out.read_bytes())


def test_a_file_of_text_is_what_a_pipe_is_given(tmp_path: Path) -> None:
    out = tmp_path / "answer.txt"
    cxmatch(*AUDIT, "--all", "--out", out)
    assert out.read_bytes().split() == cxmatch(*AUDIT, "--all").stdout.split()


def test_several_scores_are_one_page_with_what_failed(tmp_path: Path) -> None:
    out, gone = tmp_path / "report.html", tmp_path / "gone.pdf"
    done = cxmatch("score", RESUME, gone, POSTING, "--out", out)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"gone.pdf: there is no such file" in done.stderr
    page = out.read_text(encoding="utf-8")
    assert page.count("<article") == 2
    assert "Could not be read: 1" in page


def test_several_scores_are_a_line_each(tmp_path: Path) -> None:
    out, gone = tmp_path / "scores.jsonl", tmp_path / "gone.pdf"
    assert cxmatch("score", RESUME, gone, POSTING, "--out", out).returncode == 3
    first, second, failed = out.read_text(encoding="utf-8").splitlines()
    assert [Report.model_validate_json(line).document.name for line in (first, second)] == [str(RESUME), str(POSTING)]
    assert (json.loads(failed)["path"], json.loads(failed)["error"]) == (str(gone), "FileUnreadable")


def test_of_standard_input_that_cannot_be_read_a_page_says_so(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert cxmatch("score", "-", "--out", out).returncode == 3
    assert "standard input" in out.read_text(encoding="utf-8")


def test_a_single_document_that_cannot_be_read_leaves_no_file(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert cxmatch("audit", tmp_path / "gone.pdf", "--out", out).returncode == 3
    assert not out.exists()


@pytest.mark.parametrize(
    ("command", "out", "said"),
    [
        ((*SCORE, "--json"), "a.html", b".html is the ending of another form"),
        ((*AUDIT, "--all"), "a.html", b"a page shows everything"),
        (AUDIT, "a.csv", b"the ending '.csv' names no form; use one of .html .htm .json .txt"),
        (("score", RESUME, POSTING), "a.json", b"use the ending .jsonl"),
        (("match", RESUME, EXAMPLES / "postings", "--all"), "a.html", b"this is for one posting"),
        (IMPROVE, "nowhere/a.html", b"there is no such folder"),
    ],
)
def test_what_cannot_be_written_is_said_before_any_work(
    command: tuple[object, ...], out: str, said: bytes, tmp_path: Path
) -> None:
    done = cxmatch(*command, "--out", tmp_path / out)
    # A terminal's frame breaks lines and draws bars between them.
    told = b" ".join(done.stderr.replace("│".encode(), b" ").split())
    assert (done.returncode, done.stdout, said in told) == (2, b"", True), told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("command", "endings"), [(SCORE, SCORE_ENDINGS), (AUDIT, ENDINGS)])
def test_help_names_every_ending(command: tuple[object, ...], endings: dict[str, object]) -> None:
    told = cxmatch(command[0], "--help").stdout.decode()
    assert all(ending in told for ending in endings if ending != ".htm")
