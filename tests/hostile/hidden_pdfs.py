"""Pages with words that nobody sees, and pages that only look as if they had some.

Every case is one page that says `SHOWN`, and somewhere on it `WORDS`, drawn in a way of its own. Written operator by
operator: who hides words does not ask a library to.
"""

import math
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.hostile.pdf_faults import build, simple, stream

SHOWN = (
    "Robin Tester",
    "Support team lead",
    "Answered calls in retail banking",
    "Trained eleven new agents",
    "Kept the call statistics",
)
"""What every page says in plain sight."""

WORDS = "Forecast workforce budgets"
"""What is hidden, or looks as if."""

AT = 300
"""Points from the bottom of the page to the baseline of `WORDS`."""


class Case(NamedTuple):
    """A page, and what a person sees of it."""

    name: str
    make: Callable[[], bytes]
    hidden: Sequence[str] = ()
    seen: Sequence[str] = SHOWN


def text(lines: Sequence[str], *, y: float = 720, x: float = 72, size: float = 11, before: str = "") -> str:
    """Operators that print lines under one another in one text object, 16 points apart."""
    printed = "".join(f"({line}) Tj T*\n" for line in lines)
    return f"BT {before} /F0 {size:g} Tf 16 TL {x:g} {y:g} Td\n{printed}ET\n"


HONEST = text(SHOWN)


def words(before: str = "", *, y: float = AT, x: float = 72, size: float = 11) -> str:
    """Operators that print `WORDS`, with operators at the beginning of their text object."""
    return text([WORDS], y=y, x=x, size=size, before=before)


def page(
    content: str, *, resources: str = "", more: Sequence[bytes] = (), page: str = "", catalog: str = "", box: str = ""
) -> bytes:
    """A file of one page; objects beyond it are numbered from 6."""
    return simple(
        content=content.encode("latin-1"),
        resources=resources.encode(),
        page=page.encode(),
        catalog=catalog.encode(),
        more=more,
        box=(box or "/MediaBox[0 0 612 792]").encode(),
    )


def honest_and(
    content: str, *, resources: str = "", more: Sequence[bytes] = (), page_entries: str = "", catalog: str = ""
) -> bytes:
    """`SHOWN`, and then something else."""
    return page(HONEST + content, resources=resources, more=more, page=page_entries, catalog=catalog)


def picture(width: int, height: int, pixels: bytes, *, space: str = "/DeviceGray", head: str = "") -> bytes:
    """A picture's object."""
    about = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace{space}{head}"
    return stream(zlib.compress(pixels), f"{about}/Filter/FlateDecode".encode())


def form(content: str, *, resources: str = "/Font<</F0 5 0 R>>", box: str = "0 0 612 792", head: str = "") -> bytes:
    """A form's object."""
    return stream(
        content.encode("latin-1"), f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<<{resources}>>{head}".encode()
    )


def gradient(dark: str = "0.1 0.1 0.4", light: str = "0.3 0.3 0.7") -> str:
    """A shading from left to right."""
    function = f"<</FunctionType 2/Domain[0 1]/N 1/C0[{dark}]/C1[{light}]>>"
    return (
        f"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 612 0]/Domain[0 1]/Extend[true true]/Function {function}>>"
    )


GREY = picture(1, 1, b"\x80")
WHITE = picture(1, 1, b"\xff")
DARK = picture(8, 8, bytes(40 + (x * 7 + y * 5) % 30 for y in range(8) for x in range(8)))
LIGHT = picture(8, 8, bytes(205 + (x * 7 + y * 5) % 40 for y in range(8) for x in range(8)))
NOISE = picture(64, 64, bytes((x * 73 + y * 151 + x * y * 31) % 256 for y in range(64) for x in range(64)))
"""As a scan looks that a toy made."""
PHOTO = picture(
    64,
    64,
    bytes(
        int(110 + 60 * math.sin(x / 5) + 50 * math.cos(y / 7) + (x * 31 + y * 17) % 20)
        for y in range(64)
        for x in range(64)
    ),
)
IM = "/XObject<</X 6 0 R>>"
STATE = "/ExtGState<</S {}>>"


def fill_page(name: str = "X") -> str:
    return f"q 612 0 0 792 0 0 cm /{name} Do Q\n"


def put(x: float, y: float, width: float, height: float, name: str = "X") -> str:
    return f"q {width:g} 0 0 {height:g} {x:g} {y:g} cm /{name} Do Q\n"


HIDE = (WORDS,)
ALL = (*SHOWN, WORDS)
COVER = "60 280 400 40 re f"


def layered(layer: str, config: str, *, before: str = "/OC /L BDC", more: Sequence[bytes] = ()) -> bytes:
    return honest_and(
        f"{before}\n{words()}EMC\n",
        resources="/Properties<</L 6 0 R/M 7 0 R>>",
        more=[layer.encode(), *more],
        catalog=f"/OCProperties<</OCGs[6 0 R]/D<<{config}>>>>",
    )


def type3(glyph: str) -> bytes:
    """`WORDS` in a font whose glyphs are all this drawing."""
    codes = sorted(set(WORDS))
    names = "".join(f"/g{ord(code)}" for code in codes)
    differences = " ".join(f"{ord(code)} /g{ord(code)}" for code in codes)
    procs = " ".join(f"/g{ord(code)} 7 0 R" for code in codes)
    widths = " ".join(["500"] * 95)
    cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
    cmap += f"{len(codes)} beginbfchar " + " ".join(f"<{ord(c):02X}> <{ord(c):04X}>" for c in codes)
    cmap += " endbfchar endcmap end end"
    del names
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 32/LastChar 126"
        f"/Widths[{widths}]/Encoding<</Differences[{differences}]>>/CharProcs<<{procs}>>/ToUnicode 8 0 R/Resources<<>>>>"
    )
    content = HONEST + f"BT /T 11 Tf 72 {AT} Td ({WORDS}) Tj ET"
    data = simple(content=content.encode(), more=[font.encode(), stream(glyph.encode()), stream(cmap.encode())])
    return data.replace(b"/F0 5 0 R>>", b"/F0 5 0 R/T 6 0 R>>")


def with_font(font: str, content: str, *more: bytes) -> bytes:
    data = simple(content=(HONEST + content).encode("latin-1"), more=[font.encode(), *more])
    return data.replace(b"/F0 5 0 R>>", b"/F0 5 0 R/T 6 0 R>>")


def inside(hidden: str, *, lines: Sequence[str] = SHOWN, after: int = 2) -> str:
    """One text object in which some lines are drawn another way: TL 16, T* between."""
    first = "".join(f"({line}) Tj T*\n" for line in lines[:after])
    rest = "".join(f"({line}) Tj T*\n" for line in lines[after:])
    return f"BT /F0 11 Tf 16 TL 72 720 Td\n{first}{hidden}\n{rest}ET\n"


H = f"({WORDS}) Tj"


def inherited(pages: str, page: str, content: str, *, note: bool = True) -> bytes:
    """A page that takes entries from the list of pages, with an annotation on it."""
    annotation = b"<</Type/Annot/Subtype/Square/Rect[400 100 420 120]/F 4/AP<</N 7 0 R>>>>"
    entries = page + ("/Annots[6 0 R]" if note else "")
    return build(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F0 5 0 R>>>>{pages}>>".encode(),
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R{entries}>>".encode(),
            stream(content.encode()),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            annotation,
            form("1 0 0 rg 0 0 20 20 re f", box="0 0 20 20"),
        ]
    )


