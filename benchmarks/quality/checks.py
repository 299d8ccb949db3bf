"""The figures that the checks beside this checkout print, on real labelled texts."""

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import cxmatch

DATA_FILES: Final = (
    "postings.jsonl", "positions.jsonl", "resumes.jsonl", "occurrences.jsonl", "background.jsonl.gz", "resumes/*.pdf",
    "layouts/*.pdf",
)  # fmt: skip
"""What floors stand on, in the order of the hash."""
AT_ONCE: Final = 2
"""Checks that run beside each other."""
FIGURE: Final = re.compile(r"^(\w+\.[\w.]+) ([\d.]+) \(\d+\)$", re.MULTILINE)
OF_SPEED: Final = "texts_per_second"
"""Left out: checks that run beside each other slow each other down. benchmarks/speed measures speed."""

Running = list[Future[dict[str, float]]]


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Lets the checks of `folder` run in processes of their own, so that other work can go on meanwhile.

    Args:
        folder: The one that holds `check` and `data`.
    """
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        words = [pool.submit(_words, folder, name) for name in ("resumes", "layouts")]
        yield [pool.submit(_quality, folder), *words]


def figures(checks: Running) -> dict[str, float]:
    """What they print, once they are done."""
    return {name: value for check in checks for name, value in check.result().items()}


def digest(folder: Path) -> str:
    """SHA-256 over the texts and their labels, so that a floor says what it was set on."""
    content = hashlib.sha256()
    for names in DATA_FILES:
        for path in sorted((folder / "data").glob(names)):
            content.update(path.read_bytes())
    return content.hexdigest()


def _quality(folder: Path) -> dict[str, float]:
    printed = FIGURE.findall(_printed(folder / "check" / "quality.py"))
    return {name: float(value) for name, value in printed if not name.endswith(OF_SPEED)}


def _words(folder: Path, name: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as kept:
        for path in _comparable(folder / "data" / name):
            (Path(kept) / path.name).symlink_to(path.resolve())
        printed = _printed(folder / "check" / "words.py", "--folder", kept, "--files", "1000")
    theirs, ours = re.findall(r"(?:found|has) ([\d.]+)", printed)
    return {f"words.{name}.found": float(theirs), f"words.{name}.shared": float(ours)}


def _comparable(folder: Path) -> list[Path]:
    """The PDFs whose words can be compared: a scan is an error here and an empty text there, and pages are cut."""
    comparable = []
    for path in sorted(folder.glob("*.pdf")):
        try:
            document = cxmatch.read(path)
        except cxmatch.NoTextLayer:
            continue
        if not any(notice.kind == "truncated" for notice in document.notices):
            comparable.append(path)
    return comparable


def _printed(script: Path, *arguments: str) -> str:
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=True).stdout
