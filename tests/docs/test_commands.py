"""Every command and every piece of Python in README and docs runs, as it stands there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Installs and the test command itself are run by the checks, not by a test; what makes the samples anew needs more than
# the tests install. Clusters and buckets have tests of their own, and so have servers.
EXEMPT = re.compile(r"\bpip\b|\bpytest\b|sources/make\.py|^dask\b|\bs3://")


def blocks(kind: str) -> list[object]:
    found = []
    for page in PAGES:
        for language, text in BLOCK.findall(page.read_text(encoding="utf-8")):
            if language == kind:
                name = page.relative_to(ROOT).as_posix()
                found.append(pytest.param(text, id=f"{name}:{text.splitlines()[0][:60]}"))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the documentation names."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One in which `cxmatch` is this checkout's."""
    programs = tmp_path_factory.mktemp("bin")
    command = programs / "cxmatch"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from cxmatch.cli import main; main()" "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("text", blocks("sh"))
def test_every_documented_command_runs(text: str, folder: Path, environment: dict[str, str]) -> None:
    for line in text.splitlines():
        if not EXEMPT.search(line):
            done = subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True)
            assert (done.returncode, done.stderr) == (0, ""), line


@pytest.mark.parametrize("text", blocks("python"))
def test_every_documented_piece_of_python_runs(text: str, folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", text], cwd=folder, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_link_within_the_documentation_leads_somewhere() -> None:
    lost = []
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                lost.append(f"{page.name}: {target}")
    assert lost == []
