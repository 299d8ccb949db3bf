"""Options of the tests."""

import os
import shutil
import tempfile

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does; benchmarks hold speed, and tests of growth compare.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write the whole answers in tests/golden anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--write-golden") and os.environ.get("CI"):
        raise pytest.UsageError("goldens are rewritten by hand and read before they are committed, never by CI")
    # What rankings keep for the next time is the user's; tests, and the programs that they start, keep it elsewhere.
    os.environ["CXMATCH_CACHE"] = tempfile.mkdtemp(prefix="cxmatch-tests-")


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ["CXMATCH_CACHE"], ignore_errors=True)
