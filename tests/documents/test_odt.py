"""An OpenDocument text reads as it looks, whatever stands in its package."""

import io
import time
import zipfile

import pytest

from cxmatch.documents.limits import Limits
from cxmatch.documents.odt.reader import read
from cxmatch.errors import CorruptDocument, EncryptedDocument, LimitExceeded, NoTextLayer, UnsafeDocument

NAMES = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
    "script": "script",
}
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in NAMES.items()
)
NAMESPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def style(name, family, properties="", more=""):
    """A style; `properties` is one element's tag and attributes."""
    inner = f"<style:{properties}/>" if properties else ""
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inner}</style:style>'


STYLES = "".join(
    (
        style("White", "text", 'text-properties fo:color="#ffffff"'),
        style("Pale", "text", 'text-properties fo:color="#fafafa"'),
        style("OnBlack", "text", 'text-properties fo:color="#ffffff" fo:background-color="#000000"'),
        style("Auto", "text", 'text-properties style:use-window-font-color="true"'),
        style("None", "text", 'text-properties text:display="none"'),
        style("Shown", "text", 'text-properties text:display="true"'),
        style("ByParent", "text", more='style:parent-style-name="None"'),
        style("Tiny", "text", 'text-properties fo:font-size="1pt"'),
        style("Zero", "text", 'text-properties fo:font-size="0pt"'),
        style("Small", "text", 'text-properties fo:font-size="5pt"'),
        style("Speck", "text", 'text-properties fo:font-size="10%"'),
        style("Clear", "text", 'text-properties fo:color="#000000" loext:opacity="0%"'),
        style("AutoClear", "text", 'text-properties style:use-window-font-color="true" loext:opacity="0%"'),
        style("Narrow", "text", 'text-properties style:text-scale="1%"'),
        style("Lowered", "text", 'text-properties style:text-position="0% 1%"'),
        style("Super", "text", 'text-properties style:text-position="super 58%"'),
        style("LowLine", "paragraph", 'paragraph-properties fo:line-height="0.01cm"'),
        style("Line", "paragraph", 'paragraph-properties fo:line-height="100%" fo:margin-left="1cm"'),
        style("Indented", "paragraph", 'paragraph-properties fo:margin-left="200cm"'),
        style("LowRow", "table-row", 'table-row-properties style:row-height="0.01cm"'),
        style("Gone", "paragraph", 'text-properties text:display="none"'),
        style("WhiteP", "paragraph", 'text-properties fo:color="#ffffff"'),
        style("Dark", "paragraph", 'paragraph-properties fo:background-color="#102040"'),
        style("DarkCell", "table-cell", 'table-cell-properties fo:background-color="#102040"'),
        style("DarkRow", "table-row", 'table-row-properties fo:background-color="#102040"'),
        style("DarkTable", "table", 'table-properties fo:background-color="#102040"'),
        style("DarkBox", "graphic", 'graphic-properties draw:fill="solid" draw:fill-color="#102040"'),
        style("PictureBox", "graphic", 'graphic-properties draw:fill="bitmap"'),
        style("NoBox", "graphic", 'graphic-properties draw:fill="none" draw:fill-color="#102040"'),
        style("DarkSection", "section", 'section-properties fo:background-color="#102040"'),
        style("Outlined", "paragraph", more='style:default-outline-level="1"'),
        style("OtherPage", "paragraph", more='style:master-page-name="Other"'),
    )
)
DEFAULTS = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>'
)


