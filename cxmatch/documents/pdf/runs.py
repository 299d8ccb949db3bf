"""Runs of letters on a page, and which of them lie over one another."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from math import cos, radians, sin
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import Glyph, Glyphs, Places

Marks = NDArray[np.bool_]
"""One for each glyph of a page."""

X_HEIGHT = 0.5
"""Ems from the baseline to the top of an "x", about: the part of its line that every letter has ink in."""

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

_STRIP = 4.0
"""Points; words are sorted into strips of this height to find those that lie over one another."""

_MOST_STRIPS = 40
"""Strips that a word is sorted into, at most; a letter of 320 pt reaches that high."""

_COMPARED = 64
"""Letters of two words that are compared, at most."""

_NEIGHBOURS = 200
"""Words that reach across the beginning of a word and are looked at for one that it lies over, at most."""


class Run(NamedTuple):
    """Glyphs on one baseline that were printed one after the other."""

    first: int
    """The place of its first glyph among those of the page."""
    last: int
    """Its last glyph, not the one behind it."""
    left: float
    right: float
    y: float
    size: float


def runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Runs of glyphs on one baseline that were printed one after the other, and hold a letter or figure."""
    glyphs = Glyphs.of(glyphs)
    if not glyphs:
        return []
    turned, right = glyphs.angle != 0, glyphs.right
    outside = turned | ~glyphs.inked
    begins = ~outside
    gaps, size = glyphs.x[1:] - right[:-1], glyphs.size[1:]
    with np.errstate(invalid="ignore"):
        begins[1:] &= ~((-size < gaps) & (gaps < _GAP * size)) | outside[:-1]
        first, last = _parted_by_height(glyphs, begins, outside)
    letters = glyphs.letters
    counted = np.append(0, np.cumsum(letters))
    speaks = counted[last + 1] > counted[first]
    first, last = first[speaks], last[speaks]
    fields = (first, last, glyphs.x[first], right[last], glyphs.y[first], glyphs.size[first])
    words = list(map(Run, *(field.tolist() for field in fields)))
    if turned.any():
        words += [_turned(place, glyphs[place]) for place in np.flatnonzero(turned & letters).tolist()]
        words.sort()
    return words


def _ends(begins: Marks, outside: Marks) -> tuple[Places, Places]:
    """The first and last glyph of each run."""
    first = np.flatnonzero(begins)
    bounds = np.append(np.flatnonzero(begins | outside), len(begins))
    return first, bounds[np.searchsorted(bounds, first) + 1] - 1


def _parted_by_height(glyphs: Glyphs, begins: Marks, outside: Marks) -> tuple[Places, Places]:
    """The ends of runs, which begin, too, where glyphs are of another height or size than the first of their run."""
    first, last = _ends(begins, outside)
    lengths = last + 1 - first
    y, size = glyphs.y, glyphs.size
    high, twice = np.repeat(y[first], lengths), np.repeat(2 * size[first], lengths)
    inside = ~outside
    own_y, own_size = (y, size) if inside.all() else (y[inside], size[inside])
    level = (np.abs(own_y - high) <= _LEVEL) & (own_size < twice) & (twice < 4 * own_size)
    if level.all():
        return first, last
    off = np.flatnonzero(inside)[~level]
    for run in set((np.searchsorted(first, off[~begins[off]], side="right") - 1).tolist()):
        begin = int(first[run])
        for place in range(begin + 1, int(last[run]) + 1):
            if abs(y[place] - y[begin]) > _LEVEL or not size[place] < 2 * size[begin] < 4 * size[place]:
                begins[place], begin = True, place
    return _ends(begins, outside)


def _turned(place: int, glyph: Glyph) -> Run:
    """A glyph that does not stand level, by itself: the square that holds the middle of it."""
    _, x, y, advance, size, angle = glyph
    along, up = advance / 2, X_HEIGHT * size / 2
    middle_x = x + along * cos(radians(angle)) - up * sin(radians(angle))
    middle_y = y + along * sin(radians(angle)) + up * cos(radians(angle))
    half = max(advance, X_HEIGHT * size) / 2
    return Run(place, place, middle_x - half, middle_x + half, middle_y - X_HEIGHT * size / 2, size)


def parts_of(word: Run, glyphs: Sequence[Glyph], owner: Callable[[int], int]) -> list[Run]:
    """A word cut where it was printed in several goes: each may have a colour of its own."""
    owners = [owner(place) for place in range(word.first, word.last + 1)]
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


def overlaps(words: Sequence[Run], glyphs: Sequence[Glyph]) -> list[tuple[Run, Run]]:
    """Pairs of words of which the second lies over the first, in the order of print; copies do not count."""
    if len(words) <= _NEIGHBOURS and not _any_lie_over(words):
        return []
    strips: dict[int, list[Run]] = defaultdict(list)
    for word in words:
        lowest, highest = int(word.y // _STRIP), int((word.y + X_HEIGHT * word.size) // _STRIP)
        for strip in range(lowest, min(highest, lowest + _MOST_STRIPS) + 1):
            strips[strip].append(word)
    found: set[tuple[Run, Run]] = set()
    for near in strips.values():
        near.sort(key=lambda word: word.left)
        begun: list[Run] = []
        for word in near:
            begun = [other for other in begun if other.right > word.left][-_NEIGHBOURS:]
            for other in _laid_under(word, begun, glyphs):
                found.add((other, word) if other.first < word.first else (word, other))
            begun.append(word)
    return sorted(found, key=lambda pair: pair[1].first)


def _any_lie_over(words: Sequence[Run]) -> bool:
    """Whether any two of a few words lie over one another, all compared with all."""
    left, right, y, size = np.array([word[2:] for word in words]).reshape(-1, 4).T
    wide, high, top = right - left, X_HEIGHT * size, y + X_HEIGHT * size
    across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    along = np.minimum.outer(top, top) - np.maximum.outer(y, y)
    over = (across >= _OVERLAP * np.minimum.outer(wide, wide)) & (along >= _TOUCH * np.minimum.outer(high, high))
    return int(np.count_nonzero(over)) > int(np.count_nonzero(over.diagonal()))


def _laid_under(word: Run, others: Sequence[Run], glyphs: Sequence[Glyph]) -> Iterable[Run]:
    for other in others:
        across = min(word.right, other.right) - max(word.left, other.left)
        along = min(word.y + X_HEIGHT * word.size, other.y + X_HEIGHT * other.size) - max(word.y, other.y)
        if across < _OVERLAP * min(word.right - word.left, other.right - other.left):
            continue
        if along < _TOUCH * X_HEIGHT * min(word.size, other.size):
            continue
        if not _are_copies(word, other, glyphs):
            yield other


def _are_copies(word: Run, other: Run, glyphs: Sequence[Glyph]) -> bool:
    """Whether most letters of a word are printed again with the other, in their places."""
    near = _SAME_PLACE * word.size
    if abs(word.y - other.y) > near:
        return False
    letters, others = glyphs_of(word, glyphs)[:_COMPARED], glyphs_of(other, glyphs)[:_COMPARED]
    copies = sum(any(it.text == glyph.text and abs(it.x - glyph.x) <= near for it in others) for glyph in letters)
    return 2 * copies > min(len(letters), len(others))


def glyphs_of(word: Run, glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs of a run."""
    return glyphs[word.first : word.last + 1]
