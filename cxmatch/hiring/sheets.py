"""Tables as spreadsheets save them: CSV with commas, semicolons or tabs, with or without a byte order mark."""

import csv
import io
import re
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
_OTHER_FILES: Final = {b"PK\x03\x04": "a workbook", b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old workbook"}
"""How files begin that are taken for tables by mistake."""
_JSON: Final = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{])")
"""How JSON and JSON Lines begin, and no heading does."""
_MARK: Final = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
"""What a spreadsheet writes above a table to say what parts its cells."""


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
        columns: The heading, in small letters; columns without a name at its end are left out.
        lines: The lines below it that hold anything, in the order of the file.
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


def check_path(given: object, source: str) -> None:
    """Refuses what is no path, before it is taken for one.

    Args:
        given: What was given.
        source: The argument's name.

    Raises:
        UsageError: It is none.
    """
    if not isinstance(given, str | PathLike):
        raise UsageError(f"a {type(given).__name__} is no path", source=source, advice="Give the path as a str or Path")


def read_sheet(file: str | PathLike[str] | bytes, *, advice: str = "Save the table as CSV") -> Sheet:
    """Reads a table. What parts its cells is told by its heading, or by a line ``sep=;`` above it.

    Args:
        file: The path or the bytes of a CSV file of at most `LARGEST` bytes. Its text may be UTF-8, UTF-16 or
            Windows-1252.
        advice: What to do where it is another kind of file.

    Raises:
        DocumentError: The file cannot be read.
        UsageError: It is empty, is no CSV, names a column twice, or has a line with more cells than columns.

    Example:
        >>> sheet = read_sheet("docs/examples/counts.csv")
        >>> sheet.columns, sheet.lines[0]
        (('date', 'count'), Line(number=2, cells={'date': '2025-05-31', 'count': '318'}))
    """
    data, given = fetched(file, Limits(file_bytes=LARGEST))
    name = storable(given)
    other = next((what for start, what in _OTHER_FILES.items() if data.startswith(start)), None)
    text = decode(data).text.removeprefix("\ufeff")
    if other is not None or "\0" in text:
        raise UsageError(f"this is {other or 'no text'}, and no CSV", source=name, advice=advice)
    if _JSON.match(text):
        raise UsageError("this is JSON, and a CSV is needed", source=name, advice=advice)
    text, separator, above = _heading_first(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    numbered: list[tuple[int, list[str]]] = []
    before = above
    try:
        for cells in reader:
            numbered.append((before + 1, [_plain(cell) for cell in cells]))
            before = reader.line_num + above
    except csv.Error as problem:
        raise UsageError(
            f"line {reader.line_num + above} is no CSV ({problem})", source=name, advice="Save the table as CSV again"
        ) from problem
    kept = [(number, cells) for number, cells in numbered if any(cells)]
    if not kept:
        raise UsageError("the table is empty", source=name, advice="Save it as CSV, with the columns' names above")
    columns = tuple(cell.casefold() for cell in kept[0][1])
    while columns and not columns[-1]:
        columns = columns[:-1]
    twice = [column for column, count in Counter(columns).items() if count > 1 and column]
    if twice:
        raise UsageError(f"the column {twice[0]!r} is there twice", source=name, advice="Rename one of them")
    return Sheet(name, columns, tuple(_line(number, cells, columns, name) for number, cells in kept[1:]))


def _heading_first(text: str) -> tuple[str, str, int]:
    """A table's text from its heading on, what parts its cells, and how many lines stand above the heading."""
    separator = None
    above = 0
    while True:
        first, end, rest = text.partition("\n")
        mark = _MARK.fullmatch(first.strip())
        if mark:
            separator = mark[1]
        elif first.strip() or not end:
            return text, separator or max(_SEPARATORS, key=first.count), above
        text, above = rest, above + 1


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
