"""What nobody can see in a Word document is reported with its words and not read; what anybody can see is read."""

import pytest

from cxmatch.documents.docx.reader import read
from cxmatch.documents.limits import Limits
from tests.documents.docx_maker import (
    anchored,
    docx,
    line,
    paragraph,
    part,
    picture,
    relationship,
    run,
    shape,
    solid,
    style,
    table,
    vml_shape,
)

WHITE = '<w:color w:val="FFFFFF"/>'
GREY_CELL = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="404040"/></w:tcPr>'


def shading(fill, more=""):
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}" {more}/>'


def styled(inner, properties):
    """The defaults of a document's runs."""
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{properties}</w:rPr></w:rPrDefault></w:docDefaults>{inner}"


def named(identity, kind="p"):
    return f'<w:{kind}Style w:val="{identity}"/>'


def seen_and_hidden(source):
    """The visible text, and the hidden words that one notice reports."""
    found = read(source, limits=Limits())
    hidden = [notice for notice in found.notices if notice.kind == "hidden_text"]
    assert len(hidden) <= 1
    return " ".join(line.text.strip() for line in found.lines), "".join(notice.text for notice in hidden)


HIDDEN = {
    "vanish": docx(line("word", "<w:vanish/>")),
    "vanish with a value": docx(line("word", '<w:vanish w:val="true"/>')),
    "always hidden": docx(line("word", "<w:specVanish/>")),
    "vanish by paragraph style": docx(paragraph(run("word"), named("Ghost")), styles=style("Ghost", run="<w:vanish/>")),
    "vanish by a style's base": docx(
        paragraph(run("word"), named("Child")),
        styles=style("Child", based_on="Ghost") + style("Ghost", run="<w:vanish/>"),
    ),
    "vanish by character style": docx(
        line("word", named("Ghost", "r")), styles=style("Ghost", kind="character", run="<w:vanish/>")
    ),
    "vanish by the default style": docx(line("word"), styles=style("Normal", default=True, run="<w:vanish/>")),
    "vanish by the document's defaults": docx(line("word"), styles=styled("", "<w:vanish/>")),
    "white": docx(line("word", WHITE)),
    "nearly white": docx(line("word", '<w:color w:val="F5F5F5"/>')),
    "white by paragraph style": docx(paragraph(run("word"), named("Pale")), styles=style("Pale", run=WHITE)),
    "white by character style": docx(
        line("word", named("Pale", "r")), styles=style("Pale", kind="character", run=WHITE)
    ),
    "white by the default style": docx(line("word"), styles=style("Normal", default=True, run=WHITE)),
    "white by the document's defaults": docx(line("word"), styles=styled("", WHITE)),
    "white by theme": docx(
        line("word", '<w:color w:val="000000" w:themeColor="background1"/>'), theme={"lt1": "FFFFFF"}
    ),
    "white by theme and shade": docx(
        line("word", '<w:color w:val="000000" w:themeColor="background1" w:themeShade="F2"/>'),
        theme={"lt1": "FFFFFF"},
    ),
    "white by the newer form": docx(
        line(
            "word",
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>'
            '<w:color w:val="000000"/>',
        )
    ),
    "letters without fill": docx(line("word", "<w14:textFill><w14:noFill/></w14:textFill>")),
    "transparent letters": docx(
        line(
            "word",
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'
            "</w14:solidFill></w14:textFill>",
        )
    ),
    "black on a black run": docx(line("word", '<w:color w:val="000000"/>' + shading("000000"))),
    "yellow on a yellow marker": docx(line("word", '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
    "a white marker over a dark run": docx(line("word", WHITE + shading("000000") + '<w:highlight w:val="white"/>')),
    "blue on a blue paragraph": docx(paragraph(run("word", '<w:color w:val="1F3864"/>'), shading("1F3864"))),
    "blue on a solid pattern": docx(
        paragraph(run("word", '<w:color w:val="1F3864"/>'), '<w:shd w:val="solid" w:color="1F3864" w:fill="auto"/>')
    ),
    "grey on a pattern that mixes to grey": docx(
        paragraph(run("word", '<w:color w:val="808080"/>'), '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>')
    ),
    "a paragraph's colour on its own by style": docx(
        paragraph(run("word", '<w:color w:val="1F3864"/>'), named("Band")),
        styles=style("Band", inner=f"<w:pPr>{shading('1F3864')}</w:pPr>"),
    ),
    "in a cell of its colour": docx(table([GREY_CELL + line("word", '<w:color w:val="404040"/>')])),
    "in a nested cell of its colour": docx(
        table([GREY_CELL + table(["<w:tcPr/>" + line("word", '<w:color w:val="404040"/>')])])
    ),
    "white in a plain table": docx(table([line("word", WHITE)])),
    "on a page of its colour": docx(
        line("word", '<w:color w:val="203040"/>'),
        before='<w:background w:color="203040"/>',
        settings="<w:displayBackgroundShape/>",
    ),
    "white where the page's colour is not shown": docx(line("word", WHITE), before='<w:background w:color="203040"/>'),
    "half a point": docx(line("word", '<w:sz w:val="1"/>')),
    "one point": docx(line("word", '<w:sz w:val="2"/>')),
    "one point with its unit": docx(line("word", '<w:sz w:val="1pt"/>')),
    "one point by style": docx(paragraph(run("word"), named("Dust")), styles=style("Dust", run='<w:sz w:val="2"/>')),
    "one percent wide": docx(line("word", '<w:w w:val="1"/>')),
    "all letters in one place": docx(line("word", '<w:sz w:val="20"/><w:spacing w:val="-400"/>')),
    "lines too low": docx(paragraph(run("word"), '<w:spacing w:line="20" w:lineRule="exact"/>')),
    "rows too low": docx(table([line("word")], row='<w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr>')),
    "a frame off the page": docx(paragraph(run("word"), '<w:framePr w:w="2000" w:hAnchor="page" w:x="-9000"/>')),
    "a floating table off the page": docx(
        table([line("word")], properties='<w:tblpPr w:horzAnchor="page" w:tblpX="20000"/>')
    ),
    "a box off the page to the left": docx(paragraph(shape(line("word"), x=-400, origin="margin"))),
    "a box off the page below": docx(paragraph(shape(line("word"), y=2000))),
    "a box without size": docx(paragraph(shape(line("word"), width=0, height=0))),
    "a drawing that is hidden": docx(paragraph(shape(line("word"), about='hidden="1"'))),
    "an anchor that is hidden": docx(paragraph(shape(line("word"), more='hidden="true"'))),
    "an older box that is hidden": docx(paragraph(vml_shape(line("word"), style="visibility:hidden"))),
    "an older box off the page": docx(
        paragraph(vml_shape(line("word"), style="position:absolute;margin-left:-900pt;width:100pt;height:50pt"))
    ),
    "an older box without size": docx(paragraph(vml_shape(line("word"), style="width:0;height:0"))),
    "a box in a hidden run": docx(
        paragraph(shape(line("word")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1))
    ),
    "white in a white box": docx(paragraph(shape(line("word", WHITE), fill=solid("FFFFFF")))),
    "white in a clear box alone on the page": docx(paragraph(shape(line("word", WHITE)))),
    "white in an older box, which is white unless it says so": docx(paragraph(vml_shape(line("word", WHITE)))),
    "white between two pale ends": docx(
        paragraph(
            shape(
                line("word", WHITE),
                fill='<a:gradFill><a:gsLst><a:gs><a:srgbClr val="FFFFFF"/></a:gs><a:gs><a:srgbClr val="F8F8F8"/></a:gs>'
                "</a:gsLst></a:gradFill>",
            )
        )
    ),
    "the lower part of a merged cell": docx(
        table(
            ['<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + line("")],
            ["<w:tcPr><w:vMerge/></w:tcPr>" + line("word")],
        )
    ),
    "in markup that is passed over": docx(f'<x:p xmlns:x="urn:example" mc:Ignorable="x">{line("word")}</x:p>'),
    "in a run in markup that is passed over": docx(
        f'<w:sdt mc:Ignorable="w14 x" xmlns:x="urn:example">{paragraph("<x:p>" + run("word") + "</x:p>")}</w:sdt>'
    ),
    "only in the older form": docx(
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
            f"<w:txbxContent>{line('word')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    ),
    "white in spite of a photo": docx(
        paragraph(picture(width=90, height=120)) + paragraph(picture(behind=False)) + line("word", WHITE)
    ),
    "white in spite of a logo in the header": docx(
        line("word", WHITE), headers=[paragraph(picture(width=90, height=40))]
    ),
    "hidden mathematics": docx(paragraph("<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>word</m:t></m:r></m:oMath>")),
    "a hidden symbol": docx(paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:sym w:char="0077"/><w:t>ord</w:t></w:r>')),
    "a hidden header": docx(headers=[line("word", WHITE)]),
}


@pytest.mark.parametrize("source", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_can_see_is_reported_and_not_read(source):
    assert seen_and_hidden(source) == ("", "word")


HEADED = (
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    f"<w:tcPr>{shading('203040')}</w:tcPr></w:tblStylePr>"
)
SEEN = {
    "hiding switched off": docx(line("word", '<w:vanish w:val="0"/>')),
    "hiding by style switched off": docx(
        paragraph(run("word", '<w:vanish w:val="false"/>'), named("Ghost")), styles=style("Ghost", run="<w:vanish/>")
    ),
    "hiding switched twice": docx(
        paragraph(run("word", named("Other", "r")), named("Ghost")),
        styles=style("Ghost", run="<w:vanish/>") + style("Other", kind="character", run="<w:vanish/>"),
    ),
    "hiding switched off in a style's child": docx(
        paragraph(run("word"), named("Child")),
        styles=style("Child", based_on="Ghost", run='<w:vanish w:val="0"/>') + style("Ghost", run="<w:vanish/>"),
    ),
    "hidden on the web alone": docx(line("word", "<w:webHidden/>")),
    "hidden before a change": docx(line("word", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
    "the end of the paragraph hidden": docx(paragraph(run("word"), "<w:rPr><w:vanish/></w:rPr>")),
    "pale grey": docx(line("word", '<w:color w:val="D9D9D9"/>')),
    "yellow": docx(line("word", '<w:color w:val="FFFF00"/>')),
    "the automatic colour on black": docx(paragraph(run("word", '<w:color w:val="auto"/>'), shading("000000"))),
    "white with a shadow": docx(line("word", WHITE + "<w:shadow/>")),
    "white with an outline": docx(
        line("word", WHITE + f"<w14:textOutline>{solid('000000').replace('a:', 'w14:')}</w14:textOutline>")
    ),
    "white by style, black by hand": docx(
        paragraph(run("word", '<w:color w:val="000000"/>'), named("Pale")), styles=style("Pale", run=WHITE)
    ),
    "white by style, black by character style": docx(
        paragraph(run("word", named("Ink", "r")), named("Pale")),
        styles=style("Pale", run=WHITE) + style("Ink", kind="character", run='<w:color w:val="000000"/>'),
    ),
    "white on a dark run": docx(line("word", WHITE + shading("203040"))),
    "white on a marker": docx(line("word", WHITE + '<w:highlight w:val="black"/>')),
    "white on a dark paragraph": docx(paragraph(run("word", WHITE), shading("203040"))),
    "white on a dark paragraph by theme": docx(
        paragraph(run("word", WHITE), shading("FFFFFF", 'w:themeFill="accent1"')), theme={"accent1": "4472C4"}
    ),
    "white on a dark pattern": docx(paragraph(run("word", WHITE), '<w:shd w:val="solid" w:color="000000"/>')),
    "white on stripes": docx(
        paragraph(run("word", WHITE), '<w:shd w:val="horzStripe" w:color="000000" w:fill="FFFFFF"/>')
    ),
    "white on a dark paragraph by style": docx(
        paragraph(run("word", WHITE), named("Band")),
        styles=style("Band", inner=f"<w:pPr>{shading('1F3864')}</w:pPr>"),
    ),
    "white in a dark cell": docx(table([GREY_CELL + line("word", WHITE)])),
    "white in a dark table": docx(table([line("word", WHITE)], properties=shading("203040"))),
    "white in a table in a dark cell": docx(table([GREY_CELL + table([line("word", WHITE)])])),
    "white in a dark first row by style": docx(
        table([line("word")], properties=f'{named("Grid", "tbl")}<w:tblLook w:val="0020"/>'),
        styles=style("Grid", kind="table", inner=HEADED),
    ),
    "white in a dark first row by a style's base": docx(
        table([line("word")], properties=f'{named("Own", "tbl")}<w:tblLook w:firstRow="1"/>'),
        styles=style("Grid", kind="table", inner=HEADED) + style("Own", kind="table", based_on="Grid"),
    ),
    "white in a band of columns that may be dark": docx(
        table([line("word", WHITE)], properties=f'{named("Grid", "tbl")}<w:tblLook w:val="0000"/>'),
        styles=style("Grid", kind="table", inner=HEADED.replace("firstRow", "band2Vert")),
    ),
    "white on a dark page": docx(
        line("word", WHITE), before='<w:background w:color="203040"/>', settings="<w:displayBackgroundShape/>"
    ),
    "white on a page with a picture": docx(
        line("word", WHITE),
        before='<w:background w:color="FFFFFF"><v:background/></w:background>',
        settings="<w:displayBackgroundShape/>",
    ),
    "white in a dark box": docx(paragraph(shape(line("word", WHITE), fill=solid("203040")))),
    "white in a dark box by theme": docx(
        paragraph(
            shape(
                line("word", WHITE),
                fill='<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>',
            )
        )
    ),
    "white in a box with a colour that is not worked out": docx(
        paragraph(
            shape(
                line("word", WHITE),
                fill='<a:solidFill><a:srgbClr val="FFFFFF"><a:shade val="10000"/></a:srgbClr></a:solidFill>',
            )
        )
    ),
    "white in a dark older box": docx(
        paragraph(vml_shape(line("word", WHITE), attributes='fillcolor="#1F3864 [3204]"'))
    ),
    "white in an older box over a picture": docx(
        paragraph(picture(behind=False) + vml_shape(line("word", WHITE), attributes='filled="f"'))
    ),
    "white in a clear box over a picture": docx(paragraph(picture(behind=False) + shape(line("word", WHITE)))),
    "white in a box that shows a picture": docx(paragraph(shape(line("word", WHITE), fill="<a:blipFill/>"))),
    "white over a picture behind the text": docx(paragraph(picture()) + line("word", WHITE)),
    "white over a banner of the header": docx(
        line("word", WHITE), headers=[paragraph(shape(fill=solid("203040"), width=600, height=90))]
    ),
    "white over an older banner of the header": docx(
        line("word", WHITE),
        headers=[
            paragraph(
                vml_shape(line(""), style="position:absolute;width:600pt;height:90pt", attributes='fillcolor="navy"')
            )
        ],
    ),
    "small print": docx(line("word", '<w:sz w:val="10"/>')),
    "condensed": docx(line("word", '<w:w w:val="50"/><w:spacing w:val="-20"/>')),
    "lines that are low for no text": docx(
        paragraph(shape(line("word")), '<w:spacing w:line="20" w:lineRule="exact"/>')
    ),
    "lines at least that low": docx(paragraph(run("word"), '<w:spacing w:line="20" w:lineRule="atLeast"/>')),
    "a box without height that grows": docx(paragraph(shape(line("word"), height=0, body="<a:spAutoFit/>"))),
    "a box that begins left of its column": docx(paragraph(shape(line("word"), x=-60))),
    "a frame in the margin": docx(paragraph(run("word"), '<w:framePr w:w="2000" w:hAnchor="page" w:x="-900"/>')),
    "the lower part of a merged cell without an upper one": docx(
        table(["<w:tcPr><w:vMerge/></w:tcPr>" + line("word")])
    ),
    "a size that is no number": docx(line("word", '<w:sz w:val="tiny"/><w:w w:val="0"/>')),
    "colours that are none": docx(line("word", '<w:color w:val="snow"/><w:highlight w:val="snow"/>')),
    "in markup that is not to be passed over": docx(f'<x:p xmlns:x="urn:example">{line("word")}</x:p>'),
    "in markup whose content is to be shown": docx(
        f'<x:p xmlns:x="urn:example" mc:Ignorable="x" mc:ProcessContent="x:p">{line("word")}</x:p>'
    ),
    "styles that go round": docx(
        paragraph(run("word"), named("One")), styles=style("One", based_on="Two") + style("Two", based_on="One")
    ),
}


@pytest.mark.parametrize("source", SEEN.values(), ids=SEEN)
def test_what_can_be_seen_or_may_be_seen_is_read_and_not_reported(source):
    assert seen_and_hidden(source) == ("word", "")


def test_only_the_hidden_runs_of_a_paragraph_are_left_out():
    source = docx(
        paragraph(run("seen ") + run("un", "<w:vanish/>") + run("seen", WHITE) + run("here"))
        + line("tiny", '<w:sz w:val="2"/>')
    )
    assert seen_and_hidden(source) == ("seen here", "unseen tiny")
    (notice,) = read(source, limits=Limits()).notices
    assert notice.message == (
        "text that nobody can see was left out "
        "(marked as hidden; in the colour of what it stands on; too small or too narrow to be read)"
    )


def test_a_hidden_break_breaks_no_line():
    inner = run("one") + "<w:r><w:rPr><w:vanish/></w:rPr><w:br/></w:r>" + run("two")
    assert [found.text for found in read(docx(paragraph(inner)), limits=Limits()).lines] == ["onetwo"]


def test_hidden_words_are_reported_up_to_the_limit_of_characters():
    source = docx(line("x" * 500, "<w:vanish/>"))
    (notice,) = read(source, limits=Limits(characters=100)).notices
    assert notice.text == "x" * 100


def test_a_note_that_only_a_hidden_run_refers_to_is_hidden():
    notes = "".join(f'<w:footnote w:id="{at}">{line(text)}</w:footnote>' for at, text in ((1, "seen"), (2, "word")))
    source = docx(
        paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>')
        + paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>'),
        relations=relationship(5, "footnotes", "footnotes.xml"),
        parts={"word/footnotes.xml": part("footnotes", notes)},
    )
    assert seen_and_hidden(source) == ("seen", "word")


def test_a_drawing_behind_the_text_of_one_pale_colour_makes_no_white_text_honest():
    source = docx(paragraph(shape(fill=solid("FAFAFA"), width=600, height=800, behind=True)) + line("word", WHITE))
    assert seen_and_hidden(source) == ("", "word")


def test_a_box_hides_the_boxes_within():
    inner = paragraph(shape(line("word")))
    assert seen_and_hidden(docx(paragraph(shape(inner, about='hidden="1"')))) == ("", "word")


def test_words_drawn_as_a_shape_are_read_unless_it_is_hidden():
    def drawn(style):
        return docx(
            paragraph(
                f'<w:r><w:pict><v:shape style="{style}"><v:textpath string="Ada&#10;Moss"/></v:shape></w:pict></w:r>'
            )
        )

    assert seen_and_hidden(drawn("width:90pt;height:20pt")) == ("Ada Moss", "")
    assert seen_and_hidden(drawn("width:90pt;height:20pt;visibility:hidden")) == ("", "Ada Moss")


def test_a_picture_without_words_hides_nothing():
    assert seen_and_hidden(docx(paragraph(anchored("", width=0, height=0) + run("word")))) == ("word", "")


def test_the_numbers_of_an_alternative_place_are_no_words():
    place = (
        '<mc:AlternateContent><mc:Choice Requires="wp14"><wp:positionH/></mc:Choice><mc:Fallback>'
        "<wp:positionH><wp:posOffset>914400</wp:posOffset></wp:positionH></mc:Fallback></mc:AlternateContent>"
    )
    assert seen_and_hidden(docx(paragraph(anchored(place) + run("word")))) == ("word", "")


def test_a_drawn_word_leaves_the_line_that_runs_on_whole():
    drawn = '<w:r><w:pict><v:shape><v:textpath string="draft"/></v:shape></w:pict></w:r>'
    body = paragraph(run("Team ") + drawn, "<w:rPr><w:del/></w:rPr>") + line("lead")
    assert seen_and_hidden(docx(body)) == ("draft Team lead", "")
