"""A Word package is unpacked within bounds that are counted, and refused where programs would differ about it."""

import contextlib
import io
import re
import tracemalloc
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch.documents.docx.reader import read
from cxmatch.documents.limits import Limits
from cxmatch.documents.office.package import Package
from cxmatch.errors import CorruptDocument, DocumentError, EncryptedDocument, LimitExceeded, UnsafeDocument
from tests.documents.docx_maker import docx, line, paragraph, part, relationship, shape, style, table, zipped

MAIN = "word/document.xml"


def texts(source, **limits):
    return [found.text for found in read(source, limits=Limits(**limits)).lines]


def entries(source):
    """Where each entry of the list of parts begins."""
    at = source.find(b"PK\x01\x02")
    while at >= 0:
        yield at
        at = source.find(b"PK\x01\x02", at + 4)


DECLARATIONS = ['<!DOCTYPE x [<!ENTITY a "b">]>', "<!DOCTYPE x SYSTEM 'http://a.example'>"]


@pytest.mark.parametrize("declaration", DECLARATIONS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "name", [MAIN, "_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/header93.xml"]
)
def test_a_document_type_is_unsafe_in_every_part_and_encoding(declaration, encoding, name):
    source = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<x/>'.encode(encoding)
    with pytest.raises(UnsafeDocument, match="document type"):
        texts(docx(line("words"), headers=[line("header")], parts={name: source}))


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="utf-7"?>',
        '\ufeff<?xml version="1.0" encoding="utf-7"?>',
        '<?xml version="1.0" ' + " " * 1_000 + 'encoding="utf-7"?>',
        '<?xml version="1.0" encoding="utf-16x"?>',
        "\x4c\x6f\xa7\x94",
    ],
    ids=["named", "behind a mark", "far behind", "none", "EBCDIC"],
)
def test_an_encoding_that_could_hide_a_document_type_is_unsafe(head):
    with pytest.raises(UnsafeDocument, match="encoding"):
        texts(docx(parts={MAIN: head + "<x/>"}))


