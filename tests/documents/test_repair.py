"""Text comes out as its writer meant it, and every character knows its page."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.document import Extract, Line
from cxmatch.documents.mojibake import mend
from cxmatch.documents.repair import characters, clean


def cleaned(*lines, page_count=None):
    made = tuple(line if isinstance(line, Line) else Line(line) for line in lines)
    return clean(Extract(made, "none", page_count))


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("oﬃce ﬂow ﬁt", "office flow fit"),
        ("a\u00a0b\u2003c\td  e", "a b c d e"),
        ("sup\u00adport de\u200bsk\ufeff", "support desk"),
        ("entry\u2011level, real\u2010time", "entry-level, real-time"),
        ("2019 – 2021 — now", "2019 – 2021 — now"),
        ("Zendesk™ and Ａｄａ", "Zendesk and Ada"),
        ("2½ years", "2 1/2 years"),
        ("client´s", "client’s"),
        ("a\x00b\x07c\x85d", "a b c d"),
        ("Excel ● Word ▪ \uf0b7 SQL", "Excel • Word • • SQL"),
        ("mail \ue001 phone", "mail phone"),
        ("e\u0301te\u0301", "été"),
        ("tag\U000e0041\U000e0042s", "tags"),
    ],
)
def test_characters_are_normal(raw, meant):
    assert characters(raw) == meant


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("the teamâ€™s goal", "the team’s goal"),
        ("the team€™s goal", "the team’s goal"),
        ("2019 â€“ 2021", "2019 – 2021"),
        ("â€œcalmâ€\u009d", "“calm”"),
        ("â€œcalmâ€ at work", "“calm” at work"),
        ("€¢ Led a desk", "•  Led a desk"),
        ("cafÃ©", "café"),
        ("AcmeÂ  Ltd.Â", "Acme\u00a0 Ltd. "),
        ("Acmeï¼ Leeds", "Acme -  Leeds"),
        ("â Led a desk", "• Led a desk"),
    ],
)
def test_misread_encodings_are_undone(raw, meant):
    assert mend(raw) == meant


@pytest.mark.parametrize("line", ["Zürich für 20 €", "naïve café, Zoë’s", "Ângela Côrte-Real", "€™", "São Paulo – é"])
def test_honest_accents_are_left_alone(line):
    assert mend(line) == ("’" if line == "€™" else line)


@pytest.mark.parametrize(
    "bullet", ["•", "●", "▪", "◦", "‣", "➢", "❖", "\uf0b7", "\uf0a7", "*", "-", "–", "o", "§", "Ø", "ü", "·"]
)
def test_every_bullet_becomes_one_bullet(bullet):
    assert cleaned(f"{bullet} Coached a team") == ("• Coached a team\n", ())


@pytest.mark.parametrize("line", ["-5% churn", "o one", "*footnote", "– Present", "- 2021", "§ 5", "-", "on call"])
def test_what_only_looks_like_a_bullet_is_none(line):
    assert cleaned(line)[0] == f"{line}\n"


def test_an_item_gets_a_bullet_once():
    assert cleaned(Line("one", item=True), Line("• two", item=True))[0] == "• one\n• two\n"


@pytest.mark.parametrize("bullet", ["•", "• \u00ad", "·\u00ad"])
def test_a_bullet_on_a_line_of_its_own_belongs_to_the_next_line(bullet):
    assert cleaned(bullet, "Coached a team")[0] == "• Coached a team\n"


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("the custo-", "mer came", "the customer\ncame\n"),
        ("an entry-", "level post", "an entry-level\npost\n"),
        ("state-of-the-", "art desk", "state-of-the-art\ndesk\n"),
        ("customer-", "facing", "customer-facing\n"),
        ("Customer-", "Facing Work", "Customer-Facing\nWork\n"),
        ("self-", "starter.", "self-starter.\n"),
        ("in-", "house", "in-house\n"),
        ("in-", "formation", "information\n"),
        ("high-", "lights", "highlights\n"),
        ("multi-", "ple desks", "multiple\ndesks\n"),
        ("multi-", "channel", "multi-channel\n"),
        ("full-", "time", "full-time\n"),
        ("follow-", "up", "follow-up\n"),
        ("with-", "in", "within\n"),
        ("part-", "ners", "partners\n"),
        ("part-", "time", "part-time\n"),
        ("e-", "commerce", "e-commerce\n"),
        ("SyteLine-", "planning", "SyteLine-planning\n"),
        ("manage\u00ad", "ment of", "management\nof\n"),
        ("Jan 2020 -", "present", "Jan 2020 -\npresent\n"),
        ("24-", "hour line", "24-\nhour line\n"),
        ("Leeds-", "Award won", "Leeds-\nAward won\n"),
        ("Acme Corp.-", "support", "Acme Corp.-\nsupport\n"),
    ],
)
def test_a_word_cut_at_a_lines_end_is_whole_again(first, second, text):
    assert cleaned(first, second)[0] == text


def test_one_line_after_the_other_can_be_mended():
    assert cleaned("the custo-", "mer and entry-", "level post in-", "formally")[0] == (
        "the customer\nand entry-level\npost informally\n"
    )


def test_the_document_itself_says_whether_a_word_has_a_hyphen():
    assert cleaned("call-", "back first", "a callback")[0] == "callback\nfirst\na callback\n"
    assert cleaned("web-", "chat first", "a web-chat")[0] == "web-chat\nfirst\na web-chat\n"


@pytest.mark.parametrize("second", [Line("mer", new_block=True), Line("mer", item=True)])
def test_no_word_is_joined_over_a_gap_or_into_an_item(second):
    assert cleaned("custo-", second)[0].startswith("custo-\n")


def test_gaps_are_one_blank_line():
    assert cleaned("", "a", "", "  ", Line("b", new_block=True), "c", "")[0] == "a\n\nb\nc\n"


def test_pages_begin_where_their_first_line_does():
    text, pages = cleaned("one", Line("two", 2, new_block=True), Line("three", 4), page_count=5)
    assert pages == (0, 5, 9, 9, 15)
    assert text[pages[1] :].startswith("two")
    assert text[pages[3] :].startswith("three")


def test_a_word_over_two_pages_stands_on_the_first():
    text, pages = cleaned("custo-", Line("mer care", 2), page_count=2)
    assert text == "customer\ncare\n"
    assert pages == (0, 9)


@pytest.mark.parametrize(("lines", "expected"), [((), (0, 0)), (("",), (0, 0))])
def test_pages_without_text_still_count(lines, expected):
    assert cleaned(*lines, page_count=2) == ("", expected)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("\u0421ustomer c\u0430re", "Customer care"),
        ("Pyth\u03bfn and \u039aubernetes", "Python and Kubernetes"),
        ("cus\u200bto\u2060mer", "customer"),
        ("da\u034fta wo\u3164rk", "data work"),
        ("ＣＳＡＴ and 𝐂𝐒𝐀𝐓", "CSAT and CSAT"),
        ("Клиентский сервис", "Клиентский сервис"),
    ],
)
@pytest.mark.parametrize("page_count", [None, 1])
def test_words_are_spelled_as_they_look(raw, meant, page_count):
    assert cleaned(raw, page_count=page_count)[0] == f"{meant}\n"


def test_a_word_of_lookalikes_is_whole_over_a_lines_end():
    assert cleaned("the \u0441ust\u043e-", "mer \u0441are")[0] == "the customer\ncare\n"


def test_text_shown_backwards_is_turned_where_a_program_would_turn_it():
    backwards = "led \u202eksed a\u202c for years"
    assert cleaned(backwards)[0] == "led a desk for years\n"
    # On a page it stands as it is painted.
    assert cleaned(backwards, page_count=1)[0] == "led ksed a for years\n"


lines_of_text = st.lists(
    st.builds(Line, st.text(max_size=40), st.integers(1, 3), st.booleans(), st.booleans()), max_size=12
)


@given(lines_of_text)
def test_clean_text_has_no_oddities_left(lines):
    lines = sorted(lines, key=lambda line: line.page)
    text, pages = clean(Extract(tuple(lines), "none", 3))
    assert not re.search("[\x00-\x09\x0b-\x1f\u00ad\u200b\ufeff]|  |\n\n\n| \n|^\n", text)
    assert text == "" or text.endswith("\n")
    assert len(pages) == 3
    assert pages[0] == 0
    assert list(pages) == sorted(pages)
    assert pages[-1] <= len(text)


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=60))
def test_ascii_loses_nothing_but_spaces(line):
    assert characters(line) == " ".join(line.split())


letters_of_many_alphabets = st.one_of(
    st.characters(codec="ascii"),
    st.characters(min_codepoint=0x370, max_codepoint=0x52F),
    st.sampled_from("ﬁﬂﬃＡｂ①é\u0301"),
)


@given(st.text(letters_of_many_alphabets, max_size=60))
def test_letters_are_those_of_nfkc_and_a_second_repair_changes_nothing(line):
    once = characters(line)
    assert [c for c in once if c.isalnum()] == [c for c in unicodedata.normalize("NFKC", line) if c.isalnum()]
    assert characters(once) == once


def test_stacks_of_marks_take_no_time():
    begin = time.thread_time()
    text = characters("e" + "\u0301\u0316" * 250_000 + " care")
    assert time.thread_time() - begin < 5
    assert text.endswith(" care")
    assert len(text) < 20
