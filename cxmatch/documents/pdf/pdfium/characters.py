"""The characters of a page as PDFium gives them, each as a glyph with its place.

PDFium guesses where words end, and guesses badly where every glyph is placed by itself; what it guessed (it
says which characters it made up) is left out here.
"""

import ctypes
from collections import deque
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import (
    SOFT_HYPHEN,
    UNMAPPED,
    Floats,
    Glyph,
    Glyphs,
    Places,
    em,
    is_icon_font,
    readable,
)
from cxmatch.documents.pdf.pdfium.calls import Address, address_of, plain

_LEFT, _TOP, _RIGHT, _BOTTOM = range(4)
"""Edges of a box, in PDFium's order."""

_ADVANCE = Glyph._fields.index("advance") - 1
"""Among the numbers of a glyph."""

_SURROGATES = 0xD800 >> 11
_LAST_CODE = 0x10FFFF

_SPACE = 32
_HYPHENS = frozenset((0x02, 0xFFFE))
"""PDFium's marks for a hyphen at the end of a line."""

_STEPS = 32.0
"""Glyphs of one character are of one font where their boxes agree to 1/32 pt: below any difference in
print, and above the rounding of single floats on a page."""

_ROUNDING = 0.03
"""Points by which two of PDFium's numbers for one edge may differ (single floats, as above)."""

_LEANING = 0.01
"""Share of its height by which a letter's top is moved aside, from which it counts as made to lean."""

_USUAL_WIDTH = 0.5
"""Ems that a letter takes where its font does not say."""

_LONGEST_LIGATURE = 3
"""Characters of one glyph, at most ("ffi"). More are a text that stands for a picture, which nobody sees."""

_LONGEST_NAME = 256
"""Bytes of a font's name that are looked at."""

_STEP_BITS = 21
"""A character and its box make one number, of which the width and height of the box have so many bits each."""

_AT_ONCE = 8192
"""Characters of which boxes are asked for in one go; hardly a page has more."""

_Shape = int | tuple[int, float, float]
"""A character with the width and height of its box, in steps; one number where they fit."""

_Codes = NDArray[np.int64]

_TEXT_AND_PLACE = ctypes.c_void_p, ctypes.c_int
_OUT = ctypes.c_void_p
"""Where a function puts a part of its answer."""