BROKEN = {
    "cut": docx(parts={MAIN: "<w:document"}),
    "other": docx(parts={MAIN: "<other/>"}),
    "deep": docx(parts={MAIN: "<a>" * 300 + "</a>" * 300}),
    "deep tables": docx("<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400),
    "half a character": docx(parts={MAIN: b'<?xml version="1.0"?><a>\xed\xa0\x80</a>'}),
    "half a character by number": docx(line("&#xD800;")),
    "half a character in two bytes": docx(parts={MAIN: "\ufeff<a>\ud800</a>".encode("utf-16-le", "surrogatepass")}),
    "an entity that nobody declared": docx(line("&x;")),
    "relations": docx(parts={"_rels/.rels": "<Relationships"}),
    "no main part": zipped({"[Content_Types].xml": "<Types/>"}),
    "zip": docx()[:-40],
    "stub": b"PK\x03\x04 and no more",
    "bytes before it": b"PK\x03\x04" + docx(line("words")),
    "two packages in one file": docx(line("one")) + docx(line("two")),
    "two bytes a character, cut": docx(parts={MAIN: b"\xff\xfe<\0a"[:-1]}),
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_a_broken_document_is_corrupt(source):
    with pytest.raises(CorruptDocument):
        texts(source)


def test_nesting_that_the_parser_allows_is_read():
    deep = "<w:tbl><w:tr><w:tc>" * 70 + line("words") + "</w:tc></w:tr></w:tbl>" * 70
    assert texts(docx(deep)) == ["words"]


def test_boxes_within_boxes_are_read_as_deep_as_the_parser_allows():
    inner = line("words")
    for _ in range(15):
        inner = paragraph(shape(inner))
    assert texts(docx(inner)) == ["words"]


def test_a_part_that_lies_about_its_size_is_corrupt():
    lying = zipped({MAIN: "x" * 5_000}).replace((5_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(CorruptDocument):
        Package(lying).read(MAIN)


@pytest.mark.parametrize("name", [MAIN, "Word/Document.xml", "_rels/.rels", "[content_types].XML"])
def test_two_parts_of_one_name_are_corrupt_whatever_their_case(name):
    packed = io.BytesIO(docx(line("one")))
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "a") as made:
        warnings.simplefilter("ignore")
        made.writestr(name, part("document", f"<w:body>{line('two')}</w:body>"))
    with pytest.raises(CorruptDocument, match="more than one"):
        texts(packed.getvalue())


def test_two_pictures_of_one_name_do_no_harm():
    packed = io.BytesIO(docx(line("words"), parts={"word/media/a.png": "1"}))
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "a") as made:
        warnings.simplefilter("ignore")
        made.writestr("word/media/a.png", "2")
    assert texts(packed.getvalue()) == ["words"]


def test_the_larger_form_of_zip_is_read():
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(line("words")))) as source, zipfile.ZipFile(packed, "w") as made:
        for entry in source.namelist():
            with made.open(entry, "w", force_zip64=True) as target:
                target.write(source.read(entry))
    assert texts(packed.getvalue()) == ["words"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_no_word_processor_uses_is_corrupt(packing):
    with pytest.raises(CorruptDocument, match="packed in a way"):
        texts(docx(line("words"), compression=packing))


def test_a_part_under_password_is_encrypted():
    source = bytearray(docx(line("words")))
    for at in list(entries(bytes(source))):
        source[at + 8] |= 1  # bit 0 of the flags
    with pytest.raises(EncryptedDocument, match="password"):
        texts(bytes(source))


def test_pictures_are_never_unpacked():
    source = docx(
        line("words"),
        relations=relationship(3, "image", "media/big.png"),
        parts={"word/media/big.png": bytes(100_000)},
    )
    assert texts(source, part_bytes=20_000, package_bytes=20_000) == ["words"]


def limit_of(source, **limits):
    with pytest.raises(LimitExceeded) as caught:
        texts(source, **limits)
    return caught.value.limit, caught.value.value


@pytest.mark.parametrize("name", [MAIN, "word/styles.xml", "word/header93.xml", "_rels/.rels", "word/theme/theme1.xml"])
def test_no_part_that_is_read_may_unpack_past_its_limit(name):
    large = "<x>" + "x" * 30_000 + "</x>"
    made = {"styles": "<w:style/>", "headers": [line("header")], "theme": {"lt1": "FFFFFF"}}
    assert limit_of(docx(line("words"), parts={name: large}, **made), part_bytes=20_000) == ("part_bytes", 20_000)


def test_all_parts_together_may_not_unpack_past_their_limit():
    source = docx(line("x" * 9_000), headers=[line("y" * 9_000)])
    assert texts(source, part_bytes=12_000, package_bytes=30_000)
    assert limit_of(source, part_bytes=12_000, package_bytes=20_000) == ("package_bytes", 20_000)


def test_a_part_past_its_free_size_may_not_be_packed_too_well():
    source = docx(line("x" * 300_000))
    assert texts(source)
    assert limit_of(source, ratio=50, ratio_from_bytes=100_000) == ("ratio", 50)
    assert texts(source, ratio=50, ratio_from_bytes=400_000)
    assert texts(source, ratio=1_000, ratio_from_bytes=100_000)


def test_the_packed_size_is_what_was_read_and_not_what_the_list_says():
    source = docx(line("x" * 300_000))
    with zipfile.ZipFile(io.BytesIO(source)) as opened:
        packed = opened.getinfo(MAIN).compress_size
    lying = source.replace(packed.to_bytes(4, "little"), (200_000).to_bytes(4, "little"))
    assert lying != source
    assert limit_of(lying, ratio=50, ratio_from_bytes=100_000) == ("ratio", 50)


def test_a_bomb_is_refused_before_it_fills_the_memory():
    bomb = docx(parts={MAIN: " " * (60 * 2**20)})
    tracemalloc.start()
    try:
        assert limit_of(bomb) == ("ratio", 200)
        assert tracemalloc.get_traced_memory()[1] < 40 * 2**20
    finally:
        tracemalloc.stop()


def test_a_package_may_not_list_parts_without_bound():
    assert limit_of(docx(line("words")), entries=3) == ("entries", 3)
    many = docx(line("words"), parts={f"word/media/{number}": "" for number in range(5_000)})
    assert limit_of(many) == ("entries", 5_000)


WHOLE = docx(
    paragraph(shape(line("box"))) + table([line("cell")]) + line("words", '<w:color w:val="FFFFFF"/>'),
    styles=style("Normal", default=True, run='<w:sz w:val="20"/>'),
    theme={"lt1": "FFFFFF"},
    headers=[line("header")],
    compression=zipfile.ZIP_STORED,
)


with zipfile.ZipFile(io.BytesIO(WHOLE)) as opened:
    PARTS = {name: opened.read(name) for name in opened.namelist()}


def damaged(data, source):
    """The bytes with some of them changed, and perhaps cut."""
    changed = bytearray(source)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    return bytes(changed[: data.draw(st.none() | st.integers(1, len(source)))])


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_package_reads_or_raises_an_error_of_a_document(data):
    with contextlib.suppress(DocumentError):
        texts(damaged(data, WHOLE))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_package_of_damaged_parts_reads_or_raises_an_error_of_a_document(data):
    name = data.draw(st.sampled_from(sorted(PARTS)))
    with contextlib.suppress(DocumentError):
        texts(zipped({**PARTS, name: damaged(data, PARTS[name])}))


VALUES = st.sampled_from(["", "0", "-1", "1e9", "9" * 30, "NaN", "inf", "true", "FFFFFF", "auto", "\u0661", "xyz"])


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_value_of_an_attribute_breaks_the_reading(data):
    name = data.draw(
        st.sampled_from([part for part in sorted(PARTS) if part.startswith("word/") and "rels" not in part])
    )
    xml = PARTS[name].decode()
    places = [
        found.span(1) for found in re.finditer(r'="([^"]*)"', xml) if ":/" not in found[1] and "urn:" not in found[1]
    ]
    start, end = data.draw(st.sampled_from(places))
    texts(zipped({**PARTS, name: xml[:start] + data.draw(VALUES) + xml[end:]}))
