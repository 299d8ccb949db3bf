"""DOCX and ODT packages with one fault each, written part by part."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

from tests.hostile.reading import LINES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"

Part = str | bytes


def paragraphs(lines: Sequence[str] = LINES) -> str:
    """WordprocessingML of lines."""
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def document(body: str, *, head: str = "") -> str:
    """The main part; `head` stands before its root."""
    return f'{head}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'


def relations(*targets: tuple[str, str, str]) -> str:
    """A part of relations: triples of an id, a kind and a target; "!" before a target makes it an outer one."""
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{R}/{kind}" Target="{target.lstrip("!")}"'
        + (" TargetMode='External'" if target.startswith("!") else "")
        + "/>"
        for identity, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def docx_parts(
    body: str = "", *, head: str = "", main: Part | None = None, more: Mapping[str, Part] | None = None
) -> dict[str, Part]:
    """The parts of an honest document, and what is put before or in place of them."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(paragraphs() + body, head=head) if main is None else main,
        **(more or {}),
    }


def docx(body: str = "", *, head: str = "", main: Part | None = None, more: Mapping[str, Part] | None = None) -> bytes:
    """An honest document as a file, with a fault in it."""
    return zipped(docx_parts(body, head=head, main=main, more=more))


def odt(body: str = "", *, head: str = "", main: Part | None = None, more: Mapping[str, Part] | None = None) -> bytes:
    """An honest OpenDocument text as a file, with a fault in it."""
    lines = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    names = f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:table="{OASIS}:table:1.0"'
    content = (
        f"{head}<office:document-content {names}><office:body><office:text>{lines}{body}</office:text></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content if main is None else main,
            "META-INF/manifest.xml": manifest,
            **(more or {}),
        }
    )


def zipped(parts: Mapping[str, Part] | Sequence[tuple[str, Part]]) -> bytes:
    """Parts as a package; a sequence may hold a name twice."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            # OpenDocument asks for its kind to stand unpacked at the front.
            way = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), content, way)
    return file.getvalue()


def lying(data: bytes, part: str, size: int) -> bytes:
    """A package whose directory says that a part unpacks to `size` bytes."""
    out = bytearray(data)
    at = -1
    while (at := data.find(part.encode(), at + 1)) >= 0:
        if data[at - 46 : at - 42] == b"PK\x01\x02":
            out[at - 22 : at - 18] = struct.pack("<I", size)
        elif data[at - 30 : at - 26] == b"PK\x03\x04":
            out[at - 8 : at - 4] = struct.pack("<I", size)
    return bytes(out)


def overlapping(parts: Mapping[str, Part], bomb: bytes, copies: int) -> bytes:
    """A package in which as many entries share the same packed bytes."""
    data = zipped({**parts, "word/media/0.bin": bomb})
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    entry_at = data.rindex(b"PK\x01\x02")
    entry = data[entry_at:end]
    more = b"".join(entry.replace(b"media/0.bin", b"media/%d.bin" % (at % 10)) for at in range(1, copies))
    directory = data[start:end] + more
    count = (len(parts) + copies).to_bytes(2, "little")
    tail = data[end : end + 8] + count * 2 + len(directory).to_bytes(4, "little") + data[end + 16 :]
    return data[:start] + directory + tail
