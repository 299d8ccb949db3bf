"""Words of a lexicon or of a caller -> plain text on one line, a sentence, or Markdown that means the same."""

import re
import unicodedata
from typing import Final

_DROPPED: Final = frozenset("\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of all that follows, and byte order marks."""
_NO_TEXT: Final = frozenset({"Cc", "Cs", "Cn", "Co"})
"""Unicode's categories of controls, halves of surrogate pairs, and what stands for no character."""
_MARKS: Final = re.compile(r"[\\`*<~]|&(?=#?\w+;)|\[(?=[^\]]*\][(\[:])|(?<!\w)_|_(?!\w)")
"""What Markdown would act on within a line; square brackets only where a link follows."""
_STARTS: Final = re.compile(r"^(?:[#>=+-]|\d{1,9}(?=[.)]))")
"""What Markdown would act on at the start of a line."""


def one_line(text: str) -> str:
    r"""The text on one line, single spaces between its words, without characters that are no text.

    Example:
        >>> one_line(" Head\n of\x1b care ")
        'Head of care'
    """
    kept = (
        "" if mark in _DROPPED else " " if mark.isspace() else mark
        for mark in text
        if mark.isspace() or unicodedata.category(mark) not in _NO_TEXT
    )
    return " ".join("".join(kept).split())


def sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end.

    Example:
        >>> sentence("over 5 years"), sentence("Why?")
        ('Over 5 years.', 'Why?')
    """
    begun = text[:1].upper() + text[1:]
    return begun if begun.endswith((".", "!", "?", "…", ":")) else begun + "."


def markdown(text: str) -> str:
    r"""The text as Markdown that shows it as it is.

    Example:
        >>> markdown("# of *all* calls [pay]")
        '\\# of \\*all\\* calls [pay]'
    """
    escaped = _MARKS.sub(lambda found: "\\" + found[0], text)
    start = _STARTS.match(escaped)
    if start is None:
        return escaped
    # A number is escaped at the sign behind it: "1\. January".
    number = start[0] if start[0].isdecimal() else ""
    return number + "\\" + escaped[len(number) :]
