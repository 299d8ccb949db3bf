"""How a file ends when it is read as strangers' files are: in a worker, with limits that make bombs small."""

import time
from typing import NamedTuple

import cxmatch
from cxmatch.documents.limits import Limits
from cxmatch.errors import DocumentError

LINES = (
    "Experience",
    "Support lead, Tern Telecom, 2019 - 2023",
    "Coached five people and set goals for each of them",
    "Answered customers by telephone and by post every day",
)
"""What the honest part of every file says."""

WORDS = ("Coached five people", "Answered customers")
"""What is looked for of it."""

SMALL = Limits(reader_seconds=2.5, file_seconds=6, memory_bytes=256 * 2**20, characters=200_000)
"""A smaller machine, so that a small bomb does what a large one does on a whole one."""

PAST = 8.0
"""Seconds by which every file has ended under `SMALL`: its own, and two to end a worker and start another."""


class Ending(NamedTuple):
    """What came of a file."""

    kind: str
    """"Document", or the name of the error."""
    text: str
    notices: frozenset[str]
    seconds: float
    what: str = ""
    """The error's words."""


def ending(data: bytes, *, limits: Limits = SMALL) -> Ending:
    """Reads in a worker; anything but a DocumentError goes through to the test, which fails."""
    started = time.monotonic()
    try:
        document = cxmatch.read(data, isolated=True, limits=limits)
    except DocumentError as error:
        return Ending(error.kind, "", frozenset(), time.monotonic() - started, str(error))
    text = " ".join(document.text.split())
    return Ending("Document", text, frozenset(each.kind for each in document.notices), time.monotonic() - started)


def assert_ends(data: bytes, allowed: str, *, words: tuple[str, ...] = WORDS, limits: Limits = SMALL) -> Ending:
    """Asserts that a file ends in one of the ways that are allowed, in its time, and with its words where it is read.

    Args:
        data: The file.
        allowed: "Document" and names of errors, with spaces between.
        words: What the text must hold where the file is read.
        limits: Bounds on it.
    """
    found = ending(data, limits=limits)
    assert found.kind == "Document" or found.what
    assert found.kind in allowed.split(), f"{found.kind}, due was {allowed}: {found.what}"
    assert found.seconds < limits.file_seconds + PAST - SMALL.file_seconds
    if found.kind == "Document":
        lost = [word for word in words if word not in found.text]
        assert lost == [], f"lost {lost} out of {found.text[:300]!r}"
    return found
