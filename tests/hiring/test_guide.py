import json

import pytest

from cxmatch import Guide, Lexicon, UnknownRole, UsageError, guide
from cxmatch.hiring.drafting.guide import WHERE_DONE

LEXICON = Lexicon.load()


@pytest.mark.parametrize("role", LEXICON.roles, ids=lambda role: role.id)
def test_a_page_says_what_the_lexicon_says_of_its_role(role: object) -> None:
    wanted = LEXICON.role(role.id)  # type: ignore[attr-defined]
    (page,) = guide(role=wanted.id).pages
    assert (page.title, page.in_a_word, page.years) == (wanted.title, wanted.in_a_word, wanted.years.note)
    assert tuple(word.keyword for word in page.words if word.core) == wanted.core
    assert page.looked_for == tuple(wish.text for wish in wanted.wishes)
    assert page.questions == wanted.questions
    assert len(page.questions) >= 3


def test_a_page_keeps_its_number_where_it_stands_alone() -> None:
    whole = guide()
    assert [page.number for page in whole.pages] == [1, 2, 3, 4, 5]
    assert guide(role="analyst").pages == (whole.pages[3],)
    assert guide(role="analyst").roles == 5
    with pytest.raises(UnknownRole, match="specialist, manager, associate, analyst, expert"):
        guide(role="boss")


def test_what_a_keyword_is_not_comes_from_the_rules_that_reject() -> None:
    (page,) = guide(role="analyst").pages
    words = {word.keyword: word for word in page.words}
    assert "present is now" in words["present"].not_for
    assert "findings are shared, but not presented" in words["present"].near
    assert "data that is analysed" not in words["data"].not_for


def own(**role: object) -> Lexicon:
    data = {"id": "cook", "title": "Cook", "terms": [{"term": "stove"}], **role}
    return Lexicon.parse(json.dumps({"format": 1, "name": "kitchens", "roles": [data]}))


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ({}, "no years asked for"),
        ({"least": 1}, "at least 1 year"),
        ({"least": 2, "over": True}, "over 2 years"),
        ({"least": 1.5, "similar": True}, "at least 1.5 years in a similar role"),
        ({"least": 0.5}, "at least 6 months"),
        ({"least": 3, "note": "three summers"}, "three summers"),
    ],
)
def test_years_are_said_in_words(years: dict[str, object], said: str) -> None:
    assert guide(lexicon=own(years=years)).pages[0].years == said


def test_a_lexicon_with_words_alone_has_a_page_of_words_alone() -> None:
    (page,) = guide(lexicon=own()).pages
    assert (page.looked_for, page.questions, page.in_a_word) == ((), (), "")
    assert [(word.keyword, word.not_for, word.near) for word in page.words] == [("stove", (), ())]


def test_where_a_lexicon_has_no_questions_those_are_asked_that_fit_anybody() -> None:
    (page,) = guide(lexicon=own(years={"least": 2}, wishes=[{"id": "w", "text": "Has cooked"}])).pages
    assert page.questions[0] == WHERE_DONE
    assert "at least 2 years" in page.questions[1]


def test_texts_stand_on_one_line_without_what_a_terminal_acts_on() -> None:
    (page,) = guide(lexicon=own(title="Head\ncook\u202e \x1b[2J", wishes=[{"id": "w", "text": " \n"}])).pages
    assert (page.title, page.looked_for) == ("Head cook [2J", ())


def test_a_note_that_another_says_already_is_left_out() -> None:
    notes = ("a kind of lamp, or of stove", "a kind of lamp", "a kind of lamp, or of stove")
    senses = [{"forms": [f"stove{place}"], "note": note} for place, note in enumerate(notes)]
    (page,) = guide(lexicon=own(terms=[{"term": "stove", "senses": senses}])).pages
    assert page.words[0].not_for == ("a kind of lamp, or of stove",)


def test_a_guide_comes_back_from_its_json_form() -> None:
    assert Guide.model_validate_json(guide().model_dump_json()) == guide()


def test_a_path_is_no_lexicon_and_that_is_said() -> None:
    with pytest.raises(UsageError, match="lexicon: a str is no Lexicon"):
        guide(lexicon="x.json")  # type: ignore[arg-type]
