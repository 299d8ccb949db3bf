"""Which lines of headers and footers say something?"""

import re
from collections.abc import Iterable

from cxmatch.documents.document import Line

_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,3}(?:\s*(?:of|/|\|)\s*\d{1,3})?\W*|\W*", re.IGNORECASE)
"""It says nothing of the person."""


def telling(lines: Iterable[Line]) -> list[Line]:
    """The lines of a header or footer that are no page number.

    Example:
        >>> [line.text for line in telling([Line("Ada Moss"), Line("Page 1 of 2")])]
        ['Ada Moss']
    """
    return [line for line in lines if not _PAGE_NUMBER.fullmatch(line.text)]


def margin_lines(parts: Iterable[list[Line]]) -> list[Line]:
    """The lines of all headers, or of all footers: without page numbers, and each part once.

    First, left and right pages and every chapter have parts of their own, which mostly say the same.

    Args:
        parts: The lines of each.

    Example:
        >>> parts = [[Line("Ada Moss"), Line("Page 1 of 2")], [Line("Ada Moss"), Line("2")]]
        >>> [line.text for line in margin_lines(parts)]
        ['Ada Moss']
    """
    seen: set[tuple[str, ...]] = set()
    lines: list[Line] = []
    for part in parts:
        said = telling(part)
        words = tuple(line.text.strip() for line in said)
        if words not in seen:
            seen.add(words)
            lines += said
    return lines
