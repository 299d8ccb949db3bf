"""PDF files with one fault each, written object by object.

simple(content=...)                   one honest page, with what is given in place of its parts
build([body, ...])                    any objects, with a right cross-reference table
"""

import zlib
from collections.abc import Mapping, Sequence

from tests.hostile.reading import LINES

CATALOG, PAGES, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5
"""Numbers of the objects of `simple`; what it is given more is numbered from 6 on."""


def shown(lines: Sequence[str] = LINES, *, size: float = 11) -> bytes:
    """Operators that print lines under one another."""
    printed = b" ".join(b"(%s) Tj 0 -14 Td" % line.encode() for line in lines)
    return b"BT /F0 %g Tf 72 700 Td %s ET" % (size, printed)


HONEST = shown()


def stream(content: bytes, head: bytes = b"", *, length: bytes | None = None) -> bytes:
    """A stream's object.

    Args:
        content: What stands between "stream" and "endstream".
        head: Entries of its dictionary.
        length: What it says of its length, where that is not true.
    """
    return b"<<%s/Length %s>>\nstream\n%s\nendstream" % (head, length or b"%d" % len(content), content)


def packed(content: bytes, *, times: int = 1, head: bytes = b"") -> bytes:
    """A stream's object, packed so often."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, head + b"/Filter[%s]" % (b"/FlateDecode" * times))


def build(bodies: Sequence[bytes], *, trailer: bytes = b"", start: bytes | None = None, root: int = CATALOG) -> bytes:
    """A file of these objects, numbered from 1.

    Args:
        bodies: The objects.
        trailer: More entries of the trailer's dictionary; "@" stands for the offset of the cross-reference table.
        start: What stands behind "startxref" in place of the truth.
        root: Number of the catalogue.
    """
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    at = b"%d" % len(out)
    head = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R%s>>" % (
        len(bodies) + 1,
        table,
        len(bodies) + 1,
        root,
        trailer.replace(b"@", at),
    )
    return out + head + b"\nstartxref\n%s\n%%%%EOF\n" % (at if start is None else start)


def bodies(
    *,
    content: bytes = HONEST,
    catalog: bytes = b"",
    page: bytes = b"",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    instead: Mapping[int, bytes] | None = None,
    box: bytes = b"/MediaBox[0 0 612 792]",
) -> list[bytes]:
    """The objects of one honest page.

    Args:
        content: The page's operators.
        catalog: More entries of the catalogue.
        page: More entries of the page.
        resources: More entries of its resources.
        more: More objects.
        instead: Whole objects in place of the honest ones, by their number.
        box: The page's box.
    """
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<</Font<</F0 5 0 R>>%s>>%s>>" % (box, resources, page),
        stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *more,
    ]
    for number, body in (instead or {}).items():
        objects[number - 1] = body
    return objects


def simple(
    *,
    content: bytes = HONEST,
    catalog: bytes = b"",
    page: bytes = b"",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    instead: Mapping[int, bytes] | None = None,
    box: bytes = b"/MediaBox[0 0 612 792]",
    trailer: bytes = b"",
    start: bytes | None = None,
) -> bytes:
    """One honest page as a file; see `bodies` and `build`."""
    objects = bodies(
        content=content, catalog=catalog, page=page, resources=resources, more=more, instead=instead, box=box
    )
    return build(objects, trailer=trailer, start=start)


def with_form(
    form: bytes, *, content: bytes = HONEST + b" /X Do", head: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """A page that paints a form (object 6)."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]" + head
    return simple(content=content, resources=b"/XObject<</X 6 0 R>>", more=[stream(form, head), *more])


def lzw_run(byte: int, length: int) -> bytes:
    """One byte over and over, packed by LZW: some 1,300 to 1."""
    codes: list[int] = []
    left = length
    while left > 0:
        codes += [256, byte]
        left -= 1
        for code in range(258, 4090):
            if left <= 0:
                break
            codes.append(code)
            left -= code - 256
    codes.append(257)
    out, held, bits = bytearray(), 0, 0
    width, following = 9, 258
    for at, code in enumerate(codes):
        held, bits = held << width | code, bits + width
        while bits >= 8:
            bits -= 8
            out.append(held >> bits & 255)
        held &= (1 << bits) - 1
        if code == 256:
            width, following = 9, 258
        elif at and codes[at - 1] != 256:
            following += 1
            width = 9 if following < 511 else 10 if following < 1023 else 11 if following < 2047 else 12
    out.append(held << (8 - bits) & 255)
    return bytes(out)


def deep_tree(depth: int) -> bytes:
    """A page under as many nodes."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (6 + at + 1, 6 + at - 1) for at in range(depth)]
    leaf = 6 + depth
    more = [*nodes, bodies()[PAGE - 1].replace(b"/Parent 2", b"/Parent %d" % (leaf - 1))]
    return simple(more=more, instead={PAGES: b"<</Type/Pages/Kids[6 0 R]/Count 1>>"})


def xref_pair() -> bytes:
    """Two cross-reference sections that each name the other as the one before."""
    first = simple(trailer=b"/Prev 99999")
    table = first[first.index(b"xref\n") : first.index(b"startxref")]
    second = len(first)
    whole = first.replace(b"99999", b"%05d" % second, 1)
    again = table.replace(b"99999", b"%05d" % first.index(b"xref\n"), 1)
    return whole + again + b"startxref\n%d\n%%%%EOF\n" % second


def xref_stream(*, prev: bytes = b"@", widths: bytes = b"1 4 1", size: bytes = b"7", index: bytes = b"") -> bytes:
    """A file whose cross-references stand in a stream that names itself as the one before."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies(), 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    places.append(len(out))
    rows = b"\0" + bytes(4) + b"\xff" + b"".join(b"\1" + place.to_bytes(4, "big") + b"\0" for place in places)
    head = b"/Type/XRef/Root 1 0 R/W[%s]/Size %s%s/Prev %s" % (widths, size, index, prev)
    at = b"%d" % len(out)
    return out + b"6 0 obj\n%s\nendobj\nstartxref\n%s\n%%%%EOF\n" % (stream(rows, head.replace(b"@", at)), at)


def type3(glyph: bytes, *, resources: bytes = b"/Font<</T 6 0 R>>") -> bytes:
    """A page that prints with a font whose one glyph is drawn by `glyph`."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a 7 0 R>>"
        b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<%s>>>>"
    )
    objects = bodies(content=HONEST + b" BT /T 12 Tf 72 500 Td (aaa) Tj ET", more=[font % resources, stream(glyph)])
    objects[PAGE - 1] = objects[PAGE - 1].replace(b"/F0 5 0 R", b"/F0 5 0 R/T 6 0 R")
    return build(objects)
