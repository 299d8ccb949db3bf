"""What is said of customers."""

from collections.abc import Iterable
from typing import Final, Literal

from cxmatch.documents.document import Passage

_CUSTOMERS: Final = {"b2b": "businesses (b2b)", "b2c": "consumers (b2c)", "both": "businesses and consumers"}


def customers(kind: Literal["b2b", "b2c", "both"] | None, signs: Iterable[Passage] = ()) -> str:
    """Who customers are, for people.

    Args:
        kind: As answers have it; None where it is not said.
        signs: What speaks for either.

    Example:
        >>> customers("b2b"), customers(None)
        ('businesses (b2b)', 'not said')
    """
    return _CUSTOMERS[kind] if kind else "not clear" if tuple(signs) else "not said"
