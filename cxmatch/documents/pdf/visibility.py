"""Which words of a page can a person see?

What is painted settles it, whatever the file says of colours, layers and clips: a word that leaves no trace between
the page with its text and the page without it is hidden. All words are looked at in one small picture; those
without a trace there, and those that lie under other words, are looked at again, larger and in colour.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from math import isfinite, sqrt
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import Floats, Glyph
from cxmatch.documents.pdf.runs import X_HEIGHT, Run, glyphs_of, overlaps, parts_of, runs

_SMALL = 0.75
"""Pixels a point of the first look; the letters of 10 pt are 4 pixels high there."""

_LARGE = 3.0
"""Pixels a point of the second look; a letter of 4 pt is 6 pixels high there."""

_SURE = 40
"""Levels (of 255) by which the small picture must change under a word that is surely seen."""

_PAPER = 255
"""The level of a page with nothing on it."""

_SEEN = 18
"""Levels of brightness (of 255) by which a letter must differ from what it stands on: #EDEDED on white has a contrast
of 1.17 to 1 (WCAG 2.2), at which nobody reads; the faintest grey of 259 resumes, #CCCCCC, has 1.6."""

_OTHER_COLOUR = 64
"""Levels of green or red from which a letter is seen however bright it is: red on a green as bright. Of blue twice as
many: blue on black and yellow on white are the hardest to read."""

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

_ZONE_SHARE = 0.4
"""Share of that height in which a letter must show: one that is cut off below or above it cannot be told."""

_WORD_SHARE = 0.5
"""Share of its letters that must show for a word to be seen."""

_LAYERS = 8
"""Words over words over words that are looked at apart; nobody reads what lies higher."""

_MOST_PIXELS = 8_000_000
"""Of one picture; an A4 page of the second look has 4.5 million."""

_FAR = 2 * _MOST_PIXELS
"""Pixels from its edges that no picture reaches."""

_ALIKE = 0.6
"""Correlation of the pixels under a word with those of the word by itself from which they are that word."""

_ASTRAY = 0.5
"""Ems by which a recognised word may stand beside its print."""

_PICTURE_SHARE = 0.5
"""Share of a page that pictures must cover for it to be a scan."""

_RECOGNISED = 0.8
"""Share of a page's letters that must be unseen for them to be a layer of recognised text; scanners stamp a line."""


Levels = NDArray[np.uint8]
"""Pixels by row, column and channel."""

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

    def ground(self, scale: float, *, under: Sequence[Box]) -> Picture | None:
        """The page without its text, in grey; None where it is sure that it is blank under all of those boxes."""

    def unpictured(self, scale: float) -> Picture:
        """The page without its text and its pictures, in grey."""

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


def seen(glyphs: Sequence[Glyph], canvas: Canvas) -> Seen:
    """Tells the glyphs of a page that a person sees from the others.

    Args:
        glyphs: In the space of the canvas.
        canvas: What paints the page.
    """
    words = [word for word in runs(glyphs) if isfinite(word.left + word.right + word.y + word.size)]
    left, bottom, right, top = canvas.box
    if not words or right <= left or top <= bottom:
        return Seen()
    off = [word for word in words if not _is_on(word, canvas.box, glyphs)]
    small = [word for word in words if _is_speck(word)]
    gone = {word.first for word in (*off, *small)}
    rest = [word for word in words if word.first not in gone]
    doubtful = _doubtful(rest, glyphs, canvas)
    unseen = _unseen(doubtful, glyphs, canvas) if doubtful else []
    recognised: list[Run] = []
    if _letters(unseen) >= max(1, _RECOGNISED * _letters(rest)) and canvas.pictured() >= _PICTURE_SHARE:
        recognised = _recognised(unseen, canvas)
    honest = {word.first for word in recognised}
    hidden = [*off, *small, *(word for word in unseen if word.first not in honest)]
    return Seen(
        frozenset(place for word in hidden for place in range(word.first, word.last + 1)),
        bool(recognised),
    )


def _letters(words: Iterable[Run]) -> int:
    return sum(word.last + 1 - word.first for word in words)


def _is_speck(word: Run) -> bool:
    return word.size < SMALLEST or word.right - word.left < NARROWEST * word.size * (word.last + 1 - word.first)


def _is_on(word: Run, box: Box, glyphs: Sequence[Glyph]) -> bool:
    """Whether most of a word lies within the page."""
    left, bottom, right, top = box
    if not bottom <= word.y + X_HEIGHT * word.size / 2 <= top:
        return False
    if left <= word.left and word.right <= right:
        return True
    inside = sum(left <= glyph.x + glyph.advance / 2 <= right for glyph in glyphs_of(word, glyphs))
    return inside >= _WORD_SHARE * (word.last - word.first + 1)


