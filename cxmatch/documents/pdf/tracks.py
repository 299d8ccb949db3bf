"""Which glyphs stand on one baseline, and which of them were printed as one text."""

from collections.abc import Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import Floats, Glyphs, Places

_BASELINE = 0.06
"""Ems (of the page's usual size) in which baselines are counted; two counts apart is still one baseline.
Rounding moves a baseline by less than one count, a superscript by five."""

_SAME_PLACE = 0.25
"""Share of its advance by which a glyph that is printed twice, to look bold, is moved."""

_COMPARED = 3
"""Glyphs to the left of one, at most, of which it may be the second print."""

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

_SAMPLED = 500
"""Glyphs of a page, about, of which the usual size is taken."""


_NONE: Places = np.zeros(0, dtype=np.intp)


class Tracks(NamedTuple):
    """Glyphs of each baseline from left to right, the highest baseline first; second prints are left out."""

    glyphs: Glyphs
    """All of the page; a superscript has the height of what it belongs to."""
    places: Places
    """Of the glyphs, one track after the other."""
    starts: Places
    """Where each track begins in `places`."""
    parted: NDArray[np.bool_]
    """Whether a track is one of several that lie over one another; the gaps between its letters teach nothing."""


def tracks(glyphs: Glyphs) -> Tracks:
    """The glyphs by baseline, without second prints; texts that lie over one another come apart.

    Example:
        >>> from cxmatch.documents.pdf.glyphs import Glyph
        >>> row = [Glyph(letter, x, 700.0, 5.0, 10.0, 0.0) for letter, x in zip("ba", (77.0, 72.0))]
        >>> tracks(Glyphs.of(row)).places.tolist()
        [1, 0]
    """
    glyphs, printed, starts = _rows(glyphs)
    ends = np.append(starts[1:], len(printed))
    number = np.repeat(np.arange(len(starts)), ends - starts)
    order = _from_the_left(glyphs, printed, starts, ends)
    odd = _odd_rows(glyphs, order, number)
    if not odd:
        return Tracks(glyphs, order, starts, np.zeros(len(starts), dtype=np.bool_))
    found: list[tuple[Sequence[int], bool]] = []
    listed = _Listed(glyphs)
    flat, first = order.tolist(), printed.tolist()
    for row, (start, end) in enumerate(pairwise([*starts.tolist(), len(flat)])):
        if row in odd:
            found += listed.tracks(flat[start:end], first[start:end])
        else:
            found.append((flat[start:end], False))
    lengths = [len(part) for part, _ in found]
    return Tracks(
        glyphs,
        np.array(list(chain.from_iterable(part for part, _ in found)), dtype=np.intp),
        np.cumsum([0, *lengths[:-1]]),
        np.array([parted for _, parted in found]),
    )


def _from_the_left(glyphs: Glyphs, printed: Places, starts: Places, ends: Places) -> Places:
    """Glyphs by row, each row from left to right; nearly all rows are printed so."""
    x = glyphs.x[printed]
    back = np.flatnonzero(x[1:] < x[:-1]) + 1
    rows = np.searchsorted(starts, back, side="right") - 1
    unsorted = set(rows[back > starts[rows]].tolist())
    if not unsorted:
        return printed
    order = printed.copy()
    for row in unsorted:
        part = slice(starts[row], ends[row])
        order[part] = printed[part][np.argsort(x[part], kind="stable")]
    return order


