"""Which questions about a use may be answered yes, of each clause of a text.

Most clauses deny nothing, wish for nothing, name no degree and stand where nothing special stands; one look at their
words tells so for all uses in them, and for none of these a question need be asked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import compress, count
from typing import Final

from cxmatch.matching import denials, sentences
from cxmatch.matching.words import Words

DENIES: Final = 1
"""A word of a denial: without it `denials.denied` is false in this clause."""
WISHES: Final = 2
"""A word of a wish, or an objective in the clause before: without it `sentences.wished` is false."""
ANSWERS: Final = 4
"""A word of a short answer, here or in the next clause: without it `denials.denied_after` is false."""
TITLE: Final = 8
"""A title: without it `sentences.of_somebody_else` is false."""
FIRM: Final = 16
"""What ends a company's name: without it `sentences.in_company_name` is false."""
STUDY: Final = 32
"""A degree: without it `sentences.studied` is false."""
REPORTS: Final = 64
"""Somebody reports: without it `sentences.answered_to` is false."""
EDUCATION: Final = 128
"""Some of it stands in a section on education."""
PLACE: Final = 256
"""Some of it stands in a date, a name, a contact detail, or a section whose words are not the writer's own work."""
_OBJECTIVE: Final = 512
"""A word of a heading under which wishes stand."""


def _signs() -> dict[str, int]:
    found: dict[str, int] = {}
    for sign, words in (
        (DENIES, denials.SIGNS), (WISHES, sentences.SIGNS_OF_WISH), (_OBJECTIVE, sentences.OBJECTIVES),
        (TITLE, sentences.TITLES), (FIRM, sentences.SUFFIXES), (STUDY, sentences.DEGREES),
        (REPORTS, sentences.ANSWERING), (ANSWERS, denials.SIGNS_OF_ANSWER),
    ):  # fmt: skip
        for word in words:
            found[word] = found.get(word, 0) | sign
    return found


_SIGNS: Final = _signs()


def by_clause(words: Words) -> list[int]:
    """The signs that each clause of a text holds, added up.

    Example:
        >>> from cxmatch.matching.words import split
        >>> by_clause(split("Never late. Led a team. Goals met.")) == [DENIES | ANSWERS, 0, 512]
        True
    """
    held = [0] * len(words.clause_starts)  # one more than there are clauses, so that each has a next one
    lower, clause, signs = words.lower, words.clause, _SIGNS
    for place in compress(count(), map(signs.__contains__, lower)):
        number, sign = clause[place], signs[lower[place]]
        held[number] |= sign
        if sign & _OBJECTIVE:
            held[number + 1] |= WISHES
        if sign & ANSWERS and number:
            held[number - 1] |= ANSWERS
    del held[-1:]
    return held


def mark(held: list[int], sign: int, words: Words, spans: Iterable[tuple[int, int]]) -> None:
    """Adds a sign to each clause of which some use could meet one of the spans.

    Args:
        held: The signs of each clause.
        sign: Which to add.
        words: The words of the text.
        spans: Offsets of each one's first character and after its last one.

    Example:
        >>> from cxmatch.matching.words import split
        >>> words = split("Led a team. Born in May.")
        >>> mark(held := by_clause(words), PLACE, words, [(20, 23)])
        >>> held == [0, PLACE]
        True
    """
    starts, ends, clause = words.start, words.end, words.clause
    for start, end in spans:
        first = bisect_right(ends, start)
        if first == len(ends):
            continue
        # A use that meets a span between two words has both.
        last = max(first, bisect_left(starts, end, first) - 1)
        for number in range(clause[first], clause[last] + 1):
            held[number] |= sign
