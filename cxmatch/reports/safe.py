"""Text from strangers -> text that does nothing: on a terminal, on a page, and in a spreadsheet."""

import re
from typing import Final

_ACTIVE: Final = re.compile(
    # Control characters (escape sequences begin with one), line separators, marks that turn the direction of
    # text, halves of surrogate pairs, and what is no character.
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_ACTIVE_IN_LINES: Final = re.compile(f"(?![\n\t]){_ACTIVE.pattern}")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def printable(text: str) -> str:
    r"""`text` on one line, with every character that a terminal would act on shown as an escape.

    Example:
        >>> printable("a\x1b[2Jb\nc")
        'a\\x1b[2Jb\\nc'
    """
    return _ACTIVE.sub(_escaped, text)


def visible(text: str) -> str:
    r"""`text` with its lines and tabs, and every other character that a screen would act on shown as an escape.

    Example:
        >>> visible("two\nlines, \u202eturned")
        'two\nlines, \\u202eturned'
    """
    return _ACTIVE_IN_LINES.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape", "surrogatepass").decode("ascii")


def cell(text: str) -> str:
    """`text` as a spreadsheet's cell that is never a formula: a leading apostrophe marks it as text.

    Example:
        >>> cell("=HYPERLINK(1)"), cell("ordinary")
        ("'=HYPERLINK(1)", 'ordinary')
    """
    # Spreadsheets skip leading blanks before they look for a formula.
    return "'" + text if text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS) else text
