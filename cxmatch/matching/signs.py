"""Which clauses hold a word without which a question about them is answered: no.

Most clauses deny nothing, wish for nothing and name no degree, and one look at their words tells so for all uses that
stand in them.
"""

from typing import Final

from cxmatch.matching import denials, sentences
from cxmatch.matching.words import Words

DENIES: Final = 1
"""A word of a denial: without it `denials.denied` is false in this clause."""
WISHES: Final = 2
"""A word of a wish: without it, and without `OBJECTIVE` in the clause before, `sentences.wished` is false."""
OBJECTIVE: Final = 4
"""A word of a heading under which wishes stand."""
TITLE: Final = 8
"""A title: without it `sentences.of_somebody_else` is false."""
FIRM: Final = 16
"""What ends a company's name: without it `sentences.in_company_name` is false."""
STUDY: Final = 32
"""A degree: without it `sentences.studied` is false."""


def _signs() -> dict[str, int]:
    found: dict[str, int] = {}
    for sign, words in (
        (DENIES, denials.SIGNS), (WISHES, sentences.SIGNS_OF_WISH), (OBJECTIVE, sentences.OBJECTIVES),
        (TITLE, sentences.TITLES), (FIRM, sentences.SUFFIXES), (STUDY, sentences.DEGREES),
    ):  # fmt: skip
        for word in words:
            found[word] = found.get(word, 0) | sign
    return found


_SIGNS: Final = _signs()


def by_clause(words: Words) -> list[int]:
    """The signs that each clause of a text holds, added up.

    Example:
        >>> from cxmatch.matching.words import split
        >>> by_clause(split("Never late. Led a team.")) == [DENIES, 0]
        True
    """
    held = [0] * (len(words.clause_starts) - 1)
    lower, clause, signs = words.lower, words.clause, _SIGNS
    for place in [place for place, word in enumerate(lower) if word in signs]:
        held[clause[place]] |= signs[lower[place]]
    return held
