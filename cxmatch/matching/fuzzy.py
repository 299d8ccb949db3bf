"""Typing errors: "managment" is "management". The only file that imports rapidfuzz.

Typos only: the plain ratio, with a length floor and the first letter kept. Never a partial or a token-set ratio,
which find "java" in "javascript".
"""

from collections.abc import Sequence
from typing import Final

SHORTEST: Final = 6
"""Letters. One wrong letter in a shorter word makes another word too often ("graphs", "grapes")."""
LEAST_SIMILARITY: Final = 0.85
"""0 to 1, of the plain ratio. One wrong letter in a word of seven."""
LONG: Final = 14
"""Letters, from which two typing errors are mended; in shorter words two make another word ("engravement")."""


def closest(word: str, choices: Sequence[str]) -> tuple[str, float] | None:
    """The one of `choices` that `word` is a typing error of, with how similar they are.

    Args:
        word: In lower case.
        choices: In lower case.

    Returns:
        The choice and the similarity, 0 to 1; None where there is none.

    Example:
        >>> closest("managment", ["management", "measurement"])
        ('management', 0.947...)
    """
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    if len(word) < SHORTEST:
        return None
    same_letter = [choice for choice in choices if choice[0] == word[0] and len(choice) >= SHORTEST]
    found = process.extractOne(
        word, same_letter, scorer=fuzz.ratio, processor=None, score_cutoff=LEAST_SIMILARITY * 100
    )
    if found is None or OSA.distance(word, found[0]) > (2 if len(word) >= LONG else 1):
        return None
    return found[0], found[1] / 100
