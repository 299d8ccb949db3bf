"""A small writer of PDF files for tests: every glyph stands where the test puts it.

    page = Page().text(72, 700, "Ada Example", size=18).text(72, 680, "Support lead")
    data = pdf(page, Page().text(72, 700, "Second page"))

Fonts are the standard ones that need not be embedded. Text is written in Windows-1252. Coordinates are points,
from the lower left corner of a page of 612 by 792.
"""

from collections.abc import Iterable
from hashlib import md5
from typing import Self

FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Courier", "ZapfDingbats", "Wingdings-Regular")
"""Names that `Page.text` takes; the last has no standard widths and comes with some."""

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""What the PDF standard fills passwords up with."""


class Page:
    """One page; its methods add to it and return it, so that calls can be chained.

    Args:
        rotate: Degrees by which a viewer turns the page clockwise.
        mediabox: The page's rectangle: left, bottom, right, top.
    """

    def __init__(self, *, rotate: int = 0, mediabox: tuple[float, float, float, float] = (0, 0, 612, 792)) -> None:
        self.rotate = rotate
        self.mediabox = mediabox
        self.content: list[bytes] = []
        self.form: list[bytes] = []
        self.annotations: list[bytes] = []
        self.has_image = False
        self.has_stripes = False

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        font: str = "Helvetica",
        tracking: float = 0,
        matrix: tuple[float, float, float, float] = (1, 0, 0, 1),
        replaced_by: str | None = None,
        in_form: bool = False,
    ) -> Self:
        """Writes `text` with its baseline beginning at `x`, `y`.

        Args:
            x: Points from the left.
            y: Points from the bottom.
            text: What is printed.
            size: Of the font, points.
            font: One of `FONTS`.
            tracking: Points added behind every letter.
            matrix: Turns or stretches the text: (0, 1, -1, 0) runs upwards.
            replaced_by: A text that readers shall give in place of the printed one (`/ActualText`).
            in_form: Draws it in a form that the page shows, not in the page itself.
        """
        numbers = " ".join(f"{number:.4f}" for number in (*matrix, x, y))
        shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        head = f"BT /F{FONTS.index(font)} {size} Tf {tracking} Tc {numbers} Tm (".encode()
        line = head + shown + b") Tj ET"
        if replaced_by is not None:
            spoken = ("\ufeff" + replaced_by).encode("utf-16-be").hex()
            line = f"/Span <</ActualText <{spoken}>>> BDC ".encode() + line + b" EMC"
        (self.form if in_form else self.content).append(line)
        return self

    def letters(
        self, y: float, placed: Iterable[tuple[float, str]], *, size: float = 10, font: str = "Helvetica"
    ) -> Self:
        """Writes every letter by itself: pairs of its `x` and the letter."""
        for x, letter in placed:
            self.text(x, y, letter, size=size, font=font)
        return self

    def column(
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        *,
        leading: float = 14,
        size: float = 10,
        font: str = "Helvetica",
    ) -> Self:
        """Writes lines under one another; an empty one leaves a gap."""
        for number, line in enumerate(lines):
            if line:
                self.text(x, y - number * leading, line, size=size, font=font)
        return self

    def image(self, x: float, y: float, width: float, height: float) -> Self:
        """Draws a grey picture of one pixel, stretched."""
        self.has_image = True
        self.content.append(f"q {width} 0 0 {height} {x} {y} cm /Im0 Do Q".encode())
        return self

    def stripes(self, x: float, y: float, width: float, height: float) -> Self:
        """Draws a picture of thin dark and light rows, as a scan of print looks from afar."""
        self.has_stripes = True
        self.content.append(f"q {width} 0 0 {height} {x} {y} cm /Im1 Do Q".encode())
        return self

    def draw(self, operators: str) -> Self:
        """Adds operators of a content stream as they are.

        Known by name are the graphics state `/Clear`, which paints nothing through, and the layer `/Off`, which is
        switched off.
        """
        self.content.append(operators.encode("cp1252"))
        return self

    def rectangle(self, x: float, y: float, width: float, height: float, *, grey: float) -> Self:
        """Paints a rectangle in a grey from 0 (black) to 1 (white); what comes after it is black again."""
        return self.draw(f"{grey} g {x} {y} {width} {height} re f 0 g")

    def styled(self, before: str, x: float, y: float, text: str, *, after: str = "", size: float = 10) -> Self:
        """Writes `text` with operators before and after it, in a state of its own."""
        self.draw(f"q {before}").text(x, y, text, size=size)
        return self.draw(f"{after} Q")

    def field(self, x: float, y: float, width: float, height: float, value: str) -> Self:
        """Puts a field of a form on the page that holds `value` and has no print of its own."""
        box = f"[{x} {y} {x + width} {y + height}]"
        self.annotations.append(
            f"<</Type/Annot/Subtype/Widget/FT/Tx/T(f{len(self.annotations)})/V({value})/Rect{box}"
            "/DA(/F0 10 Tf 0 g)>>".encode("cp1252")
        )
        return self


def pdf(*pages: Page, password: str | None = None, owner_password: str = "") -> bytes:
    """The bytes of a PDF file with these pages.

    Args:
        pages: At least one.
        password: Locks the file: nobody reads it without. "" encrypts it so that all can read it, and only the
            owner may do all with it.
        owner_password: The owner's, where the file is encrypted; the same as `password` where it is empty.
    """
    file = _File(None if password is None else (password, owner_password))
    fonts = " ".join(f"/F{number} {file.add(_font(name))} 0 R" for number, name in enumerate(FONTS))
    image = file.add(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", stream=b"\x80"
    )
    stripes = file.add(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 64/ColorSpace/DeviceGray/BitsPerComponent 8",
        stream=b"\x20\xe0" * 32,
    )
    layer = file.add(b"<</Type/OCG/Name(Off)>>")
    states = "/ExtGState<</Clear<</ca 0/CA 0>>>>"
    fields: list[str] = []
    kids = []
    tree = file.reserve()
    for page in pages:
        xobjects = f"/Im0 {image} 0 R" if page.has_image else ""
        xobjects += f"/Im1 {stripes} 0 R" if page.has_stripes else ""
        content = list(page.content)
        if page.form:
            box = " ".join(map(str, page.mediabox))
            head = f"<</Type/XObject/Subtype/Form/BBox[{box}]/Resources<</Font<<{fonts}>>>>".encode()
            xobjects += f"/Fm0 {file.add(head, stream=b' '.join(page.form))} 0 R"
            content.append(b"/Fm0 Do")
        stream = file.add(b"<<", stream=b"\n".join(content))
        box = " ".join(map(str, page.mediabox))
        notes = [f"{file.add(note)} 0 R" for note in page.annotations]
        fields += notes
        kids.append(
            file.add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[{box}]/Rotate {page.rotate}/Contents {stream} 0 R"
                f"/Annots[{' '.join(notes)}]/Resources<</Font<<{fonts}>>/XObject<<{xobjects}>>{states}"
                f"/Properties<</Off {layer} 0 R>>>>>>".encode()
            )
        )
    references = " ".join(f"{kid} 0 R" for kid in kids)
    file.put(tree, f"<</Type/Pages/Kids[{references}]/Count {len(kids)}>>".encode())
    layers = f"/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]>>>>"
    form = f"/AcroForm<</Fields[{' '.join(fields)}]/DR<</Font<<{fonts}>>>>/DA(/F0 10 Tf 0 g)>>" if fields else ""
    return file.finished(file.add(f"<</Type/Catalog/Pages {tree} 0 R{layers}{form}>>".encode()))


def _font(name: str) -> bytes:
    if name == "Wingdings-Regular":
        widths = " ".join(["500"] * 224)
        return f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 32/LastChar 255/Widths[{widths}]>>".encode()
    encoding = "" if name == "ZapfDingbats" else "/Encoding/WinAnsiEncoding"
    return f"<</Type/Font/Subtype/Type1/BaseFont/{name}{encoding}>>".encode()


class _File:
    """Objects of a file as they are written, encrypted by the standard's first way (RC4, 40 bits) if asked."""

    def __init__(self, passwords: tuple[str, str] | None) -> None:
        self.objects: list[bytes] = []
        self.identity = md5(b"made for a test", usedforsecurity=False).digest()
        self.key = b""
        self.lock = b""
        if passwords is not None:
            user, owner = (password.encode("cp1252") for password in passwords)
            owner = owner or user
            rights = -44
            secret = md5((owner + _PADDING)[:32], usedforsecurity=False).digest()[:5]
            owned = _rc4(secret, (user + _PADDING)[:32])
            seed = (user + _PADDING)[:32] + owned + (rights & 0xFFFFFFFF).to_bytes(4, "little") + self.identity
            self.key = md5(seed, usedforsecurity=False).digest()[:5]
            known = _rc4(self.key, _PADDING)
            self.lock = f"<</Filter/Standard/V 1/R 2/P {rights}/O<{owned.hex()}>/U<{known.hex()}>>>".encode()

    def reserve(self) -> int:
        self.objects.append(b"")
        return len(self.objects)

    def put(self, number: int, body: bytes) -> None:
        self.objects[number - 1] = body

    def add(self, body: bytes, *, stream: bytes | None = None) -> int:
        number = self.reserve()
        if stream is not None:
            if self.key:
                seed = self.key + number.to_bytes(3, "little") + b"\0\0"
                stream = _rc4(md5(seed, usedforsecurity=False).digest()[:10], stream)
            body += f"/Length {len(stream)}>>\nstream\n".encode() + stream + b"\nendstream"
        self.put(number, body)
        return number

    def finished(self, root: int) -> bytes:
        lock = f"/Encrypt {self.add(self.lock)} 0 R" if self.lock else ""
        out = b"%PDF-1.4\n"
        places = []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        count, identity = len(self.objects) + 1, self.identity.hex()
        trailer = f"<</Size {count}/Root {root} 0 R{lock}/ID[<{identity}><{identity}>]>>"
        start = len(out)
        head = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n"
        return out + head.encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
