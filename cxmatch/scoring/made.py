"""Results out of fields that are known to be right, because they were worked out here and not given.

Checking a value that we ourselves made costs more than making it, and a report holds hundreds. Tests check that what is
made so is what checking would have made.
"""

from functools import cache
from typing import Any, Final, TypeVar

from cxmatch.documents.document import Frozen

Result = TypeVar("Result", bound=Frozen)

_put: Final = object.__setattr__  # a frozen model takes nothing else


def made(kind: type[Result], fields: dict[str, Any]) -> Result:
    """A result that holds these fields, unchecked.

    Args:
        kind: What it is.
        fields: All of its fields, of their types and in their order, which is that of its JSON form. Not to be changed
            afterwards.

    Example:
        >>> from cxmatch.documents.document import Span
        >>> made(Span, {"start": 3, "end": 7}) == Span(start=3, end=7)
        True
    """
    result = object.__new__(kind)
    _put(result, "__dict__", fields)
    _put(result, "__pydantic_fields_set__", _fields(kind))
    _put(result, "__pydantic_extra__", None)
    _put(result, "__pydantic_private__", None)
    return result


@cache
def _fields(kind: type[Frozen]) -> set[str]:
    """The names of its fields: one set for all results of a kind, since each is given all of them."""
    return set(kind.model_fields)