def content(body, styles=STYLES):
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def sheet(masters="", layouts="", styles=DEFAULTS):
    return (
        f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


def packed(body="", *, parts=None, **sheets):
    written = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content(body),
        "styles.xml": sheet(**sheets),
        "META-INF/manifest.xml": "<manifest/>",
        **(parts or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in written.items():
            if part is not None:
                made.writestr(name, part)
    return target.getvalue()


def flat(body):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES}>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def extract(body, **more):
    return read(packed(body, **more), limits=Limits())


def texts(body, **more):
    return [line.text for line in extract(body, **more).lines]


def hidden(body, **more):
    return " ".join(notice.text for notice in extract(body, **more).notices if notice.kind == "hidden_text")


def kinds(body, **more):
    return [notice.kind for notice in extract(body, **more).notices]


def p(inner, name=""):
    return f'<text:p text:style-name="{name}">{inner}</text:p>'


def span(name, inner="secret"):
    return f'<text:span text:style-name="{name}">{inner}</text:span>'


def table(*rows, name="", row="", cell=""):
    made = "".join(
        f'<table:table-row table:style-name="{row}">'
        + "".join(f'<table:table-cell table:style-name="{cell}">{inner}</table:table-cell>' for inner in cells)
        + "</table:table-row>"
        for cells in rows
    )
    return f'<table:table table:style-name="{name}"><table:table-column/>{made}</table:table>'


def frame(inner, name="", more=""):
    return f'<draw:frame draw:style-name="{name}" {more}><draw:text-box>{inner}</draw:text-box></draw:frame>'


def test_paragraphs_headings_and_lists_keep_their_order_and_marks():
    body = (
        "<text:h>Experience</text:h>" + p("Lead, Acme")
        + "<text:list><text:list-header>" + p("Tasks") + "</text:list-header>"
        "<text:list-item>" + p("Coached nine") + p("for two years") + "<text:list><text:list-item>" + p("daily")
        + "</text:list-item></text:list></text:list-item></text:list>" + p("") + p("Agent") + p("Skills", "Outlined")
    )  # fmt: skip
    assert [(line.text, line.new_block, line.item) for line in extract(body).lines] == [
        ("Experience", True, False),
        ("Lead, Acme", False, False),
        ("Tasks", False, False),
        ("Coached nine", False, True),
        ("for two years", False, False),
        ("daily", False, True),
        ("Agent", True, False),
        ("Skills", True, False),
    ]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("a<text:tab/>b", ["a\tb"]),
        ("a<text:line-break/>b", ["a", "b"]),
        ('a<text:s text:c="3"/>b', ["a   b"]),
        ("a<text:s/>b", ["a b"]),
        ('a<text:s text:c="999999999999"/>b', ["a b"]),
        ("a\n  b", ["a b"]),
        ("R&#233;sum&#233; &amp; <text:a>link</text:a>", ["Résumé & link"]),
        ("a<!-- remark -->b<?target data?>c", ["abc"]),
        ("<text:meta>a</text:meta><text:bookmark/>b<text:soft-page-break/>c", ["abc"]),
        ("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>z</text:ruby-text></text:ruby>", ["a"]),
        ("<text:author-name>Ada</text:author-name>", ["Ada"]),
    ],
)
def test_text_within_a_paragraph_comes_out_as_it_is_shown(inner, expected):
    assert texts(p(inner)) == expected


def test_blanks_are_bounded():
    assert len(texts(p('a<text:s text:c="999999"/>b'))[0]) < 100


def test_a_row_of_short_cells_is_one_line_and_long_ones_are_columns():
    assert texts(
        p("Before") + table((p("Lead"), p("2019 - 2022")), (p("Skills") + p("Excel"), p("Work"))) + p("After")
    ) == [
        "Before",
        "Lead\t2019 - 2022",
        "Skills",
        "Excel",
        "Work",
        "After",
    ]
    assert texts(table((table((p("a"), p("b"))), p("c")))) == ["a\tb\tc"]


def test_boxes_stand_behind_their_paragraph_and_notes_behind_the_text():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + p("A note")
        + "</text:note-body></text:note>"
    )
    shape = "<draw:g><draw:custom-shape>" + p("Drawn") + "</draw:custom-shape></draw:g>"
    assert texts(p("One" + note + frame(p("Boxed")) + " two" + shape) + p("Three") + frame(p("Four"))) == [
        "One two",
        "Boxed",
        "Drawn",
        "Three",
        "Four",
        "A note",
    ]


def master(name, inner, more=""):
    return f'<style:master-page style:name="{name}" style:page-layout-name="L" {more}>{inner}</style:master-page>'


def test_headers_and_footers_are_those_of_the_pages_that_the_text_uses():
    masters = (
        master("Unused", "<style:header>" + p("never shown") + "</style:header>")
        + master("Standard", "<style:header>" + p("Ada Moss") + p("Page 1 of 3") + "</style:header>"
                 "<style:header-first>" + p("First") + "</style:header-first>"
                 '<style:header-left style:display="false">' + p("switched off") + "</style:header-left>"
                 "<style:footer>" + p("Zurich") + "</style:footer>", 'style:next-style-name="Next"')
        + master("Next", "<style:header>" + p("Ada Moss") + "</style:header>")
        + master("Other", "<style:header>" + p("Other") + "</style:header>")
    )  # fmt: skip
    assert texts(p("body"), masters=masters) == ["Ada Moss", "First", "body", "Zurich"]
    assert texts(p("body", "OtherPage"), masters=masters) == ["Ada Moss", "First", "Other", "body", "Zurich"]


