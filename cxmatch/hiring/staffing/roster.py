"""Who is on a team: a folder of resumes, or a table of names, files and departments."""

import os
from collections import Counter
from os import PathLike
from pathlib import Path
from typing import Final, NamedTuple

from cxmatch.documents.names import storable
from cxmatch.errors import FileUnreadable, UsageError
from cxmatch.hiring.sheets import Line, read_sheet
from cxmatch.ranking.walking import PassedOver, walk

COLUMNS: Final = ("name", "file", "department")


class Entry(NamedTuple):
    """Somebody on a team.

    Attributes:
        name: What they are called, each differently.
        file: Their resume, as people read its path; empty where none is named.
        path: The same as the system knows it; None where it is not to be read, and `wrong` says why.
        department: Their department; None where it is not known.
        wrong: Why nothing is read.
    """

    name: str
    file: str
    path: str | None
    department: str | None
    wrong: str = ""


class Roster(NamedTuple):
    """A team.

    Attributes:
        entries: Everybody, in the order of the table or of the paths.
        passed_over: What lay in a folder and was no file to be read, and why.
    """

    entries: tuple[Entry, ...]
    passed_over: tuple[PassedOver, ...] = ()


def roster(source: str | PathLike[str]) -> Roster:
    """Reads who is on a team.

    Args:
        source: A folder, whose folders are departments; or a CSV file with the columns `name`, `file` (a path seen
            from the CSV file's own folder) and `department`.

    Raises:
        FileUnreadable: There is no such file or folder, or the folder is empty.
        UsageError: A column is missing, or the table names nobody.
    """
    path = os.fspath(source)
    if os.path.isdir(path):  # noqa: PTH112 - names that are no text stay whole
        return _of_folder(path)
    if not path.lower().endswith(".csv"):
        walk([path])  # says it where it is not there
        raise UsageError(
            "a team is a folder of resumes or a CSV file",
            source=storable(path),
            advice="Give one whose name ends in .csv",
        )
    return _of_table(path)


def _of_folder(folder: str) -> Roster:
    found = walk([folder])
    if not found.files and not found.lost:
        raise FileUnreadable("there are no files in the folder", source=storable(folder))
    inside = {path: os.path.relpath(path, folder) for path in found.files}
    stems = {path: Path(name).stem for path, name in inside.items()}
    times = Counter(stems.values())
    entries = [
        Entry(
            # Two people may be "resume" in two departments.
            name=storable(stems[path] if times[stems[path]] == 1 else name),
            file=storable(path),
            path=path,
            department=storable(Path(name).parts[0]) if len(Path(name).parts) > 1 else None,
        )
        for path, name in inside.items()
    ]
    for lost in found.lost:
        wrong = f"the folder cannot be listed ({lost.why})"
        entries.append(Entry(name=lost.path, file=lost.path, path=None, department=None, wrong=wrong))
    return Roster(tuple(entries), found.passed_over)


def _of_table(path: str) -> Roster:
    sheet = read_sheet(path)
    sheet.need(COLUMNS, advice="A team's table has the columns name, file and department; a department may stay empty")
    if not sheet.lines:
        raise UsageError("the table names nobody", source=sheet.name, advice="Write one line for each person")
    folder = Path(path).resolve().parent
    seen: dict[Path, int] = {}
    entries = [_entry(line, folder, Path(path).parent, seen) for line in sheet.lines]
    times = Counter(entry.name for entry in entries)
    return Roster(
        tuple(
            # Two people may be called alike.
            entry._replace(name=f"{entry.name} (line {line.number})") if times[entry.name] > 1 else entry
            for entry, line in zip(entries, sheet.lines, strict=True)
        )
    )


def _entry(line: Line, folder: Path, shown_from: Path, seen: dict[Path, int]) -> Entry:
    """Somebody in a table. What is wrong with their line costs nobody else's.

    Args:
        line: The line.
        folder: The table's folder, without links in its path.
        shown_from: The same as it was given.
        seen: The files of the lines above, and their lines; this one's is added.
    """
    name, file, department = line.cells["name"], line.cells["file"], line.cells["department"] or None
    if not file:
        return Entry(name or f"line {line.number}", "", None, department, f"line {line.number} names no file")
    # A table that was written on Windows parts folders with a backslash.
    if os.sep == "/" and "\\" in file and not (folder / file).exists():
        file = file.replace("\\", "/")
    shown = shown_from / file
    entry = Entry(name or shown.stem, storable(os.fspath(shown)), None, department)
    try:
        real = (folder / file).resolve()
    except (OSError, ValueError, RuntimeError):
        return entry._replace(wrong="there is no such file. Check the path.")
    if not real.is_relative_to(folder):
        return entry._replace(wrong="the file lies outside of the table's folder. Copy it into that folder.")
    if real in seen:
        return entry._replace(wrong=f"it is the same file as in line {seen[real]}. Keep one of the two.")
    seen[real] = line.number
    return entry._replace(path=os.fspath(shown))
