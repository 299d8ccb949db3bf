"""Words in order, with gaps: "set and tracked quarterly goals" holds "set ... goals"."""

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

    def fits(self, word: str, lemma: str) -> bool:
        """Whether a word, or its lemma, may stand here."""
        return lemma in self.lemmas or word in self.words or (bool(self.prefixes) and word.startswith(self.prefixes))


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


def end_of(pattern: Pattern, words: Words, lemmas: list[str], place: int) -> int | None:
    """The place of the last word of `pattern` where its first word stands at `place`; None where it does not.

    The nearest words are taken, and no clause is left.

    Example:
        >>> from cxmatch.matching.words import split
        >>> words = split("set and tracked quarterly goals")
        >>> pattern = Pattern((Slot(frozenset(), frozenset({"set"})), Slot(frozenset(), frozenset({"goal"}))), gap=3)
        >>> end_of(pattern, words, ["set", "and", "track", "quarterly", "goal"], 0)
        4
    """
    at = place
    for slot in pattern.slots[1:]:
        for here in range(at + 1, at + pattern.gap + 2):
            if here >= len(lemmas) or words.gap[here] == STOP:
                return None
            if slot.fits(words.lower[here], lemmas[here]):
                at = here
                break
            if pattern.tight and words.lower[here] in PREPOSITIONS:
                return None
        else:
            return None
    return at
