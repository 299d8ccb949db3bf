"""What is this file? Its content says, whatever it is called."""

import json
import re
from pathlib import PurePath
from typing import NamedTuple

from cxmatch.documents.document import DocumentFormat, Notice
from cxmatch.documents.package import Package
from cxmatch.documents.text import decode
from cxmatch.errors import CorruptDocument, EncryptedDocument, UnsupportedFormat

READABLE = "PDF, DOCX, HTML, JSON Resume, Markdown or plain text"

PDF_HEADER_BYTES = 1024
"""Bytes within which a PDF's header may stand: Acrobat's implementation note, which other readers follow."""

CONTROL_SHARE = 0.05
"""Share of control characters from which bytes are no text: random bytes hold 11%, text none."""

_MARKUP_BYTES = 2048
"""Bytes of text within which HTML without a document type shows a tag of its frame."""

_PICTURE = (
    "a picture",
    "Run text recognition (OCR) on it and send the PDF or the text that comes of it",
)
_PACKED = ("an archive", "Unpack it and send the files in it")
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"II*\0", *_PICTURE),
    (b"MM\0*", *_PICTURE),
    (b"\x1f\x8b", *_PACKED),
    (b"7z\xbc\xaf\x27\x1c", *_PACKED),
    (b"Rar!\x1a\x07", *_PACKED),
    (b"BZh", *_PACKED),
    (b"\xfd7zXZ\0", *_PACKED),
    (b"{\\rtf", "Rich Text (RTF)", "Save it as .docx"),
    (b"%!PS", "PostScript", "Save it as PDF"),
    (b"\xdbRC", "a WordPerfect or Word 1 document", "Save it as .docx"),
    (b"\xffWPC", "a WordPerfect document", "Save it as .docx"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ZIP_ODD = (b"PK\x05\x06", b"PK\x07\x08")

_EXTENSIONS: dict[str, DocumentFormat] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "jsonresume",
}
_OTHER_EXTENSIONS = frozenset(
    ".doc .dot .rtf .odt .ott .pages .wpd .xls .xlsx .ppt .pptx .zip .gz "
    ".png .jpg .jpeg .gif .tif .tiff .webp .ps .xml".split()
)

_HTML = re.compile(r"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:div|p|ul|ol|li|table|tr|td|span|h[1-6]|br|strong|b|em|section)\b[^<>]{0,500}>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)\s*", re.DOTALL)

JSON_RESUME_KEYS = frozenset(
    "basics work volunteer education awards certificates publications skills "
    "languages interests references projects".split()
)


class Detected(NamedTuple):
    """What a file is."""

    format: DocumentFormat
    notices: tuple[Notice, ...] = ()
    """Of kind ``extension_mismatch`` where its name says something else."""


def detect(data: bytes, name: str) -> Detected:
    """The format of a file by its content; its name only tells Markdown from plain text.

    Args:
        data: The bytes of the file, at least one.
        name: Its name, of which the ending is looked at; may be empty.

    Raises:
        UnsupportedFormat: It is none of the formats that are read; the advice says what to save it as.
        EncryptedDocument: It is an Office document that is locked with a password.
        CorruptDocument: It begins like a ZIP package and is none.

    Example:
        >>> detect(b"%PDF-1.7 ...", "cv.docx").format
        'pdf'
        >>> detect(b"# Skills", "cv.md").format
        'markdown'
    """
    extension = PurePath(name).suffix.lower()
    found = _by_signature(data) or _by_text(data, extension)
    expected = _EXTENSIONS.get(extension)
    agrees = expected == found if expected else extension not in _OTHER_EXTENSIONS
    if agrees:
        return Detected(found)
    message = f"the name ends in {extension}, and the content is {_called(found)}; it was read as that"
    return Detected(found, (Notice(kind="extension_mismatch", message=message),))


def _called(found: DocumentFormat) -> str:
    names = {"pdf": "PDF", "docx": "DOCX", "html": "HTML", "jsonresume": "JSON Resume"}
    return names.get(found, "plain text")


def _by_signature(data: bytes) -> DocumentFormat | None:
    if data.startswith(_ZIP):
        return _by_package(data)
    if data.startswith(_ZIP_ODD):
        raise _unsupported(*_PACKED)
    if data.startswith(_OLE):
        raise _of_ole(data)
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature):
            raise _unsupported(what, advice)
    if data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        raise _unsupported(*_PICTURE)
    header = re.search(rb"%PDF-\d", data[:PDF_HEADER_BYTES])
    # A text that only speaks of PDF has no objects; a file that begins with the header is one, whole or not.
    if header and (not data[: header.start()].strip() or re.search(rb"\d+\s+\d+\s+obj\b", data)):
        return "pdf"
    return None


