"""In which order the parts of a page are read: columns one after the other, tables row by row.

The way is a recursive cut along white space (XY-cut), over segments of rows instead of pixels: a page is cut
where a gutter runs down between two columns, what stands above or below the gutter is read before or after, and
what has no gutter is read row by row. A table has gutters too; rows whose cells belong together, such as a job
and its dates, are told from columns by their baselines.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

import numpy as np

from cxmatch.documents.pdf.rails import Rail, is_alone, rail_of
from cxmatch.documents.pdf.segments import ALIGNED, SAME_ROW, WIDEST_LEADING, Segment, rows_of

_GUTTER = 0.8
"""Ems of white between two columns, at least."""

EDGE = 0.2
"""Ems by which the beginnings of a column's lines may differ: bearings and rounding."""

_HANGING = 0.5
"""Ems by which a line begins further out than its neighbours, from which that is meant."""

SIDEBAR = 0.35
"""Share of the height of the whole from which a right column is a sidebar, and not a list of two columns."""

_APART = 3.5
"""Ems between baselines from which what stands above and below are read one after the other, whatever
columns each has: an empty strip across the page. Two columns as high as a sidebar go on across it where both
begin at the same places again."""

_COLUMN_ROWS = 3
"""Rows on both sides of a gutter, at least."""

_AROUND_HEADING = 1.3
"""Ems of white above and below a heading beside which nothing stands."""

_DEEPEST = 8
"""How often a page is cut into cuts of cuts; no sensible page needs more than four."""

_MOST_SEGMENTS = 4000
"""Segments of a page above which no columns are looked for: that is no page that anyone reads."""

_DATE_WORDS = 7
"""Words of a range of dates, at most, as in "1 Mar 2019 - 2 Mar 2020"."""

_SENTENCE = 4
"""Words of a row that surely runs on, at least."""


class Cut(NamedTuple):
    """A page, or a part of it, in two columns."""

    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]
    rail: Rail | None = None
    """How the two are read, where the left one holds the headings of the right one."""


Rows = list[list[Segment]]
"""From the top down, each from left to right."""


def blocks(found: list[Segment], depth: int = 0) -> Iterator[Rows]:
    """The rows of the parts of a page in reading order: cut at gutters until none is left."""
    if found:
        rows = rows_of(found, SAME_ROW)
        yield from blocks_of(rows, cut_of(found, rows) if depth < _DEEPEST else None, depth)


def blocks_of(rows: Rows, cut: Cut | None, depth: int = 0) -> Iterator[Rows]:
    """The same of a part of which the gutter is known."""
    if cut is None:
        yield rows
        return
    yield from blocks(cut.above, depth + 1)
    for part in cut.rail or (cut.left, cut.right):
        yield from blocks(part, depth + 1)
    yield from blocks(cut.below, depth + 1)


def cut_of(found: list[Segment], rows: Rows) -> Cut | None:
    """The gutter that parts most segments into two columns, if there is one; `rows` are those of the segments."""
    if len(found) > _MOST_SEGMENTS:
        return None
    em = median(segment.size for segment in found)
    best: tuple[int, float] = (0, 0.0)
    cut: Cut | None = None
    for first, last, gutter, divided in _gutters(rows, found, em):
        inside = [segment for row in rows[first:last] for segment in row]
        if len(inside) < best[0]:
            continue
        left = [segment for segment in inside if segment.left < gutter]
        right = [segment for segment in inside if segment.left >= gutter]
        measure = len(inside), gutter - max(segment.right for segment in left)
        if measure > best:
            rail = rail_of(left, right)
            if not rail and (divided or not _goes_across_strips(rows[first:last], gutter, em)):
                continue
            if rail or _are_columns(left, right):
                best = measure
                above = [segment for row in rows[:first] for segment in row]
                below = [segment for row in rows[last:] for segment in row]
                cut = Cut(above, left, right, below, rail)
    return cut


_Run = tuple[int, int]
"""Rows: the first, and the one after the last."""


