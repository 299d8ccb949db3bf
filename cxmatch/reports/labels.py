"""What stands on a guide beside the lexicon's own words."""

from typing import Final, NamedTuple

from cxmatch.hiring.drafting.guide import Guide


class Labels(NamedTuple):
    """The headings of a page, and of the columns of its table."""

    in_a_word: str = "in a word:"
    years: str = "Years"
    words: str = "Words to look for"
    added: str = "Also worth a look"
    looked_for: str = "What to look for"
    questions: str = "What to ask"
    rows: str = "Easily mistaken"
    columns: tuple[str, str, str] = ("Keyword", "The same word, another meaning", "Close, but not it: ask")
    more_rows: str = "; the text form of this guide has them all"


LABELS: Final = Labels()
_LONGEST: Final = 110
"""Characters of a line of small print at the head or foot of a page."""


def head_of(guide: Guide) -> str:
    """The line at the head of each page."""
    return _cut(f"Quick guide to hiring for {guide.name}" if guide.name else "Quick guide to hiring")


def foot_of(guide: Guide) -> str:
    """The line at the foot of each page: where the keywords come from."""
    return _cut(f"Keywords: {guide.source}" if guide.source else "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
