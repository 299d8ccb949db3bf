"""Which ligature a glyph without a character is: the word that it stands in says so."""

import re
from collections.abc import Sequence

from cxmatch.documents.pdf.glyphs import UNMAPPED

_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
"""From the most common in English on."""

_WIDEST = 1.1
"""Ems that a ligature takes, at most ("ffi" in broad fonts)."""

_WIDEST_AT_EDGE = 0.72
"""Ems that a ligature takes at the beginning or end of a word, at most ("ff"); an icon beside a word is broader."""

_WORD = re.compile(rf"[^\W\d_]*(?:{UNMAPPED}[^\W\d_]+|[^\W\d_]+{UNMAPPED})+[^\W\d_]*")

_CAPITALISED = re.compile(r"[A-Z]?[a-z]+")


def with_ligatures(text: str, widths: Sequence[float]) -> str:
    r"""The same text with the ligatures that a font shows and does not name, where an English word tells them.

    Fonts of printed web pages often say of "fi" only which glyph it is. What is no word with any ligature stays
    as it is.

    Args:
        text: Words in which `UNMAPPED` stands for each glyph without a character.
        widths: The width of each such glyph, ems.

    Example:
        >>> with_ligatures("\ufffd certi\ufffded in \ufffdnance", [1.0, 0.6, 0.6])
        '\ufffd certified in finance'
    """
    if len(widths) != text.count(UNMAPPED) or min(widths) > _WIDEST:
        return text

    def restored(found: re.Match[str]) -> str:
        word, first = found.group(), text.count(UNMAPPED, 0, found.start())
        inside = widths[first : first + word.count(UNMAPPED)]
        at_edges = [*(inside[:1] if word[0] == UNMAPPED else ()), *(inside[-1:] if word[-1] == UNMAPPED else ())]
        fits = max(inside) <= _WIDEST and max(at_edges, default=0) <= _WIDEST_AT_EDGE
        return _restored(word) if fits else word

    return _WORD.sub(restored, text)


def _restored(word: str) -> str:
    from cxmatch.documents.trust.dictionary import english

    known = english()
    for ligature in _LIGATURES:
        whole = word.replace(UNMAPPED, ligature)
        # Names of products run words together: the last that has the ligature must be one.
        parts = [part.lower() for part in (whole, *_CAPITALISED.findall(whole)) if ligature in part]
        if any(part in known or (part.endswith("s") and part[:-1] in known) for part in parts):
            return whole
    return word
