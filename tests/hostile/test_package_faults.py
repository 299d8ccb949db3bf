"""Every fault of a DOCX or ODT package ends as a document with its honest words or as an error, in time."""

import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from cxmatch.documents.limits import Limits
from tests.hostile.package_faults import (
    MAIN,
    R,
    W,
    document,
    docx,
    docx_parts,
    lying,
    odt,
    overlapping,
    paragraphs,
    relations,
    zipped,
)
from tests.hostile.pdf_faults import simple
from tests.hostile.reading import LINES, SMALL, assert_ends

READ = "Document"
UNSAFE = "UnsafeDocument CorruptDocument"
TOO_MUCH = "Document LimitExceeded ParseTimeout"
DEEP = "Document CorruptDocument LimitExceeded ParseTimeout"

TIGHT = Limits(
    memory_bytes=SMALL.memory_bytes,
    file_seconds=SMALL.file_seconds,
    reader_seconds=SMALL.reader_seconds,
    entries=300,
    part_bytes=2 * 2**20,
    package_bytes=3 * 2**20,
    ratio=50,
    ratio_from_bytes=2**18,
)
"""Bounds on a package that a bomb of a few megabytes is past."""

TEMPORARY = Path(tempfile.gettempdir())

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "hahahahaha">'
    + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    + "]>"
)
QUADRATIC = f'<!DOCTYPE a [<!ENTITY a "{"ha" * 25_000}">]>'


def table(depth: int, cell: str) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + cell + "</w:tc></w:tr></w:tbl>" * depth


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_an_honest_package_is_read(make: Callable[[], bytes]) -> None:
    assert_ends(make(), READ, words=LINES)
    assert_ends(make(), READ, words=LINES, limits=TIGHT)


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param(LAUGHS, "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", id="a billion laughs"),
        pytest.param(QUADRATIC, f"<w:p><w:r><w:t>{'&a;' * 20_000}</w:t></w:r></w:p>", id="one entity 20,000 times"),
        pytest.param("<!DOCTYPE a>", "", id="a document type that declares nothing"),
        pytest.param('<!DOCTYPE a [<!ENTITY % p "x"> %p;]>', "", id="a parameter entity"),
        pytest.param("<!--" + "-" * 5_000 + "--><!DOCTYPE a>", "", id="behind a comment"),
    ],
)
def test_a_document_type_is_refused(make: Callable[..., bytes], head: str, body: str) -> None:
    body = (
        body if make is docx else body.replace("w:p>", "text:p>").replace("<w:r><w:t>", "").replace("</w:t></w:r>", "")
    )
    assert_ends(make(body, head=head), UNSAFE)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037", "utf-7"])
