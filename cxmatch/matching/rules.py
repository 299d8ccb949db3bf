"""The lexicon's own rules of context: which of them holds for a use of a word."""

from typing import Final

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
        for sense in self._of_form[tuple(words.lower[first : last + 1])]:
            if sense.sections and section not in sense.sections:
                continue
            if sense.capital is not None and words.capital[first] is not sense.capital:
                continue
            _, before, after, near = sense.sought
            if before is not None and not _stands(words, before, first, -1, sense.within):
                continue
            if after is not None and not _stands(words, after, last, 1, sense.within):
                continue
            if near is None or _stands(words, near, first, -1, NEAR) or _stands(words, near, last, 1, NEAR):
                return sense
        return None

    def _about(self, found: tuple[str, ...]) -> tuple[Sense, ...]:
        return tuple(sense for sense in self._senses if _is_one_of(sense.sought.forms, found))


def _stands(words: Words, wanted: WordList, place: int, step: int, within: int) -> bool:
    """Whether one of the wanted words stands at most `within` words before or after `place`, in its clause."""
    lower = words.lower
    clause_first, clause_last = words.clause_range(place)
    if step > 0:
        first, last = place + 1, min(clause_last, place + 1 + within)
    else:
        first, last = max(clause_first, place - within), place
    around = lower[first:last]
    if not wanted.exact.isdisjoint(around):
        return True
    endings = wanted.endings
    if endings and any(word.startswith(endings) for word in around):
        return True
    if not wanted.phrases:
        return False
    # A phrase counts from its nearest word, and may reach beyond.
    low, high = (first, clause_last) if step > 0 else (clause_first, last)
    begins = first if step > 0 else max(low, first - wanted.longest + 1)
    if wanted.heads and wanted.heads.isdisjoint(lower[begins:last]):
        return False
    for phrase in wanted.phrases:
        nearest = range(first, last) if step > 0 else range(first - len(phrase) + 1, last - len(phrase) + 1)
        for begin in nearest:
            end = begin + len(phrase)
            if low <= begin and end <= high and _matches(phrase, lower[begin:end]):
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