def note(
    subtype: str, rect: str, entries: str, appearance: bytes | None, *, before: str = "", content: str | None = None
) -> bytes:
    look = "/AP<</N 7 0 R>>" if appearance is not None else ""
    more = [f"<</Type/Annot/Subtype/{subtype}/Rect[{rect}]/F 4{entries}{look}>>".encode()]
    if appearance is not None:
        more.append(appearance)
    return honest_and(before + (words() if content is None else content), more=more, page_entries="/Annots[6 0 R]")


def letters(before: str = "") -> str:
    """`WORDS`, every letter by itself."""
    x, out = 72.0, []
    for letter in WORDS:
        out.append(f"BT {before} /F0 11 Tf {x:.2f} {AT} Td ({letter}) Tj ET")
        x += 6.2 if letter not in "fltr " else 3.6
        x += 3.5 if letter in "mwW" else 0
    return "\n".join(out) + "\n"


HIDDEN: list[Case] = [
    # colours
    *[
        Case(
            name, lambda op=op, res=res, more=more: honest_and(f"q {op}\n{words()}Q\n", resources=res, more=more), HIDE
        )
        for name, op, res, more in [
            ("white, g", "1 g", "", ()),
            ("white, rg", "1 1 1 rg", "", ()),
            ("white, k", "0 0 0 0 k", "", ()),
            ("nearly white, rg", "0.99 0.99 0.99 rg", "", ()),
            ("nearly white, yellowish", "1 1 0.96 rg", "", ()),
            ("white, sc of DeviceCMYK", "/DeviceCMYK cs 0 0 0 0 sc", "", ()),
            ("white, scn of DeviceRGB", "/DeviceRGB cs 1 1 1 scn", "", ()),
            ("white, CalGray", "/C cs 1 sc", "/ColorSpace<</C[/CalGray<</WhitePoint[0.95 1 1.09]>>]>>", ()),
            ("white, CalRGB", "/C cs 1 1 1 sc", "/ColorSpace<</C[/CalRGB<</WhitePoint[0.95 1 1.09]>>]>>", ()),
            (
                "white, Lab",
                "/C cs 100 0 0 sc",
                "/ColorSpace<</C[/Lab<</WhitePoint[0.96 1 0.82]/Range[-100 100 -100 100]>>]>>",
                (),
            ),
            (
                "white, ICC without profile",
                "/C cs 1 1 1 sc",
                "/ColorSpace<</C[/ICCBased 6 0 R]>>",
                [stream(b"", b"/N 3/Alternate/DeviceRGB")],
            ),
            (
                "separation, tint 0",
                "/C cs 0 scn",
                "/ColorSpace<</C[/Separation/Spot/DeviceCMYK 6 0 R]>>",
                [b"<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 1 1 0]>>"],
            ),
            (
                "separation All, tint 0",
                "/C cs 0 scn",
                "/ColorSpace<</C[/Separation/All/DeviceGray 6 0 R]>>",
                [b"<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>"],
            ),
            (
                "separation None",
                "/C cs 1 scn",
                "/ColorSpace<</C[/Separation/None/DeviceGray 6 0 R]>>",
                [b"<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>"],
            ),
            (
                "DeviceN, tints 0",
                "/C cs 0 0 scn",
                "/ColorSpace<</C[/DeviceN[/A/B]/DeviceCMYK 6 0 R]>>",
                [stream(b"{0 0}", b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]")],
            ),
            ("indexed white", "/C cs 1 sc", "/ColorSpace<</C[/Indexed/DeviceRGB 1<000000FFFFFF>]>>", ()),
            (
                "pattern, white shading",
                "/Pattern cs /P scn",
                "/Pattern<</P<</PatternType 2/Shading %s>>>>" % gradient("1 1 1", "1 1 1"),
                (),
            ),
            (
                "pattern, white tiles",
                "/Pattern cs /P scn",
                "/Pattern<</P 6 0 R>>",
                [
                    stream(
                        b"1 g 0 0 4 4 re f",
                        b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>",
                    )
                ],
            ),
            (
                "pattern, empty tiles",
                "/Pattern cs /P scn",
                "/Pattern<</P 6 0 R>>",
                [stream(b"", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>")],
            ),
            ("stroke mode in white", "1 G 1 Tr", "", ()),
            ("fill and stroke in white", "1 G 1 g 2 Tr", "", ()),
            ("black fill, thick white stroke", "1 G 0 g 3 w 2 Tr", "", ()),
            ("stroke mode, no width, white", "1 G 0 w 1 Tr", "", ()),
            ("mode 3", "3 Tr", "", ()),
            ("mode 7", "7 Tr", "", ()),
            # states
            ("opacity 0", "/S gs", STATE.format("<</ca 0>>"), ()),
            ("opacity 0.02", "/S gs", STATE.format("<</ca 0.02>>"), ()),
            ("opacity 0.05", "/S gs", STATE.format("<</ca 0.05/CA 0.05>>"), ()),
            ("grey at opacity 0.06", "0.5 g /S gs", STATE.format("<</ca 0.06/CA 0.06>>"), ()),
            ("stroke at CA 0", "/S gs 1 Tr", STATE.format("<</CA 0>>"), ()),
            ("blend Difference, white", "1 g /S gs", STATE.format("<</BM/Difference>>"), ()),
            ("blend Multiply, white", "1 g /S gs", STATE.format("<</BM/Multiply>>"), ()),
            (
                "soft mask, black",
                "/S gs",
                STATE.format("<</SMask<</S/Luminosity/G 6 0 R>>>>"),
                [form("0 g 0 0 612 792 re f", head="/Group<</S/Transparency/CS/DeviceGray>>")],
            ),
            (
                "soft mask, alpha of nothing",
                "/S gs",
                STATE.format("<</SMask<</S/Alpha/G 6 0 R>>>>"),
                [form("", head="/Group<</S/Transparency/CS/DeviceGray>>")],
            ),
            # clips
            ("clip to a corner", "0 0 1 1 re W n", "", ()),
            ("clip, even-odd", "0 0 1 1 re W* n", "", ()),
            ("clip of a point", "72 300 0 0 re W n", "", ()),
            ("clip of a line", "72 300 m 400 300 l W n", "", ()),
            ("two clips that do not meet", "0 0 300 300 re W n 310 310 10 10 re W n", "", ()),
            ("clip to a strip above", "0 312 612 40 re W n", "", ()),
            ("clip to a hair of the letters", "0 303 612 0.3 re W n", "", ()),
            ("clip to the left of the words", "0 0 71 792 re W n", "", ()),
            ("clip between the rows, even-odd hole", "0 0 612 792 re 60 280 400 40 re W* n", "", ()),
            ("clip by other words", f"BT 7 Tr /F0 11 Tf 72 100 Td (Tern) Tj ET", "", ()),
        ]
    ],
    # size
    *[
        Case(name, lambda op=op: honest_and(f"q {op} Q\n"), HIDE)
        for name, op in [
            ("0.5 pt", words(size=0.5)),
            ("0.1 pt", words(size=0.1)),
            ("1 pt", words(size=1)),
            ("size 0", words(size=0)),
            ("size -0.5", words(size=-0.5)),
            ("Tm scaled to 0.04", f"BT /F0 11 Tf 0.04 0 0 0.04 72 {AT} Tm {H} ET"),
            ("cm scaled to 0.04", f"0.04 0 0 0.04 72 {AT} cm BT /F0 11 Tf 0 0 Td {H} ET"),
            ("flat, Tm", f"BT /F0 11 Tf 1 0 0 0.03 72 {AT} Tm {H} ET"),
            ("narrow, Tm", f"BT /F0 11 Tf 0.03 0 0 1 72 {AT} Tm {H} ET"),
            ("narrow, Tz 1", f"BT /F0 11 Tf 1 Tz 72 {AT} Td {H} ET"),
            ("narrow, Tz 0.1", f"BT /F0 11 Tf 0.1 Tz 72 {AT} Td {H} ET"),
            ("Tz 0", f"BT /F0 11 Tf 0 Tz 72 {AT} Td {H} ET"),
        ]
    ],
    # place
    *[
        Case(name, lambda op=op: honest_and(op), HIDE)
        for name, op in [
            ("right of the page", words(x=700)),
            ("left of the page", words(x=-400)),
            ("above the page", words(y=800)),
            ("below the page", words(y=-20)),
            ("below the page by its baseline", words(y=-9)),
            ("far away", words(x=90000)),
            ("far below", words(y=-30000)),
            ("risen off the page", words("900 Ts")),
            ("moved off by cm", f"q 1 0 0 1 2000 0 cm\n{words()}Q\n"),
            ("moved off by TJ", f"BT /F0 11 Tf 72 {AT} Td [-80000 ({WORDS})] TJ ET"),
            ("turned, off the page", f"BT /F0 11 Tf 0 1 -1 0 -30 100 Tm {H} ET"),
            ("half beyond the right edge", text(["Kept it"], y=AT) + words(x=620, y=AT)),
        ]
    ],
    # covers
    *[
        Case(name, lambda op=op, res=res, more=more: honest_and(f"{words()}q {op} Q\n", resources=res, more=more), HIDE)
        for name, op, res, more in [
            ("white box", f"1 g {COVER}", "", ()),
            ("black box", f"0 g {COVER}", "", ()),
            ("blue box", f"0 0.2 0.7 rg {COVER}", "", ()),
            ("box of a thick line", "40 w 1 G 60 303 m 460 303 l S", "", ()),
            (
                "box by pattern",
                f"/Pattern cs /P scn {COVER}",
                "/Pattern<</P<</PatternType 2/Shading %s>>>>" % gradient(),
                (),
            ),
            ("box by shading", "60 280 400 40 re W n /G sh", f"/Shading<</G {gradient()}>>", ()),
            ("white shading", "60 280 400 40 re W n /G sh", "/Shading<</G %s>>" % gradient("1 1 1", "1 1 1"), ()),
            ("white picture", put(60, 280, 400, 40), IM, [WHITE]),
            ("photo", put(60, 200, 400, 200), IM, [PHOTO]),
            ("noise", put(60, 200, 400, 200), IM, [NOISE]),
            ("inline picture", "400 0 0 40 60 280 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI", "", ()),
            (
                "image mask",
                "1 g " + put(60, 280, 400, 40),
                IM,
                [stream(b"\x00", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 1/ImageMask true")],
            ),
            ("form", "/X Do", IM, [form(f"1 g {COVER}")]),
            ("opaque at 0.98", f"1 g /S gs {COVER}", STATE.format("<</ca 0.98>>"), ()),
            ("white box, many small", "1 g " + " ".join(f"{60 + 10 * i} 280 10.5 40 re f" for i in range(40)), "", ()),
            (
                "big letters",
                "1 g BT /F0 60 Tf -30 Tc 55 285 Td (MMMMMMMMMMMMMMMMMM) Tj ET BT /F0 60 Tf -30 Tc 62 279 Td (MMMMMMMMMMMMMMMMMM) Tj ET",
                "",
                (),
            ),
        ]
    ],
    Case("same colour as its banner", lambda: honest_and(f"0 0.3 0.6 rg {COVER}\n{words()}0 g\n"), HIDE),
    Case("black on black", lambda: honest_and(f"0 g {COVER}\n{words()}"), HIDE),
    Case(
        "white on a white picture",
        lambda: honest_and(f"{put(60, 280, 400, 40)}1 g\n{words()}0 g\n", resources=IM, more=[WHITE]),
        HIDE,
    ),
    Case(
        "grey on a grey picture",
        lambda: honest_and(f"{put(60, 280, 400, 40)}0.502 g\n{words()}0 g\n", resources=IM, more=[GREY]),
        HIDE,
    ),
    Case(
        "behind a picture of the whole page",
        lambda: page(words() + fill_page() + HONEST, resources=IM, more=[LIGHT]),
        HIDE,
    ),
    Case("behind a white box of the whole page", lambda: page(f"{words()}1 g 0 0 612 792 re f 0 g\n{HONEST}"), HIDE),
    Case(
        "white on its gradient of white",
        lambda: honest_and(
            f"q 60 280 400 40 re W n /G sh Q 1 g\n{words()}0 g\n",
            resources="/Shading<</G %s>>" % gradient("1 1 1", "1 1 1"),
        ),
        HIDE,
    ),
    Case(
        "pattern the same as the gradient below",
        lambda: honest_and(
            f"q 60 280 400 40 re W n /G sh Q /Pattern cs /P scn\n{words()}0 g\n",
            resources="/Shading<</G %s>>/Pattern<</P<</PatternType 2/Shading %s>>>>" % (gradient(), gradient()),
        ),
        HIDE,
    ),
    Case(
        "white between white letters of a banner's end",
        lambda: honest_and(f"0.2 g 60 280 10 40 re f 1 g\n{words()}0 g\n"),
        HIDE,
    ),
    # in the same text object as what is seen
    Case("between lines, 1 g", lambda: page(inside(f"1 g {H} T* 0 g")), HIDE),
    Case("first line, 1 g", lambda: page(inside(f"1 g {H} T* 0 g", after=0)), HIDE),
    Case("last line, 1 g", lambda: page(inside(f"1 g {H} T*", after=5)), HIDE),
    Case("between lines, 3 Tr", lambda: page(inside(f"3 Tr {H} T* 0 Tr")), HIDE),
    Case("between lines, 1 Tz", lambda: page(inside(f"1 Tz {H} 100 Tz T*")), HIDE),
    Case("between lines, 0.5 pt", lambda: page(inside(f"/F0 0.5 Tf {H} T* /F0 11 Tf")), HIDE),
    Case(
        "between lines, opacity 0",
        lambda: page(inside(f"/S gs {H} T* /N gs"), resources="/ExtGState<</S<</ca 0>>/N<</ca 1>>>>"),
        HIDE,
    ),
    Case(
        "between lines, layer off",
        lambda: page(
            inside(f"/OC /L BDC {H} T* EMC"),
            resources="/Properties<</L 6 0 R>>",
            more=[b"<</Type/OCG/Name(L)>>"],
            catalog="/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
        ),
        HIDE,
    ),
    Case(
        "every second line, 1 g",
        lambda: page(
            "BT /F0 11 Tf 16 TL 72 720 Td "
            + " ".join(
                f"1 g ({hidden}) Tj T* 0 g ({line}) Tj T*"
                for line, hidden in zip(
                    SHOWN, (WORDS, "Chaired audits", "Led mergers", "Ran payroll", "Wrote policy"), strict=True
                )
            )
            + " ET"
        ),
        (WORDS, "Chaired audits", "Led mergers", "Ran payroll", "Wrote policy"),
    ),
    Case(
        "same line behind, 1 g",
        lambda: page(inside(f"(Answered letters ) Tj 1 g {H} 0 g T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "same line before, 1 g",
        lambda: page(inside(f"1 g ({WORDS} ) Tj 0 g (Answered letters) Tj T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "same line in the middle, 1 g",
        lambda: page(inside(f"(Answered letters ) Tj 1 g {H} 0 g ( and posts) Tj T*")),
        HIDE,
        (*SHOWN, "Answered letters", "and posts"),
    ),
    Case(
        "same word glued on, 1 g",
        lambda: page(inside(f"(Answered letters) Tj 1 g {H} 0 g T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "glued before, 1 g",
        lambda: page(inside(f"1 g {H} 0 g (Answered letters) Tj T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "same line, tiny in the gap",
        lambda: page(inside(f"(Answered ) Tj /F0 0.5 Tf {H} /F0 11 Tf (letters) Tj T*")),
        HIDE,
        (*SHOWN, "letters"),
    ),
    Case(
        "same line, 3 Tr",
        lambda: page(inside(f"(Answered letters ) Tj 3 Tr {H} 0 Tr T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "same Tj, cut off by the page's edge",
        lambda: page(inside(f"(Answered letters ) Tj 600 0 Td {H} -600 -16 Td")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "same Tj, its end under a box",
        lambda: page(
            inside("(Answered letters as well as Forecast workforce budgets) Tj T*") + "1 g 192 685 200 12 re f 0 g"
        ),
        ("workforce budgets",),
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "same Tj, its end clipped away",
        lambda: honest_and(f"q 0 0 160 792 re W n {text(['Answered letters ' + WORDS], y=AT)}Q"),
        ("workforce budgets",),
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "line over another line, 3 Tr, 3 times",
        lambda: honest_and(
            "3 Tr\n" + words(y=720) + text(["Chaired audits"], y=720) + text(["Led mergers"], y=720) + "0 Tr\n"
        ),
        (WORDS, "Chaired audits", "Led mergers"),
    ),
    Case("1 g first, then printed over", lambda: page("1 g\n" + words(y=720) + "0 g\n" + HONEST), HIDE),
    Case("half a line below, 3 Tr", lambda: honest_and("3 Tr\n" + words(y=716) + "0 Tr\n"), HIDE),
    Case("half a line below, 1 g before", lambda: page("1 g\n" + words(y=717) + "0 g\n" + HONEST), HIDE),
    Case("letter by letter, 1 g", lambda: honest_and("1 g\n" + letters() + "0 g\n"), HIDE),
    Case(
        "spaced letters, 1 g", lambda: honest_and("1 g BT /F0 11 Tf 5 Tc 72 300 Td (Forecast) Tj ET 0 g"), ("Forecast",)
    ),
    Case("white on the strike of a line", lambda: honest_and(f"0.5 w 60 303 m 400 303 l S 1 g\n{words()}0 g\n"), HIDE),
    Case(
        "white, over dotted leaders",
        lambda: honest_and(f"BT /F0 11 Tf 72 300 Td ({'.' * 60}) Tj ET 1 g\n{words()}0 g\n"),
        HIDE,
    ),
    Case(
        "between two seen letters of one run, 1 g",
        lambda: page(inside(f"(Answered letters) Tj 1 g {H} 0 g (x) Tj T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case("between two bullets of one run, 1 g", lambda: page(inside(f"(-) Tj 1 g {H} 0 g (-) Tj T*")), HIDE),
    Case(
        "each word between dots, 1 g",
        lambda: page(
            inside("(.) Tj 1 g (Forecast) Tj 0 g (.) Tj 1 g (workforce) Tj 0 g (.) Tj 1 g (budgets) Tj 0 g (.) Tj T*")
        ),
        HIDE,
    ),
    Case(
        "in the middle of a line, letters glued, 3 Tr",
        lambda: page(inside(f"(Answered) Tj 3 Tr {H} 0 Tr (letters) Tj T*")),
        HIDE,
        (*SHOWN, "Answered"),
    ),
    Case(
        "by TJ back under the line before",
        lambda: page(inside(f"(Answered letters and all kinds of post) Tj 3 Tr -0.1 0 Td {H} 0 Tr 0.1 -16 Td")),
        HIDE,
        (*SHOWN, "Answered letters and all kinds of post"),
    ),
    Case(
        "white superscript",
        lambda: page(inside(f"(Answered letters ) Tj 5 Ts 1 g /F0 6 Tf {H} /F0 11 Tf 0 g 0 Ts T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case("white, then a seen line under 1 pt lower", lambda: page("1 g\n" + words(y=719) + "0 g\n" + HONEST), HIDE),
    Case("half a line above, 3 Tr", lambda: honest_and("3 Tr\n" + words(y=723) + "0 Tr\n"), HIDE),
    Case("between the lines, 3 Tr at 5 pt", lambda: honest_and("3 Tr\n" + words(y=711, size=5) + "0 Tr\n"), HIDE),
    Case("between the lines, 3 Tr at 2 pt", lambda: honest_and("3 Tr\n" + words(y=715, size=2) + "0 Tr\n"), HIDE),
    Case("2 pt on a line's baseline, 1 g", lambda: honest_and("1 g\n" + words(y=720, size=2) + "0 g\n"), HIDE),
    Case("3 Tr on an underline", lambda: honest_and(f"4 w 72 302 m 300 302 l S 3 Tr\n{words()}"), HIDE),
    Case("3 Tr on a dashed line", lambda: honest_and(f"4 w [3 2] 0 d 72 302 m 300 302 l S 3 Tr\n{words()}"), HIDE),
    Case(
        "3 Tr on a photo in a corner",
        lambda: honest_and(f"{put(60, 200, 300, 200)} 3 Tr\n{words()}", resources=IM, more=[PHOTO]),
        HIDE,
    ),
    Case(
        "3 Tr over a table's lines",
        lambda: honest_and(
            "0.5 w " + " ".join(f"{60 + 9 * i} 280 m {60 + 9 * i} 330 l S" for i in range(40)) + f" 3 Tr\n{words()}"
        ),
        HIDE,
    ),
    Case("white on white beside a dark column", lambda: honest_and(f"0.1 g 0 0 60 792 re f 1 g\n{words()}"), HIDE),
    Case("white, the first letter on a dark box", lambda: honest_and(f"0.1 g 60 280 18 40 re f 1 g\n{words()}"), HIDE),
    Case(
        "white, every word begins on a dark dot",
        lambda: honest_and("0.1 g 70 298 8 12 re f 119 298 8 12 re f 174 298 8 12 re f 1 g\n" + words()),
        HIDE,
    ),
    Case("huge white letters", lambda: honest_and(f"1 g BT /F0 40 Tf 20 {AT} Td {H} ET 0 g"), HIDE),
    Case("huge nearly white letters", lambda: honest_and(f"0.97 g BT /F0 40 Tf 20 {AT} Td {H} ET 0 g"), HIDE),
    Case("1.2 pt", lambda: honest_and(words(size=1.2)), HIDE),
    Case("30 lines of 0.5 pt", lambda: honest_and(text([WORDS] * 30, y=AT, size=0.5)), HIDE),
    Case(
        "0.5 pt among 11 pt on one line",
        lambda: page(inside(f"(Answered letters ) Tj /F0 0.5 Tf {H} /F0 11 Tf T*")),
        HIDE,
        (*SHOWN, "Answered letters"),
    ),
    Case(
        "0.5 pt, letters 11 pt apart",
        lambda: honest_and(f"BT /F0 0.5 Tf 6 Tc 72 {AT} Td (Forecast) Tj ET"),
        ("Forecast",),
    ),
    Case(
        "only hidden words on its page",
        lambda: build(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F0 5 0 R>>>>>>",
                stream(HONEST.encode()),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R/Resources<</Font<</F0 5 0 R>>>>>>",
                stream(b"3 Tr " + words().encode()),
            ]
        ),
        HIDE,
    ),
    Case(
        "page without height, words on another",
        lambda: page(f"{HONEST}1 g\n{words()}", box="/MediaBox[0 0 612 792]/CropBox[0 0 0 0]"),
        HIDE,
    ),
    # pages
    Case(
        "outside of the crop",
        lambda: page(HONEST + words(y=50), box="/MediaBox[0 0 612 792]/CropBox[0 100 612 792]"),
        HIDE,
    ),
    Case(
        "outside of the crop, aside",
        lambda: page(HONEST + words(x=420), box="/MediaBox[0 0 612 792]/CropBox[0 0 400 792]"),
        HIDE,
    ),
    Case(
        "crop larger than the page",
        lambda: page(HONEST + words(x=700), box="/MediaBox[0 0 612 792]/CropBox[0 0 1500 792]"),
        HIDE,
    ),
    Case(
        "crop turned inside out",
        lambda: page(HONEST + words(y=50), box="/MediaBox[0 0 612 792]/CropBox[612 792 0 100]"),
        HIDE,
    ),
    *[
        Case(f"/Rotate {turn}, 1 g", lambda turn=turn: page(f"{HONEST}1 g\n{words()}", page=f"/Rotate {turn}"), HIDE)
        for turn in (90, 180, 270, -90, 450)
    ],
    Case(
        "/Rotate 90 with a crop",
        lambda: page(HONEST + words(y=50), page="/Rotate 90", box="/MediaBox[0 0 612 792]/CropBox[0 100 612 792]"),
        HIDE,
    ),
    Case("/UserUnit 2, 1 g", lambda: page(f"{HONEST}1 g\n{words()}", page="/UserUnit 2"), HIDE),
    Case("/UserUnit 0.1, 1 g", lambda: page(f"{HONEST}1 g\n{words()}", page="/UserUnit 0.1"), HIDE),
    Case(
        "several content streams, state carried over",
        lambda: build(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[4 0 R 6 0 R 7 0 R]/Resources<</Font<</F0 5 0 R>>>>>>",
                stream(HONEST.encode()),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
                stream(b"1 g"),
                stream(words().encode()),
            ]
        ),
        HIDE,
    ),
    # forms
    Case("form, 1 g inside", lambda: honest_and("/X Do", resources=IM, more=[form(f"1 g {words()}")]), HIDE),
    Case("form, 1 g outside", lambda: honest_and("1 g /X Do", resources=IM, more=[form(words())]), HIDE),
    Case(
        "form, opacity outside",
        lambda: honest_and(
            "/S gs /X Do",
            resources=IM + STATE.format("<</ca 0>>"),
            more=[form(words(), head="/Group<</S/Transparency>>")],
        ),
        HIDE,
    ),
    Case(
        "form, its box leaves the words out",
        lambda: honest_and("/X Do", resources=IM, more=[form(words(), box="0 0 612 200")]),
        HIDE,
    ),
    Case(
        "form, moved off the page",
        lambda: honest_and("/X Do", resources=IM, more=[form(words(), head="/Matrix[1 0 0 1 0 -2000]")]),
        HIDE,
    ),
    Case(
        "form, made small",
        lambda: honest_and("q 0.04 0 0 0.04 60 300 cm /X Do Q", resources=IM, more=[form(words())]),
        HIDE,
    ),
    Case(
        "form, made flat",
        lambda: honest_and("/X Do", resources=IM, more=[form(words(), head="/Matrix[1 0 0 0 0 300]")]),
        HIDE,
    ),
    Case(
        "form in a form, 3 Tr",
        lambda: honest_and(
            "/X Do", resources=IM, more=[form("/Y Do", resources="/XObject<</Y 7 0 R>>"), form(words("3 Tr"))]
        ),
        HIDE,
    ),
    Case(
        "form shown twice, once off the page and once under a box",
        lambda: honest_and(f"/X Do q 1 0 0 1 2000 0 cm /X Do Q 1 g {COVER} 0 g", resources=IM, more=[form(words())]),
        HIDE,
    ),
    Case(
        "form on a layer that is off",
        lambda: honest_and(
            "/X Do",
            resources=IM,
            more=[form(words(), head="/OC 7 0 R"), b"<</Type/OCG/Name(L)>>"],
            catalog="/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>",
        ),
        HIDE,
    ),
    Case(
        "pattern cell with words, painted nowhere",
        lambda: honest_and(
            "/Pattern cs /P scn 0 g",
            resources="/Pattern<</P 6 0 R>>",
            more=[
                stream(
                    words().encode(),
                    b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 612 792]/XStep 612/YStep 792/Resources<</Font<</F0 5 0 R>>>>",
                )
            ],
        ),
        (),
        SHOWN,
    ),
    Case("form never shown", lambda: honest_and("", resources=IM, more=[form(words())]), (), SHOWN),
    # layers
    Case("layer off", lambda: layered("<</Type/OCG/Name(L)>>", "/OFF[6 0 R]"), HIDE),
    Case("all layers off by /BaseState", lambda: layered("<</Type/OCG/Name(L)>>", "/BaseState/OFF"), HIDE),
    Case(
        "membership of a layer that is off",
        lambda: layered(
            "<</Type/OCG/Name(L)>>", "/OFF[6 0 R]", before="/OC /M BDC", more=[b"<</Type/OCMD/OCGs[6 0 R]/P/AllOn>>"]
        ),
        HIDE,
    ),
    Case(
        "membership by expression",
        lambda: layered("<</Type/OCG/Name(L)>>", "", before="/OC /M BDC", more=[b"<</Type/OCMD/VE[/Not 6 0 R]>>"]),
        HIDE,
    ),
    Case(
        "layer for print only",
        lambda: layered(
            "<</Type/OCG/Name(L)/Usage<</View<</ViewState/OFF>>/Print<</PrintState/ON>>>>>>",
            "/AS[<</Event/View/Category[/View]/OCGs[6 0 R]>>]",
        ),
        HIDE,
    ),
    Case(
        "layer for export only",
        lambda: layered(
            "<</Type/OCG/Name(L)/Usage<</View<</ViewState/OFF>>>>>>",
            "/ON[6 0 R]/AS[<</Event/View/Category[/View]/OCGs[6 0 R]>>]",
        ),
        HIDE,
    ),
    Case("layer of another intent", lambda: layered("<</Type/OCG/Name(L)/Intent/Design>>", "/OFF[6 0 R]"), (), SHOWN),
    Case(
        "layers in layers, outer off",
        lambda: honest_and(
            f"/OC /L BDC /OC /M BDC\n{words()}EMC EMC",
            resources="/Properties<</L 6 0 R/M 7 0 R>>",
            more=[b"<</Type/OCG/Name(L)>>", b"<</Type/OCG/Name(M)>>"],
            catalog="/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>",
        ),
        HIDE,
    ),
    # fonts
    Case("type 3 of nothing", lambda: type3("500 0 d0"), HIDE),
    Case("type 3 of white boxes", lambda: type3("500 0 d0 1 g 0 0 400 700 re f"), HIDE),
    Case("type 3 of a hair", lambda: type3("500 0 0 0 500 700 d1 0 0 400 4 re f"), HIDE),
    # annotations
    Case(
        "white box of an annotation",
        lambda: note("Square", "60 280 460 320", "", form("1 g 0 0 400 40 re f", box="0 0 400 40")),
        HIDE,
    ),
    Case(
        "stamp over the words",
        lambda: note("Stamp", "60 280 460 320", "", form("0.9 0.2 0.2 rg 0 0 400 40 re f", box="0 0 400 40")),
        HIDE,
    ),
    Case(
        "white words of a free text",
        lambda: note(
            "FreeText",
            "60 280 460 320",
            f"/Contents({WORDS})/DA(/F0 11 Tf 1 g)",
            form(f"1 g BT /F0 11 Tf 12 20 Td {H} ET", box="0 0 400 40"),
            content="",
        ),
        HIDE,
    ),
    Case(
        "hidden annotation with words",
        lambda: note(
            "FreeText", "60 280 460 320", "/F 2", form(f"BT /F0 11 Tf 12 20 Td {H} ET", box="0 0 400 40"), content=""
        ),
        (),
        SHOWN,
    ),
    Case(
        "white field value",
        lambda: note(
            "Widget",
            "60 280 460 320",
            f"/FT/Tx/T(a)/V({WORDS})/DA(/F0 11 Tf 1 g)",
            form(f"/Tx BMC 1 g BT /F0 11 Tf 2 10 Td {H} ET EMC", box="0 0 400 40"),
            content="",
        ),
        HIDE,
    ),
    # scans
    Case(
        "off a scan's page",
        lambda: page(fill_page() + text(SHOWN, before="3 Tr") + words("3 Tr", y=-40), resources=IM, more=[NOISE]),
        HIDE,
    ),
    Case(
        "specks on a scan",
        lambda: page(fill_page() + text(SHOWN, before="3 Tr") + words("3 Tr", size=0.5), resources=IM, more=[NOISE]),
        HIDE,
    ),
    Case(
        "white on a light picture page with honest words",
        lambda: page(fill_page() + HONEST + "1 g\n" + words(), resources=IM, more=[WHITE]),
        HIDE,
    ),
    Case(
        "3 Tr on a picture page whose words show",
        lambda: page(fill_page() + HONEST + words("3 Tr"), resources=IM, more=[LIGHT]),
        HIDE,
    ),
    Case(
        "many 3 Tr on a decorated page",
        lambda: page(fill_page() + HONEST + text([WORDS] * 12, y=500, before="3 Tr"), resources=IM, more=[LIGHT]),
        HIDE,
    ),
    Case(
        "many 3 Tr on a photo page whose words show",
        lambda: page(
            fill_page() + "1 g 40 600 500 150 re f 0 g\n" + HONEST + text([WORDS] * 12, y=500, before="3 Tr"),
            resources=IM,
            more=[PHOTO],
        ),
        HIDE,
    ),
]


SEEN: list[Case] = [
    *[
        Case(
            name,
            lambda op=op, res=res, more=more: honest_and(f"q {op}\n{words()}Q\n", resources=res, more=more),
            (),
            ALL,
        )
        for name, op, res, more in [
            ("white on a dark box", f"0.1 g {COVER} 1 g", "", ()),
            ("white on a blue box", f"0.1 0.2 0.5 rg {COVER} 1 g", "", ()),
            ("white on a mid-blue box", f"0.35 0.6 0.85 rg {COVER} 1 g", "", ()),
            ("white on an orange box", f"1 0.6 0.1 rg {COVER} 1 g", "", ()),
            ("white on a light teal box", f"0.5 0.8 0.8 rg {COVER} 1 g", "", ()),
            ("grey on a dark box", f"0.2 g {COVER} 0.6 g", "", ()),
            ("dark blue on black", f"0 g {COVER} 0.2 0.3 0.6 rg", "", ()),
            ("white on a round path", "0.1 g 60 300 m 60 340 460 340 460 300 c 460 270 60 270 60 300 c f 1 g", "", ()),
            ("white on a thick line", "0.1 G 40 w 60 303 m 460 303 l S 1 g", "", ()),
            ("white on a dark picture", put(60, 280, 400, 40) + "1 g", IM, [DARK]),
            ("white on a grey picture", put(60, 280, 400, 40) + "1 g", IM, [GREY]),
            ("white on noise", put(60, 200, 400, 200) + "1 g", IM, [NOISE]),
            ("black on noise", put(60, 200, 400, 200), IM, [NOISE]),
            ("white on a photo", put(60, 200, 400, 200) + "1 g", IM, [PHOTO]),
            ("black on a photo", put(60, 200, 400, 200), IM, [PHOTO]),
            ("black on a light picture", put(60, 200, 400, 200), IM, [LIGHT]),
            ("white on a shading", "q 60 280 400 40 re W n /G sh Q 1 g", f"/Shading<</G {gradient()}>>", ()),
            ("white on a form", "/X Do 1 g", IM, [form(f"0.1 g {COVER}")]),
            (
                "white on an inline picture",
                "q 400 0 0 40 60 280 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 10> EI Q 1 g",
                "",
                (),
            ),
            (
                "white on a half-clear dark box",
                f"/S gs 0 g {COVER} /N gs 1 g",
                "/ExtGState<</S<</ca 0.6>>/N<</ca 1>>>>",
                (),
            ),
            ("light grey", "0.75 g", "", ()),
            ("lighter grey", "0.8 g", "", ()),
            ("yellow", "1 0.85 0 rg", "", ()),
            ("pale blue", "0.7 0.85 1 rg", "", ()),
            ("pink", "1 0.75 0.8 rg", "", ()),
            ("cyan of CMYK", "1 0 0 0 k", "", ()),
            ("opacity 0.4", "/S gs", STATE.format("<</ca 0.4>>"), ()),
            ("opacity 0.87", "/S gs", STATE.format("<</ca 0.87/CA 0.87>>"), ()),
            ("blend Screen", "/S gs", STATE.format("<</BM/Screen>>"), ()),
            ("blend Luminosity", "/S gs", STATE.format("<</BM/Luminosity>>"), ()),
            ("blend Multiply", "/S gs", STATE.format("<</BM/Multiply>>"), ()),
            ("overprint", "/S gs", STATE.format("<</OP true/op true/OPM 1>>"), ()),
            (
                "soft mask that lets through",
                "/S gs",
                STATE.format("<</SMask<</S/Luminosity/G 6 0 R>>>>"),
                [form("1 g 0 0 612 792 re f", head="/Group<</S/Transparency/CS/DeviceGray>>")],
            ),
            ("gradient fill", "/Pattern cs /P scn", "/Pattern<</P<</PatternType 2/Shading %s>>>>" % gradient(), ()),
            (
                "tiles fill",
                "/Pattern cs /P scn",
                "/Pattern<</P 6 0 R>>",
                [
                    stream(
                        b"0 0 1 rg 0 0 3 4 re f",
                        b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>",
                    )
                ],
            ),
            (
                "separation, tint 1",
                "/C cs 1 scn",
                "/ColorSpace<</C[/Separation/Spot/DeviceCMYK 6 0 R]>>",
                [b"<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 1 1 0]>>"],
            ),
            (
                "separation All, tint 1",
                "/C cs 1 scn",
                "/ColorSpace<</C[/Separation/All/DeviceGray 6 0 R]>>",
                [b"<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>"],
            ),
            ("outline", "1 Tr 0.4 w", "", ()),
            ("outline of a hair", "1 Tr 0 w", "", ()),
            ("outline 0.1", "1 Tr 0.1 w", "", ()),
            ("fill and stroke", "2 Tr 0.3 w", "", ()),
            ("white with a black outline", "2 Tr 0.4 w 1 g 0 G", "", ()),
            ("clip that holds it", "60 280 400 60 re W n", "", ()),
            ("clip that shaves it", "60 300 400 60 re W n", "", ()),
            ("clip above and below a little", "60 301 400 6 re W n", "", ()),
            ("strike-through", "0.6 w 72 303.5 m 220 303.5 l S", "", ()),
            ("underlined", "0.6 w 72 298 m 220 298 l S", "", ()),
            ("yellow behind", f"1 1 0 rg {COVER} 0 g", "", ()),
            (
                "on alternating rows",
                "0.93 g 60 296 400 16 re f 0.85 g 60 312 400 16 re f 0.93 g 60 280 400 16 re f 0 g",
                "",
                (),
            ),
            ("in a box of lines", "1 w 60 280 400 40 re S", "", ()),
            ("on the edge of two fields", "0.1 g 60 280 70 40 re f 0.95 g 130 280 300 40 re f 0.5 g", "", ()),
            ("beside a black box", "0 g 60 320 400 40 re f 250 280 100 40 re f", "", ()),
        ]
    ],
    *[
        Case(name, lambda op=op, res=res, more=more: honest_and(op, resources=res, more=more), (), ALL)
        for name, op, res, more in [
            ("strike-through over", words() + "0.8 w 72 303.5 m 220 303.5 l S", "", ()),
            ("struck out thickly", words() + "1.5 w 72 303.5 m 220 303.5 l S", "", ()),
            ("highlighted over, multiply", words() + f"/S gs 1 1 0 rg {COVER}", STATE.format("<</BM/Multiply>>"), ()),
            ("highlighted over, half clear", words() + f"/S gs 1 1 0 rg {COVER}", STATE.format("<</ca 0.4>>"), ()),
            ("under a half-clear grey box", words() + f"/S gs 0.5 g {COVER}", STATE.format("<</ca 0.5>>"), ()),
            (
                "under a picture with a mask",
                words() + put(60, 280, 400, 40),
                IM,
                [picture(1, 1, b"\x00", head="/SMask 7 0 R"), picture(1, 1, b"\x10")],
            ),
            ("under a form with print of its own", words() + "/X Do", IM, [form("0.5 w 60 280 400 40 re S")]),
            ("boxes near", words() + "0 g 60 311 400 20 re f 60 270 400 26 re f", "", ()),
            ("a box that covers a rest of it", words() + "1 g 60 280 400 18.2 re f 0 g", "", ()),
            ("4 pt", words(size=4), "", ()),
            ("5 pt grey", f"0.5 g {words(size=5)} 0 g", "", ()),
            ("3 pt", words(size=3), "", ()),
            ("6 pt light grey", f"0.7 g {words(size=6)} 0 g", "", ()),
            ("4 pt light grey", f"0.7 g {words(size=4)} 0 g", "", ()),
            ("30 pt light", f"0.8 g {words(size=30)} 0 g", "", ()),
            (
                "90 pt light watermark",
                f"0.9 g BT /F0 90 Tf 0.7 0.7 -0.7 0.7 100 250 Tm (DRAFT) Tj ET 0 g {words()}",
                "",
                (),
            ),
            (
                "watermark over it",
                f"{words()} /S gs BT /F0 90 Tf 0.7 0.7 -0.7 0.7 90 230 Tm (DRAFT) Tj ET",
                STATE.format("<</ca 0.15>>"),
                (),
            ),
            ("bold by printing 4 times", "".join(words(x=72 + 0.1 * i) for i in range(4)), "", ()),
            ("bold by printing 2 times, 0.6 pt", words() + words(x=72.6), "", ()),
            ("shadow", f"0.6 g {words(x=73, y=299)} 0 g {words()}", "", ()),
            (
                "soft shadow of 6 prints",
                "/S gs "
                + "".join(words(x=72.2 * 1 + 0.4 * i, y=300 - 0.4 * i) for i in range(6))
                + " /N gs 0.1 0.1 0.5 rg "
                + words()
                + "0 g",
                "/ExtGState<</S<</ca 0.08>>/N<</ca 1>>>>",
                (),
            ),
            ("white with a dark shadow", f"0.3 g {words(x=73, y=299)} 1 g {words()} 0 g", "", ()),
            ("glow: white outline under", f"1 G 3 w {words('1 Tr')} {words('0 Tr')}", "", ()),
            ("letters by themselves", letters(), "", ()),
            ("gradient by clip", f"q {words('7 Tr')} /G sh Q", f"/Shading<</G {gradient()}>>", ()),
            ("picture by clip", f"q {words('7 Tr')} {put(60, 280, 400, 40)} Q", IM, [DARK]),
            ("boxes by clip", f"q {words('7 Tr')} 0 0.4 0 rg {COVER} Q", "", ()),
            ("fill and clip", f"q {words('4 Tr')} Q", "", ()),
            ("wide", f"BT /F0 11 Tf 160 Tz 72 {AT} Td {H} ET", "", ()),
            ("condensed", f"BT /F0 11 Tf 50 Tz 72 {AT} Td {H} ET", "", ()),
            ("mirrored size", f"BT /F0 -11 Tf -1 0 0 -1 72 {AT} Tm {H} ET", "", ()),
            ("slanted", f"BT /F0 11 Tf 1 0 0.3 1 72 {AT} Tm {H} ET", "", ()),
            ("upwards", f"BT /F0 11 Tf 0 1 -1 0 40 100 Tm {H} ET", "", ()),
            (
                "upwards, white on a dark sidebar",
                f"0.1 g 20 80 40 300 re f 1 g BT /F0 11 Tf 0 1 -1 0 40 100 Tm {H} ET 0 g",
                "",
                (),
            ),
            ("at 7 degrees", f"BT /F0 11 Tf 0.9925 0.1219 -0.1219 0.9925 72 {AT} Tm {H} ET", "", ()),
            ("font of size 1 made large", f"BT /F0 1 Tf 11 0 0 11 72 {AT} Tm {H} ET", "", ()),
            ("unit of 0.1", f"q 0.1 0 0 0.1 0 0 cm BT /F0 110 Tf 720 3000 Td {H} ET Q", "", ()),
            ("page upside down by cm", f"q 1 0 0 -1 0 792 cm BT /F0 11 Tf 1 0 0 -1 72 492 Tm {H} ET Q", "", ()),
            ("in a form", "/X Do", IM, [form(words())]),
            (
                "white form on a dark form",
                "/X Do /Y Do",
                "/XObject<</X 6 0 R/Y 7 0 R>>",
                [form(f"0.1 g {COVER}"), form(f"1 g {words()}", head="/Group<</S/Transparency/I true>>")],
            ),
            (
                "knock-out group on a dark box",
                f"0.1 g {COVER} /X Do",
                IM,
                [form(f"1 g {words()}", head="/Group<</S/Transparency/K true>>")],
            ),
            ("cut out of a dark box (even-odd)", f"0.1 g {COVER} q {words('7 Tr')} 1 g {COVER} Q", "", ()),
            ("words again, unseen, under their print", words("3 Tr") + words("0 Tr"), "", ()),
            ("hidden copy over its print", words() + words("3 Tr"), "", ()),
            ("accessible copy in white, print in black over", f"1 g {words()} 0 g {words()}", "", ()),
            ("at the edge of the page", words(x=2, y=3), "", ()),
            (
                "white on a sidebar",
                f"0.15 0.25 0.35 rg 0 0 240 792 re f 1 g {words(x=20)} 0 g 1 g {text(SHOWN)} 0 g",
                "",
                (),
            ),
        ]
    ],
    Case("small footer", lambda: honest_and(text([WORDS], y=20, size=5)), (), ALL),
    Case("layer on", lambda: layered("<</Type/OCG/Name(L)>>", "/ON[6 0 R]"), (), ALL),
    Case(
        "layer for view only",
        lambda: layered(
            "<</Type/OCG/Name(L)/Usage<</Print<</PrintState/OFF>>/View<</ViewState/ON>>>>>>",
            "/AS[<</Event/Print/Category[/Print]/OCGs[6 0 R]>>]",
        ),
        (),
        ALL,
    ),
    Case(
        "layer off by default, on by membership",
        lambda: layered(
            "<</Type/OCG/Name(L)>>", "/OFF[6 0 R]", before="/OC /M BDC", more=[b"<</Type/OCMD/OCGs[6 0 R]/P/AllOff>>"]
        ),
        (),
        ALL,
    ),
    Case("type 3 of boxes", lambda: type3("500 0 0 0 500 700 d1 0 0 400 700 re f"), (), ALL),
    Case(
        "highlight annotation",
        lambda: note("Highlight", "70 296 220 312", "/QuadPoints[70 312 220 312 70 296 220 296]/C[1 1 0]", None),
        (),
        ALL,
    ),
    Case(
        "highlight annotation with a look",
        lambda: note(
            "Highlight",
            "70 296 220 312",
            "/QuadPoints[70 312 220 312 70 296 220 296]/C[1 1 0]",
            form(
                "/M gs 1 1 0 rg 0 0 150 16 re f",
                resources="/ExtGState<</M<</BM/Multiply>>>>",
                box="0 0 150 16",
                head="/Group<</S/Transparency>>",
            ),
        ),
        (),
        ALL,
    ),
    Case(
        "link with a border",
        lambda: note("Link", "70 296 220 312", "/Border[0 0 1]/A<</S/URI/URI(https://example.org)>>", None),
        (),
        ALL,
    ),
    Case("white link box over words", lambda: note("Link", "70 296 220 312", "/C[1 1 1]/Border[0 0 0]", None), (), ALL),
    Case("note beside", lambda: note("Text", "400 296 420 316", "/Contents(Ask)", None), (), ALL),
    Case(
        "field with value and look",
        lambda: note(
            "Widget",
            "60 280 460 320",
            f"/FT/Tx/T(a)/V({WORDS})/DA(/F0 11 Tf 0 g)",
            form(f"/Tx BMC BT /F0 11 Tf 2 10 Td {H} ET EMC", box="0 0 400 40"),
            content="",
        ),
        (),
        ALL,
    ),
    Case(
        "white field on a dark box",
        lambda: note(
            "Widget",
            "60 280 460 320",
            f"/FT/Tx/T(a)/V({WORDS})",
            form(f"0.1 g 0 0 400 40 re f /Tx BMC 1 g BT /F0 11 Tf 2 10 Td {H} ET EMC", box="0 0 400 40"),
            content="",
        ),
        (),
        ALL,
    ),
    Case(
        "empty field with white ground over nothing",
        lambda: note(
            "Widget", "60 200 460 240", "/FT/Tx/T(a)/MK<</BG[1]>>", form("1 g 0 0 400 40 re f", box="0 0 400 40")
        ),
        (),
        ALL,
    ),
    Case(
        "stamp beside",
        lambda: note("Stamp", "300 280 460 320", "", form(f"1 0 0 RG 2 w 1 1 158 38 re S", box="0 0 160 40")),
        (),
        ALL,
    ),
    *[
        Case(f"/Rotate {turn}", lambda turn=turn: page(HONEST + words(), page=f"/Rotate {turn}"), (), ALL)
        for turn in (90, 180, 270)
    ],
    Case(
        "/Rotate 90, white on dark", lambda: page(f"{HONEST}0.1 g {COVER} 1 g\n{words()}", page="/Rotate 90"), (), ALL
    ),
    Case("/UserUnit 2", lambda: page(HONEST + words(), page="/UserUnit 2"), (), ALL),
    Case("/UserUnit 0.5", lambda: page(HONEST + words(), page="/UserUnit 0.5"), (), ALL),
    Case(
        "crop that holds all",
        lambda: page(HONEST + words(), box="/MediaBox[0 0 612 792]/CropBox[50 250 500 750]"),
        (),
        ALL,
    ),
    Case(
        "page far from nought",
        lambda: page("q 1 0 0 1 5000 -7000 cm " + HONEST + words() + "Q", box="/MediaBox[5000 -7000 5612 -6208]"),
        (),
        ALL,
    ),
    Case("page of 14,400 pt", lambda: page(HONEST + words(), box="/MediaBox[0 0 14400 14400]"), (), ALL),
    Case(
        "page of 3,000 pt, white on dark",
        lambda: page(f"{HONEST}0.1 g {COVER} 1 g\n{words()}", box="/MediaBox[0 0 3000 3000]"),
        (),
        ALL,
    ),
    Case(
        "scan with its words in mode 3",
        lambda: page(fill_page() + text(ALL, before="3 Tr"), resources=IM, more=[NOISE]),
        (),
        ALL,
    ),
    Case("scan over its words", lambda: page(text(ALL) + fill_page(), resources=IM, more=[NOISE]), (), ALL),
    Case(
        "scan with words at opacity 0",
        lambda: page(fill_page() + "/S gs " + text(ALL), resources=IM + STATE.format("<</ca 0>>"), more=[NOISE]),
        (),
        ALL,
    ),
    Case(
        "scan with its words in white under it",
        lambda: page("1 g " + text(ALL) + fill_page(), resources=IM, more=[NOISE]),
        (),
        ALL,
    ),
    Case(
        "scan in 8 strips",
        lambda: page(
            "".join(put(0, 99 * i, 612, 99) for i in range(8)) + text(ALL, before="3 Tr"), resources=IM, more=[NOISE]
        ),
        (),
        ALL,
    ),
    Case(
        "scan in a form, words beside",
        lambda: page(
            "/Y Do " + text(ALL, before="3 Tr"),
            resources="/XObject<</Y 7 0 R>>",
            more=[NOISE, form(fill_page(), resources=IM)],
        ),
        (),
        ALL,
    ),
    Case(
        "scan turned on its side",
        lambda: page(
            "q 0 792 -612 0 612 0 cm /X Do Q " + text(ALL, before="3 Tr"), resources=IM, page="/Rotate 90", more=[NOISE]
        ),
        (),
        ALL,
    ),
    Case(
        "scan with margins",
        lambda: page(put(36, 36, 540, 720) + text(ALL, before="3 Tr"), resources=IM, more=[NOISE]),
        (),
        ALL,
    ),
    Case(
        "scan with a printed stamp",
        lambda: page(
            fill_page() + text(ALL, before="3 Tr") + text(["Received in May"], y=60), resources=IM, more=[NOISE]
        ),
        (),
        (*ALL, "Received in May"),
    ),
    Case(
        "scan as a mask of one bit",
        lambda: page(
            "0 g " + fill_page() + text(ALL, before="3 Tr"),
            resources=IM,
            more=[
                stream(
                    bytes((i * 37 + i // 8 * 11) % 256 for i in range(8 * 64)),
                    b"/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 1/ImageMask true",
                )
            ],
        ),
        (),
        ALL,
    ),
    Case(
        "words on a picture of the whole page",
        lambda: page(fill_page() + f"1 g\n{words(y=760)} 0 g\n" + HONEST, resources=IM, more=[NOISE]),
        (),
        ALL,
    ),
    Case(
        "white words on a dark picture of the whole page",
        lambda: page(fill_page() + "1 g\n" + text(ALL), resources=IM, more=[DARK]),
        (),
        ALL,
    ),
    Case(
        "words on a light picture of the whole page",
        lambda: page(fill_page() + text(ALL), resources=IM, more=[LIGHT]),
        (),
        ALL,
    ),
    Case(
        "words on a photo of the whole page", lambda: page(fill_page() + text(ALL), resources=IM, more=[PHOTO]), (), ALL
    ),
    Case(
        "small columns",
        lambda: page(
            HONEST
            + "".join(text([WORDS + f" {i}{j}" for j in range(6)], x=40 + 130 * i, y=500, size=5) for i in range(4))
        ),
        (),
        (*SHOWN, *[f"{WORDS} {i}{j}" for i in range(4) for j in range(6)]),
    ),
    Case(
        "tight lines",
        lambda: page(
            HONEST + "BT /F0 9 Tf 6 TL 72 400 Td " + " ".join(f"({WORDS} no {i}) Tj T*" for i in range(8)) + " ET"
        ),
        (),
        (*SHOWN, *[f"{WORDS} no {i}" for i in range(8)]),
    ),
]
