"""Lexicon -> the forms to look for: which words and phrases stand for which term of which role."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from cxmatch.errors import LexiconError
from cxmatch.lexicon import Lexicon, Term
from cxmatch.lexicon.skills import Skill
from cxmatch.lexicon.ways import spelt
from cxmatch.matching import fuzzy
from cxmatch.matching.known import Known
from cxmatch.matching.lemmas import Lemmas
from cxmatch.matching.phrases import PREPOSITIONS, Pattern, Slot, end_of, end_of_rest
from cxmatch.matching.rules import Rules
from cxmatch.matching.words import Words, split

How = Literal["exact", "lemma", "alias", "phrase", "fuzzy", "signal"]
RANK: Final[dict[How, int]] = {"exact": 0, "lemma": 1, "alias": 2, "phrase": 3, "fuzzy": 4}
"""The order in which kinds of match are asked for: of two at one place, the lower stands."""


NO_RULES: Final = Rules(())
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, eq=False, slots=True)
class Owner:
    """What a form stands for. Each is one object."""

    kind: Literal["term", "wish", "concept", "near_miss", "skill"]
    """A term of a role, one of the role's wishes, a concept, what is close to a term, or a tool or skill."""
    name: str
    """The term, the wish's id, the note of a near miss, or the name of a concept or skill."""
    role: str = ""
    """Of terms, wishes and near misses."""
    term: str = ""
    """Of near misses: the term that they are close to."""
    core: bool = False
    rules: Rules = NO_RULES
    everywhere: bool = False
    post: bool = False


class Form(NamedTuple):
    """A way in which something can stand in a text."""

    owner: Owner
    how: How
    similarity: float
    pattern: Pattern | None
    """None for a single word."""
    way: int
    """The number of the way among its owner's; different ways are different proofs."""


class _Second(NamedTuple):
    """A form of several words, and what is asked where its second word may stand."""

    form: Form
    reach: int
    """How many words on it may stand."""
    tight: bool
    words: frozenset[str]
    lemmas: frozenset[str]
    rest: tuple[Slot, ...]
    """What stands after it."""
    third: frozenset[str]
    """The words and lemmas of which one stands next; none where the beginning of one does."""


class Begins(NamedTuple):
    """The forms that begin with one word.

    Attributes:
        alone: Those that are that word.
        then: The others, by the words and lemmas that may stand second.
        openly: The others whose second word is known by its beginning only.
        openings: How that word begins.
        reach: How many words on the second one may stand.
        of_terms: Whether some are of a term.
    """

    alone: tuple[Form, ...]
    then: dict[str, list[_Second]]
    openly: list[Form]
    openings: tuple[str, ...]
    reach: int
    of_terms: bool

    @classmethod
    def of(cls, forms: Iterable[Form]) -> "Begins":
        """The forms, sorted by how they go on."""
        alone: list[Form] = []
        then: dict[str, list[_Second]] = {}
        openly: list[Form] = []
        openings: set[str] = set()
        furthest = 0
        of_terms = False
        known = set()
        for form in forms:
            owner, _, _, pattern, _ = form
            of_terms = of_terms or owner.kind == "term"
            if pattern is None:
                alone.append(form)
                continue
            if id(form) in known:
                continue  # each once
            known.add(id(form))
            slots, gap, tight = pattern
            furthest = max(furthest, gap + 1)
            second = slots[1]
            if second.prefixes:
                openly.append(form)
                openings.update(second.prefixes, second.either)
                continue
            rest = slots[2:]
            third = rest[0].either if rest and not rest[0].prefixes else _NONE
            entry = _Second(form, gap + 1, tight, second.words, second.lemmas, rest, third)
            for word in second.either:
                then.setdefault(word, []).append(entry)
        return cls(_surest(alone) if alone else (), then, openly, tuple(openings), furthest, of_terms)

    def ends(
        self, words: Sequence[str], lemmas: Sequence[str], both: list[str], gaps: list[int], place: int, stop: int
    ) -> list[tuple[Form, int]]:
        """Those of more than one word that stand at `place`, each with the place of its last word.

        Args:
            words: The words of a text, in American spelling.
            lemmas: The lemma of each.
            both: Of each word both.
            gaps: What stands before each.
            place: Where the first word of all these forms stands.
            stop: The place before which the second word stands.
        """
        then = self.then
        found = []
        for form in self.openly:
            last = end_of(form.pattern, words, lemmas, gaps, place) if form.pattern else None
            if last is not None:
                found.append((form, last))
        met = set()
        for here in range(place + 1, stop):
            word, lemma = words[here], lemmas[here]
            possible = then.get(lemma, _NOWHERE)
            if word != lemma and word in then:
                possible = possible + then[word]
            for form, reach, tight, exact, inflected, rest, third in possible:
                if here > place + reach or not (lemma in inflected or word in exact) or id(form) in met:
                    continue
                met.add(id(form))  # only the nearest second word counts
                if third and third.isdisjoint(both[2 * here + 2 : 2 * (here + 1 + reach)]):
                    continue  # most forms of three words and more
                if tight and not PREPOSITIONS.isdisjoint(words[place + 1 : here]):
                    continue
                last = end_of_rest(rest, reach - 1, words, lemmas, gaps, here, tight=tight) if rest else here
                if last is not None:
                    found.append((form, last))
        return found


