"""From glyphs to words: which glyphs stand on one baseline, and where the gaps between them are.

Lengths are in ems of the glyph at hand, so that nothing depends on the size of print.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isfinite
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from cxmatch.documents.pdf.glyphs import BULLET, UNMAPPED, Glyph
from cxmatch.documents.pdf.ligatures import with_ligatures

SAME_ROW = 0.35
"""Ems by which cells of one row may differ in their baselines."""

ALIGNED = 0.12
"""Ems by which baselines may differ that are meant to be the same."""

WIDEST_LEADING = 1.9
"""Ems between baselines within one paragraph, at most; the usual is 1.2."""

_BASELINE = 0.06
"""Ems (of the page's usual size) in which baselines are counted; two counts apart is still one baseline.
Rounding moves a baseline by less than one count, a superscript by five."""

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

_SAME_PLACE = 0.25
"""Share of its advance by which a glyph that is printed twice, to look bold, is moved."""

_OVERLAP = 0.35
"""Ems by which a glyph may reach back over the one before it, in italics and tight kerning."""

_STRAY_OVERLAPS = 2
"""Overlaps in a row that can be chance; with more, two texts lie over one another."""

_RAISED_SIZE = 0.85
"""Size of a superscript in sizes of its line, at most."""

_RAISED = 0.55
"""Ems by which a superscript leaves the baseline, at most."""

_LOWERED = 0.3
"""Ems by which a subscript leaves the baseline, at most."""

_RAISED_GLYPHS = 4
"""Glyphs of a superscript, at most."""

_TOUCH = 0.12
"""Ems between a superscript and what it belongs to, at most."""

_BULLET_REACH = 4.0
"""Ems between a bullet and its text, at most."""

_BULLET_SHIFT = 0.45
"""Ems by which the baseline of a bullet, out of another font, may differ from that of its text."""

_BULLETS = frozenset("•●▪■◦○◆◇‣⁃∙·▸►▶➢➤✓✔❖–—-*\u25aa\u00a7o»")
"""What stands alone before the text of an item."""


_SCHEME = re.compile(r"(?<=http):/ (?=\w)|(?<=https):/ (?=\w)")
"""What is left of an address whose second slash stands so close that a reader took it for a second print."""

_LEFT = itemgetter(1)
"""A glyph's `x`."""

_SIZE = itemgetter(4)
"""A glyph's `size`."""

_SMALLEST = 0.01
"""Points below which a size is as good as none."""

_Shape = tuple[str, float]
"""A character and its advance: in one document enough to tell font and size."""


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
    glyphs = _measurable(list(glyphs))
    gaps: dict[_Shape, list[float]] = defaultdict(list)
    tracks = [track for row in _rows(glyphs) for track in _tracks(row, gaps)]
    overlaps = _usual_overlaps(gaps)
    found: list[Segment] = []
    for track in tracks:
        found += _cells(track, overlaps)
    return _with_bullets(found)


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


def _measurable(glyphs: list[Glyph]) -> list[Glyph]:
    """The same glyphs, without places that are no numbers and sizes that nothing can be divided by."""
    # A sum is finite where all its parts are, and takes no time.
    sums = (sum(map(itemgetter(field), glyphs)) for field in range(1, 5))
    if all(map(isfinite, sums)) and min(map(_SIZE, glyphs), default=_SMALLEST) >= _SMALLEST:
        return glyphs
    return [glyph._replace(size=max(glyph.size, _SMALLEST)) for glyph in glyphs if all(map(isfinite, glyph[1:]))]


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, from the top down; superscripts on the line that they belong to."""
    if not glyphs:
        return []
    unit = _BASELINE * (median(glyph.size for glyph in glyphs[:: 1 + len(glyphs) // 500]))
    counted: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        y = round(glyph[2] / unit)
        try:
            counted[y].append(glyph)
        except KeyError:
            counted[y] = [glyph]
    rows: list[list[Glyph]] = []
    before: int | None = None
    for y in sorted(counted, reverse=True):
        if before is not None and before - y <= 2:
            rows[-1] += counted[y]
        else:
            rows.append(counted[y])
        before = y
    return _with_raised(rows)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Puts superscripts and subscripts into the row that they touch."""
    places = [(row[0].y, max(glyph.size for glyph in row)) for row in rows]
    gone: set[int] = set()
    for index, (y, size) in enumerate(places):
        for other in (index - 1, index + 1):
            if not 0 <= other < len(rows) or other in gone:
                continue
            host_y, host_size = places[other]
            if size <= _RAISED_SIZE * host_size and -_LOWERED <= (y - host_y) / host_size <= _RAISED:
                kept = _moved(rows[index], rows[other], _TOUCH * host_size)
                rows[index] = kept
                if not kept:
                    gone.add(index)
                    break
    return [row for index, row in enumerate(rows) if index not in gone]


def _moved(row: list[Glyph], host: list[Glyph], reach: float) -> list[Glyph]:
    """Moves short runs that begin where a glyph of `host` ends there, and gives back the rest of `row`."""
    ends = [glyph.x + glyph.advance for glyph in host if glyph.text != " "]
    base = median(glyph.y for glyph in host)
    kept: list[Glyph] = []
    runs: list[list[Glyph]] = []
    for glyph in sorted(row, key=_LEFT):
        if runs and glyph.x - runs[-1][-1].x - runs[-1][-1].advance <= reach:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    for run in runs:
        if len(run) <= _RAISED_GLYPHS and any(abs(run[0].x - end) <= reach for end in ends):
            host += [glyph._replace(y=base) for glyph in run]
        else:
            kept += run
    return kept


def _tracks(row: list[Glyph], gaps: dict[_Shape, list[float]]) -> list[list[Glyph]]:
    """The row from left to right, without second prints; texts that lie over one another come apart.

    Puts down in `gaps` how far behind each kind of glyph the next one stands, points.
    """
    kept: list[Glyph] = []
    noted: list[_Shape] = []
    over = 0
    last: _Shape | None = None
    end = last_x = 0.0
    for glyph in sorted(row, key=_LEFT):
        text, x, _, advance, size, _ = glyph
        if text != " ":
            if last is not None:
                gap = x - end
                if gap < 0:
                    if x - last_x <= _SAME_PLACE * advance and _printed_twice(glyph, kept):
                        continue
                    over += gap < -_OVERLAP * size
                if -size < gap < size:
                    gaps[last].append(gap)
                    noted.append(last)
            last, last_x, end = (text, advance), x, x + advance
        kept.append(glyph)
    if over <= _STRAY_OVERLAPS:
        return [kept]
    for shape in noted:  # gaps between letters of two texts teach nothing
        gaps[shape].pop()
    return _by_order_of_print(row)


def _printed_twice(glyph: Glyph, kept: Sequence[Glyph]) -> bool:
    for other in reversed(kept[-3:]):
        if glyph.x - other.x > _SAME_PLACE * glyph.advance:
            return False
        if other.text == glyph.text:
            return True
    return False


def _by_order_of_print(row: list[Glyph]) -> list[list[Glyph]]:
    """Texts that lie over one another, each once: within one, every glyph was printed after its neighbour."""
    tracks: list[list[Glyph]] = []
    for glyph in row:
        for track in reversed(tracks):
            if glyph.x - track[-1].x - track[-1].advance >= -_OVERLAP * glyph.size:
                track.append(glyph)
                break
        else:
            tracks.append([glyph])
    return list({"".join(glyph.text for glyph in track): track for track in tracks}.values())


def _usual_overlaps(gaps: dict[_Shape, list[float]]) -> dict[_Shape, float]:
    """Kinds of glyphs that the next one usually overlaps, with the overlap in points (negative).

    Where glyphs are placed one by one, the font's widths may not be those that the text was set with. Then a
    word that ends in a broad letter has almost no gap behind it, by the font's own widths.
    """
    usual = {shape: sorted(seen)[len(seen) // 2] for shape, seen in gaps.items() if len(seen) >= _SEEN}
    narrow = {shape: gap for shape, gap in usual.items() if gap < -_KERNING * shape[1]}
    all_gaps = sum(map(len, gaps.values()))
    return narrow if sum(len(gaps[shape]) for shape in narrow) > _ILL_FITTED * all_gaps else {}


def _cells(track: list[Glyph], overlaps: dict[_Shape, float]) -> list[Segment]:
    """Cuts a row at its wide gaps, and what is between them into words."""
    found: list[Segment] = []
    parts: list[str] = []
    first = breaks = 0
    spaced = False
    end = right = narrowest = 0.0
    for index, (text, x, _, advance, size, _) in enumerate(track):
        if text == " ":
            spaced = True
            continue
        if parts:
            gap = x - end
            if len(parts) == 1 or gap < narrowest:
                narrowest = gap
            if gap > _CELL_GAP * size and (len(parts) < _TRACKED_PARTS or gap > _TRACKED_CELL * narrowest):
                found += _segment(parts, track[first:index], right, breaks)
                parts, first, breaks = [], index, 0
            elif gap > (_TOUCHING if spaced else _WORD_GAP) * size:
                parts.append(" ")
                breaks += 1
        spaced = False
        parts.append(text)
        end = right = x + advance
        if overlaps:
            end += overlaps.get((text, advance), 0.0)
    return found + _segment(parts, track[first:], right, breaks)


def _segment(parts: list[str], glyphs: list[Glyph], right: float, breaks: int) -> list[Segment]:
    """One segment, or none where nothing is printed."""
    text = "".join(parts)
    if 2 * breaks >= len(parts) - breaks >= _TRACKED_GLYPHS:
        text = _tracked_words([glyph for glyph in glyphs if glyph.text != " "]) or text
    if UNMAPPED in text:
        mute = [glyph.advance / glyph.size for glyph in glyphs if UNMAPPED in glyph.text]
        text = " ".join(with_ligatures(text, mute).replace(UNMAPPED, "").split())
    if ":/" in text:
        text = _SCHEME.sub("://", text)
    if not text:
        return []
    start = next(glyph for glyph in glyphs if glyph.text != " ")
    size = start.size if start.size == glyphs[-1].size else median(glyph.size for glyph in glyphs)
    return [Segment(text, start.x, right, start.y, size)]


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
