"""A real file and chance -> a file that is broken somewhere: in its bytes, in its streams, or in its parts.

Every choice is drawn from the `Random` that is given, so that the same seed breaks the same file in the same way.
"""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, NamedTuple

MOST: Final = 4 * 2**20
"""Bytes from which a mutant is cut: larger ones say more about the machine than about the readers."""
_STREAM_BYTES: Final = 4 * 2**20
"""Bytes up to which a stream or part is unpacked to be broken inside."""
_NUMBERS: Final = (
    b"0", b"1", b"-1", b"255", b"256", b"65535", b"65536", b"2147483647", b"2147483648", b"-2147483648",
    b"4294967296", b"9999999999", b"99999999999999999999", b"0.0000001", b"1e9", b"--3", b"7.7.7",
)  # fmt: skip
"""Numbers at which readers slip: the edges of the widths that counters have, and what is hardly a number."""
_MARKUP: Final = (
    b"<", b">", b"</", b"/>", b"&", b"&#0;", b"&#x110000;", b"&amp;lt;", b"<!--", b"-->", b"<![CDATA[", b"]]>",
    b"<?xml version='1.1'?>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"\0", b"\xff\xfe", b"\xef\xbf\xbf", b'"',
    b"{", b"}", b"[", b"]", b"\\", b"\\'", b"\\bin99999999 ", b"\\u-1?", b'""', b"null", b"1e999",
)  # fmt: skip
"""Pieces with a meaning in XML, HTML, JSON and RTF."""
_OPERATORS: Final = (
    b" q ", b" Q ", b" BT ", b" ET ", b" BI ", b" ID ", b" EI ", b" Do ", b" Tj ", b" TJ ", b" 3 Tr ", b" W n ",
    b" cm ", b" Tm ", b" BDC ", b" EMC ", b" obj ", b" endobj ", b" stream\n", b" endstream ", b" R ", b" << ", b" >> ",
    b" [ ", b" ] ", b" ( ", b" ) ", b" < ", b" > ", b" null ", b" /Length ", b" /Kids ", b" /Parent ", b" 1 0 R ",
    b" 1e30 0 0 1e30 0 0 cm ", b" xref ", b" trailer ", b" startxref ", b" %", b" #00 ",
)  # fmt: skip
"""Words of PDF files and of the content of their pages."""

_NUMBER: Final = re.compile(rb"-?\d+(?:\.\d+)?")
_LENGTH: Final = re.compile(rb"/(?:Length1?|Size|Count|W|Index|Prev|First|N|Columns|Predictor|DecodeParms)\b\s*\[?\s*")
_REFERENCE: Final = re.compile(rb"\b\d+ \d+ R\b")
_FLATE: Final = re.compile(rb"/FlateDecode\b[^\0]{0,400}?stream\r?\n", re.DOTALL)
_OBJECT: Final = re.compile(rb"\b\d+ \d+ obj\b.*?endobj", re.DOTALL)
_TAG: Final = re.compile(rb"<[^<>]{1,300}>")

Chance = random.Random
Break = Callable[[bytes, Chance], bytes]


class Mutant(NamedTuple):
    """A broken file and how it was broken."""

    data: bytes
    ways: tuple[str, ...]


def mutant(data: bytes, others: tuple[bytes, ...], chance: Chance) -> Mutant:
    """A file that is broken in one to four ways.

    Args:
        data: A whole file.
        others: Files out of which pieces may be spliced in.
        chance: What all choices are drawn from.
    """
    ways: list[str] = []
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        way, data = _broken(data, others, chance)
        ways.append(way)
    return Mutant(data[:MOST], tuple(ways))


def _broken(data: bytes, others: tuple[bytes, ...], chance: Chance) -> tuple[str, bytes]:
    drawn = chance.random()
    if data.startswith(b"PK\x03\x04") and drawn < 0.75:
        way, broken = _in_package(data, others, chance)
    elif b"%PDF-" in data[:1024] and drawn < 0.65:
        way, broken = _in_pdf(data, others, chance)
    elif drawn < 0.5 and not data.startswith(b"PK"):
        way, broken = _in_words(data, others, chance)
    else:
        way, broken = _in_bytes(data, others, chance)
    return way, broken


