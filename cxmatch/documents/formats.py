"""What is this file? Its content says, whatever it is called."""

import json
import re
import unicodedata
from pathlib import PurePath
from typing import NamedTuple

from cxmatch.documents.document import DocumentFormat, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.office.package import Package
from cxmatch.documents.text import decode
from cxmatch.errors import CorruptDocument, EncryptedDocument, UnsupportedFormat

READABLE = "PDF, DOCX, RTF, OpenDocument text (ODT), HTML, JSON Resume, Markdown or plain text"
"""The formats that are read, as errors name them."""

PDF_HEADER_BYTES = 1024
"""Bytes within which a PDF's header may stand: Acrobat's implementation note, which other readers follow."""

CONTROL_SHARE = 0.05
"""Share of control characters from which bytes are no text: random bytes hold 11%, text none."""

_MARKUP_BYTES = 2048
"""Bytes of text within which HTML without a document type shows a tag of its frame."""

_HEADER_CHARACTERS = 16 * 1024
"""Characters within which an e-mail's header is looked at; what mail servers add takes some 5,000."""

_PICTURE = (
    "a picture",
    "Run text recognition (OCR) on it and send the PDF or the text that comes of it",
)
_RESAVE = "Open it in a word processor, save as .docx, and send that"
_PACKED = ("an archive", "Unpack it and send the files in it")
_RECORDING = ("sound or video", "Send the resume as .docx or PDF")
_PROGRAM = ("a program", "Send the resume as .docx or PDF")
_SCRIPT = ("a script for a computer to run", "Send the resume as .docx or PDF")
_WEB_ARCHIVE = ("a web archive or an e-mail with parts", "Save it as .docx or PDF")
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"II*\0", *_PICTURE),
    (b"MM\0*", *_PICTURE),
    (b"II+\0", *_PICTURE),
    (b"MM\0+", *_PICTURE),
    (b"\0\0\0\x0cjP  ", *_PICTURE),
    (b"\xff\x4f\xff\x51", *_PICTURE),
    (b"\xff\x0a", *_PICTURE),
    (b"\0\0\1\0", *_PICTURE),
    (b"8BPS", *_PICTURE),
    (b"\xd7\xcd\xc6\x9a", *_PICTURE),
    (b"\1\0\0\0l\0\0\0", *_PICTURE),
    (b"AT&TFORM", *_PICTURE),
    (b"\x1f\x8b", *_PACKED),
    (b"\x1f\x9d", *_PACKED),
    (b"7z\xbc\xaf\x27\x1c", *_PACKED),
    (b"Rar!\x1a\x07", *_PACKED),
    (b"BZh", *_PACKED),
    (b"\xfd7zXZ\0", *_PACKED),
    (b"\x28\xb5\x2f\xfd", *_PACKED),
    (b"\x04\x22\x4d\x18", *_PACKED),
    (b"MSCF\0\0\0\0", *_PACKED),
    (b"!<arch>\n", *_PACKED),
    (b"ID3\x02", *_RECORDING),
    (b"ID3\x03", *_RECORDING),
    (b"ID3\x04", *_RECORDING),
    (b"OggS", *_RECORDING),
    (b"fLaC", *_RECORDING),
    (b"\x1a\x45\xdf\xa3", *_RECORDING),
    (b"\x7fELF", *_PROGRAM),
    (b"\xca\xfe\xba\xbe", *_PROGRAM),
    (b"\xcf\xfa\xed\xfe", *_PROGRAM),
    (b"\0asm", *_PROGRAM),
    (b"%!PS", "PostScript", "Save it as PDF"),
    (b"\xc5\xd0\xd3\xc6", "PostScript", "Save it as PDF"),
    (b"%FDF-", "the data of a PDF form without the form", "Save the filled form as PDF"),
    (b"\xdb\xa5", "a Word 2 document", _RESAVE),
    (b"\x31\xbe\0\0", "a Word or Write document of the time before Word 6", _RESAVE),
    (b"\xffWPC", "a WordPerfect document", _RESAVE),
    (b"bplist00", "a property list or a web archive", "Save it as .docx or PDF"),
    (b"SQLite format 3\0", "a database", "Save the text as .docx or PDF"),
    (b"ITSF", "a help file (.chm)", "Save the text as .docx or PDF"),
    (b"-----BEGIN PGP", "locked or signed with PGP", "Send the file that it was made from"),
)
_OFFICE_TYPES = (
    # Of packages with a list of content types, besides Word's.
    (b"spreadsheetml", "an Excel workbook", "Save the text as .docx or PDF"),
    (b"ms-excel", "an Excel workbook", "Save the text as .docx or PDF"),
    (b"presentationml", "a PowerPoint presentation", "Save it as PDF"),
    (b"ms-powerpoint", "a PowerPoint presentation", "Save it as PDF"),
    (b"vnd.ms-package.xps", "an XPS document", "Print it to PDF"),
    (b"ms-visio", "a Visio drawing", "Save the text as .docx or PDF"),
)
_MEDIA_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"))
"""Brands of pictures among the files that begin with an "ftyp" box; the others are films and sound."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ZIP_ODD = (b"PK\x05\x06", b"PK\x07\x08")

_EXTENSIONS: dict[str, DocumentFormat] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".rtf": "rtf",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
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
    ".doc .dot .pages .wpd .wps .sxw .odm .xls .xlsx .xlsm .ods .ppt .pptx .odp .zip .gz .tgz .tar .bz2 .xz .7z .rar "
    ".png .jpg .jpeg .gif .tif .tiff .webp .heic .heif .avif .bmp .svg .ps .eps .xml .xps .oxps .epub .mobi "
    ".eml .msg .mht .mhtml .exe .com .bat .cmd .sh .js .vbs .scr .lnk .mp3 .mp4".split()
)

_HTML = re.compile(r"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:div|p|ul|ol|li|table|tr|td|span|h[1-6]|br|strong|b|em|section)\b[^<>]{0,500}>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)\s*", re.DOTALL)

JSON_RESUME_KEYS = frozenset(
    "basics work volunteer education awards certificates publications skills "
    "languages interests references projects".split()
)


_SCRIPT_START = re.compile(r"#!\s{0,8}/|<\?php\b|@echo off\b", re.IGNORECASE)
_MAIL = re.compile(
    # A block of header lines as machines write it; a letter that begins with "From:" and "Subject:" is none.
    r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){2,100}",
)
_MAIL_FIELD = re.compile(
    r"^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Transfer-Encoding|DKIM-Signature):",
    re.I | re.M,
)
_FLAT_ODF = re.compile(r"<office:document\b")
_ODF_KIND = re.compile(
    r"application/(?:vnd\.oasis\.opendocument|vnd\.sun\.xml|x-vnd\.oasis\.opendocument)\.([a-z.-]{1,40})"
)


class Detected(NamedTuple):
    """What a file is."""

    format: DocumentFormat
    notices: tuple[Notice, ...] = ()
    """Of kind ``extension_mismatch`` where its name says something else."""


def detect(data: bytes, name: str, limits: Limits | None = None) -> Detected:
    """The format of a file by its content; its name only tells Markdown from plain text.

    Args:
        data: The bytes of the file, at least one.
        name: Its name, of which the ending is looked at; may be empty.
        limits: What looking into a package may take; the defaults where None.

    Raises:
        UnsupportedFormat: It is none of the formats that are read; the advice says what to save it as.
        EncryptedDocument: It is an Office document that is locked with a password.
        CorruptDocument: It begins like a ZIP package and is none.
        LimitExceeded: It is a ZIP package that is past the limits.

    Example:
        >>> detect(b"%PDF-1.7 ...", "cv.docx").format
        'pdf'
        >>> detect(b"# Skills", "cv.md").format
        'markdown'
    """
    extension = extension_of(name)
    found = _by_signature(data, limits or Limits()) or _by_text(data, extension)
    expected = _EXTENSIONS.get(extension)
    agrees = expected == found if expected else extension not in _OTHER_EXTENSIONS
    if agrees:
        return Detected(found)
    message = f"the name ends in {extension}, and the content is {_called(found)}; it was read as that"
    return Detected(found, (Notice(kind="extension_mismatch", message=message),))


def extension_of(name: str) -> str:
    """The ending of a name in lower case, without what is not shown: marks of direction, blanks, a last dot.

    It is all that is looked at of a name.

    Example:
        >>> extension_of("Roe.PDF "), extension_of("cv")
        ('.pdf', '')
    """
    shown = "".join(character for character in name if unicodedata.category(character) not in ("Cf", "Cc"))
    return PurePath(shown.rstrip(" .")).suffix.lower()


def _called(found: DocumentFormat) -> str:
    names = {
        "pdf": "PDF",
        "docx": "DOCX",
        "rtf": "RTF",
        "odt": "OpenDocument text",
        "html": "HTML",
        "jsonresume": "JSON Resume",
    }
    return names.get(found, "plain text")


def _by_signature(data: bytes, limits: Limits) -> DocumentFormat | None:
    if data.startswith(_ZIP):
        return _by_package(data, limits)
    if data.startswith(_ZIP_ODD):
        raise _unsupported(*_PACKED)
    if data.startswith(_OLE):
        raise _of_ole(data)
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature):
            raise _unsupported(what, advice)
    if elsewhere := _by_place(data):
        raise _unsupported(*elsewhere)
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    header = re.search(rb"%PDF-\d", data[:PDF_HEADER_BYTES])
    # A text that only speaks of PDF has no objects; a file that begins with the header is one, whole or not.
    if header and (not data[: header.start()].strip() or re.search(rb"\d\s{1,20}\d{1,5}\s{1,20}obj\b", data)):
        return "pdf"
    return None


def _by_place(data: bytes) -> tuple[str, str] | None:
    """What files are whose mark does not stand at their very beginning, or is too short to be one."""
    if data[4:8] == b"ftyp":
        return _PICTURE if data[8:12] in _MEDIA_BRANDS else _RECORDING
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return _PICTURE if data[8:12] == b"WEBP" else _RECORDING
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return _PICTURE
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        return _PROGRAM
    if data[257:262] == b"ustar":
        return _PACKED
    return None


def _by_package(data: bytes, limits: Limits) -> DocumentFormat:
    package = Package(data, limits=limits)
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.names else b""
    if b"wordprocessingml" in types or b"ms-word.document" in types or b"ms-word.template" in types:
        return "docx"
    for mark, what, advice in _OFFICE_TYPES:
        if mark in types:
            raise _unsupported(what, advice)
    if "word/document.xml" in package.names:
        raise CorruptDocument("a Word document whose list of content types is missing", advice="Save it anew")
    return _by_mimetype(package)


def _by_mimetype(package: Package) -> DocumentFormat:
    kind = package.read("mimetype")[:200] if "mimetype" in package.names else b""
    if b"epub" in kind:
        raise _unsupported("an e-book", "Save it as PDF")
    if "META-INF/manifest.xml" in package.names and b"application/" not in kind:
        # Some writers leave the first entry out; the list of parts says the same of the whole package.
        kind = package.read("META-INF/manifest.xml")[:10_000]
    if found := _ODF_KIND.search(kind.decode("latin-1")):
        return _of_odf(found)
    if "FixedDocSeq.fdseq" in package.names:
        raise _unsupported("an XPS document", "Print it to PDF")
    has_pages = any(part.startswith("Index/") and part.endswith(".iwa") for part in package.names)
    if has_pages or package.names & {"Index.zip", "index.apxl"}:
        raise _unsupported("an Apple Pages document", "Export it as Word (.docx) or PDF")
    raise _unsupported(*_PACKED)


def _of_odf(found: re.Match[str]) -> DocumentFormat:
    kind = found[1]
    if "sun.xml" in found[0]:
        raise _unsupported("an OpenOffice 1 document", "Save it as .odt, .docx or PDF")
    if kind in ("text", "text-template", "text-web", "text-master", "text-master-template"):
        return "odt"
    what = next(
        (name for name in ("spreadsheet", "presentation", "drawing", "formula") if kind.startswith(name[:7])), ""
    )
    raise _unsupported(f"an OpenDocument {what or 'file'}, and no text", "Save the text as .odt, .docx or PDF")


def _of_ole(data: bytes) -> UnsupportedFormat | EncryptedDocument:
    # Names of streams stand in UTF-16; a password wraps a .docx into a stream of this name.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocument(
            "the document is locked with a password",
            advice="Open it with the password and save it without one",
        )
    for stream, what, advice in (
        ("WordDocument", "a Word 97-2003 document (.doc)", _RESAVE),
        ("Workbook", "an Excel 97-2003 workbook (.xls)", "Save the text as .docx or PDF"),
        ("PowerPoint Document", "a PowerPoint 97-2003 presentation (.ppt)", "Save it as PDF"),
        ("__properties_version1.0", "an Outlook message (.msg)", "Save the attached resume and send that"),
    ):
        if stream.encode("utf-16-le") in data:
            return _unsupported(what, advice)
    return _unsupported("an old Office file", _RESAVE)


def _by_text(data: bytes, extension: str) -> DocumentFormat:
    # Past this much no other beginning is expected, and every check below costs time.
    sample = decode(data[: 64 * 1024]).text
    controls = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", sample))
    if controls > CONTROL_SHARE * len(sample):
        raise _unsupported("of an unknown binary format", "Save it as PDF or .docx")
    sample = sample.lstrip("\ufeff \t\r\n")
    if _HTML.match(sample) or _HTML.match(_without_comments(sample)):
        return "html"
    if what := _no_prose(sample):
        raise _unsupported(*what)
    if sample.startswith(("<?xml", "<office:document", "<svg")):
        return _by_xml(sample)
    if sample.startswith("{"):
        return _by_json(data, extension)
    if extension not in (".md", ".markdown") and _is_markup(sample[:_MARKUP_BYTES], extension):
        return "html"
    return "markdown" if extension in (".md", ".markdown") else "text"


def _no_prose(sample: str) -> tuple[str, str] | None:
    """What text is that no person writes as a document."""
    if re.match(r"MIME-Version:|From: .*\r?\n.*boundary=", sample, re.I) and "multipart/" in sample[:4096]:
        return _WEB_ARCHIVE
    head = _MAIL.match(sample[:_HEADER_CHARACTERS].replace("\r\n", "\n"))
    if head and len(_MAIL_FIELD.findall(head[0])) >= 2:
        return "an e-mail (.eml)", "Send the attached resume, or save the text as .docx or PDF"
    return _SCRIPT if _SCRIPT_START.match(sample) else None


def _by_xml(sample: str) -> DocumentFormat:
    if _FLAT_ODF.search(sample[:_MARKUP_BYTES]) and (kind := _ODF_KIND.search(sample)):
        return _of_odf(kind)
    if 'progid="Word.Document"' in sample[:1000] or "wordml" in sample[:2000]:
        raise _unsupported("a Word document in XML", "Save it as .docx")
    raise _unsupported("XML of an unknown kind", "Save it as .docx or PDF")


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
