"""Which words of a page can a person see?

What is painted settles it, whatever the file says of colours, layers and clips: a word that leaves no trace between
the page with its text and the page without it is hidden. All words are looked at in one small picture; those
without a trace there, and those that lie under other words, are looked at again, larger and in colour.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import groupby
from math import cos, radians, sin, sqrt
from operator import sub
from statistics import correlation
from typing import NamedTuple, Protocol

from cxmatch.documents.glyphs import Glyph

_SMALL = 0.75
"""Pixels a point of the first look; the letters of 10 pt are 4 pixels high there."""

_LARGE = 3.0
"""Pixels a point of the second look; a letter of 4 pt is 6 pixels high there."""

_SURE = 40
"""Levels (of 255) by which the small picture must change under a word that is surely seen."""

_SEEN = 18
"""Levels of brightness (of 255) by which a letter must differ from what it stands on: #EDEDED on white has a contrast of
1.17 to 1 (WCAG 2.2), at which nobody reads; the faintest grey of 259 resumes, #CCCCCC, has 1.6."""

_OTHER_COLOUR = 64
"""Levels in one of the three colours from which a letter is seen however bright it is: red on a green as bright."""

_BLUE, _GREEN, _RED = 0.114, 0.587, 0.299
"""Parts of the colours in brightness (ITU-R BT.601)."""

SMALLEST = 1.5
"""Points below which a font's letters are specks: 0.25 mm high. The smallest print that is sold is about 4 pt."""

NARROWEST = 0.08
"""Ems that a letter takes on average, at least: a heap of letters cannot be read. An "i" takes 0.22."""

_ROWS = (0.1, 0.3)
"""Heights over the baseline, ems, at which the small picture is looked at. Nearly all letters have ink at both: on 201
real resumes 1 in 1,000 runs of letters had to be looked at again; with 0.4 in the place of 0.3 it was 1 in 8."""

_GAP_IN_PRINT = 1.5
"""Ems of a word without ink from which it is looked at again: two letters with the space between two words."""

_ZONE = 0.5
"""Ems from the baseline to the top of an "x", about: the part of its line that every letter has ink in."""

_ZONE_SHARE = 0.4
"""Share of that height in which a letter must show: one that is cut off below or above it cannot be told."""

_WORD_SHARE = 0.5
"""Share of its letters that must show for a word to be seen."""

_GAP = 0.3
"""Ems of white between two glyphs that end a word here."""

_LEVEL = 0.1
"""Points by which baselines of one word may differ: rounding."""

_OVERLAP = 0.5
"""Share of the shorter of two words that must lie on the other for the two to be looked at apart."""

_TOUCH = 0.2
"""The same for their heights; lines that are set solid share nothing."""

_SAME_PLACE = 0.25
"""Ems between two prints of one word, to look bold or to cast a shadow, at most."""

_LAYERS = 4
"""Words over words over words that are looked at apart, at most."""

_MOST_PIXELS = 8_000_000
"""Of one picture; an A4 page of the second look has 4.5 million."""

_STRIP = 4.0
"""Points; words are sorted into strips of this height to find those that lie over one another."""

_ALIKE = 0.6
"""Correlation of the pixels under a word with those of the word by itself from which they are that word."""

_ASTRAY = 0.5
"""Ems by which a recognised word may stand beside its print."""

_MOST_STRIPS = 40
"""Strips that a word is sorted into, at most; a letter of 320 pt reaches that high."""

_PICTURE_SHARE = 0.5
"""Share of a page that pictures must cover for it to be a scan."""

_RECOGNISED = 0.8
"""Share of a page's letters that must be unseen for them to be a layer of recognised text; scanners stamp a line."""


Box = tuple[float, float, float, float]
"""Left, bottom, right, top, points."""


class Picture(NamedTuple):
    """A page as pixels, 8 bits a channel, its top row first."""

    width: int
    height: int
    stride: int
    """Bytes a row."""
    channels: int
    """1 (grey) or 3."""
    data: bytes
    scale: float
    """Pixels a point."""
    box: Box
    """The part of the page that it shows."""


class Canvas(Protocol):
    """What a reader can paint of a page, in the space of the page's glyphs: points, y upwards."""

    box: Box
    """What is shown of the page."""

    def picture(self, scale: float, *, colour: bool, box: Box | None = None) -> Picture:
        """A part of the page as it is, or all of it."""

    def bare(
        self, scale: float, *, colour: bool, box: Box | None = None, without: Collection[int] | None = None
    ) -> Picture:
        """The same without some of its text objects; without all of them where None."""

    def alone(self, scale: float, *, box: Box, only: Collection[int]) -> Picture:
        """A part of the page with some of its text objects in black and nothing else; they may stay black."""

    def owner(self, glyph: int) -> int:
        """The text object that a glyph belongs to."""

    def pictured(self) -> float:
        """The share of the page, 0 to 1, that pictures cover."""


