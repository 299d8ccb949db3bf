"""What does an OpenDocument text (ODT, OTT, flat FODT) show, in reading order?"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import lxml.etree

from cxmatch.documents.document import Extract, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.odt.styles import OFFICE, STYLE, Styles, ground
from cxmatch.documents.odt.walk import Walk, master_pages
from cxmatch.documents.office.blocks import Shown
from cxmatch.documents.office.ink import WHITE, hidden_text
from cxmatch.documents.office.margins import margin_lines
from cxmatch.documents.office.package import Package
from cxmatch.documents.text import decode
from cxmatch.errors import CorruptDocument, EncryptedDocument, NoTextLayer, UnsafeDocument

_WORD = re.compile(r"[^\W_]")
_PICTURES = re.compile(r"<office:binary-data\b[^<>]{0,200}>[^<]*(?:</office:binary-data>)?")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_MACROS = re.compile(rb"<(?:ooo:module|script:module|script:event-listener|office:script-data)\b")


def read(data: bytes, *, limits: Limits) -> Extract:
    """The lines of an OpenDocument text: headers, body, notes, footers; text boxes after their paragraph.

    Only the two parts that hold text are unpacked and parsed, each within bounds; pictures, objects, macros and what
    lies outside the file are never touched.

    Args:
        data: The bytes of the file, a package or flat XML.
        limits: Text behind its `characters` is left to the caller to cut.

    Raises:
        CorruptDocument: A part is missing or is no XML.
        EncryptedDocument: It is locked with a password.
        UnsafeDocument: A part declares a document type.
        LimitExceeded: A part unpacks to more than a document's text can need.
        NoTextLayer: It holds pictures, and no words.
    """
    opened = _packed(data, limits) if data.startswith(b"PK") else _flat(data)
    body = opened.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise CorruptDocument("the OpenDocument file has no text", advice="Save it anew in a word processor")
    common = _held(opened.styles, "styles")
    text = Walk(Styles(*common, *_held(opened.content, "automatic-styles")), most=2 * limits.characters)
    blocks = text.blocks(body)
    styles = Styles(*common, *_held(opened.styles, "automatic-styles"))
    pages = [page for holder in _held(opened.styles, "master-styles") for page in master_pages(holder, text.pages)]
    paper = _paper(pages, styles)
    margin = Walk(styles, most=limits.characters)
    shown = Shown()
    headers = [shown.part(margin.blocks(part), ground=paper) for part in _margins(pages, "header")]
    lines = [*margin_lines(headers), *shown.part(blocks, ground=paper), *shown.part(text.notes, ground=paper)]
    lines += margin_lines(shown.part(margin.blocks(part), ground=paper) for part in _margins(pages, "footer"))
    found = text.found | margin.found
    if "pictures" in found and not shown.hidden and not any(_WORD.search(line.text) for line in lines):
        raise NoTextLayer(
            "the document holds pictures, and no words",
            advice="Run text recognition (OCR) on it and send the text that comes of it",
        )
    notices = (*hidden_text(shown.hidden), *_found(found), *opened.notices)
    if text.left <= 0 and sum(len(line.text) for line in lines) <= limits.characters:
        message = f"only the first {2 * limits.characters:,} characters, hidden ones too, were read"
        notices += (Notice(kind="truncated", message=message),)
    return Extract(tuple(lines), "lxml", None, notices)


def _held(root: Any, name: str) -> list[Any]:
    return list(root.iterfind(OFFICE + name)) if root is not None else []


def _paper(pages: list[Any], styles: Styles) -> int:
    """The colour of the first page, on which all text is taken to stand."""
    own = ground(styles["page-layout", pages[0].get(STYLE + "page-layout-name")]) if pages else None
    return WHITE if own is None else own


def _margins(pages: list[Any], kind: str) -> Iterator[Any]:
    """The headers or the footers of those pages, as far as they are switched on."""
    for page in pages:
        for side in ("", "-first", "-left"):
            for part in page.iterfind(f"{STYLE}{kind}{side}"):
                if part.get(STYLE + "display") != "false":
                    yield part


def _found(found: set[str]) -> Iterator[Notice]:
    if "changes" in found:
        message = "changes are tracked in it: what was added was read, what was deleted was left out"
        yield Notice(kind="tracked_changes", message=message)
    if "objects" in found:
        yield Notice(kind="unread_part", message="an embedded object was not opened")


class _Opened(NamedTuple):
    """The roots of the two parts, which are one in a flat file."""

    content: Any
    styles: Any
    notices: tuple[Notice, ...]


def _packed(data: bytes, limits: Limits) -> _Opened:
    package = Package(data, limits=limits)
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if b"encryption-data" in manifest or "encrypted-package" in package.names:
        raise EncryptedDocument(
            "the document is locked with a password", advice="Open it with the password and save it without one"
        )
    if "content.xml" not in package.names:
        raise CorruptDocument("the part that holds the OpenDocument text is missing", advice="Save it anew")
    content = package.read_xml("content.xml")
    notices: tuple[Notice, ...] = ()
    if _MACROS.search(content) or any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
        notices += (_macros(),)
    if "styles.xml" not in package.names:
        notices += (Notice(kind="damaged", message="the part with the styles is missing"),)
        return _Opened(_parsed(content, "content.xml"), None, notices)
    styles = _parsed(package.read_xml("styles.xml"), "styles.xml")
    return _Opened(_parsed(content, "content.xml"), styles, notices)


def _flat(data: bytes) -> _Opened:
    decoded = decode(data)
    text = _PICTURES.sub("", _DECLARATION.sub("", decoded.text.lstrip("\ufeff"), count=1))
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnsafeDocument(
            "the file declares a document type, which no word processor writes",
            advice="Open the file in a word processor and save it anew, if you trust where it came from",
        )
    xml = text.encode("utf-8", "replace")
    root = _parsed(xml, "the file")
    return _Opened(root, root, decoded.notices + ((_macros(),) if _MACROS.search(xml) else ()))


def _macros() -> Notice:
    return Notice(kind="macros_present", message="the document may hold macros; none was run or read")


def _parsed(xml: bytes, name: str) -> Any:
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return lxml.etree.fromstring(xml, parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise CorruptDocument(
            f"{name} is no whole XML ({error})", advice="Open it in a word processor and save it anew"
        ) from error
