"""`cxmatch match` and `rank --posting`, as people call them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxmatch import Comparison, Ranking

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
RESUME = EXAMPLES / "resumes" / "mateus-prado.pdf"
POSTINGS = EXAMPLES / "postings"
POSTING = POSTINGS / "customer-experience-manager.docx"


def cxmatch(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, env={**os.environ}, timeout=120)


def test_a_comparison_quotes_both_places() -> None:
    done = cxmatch("match", RESUME, POSTING, "--as-of", "2026-11-01")
    told = " ".join(done.stdout.decode().split())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "asked duties: • Create tickets for lens remakes" in told
    assert "shown p1 experience: • Log each call as a ticket" in told
    assert "Deal-breakers no points" in told
    assert "\x1b" not in told


def test_as_json_it_is_the_whole_comparison_and_standard_input_is_a_resume() -> None:
    found = Comparison.model_validate_json(cxmatch("match", RESUME, POSTING, "--json").stdout)
    again = cxmatch("match", "-", POSTING, "--json", given=RESUME.read_bytes())
    assert found.score == Comparison.model_validate_json(again.stdout).score is not None


def test_standard_input_may_be_the_posting() -> None:
    posting = POSTING.read_bytes()
    found = Comparison.model_validate_json(cxmatch("match", RESUME, "-", "--json", given=posting).stdout)
    assert (
        found.posting.text
        == Comparison.model_validate_json(cxmatch("match", RESUME, POSTING, "--json").stdout).posting.text
    )
    ranked = cxmatch("rank", RESUME, "--posting", "-", "--format", "jsonl", given=posting)
    assert json.loads(ranked.stdout)["score"] == found.score
    both = cxmatch("match", "-", "-", given=posting)
    assert (both.returncode, b"standard input is one file" in both.stderr) == (2, True)
    among = cxmatch("match", RESUME, "-", POSTING, given=posting)
    assert (among.returncode, among.stdout, b"cannot stand among several" in among.stderr) == (2, b"", True)
    empty = cxmatch("match", RESUME, "-")
    assert (empty.returncode, b"error: standard input: " in empty.stderr) == (3, True)


@pytest.mark.parametrize("posting", ["{}/nowhere.txt", "file://{}/nowhere.txt"])
def test_a_posting_that_is_not_there_is_a_file_that_failed_wherever_it_should_lie(posting: str, tmp_path: Path) -> None:
    done = cxmatch("rank", RESUME, "--posting", posting.format(tmp_path))
    assert (done.returncode, done.stdout, b"FileUnreadable" in done.stderr) == (3, b"", True)


def test_several_postings_are_a_ranking() -> None:
    found = Ranking.model_validate_json(cxmatch("match", RESUME, POSTINGS, "--json").stdout)
    assert (len(found), found.resume) == (3, str(RESUME))
    told = cxmatch("match", RESUME, *POSTINGS.iterdir()).stdout.decode()
    assert "Postings beside" in told
    assert "must-haves" in told


def test_a_ranking_beside_a_posting_has_every_form() -> None:
    table = cxmatch("rank", EXAMPLES / "resumes", "--posting", POSTING, "--top", 2).stdout.decode()
    assert "Resumes beside" in table
    assert "and 6 more" in table
    lines = cxmatch("rank", RESUME, "--posting", POSTING, "--format", "jsonl").stdout.splitlines()
    assert json.loads(lines[0])["asked"]


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("match", RESUME, POSTINGS, "--all"), b"--all"),
        (("match", RESUME, POSTING, POSTING, "--reader", "pdfminer"), b"--reader"),
        (("rank", EXAMPLES / "resumes", "--as-given"), b"--as-given"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(arguments: tuple[object, ...], option: bytes) -> None:
    done = cxmatch(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert option + b": " in done.stderr
    assert b"Leave it out" in done.stderr


def test_what_goes_wrong_is_said_with_its_mend() -> None:
    swapped = cxmatch("match", POSTING, RESUME)
    assert swapped.returncode == 2
    assert b"this is a posting, and a resume is needed" in swapped.stderr
    lost = cxmatch("match", RESUME, "nowhere.pdf")
    assert lost.returncode == 3
    assert b"nowhere.pdf: there is no such file" in lost.stderr
    both = cxmatch("rank", RESUME, "--posting", POSTING, "--role", "analyst")
    assert both.returncode == 2
    among = cxmatch("rank", RESUME, POSTING, "--posting", POSTING)
    assert among.returncode == 3
    assert b"this is a posting" in among.stdout