def _gutters(rows: Rows, found: list[Segment], em: float) -> Iterator[tuple[int, int, float, bool]]:
    """Every run of rows (its first, the one after its last) with the place of a gutter through it.

    The last value says whether the run is divided by headings of the page's own, and so no two columns.
    """
    edges = {round(segment.left / (EDGE * em)): segment.left for segment in found}
    white = (_GUTTER - EDGE) * em
    gutters = [edge - EDGE * em for edge in sorted(edges.values())[1:]]
    # Most begin the text of a page, or an indented part of it, and leave no rows on one of their sides.
    if len(rows) >= _COLUMN_ROWS:
        lowest = sorted(row[0].right for row in rows)[_COLUMN_ROWS - 1] + white
        highest = sorted(row[-1].left for row in rows)[-_COLUMN_ROWS]
        gutters = [gutter for gutter in gutters if lowest <= gutter <= highest]
    if not gutters:
        return
    seen: set[tuple[int, int, int]] = set()
    left, right = np.array([segment[1:3] for row in rows for segment in row]).T
    begins = np.cumsum([0, *map(len, rows)])
    apart = [False, *(above[0].y - below[0].y > _APART * em for above, below in pairwise(rows))]
    for gutter in gutters:
        at_left = left < gutter
        crossed = np.logical_or.reduceat(at_left & (gutter < right + white), begins[:-1])
        first_at_left, last_at_left = at_left[begins[:-1]], at_left[begins[1:] - 1]
        columns = crossed.tolist(), (first_at_left & ~crossed).tolist(), (~last_at_left & ~crossed).tolist()
        for run in dict.fromkeys((*_bands(*columns, apart), *_bands(*columns, [False] * len(rows)))):
            whole = _trimmed(rows, *run, gutter, em)
            parts = list(_between_headings(rows, *whole, gutter))
            for first, last in (whole, *parts):
                count = sum(segment.left < gutter for row in rows[first:last] for segment in row)
                if count and (first, last, count) not in seen:
                    seen.add((first, last, count))
                    yield first, last, gutter, (first, last) not in parts


def _trimmed(rows: Rows, first: int, last: int, gutter: float, em: float) -> _Run:
    """Leaves out, at both ends, rows that do not belong to the left column as it is beside the right one.

    Above and below two short columns in the middle of a page stand the headings and lines of the page itself,
    which begin further out or after a gap.
    """
    beside = [index for index in range(first, last) if rows[index][-1].left >= gutter]
    top, bottom = beside[0], beside[-1]
    edge = min(rows[index][0].left for index in range(top, bottom + 1)) - _HANGING * em
    short = rows[top][0].y - rows[bottom][0].y < SIDEBAR * (rows[0][0].y - rows[-1][0].y)

    def is_outside(index: int, neighbour: int) -> bool:
        distance = abs(rows[index][0].y - rows[neighbour][0].y)
        return rows[index][0].left < edge or (short and distance > WIDEST_LEADING * em)

    for index in range(top - 1, first - 1, -1):
        if is_outside(index, index + 1):
            first = index + 1
            break
    for index in range(bottom + 1, last):
        if is_outside(index, index - 1):
            last = index
            break
    return first, last


def _bands(crossed: list[bool], at_left: list[bool], at_right: list[bool], apart: list[bool]) -> Iterator[_Run]:
    """Runs of rows that leave white to the left of a gutter, with enough rows on both sides.

    Args:
        crossed: For each row, as all that follow, whether it leaves none.
        at_left: Whether it does, and begins to the left of the gutter.
        at_right: Whether it does, and has something to the right of it.
        apart: Whether an empty strip across the page, above it, ends a run.
    """
    first = left = right = 0
    for index, (is_crossed, on_left, on_right, is_apart) in enumerate(
        zip(crossed, at_left, at_right, apart, strict=True)
    ):
        if is_crossed or is_apart:
            if left >= _COLUMN_ROWS and right >= _COLUMN_ROWS:
                yield first, index
            first, left, right = index + is_crossed, 0, 0
        left += on_left
        right += on_right
    if left >= _COLUMN_ROWS and right >= _COLUMN_ROWS:
        yield first, len(crossed)


def _between_headings(rows: Rows, first: int, last: int, gutter: float) -> Iterator[_Run]:
    """Cuts a run at headings of the page itself, of which each begins two columns of its own.

    Such a heading stands at the left with white beside it, and below it both sides begin on one baseline. Where
    the right side has headings too, all are headings of columns.
    """
    alone = [index for index in range(first, last) if is_alone(rows[index])]
    beside = ([segment for segment in row if segment.left >= gutter] for row in rows[first:last])
    at_left = not any(map(is_alone, beside))
    dividers = [index for index in alone if at_left and _divides(rows, index, last, gutter)]
    start = first
    for index in (*dividers, last):
        run = rows[start:index]
        left, right = sum(row[0].left < gutter for row in run), sum(row[-1].left >= gutter for row in run)
        if not dividers or (left >= _COLUMN_ROWS and right >= _COLUMN_ROWS):
            yield start, index
        start = index + 1