def _rows(glyphs: Glyphs) -> tuple[Glyphs, Places, Places]:
    """Glyphs by baseline, from the top down, and where each row begins; superscripts on the line they belong to."""
    if not glyphs:
        return glyphs, _NONE, _NONE
    unit = _BASELINE * median(glyphs.size[:: 1 + len(glyphs) // _SAMPLED].tolist())
    counts = np.rint(glyphs.y / unit)
    order = np.argsort(-counts, kind="stable")
    starts = np.append(0, np.flatnonzero(counts[order[:-1]] - counts[order[1:]] > 2) + 1)
    heights = glyphs.y[order[starts]]
    sizes = np.maximum.reduceat(glyphs.size[order], starts)
    up = _is_raised(heights[:-1], sizes[:-1], heights[1:], sizes[1:])
    down = _is_raised(heights[1:], sizes[1:], heights[:-1], sizes[:-1])
    if up.any() or down.any():
        glyphs, rows = _with_raised(glyphs, np.split(order, starts[1:]), heights, sizes)
        order, starts = np.concatenate(rows), np.cumsum([0, *map(len, rows[:-1])])
    return glyphs, order, starts


def _is_raised(y: Floats, size: Floats, host_y: Floats, host_size: Floats) -> NDArray[np.bool_]:
    """Whether rows may be superscripts or subscripts of others."""
    up = (y - host_y) / host_size
    found: NDArray[np.bool_] = (size <= _RAISED_SIZE * host_size) & (up >= -_LOWERED) & (up <= _RAISED)
    return found


def _with_raised(glyphs: Glyphs, rows: list[Places], y: Floats, sizes: Floats) -> tuple[Glyphs, list[Places]]:
    """Puts superscripts and subscripts into the row that they touch."""
    fields = glyphs.fields.copy()
    glyphs = glyphs.moved(fields)
    lists = [row.tolist() for row in rows]
    gone: set[int] = set()
    for index in range(len(lists)):
        for other in (index - 1, index + 1):
            if not 0 <= other < len(lists) or other in gone:
                continue
            if _is_raised(y[index], sizes[index], y[other], sizes[other]):
                lists[index] = kept = _moved(glyphs, lists[index], lists[other], float(_TOUCH * sizes[other]))
                if not kept:
                    gone.add(index)
                    break
    return glyphs, [np.array(row, dtype=np.intp) for index, row in enumerate(lists) if index not in gone]


def _moved(glyphs: Glyphs, row: list[int], host: list[int], reach: float) -> list[int]:
    """Moves short runs that begin where a glyph of `host` ends there, and gives back the rest of `row`."""
    right = glyphs.right
    ends = right[[place for place in host if glyphs.texts[place] != " "]]
    base = median(glyphs.y[host].tolist())
    kept: list[int] = []
    runs: list[list[int]] = []
    for place in sorted(row, key=glyphs.x.__getitem__):
        if runs and glyphs.x[place] - glyphs.x[runs[-1][-1]] - glyphs.advance[runs[-1][-1]] <= reach:
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        if len(run) <= _RAISED_GLYPHS and (np.abs(glyphs.x[run[0]] - ends) <= reach).any():
            host += run
            glyphs.y[run] = base
        else:
            kept += run
    return kept


def _odd_rows(glyphs: Glyphs, order: Places, number: Places) -> set[int]:
    """Rows in which glyphs may be printed twice, or over others."""
    ink = np.flatnonzero(glyphs.inked[order])
    inked, number = order[ink], number[ink]
    x, after = glyphs.x[inked], inked[1:]
    gaps = np.where(number[1:] == number[:-1], x[1:] - glyphs.right[inked[:-1]], 0.0)
    near = (gaps < 0) & (x[1:] - x[:-1] <= _SAME_PLACE * glyphs.advance[after])
    texts = glyphs.texts
    twice = {
        row
        for at, row in zip(ink[1:][near].tolist(), number[1:][near].tolist(), strict=True)
        if texts[order[at]] in map(texts.__getitem__, order[max(0, at - _COMPARED) : at].tolist())
    }
    strays = np.bincount(number[1:][gaps < -_OVERLAP * glyphs.size[after]])
    return twice.union(np.flatnonzero(strays > _STRAY_OVERLAPS).tolist())


class _Listed:
    """Rows that are looked at glyph by glyph."""

    def __init__(self, glyphs: Glyphs) -> None:
        self.texts = glyphs.texts
        self.x, _, self.advance, self.size, _ = glyphs.fields.tolist()

    def tracks(self, row: list[int], printed: list[int]) -> list[tuple[list[int], bool]]:
        """The texts of a row without second prints, each with whether it is one of several.

        Args:
            row: Its glyphs from left to right.
            printed: The same in the order of print.
        """
        kept: list[int] = []
        over = 0
        last: int | None = None
        for place in row:
            if self.texts[place] != " ":
                if last is not None:
                    gap = self.x[place] - (self.x[last] + self.advance[last])
                    if gap < 0:
                        near = self.x[place] - self.x[last] <= _SAME_PLACE * self.advance[place]
                        if near and self._printed_twice(place, kept):
                            continue
                        over += gap < -_OVERLAP * self.size[place]
                last = place
            kept.append(place)
        if over <= _STRAY_OVERLAPS:
            return [(kept, False)]
        return [(track, True) for track in self._by_order_of_print(printed)]

    def _printed_twice(self, place: int, kept: Sequence[int]) -> bool:
        for other in reversed(kept[-_COMPARED:]):
            if self.x[place] - self.x[other] > _SAME_PLACE * self.advance[place]:
                return False
            if self.texts[other] == self.texts[place]:
                return True
        return False

    def _by_order_of_print(self, row: list[int]) -> list[list[int]]:
        """Texts that lie over one another, each once: within one, every glyph was printed after its neighbour."""
        tracks: list[list[int]] = []
        for place in row:
            for track in reversed(tracks):
                if self.x[place] - self.x[track[-1]] - self.advance[track[-1]] >= -_OVERLAP * self.size[place]:
                    track.append(place)
                    break
            else:
                tracks.append([place])
        return list({"".join(map(self.texts.__getitem__, track)): track for track in tracks}.values())
