"""Every fault of text, HTML, RTF and JSON ends as a document with its honest words or as an error, in time."""

import json
import time
from collections.abc import Callable

import pytest

from cxmatch.documents.limits import Limits
from cxmatch.documents.text import read_markdown
from tests.hostile.reading import LINES, assert_ends

READ = "Document"
TOO_MUCH = "Document LimitExceeded ParseTimeout"
UNREADABLE = f"{TOO_MUCH} UnreadableText"
DEEP = "Document CorruptDocument LimitExceeded ParseTimeout UnsupportedFormat"

TEXT = "\n".join(LINES) + "\n"
PAGE = "<!doctype html><title>a</title><body>" + "".join(f"<p>{line}</p>" for line in LINES)
RESUME = {
    "basics": {"name": "Ada Moss", "summary": LINES[3]},
    "work": [{"name": "Tern Telecom", "position": "Support lead", "highlights": [LINES[2]]}],
}


def rtf(more: str = "") -> str:
    return r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}" + "".join(f"{line}\\par " for line in LINES) + more + "}"


@pytest.mark.parametrize(
    ("make", "allowed"),
    [
        pytest.param(lambda: TEXT + "a" * 5_000_000, UNREADABLE, id="one word of 5 MB"),
        pytest.param(lambda: TEXT + "a\u0301" + "\u0301" * 400_000, TOO_MUCH, id="400,000 marks on a letter"),
        pytest.param(
            lambda: TEXT + "e\u0327\u0301" * 150_000,
            UNREADABLE,
            id="marks in the wrong order",
        ),
        pytest.param(
            lambda: TEXT + "\ufdfa" * 100_000,
            UNREADABLE,
            id="one character that is eighteen",
        ),
        pytest.param(lambda: TEXT + "\n" * 500_000, TOO_MUCH, id="500,000 empty lines"),
        pytest.param(
            lambda: TEXT + "a\n" * 300_000,
            UNREADABLE,
            id="300,000 lines of one letter",
        ),
        pytest.param(lambda: TEXT + " " * 3_000_000 + "end", TOO_MUCH, id="3,000,000 spaces"),
        pytest.param(lambda: TEXT + "2019 - " * 60_000, UNREADABLE, id="60,000 half dates"),
        pytest.param(lambda: TEXT + "Jan 2019 - Present\n" * 30_000, TOO_MUCH, id="30,000 dates"),
        pytest.param(
            lambda: TEXT + "a@" * 200_000,
            UNREADABLE,
            id="200,000 half addresses",
        ),
        pytest.param(
            lambda: TEXT + "1-" * 200_000,
            UNREADABLE,
            id="a telephone number of 400,000",
        ),
        pytest.param(
            lambda: TEXT + "http://" + "a." * 200_000,
            UNREADABLE,
            id="a URL of 400,000",
        ),
        pytest.param(lambda: TEXT + "-" * 1_000_000, UNREADABLE, id="a rule of a million"),
        pytest.param(
            lambda: TEXT + "Ã¢â‚¬" * 100_000,
            UNREADABLE,
            id="mojibake throughout",
        ),
        pytest.param(lambda: TEXT + "\u202e\u2066\u200b\u2060" * 100_000, TOO_MUCH, id="marks of direction"),
        pytest.param(lambda: TEXT + "manage " * 100_000, TOO_MUCH, id="one word 100,000 times"),
        pytest.param(lambda: TEXT + "Experience\n" * 50_000, TOO_MUCH, id="50,000 headings"),
        pytest.param(
            lambda: TEXT + "ﬁ­\u00a0" * 150_000,
            UNREADABLE,
            id="ligatures and soft hyphens",
        ),
        pytest.param(lambda: TEXT + "word-\n" * 150_000, TOO_MUCH, id="150,000 line-end hyphens"),
        pytest.param(lambda: TEXT + "[" * 300_000, UNREADABLE, id="300,000 brackets"),
        pytest.param(
            lambda: TEXT + "*" * 300_000 + "_" * 300_000,
            UNREADABLE,
            id="stars and underlines",
        ),
    ],
)
def test_a_bomb_of_text_ends(make: Callable[[], str], allowed: str) -> None:
    assert_ends(make().encode(), allowed)


@pytest.mark.parametrize(
    "data",
    [TEXT.encode(encoding) for encoding in ("utf-8-sig", "utf-16", "cp1252", "utf-32")]
    + [
        TEXT.encode("utf-16-le"),
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\0" * 5_000,
        bytes(range(256)) * 40,
        b"\x1b[2J" + TEXT.encode(),
    ],
    ids=[
        "BOM",
        "utf-16",
        "cp1252",
        "utf-32",
        "utf-16 without a mark",
        "a mark alone",
        "another mark alone",
        "zeros",
        "all bytes",
        "escapes",
    ],
)
def test_text_in_any_encoding_ends(data: bytes) -> None:
    assert_ends(data, "Document EmptyFile UnsupportedFormat UnreadableText")


