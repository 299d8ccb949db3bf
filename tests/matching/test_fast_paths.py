"""What is fast says what is slow and plain says."""

import re
from collections import Counter
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.document import Document
from cxmatch.lexicon import NEAR, Lexicon, Sense
from cxmatch.matching import denials, sentences, signs, vocabulary, words
from cxmatch.matching.finding import find, places
from cxmatch.matching.lemmas import built_in
from cxmatch.matching.phrases import Pattern, Slot, end_of
from cxmatch.matching.rules import Rules
from cxmatch.matching.vocabulary import RANK, Form, Owner
from cxmatch.matching.words import JOINED, PAUSE, STOP, Words, split

_FOLDED = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "\u00a0": " ", "\u2007": " ", "\u202f": " ",
    "\u2010": "-", "\u2011": "-", "\u00ad": "-", "\u2012": "–", "\u2015": "–", "—": "–",
})  # fmt: skip
_WORD = re.compile(
    r"(?<!\w)(\.[A-Z]{2,}\w*)"
    r"|(?<!\w)\d+(?:[.,:]\d+)*(?!\w)"
    r"|([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*(?:'(?!s\b)[^\W\d_]+)?(?:\+\+(?!\w)|\#(?!\w))?)(?:'s\b)?"
)
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{3})|(?<=[A-Z]{4})(?=[A-Z][a-z]{3})|(?<=\d)(?=[A-Z][a-z]{3})")
_PIECES = st.lists(
    st.sampled_from([
        "a", "B", "data", "Managed", "'s", "'", "s", "5", "1990", "_", "++", "#", ".", "NET", " ", "\n", ", ", "-", "–",
        "\u0301", "Σ", "ΟΔΟΣ", "İ", "ß", "É", "teamAnswer", "ADVANCEDService", "PowerPoint", "\t", "•", "|", "’", "`",
        "\u00a0", "½", "ﬁ", "中文", "\U0001d400", "²", "٣", ":", "(", "the", "U",
        "Answer", "TEAM", ".\n", "\n\n", ",\n", " \n",
    ]),
    max_size=16,
).map("".join)  # fmt: skip


def one_by_one(text: str, whole: frozenset[str]) -> Words:
    """The words of a text, each looked at by itself."""
    folded = text.translate(_FOLDED)
    lowered = folded.lower()
    even = len(lowered) == len(folded)
    found = Words([], [], [], [], [], [], [])
    clause, last_end = -1, 0
    for match in _WORD.finditer(folded):
        start, end = match.span(match.lastindex or 0)
        cuts = [start, end]
        if end - start >= 8 and not folded[start + 1 : end].islower() and folded[start:end].lower() not in whole:
            cuts[1:1] = [cut.start() for cut in _RUN_TOGETHER.finditer(folded, start, end)]
        for first, last in pairwise(cuts):
            capital = folded[first].isupper()
            before = found.lower[-1] if found.lower else ""
            kind = gap_kind(folded[last_end:first], before, capital=capital, short=last - first < 3)
            if kind == STOP or not found.lower:
                kind = STOP
                found.clause_starts.append(len(found.lower))
                clause += 1
            word = lowered[first:last] if even else folded[first:last].lower()
            row = (normalize("NFC", word), first, last, kind, clause, capital)
            for column, value in zip(found[:6], row, strict=True):
                column.append(value)
            last_end = last
        last_end = match.end()
    found.clause_starts.append(len(found.lower))
    return found


def gap_kind(gap: str, before: str, *, capital: bool, short: bool) -> int:
    if not gap or gap == "-":
        return JOINED if gap else STOP
    if before and ((gap == "." and (short or not capital)) or (gap == ". " and len(before) == 1 and before.isalpha())):
        return JOINED
    if words._STOP.search(gap):
        return STOP
    if "\n" in gap and capital and "," not in gap and before not in words._LEADS_ON:
        return STOP
    return PAUSE if words._PAUSE.search(gap) else JOINED


@given(_PIECES | st.text(max_size=40), st.sampled_from([frozenset(), frozenset({"powerpoint"})]))
def test_words_that_are_split_at_once_are_those_that_are_told_one_by_one(text: str, whole: frozenset[str]) -> None:
    assert split(text, whole=whole) == one_by_one(text, whole)


