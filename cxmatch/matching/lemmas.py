"""Words -> lemmas: "metrics" and "metric" are one word, and so are "organise" and "organize".

The only file that imports spaCy, which loads at first use, once. The default pipeline is ``spacy.blank("en")`` with
the lookup lemmatizer, whose table knows lower case only and needs no model; it is asked once for each distinct
word. A pipeline of the caller's own is given the whole text, since it may judge by context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from cxmatch.errors import UsageError
from cxmatch.matching.known import Known

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
_MAY_BE_BRITISH: Final = re.compile("|".join(pattern.pattern for pattern, _ in _SPELLINGS))
"""One look in the place of several; most words are spelt in one way."""
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
        self._known = Known(self._spelt_and_lemma, _KNOWN_WORDS)

    @cached_property
    def name(self) -> str:
        """The pipeline's name and version, for the record of how an answer was made."""
        meta = self._nlp.meta
        if self._own is None:
            return f"blank-en+lookup (spaCy {meta['spacy_version'].strip('<>=').split(',')[0]})"
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def of(self, word: str) -> str:
        """The lemma of a word in lower case, in American spelling, without regard to context."""
        return self._known[word][1]

    def spelt_and_lemma(self, word: str) -> tuple[str, str]:
        """What `american` and `of` say of a word."""
        return self._known[word]

    def _spelt_and_lemma(self, word: str) -> tuple[str, str]:
        spelt = self._american(word)
        return spelt, str(self._table.get(spelt, spelt))

    @property
    def in_context(self) -> bool:
        """Whether a word's lemma may depend on the text around it."""
        return self._own is not None

    def of_text(self, text: str, words: Words) -> list[str]:
        """The lemma of each of the words of `text`, in context where the pipeline judges by it."""
        plain = [lemma for _, lemma in map(self._known.__getitem__, words.lower)]
        if self._own is None:
            return plain
        in_context = self._in_context(text)
        for place, span in enumerate(zip(words.start, words.end, strict=True)):
            if span in in_context:
                plain[place] = self.american(in_context[span].lower())
        return plain

    def _in_context(self, text: str) -> dict[tuple[int, int], str]:
        """What the pipeline says of each of its own tokens, by their offsets."""
        assert self._own is not None  # noqa: S101 - the caller asks
        found: dict[tuple[int, int], str] = {}
        for start, piece in _pieces(text, min(self._own.max_length, _PIECE)):
            with self._lock:
                try:
                    tokens = self._own(piece)
                except ValueError as problem:
                    raise UsageError(
                        f"the pipeline failed ({str(problem)[:200]})", source="nlp", advice="Is it initialized?"
                    ) from problem
            for token in tokens:
                if token.lemma_:
                    first = start + token.idx
                    found[first, first + len(token.text)] = token.lemma_
        return found

    def knows(self, word: str) -> bool:
        """Whether `word`, in lower case, is an English word, and so no typing error."""
        return self.of(word) in self._vocabulary  # which holds all lemmas, so that each word of the table is known too

    def american(self, word: str) -> str:
        """`word` in American spelling; as it is where it has no British one."""
        return self._known[word][0]

    def american_of(self, words: list[str]) -> list[str]:
        """Each of the words in American spelling."""
        return [spelt for spelt, _ in map(self._known.__getitem__, words)]

    def _american(self, word: str) -> str:
        if len(word) < _SHORTEST_RESPELT or not _MAY_BE_BRITISH.search(word):
            return word
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


def of_pipeline(nlp: Language | None) -> Lemmas:
    """What a pipeline knows: one object for each, so that calls from many threads take turns.

    Raises:
        UsageError: It is no spaCy pipeline, or has no lemmatizer.
    """
    if nlp is None:
        return built_in()
    if not callable(nlp) or not hasattr(nlp, "pipe_names"):
        raise UsageError(f"a {type(nlp).__name__} is no spaCy pipeline", source="nlp")
    with _making:
        return _own(nlp)


_making: Final = Lock()


@lru_cache(maxsize=4)
def _own(nlp: Language) -> Lemmas:
    return Lemmas(nlp)


_KNOWN_WORDS: Final = 200_000
"""Distinct words that are kept; many times those of all resumes that were measured, and some 30 MB at most."""
_PIECE: Final = 100_000
"""Characters that a pipeline is given at once; spaCy's own bound is ten times that, for its memory."""


def _pieces(text: str, longest: int) -> Iterator[tuple[int, str]]:
    """The text in pieces that end at a line's end, else at a blank, each with its offset."""
    start = 0
    while len(text) - start > longest:
        end = max(text.rfind("\n", start, start + longest), text.rfind(" ", start + longest // 2, start + longest))
        end = end + 1 if end > start else start + longest
        yield start, text[start:end]
        start = end
    yield start, text[start:]


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
