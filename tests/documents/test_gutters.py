"""Gutters that are looked for in all rows at once are those that are found row by row."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.pdf import columns
from cxmatch.documents.pdf.columns import EDGE, Rows
from cxmatch.documents.pdf.segments import SAME_ROW, Segment, rows_of

EM = 10.0
WHITE = (columns._GUTTER - EDGE) * EM

segments = st.builds(
    lambda left, width, row: Segment("Ada", left, left + width, 700.0 - 12.0 * row, EM),
    st.sampled_from([50.0, 51.0, 60.0, 200.0, 300.0]),
    st.sampled_from([5.0, 40.0, 144.0, 150.0, 244.0, 400.0]),
    st.sampled_from([0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13]),
)


def bands_plainly(rows: Rows, gutter: float, *, strips: bool) -> Iterator[tuple[int, int]]:
    """Runs of rows that leave white to the left of a gutter, one row after the other."""
    begin = 0
    for end in range(1, len(rows) + 1):
        crossed = [any(it.left < gutter < it.right + WHITE for it in row) for row in rows[begin:end]]
        is_apart = end < len(rows) and rows[end - 1][0].y - rows[end][0].y > columns._APART * EM
        if not (crossed[-1] or end == len(rows) or (strips and is_apart)):
            continue
        run = rows[begin : end - crossed[-1]]
        at_left, at_right = sum(row[0].left < gutter for row in run), sum(row[-1].left >= gutter for row in run)
        if min(at_left, at_right) >= columns._COLUMN_ROWS:
            yield begin, begin + len(run)
        begin = end


def gutters_plainly(rows: Rows, found: list[Segment]) -> Iterator[tuple[int, int, float, bool]]:
    """What `_gutters` gives."""
    seen = set()
    edges = {round(segment.left / (EDGE * EM)): segment.left for segment in found}
    for edge in sorted(edges.values())[1:]:
        gutter = edge - EDGE * EM
        for run in [run for strips in (True, False) for run in bands_plainly(rows, gutter, strips=strips)]:
            whole = columns._trimmed(rows, *run, gutter, EM)
            parts = list(columns._between_headings(rows, *whole, gutter))
            for first, last in (whole, *parts):
                left = sum(segment.left < gutter for row in rows[first:last] for segment in row)
                if left and (first, last, left) not in seen:
                    seen.add((first, last, left))
                    yield first, last, gutter, (first, last) not in parts


@given(st.lists(segments, min_size=1, max_size=40))
def test_gutters_are_those_that_are_found_row_by_row(found: list[Segment]) -> None:
    rows = rows_of(found, SAME_ROW)
    assert list(columns._gutters(rows, found, EM)) == list(gutters_plainly(rows, found))


def test_two_columns_have_a_gutter_between_them() -> None:
    found = [Segment("Ada", left, left + 50.0, 700.0 - 12.0 * row, EM) for row in range(4) for left in (50.0, 200.0)]
    assert list(columns._gutters(rows_of(found, SAME_ROW), found, EM)) == [(0, 4, 198.0, False)]
