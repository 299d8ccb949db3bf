"""How much of each thing a text shows: saturating, and mixed from the posts of a resume."""

import json
from collections import defaultdict
from datetime import date
from itertools import pairwise
from math import log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch import Document, Lexicon, score
from cxmatch.documents.document import DocumentKind
from cxmatch.matching.finding import find
from cxmatch.scoring import signals, strengths
from cxmatch.scoring.places import Places
from cxmatch.scoring.stretches import REST, posts

AS_OF = date(2026, 1, 1)
LEXICON = Lexicon.parse(
    json.dumps({
        "format": 1,
        "name": "restaurants",
        "roles": [
            {"id": "sommelier", "title": "Sommelier", "terms": [{"term": "cellar"}, {"term": "vintage"}]},
            {"id": "waiter", "title": "Waiter", "terms": [{"term": "tray"}, {"term": "bill"}]},
        ],
        "concepts": [
            {
                "name": "serves wine",
                "group": "serving",
                "source": "here",
                "ways": ["serve wine", "bring wine", "carry wine", "fill glass", "open bottle", "offer cava"],
            },
            {"name": "serves food", "group": "serving", "source": "here", "ways": ["serve soup", "bring bread"]},
            {"name": "washes up", "group": "cleaning", "source": "here", "ways": ["wash plate", "dry glass"]},
            {"name": "head waiter", "group": "posts", "source": "here", "ways": ["head waiter"], "post": True},
            {"name": "kitchen help", "group": "posts", "source": "here", "ways": ["kitchen help"], "post": True},
        ],
        "contest": {
            "none": 1,
            "core": {"sommelier": 1, "waiter": 1},
            "groups": {
                "serving": {"concepts": {"waiter": 1}, "ways": {"waiter": 0.5}},
                "cleaning": {"concepts": {"waiter": 0.25}, "ways": {}},
            },
            "concepts": {
                "serves wine": {"measure": "ways", "weights": {"sommelier": 2}},
                "serves food": {"weights": {"waiter": 1}},
            },
            "signals": {"people led": {"waiter": -1}},
        },
    })
)  # fmt: skip
quick = settings(max_examples=40, deadline=None)

WINE = ["Served wine.", "Brought wine.", "Carried wine.", "Filled glasses.", "Opened bottles.", "Offered cava."]
FOOD = ["Served soup.", "Brought bread."]


def parts(document: Document) -> tuple[strengths.Part, ...]:
    held = posts(document, AS_OF)
    return strengths.parts(find(document, LEXICON), signals.find(document, held), LEXICON, held)


def measured(text: str, kind: DocumentKind = "posting") -> tuple[strengths.Strength, ...]:
    document = Document.from_text(text, kind=kind)
    return strengths.measure(find(document, LEXICON), Places(document, AS_OF), parts(document))


def amounts(text: str, kind: DocumentKind = "posting") -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for strength in measured(text, kind):
        found[strength.column] += strength.value
    return dict(found)


def duties(*sentences: str) -> str:
    return "Waiter\n\nResponsibilities\nWork in the house.\n" + "\n".join(sentences)


def post(dates: str, *sentences: str) -> str:
    return f"Helper, Harbour Inn, {dates}\nWorked in the house.\n" + "".join(f"{said}\n" for said in sentences)


def resume(*posts: str) -> str:
    return "Experience\n" + "\n".join(posts)


def test_what_shows_nothing_has_no_strength() -> None:
    assert measured(duties()) == ()


def test_each_thing_is_measured_by_its_own_unit() -> None:
    text = duties("Served wine and kept the cellar.", "Brought wine.", "Served soup.", "Led a team of nine waiters.")
    assert amounts(text) == {
        "core:sommelier": 1.0,
        "concepts:serving": pytest.approx(log(3)),
        "ways:serving": pytest.approx(log(4)),
        "concept:serves wine": pytest.approx(sqrt(2)),
        "concept:serves food": 1.0,
        "signal:people led": 1.0,
    }


@pytest.mark.parametrize("column", ["ways:serving", "concept:serves wine"])
def test_a_second_way_adds_and_adds_less_than_the_first(column: str) -> None:
    shown = [amounts(duties(*WINE[:count])).get(column, 0.0) for count in range(4)]
    steps = [after - before for before, after in pairwise(shown)]
    assert steps[0] > steps[1] > steps[2] > 0


def test_a_second_concept_of_a_group_adds_less_than_the_first() -> None:
    none, one, two = (
        amounts(duties(*said)).get("concepts:serving", 0.0) for said in ([], WINE[:1], [WINE[0], FOOD[0]])
    )
    assert 0 == none < one < two < 2 * one