_SAID = sorted({*signs._SIGNS, "to", "in", "of", "is", "for", "a", "my", "data", "position", "role", "managers", "i"})
_SENTENCES = st.lists(
    st.sampled_from([*_SAID, ". ", ", ", ": ", "(", ")", "Data", "Group", "skills", "experience: none.", "data: no."]),
    max_size=20,
).map(" ".join)


@given(_SENTENCES)
def test_a_clause_without_a_sign_answers_no(text: str) -> None:
    said = split(text)
    held = signs.by_clause(said)
    for place in range(len(said.lower)):
        sign = held[said.clause[place]]
        assert sign & signs.DENIES or not denials.denied(said, place, place)
        assert sign & signs.ANSWERS or not denials.denied_after(text, said, place, place)
        assert sign & signs.WISHES or not sentences.wished(said, place)
        assert sign & signs.TITLE or not sentences.of_somebody_else(said, place, place)
        assert sign & signs.REPORTS or not sentences.answered_to(said, place)
        assert sign & signs.FIRM or not sentences.in_company_name(said, place)
        assert sign & signs.STUDY or not sentences.studied(said, place)


@given(st.text(st.sampled_from("ab c.,-'"), max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5))))
def test_a_clause_without_a_mark_meets_no_span(text: str, spans: list[tuple[int, int]]) -> None:
    said = split(text)
    held = signs.by_clause(said)
    signs.mark(held, signs.PLACE, said, [(start, start + length) for start, length in spans])
    for first in range(len(said.lower)):
        for last in range(first, said.clause_range(first)[1]):
            meets = any(start < said.end[last] and said.start[first] < start + length for start, length in spans)
            assert held[said.clause[first]] & signs.PLACE or not meets


@given(st.text(st.sampled_from(" ([:|–—-\t\neksEKSnoNone)."), max_size=20))
def test_what_may_not_answer_does_not(text: str) -> None:
    assert denials._MAY_ANSWER.match(text) or not denials._ANSWER.match(text)


def _plainly(sense: Sense, said: Words, place: int) -> bool:
    """Whether a rule holds for one word, by looking for each of its words in turn."""
    first, last = said.clause_range(place)

    def is_one(word: str, wanted: str) -> bool:
        return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted

    def stands(wanted: tuple[str, ...], within: int, *, after: bool) -> bool:
        for phrase in (each.lower().split() for each in wanted):
            many = len(phrase)
            for begin in range(first, last - many + 1):
                away = begin - place if after else place - (begin + many - 1)
                there = all(map(is_one, said.lower[begin : begin + many], phrase))
                if there and 1 <= away <= within:
                    return True
        return False

    return (
        (not sense.sections or "experience" in sense.sections)
        and (sense.capital is None or said.capital[place] is sense.capital)
        and (not sense.forms or any(is_one(said.lower[place], form.lower()) for form in sense.forms))
        and (not sense.before or stands(sense.before, sense.within, after=False))
        and (not sense.after or stands(sense.after, sense.within, after=True))
        and (not sense.near or stands(sense.near, NEAR, after=False) or stands(sense.near, NEAR, after=True))
    )


_TERMS = [term for role in Lexicon.load().roles for term in role.terms if term.senses]


@pytest.mark.parametrize("term", _TERMS, ids=lambda term: term.term)
@given(data=st.data())
def test_the_rule_that_holds_is_the_first_that_holds_plainly(term, data) -> None:
    asked = [*(word for sense in term.senses for word in (*sense.before, *sense.after, *sense.near, *sense.forms))]
    some = st.sampled_from([term.term, term.term.title(), "the", "and", ". ", *(word.strip("*") for word in asked)])
    said = split(" ".join(data.draw(st.lists(some, min_size=1, max_size=12))))
    rules = Rules(term.senses)
    for place in range(len(said.lower)):
        plain = next((sense for sense in term.senses if _plainly(sense, said, place)), None)
        assert rules.holding(said, place, place, "experience") is plain


def _words_of(ways: tuple[str, ...]) -> list[str]:
    return [word.strip("*") for way in ways for word in re.findall(r"[a-z-]+\*?", way)]


_CONCEPT_WORDS = sorted({word for concept in Lexicon.load().concepts[:60] for word in _words_of(concept.ways)})


_FORMS = vocabulary.of(Lexicon.load(), built_in())  # made before the clock of a test runs