@pytest.mark.parametrize(
    "secret",
    [
        p(span("White")),
        p(span("Pale")),
        p(span("None")),
        p(span("ByParent")),
        p(span("Tiny")),
        p(span("Zero")),
        p(span("Speck")),
        p(span("Clear")),
        p(span("Narrow")),
        p("secret", "Gone"),
        p(span("Lowered")),
        p("secret", "LowLine"),
        p("secret", "Indented"),
        table((p("secret"),), row="LowRow"),
        p(frame(p("secret"), more='svg:width="0.01cm" svg:height="5cm"')),
        p("secret", "WhiteP"),
        p("<text:a text:style-name='White'>secret</text:a>"),
        p(span("White", span("Missing"))),
        table((p(span("White")),)),
        frame(p(span("White")), "NoBox"),
        p(frame(p("secret"), more='svg:x="-300cm"')),
        p(frame(p("secret"), more='draw:display="none"')),
        "<text:section text:display='none'>" + p("secret") + "</text:section>",
        "<text:section text:display='condition' text:condition='ooow:1'>" + p("secret") + "</text:section>",
        p("<text:hidden-paragraph text:is-hidden='true'/>secret"),
        p("<text:hidden-paragraph text:condition='ooow:true'/>secret"),
        p("<text:hidden-text text:condition='x' text:string-value='secret' text:is-hidden='true'/>"),
        "<table:table><table:table-row><table:covered-table-cell>" + p("secret")
        + "</table:covered-table-cell></table:table-row></table:table>",
    ],
)  # fmt: skip
def test_what_nobody_sees_is_reported_and_not_read(secret):
    body = p("Led a team") + secret + p("of nine")
    assert "secret" not in " ".join(texts(body))
    assert hidden(body) == "secret"


@pytest.mark.parametrize(
    "honest",
    [
        p(span("OnBlack", "honest")),
        p(span("Auto", "honest"), "WhiteP"),
        p(span("Small", "honest")),
        p(span("Super", "honest"), "Line"),
        p(
            '<draw:frame svg:width="0.01cm"><draw:text-box fo:min-width="0.01cm" fo:min-height="1cm">'
            + p("honest")
            + "</draw:text-box></draw:frame>"
        ),
        p(frame(p("honest"), more='svg:x="-1cm" svg:y="25cm" svg:width="5cm"')),
        p(span("Shown", "honest"), "Gone"),
        p(span("None", span("Shown", "honest"))),
        p(span("AutoClear", "honest")),
        p(span("Missing", "honest")),
        p(span("White", "honest"), "Dark"),
        table((p(span("White", "honest")),), cell="DarkCell"),
        table((p(span("White", "honest")),), row="DarkRow"),
        table((p(span("White", "honest")),), name="DarkTable"),
        table((table((p(span("White", "honest")),)),), cell="DarkCell"),
        p(frame(p(span("White", "honest")), "DarkBox")),
        p(frame(p(span("White", "honest")), "PictureBox")),
        "<text:section text:style-name='DarkSection'>" + p(span("White", "honest")) + "</text:section>",
        "<text:section text:display='condition' text:condition='x==1'>" + p("honest") + "</text:section>",
        p("<text:hidden-paragraph text:condition='x==1'/>honest"),
    ],
)
def test_what_a_person_sees_is_read(honest):
    assert hidden(honest) == ""
    assert "honest" in " ".join(texts(honest))


def test_white_is_honest_on_a_dark_page():
    black = '<style:page-layout-properties fo:background-color="#000000"/>'
    layout = f'<style:page-layout style:name="L">{black}</style:page-layout>'
    assert texts(p(span("White", "honest")), masters=master("Standard", ""), layouts=layout) == ["honest"]
    assert texts(p(span("White")), masters=master("Standard", "")) == []


@pytest.mark.parametrize(
    "unread",
    [
        "<office:annotation>" + p("secret") + "</office:annotation>",
        "<draw:frame><svg:title>secret</svg:title><svg:desc>secret</svg:desc></draw:frame>",
        "<text:script>secret</text:script>",
        "<draw:object><math>secret</math></draw:object>",
        "<office:binary-data>secret</office:binary-data>",
    ],
)
def test_what_is_no_part_of_the_page_is_neither_read_nor_called_hidden(unread):
    body = p("a" + unread + "b")
    assert texts(body) == ["ab"]
    assert hidden(body) == ""


def test_what_changes_took_out_is_left_out_and_noticed():
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion>" + p("secret")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )  # fmt: skip
    body = deleted + p("kept <text:change-start/>added<text:change-end/>")
    assert texts(body) == ["kept added"]
    assert kinds(body) == ["tracked_changes"]
    assert kinds("<text:tracked-changes/>" + p("a")) == []


def test_a_table_of_contents_shows_its_lines_and_not_its_pattern():
    index = (
        "<text:table-of-content><text:table-of-content-source>" + p("secret") + "</text:table-of-content-source>"
        "<text:index-body><text:index-title>" + p("Contents") + "</text:index-title>" + p("Work 1")
        + "</text:index-body></text:table-of-content>"
    )  # fmt: skip
    assert texts(index) == ["Contents", "Work 1"]


