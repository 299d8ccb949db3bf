"""How much of a role fits its sheet of paper: text as large as can be, then fewer notes, then "and N more"."""

import unicodedata
from collections.abc import Callable
from math import ceil
from typing import Final, NamedTuple

from cxmatch.hiring.drafting.guide import Guide, GuidePage
from cxmatch.reports.labels import LABELS

LOOKS: Final = ((12.0, 2), (11.0, 2), (10.5, 2), (10.0, 2), (9.5, 2), (9.0, 2), (9.0, 1), (8.5, 1), (8.0, 1), (7.5, 1))
"""Sizes of text in points, the largest first, each with how many other meanings of a word are told. The last is the
least that is read without effort on paper."""
LONGEST: Final = 240
"""Characters; a longer text of a user's lexicon is cut."""
PAPER: Final = ("#1d6b3a", "#1f4f9c", "#86277a", "#0b6672", "#7a5a00")
"""The colours of `pieces.COLOURS`, dark enough for paper and for a copier that knows no colours."""


class Sheet(NamedTuple):
    """What is printed of a role.

    Attributes:
        title: The role's title.
        in_a_word: What it is, in a word; may be empty.
        years: The years that it asks for.
        colour: Of the role, ``#rrggbb``.
        size: Of the text, in points.
        words: Core keywords.
        added: Other keywords.
        looked_for: What it looks for.
        questions: What to ask.
        columns: What the cells of a row are: the keyword, then one or two kinds of what looks like it.
        rows: Keywords with what looks like them.
        more: How many of `words`, `added`, `looked_for`, `questions` and `rows` are left out for want of room.
    """

    title: str
    in_a_word: str
    years: str
    colour: str
    size: float
    words: tuple[str, ...]
    added: tuple[str, ...]
    looked_for: tuple[str, ...]
    questions: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: "Counts"


class Counts(NamedTuple):
    """A number for each list of a sheet."""

    words: int = 0
    added: int = 0
    looked_for: int = 0
    questions: int = 0
    rows: int = 0


_FIRST_TO_GO: Final = ("rows", "added", "questions", "looked_for", "words")
"""Lists that are cut where even the smallest text does not fit, in this order."""


def sheets(guide: Guide, fits: Callable[[Sheet], bool]) -> tuple[Sheet, ...]:
    """What is printed of each role of a guide.

    Args:
        guide: The guide.
        fits: Whether a sheet fits one page.
    """
    return tuple(_sheet(page, fits) for page in guide.pages)


def _sheet(page: GuidePage, fits: Callable[[Sheet], bool]) -> Sheet:
    for size, notes in LOOKS:
        whole = _laid(page, size, notes)
        if fits(whole):
            return whole
    kept, sheet = _counts(whole), whole
    for name in _FIRST_TO_GO:
        low, high = 0, getattr(kept, name)
        while low < high:
            middle = (low + high + 1) // 2
            if fits(_cut(whole, kept._replace(**{name: middle}))):
                low = middle
            else:
                high = middle - 1
        kept = kept._replace(**{name: low})
        sheet = _cut(whole, kept)
        if low:  # as many of these as there is room for
            break
    return sheet


def _counts(sheet: Sheet) -> Counts:
    return Counts(*(len(getattr(sheet, name)) for name in Counts._fields))


def _cut(whole: Sheet, kept: Counts) -> Sheet:
    parts = {name: getattr(whole, name)[: getattr(kept, name)] for name in Counts._fields}
    left = (all_ - some for all_, some in zip(_counts(whole), kept, strict=True))
    return whole._replace(**parts, more=Counts(*left))


