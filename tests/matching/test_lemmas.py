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


@pytest.mark.parametrize("word", ["four", "hours", "filled", "promise", "exercise", "called", "advertised", "wise"])
def test_a_word_that_only_looks_british_keeps_its_meaning(word: str) -> None:
    respelt = built_in().american(word)
    assert respelt == word or built_in().of(respelt) == built_in().of(word.replace("is", "iz"))


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
