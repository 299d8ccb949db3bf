"""Which ligature a glyph without a character is: the word that it stands in says so."""

import re
from collections.abc import Sequence

from cxmatch.documents.glyphs import UNMAPPED

_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
"""From the most common in English on."""

_WIDEST = 1.1
"""Ems that a ligature takes, at most ("ffi" in broad fonts); icons are as broad, and stand in no word."""

_WORD = re.compile(rf"[^\W\d_]*(?:{UNMAPPED}[^\W\d_]+|[^\W\d_]+{UNMAPPED})+[^\W\d_]*")

_CAPITALISED = re.compile(r"[A-Z]?[a-z]+")


def with_ligatures(text: str, widths: Sequence[float]) -> str:
    r"""The same text with the ligatures that a font shows and does not name, where an English word tells them.

    Fonts of printed web pages often say of "fi" only which glyph it is. What is no word with any ligature
    stays as it is, and so does a word that ends or begins at such a glyph: it may be an icon.

    Args:
        text: Words in which `UNMAPPED` stands for each glyph without a character.
        widths: The width of each such glyph, ems.

    Example:
        >>> with_ligatures("\ufffd certi\ufffded in \ufffdnance", [1.0, 0.6, 0.6])
        '\ufffd certified in finance'
    """
    if len(widths) != text.count(UNMAPPED) or min(widths) > _WIDEST:
        return text
    return _WORD.sub(lambda found: _restored(found.group()), text)


def _restored(word: str) -> str:
    from cxmatch.documents.dictionary import english

    known = english()
    if word.replace(UNMAPPED, "").lower() in known and UNMAPPED in (word[0], word[-1]):
        return word  # beside a word an icon may stand; within one, none does
    for ligature in _LIGATURES:
        whole = word.replace(UNMAPPED, ligature)
        # Names of products run words together: the last that has the ligature must be one.
        parts = [part.lower() for part in (whole, *_CAPITALISED.findall(whole)) if ligature in part]
        if any(part in known or (part.endswith("s") and part[:-1] in known) for part in parts):
            return whole
    return word