def _doubtful(words: list[Run], glyphs: Sequence[Glyph], canvas: Canvas) -> list[Run]:
    """The words that the small picture does not surely show, and those that lie over one another."""
    if not words:
        return []
    scale = _fitting(_SMALL, canvas.box)
    whole = canvas.picture(scale, colour=False)
    bare = canvas.ground(scale, under=list(map(_place, words)))
    over = {word.first for pair in overlaps(words, glyphs) for word in pair}
    shown = _surely_shown(words, whole, bare)
    return [word for word, sure in zip(words, shown, strict=True) if not sure or word.first in over]


def _place(word: Run) -> Box:
    """The part of its line that is looked at."""
    return word.left, word.y, word.right, word.y + X_HEIGHT * word.size


def _surely_shown(words: list[Run], whole: Picture, bare: Picture | None) -> Iterator[bool]:
    """Whether the small picture changes all along each word, at each height that is looked at."""
    scale = whole.scale
    left, right, y, size = np.array([word[2:] for word in words]).T
    begin = np.maximum(0, _pixels((left - whole.box[0]) * scale))
    end = np.minimum(whole.width, _pixels((right - whole.box[0]) * scale) + 1)
    gap = np.maximum(1, np.minimum(end - begin, _pixels(_GAP_IN_PRINT * size * scale)))
    base = (whole.box[3] - y) * scale
    starts = [_pixels(base - row * size * scale) * whole.stride for row in _ROWS]
    bounds = range(whole.height * whole.stride)
    shown, behind, differing = whole.data, bare and bare.data, _differing_from(_PAPER)
    for first, last, wide, *lines in zip(*(column.tolist() for column in (begin, end, gap, *starts)), strict=True):
        nothing, looks = bytes(wide), 0
        for line in lines:
            if line in bounds:
                ours = shown[line + first : line + last]
                changed = (
                    ours.translate(differing) if behind is None else _changed(ours, behind[line + first : line + last])
                )
                if nothing in changed:
                    yield False
                    break
                looks += 1
        else:
            yield looks > 0


def _pixels(lengths: Floats) -> NDArray[np.int64]:
    """Whole pixels; what lies far beyond any picture stays so."""
    return np.clip(lengths, -_FAR, _FAR).astype(np.int64)


def _changed(shown: bytes, behind: bytes) -> bytes:
    """For each pixel of a row 1 where text changes it for sure, and 0 elsewhere."""
    if behind and behind.count(behind[0]) == len(behind):
        return shown.translate(_differing_from(behind[0]))
    return bytes(abs(ours - theirs) >= _SURE for ours, theirs in zip(shown, behind, strict=True))


@cache
def _differing_from(ground: int) -> bytes:
    return bytes(abs(level - ground) >= _SURE for level in range(256))


def _unseen(doubtful: list[Run], glyphs: Sequence[Glyph], canvas: Canvas) -> list[Run]:
    """Those words of which a large picture in colour shows too little."""
    doubtful = [part for word in doubtful for part in parts_of(word, glyphs, canvas.owner)]
    box = _around(doubtful, canvas.box)
    scale = _fitting(_LARGE, box)
    whole = canvas.picture(scale, colour=True, box=box)
    unseen = []
    for layer, words in sorted(_by_layer(doubtful, glyphs, canvas).items()):
        if layer >= _LAYERS:
            unseen += words
            continue
        owners = {canvas.owner(place) for word in words for place in range(word.first, word.last + 1)}
        bare = canvas.bare(scale, colour=True, box=box, without=owners)
        unseen += [word for word in words if not _shows(word, glyphs, whole, bare)]
    if not unseen:
        return []
    owners = {canvas.owner(place) for word in unseen for place in range(word.first, word.last + 1)}
    page = canvas.picture(scale, colour=False, box=box)
    alone = canvas.alone(scale, box=box, only=owners)  # the last look: it leaves the text black
    return [word for word in unseen if not _is_drawn(word, alone, page)]


def _by_layer(words: list[Run], glyphs: Sequence[Glyph], canvas: Canvas) -> dict[int, list[Run]]:
    """Words by the number of words that they lie over, so that no two of a layer lie over one another.

    All words of a text object are in one layer, since it is painted as a whole or not at all.
    """
    units = {word: canvas.owner(word.first) for word in words}
    depth: dict[int, int] = defaultdict(int)
    for lower, upper in overlaps(words, glyphs):
        if units[lower] != units[upper]:
            depth[units[upper]] = max(depth[units[upper]], depth[units[lower]] + 1)
    found: dict[int, list[Run]] = defaultdict(list)
    for word in words:
        found[min(depth[units[word]], _LAYERS)].append(word)
    return found


def _around(words: list[Run], page: Box) -> Box:
    """The part of the page in which words stand."""
    return (
        max(page[0], min(word.left for word in words) - 1),
        max(page[1], min(word.y for word in words) - 1),
        min(page[2], max(word.right for word in words) + 1),
        min(page[3], max(word.y + X_HEIGHT * word.size for word in words) + 1),
    )


