"""Running heads and feet: lines that stand at the same place on page after page.

A person reads past them. In a text they would stand in the middle of whatever runs over the page's end, so that
a head is kept where it stands first, and a foot where it stands last.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxmatch.documents.pdf.segments import SAME_ROW, WIDEST_LEADING, Segment, rows_of
from cxmatch.documents.structure.headings import recognise

_ROWS = 3
"""Rows of a head or foot, at most."""

_MOVED = 2.0
"""Points by which a foot may differ in height from page to page: rounding, and marks below the baseline."""

_SHARE = 0.4
"""Share of the pages on which a line without the page's number must stand; left and right pages may differ."""

_NUMBER = re.compile(r"\d{1,9}")

_Row = list[Segment]


class _Margin(NamedTuple):
    """A row that may be a running head or foot."""

    page: int
    """Its place among the pages."""
    row: _Row
    apart: bool
    """Whether white stands between it and the text of the page."""


def without_repeats(pages: Sequence[list[Segment]], numbers: Sequence[int]) -> list[list[Segment]]:
    """The segments of each page without the heads and feet that another page has at the same place.

    Args:
        pages: The segments of each page.
        numbers: The number of each page; a number in a head that grows as they do is the page's own.

    Example:
        >>> foot = lambda number: Segment(f"Ada Moss, page {number}", 72, 160, 30, 9)
        >>> work = Segment("Answered calls", 72, 160, 700, 10)
        >>> [[segment.text for segment in page] for page in without_repeats([[work, foot(1)], [foot(2)]], [1, 2])]
        [['Answered calls'], ['Ada Moss, page 2']]
    """
    if len(pages) < 2:
        return list(pages)
    rows = [rows_of(found, SAME_ROW) for found in pages]
    gone: list[set[int]] = [set() for _ in pages]
    for from_top in (True, False):
        for same in _repeated([page if from_top else page[::-1] for page in rows], numbers):
            kept = same[0] if from_top else same[-1]
            for margin in same:
                if margin is not kept:
                    gone[margin.page].update(map(id, margin.row))
    left = [[segment for segment in found if id(segment) not in out] for found, out in zip(pages, gone, strict=True)]
    # A page with nothing else on it has no head: it is the page before once more.
    return [kept or found for kept, found in zip(left, pages, strict=True)]


def _repeated(pages: Sequence[list[_Row]], numbers: Sequence[int]) -> Iterator[list[_Margin]]:
    """The outermost rows that stand on page after page, each with all its pages."""
    by_words: dict[tuple[str, bool], list[_Margin]] = defaultdict(list)
    for page, rows in enumerate(pages):
        for place, row in enumerate(rows[:_ROWS]):
            text = " ".join(segment.text for segment in row)
            counts = str(numbers[page]) in _NUMBER.findall(text)
            if recognise(text, "resume") is None:
                by_words[_NUMBER.sub("#", text), counts].append(_Margin(page, row, _is_apart(rows, place)))
    for (_, counts), found in by_words.items():
        fewest = 2 if counts else max(2, _SHARE * len(pages))
        for same in _by_height(found):
            if sum(margin.apart for margin in same) >= fewest and _says_the_same(same, numbers):
                yield same


def _by_height(found: list[_Margin]) -> list[list[_Margin]]:
    """Rows of the same words, by where they stand; of each page one."""
    groups: list[list[_Margin]] = []
    for margin in found:
        for group in groups:
            if abs(group[0].row[0].y - margin.row[0].y) <= _MOVED and group[-1].page < margin.page:
                group.append(margin)
                break
        else:
            groups.append([margin])
    return groups


def _is_apart(rows: list[_Row], place: int) -> bool:
    """Whether white stands between the outermost rows, up to the one at `place`, and the rest of the page."""
    if len(rows) == 1:
        return True
    for index in range(place, min(_ROWS, len(rows) - 1)):
        row, next_row = rows[index], rows[index + 1]
        if abs(row[0].y - next_row[0].y) > WIDEST_LEADING * max(row[0].size, next_row[0].size):
            return True
    return False


def _says_the_same(same: list[_Margin], numbers: Sequence[int]) -> bool:
    """Whether rows of the same words have the same numbers too, but for those that grow with the pages."""
    first = same[0]
    start = _values(first.row)
    for margin in same[1:]:
        step = numbers[margin.page] - numbers[first.page]
        for before, after in zip(start, _values(margin.row), strict=True):
            if after not in (before, before + step):
                return False
    return True


def _values(row: _Row) -> list[int]:
    return [int(number) for segment in row for number in _NUMBER.findall(segment.text)]
