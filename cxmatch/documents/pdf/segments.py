"""From glyphs to words: which glyphs stand on one baseline, and where the gaps between them are.

Lengths are in ems of the glyph at hand, so that nothing depends on the size of print.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import BULLET, LAST_CODE, UNMAPPED, Floats, Glyph, Glyphs, Places
from cxmatch.documents.pdf.ligatures import with_ligatures
from cxmatch.documents.pdf.tracks import Tracks, tracks

SAME_ROW = 0.35
"""Ems by which cells of one row may differ in their baselines."""

ALIGNED = 0.12
"""Ems by which baselines may differ that are meant to be the same."""

WIDEST_LEADING = 1.9
"""Ems between baselines within one paragraph, at most; the usual is 1.2."""

_WORD_GAP = 0.09
"""Ems of white that part two words. In resumes where every glyph is placed by itself letters were up to 0.07
apart and words 0.12 and more; pdfminer.six's default is the same."""

_TOUCHING = 0.03
"""Ems between two glyphs up to which a person sees no space, even where the file has one."""

_CELL_GAP = 1.0
"""Ems of white that part two cells of a row; in justified text a space is rarely stretched so far."""

_KERNING = 0.04
"""Share of its advance by which a glyph is usually overlapped from which its font's width is not believed."""

_ILL_FITTED = 0.1
"""Share of glyphs of a page that must usually be overlapped for that; elsewhere overlaps are kerning."""

_SEEN = 4
"""Occurrences of a character on a page from which its usual overlap is known."""

_TRACKING = 0.08
"""Ems between all letters of a word from which it counts as letter-spaced; below it is kerning."""

_TRACKED_GLYPHS = 5
"""Glyphs from which a run can be seen to be letter-spaced."""

_TRACKED_WORD = 1.35
"""How much wider than its usual gap a gap of a letter-spaced run must be to part two words; a space adds at
least the width of the tracking again."""

_TRACKED_PARTS = 5
"""Letters and gaps at the beginning of a cell that can show that it is letter-spaced: three and two."""

_TRACKED_CELL = 3.5
"""How much wider than its narrowest gap a gap of a letter-spaced run must be to part two cells."""

_BULLET_REACH = 4.0
"""Ems between a bullet and its text, at most."""

_BULLET_SHIFT = 0.45
"""Ems by which the baseline of a bullet, out of another font, may differ from that of its text."""

_BULLETS = frozenset("•●▪■◦○◆◇‣⁃∙·▸►▶➢➤✓✔❖–—-*\u25aa\u00a7o»")
"""What stands alone before the text of an item."""


_SCHEME = re.compile(r"(?<=http):/ (?=\w)|(?<=https):/ (?=\w)")
"""What is left of an address whose second slash stands so close that a reader took it for a second print."""

_SMALLEST = 0.01
"""Points below which a size is as good as none."""


class Segment(NamedTuple):
    """Words on one baseline without a wide gap among them."""

    text: str
    left: float
    right: float
    y: float
    """Its baseline."""
    size: float
    """The size of most of its glyphs' font."""


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """The segments of level glyphs, from the top down and from left to right.

    Example:
        >>> row = [Glyph(letter, 10.0 * place, 700.0, 5.0, 10.0, 0.0) for place, letter in enumerate("ab")]
        >>> [segment.text for segment in segments(row)]
        ['a b']
    """
    return _with_bullets(_cells(tracks(_measurable(Glyphs.of(glyphs)))))


def rows_of(found: Iterable[Segment], reach: float) -> list[list[Segment]]:
    """Segments by baseline, from the top down, each row from left to right; cells of a row do not overlap.

    Args:
        found: The segments.
        reach: Ems by which the baselines of a row may differ.
    """
    rows: list[list[Segment]] = []
    for segment in sorted(found, key=lambda segment: (-segment.y, segment.left)):
        if rows and _fits(segment, rows[-1], reach):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda segment: segment.left)
    return rows


def _fits(segment: Segment, row: list[Segment], reach: float) -> bool:
    if row[0].y - segment.y > reach * min(row[0].size, segment.size):
        return False
    return all(segment.left >= other.right or segment.right <= other.left for other in row)


def _measurable(glyphs: Glyphs) -> Glyphs:
    """The same glyphs, without places that are no numbers and sizes that nothing can be divided by."""
    if not glyphs or (np.isfinite(glyphs.fields).all() and glyphs.size.min() >= _SMALLEST):
        return glyphs
    glyphs = glyphs.some(np.flatnonzero(np.isfinite(glyphs.fields).all(axis=0)))
    np.maximum(glyphs.size, _SMALLEST, out=glyphs.size)
    return glyphs


