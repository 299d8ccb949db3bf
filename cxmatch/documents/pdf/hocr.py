"""From Tesseract's answer to glyphs: where its words stand, on which baselines, and which of them are bullets.

The answer is in the hOCR format, which says more than a table of words does: the baseline and the size of each line of
print. Both are what the reading order is found by.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot, inf
from statistics import median
from typing import NamedTuple

from cxmatch.documents.pdf.glyphs import BULLET, Glyph, readable

_SURE = 40
"""Tesseract's confidence in a word, 0 to 100, from which it is kept: from there on a word was more often right than
wrong; docs/ocr.md has the figures."""

_LEGIBLE = 60
"""The same, from which a word says that the page stands upright; of the words of a page upside down one in five
reaches it."""

_LEVEL = 0.2
"""Slope of a baseline above which the line runs up or down the page."""

_EM = 1.12
"""Ems in one of Tesseract's size of a line, which goes from descenders to ascenders. In six fonts it was 1.03 to
1.22."""

_SAME_SIZE = 0.1
"""Share by which the size of a line may differ from the usual one of its page and be that of the same font; lines of
one font were found to differ by 0.05."""

_AFLOAT = 0.06
"""How far above the baseline a bullet ends, in sizes of its line, at least; letters stand on it. Bullets in real
resumes did by 0.07 to 0.3."""

_BULLET_TOP = 0.65
"""How high it reaches above the baseline at most, in the same unit; theirs was 0.61."""

_BULLET_SIZE = 0.15
"""How wide and high it is at least, in the same unit; less is a speck, a point or a dash."""

_ROUND = 1.4
"""How many times wider than high, or higher than wide, it may be; a dash is three times as wide."""

_SIGNS = frozenset("+=*~<>^")
"""What is as small and hangs as high as a bullet; within a line it is itself."""

_CELL = 1.0
"""Gap between two words, in sizes of their line, from which they may be of two columns."""

_OFF = 0.15
"""How far off the line's baseline words stand, in sizes of the line, that have one of their own."""

_WHITE = 0.2
"""White between two words of a line, in sizes of the line, at least: that they are two is known."""

_ELEMENT = re.compile(r"<span class='(ocrx?_\w+)'[^>]*? title=(['\"])(.*?)\2[^>]*>([^\n]*)")
_VERSION = re.compile(r"content='tesseract v?([\w.-]+)")
_TAG = re.compile(r"<[^>]*>")

_FOOT = re.compile(r"[A-IK-PR-Za-fhik-or-xz0-9.&+:]*[A-IK-PR-Za-fhik-or-xz0-9]")
"""Words that end at the baseline."""

_Values = dict[str, list[float]]
"""The properties of an element."""


class Word(NamedTuple):
    """A word of a picture; pixels, from its upper left corner, y downwards."""

    text: str
    left: float
    right: float
    bottom: float
    confidence: int
    """0 to 100."""


class Row(NamedTuple):
    """Words on one baseline; pixels."""

    words: tuple[Word, ...]
    middle: float
    """Half-way from left to right."""
    base: float
    """Where the baseline is there."""
    slope: float
    size: float
    """From descenders to ascenders."""

    @property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(len(word.text) for word in self.words)


class Look(NamedTuple):
    """A picture as it was read once."""

    rows: tuple[Row, ...]
    """Only level ones."""
    letters: int
    """Of all words, on level lines or not."""
    height: int
    """Of the picture, pixels."""
    version: str
    """Tesseract's; empty where it does not say."""

    @property
    def legible(self) -> int:
        """Letters of words on level lines that were surely read."""
        words = (word for row in self.rows for word in row.words)
        return sum(len(word.text) for word in words if word.confidence >= _LEGIBLE and word.text != BULLET)

    @property
    def slope(self) -> float:
        """Of most of its lines; downwards is above 0."""
        return median([row.slope for row in self.rows for _ in range(row.letters)] or [0.0])

    @property
    def size(self) -> float:
        """Of most of its lines, pixels."""
        return median([row.size for row in self.rows for _ in range(row.letters)] or [0.0])


