"""Extracts and plain text become documents."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.building import build, from_text
from cxmatch.documents.document import Document, Extract, Line, Notice
from cxmatch.documents.limits import Limits
from cxmatch.errors import EmptyFile, UnreadableText, UsageError

RESUME = """Ada Moss
ada@moss.example

Summary
Coached nine agents at a help desk.

Experience
Lead, Acme
Jan 2020 - Present
"""
GERMAN = (
    "Leitung eines Teams von neun Mitarbeitern im Kundendienst; ich habe das Hilfezentrum neu aufgebaut, sodass "
    "die Kunden ihre Antworten selbst finden und wir weniger Anfragen haben als im Jahr davor."
)


def built(*texts, page_count=None, kind=None, limits=None, notices=()):
    lines = tuple(text if isinstance(text, Line) else Line(text) for text in texts)
    extract = Extract(lines, "some-reader", page_count, notices)
    return build(extract, name="cv", format="pdf", sha256="0" * 64, kind=kind, limits=limits or Limits())


def test_plain_text_is_taken_as_it_stands():
    odd = "  Zoë\u00a0Moss\r\n\t● oﬃce â€™ \ud800 end"
    document = from_text(odd, name="note")
    assert document.text == odd.replace("\ud800", "\ufffd")
    assert (document.name, document.format, document.reader, document.pages) == ("note", "text", "none", ())
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


@given(st.text(alphabet=st.characters(), max_size=200).filter(lambda text: any(c.isalnum() for c in text)))
def test_plain_text_keeps_its_length_and_can_be_written_down(text):
    document = from_text(text)
    assert len(document.text) == len(text)
    assert Document.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("text", ["", " \n\t", "... --- ***", "\u200b"])
def test_text_without_words_is_empty(text):
    with pytest.raises(EmptyFile) as caught:
        from_text(text, name="note")
    assert caught.value.source == "note"


def test_text_that_is_no_str_is_refused():
    with pytest.raises(UsageError, match="bytes"):
        from_text(b"Ada Moss")


def test_a_resume_comes_with_its_structure():
    document = from_text(RESUME)
    assert document.kind == "resume"
    assert 0 < document.kind_confidence <= 1
    assert document.language == "en" or document.language is None
    assert document.section_at(RESUME.index("Coached")).kind == "summary"
    assert document.section_at(RESUME.index("Lead")).kind == "experience"
    assert [document.text[span.start : span.end] for span in document.dates] == ["Jan 2020 - Present"]


def test_a_given_kind_is_certain():
    document = from_text(RESUME, kind="posting")
    assert (document.kind, document.kind_confidence) == ("posting", 1.0)


def test_an_extract_is_repaired_and_keeps_its_notices_and_reader():
    notice = Notice(kind="damaged", message="mended")
    document = built("Ofﬁce of custo-", "mer care", notices=(notice,))
    assert document.text == "Office of customer\ncare\n"
    assert (document.reader, document.format, document.sha256) == ("some-reader", "pdf", "0" * 64)
    assert document.notices == (notice,)


def test_every_character_knows_its_page():
    document = built("on page one", Line("on page two", 2), Line("also there", 2), page_count=2)
    places = [document.page_at(document.text.index(words)) for words in ("one", "two", "there")]
    assert places == [1, 2, 2]


@pytest.mark.parametrize("lines", [["Ada Moss " * 20] * 10, ["Ada " * 1_000], ["A ﷺ " * 60]])
def test_text_behind_the_limit_is_cut_with_a_notice(lines):
    document = built(*lines, limits=Limits(characters=500), kind="resume")
    assert len(document.text) <= 500
    assert len(document.text) > 400
    assert document.notices[0].kind == "truncated"
    assert "500" in document.notices[0].message


def test_text_at_the_limit_is_whole():
    document = built("Ada Moss")
    assert built("Ada Moss", limits=Limits(characters=len(document.text))).notices == ()


def test_pages_behind_the_cut_begin_at_its_end():
    document = built("Ada Moss leads a desk", Line("again", 2), page_count=2, limits=Limits(characters=12))
    assert document.pages == (0, 12)


def test_another_language_is_said():
    document = built(GERMAN)
    assert document.language == "de"
    assert [notice.kind for notice in document.notices] == ["not_english"]


@pytest.mark.parametrize("lines", [[], [""], ["•", "--"], ["\u200b"]])
def test_a_file_without_words_is_empty(lines):
    with pytest.raises(EmptyFile):
        built(*lines)


@pytest.mark.parametrize("lines", [["", " "], ["1 2 3 4 5 6"], ["a b c d"], ["Ada 2020"]])
def test_pages_with_hardly_a_word_are_unreadable(lines):
    with pytest.raises(UnreadableText, match="word"):
        built(*lines, page_count=1)


@pytest.mark.parametrize("junk", ["\ufffd", "\x01", "\ue0f1", "(cid:12)"])
def test_characters_without_meaning_are_unreadable(junk):
    with pytest.raises(UnreadableText, match="%"):
        built(f"Ada Moss leads {junk * 10}", page_count=1)


def moved(text):
    return "".join(chr(ord(letter) + 1) if letter.isalpha() else letter for letter in text)


@pytest.mark.parametrize(
    ("page_count", "advice"), [(1, "print it to a new PDF"), (None, "save it again")], ids=["pages", "no pages"]
)
@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (moved(RESUME).splitlines(), "no words"),
        (moved("Coached nine agents at a help desk. Wrote the handbook for them.").split(), "no words"),
        ([*RESUME.replace("\n", ""), "Ada Moss leads"], "single letters"),
        (["(~{)$% ~*^(]: <&|{~} +=[;", "Sum: ^{~} off"] * 40, "signs"),
    ],
    ids=["moved", "few words", "letters", "signs"],
)
def test_text_that_is_no_language_is_unreadable(lines, what, page_count, advice):
    with pytest.raises(UnreadableText, match=what) as caught:
        built(*lines, page_count=page_count)
    assert advice in caught.value.advice


@pytest.mark.parametrize("text", [moved(RESUME), "\n".join(RESUME.replace("\n", ""))])
def test_plain_text_from_a_caller_is_never_refused(text):
    assert from_text(text).text == text


def test_stuffing_and_lookalikes_are_said_of_files_and_of_plain_text():
    odd = "Led a desk as \u0441ustomer lead. " + "Customer journey, " * 20
    kinds = ["confusable_characters", "keyword_stuffing"]
    for document in (built(odd), from_text(odd)):
        assert [(notice.kind, notice.text) for notice in document.notices] == [
            (kinds[0], "customer"),
            (kinds[1], "Customer journey"),
        ]


def test_lookalikes_are_read_in_files_and_kept_in_plain_text():
    assert built("Led \u0441ust\u200bomer care").text == "Led customer care\n"
    assert from_text("Led \u0441ust\u200bomer care").text == "Led \u0441ust\u200bomer care"


def test_honest_texts_have_no_notices():
    assert from_text(RESUME).notices == ()
    assert built(*RESUME.splitlines(), page_count=1).notices == ()


def test_a_few_characters_without_meaning_do_not_matter():
    assert built("Ada Moss leads a desk of nine agents \ue0f1 \ufffd", page_count=1).text.startswith("Ada Moss")
