"""Pages with words that nobody sees, and pages that only look as if they had some.

Every page says `SHOWN` in plain sight, and somewhere `WORDS`, drawn in a way of its own. They are written operator by
operator: who hides words does not ask a library to.
"""

import math
import zlib
from collections.abc import Sequence

from tests.hostile.pdf_faults import build, simple, stream

SHOWN = ("Robin Tester", "Support team lead", "Answered calls in banking", "Trained new agents", "Kept call statistics")
"""What every page says in plain sight."""

WORDS = "Forecast workforce budgets"
"""What is hidden, or looks as if."""

AT = 300
"""Points from the bottom of the page to the baseline of `WORDS`."""

SHOW = f"({WORDS}) Tj"
COVER = "60 280 400 40 re f"
"""A rectangle that holds `WORDS`."""


def text(lines: Sequence[str], *, y: float = 720, x: float = 72, size: float = 11, before: str = "") -> str:
    """Operators that print lines under one another in one text object, 16 points apart."""
    printed = "".join(f"({line}) Tj T*\n" for line in lines)
    return f"BT {before} /F0 {size:g} Tf 16 TL {x:g} {y:g} Td\n{printed}ET\n"


def words(before: str = "", *, y: float = AT, x: float = 72, size: float = 11) -> str:
    """Operators that print `WORDS`, with operators at the beginning of their text object."""
    return text([WORDS], y=y, x=x, size=size, before=before)


HONEST = text(SHOWN)


def plain(
    content: str,
    *,
    resources: str = "",
    more: Sequence[bytes] = (),
    page: str = "",
    catalog: str = "",
    box: str = "/MediaBox[0 0 612 792]",
) -> bytes:
    """A file of one page that shows nothing but this; its objects are numbered from 6."""
    return simple(
        content=content.encode(),
        resources=resources.encode(),
        page=page.encode(),
        catalog=catalog.encode(),
        more=more,
        box=box.encode(),
    )


def also(
    content: str,
    *,
    resources: str = "",
    more: Sequence[bytes] = (),
    page: str = "",
    catalog: str = "",
    box: str = "/MediaBox[0 0 612 792]",
) -> bytes:
    """A file of one page that says `SHOWN`, and then this."""
    return plain(HONEST + content, resources=resources, more=more, page=page, catalog=catalog, box=box)


def drawn(state: str, *, resources: str = "", more: Sequence[bytes] = ()) -> bytes:
    """`SHOWN`, and `WORDS` after operators that set how they are drawn."""
    return also(f"q {state}\n{words()}Q", resources=resources, more=more)


def within(operators: str, *, after: int = 2, resources: str = "") -> bytes:
    """`SHOWN` as one text object, with operators between its lines."""
    lines = [f"({line}) Tj T*" for line in SHOWN]
    lines.insert(after, operators)
    return plain("BT /F0 11 Tf 16 TL 72 720 Td\n" + "\n".join(lines) + "\nET", resources=resources)


def picture(width: int, height: int, pixels: bytes) -> bytes:
    """A grey picture's object."""
    head = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceGray"
    return stream(zlib.compress(pixels), f"{head}/Filter/FlateDecode".encode())


def put(x: float, y: float, width: float, height: float) -> str:
    """Paints the picture /X."""
    return f"q {width:g} 0 0 {height:g} {x:g} {y:g} cm /X Do Q\n"


def form(content: str, *, resources: str = "/Font<</F0 5 0 R>>", box: str = "0 0 612 792", head: str = "") -> bytes:
    """A form's object."""
    about = f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<<{resources}>>{head}"
    return stream(content.encode(), about.encode())


def shading(left: str = "0.1 0.1 0.4", right: str = "0.3 0.3 0.7") -> str:
    """A run of colour over the page."""
    function = f"<</FunctionType 2/Domain[0 1]/N 1/C0[{left}]/C1[{right}]>>"
    return f"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 612 0]/Extend[true true]/Function {function}>>"


