"""A page reads as a browser shows it."""

import time

import pytest

from cxmatch.documents.html.reader import read
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
        "<p style='color:#fff;background:#fff'>ghost</p>",
        "<p style='color:white'>ghost</p>",
        "<p style='COLOR : #FEFEFE !important'>ghost</p>",
        "<p style='color:ivory'>ghost</p>",
        "<p style='color:rgb(255, 255, 255)'>ghost</p>",
        "<p style='color:rgb(100% 99% 98%)'>ghost</p>",
        "<p style='color:hsl(0, 0%, 100%)'>ghost</p>",
        "<p style='color:#0000'>ghost</p>",
        "<p style='color:transparent'>ghost</p>",
        "<p style='color:rgba(0,0,0,.02)'>ghost</p>",
        "<p style='c\\6flor:#ff/**/f'>ghost</p>",
        "<p style='-webkit-text-fill-color:#fff; color:black'>ghost</p>",
        "<p style='color:red;color:#fff;color:nonsense'>ghost</p>",
        "<font color=white>ghost</font>",
        "<font color=FFFFFF>ghost</font>",
        "<body text='#ffffff'>ghost",
        "<body bgcolor=black>ghost",
        "<body style='background:#000'><p style='color:#fff'>seen</p><p style='color:#111'>ghost",
        "<table><tr bgcolor='#336699'><td>seen<font color='#346698'>ghost</font></table>",
        "<div style='background:#fff'><div style='color:#fff'><b>ghost</b></div></div>",
        "<div style='color:#fff'><p style='background:navy'>seen</p>ghost</div>",
        "<div style='color:#fff'>gho<b>st</b></div>",
        "<p style='background:currentColor'>ghost</p>",
        "<div style='background:#000'><p style='background:rgba(255,255,255,1);color:#fff'>ghost</p></div>",
        "<p style='opacity:.01'>ghost</p>",
        "<div style='opacity:.2'><p style='opacity:20%'>ghost</p></div>",
        "<p style='font-size:1px'>ghost</p>",
        "<p style='font:0/0 a'>ghost</p>",
        "<p style='font-size:10%'><b style='font-size:0.5em'>ghost</b></p>",
        "<div style='font-size:0'>ghost<p style='font-size:16px'>seen</p></div>",
        "<div style='visibility:hidden'>ghost<p style='visibility:visible'>seen</p></div>",
        "<p style='text-indent:-9999px'>ghost</p>",
        "<p style='position:fixed;top:-5000px'>ghost</p>",
        "<p style='margin-left:-9999px'>ghost</p>",
        "<p style='transform:translateX(-9999px)'>ghost</p>",
        "<p style='transform:scale(0)'>ghost</p>",
        "<p style='clip:rect(1px,1px,1px,1px)'>ghost</p>",
        "<p style='clip-path:inset(50%)'>ghost</p>",
        "<p style='height:0;overflow:hidden'>ghost</p>",
        "<span style='position:absolute;width:1px;overflow:hidden'>ghost</span>",
        "<style>p{color:#fff}</style><p>ghost",
        "<style>p.a.b{color:#fff}</style><p class='b a'>ghost",
        "<style>#a{color:#fff} p{color:#000}</style><p id=a>ghost",
        "<style>.a{color:#fff!important}</style><p class=a style='color:#000'>ghost",
        "<style>div p > b{color:#fff}</style><div><p><b>ghost",
        "<style>div > p b{color:#fff}</style><div><div><p><i><b>ghost",
        "<style>@media screen { .a{color:#fff} } .b{color:#fff}</style><p class=a>gho</p><p class=b>st",
        "<style>.a{background:#123}</style><div class=a style='color:#fff'>seen<p style='color:#123'>ghost",
        "<style>* {color:#fff}</style><p>ghost",
        "<style><!-- p{color:#fff} --></style><p>ghost",
        "<style>:root{color:#fff}</style><p>ghost",
        "<mark style='color:yellow'>ghost</mark>",
        "<a href='#' style='color:#fff'>ghost</a>",
        "<p aria-hidden=true style='color:#fff'>ghost</p>",
        "<link rel=stylesheet href='https://fonts.example/a.css'><p style='color:#fff'>ghost",
        "<link rel=stylesheet href='a.css'><p class=a style='color:#fff;background:#fff'>ghost",
    ],
)
def test_what_cannot_be_told_from_its_ground_or_is_out_of_sight_is_reported_and_not_read(page):
    assert set(texts(page)) <= {"seen"}
    assert [text.replace(" ", "") for text in hidden(page)] == ["ghost"]