class Seen(NamedTuple):
    """What a person sees of the glyphs of a page."""

    hidden: frozenset[int] = frozenset()
    """Places, in the page's glyphs, of those that nobody sees."""
    recognised: bool = False
    """Whether the page is a scan and its text a layer over or under it, which is honest."""


class _Word(NamedTuple):
    first: int
    last: int
    """Its last glyph, not the one behind it."""
    left: float
    right: float
    y: float
    size: float


def seen(glyphs: Sequence[Glyph], canvas: Canvas) -> Seen:
    """Tells the glyphs of a page that a person sees from the others.

    Args:
        glyphs: In the space of the canvas.
        canvas: What paints the page.
    """
    words = _words(glyphs)
    left, bottom, right, top = canvas.box
    if not words or right <= left or top <= bottom:
        return Seen()
    off = [word for word in words if not _is_on(word, canvas.box, glyphs)]
    small = [word for word in words if _is_speck(word)]
    gone = {word.first for word in (*off, *small)}
    rest = [word for word in words if word.first not in gone]
    doubtful = _doubtful(rest, glyphs, canvas)
    unseen = _unseen(doubtful, glyphs, canvas) if doubtful else []
    recognised: list[_Word] = []
    if _letters(unseen) >= max(1, _RECOGNISED * _letters(words)) and canvas.pictured() >= _PICTURE_SHARE:
        recognised = _over_ink(unseen, canvas)
    honest = {word.first for word in recognised}
    hidden = [*off, *small, *(word for word in unseen if word.first not in honest)]
    return Seen(
        frozenset(place for word in hidden for place in range(word.first, word.last + 1)),
        bool(recognised),
    )


def _letters(words: Iterable[_Word]) -> int:
    return sum(word.last + 1 - word.first for word in words)


def _is_speck(word: _Word) -> bool:
    return word.size < SMALLEST or word.right - word.left < NARROWEST * word.size * (word.last + 1 - word.first)


def _words(glyphs: Sequence[Glyph]) -> list[_Word]:
    """Runs of glyphs on one baseline that were printed one after the other, and hold a letter or figure."""
    words: list[_Word] = []
    first, begin, end, height, high = -1, 0.0, 0.0, 0.0, 0.0
    speaks = False
    for place, (text, x, y, advance, size, angle) in enumerate(glyphs):
        if first >= 0 and (
            text == " "
            or angle
            or abs(y - height) > _LEVEL
            or not -size < x - end < _GAP * size
            or not size < 2 * high < 4 * size
        ):
            if speaks:
                words.append(_Word(first, place - 1, begin, end, height, high))
            first, speaks = -1, False
        if angle:
            if text.isalnum():
                words.append(_turned(place, glyphs[place]))
            continue
        if text != " ":
            if first < 0:
                first, begin, height, high = place, x, y, size
            end = x + advance
            speaks = speaks or text.isalnum()
    if first >= 0 and speaks:
        words.append(_Word(first, len(glyphs) - 1, begin, end, height, high))
    return words


def _turned(place: int, glyph: Glyph) -> _Word:
    """A glyph that does not stand level, by itself: the square that holds the middle of it."""
    _, x, y, advance, size, angle = glyph
    along, up = advance / 2, _ZONE * size / 2
    middle_x = x + along * cos(radians(angle)) - up * sin(radians(angle))
    middle_y = y + along * sin(radians(angle)) + up * cos(radians(angle))
    half = max(advance, _ZONE * size) / 2
    return _Word(place, place, middle_x - half, middle_x + half, middle_y - _ZONE * size / 2, size)


def _is_on(word: _Word, box: Box, glyphs: Sequence[Glyph]) -> bool:
    """Whether most of a word lies within the page."""
    left, bottom, right, top = box
    if not bottom <= word.y + _ZONE * word.size / 2 <= top:
        return False
    if left <= word.left and word.right <= right:
        return True
    inside = sum(left <= glyph.x + glyph.advance / 2 <= right for glyph in _glyphs_of(word, glyphs))
    return inside >= _WORD_SHARE * (word.last - word.first + 1)


def _doubtful(words: list[_Word], glyphs: Sequence[Glyph], canvas: Canvas) -> list[_Word]:
    """The words that the small picture does not surely show, and those that lie over one another."""
    scale = _fitting(_SMALL, canvas.box)
    whole = canvas.picture(scale, colour=False)
    bare = canvas.bare(scale, colour=False)
    over = _over_others(words, glyphs)
    return [word for word in words if word.first in over or not _surely_shows(word, whole, bare)]


