"""Tables as spreadsheets save them: CSV with commas, semicolons or tabs, with or without a byte order mark."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from os import PathLike
from typing import Final, NamedTuple

from cxmatch.documents.limits import Limits
from cxmatch.documents.names import storable
from cxmatch.documents.reading import fetched
from cxmatch.documents.text import decode
from cxmatch.errors import UsageError

LARGEST: Final = 100 * 2**20
"""Bytes; a ranking of ten thousand files is a tenth of it."""
_SEPARATORS: Final = (",", ";", "\t")
_FORMULA_STARTS: Final = ("=", "+", "-", "@")


class Line(NamedTuple):
    """One line of a table.

    Attributes:
        number: Its number in the file, counted from 1.
        cells: What stands under each column, without blanks around it; empty where nothing does.
    """

    number: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """A table with a heading.

    Attributes:
        name: The file's name, as errors call it.
        columns: The heading, in small letters.
        lines: The lines below it that hold anything.
    """

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    def need(self, columns: Iterable[str], *, advice: str = "") -> None:
        """Refuses a table that lacks a column.

        Raises:
            UsageError: One is missing; the message lists those that there are.
        """
        missing = [column for column in columns if column not in self.columns]
        if missing:
            wanted = ", ".join(map(repr, missing))
            raise UsageError(
                f"the column{'s' * (len(missing) > 1)} {wanted} {'are' if len(missing) > 1 else 'is'} missing; the "
                f"first line names {', '.join(map(repr, self.columns))}",
                source=self.name,
                advice=advice or "Name the columns in the first line of the file",
            )


def read_sheet(path: str | PathLike[str]) -> Sheet:
    """Reads a table. Which sign parts its cells is told by its first line.

    Args:
        path: A CSV file. Its text may be UTF-8, UTF-16 or Windows-1252.

    Raises:
        DocumentError: The file cannot be read.
        UsageError: It is empty, is no CSV, names a column twice, or has a line with more cells than columns.
    """
    data, given = fetched(path, Limits(file_bytes=LARGEST))
    name = storable(given)
    text = decode(data).text.removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    separator = max(_SEPARATORS, key=first.count)
    if first.startswith("sep=") and len(first.strip()) == 5:  # what Excel writes above a table
        separator, text = first[4], rest
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    numbered: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            numbered.append((before + 1, [_plain(cell) for cell in cells]))
            before = reader.line_num
    except csv.Error as problem:
        raise UsageError(
            f"line {reader.line_num} is no CSV ({problem})", source=name, advice="Save the table as CSV again"
        ) from problem
    kept = [(number, cells) for number, cells in numbered if any(cells)]
    if not kept:
        raise UsageError("the table is empty", source=name, advice="Save it as CSV, with the columns' names above")
    columns = tuple(cell.casefold() for cell in kept[0][1])
    while columns and not columns[-1]:
        columns = columns[:-1]
    twice = [column for column, count in Counter(columns).items() if count > 1]
    if twice:
        raise UsageError(f"the column {twice[0]!r} is there twice", source=name, advice="Rename one of them")
    return Sheet(name, columns, tuple(_line(number, cells, columns, name) for number, cells in kept[1:]))


def _line(number: int, cells: list[str], columns: tuple[str, ...], name: str) -> Line:
    if any(cells[len(columns) :]):
        raise UsageError(
            f"line {number} has more cells than there are columns",
            source=name,
            advice='Put quotes around text that holds the sign between cells: "Poe, Ann"',
        )
    padded = [*cells, *[""] * len(columns)]
    return Line(number, dict(zip(columns, padded, strict=False)))


def _plain(cell: str) -> str:
    """A cell without blanks around it, and without the apostrophe that keeps a spreadsheet from computing it."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(_FORMULA_STARTS) else cell