def test_macros_and_objects_are_noticed_and_not_opened():
    assert kinds(p("a"), parts={"Basic/Standard/Module1.xml": b"\xff not XML"}) == ["macros_present"]
    assert kinds(p("a"), parts={"Scripts/python/run.py": "import os"}) == ["macros_present"]
    assert kinds("<office:event-listeners><script:event-listener/></office:event-listeners>" + p("a")) == [
        "macros_present"
    ]
    assert kinds(p("a<draw:frame><draw:object-ole/></draw:frame>")) == ["unread_part"]


def test_pictures_are_never_unpacked_and_a_document_of_pictures_is_a_scan():
    picture = {"Pictures/1.png": bytes(60 * 2**20)}
    assert texts(p("a<draw:frame><draw:image/></draw:frame>"), parts=picture) == ["a"]
    with pytest.raises(NoTextLayer):
        extract(p("<draw:frame><draw:image/></draw:frame>"))


def test_an_empty_document_gives_no_lines():
    assert extract(p("")).lines == ()


def test_flat_xml_reads_as_its_package_does():
    body = p("a " + span("White")) + "<draw:image><office:binary-data>AAAA</office:binary-data></draw:image>"
    assert read(flat(body), limits=Limits()) == extract(body)


def test_a_locked_document_says_so():
    for parts in (
        {"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": b"\x8f\x12"},
        {"encrypted-package": b"\0", "content.xml": None},
    ):
        with pytest.raises(EncryptedDocument):
            extract("", parts=parts)


ENTITY = '<!DOCTYPE office [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "data",
    [
        packed(parts={"content.xml": ENTITY + content(p("&a;"))}),
        packed(parts={"styles.xml": ENTITY + sheet()}),
        packed(parts={"content.xml": (ENTITY + content(p("&a;"))).encode("utf-16")}),
        flat(p("&a;")).replace(b"?>\n", b"?>" + ENTITY.encode()),
        (ENTITY + flat(p("&a;")).decode().partition("\n")[2]).encode("utf-16"),
    ],
)
def test_a_document_type_is_refused(data):
    with pytest.raises(UnsafeDocument):
        read(data, limits=Limits())


@pytest.mark.parametrize(
    "data",
    [
        packed(parts={"content.xml": None}),
        packed(parts={"content.xml": content(p("a"))[:-40]}),
        packed(parts={"styles.xml": "<a><b></a>"}),
        packed(parts={"content.xml": "<office/>"}),
        packed(p("&undeclared;")),
        packed("<text:section>" * 300 + p("a") + "</text:section>" * 300),
        packed(p("a"))[:-60],
        flat(p("a"))[:-40],
    ],
)
def test_a_damaged_document_is_corrupt(data):
    with pytest.raises(CorruptDocument):
        read(data, limits=Limits())


def test_without_its_styles_the_text_is_read_with_a_notice():
    assert texts(p("a"), parts={"styles.xml": None}) == ["a"]
    assert kinds(p("a"), parts={"styles.xml": None}) == ["damaged"]


def test_a_part_that_unpacks_to_too_much_is_refused():
    with pytest.raises(LimitExceeded):
        read(packed(p(" " * 30 * 2**20)), limits=Limits())
    with pytest.raises(LimitExceeded):
        read(packed(p("a" * 10_000)), limits=Limits(part_bytes=5_000))


@pytest.mark.parametrize(
    "nested",
    [
        ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
        ("<text:list><text:list-item><text:section>", "</text:section></text:list-item></text:list>"),
    ],
)
def test_nesting_as_deep_as_the_parser_allows_is_no_crash(nested):
    before, behind = nested
    assert texts(before * 80 + p("deep") + behind * 80) == ["deep"]


def test_styles_that_are_made_of_each_other_end():
    loop = style("A", "text", more='style:parent-style-name="B"') + style(
        "B", "text", more='style:parent-style-name="A"'
    )
    assert texts("", parts={"content.xml": content(p(span("A", "a")), loop)}) == ["a"]


def test_a_long_line_of_styles_takes_no_more_than_its_length():
    count = 5_000
    line = "".join(style(f"S{at}", "text", more=f'style:parent-style-name="S{at + 1}"') for at in range(count))
    line += style(f"S{count}", "text", 'text-properties text:display="none"')
    body = p("".join(span(f"S{at}", "a") for at in range(count)))
    start = time.process_time()
    assert texts(body, parts={"content.xml": content(body, line)}) == []
    assert time.process_time() - start < 2


def test_text_past_the_limit_is_not_gathered():
    body = "".join(p("word") for _ in range(1_000))
    assert sum(len(line.text) for line in read(packed(body), limits=Limits(characters=100)).lines) == 200
    crowded = read(packed(p(span("None", "word " * 100)) + p("late")), limits=Limits(characters=100))
    assert [notice.kind for notice in crowded.notices] == ["hidden_text", "truncated"]
