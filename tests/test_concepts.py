"""What a lexicon holds beyond its keywords: ways of saying a thing, and what each thing speaks for."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cxmatch import Document, Lexicon, LexiconError, Report, rank, score
from cxmatch.documents.document import DocumentKind
from cxmatch.matching.finding import Match, find


def small(**changes: Any) -> dict[str, Any]:
    """A lexicon of two roles with one concept, and a contest."""
    return {
        "format": 1,
        "name": "restaurants",
        "lists": {"wines": ["cava", "port"], "serves": ["serve", "decant"]},
        "roles": [
            {"id": "sommelier", "title": "Sommelier", "terms": [{"term": "cellar"}, {"term": "vintage"}]},
            {"id": "waiter", "title": "Waiter", "terms": [{"term": "tray"}, {"term": "bill"}]},
        ],
        "concepts": [{"name": "serves", "group": "serving", "source": "here", "ways": ["serve wine"]}],
        "contest": {
            "none": 1,
            "core": {"sommelier": 1, "waiter": 1},
            "groups": {"serving": {"concepts": {"waiter": 1}, "ways": {"waiter": 0.5}}},
            "concepts": {"serves": {"weights": {"sommelier": 2}}},
            "signals": {"people led": {"waiter": -1}},
        },
    } | changes


def with_concept(**changes: Any) -> dict[str, Any]:
    return small(concepts=[small()["concepts"][0] | changes])


def with_contest(**changes: Any) -> dict[str, Any]:
    return small(contest=small()["contest"] | changes)


def parsed(data: dict[str, Any]) -> Lexicon:
    return Lexicon.parse(json.dumps(data))


def found(text: str, kind: DocumentKind = "resume", **concept: Any) -> list[Match]:
    matches = find(Document.from_text(text, kind=kind), parsed(with_concept(**concept)))
    return [match for match in matches if match.owner.kind == "concept"]


def shown(way: str, text: str, **concept: Any) -> list[str]:
    """What of the text says the way, and is counted."""
    return [text[at.start : at.end] for at in found(text, ways=[way], **concept) if at.rejected is None]


@pytest.mark.parametrize(
    ("way", "text", "said"),
    [
        # Words in order, each with its inflections.
        ("serve wine", "Served wine all night.", "Served wine"),
        ("serve wine", "Serves wines.", "Serves wines"),
        ("serve wine", "SERVING WINE", "SERVING WINE"),
        ("serve", "The serving of tea.", "serving"),
        ("wine list", "Wrote the wine-list.", "wine-list"),
        ("wine list", "Wrote the wine\nlist.", "wine\nlist"),
        # One that is written inflected stands for itself alone.
        ("served wine", "Served wine all night.", "Served wine"),
        ("waiting tables", "Waiting tables.", "Waiting tables"),
        # Alternatives.
        ("serve/bring wine/beer", "Brought beer.", "Brought beer"),
        ("serve/bring wine/beer", "Served wine.", "Served wine"),
        ("serve/bring wine/beer", "Serving wines.", "Serving wines"),
        # Gaps.
        ("serve wine ~2", "Served wine.", "Served wine"),
        ("serve wine ~2", "Served the wine.", "Served the wine"),
        ("serve wine ~2", "Served the red wine.", "Served the red wine"),
        ("serve wine glass ~1", "Served red wine by glass.", "Served red wine by glass"),
        ("serve wine ~6", "Served a b c d e f wine.", "Served a b c d e f wine"),
        ("serve wine ~2", "Served wine, good wine.", "Served wine"),
        # Any ending.
        ("decant*", "Bought decanters.", "decanters"),
        ("decant* wine", "Decanted wine.", "Decanted wine"),
        ("clean decant* ~1", "Cleaned the decanters.", "Cleaned the decanters"),
        ("clean decant*/glass", "Cleaned glasses.", "Cleaned glasses"),
        # Lists of the lexicon.
        ("@serves wine", "Decanted wine.", "Decanted wine"),
        ("drink @wines", "Drank cava.", "Drank cava"),
        ("@serves @wines ~2", "Served a glass port.", "Served a glass port"),
        # Spelling.
        ("organize cellar ~1", "Organised the cellar.", "Organised the cellar"),
        ("organise cellar ~1", "Organized the cellar.", "Organized the cellar"),
        ("wine centre", "Ran the wine center.", "wine center"),
        ("wine center", "Ran the wine centre.", "wine centre"),
        ("labelled wine", "Labeled wine.", "Labeled wine"),
        ("labeled wine", "Labelled wine.", "Labelled wine"),
        ("well organised", "A well organized cellar.", "well organized"),
    ],
)
def test_a_way_is_found_where_a_text_says_it(way: str, text: str, said: str) -> None:
    assert shown(way, text) == [said]


@pytest.mark.parametrize(
    ("way", "text"),
    [
        ("well organised", "A well organised cellar."),
        ("well organized", "A well organised cellar."),
        ("data modelling", "Data modelling."),
        ("data modeling", "Data modelling."),
        ("quality controlled", "Quality controlled."),
    ],
)
def test_an_inflected_second_word_is_found_in_either_spelling(way: str, text: str) -> None:
    assert shown(way, text)


@pytest.mark.parametrize(
    ("way", "text"),
    [
        ("serve wine", "Served the wine."),
        ("serve wine", "Wine served."),
        ("serve wine", "Served. Wine was red."),
        ("serve wine", "Served\n\nWine"),
        ("serve wine ~2", "Served the good red wine."),
        ("serve wine ~2", "Served tea. The wine was red."),
        ("serve wine ~2", "Served tea\n• Wine list"),
        ("served wine", "Serving wine."),
        ("staffing plan", "Staff plan."),
        ("serve/bring wine/beer", "Served tea."),
        ("decant*", "Descended."),
        ("drink @wines", "Drank wines."),
        ("serve wine", "Deserve wine."),
    ],
)
def test_a_way_is_not_found_where_a_text_says_something_else(way: str, text: str) -> None:
    assert shown(way, text) == []


def test_each_way_has_a_number_of_its_own() -> None:
    ways = ["serve wine", "bring/carry wine", "fill glass ~1"]
    matches = found("Filled the glasses. Brought wine. Served wine.", ways=ways)
    assert [match.way for match in matches] == [2, 1, 0]


def test_in_a_tight_way_no_preposition_stands_in_the_gap() -> None:
    led, led_to = "Led the whole team.", "Led to work for the team."
    assert [shown("lead team ~5", text) for text in (led, led_to)] == [
        ["Led the whole team"],
        ["Led to work for the team"],
    ]
    assert [shown("lead team ~5", text, tight=True) for text in (led, led_to)] == [["Led the whole team"], []]


@pytest.mark.parametrize(
    "heading",
    ["About us", "Benefits"],
)
def test_what_an_employer_offers_and_says_of_itself_counts_only_for_what_is_looked_for_everywhere(heading: str) -> None:
    text = f"Waiter\n\nResponsibilities\nCarry trays.\n\n{heading}\nWine is served: free tasting of cellar goods.\n"
    counted = {
        everywhere: [
            match.rejected is None for match in found(text, "posting", ways=["tasting"], everywhere=everywhere)
        ]
        for everywhere in (False, True)
    }
    assert counted == {False: [False], True: [True]}


@pytest.mark.parametrize(("post", "counted"), [(True, []), (False, ["head waiter"])])
def test_a_post_that_somebody_answers_to_is_somebody_elses(post: bool, counted: list[str]) -> None:
    assert shown("head waiter", "Reports to the head waiter.", post=post) == counted


def test_a_post_that_is_ones_own_counts() -> None:
    assert shown("head waiter", "Head waiter, to whom nine report.", post=True) == ["Head waiter"]


@pytest.mark.parametrize(
    "text", ["Never served wine.", "Waited on guests without serving wine.", "Did not serve wine."]
)
def test_what_a_sentence_denies_is_not_counted(text: str) -> None:
    matches = found(text, ways=["serve wine"])
    assert [match.rejected.reason for match in matches if match.rejected] == ["negation"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (with_concept(ways=["serve @beers"]), "the word list '@beers' is not among `lists`"),
        (with_concept(ways=["serve @"]), "the word list '@' is not among `lists`"),
        (with_concept(ways=["tea", "tea cup ~7"]), "concepts[0] (serves).ways[1]: the way 'tea cup ~7' ends"),
        (with_concept(ways=["serve wine ~x"]), "concepts[0] (serves).ways[0]: the way 'serve wine ~x' ends in no gap"),
        (with_concept(ways=["serve wine ~"]), "concepts[0] (serves).ways[0]: the way 'serve wine ~' ends in no gap"),
        (with_concept(ways=["serve wine ~-1"]), "concepts[0] (serves).ways[0]: the way 'serve wine ~-1' ends"),
        (with_concept(ways=["~3"]), "concepts[0] (serves).ways[0]: the way '~3' lacks a word"),
        (with_concept(ways=["serve /wine"]), "concepts[0] (serves).ways[0]: the way 'serve /wine' holds ''"),
        (with_concept(ways=["serve *"]), "concepts[0] (serves).ways[0]: the way 'serve *' holds '*'"),
        (with_concept(ways=[" "]), "concepts[0] (serves).ways[0]: the way ' ' lacks a word"),
        (with_concept(ways=[""]), "concepts[0] (serves).ways[0]: "),
        (with_concept(ways=[7]), "concepts[0] (serves).ways[0]: "),
        (with_concept(ways=["x" * 2_001]), "concepts[0] (serves).ways[0]: "),
        (with_concept(ways=[]), "concepts[0] (serves).ways: "),
        (with_concept(source=""), "concepts[0] (serves).source: "),
        (with_concept(group="Two Words"), "concepts[0] (serves).group: "),
        (with_concept(weight=1), "concepts[0] (serves).weight: Extra inputs"),
        (small(concepts=2 * small()["concepts"]), "concept 'serves' is there twice"),
        (with_contest(none=-1), "contest.none: "),
        (with_contest(none=21), "contest.none: "),
        (with_contest(none=None), "contest.none: "),
        (with_contest(core={}), "contest: a contest needs a weight for the core keywords of each role"),
        (with_contest(core={"waiter": 1}), "contest.core lacks the role 'sommelier'"),
        (with_contest(core={"waiter": 1, "sommelier": 0}), "contest.core.sommelier: "),
        (with_contest(core={"waiter": 1, "sommelier": -1}), "contest.core.sommelier: "),
        (with_contest(core={"waiter": 1, "sommelier": 21}), "contest.core.sommelier: "),
        (with_contest(core={"waiter": 1, "sommelier": 1, "cook": 1}), "contest.core names the role 'cook'"),
        (with_contest(groups={"tea": {"concepts": {}, "ways": {}}}), "contest.groups names 'tea'"),
        (with_contest(groups={"serving": {"concepts": {"cook": 1}, "ways": {}}}), "groups names the role 'cook'"),
        (with_contest(groups={"serving": {"concepts": {}, "ways": {"cook": 1}}}), "groups names the role 'cook'"),
        (with_contest(groups={"serving": {"concepts": {}}}), "contest.groups.serving.ways: "),
        (
            with_contest(groups={"serving": {"concepts": {"waiter": 21}, "ways": {}}}),
            "contest.groups.serving.concepts.waiter: ",
        ),
        (
            with_contest(groups={"serving": {"concepts": {}, "ways": {"waiter": -21}}}),
            "contest.groups.serving.ways.waiter: ",
        ),
        (with_contest(concepts={"brews": {"weights": {}}}), "contest.concepts names 'brews', which is not among"),
        (with_contest(concepts={"serves": {"weights": {"cook": 1}}}), "contest.concepts names the role 'cook'"),
        (with_contest(concepts={"serves": {"weights": {"waiter": 21}}}), "contest.concepts.serves.weights.waiter: "),
        (with_contest(concepts={"serves": {"weights": {}, "measure": "often"}}), "contest.concepts.serves.measure: "),
        (with_contest(signals={"people led": {"cook": 1}}), "contest.signals names the role 'cook'"),
        (with_contest(signals={"people led": {"waiter": -21}}), "contest.signals.people led.waiter: "),
        (with_contest(luck=1), "contest.luck: Extra inputs"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_an_error_that_names_the_place(data: dict[str, Any], place: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(place)):
        parsed(data)


@pytest.mark.parametrize(
    "data",
    [
        with_concept(ways=["follow-up call"]),
        with_concept(ways=["serve ☕"]),
        with_concept(ways=["serve~3"]),
        with_concept(ways=["serve ~3 wine"]),
        with_concept(ways=["serve red/@wines"]),
        with_concept(ways=["*ing wine"]),
        with_concept(ways=["serve @wines"]) | {"lists": {"wines": ["cava", "sparkling wine"]}},
    ],
    ids=["hyphen", "no word", "gap without space", "gap within", "list among words", "ending first", "list of phrases"],
)
def test_a_way_that_no_text_can_hold_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(LexiconError):
        find(Document.from_text("Served cava."), parsed(data))


BUILT_IN = {concept.name: concept for concept in Lexicon.load().concepts}


def plainest(way: str) -> str:
    """A way as words: of alternatives the first."""
    words = [word for word in way.split() if not word.startswith("~")]
    return " ".join(word.split("/")[0].removesuffix("*") for word in words)


UNFOUND = {("statistics", "run controlled")}
"""Ways of the built-in lexicon that their own words do not say; see the spelling of second words above."""


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_way_of_the_built_in_lexicon_is_found_in_its_own_words(name: str) -> None:
    ways = [plainest(way) for way in BUILT_IN[name].ways]
    text = "Experience\nSorted parcels.\n" + "".join(f"• {way}\n" for way in ways)
    matches = find(Document.from_text(text, kind="resume"), Lexicon.load())
    said = {match.way for match in matches if match.owner.kind == "concept" and match.owner.name == name}
    assert {(name, way) for number, way in enumerate(ways) if number not in said} <= UNFOUND


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Ran the branch for three years.", True),
        ("Ran the office while the owner was away.", True),
        ("Ran the box-office telephone on show nights.", False),
        ("Ran the front office.", False),
    ],
)
def test_whoever_runs_an_office_heads_it_and_whoever_runs_its_till_does_not(text: str, heads: bool) -> None:
    matches = find(Document.from_text(f"Experience\n• {text}", kind="resume"), Lexicon.load())
    assert ("heads a department" in {match.owner.name for match in matches}) is heads


def test_no_concept_is_passed_off_as_a_keyword_of_the_guide() -> None:
    core = {word for role in Lexicon.load().roles for word in role.core}
    assert core.isdisjoint(BUILT_IN)
    assert all(concept.source for concept in BUILT_IN.values())


def test_every_group_and_concept_of_the_built_in_lexicon_weighs_something() -> None:
    lexicon = Lexicon.load()
    assert lexicon.contest is not None
    weighed = {*lexicon.contest.groups, *(BUILT_IN[name].group for name in lexicon.contest.concepts)}
    assert {concept.group for concept in lexicon.concepts} == weighed


CARRIED = "Experience\nWaiter, Harbour Inn, 2019 - 2024\nCarried the tray and served wine.\n"


def scored(text: str, data: dict[str, Any]) -> Report:
    return score(Document.from_text(text, kind="resume"), lexicon=parsed(data))


def test_concepts_without_a_contest_change_no_score_and_are_no_evidence() -> None:
    plain = {name: value for name, value in small().items() if name not in ("concepts", "contest")}
    with_concepts = plain | {"concepts": small()["concepts"]}
    assert scored(CARRIED, with_concepts).fits == scored(CARRIED, plain).fits
    assert [(fit.role, fit.score) for fit in scored(CARRIED, with_concepts).fits] == [("waiter", 50), ("sommelier", 0)]


FIELD = small(
    name="kitchens",
    roles=[
        {"id": "cook", "title": "Cook", "terms": [{"term": "recipe"}, {"term": "stove"}], "years": {"least": 1}},
        {"id": "baker", "title": "Baker", "terms": [{"term": "dough"}, {"term": "oven"}]},
        {"id": "chef", "title": "Chef", "terms": [{"term": "menu"}, {"term": "kitchen"}], "years": {"least": 5}},
    ],
    lists={"breads": ["loaf", "bun", "roll"]},
    concepts=[
        {"name": "bakes", "group": "baking", "source": "a baker", "ways": ["bake @breads ~2", "knead", "prove* ~1"]},
        {"name": "fries", "group": "cooking", "source": "a cook", "ways": ["fry", "cook supper/lunch ~1"]},
        {"name": "writes menus", "group": "leading", "source": "a chef", "ways": ["plan/write dish* ~3"]},
    ],
    contest={
        "none": 1.5,
        "core": {"cook": 0.5, "baker": 0.5, "chef": 0.5},
        "groups": {
            "baking": {"concepts": {"baker": 2, "cook": -0.5}, "ways": {"baker": 1}},
            "cooking": {"concepts": {"cook": 2, "baker": -0.5}, "ways": {"cook": 1}},
            "leading": {"concepts": {"chef": 2}, "ways": {"chef": 1}},
        },
        "concepts": {"fries": {"measure": "ways", "weights": {"cook": 0.5}}},
        "signals": {"people led": {"chef": 3, "cook": -2, "baker": -2}},
    },
)
KITCHEN = {
    "baker": "Experience\nHarbour Bread, 2019 - 2024\nBaked buns and loaves from dough, kneaded by hand.\n",
    "cook": "Experience\nHarbour Inn, 2019 - 2024\nFried fish and cooked a supper of the old recipe each day.\n",
    "chef": "Experience\nHarbour Inn, 2019 - 2024\nPlanned all dishes of the menu. Led a team of nine cooks.\n",
}
NO_KITCHEN = "Experience\nClerk, Ferry Office, 2019 - 2024\nSorted parcels by weight and wrote letters.\n"


@pytest.mark.parametrize("role", KITCHEN)
def test_a_field_with_a_contest_of_its_own_works_from_end_to_end(role: str) -> None:
    report = scored(KITCHEN[role], FIELD)
    assert report.best_role == role
    assert report.fit(role).score > 50
    assert report.provenance.lexicon == "kitchens"
    assert Report.model_validate_json(report.model_dump_json()) == report
    for fit in report.fits:
        assert round(sum(round(piece.points * 100) for piece in fit.evidence)) == round(fit.score * 100)


def test_the_evidence_of_another_field_is_that_fields() -> None:
    pieces = {(piece.keyword, piece.text, piece.how) for piece in scored(KITCHEN["chef"], FIELD).fit("chef").evidence}
    assert pieces == {
        ("menu", "menu", "exact"),
        ("writes menus", "Planned all dishes", "phrase"),
        ("people led", "Led a team of nine cooks", "signal"),
    }


def test_a_text_of_no_role_of_another_field_has_no_best_role() -> None:
    report = scored(NO_KITCHEN, FIELD)
    assert report.best_role is None
    assert {fit.score for fit in report.fits} == {0}


def test_files_are_ranked_by_a_role_of_another_field(tmp_path: Path) -> None:
    for name, text in {**KITCHEN, "clerk": NO_KITCHEN}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = rank(tmp_path, role="baker", lexicon=parsed(FIELD), workers=1).rows
    assert Path(rows[0].path).stem == "baker"
    assert {Path(row.path).stem for row in rows if row.score} == {"baker"}


@pytest.mark.parametrize(
    "change",
    [
        {"lists": {"breads": ["loaf"]}},
        {"concepts": FIELD["concepts"][:1] + FIELD["concepts"][1:][::-1]},
        {"contest": FIELD["contest"] | {"none": 1.6}},
    ],
    ids=["list", "order", "weight"],
)
def test_the_hash_is_of_concepts_and_contest_too(change: dict[str, Any]) -> None:
    assert parsed(FIELD | change).hash != parsed(FIELD).hash
