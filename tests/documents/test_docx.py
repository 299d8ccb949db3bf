"""A Word document reads as it looks, whatever stands in its package."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cxmatch.documents.docx.reader import read
from cxmatch.documents.limits import Limits
from cxmatch.errors import NoTextLayer
from tests.documents.docx_maker import docx as raw
from tests.documents.docx_maker import (
    line,
    paragraph,
    part,
    relationship,
    relationships,
    run,
    shape,
    table,
    vml_shape,
)


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def extract(source):
    return read(source if isinstance(source, bytes) else saved(source), limits=Limits())


def texts(source):
    return [line.text for line in extract(source).lines]


def kinds(source):
    return [notice.kind for notice in extract(source).notices]


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
        ("<w:r><w:t>Py<!-- a comment -->thon</w:t></w:r>", ["Python"]),
        ("<w:r><w:t>two\n words</w:t></w:r>", ["two  words"]),
        ('<w:bdo w:val="rtl">' + run("turned") + "</w:bdo>", ["turned"]),
        ('<w:customXml w:element="x">' + run("tagged") + "</w:customXml>", ["tagged"]),
        (
            '<w:commentRangeStart w:id="1"/>' + run("noted") + '<w:r><w:commentReference w:id="1"/></w:r>',
            ["noted"],
        ),
        ("<w:ins>" + run("kept") + "<w:del>" + run("gone") + "</w:del></w:ins>", ["kept"]),
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


def field(code, result="", separate=True):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate') if separate else ''}"
        f"{run(result) if result else ''}{mark('end')}"
    )


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (field("DDEAUTO cmd x", "result"), ["result"]),
        (field('XE "index"', separate=False) + run("text"), ["text"]),
        (field("IF " + field("MERGEFIELD x", "inner"), "outer"), ["outer"]),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + run("code")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("result")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ["result"],
        ),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("never ended"), ["never ended"]),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("never begun"), ["never begun"]),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + run("its end is deleted")
            + '<w:del><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>',
            ["its end is deleted"],
        ),
    ],
)
def test_of_a_field_its_result_is_shown_and_its_code_is_not(inner, shown):
    assert texts(raw(paragraph(inner))) == shown


def test_a_field_goes_on_over_paragraphs():
    begin = field('TOC \\o "1-3"').replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph(begin + run("Experience")) + paragraph(run("Skills") + end) + line("body")
    assert texts(raw(body)) == ["Experience", "Skills", "body"]


@pytest.mark.parametrize(
    "mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/><w:specVanish/>"], ids=["deleted", "moved", "hidden"]
)
def test_a_paragraph_whose_end_is_not_shown_runs_on_into_the_next(mark):
    body = paragraph(run("Team "), f"<w:rPr>{mark}</w:rPr>") + line("lead") + line("Acme")
    assert texts(raw(body)) == ["Team lead", "Acme"]


def test_a_large_initial_belongs_to_the_word_that_it_begins():
    assert texts(raw(paragraph(run("E"), '<w:framePr w:dropCap="drop"/>') + line("xperience"))) == ["Experience"]


def test_a_paragraph_that_runs_on_ends_with_its_table_cell():
    runs_on = paragraph(run("cell"), "<w:rPr><w:del/></w:rPr>")
    assert texts(raw(runs_on + table([runs_on]) + runs_on)) == ["cell", "cell", "cell"]


def test_deleted_rows_and_cells_are_left_out_and_inserted_ones_kept():
    gone = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>' + line("gone") + "</w:tc></w:tr>"
    new = '<w:tr><w:trPr><w:ins w:id="2"/></w:trPr><w:tc>' + line("new") + "</w:tc></w:tr>"
    cell = (
        "<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + line("gone") + "</w:tc><w:tc>" + line("kept") + "</w:tc></w:tr>"
    )
    source = raw(f"<w:tbl>{gone}{new}{cell}</w:tbl>")
    assert texts(source) == ["new", "kept"]
    assert kinds(source) == ["tracked_changes"]


@pytest.mark.parametrize("tag", ["ins", "del", "moveFrom", "moveTo"])
def test_tracked_changes_are_said_in_any_part_that_is_shown(tag):
    changed = paragraph(f"<w:{tag}>{run('word')}</w:{tag}>")
    assert kinds(raw(changed)) == ["tracked_changes"]
    assert kinds(raw(line("body"), headers=[changed])) == ["tracked_changes"]


def test_a_change_of_format_alone_is_no_tracked_change():
    assert kinds(raw(line("word", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>"))) == []


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


def test_boxes_of_both_forms_and_boxes_within_boxes_are_read():
    inner = line("outer") + paragraph(shape(line("inner")))
    body = paragraph(shape(inner)) + paragraph(vml_shape(line("old")))
    assert texts(raw(body)) == ["outer", "inner", "old"]


def test_of_alternatives_the_first_that_word_processors_know_is_read():
    def choice(requires, text):
        return f'<mc:Choice Requires="{requires}" xmlns:new="urn:example:new">{line(text)}</mc:Choice>'

    fallback = f"<mc:Fallback>{line('fallback')}</mc:Fallback>"
    body = f"<mc:AlternateContent>{choice('new', 'a')}{choice('wps', 'b')}{fallback}</mc:AlternateContent>"
    assert texts(raw(body)) == ["b"]
    body = f"<mc:AlternateContent>{choice('wps new', 'a')}{fallback}</mc:AlternateContent>"
    assert texts(raw(body)) == ["fallback"]
    assert texts(raw("<mc:AlternateContent/>" + line("next"))) == ["next"]


def test_words_in_a_locked_drawing_are_read():
    drawn = "<a:txBody><a:p><a:r><a:t>one</a:t></a:r></a:p><a:p><a:r><a:t>two</a:t></a:r></a:p></a:txBody>"
    assert texts(raw(paragraph(f"<w:r><w:drawing>{drawn}</w:drawing></w:r>"))) == ["one", "two"]


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


def notes(kind, *given):
    """A part of notes by their ids, and what is needed to show it."""
    inner = f'<w:{kind} w:type="separator">{line("a rule")}</w:{kind}>'
    inner += "".join(f'<w:{kind} w:id="{number}">{line(text)}</w:{kind}>' for number, text in given)
    return {
        "relations": relationship(5, f"{kind}s", f"{kind}s.xml"),
        "parts": {f"word/{kind}s.xml": part(f"{kind}s", inner)},
    }


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_come_after_the_body_in_their_own_order(kind):
    body = paragraph(run("body") + f'<w:r><w:{kind}Reference w:id="2"/></w:r>') + line("more")
    body += paragraph(f'<w:r><w:{kind}Reference w:id="1"/></w:r>')
    assert texts(raw(body, **notes(kind, (1, "one"), (2, "two")))) == ["body", "more", "one", "two"]


def test_a_note_that_nothing_refers_to_is_no_part_of_the_text():
    body = paragraph(run("body") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    source = raw(body, **notes("footnote", (1, "note"), (2, "lost")))
    assert texts(source) == ["body", "note"]
    assert [(notice.kind, notice.text) for notice in extract(source).notices] == [("hidden_text", "lost")]


def test_notes_are_read_where_all_references_were_lost():
    assert texts(raw(line("body"), **notes("footnote", (1, "note")))) == ["body", "note"]


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


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def wide(encoding):
    """The main part of a strict document in two bytes a character."""
    inner = "<w:body><w:p><w:r><w:t>words</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{STRICT}">{inner}</w:document>'.encode(
        encoding
    )


def with_part(kind, name, text, more=""):
    """A document that relates to one more part, which holds that text."""
    inner = part("x", line(text)) if name.endswith(".xml") else text
    return raw(line("words"), relations=relationship(3, kind, name, more), parts={f"word/{name}": inner})


VARIANTS = {
    "template": raw(line("words"), main="template.main"),
    "strict": raw(line("words"), w=STRICT),
    "strict in two bytes a character": raw(parts={"word/document.xml": wide("utf-16")}),
    "strict in two bytes a character without a mark": raw(parts={"word/document.xml": wide("utf-16-be")}),
    "stored": raw(line("words"), compression=zipfile.ZIP_STORED),
    "picture elsewhere": raw(
        line("words"), relations=relationship(3, "image", "https://a.example/x.png", 'TargetMode="External"')
    ),
    "missing picture": raw(line("words"), relations=relationship(3, "image", "media/missing.png")),
    "template elsewhere": raw(
        line("words"),
        settings='<w:attachedTemplate r:id="rId1"/>',
        parts={
            "word/_rels/settings.xml.rels": relationships(
                relationship(1, "attachedTemplate", "https://a.example/x.dotm", 'TargetMode="External"')
            )
        },
    ),
    "header elsewhere": raw(
        line("words") + '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>',
        relations=relationship(3, "header", "https://a.example/header.xml", 'TargetMode="External"'),
    ),
    "header that no section shows": with_part("header", "header1.xml", "unseen"),
    "header of a former section": raw(
        line("words")
        + '<w:sectPr><w:sectPrChange><w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>'
        "</w:sectPrChange></w:sectPr>",
        relations=relationship(3, "header", "header1.xml"),
        parts={"word/header1.xml": part("hdr", line("unseen"))},
    ),
    "comments": with_part("comments", "comments.xml", "unseen"),
    "building blocks": with_part("glossaryDocument", "glossary/document.xml", "unseen"),
    "own XML": with_part("customXml", "../customXml/item1.xml", "unseen"),
    "a document type where nobody reads": raw(line("words"), parts={"docProps/core.xml": "<!DOCTYPE x><x/>"}),
    "a package within": raw(line("words"), parts={"word/embeddings/a.xlsx": raw(line("unseen"))}),
    "a long attribute": raw(f'<w:p w:rsidR="{"0" * 100_000}">{run("words")}</w:p>'),
}


@pytest.mark.parametrize("source", VARIANTS.values(), ids=VARIANTS)
def test_variants_of_a_document_read_alike_without_a_notice(source):
    assert texts(source) == ["words"]
    assert extract(source).notices == ()


OUTSIDE = 'TargetMode="External"'
LEFT_ALONE = {
    "macros": (raw(line("words"), relations=relationship(3, "vbaProject", "vbaProject.bin")), "macros_present"),
    "document with macros": (
        raw(line("words"), main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macros_present",
    ),
    "template with macros": (
        raw(line("words"), main="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        "macros_present",
    ),
    "other format": (with_part("aFChunk", "chunk.html", "<p>unseen</p>"), "unread_part"),
    "other format elsewhere": (with_part("aFChunk", "https://a.example", "", OUTSIDE), "unread_part"),
    "part elsewhere": (with_part("subDocument", "https://a.example", "", OUTSIDE), "unread_part"),
    "diagram": (with_part("diagramData", "diagrams/data1.xml", "unseen"), "unread_part"),
    "object": (with_part("oleObject", "embeddings/oleObject1.bin", "unseen"), "unread_part"),
    "control": (with_part("control", "activeX/activeX1.xml", "unseen"), "unread_part"),
    "file of the system": (raw(line("words"), relations=relationship(3, "header", "/etc/passwd")), "damaged"),
    "path out of the package": (
        raw(line("words"), relations=relationship(3, "header", "../../../../etc/passwd")),
        "damaged",
    ),
}


@pytest.mark.parametrize(("source", "kind"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_was_left_alone_is_said(source, kind):
    assert texts(source) == ["words"]
    assert kinds(source) == [kind]


def test_the_part_that_the_package_names_is_read_and_not_one_with_the_usual_name():
    other = raw(
        line("unseen"),
        parts={
            "_rels/.rels": relationships(relationship(1, "officeDocument", "word/other.xml")),
            "word/other.xml": part("document", f"<w:body>{line('words')}</w:body>"),
        },
    )
    assert texts(other) == ["words"]


def test_a_header_that_two_sections_show_is_read_once():
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rId93"/></w:sectPr>'
    assert texts(raw(paragraph(run("one"), reference) + line("two"), headers=[line("Ada Moss")])) == [
        "Ada Moss",
        "one",
        "two",
    ]


def test_a_resume_in_nested_tables_is_read_in_place():
    inner = table([line("Lead"), line("2019 - 2021")], [line("Agent"), line("2017 - 2019")])
    assert texts(raw(table([line("Experience") + inner]))) == [
        "Experience",
        "Lead\t2019 - 2021",
        "Agent\t2017 - 2019",
    ]


def test_many_paragraphs_are_read_in_order():
    lines = texts(raw("".join(line(f"line {number}") for number in range(5_000))))
    assert (len(lines), lines[0], lines[-1]) == (5_000, "line 0", "line 4999")


def test_reading_ends_past_the_limit_of_characters():
    source = raw("".join(line("x" * 10) for _ in range(1_000)) + table([line("x" * 10)] * 50))
    found = read(source, limits=Limits(characters=100))
    assert 100 <= sum(len(line.text) for line in found.lines) <= 110


PICTURE = '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r></w:p>'


def test_a_document_of_pictures_alone_is_a_scan():
    with pytest.raises(NoTextLayer, match="pictures"):
        read(raw(PICTURE), limits=Limits())


@pytest.mark.parametrize(("words", "kinds"), [(4, ["unread_part"]), (80, [])])
def test_pictures_beside_hardly_any_words_are_named(words: int, kinds: list[str]):
    found = read(raw(PICTURE + line("calls " * words)), limits=Limits())
    assert [notice.kind for notice in found.notices] == kinds
