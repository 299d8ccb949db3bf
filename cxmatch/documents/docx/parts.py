"""Which parts of a Word document are shown, and what do they hold?"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml.parser import parse_xml

from cxmatch.documents.document import Notice
from cxmatch.documents.docx.markup import R, W, is_on
from cxmatch.documents.office.package import Package
from cxmatch.errors import CorruptDocument, UnsafeDocument

_READ_PARTS = frozenset({"header", "footer", "footnotes", "endnotes", "styles", "settings", "theme"})
_UNREAD_PARTS = {
    "aFChunk": "a document of another format is embedded and was not read",
    "subDocument": "a part of the document stands in another file and was not read",
    "diagramData": "the text of a diagram (SmartArt) was not read",
    "chart": "the text of a chart was not read",
    "chartEx": "the text of a chart was not read",
    "oleObject": "an embedded object was neither opened nor read",
    "control": "an ActiveX control was neither run nor read",
}
_CHANGES = tuple(W + tag for tag in ("ins", "del", "moveFrom", "moveTo"))

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
"""How the namespaces of "Strict Open XML" begin; it differs in them only."""
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


class WordParts(NamedTuple):
    """The roots of the parts that make up what a document shows; notes and what else is optional may be None."""

    body: Any
    headers: list[Any]
    """In the order of the sections that show them."""
    footers: list[Any]
    footnotes: Any
    endnotes: Any
    styles: Any
    settings: Any
    theme: Any
    background: Any
    """The ``w:background`` of the pages, where it is shown."""
    notices: tuple[Notice, ...]


class _Relation(NamedTuple):
    identity: str
    kind: str
    """The last word of its type: "header", "image", ..."""
    target: str
    """The name of the part; empty where it lies outside the package, which is never followed."""


def parts_of(package: Package) -> WordParts:
    """The parts of a Word document that hold what it shows; no others are unpacked.

    Raises:
        CorruptDocument: A part is missing or is no XML.
        UnsafeDocument: A part declares a document type.
        LimitExceeded: A part unpacks to more than a document's text can need.
    """
    main = next((found.target for found in _relations(package, "") if found.kind == "officeDocument"), "")
    main = main or "word/document.xml"
    if main not in package.names:
        raise CorruptDocument("the part that holds the Word document's text is missing", advice="Save it anew")
    relations = list(_relations(package, main))
    document = _parsed(package, main)
    body = document.find(W + "body")
    if document.tag != W + "document" or body is None:
        raise CorruptDocument("the Word document has no body", advice="Save it anew in a word processor")
    read = [found for found in relations if found.kind in _READ_PARTS and found.target in package.names]
    # A part that two relations name is read once.
    parsed = {name: _parsed(package, name) for name in dict.fromkeys(found.target for found in read)}
    of_kind: dict[str, Any] = {}
    for found in read:
        of_kind.setdefault(found.kind, parsed[found.target])
    settings = of_kind.get("settings")
    headers, footers = (
        [
            parsed[found.target]
            for identity in _referenced(body, kind, settings)
            for found in read
            if found.identity == identity and found.kind == kind
        ]
        for kind in ("header", "footer")
    )
    background = document.find(W + "background")
    shown = [body, *headers, *footers, *(of_kind[kind] for kind in ("footnotes", "endnotes") if kind in of_kind)]
    return WordParts(
        body=body,
        headers=headers,
        footers=footers,
        footnotes=of_kind.get("footnotes"),
        endnotes=of_kind.get("endnotes"),
        styles=of_kind.get("styles"),
        settings=settings,
        theme=of_kind.get("theme"),
        background=background if settings is not None and is_on(settings.find(W + "displayBackgroundShape")) else None,
        notices=(*_notices(package, relations), *_changes(shown)),
    )


def _notices(package: Package, relations: list[_Relation]) -> Iterator[Notice]:
    """What to say of the parts that the document relates to and that are not read."""
    kinds = {found.kind for found in relations}
    for message in dict.fromkeys(_UNREAD_PARTS[kind] for kind in sorted(kinds & {*_UNREAD_PARTS})):
        yield Notice(kind="unread_part", message=message)
    types = package.read_xml("[Content_Types].xml") if "[Content_Types].xml" in package.names else b""
    if "vbaProject" in kinds or b"macroEnabled" in types:
        yield Notice(kind="macros_present", message="the document may hold macros; none was run or read")
    if any(found.kind in _READ_PARTS and found.target not in package.names for found in relations):
        yield Notice(kind="damaged", message="a part that the document names is missing, and was left out")


def _changes(shown: list[Any]) -> Iterator[Notice]:
    if any(next(part.iter(*_CHANGES), None) is not None for part in shown):
        message = "the document holds tracked changes; insertions were read as text, and deletions left out"
        yield Notice(kind="tracked_changes", message=message)


def _relations(package: Package, part: str) -> Iterator[_Relation]:
    """What a part relates to; the package itself is the part without a name."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in package.names:
        return
    for relation in _parsed(package, name):
        if not isinstance(relation.tag, str):
            continue
        target = relation.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        is_outside = relation.get("TargetMode") == "External"
        kind = relation.get("Type", "").rpartition("/")[2]
        if not is_outside or kind in _UNREAD_PARTS:
            yield _Relation(relation.get("Id", ""), kind, "" if is_outside else path)


def _parsed(package: Package, name: str) -> Any:
    """The root of a part, in the namespaces of today's usual documents."""
    xml = package.read_xml(name)
    if b"\0" in xml[:4]:
        # A namespace can be replaced in bytes only where it stands in ASCII.
        try:
            xml = _DECLARATION.sub("", xml.decode("utf-16-be" if xml[:1] == b"\0" else "utf-16")).encode()
        except UnicodeError as error:
            raise CorruptDocument(f"the part {name!r} is no text ({error})", advice="Save the document anew") from error
    try:
        root = parse_xml(_STRICT.sub(_TRANSITIONAL, xml))
    except MemoryError:
        raise
    except Exception as error:  # lxml's own errors, of which this file knows nothing
        raise CorruptDocument(f"the part {name!r} is no XML ({error})", advice="Save the document anew") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeDocument(f"the part {name!r} declares a document type, which no word processor writes")
    return root


def _referenced(body: Any, kind: str, settings: Any) -> list[str]:
    """The ids of the headers or footers that are shown; of first and even pages only where that is set."""
    even = settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))
    found: dict[str, None] = {}
    for section in body.iter(W + "sectPr"):
        if section.getparent().tag == W + "sectPrChange":
            continue
        first = is_on(section.find(W + "titlePg"))
        for reference in section.findall(f"{W}{kind}Reference"):
            page = reference.get(W + "type", "default")
            if page == "default" or (page == "first" and first) or (page == "even" and even):
                found[reference.get(R + "id", "")] = None
    return list(found)
