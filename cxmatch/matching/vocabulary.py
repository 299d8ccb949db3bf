"""Lexicon -> the forms to look for: which words and phrases stand for which term of which role."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from cxmatch.errors import LexiconError
from cxmatch.lexicon import Lexicon, Sense, Term
from cxmatch.matching import fuzzy
from cxmatch.matching.lemmas import Lemmas
from cxmatch.matching.phrases import Pattern
from cxmatch.matching.words import split

How = Literal["exact", "lemma", "alias", "phrase", "fuzzy", "signal"]
RANK: Final[dict[How, int]] = {"exact": 0, "lemma": 1, "alias": 2, "phrase": 3, "fuzzy": 4, "signal": 5}
"""The order in which kinds of match are asked for: of two at one place, the lower stands."""


@dataclass(frozen=True, eq=False, slots=True)
class Owner:
    """What a form stands for: a term of a role, or one of the role's wishes. Each is one object."""

    role: str
    term: str
    """The term, or the wish's id."""
    core: bool
    senses: tuple[Sense, ...] = ()
    wish: bool = False


class Form(NamedTuple):
    """A way in which a term can stand in a text."""

    owner: Owner
    how: How
    similarity: float
    pattern: Pattern | None
    """None for a single word."""


class Vocabulary:
    """All forms of a lexicon's terms, by the word that each begins with.

    Args:
        lexicon: The terms.
        lemmas: What makes two inflections one word.
    """

    def __init__(self, lexicon: Lexicon, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._by_word: dict[str, list[Form]] = defaultdict(list)
        self._by_lemma: dict[str, list[Form]] = defaultdict(list)
        self._typos: dict[str, list[Owner]] = defaultdict(list)
        self._cache: dict[tuple[str, str], tuple[Form, ...]] = {}
        for role in lexicon.roles:
            for term in role.terms:
                self._add(Owner(role.id, term.term, term.core, term.senses), term)
            for wish in role.wishes:
                owner = Owner(role.id, wish.id, False, wish=True)
                for shown in wish.shown_by:
                    self._add_words(owner, shown, "alias", inflect=True)

    def _add(self, owner: Owner, term: Term) -> None:
        self._add_words(owner, term.term, "exact", inflect=term.inflect)
        for alias in term.aliases:
            self._add_words(owner, alias, "alias", inflect=term.inflect)
        for phrase in term.phrases:
            words = tuple(self._lemmas.of(word) for word in _split(phrase.words))
            self._by_lemma[words[0]].append(Form(owner, "phrase", 1.0, Pattern(words, True, phrase.gap)))
        if term.fuzzy:
            for spelt in (term.term, *term.aliases):
                if len(_split(spelt)) == 1:
                    self._typos[spelt.lower()].append(owner)

    def _add_words(self, owner: Owner, spelt: str, how: How, *, inflect: bool) -> None:
        words = tuple(self._lemmas.american(word) for word in _split(spelt))
        pattern = Pattern(words, False, 0) if len(words) > 1 else None
        self._by_word[words[0]].append(Form(owner, how, 1.0, pattern))
        if inflect:
            inflected = tuple(self._lemmas.of(word) for word in words)
            pattern = Pattern(inflected, True, 0) if len(words) > 1 else None
            # An inflection of the term itself is a lemma match; one of an alias is still that alias.
            kind: How = "lemma" if how == "exact" else how
            self._by_lemma[inflected[0]].append(Form(owner, kind, 1.0, pattern))

    def forms_at(self, word: str, lemma: str, *, name_like: bool) -> tuple[Form, ...]:
        """The forms that begin with this word.

        Args:
            word: In lower case.
            lemma: Its lemma.
            name_like: Whether it may be a name, which no typing error is looked for in.
        """
        known = self._cache.get((word, lemma))
        if known is None:
            spelt = self._lemmas.american(word)
            known = tuple(self._by_word.get(spelt, ())) + tuple(self._by_lemma.get(lemma, ()))
            if not known:
                known = self._mended(word)
            if len(self._cache) < _CACHED_WORDS:
                self._cache[word, lemma] = known
        if name_like and known and known[0].how == "fuzzy":
            return ()
        return known

    def _mended(self, word: str) -> tuple[Form, ...]:
        if len(word) < fuzzy.SHORTEST or not word.isalpha() or self._lemmas.knows(word):
            return ()
        found = fuzzy.closest(word, tuple(self._typos))
        if found is None:
            return ()
        return tuple(Form(owner, "fuzzy", found[1], None) for owner in self._typos[found[0]])


_CACHED_WORDS: Final = 200_000
"""Distinct words; some 50 MB at most, many times the words of all resumes that were measured."""


def _split(spelt: str) -> list[str]:
    """A term's words, as a text's are told apart."""
    found = split(spelt).lower
    if not found:
        raise LexiconError(f"the term {spelt!r} holds no word that could be found in a text", source="lexicon")
    return found


@lru_cache(maxsize=8)
def of(lexicon: Lexicon, lemmas: Lemmas) -> Vocabulary:
    """The vocabulary of a lexicon; made once for each lexicon and pipeline."""
    return Vocabulary(lexicon, lemmas)
