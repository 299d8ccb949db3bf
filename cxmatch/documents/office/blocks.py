"""Which lines do paragraphs, rows of tables and text boxes show, and which of their words does nobody see?"""

from collections.abc import Sequence
from typing import NamedTuple, Union

from cxmatch.documents.document import Line
from cxmatch.documents.office.ink import WHITE, is_faint
from cxmatch.documents.office.rows import row_lines


class Run(NamedTuple):
    """A piece of text of one look."""

    text: str
    hidden: bool = False
    """Whether it is marked as hidden or too small to be seen."""
    colour: int | None = None
    """0xRRGGBB; None where it is automatic."""
    ground: int | None = None
    """What it stands on itself; None for that of the paragraph, cell, box or page around it."""


class Paragraph(NamedTuple):
    """Runs in a row; without any it is a gap."""

    runs: tuple[Run, ...] = ()
    item: bool = False
    heading: bool = False


class Box(NamedTuple):
    """A text box, the cell of a table, or a part of the text that is hidden as a whole."""

    blocks: Sequence["Block"]
    ground: int | None = None
    """None for that of what it stands in."""
    hidden: bool = False


class Row(NamedTuple):
    """A row of a table."""

    cells: Sequence[Box]


Block = Union[Paragraph, Row, Box]  # noqa: UP007 - the names are of this file, and in quotes above

GAP = Paragraph()


class Shown:
    """Gathers the lines that blocks show.

    Attributes:
        hidden: Words that nobody sees, a piece for each paragraph that holds some.
    """

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self.hidden: list[str] = []
        self._gap = True

    def part(self, blocks: Sequence[Block], *, ground: int = WHITE) -> list[Line]:
        """The lines of one part of a document, with a gap before and after.

        Args:
            blocks: What it holds, in reading order.
            ground: What it stands on.

        Example:
            >>> shown = Shown()
            >>> shown.part([Paragraph((Run("Led a team"), Run(" expert", colour=WHITE)))])[0].text
            'Led a team '
            >>> shown.hidden
            [' expert']
        """
        self._lines = []
        self._box(blocks, ground, hidden=False)
        return self._lines

    def _box(self, blocks: Sequence[Block], ground: int, *, hidden: bool) -> None:
        self._gap = True
        self._blocks(blocks, ground, hidden)
        self._gap = True

    def _blocks(self, blocks: Sequence[Block], ground: int, hidden: bool) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block, ground, hidden)
            elif isinstance(block, Row):
                self._row(block, ground, hidden)
            else:
                inner = ground if block.ground is None else block.ground
                self._box(block.blocks, inner, hidden=hidden or block.hidden)

    def _paragraph(self, paragraph: Paragraph, ground: int, hidden: bool) -> None:
        seen: list[str] = []
        unseen: list[str] = []
        for run in paragraph.runs:
            if hidden or run.hidden:
                unseen.append(run.text)
            elif is_faint(run.colour, ground if run.ground is None else run.ground) and not run.text.isspace():
                unseen.append(run.text)
                seen.append(" ")  # it takes its room all the same, and parts the words beside it
            else:
                seen.append(run.text)
        if unseen:
            self.hidden.append("".join(unseen))
        item = paragraph.item and not paragraph.heading
        pieces = [piece for piece in "".join(seen).split("\n") if piece.strip()]
        for piece in pieces:
            self._lines.append(Line(piece, new_block=self._gap or paragraph.heading, item=item))
            self._gap = item = False
        self._gap = self._gap or not (pieces or unseen)

    def _row(self, row: Row, ground: int, hidden: bool) -> None:
        outer, gap = self._lines, self._gap
        cells: list[list[Line]] = []
        for cell in row.cells:
            self._lines, self._gap = [], False
            self._blocks(cell.blocks, ground if cell.ground is None else cell.ground, hidden or cell.hidden)
            cells.append(self._lines)
        lines = row_lines(cells, gap=gap)
        outer += lines
        self._lines, self._gap = outer, gap and not lines
