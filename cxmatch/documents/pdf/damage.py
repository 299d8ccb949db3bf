"""Does a PDF file say wrongly where its parts are, or how long?

Readers mend such files without a word: they look for the parts themselves. What they find may not be all.
"""

import re

_TAIL = 2048
"""Bytes at the end of a file within which its last "startxref" stands; 1,024 is what Acrobat looks at."""

_SAMPLED = 64
"""Entries of the list that are checked."""

_LONGEST_HEAD = 1_000
"""Bytes of a stream's dictionary that are looked at; longer ones are those of pictures with colour tables."""

_BEGIN = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(?!\d|\s+\d+\s+R)")
_END = re.compile(rb"\s{0,3}endstream")
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
    if not starts or _has_wrong_length(data):
        return True
    header = max(0, data.find(b"%PDF-"))
    return all(not _holds(data, int(starts[-1]) + offset, offset) for offset in {0, header})


def _has_wrong_length(data: bytes) -> bool:
    """Whether a stream is longer or shorter than its own dictionary says."""
    for count, begin in enumerate(_BEGIN.finditer(data)):
        if count == 2 * _SAMPLED:  # every end of a stream is met as well
            break
        head = data[max(0, begin.start() - _LONGEST_HEAD) : begin.start()].rstrip()
        if not head.endswith(b">>"):
            continue
        lengths = _LENGTH.findall(head[max(0, head.rfind(b"obj")) :])
        if len(lengths) == 1 and not _END.match(data, begin.end() + int(lengths[0])):
            return True
    return False


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
