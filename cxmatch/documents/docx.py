"""What does a Word document show, in reading order?"""

import io
import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from cxmatch.documents.document import Extract, Line, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.package import Package
from cxmatch.documents.rows import row_lines
from cxmatch.documents.word_package import repacked, transitional
from cxmatch.errors import CorruptDocument

_SHOWN_PARTS = frozenset({"header", "footer", "footnotes", "endnotes"})
_READ_PARTS = _SHOWN_PARTS | {"styles", "settings"}
_UNREAD_PARTS = {
    "aFChunk": "a document of another format is embedded and was not read",
    "subDocument": "a part of the document stands in another file and was not read",
    "diagramData": "the text of a diagram (SmartArt) was not read",
}

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,3}(?:\s*(?:of|/|\|)\s*\d{1,3})?\W*|\W*", re.IGNORECASE)
"""In headers and footers: it says nothing of the person."""
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BREAKS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_NOT_SHOWN = frozenset(
    # Deleted text, the code of fields, the reading aid above a word, and properties.
    _W + tag
    for tag in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "rt",
        "rPr",
        "pPr",
        "sdtPr",
        "tblPr",
        "tcPr",
        "trPr",
    )
)


def read(data: bytes, *, limits: Limits) -> Extract:
    """The lines of a Word document: headers, body, notes, footers; text boxes after their paragraph.

    Only the parts that hold text are unpacked, each within bounds; pictures, macros and what lies outside the
    file are never touched.

    Args:
        data: The bytes of the file.
        limits: Text behind its `characters` is left to the caller to cut.

    Raises:
        CorruptDocument: A part is missing or is no XML.
        UnsafeDocument: A part declares a document type.
        LimitExceeded: A part unpacks to more than a document's text can need.
    """
    del limits
    opened = _opened(Package(data))
    walk = _Walk(opened.styles)
    for part in (*opened.headers, opened.body, *opened.footers):
        is_margin = part is not opened.body
        begin = len(walk.lines)
        walk.part(part)
        if is_margin:
            walk.lines[begin:] = [line for line in walk.lines[begin:] if not _PAGE_NUMBER.fullmatch(line.text)]
    notices = opened.notices
    if walk.hidden:
        message = "text that is marked as hidden was left out"
        notices += (Notice(kind="hidden_text", message=message, text=" ".join(" ".join(walk.hidden).split())),)
    return Extract(tuple(walk.lines), "python-docx", None, notices)


class _Style(NamedTuple):
    """What a style says of the paragraphs and runs that have it."""

    heading: bool = False
    item: bool = False
    hidden: bool = False


class _Opened(NamedTuple):
    """The shown parts of a document as python-docx gives them, in reading order."""

    headers: list[Any]
    body: Any
    footers: list[Any]
    styles: dict[str, _Style]
    notices: tuple[Notice, ...]


def _opened(package: Package) -> _Opened:
    main, relations, notices = _relations(package)
    parts = {identity: (kind, name) for identity, kind, name in relations if kind in _READ_PARTS}
    clean = repacked(package, main, parts)
    try:
        document = docx.Document(io.BytesIO(clean))
    except Exception as error:  # python-docx raises what its parser and its models happen to raise
        raise CorruptDocument(
            f"the Word document cannot be parsed ({error})",
            advice="Open it in a word processor and save it anew",
        ) from error
    body = document.element.find(_W + "body")
    if body is None:
        raise CorruptDocument("the Word document has no body", advice="Save it anew in a word processor")
    loaded: dict[str, Any] = {}
    for identity in parts:
        part = document.part.related_parts[identity]
        loaded[identity] = part.element if hasattr(part, "element") else _parsed(part.blob, parts[identity][1])
    by_kind: dict[str, list[Any]] = {}
    for identity, (kind, _) in parts.items():
        by_kind.setdefault(kind, []).append(loaded[identity])
    settings = by_kind.get("settings", [None])[0]
    return _Opened(
        headers=[loaded[identity] for identity in _referenced(body, "header", settings) if identity in loaded],
        body=body,
        footers=[
            *by_kind.get("footnotes", []),
            *by_kind.get("endnotes", []),
            *(loaded[identity] for identity in _referenced(body, "footer", settings) if identity in loaded),
        ],
        styles=_styles(by_kind.get("styles", [None])[0]),
        notices=notices,
    )


