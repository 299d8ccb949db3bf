"""Which paragraphs, rows and boxes do the marks of RTF make?"""

import re
from collections.abc import Sequence

from cxmatch.documents.office.blocks import GAP, Block, Box, Paragraph, Row, Run
from cxmatch.documents.office.ink import UNKNOWN, is_off_page

DEEPEST_TABLES = 8
"""Tables in tables that are told apart; a deeper one is read as part of the eighth."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class Shape:
    """What a drawn shape says of the text in it.

    Example:
        >>> shape = Shape()
        >>> shape.name = b"fillColor"
        >>> shape.set(b"255")
        >>> hex(shape.ground)
        '0xff0000'
    """

    def __init__(self) -> None:
        self.name = b""
        """Of the property whose value comes next."""
        self._values: dict[bytes, int] = {}
        self._places: list[float] = []

    def set(self, value: bytes) -> None:
        """The value of the property that was named last; only numbers matter here."""
        if self.name in (b"fillColor", b"fFilled", b"fillType", b"fHidden") and re.fullmatch(
            rb"\d{1,10}", value.strip()
        ):
            self._values[self.name] = int(value)

    @property
    def ground(self) -> int | None:
        """The colour that fills it, as 0xRRGGBB; None where nothing does."""
        if not self._values.get(b"fFilled", 1):
            return None
        if self._values.get(b"fillType"):
            return UNKNOWN
        colour = self._values.get(b"fillColor")
        if colour is None:
            return None
        return (colour & 255) << 16 | colour & 0xFF00 | colour >> 16 & 255

    @property
    def hidden(self) -> bool:
        """Whether it is not shown."""
        return bool(self._values.get(b"fHidden")) or is_off_page(*self._places)

    def place(self, points: float) -> None:
        """Its distance from its anchor, to the right or down, points."""
        self._places.append(points)


class _OpenRow:
    """A row of which not all cells have come yet."""

    def __init__(self) -> None:
        self.cells: list[Sequence[Block]] = []
        self.blocks: list[Block] = []


class Flow:
    """Text in paragraphs: the body, a header, a note, a text box.

    Levels count the tables around a paragraph, from 0.

    Attributes:
        blocks: What is finished.
        item: Whether the open paragraph showed the bullet of an item.
        in_row: Whether a row was begun that has not ended.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.item = False
        self.in_row = False
        self._runs: list[tuple[Run, list[str]]] = []
        self._boxes: list[tuple[Flow, Shape]] = []
        self._rows: list[_OpenRow] = []
        self._grounds: dict[int, list[int | None]] = {}
        self._squeezed: set[int] = set()

    def add(self, text: str, look: Run) -> None:
        """Text at the end of the open paragraph."""
        if self._runs and self._runs[-1][0] == look:
            self._runs[-1][1].append(text)
        else:
            self._runs.append((look, [text]))

    def add_box(self, flow: "Flow", shape: Shape) -> None:
        """A text box, which comes after the open paragraph."""
        self._boxes.append((flow, shape))

    def paragraph(self, level: int, *, item: bool = False, heading: bool = False, blank: bool = True) -> None:
        """The open paragraph ends.

        Args:
            level: Where it stands.
            item: Whether it is an item of a list, besides what its bullet said.
            heading: Whether it is a heading.
            blank: Whether it is a blank line where it holds nothing.
        """
        runs = tuple(look._replace(text=_mended("".join(texts))) for look, texts in self._runs)
        if runs or self._boxes or blank:
            blocks = self._at(level)
            if blocks and (isinstance(blocks[-1], Row) or (not runs and blocks[-1] is not GAP)):
                blocks.append(GAP)
            if runs:
                blocks.append(Paragraph(runs, item or self.item, heading))
            blocks.extend(Box(flow.blocks, shape.ground, shape.hidden) for flow, shape in self._boxes)
        self._runs, self._boxes, self.item = [], [], False

    def cell(self, level: int, *, item: bool = False, heading: bool = False) -> None:
        """The open paragraph ends, and its cell with it."""
        self.paragraph(level, item=item, heading=heading, blank=False)
        self._at(level)
        row = self._rows[-1]
        row.cells.append(row.blocks or ())
        row.blocks = []

    def row(self, level: int, *, item: bool = False, heading: bool = False) -> None:
        """A row ends."""
        self.paragraph(level, item=item, heading=heading, blank=False)
        self._at(level)
        self._end_row()
        if level <= 1:
            self.in_row = False

    def define_row(self, level: int) -> None:
        """The properties of a row and its cells follow."""
        self._grounds[min(level, DEEPEST_TABLES)] = []
        self._squeezed.discard(min(level, DEEPEST_TABLES))
        if level <= 1:
            self.in_row = True

    def define_cell(self, level: int, ground: int | None) -> None:
        """The next cell of the row has this ground."""
        self._grounds.setdefault(min(level, DEEPEST_TABLES), []).append(ground)

    def squeeze_row(self, level: int) -> None:
        """The row is too low for letters."""
        self._squeezed.add(min(level, DEEPEST_TABLES))

    def finish(self) -> None:
        """The text ends."""
        self.paragraph(len(self._rows), blank=False)
        self._at(0)

    def _at(self, level: int) -> list[Block]:
        """Where blocks of that level go; rows of deeper levels end, and missing ones begin."""
        level = min(level, DEEPEST_TABLES)
        while len(self._rows) > level:
            self._end_row()
        while len(self._rows) < level:
            self._rows.append(_OpenRow())
        return self._rows[-1].blocks if self._rows else self.blocks

    def _end_row(self) -> None:
        grounds, hidden = self._grounds.get(len(self._rows), []), len(self._rows) in self._squeezed
        row = self._rows.pop()
        cells = [*row.cells, row.blocks] if row.blocks else row.cells
        if not any(cells):
            return
        outer = self._rows[-1].blocks if self._rows else self.blocks
        if outer and not isinstance(outer[-1], Row):
            outer.append(GAP)
        grounds = grounds + [None] * (len(cells) - len(grounds))
        outer.append(Row([Box(blocks, ground, hidden) for blocks, ground in zip(cells, grounds, strict=False)]))


def _mended(text: str) -> str:
    """Pairs of surrogates, as RTF writes characters beyond 16 bits, become those characters."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