def _shows(word: Run, glyphs: Sequence[Glyph], whole: Picture, bare: Picture) -> bool:
    letters = [glyph for glyph in glyphs_of(word, glyphs) if glyph.text.isalnum()]
    edges = [(word.left, word.right) if it.angle else (it.x, it.x + it.advance) for it in letters]
    if not edges:
        return True
    _, bottom, _, top = _place(word)
    parts = [_part(whole, left, bottom, right, top) for left, right in edges]
    rows, begin = parts[0].rows, min(part.begin for part in parts)
    columns = slice(begin, max(part.end for part in parts))
    seen = _differ(_levels(whole)[rows, columns], _levels(bare)[rows, columns])
    shown = 0
    for part in parts:
        changed = int(np.count_nonzero(seen[:, part.begin - begin : max(0, part.end - begin)].any(axis=1)))
        shown += bool(len(seen)) and part.end > part.begin and changed >= _ZONE_SHARE * len(seen)
    return shown >= _WORD_SHARE * len(letters)


def _differ(ours: Levels, theirs: Levels) -> NDArray[np.bool_]:
    """Whether pixels in colour differ by so much that people see it."""
    blue, green, red = np.moveaxis(ours.astype(np.int64) - theirs, -1, 0)
    other = (abs(green) >= _OTHER_COLOUR) | (abs(red) >= _OTHER_COLOUR) | (abs(blue) >= 2 * _OTHER_COLOUR)
    found: NDArray[np.bool_] = other | (abs(_BLUE * blue + _GREEN * green + _RED * red) >= _SEEN)
    return found


def _is_drawn(word: Run, alone: Picture, whole: Picture) -> bool:
    """Whether the page shows what the word looks like by itself: its letters drawn again, as outlines or a picture."""
    place = _place(word)
    ink = b"".join(_cropped(alone, *place))
    if not ink or max(ink) - min(ink) < _SEEN:
        return False
    shown = b"".join(_cropped(whole, *place))
    return max(shown) - min(shown) >= _SEEN and abs(_correlation(ink, shown)) >= _ALIKE


def _correlation(ours: bytes, theirs: bytes) -> float:
    """Of two rows of levels, of which neither is the same all along (Pearson's)."""
    x, y = np.frombuffer(ours, dtype=np.uint8).astype(np.int64), np.frombuffer(theirs, dtype=np.uint8).astype(np.int64)
    sums = len(x), int(x.sum()), int(y.sum())
    count, across, along = sums
    both = count * int(x @ y) - across * along
    return both / sqrt((count * int(x @ x) - across**2) * (count * int(y @ y) - along**2))


def _recognised(words: list[Run], canvas: Canvas) -> list[Run]:
    """The words where a picture has print; they stand a little off what they were recognised from."""
    scale = _fitting(_LARGE / 2, canvas.box)
    bare = canvas.bare(scale, colour=False)
    empty = canvas.unpictured(scale)
    found = []
    for word in words:
        place = _place(word)
        around = _cropped(bare, *place, by=_ASTRAY * word.size)
        is_print = around and max(map(max, around)) - min(map(min, around)) >= _SEEN
        if is_print and around != _cropped(empty, *place, by=_ASTRAY * word.size):
            found.append(word)
    return found


class _Part(NamedTuple):
    """A part of a picture, pixels."""

    rows: slice
    begin: int
    """Its first column."""
    end: int
    """The one behind its last; not beyond its first where it holds none."""


def _part(picture: Picture, left: float, bottom: float, right: float, top: float, *, by: float = 0) -> _Part:
    """A part of a picture in points, and what is around it `by` so many points."""
    scale = picture.scale
    begin = max(0, int((left - by - picture.box[0]) * scale))
    end = min(picture.width, max(begin + 1, int((right + by - picture.box[0]) * scale) + 1))
    first = max(0, int((picture.box[3] - top - by) * scale))
    last = min(picture.height, max(first + 1, int((picture.box[3] - bottom + by) * scale)))
    return _Part(slice(first, max(first, last)), begin, end)


def _cropped(picture: Picture, left: float, bottom: float, right: float, top: float, *, by: float = 0) -> list[bytes]:
    """The rows of pixels of such a part."""
    (rows, begin, end), channels = _part(picture, left, bottom, right, top, by=by), picture.channels
    starts = range(rows.start * picture.stride, rows.stop * picture.stride, picture.stride)
    found = [picture.data[start + begin * channels : start + end * channels] for start in starts]
    return found if end > begin else []


def _levels(picture: Picture) -> Levels:
    """A picture by row, column and channel."""
    rows = np.frombuffer(picture.data, dtype=np.uint8).reshape(picture.height, picture.stride)
    return rows[:, : picture.width * picture.channels].reshape(picture.height, picture.width, picture.channels)


def _fitting(scale: float, box: Box) -> float:
    """The scale, or the largest below it at which a picture of the page is not too large."""
    left, bottom, right, top = box
    across, along = right - left, top - bottom
    return min(scale, sqrt(_MOST_PIXELS / max(1.0, across * along)), _MOST_PIXELS / max(1.0, across, along))
