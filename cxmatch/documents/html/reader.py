"""What does a page in HTML show, line by line?"""

import codecs
import re
from typing import Any, NamedTuple

import lxml.etree
import lxml.html

from cxmatch.documents.document import Extract, Line, Notice
from cxmatch.documents.html.look import PICTURES, Look, attributes, is_gone, is_placed
from cxmatch.documents.html.sheet import Names, Sheet, names
from cxmatch.documents.limits import Limits
from cxmatch.documents.office.ink import UNKNOWN, hidden_text
from cxmatch.documents.office.rows import row_lines
from cxmatch.documents.text import Decoded, decode
from cxmatch.errors import CorruptDocument

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)

_NEVER_SHOWN = frozenset(
    "head title script style noscript template iframe object embed svg math canvas audio video "
    "select datalist map textarea".split()
)
_GAPS = frozenset(
    # A visible gap stands above and below these.
    "p h1 h2 h3 h4 h5 h6 ul ol dl table section article header footer main aside nav "
    "blockquote pre hr form figure fieldset".split()
)
_BLOCKS = _GAPS | frozenset(
    "html body div li dt dd tr td th thead tbody tfoot caption address figcaption details summary "
    "legend center label option dialog hgroup search".split()
)
_CELLS = ("td", "th")

_PARTS_BY_NAME = re.compile(r"(?:^|\s)(?:d-)?(?:flex|grid|row|columns)(?:\s|$)|justify-", re.IGNORECASE)
_PARTING = ("flex", "inline-flex", "grid", "inline-grid")


def read(data: bytes, *, limits: Limits) -> Extract:
    """The lines that a browser would show; nothing is fetched and no script is run.

    Args:
        data: The bytes of the file.
        limits: Text behind its `characters` is left to the caller to cut.

    Raises:
        CorruptDocument: It cannot be parsed as HTML, or nests too deep.

    Example:
        >>> page = b"<h1>Skills</h1><ul><li>Zendesk<li>Excel &amp; Looker</ul><p hidden>SQL</p>"
        >>> extract = read(page, limits=Limits())
        >>> [(line.text, line.item) for line in extract.lines]
        [('Skills', False), ('Zendesk', True), ('Excel & Looker', True)]
        >>> extract.notices[0].kind, extract.notices[0].text
        ('hidden_text', 'SQL')
    """
    del limits
    decoded = _decoded(data)
    # Bytes, since lxml refuses text that declares an encoding; without zeros, at which its parser stops.
    source = decoded.text.replace("\0", "").encode("utf-8", errors="replace")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = lxml.html.document_fromstring(source, parser=parser)
    except lxml.etree.ParserError:
        # The parser's word for a page with no element in it.
        return Extract((), "lxml", None, decoded.notices)
    except lxml.etree.LxmlError as error:
        raise CorruptDocument(f"the HTML cannot be parsed ({error})", advice="Save it as PDF or plain text") from error
    walk = _Walk(Sheet(root))
    walk.through(root)
    notices = decoded.notices
    if any(entry.level == lxml.etree.ErrorLevels.FATAL for entry in parser.error_log):
        if not walk.lines:
            raise CorruptDocument("the HTML nests too deep to be read", advice="Save it as PDF or plain text")
        notices += (Notice(kind="damaged", message="the HTML breaks off or nests too deep; its rest was not read"),)
    return Extract(tuple(walk.lines), "lxml", None, notices + hidden_text(["".join(walk.hidden)]))


def _decoded(data: bytes) -> Decoded:
    """The page's text: as its bytes show, else as it declares."""
    decoded = decode(data)
    declared = _CHARSET.search(data[:4096])
    if decoded.encoding not in ("windows-1252", "latin-1") or not declared:
        return decoded
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name
        return Decoded(data.decode(encoding, errors="replace"), encoding)
    except (LookupError, UnicodeError):
        return decoded


class _Frame(NamedTuple):
    """An element that the walk is in."""

    look: Look
    parts: bool
    """Whether its children stand apart, though no space is written between them."""
    is_placed: bool = False
    """Whether it may lie over or under others."""
    pictured: bool = False
    """Whether a picture was in it so far."""


def _pictured(frame: _Frame, is_under: bool) -> _Frame:
    """A frame with a picture in it, which may lie under what comes after."""
    look = frame.look._replace(ground=UNKNOWN) if is_under else frame.look
    return frame._replace(pictured=True, look=look)


