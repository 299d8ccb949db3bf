"""The lexicon's own rules of context: which of them holds for a use of a word."""

from itertools import repeat
from typing import Final, NamedTuple

from cxmatch.documents.document import SectionKind
from cxmatch.lexicon import NEAR, Sense, WordList
from cxmatch.matching.known import Known
from cxmatch.matching.words import Words

_FORMS: Final = 1_000
"""Forms of one keyword that are known; an inflected word has a handful."""


class Rules:
    """The rules of a keyword, sorted by the forms of it that they are about.

    Args:
        senses: The rules, in the order in which they are asked.
    """

    def __init__(self, senses: tuple[Sense, ...]) -> None:
        self._senses = senses
        self._of_form = Known(self._about, _FORMS)

    def holding(self, words: Words, first: int, last: int, section: SectionKind) -> Sense | None:
        """The first that holds for the use from the word at `first` to the one at `last`; None where none does.

        Args:
            words: The words of a text.
            first: The place of the use's first word.
            last: The place of its last one.
            section: Where it stands.
        """
        if not self._senses:
            return None
        lower = words.lower
        about = self._of_form[tuple(lower[first : last + 1])]
        if not about:
            return None
        clause_first, clause_last = words.clause_range(first)
        for sense, sections, capital, before, after, near, within in about:
            if sections and section not in sections:
                continue
            if capital is not None and words.capital[first] is not capital:
                continue
            if before is not None and (
                first == clause_first or not _stands_before(lower, before, clause_first, first, within)
            ):
                continue
            if after is not None and (
                last + 1 == clause_last or not _stands_after(lower, after, last + 1, clause_last, within)
            ):
                continue
            if (
                near is None
                or _stands_before(lower, near, clause_first, first, NEAR)
                or _stands_after(lower, near, last + 1, clause_last, NEAR)
            ):
                return sense
        return None

    def _about(self, found: tuple[str, ...]) -> tuple["_Asked", ...]:
        return tuple(
            _Asked(sense, sense.sections, sense.capital, *sense.sought[1:], sense.within)
            for sense in self._senses
            if _is_one_of(sense.sought.forms, found)
        )


class _Asked(NamedTuple):
    """A rule, and what is asked of a use: each of its fields is looked at thousands of times a second."""

    sense: Sense
    sections: tuple[SectionKind, ...]
    capital: bool | None
    before: WordList | None
    after: WordList | None
    near: WordList | None
    within: int


def _stands_before(lower: list[str], wanted: WordList, low: int, place: int, within: int) -> bool:
    """Whether one of the wanted words stands at most `within` words before `place`, and not before `low`."""
    first = place - within if place - within > low else low
    around = lower[first:place]
    exact, endings, phrases, heads, longest = wanted
    if not exact.isdisjoint(around):
        return True
    if endings and any(map(str.startswith, around, repeat(endings))):
        return True
    if not phrases:
        return False
    # A phrase counts from its last word, and may begin further away.
    if heads and heads.isdisjoint(lower[max(low, first - longest + 1) : place]):
        return False
    for phrase in phrases:
        many = len(phrase)
        for begin in range(max(low, first - many + 1), place - many + 1):
            if _matches(phrase, lower[begin : begin + many]):
                return True
    return False


def _stands_after(lower: list[str], wanted: WordList, place: int, high: int, within: int) -> bool:
    """Whether one of the wanted words stands among the `within` words from `place` on, and not from `high` on."""
    last = place + within if place + within < high else high
    around = lower[place:last]
    exact, endings, phrases, heads, _ = wanted
    if not exact.isdisjoint(around):
        return True
    if endings and any(map(str.startswith, around, repeat(endings))):
        return True
    # A phrase counts from its first word, and may end further away.
    if not phrases or (heads and heads.isdisjoint(around)):
        return False
    for phrase in phrases:
        many = len(phrase)
        for begin in range(place, min(last, high - many + 1)):
            if _matches(phrase, lower[begin : begin + many]):
                return True
    return False


def _is_one_of(wanted: WordList | None, found: tuple[str, ...]) -> bool:
    if wanted is None:
        return True
    if len(found) == 1:
        return found[0] in wanted.exact or (bool(wanted.endings) and found[0].startswith(wanted.endings))
    return any(_matches(phrase, found) for phrase in wanted.phrases)


def _matches(phrase: tuple[str, ...], found: "tuple[str, ...] | list[str]") -> bool:
    if len(phrase) != len(found):
        return False
    for wanted, word in zip(phrase, found, strict=True):
        if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted):
            return False
    return True