@given(st.lists(st.sampled_from([*_CONCEPT_WORDS, "of", "the", "to", "Ops", ",", "."]), max_size=14).map(" ".join))
def test_places_that_are_followed_are_those_where_each_form_stands(text: str) -> None:
    lemmas, plain = built_in(), split(text)
    lemma_of = lemmas.of_text(text, plain)
    american = lemmas.american_of(plain.lower)
    standing = Counter()
    for place, begins in enumerate(_FORMS.said(text, plain).begins):
        if begins is None:
            continue
        name = plain.capital[place] and plain.gap[place] != STOP
        longer = {second.form for seconds in begins.then.values() for second in seconds} | {*begins.openly}
        for form in (*begins.alone, *longer):
            end = end_of(form.pattern, american, lemma_of, plain.gap, place) if form.pattern else place
            if end is not None and not (name and form.how == "fuzzy"):
                standing[place, end, form] += 1
    found = places(text, plain, _FORMS)
    assert Counter(at for where in found.values() for at in where) == standing
    assert all(form.owner is owner for owner, where in found.items() for _, _, form in where)


_LETTERS = st.frozensets(st.sampled_from("abc"), max_size=2)
_SLOT = st.builds(Slot, _LETTERS, _LETTERS, st.sampled_from([(), (), (), ("a",), ("b", "cc")]))
_PATTERN = st.builds(
    Pattern, st.lists(_SLOT, min_size=2, max_size=4).map(tuple), gap=st.integers(0, 3), tight=st.booleans()
)
_THING = Owner("concept", "thing")
_SPOKEN = st.tuples(
    st.sampled_from(["a", "b", "c", "aa", "cc", "to"]), st.sampled_from("abct"), st.sampled_from([JOINED, PAUSE, STOP])
)


@given(st.lists(_PATTERN, min_size=1, max_size=4), st.lists(_SPOKEN, min_size=1, max_size=9))
def test_forms_that_go_on_end_where_each_by_itself_ends(patterns: list[Pattern], spoken) -> None:
    forms = [Form(_THING, "phrase", 1.0, pattern, way) for way, pattern in enumerate(patterns)]
    american, lemmas, gaps = map(list, zip(*spoken, strict=True))
    both = [name for pair in zip(american, lemmas, strict=True) for name in pair]
    stop = next((place for place in range(1, len(gaps)) if gaps[place] == STOP), len(gaps))
    begins = vocabulary.Begins.of([*forms, *forms])
    found = begins.ends(american, lemmas, both, gaps, 0, min(1 + begins.reach, stop))
    each = [(form, end_of(form.pattern, american, lemmas, gaps, 0)) for form in forms]
    assert sorted((form.way, end) for form, end in found) == [(form.way, end) for form, end in each if end is not None]


_OWNERS = [Owner(kind, name) for kind in ("term", "wish", "near_miss", "concept", "skill") for name in "ab"]
_ALONE = st.builds(
    Form, st.sampled_from(_OWNERS), st.sampled_from(sorted(RANK)), st.just(1.0), st.none(), st.integers(0, 2)
)


@given(st.lists(_ALONE, max_size=8))
def test_of_forms_that_are_one_word_the_surest_stands_for_what_is_found_once(alone: list[Form]) -> None:
    def surest(form: Form) -> Form:
        return min((other for other in alone if other.owner is form.owner), key=lambda other: RANK[other.how])

    kept = [form for form in alone if form.owner.kind in ("concept", "skill") or form is surest(form)]
    assert list(vocabulary.Begins.of(tuple(alone)).alone) == kept


@given(st.lists(st.sampled_from([*_CONCEPT_WORDS, "data", "managers", ".", ","]), max_size=14).map(" ".join))
def test_matches_stand_in_the_order_of_the_text_then_of_names(text: str) -> None:
    found = find(Document.from_text(f"Worked. {text}", kind="resume"), Lexicon.load())
    assert list(found) == sorted(found, key=lambda match: (match.start, match.end, match.owner.role, match.owner.name))


@given(_PIECES)
def test_what_is_known_of_words_is_what_they_are(text: str) -> None:
    lemmas, plain = built_in(), split(text)
    american, lemma_of, begins = _FORMS.said(text, plain)
    assert american == tuple(map(lemmas.american, plain.lower))
    assert lemma_of == tuple(map(lemmas.of, plain.lower))
    assert len(begins) == len(plain.lower)
