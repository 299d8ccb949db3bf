"""Words in order, with gaps: "set and tracked quarterly goals" holds "set ... goals"."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cxmatch.matching.words import STOP

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

    @property
    def either(self) -> frozenset[str]:
        """The words and the lemmas."""
        words, lemmas, _ = self
        return words if words is lemmas or not lemmas else words | lemmas


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


def end_of(pattern: Pattern, words: Sequence[str], lemmas: Sequence[str], gaps: list[int], place: int) -> int | None:
    """The place of the last word of `pattern` where its first word stands at `place`; None where it does not.

    The nearest words are taken, and no clause is left.

    Args:
        pattern: The words to be found.
        words: The words of a text.
        lemmas: The lemma of each.
        gaps: What stands before each.
        place: Where the first word stands.

    Example:
        >>> words, lemmas = "set and tracked quarterly goals".split(), "set and track quarterly goal".split()
        >>> pattern = Pattern((Slot(frozenset(), frozenset({"set"})), Slot(frozenset(), frozenset({"goal"}))), gap=3)
        >>> end_of(pattern, words, lemmas, [STOP, 0, 0, 0, 0], 0)
        4
    """
    slots, between, tight = pattern
    return end_of_rest(slots[1:], between, words, lemmas, gaps, place, tight=tight)


def end_of_rest(
    slots: tuple[Slot, ...],
    between: int,
    words: Sequence[str],
    lemmas: Sequence[str],
    gaps: list[int],
    place: int,
    *,
    tight: bool,
) -> int | None:
    """The same for the slots of a pattern that follow on the one whose word stands at `place`."""
    count = len(lemmas)
    here = place
    for exact, inflected, prefixes in slots:
        last = here + between + 1
        while True:
            here += 1
            if here > last or here >= count or gaps[here] == STOP:
                return None
            word = words[here]
            if lemmas[here] in inflected or word in exact or (prefixes and word.startswith(prefixes)):
                break
            if tight and word in PREPOSITIONS:
                return None
    return here
