"""Words in order, with gaps: "set and tracked quarterly goals" holds "set ... goals"."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cxmatch.matching.words import STOP, Words

PREPOSITIONS: Final = frozenset(
    "to with for by from in of or that who which as at on into than under through if when".split()
)
"""What may not stand in a tight gap: behind it, something else is spoken of."""


class Slot(NamedTuple):
    """What may stand at one place of a pattern; any of the three."""

    words: frozenset[str]
    """As they are spelt, in lower case."""
    lemmas: frozenset[str]
    prefixes: tuple[str, ...] = ()


class Pattern(NamedTuple):
    """Words to be found in order.

    Attributes:
        slots: What may stand at each place.
        gap: How many other words may stand between two of them.
        tight: Whether no preposition may be among those.
    """

    slots: tuple[Slot, ...]
    gap: int = 0
    tight: bool = False


def end_of(pattern: Pattern, words: Words, lemmas: Sequence[str], place: int) -> int | None:
    """The place of the last word of `pattern` where its first word stands at `place`; None where it does not.

    The nearest words are taken, and no clause is left.

    Example:
        >>> from cxmatch.matching.words import split
        >>> words = split("set and tracked quarterly goals")
        >>> pattern = Pattern((Slot(frozenset(), frozenset({"set"})), Slot(frozenset(), frozenset({"goal"}))), gap=3)
        >>> end_of(pattern, words, ["set", "and", "track", "quarterly", "goal"], 0)
        4
    """
    lower, gap = words.lower, words.gap
    reach, tight, count = pattern.gap + 1, pattern.tight, len(lemmas)
    here = place
    for exact, inflected, prefixes in pattern.slots[1:]:
        last = here + reach
        while True:
            here += 1
            if here > last or here >= count or gap[here] == STOP:
                return None
            word = lower[here]
            if lemmas[here] in inflected or word in exact or (prefixes and word.startswith(prefixes)):
                break
            if tight and word in PREPOSITIONS:
                return None
    return here
