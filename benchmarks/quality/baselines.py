"""What simpler ways of judging reach on the same texts: literal words, and a trained model that explains nothing."""

import re
from collections.abc import Iterable
from typing import Final

from crossing import Crossed, cross_validated
from figures import Scores
from labelled import Row

from cxmatch.lexicon import Lexicon

OTHER: Final = "other trades"
"""The class of texts that are not customer work, beside the roles."""


def literal(texts: Iterable[str], lexicon: Lexicon) -> list[Scores]:
    """For each role, the share of its core keywords that a text holds, letter for letter but for their case."""
    keywords = {
        role.id: [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in role.core] for role in lexicon.roles
    }
    return [
        {
            role: 100 * sum(word.search(text) is not None for word in words) / len(words)
            for role, words in keywords.items()
        }
        for text in texts
    ]


def tfidf(found: list[Row], lexicon: Lexicon) -> dict[str, Crossed]:
    """A logistic regression on single words and pairs, cross-validated."""

    def judge(seen: list[int], unseen: list[int]) -> list[Scores]:
        return learnt([found[number] for number in seen], [found[number].document.text for number in unseen], lexicon)

    return cross_validated(found, judge)


def learnt(found: list[Row], texts: list[str], lexicon: Lexicon) -> list[Scores]:
    """What a logistic regression on single words and pairs makes of `texts`.

    It learns from ads, single jobs and resumes together, and from the general ads as other trades. Of the settings
    that were compared (words that occur once kept or not; C of 1 and 10; with and without the general ads) these rank
    best.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.pipeline import make_pipeline  # type: ignore[import-untyped]

    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        LogisticRegression(C=10, class_weight="balanced", max_iter=1000),
    )
    model.fit([row.document.text for row in found], [row.role or OTHER for row in found])
    place = {name: number for number, name in enumerate(model.classes_)}
    return [
        {role.id: 100 * float(chance[place[role.id]]) for role in lexicon.roles}
        for chance in model.predict_proba(texts)
    ]
