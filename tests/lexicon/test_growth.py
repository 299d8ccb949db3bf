import json
from typing import Any

import pytest

from cxmatch.errors import LexiconError
from cxmatch.lexicon import Lexicon
from cxmatch.lexicon.growth import tier_named

LEXICON = Lexicon.load()
FOR_A = {"role": "a", "points": 1, "why": "w", "source": "s"}


def small(**parts: Any) -> str:
    roles = [{"id": "a", "title": "A", "terms": [{"term": "wine"}]}]
    return json.dumps({"format": 1, "name": "x", "roles": roles, **parts})


def tier(**fields: Any) -> dict[str, Any]:
    return {"id": "low", "title": "low", **fields}


def goal(**fields: Any) -> dict[str, Any]:
    return {"name": "g", "source": "s", "ways": ["cellar"], "ask": "cellars", "speaks_for": [FOR_A], **fields}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"growth": [tier(at_least=0)]}, "the first tier of `growth` has no at_least"),
        ({"growth": [tier(), tier(id="b")]}, "the tiers of `growth` rise"),
        ({"growth": [tier(), tier(id="b", at_least=5), tier(id="c", at_least=5)]}, "the tiers of `growth` rise"),
        ({"growth": [tier(), tier(at_least=5)]}, "tier 'low' is there twice"),
        ({"growth": [tier(beside="none")]}, "'low' names 'none', which is no tier"),
        ({"growth": [tier(like="low")]}, "'low' names 'low', which is no tier with advice of its own"),
        ({"growth": [tier(speaks_for=[{**FOR_A, "role": "b"}])]}, "'low' names the role 'b'"),
        ({"growth": [tier(looked_for=[{"text": "t", "source": "s", "roles": ["b"]}])]}, "'low' names the role 'b'"),
        ({"growth": [tier(speaks_for=[{**FOR_A, "source": ""}])]}, "source"),
        ({"goals": [goal(ways=[])]}, "the goal 'g' lacks ways"),
        ({"goals": [goal(), goal()]}, "goal 'g' is there twice"),
        ({"goals": [goal(ways_before_place=["open in"])]}, "needs an ask_of_place that holds {place}"),
        ({"goals": [goal(ways_around_place=["open shop ~2"])]}, "needs an ask_of_place that holds {place}"),
        ({"goals": [goal(keywords=["beer"])]}, "'g' names the keyword 'beer'"),
        ({"goals": [goal(speaks_for=[])]}, "speaks_for"),
        ({"goals": [goal(speaks_for=[{**FOR_A, "role": "b"}])]}, "'g' names the role 'b'"),
        ({"goals": [goal(places=["@towns"])]}, "the word list '@towns' is not among `lists`"),
        ({"circumstances": [{"id": "b2b", "title": "t", "keywords": ["beer"]}]}, "'b2b' names the keyword 'beer'"),
        (
            {"circumstances": [{"id": "b2b", "title": "t", "advice": [{"text": "t", "source": "s", "roles": ["b"]}]}]},
            "'b2b' names the role 'b'",
        ),
    ],
)
def test_what_does_not_hold_is_an_error_that_names_the_place(parts: dict[str, Any], told: str) -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon.parse(small(**parts))
    assert told in str(caught.value)


def test_a_lexicon_may_go_without() -> None:
    lexicon = Lexicon.parse(small())
    assert (lexicon.growth, lexicon.goals, lexicon.circumstances) == ((), (), ())


def test_lists_stand_for_their_words_in_goals() -> None:
    found = goal(ways_before_place=["open in"], ask_of_place="{place}", places=["@towns"])
    lexicon = Lexicon.parse(small(goals=[found], lists={"towns": ["porto", "nice"]}))
    assert lexicon.goals[0].places == ("porto", "nice")


def test_the_tiers_are_the_guides_and_ours_where_it_is_silent() -> None:
    assert [(found.id, found.at_least) for found in LEXICON.growth] == [
        ("negative", None), ("steady", 0), ("rapid", 15), ("between", 25), ("hyper", 50),
    ]  # fmt: skip
    between, hyper = LEXICON.growth[3:]
    assert (between.title, between.like, between.beside) == ("between rapid and hyper", "rapid", "hyper")
    assert hyper.guide_ends == 100


def test_a_tier_that_is_like_another_takes_over_all_but_its_name_and_bounds() -> None:
    between, rapid = tier_named(LEXICON.growth, "between"), tier_named(LEXICON.growth, "rapid")
    assert between is not None
    assert rapid is not None
    for field in ("seniority", "looked_for", "advice", "speaks_for"):
        assert getattr(between, field) == getattr(rapid, field)
    assert (between.id, between.at_least) == ("between", 25)
    assert tier_named(LEXICON.growth, "none") is None


def test_a_shrinking_base_has_no_advice() -> None:
    negative = LEXICON.growth[0]
    assert (negative.seniority, negative.looked_for, negative.advice, negative.speaks_for) == (None, (), (), ())


def test_every_rule_says_whether_the_guide_or_we_say_so() -> None:
    parts = (*LEXICON.growth, *LEXICON.goals, *LEXICON.circumstances)
    assert {rule.source for part in parts for rule in part.speaks_for} == {"the guide", "decided"}
    assert {found.source for found in LEXICON.goals} == {"the guide", "added"}
    assert [found.name for found in LEXICON.goals if found.source == "the guide"] == [
        "a social push", "a redesign", "a new market", "a new product", "new features",
    ]  # fmt: skip
