"""The characters of a page as PDFium gives them, each as a glyph with its place.

PDFium guesses where words end, and guesses badly where every glyph is placed by itself; what it guessed (it
says which characters it made up) is left out here.
"""

import ctypes
from collections import deque
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from cxmatch.documents.pdf.glyphs import SOFT_HYPHEN, UNMAPPED, Glyph, em, is_icon_font, readable
from cxmatch.documents.pdf.pdfium.calls import plain

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


_get_unicode = plain(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_get_box = plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


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
        self._text: Any = None
        self._styles: dict[tuple[int, float, float], _Style] = {}
        self._fonts: dict[int, str] = {}
        self._codes: list[int] = []
        self._halves = False
        self._pieces: list[int] = []
        """Places of the characters of the glyph that was added last by the slow way."""
        self._bearing = 0.0
        """White to the left of its ink; to its right there is about as much, and no way to ask."""
        self.replaced = False
        """Whether glyphs were met that have a whole text for their character."""
        self.cut = False
        """Whether the last page had more characters than were asked for."""
        self.places: list[int] = []
        """For each glyph of the last page, the place of its character in PDFium's text page."""

    def of(self, text: Any, most: int) -> list[Glyph]:
        """The first `most` glyphs of a text page that the file itself holds."""
        self._text, self._pieces, self.replaced, self.places = text, [], False, []
        count = raw.FPDFText_CountChars(self._text)
        self.cut = count > most
        count = min(count, most)
        if count <= 0:
            return []
        handle = ctypes.cast(self._text, ctypes.c_void_p).value
        codes = self._codes = list(map(_get_unicode, repeat(handle), range(count)))
        boxes = (ctypes.c_float * (4 * count))()
        start, step = ctypes.addressof(boxes), 4 * ctypes.sizeof(ctypes.c_float)
        places = range(start, start + step * count, step)
        deque(map(_get_box, repeat(handle), range(count), places), maxlen=0)
        edges = memoryview(boxes).cast("B").cast("f").tolist()
        glyphs: list[Glyph] = []
        add, new, styles, note = glyphs.append, tuple.__new__, self._styles, self.places.append
        lefts, tops, rights, bottoms = edges[0::4], edges[1::4], edges[2::4], edges[3::4]
        for index, code, left, top, right, bottom in zip(
            range(count), codes, lefts, tops, rights, bottoms, strict=True
        ):
            if code <= _SPACE and left == right:
                continue  # made up by PDFium
            key = (code, (right - left) * _STEPS // 1, (top - bottom) * _STEPS // 1)
            try:
                text, shift, up, advance, size, level = styles[key]
            except KeyError:
                styles[key] = style = self._style(index, code, left, bottom, right)
                text, shift, up, advance, size, level = style
            if level:
                add(new(Glyph, (text, left + shift, bottom + up, advance, size, 0.0)))
                note(index)
            else:
                self._add_slowly(glyphs, index, text, left, right)
        return [_whole(glyph) for glyph in glyphs] if self._halves else glyphs

    def _style(self, index: int, code: int, left: float, bottom: float, right: float) -> _Style:
        x, y = self._origin(index)
        across, size, angle, leans = self._matrix(index)
        item = raw.FPDFText_GetTextObject(self._text, index)
        font = raw.FPDFTextObj_GetFont(item) if item else None
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
        if code in _HYPHENS and raw.FPDFText_IsHyphen(self._text, index) == 1:
            return "-"
        if 0xD800 <= code < 0xE000:
            self._halves = True
            return UNMAPPED if is_icon_font(font) else chr(code)
        if code > 0x10FFFF or raw.FPDFText_HasUnicodeMapError(self._text, index) == 1:
            return UNMAPPED
        return readable(chr(code), font, hyphen=hyphen)

    def _prints_hyphens(self, font: Any) -> bool:
        """Whether the page has a hyphen of that font."""
        places = [index for index, code in enumerate(self._codes) if code == ord("-")]
        objects = (raw.FPDFText_GetTextObject(self._text, index) for index in places)
        fonts = (ctypes.cast(raw.FPDFTextObj_GetFont(item), ctypes.c_void_p).value for item in objects if item)
        return bool(font) and ctypes.cast(font, ctypes.c_void_p).value in fonts

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        return x.value, y.value

    def _matrix(self, index: int) -> tuple[float, float, float, bool]:
        """Width of an em, height of an em, angle of the baseline, whether the letter is made to lean."""
        matrix = raw.FS_MATRIX()
        size = raw.FPDFText_GetFontSize(self._text, index)
        if not raw.FPDFText_GetMatrix(self._text, index, matrix):
            return abs(size), abs(size), 0.0, False
        leans = abs(matrix.a * matrix.c + matrix.b * matrix.d) > _LEANING * abs(matrix.a * matrix.d)
        return *em(matrix.a, matrix.b, matrix.c, matrix.d, size), leans

    def _ink(self, index: int) -> float:
        """Where the ink ends to the right."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return float(right.value)

    def _font_name(self, font: Any) -> str:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
            self._fonts[address] = name.value.decode("latin-1")
        return self._fonts[address]

    def _object(self, index: int) -> int | None:
        """The address of the text object that the character belongs to."""
        return ctypes.cast(raw.FPDFText_GetTextObject(self._text, index), ctypes.c_void_p).value

    def _is_piece_of(self, index: int, other: int) -> bool:
        """Whether two characters are one glyph: a ligature, or a text that stands for a picture."""
        owner = self._object(index)
        return owner is not None and owner == self._object(other) and self._origin(index) == self._origin(other)

    def _add_slowly(self, glyphs: list[Glyph], index: int, text: str, left: float, right: float) -> None:
        """Adds a glyph whose place is its own: a piece of a ligature, or on a baseline that is not level."""
        x, y = self._origin(index)
        across, size, angle, _ = self._matrix(index)
        if glyphs and self._pieces and self._pieces[-1] == index - 1 and self._is_piece_of(index, index - 1):
            self._pieces.append(index)
            whole = glyphs[-1].text + text
            if len(self._pieces) > _LONGEST_LIGATURE:
                whole, self.replaced = UNMAPPED, True
            advance = glyphs[-1].advance if angle else max(glyphs[-1].advance, right - x + self._bearing)
            glyphs[-1] = glyphs[-1]._replace(text=whole, advance=advance)
            return
        self._pieces, self._bearing = [index], max(0.0, left - x)
        advance = (self._width(index) or _USUAL_WIDTH) * across if angle else right - x
        glyphs.append(Glyph(text, x, y, advance, size, angle))
        self.places.append(index)

    def _width(self, index: int) -> float:
        """The width of a glyph in ems; 0 where its font does not say."""
        item = raw.FPDFText_GetTextObject(self._text, index)
        font = raw.FPDFTextObj_GetFont(item) if item else None
        width = ctypes.c_float()
        code = raw.FPDFText_GetUnicode(self._text, index)
        if font and raw.FPDFFont_GetGlyphWidth(font, code, 1.0, width):
            return float(width.value)
        return 0.0


def _whole(glyph: Glyph) -> Glyph:
    """The glyph with its halves of a surrogate pair, which some builds of PDFium give, put together."""
    text = glyph.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return glyph._replace(text=readable(text, ""))
