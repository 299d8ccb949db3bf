"""What does a Word document show, in reading order?"""

from typing import Any, NamedTuple

from cxmatch.documents.document import Extract, Line, Notice
from cxmatch.documents.docx.colours import WHITE, Ground, Palette
from cxmatch.documents.docx.fields import Fields
from cxmatch.documents.docx.markup import MATH, MC, A, V, W, chosen, is_on, is_passed_over, value
from cxmatch.documents.docx.parts import WordParts, parts_of
from cxmatch.documents.docx.shapes import box_of, floating, framed, grounds, page_of
from cxmatch.documents.docx.styles import AS_CUT, AS_HIDDEN, LOW_POINTS, Look, Styles, why_unseen
from cxmatch.documents.docx.tables import rows_of
from cxmatch.documents.limits import Limits
from cxmatch.documents.office.margins import telling
from cxmatch.documents.office.package import Package
from cxmatch.documents.office.rows import row_lines
from cxmatch.errors import NoTextLayer

_WORDS = (W + "t", MATH + "t", A + "t")
_MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SPACE = str.maketrans("\t\n\r", "   ")
"""Breaks of lines in the markup are spaces on the page."""
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_NOT_SHOWN = frozenset(
    # Deleted text, the code of fields, the reading aid above a word, and properties.
    W + tag
    for tag in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "rt",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "sectPr",
    )
)
_BOXES = (W + "txbxContent", A + "txBody", V + "textpath")
_MARK_GONE = (W + "del", W + "moveFrom")
_FOREIGN = "in markup that is passed over"
_PASSED_OVER = "in an alternative that is passed over"
_PICTURE = A + "blip"
_FEW_LETTERS = 150
"""Letters of a document with pictures below which the pictures may be what it is about; a resume has some 2,000."""
_UNREFERRED = "in a note that nothing refers to"


def read(data: bytes, *, limits: Limits) -> Extract:
    """The lines of a Word document: headers, body, notes, footers; text boxes after their paragraph.

    Only the parts that hold text are unpacked, each within bounds; pictures, macros and what lies outside the
    file are never touched. Text that nobody can see is left out and reported, as far as the document itself says
    so; where only the layout or a picture could tell, it counts as seen.

    Args:
        data: The bytes of the file.
        limits: Past its `characters` reading ends, and the caller cuts.

    Raises:
        CorruptDocument: A part is missing, is there twice, or is no XML.
        UnsafeDocument: A part declares a document type.
        LimitExceeded: A part unpacks to more than a document's text can need.
        NoTextLayer: It holds pictures, and no words.
    """
    parts = parts_of(Package(data, limits=limits))
    walk = _Walk(parts, limits.characters)
    for header in parts.headers:
        walk.margin(header)
    walk.story(parts.body)
    walk.notes(parts.footnotes, "footnote")
    walk.notes(parts.endnotes, "endnote")
    for footer in parts.footers:
        walk.margin(footer)
    notices = (*parts.notices, *walk.hidden.notices())
    if next(parts.body.iter(_PICTURE), None) is not None:
        letters = sum(map(str.isalnum, "".join(line.text for line in walk.lines)))
        if not letters and not walk.hidden.notices():
            raise NoTextLayer(
                "the document holds pictures, and no words",
                advice="Run text recognition (OCR) on it and send the text that comes of it",
            )
        if letters < _FEW_LETTERS:
            message = "there are pictures and hardly any words; what the pictures say was not read"
            notices += (Notice(kind="unread_part", message=message),)
    return Extract(tuple(walk.lines), "python-docx", None, notices)


