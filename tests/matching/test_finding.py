"""Where terms stand, and by which kind of match."""

import json
import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from cxmatch.documents.document import Document
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import find
from cxmatch.matching.lemmas import Lemmas


def found(text: str, keyword: str) -> list[tuple[str, str]]:
    document = Document.from_text(text, kind="resume")
    return [
        (match.how, document.text[match.start : match.end])
        for match in find(document, Lexicon.load())
        if match.owner.kind == "term" and match.owner.name == keyword and match.rejected is None
    ]


@pytest.mark.parametrize(
    ("text", "keyword", "how", "words"),
    [
        ("Watched metrics.", "metrics", "exact", "metrics"),
        ("Watched one metric.", "metrics", "lemma", "metric"),
        ("Managing nine clerks.", "manage", "lemma", "Managing"),
        ("Watched KPIs.", "metrics", "alias", "KPIs"),
        ("Team leadership.", "leader", "alias", "leadership"),
        ("Drew road maps.", "roadmap", "alias", "road maps"),
        ("Set and tracked quarterly goals.", "goal setting", "phrase", "Set and tracked quarterly goals"),
        ("Good at goal-setting.", "goal setting", "exact", "goal-setting"),
        ("Project managment.", "manage", "fuzzy", "managment"),
        ("Kept up comunication.", "communications", "fuzzy", "comunication"),
        ("Saw the\nbig\npicture.", "big picture", "exact", "big\npicture"),
    ],
)
def test_a_term_is_found_by_the_first_kind_of_match(text: str, keyword: str, how: str, words: str) -> None:
    assert found(text, keyword) == [(how, words)]


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("An executive of nine.", "execute"),
        ("Ten years of experience.", "experienced"),
        ("Set the table. Goals came later.", "goal setting"),
        ("Set one, two, three, four and five goals.", "goal setting"),
        ("Respectively nine and ten.", "respected"),
        ("Career advancement.", "advanced"),
        ("Answered a number of letters.", "numbers"),
        ("Grapes and carts.", "graphs"),
        ("Grapes and carts.", "charts"),
        ("Sold to Managemant Poe.", "manage"),
    ],
)
def test_other_words_are_not_the_keyword(text: str, keyword: str) -> None:
    assert found(text, keyword) == []


def test_only_typing_errors_are_less_than_wholly_alike() -> None:
    matches = find(Document.from_text("Metrics, managment, led, KPIs", kind="resume"), Lexicon.load())
    assert {match.how for match in matches if match.similarity < 1} == {"fuzzy"}


def test_at_one_place_a_term_is_found_once_by_the_surest_kind() -> None:
    term = {"term": "wine", "aliases": ["wines", "red wine"], "phrases": [{"words": "red wine"}]}
    roles = [{"id": "host", "title": "Host", "terms": [term]}]
    lexicon = Lexicon.parse(json.dumps({"format": 1, "name": "bars", "roles": roles}))
    text = Document.from_text("A wine, two wines and a red wine.", kind="resume")
    assert [(match.how, text.text[match.start : match.end]) for match in find(text, lexicon)] == [
        ("exact", "wine"),
        ("lemma", "wines"),
        ("exact", "wine"),
    ]


def test_a_text_that_is_not_english_has_no_matches() -> None:
    text = (
        "Verkauf von Kinderwagen und Beratung der Kundschaft. Führung eines Teams von sechs Personen im Laden. "
        "Management von Data und Training der Mitarbeitenden über viele Jahre hinweg in der schönen Stadt."
    )
    document = Document.from_text(text, kind="resume")
    assert document.language == "de"
    assert find(document, Lexicon.load()) == ()


def test_matches_stand_in_the_order_of_the_text_and_hold_their_words() -> None:
    document = Document.from_text("Led nine clerks. Drew charts with data. Reported weekly.", kind="resume")
    matches = find(document, Lexicon.load())
    assert [match.start for match in matches] == sorted(match.start for match in matches)
    assert all(document.text[match.start : match.end].strip() for match in matches)


@Language.component("invented_lemmatizer")
def invented_lemmatizer(document: Doc) -> Doc:
    for token in document:
        token.lemma_ = {"clerked": "manage"}.get(token.text, token.text)
    return document


def test_a_pipeline_of_ones_own_judges_lemmas() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("invented_lemmatizer")
    document = Document.from_text("I clerked for nine years.", kind="resume")
    judged, by_lookup = find(document, Lexicon.load(), lemmas=Lemmas(nlp)), find(document, Lexicon.load())
    assert [(match.owner.name, match.how) for match in judged if match.owner.core] == [("manage", "lemma")]
    assert not [match for match in by_lookup if match.owner.core]


def test_many_repeats_take_linear_time() -> None:
    def seconds(repeats: int, runs: int) -> float:
        document = Document.from_text("Managed data with help and training in progress " * repeats, kind="resume")
        times = []
        for _ in range(runs):
            started = time.thread_time()
            find(document, Lexicon.load())
            times.append(time.thread_time() - started)
        return min(times)

    # A square of the length would be a hundred times.
    assert seconds(10_000, runs=1) < 40 * seconds(1_000, runs=3)