def _span(data: bytes, chance: Chance, most: int | None = None) -> tuple[int, int]:
    """A place and the end of a piece there; small pieces as often as large ones."""
    start = chance.randrange(len(data) + 1)
    longest = max(1, min(most or len(data), len(data)))
    return start, min(len(data), start + int(longest ** chance.random()))


def flip(data: bytes, chance: Chance) -> bytes:
    """A few bits turned over."""
    broken = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64)) if broken else 0):
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


def noise(data: bytes, chance: Chance) -> bytes:
    """A piece written over with chance, or with one byte."""
    start, end = _span(data, chance, 4096)
    length = end - start
    filling = chance.randbytes(length) if chance.random() < 0.5 else chance.choice((b"\0", b"\xff", b" ")) * length
    return data[:start] + filling + data[end:]


def cut_tail(data: bytes, chance: Chance) -> bytes:
    """Cut off on its way."""
    return data[: chance.randrange(len(data) + 1)]


def cut_head(data: bytes, chance: Chance) -> bytes:
    """Without its beginning, but for the first bytes that say what it is."""
    start, end = _span(data, chance)
    return data[:8] + data[max(8, start, end) :]


def cut_middle(data: bytes, chance: Chance) -> bytes:
    """Without a piece."""
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def repeat(data: bytes, chance: Chance) -> bytes:
    """A piece there twice, or very often."""
    start, end = _span(data, chance, 8192)
    piece = data[start:end]
    times = min(chance.choice((2, 2, 3, 50, 2000)), MOST // max(1, len(piece)))
    return data[:start] + piece * times + data[end:]


def swap(data: bytes, chance: Chance) -> bytes:
    """Two neighbouring pieces in the wrong order."""
    a, b, c = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def number(data: bytes, chance: Chance) -> bytes:
    """A number changed into one at which readers slip."""
    return _replaced(data, _NUMBER, chance, lambda _: chance.choice(_NUMBERS))


_BYTE_WAYS: Final[tuple[Break, ...]] = (flip, flip, noise, cut_tail, cut_head, cut_middle, repeat, swap, number)


def _in_bytes(data: bytes, others: tuple[bytes, ...], chance: Chance) -> tuple[str, bytes]:
    if chance.random() < 0.2:
        other = chance.choice(others)
        start, end = _span(other, chance)
        here, there = _span(data, chance)
        if chance.random() < 0.5:
            return "splice", data[:here] + other[start:end] + data[there:]
        return "halves", data[:here] + other[start:]
    way = chance.choice(_BYTE_WAYS)
    return way.__name__, way(data, chance)


def _in_words(data: bytes, others: tuple[bytes, ...], chance: Chance) -> tuple[str, bytes]:
    """As text or markup is broken: tags and words doubled, lost, exchanged, nested."""
    drawn = chance.randrange(6)
    if drawn == 0:
        at = chance.randrange(len(data) + 1)
        return "insert", data[:at] + chance.choice(_MARKUP) * chance.choice((1, 1, 3, 3000)) + data[at:]
    if drawn == 1:
        tags = _TAG.findall(data) or [b"<p>"]
        return "tag for tag", _replaced(data, _TAG, chance, lambda _: chance.choice(tags))
    if drawn == 2:
        return "tag lost", _replaced(data, _TAG, chance, lambda _: b"")
    if drawn == 3:
        return "tag nested", _replaced(data, _TAG, chance, lambda found: found * chance.choice((2, 40, 5000)))
    if drawn == 4:
        return "number", number(data, chance)
    return _in_bytes(data, others, chance)


def _replaced(data: bytes, what: re.Pattern[bytes], chance: Chance, by: Callable[[bytes], bytes]) -> bytes:
    """One of the places that fit replaced; looked for from a drawn place on, and from the beginning if need be."""
    found = what.search(data, chance.randrange(len(data) + 1)) or what.search(data)
    return data[: found.start()] + by(found[0]) + data[found.end() :] if found else data


def _in_pdf(data: bytes, others: tuple[bytes, ...], chance: Chance) -> tuple[str, bytes]:
    drawn = chance.randrange(8)
    if drawn <= 2:
        return _in_stream(data, others, chance)
    if drawn == 3:
        found = _LENGTH.search(data, chance.randrange(len(data) + 1)) or _LENGTH.search(data)
        end = found.end() if found else 0
        rest = _NUMBER.sub(lambda _: chance.choice(_NUMBERS), data[end : end + 12], count=1)
        return "length", data[:end] + rest + data[end + 12 :]
    if drawn == 4:
        references = _REFERENCE.findall(data) or [b"1 0 R"]
        return "reference", _replaced(data, _REFERENCE, chance, lambda _: chance.choice(references))
    if drawn == 5:
        at = chance.randrange(len(data) + 1)
        return "operator", data[:at] + chance.choice(_OPERATORS) * chance.choice((1, 1, 1, 50, 5000)) + data[at:]
    if drawn == 6:
        objects = _OBJECT.findall(data)
        if not objects:
            return _in_bytes(data, others, chance)
        body = chance.choice(objects).partition(b"obj")[2]
        return "object for object", _replaced(
            data, _OBJECT, chance, lambda old: old.partition(b"obj")[0] + b"obj" + body
        )
    return "number", number(data, chance)


def _in_stream(data: bytes, others: tuple[bytes, ...], chance: Chance) -> tuple[str, bytes]:
    """Breaks what a stream unpacks to, and packs it again within the old length where it fits."""
    head = _FLATE.search(data, chance.randrange(len(data) + 1)) or _FLATE.search(data)
    end = data.find(b"endstream", head.end()) if head else -1
    if head is None or end < 0:
        at = data.find(b"stream\n", chance.randrange(len(data) + 1)) + 7
        end = data.find(b"endstream", at)
        if at < 7 or end < 0:
            return _in_bytes(data, others, chance)
        way, inner = _content(data[at:end], others, chance)
        return f"stream: {way}", data[:at] + inner + data[end:]
    try:
        inner = zlib.decompressobj().decompress(data[head.end() : end], _STREAM_BYTES)
    except zlib.error:
        return _in_bytes(data, others, chance)
    way, inner = _content(inner, others, chance)
    packed = zlib.compress(inner, 9)
    # Behind the packed bytes anything may follow; so the offsets of all other objects still hold.
    packed += b"\n" * (end - head.end() - len(packed))
    return f"stream: {way}", data[: head.end()] + packed + data[end:]


def _content(inner: bytes, others: tuple[bytes, ...], chance: Chance) -> tuple[str, bytes]:
    if chance.random() < 0.4:
        at = chance.randrange(len(inner) + 1)
        return "operator", inner[:at] + chance.choice(_OPERATORS) * chance.choice((1, 1, 1, 50, 5000)) + inner[at:]
    return _in_bytes(inner, others, chance)


def _in_package(data: bytes, others: tuple[bytes, ...], chance: Chance) -> tuple[str, bytes]:
    """Breaks a part of a ZIP package, its name, or what the package says of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [
                (info.filename, package.read(info))
                for info in package.infolist()
                if info.file_size <= _STREAM_BYTES and not info.is_dir()
            ]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return _in_bytes(data, others, chance)
    if not parts:
        return _in_bytes(data, others, chance)
    # Most of the words stand in few of the parts.
    texts = [at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    at = chance.choice(texts) if texts and chance.random() < 0.9 else chance.randrange(len(parts))
    name, inner = parts[at]
    drawn = chance.randrange(10)
    if drawn == 0:
        del parts[at]
        way = "lost"
    elif drawn == 1:
        parts[at] = (name, chance.choice(parts)[1])
        way = "for another"
    elif drawn == 2:
        parts.append((name, b""))
        way = "twice"
    elif drawn == 3:
        parts[at] = (chance.choice(("../" + name, "/" + name, name.upper(), name + "\0.xml", "C:\\" + name)), inner)
        way = "name"
    else:
        way, broken = _in_words(inner, others, chance)
        parts[at] = (name, broken[:MOST])
    packed = _packed(parts, chance)
    if chance.random() < 0.1:
        start = packed.rfind(b"PK\x01\x02") + 20  # sizes that the last part is said to have
        lie = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\0\0\0", chance.randbytes(4)))
        packed = packed[: start + 4] + lie + packed[start + 8 :]
        way += ", size"
    return f"part: {way}", packed


def _packed(parts: list[tuple[str, bytes]], chance: Chance) -> bytes:
    way = zipfile.ZIP_STORED if chance.random() < 0.3 else zipfile.ZIP_DEFLATED
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as package:
        for name, inner in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = way
            package.writestr(info, inner)
    return file.getvalue()
