"""Calls of PDFium that are made for every glyph or object of a page."""

import ctypes
from typing import Any

import pypdfium2  # noqa: F401  (it sets the library up)

Address = int
"""Of one of PDFium's objects."""


def plain(function: Any, *arguments: Any) -> Any:
    """`function` without the checks of its arguments; called for every glyph, they would be half of the time.

    Args:
        function: Of pypdfium2's raw interface.
        arguments: The types of its result and its arguments, as `ctypes.PYFUNCTYPE` takes them.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None  # noqa: S101  (a loaded function has an address)
    return ctypes.PYFUNCTYPE(*arguments)(address)


def address_of(handle: Any) -> Address:
    """The address behind one of PDFium's handles; 0 where there is none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
