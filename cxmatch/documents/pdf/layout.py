"""From glyphs to lines in the order in which a person reads them.

What is used is where glyphs stand, and which words are headings, so that every reader that says so rightly gives
the same lines.
"""

from collections.abc import Iterator, Sequence
from statistics import median

from cxmatch.documents.document import Line
from cxmatch.documents.pdf.columns import EDGE, SIDEBAR, Cut, Rows, blocks, blocks_of, cut_of
from cxmatch.documents.pdf.glyphs import Glyph, Glyphs, Page, turned
from cxmatch.documents.pdf.rails import is_heading
from cxmatch.documents.pdf.running import without_repeats
from cxmatch.documents.pdf.segments import SAME_ROW, WIDEST_LEADING, Segment, rows_of, segments

_PARAGRAPH = 1.305
"""Distance of baselines, in usual distances, from which there is a visible gap. Templates set gaps of 1.3 to the
rounding of numbers; the bound lies beside that, so that two readers round to the same side."""

_HEADING = 1.12
"""Ratio of sizes from which a line stands out from its neighbour."""

_INDENTED = 4.0
"""Ems by which a column's lines may be indented: items of lists, and of lists in lists."""


def document_lines(pages: Sequence[Page]) -> list[Line]:
    """The lines of all pages; heads and feet that stand on page after page come once, and again at the very end.

    There they part nothing, and no word of the file is lost.

    Example:
        >>> hello = [Glyph("Hello", 72, 700, 25, 10, 0), Glyph("there", 100, 700, 24, 10, 0)]
        >>> [(line.text, line.page) for line in document_lines([Page(1, hello), Page(2, hello[:1])])]
        [('Hello there', 1), ('Hello', 2)]
    """
    directions = [list(_directions(page.glyphs)) for page in pages]
    level = [segments(found[0]) if found else [] for found in directions]
    whole, level = level, without_repeats(level, [page.number for page in pages])
    lines: list[Line] = []
    for page, found, others, after in zip(pages, level, directions, [*level[1:], []], strict=True):
        parts = list(_in_order(found, after))
        for glyphs in others[1:]:
            parts += blocks(segments(glyphs))
        lines += _lines(parts, page.number)
    for before, after in zip(whole, level, strict=True):
        kept = set(map(id, after))
        if len(kept) < len(before):
            gone = [segment for segment in before if id(segment) not in kept]
            lines += _lines([rows_of(gone, SAME_ROW)], pages[-1].number)
    return lines


def page_lines(page: Page) -> list[Line]:
    """The lines of one page.

    Example:
        >>> words = [Glyph("Hello", 72, 700, 25, 10, 0), Glyph("there", 100, 700, 24, 10, 0)]
        >>> [line.text for line in page_lines(Page(1, words))]
        ['Hello there']
    """
    return document_lines([page])


def _directions(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """The glyphs by direction of print, each turned level; what most of the page is in comes first."""
    glyphs = Glyphs.of(glyphs)
    if not glyphs.angle.any():
        yield glyphs
        return
    angles = set(glyphs.angle.tolist())
    by_angle = {angle: [glyph for glyph in glyphs if glyph.angle == angle] for angle in sorted(angles)}
    for angle, found in sorted(by_angle.items(), key=lambda item: -len(item[1])):
        yield turned(found, angle) if angle else found


def _in_order(found: list[Segment], after: list[Segment]) -> Iterator[Rows]:
    """The blocks of a page; `after` are the segments of the next one.

    A sidebar at the right comes before the column beside it where that goes on over the page's end. Read after
    it, the sidebar would part the two halves of a job.
    """
    if not found:
        return
    rows = rows_of(found, SAME_ROW)
    cut = cut_of(found, rows)
    if cut and after and _goes_on(cut, after):
        top = max(segment.y + SAME_ROW * segment.size for segment in cut.right)
        over = [segment for segment in cut.left if segment.y > top]
        rest = [segment for segment in cut.left if segment.y <= top]
        for part in (cut.above, over, cut.right, rest):
            yield from blocks(part, 1)
    else:
        yield from blocks_of(rows, cut)


def _goes_on(cut: Cut, after: list[Segment]) -> bool:
    """Whether the left column, and it alone, runs to the foot of its page and on to the next."""
    if cut.rail or cut.below or _letters(cut.left) <= _letters(cut.right):
        return False
    whole = _height([*cut.above, *cut.left, *cut.right])
    if min(_height(cut.left), _height(cut.right)) < SIDEBAR * whole:
        return False  # a list of two columns
    em = median(segment.size for segment in cut.left)
    top = rows_of(after, SAME_ROW)[0][0]
    edge, gutter = min(segment.left for segment in cut.left), min(segment.left for segment in cut.right)
    indent = top.left - edge
    return (
        min(segment.y for segment in cut.left) < min(segment.y for segment in cut.right)
        and -EDGE * em <= indent <= _INDENTED * em
        and top.left < gutter
        and not is_heading(top.text)
    )


def _height(found: list[Segment]) -> float:
    heights = [segment.y for segment in found]
    return max(heights) - min(heights)


def _letters(found: list[Segment]) -> int:
    return sum(len(segment.text) for segment in found)


def _lines(parts: list[Rows], page: int) -> list[Line]:
    lines = [line for part in parts for line in _block_lines(part, page)]
    if page > 1 and lines and lines[0].text[:1].islower():
        lines[0] = lines[0]._replace(new_block=False)  # a paragraph that runs over the page's end
    return lines


def _block_lines(rows: Rows, page: int) -> Iterator[Line]:
    """The rows of a block as lines, with the gaps above them."""
    sizes = [row[0].size if len(row) == 1 else max(segment.size for segment in row) for row in rows]
    leadings = [
        (above[0].y - below[0].y) / size
        for above, below, size in zip(rows, rows[1:], sizes[1:], strict=False)
        if above[0].y - below[0].y <= WIDEST_LEADING * size
    ]
    usual = sorted(leadings)[len(leadings) // 4] if leadings else 1.2
    late: list[Segment] = []
    for index, row in enumerate(rows):
        starts = index == 0 or _starts_block(rows[index - 1][0].y - row[0].y, usual, sizes[index - 1], sizes[index])
        if late:
            row, late = [*row, *late], []
        if len(row) > 1 and index + 1 < len(rows) and _breaks_word(row, rows[index + 1]):
            row, late = row[:1], row[1:]
        text = row[0].text if len(row) == 1 else " ".join([segment.text for segment in row])
        yield Line(text, page=page, new_block=starts)


def _breaks_word(row: list[Segment], below: list[Segment]) -> bool:
    """Whether the first of several cells ends within a word that goes on alone in the next row.

    A date at the right of a title of two lines would part the halves of the word.
    """
    first, rest = row[0], below[0]
    return (
        len(below) == 1
        and first.text[-1:] == "-"
        and first.text[-2:-1].isalpha()
        and rest.text[:1].islower()
        and first.y - rest.y <= WIDEST_LEADING * rest.size
        and abs(first.left - rest.left) <= EDGE * rest.size
    )


def _starts_block(distance: float, usual: float, above: float, size: float) -> bool:
    return distance > _PARAGRAPH * usual * size or max(above, size) > _HEADING * min(above, size)
