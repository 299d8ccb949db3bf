"""What do the cells of a Word table stand on, and which of them are shown?"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from cxmatch.documents.docx.colours import UNKNOWN, Fill, Palette
from cxmatch.documents.docx.markup import W, points, value
from cxmatch.documents.docx.styles import AS_CUT, LOW_POINTS, Look, Style

_FLAGS = {
    # Bits of the older form of a table's flags.
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_COLUMN_BANDS = frozenset({"band1Vert", "band2Vert"})
_CHANGED_AWAY = (f"{W}trPr/{W}del", f"{W}trPr/{W}moveFrom")
_PROPERTIES = frozenset(W + tag for tag in ("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "del", "moveFrom"))
AS_MERGED = "in a table cell that another one covers"


class Cell(NamedTuple):
    """One cell with what its table says of it."""

    element: Any
    fill: Fill
    """What it is filled with; "clear" where what the table stands on shows."""
    look: Look
    """How the table's style has its text look."""
    unseen: str
    """Why nobody can see it, in words for people; empty where it can be seen."""


def rows_of(table: Any, style: Style, palette: Palette) -> Iterator[list[Cell]]:
    """The rows of a table with their cells, those within content controls and insertions too, without deleted ones.

    Args:
        table: The ``w:tbl``.
        style: The style of the table.
        palette: The colours of the document.
    """
    rows = [row for row in _within(table, "tr") if not any(row.find(path) is not None for path in _CHANGED_AWAY)]
    flags = _flags(table)
    own = _fill(table.find(f"{W}tblPr/{W}shd"), palette)
    merged: set[int] = set()
    for at, row in enumerate(rows):
        low = _is_low(row)
        cells = [cell for cell in _within(row, "tc") if cell.find(f"{W}tcPr/{W}cellDel") is None]
        found, column, above = [], 0, merged
        merged = set()
        for place, element in enumerate(cells):
            properties = element.find(W + "tcPr")
            merge = None if properties is None else properties.find(W + "vMerge")
            if merge is not None:
                merged.add(column)
            # The lower part of a cell over several rows: what is written there is not shown. Without an upper part
            # it is a cell as any other.
            covered = merge is not None and column in above and merge.get(W + "val", "continue") == "continue"
            fill, text = None, Look()
            if style.cells:
                names = _kinds(at, place, len(rows), len(cells), flags, style.band or 1)
                fill, text = _styled(style, names)
            fills = (None if properties is None else _fill(properties.find(W + "shd"), palette), fill, own)
            found.append(
                Cell(
                    element,
                    next((given for given in fills if given is not None), "clear"),
                    text,
                    AS_CUT if low else AS_MERGED if covered else "",
                )
            )
            span = None if properties is None else points(value(properties, W + "gridSpan"))
            column += max(1, int(span or 1))
        yield found


def _within(element: Any, tag: str) -> Iterator[Any]:
    for child in element:
        if child.tag == W + tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _PROPERTIES:
            yield from _within(child, tag)


def _fill(shading: Any, palette: Palette) -> Fill | None:
    return None if shading is None else palette.fill(shading)


def _is_low(row: Any) -> bool:
    """Whether a row is set to a height in which no text can be seen."""
    height = row.find(f"{W}trPr/{W}trHeight")
    if height is None or height.get(W + "hRule") != "exact":
        return False
    size = points(height.get(W + "val"), 1 / 20)
    return size is not None and 0 < size <= LOW_POINTS


def _flags(table: Any) -> frozenset[str]:
    """Which kinds of cells a table lets its style set apart, and which bands not."""
    given = table.find(f"{W}tblPr/{W}tblLook")
    if given is None:
        return frozenset()
    try:
        bits = int(given.get(W + "val", "0"), 16)
    except ValueError:
        bits = 0
    yes = ("1", "true", "on")
    return frozenset(name for name, bit in _FLAGS.items() if given.get(W + name, "1" if bits & bit else "0") in yes)


def _kinds(row: int, column: int, rows: int, columns: int, flags: frozenset[str], band: int) -> frozenset[str]:
    """The names by which a table's style may speak of the cell there.

    Columns are only told apart as first, last and others: of bands of columns it names both.
    """
    ends = {
        "firstRow": row == 0,
        "lastRow": row == rows - 1,
        "firstColumn": column == 0,
        "lastColumn": column == columns - 1,
    }
    at = {name for name, is_there in ends.items() if is_there and name in flags}
    names = {name.replace("Column", "Col") for name in at}
    for vertical, first in (("firstRow", "n"), ("lastRow", "s")):
        for side, second in (("firstColumn", "w"), ("lastColumn", "e")):
            if vertical in at and side in at:
                names.add(f"{first}{second}Cell")
    if not at & {"firstRow", "lastRow"} and "noHBand" not in flags:
        counted = row - ("firstRow" in flags)
        names.add("band1Horz" if counted // band % 2 == 0 else "band2Horz")
    return frozenset(names if "noVBand" in flags else names | _COLUMN_BANDS)


def _styled(style: Style, names: frozenset[str]) -> tuple[Fill | None, Look]:
    """What a style says of a cell: what it says of its kinds, else of all; unknown where its kinds disagree."""
    found, base_fill = style.cells.get("wholeTable", (Look(), None))
    kinds = [(name, *style.cells[name]) for name in style.cells if name in names]
    for _, look, _ in kinds:
        found = look.over(found)
    if len({look.ink for _, look, _ in kinds if look.ink is not None}) > 1:
        found = found._replace(ink="auto")
    fills = {name: fill for name, _, fill in kinds if fill is not None}
    different = set(fills.values())
    if not different:
        return base_fill, found
    is_plain = len(different) == 1 and not _COLUMN_BANDS & fills.keys()
    return different.pop() if is_plain else UNKNOWN, found
