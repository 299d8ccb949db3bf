"""Which parts does a ZIP package hold, read so that no part can fill the memory?"""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter

from cxmatch.documents.limits import Limits
from cxmatch.errors import CorruptDocument, EncryptedDocument, LimitExceeded, UnsafeDocument

_CHUNK = 2**20
_WHAT_ZIP_MAY_DO = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LISTED = b"PK\x01\x02"
"""The mark before every entry of a ZIP file's list of parts."""
_READABLE_ENCODING = re.compile(r"utf-?8|utf-?16|us-ascii|iso-8859-\d{1,2}|windows-125\d", re.IGNORECASE)
_ENCODING = re.compile(r"<\?xml[^>]*?\bencoding\s*=\s*['\"]([^'\"]*)", re.IGNORECASE)
_BYTE_ORDER_MARKS = "\xef\xbb\xbf\xff\xfe"
_BROKEN = (
    # What zipfile happens to raise of files that are no whole ZIP.
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    IndexError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
    RuntimeError,
)


class _Counted(io.BytesIO):
    """Bytes that count how many of them were read: what a part says of its packed size may lie."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.taken += len(piece)
        return piece


class Package:
    """A ZIP file whose parts are unpacked one by one, on demand, never past the limits.

    Sizes are counted while unpacking, and so is what was taken from the file for it; what the file says of
    itself may lie.

    Args:
        data: The bytes of the file.
        limits: Its `entries`, `part_bytes`, `package_bytes`, `ratio` and `ratio_from_bytes` hold here.

    Attributes:
        names: Of the parts, as they stand in the list; parts within folders are joined by "/".

    Raises:
        CorruptDocument: It is no whole ZIP file.
        LimitExceeded: It lists too many parts.
    """

    def __init__(self, data: bytes, *, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        # Before the list is made: half a million entries fit into a file of the allowed size.
        _hold_entries(data.count(_LISTED), limits)
        self._file = _Counted(data)
        try:
            self._zip = zipfile.ZipFile(self._file)
        except _BROKEN as error:
            raise CorruptDocument(
                f"the file begins like a ZIP package, and its list of parts cannot be read ({error})",
                advice="It may have been cut off on its way; send it again, or save it anew",
            ) from error
        entries = self._zip.filelist
        _hold_entries(len(entries), limits)
        if min((entry.header_offset for entry in entries), default=0) != 0:
            raise CorruptDocument(
                "bytes stand before the first part of the package that its list does not know of",
                advice="Open it in a word processor and save it anew",
            )
        self.names = frozenset(entry.filename for entry in entries)
        # Names of parts are the same whatever their case (Open Packaging Conventions, ISO 29500-2).
        self._times = Counter(entry.filename.lower() for entry in entries)
        self._limits = limits
        self._left = limits.package_bytes

    def read(self, name: str) -> bytes:
        """The bytes of one part.

        Raises:
            CorruptDocument: The part is missing, does not unpack, or is there twice.
            EncryptedDocument: It is locked with a password.
            LimitExceeded: It unpacks to more than the limits allow, or all parts together do.
        """
        if self._times[name.lower()] > 1:
            raise CorruptDocument(
                f"the package holds more than one part {name!r}, and programs differ in which of them they show",
                advice="Open the file in a word processor and save it anew, if you trust where it came from",
            )
        try:
            return self._unpacked(name)
        except _BROKEN as error:
            raise CorruptDocument(
                f"the part {name!r} cannot be unpacked ({error})",
                advice="The file may have been cut off on its way; send it again, or save it anew",
            ) from error

    def _unpacked(self, name: str) -> bytes:
        entry = self._zip.getinfo(name)
        if entry.flag_bits & 1:
            raise EncryptedDocument(
                f"the part {name!r} is locked with a password", advice="Save the file without a password"
            )
        if entry.compress_type not in _WHAT_ZIP_MAY_DO:
            raise CorruptDocument(f"the part {name!r} is packed in a way that no word processor uses")
        pieces: list[bytes] = []
        size = 0
        with self._zip.open(entry) as part:
            before = self._file.taken
            while piece := part.read(_CHUNK):
                pieces.append(piece)
                size += len(piece)
                self._left -= len(piece)
                self._hold(name, size, self._file.taken - before)
        return b"".join(pieces)

    def _hold(self, name: str, size: int, packed: int) -> None:
        """Raises where a part that has unpacked to `size` bytes out of `packed` is past a limit."""
        limits = self._limits
        if size > limits.part_bytes:
            what, limit, value = f"to more than {limits.part_bytes:,} bytes", "part_bytes", float(limits.part_bytes)
        elif self._left < 0:
            what = f"to more than is left of the {limits.package_bytes:,} bytes that a package may hold"
            limit, value = "package_bytes", float(limits.package_bytes)
        elif size > limits.ratio_from_bytes and size > limits.ratio * packed:
            what, limit, value = f"to more than {limits.ratio:g} times its packed size", "ratio", float(limits.ratio)
        else:
            return
        raise LimitExceeded(
            f"the part {name!r} unpacks {what}", limit=limit, value=value, advice="Save the text as a new file"
        )

    def read_xml(self, name: str) -> bytes:
        """The bytes of one part that is XML without a document type, so that no entity can be declared in it.

        Raises:
            UnsafeDocument: It declares a document type, or an encoding in which one could be hidden.
            CorruptDocument: As for `read`, as are the other errors.
        """
        data = self.read(name)
        # Without zeros every encoding that is let through below shows a declaration as ASCII does.
        plain = data.replace(b"\0", b"") if b"\0" in data else data
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise UnsafeDocument(
                f"the part {name!r} declares a document type, which no word processor writes",
                advice="Open the file in a word processor and save it anew, if you trust where it came from",
            )
        end = plain.find(b"?>")
        head = plain[: end if end >= 0 else 100].decode("latin-1").lstrip(_BYTE_ORDER_MARKS + " \t\r\n")
        encoding = _ENCODING.match(head)
        if not head.startswith("<") or (encoding and not _READABLE_ENCODING.fullmatch(encoding[1])):
            raise UnsafeDocument(f"the part {name!r} is written in an encoding that no word processor uses")
        return data


def _hold_entries(entries: int, limits: Limits) -> None:
    if entries > limits.entries:
        raise LimitExceeded(
            f"the package lists {entries:,} parts, and {limits.entries:,} are allowed",
            limit="entries",
            value=limits.entries,
            advice="Save the text as a new file",
        )