class _Hidden:
    """Gathers the words that nobody can see, and why."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._pieces: list[str] = []
        self._reasons: dict[str, None] = {}

    def add(self, text: str, reason: str) -> None:
        if text.strip():
            self._reasons[reason] = None
        if self._left > 0:
            self._pieces.append(text[: self._left])
            self._left -= len(text)

    def end(self) -> None:
        """Ends a word: what comes next stands in another paragraph."""
        if self._pieces and self._pieces[-1] != " ":
            self._pieces.append(" ")

    def notices(self) -> tuple[Notice, ...]:
        text = " ".join("".join(self._pieces).split())
        if not text:
            return ()
        message = f"text that nobody can see was left out ({'; '.join(self._reasons)})"
        return (Notice(kind="hidden_text", message=message, text=text),)


class _Around(NamedTuple):
    """What holds for all blocks at one place of a document."""

    ground: Ground
    table: Look = Look()
    unseen: str = ""


class _Paragraph(NamedTuple):
    """What holds for all runs of one paragraph."""

    around: _Around
    style: Look
    unseen: str
    """Why nobody can see any of it, however its runs look."""
    bare: str
    """Why nobody can see a run without a format of its own."""


class _Walk:
    """Goes through the elements of a document in reading order and gathers lines.

    The parser allows 256 levels, so that recursion is bounded.
    """

    def __init__(self, parts: WordParts, most: int) -> None:
        self.lines: list[Line] = []
        self.hidden = _Hidden(most)
        self._left = most
        self._palette = Palette(parts.theme, parts.settings)
        self._styles = Styles(parts.styles, self._palette)
        self._page = page_of(parts.body)
        paper = WHITE if parts.background is None else self._palette.page(parts.background)
        margins = [*parts.headers, *parts.footers]
        self._ground, self._box_ground = grounds(parts.body, margins, paper, self._palette, self._page)
        self._drawings: dict[Any, str] = {}
        self._gap = False
        self._begun = ""
        self._noted: dict[str, set[str]] = {"footnote": set(), "endnote": set()}
        self._fields = Fields(parts.body)

    def margin(self, part: Any) -> None:
        """A header or footer, without the numbers of pages."""
        begin = len(self.lines)
        self.story(part)
        self.lines[begin:] = telling(self.lines[begin:])

    def notes(self, part: Any, kind: str) -> None:
        """The footnotes or endnotes that the text refers to; all, where references were lost and it has none."""
        for note in () if part is None else part.findall(W + kind):
            # Those with a type are the line above the notes, and its like.
            if note.get(W + "type", "normal") == "normal":
                referred = self._noted[kind]
                is_shown = not referred or note.get(W + "id", "") in referred
                self.story(note, _Around(self._ground, unseen="" if is_shown else _UNREFERRED))

    def story(self, element: Any, around: _Around | None = None) -> None:
        """The blocks of one part or box, with a gap before and after."""
        outer, self._fields = self._fields, Fields(element)
        begun, self._begun = self._begun, ""
        self._gap = True
        self._blocks(element, around or _Around(self._ground))
        self._end_line(item=False, heading=False)
        self._gap = True
        self._fields, self._begun = outer, begun

    def _blocks(self, container: Any, around: _Around) -> None:
        for child in container:
            tag = child.tag
            if self._left <= 0:
                return
            if tag == W + "p" or tag == A + "p":
                self._paragraph(child, around)
            elif tag == W + "tbl":
                self._table(child, around)
            elif tag == MC + "AlternateContent":
                self._blocks(self._chosen(child), around)
            elif self._is_open(child):
                # Content controls, insertions, custom XML: wrappers around blocks.
                self._blocks(child, around)

    def _paragraph(self, paragraph: Any, around: _Around) -> None:
        if not len(paragraph):
            self._end_line(item=False, heading=False)
            return
        properties = paragraph.find(W + "pPr")
        style = self._styles.paragraph(properties)
        if isinstance(style.block.shade, frozenset):
            around = around._replace(ground=style.block.shade)
        unseen = around.unseen
        frame = None if properties is None else properties.find(W + "framePr")
        if not unseen and frame is not None:
            unseen = framed(frame, self._page)
        if not unseen and style.block.line is not None and 0 < style.block.line <= LOW_POINTS:
            unseen = AS_CUT
        bare = unseen or why_unseen(self._styles.run(None, style.look, around.table), around.ground)
        pieces: list[str] = []
        boxes: list[tuple[Any, str]] = []
        self._inline(paragraph, pieces, boxes, _Paragraph(around, style.look, unseen, bare), bare)
        self._begun += "".join(pieces)
        heading = bool(style.block.heading)
        if not _runs_on(properties, frame):
            self._end_line(item=bool(style.block.item) and not heading, heading=heading)
        self.hidden.end()
        for content, why in boxes:
            self._box(content, why)

    def _end_line(self, *, item: bool, heading: bool) -> None:
        """Ends a paragraph: what was gathered for it becomes lines, or a gap."""
        text, self._begun = self._begun, ""
        if not text.strip():
            self._gap = True
            return
        for piece in text.split("\n"):
            if piece.strip():
                self.lines.append(Line(piece, new_block=self._gap or heading, item=item))
                self._gap = False
                self._left -= len(piece)
            item = False

    def _inline(
        self, element: Any, pieces: list[str], boxes: list[tuple[Any, str]], paragraph: _Paragraph, unseen: str
    ) -> None:
        for child in element:
            tag = child.tag
            said = _said(child)
            if said is not None:
                self._say(said, pieces, unseen)
            elif tag in (W + "r", MATH + "r"):
                # A run within a run, below a reading aid, cannot be seen where the outer one is not.
                own = self._why_unseen(child, paragraph) if unseen == paragraph.bare else unseen
                self._inline(child, pieces, boxes, paragraph, own)
            elif tag == W + "fldChar":
                self._fields.mark(child)
            elif tag in _NOTES:
                self._noted[_NOTES[tag]] |= set() if unseen else {child.get(W + "id", "")}
            elif tag in _BOXES:
                # A run that is hidden hides its drawing; the colour of its text does not, nor a low line.
                outer = paragraph.around.unseen
                boxes.append((child, unseen if unseen == AS_HIDDEN else "" if outer == AS_CUT else outer))
            elif tag == MC + "AlternateContent":
                self._inline(self._chosen(child), pieces, boxes, paragraph, unseen)
            elif self._is_open(child):
                self._inline(child, pieces, boxes, paragraph, unseen)

    def _is_open(self, element: Any) -> bool:
        """Whether what is in an element is shown; what is in one that is passed over is reported."""
        if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
            return False
        if is_passed_over(element):
            # Not itertext: python-docx gives some elements a text of its own making.
            for text in element.xpath(".//text()"):
                self.hidden.add(text, _FOREIGN)
                self.hidden.end()
            return False
        return True

    def _say(self, text: str, pieces: list[str], unseen: str) -> None:
        if self._fields.in_code:
            return
        if unseen:
            self.hidden.add(text, unseen)
        else:
            pieces.append(text)

    def _why_unseen(self, run: Any, paragraph: _Paragraph) -> str:
        properties = run.find(W + "rPr")
        if properties is None or paragraph.unseen:
            return paragraph.bare
        look = self._styles.run(properties, paragraph.style, paragraph.around.table)
        return why_unseen(look, paragraph.around.ground)

    def _box(self, content: Any, unseen: str) -> None:
        """The content of a text box, or the words of a drawn one, after the paragraph that it hangs on."""
        box = box_of(content, self._palette, self._page, self._drawings)
        unseen = unseen or box.unseen
        if content.tag != V + "textpath":
            ground = self._box_ground if isinstance(box.fill, str) else box.fill
            self.story(content, _Around(ground, unseen=unseen))
            return
        text = content.get("string", "").translate(_SPACE)
        if unseen:
            self.hidden.add(text, unseen)
            self.hidden.end()
        else:
            self._gap = True
            begun, self._begun = self._begun, text
            self._end_line(item=False, heading=False)
            self._begun = begun

    def _table(self, table: Any, around: _Around) -> None:
        self._end_line(item=False, heading=False)
        self._gap = True
        properties = table.find(W + "tblPr")
        style = self._styles.style("table", None if properties is None else value(properties, W + "tblStyle"))
        unseen = around.unseen or ("" if properties is None else floating(properties, self._page))
        for row in rows_of(table, style, self._palette):
            cells = [
                self._cell(
                    cell.element,
                    _Around(
                        around.ground if isinstance(cell.fill, str) else cell.fill,
                        cell.look.over(around.table),
                        unseen or cell.unseen,
                    ),
                )
                for cell in row
                if self._left > 0
            ]
            lines = row_lines(cells, gap=self._gap)
            self.lines += lines
            self._gap = self._gap and not lines
        self._gap = True

    def _cell(self, cell: Any, around: _Around) -> list[Line]:
        outer, gap = self.lines, self._gap
        self.lines, self._gap = [], False
        self._blocks(cell, around)
        self._end_line(item=False, heading=False)
        lines, self.lines, self._gap = self.lines, outer, gap
        return lines

    def _chosen(self, alternatives: Any) -> Any:
        """The alternative that is shown; words that stand in another alone are reported."""
        best = chosen(alternatives)
        if not len(best) or next(best.iter(*_WORDS), None) is None:
            for other in alternatives:
                if other is not best:
                    self._pass_over(other)
        return best

    def _pass_over(self, alternative: Any) -> None:
        for said in alternative.iter(*_WORDS):
            self.hidden.add(_said(said) or "", _PASSED_OVER)
        self.hidden.end()


def _runs_on(properties: Any, frame: Any) -> bool:
    """Whether a paragraph's end is not shown, so that the next goes on in its line; a large initial runs on too."""
    mark = None if properties is None else properties.find(W + "rPr")
    if mark is not None and (is_on(mark.find(W + "vanish")) or any(mark.find(tag) is not None for tag in _MARK_GONE)):
        return True
    return frame is not None and frame.get(W + "dropCap") in ("drop", "margin")


def _said(element: Any) -> str | None:
    """The words or the mark that an element stands for; None where it is neither."""
    tag = element.tag
    if tag in _WORDS:
        # Comments may stand within; what follows on them is text.
        text = element.text or ""
        if len(element):
            text += "".join(child.tail or "" for child in element)
        return text.translate(_SPACE)
    return _symbol(element.get(W + "char", "")) if tag == W + "sym" else _MARKS.get(tag)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
