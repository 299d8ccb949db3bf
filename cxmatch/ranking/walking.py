"""Folders, here or on a storage -> files: regular ones only, no links followed, in one order on every machine."""

import os
import stat
from collections.abc import Iterable
from os import PathLike
from typing import Final, NamedTuple

from cxmatch.documents.names import storable
from cxmatch.errors import FileUnreadable
from cxmatch.ranking import storage

NOT_DOCUMENTS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory", ".localized"})
"""Names of files that desktop systems leave in folders."""
LOCK_PREFIXES: Final = ("~$", ".~lock.")
"""Beginnings of the names of the lock files of Word and LibreOffice."""


_DESKTOPS: Final = "a file of the desktop's own"


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
    marks: dict[str, str] = {}  # noqa: RUF012 - never changed
    """Of files on a storage: what changes when the file does."""


def walk(sources: Iterable[str | PathLike[str]]) -> Walk:
    """The files that `sources` name or hold, each once.

    Args:
        sources: Paths of files and folders, also of a storage. A file that is named is taken
            even where a folder's would be passed over.

    Raises:
        FileUnreadable: A source that is named is not there.
    """
    files: dict[str, None] = {}
    passed_over: list[PassedOver] = []
    lost: list[PassedOver] = []
    waiting: list[str] = []
    marks: dict[str, str] = {}
    for source in sources:
        path = os.fspath(source)
        if storage.is_url(path):
            _walk_storage(path, files, passed_over, marks)
            continue
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
    return Walk(tuple(sorted(files, key=os.fsencode)), tuple(sorted(passed_over)), tuple(sorted(lost)), marks)


def _walk_storage(url: str, files: dict[str, None], passed_over: list[PassedOver], marks: dict[str, str]) -> None:
    for listed in storage.files(url):
        if listed.path != url and _is_desktops(listed.name):
            passed_over.append(PassedOver(storable(listed.path), _DESKTOPS))
        else:
            files[listed.path] = None
            marks[listed.path] = listed.mark


def _is_desktops(name: str) -> bool:
    return name in NOT_DOCUMENTS or name.startswith(LOCK_PREFIXES)


def _passed_over(entry: os.DirEntry[str]) -> str | None:
    """Why something in a folder is neither a folder nor a file to be read; None where it is."""
    if entry.is_symlink():
        return "a link"
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return "no regular file"
    return _DESKTOPS if _is_desktops(entry.name) else None