@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_a_document_type_in_another_encoding_is_refused(make: Callable[..., bytes], encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    main = document(paragraphs() + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", head=head).encode(encoding)
    assert_ends(make(main=main), UNSAFE)


OUTER = relations(
    *(
        (f"rId{at}", kind, "!{target}")
        for at, kind in enumerate(
            ("aFChunk", "subDocument", "header", "footer", "attachedTemplate", "image", "settings")
        )
    )
)
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
ENTITY = '<!DOCTYPE a [<!ENTITY a SYSTEM "{target}">]>'
PUBLIC = '<!DOCTYPE a PUBLIC "-//a//b//EN" "{target}">'
INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{target}" parse="text"/>'


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda target: docx(entity("w"), head=ENTITY.format(target=target)), id="docx: an entity"),
        pytest.param(lambda target: docx(head=PUBLIC.format(target=target)), id="docx: a document type"),
        pytest.param(lambda target: docx(f"<w:p>{INCLUDE.format(target=target)}</w:p>"), id="docx: XInclude"),
        pytest.param(
            lambda target: docx(head=f'<?xml-stylesheet href="{target}" type="text/xsl"?>'), id="docx: a sheet"
        ),
        pytest.param(
            lambda target: docx(
                '<w:altChunk r:id="rId0"/><w:subDoc r:id="rId1"/><w:sectPr><w:headerReference r:id="rId2"/></w:sectPr>',
                more={"word/_rels/document.xml.rels": OUTER.format(target=target)},
            ),
            id="docx: relations",
        ),
        pytest.param(
            lambda target: odt("<text:p>&a;</text:p>", head=ENTITY.format(target=target)), id="odt: an entity"
        ),
        pytest.param(lambda target: odt(head=PUBLIC.format(target=target)), id="odt: a document type"),
        pytest.param(
            lambda target: odt(f'<text:section><text:section-source {XLINK} xlink:href="{target}"/></text:section>'),
            id="odt: a section",
        ),
        pytest.param(
            lambda target: (
                f"<?xml version='1.0'?>{ENTITY.format(target=target)}<html><body><p>&a;</p>"
                + "".join(f"<p>{line}</p>" for line in LINES)
            ).encode(),
            id="html: an entity",
        ),
        pytest.param(
            lambda target: (
                f"<!doctype html><base href='{target}'><iframe src='{target}'></iframe>"
                f"<object data='{target}'></object>" + "".join(f"<p>{line}</p>" for line in LINES)
            ).encode(),
            id="html: frames",
        ),
    ],
)
def test_nothing_is_fetched_and_no_local_file_is_shown(
    make: Callable[[str], bytes], server: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    address, asked = server
    secret = tmp_path / "secret.txt"
    secret.write_text("PASSWORDS OF THIS MACHINE", encoding="ascii")
    for target in (f"{address}/outside", secret.as_uri(), str(secret)):
        found = assert_ends(make(target), f"{READ} {UNSAFE} UnsupportedFormat")
        assert "PASSWORDS" not in found.text
        assert "FETCHED" not in found.text
    assert asked == []


def entity(prefix: str) -> str:
    return f"<{prefix}:p><{prefix}:r><{prefix}:t>&a;</{prefix}:t></{prefix}:r></{prefix}:p>"


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_an_unread_part_is_not_unpacked(make: Callable[..., bytes]) -> None:
    bomb = bytes(64 * 2**20)
    assert_ends(make(more={"word/media/image1.png": bomb, "Pictures/1.png": bomb}), READ, limits=TIGHT)


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_a_part_past_the_limits_is_refused(make: Callable[..., bytes]) -> None:
    assert_ends(make(" " * (8 * 2**20)), "LimitExceeded", limits=TIGHT)


@pytest.mark.parametrize(("make", "part"), [(docx, "word/document.xml"), (odt, "content.xml")], ids=["docx", "odt"])
@pytest.mark.parametrize("size", [100, 0, 2**32 - 1])
def test_a_size_that_lies_does_not_help(make: Callable[..., bytes], part: str, size: int) -> None:
    refused = "LimitExceeded CorruptDocument UnsafeDocument"
    assert_ends(lying(make(" " * (8 * 2**20)), part, size), refused, limits=TIGHT)
    assert_ends(lying(make(), part, size), f"{READ} {refused}", limits=TIGHT)


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_entries_past_the_limit_are_refused(make: Callable[..., bytes]) -> None:
    assert_ends(make(more={f"word/{at}.xml": "" for at in range(400)}), "LimitExceeded", limits=TIGHT)


@pytest.mark.parametrize(
    ("make", "allowed"),
    [
        pytest.param(lambda: docx(table(3_000, "<w:p/>")), DEEP, id="tables 3,000 deep"),
        pytest.param(
            lambda: docx("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000),
            DEEP,
            id="controls 20,000 deep",
        ),
        pytest.param(lambda: docx("<w:x>" * 200_000), DEEP, id="200,000 tags left open"),
        pytest.param(
            lambda: docx("<w:p>" + "<w:r><w:pict><w:txbxContent><w:p>" * 2_000), DEEP, id="text boxes left open"
        ),
        pytest.param(
            lambda: docx(f"<w:p><w:r><w:t>{'word ' * 2_300_000}</w:t></w:r></w:p>"), DEEP, id="11 MB in one text"
        ),
        pytest.param(
            lambda: docx("<w:p><w:r><w:t>A line of words.</w:t></w:r></w:p>" * 10_000), TOO_MUCH, id="10,000 paragraphs"
        ),
        pytest.param(lambda: docx("<w:p/>" * 200_000), TOO_MUCH, id="200,000 empty paragraphs"),
        pytest.param(
            lambda: docx("<w:p><w:r><w:t>a</w:t>" + "<w:tab/><w:br/>" * 100_000 + "</w:r></w:p>"),
            TOO_MUCH,
            id="100,000 tabs and breaks",
        ),
        pytest.param(
            lambda: docx(
                "<w:tbl><w:tr>"
                + "<w:tc><w:tcPr><w:gridSpan w:val='2147483647'/></w:tcPr><w:p/></w:tc>" * 50
                + "</w:tr></w:tbl>"
            ),
            TOO_MUCH,
            id="cells as wide as the sea",
        ),
        pytest.param(
            lambda: docx("<w:tbl>" + "<w:tr>" * 3_000 + "<w:tc><w:p/></w:tc>" + "</w:tr>" * 3_000 + "</w:tbl>"),
            DEEP,
            id="rows in rows",
        ),
        pytest.param(
            lambda: docx("<w:p " + " ".join(f"w:a{at}='1'" for at in range(50_000)) + "/>"),
            DEEP,
            id="50,000 attributes",
        ),
        pytest.param(lambda: docx(f"<w:p w:a='{'x' * 11_000_000}'/>"), DEEP, id="an attribute of 11 MB"),
        pytest.param(
            lambda: docx("".join(f"<n{at}:a xmlns:n{at}='u{at}'/>" for at in range(20_000))),
            DEEP,
            id="20,000 namespaces",
        ),
        pytest.param(lambda: odt("<text:p>" + "<text:span>" * 50_000), DEEP, id="odt: spans left open"),
        pytest.param(
            lambda: odt("<text:p>" + "<text:span>" * 3_000 + "</text:span>" * 3_000 + "</text:p>"),
            DEEP,
            id="odt: spans 3,000 deep",
        ),
        pytest.param(
            lambda: odt("<text:p>a<text:s text:c='2147483647'/>b</text:p>"), DEEP, id="odt: 2,147,483,647 spaces"
        ),
        pytest.param(
            lambda: odt(
                "<table:table><table:table-row table:number-rows-repeated='99999999'>"
                "<table:table-cell table:number-columns-repeated='99999999'><text:p>a</text:p></table:table-cell>"
                "</table:table-row></table:table>"
            ),
            DEEP,
            id="odt: cells repeated",
        ),
        pytest.param(lambda: odt("<text:p>A line of words.</text:p>" * 10_000), TOO_MUCH, id="odt: 10,000 paragraphs"),
        pytest.param(lambda: odt("<text:list><text:list-item>" * 20_000), DEEP, id="odt: lists left open"),
    ],
)
def test_depth_and_number_have_an_end(make: Callable[[], bytes], allowed: str) -> None:
    assert_ends(make(), allowed)


def numbered(xml: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = docx_parts()["[Content_Types].xml"]
    assert isinstance(types, str)
    more = {
        "[Content_Types].xml": types.replace(
            "</Types>", f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/></Types>'
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{xml}</w:styles>',
        "word/_rels/document.xml.rels": relations(("rId1", "styles", "styles.xml")),
    }
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Under a style</w:t></w:r></w:p>'
    return docx(body, more=more)


@pytest.mark.parametrize(
    "styles",
    [
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        "".join(f'<w:style w:styleId="{at or "A"}"><w:basedOn w:val="{at + 1}"/></w:style>' for at in range(5_000)),
    ],
    ids=["on itself", "in a circle", "5,000 deep"],
)
def test_styles_that_stand_on_each_other_have_an_end(styles: str) -> None:
    assert_ends(numbered(styles), READ, words=(*LINES, "Under a style"))


def named(name: str) -> bytes:
    """A package that holds a file of that name, and whose relations lead there."""
    return docx(more={name: "<a>OUTSIDE</a>", "word/_rels/document.xml.rels": relations(("rId1", "header", name))})


@pytest.mark.parametrize(
    "name",
    [
        f"../../../../../..{TEMPORARY}/cxmatch-outside.txt",
        f"{TEMPORARY}/cxmatch-outside.txt",
        "C:\\cxmatch-outside.txt",
        "..\\..\\cxmatch-outside.txt",
        "word/../../cxmatch-outside.txt",
        "word/\x1b[2J.xml",
        "word/" + "a" * 60_000,
    ],
    ids=["up", "from the root", "of Windows", "up in Windows", "down and up", "escapes", "long"],
)
def test_a_name_that_leads_outside_writes_nothing(name: str, tmp_path: Path) -> None:
    assert_ends(named(name), f"{READ} {UNSAFE} LimitExceeded", words=())
    assert not list(TEMPORARY.glob("cxmatch-outside*"))
    assert not list(Path.cwd().glob("cxmatch-outside*"))


@pytest.mark.parametrize(
    "target",
    [
        "../../../../etc/hostname",
        "/etc/hostname",
        "file:///etc/hostname",
        "word/nowhere.xml",
        "",
        "word/document.xml#a",
        "\\\\host\\share",
    ],
)
def test_relations_stay_within_the_package(target: str) -> None:
    name = Path("/etc/hostname").read_text(encoding="utf-8").strip() if Path("/etc/hostname").exists() else "no name"
    data = docx(more={"_rels/.rels": relations(("rId1", "officeDocument", target))})
    found = assert_ends(data, f"{READ} {UNSAFE}")
    assert not name or name not in found.text


def test_a_package_that_is_its_own_part_twice_is_one_thing() -> None:
    other = document(paragraphs(["Another text altogether"]))
    parts = [*docx_parts().items(), ("word/document.xml", other)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        data = zipped(parts)
    found = assert_ends(data, f"{READ} {UNSAFE}", words=())
    assert ("Another text" in found.text) + ("Coached five" in found.text) == (found.kind == "Document")


def test_entries_that_share_their_bytes_are_no_multiplication() -> None:
    assert_ends(overlapping(docx_parts(), bytes(2**20), 250), f"{READ} {UNSAFE} LimitExceeded", limits=TIGHT)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_a_package_that_was_cut_off_is_broken(make: Callable[[], bytes], share: float) -> None:
    data = make()
    assert_ends(data[: int(len(data) * share)], "CorruptDocument UnsupportedFormat")


def test_two_formats_in_one_file_are_read_as_one() -> None:
    pdf = simple()
    word = docx(main=document(paragraphs(["Another text altogether"])))
    for data in (pdf + word, word + pdf):
        found = assert_ends(data, f"{READ} {UNSAFE} UnsupportedFormat", words=())
        assert ("Another text" in found.text) + ("Coached five" in found.text) == (found.kind == "Document")


@pytest.mark.parametrize(
    ("parts", "allowed"),
    [
        pytest.param({"a.txt": "a text"}, "UnsupportedFormat CorruptDocument", id="a plain archive"),
        pytest.param({}, "UnsupportedFormat CorruptDocument", id="an empty archive"),
        pytest.param({**docx_parts(), "word/document.xml": ""}, f"{UNSAFE} EmptyFile", id="an empty part"),
        pytest.param(
            {**docx_parts(), "word/document.xml": "<a/>"}, "CorruptDocument EmptyFile", id="XML of another kind"
        ),
        pytest.param({**docx_parts(), "word/document.xml": b"\0" * 5_000}, UNSAFE, id="zeros"),
        pytest.param({"[Content_Types].xml": docx_parts()["[Content_Types].xml"]}, "CorruptDocument", id="no document"),
        pytest.param(
            {**docx_parts(), "[Content_Types].xml": "<a"}, "UnsupportedFormat CorruptDocument", id="broken types"
        ),
        pytest.param(
            {**docx_parts(), "[Content_Types].xml": f"{LAUGHS}<Types>{MAIN}</Types>"},
            f"{UNSAFE} UnsupportedFormat",
            id="types that laugh",
        ),
        pytest.param(
            {**docx_parts(), "_rels/.rels": f"{LAUGHS}<a>{R}</a>"}, f"{READ} {UNSAFE}", id="relations that laugh"
        ),
    ],
)
def test_a_package_of_something_else_says_so(parts: dict[str, str], allowed: str) -> None:
    assert_ends(zipped(parts), allowed)
