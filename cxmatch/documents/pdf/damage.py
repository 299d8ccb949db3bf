"""Is the list of a PDF file's parts broken?

Readers mend such files without a word: they look for the parts themselves. What they find may not be all.
"""

import re

_TAIL = 2048
"""Bytes at the end of a file within which its last "startxref" stands; 1,024 is what Acrobat looks at."""

_SAMPLED = 64
"""Entries of the list that are checked."""

_START = re.compile(rb"startxref\s+(\d{1,12})\b")
_TABLE = re.compile(rb"\s*xref\s+(\d+)\s+(\d+)\s*?\r?\n?")
_STREAM = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_ENTRY = re.compile(rb"\s*(\d{10}) (\d{5}) ([nf])")


def is_damaged(data: bytes) -> bool:
    """Whether a PDF file does not say where its parts are, or says it wrongly.

    Args:
        data: The file. Bytes before its header count or do not; both are met with.

    Example:
        >>> is_damaged(b"%PDF-1.4 cut off")
        True
    """
    starts = _START.findall(data[-_TAIL:])
    if not starts:
        return True
    header = max(0, data.find(b"%PDF-"))
    return all(not _holds(data, int(starts[-1]) + offset, offset) for offset in {0, header})


def _holds(data: bytes, place: int, offset: int) -> bool:
    """Whether a list of parts stands at `place`, and the parts where it says."""
    if _STREAM.match(data, place, place + 64):
        return True
    table = _TABLE.match(data, place, place + 64)
    if not table:
        return False
    number, count, place = int(table[1]), int(table[2]), table.end()
    for _ in range(min(count, _SAMPLED)):
        entry = _ENTRY.match(data, place, place + 24)
        if not entry:
            return False
        at = int(entry[1]) + offset
        if entry[3] == b"n" and number and int(entry[1]) and not _STREAM.match(data, at, at + 32):
            return False
        number, place = number + 1, entry.end()
    return True