class _Row(NamedTuple):
    """The glyphs of all tracks that are not spaces, one behind the other."""

    ink: Places
    """Of the glyphs."""
    at: Places
    """Of the same in the tracks, spaces counted."""
    begins: NDArray[np.bool_]
    """Whether each is the first of its track."""


def _usual_overlaps(found: Tracks, row: _Row) -> Floats | None:
    """How far the next glyph usually overlaps each of what is inked, points (negative, or 0); None where none does.

    Where glyphs are placed one by one, the font's widths may not be those that the text was set with. Then a
    word that ends in a broad letter has almost no gap behind it, by the font's own widths.
    """
    glyphs, before, after = found.glyphs, row.ink[:-1], row.ink[1:]
    gaps = glyphs.x[after] - glyphs.right[before]
    size = glyphs.size[after]
    taught = ~row.begins[1:] & (-size < gaps) & (gaps < size)
    if found.parted.any():
        taught &= ~np.repeat(found.parted, np.diff([*found.starts, len(found.places)]))[row.at[1:]]
    all_gaps = int(np.count_nonzero(taught))
    # Most gaps behind a glyph that is overlapped are that narrow: few of them are no tenth of all.
    narrow = taught & (gaps < -_KERNING * glyphs.advance[before])
    if 2 * np.count_nonzero(narrow) <= _ILL_FITTED * all_gaps:
        return None
    # Glyphs of one character and advance: enough to tell font and size within one document. The gap in the middle of
    # theirs is narrow where more than half of them are.
    kinds = glyphs.kinds[row.ink]
    most = int(kinds.max()) + 1
    counts = np.bincount(kinds[:-1][taught], minlength=most)
    overlapped = (counts >= _SEEN) & (np.bincount(kinds[:-1][narrow], minlength=most) > counts // 2)
    if counts[overlapped].sum() <= _ILL_FITTED * all_gaps:
        return None
    # To sort the gaps of each by themselves takes a third of what it takes to sort all by both.
    teach = np.flatnonzero(taught & overlapped[kinds[:-1]])
    gaps = gaps[teach[np.argsort(kinds[teach], kind="stable")]]
    middle, begin = np.zeros(most), 0
    for kind, count in zip(np.flatnonzero(overlapped).tolist(), counts[overlapped].tolist(), strict=True):
        its = gaps[begin : begin + count]
        its.sort()
        middle[kind] = its[count // 2]
        begin += count
    usual: Floats = middle[kinds]
    return usual


def _cells(found: Tracks) -> list[Segment]:
    """Cuts tracks at their wide gaps, and what is between them into words."""
    glyphs, places = found.glyphs, found.places
    at = np.flatnonzero(glyphs.inked[places])
    if not len(at):
        return []
    track = np.searchsorted(found.starts, at, side="right")
    row = _Row(places[at], at, _differ(track))
    ink, size = row.ink, glyphs.size[row.ink]
    end = glyphs.right[ink]
    if (overlaps := _usual_overlaps(found, row)) is not None:
        end = end + overlaps
    x = glyphs.x[ink]
    gaps = np.append(x[0], x[1:] - end[:-1])
    spaced = np.append(False, at[1:] - at[:-1] > 1)
    breaks = ~row.begins & (gaps > np.where(spaced, _TOUCHING, _WORD_GAP) * size)
    begins = row.begins.copy()
    begins[_cuts(gaps, breaks, row, np.flatnonzero(~row.begins & (gaps > _CELL_GAP * size)).tolist())] = True
    breaks &= ~begins
    firsts = np.flatnonzero(begins)
    lasts = np.append(firsts[1:], len(ink)) - 1
    # The spaces around a track belong to its first and last cell.
    track = track[firsts]
    starts = np.where(row.begins[firsts], found.starts[track - 1], at[firsts])
    goes_on = np.append(~_differ(track)[1:], False)
    ends = np.where(goes_on, np.append(starts[1:], 0), np.append(found.starts, len(places))[track])
    text, begin, stop = _text(glyphs, ink, breaks)
    first, last = ink[firsts], ink[lasts]
    columns = (
        *(begin[firsts], stop[lasts], firsts, lasts, starts, ends),
        np.add.reduceat(breaks, firsts, dtype=np.intp),
        *(glyphs.x[first], glyphs.right[last], glyphs.y[first], glyphs.size[first], glyphs.size[places[ends - 1]]),
    )
    cells = _Cells(glyphs, places, ink)
    return [
        Segment(words, left, right, y, size if size == last_size else cells.usual_size(start, end))
        for begin, stop, first, last, start, end, spaces, left, right, y, size, last_size in zip(
            *(column.tolist() for column in columns), strict=True
        )
        if (words := cells.words(text[begin:stop], first, last, spaces))
    ]


def _differ(numbers: Places) -> NDArray[np.bool_]:
    """Whether each is another than the one before it; the first is."""
    return np.append(True, numbers[1:] != numbers[:-1])


def _text(glyphs: Glyphs, ink: Places, breaks: NDArray[np.bool_]) -> tuple[str, Places, Places]:
    """The text of what is inked with a space before each break, and where that of each begins and stops."""
    codes, longer = glyphs.codes[ink], {}
    lengths = np.ones(len(ink), dtype=np.intp)
    if (places := np.flatnonzero(codes > LAST_CODE)).size:
        longer = {place: glyphs.texts[ink[place]] for place in places.tolist()}
        lengths[places] = list(map(len, longer.values()))
    stops = np.cumsum(lengths + breaks)
    begins = stops - lengths
    signs = np.full(stops[-1], ord(" "), dtype="<u4")
    signs[begins[lengths == 1]] = codes[lengths == 1]
    for place, text in longer.items():
        signs[begins[place] : stops[place]] = list(map(ord, text))
    return signs.tobytes().decode("utf-32-le", "surrogatepass"), begins, stops


def _cuts(gaps: Floats, breaks: NDArray[np.bool_], row: _Row, wide: list[int]) -> list[int]:
    """At which wide gaps cells end: at all but those of words that are letter-spaced."""
    found: list[int] = []
    if not wide:
        return found
    begins = np.flatnonzero(row.begins)
    begins = begins[np.searchsorted(begins, wide, side="right") - 1].tolist()
    broken = np.cumsum(breaks).tolist()
    first = 0
    for place, begin in zip(wide, begins, strict=True):
        first = max(first, begin)
        parts = place - first + broken[place - 1] - broken[first]
        if parts < _TRACKED_PARTS or gaps[place] > _TRACKED_CELL * gaps[first + 1 : place + 1].min():
            found.append(place)
            first = place
    return found


class _Cells(NamedTuple):
    """What cells are made of."""

    glyphs: Glyphs
    places: Places
    ink: Places

    def words(self, text: str, first: int, last: int, breaks: int) -> str:
        """The words of a cell; none where nothing is printed.

        Args:
            text: Its text, with a space at each break.
            first: Its first glyph, among what is inked.
            last: Its last one.
            breaks: The spaces between its words.
        """
        inks = last + 1 - first
        if 2 * breaks >= inks >= _TRACKED_GLYPHS:
            text = _tracked_words(list(self.glyphs.some(self.ink[first : last + 1]))) or text
        if UNMAPPED in text:
            glyphs = self.glyphs
            mute = [place for place in self.ink[first : last + 1].tolist() if UNMAPPED in glyphs.texts[place]]
            widths = (glyphs.advance[mute] / glyphs.size[mute]).tolist()
            text = " ".join(with_ligatures(text, widths).replace(UNMAPPED, "").split())
        return _SCHEME.sub("://", text) if ":/" in text else text

    def usual_size(self, start: int, end: int) -> float:
        """The size of most glyphs from `start` to before `end`, spaces counted."""
        return float(median(self.glyphs.size[self.places[start:end]].tolist()))


def _tracked_words(glyphs: list[Glyph]) -> str | None:
    """The text of a letter-spaced segment, where words are parted by the gaps that are wider than usual."""
    gaps = [(after.x - before.x - before.advance) / after.size for before, after in pairwise(glyphs)]
    usual = sorted(gaps)[len(gaps) // 3]
    if usual < _TRACKING or not all(glyph.text.isalnum() or glyph.text in "&/-,." for glyph in glyphs):
        return None
    parts = [glyphs[0].text]
    for gap, glyph in zip(gaps, glyphs[1:], strict=True):
        if gap > usual * _TRACKED_WORD + _WORD_GAP / 2:
            parts.append(" ")
        parts.append(glyph.text)
    return "".join(parts)


def _with_bullets(found: list[Segment]) -> list[Segment]:
    """Puts every bullet that stands by itself before its text."""
    taken: set[int] = set()
    joined: dict[int, Segment] = {}
    for index, bullet in enumerate(found):
        if len(bullet.text) > 1 or bullet.text not in _BULLETS:
            continue
        near = [
            place
            for place in range(max(0, index - 3), min(len(found), index + 4))
            if place != index
            and place not in joined
            and abs(found[place].y - bullet.y) <= _BULLET_SHIFT * found[place].size
            and 0 <= found[place].left - bullet.right <= _BULLET_REACH * found[place].size
        ]
        if near:
            place = min(near, key=lambda near_place: found[near_place].left)
            text = BULLET if bullet.text in "o§" else bullet.text
            joined[place] = found[place]._replace(text=f"{text} {found[place].text}", left=bullet.left)
            taken.add(index)
    if not taken:
        return found
    return [joined.get(index, segment) for index, segment in enumerate(found) if index not in taken]
