"""Every fault of a PDF ends as a document with its honest words or as an error that says what is wrong, in time."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from tests.documents.pdf_maker import Page, pdf
from tests.hostile.pdf_faults import (
    CATALOG,
    CONTENT,
    FONT,
    HONEST,
    PAGE,
    PAGES,
    bodies,
    build,
    deep_tree,
    lzw_run,
    packed,
    shown,
    simple,
    stream,
    type3,
    with_form,
    xref_pair,
    xref_stream,
)
from tests.hostile.reading import LINES, SMALL, assert_ends

READ = "Document"
TOO_MUCH = "Document LimitExceeded ParseTimeout"
DEEP = "Document CorruptDocument LimitExceeded ParseTimeout"
BROKEN = "Document CorruptDocument"
NOTHING = "Document CorruptDocument NoTextLayer EmptyFile"
"""Where no page is to be seen, and the second reader may still find one."""
UNSEEN = "Document CorruptDocument NoTextLayer EmptyFile UnreadableText"
"""Where the words are there and may be beyond showing."""

SPACES = 150 * 2**20
"""Bytes of a bomb: more than half of what `SMALL` allows a worker to add, so that two copies do not fit."""

Case = tuple[str, Callable[[], bytes], str]


def packed_spaces(times: int) -> bytes:
    # One stored block over and over is quicker to make than packing all of it.
    return packed(HONEST + b" " * SPACES, times=times)


# What is asked of every one of these: an outcome of those named, and where it is "Document", the honest words.
BOMBS: list[Case] = [
    ("a stream that unpacks to 150 MiB", lambda: simple(instead={CONTENT: packed_spaces(1)}), TOO_MUCH),
    ("a stream packed twice", lambda: simple(instead={CONTENT: packed_spaces(2)}), TOO_MUCH),
    (
        "150 MiB packed by LZW",
        lambda: simple(
            page=b"/A 6 0 R",
            instead={PAGE: bodies()[PAGE - 1].replace(b"4 0 R", b"[4 0 R 6 0 R]")},
            more=[stream(lzw_run(32, SPACES), b"/Filter/LZWDecode")],
        ),
        TOO_MUCH,
    ),
    (
        "a predictor with rows of one byte",
        lambda: simple(
            instead={PAGE: bodies()[PAGE - 1].replace(b"4 0 R", b"[4 0 R 6 0 R]")},
            more=[packed(b"\0 " * 2_000_000, head=b"/DecodeParms<</Predictor 12/Columns 1>>")],
        ),
        TOO_MUCH,
    ),
    (
        "a predictor with rows of 2 GiB",
        lambda: simple(
            instead={PAGE: bodies()[PAGE - 1].replace(b"4 0 R", b"[4 0 R 6 0 R]")},
            more=[packed(b"\0 " * 2_000, head=b"/DecodeParms<</Predictor 12/Columns 2147483647/Colors 32>>")],
        ),
        TOO_MUCH,
    ),
    ("half a million operators", lambda: simple(content=HONEST + b" 0 0 m 9 9 l S" * 170_000), TOO_MUCH),
    ("300,000 saved graphics states", lambda: simple(content=b"q " * 300_000 + HONEST), TOO_MUCH),
    ("restoring what was never saved", lambda: simple(content=b"Q " * 300_000 + HONEST), READ),
    ("300,000 texts begun", lambda: simple(content=b"BT " * 300_000 + HONEST), TOO_MUCH),
    ("marked content 300,000 deep", lambda: simple(content=b"/Span BMC " * 300_000 + HONEST), TOO_MUCH),
    ("letters of 100,000 points", lambda: simple(content=HONEST + b" " + shown(size=100_000)), TOO_MUCH),
    (
        "100,000 points by the matrix",
        lambda: simple(content=HONEST + b" q 100000 0 0 100000 0 0 cm " + shown() + b" Q"),
        TOO_MUCH,
    ),
    ("2,000 scattered words", lambda: simple(content=HONEST + scattered(2_000)), TOO_MUCH),
    ("a name of a megabyte", lambda: simple(content=b"/" + b"a" * 2**20 + b" gs " + HONEST), TOO_MUCH),
    (
        "a text of half a megabyte",
        lambda: simple(content=HONEST + b" BT /F0 9 Tf (" + b"ab " * 170_000 + b") Tj ET"),
        TOO_MUCH,
    ),
    ("100,000 numbers before an operator", lambda: simple(content=b"7 " * 100_000 + b"w " + HONEST), READ),
    ("an image of ten thousand million pixels", lambda: image_of(100_000, 100_000), TOO_MUCH),
    (
        "a line of a thousand million dashes",
        lambda: simple(content=HONEST + b" [.000001] 0 d 0 0 m 600 9 l S"),
        TOO_MUCH,
    ),
    (
        "a shape of 30,000 curves",
        lambda: simple(content=HONEST + b" 9 9 m" + b" 99 1 7 9 3 8 c" * 30_000 + b" f"),
        TOO_MUCH,
    ),
    (
        "one page listed 20,000 times",
        lambda: simple(instead={PAGES: b"<</Type/Pages/Kids[%s]/Count 20000>>" % (b"3 0 R " * 20_000)}),
        TOO_MUCH,
    ),
    (
        "a count of two thousand million pages",
        lambda: simple(instead={PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"}),
        DEEP,
    ),
    (
        "10,000 contents",
        lambda: simple(instead={PAGE: bodies()[PAGE - 1].replace(b"4 0 R", b"[%s]" % (b"4 0 R " * 10_000))}),
        TOO_MUCH,
    ),
]

LOOPS: list[Case] = [
    ("arrays 100,000 deep among the operators", lambda: simple(content=HONEST + b" " + b"[" * 100_000), DEEP),
    (
        "arrays 100,000 deep as an object",
        lambda: simple(page=b"/Extra 6 0 R", more=[b"[" * 100_000 + b"]" * 100_000]),
        DEEP,
    ),
    ("arrays 100,000 deep as the page's box", lambda: simple(box=b"/MediaBox" + b"[" * 100_000 + b"]" * 100_000), DEEP),
    (
        "dictionaries 50,000 deep in the trailer",
        lambda: simple(trailer=b"/Info" + b"<</A" * 50_000 + b" 1" + b">>" * 50_000),
        DEEP,
    ),
    (
        "a tree of pages that holds itself",
        lambda: simple(instead={PAGES: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"}),
        DEEP,
    ),
    (
        "a tree of pages of nothing but itself",
        lambda: simple(instead={PAGES: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
        NOTHING,
    ),
    ("a tree of pages 5,000 deep", lambda: deep_tree(5_000), DEEP),
    (
        "a box that is inherited in a circle",
        lambda: simple(box=b"", instead={PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>"}),
        BROKEN,
    ),
    ("a page that is its own parent", lambda: simple(box=b"", page=b"/Parent 3 0 R"), BROKEN),
    ("references in a circle", lambda: simple(box=b"/MediaBox 6 0 R", more=[b"7 0 R", b"6 0 R"]), DEEP),
    ("an object that refers to itself", lambda: simple(box=b"/MediaBox 6 0 R", more=[b"6 0 R"]), DEEP),
    (
        "contents that hold themselves",
        lambda: simple(instead={PAGE: bodies()[PAGE - 1].replace(b"4 0 R", b"6 0 R")}, more=[b"[4 0 R 6 0 R]"]),
        DEEP,
    ),
    ("a form that paints itself", lambda: with_form(b"/X Do", head=b"/Resources<</XObject<</X 6 0 R>>>>"), READ),
    (
        "two forms that paint each other",
        lambda: with_form(
            b"/Y Do",
            head=b"/Resources<</XObject<</Y 7 0 R>>>>",
            more=[stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")],
        ),
        READ,
    ),
    ("a glyph that prints itself", lambda: type3(b"1000 0 d0 BT /T 1 Tf (aa) Tj ET"), READ),
    ("a pattern that paints itself", lambda: tiled(b"10", inner=b"/Pattern cs /P scn 0 0 9 9 re f"), READ),
    ("a mask that masks itself", lambda: masked(), READ),
    (
        "a colour space made of itself",
        lambda: simple(
            content=b"q /C cs 1 sc 9 9 9 9 re f Q " + HONEST,
            resources=b"/ColorSpace<</C 6 0 R>>",
            more=[b"[/Indexed 6 0 R 1 <00>]"],
        ),
        READ,
    ),
    ("a function made of itself", lambda: functional(), READ),
    (
        "a font made of itself",
        lambda: simple(
            instead={FONT: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]>>"}
        ),
        UNSEEN,
    ),
    (
        "a length that is the stream itself",
        lambda: simple(instead={CONTENT: stream(HONEST, length=b"4 0 R")}),
        "Document CorruptDocument",
    ),
    (
        "filters 5,000 times",
        lambda: simple(instead={CONTENT: stream(HONEST, b"/Filter[%s]" % (b"/ASCIIHexDecode" * 5_000))}),
        UNSEEN,
    ),
    ("cross-references that go round", xref_pair, READ),
    ("a stream of cross-references before itself", xref_stream, READ),
    ("a table of cross-references before itself", lambda: simple(trailer=b"/Prev @"), READ),
    (
        "fields that are their own parents",
        lambda: simple(
            catalog=b"/AcroForm<</Fields[6 0 R]>>",
            page=b"/Annots[6 0 R]",
            more=[b"<</FT/Tx/Subtype/Widget/Rect[0 0 9 9]/Kids[6 0 R]/Parent 6 0 R>>"],
        ),
        READ,
    ),
]

ENDLESS: list[Case] = [
    (
        "layers in a circle",
        lambda: simple(
            catalog=b"/OCProperties<</OCGs[6 0 R]/D<</Order[7 0 R]/OFF[7 0 R]>>>>",
            content=b"/OC /L BDC " + HONEST + b" EMC",
            resources=b"/Properties<</L 6 0 R>>",
            more=[b"<</Type/OCMD/OCGs 6 0 R/VE 7 0 R>>", b"[/And 7 0 R 7 0 R]"],
        ),
        f"{TOO_MUCH} NoTextLayer EmptyFile",
    ),
    ("a pattern with steps of a ten-thousandth", lambda: tiled(b"0.0001"), TOO_MUCH),
    ("forms that paint two of the next, 40 times", lambda: doubling(40), TOO_MUCH),
]

BROKEN_FILES: list[Case] = [
    ("a length too short", lambda: simple(instead={CONTENT: stream(HONEST, length=b"20")}), READ),
    ("a length too long", lambda: simple(instead={CONTENT: stream(HONEST, length=b"99999")}), READ),
    ("a length below nothing", lambda: simple(instead={CONTENT: stream(HONEST, length=b"-5")}), READ),
    ("a length past all numbers", lambda: simple(instead={CONTENT: stream(HONEST, length=b"9" * 30)}), READ),
    ("no length", lambda: simple(instead={CONTENT: stream(HONEST).replace(b"/Length", b"/Lenght")}), READ),
    ("a startxref that leads nowhere", lambda: simple(start=b"999999999"), READ),
    ("a startxref below nothing", lambda: simple(start=b"-1"), READ),
    ("no cross-references", lambda: simple().replace(b"xref\n0 6", b"xfer\n0 6"), READ),
    ("neither cross-references nor a trailer", lambda: simple().partition(b"xref\n0")[0], BROKEN),
    ("cross-references of chance", lambda: chance_table(), READ),
    ("cross-references with widths past all numbers", lambda: xref_stream(widths=b"1 2147483647 2147483647"), READ),
    ("cross-references with a size past all numbers", lambda: xref_stream(size=b"2147483647"), READ),
    ("cross-references with an index past all numbers", lambda: xref_stream(index=b"/Index[0 2147483647]"), READ),
    ("rubbish before the header", lambda: b"\r\n\r\njunk\r\n" * 9 + simple(), READ),
    ("rubbish behind the end", lambda: simple() + b"\0" * 50_000, READ),
    ("line ends exchanged", lambda: simple().replace(b"\n", b"\r\n"), READ),
    ("the header alone", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "CorruptDocument"),
    ("the first half", lambda: simple()[: len(simple()) // 2], "Document CorruptDocument NoTextLayer EmptyFile"),
    ("no catalogue", lambda: simple(instead={CATALOG: b"null"}), BROKEN),
    ("no pages", lambda: simple(instead={PAGES: b"<</Type/Pages/Kids[]/Count 0>>"}), NOTHING),
    ("a page that is a number", lambda: simple(instead={PAGE: b"7"}), NOTHING),
    ("a box of nothing", lambda: simple(box=b"/MediaBox[0 0 0 0]"), BROKEN),
    ("a box of words", lambda: simple(box=b"/MediaBox[/a (b) null <</c 1>>]"), BROKEN),
    (
        "a box past all numbers",
        lambda: simple(box=b"/MediaBox[-1e30 -1e30 1e30 1e30]"),
        "Document CorruptDocument LimitExceeded",
    ),
    ("a box of a million points", lambda: simple(box=b"/MediaBox[0 0 1000000 1000000]"), TOO_MUCH),
    ("a box as thin as a hair", lambda: simple(box=b"/MediaBox[0 0 0.001 792]"), UNSEEN),
    ("user units past all numbers", lambda: simple(page=b"/UserUnit 1e20"), TOO_MUCH),
    ("turned by a number that is no quarter", lambda: simple(page=b"/Rotate 37"), READ),
    ("an inline image without an end", lambda: simple(content=HONEST + b" BI /W 9 /H 9 /BPC 8 /CS /G ID \0\0\0"), READ),
    ("a font that is missing", lambda: simple(instead={FONT: b"null"}), UNSEEN),
    (
        "a font of rubbish",
        lambda: simple(
            instead={FONT: b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 6 0 R>>>>"},
            more=[stream(bytes(at * at * 37 % 251 for at in range(5_000)))],
        ),
        UNSEEN,
    ),
    (
        "numbers that are none",
        lambda: simple(content=HONEST + b" --1 .. 1e 0x9 1.2.3 cm BT 99999999999999999999 Tf ET"),
        READ,
    ),
    (
        "a matrix of nothing",
        lambda: simple(content=HONEST + b" q 0 0 0 0 0 0 cm " + shown(["Nowhere at all"]) + b" Q"),
        READ,
    ),
]


def scattered(count: int) -> bytes:
    chance = Random(7)  # noqa: S311
    return b" ".join(
        b"BT /F0 4 Tf %.1f %.1f Td (word) Tj ET" % (chance.uniform(0, 600), chance.uniform(0, 560))
        for _ in range(count)
    )


def image_of(width: int, height: int) -> bytes:
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (width, height)
    return simple(
        content=b"q 600 0 0 700 0 0 cm /X Do Q " + HONEST,
        resources=b"/XObject<</X 6 0 R>>",
        more=[packed(b"\xff" * 50_000, head=head)],
    )


def tiled(step: bytes, *, inner: bytes = b"0 0 1 1 re f") -> bytes:
    head = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep %s/YStep %s"
        b"/Resources<</Pattern<</P 6 0 R>>>>" % (step, step)
    )
    return simple(
        content=b"/Pattern cs /P scn 0 0 600 300 re f 0 g " + HONEST,
        resources=b"/Pattern<</P 6 0 R>>",
        more=[stream(inner, head)],
    )


def doubling(depth: int) -> bytes:
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do /X Do", head % (7 + at)) for at in range(depth)]
    return simple(
        content=HONEST + b" /X Do", resources=b"/XObject<</X 6 0 R>>", more=[*forms, stream(b"0 0 1 1 re f", head % 99)]
    )


def masked() -> bytes:
    group = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency>>/Resources<</ExtGState<</G 6 0 R>>>>"
    return simple(
        content=b"q /G gs 0 0 9 9 re f Q " + HONEST,
        resources=b"/ExtGState<</G 6 0 R>>",
        more=[b"<</SMask<</S/Luminosity/G 7 0 R>>>>", stream(b"/G gs 0 0 9 9 re f", group)],
    )


def functional() -> bytes:
    shading = b"<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 7 0 R>>"
    itself = b"<</FunctionType 3/Domain[0 1]/Functions[7 0 R 7 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>"
    return simple(content=b"/S sh " + HONEST, resources=b"/Shading<</S 6 0 R>>", more=[shading, itself])


def chance_table() -> bytes:
    chance = Random(3)  # noqa: S311
    head, _, tail = simple().rpartition(b"0000000000 65535 f \n")
    table, _, end = tail.partition(b"trailer")
    rows = b"".join(b"%010d 00000 n \n" % chance.randrange(10**9) for _ in range(table.count(b"\n")))
    return head + b"0000000000 65535 f \n" + rows + b"trailer" + end


def cases(table: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("make", "allowed"), [pytest.param(*rest, id=name) for name, *rest in table])


def test_the_honest_page_is_read() -> None:
    assert assert_ends(simple(), READ, words=LINES).notices == frozenset()


@cases(BOMBS)
def test_a_bomb_ends_in_time(make: Callable[[], bytes], allowed: str) -> None:
    assert_ends(make(), allowed)


@cases(LOOPS)
def test_a_loop_or_depth_has_an_end(make: Callable[[], bytes], allowed: str) -> None:
    assert_ends(make(), allowed)


@cases(ENDLESS)
def test_what_would_take_for_ever_is_ended(make: Callable[[], bytes], allowed: str) -> None:
    assert_ends(make(), allowed, limits=replace(SMALL, reader_seconds=1, file_seconds=2))


@cases(BROKEN_FILES)
def test_a_broken_file_is_mended_or_refused(make: Callable[[], bytes], allowed: str) -> None:
    assert_ends(make(), allowed)


def test_what_is_locked_says_so() -> None:
    page = Page().column(72, 700, LINES)
    word = "held back"
    assert_ends(pdf(page, password=word), "EncryptedDocument")
    assert_ends(pdf(page, password="", owner_password=word), READ)


def test_encryption_that_is_none_ends() -> None:
    for entry in (b"/Encrypt 6 0 R", b"/Encrypt<</Filter/Standard/V 99/R 99/O()/U()/P 0>>", b"/Encrypt 99 0 R"):
        assert_ends(simple(trailer=entry, more=[b"6 0 R"]), "Document EncryptedDocument CorruptDocument")


def test_pages_past_the_limit_are_cut_with_a_notice() -> None:
    kids = b"<</Type/Pages/Kids[%s]/Count 30>>" % (b"3 0 R " * 30)
    limits = replace(SMALL, pages=3)
    found = assert_ends(simple(instead={PAGES: kids}), READ, limits=limits)
    assert "truncated" in found.notices
    assert found.text.count("Coached five people") == 3


def test_no_objects_at_all() -> None:
    assert_ends(build([]), "CorruptDocument")
