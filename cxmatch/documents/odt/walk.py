"""Which blocks does the markup of an OpenDocument text hold, in reading order?"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cxmatch.documents.odt.styles import (
    DRAW,
    FO,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    Look,
    Properties,
    Styles,
    ground,
    is_squeezed,
    points,
)
from cxmatch.documents.office.blocks import GAP, Block, Box, Paragraph, Row, Run
from cxmatch.documents.office.ink import is_off_page

_MOST_BLANKS = 64
"""Blanks that one mark may stand for; more would be a page of nothing."""

_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_BLANKS = re.compile(r"[ \t\r\n]+")
_ALWAYS = re.compile(r"\s*(?:\w+:)?\s*(?:1|true)\s*", re.IGNORECASE)

_PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))
_NOT_SHOWN = frozenset(
    (
        # Comments, what is declared for fields and indexes, the code of scripts, reading aids, and descriptions.
        OFFICE + "annotation",
        OFFICE + "binary-data",
        OFFICE + "forms",
        OFFICE + "event-listeners",
        TEXT + "script",
        TEXT + "ruby-text",
        TEXT + "note-citation",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        TEXT + "dde-connection-decls",
        TEXT + "alphabetical-index-auto-mark-file",
        DRAW + "control",
        DRAW + "glue-point",
        DRAW + "enhanced-geometry",
        DRAW + "image-map",
        DRAW + "contour-polygon",
        DRAW + "contour-path",
        _SVG + "title",
        _SVG + "desc",
        *(
            TEXT + kind + "-source"
            for kind in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
        ),
        TEXT + "alphabetical-index-source",
        TEXT + "bibliography-source",
        TEXT + "section-source",
    )
)
_SHAPES = frozenset(
    DRAW + kind
    for kind in (
        "frame text-box custom-shape rect ellipse circle line polyline polygon regular-polygon path connector "
        "caption measure"
    ).split()
)
_CHANGES = TEXT + "tracked-changes"
_NOTED = {
    # What is not read, and what it is called in `Walk.found`.
    _CHANGES: "changes",
    DRAW + "image": "pictures",
    **{DRAW + kind: "objects" for kind in ("object", "object-ole", "plugin", "applet", "floating-frame")},
}
_BLANK = {TEXT + "s": " ", TEXT + "tab": "\t", TEXT + "line-break": "\n"}


class _Around(NamedTuple):
    """What an open paragraph gathers."""

    runs: list[Run]
    boxes: list[Box]
    ground: int | None
    hides: list[bool]
    """Holds something where a field in it hides all of it."""


class Walk:
    """Goes through markup and gathers blocks.

    The parser allows 256 levels, so that recursion is bounded.

    Args:
        styles: Of the part that is walked.
        most: Characters of text, seen or not, after which it stops.

    Attributes:
        notes: The blocks of foot and end notes.
        found: "changes", "objects" and "pictures", where there are any.
        pages: Names of the master pages that paragraphs and tables ask for.
        left: Characters that may still come.
    """

    def __init__(self, styles: Styles, *, most: int) -> None:
        self.notes: list[Block] = []
        self.found: set[str] = set()
        self.pages: set[str] = set()
        self.left = most
        self._styles = styles

    def blocks(self, container: Any, *, item: bool = False) -> list[Block]:
        """The blocks within an element.

        Args:
            container: The element.
            item: Whether its first paragraph is an item of a list.
        """
        blocks: list[Block] = []
        for child in container:
            if self.left <= 0:
                break
            if child.tag in _PARAGRAPHS:
                blocks += self._paragraph(child, item)
                item = False
            else:
                blocks += self._block(child)
        return blocks

    def _block(self, element: Any) -> list[Block]:
        """The blocks of what is no paragraph."""
        tag = element.tag
        if tag in (TEXT + "list-item", TEXT + "numbered-paragraph"):
            return self.blocks(element, item=True)
        if tag == TABLE + "table":
            return [GAP, *self._rows(element, ground(self._properties("table", element, TABLE))), GAP]
        if tag in _SHAPES:
            return [self._box(element)]
        if tag == TEXT + "section":
            return self._section(element)
        if tag in _NOTED:
            self.found.update([_NOTED[tag]] if len(element) or tag != _CHANGES else [])
            return []
        # Lists, groups of shapes, bodies of indexes: wrappers around blocks.
        return [] if tag in _NOT_SHOWN else self.blocks(element)

    def _section(self, element: Any) -> list[Block]:
        own = self._ground("section", element, TEXT)
        inner = self.blocks(element)
        is_hidden = _is_hidden(element)
        return [Box(inner, own, is_hidden)] if is_hidden or own is not None else inner

    def _ground(self, family: str, element: Any, namespace: str) -> int | None:
        name = element.get(namespace + "style-name")
        return ground(self._styles[family, name]) if name else None

    def _paragraph(self, element: Any, item: bool) -> list[Block]:
        properties = self._properties("paragraph", element, TEXT)
        around = _Around([], [], ground(properties), [])
        self._inline(element, Look().with_style(properties), around)
        is_heading = element.tag == TEXT + "h" or bool(properties.get("outline"))
        blocks: list[Block] = [Paragraph(tuple(around.runs), item, is_heading) if around.runs else GAP]
        squeezed = is_squeezed(properties.get("line height")) or is_off_page(points(properties.get("indent", "")))
        if around.hides or squeezed:
            blocks = [Box(blocks, hidden=True)]
        return [*blocks, *around.boxes]

    def _properties(self, family: str, element: Any, namespace: str) -> Properties:
        properties = self._styles[family, element.get(namespace + "style-name")]
        if page := properties.get("page"):
            self.pages.add(page)
        return properties

    def _inline(self, element: Any, look: Look, around: _Around) -> None:
        self._add(element.text, look, around)
        for child in element:
            if self.left <= 0:
                return
            self._inline_child(child, look, around)
            self._add(child.tail, look, around)

    def _inline_child(self, child: Any, look: Look, around: _Around) -> None:
        tag = child.tag
        if tag in _BLANK:
            self._put(_BLANK[tag] * _count(child.get(TEXT + "c")), look, around)
        elif tag in (TEXT + "span", TEXT + "a"):
            self._inline(child, look.with_style(self._properties("text", child, TEXT)), around)
        elif tag == TEXT + "note":
            for body in child.iterfind(TEXT + "note-body"):
                self.notes += [GAP, *self.blocks(body)]
        elif tag == TEXT + "hidden-text":
            self._put(child.get(TEXT + "string-value", ""), look._replace(hidden=True), around)
            self._inline(child, look._replace(hidden=look.hidden or _is_hidden(child)), around)
        elif tag == TEXT + "hidden-paragraph":
            around.hides.extend([True] if _is_hidden(child) else [])
        elif tag in _SHAPES or tag == DRAW + "g":
            around.boxes.append(self._box(child))
        elif tag in _NOTED:
            self.found.add(_NOTED[tag])
        elif tag not in _NOT_SHOWN:
            self._inline(child, look, around)

    def _add(self, text: str | None, look: Look, around: _Around) -> None:
        if text:
            self._put(_BLANKS.sub(" ", text), look, around)

    def _put(self, text: str, look: Look, around: _Around) -> None:
        self.left -= len(text)
        own = around.ground if look.ground is None else look.ground
        if text:
            around.runs.append(Run(text, look.unseen, look.colour, own))

    def _box(self, element: Any) -> Box:
        own = self._ground("graphic", element, DRAW)
        is_hidden = (
            element.get(DRAW + "display") == "none"
            or is_off_page(*(points(element.get(_SVG + side, "")) for side in ("x", "y")))
            or _is_closed(element)
        )
        return Box(self.blocks(element), own, is_hidden)

    def _rows(self, table: Any, around: int | None) -> Iterator[Row]:
        for child in table:
            if child.tag == TABLE + "table-row":
                row = self._properties("table-row", child, TABLE)
                own = ground(row)
                cells = [self._cell(cell, around if own is None else own) for cell in child]
                if is_squeezed(row.get("row height")):
                    cells = [cell._replace(hidden=True) for cell in cells]
                yield Row(cells)
            elif child.tag.startswith(TABLE):
                yield from self._rows(child, around)

    def _cell(self, cell: Any, around: int | None) -> Box:
        own = self._ground("table-cell", cell, TABLE)
        is_covered = cell.tag == TABLE + "covered-table-cell"
        return Box(self.blocks(cell), around if own is None else own, is_covered)


def _is_closed(frame: Any) -> bool:
    """Whether a frame is too narrow or too low for letters, and does not grow with its text."""
    boxes = frame.findall(DRAW + "text-box")
    return any(
        is_squeezed(frame.get(_SVG + side)) and box.get(f"{FO}min-{side}") is None
        for side in ("width", "height")
        for box in boxes
    )


def _count(value: str | None) -> int:
    return min(_MOST_BLANKS, int(value)) if value and value.isascii() and value.isdigit() and len(value) < 10 else 1


def _is_hidden(element: Any) -> bool:
    """Whether a section or a field that can be hidden is."""
    display: str | None = element.get(TEXT + "display")
    if display in ("none", "true"):
        return display == "none"
    if element.tag == TEXT + "section" and display != "condition":
        return False
    hidden = element.get(TEXT + "is-hidden")
    condition: str = element.get(TEXT + "condition", "")
    return bool(hidden == "true" or (hidden is None and _ALWAYS.fullmatch(condition)))


def master_pages(holder: Any, names: set[str]) -> list[Any]:
    """The master pages that the text uses: that of its beginning, and those that it asks for.

    Args:
        holder: The element that holds the master pages.
        names: Of those that are asked for.
    """
    pages = {page.get(STYLE + "name", ""): page for page in holder.iterfind(STYLE + "master-page")}
    used: dict[str, Any] = {}
    for wanted in ("Standard" if "Standard" in pages else next(iter(pages), ""), *sorted(names)):
        name = wanted
        while name in pages and name not in used:
            used[name] = pages[name]
            name = pages[name].get(STYLE + "next-style-name", "")
    return list(used.values())
