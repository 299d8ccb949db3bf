"""What is remembered of texts while a process works, and how all of it is forgotten.

The same text is asked about several times, and the same words stand in many texts; remembering them saves much time. A
process that answers strangers forgets them between two answers.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# Patterns are made of a person's name, and Python remembers the last ones.
_forgetting: Final[list[Callable[[], object]]] = [re.purge]


def remembered(most: int) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Has a function of texts remember its last answers, until everything is forgotten.

    Args:
        most: How many.

    Example:
        >>> asked = []
        >>> length = remembered(2)(lambda text: asked.append(text) or len(text))
        >>> length("text"), length("text"), forget(), length("text"), asked
        (4, 4, None, 4, ['text', 'text'])
    """

    def remembering(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
        made = lru_cache(maxsize=most)(function)
        forgotten_by(made.cache_clear)
        return made  # type: ignore[return-value]

    return remembering


def forgotten_by(forgets: Callable[[], object]) -> None:
    """Notes how something is forgotten.

    Args:
        forgets: Forgets it.
    """
    _forgetting.append(forgets)


def forget() -> None:
    """Forgets everything that is remembered of texts and their words."""
    for forgets in _forgetting:
        forgets()
