"""What does a page in HTML show, line by line?"""

import codecs
import re
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html

from cxmatch.documents.document import Extract, Line, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.office.rows import row_lines
from cxmatch.documents.text import Decoded, decode
from cxmatch.errors import CorruptDocument

_STYLE_CHARACTERS = 200_000
"""Characters of style sheets that are searched for what they hide; real pages' own sheets are shorter."""

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

_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0*(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:left|right|top|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*0[\s,px]+0[\s,px]+0[\s,px]+0",
    re.IGNORECASE,
)
_PARTS = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)|justify-content", re.IGNORECASE)
_PARTS_BY_NAME = re.compile(r"(?:^|\s)(?:d-)?(?:flex|grid|row|columns)(?:\s|$)|justify-", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_PIECE = re.compile(r"[{};]|[^{};]+")
_SELECTOR = re.compile(r"[a-z0-9]*([.#][\w-]+)$", re.IGNORECASE)


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
    walk = _Walk(_Sheet(root))
    walk.through(root)
    notices = decoded.notices
    if any(entry.level == lxml.etree.ErrorLevels.FATAL for entry in parser.error_log):
        if not walk.lines:
            raise CorruptDocument("the HTML nests too deep to be read", advice="Save it as PDF or plain text")
        notices += (Notice(kind="damaged", message="the HTML breaks off or nests too deep; its rest was not read"),)
    if walk.hidden:
        message = "text that the page does not show was left out"
        notices += (Notice(kind="hidden_text", message=message, text=" ".join(walk.hidden)),)
    return Extract(tuple(walk.lines), "lxml", None, notices)


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


class _Sheet:
    """What the page's own style sheets and attributes say of an element, as far as words depend on it."""

    def __init__(self, root: Any) -> None:
        self._hidden: set[str] = set()
        self._parted: set[str] = set()
        sheet = "\n".join(style.text or "" for style in root.iter("style"))[:_STYLE_CHARACTERS]
        for selectors, declarations in _rules(_CSS_COMMENT.sub("", sheet)):
            simple = {match[1] for name in selectors.split(",") if (match := _SELECTOR.fullmatch(name.strip()))}
            if _HIDES.search(declarations):
                self._hidden |= simple
            elif _PARTS.search(declarations):
                self._parted |= simple

    def hides(self, element: Any) -> bool:
        """Whether the element is not shown."""
        if element.get("hidden") is not None or _HIDES.search(element.get("style") or ""):
            return True
        return bool(self._hidden) and not self._hidden.isdisjoint(_names(element))

    def parts(self, element: Any) -> bool:
        """Whether the element's children stand apart, though no space is written between them."""
        if _PARTS.search(element.get("style") or "") or _PARTS_BY_NAME.search(element.get("class") or ""):
            return True
        return bool(self._parted) and not self._parted.isdisjoint(_names(element))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of a sheet, without rules within others.

    Those within "@media" and the like hold on some screens, or on paper only.
    """
    depth = 0
    selectors, declarations = "", ""
    for piece in _CSS_PIECE.findall(sheet):
        if piece == "{":
            depth += 1
        elif piece == "}":
            if depth == 1 and not selectors.lstrip().startswith("@"):
                yield selectors, declarations
            depth = max(0, depth - 1)
            if depth == 0:
                selectors, declarations = "", ""
        elif depth == 0:
            selectors = "" if piece == ";" else piece
        elif depth == 1:
            declarations += piece


def _names(element: Any) -> set[str]:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    return names | {f"#{element.get('id', '')}"}


class _Walk:
    """Goes through a page in order and gathers lines; without recursion, since pages nest without bound."""

    def __init__(self, sheet: _Sheet) -> None:
        self.lines: list[Line] = []
        self.hidden: list[str] = []
        self._sheet = sheet
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
                shown = self._is_shown(element)
                if shown:
                    self._begin(element)
                    self._say(element.text)
                else:
                    walker.skip_subtree()
            else:
                if shown:
                    self._end(element)
                shown = True
                self._say(element.tail)
        self._flush()

    def _is_shown(self, element: Any) -> bool:
        if element.tag in _NEVER_SHOWN:
            return False
        if not self._sheet.hides(element):
            return True
        text = " ".join("".join(_words(element)).split())
        if text:
            self.hidden.append(text)
        return False

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
        else:
            parent = element.getparent()
            if parent is not None and self._sheet.parts(parent):
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
        if not self._preformatted:
            self._pieces.append(text)
            return
        first, *others = text.split("\n")
        self._pieces.append(first)
        for line in others:
            self._flush()
            self._pieces.append(line)

    def _flush(self) -> None:
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
