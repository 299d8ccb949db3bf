"""Words in order, with gaps: "set and tracked quarterly goals" holds "set ... goals"."""

from typing import NamedTuple

from cxmatch.matching.words import STOP, Words


class Pattern(NamedTuple):
    """Words to be found in order.

    Attributes:
        words: Forms in lower case: lemmas where `inflect`, else the words as they are spelt.
        inflect: Whether inflections count.
        gap: How many other words may stand between two of them.
    """

    words: tuple[str, ...]
    inflect: bool
    gap: int


def end_of(pattern: Pattern, words: Words, lemmas: list[str], place: int) -> int | None:
    """The place of the last word of `pattern` where its first word stands at `place`; None where it does not.

    The nearest words are taken, and no clause is left.

    Example:
        >>> from cxmatch.matching.words import split
        >>> words = split("set and tracked quarterly goals")
        >>> end_of(Pattern(("set", "goal"), True, 3), words, ["set", "and", "track", "quarterly", "goal"], 0)
        4
    """
    forms = lemmas if pattern.inflect else words.lower
    at = place
    for wanted in pattern.words[1:]:
        for step in range(1, pattern.gap + 2):
            here = at + step
            if here >= len(forms) or words.gap[here] == STOP:
                return None
            if forms[here] == wanted:
                at = here
                break
        else:
            return None
    return at