_NOWHERE: Final[list[_Second]] = []


def _surest(alone: list[Form]) -> tuple[Form, ...]:
    """Forms of one word, of each term, wish and near miss the surest only: of these one is found at a place."""
    surest: dict[Owner, Form] = {}
    for form in alone:
        known = surest.setdefault(form.owner, form)
        if RANK[form.how] < RANK[known.how]:
            surest[form.owner] = form
    every = ("concept", "skill")
    return tuple(form for form in alone if form.owner.kind in every or surest[form.owner] is form)


class Said(NamedTuple):
    """What is known of a text's words: one place a word."""

    american: tuple[str, ...] = ()
    """In American spelling."""
    lemmas: tuple[str, ...] = ()
    begins: tuple[Begins | None, ...] = ()
    """The forms that begin with it; None where none does, as with most words."""


class Named(NamedTuple):
    """Things and the ways in which texts say them, beside those of a lexicon; the same things are one object.

    Attributes:
        ways: Each thing's name and its ways, as `cxmatch.lexicon.ways.spelt` reads them.
        everywhere: Whether they count in what an employer says of itself and offers, too.
    """

    ways: tuple[tuple[str, tuple[str, ...]], ...]
    everywhere: bool = False

    @classmethod
    def of(cls, ways: Mapping[str, Iterable[str]], *, everywhere: bool = False) -> "Named":
        """Things out of a mapping of names to ways."""
        return cls(tuple((name, tuple(said)) for name, said in ways.items()), everywhere)


