import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch import Lexicon, Plan, plan
from cxmatch.errors import UsageError
from cxmatch.hiring.planning.counts import Counts
from cxmatch.hiring.planning.reasons import Said

COUNTS = {"2025-11-01": 400, "2026-11-01": 520}
LEXICON = Lexicon.load()
WINE = Lexicon.parse('{"format": 1, "name": "wine", "roles": [{"id": "a", "title": "A", "terms": [{"term": "wine"}]}]}')


def points(found: Plan) -> dict[str, float]:
    return {role.role: role.points for role in found.roles if role.points}


def texts(said: tuple[Said, ...]) -> set[str]:
    return {saying.text for saying in said}


def kinds(found: Plan) -> set[str]:
    return {notice.kind for notice in found.notices}


@pytest.mark.parametrize(
    ("rate", "role", "level"),
    [
        (-5, None, None),
        (0, "associate", "junior"),
        (14.99, "associate", "junior"),
        (15, "specialist", "experienced"),
        (24.99, "specialist", "experienced"),
        (25, "specialist", "experienced"),
        (50, "specialist", "experienced"),
        (150, "specialist", "experienced"),
    ],
)
def test_growth_alone_decides_role_and_level(rate: float, role: str | None, level: str | None) -> None:
    found = plan(rate=rate)
    assert found.role == role
    assert (found.seniority.level if found.seniority else None) == level


@pytest.mark.parametrize(
    ("rate", "asked"),
    [
        (5, "promise before experience"),
        (20, "similar work at a company that grew about as fast"),
        (20, "a sense of the big picture, and hands-on work"),
        (75, "work in a fast-growing, chaotic place"),
        (75, "very hands-on work: strategy, and carrying it out"),
        (500, "work in a fast-growing, chaotic place"),
    ],
)
def test_each_tier_asks_for_what_the_guide_says(rate: float, asked: str) -> None:
    (said,) = [saying for saying in plan(rate=rate).experience if saying.text.startswith(asked)]
    assert said.source == "the guide"
    assert said.because[0].origin == "growth"


def test_between_rapid_and_hyper_is_advised_as_rapid_with_hyper_beside_it() -> None:
    rapid, between, hyper = (plan(rate=rate) for rate in (20, 30, 60))
    assert points(between) == points(rapid)
    assert between.seniority == rapid.seniority
    assert between.experience == rapid.experience + hyper.experience
    assert between.advice == rapid.advice + hyper.advice
    assert {saying.because[0].called for saying in between.advice} == {"rapid growth", "hyper growth"}


def test_growth_above_what_the_guide_names_is_advised_as_hyper() -> None:
    assert plan(rate=500).roles == plan(rate=75).roles
    assert plan(rate=500).advice == plan(rate=75).advice


def test_a_shrinking_base_gets_no_advice_of_its_own() -> None:
    found = plan(rate=-5, customers="b2c")
    assert found.advice == ()
    assert {reason.because[0].origin for role in found.roles for reason in role.reasons} == {"customers"}
    assert found.seniority is not None
    assert found.seniority.level is None


@pytest.mark.parametrize(
    ("customers", "role", "asked"),
    [
        ("b2b", "specialist", ("much attention", "analytical", "by data", "relationships")),
        ("b2c", "specialist", ("many at once", "keeps the brand", "writes well", "creative")),
        ("both", "specialist", ("much attention", "by data", "many at once", "writes well")),
    ],
)
def test_each_type_of_customers_asks_for_what_the_guide_says(customers: str, role: str, asked: tuple[str, ...]) -> None:
    found = plan(customers=customers)
    for words in asked:
        assert any(words in text for text in texts(found.experience))
    assert {saying.source for saying in found.experience} == {"the guide"}
    assert found.role == role


def test_customers_who_are_companies_speak_for_the_analyst_and_others_do_not() -> None:
    assert points(plan(customers="b2b")) == {"specialist": 1, "analyst": 1}
    assert points(plan(customers="b2c")) == {"specialist": 2}
    assert points(plan(customers="both")) == {"specialist": 3, "analyst": 1}


