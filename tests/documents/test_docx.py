"""A Word document reads as it looks, whatever stands in its package."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cxmatch.documents import package
from cxmatch.documents.docx import read
from cxmatch.documents.limits import Limits
from cxmatch.errors import CorruptDocument, EncryptedDocument, LimitExceeded, UnsafeDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def extract(source):
    return read(source if isinstance(source, bytes) else saved(source), limits=Limits())


def texts(source):
    return [line.text for line in extract(source).lines]


def relationship(number, kind, target, more=""):
    return f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}" {more}/>'


def raw(body="", *, main="document.main", relations="", parts=None, w=W, compression=zipfile.ZIP_DEFLATED, **replaced):
    """A package written by hand, for what python-docx cannot write."""
    ns = "http://schemas.openxmlformats.org/package/2006"
    content = {
        "[Content_Types].xml": f'<Types xmlns="{ns}/content-types"><Default Extension="xml" ContentType="x/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.{main}+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{ns}/relationships">'
        f"{relationship(1, 'officeDocument', 'word/document.xml')}</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{ns}/relationships">{relations}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{w}" xmlns:r="{RELATIONS}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        f"<w:body>{body}</w:body></w:document>",
        **(parts or {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as made:
        for name, text in content.items():
            made.writestr(name, text)
    return packed.getvalue()


def paragraph(inner):
    return f"<w:p>{inner}</w:p>"


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_headings_and_lists_keep_their_order_and_marks():
    document = docx.Document()
    document.add_heading("Ada Moss", 0)
    document.add_heading("Experience", 1)
    document.add_paragraph("Lead, Acme")
    document.add_paragraph("Coached nine agents", style="List Bullet")
    document.add_paragraph("Cut replies to 2 h", style="List Number")
    document.add_paragraph("")
    document.add_paragraph("Agent, Beta")
    assert [(line.text, line.new_block, line.item) for line in extract(document).lines] == [
        ("Ada Moss", True, False),
        ("Experience", True, False),
        ("Lead, Acme", False, False),
        ("Coached nine agents", False, True),
        ("Cut replies to 2 h", False, True),
        ("Agent, Beta", True, False),
    ]


def test_a_resume_within_a_table_is_read_cell_by_cell_and_short_rows_as_lines():
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Lead, Acme"
    table.cell(0, 1).text = "2019 - 2021"
    table.cell(1, 0).text = "Skills"
    table.cell(1, 0).add_paragraph("Zendesk")
    table.cell(1, 1).text = "Experience"
    table.cell(1, 1).add_paragraph("Coached nine agents")
    assert texts(document) == ["Lead, Acme\t2019 - 2021", "Skills", "Zendesk", "Experience", "Coached nine agents"]


def test_merged_cells_are_read_once_and_nested_tables_in_place():
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "across"
    inner = table.cell(1, 0).add_table(1, 1)
    inner.cell(0, 0).text = "inner"
    table.cell(1, 1).text = "side"
    tall = document.add_table(2, 1)
    tall.cell(0, 0).merge(tall.cell(1, 0)).text = "down"
    assert texts(document) == ["across", "inner\tside", "down"]


def test_headers_come_first_and_footers_last_without_page_numbers():
    document = docx.Document()
    document.add_paragraph("body")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Ada Moss, 555 0100"
    section.header.add_paragraph("Page 2 of 3")
    section.footer.paragraphs[0].text = "References on request"
    section.footer.add_paragraph("- 2 -")
    assert texts(document) == ["Ada Moss, 555 0100", "body", "References on request"]


def test_headers_of_first_and_even_pages_are_read_only_where_they_are_shown():
    document = docx.Document()
    document.add_paragraph("body")
    section = document.sections[0]
    section.first_page_header.paragraphs[0].text = "first"
    section.even_page_header.paragraphs[0].text = "even"
    assert texts(document) == ["body"]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    assert sorted(texts(document)) == ["body", "even", "first"]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (run("Ku") + run("ber") + run("netes"), ["Kubernetes"]),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", ["a\tb", "c", "d"]),
        ("<w:r><w:t>real</w:t><w:noBreakHyphen/><w:t>ti</w:t><w:softHyphen/><w:t>me</w:t></w:r>", ["real-time"]),
        ('<w:hyperlink r:id="rId9">' + run("portfolio") + "</w:hyperlink>", ["portfolio"]),
        ("<w:smartTag>" + run("tagged") + "</w:smartTag>", ["tagged"]),
        ('<w:fldSimple w:instr="AUTHOR">' + run("field") + "</w:fldSimple>", ["field"]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("1b"), ["1b"]),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("control") + "</w:sdtContent></w:sdt>", ["control"]),
        ("<w:ins>" + run("kept") + "</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", ["kept"]),
        ("<w:moveFrom>" + run("old") + "</w:moveFrom><w:moveTo>" + run("new") + "</w:moveTo>", ["new"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0B7"/><w:t> item</w:t></w:r>', ["\uf0b7 item"]),
        ('<w:r><w:sym w:char="zz"/><w:t>odd</w:t></w:r>', ["odd"]),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", ["x+1"]),
        (
            "<w:r><w:ruby><w:rt>" + run("aid") + "</w:rt><w:rubyBase>" + run("base") + "</w:rubyBase></w:ruby></w:r>",
            ["base"],
        ),
    ],
)
def test_all_that_a_paragraph_shows_is_read_and_nothing_else(inner, shown):
    assert texts(raw(paragraph(inner))) == shown


BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


def test_a_text_box_is_read_once_and_after_its_paragraph():
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{BOX.format('box')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{BOX.format('box')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(raw(paragraph(twice + run("anchor")) + paragraph(run("next")))) == ["anchor", "box", "next"]


def test_the_fallback_is_read_where_the_choice_holds_no_words():
    only_old = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict>{BOX.format('old box')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(raw(paragraph(only_old))) == ["old box"]


def test_blocks_within_content_controls_are_read():
    row = "<w:tr><w:sdt><w:sdtContent><w:tc><w:p>" + run("cell") + "</w:p></w:tc></w:sdtContent></w:sdt></w:tr>"
    body = "<w:sdt><w:sdtContent>" + paragraph(run("block")) + f"<w:tbl>{row}</w:tbl></w:sdtContent></w:sdt>"
    assert texts(raw(body)) == ["block", "cell"]


def test_a_heading_that_is_numbered_is_no_item_and_a_list_can_be_switched_off():
    document = docx.Document()
    off = document.add_paragraph("plain", style="List Bullet")
    off._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    heading = document.add_heading("Skills", 1)
    heading._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    assert [line.item for line in extract(document).lines] == [False, False]


def test_footnotes_come_after_the_body():
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"><w:p>{run("line")}</w:p></w:footnote>'
        f"<w:footnote><w:p>{run('note')}</w:p></w:footnote></w:footnotes>"
    )
    source = raw(
        paragraph(run("body")),
        relations=relationship(5, "footnotes", "footnotes.xml"),
        parts={"word/footnotes.xml": notes},
    )
    assert texts(source) == ["body", "note"]


def test_hidden_runs_are_reported_and_not_read():
    document = docx.Document()
    line = document.add_paragraph("seen ")
    line.add_run("unseen words").font.hidden = True
    style = document.styles.add_style("Ghost", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    document.add_paragraph("ghost", style="Ghost").add_run(" back").font.hidden = False
    found = extract(document)
    assert [line.text.strip() for line in found.lines] == ["seen", "back"]
    assert [(notice.kind, notice.text) for notice in found.notices] == [("hidden_text", "unseen words ghost")]


@pytest.mark.parametrize(
    "source",
    [
        raw(paragraph(run("words")), main="template.main"),
        raw(paragraph(run("words")), w="http://purl.oclc.org/ooxml/wordprocessingml/main"),
        raw(paragraph(run("words")), compression=zipfile.ZIP_STORED),
        raw(
            paragraph(run("words")),
            relations=relationship(3, "image", "https://a.example/x.png", 'TargetMode="External"'),
        ),
        raw(paragraph(run("words")), relations=relationship(3, "image", "media/missing.png")),
    ],
    ids=["template", "strict", "stored", "external", "missing picture"],
)
def test_variants_of_a_document_read_alike_without_a_notice(source):
    assert texts(source) == ["words"]
    assert extract(source).notices == ()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (raw(paragraph(run("words")), relations=relationship(3, "vbaProject", "vbaProject.bin")), "macros_present"),
        (raw(paragraph(run("words")), relations=relationship(3, "aFChunk", "chunk.html")), "unread_part"),
        (raw(paragraph(run("words")), relations=relationship(3, "header", "../../../etc/passwd")), "damaged"),
        (raw(paragraph(run("words")), relations=relationship(3, "header", "/etc/passwd")), "damaged"),
    ],
)
def test_what_was_left_alone_is_said(source, kind):
    assert texts(source) == ["words"]
    assert [notice.kind for notice in extract(source).notices] == [kind]


@pytest.mark.parametrize("declaration", ['<!DOCTYPE x [<!ENTITY a "b">]>', "<!DOCTYPE x SYSTEM 'http://a.example'>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_a_document_type_is_unsafe_in_every_part_and_encoding(declaration, encoding, part):
    source = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<x/>'.encode(encoding)
    with pytest.raises(UnsafeDocument, match="document type"):
        extract(raw(parts={part: source}))


def test_an_encoding_that_could_hide_a_document_type_is_unsafe():
    with pytest.raises(UnsafeDocument, match="encoding"):
        extract(raw(parts={"word/document.xml": '<?xml version="1.0" encoding="utf-7"?><x/>'}))


@pytest.mark.parametrize(
    "source",
    [
        raw(parts={"word/document.xml": "<w:document"}),
        raw(parts={"word/document.xml": "<other/>"}),
        raw(parts={"word/document.xml": "<a>" * 300 + "</a>" * 300}),
        raw(paragraph(run("x" * 11_000_000))),
        raw(parts={"_rels/.rels": "<Relationships"}),
        raw()[:-40],
        b"PK\x03\x04 and no more",
    ],
    ids=["cut", "other", "deep", "long", "relations", "zip", "stub"],
)
def test_a_broken_document_is_corrupt(source):
    with pytest.raises(CorruptDocument):
        extract(source)


def test_a_part_that_lies_about_its_size_is_corrupt():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", "x" * 5000)
    lying = packed.getvalue().replace((5000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(CorruptDocument):
        package.Package(lying).read("word/document.xml")


def test_a_package_that_lost_bytes_in_front_is_corrupt():
    source = raw(paragraph(run("words")))
    at = source.find(b"PK\x03\x04", 4)
    with pytest.raises(CorruptDocument):
        extract(source[:30] + source[at:])


def test_pictures_are_never_unpacked(monkeypatch):
    monkeypatch.setattr(package, "PART_BYTES", 20_000)
    source = raw(
        paragraph(run("words")),
        relations=relationship(3, "image", "media/big.png"),
        parts={"word/media/big.png": bytes(100_000)},
    )
    assert texts(source) == ["words"]


@pytest.mark.parametrize(("name", "limit"), [("PART_BYTES", "package_bytes"), ("ALL_BYTES", "package_bytes")])
def test_a_part_may_not_unpack_without_bound(monkeypatch, name, limit):
    monkeypatch.setattr(package, name, 20_000)
    with pytest.raises(LimitExceeded) as caught:
        extract(raw(paragraph(run("x" * 30_000))))
    assert (caught.value.limit, caught.value.value <= 20_000) == (limit, True)


def test_a_package_may_not_list_parts_without_bound(monkeypatch):
    monkeypatch.setattr(package, "ENTRIES", 3)
    with pytest.raises(LimitExceeded) as caught:
        extract(raw())
    assert (caught.value.limit, caught.value.value) == ("package_parts", 3)


def test_a_part_under_password_is_encrypted():
    source = bytearray(raw(paragraph(run("words"))))
    # Bit 0 of the flags, in every entry of the list of parts.
    at = source.find(b"PK\x01\x02")
    while at >= 0:
        source[at + 8] |= 1
        at = source.find(b"PK\x01\x02", at + 4)
    with pytest.raises(EncryptedDocument, match="password"):
        extract(bytes(source))


def test_many_paragraphs_are_read_in_order():
    lines = texts(raw("".join(paragraph(run(f"line {number}")) for number in range(5_000))))
    assert (len(lines), lines[0], lines[-1]) == (5_000, "line 0", "line 4999")
