"""A folder of all that a folder can hold is ranked; nothing in it hangs the command or acts on a terminal."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.pdf_faults import HONEST, simple, stream
from tests.hostile.reading import LINES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")

ROOT = Path(__file__).resolve().parents[2]
TEXT = ("\n".join(LINES) + "\n").encode()

NAMES = (
    b"new\nline.txt",
    b"return\rand\ttab.txt",
    b"escape\x1b[31m\x1b]0;owned\x07\x1b[2J.txt",
    "reversed\u202etxt.exe\u2066.txt".encode(),
    "c1\u009b31m.txt".encode(),
    b"no text \xff\xfe\xe9.txt",
    b"--help",
    b"-rf.txt",
    b"[bold red]markup[reset].txt",
    b"=cmd()|'a'!A1.txt",
    b"%s%n{0}.txt",
    b" spaces at the ends ",
    "a\u0301 and \u200b nothing.txt".encode(),
    b"long" * 60 + b".txt",
)
"""Names of files with an honest text."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as no person would leave it."""
    place = tmp_path_factory.mktemp("folder")
    where = os.fsencode(place)
    for name in NAMES:
        with open(os.path.join(where, name), "wb") as file:  # noqa: PTH118, PTH123 - names that are no text
            file.write(TEXT)
    os.mkfifo(place / "fifo.pdf")
    (place / "zero.pdf").symlink_to("/dev/zero")
    (place / "tty.pdf").symlink_to("/dev/tty")
    (place / "itself.pdf").symlink_to(place / "itself.pdf")
    (place / "round").symlink_to(place)
    (place / "nowhere.pdf").symlink_to(place / "not there")
    (place / "inner").mkdir()
    (place / "inner" / "up").symlink_to("..")
    (place / "inner" / "cv.txt").write_bytes(TEXT)
    # A path to a socket may have 107 bytes.
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(place)
        listener.bind("socket.pdf")
        os.chdir(here)
    deep = place
    for _ in range(60):
        deep = deep / "deep"
        deep.mkdir()
    (deep / "cv.txt").write_bytes(TEXT)
    (place / "empty.pdf").write_bytes(b"")
    (place / "broken\x1b[31m.pdf").write_bytes(b"%PDF-1.7\n\x1b[31m")
    (place / "escapes.txt").write_bytes(TEXT + b"Managed \x1b[2J\x1b]0;owned\x07 \xe2\x80\xae a team\n")
    (place / "cv.pdf").write_bytes(simple(instead={4: stream(HONEST)}))
    return place


OK = len(NAMES) + 4
"""Files that are read: those names, one in a folder, one deep down, one with escapes in its text, and a PDF."""
FAILED = 2


def rank(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", "rank", str(folder), *options]
    # Standard input is a pipe that never ends: nothing may wait for it.
    reading, writing = os.pipe()
    try:
        return subprocess.run(
            command, stdin=reading, capture_output=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
    finally:
        os.close(reading)
        os.close(writing)


def controls(text: str) -> set[str]:
    """Characters that act on a terminal."""
    acting = {*map(chr, range(32)), *map(chr, range(127, 160)), *"\u202a\u202b\u202d\u202e\u2066\u2067\u2068"}
    return set(text) & acting - {"\n"}


def test_the_table_holds_every_file_and_no_character_that_acts(folder: Path) -> None:
    done = rank(folder)
    told, said = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == 3, said
    assert controls(told) == set()
    assert controls(said) == set()
    assert "Traceback" not in said
    assert f"{OK + FAILED} files, {OK} ok" in told


def test_every_file_is_a_row_and_no_cell_is_a_formula(folder: Path) -> None:
    done = rank(folder, "--format", "csv")
    assert done.returncode == 3, done.stderr.decode()
    told = done.stdout.decode("utf-8")
    assert controls(told) <= {"\r"}
    rows = list(csv.DictReader(io.StringIO(told, newline="")))
    assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+@\t\r"]
    assert [row["status"] for row in rows].count("failed") == FAILED
    assert len({row["path"] for row in rows}) == len(rows) == OK + FAILED


def test_a_file_that_is_no_file_is_said_when_it_is_named(folder: Path) -> None:
    names = [str(folder / name) for name in ("fifo.pdf", "zero.pdf", "itself.pdf", "socket.pdf")]
    command = [sys.executable, "-c", "from cxmatch.cli import main; main()", "score", "--json", *names]
    done = subprocess.run(command, capture_output=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 3
    assert [json.loads(line)["error"] for line in done.stdout.splitlines()] == ["FileUnreadable"] * 4