@pytest.mark.parametrize(
    ("goals", "role"),
    [
        (["A dashboard"], "analyst"),
        (["Hire ten agents", "Set OKRs"], "manager"),
        (["Cut reply times", "Cover weekends"], "associate"),
        (["Launch in Brazil"], "specialist"),
        (["Build a support team from scratch", "Train the team"], "expert"),
    ],
)
@pytest.mark.parametrize("startup", [False, True])
def test_a_startup_asks_specialists_and_managers_for_startups_and_gives_analysts_no_training(
    goals: list[str], role: str, startup: bool
) -> None:
    found = plan(goals=goals, startup=startup)
    assert found.role == role
    worked_at_one = any(text.startswith("work at a startup, or somewhere as fast") for text in texts(found.experience))
    assert worked_at_one == (startup and role in ("specialist", "manager"))
    no_training = any(text.startswith("An analyst gets no training") for text in texts(found.advice))
    assert no_training == (startup and role == "analyst")
    assert ("startup" in kinds(found)) == (startup and role in ("associate", "expert"))


@pytest.mark.parametrize(
    ("goal", "asked", "source"),
    [
        ("A social push", "community management", "the guide"),
        ("A redesign of the app", "having run UX studies", "the guide"),
        ("Launch in Brazil", "experience with, or interest in, Brazil", "the guide"),
        ("Enter the German market", "experience with, or interest in, the German market", "the guide"),
        ("New markets", "experience with, or interest in, entering a new market", "the guide"),
        ("A new product", "experience with, or interest in, launching new products", "the guide"),
        ("New features", "experience with, or interest in, bringing new features to customers", "the guide"),
        ("Less churn", "work that kept customers: churn, renewals or winning customers back", "added"),
    ],
)
def test_a_goal_asks_for_experience_in_its_own_words(goal: str, asked: str, source: str) -> None:
    for told in ({"goals": [goal]}, {"missed": [goal]}):
        (said,) = plan(**told).experience  # type: ignore[arg-type]
        assert (said.text, said.source) == (asked, source)
        (because,) = said.because
        assert because.passage is not None
        assert goal[because.passage.start : because.passage.end] == because.passage.text


def test_what_two_goals_ask_for_is_asked_once_because_of_both() -> None:
    (said,) = plan(goals=["A social push", "More on Instagram"]).experience
    assert [because.called for because in said.because] == ["goal 1", "goal 2"]


def test_a_missed_result_speaks_for_a_role_as_a_goal_does_and_a_met_one_a_little_against() -> None:
    goal, missed, met = (points(plan(**{kind: ["Less churn"]})) for kind in ("goals", "missed", "met"))  # type: ignore[arg-type]
    assert goal == missed == {"analyst": 2, "specialist": 1}
    assert met == {"analyst": -1, "specialist": -0.5}


def test_a_met_result_calls_for_no_keywords() -> None:
    found = plan(goals=["A knowledge base"], met=["A newsletter"])
    assert {because.called for advised in found.keywords for because in advised.because} == {"goal 1"}


def test_a_met_result_asks_for_nothing() -> None:
    found = plan(met=["A redesign"])
    assert (found.role, found.experience, found.keywords) == (None, (), ())
    assert "no_role" in kinds(found)


def test_past_results_decide_where_the_future_does_not() -> None:
    told: dict[str, Any] = {"goals": ["A dashboard", "A newsletter"], "rate": -1}
    assert points(plan(**told)) == {"specialist": 2, "analyst": 2}
    assert plan(**told, met=["A survey"]).role == "specialist"
    assert plan(**told, missed=["A forecast"]).role == "analyst"


def test_a_goal_that_says_nothing_known_is_reported_and_kept() -> None:
    found = plan(goals=["Make it snow", "A redesign"])
    (notice,) = [notice for notice in found.notices if notice.kind == "not_understood"]
    assert (notice.text, notice.message.split()[:2]) == ("Make it snow", ["goal", "1"])
    assert [item.text for item in found.items] == ["Make it snow", "A redesign"]


def test_a_goal_that_is_denied_is_reported() -> None:
    found = plan(goals=["No redesign"], rate=20)
    assert found.roles == plan(rate=20).roles
    assert "denied" in kinds(found)


def test_a_goal_said_twice_counts_once() -> None:
    once, twice = plan(goals=["A redesign"]), plan(goals=["A redesign", "a  redesign"])
    assert once.roles == twice.roles
    assert kinds(twice) - kinds(once) == {"twice"}


def test_a_keyword_in_a_goal_speaks_for_its_role_once() -> None:
    assert points(plan(goals=["Show graphs, charts and spreadsheets at all-hands"])) == {"analyst": 1}