class _Walk:
    """Goes through a page in order and gathers lines; without recursion, since pages nest without bound."""

    def __init__(self, sheet: Sheet) -> None:
        self.lines: list[Line] = []
        self.hidden: list[str] = []
        self._sheet = sheet
        self._names: list[Names] = []
        self._frames = [_Frame(Look(), False)]
        self._pieces: list[str] = []
        self._gap = self._item = False
        self._preformatted = self._items = 0
        self._rows: list[tuple[list[Line], bool, list[list[Line]]]] = []

    def through(self, root: Any) -> None:
        """All elements, each at its beginning and at its end."""
        walker = lxml.etree.iterwalk(root, events=("start", "end"))
        shown = True
        for event, element in walker:
            if event == "start":
                shown = self._enters(element)
                if shown:
                    self._begin(element)
                    self._say(element.text)
                else:
                    walker.skip_subtree()
            else:
                if shown:
                    self._end(element)
                    self._leaves()
                shown = True
                self._say(element.tail)
        self._flush()

    def _enters(self, element: Any) -> bool:
        """Whether the element is shown; then what follows stands in it."""
        around = self._frames[-1]
        own = names(element)
        said = self._sheet.says(own, self._names, attributes(element), element.get("style") or "")
        is_over = is_placed(said)
        if element.tag in PICTURES:
            self._frames[-1] = around = _pictured(around, is_over)
        if element.tag in _NEVER_SHOWN:
            return False
        if is_gone(said, is_block=element.tag in _BLOCKS):
            self._part_hidden()
            self.hidden += _words(element)
            self._part_hidden()
            return False
        # Rules that are left out may say anything of the page, and of what has a name.
        is_unknown = self._sheet.is_partial and (len(own) > 1 or element.tag in ("html", "body"))
        base = UNKNOWN if is_unknown or (is_over and around.pictured) else around.look.ground
        look = around.look.within(said, base=base) if said or base != around.look.ground else around.look
        if is_over and look.ground != base:
            self._frames[-1] = _pictured(around, is_over)
        parts = said.get("display") in _PARTING or "justify-content" in said
        parts = parts or bool(_PARTS_BY_NAME.search(element.get("class") or ""))
        self._names.append(own)
        self._frames.append(_Frame(look, parts, is_over))
        return True

    def _leaves(self) -> None:
        self._names.pop()
        left = self._frames.pop()
        if left.pictured:
            self._frames[-1] = _pictured(self._frames[-1], left.is_placed)

    def _begin(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            self._flush()
        elif tag in _BLOCKS:
            self._flush()
            self._gap = self._gap or self._parts_blocks(tag)
            if tag == "li":
                self._item = True
                self._items += 1
            elif tag == "pre":
                self._preformatted += 1
            elif tag == "tr":
                self._rows.append((self.lines, self._gap, []))
            elif tag in _CELLS and self._rows:
                self.lines, self._gap = [], False
        elif self._frames[-2].parts:
            self._pieces.append(" ")

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag == "li":
            self._item = False
            self._items -= 1
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in _CELLS and self._rows:
            self._rows[-1][2].append(self.lines)
            self.lines, self._gap = self._rows[-1][0], False
        elif tag == "tr" and self._rows:
            self.lines, gap, cells = self._rows.pop()
            lines = row_lines(cells, gap=gap)
            self.lines += lines
            self._gap = gap and not lines
        self._gap = self._gap or self._parts_blocks(tag)

    def _parts_blocks(self, tag: str) -> bool:
        # Paragraphs and lists within an item are parts of it.
        return tag in _GAPS and not self._items

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._frames[-1].look.unseen:
            self.hidden.append(text)
            return
        if text.strip():
            self._part_hidden()
        if not self._preformatted:
            self._pieces.append(text)
            return
        first, *others = text.split("\n")
        self._pieces.append(first)
        for line in others:
            self._flush()
            self._pieces.append(line)

    def _part_hidden(self) -> None:
        if self.hidden and self.hidden[-1] != " ":
            self.hidden.append(" ")

    def _flush(self) -> None:
        self._part_hidden()
        text = "".join(self._pieces)
        self._pieces.clear()
        text = " ".join(text.split())
        if text:
            self.lines.append(Line(text, new_block=self._gap, item=self._item))
            self._gap = self._item = False
        elif self._preformatted:
            self._gap = True


def _words(element: Any) -> list[str]:
    """The text within an element that is text for a reader, in order."""
    words: list[str] = []
    for event, inner in lxml.etree.iterwalk(element, events=("start", "end")):
        apart = " " if inner.tag in _BLOCKS or inner.tag == "br" else ""
        if event == "start":
            words.append(apart + ("" if inner.tag in _NEVER_SHOWN else inner.text or ""))
        elif inner is not element:
            words.append(apart + (inner.tail or ""))
    return words
