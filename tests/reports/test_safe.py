import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.reports.quotes import quote
from cxmatch.reports.safe import cell, printable
from cxmatch.reports.tables import render


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", '=HYPERLINK("x")'])
def test_a_cell_that_begins_like_a_formula_is_text(text: str) -> None:
    assert cell(text).startswith("'")


@given(st.text())
def test_printed_text_holds_nothing_that_a_terminal_acts_on(text: str) -> None:
    assert all(character.isprintable() or not character.isascii() for character in printable(text))
    assert not set("\u202e\u2066\u200f\x1b\x9b\n") & set(printable(text))


@given(st.text(alphabet="ab \n", max_size=200), st.data())
def test_a_quote_holds_the_words_in_their_own_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = quote(text, start, end)
    assert words == text[start:end].replace("\n", " ")
    assert len(before) + len(after) <= 80


def test_csv_is_read_back_as_it_was_and_unknown_is_empty() -> None:
    rows = (
        Row(path="=cmd|' /C calc'!A0.pdf", status="ok", role="analyst", score=12.5, scores={"analyst": 12.5}),
        Row(path='b,"quoted".pdf', status="failed", error="EmptyFile", message="the file holds no bytes"),
    )
    ranking = Ranking(
        rows=rows,
        role=None,
        lexicon="x",
        lexicon_hash="0",
        as_of=date(2026, 1, 1),
        passed_over=(),
        roles=("analyst",),
    )
    first, second = csv.DictReader(io.StringIO(render(ranking, "csv")))
    assert first["path"] == "'=cmd|' /C calc'!A0.pdf"
    assert (first["score"], first["years"], first["score_analyst"]) == ("12.50", "", "12.50")
    assert (second["path"], second["score"], second["error"]) == ('b,"quoted".pdf', "", "EmptyFile")
