"""Undoing text that was written in one encoding and read in another, such as an apostrophe shown as "â€™"."""

import re

import ftfy

_MARKS = re.compile("[ÂÃâãäåæçèéêëìíîïðñòóôõö€ÅÄËÎÐ][\\x80-\\xbf\u0152-\u2122]|[Ââ](?!\\w)|ï¼|€[™œ\u009d“”¢¦˜]")
"""What misread UTF-8 begins with; honest text seldom holds it, and then ftfy leaves it alone."""

_HYPHEN = "ï¼"
"""What is left of a full-width hyphen whose third byte was dropped."""

_REMAINS = (
    # Some converters lose one of the misread bytes; what is left has one honest meaning only. First what each holds.
    (_HYPHEN, re.compile(f"{_HYPHEN}\u008d?"), " - "),
    ("€™", re.compile("â?€™"), "’"),
    ("€˜", re.compile("â?€˜"), "‘"),
    ("€œ", re.compile("â?€œ"), "“"),
    ("€\u009d", re.compile("â?€\u009d"), "”"),
    ("€“", re.compile("â?€“"), "–"),
    ("€”", re.compile("â?€”"), "—"),
    ("€¢", re.compile("â?€¢"), "• "),
    ("€¦", re.compile("â?€¦"), "…"),
    ("â€‹", re.compile("â€‹"), ""),
    ("Â", re.compile("Â(?=[^\\w]|Â|$)"), " "),  # the first half of a no-break space, of "·" or of "®"
    ("â", re.compile("(?:(?<=\\s)|^)â(?=\\s)"), "•"),  # the first third of some bullet
)

_CLOSING_QUOTE = re.compile("â€(?=[\\s,.;:)]|$)")
"""Its third byte has no sign in Windows-1252; ftfy would take it and a space for a dagger."""


def mend(line: str) -> str:
    """The line as it was written, where it shows signs of having been misread.

    Args:
        line: One line; a line without such signs comes back as it is.

    Example:
        >>> mend("Led the teamâ€™s roadmap â€“ and its budget")
        'Led the team’s roadmap – and its budget'
        >>> mend("Worked in Zürich for 20 € an hour")
        'Worked in Zürich for 20 € an hour'
    """
    if not _MARKS.search(line):
        return line
    if _HYPHEN in line and f"{_HYPHEN}{_HYPHEN}" not in line and line.replace(_HYPHEN, "").isascii():
        # The commonest of what remains; such a line is honest to ftfy, which would only take its time.
        return line.replace(_HYPHEN, " - ")
    line = ftfy.fix_encoding(_CLOSING_QUOTE.sub("”", line))
    if _MARKS.search(line):
        for held, remains, meant in _REMAINS:
            if held in line:
                line = remains.sub(meant, line)
    return line