class Vocabulary:
    """All forms of what is looked for, by the word that each begins with; empty at first.

    Args:
        lemmas: What makes two inflections one word.
    """

    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._by_word: dict[str, list[Form]] = defaultdict(list)
        self._by_lemma: dict[str, list[Form]] = defaultdict(list)
        self._by_prefix: dict[str, list[Form]] = defaultdict(list)
        self._prefixes: tuple[str, ...] = ()
        self._typos: dict[str, list[Owner]] = defaultdict(list)
        self._slots: dict[Slot, Slot] = {}
        self._of_word: Known[str, tuple[str, str, Begins | None]] = Known(self._known, _CACHED_WORDS)
        self._of_pair: Known[tuple[str, str], Begins | None] = Known(self._known_so, _CACHED_WORDS)
        self._by_key: dict[tuple[str, ...], Begins | None] = {("", ""): None}

    def add_lexicon(self, lexicon: Lexicon) -> None:
        """Adds the terms, wishes, near misses and concepts of a lexicon."""
        of_all = Rules(lexicon.senses)
        for role in lexicon.roles:
            for term in role.terms:
                rules = Rules(term.senses + lexicon.senses)
                self._add(Owner("term", term.term, role.id, core=term.core, rules=rules), term)
                for miss in term.near_misses:
                    self._add_ways(Owner("near_miss", miss.note, role.id, term.term), miss.ways)
            for wish in role.wishes:
                owner = Owner("wish", wish.id, role.id, rules=of_all)
                for shown in wish.shown_by:
                    self._add_words(owner, shown, "alias", inflect=True)
        for concept in lexicon.concepts:
            owner = Owner("concept", concept.name, everywhere=concept.everywhere, post=concept.post)
            self._add_ways(owner, concept.ways, tight=concept.tight)

    def add_named(self, named: Named) -> None:
        """Adds things as concepts are added."""
        for name, ways in named.ways:
            self._add_ways(Owner("concept", name, everywhere=named.everywhere), ways)

    def add_skill(self, skill: Skill) -> Owner:
        """Adds a tool or skill, and gives what its forms belong to.

        The way of a form is the number of its name, then of each of its ways, then of each of `written`.
        """
        owner = Owner("skill", skill.name, rules=Rules(skill.senses))
        if skill.name not in skill.written:
            self._add_name(owner, skill.name, 0)
        self._add_ways(owner, skill.ways, first_way=1)
        for number, name in enumerate(skill.written, start=1 + len(skill.ways)):
            self._add_name(owner, name, number)
        return owner

    def _add_name(self, owner: Owner, name: str, number: int) -> None:
        words = [self._lemmas.american(word) for word in _split(name, whole=frozenset(name.lower().split()))]
        if len(words) == 1 or not name.islower():
            # "Looker" has no plural, and "securities" is no "security".
            slots = [self._once(words={word}) for word in words]
        else:
            slots = [self._once(words=self._numbers(word)) for word in words]
            if self._lemmas.of(words[0]) == words[0]:
                slots[0] = self._once(lemmas={words[0]})
        form = Form(owner, "exact", 1.0, Pattern(tuple(slots)) if len(slots) > 1 else None, number)
        for word in slots[0].words:
            self._by_word[word].append(form)
        for lemma in slots[0].lemmas:
            self._by_lemma[lemma].append(form)

    def _numbers(self, word: str) -> set[str]:
        """A word as one and as several: "payment", "payments"."""
        lemma = self._lemmas.of(word)
        return {word, *_several(word), *((lemma,) if word in _several(lemma) else ())}

    def _add(self, owner: Owner, term: Term) -> None:
        self._add_words(owner, term.term, "exact", inflect=term.inflect)
        for alias in term.aliases:
            self._add_words(owner, alias, "alias", inflect=term.inflect)
        for phrase in term.phrases:
            lemmas = [self._lemmas.of(word) for word in _split(phrase.words)]
            pattern = Pattern(tuple(self._once(lemmas={lemma}) for lemma in lemmas), phrase.gap)
            self._by_lemma[lemmas[0]].append(Form(owner, "phrase", 1.0, pattern, 0))
        if term.fuzzy:
            for word in (term.term, *term.aliases):
                if len(_split(word)) == 1:
                    self._typos[word.lower()].append(owner)

    def _add_words(self, owner: Owner, text: str, how: How, *, inflect: bool) -> None:
        words = [self._lemmas.american(word) for word in _split(text)]
        exact = Pattern(tuple(self._once(words={word}) for word in words))
        self._by_word[words[0]].append(Form(owner, how, 1.0, exact if len(words) > 1 else None, 0))
        if inflect:
            lemmas = [self._lemmas.of(word) for word in words]
            inflected = Pattern(tuple(self._once(lemmas={lemma}) for lemma in lemmas))
            # An inflection of the term itself is a lemma match; one of an alias is still that alias.
            kind: How = "lemma" if how == "exact" else how
            self._by_lemma[lemmas[0]].append(Form(owner, kind, 1.0, inflected if len(words) > 1 else None, 0))

    def _add_ways(self, owner: Owner, ways: tuple[str, ...], *, tight: bool = False, first_way: int = 0) -> None:
        for number, way in enumerate(ways, start=first_way):
            written = spelt(way)
            slots = tuple(self._slot(choices) for choices in written.slots)
            pattern = Pattern(slots, written.gap, tight) if len(slots) > 1 else None
            form = Form(owner, "phrase" if pattern else "alias", 1.0, pattern, number)
            first = slots[0]
            for word in first.words - first.lemmas:
                self._by_word[word].append(form)
            for lemma in first.lemmas:
                self._by_lemma[lemma].append(form)
            for prefix in first.prefixes:
                self._by_prefix[prefix].append(form)
        self._prefixes = tuple(self._by_prefix)

    def _slot(self, choices: tuple[str, ...]) -> Slot:
        # A word that is written inflected stands for itself alone: the lookup joins "staffing" with "staff".
        words = {self._lemmas.american(choice.lower()) for choice in choices if not choice.endswith("*")}
        lemmas = {word for word in words if self._lemmas.of(word) == word}
        return self._once(words, lemmas, tuple(choice[:-1].lower() for choice in choices if choice.endswith("*")))

    def _once(self, words: Iterable[str] = (), lemmas: Iterable[str] = (), prefixes: tuple[str, ...] = ()) -> Slot:
        """A slot that is one object wherever it is asked for: half of those of all patterns stand in others too."""
        slot = Slot(frozenset(words) or _NONE, frozenset(lemmas) or _NONE, prefixes)
        if slot.words == slot.lemmas:
            slot = slot._replace(lemmas=slot.words)
        return self._slots.setdefault(slot, slot)

    def said(self, text: str, words: Words) -> Said:
        """What is known of each of a text's words.

        Args:
            text: The text.
            words: Its words.
        """
        if not self._lemmas.in_context:
            return Said(*zip(*map(self._of_word.__getitem__, words.lower), strict=True)) if words.lower else Said()
        lemmas = self._lemmas.of_text(text, words)
        begins = map(self._of_pair.__getitem__, zip(words.lower, lemmas, strict=True))
        return Said(tuple(self._lemmas.american_of(words.lower)), tuple(lemmas), tuple(begins))

    def _known(self, word: str) -> tuple[str, str, Begins | None]:
        spelt, lemma = self._lemmas.spelt_and_lemma(word)
        return spelt, lemma, self._sorted(word, spelt, lemma)

    def _known_so(self, pair: tuple[str, str]) -> Begins | None:
        word, lemma = pair
        return self._sorted(word, self._lemmas.american(word), lemma)

    def _sorted(self, word: str, spelt: str, lemma: str) -> Begins | None:
        plain = self._begun(word, spelt, lemma)
        if plain is not None and plain.of_terms:
            return plain
        typos = self._mended(word)
        if not typos:
            return plain
        return plain._replace(alone=plain.alone + typos) if plain is not None else Begins.of(typos)

    def _begun(self, word: str, spelt: str, lemma: str) -> Begins | None:
        """Without typing errors; one object for all words that begin the same, since many words are seen."""
        prefixes: tuple[str, ...] = ()
        if word.startswith(self._prefixes):  # few do
            prefixes = tuple(prefix for prefix in self._prefixes if word.startswith(prefix))
        key = (spelt if spelt in self._by_word else "", lemma if lemma in self._by_lemma else "", *prefixes)
        if key in self._by_key:
            return self._by_key[key]
        begun = self._by_key[key] = Begins.of(
            (
                *self._by_word.get(spelt, ()),
                *self._by_lemma.get(lemma, ()),
                *(form for prefix in prefixes for form in self._by_prefix[prefix]),
            )
        )
        return begun

    def _mended(self, word: str) -> tuple[Form, ...]:
        if len(word) < fuzzy.SHORTEST or not word.isalpha() or self._lemmas.knows(word):
            return ()
        found = fuzzy.closest(word, tuple(self._typos))
        if found is None:
            return ()
        return tuple(Form(owner, "fuzzy", found[1], None, 0) for owner in self._typos[found[0]])


_CACHED_WORDS: Final = 200_000
"""Distinct words; some 50 MB at most, many times the words of all resumes that were measured."""


def _several(word: str) -> tuple[str, ...]:
    return (f"{word[:-1]}ies",) if word.endswith("y") else (f"{word}s", f"{word}es")


def _split(term: str, *, whole: frozenset[str] = frozenset()) -> list[str]:
    """A term's words, as a text's are told apart."""
    found = split(term, whole=whole).lower
    if not found:
        raise LexiconError(f"the term {term!r} holds no word that could be found in a text", source="lexicon")
    return found


@lru_cache(maxsize=8)
def of(lexicon: Lexicon, lemmas: Lemmas) -> Vocabulary:
    """The vocabulary of a lexicon; made once for each lexicon and pipeline."""
    made = Vocabulary(lemmas)
    made.add_lexicon(lexicon)
    return made


@lru_cache(maxsize=8)
def of_named(named: Named, lemmas: Lemmas) -> Vocabulary:
    """The vocabulary of named things; made once for each."""
    made = Vocabulary(lemmas)
    made.add_named(named)
    return made