def test_reasons_add_up_to_the_points_and_each_says_where_it_comes_from() -> None:
    found = plan(counts=COUNTS, customers="both", startup=True, goals=["Launch in Peru", "Train agents"], met=["OKRs"])
    for role in found.roles:
        assert sum(reason.points for reason in role.reasons) == role.points
        for reason in role.reasons:
            assert reason.text
            assert reason.source in ("the guide", "decided")
            assert (reason.because[0].passage is not None) == (reason.because[0].origin in ("goal", "met", "missed"))
    assert [role.points for role in found.roles] == sorted((role.points for role in found.roles), reverse=True)


def test_of_equal_roles_the_one_that_asks_for_fewer_years_stands_first_and_that_is_said() -> None:
    found = plan(goals=["A dashboard", "A newsletter"])
    assert [role.role for role in found.roles[:2]] == ["specialist", "analyst"]
    (notice,) = [notice for notice in found.notices if notice.kind == "tie"]
    assert notice.message.startswith("Customer experience analyst has as many points")
    found = plan(rate=30, missed=["Keep first replies under two hours"])
    (notice,) = [notice for notice in found.notices if notice.kind == "tie"]
    assert "specialist and Customer experience manager have as many points" in notice.message


@pytest.mark.parametrize(
    ("told", "years", "least", "over", "bent"),
    [
        ({"rate": 5}, "entry level", 0, False, None),
        ({"rate": 5, "goals": ["Hire agents", "Set OKRs"]}, "over 5 years", 5, True, "near the lower end"),
        ({"rate": 60, "goals": ["Hire agents", "Set OKRs"]}, "over 5 years", 5, True, None),
        (
            {"rate": 60, "goals": ["Reply times", "Cover weekends"]},
            "entry level",
            0,
            False,
            "for beginners all the same",
        ),
        ({"goals": ["A dashboard"]}, "at least 3 years in a similar role", 3, False, None),
    ],
)
def test_the_roles_own_years_hold_whatever_the_growth_says(
    told: dict[str, Any], years: str, least: float, over: bool, bent: str | None
) -> None:
    seniority = plan(**told).seniority
    assert seniority is not None
    assert seniority.years.startswith(years)
    assert (seniority.least_years, seniority.over) == (least, over)
    decided = [saying.text for saying in seniority.why if saying.source == "decided"]
    assert [bool(bent and bent in text) for text in decided] == [True] * (bent is not None)


def test_keywords_are_all_of_the_roles_own_those_called_for_first() -> None:
    found = plan(goals=["A knowledge base"], customers="b2c")
    words = [advised.keyword for advised in found.keywords]
    assert sorted(words) == sorted(LEXICON.role("specialist").core)
    assert words[:3] == ["content", "communications", "holistic"]
    assert [because.called for because in found.keywords[0].because] == ["goal 1", "consumers"]
    counts = [len(advised.because) for advised in found.keywords]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("told", "untold"),
    [
        ({"rate": 5}, "the type of customers and the roadmap"),
        ({"customers": "b2b"}, "the growth and the roadmap"),
        ({"counts": {"2026-11-01": 4}, "customers": "b2b", "goals": ["Redesign"]}, "the growth"),
    ],
)
def test_what_was_not_told_is_said(told: dict[str, Any], untold: str) -> None:
    assert f"nothing is known of {untold}" in [notice.message for notice in plan(**told).notices]


