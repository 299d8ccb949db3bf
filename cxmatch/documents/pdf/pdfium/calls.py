"""Calls of PDFium that are made for every glyph or object of a page."""

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import pypdfium2  # noqa: F401  (it sets the library up)
from numpy.typing import NDArray

Address = int
"""Of one of PDFium's objects."""

OUT = ctypes.c_void_p
"""Where a function puts a part of its answer."""


def plain(function: Any, *arguments: Any) -> Any:
    """`function` without the checks of its arguments; called for every glyph, they would be half of the time.

    Args:
        function: Of pypdfium2's raw interface.
        arguments: The types of its result and its arguments, as `ctypes.PYFUNCTYPE` takes them. Where those of its
            arguments are left out, which takes half the time, all must fit as they are: whole numbers of 32 bits,
            references, and what `fixed` gives.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None  # noqa: S101  (a loaded function has an address)
    return ctypes.PYFUNCTYPE(*arguments)(address)


def fixed(handle: Any) -> Any:
    """One of PDFium's handles as an argument of many calls that do not check theirs: it is made ready once."""
    return ready(address_of(handle))


ready = ctypes.c_void_p.from_param
"""The same of an address."""


def slots(answers: NDArray[Any]) -> list[Iterator[Any]]:
    """For each column of an array references to where functions put a number of each row."""
    if not answers.size:
        return [iter(())] * answers.shape[1]
    begin, step = ctypes.c_char.from_buffer(answers.data), answers.itemsize
    row = step * answers.shape[1]
    return [map(ctypes.byref, repeat(begin), range(first, answers.nbytes, row)) for first in range(0, row, step)]


def address_of(handle: Any) -> Address:
    """The address behind one of PDFium's handles; 0 where there is none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
