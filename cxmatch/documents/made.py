"""Results out of fields that are known to be right, because they were worked out here and not given.

Checking a value that we ourselves made costs more than making it, and a report holds hundreds. Tests check that what is
made so is what checking would have made.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel

from cxmatch.documents.document import Frozen

Result = TypeVar("Result", bound=Frozen)

_SLOTS: Final = ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
_as_expected = sorted(BaseModel.__slots__) == sorted(_SLOTS)
"""Whether a model holds what is put here and nothing else; another pydantic makes its models itself."""


def _putting(slot: str) -> Callable[[BaseModel, object], None]:
    """What puts a value where a frozen model lets nobody put one."""
    put: Callable[[BaseModel, object], None] = vars(BaseModel)[slot].__set__ if _as_expected else NotImplemented
    return put


_put_values, _put_names, _put_extra, _put_private = map(_putting, _SLOTS)


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
    if not _as_expected:
        return cast("Result", kind.model_construct(**fields))
    result = object.__new__(kind)
    _put_values(result, fields)
    _put_names(result, _fields(kind))
    _put_extra(result, None)
    _put_private(result, None)
    return result


@cache
def _fields(kind: type[Frozen]) -> set[str]:
    """The names of its fields, all of which each result is given; one set for all, since results are frozen.

    A set of its own for each would be 200 kB a report; whoever wants another copies the result, and the set with it.
    """
    return set(kind.model_fields)