_get_unicode = plain(raw.FPDFText_GetUnicode, ctypes.c_uint, *_TEXT_AND_PLACE)
_get_box = plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int)  # its arguments fit as they are, and checks take time
_get_origin = plain(raw.FPDFText_GetCharOrigin, ctypes.c_int, *_TEXT_AND_PLACE, _OUT, _OUT)
_get_ink = plain(raw.FPDFText_GetCharBox, ctypes.c_int, *_TEXT_AND_PLACE, _OUT, _OUT, _OUT, _OUT)
_get_matrix = plain(raw.FPDFText_GetMatrix, ctypes.c_int, *_TEXT_AND_PLACE, _OUT)
_get_size = plain(raw.FPDFText_GetFontSize, ctypes.c_double, *_TEXT_AND_PLACE)
_get_object = plain(raw.FPDFText_GetTextObject, ctypes.c_void_p, *_TEXT_AND_PLACE)
_get_font = plain(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_get_width = plain(
    raw.FPDFFont_GetGlyphWidth, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_float, ctypes.c_void_p
)
_is_hyphen = plain(raw.FPDFText_IsHyphen, ctypes.c_int, *_TEXT_AND_PLACE)
_is_unmapped = plain(raw.FPDFText_HasUnicodeMapError, ctypes.c_int, *_TEXT_AND_PLACE)


class _Style(NamedTuple):
    """What all glyphs of one character, font and size have in common."""

    text: str
    shift: float
    """From the left of the loose box to the pen."""
    up: float
    """From the bottom of the loose box to the baseline."""
    advance: float
    size: float
    level: bool
    """Whether the baseline is level and the glyph whole; of others the place is asked for one by one."""


class Characters:
    """The characters of a document's text pages.

    Only code and loose box are asked for each character. A loose box reaches from the pen's place to where the
    pen goes next, stretched where the ink overhangs, as the ink of an "f" does. Pen and baseline are asked for
    once for each shape of box that a character comes in.
    """

    def __init__(self) -> None:
        self._text: Address = 0
        self._edges = (ctypes.c_double * 4)()
        self._floats = (ctypes.c_float * 6)()
        # Of what functions answer, made once: they are asked for every new kind of glyph.
        step = ctypes.sizeof(ctypes.c_double)
        start = ctypes.addressof(self._edges)
        self._out = range(start, start + 4 * step, step)
        self._float_out = ctypes.addressof(self._floats)
        self._numbers: dict[_Shape, int] = {}
        self._styles: list[_Style] = []
        self._fonts: dict[int, str] = {}
        self._codes: _Codes = np.zeros(0, dtype=np.int64)
        self._halves = False
        self.replaced = False
        """Whether glyphs were met that have a whole text for their character."""
        self.cut = False
        """Whether the last page had more characters than were asked for."""
        self.places: Places = np.zeros(0, dtype=np.intp)
        """For each glyph of the last page, the place of its character in PDFium's text page."""

    def of(self, text: Any, most: int) -> Glyphs:
        """The first `most` glyphs of a text page that the file itself holds."""
        self._text, self.replaced = address_of(text), False
        count = raw.FPDFText_CountChars(text)
        self.cut = count > most
        count = max(0, min(count, most))
        self._codes, edges = codes_of(text, count), _boxes(text, count)
        # What is neither wide nor a sign was made up by PDFium.
        self.places = np.flatnonzero((self._codes > _SPACE) | (edges[_LEFT] != edges[_RIGHT]))
        edges = edges[:, self.places]
        numbers = self._style_numbers(edges)
        texts, *rest = zip(*self._styles, strict=True) if self._styles else ((),) * len(_Style._fields)
        shift, up, advance, size, level = np.array(rest, dtype=np.float64)[:, numbers]
        fields = np.array((edges[_LEFT] + shift, edges[_BOTTOM] + up, advance, size, np.zeros(len(numbers))))
        glyphs = Glyphs(list(map(texts.__getitem__, numbers.tolist())), fields)
        if not level.all():
            glyphs = self._placed_one_by_one(glyphs, edges, np.flatnonzero(level == 0).tolist())
        if self._halves:
            glyphs.texts = list(map(_whole, glyphs.texts))
        return glyphs

    def _style_numbers(self, edges: Floats) -> Places:
        """For each glyph the place of its style in `_styles`; new ones are added as they come."""
        shapes = _shapes(self._codes[self.places], edges)
        if isinstance(shapes, list):
            return np.array([self._number(shape, place, edges) for place, shape in enumerate(shapes)], dtype=np.intp)
        kinds, firsts, kind = np.unique(shapes, return_index=True, return_inverse=True)
        numbers = [
            self._number(shape, place, edges) for shape, place in zip(kinds.tolist(), firsts.tolist(), strict=True)
        ]
        return np.array(numbers, dtype=np.intp)[kind]

    def _number(self, shape: _Shape, place: int, edges: Floats) -> int:
        """The place in `_styles` of a shape; that of the glyph at `place`."""
        number = self._numbers.get(shape)
        if number is None:
            left, _, right, bottom = edges[:, place].tolist()
            index = int(self.places[place])
            number = self._numbers[shape] = len(self._styles)
            self._styles.append(self._style(index, int(self._codes[index]), left, bottom, right))
        return number

    def _placed_one_by_one(self, glyphs: Glyphs, edges: Floats, slow: list[int]) -> Glyphs:
        """The glyphs, with some at places of their own: pieces of ligatures, and on baselines that are not level.

        Args:
            glyphs: All of the page; whatever is wrong of those is put right.
            edges: Of their boxes.
            slow: Which those are.
        """
        texts, fields = glyphs.texts, glyphs.fields
        kept = np.ones(len(texts), dtype=np.bool_)
        pieces: list[int] = []  # characters of the glyph at `first`
        first, bearing = 0, 0.0
        for place in slow:
            index, left, right = int(self.places[place]), float(edges[_LEFT, place]), float(edges[_RIGHT, place])
            x, y = self._origin(index)
            across, size, angle, _ = self._matrix(index)
            if pieces and pieces[-1] == index - 1 and self._is_piece_of(index, index - 1):
                pieces.append(index)
                kept[place] = False
                texts[first] += texts[place]
                if len(pieces) > _LONGEST_LIGATURE:
                    texts[first], self.replaced = UNMAPPED, True
                if not angle:
                    # To the right of its ink is about as much white as to its left, and there is no way to ask.
                    fields[_ADVANCE, first] = max(fields[_ADVANCE, first], right - x + bearing)
                continue
            first, pieces, bearing = place, [index], max(0.0, left - x)
            advance = (self._width(index) or _USUAL_WIDTH) * across if angle else right - x
            fields[:, place] = x, y, advance, size, angle
        self.places = self.places[kept]
        return glyphs.some(np.flatnonzero(kept))

    def _style(self, index: int, code: int, left: float, bottom: float, right: float) -> _Style:
        x, y = self._origin(index)
        across, size, angle, leans = self._matrix(index)
        font = self._font(index)
        name = self._font_name(font) if font else ""
        hyphen = code != ord(SOFT_HYPHEN) or self._prints_hyphens(font)
        text = self._character(index, code, name, hyphen)
        if angle or (x, y) in (self._origin(index - 1), self._origin(index + 1)):
            return _Style(text, 0.0, 0.0, 0.0, size, False)
        advance = right - x
        width = self._width(index)
        if width and (leans or self._ink(index) > right - _ROUNDING):
            advance = min(advance, width * across)
        return _Style(text, x - left, y - bottom, round(advance, 2), size, True)

    def _character(self, index: int, code: int, font: str, hyphen: bool) -> str:
        if code in _HYPHENS and _is_hyphen(self._text, index) == 1:
            return "-"
        if 0xD800 <= code < 0xE000:
            self._halves = True
            return UNMAPPED if is_icon_font(font) else chr(code)
        if code > 0x10FFFF or _is_unmapped(self._text, index) == 1:
            return UNMAPPED
        return readable(chr(code), font, hyphen=hyphen)

    def _prints_hyphens(self, font: Address) -> bool:
        """Whether the page has a hyphen of that font."""
        return font != 0 and font in map(self._font, np.flatnonzero(self._codes == ord("-")).tolist())

    def _origin(self, index: int) -> tuple[float, float]:
        across, up, *_ = self._out
        if not _get_origin(self._text, index, across, up):
            return 0.0, 0.0
        return self._edges[0], self._edges[1]

    def _matrix(self, index: int) -> tuple[float, float, float, bool]:
        """Width of an em, height of an em, angle of the baseline, whether the letter is made to lean."""
        size = _get_size(self._text, index)
        if not _get_matrix(self._text, index, self._float_out):
            return abs(size), abs(size), 0.0, False
        a, b, c, d, *_ = self._floats
        leans = abs(a * c + b * d) > _LEANING * abs(a * d)
        return *em(a, b, c, d, size), leans

    def _ink(self, index: int) -> float:
        """Where the ink ends to the right."""
        return float(self._edges[1]) if _get_ink(self._text, index, *self._out) else 0.0

    def _font_name(self, font: Address) -> str:
        if font not in self._fonts:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            raw.FPDFFont_GetBaseFontName(ctypes.cast(font, raw.FPDF_FONT), name, _LONGEST_NAME)
            self._fonts[font] = name.value.decode("latin-1")
        return self._fonts[font]

    def _font(self, index: int) -> Address:
        """The font of a character; 0 where PDFium made it up."""
        item = _get_object(self._text, index)
        return (_get_font(item) or 0) if item else 0

    def _is_piece_of(self, index: int, other: int) -> bool:
        """Whether two characters are one glyph: a ligature, or a text that stands for a picture."""
        owner = _get_object(self._text, index)
        both = owner is not None and owner == _get_object(self._text, other)
        return both and self._origin(index) == self._origin(other)

    def _width(self, index: int) -> float:
        """The width of a glyph in ems; 0 where its font does not say."""
        font = self._font(index)
        if font and _get_width(font, _get_unicode(self._text, index), 1.0, self._float_out):
            return float(self._floats[0])
        return 0.0


def codes_of(text: Any, count: int) -> _Codes:
    """The first characters of a text page, each as a code point.

    All are asked for at once. That answer leaves out what is no sign and gives two numbers for a sign beyond 16 bits;
    where it may have done so they are asked for one by one.
    """
    units = np.zeros(count + 1, dtype=np.uint16)
    written = raw.FPDFText_GetText(text, 0, count, units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    if written == count + 1 and not ((units >> 11) == _SURROGATES).any():
        return units[:count].astype(np.int64)
    return codes_one_by_one(text, count)


def codes_one_by_one(text: Any, count: int) -> _Codes:
    """The same the slow way."""
    return np.fromiter(map(_get_unicode, repeat(address_of(text)), range(count)), dtype=np.int64, count=count)


def _boxes(text: Any, count: int) -> Floats:
    """The edges of the loose boxes of the first characters: left, top, right and bottom."""
    page = ctypes.c_void_p(address_of(text))
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


def _shapes(codes: _Codes, edges: Floats) -> NDArray[np.int64] | list[_Shape]:
    """What the glyphs of one style have in common."""
    most = 1 << (_STEP_BITS - 1)
    with np.errstate(invalid="ignore"):
        across = (edges[_RIGHT] - edges[_LEFT]) * _STEPS // 1
        along = (edges[_TOP] - edges[_BOTTOM]) * _STEPS // 1
        fits = (np.abs(across) < most) & (np.abs(along) < most) & (codes <= _LAST_CODE)
    parts = codes, across, along
    all_fit = bool(fits.all())
    numbers = np.array(parts if all_fit else np.where(fits, parts, 0), dtype=np.int64)
    whole: NDArray[np.int64] = (((numbers[0] << _STEP_BITS) + numbers[1]) << _STEP_BITS) + numbers[2]
    if all_fit:
        return whole
    shapes: list[_Shape] = whole.tolist()
    for place in np.flatnonzero(~fits).tolist():
        shapes[place] = int(codes[place]), float(across[place]), float(along[place])
    return shapes


def _whole(text: str) -> str:
    """A glyph's text with its halves of a surrogate pair, which some builds of PDFium give, put together."""
    return readable(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), "")