@pytest.mark.parametrize(
    "page",
    [
        "<p style='color:#fff;background:#234'>seen</p>",
        "<p style='color:#ddd'>seen</p>",
        "<div style='background:#234'><p style='color:#fff'>seen</p></div>",
        "<p style='color:#fff;background:url(a.png)'>seen</p>",
        "<div style='background:#fff linear-gradient(#000, #111)'><p style='color:#fff'>seen</p></div>",
        "<table background='a.png'><tr><td style='color:#fff'>seen</table>",
        "<p style='background:linear-gradient(red, blue);-webkit-background-clip:text;color:transparent'>seen</p>",
        "<p style='color:var(--ink)'>seen</p>",
        "<div style='background:var(--dark)'><p style='color:#fff'>seen</p></div>",
        "<p style='color:#fff;text-shadow:0 0 2px #000'>seen</p>",
        "<div style='color:#fff'><a href='#'>seen</a></div>",
        "<div style='color:#fff'><mark>seen</mark></div>",
        "<div style='color:#fff'><button>seen</button></div>",
        "<p style='color:#fff;color:#000'>seen</p>",
        "<p style='color:wite'>seen</p>",
        "<p style='color:#fff;-webkit-text-fill-color:#000;color:#fff'>seen</p>",
        "<style>p{color:#fff}</style><p style='color:#000'>seen",
        "<style>p{color:#fff} .a{color:#000}</style><p class=a>seen",
        "<style>.a{color:#000} p{color:#fff}</style><p class=a>seen",
        "<style>.ghost{display:none} div.ghost{display:block}</style><div class=ghost>seen",
        "<style>p:hover{color:#fff} p::selection{color:#fff} p::after{color:#fff}</style><p>seen",
        "<style>p{color:#fff} p:nth-child(1){color:#000}</style><p>seen",
        "<style>p{color:#fff} [lang]{background:#000}</style><p>seen",
        "<style>h1 + p{background:#000}</style><h1>seen</h1><p style='color:#fff'>seen",
        "<style>div p{color:#fff}</style><p>seen",
        "<style>div > p{color:#fff}</style><div><section><p>seen",
        "<style>p::before{content:'';position:absolute;background:#000}</style><p style='color:#fff'>seen",
        "<style media=print>p{color:#fff}</style><p>seen",
        "<link rel=stylesheet href='a.css'><p style='color:#fff'>seen",
        "<style>@import 'a.css';</style><p style='color:#fff'>seen",
        "<style>" + "a{}" * 70_000 + ".dark{background:#000}</style><p class=dark style='color:#fff'>seen",
        "<link rel=stylesheet href='a.css'><body style='background:#fff'><p class=dark style='color:#fff'>seen",
        "<div><img src=a><p style='position:absolute;color:#fff'>seen</p></div>",
        "<div><img src=a style='position:absolute'><p style='color:#fff'>seen</p></div>",
        "<div style='position:absolute'><img src=a></div><p style='color:#fff'>seen</p>",
        "<div style='position:fixed;background:#000'></div><p style='color:#fff'>seen</p>",
        "<p style='box-shadow:inset 90px 0 #000;color:#fff'>seen</p>",
        "<p style='left:-9999px'>seen</p>",
        "<p style='position:absolute;top:9000px'>seen</p>",
        "<p style='margin-left:-100%;float:left'>seen</p>",
        "<p style='font:700 14px/1 Arial'>seen</p>",
        "<p style='font-size:small'>seen</p>",
        "<p style='font-size:calc(0px + 1rem)'>seen</p>",
        "<span style='width:0;overflow:hidden'>seen</span>",
        "<p style='height:0'>seen</p>",
        "<p aria-hidden=true>seen</p>",
        "<p style='opacity:80%'>seen</p>",
    ],
)
def test_what_stands_out_or_may_stand_out_from_its_ground_is_read(page):
    assert set(texts(page)) == {"seen"}
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
        "<style>" + "".join(f"div div .a{n} div div {{color:red}}" for n in range(4_000)) + "</style>" + "<div>x" * 900,
        "<style>" + "div>div " * 20_000 + "{color:red}</style>" + "<div>x" * 900,
        "<style>" + "".join(f".a{n} p{{color:red}}" for n in range(8_000)) + "</style>" + "<p class=a1>x" * 50_000,
        "<p style='color:rgb(" + "(" * 100_000 + "'>x",
        "<p style='font:" + "1" * 100_000 + "'>x",
        "<p style='" + "a:(" * 50_000 + "'>x",
    ],
    ids=[
        *["hidden", "comments", "media", "rules", "tables", "open comments", "spans"],
        *["selectors", "steps", "many rules", "brackets", "digits", "declarations"],
    ],
)
def test_hostile_pages_take_no_time(page):
    begin = time.thread_time()
    extract(page)
    assert time.thread_time() - begin < 10  # a second or two; a quadratic rule takes minutes