def state(entries: str) -> str:
    """The graphics state /S, and /N as at the beginning."""
    return f"/ExtGState<</S<<{entries}>>/N<</ca 1/CA 1>>>>"


def painted_with(pattern: str) -> str:
    """The pattern /P."""
    return f"/Pattern<</P<</PatternType 2/Shading {pattern}>>>>"


def tiles(content: bytes) -> bytes:
    """A pattern's object."""
    head = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>"
    return stream(content, head)


def ink(*, full: bool) -> list[bytes]:
    """The function of a named ink, and the same turned round: no ink is white, or black."""
    ends = b"/C0[0 0 0 0]/C1[0 1 1 0]" if full else b"/C0[0 0 0 0]/C1[0 0 0 0]"
    return [b"<</FunctionType 2/Domain[0 1]/N 1%s>>" % ends]


def layered(config: str, *, layer: str = "", entry: str = "", mark: str = "L") -> bytes:
    """`WORDS` on a layer (object 6) or on what object 7 makes of it."""
    more = [f"<</Type/OCG/Name(L){layer}>>".encode(), f"<</Type/OCMD{entry}>>".encode()]
    catalog = f"/OCProperties<</OCGs[6 0 R]/D<<{config}>>>>"
    content = f"/OC /{mark} BDC\n{words()}EMC"
    return also(content, resources="/Properties<</L 6 0 R/M 7 0 R>>", more=more, catalog=catalog)


def note(kind: str, look: str, entries: str = "", *, content: str = "") -> bytes:
    """An annotation over the place of `WORDS`, drawn in a space of its own."""
    head = f"<</Type/Annot/Subtype/{kind}/Rect[60 280 460 320]/F 4{entries}/AP<</N 7 0 R>>>>"
    return also(content, more=[head.encode(), form(look, box="0 0 400 40")], page="/Annots[6 0 R]")


def inherited(pages: str, page: str, content: str) -> bytes:
    """A page that takes entries from the list of pages, with an annotation on it."""
    return build(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F0 5 0 R>>>>{pages}>>".encode(),
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[6 0 R]{page}>>".encode(),
            stream(content.encode()),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            b"<</Type/Annot/Subtype/Square/Rect[400 100 420 120]/F 4/AP<</N 7 0 R>>>>",
            form("1 0 0 rg 0 0 20 20 re f", box="0 0 20 20"),
        ]
    )


def type3(glyph: bytes) -> bytes:
    """`WORDS` in a font whose glyphs are all this drawing."""
    codes = sorted(set(WORDS.encode()))
    names = " ".join(f"{code} /g{code}" for code in codes)
    drawings = " ".join(f"/g{code} 7 0 R" for code in codes)
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 32/LastChar 126"
        f"/Widths[{'500 ' * 95}]/Encoding<</Differences[{names}]>>/CharProcs<<{drawings}>>/ToUnicode 8 0 R"
        "/Resources<<>>>>"
    )
    meanings = " ".join(f"<{code:02X}> <{code:04X}>" for code in codes)
    table = f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar {meanings} endbfchar"
    data = also(f"BT /T 11 Tf 72 {AT} Td {SHOW} ET", more=[font.encode(), stream(glyph), stream(table.encode())])
    return data.replace(b"/F0 5 0 R>>", b"/F0 5 0 R/T 6 0 R>>")


def letters() -> str:
    """`WORDS`, every letter by itself."""
    places = [72 + sum(9 if it in "mw" else 4 if it in "frt " else 6.3 for it in WORDS[:n]) for n in range(len(WORDS))]
    return "\n".join(f"BT /F0 11 Tf {x:.1f} {AT} Td ({it}) Tj ET" for x, it in zip(places, WORDS, strict=True))


def pixels(level: int, swing: int) -> bytes:
    """A picture of waves around a level of grey."""
    return bytes(
        int(level + swing * math.sin(x / 5) / 2 + swing * math.cos(y / 7) / 2) for y in range(64) for x in range(64)
    )