def _relations(package: Package) -> tuple[str, list[tuple[str, str, str]], tuple[Notice, ...]]:
    """The main part's name, (id, kind, name) of each part that it relates to, and what to say of them."""
    main = next((name for _, kind, name in _related(package, "") if kind == "officeDocument"), "word/document.xml")
    if main not in package.names:
        raise CorruptDocument("the part that holds the Word document's text is missing", advice="Save it anew")
    relations = list(_related(package, main))
    kinds = {kind for _, kind, _ in relations}
    notices = tuple(
        Notice(kind="unread_part", message=_UNREAD_PARTS[kind]) for kind in sorted(kinds & {*_UNREAD_PARTS})
    )
    if "vbaProject" in kinds or b"macroEnabled" in package.read_xml("[Content_Types].xml"):
        notices += (Notice(kind="macros_present", message="the document may hold macros; none was run or read"),)
    missing = [name for _, kind, name in relations if kind in _READ_PARTS and name not in package.names]
    if missing:
        notices += (Notice(kind="damaged", message="a part that the document names is missing, and was left out"),)
    return main, [relation for relation in relations if relation[2] in package.names], notices


def _related(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in package.names:
        return
    for relation in _parsed(package.read_xml(name), name):
        if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], path


def _parsed(xml: bytes, name: str) -> Any:
    try:
        return parse_xml(transitional(xml))
    except Exception as error:  # lxml's own errors, which stay in the files that import it
        raise CorruptDocument(f"the part {name!r} is no XML ({error})", advice="Save the document anew") from error


def _referenced(body: Any, kind: str, settings: Any) -> list[str]:
    """The ids of the headers or footers that are shown; of first and even pages only where that is set."""
    even = settings is not None and _is_on(settings.find(_W + "evenAndOddHeaders"))
    found: dict[str, None] = {}
    for section in body.iter(_W + "sectPr"):
        first = _is_on(section.find(_W + "titlePg"))
        for reference in section.findall(f"{_W}{kind}Reference"):
            page = reference.get(_W + "type", "default")
            if page == "default" or (page == "first" and first) or (page == "even" and even):
                found[reference.get(qn("r:id"), "")] = None
    return list(found)


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(_W + "val") not in ("0", "false", "off", "none")


def _styles(root: Any) -> dict[str, _Style]:
    """Every style of the document with what it inherits."""
    if root is None:
        return {}
    sources = {style.get(_W + "styleId", ""): style for style in root.iter(_W + "style")}
    return {identity: _inherited(identity, sources) for identity in sources}


def _inherited(identity: str, sources: dict[str, Any]) -> _Style:
    heading = item = hidden = None
    seen: set[str] = set()
    while identity in sources and identity not in seen:
        seen.add(identity)
        style = sources[identity]
        name = style.find(_W + "name")
        title = (name.get(_W + "val") or "").lower() if name is not None else ""
        number = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        vanish = style.find(f"{_W}rPr/{_W}vanish")
        if heading is None and (
            title.startswith(("heading", "title")) or style.find(f"{_W}pPr/{_W}outlineLvl") is not None
        ):
            heading = True
        if item is None and number is not None:
            item = number.get(_W + "val") != "0"
        if hidden is None and vanish is not None:
            hidden = _is_on(vanish)
        base = style.find(_W + "basedOn")
        identity = base.get(_W + "val", "") if base is not None else ""
    return _Style(bool(heading), bool(item), bool(hidden))