def _divides(rows: Rows, index: int, last: int, gutter: float) -> bool:
    """Whether the right side leaves white beside a heading, and begins anew on the left side's next baseline."""
    y, white = rows[index][0].y, _AROUND_HEADING * rows[index][0].size
    near = (row[0].y for row in rows[max(0, index - 2) : index + 3] if row[-1].left >= gutter)
    if any(abs(other - y) < white for other in near) or index + 1 >= last:
        return False
    below = rows[index + 1]
    return below[0].left < gutter <= below[-1].left


def _goes_across_strips(rows: Rows, gutter: float, em: float) -> bool:
    """Whether both columns begin at the same places above and below each empty strip across them."""
    strips = [index for index in range(1, len(rows)) if rows[index - 1][0].y - rows[index][0].y > _APART * em]
    if not strips:
        return True
    edges: list[float] = []
    for first, last in pairwise((0, *strips, len(rows))):
        right = [segment.left for row in rows[first:last] for segment in row if segment.left >= gutter]
        left = [row for row in rows[first:last] if row[0].left < gutter]
        if len(right) > 1 and len(left) > 1:
            edges.append(min(right))
        elif right or (first > 0 and last < len(rows)):
            return False
    return max(edges) - min(edges) <= EDGE * em


def _are_columns(left: list[Segment], right: list[Segment]) -> bool:
    """Whether two sides of a gutter are read one after the other, and not row by row.

    In a table every cell of the emptier side stands on the baseline of its partner, and mostly by itself: a
    date, a place, a label. A column has lines under lines.
    """
    sides = sorted((rows_of(left, ALIGNED), rows_of(right, ALIGNED)), key=len)
    few, many = sides
    stacked = _stacked(few)
    partners = _partners(few, many, ALIGNED)
    on_rows = _partners(few, many, SAME_ROW)
    if on_rows >= 0.7 and (stacked < 2 or _are_numbers(few)):
        return False
    if partners < 0.6:
        return True
    if _wraps(few) and _wraps(many):
        return True
    if stacked < 2.5:
        return False
    if min(_words_in_row(few), _words_in_row(many)) >= 3:
        return True
    return len(few) < 0.8 * len(many)


def _are_numbers(rows: Sequence[list[Segment]]) -> bool:
    """Whether nearly all rows are a few words with a number: dates, amounts."""
    texts = [" ".join(segment.text for segment in row) for row in rows]
    return mean(len(text.split()) <= _DATE_WORDS and any(map(str.isdigit, text)) for text in texts) >= 0.8


def _partners(few: Sequence[list[Segment]], many: Sequence[list[Segment]], reach: float) -> float:
    """Share of rows of `few` that have a row of `many` on their baseline."""
    heights = [row[0].y for row in many]
    return mean(any(abs(row[0].y - y) <= reach * row[0].size for y in heights) for row in few)


def _stacked(rows: Sequence[list[Segment]]) -> float:
    """How many rows stand closely under one another, on average."""
    runs = 1
    for above, below in pairwise(rows):
        if above[0].y - below[0].y > WIDEST_LEADING * max(above[0].size, below[0].size):
            runs += 1
    return len(rows) / runs


def _wraps(rows: Sequence[list[Segment]]) -> bool:
    """Whether a sentence or term runs on from one row to the next; cells of a table hold no sentences."""
    for index, (above, below) in enumerate(pairwise(rows)):
        begun, next_text = above[0].text, below[0].text
        near = above[0].y - below[0].y <= WIDEST_LEADING * below[0].size
        # A first row may be the heading of a list in lower case.
        begins = begun.count(" ") + 1 >= _SENTENCE or (index > 0 and begun[:1].isupper())
        if near and begins and next_text[:1].islower():
            return True
    return False


def _words_in_row(rows: Sequence[list[Segment]]) -> float:
    return mean(sum(segment.text.count(" ") + 1 for segment in row) for row in rows)