@pytest.mark.parametrize(("column", "most"), [("ways:serving", 4), ("concept:serves wine", 3)])
def test_more_ways_than_the_most_add_nothing(column: str, most: int) -> None:
    shown = [amounts(duties(*WINE[:count]))[column] for count in range(1, len(WINE) + 1)]
    assert shown[most - 1 :] == [shown[most - 1]] * (len(WINE) - most + 1)
    assert shown[most - 2] < shown[most - 1]


def test_a_concept_that_is_shown_or_not_has_no_more_for_a_second_way() -> None:
    assert amounts(duties(*FOOD))["concept:serves food"] == amounts(duties(FOOD[0]))["concept:serves food"] == 1.0


@quick
@given(st.lists(st.sampled_from([*WINE, *FOOD, "Washed plates.", "Kept the cellar."]), min_size=1, max_size=8))
def test_a_repeat_adds_nothing(said: list[str]) -> None:
    assert amounts(duties(*said)) == amounts(duties(*dict.fromkeys(said)))


@quick
@given(st.lists(st.sampled_from([*WINE, *FOOD, "Washed plates.", "Kept the cellar."]), min_size=1, max_size=8))
def test_the_order_of_what_is_said_changes_nothing(said: list[str]) -> None:
    assert amounts(duties(*said)) == pytest.approx(amounts(duties(*said[::-1])))


def test_different_inflections_of_one_way_are_one_way() -> None:
    assert amounts(duties("Served wine.", "Serving wine.", "Serves wines.")) == amounts(duties("Served wine."))


def test_one_core_keyword_counts_once_and_by_its_best_place() -> None:
    assert amounts(duties("Kept the cellar.", "Swept the cellar.", "Saw the cellar."))["core:sommelier"] == 1.0
    listed = amounts("Experience\nWorked in the house.\n\nSkills\ncellar\n", "resume")["core:sommelier"]
    both = amounts("Experience\nKept the cellar.\n\nSkills\ncellar\n", "resume")["core:sommelier"]
    assert 0 < listed < both == 1.0


def test_each_core_keyword_counts_by_itself_for_its_own_role() -> None:
    shown = amounts(duties("Kept the cellar, the vintage, the tray."))
    assert (shown["core:sommelier"], shown["core:waiter"]) == (2.0, 1.0)


def test_what_is_not_counted_has_no_strength() -> None:
    assert measured(duties("Never served wine.", "No soup was served, and no cellar kept.")) == ()


def test_a_single_post_counts_as_a_text_of_its_own_would() -> None:
    alone = amounts(duties(*WINE[:2], FOOD[0]))
    assert amounts(resume(post("2019 - 2023", *WINE[:2], FOOD[0])), "resume") == pytest.approx(alone)


@pytest.mark.parametrize("dates", ["1995 - 1999", "2006 - 2023", "2023 - Present"])
@pytest.mark.parametrize("first", [True, False])
def test_a_post_without_evidence_dilutes_nothing(dates: str, first: bool) -> None:
    shows, bland = post("2016 - 2020", *WINE[:2]), post(dates, "Sorted parcels.")
    text = resume(bland, shows) if first else resume(shows, bland)
    assert _without_age(amounts(text, "resume")) == _without_age(amounts(resume(shows), "resume"))


def _without_age(found: dict[str, float]) -> dict[str, float]:
    return {column: value for column, value in found.items() if not column.startswith("core:")}


def test_a_single_post_that_is_said_twice_changes_nothing() -> None:
    agent = post("2012 - 2016", *WINE[:2])
    assert amounts(resume(agent, agent), "resume") == pytest.approx(amounts(resume(agent), "resume"))


def test_one_of_two_posts_that_is_said_twice_changes_nothing() -> None:
    agent, lead = post("2012 - 2016", *WINE[:2]), post("2016 - 2020", *FOOD)
    assert amounts(resume(lead, agent, agent), "resume") == pytest.approx(amounts(resume(lead, agent), "resume"))


@quick
@given(
    st.lists(st.lists(st.sampled_from([*WINE, *FOOD]), min_size=1, max_size=4), min_size=1, max_size=4),
    st.integers(2, 5),
)
def test_posts_are_mixed_and_not_added_up(posts: list[list[str]], years: int) -> None:
    text = resume(
        *(post(f"{2000 + 6 * place} - {2000 + 6 * place + years}", *said) for place, said in enumerate(posts))
    )
    apart = [amounts(duties(*said)) for said in posts]
    for column, value in amounts(text, "resume").items():
        shown = [alone.get(column, 0.0) for alone in apart]
        assert min(shown) - 1e-9 <= value <= max(shown) + 1e-9


def test_of_two_posts_the_later_and_the_longer_counts_more() -> None:
    def mixed(first: str, second: str) -> tuple[float, float]:
        found = amounts(resume(post(first, "Served soup."), post(second, "Washed plates.")), "resume")
        return found["concept:serves food"], found["concepts:cleaning"] / log(2)

    old, new = mixed("2000 - 2004", "2016 - 2020")
    short, long = mixed("2016 - 2017", "2017 - 2020")
    assert old < new
    assert short < long
    assert old + new == pytest.approx(1.0)
    assert short + long == pytest.approx(1.0)


