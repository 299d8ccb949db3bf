import pytest

from cxmatch.errors import UsageError
from cxmatch.hiring.planning.roadmap import Item, items_of, place_after
from cxmatch.lexicon import Lexicon

LEXICON = Lexicon.load()


def item(text: str) -> Item:
    (found,) = items_of([text], "goal", LEXICON)
    return found


def goals(text: str) -> set[str]:
    return {found.name for found in item(text).findings if found.kind == "goal"}


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("A social push", "a social push"),
        ("Be on Instagram and TikTok by May", "a social push"),
        ("Build an online community", "a social push"),
        ("Redesign the checkout", "a redesign"),
        ("A new look for the website", "a redesign"),
        ("Launch in Brazil", "a new market"),
        ("Go international", "a new market"),
        ("Launch a subscription", "a new product"),
        ("A new product line for cats", "a new product"),
        ("Ship three new features", "new features"),
        ("Cut response times by half", "shorter waits"),
        ("Answer within two hours", "shorter waits"),
        ("Cover weekends and nights", "more requests to answer"),
        ("Fewer complaints about delivery", "fewer complaints"),
        ("Bring churn below 3%", "less churn"),
        ("Keep more customers", "less churn"),
        ("Better onboarding for new users", "onboarding of customers"),
        ("Run an NPS survey every quarter", "surveys and feedback"),
        ("A dashboard for the board", "reports and dashboards"),
        ("Forecast demand for next winter", "forecasts"),
        ("Write a knowledge base", "self-service"),
        ("Self-service for returns", "self-service"),
        ("Automate the easy half", "automation and new tools"),
        ("Hire five agents", "a larger team"),
        ("Set OKRs", "goals and a roadmap"),
        ("Train new agents in a week", "a trained team"),
        ("Map the customer journey", "a customer function of its own"),
        ("Look after our key accounts", "relationships with accounts"),
        ("One tone of voice everywhere", "one brand, one voice"),
        ("A referral program", "loyalty and referrals"),
        ("Support in a second language", "another language"),
        ("Tell customers of the price increase", "a change that customers must be told of"),
        ("A conference for our users", "events for customers"),
        ("Offer phone support", "a new channel"),
        ("Win new clients", "more customers"),
        ("Reduce costs", "lower costs"),
    ],
)
def test_goals_are_known_by_their_words(text: str, goal: str) -> None:
    assert goal in goals(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Launch in Brazil", "Brazil"),
        ("launch in brazil by Q3", "brazil"),
        ("LAUNCH IN BRAZIL AND MEXICO", "BRAZIL AND MEXICO"),
        ("Launch In Brazil By Summer", "Brazil"),
        ("Enter the German market", "the German market"),
        ("Expand into Latin America and the Nordics", "Latin America and the Nordics"),
        ("expand to south korea", "south korea"),
        ("Open an office in Lisbon, Portugal", "Lisbon, Portugal"),
        ("Launch in São Paulo next year", "São Paulo"),
        ("Launch the app in Canada", "Canada"),
        ("We want to launch in the U.K. and Ireland", "the U.K. and Ireland"),
        ("Launch in Lima and Quito early next year", "Lima and Quito"),
        ("Launch in American and European markets", "American and European markets"),
        ("Launch a US shop", "US"),
        ("Open our first U.K. office", "U.K."),
        ("Crack the South Korea market", "South Korea"),
        ("The Canada expansion", "Canada"),
    ],
)
def test_a_new_market_is_called_by_the_goals_own_words(text: str, place: str) -> None:
    found = [finding for finding in item(text).findings if finding.name == "a new market"]
    assert [finding.place for finding in found] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Launch in Q3",
        "Launch in beta",
        "Launch in spring",
        "Launch in March 2027",
        "Launch the survey in Intercom",
        "Move support to Zendesk",
        "Enter data faster",
        "Grow to 500 seats",
        "Help us launch a shop",
        "Open a Zendesk shop",
        "Run the UK shop well",
        "Talk to Canada. Launch dates follow",
    ],
)
def test_what_only_looks_like_a_market_is_none(text: str) -> None:
    assert "a new market" not in goals(text)


