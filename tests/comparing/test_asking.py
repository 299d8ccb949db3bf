"""What a posting asks for, each thing once, and what only looks like it."""

import pytest

from cxmatch import Document, Lexicon
from cxmatch.comparing.asking import Asking, asking

LEXICON = Lexicon.load()


def asked(text: str) -> Asking:
    return asking(Document.from_text(text, kind="posting"), LEXICON)


def names(text: str) -> list[str]:
    return [demand.name for demand in asked(text).demands]


def test_one_thing_asked_for_often_is_one_demand_with_all_its_places() -> None:
    text = "Requirements\n- SQL queries\n- Reports with SQL\n- SQL every day\n"
    (sql,) = [demand for demand in asked(text).demands if demand.name == "SQL"]
    assert [place.start for place in sql.places] == [15, 42, 48]
    assert all(text[place.start : place.end] == place.text for place in sql.places)


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("Requirements\n- Experience with Zendesk\n", True),
        ("Requirements\n- Zendesk is a plus\n", False),
        ("Nice to have\n- Zendesk\n", False),
        ("Nice to have\n- Zendesk\n\nRequirements\n- Zendesk\n", True),
        ("What you will do\n- Answer tickets in Zendesk\n", True),
        ("Requirements\n- Zendesk is not a must\n", False),
        ("Requirements\n- Zendesk not needed\n", False),
        ("Requirements\n- Zendesk is a must\n", True),
    ],
)
def test_must_haves_are_told_from_what_would_be_nice(text: str, must: bool) -> None:
    assert [demand.must for demand in asked(text).demands if demand.name == "Zendesk"] == [must]


@pytest.mark.parametrize(
    "text",
    [
        "Benefits\n- Training in Zendesk and SQL\n",
        "About us\nWe build SQL tools and Zendesk plugins.\n",
        "We built our shop on Zendesk and SQL.",
        "How to apply\nSend your resume through Zendesk.\n",
        "Duties\n- Sort parcels\n\nWe do not discriminate on the basis of race, SQL or sex.",
        "Requirements\n- No experience with Zendesk or SQL is needed\n",
        "Zendesk Manager\nAcme SQL · Dover, DE · hybrid\n\nRequirements\n- Patience\n",
        "Zendesk Manager\nAcme SQL · Dover, DE · hybrid\n\nYou will sort parcels.\n",
        "Duties\n- Sort parcels\n\nInterview process\nA talk on SQL and Zendesk.\n",
        "Duties\n- Sort parcels\n- Paid training in Zendesk and SQL\n",
        "Duties\n- Sort parcels\n- Years in Zendesk and SQL do not count\n",
        "The Zendesk of ferries keeps SQL in one place for everybody who sails.\n\nRequirements\n- Patience\n",
    ],
)
def test_what_an_employer_says_offers_or_has_to_say_asks_for_nothing(text: str) -> None:
    assert {"Zendesk", "SQL"}.isdisjoint(names(text))


def test_an_opening_without_headings_asks_where_it_speaks_to_the_reader() -> None:
    assert "Zendesk" in names("You will answer tickets in Zendesk.\n\nRequirements\n- Patience\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Requirements\n- Zendesk, Intercom or Freshdesk\n", ["Zendesk, Intercom or Freshdesk"]),
        ("Requirements\n- Tools such as Zendesk and Intercom\n", ["Zendesk or Intercom"]),
        ("Requirements\n- Zendesk and Intercom\n", ["Zendesk", "Intercom"]),
        ("Requirements\n- SQL, and Zendesk or Intercom\n", ["SQL", "Zendesk or Intercom"]),
        ("Requirements\n- Zendesk or similar\n", ["Zendesk"]),
        ("Requirements\n- Zendesk, Intercom, or similar\n", ["Zendesk or Intercom"]),
        ("Requirements\n- One of the following tools: Zendesk, Intercom\n", ["Zendesk or Intercom"]),
        ("Requirements\n- Zendesk or Intercom\n- Zendesk\n", ["Zendesk"]),
        ("Requirements\n- English/Spanish\n", ["English", "Spanish"]),
        ("Requirements\n- English and Spanish, French or Danish\n", ["English", "Spanish, French or Danish"]),
    ],
)
def test_ways_to_choose_from_are_one_demand(text: str, expected: list[str]) -> None:
    assert [demand.name for demand in asked(text).demands if demand.kind in ("tool", "language")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 3 years of experience in support.", [("3 years of work", True)]),
        ("1 year of experience required, 4 years preferred.", [("1 year of work", True), ("4 years of work", False)]),
        ("5 years of experience are a plus.", [("5 years of work", False)]),
        ("No experience needed.", []),
        ("Six months of experience in a shop.", []),
    ],
)
def test_years_are_asked_for_in_whole_years(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(demand.name, demand.must) for demand in asked(text).demands if demand.kind == "years"] == expected


