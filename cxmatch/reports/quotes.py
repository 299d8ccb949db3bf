"""A piece of evidence: where it stands, and in which line."""

from typing import Final, NamedTuple

from cxmatch.documents.document import Passage
from cxmatch.reports.safe import printable

AROUND: Final = 36
"""Characters that are shown on each side of the words."""


class Quote(NamedTuple):
    """Words with what stands around them, on one line and safe to print."""

    before: str
    words: str
    after: str


def quote(text: str, start: int, end: int) -> Quote:
    """The words of ``text[start:end]`` in their line, cut at whole words.

    Example:
        >>> quote("Summary: Coached a team of five.", 9, 16)
        Quote(before='Summary: ', words='Coached', after=' a team of five.')
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before = text[line_start:start].lstrip()
    after = text[end : line_end if line_end >= 0 else len(text)].rstrip()
    if len(before) > AROUND:
        cut = before[-AROUND:]
        before = "…" + (cut[cut.find(" ") :] if " " in cut else cut)
    if len(after) > AROUND:
        cut = after[:AROUND]
        after = (cut[: cut.rfind(" ") + 1] if " " in cut else cut) + "…"
    return Quote(printable(before), printable(text[start:end].replace("\n", " ")), printable(after))


def place_of(passage: Passage) -> str:
    """Where words stand: the page, where there are pages, and the section.

    Example:
        >>> from cxmatch.documents.document import Document
        >>> place_of(Document.from_text("Summary: Coached a team of five.").passage(9, 16))
        'summary'
    """
    return f"p{passage.page} {passage.section}" if passage.page else passage.section
