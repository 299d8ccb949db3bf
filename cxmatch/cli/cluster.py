"""Work that is done elsewhere and answers that go elsewhere: a cluster's workers, and files of a storage."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from cxmatch.cli.output import console, source_of
from cxmatch.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from cxmatch.ranking.parts import Manifest

_SHOWN = 5
"""How many of the best of each role are named where a ranking goes to a storage."""


@contextmanager
def workers_of(address: str | None) -> "Iterator[Executor | None]":
    """A cluster's workers; None where there is no cluster."""
    if address is None:
        yield None
        return
    from cxmatch.ranking.cluster import Cluster, check

    check()
    # Its library tells at length of every connection that it loses; what matters of it is an error of ours.
    for handler in logging.getLogger("distributed").handlers:
        handler.setLevel(logging.CRITICAL + 1)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
    with Cluster(address) as cluster:
        yield cluster


def posting_of(name: str) -> str | BinaryIO:
    """A posting: a path, a file of a storage, or standard input for "-"."""
    from cxmatch.documents.limits import Limits
    from cxmatch.ranking import storage

    if not storage.is_url(name):
        return source_of(name)
    file = BytesIO(storage.fetched(name, Limits()))
    file.name = name
    return file


def check_parts(*, blind: bool, top: int | None) -> None:
    """Refuses what a ranking in parts cannot do, before any work is done."""
    if blind:
        raise UsageError(
            "labels are given when all files are known, and parts are written before",
            source="--blind",
            advice="Write one file, such as .jsonl or .csv",
        )
    if top is not None:
        raise UsageError(
            "parts hold all rows, and their manifest names the best",
            source="--top",
            advice="Leave it out, or write one file, such as .jsonl or .csv",
        )


def tell_parts(manifest: "Manifest", out: str) -> None:
    """What a ranking in parts holds, beside it."""
    say = console(stderr=True).print
    for role, best in groupby(manifest.best, key=lambda one: one.role):
        say(role or "best")
        for one in [*best][:_SHOWN]:
            say(f"  {one.score:6.2f}  {one.path}")
    parts = f"{len(manifest.parts)} part{'s' * (len(manifest.parts) != 1)}"
    say(f"{manifest.files} files, {manifest.failed} failed, in {parts}: {out}")
