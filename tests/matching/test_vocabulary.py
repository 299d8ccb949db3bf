import json

import pytest

from cxmatch import Document, Lexicon, LexiconError, score

TERMS = [
    "C++", "C#", ".NET", "Node.js", "R&D", "P&L", "24/7", "a/b test", "TCP/IP", "Ph.D.", "U.S. GAAP", "3D", "k8s",
    "web3", "women's health", "naïve Bayes", "café", "go-to-market", "customer experience",
]  # fmt: skip


def lexicon_of(*terms: str) -> Lexicon:
    words = [{"term": term} for term in terms]
    return Lexicon.parse(json.dumps({"format": 1, "name": "x", "roles": [{"id": "a", "title": "A", "terms": words}]}))


@pytest.mark.parametrize("term", TERMS)
def test_a_term_of_any_spelling_is_found_in_a_text(term: str) -> None:
    report = score(Document.from_text(f"Worked on {term} with nine others in Leeds."), lexicon=lexicon_of(term))
    assert [piece.keyword for piece in report.fits[0].evidence] == [term]


@pytest.mark.parametrize(("term", "text"), [("C", "C++"), ("C", "C#"), ("net", ".NET"), ("java", "javascript")])
def test_a_term_is_not_found_inside_another_word(term: str, text: str) -> None:
    report = score(Document.from_text(f"Worked on {text} with nine others."), lexicon=lexicon_of(term))
    assert report.best is None


def test_a_term_that_no_text_can_hold_is_refused() -> None:
    with pytest.raises(LexiconError, match="no word"):
        score(Document.from_text("Built charts."), lexicon=lexicon_of("☕"))
