"""Words in letters that only look Latin are reported and read; other scripts are left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.trust.confusables import forwards, latin, notice


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("\u0421ustomer", "Customer"),
        ("custom\u0435r", "customer"),
        ("m\u0430n\u0430g\u0435r", "manager"),
        ("\u0420ython", "Python"),
        ("Pyth\u03bfn", "Python"),
        ("\u039aubernetes", "Kubernetes"),
        ("m\u03b1nager", "manager"),
        ("\u0585perations", "operations"),
        ("\u13a2eam", "Team"),
        ("Mana\u0261er", "Manager"),
        ("\u0422\u0415\u0410\u041c", "TEAM"),
        ("\u0441\u043e\u0440\u0443", "copy"),
        ("\u1d04\u1d1c\ua731\u1d1b\u1d0f\u1d0d\u1d07\u0280", "customer"),
    ],
)
def test_a_word_of_lookalikes_is_reported_and_read(text, word):
    found = notice(f"Ada Moss: {text}, Zoë")
    assert (found.kind, found.text) == ("confusable_characters", word)
    assert "another alphabet" in found.message
    assert latin(f"a {text}.") == f"a {word}."


@pytest.mark.parametrize(
    ("text", "word", "trick"),
    [
        ("Kuber\u200bnetes", "Kubernetes", "without width"),
        ("Terra\u2060form", "Terraform", "without width"),
        ("cus\u200dto\ufeffmer", "customer", "without width"),
        ("da\u034fta", "data", "without width"),
        ("ve\U000e0041ndor", "vendor", "without width"),
        ("ＰｏｓｔｇｒｅＳＱＬ", "PostgreSQL", "width or style"),
        ("𝐂𝐮𝐬𝐭𝐨𝐦𝐞𝐫", "Customer", "width or style"),
        ("ⓒⓤⓢⓣⓞⓜⓔⓡ", "customer", "width or style"),
        ("\u202eremotsuc\u202c", "customer", "backwards"),
        ("\u202eremotsuc", "customer", "backwards"),
    ],
)
def test_other_ways_to_hide_a_word_are_reported(text, word, trick):
    found = notice(f"Led {text} and more")
    assert word in found.text
    assert trick in found.message


def test_each_word_is_named_once_and_not_too_many_are():
    found = notice("сustomer custоmer customеr " + " ".join(f"а{chr(98 + n)}{chr(98 + n)}" for n in range(25)) * 3)
    assert found.text.split()[:2] == ["customer", "abb"]
    assert len(found.text.split()) == 20


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moss led a desk",
        "Zoë Müller, naïve café in Łódź, ǀ Ångström",
        "Клиентский сервис, СССР, тот, Сара",
        "Native name: Тамара Нора",
        "IT-специалист, SQLный запрос и Xром",
        "Αθήνα, Κώστας; Έλα",
        "5 μm, Ωs, ΔT, kΩ, µs, λ = 2, α-version, β",
        "TNFα IFNγ PPARγ NFκB αhelix hν",
        "👨\u200d👩\u200d👧 and ❤\ufe0f",
        "sup\u00adport desk",
        "می\u200cخواهم کار کنم",
        "مُدِير خِدمة",
        "東京、（株）ＡＢＣ：ＣＲＭ",
        "客户服务，（经验）：５年。",
        "\u202a+44 20 7946 0000\u202c and \u202d020\u202c",
        "train\u200bEXPECTATIONS",
        "https://\u200bacme.example/\u200bdesk",
        "x² + 𝑥𝑦, № 5, ™, ①",
        "/mænɪdʒ/ and [kɑt]",
        "Հայաստան",
        "\ufeffAda Moss",
    ],
)
def test_honest_texts_have_no_notice_and_no_change(text):
    assert notice(text) is None
    assert latin(text) == text


@pytest.mark.parametrize(("raw", "read"), [("СRМ система", "СRМ система"), ("СRM система", "CRM система")])
def test_between_russian_words_most_letters_decide(raw, read):
    assert latin(raw) == read


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("led \u202eksed a\u202c here", "led a desk here"),
        ("\u202eksed a", "a desk"),
        ("no marks", "no marks"),
        ("\u202eba\u202c, \u202edc\u202c", "ab, cd"),
    ],
)
def test_text_shown_backwards_is_turned(line, seen):
    assert forwards(line) == seen


@given(st.text(alphabet=st.characters(max_codepoint=0x1FFF), max_size=60))
def test_reading_keeps_the_length_and_a_second_one_changes_nothing(text):
    once = latin(text)
    assert len(once) == len(text)
    assert latin(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "Рython " * 140_000,
        "сору " * 150_000,
        "a\u200b" * 500_000,
        "\u202e" * 10**6,
        "Р" * 10**6,
        "е" + "\u0301" * 10**6,
    ],
    ids=["mixed", "whole", "zero", "reversed", "one word", "marks"],
)
def test_long_texts_take_no_time(text):
    begin = time.thread_time()
    notice(text)
    latin(text)
    forwards(text)
    assert time.thread_time() - begin < 10
