"""Which parts does a ZIP package hold, read so that no part can fill the memory?"""

import io
import re
import zipfile
import zlib
from typing import Final

from cxmatch.errors import CorruptDocument, EncryptedDocument, LimitExceeded, UnsafeDocument

PART_BYTES: Final = 50 * 2**20
"""Bytes that one part may unpack to. The text of a 1,000-page book takes some 10 MiB of WordprocessingML."""

ALL_BYTES: Final = 100 * 2**20
"""Bytes that all parts read from one package may unpack to."""

ENTRIES: Final = 5_000
"""Parts that one package may list; a resume has about 15."""

_CHUNK = 2**20
_WHAT_ZIP_MAY_DO = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_READABLE = re.compile(r"^\s*<\?xml[^>]*encoding\s*=\s*['\"](?!utf-?8|utf-?16|us-ascii|iso-8859-1|windows-1252)", re.I)


class Package:
    """A ZIP file whose parts are unpacked one by one, on demand, never past the limits.

    Sizes are counted while unpacking; what the file says of itself may lie.

    Args:
        data: The bytes of the file.

    Raises:
        CorruptDocument: It is no whole ZIP file.
        LimitExceeded: It lists too many parts.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            OSError,
            IndexError,
            RuntimeError,
        ) as error:
            raise CorruptDocument(
                f"the file begins like a ZIP package, and its list of parts cannot be read ({error})",
                advice="It may have been cut off on its way; send it again, or save it anew",
            ) from error
        if len(self._zip.filelist) > ENTRIES:
            raise LimitExceeded(
                f"the package lists {len(self._zip.filelist):,} parts, and {ENTRIES:,} are allowed",
                limit="package_parts",
                value=ENTRIES,
                advice="Save the text as a new file",
            )
        self.names = frozenset(entry.filename for entry in self._zip.filelist)
        self._left = ALL_BYTES

    def read(self, name: str) -> bytes:
        """The bytes of one part.

        Raises:
            CorruptDocument: The part is missing or does not unpack.
            EncryptedDocument: It is locked with a password.
            LimitExceeded: It is larger than `PART_BYTES`, or all parts together than `ALL_BYTES`.
        """
        allowed = min(PART_BYTES, self._left)
        pieces: list[bytes] = []
        size = 0
        try:
            entry = self._zip.getinfo(name)
            if entry.flag_bits & 1:
                raise EncryptedDocument(
                    f"the part {name!r} is locked with a password", advice="Save the file without a password"
                )
            if entry.compress_type not in _WHAT_ZIP_MAY_DO:
                raise CorruptDocument(f"the part {name!r} is packed in a way that no word processor uses")
            with self._zip.open(entry) as part:
                while size <= allowed and (piece := part.read(_CHUNK)):
                    pieces.append(piece)
                    size += len(piece)
        except (
            KeyError,
            ValueError,
            EOFError,
            OSError,
            RuntimeError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise CorruptDocument(
                f"the part {name!r} cannot be unpacked ({error})",
                advice="The file may have been cut off on its way; send it again, or save it anew",
            ) from error
        if size > allowed:
            raise LimitExceeded(
                f"the part {name!r} unpacks to more than {allowed // 2**20} MiB",
                limit="package_bytes",
                value=allowed,
                advice="Save the text as a new file",
            )
        self._left -= size
        return b"".join(pieces)

    def read_xml(self, name: str) -> bytes:
        """The bytes of one part that is XML without a document type, so that no entity can be declared in it.

        Raises:
            UnsafeDocument: It declares a document type, or an encoding in which one could be hidden.
            CorruptDocument: As for `read`, as are the other errors.
        """
        data = self.read(name)
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or (wide and b"!DOCTYPE" in data.replace(b"\0", b"")):
            raise UnsafeDocument(
                f"the part {name!r} declares a document type, which no word processor writes",
                advice="Open the file in a word processor and save it anew, if you trust where it came from",
            )
        head = data[:400].replace(b"\0", b"").decode("latin-1")
        if _READABLE.match(head) or not head.lstrip("\xef\xbb\xbf\xff\xfe \t\r\n").startswith("<"):
            raise UnsafeDocument(f"the part {name!r} is written in an encoding that no word processor uses")
        return data
