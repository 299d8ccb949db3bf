r"""A Rich Text document reads as it looks, however it is broken."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch.documents.limits import Limits
from cxmatch.documents.rtf.reader import read
from cxmatch.errors import CorruptDocument, DocumentError, NoTextLayer

COLOURS = rb"{\colortbl;\red255\green255\blue255;\red16\green32\blue64;\red250\green250\blue250;}"
"""1 is white, 2 is dark, 3 is nearly white."""


def extract(body, *, limits=None):
    body = body.encode("ascii") if isinstance(body, str) else body
    return read(rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}" + COLOURS + body + b"}", limits=limits or Limits())


def texts(body):
    return [line.text for line in extract(body).lines]


def hidden(body):
    return " ".join(notice.text for notice in extract(body).notices if notice.kind == "hidden_text")


def kinds(body):
    return [notice.kind for notice in extract(body).notices]


def nested_row(cells):
    return r"{\*\nesttableprops\trowd" + cells + r"\nestrow}"


def test_paragraphs_headings_and_items_keep_their_order_and_marks():
    body = (
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}}"
        r"\pard\s2 Ada Moss\par\pard\s1 Experience\par\pard Lead, Acme\par"
        r"\pard\ls1{\listtext\'b7\tab}Coached nine\par\pard{\pntext\'b7\tab}Cut replies\par\pard\par Agent, Beta"
    )
    assert [(line.text, line.new_block, line.item) for line in extract(body).lines] == [
        ("Ada Moss", True, False),
        ("Experience", True, False),
        ("Lead, Acme", False, False),
        ("Coached nine", False, True),
        ("Cut replies", False, True),
        ("Agent, Beta", True, False),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"R\'e9sum\'e9", "Résumé"),
        (r"\ansicpg1251\'cf\'f0", "Пр"),
        (r"{\fonttbl{\f7\fcharset204 Arial;}}\f7\'cf\'f0\plain\'e9", "Прé"),
        (r"{\fonttbl{\f7\fcharset128 Gothic;}}\f7\'93\'fa\'96{\b\'7b}", "日本"),
        (r"\mac\'8e", "é"),
        (rb"R\xe9sum\xe9".replace(rb"\xe9", b"\xe9"), "Résumé"),
        (r"caf\u233\'e9 bar", "café bar"),
        (r"caf\u233?", "café"),
        (r"caf\uc0\u233 bar", "cafébar"),
        (r"\uc2\u8364EU5 a", "€5 a"),
        (r"{\uc3\u8364?}5 a", "€5 a"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"lone \u-10179? half", "lone \ufffd half"),
        (r"\u99999999999?past", "past"),
        (r"a\~b\_c\-d\{e\}\\", "a\xa0b-cd{e}\\"),
        (r"\ldblquote a\rdblquote\endash\bullet\tab x", "“a”–•\tx"),
        ("split\r\n word", "split word"),
    ],
)
def test_characters_come_out_as_they_were_meant(body, expected):
    assert texts(body) == [expected]


def test_lines_and_paragraphs_end_where_they_are_seen_to_end():
    assert texts("a\\line b\\par c\\\nd\\sect e\\page f") == ["a", "b", "c", "d", "e", "f"]
    assert [line.new_block for line in extract(r"a\par b\sect c\page d").lines] == [True, False, True, True]


def test_a_row_of_short_cells_is_one_line_and_long_ones_are_columns():
    row = r"\trowd\cellx1\cellx2\pard\intbl %s\cell %s\cell\row\pard "
    assert texts("Before\\par" + row % ("Lead", "2019 - 2022") + "After") == ["Before", "Lead\t2019 - 2022", "After"]
    assert texts(row % (r"Skills\par Excel", "Work")) == ["Skills", "Excel", "Work"]


def test_a_table_in_a_cell_stands_in_its_place():
    nested = r"\pard\intbl\itap2 in 1\nestcell{\nonesttables\par}in 2\nestcell" + nested_row(r"\cellx1\cellx2")
    body = r"\trowd\cellx1\cellx2\pard\intbl left is a cell of two lines\par more" + "\\cell" + nested
    assert texts(body + r"\pard\intbl after\cell\row") == [
        "left is a cell of two lines",
        "more",
        "in 1\tin 2",
        "after",
    ]


def test_headers_stand_above_notes_and_footers_below_and_boxes_behind_their_paragraph():
    body = (
        r"{\header ada@example.org\par}{\footer Page 1 of 2\par}{\footer Zurich\par}"
        r"One{\footnote A note\par}{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Boxed\par}}} two\par Three"
    )
    assert texts(body) == ["ada@example.org", "One two", "Boxed", "Three", "A note", "Zurich"]


@pytest.mark.parametrize(
    ("switch", "expected"),
    [("", ["right", "body"]), (r"\titlepg", ["right", "first", "body"]), (r"\facingp", ["right", "left", "body"])],
)
def test_headers_of_first_and_left_pages_count_where_there_are_such(switch, expected):
    assert texts(switch + r"{\headerr right}{\headerf first}{\headerl left}body") == expected


def test_a_header_that_every_section_repeats_is_read_once():
    assert texts(r"{\header Ada Moss}one\sect{\header Ada Moss}two") == ["Ada Moss", "one", "two"]


@pytest.mark.parametrize(
    "secret",
    [
        r"{\v secret}",
        r"\v secret\v0",
        r"\v1 secret\plain",
        r"{\cf1 secret}",
        r"{\cf3 secret}",
        r"{\cf2\highlight2 secret}",
        r"{\cf2\chcbpat2 secret}",
        r"{\cf1\chshdng0\chcbpat3 secret}",
        r"{\fs1 secret}",
        r"{\fs3 secret}",
        r"{\charscalex1 secret}",
        r"\par\pard\sl-1\slmult0 secret\par\pard",
        r"\par\pard\li99999 secret\par\pard",
        r"\par\trowd\trrh-5\cellx1\pard\intbl secret\cell\row\pard",
        r"{\shp{\*\shpinst\shpleft-99999\shptop0{\shptxt secret}}}",
        r"{\stylesheet{\s0 a;}{\*\cs9\v sly;}}{\cs9 secret}",
        r"\trowd\cellx1\pard\intbl{\cf1 secret}\cell\row\pard",
        r"\trowd\clcbpat2\cellx1\pard\intbl{\cf2 secret}\cell\row\pard",
        r"{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shptxt secret}}}",
        r"{\shp{\*\shpinst{\shptxt secret}{\sp{\sn fHidden}{\sv 1}}}}",
        r"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 16777215}}{\shptxt\cf1 secret}}}",
        r"{\header\cf1 secret}",
        r"{\footnote\v secret}",
        r"{\field{\*\fldinst PAGE}{\fldrslt\v secret}}",
    ],
)
def test_what_nobody_sees_is_reported_and_not_read(secret):
    body = "Led a team " + secret + r" of nine\par"
    assert "secret" not in " ".join(texts(body))
    assert hidden(body) == "secret"
    assert " ".join(" ".join(texts(body)).split()) in ("Led a team of nine", "of nine Led a team", "Led a team of nine")


@pytest.mark.parametrize(
    "honest",
    [
        r"{\cf2 honest}",
        r"{\cf0 honest}",
        r"{\cf9 honest}",
        r"{\cf1\cb2 honest}",
        r"{\cf1\highlight2 honest}",
        r"{\cf1\chshdng0\chcbpat2 honest}",
        r"{\cf1\chshdng10000\chcfpat2 honest}",
        r"\pard\cbpat2\cf1 honest\par",
        r"\trowd\clcbpat2\cellx1\pard\intbl{\cf1 honest}\cell\row\pard",
        r"\trowd\trcbpat2\cellx1\pard\intbl{\cf1 honest}\cell\row\pard",
        r"\trowd\cellx1\pard\intbl\itap2{\cf1 honest}\nestcell" + nested_row(r"\clcbpat2\cellx1") + r"\cell\row",
        r"\trowd\clcbpat2\cellx1\pard\intbl\itap2{\cf1 honest}\nestcell" + nested_row(r"\cellx1") + r"\cell\row",
        r"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 4202512}}{\shptxt\cf1 honest}}}",
        r"{\shp{\*\shpinst{\shptxt\cf1 honest}{\sp{\sn fillColor}{\sv 4202512}}}}",
        r"{\shp{\*\shpinst{\sp{\sn fillType}{\sv 7}}{\shptxt\cf1 honest}}}",
        r"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv honest}}}}",
        r"\viewbksp1{\*\background{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 0}}}}}{\cf1 honest}",
        r"{\fs8 honest}",
        r"\pard\sl-240\slmult0\li720 honest\par",
        r"\pard\sl10 honest\par",
        r"\trowd\trrh-400\cellx1\pard\intbl honest\cell\row",
        r"{\shp{\*\shpinst\shpleft-567\shptop9000{\shptxt honest}}}",
        r"{\fs0 honest}",
        r"{\v\v0 honest}",
        r"{\v{\plain honest}}",
        r"{\revised honest}",
        r"{\field{\*\fldinst HYPERLINK 'http://a.example'}{\fldrslt honest}}",
        r"{\object\objemb{\*\objdata 00ff}{\result honest}}",
        r"{\*\do\dobxpage{\dptxbxtext honest}}",
    ],
)
def test_what_a_person_sees_is_read(honest):
    assert hidden(honest) == ""
    assert "honest" in " ".join(texts(honest))


@pytest.mark.parametrize(
    "unread",
    [
        r"{\*\unknown secret}",
        r"{\info{\title secret}{\keywords secret}}",
        r"{\pict\wmetafile8 secret}",
        r"{\pict\bin9 \'}{secret}",
        r"{\*\shppict{\pict secret}}",
        r"{\object\objemb{\*\objdata secret}}",
        r"{\object{\objdata secret}}",
        r"{\field{\*\fldinst INCLUDETEXT secret}}",
        r"{\field{\fldinst DDEAUTO secret}}",
        r"{\*\template http://secret.example}",
        r"{\*\annotation secret}",
        r"{\xe {\v secret}}",
        r"{\deleted secret}",
        r"{\shp{\*\shpinst{\sp{\sn wzName}{\sv secret}}}{\shprslt secret}}",
        r"{\upr{seen}{\*\ud secret}}",
        r"{\nonshppict secret}",
    ],
)
def test_what_is_no_part_of_the_page_is_neither_read_nor_called_hidden(unread):
    body = "a" + unread + "b"
    assert "secret" not in " ".join(texts(body))
    assert hidden(body) == ""
    assert texts(body)[0].startswith("a")
    assert texts(body)[-1].endswith("b")


def test_tracked_changes_and_objects_are_noticed():
    assert kinds(r"a{\deleted b}") == ["tracked_changes"]
    assert kinds(r"a{\revised b}") == ["tracked_changes"]
    assert kinds(r"a{\object\objemb{\*\objdata 00}}") == ["unread_part"]
    assert kinds("a") == []


def test_hidden_words_that_are_written_in_pieces_stay_whole():
    assert hidden(r"a{\v ex}{\v\b pert}\par{\v two}") == "expert two"


@pytest.mark.parametrize(
    "cut", [r"{\rtf1 Led a team", r"{\rtf1 Led {\b a team", r"{\rtf1 Led a team{\pict\bin99999999 x"]
)
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_with_a_notice(cut):
    got = read(cut.encode(), limits=Limits())
    assert [line.text for line in got.lines] == ["Led a team"]
    assert [notice.kind for notice in got.notices] == ["damaged"]


@pytest.mark.parametrize("cut", [r"{\rtf1", r"{\rtf1{\fonttbl{\f0 Arial;}", r"{\rtf1{\info{\title Ada"])
def test_a_file_that_breaks_off_before_its_first_word_is_corrupt(cut):
    with pytest.raises(CorruptDocument):
        read(cut.encode(), limits=Limits())


def test_a_document_without_a_word_gives_no_lines_and_one_of_pictures_is_a_scan():
    assert extract(r"\par\par").lines == ()
    with pytest.raises(NoTextLayer):
        extract(r"{\pict\pngblip 00}")


def test_what_stands_behind_the_document_is_not_read():
    assert [line.text for line in read(b"{\\rtf1 one}{\\rtf1 two}PK three", limits=Limits()).lines] == ["one"]


def test_groups_that_nest_without_end_are_refused():
    with pytest.raises(CorruptDocument, match="nest deeper"):
        read(b"{\\rtf1 " + b"{" * 1_000_000, limits=Limits())


def test_boxes_and_tables_that_nest_too_deep_to_tell_apart_lose_no_word():
    boxes = r"{\shptxt word " * 200 + "}" * 200
    assert " ".join(texts(boxes)).split().count("word") == 200
    tables = r"\pard\intbl\itap99 word\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}"
    assert texts(tables) == ["word"]


@pytest.mark.parametrize(
    "piece",
    [
        rb"\u",
        rb"\u65 ?",
        rb"\bin1",
        b"{}",
        b"{\\pict",
        b"{\\*\\x}",
        rb"\cell\row",
        rb"{\shptxt a}",
        rb"{\v a}b",
        rb"\'",
    ],
)
def test_time_grows_no_faster_than_the_file(piece):
    def seconds(size):
        data = b"{\\rtf1 Led a team " + piece * (size // len(piece)) + b"}"
        start = time.process_time()
        read(data, limits=Limits())
        return time.process_time() - start

    assert seconds(200_000) < 20 * seconds(50_000) + 0.5


def test_text_past_the_limit_is_not_gathered():
    limits = Limits(characters=100)
    assert sum(len(line.text) for line in extract("word\\par " * 1_000, limits=limits).lines) == 200
    crowded = extract(r"{\v " + "word " * 1_000 + r"}\par late", limits=limits)
    assert crowded.lines == ()
    assert [notice.kind for notice in crowded.notices] == ["hidden_text", "truncated"]


WORDS = [
    rb"\par ", rb"\v ", rb"\v0 ", b"{", b"}", rb"\*", rb"\trowd ", rb"\cellx1", rb"\cell ", rb"\row ", rb"\nestrow ",
    rb"\itap3 ", rb"{\shptxt ", rb"{\footnote ", rb"{\header ", rb"\u-10179 ", rb"\u9999999999 ", rb"\bin7 ",
    rb"\bin-7 ", rb"\fs-1 ", rb"\cf-5 ", rb"\ansicpg932 ", rb"\ansicpg999999999999999999 ", rb"\'83", rb"\uc-1 ",
    rb"{\stylesheet ", rb"{\fonttbl ", rb"{\colortbl ;", rb"\s1 ", rb"\chshdng-9 ", b"word ", b"\\", b"\xff", b"\0",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_order_of_words_ends_otherwise_than_typed(pieces):
    try:
        lines = read(b"{\\rtf1 " + b"".join(pieces), limits=Limits()).lines
    except DocumentError:
        return
    assert all("\n" not in line.text and line.text.encode("utf-8") for line in lines)
