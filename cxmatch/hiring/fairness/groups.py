"""Which groups the people of a ranking belong to, as a table says it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Final, NamedTuple

from cxmatch.documents.document import Notice
from cxmatch.errors import UsageError
from cxmatch.hiring.fairness.selection import Person
from cxmatch.hiring.sheets import Sheet, read_sheet

Values = tuple[str | None, ...]
"""What somebody has in each column; None where it is unknown."""
_UNKNOWN: Final = frozenset({"", "unknown"})
"""Cells that say nothing, in small letters. "Prefer not to say" is an answer, and a group of its own."""


class Known(NamedTuple):
    """What is known of everybody's groups.

    Attributes:
        columns: The columns of groups.
        values: What each of the people has in them, in the order of the people.
        only_in_ranking: People whom the table does not name.
        only_in_groups: Those whom it names and who are not in the ranking.
        notices: What a reader of the answer should know about the table.
    """

    columns: tuple[str, ...]
    values: tuple[Values, ...]
    only_in_ranking: tuple[str, ...]
    only_in_groups: tuple[str, ...]
    notices: tuple[Notice, ...]


def known_groups(
    groups: str | PathLike[str],
    people: tuple[Person, ...],
    *,
    on: str,
    by: tuple[str, ...] | None,
    labels: str | PathLike[str] | None,
) -> Known:
    """Reads a table of groups and finds everybody in it.

    Args:
        groups: The CSV file.
        people: Everybody.
        on: The column that says who somebody is.
        by: The columns of groups; all but `on` where None.
        labels: The CSV file that says which files are behind the labels of a blind ranking.

    Raises:
        DocumentError: A file cannot be read.
        UsageError: A column is missing, somebody has two groups, or nobody is in both.
    """
    sheet = read_sheet(groups)
    columns = _columns(sheet, on, by)
    named, notices = _named(sheet, columns, on)
    files = _files(labels) if labels is not None else {}
    keys_of = [[file for key in person.keys for file in files.get(key, [key])] for person in people]
    bare = _bare_names(named, keys_of) if on == "path" else {}
    notices += _told_of(bare)
    found: list[Values] = []
    used: set[str] = set()
    missing = []
    for person, keys in zip(people, keys_of, strict=True):
        here = [known for key in keys if (known := bare.get(key, key)) in named]
        used.update(here)
        told = {named[key] for key in here}
        if len(told) > 1:
            raise UsageError(f"{here[0]!r} and {here[1]!r} are one file, with different groups", source=sheet.name)
        if not here:
            missing.append(person.keys[0])
        found.append(told.pop() if told else (None,) * len(columns))
    if not used:
        ours, theirs = repr(people[0].keys[0]), repr(next(iter(named))) if named else "nobody"
        raise UsageError(
            f"nobody is in both files: under {on!r} the ranking has {ours}, and the groups have {theirs}",
            source=sheet.name,
            advice="Write under that column what the ranking has there, or name another column ('on'); where the "
            "ranking is blind, give its labels as well ('labels')",
        )
    return Known(columns, tuple(found), tuple(missing), tuple(key for key in named if key not in used), notices)


def _bare_names(named: Iterable[str], keys_of: Iterable[Iterable[str]]) -> dict[str, str]:
    """The ranking's paths that the groups name by the file's name alone: where that is the name of one file only.

    Args:
        named: The keys of the groups.
        keys_of: The paths of everybody in the ranking.
    """
    in_groups = set(named)
    paths = {key for keys in keys_of for key in keys}
    ours = Counter(map(_file_name, paths))
    theirs = Counter(map(_file_name, in_groups))
    return {
        path: name
        for path in paths - in_groups
        if (name := _file_name(path)) in in_groups - paths and ours[name] == theirs[name] == 1
    }


def _file_name(path: str) -> str:
    # A ranking may have been made on Windows.
    return path.replace("\\", "/").rpartition("/")[2]


def _told_of(bare: Mapping[str, str]) -> tuple[Notice, ...]:
    if not bare:
        return ()
    first = min(bare.items())
    also = f", and so are {len(bare) - 1} more" if len(bare) > 1 else ""
    message = f"the groups name files without their folders: {first[1]!r} is taken for {first[0]!r}{also}"
    return (Notice(kind="bare_names", message=message),)


def _columns(sheet: Sheet, on: str, by: Iterable[str] | None) -> tuple[str, ...]:
    wanted = None if by is None else tuple(dict.fromkeys(column.casefold() for column in by))
    sheet.need([on], advice="Name the column as in the ranking, or name another ('on')")
    sheet.need(wanted or (), advice="Give columns of groups that the first line names")
    columns = wanted or tuple(column for column in sheet.columns if column and column != on)
    if not columns:
        raise UsageError(
            f"there is no column of groups beside {on!r}", source=sheet.name, advice="Add one, such as `gender`"
        )
    return columns


def _named(sheet: Sheet, columns: tuple[str, ...], on: str) -> tuple[dict[str, Values], tuple[Notice, ...]]:
    """What each key has in the columns, and what to say of that."""
    named: dict[str, Values] = {}
    lines: dict[str, int] = {}
    spelt: dict[tuple[str, str], str] = {}
    twice = 0
    for line in sheet.lines:
        key = line.cells[on]
        if not key:
            raise UsageError(f"line {line.number} has nothing under {on!r}", source=sheet.name, advice="Fill it in")
        values = tuple(_value(column, line.cells[column], spelt) for column in columns)
        if key in named and named[key] != values:
            raise UsageError(
                f"{key!r} is in line {lines[key]} and, with other groups, in line {line.number}",
                source=sheet.name,
                advice="Keep one of the two",
            )
        twice += key in named
        named[key], lines[key] = values, line.number
    message = f"{twice} line{'s' * (twice != 1)} of the groups say{'s' * (twice == 1)} again what another says"
    return named, (Notice(kind="twice", message=message),) if twice else ()


def _value(column: str, cell: str, spelt: dict[tuple[str, str], str]) -> str | None:
    """A group under one spelling: as it is written first, since "Woman" and "woman" are one."""
    words = " ".join(cell.split())
    if words.casefold() in _UNKNOWN:
        return None
    return spelt.setdefault((column, words.casefold()), words)


def _files(labels: str | PathLike[str]) -> dict[str, list[str]]:
    sheet = read_sheet(labels)
    sheet.need(["label", "path"], advice="Give the file that `cxmatch rank --blind --labels` wrote")
    files: dict[str, list[str]] = {}
    for line in sheet.lines:
        files.setdefault(line.cells["label"], []).append(line.cells["path"])
    return files
