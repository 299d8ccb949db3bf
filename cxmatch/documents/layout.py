"""From glyphs to lines in the order in which a person reads them: columns, rows, blocks.

All that is used is where glyphs stand, so that every reader that says so rightly gives the same lines. The way
is a recursive cut along white space (XY-cut), over segments of rows instead of pixels: a page is cut where a
gutter runs down between two columns, what stands above or below the gutter is read before or after, and what
has no gutter is read row by row. A table has gutters too; rows whose cells belong together, such as a job and
its dates, are told from columns by their baselines.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

from cxmatch.documents.document import Line
from cxmatch.documents.glyphs import Glyph, Page, turned
from cxmatch.documents.segments import Segment, segments

_SAME_ROW = 0.35
"""Ems by which cells of one row may differ in their baselines."""

_ALIGNED = 0.12
"""Ems by which baselines may differ that are meant to be the same."""

_GUTTER = 0.8
"""Ems of white between two columns, at least."""

_EDGE = 0.2
"""Ems by which the beginnings of a column's lines may differ: bearings and rounding."""

_HANGING = 0.5
"""Ems by which a line begins further out than its neighbours, from which that is meant."""

_SIDEBAR = 0.35
"""Share of the height of the whole from which a right column is a sidebar, and not a list of two columns."""

_APART = 3.5
"""Ems between baselines from which what stands above and below are read one after the other, whatever
columns each has: an empty strip across the page."""

_COLUMN_ROWS = 3
"""Rows on both sides of a gutter, at least."""

_DEEPEST = 8
"""How often a page is cut into cuts of cuts; no sensible page needs more than four."""

_MOST_SEGMENTS = 4000
"""Segments of a page above which no columns are looked for: that is no page that anyone reads."""

_SENTENCE = 4
"""Words of a row that surely runs on, at least."""

_PARAGRAPH = 1.3
"""Distance of baselines, in usual distances, from which there is a visible gap."""

_WIDEST_LEADING = 1.9
"""Ems between baselines within one paragraph, at most; the usual is 1.2."""

_HEADING = 1.12
"""Ratio of sizes from which a line stands out from its neighbour."""


def page_lines(page: Page) -> list[Line]:
    """The lines of a page.

    Example:
        >>> words = [Glyph("Hello", 72, 700, 25, 10, 0), Glyph("there", 100, 700, 24, 10, 0)]
        >>> [line.text for line in page_lines(Page(1, words))]
        ['Hello there']
    """
    lines: list[Line] = []
    for level in _directions(page.glyphs):
        for block in _blocks(segments(level), 0):
            lines += _block_lines(block, page.number)
    if page.number > 1 and lines and lines[0].text[:1].islower():
        lines[0] = lines[0]._replace(new_block=False)  # a paragraph that runs over the page's end
    return lines