class _Walk:
    """Goes through the elements of a document in reading order and gathers lines.

    The parser allows 256 levels, so that recursion is bounded.
    """

    def __init__(self, styles: dict[str, _Style]) -> None:
        self.lines: list[Line] = []
        self.hidden: list[str] = []
        self._styles = styles
        self._gap = False

    def part(self, element: Any) -> None:
        """The blocks of one part, with a gap before and after."""
        self._gap = True
        notes = element.findall(_W + "footnote") + element.findall(_W + "endnote")
        for container in notes or [element]:
            # Notes with a type are the line above the notes, and its like.
            if container.get(_W + "type", "normal") == "normal":
                self._blocks(container)
        self._gap = True

    def _blocks(self, container: Any) -> None:
        for child in container:
            if child.tag == _W + "p":
                self._paragraph(child)
            elif child.tag == _W + "tbl":
                self._table(child)
            elif child.tag == _MC + "AlternateContent":
                self._blocks(_chosen(child))
            elif isinstance(child.tag, str) and child.tag not in _NOT_SHOWN:
                # Content controls, insertions, custom XML: wrappers around blocks.
                self._blocks(child)

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(_W + "pPr")
        style, own_item = self._paragraph_style(properties)
        pieces: list[str] = []
        boxes: list[Any] = []
        self._inline(paragraph, pieces, boxes, style.hidden)
        text = "".join(pieces)
        is_item = (style.item if own_item is None else own_item) and not style.heading
        if text.strip():
            for piece in text.split("\n"):
                self._add(piece, is_item, style.heading)
                is_item = False
        else:
            self._gap = True
        for box in boxes:
            self.part(box)

    def _add(self, text: str, is_item: bool, is_heading: bool) -> None:
        if text.strip():
            self.lines.append(Line(text, new_block=self._gap or is_heading, item=is_item))
            self._gap = False

    def _paragraph_style(self, properties: Any) -> tuple[_Style, bool | None]:
        if properties is None:
            return _Style(), None
        style = properties.find(_W + "pStyle")
        number = properties.find(f"{_W}numPr/{_W}numId")
        found = self._styles.get(style.get(_W + "val", ""), _Style()) if style is not None else _Style()
        if properties.find(_W + "outlineLvl") is not None:
            found = found._replace(heading=True)
        return found, None if number is None else number.get(_W + "val") != "0"

    def _inline(self, element: Any, pieces: list[str], boxes: list[Any], hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in (_W + "t", _MATH_TEXT):
                (self.hidden if hidden else pieces).append(child.text or "")
            elif tag in _BREAKS:
                pieces.append(_BREAKS[tag])
            elif tag == _W + "sym":
                pieces.append(_symbol(child.get(_W + "char", "")))
            elif tag == _W + "r":
                self._inline(child, pieces, boxes, self._is_hidden(child, hidden))
            elif tag == _W + "txbxContent":
                boxes.append(child)
            elif tag == _MC + "AlternateContent":
                self._inline(_chosen(child), pieces, boxes, hidden)
            elif isinstance(tag, str) and tag not in _NOT_SHOWN:
                self._inline(child, pieces, boxes, hidden)

    def _is_hidden(self, run: Any, inherited: bool) -> bool:
        properties = run.find(_W + "rPr")
        if properties is None:
            return inherited
        vanish = properties.find(_W + "vanish")
        if vanish is not None:
            return _is_on(vanish)
        style = properties.find(_W + "rStyle")
        return inherited or (style is not None and self._styles.get(style.get(_W + "val", ""), _Style()).hidden)

    def _table(self, table: Any) -> None:
        self._gap = True
        for row in _rows(table, "tr"):
            cells = [self._cell(cell) for cell in _rows(row, "tc") if not _is_continued(cell)]
            lines = row_lines(cells, gap=self._gap)
            self.lines += lines
            self._gap = self._gap and not lines
        self._gap = True

    def _cell(self, cell: Any) -> list[Line]:
        outer, gap = self.lines, self._gap
        self.lines, self._gap = [], False
        self._blocks(cell)
        lines, self.lines, self._gap = self.lines, outer, gap
        return lines


def _rows(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those within content controls and insertions too."""
    for child in element:
        if child.tag == _W + tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NOT_SHOWN:
            yield from _rows(child, tag)


def _is_continued(cell: Any) -> bool:
    """Whether a cell is the lower part of one that goes over several rows: its text stands in the first."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(_W + "val", "continue") == "continue"


def _chosen(alternatives: Any) -> Any:
    """The one alternative that is shown; a text box stands there twice, in the new form and in the old."""
    fallback = alternatives.find(_MC + "Fallback")
    for choice in alternatives.findall(_MC + "Choice"):
        if fallback is None or next(choice.iter(_W + "t"), None) is not None:
            return choice
    return fallback if fallback is not None else alternatives


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