def test_counts_without_a_rate_leave_the_rest_to_advise() -> None:
    found = plan(counts={"2025-11-01": 0, "2026-11-01": 4}, customers="b2c")
    assert found.growth is not None
    assert found.growth.tier is None
    assert found.role == "specialist"


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({}, "there is nothing to plan from"),
        ({"counts": COUNTS, "rate": 5}, "both counts and a rate"),
        ({"per": "month", "customers": "b2b"}, "per: it says what a rate is of"),
        ({"per": "month", "counts": COUNTS}, "per: it says what a rate is of"),
        ({"customers": "b2g"}, "'b2g' is no type of customers. Write b2b or b2c or both"),
        ({"customers": "startup"}, "'startup' is no type of customers"),
        ({"goals": "A redesign"}, "goals: this is one text"),
        ({"goals": [""]}, "goal 1: the text holds no words"),
        ({"goals": 5}, "goals: a int is no list of texts"),
        ({"met": [5]}, "met 1: a int is no text"),
        ({"counts": 5}, "counts: a int is no counts"),
        ({"customers": 5}, "customers: 5 is no type of customers"),
        ({"lexicon": "x.json", "rate": 5}, "lexicon: a str is no Lexicon"),
        ({"counts": {}}, "there are no counts"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_the_mend(told: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        plan(**told)
    assert caught.value.advice


def test_a_type_of_customers_may_be_in_any_letters() -> None:
    assert plan(customers=" B2B ") == plan(customers="b2b")


def test_counts_are_a_mapping_of_any_keys_that_dates_are() -> None:
    # To a type checker a dict of one kind of key is no mapping of several.
    forms = [get_args(form) for form in get_args(Counts) if get_origin(form) is Mapping]
    assert {str, date} <= {key for key, _ in forms}
    by_text: dict[str, int] = {"2025-11-01": 400, "2026-11-01": 520}
    by_day: dict[date, int] = {date(2025, 11, 1): 400, date(2026, 11, 1): 520}
    pairs: list[tuple[str, int]] = [*by_text.items()]
    assert plan(counts=by_text) == plan(counts=by_day) == plan(counts=pairs)


@pytest.mark.parametrize(
    ("told", "lacks"),
    [
        ({"rate": 5}, "growth: the lexicon 'wine' has no tiers of growth"),
        ({"counts": COUNTS}, "growth: the lexicon 'wine' has no tiers of growth"),
        ({"goals": ["Redesign"]}, "goals: the lexicon 'wine' has no goals"),
        ({"met": ["Redesign"]}, "goals: the lexicon 'wine' has no goals"),
        ({"customers": "b2b"}, "circumstances: the lexicon 'wine' has no types of customers"),
        ({"startup": True}, "circumstances: the lexicon 'wine' has no rules for a startup"),
    ],
)
def test_a_lexicon_without_the_rules_is_told_what_it_lacks(told: dict[str, Any], lacks: str) -> None:
    with pytest.raises(UsageError, match=lacks) as caught:
        plan(**told, lexicon=WINE)
    assert "docs/lexicon.md" in caught.value.advice


def test_another_fields_lexicon_plans_by_its_own_rules() -> None:
    why = {"why": "a cellar grows with its guests", "source": "a handbook"}
    data = {
        **json.loads(WINE.model_dump_json(exclude_defaults=True)),
        "growth": [{"id": "less", "title": "fewer guests"}, {"id": "more", "title": "more guests", "at_least": 5}],
        "goals": [
            {"name": "a cellar", "source": "a handbook", "ways": ["cellar"], "ask": "cellars", "keywords": ["wine"],
             "speaks_for": [{"role": "a", "points": 1, **why}]}
        ],
    }  # fmt: skip
    found = plan(rate=5, goals=["Dig a cellar"], lexicon=Lexicon.parse(json.dumps(data)))
    assert found.growth is not None
    assert (found.growth.tier, found.role, found.lexicon) == ("more", "a", "wine")
    assert found.roles[0].reasons[0].source == "a handbook"


@pytest.mark.parametrize(
    "told",
    [
        {"rate": "2%", "per": "month"},
        {"counts": {"2026-05-01": 1, "2026-07-11": 3}, "goals": ["Launch in Brazil", "?!x"], "startup": True},
        {"customers": "both", "missed": ["Reply times"], "met": ["Churn"], "counts": {"2026-11-01": 0}},
    ],
)
def test_a_plan_comes_back_from_json_as_it_was(told: dict[str, Any]) -> None:
    found = plan(**told)
    assert Plan.model_validate_json(found.model_dump_json()) == found


def test_counts_may_be_the_path_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text("date,count\n2025-11-01,400\n2026-11-01,520\n")
    assert plan(counts=file) == plan(counts=str(file)) == plan(counts=COUNTS)


@settings(max_examples=25, deadline=None)
@given(st.permutations(["Launch in Peru", "A dashboard", "Hire agents", "Make it snow"]))
def test_the_order_of_goals_changes_no_points(goals: list[str]) -> None:
    assert points(plan(goals=goals)) == points(plan(goals=sorted(goals)))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["A dashboard", "Hire agents", "Launch in Peru", "Train agents", "Reply times"]))
def test_a_goal_more_never_lowers_a_role(goal: str) -> None:
    before, after = points(plan(goals=["A redesign"])), points(plan(goals=["A redesign", goal]))
    assert all(after[role] >= before[role] for role in before)
