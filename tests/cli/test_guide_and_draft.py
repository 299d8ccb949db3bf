import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxmatch import Draft, Guide, draft, guide


def cxmatch(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "COLUMNS": "200"}, timeout=120)
    assert done.returncode == code, done.stderr.decode()
    return done


@pytest.mark.parametrize("command", ["guide", "draft"])
def test_help_has_an_example(command: str) -> None:
    assert b"Example:" in cxmatch(command, "--help").stdout


def test_a_guide_is_text_unless_asked_otherwise() -> None:
    told = cxmatch("guide", "--role", "associate").stdout.decode()
    assert "Customer experience associate" in told
    assert "Customer experience analyst" not in told


@pytest.mark.parametrize(
    ("ending", "begins"), [(".pdf", b"%PDF-"), (".html", b"<!DOCTYPE html>"), (".docx", b"PK"), (".txt", b"Customer")]
)
def test_the_ending_of_a_file_picks_the_form(ending: str, begins: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"guide{ending}"
    assert cxmatch("guide", "--out", file).stdout == b""
    assert file.read_bytes().startswith(begins)
    form = ending.removeprefix(".").replace("txt", "text")
    other = tmp_path / "guide"
    cxmatch("guide", "--format", form, "--out", other)
    assert other.read_bytes() == file.read_bytes()


def test_a_draft_is_markdown_unless_asked_otherwise(tmp_path: Path) -> None:
    case = ("--role", "analyst", "--growth", "rapid", "--customers", "b2b", "--startup", "--goal", "a redesign")
    told = cxmatch("draft", *case).stdout.decode()
    assert told == draft(role="analyst", growth="rapid", customers="b2b", startup=True, goals=["a redesign"]).text
    file = tmp_path / "posting.docx"
    cxmatch("draft", *case, "--out", file)
    assert file.read_bytes().startswith(b"PK")


def test_the_choices_of_a_draft_may_be_written_large() -> None:
    told = cxmatch("draft", "--role", "analyst", "--growth", "Rapid", "--customers", "B2B").stdout.decode()
    assert told == draft(role="analyst", growth="rapid", customers="b2b").text


def test_json_is_the_whole_answer() -> None:
    made = cxmatch("draft", "--role", "expert", "--company", "Corvenna", "--json").stdout
    assert Draft.model_validate_json(made) == draft(role="expert", company="Corvenna")
    assert Guide.model_validate_json(cxmatch("guide", "--json").stdout) == guide()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("guide", "--role", "boss"), "specialist, manager, associate, analyst, expert"),
        (("guide", "--out", "guide.odt"), "add --format"),
        (("guide", "--out", "guide.pdf", "--format", "docx"), ".pdf is the ending of pdf, and --format says docx"),
        (("draft", "--role", "analyst", "--out", "a.docx", "--format", "md"), "--format says md"),
        (("draft",), "--role"),
        (("draft", "--role", "boss"), "specialist, manager, associate, analyst, expert"),
        (("draft", "--role", "analyst", "--growth", "fast"), "steady, rapid, between, hyper, negative"),
        (("draft", "--role", "analyst", "--customers", "c2c"), "b2b, b2c, both"),
        (("draft", "--role", "analyst", "--company", ""), "company"),
        (("draft", "--role", "analyst", "--out", "no/such/folder.md"), "no such folder"),
    ],
)
def test_wrong_use_says_what_to_do(arguments: tuple[str, ...], told: str) -> None:
    done = cxmatch(*arguments, code=2)
    assert told in done.stderr.decode()
    assert done.stdout == b""


def test_a_draft_of_a_lexicon_without_sentences_says_so_beside_it(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    roles = [{"id": "cook", "title": "Cook", "terms": [{"term": "stove"}]}]
    own.write_text(json.dumps({"format": 1, "name": "kitchens", "roles": roles}))
    done = cxmatch("draft", "--role", "cook", "--lexicon", own)
    assert "- Stove." in done.stdout.decode()
    assert "no sentences for the role cook" in done.stderr.decode()
    cxmatch("guide", "--lexicon", own, "--out", tmp_path / "cook.pdf")
    assert (
        "drafting.growth"
        in cxmatch("draft", "--role", "cook", "--growth", "rapid", "--lexicon", own, code=2).stderr.decode()
    )
