"""Folders -> files: regular ones only, no links followed, in one order on every machine."""

import os
import stat
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Final, NamedTuple

from cxmatch.errors import FileUnreadable

NOT_DOCUMENTS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory", ".localized"})
"""Names of files that desktop systems leave in folders."""
LOCK_PREFIXES: Final = ("~$", ".~lock.")
"""Beginnings of the names of the lock files of Word and LibreOffice."""


class PassedOver(NamedTuple):
    """Something in a folder that is no file to be read."""

    path: str
    why: str


class Walk(NamedTuple):
    """What a walk found."""

    files: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]


def walk(sources: Iterable[str | PathLike[str]]) -> Walk:
    """The files that `sources` name or hold, each once, in the order of their paths.

    Args:
        sources: Paths of files and folders. A file that is named is taken even where a folder's would be passed over.

    Raises:
        FileUnreadable: A source that is named is not there, or a folder that is named cannot be listed.
    """
    files: dict[str, None] = {}
    passed_over: list[PassedOver] = []
    for source in sources:
        path = os.fspath(source)
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - names that are no text stay whole
        except (OSError, ValueError) as problem:
            raise FileUnreadable("there is no such file or folder", source=shown(path)) from problem
        if not is_folder:
            files[path] = None
            continue
        for found in _inside(path):
            if isinstance(found, PassedOver):
                passed_over.append(found)
            else:
                files[found] = None
    ordered = sorted(files, key=os.fsencode)
    return Walk(tuple(ordered), tuple(sorted(passed_over)))


def _inside(folder: str) -> Iterator[str | PassedOver]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                found = list(entries)
        except OSError as problem:
            why = problem.strerror or str(problem)
            if here == folder:
                raise FileUnreadable(f"the folder cannot be listed ({why})", source=shown(here)) from problem
            yield PassedOver(shown(here), f"a folder that cannot be listed ({why})")
            continue
        for entry in found:
            if entry.is_symlink():
                yield PassedOver(shown(entry.path), "a link")
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif not entry.is_file(follow_symlinks=False):
                yield PassedOver(shown(entry.path), "no regular file")
            elif entry.name in NOT_DOCUMENTS or entry.name.startswith(LOCK_PREFIXES):
                yield PassedOver(shown(entry.path), "a file of the desktop's own")
            else:
                yield entry.path


def shown(path: str) -> str:
    r"""A path as text that can be stored: bytes that are no UTF-8 stand as ``\xNN``.

    Example:
        >>> shown("caf\udce9.pdf")
        'caf\\xe9.pdf'
    """
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
