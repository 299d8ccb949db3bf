"""Headings that stand in the margin, beside what they are over.

Such a left column is no sidebar: its few words are the headings of what stands to their right, and dates at the
right's own rows. Read by itself it would leave all headings in one place and their sections in another.
"""

from cxmatch.documents.pdf.segments import SAME_ROW, WIDEST_LEADING, Segment, rows_of
from cxmatch.documents.structure.headings import recognise

_HEADINGS = 2
"""Headings that make a rail, at least; by one alone nothing can be told."""

_HEADING_ROWS = 3
"""Rows that one heading in a narrow margin may take."""

_BESIDE = 0.7
"""Ems by which what belongs to a heading may begin above its baseline."""

_LABEL_WORDS = 7
"""Words of a label that is no heading, such as a range of dates, at most."""

_WORDY = 0.5
"""Labels without a digit for each heading, at most; a sidebar has its text under its headings."""

Rail = tuple[list[Segment], ...]
"""Parts in reading order: each heading, and what it is over."""


def is_heading(text: str) -> bool:
    """Whether words are surely the heading of a section.

    Example:
        >>> is_heading("Work experience"), is_heading("Training"), is_heading("Acme Limited")
        (True, False, False)
    """
    found = recognise(text, "resume")
    return found is not None and not found.weak and found.end == len(text)


def is_alone(row: list[Segment]) -> bool:
    """Whether a row is a heading and nothing else."""
    return len(row) == 1 and is_heading(row[0].text)


def rail_of(left: list[Segment], right: list[Segment]) -> Rail | None:
    """The two sides of a gutter as headings with their sections; None where the left side is no such rail.

    Every row of a rail is a heading or stands on the baseline of a row to its right, and to its right are no
    headings.

    Example:
        >>> rail = [Segment("Summary", 10, 50, 700, 10), Segment("Education", 10, 55, 600, 10)]
        >>> beside = [Segment("Answers calls", 90, 150, 700, 10), Segment("A college", 90, 130, 600, 10)]
        >>> [[segment.text for segment in part] for part in rail_of(rail, beside)]
        [['Summary'], ['Answers calls'], ['Education'], ['A college']]
    """
    rows = rows_of(left, SAME_ROW)
    beside = rows_of(right, SAME_ROW)
    if len(rows) > len(beside) or any(is_alone(row) for row in beside):
        return None
    headings: list[Segment] = []
    labels: list[Segment] = []
    wordy = index = 0
    while index < len(rows):
        heading, taken = _heading_at(rows, index)
        if heading:
            headings.append(heading)
        elif _is_label(rows[index], beside):
            labels += rows[index]
            wordy += not any(letter.isdigit() for segment in rows[index] for letter in segment.text)
        else:
            return None
        index += taken
    if len(headings) < _HEADINGS or wordy > _WORDY * len(headings):
        return None
    if not any(is_heading(heading.text) for heading in headings):
        return None
    return _parts(headings, labels + right)


def _heading_at(rows: list[list[Segment]], index: int) -> tuple[Segment | None, int]:
    """The heading that begins at a row, as one segment, and how many rows it takes."""
    close = [rows[index]]
    for row in rows[index + 1 : index + _HEADING_ROWS]:
        if close[-1][0].y - row[0].y > WIDEST_LEADING * row[0].size:
            break
        close.append(row)
    for count in range(len(close), 0, -1):
        parts = [segment for row in close[:count] for segment in row]
        text = " ".join(part.text for part in parts)
        found = recognise(text, "resume")
        if found and found.end == len(text):
            ends = min(part.left for part in parts), max(part.right for part in parts)
            return Segment(text, *ends, parts[0].y, parts[0].size), count
    return None, 1


def _is_label(row: list[Segment], beside: list[list[Segment]]) -> bool:
    """Whether a row is a date or a few other words that belong to a row to its right."""
    y, size = row[0].y, row[0].size
    words = sum(len(segment.text.split()) for segment in row)
    return words <= _LABEL_WORDS and any(abs(other[0].y - y) <= SAME_ROW * size for other in beside)


def _parts(headings: list[Segment], others: list[Segment]) -> Rail:
    starts = [heading.y + _BESIDE * heading.size for heading in headings]
    parts: list[list[Segment]] = [[segment for segment in others if segment.y > starts[0]]]
    for heading, start, end in zip(headings, starts, [*starts[1:], float("-inf")], strict=True):
        parts += [[heading], [segment for segment in others if end < segment.y <= start]]
    return tuple(part for part in parts if part)
