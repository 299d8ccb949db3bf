"""A page reads as a browser shows it."""

import time

import pytest

from cxmatch.documents.html import read
from cxmatch.documents.limits import Limits
from cxmatch.errors import CorruptDocument


def extract(page):
    return read(page if isinstance(page, bytes) else page.encode(), limits=Limits())


def texts(page):
    return [line.text for line in extract(page).lines]


def hidden(page):
    return [notice.text for notice in extract(page).notices if notice.kind == "hidden_text"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("one<br>two", ["one", "two"]),
        ("<p>a <b>bold</b>er\n  word", ["a bolder word"]),
        ("caf&eacute; &amp; R&#38;D&nbsp;&lt;3", ["café & R&D <3"]),
        ("<h1>Ada</h1>Moss", ["Ada", "Moss"]),
        ("<pre>one\n  two\n\nthree</pre>", ["one", "two", "three"]),
        ("<dl><dt>2019<dd>Lead</dl>", ["2019", "Lead"]),
        ('<img alt="photo">Ada<input value="x">', ["Ada"]),
        (
            "<title>t</title><style>p{}</style><script>s</script><p>Ada<template>x</template><noscript>n</noscript>",
            ["Ada"],
        ),
        ("<select><option>UK<option>US</select>Ada", ["Ada"]),
        ("Ada<!-- note -->Moss", ["AdaMoss"]),
        ("<span>Cu</span><span>stomer</span>", ["Customer"]),
        ('<div style="display: flex"><span>Lead</span><span>2019</span></div>', ["Lead 2019"]),
        ('<div class="row justify-between"><b>Lead</b><i>2019</i></div>', ["Lead 2019"]),
        ("<style>.bar{display:flex}</style><div class='bar'><b>Lead</b><i>2019</i></div>", ["Lead 2019"]),
        ('<a href="https://a.example">portfolio</a>', ["portfolio"]),
    ],
)
def test_lines_are_those_that_a_browser_shows(page, shown):
    assert texts(page) == shown
    assert extract(page).notices == ()


def test_items_and_blocks_are_marked():
    page = "<h2>Skills</h2><ul><li><p>Zendesk</p><li>SQL<ul><li>joins</ul></ul><div>a</div><div>b</div><p>c</p>"
    assert [(line.text, line.new_block, line.item) for line in extract(page).lines] == [
        ("Skills", True, False),
        ("Zendesk", True, True),
        ("SQL", False, True),
        ("joins", False, True),
        ("a", True, False),
        ("b", False, False),
        ("c", True, False),
    ]


def test_short_rows_are_lines_and_long_cells_are_columns():
    long = "Coached nine agents and rebuilt the whole help centre in a year"
    page = (
        "<table><tr><td>Lead</td><td>2019</td></tr>"
        f"<tr><td>Skills</td><td>{long}</td></tr>"
        "<tr><td><table><tr><td>in<td>ner</table></td><td>side</td></tr></table>after"
    )
    assert texts(page) == ["Lead\t2019", "Skills", long, "in\tner\tside", "after"]


@pytest.mark.parametrize(
    "how",
    [
        "hidden",
        'style="display:none"',
        'style="color:red; DISPLAY : none !important"',
        'style="visibility:hidden"',
        'style="font-size:0"',
        'style="font-size: 0px;"',
        'style="opacity:0"',
        'style="opacity:0.0;"',
        'style="position:absolute;left:-9999px"',
        'style="clip: rect(0 0 0 0)"',
        'class="a ghost"',
        'id="phantom"',
    ],
)
def test_what_a_browser_does_not_show_is_reported_and_not_read(how):
    sheet = "<style>/* } */ @import 'x'; p, .ghost{display:none} #phantom { opacity: 0 } </style>"
    page = f"{sheet}<div>seen <span {how}>un<b>seen</b> <script>x</script>words</span>tail</div>"
    assert texts(page) == ["seen tail"]
    assert hidden(page) == ["unseen words"]


@pytest.mark.parametrize(
    "how",
    [
        'style="font-size:0.9em"',
        'style="opacity:0.5"',
        'style="display:inline"',
        'style="left:-5px"',
        'class="print"',
        'class="ghost-free"',
        "hiddenish",
    ],
)
def test_what_is_shown_is_not_called_hidden(how):
    sheet = "<style>.ghost{display:none} @media print { .print{display:none} } @x{.ghost-free{display:none}}</style>"
    page = f"{sheet}<p {how}>seen</p>"
    assert texts(page) == ["seen"]
    assert hidden(page) == []


@pytest.mark.parametrize(
    "page",
    [
        '<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"),
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Łódź'.encode("windows-1250"),
        '<?xml version="1.0" encoding="UTF-8"?><html><p>Łódź</p></html>'.encode(),
        '<meta charset="latin-1"><p>Łódź'.encode(),
        "<p>Łódź".encode("utf-16"),
        '<meta charset="no-such-thing"><p>Łódź'.encode(),
    ],
)
def test_the_encoding_is_what_the_bytes_show_and_else_what_the_page_declares(page):
    assert texts(page) == ["Łódź"]


def test_an_unknown_declared_encoding_is_passed_over():
    assert texts(b'<meta charset="no-such-thing"><p>R\xe9sum\xe9') == ["Résumé"]


@pytest.mark.parametrize("page", ["<html></html>", "<body><script>x</script>", " ", "<!-- x -->", "\0<p>\0"])
def test_a_page_without_words_gives_no_lines(page):
    assert texts(page) == []


def test_a_page_is_read_as_deep_as_the_parser_goes_and_the_rest_is_said_to_be_lost():
    assert texts("<div>" * 1_000 + "deep") == ["deep"]
    found = extract("<p>top</p>" + "<div>" * 5_000 + "deep")
    assert [line.text for line in found.lines] == ["top"]
    assert [notice.kind for notice in found.notices] == ["damaged"]
    with pytest.raises(CorruptDocument, match="deep"):
        extract("<div>" * 5_000 + "deep")


@pytest.mark.parametrize(
    "page",
    [
        "<p style='opacity:0'>x " * 20_000,
        "<style>" + "/*" * 50_000 + "</style>x",
        "<style>" + "@m{a{}" * 20_000 + "</style>x",
        "<style>" + "a{" * 50_000 + "</style>x",
        "<table><tr><td>x" * 500,
        "<!--" * 50_000 + "x",
        "<span>x" * 1_500,
    ],
    ids=["hidden", "comments", "media", "rules", "tables", "open comments", "spans"],
)
def test_hostile_pages_take_no_time(page):
    begin = time.perf_counter()
    extract(page)
    assert time.perf_counter() - begin < 5
