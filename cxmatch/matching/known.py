"""What is known of each distinct word, once it has been asked."""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar
from weakref import WeakValueDictionary

from cxmatch.documents.forgetting import forgotten_by

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Known(dict[Asked, Answer], Generic[Asked, Answer]):
    """Answers about words, kept until everything is forgotten; as a dict, so that known words cost no call.

    Args:
        ask: Gives the answer about what is not known yet.
        most: How many answers are kept.

    Example:
        >>> lengths = Known(len, 100)
        >>> lengths["resume"], dict(lengths)
        (6, {'resume': 6})
    """

    def __init__(self, ask: Callable[[Asked], Answer], most: int) -> None:
        super().__init__()
        self._ask = ask
        self._most = most
        _all[id(self)] = self

    def __missing__(self, asked: Asked) -> Answer:
        answer = self._ask(asked)
        if len(self) < self._most:
            self[asked] = answer
        return answer


# Weak, so that a lexicon that is no longer used goes with all that was known for it.
_all: Final[WeakValueDictionary[int, Known[Any, Any]]] = WeakValueDictionary()


def _forget() -> None:
    for known in list(_all.values()):
        known.clear()


forgotten_by(_forget)
