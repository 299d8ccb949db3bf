"""What a page looks like to every PDF reader: glyphs, each with its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from math import atan2, cos, degrees, hypot, isfinite, radians, sin
from typing import Any, NamedTuple, Self, overload

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
"""Of glyphs, among those of their page."""

UNMAPPED = "\ufffd"
"""Stands for a glyph of which the file does not say what character it is."""

BULLET = "•"

LAST_CODE = 0x10FFFF
"""The last code point; texts that are not of one character have numbers beyond it."""

_IS_LETTER = np.array([chr(code).isalnum() for code in range(256)])
"""For each code point of Latin-1 whether it is a letter or figure."""

_PICTURE_FONT = re.compile(r"wingdings|webdings|zapf ?dingbats|monotype ?sorts|opensymbol", re.I)
"""Fonts whose letters are pictures: their "l" is a disc, and no letter."""

_ICON_FONT = re.compile(
    r"(?i:awesome|icomoon|icons?\b|icons?[-+_]|ionicons|academicons|materialdesign)|Icons?(?=[A-Z0-9])"
)
"""Fonts of icons, on whatever codes."""

_FONTS = 256
"""Names of fonts of which what they are is remembered."""

_DRAWN_BULLETS = frozenset("lnqrstuvwxyzØ§¨\xa0¡¢£¤ª«²³µ·¸àáâãäåæçèéêëìíîïðñòóôõö÷øùúûü4")
"""Characters under which those fonts keep discs, squares, ticks and arrowheads."""

_FIRST_SYMBOL = 0xF000
"""Symbol fonts without a map are read as this private code point plus the byte (Microsoft's convention)."""

_SYMBOL_BULLETS = frozenset(map(chr, (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF06C, 0xF06E, 0xF076, 0xF0A8, 0xF071)))

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

_INVISIBLE = frozenset(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)))
"""Characters without ink. Their glyphs stay, with no text, since the pen may move for them."""

SOFT_HYPHEN = "\xad"


class Glyph(NamedTuple):
    """One printed sign, in the space of its page: points, y upwards.

    A ligature is one glyph with several characters.

    Example:
        >>> Glyph("a", x=72.0, y=700.0, advance=5.0, size=10.0, angle=0.0).box
        (72.0, 698.0, 77.0, 708.0)
    """

    text: str
    """Empty for a character without ink."""
    x: float
    """Where its baseline begins."""
    y: float
    """Its baseline."""
    advance: float
    """How far the pen moves for it along the baseline, without added letter or word spacing."""
    size: float
    """The height of its font as printed."""
    angle: float
    """How far its baseline is turned anticlockwise, whole degrees from 0 to 359."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Roughly what it covers: left, bottom, right, top; of a glyph that is not turned."""
        below = 0.2 * self.size
        return self.x, self.y - below, self.x + self.advance, self.y - below + self.size


class Glyphs(Sequence[Glyph]):
    """Glyphs by field: what is asked of all glyphs of a page is asked at once.

    Args:
        texts: One for each glyph, as all that follow.
        fields: Five rows of numbers: x, y, advance, size and angle.

    Example:
        >>> Glyphs.of([Glyph("a", 72.0, 700.0, 5.0, 10.0, 0.0)]).right
        array([77.])
    """

    def __init__(self, texts: list[str], fields: Floats) -> None:
        self.texts = texts
        self.fields = fields
        self.x, self.y, self.advance, self.size, self.angle = fields

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Self:
        """The same glyphs by field."""
        if isinstance(glyphs, cls):
            return glyphs
        texts, *fields = zip(*glyphs, strict=True) if (glyphs := list(glyphs)) else ([],) * 6
        return cls(list(texts), np.array(fields, dtype=np.float64))

    @property
    def right(self) -> Floats:
        """Where the pen stands after each."""
        right: Floats = self.x + self.advance
        return right

    @cached_property
    def codes(self) -> NDArray[np.int64]:
        """A number for each that is the same for the same text: a single character's code point."""
        return numbered(self.texts)

    @cached_property
    def kinds(self) -> NDArray[np.integer[Any]]:
        """A number for each that is the same for the same text and advance, and for no others."""
        advances, advance = np.unique(self.advance, return_inverse=True)
        _, kind = np.unique(self.codes * len(advances) + advance, return_inverse=True)
        return small(kind)

    @property
    def longer(self) -> list[str]:
        """The texts of those that have several characters, or none."""
        return [self.texts[place] for place in np.flatnonzero(self.codes > LAST_CODE).tolist()]

    @cached_property
    def letters(self) -> NDArray[np.bool_]:
        """Whether each is a letter or figure, or several."""
        found: NDArray[np.bool_] = _IS_LETTER[np.minimum(self.codes, len(_IS_LETTER) - 1)]
        others = np.flatnonzero(self.codes >= len(_IS_LETTER))
        found[others] = list(map(str.isalnum, map(self.texts.__getitem__, others.tolist())))
        return found

    @cached_property
    def inked(self) -> NDArray[np.bool_]:
        """Whether each is anything but a space."""
        found: NDArray[np.bool_] = self.codes != ord(" ")
        return found

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> Glyph: ...

    @overload
    def __getitem__(self, place: slice) -> list[Glyph]: ...

    def __getitem__(self, place: int | slice) -> Glyph | list[Glyph]:
        if isinstance(place, slice):
            return list(map(Glyph, self.texts[place], *self.fields[:, place].tolist()))
        return Glyph(self.texts[place], *self.fields[:, place].tolist())

    def __iter__(self) -> Iterator[Glyph]:
        return map(Glyph, self.texts, *self.fields.tolist())

    def moved(self, fields: Floats) -> "Glyphs":
        """The same at other places; whatever else is known of them holds."""
        others = Glyphs(self.texts, fields)
        others.codes, others.kinds, others.letters = self.codes, self.kinds, self.letters
        return others

    def some(self, places: Places) -> "Glyphs":
        """Those at some places, in that order."""
        return Glyphs(list(map(self.texts.__getitem__, places.tolist())), np.take(self.fields, places, axis=1))