def _laid(page: GuidePage, size: float, notes: int) -> Sheet:
    def told(texts: tuple[str, ...]) -> str:
        return _short("; ".join(texts[:notes]))

    rows = [
        (_short(word.keyword), told(word.not_for), told(word.near)) for word in page.words if word.not_for or word.near
    ]
    filled = [place for place in range(3) if any(row[place] for row in rows)]
    return Sheet(
        title=_short(page.title),
        in_a_word=_short(page.in_a_word),
        years=_short(page.years),
        colour=PAPER[(page.number - 1) % len(PAPER)],
        size=size,
        words=tuple(_short(word.keyword) for word in page.words if word.core),
        added=tuple(_short(word.keyword) for word in page.words if not word.core),
        looked_for=tuple(map(_short, page.looked_for)),
        questions=tuple(map(_short, page.questions)),
        columns=tuple(LABELS.columns[place] for place in filled),
        rows=tuple(tuple(row[place] for place in filled) for row in rows),
        more=Counts(),
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


class Paper(NamedTuple):
    """What a page holds, where nobody can be asked how high a text becomes.

    Attributes:
        width: Of the text, in points.
        height: Of the text, in points.
        line: Height of a line, in sizes of its text.
        item: Space beneath an item or row, in sizes of its text.
        heading: Height of a heading with its space, in sizes of the text.
        keyword: Share of the width that the column of keywords has; the others share the rest.
        word: Height of a line of keywords, in sizes of the text.
        between: Width of what stands around a keyword, in sizes of the text.
        title: Size of the title, in points.
    """

    width: float
    height: float
    line: float
    item: float
    heading: float
    keyword: float
    word: float
    between: float
    title: float

    def columns(self, count: int) -> tuple[float, ...]:
        """The width of each of so many columns, in points."""
        rest = self.width * (1 - self.keyword) / max(1, count - 1)
        return (self.width * self.keyword, *[rest] * (count - 1))


def estimate(sheet: Sheet, paper: Paper) -> bool:
    """Whether a sheet fits a page, by the widths of its letters; errs on the safe side."""
    size = sheet.size
    height = _lines(sheet.title, paper.width, paper.title) * paper.title * paper.line
    height += 4 * size  # the line above the title
    height += _block(f"{sheet.in_a_word}  {sheet.years}", paper.width, size + 2, paper)
    for words, left in ((sheet.words, sheet.more.words), (sheet.added, sheet.more.added)):
        if words or left:
            height += (paper.heading + _lines_of_words(words, size, paper) * paper.word) * size
    for items, left in ((sheet.looked_for, sheet.more.looked_for), (sheet.questions, sheet.more.questions)):
        if items or left:
            height += paper.heading * size
            height += sum(_block(item, paper.width - 2 * size, size, paper) for item in items)
    if sheet.rows or sheet.more.rows:
        height += (paper.heading + 2) * size
        for row in sheet.rows:
            cells = zip(row, paper.columns(len(row)), strict=True)
            height += max(_block(text, width - size, size, paper) for text, width in cells)
    height += sum(2 * size for count in sheet.more if count)
    return height <= paper.height


def _lines_of_words(words: tuple[str, ...], size: float, paper: Paper) -> int:
    """In how many lines keywords stand that are not broken where they can stand whole."""
    lines, room = 0, 0.0
    for word in words:
        width = sum(map(_em, word)) * (size + 1) * 1.06 + paper.between * size
        if width <= room:
            room -= width
            continue
        own = max(1, ceil(width / paper.width))
        lines, room = lines + own, own * paper.width - width
    return lines


def _block(text: str, width: float, size: float, paper: Paper) -> float:
    return (_lines(text, width, size) * paper.line + paper.item) * size


def _lines(text: str, width: float, size: float) -> int:
    # A tenth of each line stays empty behind its last word.
    return max(1, ceil(sum(map(_em, text)) * size / (0.9 * width)))


def _em(mark: str) -> float:
    """How wide a character is in a common sans serif, in sizes of the text."""
    if unicodedata.east_asian_width(mark) in "WF":
        return 1.0
    if not mark.isascii():
        return 0.68
    if mark in " iljtfr.,;:'|!()[]-":
        return 0.32
    return 0.9 if mark in "mwMW@%" else 0.68 if mark.isupper() else 0.55
