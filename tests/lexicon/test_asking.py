"""What a lexicon asks people, and by which words it narrows their searches."""

import json

import pytest

from cxmatch import Lexicon, LexiconError


def own(concept: dict[str, object], search: dict[str, object]) -> Lexicon:
    role = {"id": "cook", "title": "Cook", "terms": [{"term": "recipes"}], "search": {"titles": ["cook"], **search}}
    fries = {"name": "fries", "group": "stove", "source": "a handbook", "ways": ["fry fish"], **concept}
    return Lexicon.parse(json.dumps({"format": 1, "name": "kitchens", "roles": [role], "concepts": [fries]}))


@pytest.mark.parametrize("concept", [{"ask": "Did you fry fish?"}, {"wording": "fried fish"}])
def test_a_question_stands_with_the_words_in_which_its_answer_is_tried(concept: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match="'fries' needs `ask` and `wording` both, or neither"):
        own(concept, {})


def test_a_search_is_narrowed_by_core_terms_of_its_role() -> None:
    with pytest.raises(LexiconError, match="narrowed_by of 'cook' names 'menus', which is no core term of it"):
        own({}, {"narrowed_by": ["menus"]})


def test_questions_and_searches_that_hold_are_kept() -> None:
    lexicon = own({"ask": "Did you fry fish?", "wording": "fried fish"}, {"narrowed_by": ["recipes"]})
    assert lexicon.concepts[0].wording == "fried fish"
    assert lexicon.roles[0].search is not None
    assert lexicon.roles[0].search.narrowed_by == ("recipes",)