def numbered(texts: Sequence[str]) -> NDArray[np.int64]:
    """A number for each text that is the same for the same text: a single character's code point."""
    joined = "".join(texts)
    if len(joined) == len(texts) and "" not in texts:
        return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    others: dict[str, int] = {}
    return np.array(
        [ord(text) if len(text) == 1 else LAST_CODE + 1 + others.setdefault(text, len(others)) for text in texts],
        dtype=np.int64,
    )


def small(numbers: Places) -> NDArray[np.integer[Any]]:
    """The same numbers from 0 on, in 16 bits where they fit: NumPy sorts those without comparing them."""
    return numbers.astype(np.uint16) if len(numbers) <= np.iinfo(np.uint16).max else numbers


class Page(NamedTuple):
    """The glyphs of one page, in the order of the file."""

    number: int
    """Counted from 1."""
    glyphs: Sequence[Glyph]
    drawn: bool = True
    """Whether anything but text, such as a picture, stands on it; True where the reader does not look."""
    hidden: Sequence[Glyph] = ()
    """The glyphs that are in the file and that no person sees."""
    recognised: bool = False
    """Whether it is a scan, and its text a layer that was recognised (OCR)."""
    pictured: float = 0.0
    """Share of it, 0 to 1, that pictures cover; 0 where the reader does not look."""


class Reading(NamedTuple):
    """What a reader makes of a PDF file."""

    pages: tuple[Page, ...]
    page_count: int
    """Pages of the file, read or not."""
    restricted: bool = False
    """Whether its owner set permissions: it opens without a password, and not for all uses."""
    failed: tuple[int, ...] = ()
    """Numbers of pages that could not be read."""
    cut: bool = False
    """Whether a limit left pages or glyphs unread."""
    engine: str = ""
    """The program that recognised the text of pictures, with its version; empty where the text is the file's own."""


def readable(text: str, font: str, *, hyphen: bool = True) -> str:
    r"""What a person sees where a font shows `text`.

    Ligatures come apart, pictures of bullets become "•", and other pictures and control characters become
    `UNMAPPED`.

    Args:
        text: The character or characters of the glyph as the file has them.
        font: The name of its font.
        hyphen: Whether the font has a hyphen beside the soft hyphen; one that has not prints its soft hyphen
            for every hyphen.

    Example:
        >>> readable("\ufb01", "Times-Roman"), readable("l", "Wingdings-Regular"), readable("l", "Arial")
        ('fi', '•', 'l')
    """
    if len(text) != 1:
        return "".join(readable(part, font, hyphen=hyphen) for part in text)
    if text in _INVISIBLE:
        return ""
    if text in _LIGATURES:
        return _LIGATURES[text]
    if is_icon_font(font):
        return UNMAPPED
    if text == SOFT_HYPHEN:
        return text if hyphen else "-"
    if text in _SYMBOL_BULLETS:
        return BULLET
    if text.isalnum() or text in _DRAWN_BULLETS:
        plain = chr(ord(text) - _FIRST_SYMBOL) if _FIRST_SYMBOL <= ord(text) < _FIRST_SYMBOL + 256 else text
        if _is_picture_font(font):
            return BULLET if plain in _DRAWN_BULLETS else UNMAPPED
    if text.isspace():
        return " "
    return UNMAPPED if is_mute(text) else text


@lru_cache(_FONTS)
def is_icon_font(font: str) -> bool:
    """Whether all of a font's glyphs are icons."""
    return _ICON_FONT.search(font) is not None


@lru_cache(_FONTS)
def _is_picture_font(font: str) -> bool:
    return _PICTURE_FONT.search(font) is not None


def is_mute(text: str) -> bool:
    """Whether `text` says nothing to a reader: unmapped, private, or a control character."""
    code = ord(text[0])
    return (
        code < 32
        or 0x7F <= code < 0xA0
        or 0xE000 <= code < 0xF900
        or 0xD800 <= code < 0xE000
        or 0xFFF0 <= code <= 0xFFFF
        or code >= 0xF0000
    )


def em(a: float, b: float, c: float, d: float, size: float) -> tuple[float, float, float]:
    """How a font of `size` comes out under a text matrix.

    Returns:
        The width and height of one em, points, and the angle of the baseline, whole degrees from 0 to 359.

    Example:
        >>> em(0.0, 2.0, -2.0, 0.0, 12.0)
        (24.0, 24.0, 90.0)
    """
    if size < 0:
        a, b, size = -a, -b, -size
    angle = degrees(atan2(b, a))
    # Broken files hold places that are no numbers; their glyphs are left out when lines are made.
    return size * hypot(a, b), size * hypot(c, d), float(round(angle) % 360) if isfinite(angle) else 0.0


def turned(glyphs: Iterable[Glyph], degrees: float) -> list[Glyph]:
    """The same glyphs on a page that was turned clockwise by `degrees`.

    Example:
        >>> turned([Glyph("a", 0.0, 10.0, 5.0, 10.0, 90.0)], 90)
        [Glyph(text='a', x=10.0, y=0.0, advance=5.0, size=10.0, angle=0.0)]
    """
    a, b = round(cos(radians(degrees)), 9), round(sin(radians(degrees)), 9)
    return [
        Glyph(text, x * a + y * b, y * a - x * b, advance, size, (angle - degrees) % 360)
        for text, x, y, advance, size, angle in glyphs
    ]