def _surely_shows(word: _Word, whole: Picture, bare: Picture) -> bool:
    """Whether the small picture changes all along a word, at each height that is looked at."""
    scale = whole.scale
    begin = max(0, int((word.left - whole.box[0]) * scale))
    end = min(whole.width, int((word.right - whole.box[0]) * scale) + 1)
    base = (whole.box[3] - word.y) * scale
    lines = {int(base - row * word.size * scale) for row in _ROWS}
    starts = [line * whole.stride for line in lines if 0 <= line < whole.height]
    nothing = bytes(max(1, min(end - begin, int(_GAP_IN_PRINT * word.size * scale))))
    return bool(starts) and not any(
        nothing in _changed(whole.data[start + begin : start + end], bare.data[start + begin : start + end])
        for start in starts
    )


def _changed(shown: bytes, behind: bytes) -> bytes:
    """For each pixel of a row 1 where text changes it for sure, and 0 elsewhere."""
    if behind and behind.count(behind[0]) == len(behind):
        return shown.translate(_differing_from(behind[0]))
    return bytes(abs(ours - theirs) >= _SURE for ours, theirs in zip(shown, behind, strict=True))


@cache
def _differing_from(ground: int) -> bytes:
    return bytes(abs(level - ground) >= _SURE for level in range(256))