@pytest.mark.parametrize(
    ("text", "leading", "name"),
    [
        ("5 years of management experience", True, "5 years of leading people"),
        ("5 years of account management experience", False, "5 years of work"),
    ],
)
def test_years_of_leading_people_are_known_from_years_with_things(text: str, leading: bool, name: str) -> None:
    (years,) = [demand for demand in asked(text).demands if demand.kind == "years"]
    assert (years.leading, years.name) == (leading, name)


def test_leading_people_is_asked_for_where_the_work_leads_them() -> None:
    assert "leads people" in names("Responsibilities\n- Supervise a team of nine agents\n")
    assert "leads people" not in names("Responsibilities\n- Report to the team lead\n")


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("Requirements\n- Supervising a team of agents is a plus\n", False),
        ("Nice to have\n- Supervised a team of agents\n\nDuties\n- Supervise a team of nine agents\n", True),
        ("About us\nOur founder led a team of nine agents.\n\nDuties\n- Answer calls\n", None),
    ],
)
def test_leading_people_is_a_must_have_where_one_place_requires_it(text: str, must: bool | None) -> None:
    assert [demand.must for demand in asked(text).demands if demand.kind == "people led"] == (
        [] if must is None else [must]
    )


def test_a_title_asks_nobody_to_manage_and_a_degree_for_no_skill() -> None:
    text = (
        "Duties\n- Support the store manager\n\nRequirements\n- Bachelor's degree in statistics, economics or similar\n"
    )
    assert names(text) == []
    assert names("Requirements\n- Statistics and economics\n") == ["statistics", "economics"]


@pytest.mark.parametrize(
    "line", ["Sort parcels beside the analyst", "Sort parcels with a trainer", "Work as a customer experience manager"]
)
def test_what_people_are_called_is_no_work(line: str) -> None:
    assert names(f"Duties\n- {line}\n") == []


def test_a_skill_of_a_name_goes_before_work_of_the_same_words() -> None:
    assert names("Requirements\n- Business intelligence\n") == ["business intelligence"]


def test_words_that_are_a_name_are_not_asked_for_as_work_too() -> None:
    found = asked("Requirements\n- Tableau\n")
    assert [(demand.kind, demand.name) for demand in found.demands] == [("tool", "Tableau")]


def test_a_lexicon_of_another_field_asks_for_its_own_terms_and_for_no_work() -> None:
    own = Lexicon.parse(
        '{"format": 1, "name": "gardens", "roles": [{"id": "g", "title": "G", "terms": [{"term": "hedge"}]}]}'
    )
    found = asking(Document.from_text("Duties\n- Cut a hedge and answer calls\n", kind="posting"), own)
    assert [(demand.kind, demand.name) for demand in found.demands] == [("keyword", "hedge")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Requirements\n- Able to work weekends and evenings\n", ["shifts"]),
        ("Requirements\n- Rotating shifts\n", ["shifts"]),
        ("Requirements\n- Ability to work a flexible schedule\n", ["shifts"]),
        ("Requirements\n- Hours vary with the season, nights and weekends included\n", ["shifts"]),
        ("We offer flexible hours and free weekends.\n", []),
        ("Requirements\n- Willing to travel up to 30%\n", ["travel"]),
        ("Requirements\n- Authorized to work in the United States\n", ["work permit"]),
        ("How to apply\nYou must be authorized to work in the United States.\n", ["work permit"]),
        ("Location: Dover, DE\n\nRequirements\n- Patience\n", ["place"]),
        ("Agent\nAcme · Dover, DE · hybrid\n\nRequirements\n- Patience\n", ["place"]),
        ("Requirements\n- Fluent Spanish\n- A valid driver's license\n", ["language", "licence"]),
        ("Requirements\n- Spanish is a plus\n- Weekend work is not required\n", []),
        ("Headquarters: Dover, DE\n\nRequirements\n- Patience\n", []),
        ("Benefits\n- No weekend work, paid travel\n", []),
    ],
)
def test_conditions_that_nothing_makes_up_for_are_deal_breakers(text: str, kinds: list[str]) -> None:
    assert [condition.kind for condition in asked(text).conditions] == kinds


def test_travel_is_named_as_what_is_asked() -> None:
    assert [each.name for each in asked("Requirements\n- Willing to travel up to 30%\n").conditions] == [
        "travel for work"
    ]


def test_places_of_one_demand_do_not_overlap() -> None:
    (returns,) = [
        demand
        for demand in asked("Duties\n- Process refunds, exchanges and warranty claims\n").demands
        if demand.name == "returns and refunds"
    ]
    ends = [0, *(place.end for place in returns.places)]
    assert all(place.start >= end for place, end in zip(returns.places, ends, strict=False))


def test_a_city_far_down_is_not_the_place_of_work() -> None:
    lines = "- Sort parcels\n" * 6
    assert [each.kind for each in asked(f"Duties\n{lines}- Write to our shop · Dover, DE\n").conditions] == []


def test_a_place_is_named_without_what_its_line_goes_on_with() -> None:
    text = "Location: Dover, DE 19901, 6 months with an extension\n\nRequirements\n- Patience\n"
    assert [place.text for place in asked(text).conditions[0].places] == ["Dover, DE"]