def look(answer: str, height: int) -> Look:
    """What Tesseract answered about a picture.

    Args:
        answer: In the hOCR format, an element a line, each line of print before its words.
        height: Of the picture, pixels.
    """
    lines: list[tuple[_Values, list[Word]]] = []
    for kind, _, title, inner in _ELEMENT.findall(answer):
        values = _values(title)
        if kind != "ocrx_word":
            lines.append((values, []))
        elif lines and (text := readable(html.unescape(_TAG.sub("", inner)).strip(), "")):
            lines[-1][1].append(_word(text, values, *lines[-1]))
    rows = tuple(row for values, words in lines if words for row in _rows(values, words))
    version = _VERSION.search(answer)
    letters = sum(len(word.text) for _, words in lines for word in words)
    return Look(rows, letters, height, version[1] if version else "")


def _values(title: str) -> _Values:
    """The properties that an element names: "bbox 1 2 3 4; x_wconf 96"."""
    parts = (part.split() for part in title.split(";"))
    return {part[0]: [float(number) for number in part[1:]] for part in parts if part}


def _word(text: str, values: _Values, line: _Values, before: Sequence[Word]) -> Word:
    """A word; a bullet where it is one, by its shape: Tesseract knows no bullets, and makes an e or a © of them."""
    left, top, right, bottom = values["bbox"]
    if len(text) == 1 and not (before and text in _SIGNS):
        slope, offset = line.get("baseline", (0.0, 0.0))
        base, size = line["bbox"][3] + offset + slope * (left - line["bbox"][0]), _size(line)
        across, along = right - left, bottom - top
        hangs = base - bottom >= _AFLOAT * size and base - top <= _BULLET_TOP * size
        if hangs and min(across, along) >= _BULLET_SIZE * size and max(across, along) <= _ROUND * min(across, along):
            return Word(BULLET, left, right, bottom, 100)
    return Word(text, left, right, bottom, int(values.get("x_wconf", (0.0,))[0]))


def _size(line: _Values) -> float:
    return line.get("x_size", (0.0,))[0]


def _rows(line: _Values, words: Sequence[Word]) -> Iterator[Row]:
    """A level line in pieces that are parted by wide gaps; nothing of one that runs up or down the page.

    Tesseract makes one line of what stands side by side in two columns, even where the rows of the one are half a row
    lower.
    """
    slope, offset = line.get("baseline", (inf, 0.0))
    size = _size(line)
    if abs(slope) > _LEVEL or size <= 0:
        return
    left, _, _, bottom = line["bbox"]
    gaps = [place for place, (word, after) in enumerate(pairwise(words), 1) if after.left - word.right > _CELL * size]
    for first, last in pairwise((0, *gaps, len(words))):
        cell = words[first:last]
        middle = (cell[0].left + cell[-1].right) / 2
        base = bottom + offset + slope * (middle - left)
        feet = [word.bottom - slope * (word.left - middle) for word in cell if _FOOT.fullmatch(word.text)]
        if feet and abs(median(feet) - base) > _OFF * size:
            base = median(feet)
        yield Row(tuple(cell), middle, base, slope, size)


def glyphs(seen: Look, scale: float) -> Iterator[Glyph]:
    """The letters of a page as if it lay level, each as wide as the others of its word.

    Words that Tesseract is not sure of are left out.

    Args:
        seen: How its picture was read.
        scale: The picture's pixels a point.
    """
    slope, usual = seen.slope, seen.size
    along = 1 / hypot(1.0, slope)
    for row in seen.rows:
        y = (seen.height - (row.base - slope * row.middle) * along) / scale
        size = usual if abs(row.size - usual) <= _SAME_SIZE * usual else row.size
        ends = [word.left - _WHITE * size for word in row.words[1:]] + [inf]
        for word, end in zip(row.words, ends, strict=True):
            if word.confidence < _SURE:
                continue
            left = (word.left + slope * row.base) * along / scale
            # A slanting f reaches over the space behind it.
            width = max(min(word.right, end) - word.left, (word.right - word.left) / 2) * along
            advance = width / len(word.text) / scale
            for place, letter in enumerate(word.text):
                yield Glyph(letter, left + place * advance, y, advance, size * _EM / scale, 0.0)
