import pytest
import spacy

from cxmatch.errors import UsageError
from cxmatch.matching.lemmas import Lemmas, built_in
from cxmatch.matching.words import split


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organise", "organize"),
        ("organised", "organized"),
        ("prioritising", "prioritizing"),
        ("analyse", "analyze"),
        ("behaviour", "behavior"),
        ("travelled", "traveled"),
        ("programme", "program"),
        ("centre", "center"),
    ],
)
def test_british_and_american_spelling_are_one_word(british: str, american: str) -> None:
    assert built_in().of(british) == built_in().of(american)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("four", "four"),
        ("hours", "hour"),
        ("filled", "fill"),
        ("promise", "promise"),
        ("exercise", "exercise"),
        ("called", "call"),
        ("wise", "wise"),
    ],
)
def test_a_word_that_only_looks_british_keeps_its_meaning(word: str, lemma: str) -> None:
    assert built_in().american(word) == word
    assert built_in().of(word) == lemma


def test_a_spelling_with_two_twins_is_one_word_in_all_its_forms() -> None:
    assert {built_in().of(word) for word in ("advertise", "advertised", "advertising")} == {built_in().of("advertize")}


@pytest.mark.parametrize(("word", "lemma"), [("metrics", "metric"), ("executing", "execute"), ("charts", "chart")])
def test_inflections_are_one_word(word: str, lemma: str) -> None:
    assert built_in().of(word) == lemma


def test_a_pipeline_of_the_callers_own_is_asked_in_context() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler", name="lemma_rules")
    ruler.add([[{"LOWER": "saw"}]], {"LEMMA": "see"})  # type: ignore[attr-defined]
    text = "She saw us"
    assert Lemmas(nlp).of_text(text, split(text))[1] == "see"


def test_a_pipeline_without_a_lemmatizer_is_refused() -> None:
    with pytest.raises(UsageError, match="no lemmatizer"):
        Lemmas(spacy.blank("en"))
