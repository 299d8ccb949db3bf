"""The role that a title's words name."""

import pytest

from cxmatch import Lexicon
from cxmatch.hiring.auditing.titles import title_role

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Customer experience specialist", "specialist"),
        ("CUSTOMER CARE COORDINATOR (PART TIME)", "specialist"),
        ("Guest Relations Executive", "specialist"),
        ("Customer Success Manager, North", "manager"),
        ("Managers, Guest Desk", "manager"),
        ("Contact Centre Supervisor", "manager"),
        ("Support Team Lead", "manager"),
        ("Customer Service Representative", "associate"),
        ("Customer Support Agents", "associate"),
        ("Call centre rep", "associate"),
        ("Support Associate", "associate"),
        ("Internship: Customer Desk", "associate"),
        ("Customer Insights Analyst", "analyst"),
        ("Data Scientist, Support", "analyst"),
        ("Customer Analytics", "analyst"),
        ("Head of Customer Experience", "expert"),
        ("Director, Client Services", "expert"),
        ("VP of Customer Operations", "expert"),
        ("Customer Experience Consultant", "expert"),
        # a hint gives way to a word that names a role
        ("Associate Director of Support", "expert"),
        ("Assistant Manager", "manager"),
        ("Junior Data Analyst", "analyst"),
        ("Executive Assistant", "associate"),
        # the part before "of", a comma or a bracket comes first
        ("Manager of Data Analytics", "manager"),
        ("Support Specialist (reports to the director)", "specialist"),
        ("Northwind - Customer Support Representative, Remote", "associate"),
        ("Voice of the Customer Director", "expert"),
        # data entry is no analysis, and an agency is no agent
        ("Data Entry", "associate"),
        ("Agency Success Manager", "manager"),
        # typing errors
        ("Customer Service Represenative", "associate"),
        ("Support Cordinator", "specialist"),
    ],
)
def test_a_title_names_a_role(title: str, role: str) -> None:
    assert title_role(title, LEXICON).role == role


@pytest.mark.parametrize(
    "title", ["Customer Care", "Support Engineer", "Customer Champion", "Phone Directory", "12345", "•", " "]
)
def test_a_title_without_such_words_names_none(title: str) -> None:
    found = title_role(title, LEXICON)
    assert (found.role, found.named) == (None, ())


def test_a_title_that_names_several_roles_names_none_and_says_which() -> None:
    found = title_role("Support specialist manager", LEXICON)
    assert found.role is None
    assert [named.role for named in found.named] == ["specialist", "manager"]
    assert [named.words for named in found.named] == ["specialist", "manager"]


def test_a_title_without_end_is_looked_at_in_part() -> None:
    assert title_role("care " * 100_000 + "manager", LEXICON).role is None


def test_a_lexicon_without_words_for_titles_goes_by_the_last_word_of_its_own() -> None:
    words = '"terms": [{"term": "cellar"}]'
    own = Lexicon.parse(
        '{"format": 1, "name": "wine", "roles": ['
        f'{{"id": "a", "title": "Head sommelier", {words}}}, {{"id": "b", "title": "Cellar hand", {words}}}]}}'
    )
    assert title_role("Senior Sommeliers (m/f)", own).role == "a"
    assert title_role("Hand", own).role == "b"
    assert title_role("Head of wine", own).role is None
