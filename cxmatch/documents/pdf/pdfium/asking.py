"""What PDFium says of the characters of a text page: each question is asked of many of them at once.

A question takes PDFium less time than it takes Python to ask it, so that answers go into one array, at addresses that
are worked out beforehand.
"""

import ctypes
from collections import deque
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import Floats, em
from cxmatch.documents.pdf.pdfium.calls import OUT, Address, fixed, plain, slots

_SURROGATES = 0xD800 >> 11

_LEANING = 0.01
"""Share of its height by which a letter's top is moved aside, from which it counts as made to lean."""

_LONGEST_NAME = 256
"""Bytes of a font's name that are looked at."""

_AT_ONCE = 8192
"""Characters of which boxes are asked for in one go; hardly a page has more."""

Codes = NDArray[np.int64]

Em = tuple[float, float, float, bool]
"""Width of an em, height of an em, angle of the baseline, whether the letter is made to lean."""

_get_unicode = plain(raw.FPDFText_GetUnicode, ctypes.c_uint)
_get_box = plain(raw.FPDFText_GetLooseCharBox, None)
_get_origin = plain(raw.FPDFText_GetCharOrigin, None)
_get_ink = plain(raw.FPDFText_GetCharBox, None)
_get_matrix = plain(raw.FPDFText_GetMatrix, ctypes.c_int)
_get_size = plain(raw.FPDFText_GetFontSize, ctypes.c_double)
_get_object = plain(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_get_font = plain(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_get_width = plain(raw.FPDFFont_GetGlyphWidth, None, ctypes.c_void_p, ctypes.c_uint, ctypes.c_float, OUT)
_is_hyphen = plain(raw.FPDFText_IsHyphen, ctypes.c_int)
_is_unmapped = plain(raw.FPDFText_HasUnicodeMapError, ctypes.c_int)


def codes_of(text: Any, count: int) -> Codes:
    """The first characters of a text page, each as a code point.

    All are asked for at once. That answer leaves out what is no sign and gives two numbers for a sign beyond 16 bits;
    where it may have done so they are asked for one by one.
    """
    units = np.zeros(count + 1, dtype=np.uint16)
    written = raw.FPDFText_GetText(text, 0, count, units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    if written == count + 1 and not ((units >> 11) == _SURROGATES).any():
        return units[:count].astype(np.int64)
    return codes_one_by_one(text, count)


def codes_one_by_one(text: Any, count: int) -> Codes:
    """The same the slow way."""
    return np.fromiter(map(_get_unicode, repeat(fixed(text)), range(count)), dtype=np.int64, count=count)


def boxes(text: Any, count: int) -> Floats:
    """The edges of the loose boxes of the first characters: left, top, right and bottom."""
    page = fixed(text)
    parts = []
    for first in range(0, count, _AT_ONCE):
        boxes, places = _box_places()
        some = min(_AT_ONCE, count - first)
        boxes[:some] = 0.0  # what is not known stays so
        deque(map(_get_box, repeat(page), range(first, first + some), places[:some]), maxlen=0)
        parts.append(boxes[:some].T.astype(np.float64))
    return np.concatenate(parts, axis=1) if parts else np.zeros((4, 0))


@cache
def _box_places() -> tuple[NDArray[np.float32], list[Any]]:
    """Where boxes are put, and a reference to each of the places, made once: that takes half as long as a call."""
    boxes = np.zeros((_AT_ONCE, 4), dtype=np.float32)
    shared = (ctypes.c_float * boxes.size).from_buffer(boxes.data)
    return boxes, [ctypes.byref(shared, start) for start in range(0, boxes.nbytes, boxes.strides[0])]


def origins(text: Any, places: Sequence[int]) -> Floats:
    """Where the pen stands before each of some characters, x and y; 0 where that is not known."""
    found = np.zeros((len(places), 2))
    deque(map(_get_origin, repeat(text), places, *slots(found)), maxlen=0)
    return found


def inks(text: Any, places: Sequence[int]) -> list[float]:
    """Where the ink of each ends to the right."""
    found = np.zeros((len(places), 4))
    deque(map(_get_ink, repeat(text), places, *slots(found)), maxlen=0)
    ends: list[float] = found[:, 1].tolist()
    return ends


def ems(text: Any, places: Sequence[int]) -> list[Em]:
    """The ems of characters."""
    matrices = np.zeros((len(places), 6), dtype=np.float32)
    sizes = list(map(_get_size, repeat(text), places))
    known = list(map(_get_matrix, repeat(text), places, slots(matrices)[0]))
    kinds = list(zip(sizes, known, map(tuple, matrices[:, :4].tolist()), strict=True))
    found = {kind: _em(*kind) for kind in set(kinds)}
    return [found[kind] for kind in kinds]


def _em(size: float, known: int, matrix: tuple[float, ...]) -> Em:
    if not known:
        return abs(size), abs(size), 0.0, False
    a, b, c, d = matrix
    leans = abs(a * c + b * d) > _LEANING * abs(a * d)
    return *em(a, b, c, d, size), leans


def owners(text: Any, places: Sequence[int]) -> list[Address]:
    """The text object of each character; 0 where PDFium made it up."""
    return [item or 0 for item in map(_get_object, repeat(text), places)]


def fonts(owners: Sequence[Address]) -> list[Address]:
    """The font of each text object; 0 where there is none."""
    return [(_get_font(item) or 0) if item else 0 for item in owners]


def widths(text: Any, places: Sequence[int], fonts: Sequence[Address]) -> list[float]:
    """The width of each glyph in ems; 0 where its font does not say."""
    found = np.zeros((len(places), 1), dtype=np.float32)
    codes = map(_get_unicode, repeat(text), places)
    deque(map(_get_width, fonts, codes, repeat(1.0), *slots(found)), maxlen=0)
    across: list[float] = found[:, 0].tolist()
    return across


def unmapped(text: Any, places: Sequence[int]) -> list[bool]:
    """Whether the file does not say which character each is."""
    return [answer == 1 for answer in map(_is_unmapped, repeat(text), places)]


def is_hyphen(text: Any, place: int) -> bool:
    """Whether a character is a hyphen at the end of a line."""
    return bool(_is_hyphen(text, place) == 1)


def font_name(font: Address) -> str:
    """The name of a font."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(ctypes.cast(font, raw.FPDF_FONT), name, _LONGEST_NAME)
    return name.value.decode("latin-1")
