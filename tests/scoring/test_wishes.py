"""What an ad requires, and what it would only like: by headings, and by words in the clause."""

import pytest

from cxmatch.documents.document import Document
from cxmatch.scoring.clauses import clause
from cxmatch.scoring.wishes import Wishes


def is_wish(text: str, thing: str) -> bool:
    start = text.index(thing)
    return Wishes(Document.from_text(text, kind="posting")).is_wish(start, start + len(thing))


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Looker is a plus.", "Looker"),
        ("Knowledge of Looker, Tableau or Domo a bonus", "Looker"),
        ("Looker (preferred)", "Looker"),
        ("Looker experience preferred but not required.", "Looker"),
        ("Ideally, some Looker.", "Looker"),
        ("Python or R is welcome.", "Python"),
        ("Danish is not required.", "Danish"),
        ("Chart tools are a plus (Looker, Tableau).", "Tableau"),
        ("Rota planning experience preferred (help desk, shop)", "help desk"),
        ("A degree in statistics helps, but a good example helps more.", "statistics"),
    ],
)
def test_words_of_its_own_clause_make_a_thing_a_wish(text: str, thing: str) -> None:
    assert is_wish(text, thing)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Strong Excel skills; Looker is a plus.", "Excel"),
        ("Excel is required, Looker a plus.", "Excel"),
        ("Answer calls in a helpful and friendly manner.", "calls"),
        ("Write to customers in their preferred channel.", "Write"),
        ("Process bonus payments and refunds.", "refunds"),
        ("Track assets and report achieved against desired results.", "report"),
        ("Fluent in Danish, other languages are a plus", "Danish"),
        ("Must have worked in a help desk, billing preferred.", "help desk"),
    ],
)
def test_a_word_that_speaks_of_something_else_does_not(text: str, thing: str) -> None:
    assert not is_wish(text, thing)


@pytest.mark.parametrize(
    ("heading", "wish"),
    [
        ("Nice to have", True),
        ("Preferred qualifications", True),
        ("Bonus points for", True),
        ("What would make you stand out", True),
        ("Required and preferred skills", False),
        ("Requirements", False),
        ("What you will do", False),
    ],
)
def test_a_heading_decides_for_all_that_stands_beneath_it(heading: str, wish: bool) -> None:
    assert is_wish(f"Duties\n- Answer mail\n\n{heading}\n- Danish\n- Looker\n", "Looker") is wish


def test_the_next_heading_ends_the_wishes() -> None:
    text = "Nice to have\n- Danish\n\nRequirements\n- Looker\n"
    assert is_wish(text, "Danish")
    assert not is_wish(text, "Looker")


def test_a_heading_within_a_line_counts_and_a_demand_before_it_does_not_reach_into_it() -> None:
    assert is_wish("Teamwork is required. Preferred skills and experience: Looker; Domo.", "Domo")


def test_a_demand_beneath_wishes_stays_one() -> None:
    assert not is_wish("Preferred qualifications\n- Looker (required)\n", "Looker")


def test_a_clause_ends_where_lines_ran_together() -> None:
    text = "Handles mail and chatExcellent spoken Danish"
    assert text[slice(*clause(text, 0, 7))] == "Handles mail and chat"
