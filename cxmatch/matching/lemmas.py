"""Words -> lemmas: "metrics" and "metric" are one word, and so are "organise" and "organize".

The only file that imports spaCy, which loads at first use, once. The default pipeline is ``spacy.blank("en")`` with
the lookup lemmatizer, whose table knows lower case only and needs no model; it is asked once for each distinct
word. A pipeline of the caller's own is given the whole text, since it may judge by context.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from cxmatch.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language

    from cxmatch.matching.words import Words

# British spellings and their American twins; used only where the twin is a known English word.
_SPELLINGS: Final = (
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing|er|ers)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|able|al|ally|ful|ite|ites)?$"), r"or\1"),
    (re.compile(r"tre(s|d)?$"), r"ter\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"amme(s|d)?$"), r"am\1"),
)
_SHORTEST_RESPELT: Final = 6
"""Letters; shorter words (hour, four, rise) are no spellings of others."""


class Lemmas:
    """What a pipeline knows of words.

    Args:
        nlp: A spaCy pipeline with a lemmatizer; None for the built-in lookup.

    Raises:
        UsageError: The pipeline has no lemmatizer.
    """

    def __init__(self, nlp: Language | None = None) -> None:
        self._own = nlp
        self._lock = Lock()  # pipelines keep state while they run
        self._nlp = _lookup_pipeline() if nlp is None else nlp
        if not any("lemma" in name for name in self._nlp.pipe_names):
            raise UsageError(
                "the pipeline has no lemmatizer", source="nlp", advice='Add one: nlp.add_pipe("lemmatizer").'
            )
        self._table = _lookup_table()
        self._cache: dict[str, str] = {}

    @property
    def name(self) -> str:
        """The pipeline's name and version, for the record of how an answer was made."""
        meta = self._nlp.meta
        if self._own is None:
            return f"blank-en+lookup (spaCy {meta['spacy_version'].strip('<>=').split(',')[0]})"
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def of(self, word: str) -> str:
        """The lemma of a word in lower case, in American spelling, without regard to context."""
        known = self._cache.get(word)
        if known is None:
            spelt = self.american(word)
            known = self._cache[word] = str(self._table.get(spelt, spelt))
        return known

    def of_text(self, text: str, words: Words) -> list[str]:
        """The lemma of each of the words of `text`, in context where the pipeline judges by it."""
        plain = [self.of(word) for word in words.lower]
        if self._own is None:
            return plain
        with self._lock:
            tokens = self._own(text)
        by_start = {token.idx: token for token in tokens if token.lemma_}
        for place, (start, end) in enumerate(zip(words.start, words.end, strict=True)):
            token = by_start.get(start)
            if token is not None and token.idx + len(token.text) == end:
                plain[place] = self.american(token.lemma_.lower())
        return plain

    def knows(self, word: str) -> bool:
        """Whether `word`, in lower case, is an English word, and so no typing error."""
        return word in self._table or word in self._vocabulary or self.of(word) in self._vocabulary

    def american(self, word: str) -> str:
        """`word` in American spelling; as it is where it has no British one."""
        if len(word) >= _SHORTEST_RESPELT:
            for pattern, twin in _SPELLINGS:
                respelt = pattern.sub(twin, word)
                if respelt != word and (respelt in self._vocabulary or respelt in self._table):
                    # "filled" and "filed" are two words; "modelled" and "modeled" are one.
                    if twin.startswith("l") and len(word) < 8:
                        continue
                    return respelt
        return word

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return _vocabulary()


@lru_cache(maxsize=1)
def built_in() -> Lemmas:
    """The built-in lookup; loads spaCy at the first call."""
    return Lemmas()


@lru_cache(maxsize=1)
def _lookup_pipeline() -> Language:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


@lru_cache(maxsize=1)
def _lookup_table() -> dict[str, str]:
    lemmatizer = _lookup_pipeline().get_pipe("lemmatizer")
    return lemmatizer.lookups.get_table("lemma_lookup")  # type: ignore[attr-defined, no-any-return]


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    from spacy.lookups import load_lookups

    index = load_lookups("en", ["lemma_index"]).get_table("lemma_index")
    words = {word for part in index.values() for word in part}
    return frozenset(words.union(_lookup_table().values()))