def _directions(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs by direction of print, each turned level; what most of the page is in comes first."""
    angles = {glyph.angle for glyph in glyphs}
    if angles <= {0.0}:
        yield list(glyphs)
        return
    by_angle = {angle: [glyph for glyph in glyphs if glyph.angle == angle] for angle in sorted(angles)}
    for angle, found in sorted(by_angle.items(), key=lambda item: -len(item[1])):
        yield turned(found, angle) if angle else found


class _Cut(NamedTuple):
    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]


def _blocks(found: list[Segment], depth: int) -> Iterator[list[Segment]]:
    """Cuts segments at gutters until none is left."""
    if not found:
        return
    cut = _cut(found) if depth < _DEEPEST and len(found) <= _MOST_SEGMENTS else None
    if cut is None:
        yield found
        return
    for part in cut:
        yield from _blocks(part, depth + 1)


def _cut(found: list[Segment]) -> _Cut | None:
    """The gutter that parts most segments into two columns, if there is one."""
    rows = _rows(found, _SAME_ROW)
    em = median(segment.size for segment in found)
    best: tuple[int, float] = (0, 0.0)
    cut: _Cut | None = None
    for first, last, gutter in _gutters(rows, found, em):
        inside = [segment for row in rows[first:last] for segment in row]
        if len(inside) < best[0]:
            continue
        left = [segment for segment in inside if segment.left < gutter]
        right = [segment for segment in inside if segment.left >= gutter]
        measure = len(inside), gutter - max(segment.right for segment in left)
        if measure > best and _are_columns(left, right):
            best = measure
            above = [segment for row in rows[:first] for segment in row]
            below = [segment for row in rows[last:] for segment in row]
            cut = _Cut(above, left, right, below)
    return cut


def _gutters(rows: list[list[Segment]], found: list[Segment], em: float) -> Iterator[tuple[int, int, float]]:
    """Every run of rows (its first, the one after its last) with the place of a gutter through it."""
    edges = {round(segment.left / (_EDGE * em)): segment.left for segment in found}
    seen: set[tuple[int, int, int]] = set()
    for edge in sorted(edges.values())[1:]:
        gutter = edge - _EDGE * em
        for run in _bands(rows, gutter, em):
            first, last = _trimmed(rows, *run, gutter, em)
            left = sum(segment.left < gutter for row in rows[first:last] for segment in row)
            if left and (first, last, left) not in seen:
                seen.add((first, last, left))
                yield first, last, gutter


def _trimmed(rows: list[list[Segment]], first: int, last: int, gutter: float, em: float) -> tuple[int, int]:
    """Leaves out, at both ends, rows that do not belong to the left column as it is beside the right one.

    Above and below two short columns in the middle of a page stand the headings and lines of the page itself,
    which begin further out or after a gap.
    """
    beside = [index for index in range(first, last) if rows[index][-1].left >= gutter]
    top, bottom = beside[0], beside[-1]
    edge = min(rows[index][0].left for index in range(top, bottom + 1)) - _HANGING * em
    short = rows[top][0].y - rows[bottom][0].y < _SIDEBAR * (rows[0][0].y - rows[-1][0].y)

    def is_outside(index: int, neighbour: int) -> bool:
        distance = abs(rows[index][0].y - rows[neighbour][0].y)
        return rows[index][0].left < edge or (short and distance > _WIDEST_LEADING * em)

    for index in range(top - 1, first - 1, -1):
        if is_outside(index, index + 1):
            first = index + 1
            break
    for index in range(bottom + 1, last):
        if is_outside(index, index - 1):
            last = index
            break
    return first, last


def _bands(rows: list[list[Segment]], gutter: float, em: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that leave white to the left of `gutter`, with enough rows on both sides."""
    first = left = right = 0
    white, apart = (_GUTTER - _EDGE) * em, _APART * em
    above = rows[0][0].y
    for index, row in enumerate(rows):
        crossed = any(segment.left < gutter < segment.right + white for segment in row)
        if crossed or above - row[0].y > apart:
            if left >= _COLUMN_ROWS and right >= _COLUMN_ROWS:
                yield first, index
            first, left, right = index + crossed, 0, 0
        if not crossed:
            left += row[0].left < gutter
            right += row[-1].left >= gutter
        above = row[0].y
    if left >= _COLUMN_ROWS and right >= _COLUMN_ROWS:
        yield first, len(rows)


def _are_columns(left: list[Segment], right: list[Segment]) -> bool:
    """Whether two sides of a gutter are read one after the other, and not row by row.

    In a table every cell of the emptier side stands on the baseline of its partner, and mostly by itself: a
    date, a place, a label. A column has lines under lines.
    """
    sides = sorted((_rows(left, _ALIGNED), _rows(right, _ALIGNED)), key=len)
    few, many = sides
    stacked = _stacked(few)
    partners = _partners(few, many, _ALIGNED)
    if stacked < 2 and _partners(few, many, _SAME_ROW) >= 0.7:
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


def _partners(few: list[list[Segment]], many: list[list[Segment]], reach: float) -> float:
    """Share of rows of `few` that have a row of `many` on their baseline."""
    heights = [row[0].y for row in many]
    return mean(any(abs(row[0].y - y) <= reach * row[0].size for y in heights) for row in few)


def _stacked(rows: list[list[Segment]]) -> float:
    """How many rows stand closely under one another, on average."""
    runs = 1
    for above, below in pairwise(rows):
        if above[0].y - below[0].y > _WIDEST_LEADING * max(above[0].size, below[0].size):
            runs += 1
    return len(rows) / runs


def _wraps(rows: list[list[Segment]]) -> bool:
    """Whether a sentence or term runs on from one row to the next; cells of a table hold no sentences."""
    for index, (above, below) in enumerate(pairwise(rows)):
        begun, next_text = above[0].text, below[0].text
        near = above[0].y - below[0].y <= _WIDEST_LEADING * below[0].size
        # A first row may be the heading of a list in lower case.
        begins = begun.count(" ") + 1 >= _SENTENCE or (index > 0 and begun[:1].isupper())
        if near and begins and next_text[:1].islower():
            return True
    return False


def _words_in_row(rows: list[list[Segment]]) -> float:
    return mean(sum(segment.text.count(" ") + 1 for segment in row) for row in rows)


def _rows(found: list[Segment], reach: float) -> list[list[Segment]]:
    """Segments by baseline, from the top down, each row from left to right; cells of a row do not overlap."""
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


def _block_lines(block: list[Segment], page: int) -> Iterator[Line]:
    """The rows of a block as lines, with the gaps above them."""
    rows = _rows(block, _SAME_ROW)
    sizes = [max(segment.size for segment in row) for row in rows]
    leadings = [
        (above[0].y - below[0].y) / size
        for above, below, size in zip(rows, rows[1:], sizes[1:], strict=False)
        if above[0].y - below[0].y <= _WIDEST_LEADING * size
    ]
    usual = sorted(leadings)[len(leadings) // 4] if leadings else 1.2
    for index, row in enumerate(rows):
        text = " ".join(segment.text for segment in row)
        starts = index == 0 or _starts_block(rows[index - 1][0].y - row[0].y, usual, sizes[index - 1 : index + 1])
        yield Line(text, page=page, new_block=starts)


def _starts_block(distance: float, usual: float, sizes: list[float]) -> bool:
    above, size = sizes
    return distance > _PARAGRAPH * usual * size or max(above, size) > _HEADING * min(above, size)