def _over_others(words: list[_Word], glyphs: Sequence[Glyph]) -> dict[int, int]:
    """Layers of the words that lie over other words, by their first glyphs; 0 is what was printed first."""
    strips: dict[int, list[_Word]] = defaultdict(list)
    for word in words:
        lowest, highest = int(word.y // _STRIP), int((word.y + _ZONE * word.size) // _STRIP)
        for strip in range(lowest, min(highest, lowest + _MOST_STRIPS) + 1):
            strips[strip].append(word)
    layers: dict[int, int] = {}
    for near in strips.values():
        near.sort(key=lambda word: word.left)
        reach = near[0].left
        for index, word in enumerate(near):
            if word.left < reach:
                for other in _laid_under(word, near[:index], glyphs):
                    lower, upper = sorted((word.first, other.first))
                    layers.setdefault(lower, 0)
                    layers[upper] = max(layers.get(upper, 0), layers[lower] + 1)
            reach = max(reach, word.right)
    return layers


def _laid_under(word: _Word, others: Sequence[_Word], glyphs: Sequence[Glyph]) -> Iterable[_Word]:
    for other in others[-_NEIGHBOURS:]:
        across = min(word.right, other.right) - max(word.left, other.left)
        along = min(word.y + _ZONE * word.size, other.y + _ZONE * other.size) - max(word.y, other.y)
        if across < _OVERLAP * min(word.right - word.left, other.right - other.left):
            continue
        if along < _TOUCH * _ZONE * min(word.size, other.size):
            continue
        if not _are_copies(word, other, glyphs):
            yield other


_COMPARED = 64
"""Letters of two words that are compared, at most."""

_NEIGHBOURS = 24
"""Words to the left of a word that are looked at for one that it lies over."""


def _are_copies(word: _Word, other: _Word, glyphs: Sequence[Glyph]) -> bool:
    """Whether most letters of a word are printed again with the other, in their places."""
    near = _SAME_PLACE * word.size
    if abs(word.y - other.y) > near:
        return False
    letters, others = _glyphs_of(word, glyphs)[:_COMPARED], _glyphs_of(other, glyphs)[:_COMPARED]
    copies = sum(any(it.text == glyph.text and abs(it.x - glyph.x) <= near for it in others) for glyph in letters)
    return 2 * copies > min(len(letters), len(others))


def _glyphs_of(word: _Word, glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    return glyphs[word.first : word.last + 1]


def _unseen(doubtful: list[_Word], glyphs: Sequence[Glyph], canvas: Canvas) -> list[_Word]:
    """Those words of which a large picture in colour shows too little."""
    doubtful = [part for word in doubtful for part in _parts(word, glyphs, canvas)]
    box = _around(doubtful, canvas.box)
    scale = _fitting(_LARGE, box)
    whole = canvas.picture(scale, colour=True, box=box)
    layers = _over_others(doubtful, glyphs)
    by_layer: dict[int, list[_Word]] = defaultdict(list)
    for word in doubtful:
        by_layer[min(layers.get(word.first, 0), _LAYERS - 1)].append(word)
    unseen = []
    for _, words in sorted(by_layer.items()):
        owners = {canvas.owner(place) for word in words for place in range(word.first, word.last + 1)}
        bare = canvas.bare(scale, colour=True, box=box, without=owners)
        unseen += [word for word in words if not _shows(word, glyphs, whole, bare)]
    if not unseen:
        return []
    owners = {canvas.owner(place) for word in unseen for place in range(word.first, word.last + 1)}
    page = canvas.picture(scale, colour=False, box=box)
    alone = canvas.alone(scale, box=box, only=owners)  # the last look: it leaves the text black
    return [word for word in unseen if not _is_drawn(word, alone, page)]


def _parts(word: _Word, glyphs: Sequence[Glyph], canvas: Canvas) -> list[_Word]:
    """A word cut where it was printed in several goes: each may have a colour of its own."""
    owners = [canvas.owner(place) for place in range(word.first, word.last + 1)]
    if len(set(owners)) == 1:
        return [word]
    # Many programs print letters one by one; those stay together.
    counts = Counter(owners)
    keys = [owner if counts[owner] > 1 else None for owner in owners]
    parts = []
    for _, run in groupby(range(word.first, word.last + 1), key=lambda place: keys[place - word.first]):
        places = list(run)
        some = glyphs[places[0] : places[-1] + 1]
        if any(glyph.text.isalnum() for glyph in some):
            right = max(glyph.x + glyph.advance for glyph in some)
            parts.append(word._replace(first=places[0], last=places[-1], left=some[0].x, right=right))
    return parts


def _around(words: list[_Word], page: Box) -> Box:
    """The part of the page in which words stand."""
    return (
        max(page[0], min(word.left for word in words) - 1),
        max(page[1], min(word.y for word in words) - 1),
        min(page[2], max(word.right for word in words) + 1),
        min(page[3], max(word.y + _ZONE * word.size for word in words) + 1),
    )


def _shows(word: _Word, glyphs: Sequence[Glyph], whole: Picture, bare: Picture) -> bool:
    letters = [glyph for glyph in _glyphs_of(word, glyphs) if glyph.text.isalnum()]
    shown = 0
    for glyph in letters:
        left, right = (word.left, word.right) if glyph.angle else (glyph.x, glyph.x + glyph.advance)
        place = left, word.y, right, word.y + _ZONE * word.size
        rows = list(map(_differ, _cropped(whole, *place), _cropped(bare, *place)))
        shown += bool(rows) and sum(rows) >= _ZONE_SHARE * len(rows)
    return shown >= _WORD_SHARE * len(letters)


def _differ(ours: bytes, theirs: bytes) -> bool:
    """Whether two rows of pixels in colour differ anywhere by so much that people see it."""
    if ours == theirs:
        return False
    steps = list(map(sub, ours, theirs))
    if max(map(abs, steps)) >= _OTHER_COLOUR:
        return True
    return any(abs(_BLUE * b + _GREEN * g + _RED * r) >= _SEEN for b, g, r in zip(*[iter(steps)] * 3, strict=True))


def _is_drawn(word: _Word, alone: Picture, whole: Picture) -> bool:
    """Whether the page shows what the word looks like by itself: its letters drawn again, as outlines or a picture."""
    place = word.left, word.y, word.right, word.y + _ZONE * word.size
    ink = b"".join(_cropped(alone, *place))
    if not ink or max(ink) - min(ink) < _SEEN:
        return False
    shown = b"".join(_cropped(whole, *place))
    return max(shown) - min(shown) >= _SEEN and abs(correlation(ink, shown)) >= _ALIKE


def _over_ink(words: list[_Word], canvas: Canvas) -> list[_Word]:
    """The words where a scan has print; recognised words stand a little off what they were recognised from."""
    scale = _fitting(_LARGE / 2, canvas.box)
    bare = canvas.bare(scale, colour=False)
    found = []
    for word in words:
        around = _cropped(bare, word.left, word.y, word.right, word.y + _ZONE * word.size, by=_ASTRAY * word.size)
        if around and max(map(max, around)) - min(map(min, around)) >= _SEEN:
            found.append(word)
    return found


def _cropped(picture: Picture, left: float, bottom: float, right: float, top: float, *, by: float = 0) -> list[bytes]:
    """The rows of pixels of a part of a picture, and of what is around it `by` so many points."""
    scale, channels = picture.scale, picture.channels
    begin = max(0, int((left - by - picture.box[0]) * scale))
    end = min(picture.width, max(begin + 1, int((right + by - picture.box[0]) * scale) + 1))
    first = max(0, int((picture.box[3] - top - by) * scale))
    last = min(picture.height, max(first + 1, int((picture.box[3] - bottom + by) * scale)))
    starts = range(first * picture.stride, last * picture.stride, picture.stride)
    rows = [picture.data[start + begin * channels : start + end * channels] for start in starts]
    return rows if end > begin else []


def _fitting(scale: float, box: Box) -> float:
    """The scale, or the largest below it at which a picture of the page is not too large."""
    left, bottom, right, top = box
    return min(scale, sqrt(_MOST_PIXELS / max(1.0, (right - left) * (top - bottom))))