def _by_package(data: bytes) -> DocumentFormat:
    package = Package(data)
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.names else b""
    if b"wordprocessingml" in types or b"ms-word.document" in types or b"ms-word.template" in types:
        return "docx"
    if b"spreadsheetml" in types or b"ms-excel" in types:
        raise _unsupported("an Excel workbook", "Save the text as .docx or PDF")
    if b"presentationml" in types or b"ms-powerpoint" in types:
        raise _unsupported("a PowerPoint presentation", "Save it as PDF")
    if "word/document.xml" in package.names:
        raise CorruptDocument("a Word document whose list of content types is missing", advice="Save it anew")
    kind = package.read("mimetype") if "mimetype" in package.names else b""
    if b"opendocument" in kind:
        raise _unsupported("an OpenDocument file", "Save it as .docx or PDF")
    if b"epub" in kind:
        raise _unsupported("an e-book", "Save it as PDF")
    if any(part.startswith("Index/") and part.endswith(".iwa") for part in package.names):
        raise _unsupported("an Apple Pages document", "Export it as Word (.docx) or PDF")
    raise _unsupported(*_PACKED)


def _of_ole(data: bytes) -> UnsupportedFormat | EncryptedDocument:
    # Names of streams stand in UTF-16; a password wraps a .docx into a stream of this name.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocument(
            "the document is locked with a password",
            advice="Open it with the password and save it without one",
        )
    for stream, what, advice in (
        ("WordDocument", "a Word 97-2003 document (.doc)", "Save it as .docx"),
        ("Workbook", "an Excel 97-2003 workbook (.xls)", "Save the text as .docx or PDF"),
        ("PowerPoint Document", "a PowerPoint 97-2003 presentation (.ppt)", "Save it as PDF"),
        ("__properties_version1.0", "an Outlook message (.msg)", "Save the attached resume and send that"),
    ):
        if stream.encode("utf-16-le") in data:
            return _unsupported(what, advice)
    return _unsupported("an old Office file", "Save it as .docx")


def _by_text(data: bytes, extension: str) -> DocumentFormat:
    # Past this much no other beginning is expected, and every check below costs time.
    sample = decode(data[: 64 * 1024]).text
    controls = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", sample))
    if controls > CONTROL_SHARE * len(sample):
        raise _unsupported("of an unknown binary format", "Save it as PDF or .docx")
    sample = sample.lstrip("\ufeff \t\r\n")
    if _HTML.match(sample) or _HTML.match(_without_comments(sample)):
        return "html"
    if re.match(r"MIME-Version:|From: .*\r?\n.*boundary=", sample, re.I) and "multipart/" in sample[:4096]:
        raise _unsupported("a web archive or an e-mail with parts", "Save it as .docx or PDF")
    if sample.startswith(("<?xml", "<svg")):
        if 'progid="Word.Document"' in sample[:1000] or "wordml" in sample[:2000]:
            raise _unsupported("a Word document in XML", "Save it as .docx")
        raise _unsupported("XML of an unknown kind", "Save it as .docx or PDF")
    if sample.startswith("{"):
        return _by_json(data, extension)
    if extension not in (".md", ".markdown") and _is_markup(sample[:_MARKUP_BYTES], extension):
        return "html"
    return "markdown" if extension in (".md", ".markdown") else "text"


def _without_comments(sample: str) -> str:
    """The text behind the comments that it begins with."""
    start = 0
    while comment := _COMMENT.match(sample, start):
        start = comment.end()
    return sample[start:]


def _is_markup(sample: str, extension: str) -> bool:
    """Whether text without an HTML frame is HTML: a fragment begins with a tag, and closes tags."""
    tags = len(_TAG.findall(sample))
    if extension in (".html", ".htm", ".xhtml"):
        return bool(tags)
    return tags >= 2 and sample.startswith("<") and "</" in sample


def _by_json(data: bytes, extension: str) -> DocumentFormat:
    try:
        value = json.loads(decode(data).text)
    except (ValueError, RecursionError):
        # The reader says where it breaks; without the ending it may be any text that opens with a brace.
        return "jsonresume" if extension == ".json" else "text"
    if isinstance(value, dict) and is_json_resume(value):
        return "jsonresume"
    raise _unsupported(
        "JSON, and no JSON Resume",
        "A JSON Resume has 'basics', 'work' and the like at its top (jsonresume.org, schema 1.x)",
    )


def is_json_resume(value: dict[str, object]) -> bool:
    """Whether an object's keys are those of a JSON Resume: a basics object, or two of its lists.

    Example:
        >>> is_json_resume({"basics": {"name": "Ada Moss"}}), is_json_resume({"name": "a package"})
        (True, False)
    """
    if isinstance(value.get("basics"), dict):
        return True
    return sum(isinstance(value.get(key), list) for key in JSON_RESUME_KEYS) >= 2


def _unsupported(what: str, advice: str) -> UnsupportedFormat:
    return UnsupportedFormat(f"the content is {what}; cxmatch reads {READABLE}", advice=advice)
