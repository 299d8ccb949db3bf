"""One call from a file to a `Document`, whatever the file is and wherever it comes from."""

import errno
import hashlib
import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from cxmatch.documents.document import Document, DocumentFormat, DocumentKind, Extract
from cxmatch.documents.limits import Limits
from cxmatch.documents.names import shown, storable
from cxmatch.documents.opinions import READERS, Reader, first_that_reads
from cxmatch.errors import DocumentError, EmptyFile, FileUnreadable, LimitExceeded, OtherKind, UsageError

Fetched = str | os.PathLike[str] | bytes | BinaryIO
Source = Fetched | Document

SURELY_ANOTHER = 0.75
"""Confidence, 0 to 1, from which a guess of another kind is believed: on labelled ads and resumes no wrong guess has
more than 0.52; answers of 0.7 to 0.8 hold 19 times in 20."""
_KINDS = ("resume", "posting", "cover_letter")
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SHOWN_PROSE = 200
"""Characters that are shown of what was given as a path and is none."""
_PROSE_WORDS = 6
"""Words in what should be a path from which it looks like prose."""


def read(
    source: Source,
    *,
    kind: DocumentKind | None = None,
    reader: Reader = "auto",
    isolated: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Document:
    r"""Reads one document: PDF, DOCX, ODT, RTF, HTML, JSON Resume, Markdown or plain text, told apart by content.

    Args:
        source: A path (a `str` is always one), the bytes of a file, a binary file object, which is read from
            where it stands and left open, or a `Document`, which comes back as it is.
        kind: What the document is; guessed where None.
        reader: Who reads the glyphs of a PDF; "auto" takes pdfium, pdfminer.six where that does not do, and
            text recognition ("tesseract") for scans where it is installed.
        isolated: Reads in a worker process that is held to the times and the memory of `limits`. Without it pdfium
            reads in this process, where a hostile file can hang the thread and all that wait for it, and only
            readers after the first are asked in a worker.
        limits: How much of a machine the file may take.

    Raises:
        DocumentError: One of its kinds, with the file's name as its `source`.
        UsageError: The call itself does not hold: a URL, a text file object, an unknown reader or kind.

    Example:
        >>> document = read(b"Summary\nCoached a team of five.")
        >>> document.format, document.text
        ('text', 'Summary\nCoached a team of five.\n')
    """
    if reader not in READERS:
        raise UsageError(f"there is no reader {reader!r}", advice=f"Take one of {', '.join(READERS)}")
    if kind is not None and kind not in _KINDS:
        raise UsageError(f"there is no kind of document {kind!r}", advice=f"Take one of {', '.join(_KINDS)}")
    if isinstance(source, Document):
        if kind is None:
            return source
        from cxmatch.documents.building import of_kind

        return of_kind(source, kind)
    data, name = fetched(source, limits)
    name = storable(name)
    try:
        if isolated:
            from cxmatch.documents.sandbox import read_isolated

            return read_isolated(data, name=name, kind=kind, reader=reader, limits=limits)
        return read_bytes(data, name=name, kind=kind, reader=reader, limits=limits)
    except DocumentError as error:
        if error.source:
            raise
        raise error.about(shown(name)) from error.__cause__


def read_as(
    source: Source,
    kind: DocumentKind,
    *,
    sure: bool = False,
    reader: Reader = "auto",
    isolated: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Document:
    r"""Reads a document that should be of a kind, and refuses one that plainly is of another.

    Args:
        source: As for `read`.
        kind: What it should be.
        sure: Whether the caller knows better: whatever it looks like, it is taken for `kind`.
        reader: As for `read`.
        isolated: As for `read`.
        limits: As for `read`.

    Raises:
        DocumentError: As for `read`.
        OtherKind: The document was given as another kind, or looks like one with a confidence of `SURELY_ANOTHER`.
        UsageError: As for `read`.

    Example:
        >>> read_as(b"Experience\nHelper, 01/2019 to 03/2021\nAnswered calls and trained two others.", "posting")
        Traceback (most recent call last):
        cxmatch.errors.OtherKind: bytes: this is a resume, and a posting is needed...
    """
    if sure:
        return read(source, kind=kind, reader=reader, isolated=isolated, limits=limits)
    found = read(source, reader=reader, isolated=isolated, limits=limits)
    if found.kind == kind:
        return found
    if found.kind_confidence >= SURELY_ANOTHER:
        raise OtherKind(
            f"this is a {_said(found.kind)}, and a {_said(kind)} is needed",
            found=found.kind,
            needed=kind,
            source=found.name,
            advice=f"Give a {_said(kind)}, or say that it is one all the same (--as-given; sure=True)",
        )
    return read(found, kind=kind)


def _said(kind: DocumentKind) -> str:
    return kind.replace("_", " ")


def read_bytes(
    data: bytes, *, name: str, kind: DocumentKind | None, reader: Reader, limits: Limits, why: str = ""
) -> Document:
    """The bytes of one file as a `Document`, in this process; `read` without the fetching.

    Args:
        data: All bytes of the file.
        name: Its name.
        kind: What it is; guessed where None.
        reader: As for `read`; what "auto" asks after pdfium is asked in a worker.
        limits: As for `read`.
        why: Why the reader before could not, where there was one.

    Raises:
        DocumentError: One of its kinds; not all name their `source` yet.
    """

    def ask(one: Reader, reason: str) -> Document:
        if one == "pdfium":
            return _read_here(data, name, kind, one, limits, reason)
        from cxmatch.documents.sandbox import read_isolated

        return read_isolated(data, name=name, kind=kind, reader=one, limits=limits, why=reason)

    return first_that_reads(ask) if reader == "auto" else _read_here(data, name, kind, reader, limits, why)


def _read_here(data: bytes, name: str, kind: DocumentKind | None, reader: Reader, limits: Limits, why: str) -> Document:
    # What follows loads the types of results; `import cxmatch` should not.
    from cxmatch.documents import building, formats, serving

    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits)
    if not data:
        raise EmptyFile("the file holds no bytes", advice="Send it again; it may have been cut off on its way")
    found = formats.detect(data, name, limits)
    if found.format == "pdf":
        serving.begins_with(reader)
    try:
        extract = _extract(data, found.format, reader, limits, why)
        extract = extract._replace(notices=(*found.notices, *extract.notices))
        digest = hashlib.sha256(data).hexdigest()
        return building.build(extract, name=name, format=found.format, sha256=digest, kind=kind, limits=limits)
    except DocumentError as error:
        if found.format == "pdf":
            error.reader = reader
        raise


def _extract(data: bytes, found: DocumentFormat, reader: Reader, limits: Limits, why: str) -> Extract:
    """What the reader of that format gives; each is loaded when its first file comes."""
    if found == "pdf":
        from cxmatch.documents.pdf import reader as pdf

        return pdf.read(data, limits=limits, reader=reader, why=why)
    if found == "docx":
        from cxmatch.documents.docx import reader as docx

        return docx.read(data, limits=limits)
    if found == "rtf":
        from cxmatch.documents.rtf import reader as rtf

        return rtf.read(data, limits=limits)
    if found == "odt":
        from cxmatch.documents.odt import reader as odt

        return odt.read(data, limits=limits)
    if found == "html":
        from cxmatch.documents.html import reader as html

        return html.read(data, limits=limits)
    if found == "jsonresume":
        from cxmatch.documents import jsonresume

        return jsonresume.read(data, limits=limits)
    from cxmatch.documents import text

    return text.read_markdown(data, limits=limits) if found == "markdown" else text.read(data, limits=limits)


def fetched(source: Fetched, limits: Limits) -> tuple[bytes, str]:
    """The bytes of a source, and a name for messages and answers.

    Raises:
        FileUnreadable: There is no such regular file, or it may not be read.
        LimitExceeded: It is too large.
        UsageError: It is nothing that is read.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), "bytes"
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        return _file_bytes(path, limits), path
    if not hasattr(source, "read"):
        raise UsageError(
            f"a {type(source).__name__} is no document",
            advice="Give a path, bytes, a file opened with mode 'rb', or a Document",
        )
    return _object_bytes(source, limits)


def _object_bytes(source: BinaryIO, limits: Limits) -> tuple[bytes, str]:
    name = getattr(source, "name", None)
    name = name if isinstance(name, str) and name else "file object"
    pieces: list[bytes] = []
    size = 0
    # Pipes and sockets give what has come so far; only an empty answer is the end.
    while size <= limits.file_bytes:
        try:
            piece = source.read(limits.file_bytes + 1 - size)
        except (OSError, ValueError) as error:
            raise FileUnreadable(f"the file object cannot be read ({error})", source=shown(name)) from error
        if isinstance(piece, str):
            raise UsageError(
                "the file object gives text, not bytes",
                source=shown(name),
                advice="Open the file with mode 'rb', or give its text to Document.from_text",
            )
        if piece is None:
            raise FileUnreadable("the file object has nothing to give yet", advice="Open it so that reading waits")
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    if size > limits.file_bytes:
        raise _too_large(size, limits, name)
    return b"".join(pieces), name


def _file_bytes(path: str, limits: Limits) -> bytes:
    """The bytes of a regular file; nothing else is ever opened, since opening alone can block or act."""
    _check_path(path)
    try:
        status = os.stat(path)  # noqa: PTH116 - the same for every kind of path, and so is its error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    _check_status(status, path, limits)
    # Between the two looks the path may have become a FIFO, which would block whoever opens it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise _unreadable(path, error) from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        _check_status(status, path, limits)
        try:
            # Room for as much as is asked for is made before reading: no file needs all that is allowed.
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:  # it has grown, or does not say how long it is
                data += file.read(limits.file_bytes + 1 - len(data))
        except OSError as error:
            raise _unreadable(path, error) from error
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits, path)
    return data


def _check_path(path: str) -> None:
    if _URL.match(path):
        raise UsageError(
            "this is a URL, and cxmatch opens no network connection to read one document",
            source=shown(path),
            advice="Download the file and give its path or its bytes",
        )
    if not path:
        raise FileUnreadable("the path is empty", advice="Give the path of a file")


def _check_status(status: os.stat_result, path: str, limits: Limits) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileUnreadable(
            "this is a folder",
            source=shown(path),
            advice="Give one file; 'rank' takes a folder",
        )
    if not stat.S_ISREG(status.st_mode):
        raise FileUnreadable("this is no regular file", source=shown(path), advice="Copy its content to a file first")
    if status.st_size > limits.file_bytes:
        raise _too_large(status.st_size, limits, path)


def _unreadable(path: str, error: OSError | ValueError) -> FileUnreadable:
    code = error.errno if isinstance(error, OSError) else None
    if _looks_like_prose(path) and (code in (errno.ENOENT, errno.ENAMETOOLONG, errno.EINVAL) or code is None):
        return FileUnreadable(
            "there is no file of this name, and it looks like the text of a document",
            source=shown(path, longest=_SHOWN_PROSE),
            advice="A str is always a path; give text to Document.from_text",
        )
    if code == errno.ENOENT:
        return FileUnreadable("there is no such file", source=shown(path), advice="Check the path")
    if code in (errno.EACCES, errno.EPERM):
        return FileUnreadable("there is no permission to read it", source=shown(path), advice="Check its rights")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return FileUnreadable(f"it cannot be opened ({reason})", source=shown(path))


def _looks_like_prose(path: str) -> bool:
    if "\n" in path or len(path) > _SHOWN_PROSE:
        return True
    has_extension = bool(Path(path.replace("\0", "")).suffix) and " " not in Path(path.replace("\0", "")).suffix
    return len(path.split()) >= _PROSE_WORDS and not has_extension


def _too_large(size: int, limits: Limits, name: str = "") -> LimitExceeded:
    return LimitExceeded(
        f"the file has {size:,} bytes or more, and {limits.file_bytes:,} are allowed",
        source=shown(name),
        limit="file_bytes",
        value=limits.file_bytes,
        advice="Shrink its pictures, or raise Limits(file_bytes=...)",
    )
