import ast
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import cxmatch


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert list(cxmatch.__all__) == sorted(cxmatch.__all__)
    assert [name for name in cxmatch.__all__ if not hasattr(cxmatch, name)] == []


def test_type_checkers_are_told_the_same_names() -> None:
    tree = ast.parse(Path(cxmatch.__file__).read_text(encoding="utf-8"))
    told = {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cxmatch.")
        for alias in node.names
    }
    assert told == set(cxmatch.__all__)


def test_every_public_name_says_what_it_is() -> None:
    assert [name for name in cxmatch.__all__ if not (getattr(cxmatch, name).__doc__ or "").strip()] == []


def test_the_version_is_the_packages() -> None:
    assert cxmatch.__version__ == metadata.version("cxmatch")


def test_importing_loads_nothing_heavy() -> None:
    heavy = (
        "spacy",
        "pydantic",
        "pdfminer",
        "pypdfium2",
        "docx",
        "lxml",
        "ftfy",
        "rapidfuzz",
        "rich",
        "py3langid",
        "numpy",
        "matplotlib",
    )
    code = f"import sys, cxmatch; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