@pytest.mark.parametrize(
    ("make", "allowed"),
    [
        pytest.param(lambda: PAGE + "<div>" * 100_000, DEEP, id="100,000 left open"),
        pytest.param(lambda: PAGE + "<div>" * 3_000 + "deep" + "</div>" * 3_000, DEEP, id="3,000 deep"),
        pytest.param(lambda: PAGE + "<table><tr><td>" * 20_000, DEEP, id="tables left open"),
        pytest.param(lambda: PAGE + "<ul><li>" * 20_000, DEEP, id="lists left open"),
        pytest.param(lambda: PAGE + "<b><i>" * 20_000 + "</b></i>" * 20_000, DEEP, id="closed in the wrong order"),
        pytest.param(lambda: PAGE + "<p>" + "word " * 600_000, DEEP, id="3 MB in one text"),
        pytest.param(lambda: PAGE + "<p>a</p>" * 100_000, f"{DEEP} UnreadableText", id="100,000 paragraphs"),
        pytest.param(lambda: PAGE + "<br>" * 300_000, DEEP, id="300,000 breaks"),
        pytest.param(
            lambda: PAGE + f"<td colspan=999999999 rowspan=999999999>{'<td>' * 10_000}",
            DEEP,
            id="cells as wide as the sea",
        ),
        pytest.param(lambda: PAGE + "<p " + "a=b " * 200_000 + ">", DEEP, id="200,000 attributes"),
        pytest.param(lambda: PAGE + "&amp;" * 300_000, f"{DEEP} UnreadableText", id="300,000 entities"),
        pytest.param(lambda: PAGE + "&#x110000;&#0;&#xd800;&#99999999999;", READ, id="entities that are no characters"),
        pytest.param(lambda: PAGE + "<!--" * 200_000, DEEP, id="comments left open"),
        pytest.param(lambda: PAGE + "<" * 300_000, DEEP, id="300,000 opening brackets"),
        pytest.param(lambda: "<!-- " * 100_000 + PAGE, f"{DEEP} EmptyFile UnreadableText", id="comments before it"),
        pytest.param(lambda: PAGE + "<style>" + "a{}" * 300_000 + "</style>", DEEP, id="a sheet of styles of 1 MB"),
        pytest.param(lambda: PAGE + "<p style='" + "display:none;" * 50_000 + "'>unseen", DEEP, id="a style of 650 kB"),
        pytest.param(
            lambda: PAGE + "<script>while(1);</script><script>document.write('SHOWN')</script>", READ, id="scripts"
        ),
        pytest.param(lambda: PAGE + "<svg><text>" * 20_000, DEEP, id="pictures left open"),
        pytest.param(
            lambda: PAGE.replace("<title>", "<?xml version='1.0' encoding='utf-7'?><title>"),
            READ,
            id="another encoding claimed",
        ),
        pytest.param(
            lambda: PAGE.replace("<title>", "<meta charset=utf-16><title>"), READ, id="a wrong encoding claimed"
        ),
    ],
)
def test_a_fault_of_html_ends(make: Callable[[], str], allowed: str) -> None:
    assert "SHOWN" not in assert_ends(make().encode(), allowed).text


@pytest.mark.parametrize(
    "more",
    [
        "{" * 100_000,
        "}" * 100_000,
        "{\\b " * 20_000 + "}" * 20_000,
        "\\bin999999999 ",
        "\\bin-5 a",
        "\\u-99999999999?",
        "\\'zz",
        "\\" + "a" * 300_000,
        "\\uc999999 \\u8364?",
        "{\\*\\objdata " + "41" * 300_000 + "}",
        "\\trowd" + "\\cellx1" * 30_000,
        "{\\pict " + "0" * 1_000_000 + "}",
        "\\par" * 200_000,
    ],
    ids=[
        "left open",
        "closed too often",
        "20,000 deep",
        "bytes that are not there",
        "fewer bytes than none",
        "a character below nothing",
        "no hex digits",
        "a word of 300,000",
        "skipping what is not there",
        "an object",
        "30,000 cells",
        "a picture",
        "200,000 paragraphs",
    ],
)
def test_a_fault_of_rtf_ends(more: str) -> None:
    assert_ends(rtf(more).encode(), f"{DEEP} UnreadableText")


def nested(depth: int) -> str:
    return json.dumps(RESUME)[:-1] + ', "meta": ' + "[" * depth + "]" * depth + "}"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        pytest.param(nested(500), READ, id="500 deep"),
        pytest.param(nested(200_000), f"{DEEP} UnreadableText", id="200,000 deep"),
        pytest.param(
            json.dumps({**RESUME, "skills": [{"keywords": ["word"] * 100_000}]}), TOO_MUCH, id="100,000 keywords"
        ),
        pytest.param(
            json.dumps({**RESUME, "x": 1})[:-2] + "9" * 10_000 + "}",
            f"{DEEP} UnreadableText",
            id="a number of 10,000 digits",
        ),
        pytest.param(
            json.dumps({**RESUME, "work": [7, None, [], {"highlights": 5}, {"startDate": {}}]}),
            "Document CorruptDocument",
            id="other types",
        ),
        pytest.param(json.dumps(RESUME)[:-5], f"{DEEP} UnreadableText", id="cut off"),
        pytest.param(json.dumps({**RESUME, "a\ud800": "\udfff"}), f"{READ} CorruptDocument", id="half characters"),
        pytest.param(
            json.dumps(RESUME)[:-1] + ', "basics": null}',
            "Document CorruptDocument UnsupportedFormat EmptyFile",
            id="a key twice",
        ),
        pytest.param(json.dumps({**RESUME, "meta": float("nan")}), "Document CorruptDocument", id="no number"),
    ],
)
def test_a_fault_of_json_ends(text: str, allowed: str) -> None:
    words = () if "cut" in allowed or text.endswith(("null}", "5}")) else (LINES[2],)
    assert_ends(text.encode(), allowed, words=words if "[7" not in text else ())


@pytest.mark.parametrize(
    "text",
    ["---\n" + "-a: b\n" * 5_000, "# a" + " " * 50_000 + "b", "|" + " " * 50_000 + "x"],
    ids=["front matter that ends nowhere", "a heading of blanks", "a row of blanks"],
)
def test_markdown_is_read_in_time(text: str) -> None:
    data = ("Answered calls at a help desk.\n\n" + text).encode() if text[0] != "-" else text.encode()
    began = time.process_time()
    assert read_markdown(data + b"\nAnswered calls.", limits=Limits()).lines
    assert time.process_time() - began < 5