def test_what_stands_outside_of_the_posts_counts_beside_them_for_less() -> None:
    inside = resume(post("2016 - 2020", "Washed plates."))
    text = f"Summary\nServed soup.\n\n{inside}"
    found = amounts(text, "resume")
    assert found["concept:serves food"] == REST
    assert found["concepts:cleaning"] == amounts(inside, "resume")["concepts:cleaning"]


def test_a_resume_without_dated_posts_is_one_stretch() -> None:
    text = "Summary\nServed soup.\n\nExperience\nServed wine.\nWashed plates.\n"
    assert amounts(text, "resume") == amounts(text, "posting")


def test_what_a_resume_says_as_a_whole_is_not_mixed() -> None:
    led, agent = post("2010 - 2014", "Led a team of nine waiters."), post("2014 - 2020", "Served soup.")
    found = amounts(resume(agent, led), "resume")
    assert found["signal:led people before"] == 1.0
    assert 0 < found["signal:people led"] < 1.0


def test_each_piece_is_at_the_place_of_the_thing_it_names() -> None:
    text = resume(post("2010 - 2014", "Served wine."), post("2014 - 2020", "Served wine.", "Filled glasses."))
    pieces = {piece for strength in measured(text, "resume") for piece in strength.pieces}
    assert {
        (piece.name, text[piece.start : piece.end], text[: piece.start].count("2014 - 2020")) for piece in pieces
    } == {("serves wine", "Served wine", 1)}


def test_a_post_shows_by_itself_what_stands_in_it() -> None:
    text = resume(post("2010 - 2014", "Served soup."), post("2014 - 2020", "Washed plates."), post("2020 - 2022"))
    document = Document.from_text(text, kind="resume")
    found = strengths.by_post(parts(document))
    assert [(held.dates.first.year, {strength.column for strength in shown}) for held, shown in found] == [
        (2010, {"concept:serves food", "concepts:serving", "ways:serving"}),
        (2014, {"concept:washes up", "concepts:cleaning", "ways:cleaning"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Experience\n\nHarbour Inn, Leeds\nHead waiter\n2018 - Present\n• Sorted spoons\n\n"
        "Ferry Inn, York\nKitchen help\n2012 - 2017\n• Sorted forks\n",
        "Experience\nHead waiter\n2018 - Present\nSorted spoons.\nKitchen help\n2012 - 2017\nSorted forks.\n",
        "Experience\n2018 - Present\nHead waiter\nSorted spoons.\n2012 - 2017\nKitchen help\nSorted forks.\n",
        "Experience\nHead waiter, Harbour Inn, 2018 - Present\nKitchen help, Ferry Inn, 2012 - 2017\n",
    ],
    ids=["two lines above the dates", "above the dates", "below the dates", "in the line of the dates"],
)
def test_a_title_belongs_to_the_post_whose_title_it_is(text: str) -> None:
    document = Document.from_text(text, kind="resume")
    found = strengths.by_post(parts(document))
    assert [(held.dates.first.year, shown[0].column) for held, shown in found] == [
        (2018, "concept:head waiter"),
        (2012, "concept:kitchen help"),
    ]


TEXT = """Summary
Service person. Answers customers by phone and letter.

Experience
Customer service lead, Lantern Travel, 2018 - Present
Led a team of nine agents. Set quarterly goals with each.
Built dashboards for the board.

Customer service agent, Harbour Gas, 2012 - 2018
Answered calls and emails from customers, issued refunds.
"""


def scores(text: str) -> dict[str, float]:
    report = score(Document.from_text(text, kind="resume"), as_of=AS_OF)
    return {fit.role: fit.score for fit in report.fits}


@pytest.mark.parametrize("times", [2, 7])
def test_the_whole_text_said_again_changes_no_score(times: int) -> None:
    assert scores("\n".join([TEXT] * times)) == scores(TEXT)


def test_a_post_without_evidence_changes_no_score_of_the_built_in_lexicon() -> None:
    bland = "\nRower, Harbour Club, 2001 - 2012\nRowed to the harbour and back.\n"
    assert scores(TEXT + bland) == scores(TEXT)


def test_a_post_that_still_runs_has_not_ended_beside_one_that_is_planned() -> None:
    text = "Experience\nTeam lead, Tern Gas, 2018 - Present\nManaged a team of 9 agents.\nMember, 2020 - 2028\nSat.\n"
    document = Document.from_text(text, kind="resume")
    found = signals.find(document, posts(document, AS_OF))
    assert {signal.name for signal in found} == {signals.PEOPLE_LED}
