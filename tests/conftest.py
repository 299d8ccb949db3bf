"""Options of the tests."""

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write the whole answers in tests/golden anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--write-golden") and os.environ.get("CI"):
        raise pytest.UsageError("goldens are rewritten by hand and read before they are committed, never by CI")
