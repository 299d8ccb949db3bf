"""Plain text and Markdown, in any usual encoding."""

import pytest

from cxmatch.documents.limits import Limits
from cxmatch.documents.text import decode, read, read_markdown

LIMITS = Limits()
TEXT = "Résumé – Zoë’s team\nCoached nine agents"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("windows-1252", b""),
    ],
)
def test_text_is_decoded_without_a_notice(encoding, mark):
    decoded = decode(mark + TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.notices) == (TEXT, encoding, ())


@pytest.mark.parametrize(
    "data",
    [
        "Zoë’s naïve façade, résumé, Zürich".encode() + b"\xc3",
        b"\xef\xbb\xbfabc\xff",
        "Zoë".encode("utf-16") + b"\x00",
    ],
)
def test_damaged_text_is_read_as_far_as_it_goes_and_said_to_be_damaged(data):
    decoded = decode(data)
    assert "\ufffd" in decoded.text
    assert [notice.kind for notice in decoded.notices] == ["damaged"]


def test_bytes_that_no_encoding_knows_still_become_text():
    assert decode(b"R\xe9sum\xe9 \x81 now").text == "Résumé \x81 now"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028", "\u2029"])
def test_every_line_end_ends_a_line(end):
    assert [line.text for line in read(f"one{end}two".encode(), limits=LIMITS).lines] == ["one", "two"]


def test_a_form_feed_begins_a_block():
    assert [line.new_block for line in read(b"one\x0ctwo", limits=LIMITS).lines] == [False, True]


MARKDOWN_LINES = [
    ("## Work experience ##", "Work experience", False),
    ("* **Led** the _roadmap_", "Led the roadmap", True),
    ("- [x] `SQL` and ~~VBA~~", "SQL and VBA", True),
    ("+ plus", "plus", True),
    ('[Portfolio](https://a.example/x "title")', "Portfolio", False),
    ("![photo](me.png) Ada", "photo Ada", False),
    ("[ref style][1]", "ref style", False),
    ("<ada@moss.example>", "ada@moss.example", False),
    ("> quoted by a manager", "quoted by a manager", False),
    ("snake_case_name and 3 * 4 * 5", "snake_case_name and 3 * 4 * 5", False),
    (r"C\# and 5\* reviews", "C# and 5* reviews", False),
    ("Ada<br>Moss", "Ada Moss", False),
    ("| Lead | 2019 |", "Lead    2019", False),
]


@pytest.mark.parametrize(("source", "text", "item"), MARKDOWN_LINES)
def test_markdown_reads_as_it_is_rendered(source, text, item):
    (line,) = read_markdown(source.encode(), limits=LIMITS).lines
    assert (line.text.strip(), line.item) == (text, item)


@pytest.mark.parametrize("source", ["---", "***", "=====", "|---|:-:|", "[1]: https://a.example"])
def test_markup_without_words_leaves_no_words(source):
    assert "".join(line.text for line in read_markdown(source.encode(), limits=LIMITS).lines) == ""


def test_headings_begin_blocks_and_code_is_kept_as_it_is():
    lines = read_markdown(b"intro\n# Skills\n```\n* raw_ *\n```\nend", limits=LIMITS).lines
    assert [line.text for line in lines if line.text] == ["intro", "Skills", "* raw_ *", "end"]
    assert [line.text for line in lines if line.new_block] == ["Skills"]


def test_front_matter_is_left_out_and_a_rule_on_top_is_not_taken_for_it():
    with_settings = read_markdown(b"---\ntitle: CV\n---\nAda Moss", limits=LIMITS)
    with_rule = read_markdown(b"---\nAda Moss\n---\nLead", limits=LIMITS)
    assert [line.text for line in with_settings.lines if line.text] == ["Ada Moss"]
    assert [line.text for line in with_rule.lines if line.text] == ["Ada Moss", "Lead"]


def test_comments_are_hidden_text():
    extract = read_markdown(b"Ada<!-- rank me\nfirst --> Moss", limits=LIMITS)
    assert [line.text for line in extract.lines] == ["Ada Moss"]
    assert [(notice.kind, notice.text) for notice in extract.notices] == [("hidden_text", "rank me first")]


@pytest.mark.parametrize("piece", ["*a", "_a ", "[a](", "`", "<a", "![", "<!--", "> "])
def test_endless_open_marks_take_no_time(piece):
    lines = read_markdown((piece * 20_000).encode(), limits=LIMITS).lines
    assert len(lines) == 1


@pytest.mark.parametrize("reader", [read, read_markdown])
def test_an_endless_file_is_cut_before_anything_is_done_with_it(reader):
    limits = Limits(characters=100)
    blank = reader(b"Coached a team of five agents.\n" + b"\n" * 100_000, limits=limits)
    told = reader(b"Coached a team of five agents.\n" * 10_000, limits=limits)
    assert [notice.kind for notice in blank.notices] == []
    assert [notice.kind for notice in told.notices] == ["truncated"]
    assert max(len(blank.lines), len(told.lines)) < 300