def test_a_market_without_a_name_is_one_too() -> None:
    (found,) = item("Expand to new markets").findings
    assert (found.name, found.place) == ("a new market", "")


def test_two_markets_of_one_goal_are_both_named() -> None:
    found = [finding.place for finding in item("Launch in Brazil, later expand to Chile").findings]
    assert found == ["Brazil", "Chile"]


@pytest.mark.parametrize("joint", ["; ", " and ", ", ", " & ", ", and ", " plus ", " / "])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("launch a US shop", "halve waiting times"),
        ("Launch in Quito", "Halve waiting times"),
        ("Launch in Quito", "Redesign the checkout"),
        ("Expand to Lima", "Hire six agents"),
        ("Reduce churn", "Launch in Quito"),
        ("Open a shop in Lima", "Launch in Quito"),
    ],
)
def test_two_goals_in_one_are_both_found(first: str, joint: str, second: str) -> None:
    def said(text: str) -> set[tuple[str, str]]:
        return {(found.name, found.place) for found in item(text).findings if found.kind == "goal"}

    assert len(said(first) | said(second)) == 2
    assert said(first + joint + second) == said(first) | said(second)


@pytest.mark.parametrize("text", ["No redesign this year", "We will not launch in Brazil", "Do not hire agents"])
def test_what_a_goal_denies_is_none_of_its_meanings(text: str) -> None:
    assert item(text).findings == ()
    assert item(text).denied


@pytest.mark.parametrize("text", ["No more churn", "Avoid churn", "Zero complaints", "No ticket unanswered"])
def test_to_be_rid_of_a_trouble_is_a_goal_about_it(text: str) -> None:
    assert goals(text) & {"less churn", "fewer complaints", "shorter waits"}
    assert item(text).denied == ()


def test_what_a_missed_result_denies_is_what_was_missed() -> None:
    (found,) = items_of(["We did not launch in Brazil"], "missed", LEXICON)
    assert [finding.place for finding in found.findings] == ["Brazil"]
    assert found.denied == ()
    (found,) = items_of(["We did not launch in Brazil"], "met", LEXICON)
    assert found.findings == ()


def test_a_wish_is_a_goal() -> None:
    assert goals("We would like to redesign the app") == {"a redesign"}


def test_a_keyword_of_a_role_is_known_and_a_false_friend_of_it_is_not() -> None:
    (found,) = item("Show graphs at all-hands").findings
    assert (found.kind, found.name, found.role) == ("keyword", "graphs", "analyst")
    assert item("Content with the present state").findings == ()


@pytest.mark.parametrize("text", ["Make it snow", "SOC 2", "Lanzar en todos los canales de atención al cliente"])
def test_what_says_nothing_known_has_no_findings(text: str) -> None:
    assert (item(text).findings, item(text).denied) == ((), ())


def test_every_finding_stands_where_it_says() -> None:
    found = item("Redesign the app, launch in Peru, and report on churn")
    assert len(found.findings) == 4
    for finding in found.findings:
        assert found.text[finding.passage.start : finding.passage.end] == finding.passage.text


def test_an_empty_goal_and_a_text_in_place_of_a_list_are_refused() -> None:
    with pytest.raises(UsageError, match="goal 2: the text holds no words"):
        items_of(["Redesign", "  "], "goal", LEXICON)
    with pytest.raises(UsageError, match="one text"):
        items_of("Redesign", "goal", LEXICON)


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("in Rome", 2, "Rome"),
        ("in Rome and by car", 2, "Rome"),
        ("in the", 2, None),
        ("in", 2, None),
        ("in rome", 2, None),
        ("in " + "A" * 5_000, 2, "A" * 5_000),
    ],
)
def test_a_places_name_ends_where_it_ends(text: str, start: int, found: str | None) -> None:
    place = place_after(text, start, [])
    assert (place and text[place[0] : place[1]]) == found
