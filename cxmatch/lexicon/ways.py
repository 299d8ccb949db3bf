"""How a lexicon writes down the ways in which texts say something."""

import re
from typing import Annotated, Final, NamedTuple

from pydantic import AfterValidator, Field

LONGEST_GAP: Final = 6
"""Words that may stand between two words of a way; more is another sentence's business."""


_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?(?:\+\+|#)?\*?")
"""A word as matching tells words apart; hyphens and signs part words, so they stand in none."""


class WaySpelt(NamedTuple):
    """A way as it is written, taken apart."""

    slots: tuple[tuple[str, ...], ...]
    """For each word, the words that may stand there; one may end in ``*``, which stands for any ending."""
    gap: int


def spelt(way: str) -> WaySpelt:
    """Takes a way apart: words in order, alternatives with ``/``, and at the end ``~N`` for up to N others between two.

    Raises:
        ValueError: The gap is no number, or too long, or there is no word.

    Example:
        >>> spelt("answer/take call ~3")
        WaySpelt(slots=(('answer', 'take'), ('call',)), gap=3)
    """
    words = way.split()
    gap = 0
    if words and words[-1].startswith("~"):
        number = words.pop()[1:]
        if not number.isdecimal() or int(number) > LONGEST_GAP:
            raise ValueError(f"the way {way!r} ends in no gap of 0 to {LONGEST_GAP}")
        gap = int(number)
    slots = tuple(tuple(word.split("/")) for word in words)
    if not slots:
        raise ValueError(f"the way {way!r} lacks a word")
    for choice in (choice for slot in slots for choice in slot):
        if not _WORD.fullmatch(choice):
            raise ValueError(f"the way {way!r} holds {choice!r}, which is no single word of a text")
    return WaySpelt(slots, gap)


def _checked(way: str) -> str:
    spelt(way)
    return way


Way = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(_checked)]
"""A way of saying something, as `spelt` reads it."""
