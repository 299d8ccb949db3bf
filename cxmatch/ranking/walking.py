"""Folders -> files: regular ones only, no links followed, in one order on every machine."""

import os
import stat
from collections.abc import Iterable
from os import PathLike
from typing import Final, NamedTuple

from cxmatch.documents.names import storable
from cxmatch.errors import FileUnreadable

NOT_DOCUMENTS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory", ".localized"})
"""Names of files that desktop systems leave in folders."""
LOCK_PREFIXES: Final = ("~$", ".~lock.")
"""Beginnings of the names of the lock files of Word and LibreOffice."""


class PassedOver(NamedTuple):
    """Something in a folder that was not read."""

    path: str
    why: str


class Walk(NamedTuple):
    """What a walk found, each in the order of the paths."""

    files: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]
    """What is no file to be read: links, devices, files of the desktop's own."""
    lost: tuple[PassedOver, ...]
    """Folders that cannot be listed: what they hold should have been read."""


def walk(sources: Iterable[str | PathLike[str]]) -> Walk:
    """The files that `sources` name or hold, each once.

    Args:
        sources: Paths of files and folders. A file that is named is taken even where a folder's would be passed over.

    Raises:
        FileUnreadable: A source that is named is not there.
    """
    files: dict[str, None] = {}
    passed_over: list[PassedOver] = []
    lost: list[PassedOver] = []
    waiting: list[str] = []
    for source in sources:
        path = os.fspath(source)
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - names that are no text stay whole
        except (OSError, ValueError) as problem:
            raise FileUnreadable("there is no such file or folder", source=storable(path)) from problem
        if is_folder:
            waiting.append(path)
        else:
            files[path] = None
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError as problem:
            lost.append(PassedOver(storable(folder), problem.strerror or str(problem)))
            continue
        for entry in found:
            why = _passed_over(entry)
            if why is not None:
                passed_over.append(PassedOver(storable(entry.path), why))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                files[entry.path] = None
    return Walk(tuple(sorted(files, key=os.fsencode)), tuple(sorted(passed_over)), tuple(sorted(lost)))


def _passed_over(entry: os.DirEntry[str]) -> str | None:
    """Why something in a folder is neither a folder nor a file to be read; None where it is."""
    if entry.is_symlink():
        return "a link"
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return "no regular file"
    if entry.name in NOT_DOCUMENTS or entry.name.startswith(LOCK_PREFIXES):
        return "a file of the desktop's own"
    return None