NOISE = picture(64, 64, bytes((x * 73 + y * 151 + x * y * 31) % 256 for y in range(64) for x in range(64)))
"""What stands for a scan."""
PHOTO = picture(64, 64, pixels(120, 100))
DARK = picture(64, 64, pixels(50, 30))
LIGHT = picture(64, 64, pixels(225, 30))
GREY = picture(1, 1, b"\x80")
MASK = stream(b"\x00", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 1/ImageMask true")
X = "/XObject<</X 6 0 R>>"
WHOLE = put(0, 0, 612, 792)
GROUP = "/Group<</S/Transparency/CS/DeviceGray>>"
SPOT = "/ColorSpace<</C[/Separation/Spot/DeviceCMYK 6 0 R]>>"
ALL_INKS = "/ColorSpace<</C[/DeviceN[/A/B]/DeviceCMYK 6 0 R]>>"
LAB = "/ColorSpace<</C[/Lab<</WhitePoint[0.96 1 0.82]/Range[-100 100 -100 100]>>]>>"
NO_INK = stream(b"{0 0}", b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]")
OFF = "/OFF[6 0 R]"
LUMINOSITY = "/SMask<</S/Luminosity/G 6 0 R>>"
VIEW = "/AS[<</Event/View/Category[/View]/OCGs[6 0 R]>>]"
PRINT = "/AS[<</Event/Print/Category[/Print]/OCGs[6 0 R]>>]"
MANY = text([WORDS] * 12, y=400, before="3 Tr")
STRIPES = "0.6 g " + " ".join(f"{60 + 9 * number} 100 1 400 re f" for number in range(40))
ROWS = " ".join(f"{60 + 10 * number} 280 10.5 40 re f" for number in range(40))
COLUMNS = " ".join(f"{60 + 9 * number} 280 m {60 + 9 * number} 330 l S" for number in range(40))

HIDDEN = {
    # by colour
    "white of CMYK": drawn("0 0 0 0 k"),
    "white of Lab": drawn("/C cs 100 0 0 sc", resources=LAB),
    "a named ink at nothing": drawn("/C cs 0 scn", resources=SPOT, more=ink(full=True)),
    "a named ink that is white": drawn("/C cs 1 scn", resources=SPOT, more=ink(full=False)),
    "two inks at nothing": drawn("/C cs 0 0 scn", resources=ALL_INKS, more=[NO_INK]),
    "a run of white": drawn("/Pattern cs /P scn", resources=painted_with(shading("1 1 1", "1 1 1"))),
    "empty tiles": drawn("/Pattern cs /P scn", resources="/Pattern<</P 6 0 R>>", more=[tiles(b"")]),
    "black under a thick white outline": drawn("1 G 0 g 3 w 2 Tr"),
    "pale yellow": drawn("1 1 0.8 rg"),
    "darkest blue on black": drawn(f"0 g {COVER} 0 0 0.25 rg"),
    "the colour of its banner": drawn(f"0 0.3 0.6 rg {COVER}"),
    "the grey of its picture": drawn(f"{put(60, 280, 400, 40)} 0.502 g", resources=X, more=[GREY]),
    "the run of colour of its banner": drawn(
        "q 60 280 400 40 re W n /G sh Q /Pattern cs /P scn",
        resources=f"/Shading<</G {shading()}>>{painted_with(shading())}",
    ),
    "white on a line": drawn("0.5 w 60 303 m 400 303 l S 1 g"),
    "white, its first letters on a dark box": drawn("0.1 g 60 280 18 40 re f 1 g"),
    "huge and nearly white": also(f"0.97 g BT /F0 40 Tf 20 {AT} Td {SHOW} ET"),
    # by the way of painting
    "nearly clear": drawn("/S gs", resources=state("/ca 0.02")),
    "clear outline": drawn("/S gs 1 Tr", resources=state("/CA 0")),
    "white that is subtracted": drawn("1 g /S gs", resources=state("/BM/Difference")),
    "behind a black mask": drawn("/S gs", resources=state(LUMINOSITY), more=[form("0 g 0 0 612 792 re f", head=GROUP)]),
    "clip and nothing in it": drawn("7 Tr"),
    "not painted over a table's lines": drawn(f"0.5 w {COLUMNS} 3 Tr"),
    # by clips
    "clip to a line": drawn("72 300 m 400 300 l W n"),
    "clips that do not meet": drawn("0 0 300 300 re W n 310 310 10 10 re W n"),
    "clip to a hair": drawn("0 303 612 0.3 re W n"),
    "clip to other words": drawn("BT 7 Tr /F0 11 Tf 72 100 Td (Tern) Tj ET"),
    # by size
    "made small": also(f"q 0.04 0 0 0.04 72 {AT} cm BT /F0 11 Tf {SHOW} ET Q"),
    "made flat": also(f"BT /F0 11 Tf 1 0 0 0.03 72 {AT} Tm {SHOW} ET"),
    "made narrow": also(f"BT /F0 11 Tf 1 Tz 72 {AT} Td {SHOW} ET"),
    "without width": also(f"BT /F0 11 Tf 0 Tz 72 {AT} Td {SHOW} ET"),
    "without size": also(words(size=0)),
    # by place
    "shoved off the page": also(f"BT /F0 11 Tf 72 {AT} Td [-80000 {SHOW[:-3]}] TJ ET"),
    "risen off the page": also(words("900 Ts")),
    "outside of the crop": also(words(y=50), box="/MediaBox[0 0 612 792]/CropBox[0 100 612 792]"),
    "outside of the crop of a page on its side": also(
        words(y=50), page="/Rotate 90", box="/MediaBox[0 0 612 792]/CropBox[0 100 612 792]"
    ),
    "outside of an inherited crop": inherited(
        "/CropBox[0 100 612 792]", "/MediaBox[0 0 612 792]", HONEST + words(y=50)
    ),
    # by what lies over them
    "under a run of colour": also(
        f"{words()} 60 280 400 40 re W n /G sh", resources=f"/Shading<</G {shading('1 1 1', '1 1 1')}>>"
    ),
    "under a photo": also(words() + put(60, 200, 400, 200), resources=X, more=[PHOTO]),
    "under noise": also(words() + put(60, 200, 400, 200), resources=X, more=[NOISE]),
    "under a stencil": also(f"{words()} 1 g {put(60, 280, 400, 40)}", resources=X, more=[MASK]),
    "under a form": also(f"{words()} /X Do", resources=X, more=[form(f"1 g {COVER}")]),
    "under many small boxes": also(f"{words()} 1 g {ROWS}"),
    "under a thick line": also(f"{words()} 40 w 1 G 60 303 m 460 303 l S"),
    "under a stamp": note("Stamp", "0.9 0.2 0.2 rg 0 0 400 40 re f", content=words()),
    "under a box of a note that the viewer draws": also(
        words(),
        more=[b"<</Type/Annot/Subtype/Square/Rect[60 280 460 320]/F 4/C[0 0 0]/IC[0 0 0]>>"],
        page="/Annots[6 0 R]",
    ),
    "behind a picture of the whole page": plain(words() + WHOLE + HONEST, resources=X, more=[LIGHT]),
    # beside what is seen
    "between lines": within(f"1 g {SHOW} T* 0 g"),
    "the first line": within(f"3 Tr {SHOW} T* 0 Tr", after=0),
    "between lines, clear": within(f"/S gs {SHOW} T* /N gs", resources=state("/ca 0")),
    "behind a line": within(f"(By post ) Tj 1 g {SHOW} 0 g T*"),
    "glued to the end of a word": within(f"(By post) Tj 1 g {SHOW} 0 g T*"),
    "glued to the beginning of a word": within(f"1 g {SHOW} 0 g (By post) Tj T*"),
    "between the letters of a word": within(f"(By po) Tj 3 Tr {SHOW} 0 Tr (st) Tj T*"),
    "every word between dots": within("".join(f"(.) Tj 1 g ({word}) Tj 0 g " for word in WORDS.split()) + "(.) Tj T*"),
    "specks in the gap of a line": within(f"(By ) Tj /F0 0.5 Tf {SHOW} /F0 11 Tf (post) Tj T*"),
    "half a line under another": also(words("3 Tr", y=716)),
    "half a line over another": also(words("3 Tr", y=723)),
    "under a line, white": plain(f"1 g\n{words(y=720)} 0 g\n{HONEST}"),
    "three times over a line": also("".join(words("3 Tr", y=720) for _ in range(3))),
    "one word over another under a line": plain(
        "".join(text([word], y=720, before="3 Tr") for word in WORDS.split()) + f"0 Tr {HONEST}"
    ),
    "letter by letter": also(f"1 g\n{letters()}"),
    # in forms and on layers
    "a form that is clear": also("/S gs /X Do", resources=X + state("/ca 0"), more=[form(words(), head=GROUP)]),
    "a form whose box leaves them out": also("/X Do", resources=X, more=[form(words(), box="0 0 612 200")]),
    "a form in a form": also(
        "/X Do", resources=X, more=[form("/Y Do", resources="/XObject<</Y 7 0 R>>"), form(words("3 Tr"))]
    ),
    "a form on a layer that is off": also(
        "/X Do",
        resources=X,
        more=[form(words(), head="/OC 7 0 R"), b"<</Type/OCG/Name(L)>>"],
        catalog="/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>",
    ),
    "all layers off": layered("/BaseState/OFF"),
    "shown where a layer that is off is on": layered(OFF, entry="/OCGs[6 0 R]/P/AllOn", mark="M"),
    "shown where a layer that is on is not": layered("", entry="/VE[/Not 6 0 R]", mark="M"),
    "a layer for print only": layered(VIEW, layer="/Usage<</View<</ViewState/OFF>>/Print<</PrintState/ON>>>>"),
    # in fonts and notes
    "a font of nothing": type3(b"500 0 d0"),
    "a font of white boxes": type3(b"500 0 d0 1 g 0 0 400 700 re f"),
    "a white note": note("FreeText", f"1 g BT /F0 11 Tf 12 20 Td {SHOW} ET"),
    "a field with a white value": note("Widget", f"/Tx BMC 1 g BT /F0 11 Tf 2 10 Td {SHOW} ET EMC", "/FT/Tx/T(a)"),
    # on scans, and what passes itself off as one
    "specks on a scan": plain(WHOLE + text(SHOWN, before="3 Tr") + words(size=0.5), resources=X, more=[NOISE]),
    "not painted on a picture with print": plain(WHOLE + HONEST + words("3 Tr"), resources=X, more=[LIGHT]),
    "recognised twice over": plain(
        WHOLE + text(SHOWN, before="3 Tr") + text([WORDS] * 5, before="3 Tr"), resources=X, more=[NOISE]
    ),
    "more than is seen, over stripes and a picture clipped away": also(
        f"q 0 0 1 1 re W n {WHOLE} Q {STRIPES} {MANY}", resources=X, more=[NOISE]
    ),
    "more than is seen, on a photo of the whole page": plain(
        f"{WHOLE} 1 g 40 600 500 150 re f 0 g {HONEST} {MANY}", resources=X, more=[PHOTO]
    ),
}
"""Pages on which nobody sees `WORDS`."""

SEEN = {
    # on grounds
    "white on mid-blue": drawn(f"0.35 0.6 0.85 rg {COVER} 1 g"),
    "white on pale teal": drawn(f"0.5 0.8 0.8 rg {COVER} 1 g"),
    "grey on a dark box": drawn(f"0.2 g {COVER} 0.6 g"),
    "white on a thick line": drawn("0.1 G 40 w 60 303 m 460 303 l S 1 g"),
    "white on a dark picture": drawn(f"{put(60, 280, 400, 40)} 1 g", resources=X, more=[DARK]),
    "white on a photo": drawn(f"{put(60, 200, 400, 200)} 1 g", resources=X, more=[PHOTO]),
    "black on a photo": drawn(put(60, 200, 400, 200), resources=X, more=[PHOTO]),
    "white on noise": drawn(f"{put(60, 200, 400, 200)} 1 g", resources=X, more=[NOISE]),
    "white on a run of colour": drawn("q 60 280 400 40 re W n /G sh Q 1 g", resources=f"/Shading<</G {shading()}>>"),
    "white on a form": drawn("/X Do 1 g", resources=X, more=[form(f"0.1 g {COVER}")]),
    "white on a half clear box": drawn(f"/S gs 0 g {COVER} /N gs 1 g", resources=state("/ca 0.6")),
    "over the edge of two fields": drawn("0.1 g 60 280 70 40 re f 0.95 g 130 280 300 40 re f 0.5 g"),
    "on rows of two greys": drawn("0.93 g 60 296 400 16 re f 0.85 g 60 280 400 16 re f 0 g"),
    "upwards on a dark sidebar": also(f"0.1 g 20 80 40 300 re f 1 g BT /F0 11 Tf 0 1 -1 0 40 100 Tm {SHOW} ET"),
    # in colours
    "light grey": drawn("0.8 g"),
    "pink": drawn("1 0.75 0.8 rg"),
    "gold": drawn("1 0.85 0 rg"),
    "a named ink": drawn("/C cs 1 scn", resources=SPOT, more=ink(full=True)),
    "a run of colour": drawn("/Pattern cs /P scn", resources=painted_with(shading())),
    "tiles": drawn("/Pattern cs /P scn", resources="/Pattern<</P 6 0 R>>", more=[tiles(b"0 0 1 rg 0 0 3 4 re f")]),
    "half clear": drawn("/S gs", resources=state("/ca 0.4")),
    "multiplied": drawn("/S gs", resources=state("/BM/Multiply")),
    "behind a white mask": drawn("/S gs", resources=state(LUMINOSITY), more=[form("1 g 0 0 612 792 re f", head=GROUP)]),
    # in outlines and shadows
    "a hair of an outline": drawn("1 Tr 0 w"),
    "white with a black outline": drawn("2 Tr 0.4 w 1 g 0 G"),
    "a soft shadow": also(
        "/S gs " + "".join(words(x=72 + 0.4 * by, y=AT - 0.4 * by) for by in range(6)) + f"/N gs {words()}",
        resources=state("/ca 0.08"),
    ),
    "white with a dark shadow": also(f"0.3 g {words(x=73, y=299)} 1 g {words()}"),
    "printed four times": also("".join(words(x=72 + 0.1 * by) for by in range(4))),
    "a clip that is filled with colour": also(f"q {words('7 Tr')} /G sh Q", resources=f"/Shading<</G {shading()}>>"),
    "a clip that is filled with a picture": also(
        f"q {words('7 Tr')} {put(60, 280, 400, 40)} Q", resources=X, more=[DARK]
    ),
    "cut off a little above and below": drawn("60 301 400 6 re W n"),
    # with something over them
    "struck out": also(f"{words()} 0.8 w 72 303.5 m 220 303.5 l S"),
    "highlighted": also(f"{words()} /S gs 1 1 0 rg {COVER}", resources=state("/BM/Multiply")),
    "under a half clear box": also(f"{words()} /S gs 0.5 g {COVER}", resources=state("/ca 0.5")),
    "under a frame": also(f"{words()} /X Do", resources=X, more=[form("0.5 w 60 280 400 40 re S")]),
    "between black boxes": also(f"{words()} 0 g 60 311 400 20 re f 60 270 400 26 re f"),
    "under a watermark": also(
        f"{words()} /S gs BT /F0 90 Tf 0.7 0.7 -0.7 0.7 90 230 Tm (DRAFT) Tj ET", resources=state("/ca 0.15")
    ),
    "under a highlighting note": note(
        "Highlight", "/M gs 1 1 0 rg 0 0 400 40 re f", "/QuadPoints[60 320 460 320 60 280 460 280]", content=words()
    ).replace(b"/Resources<</Font<</F0 5 0 R>>>>", b"/Resources<</ExtGState<</M<</BM/Multiply>>>>>>"),
    # small, turned, spaced
    "3 pt": also(words(size=3)),
    "4 pt in grey": also(f"0.7 g {words(size=4)}"),
    "a small footer": also(text([WORDS], y=20, size=5)),
    "at the corner of the page": also(words(x=2, y=3)),
    "at 7 degrees": also(f"BT /F0 11 Tf 0.9925 0.1219 -0.1219 0.9925 72 {AT} Tm {SHOW} ET"),
    "of a page drawn upside down": also(f"q 1 0 0 -1 0 792 cm BT /F0 11 Tf 1 0 0 -1 72 492 Tm {SHOW} ET Q"),
    "condensed": also(f"BT /F0 11 Tf 50 Tz 72 {AT} Td {SHOW} ET"),
    "every letter by itself": also(letters()),
    "lines that touch": also(f"BT /F0 9 Tf 6 TL 72 400 Td (Led audits) Tj T* {SHOW} T* (Ran trials) Tj ET"),
    # in forms, on layers, in notes
    "a knock-out group on a dark box": also(
        f"0.1 g {COVER} /X Do", resources=X, more=[form(f"1 g {words()}", head="/Group<</S/Transparency/K true>>")]
    ),
    "a layer that is on": layered("/ON[6 0 R]"),
    "a layer for the screen only": layered(PRINT, layer="/Usage<</Print<</PrintState/OFF>>/View<</ViewState/ON>>>>"),
    "shown where a layer is off": layered(OFF, entry="/OCGs[6 0 R]/P/AllOff", mark="M"),
    "a font of boxes": type3(b"500 0 0 0 500 700 d1 0 0 400 700 re f"),
    "a white value in a dark field": note(
        "Widget", f"0.1 g 0 0 400 40 re f /Tx BMC 1 g BT /F0 11 Tf 2 10 Td {SHOW} ET EMC", "/FT/Tx/T(a)"
    ),
    # on pages of all kinds
    "white on dark on a page on its side": also(f"0.1 g {COVER} 1 g {words()}", page="/Rotate 90"),
    "a page in large units": also(words(), page="/UserUnit 2"),
    "a page of 5 m": also(words(), box="/MediaBox[0 0 14400 14400]"),
    "an inherited A4 page with a note": inherited("/MediaBox[0 0 595 842]", "", HONEST + words(y=810)),
    "an inherited page far from nought with a note": inherited(
        "/MediaBox[700 0 1400 842]", "", f"q 1 0 0 1 700 0 cm {HONEST}{words()}Q"
    ),
    # on scans
    "under its scan": plain(HONEST + words() + WHOLE, resources=X, more=[NOISE]),
    "white under its scan": plain(f"1 g {HONEST}{words()}{WHOLE}", resources=X, more=[NOISE]),
    "clear over its scan": plain(f"{WHOLE}/S gs {HONEST}{words()}", resources=X + state("/ca 0"), more=[NOISE]),
    "over a scan in strips": plain(
        "".join(put(0, 99 * strip, 612, 99) for strip in range(8)) + text([*SHOWN, WORDS], before="3 Tr"),
        resources=X,
        more=[NOISE],
    ),
    "over a scan with margins": plain(
        put(36, 36, 540, 720) + text([*SHOWN, WORDS], before="3 Tr"), resources=X, more=[NOISE]
    ),
    "stamped on a scan": plain(WHOLE + text(SHOWN * 3, before="3 Tr") + words("0 Tr", y=60), resources=X, more=[NOISE]),
}
"""Pages on which people see `WORDS`."""
