"""Runs that a table finds are those that a pattern finds."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxmatch.documents import runs

PIECES = st.sampled_from(["a", "B", "word", "2", "10", "_", "-", "'", " ", "\n", "\t", "\x1f", "•", "’", "²", "\u2167"])
ODD = st.sampled_from(["é", "\u0130", "\u03a3", "\u0663", "Ⓐ", "漢", "\ud800", "\u00ad", "\u0301", "\U0001d400"])
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES | ODD).map("".join))


@pytest.mark.parametrize(
    ("inside", "first"),
    [(r"[^\W\d_]", ""), (r"[^\W_]", ""), (r"[^\W_]", r"[^\W\d_]"), ("[a-z0-9'+-]", ""), ("[A-Za-z_]", "[a-z]")],
)
def test_a_table_finds_what_a_pattern_finds(inside, first):
    find, pattern = runs.finder(inside, first=first), re.compile(f"{first}{inside}+")

    @given(TEXTS)
    @example("")
    def agree(text):
        assert find(text) == pattern.findall(text)

    agree()


@given(TEXTS)
def test_texts_are_ascii_whose_other_characters_are_signs(text):
    assert runs.are_ascii(text) == all(one.isascii() for one in text if one.isalnum())
