"""How much of a posting is what a company says of itself, and what every posting says?"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cxmatch.comparing.every_posting import LEGAL_LINES
from cxmatch.documents.document import Document, Passage, SectionKind
from cxmatch.matching.finding import find_named
from cxmatch.matching.vocabulary import Named

_SECTIONS: Final[frozenset[SectionKind]] = frozenset({"about", "benefits"})
_REACH: Final = 250
"""Characters before and after a legal word in which its sentence ends, where a text has no full stops."""
_STOP: Final = re.compile(r"[.!?][\"”’)]{0,2}(?:\s+|(?=[A-Z]))|\n+")
"""The end of a sentence or line; where lines were run together, a capital follows at once."""
_OF_THE_WORK: Final = re.compile(
    r"\b(?:you(?:'|’)?(?: will|ll| are|re| have|ve| must| can| need)|(?:this|the|your) (?:role|job|position|post|work)|"
    r"responsib\w+|candidates?|applicants?|must (?:have|be)|(?:is|are) required|requirements?|ability to|"
    r"experience (?:in|with|of))\b",
    re.IGNORECASE,
)
"""What a sentence on the company says when it turns to the work or the person."""
_OF_EVERY_POSTING: Final = Named.of(LEGAL_LINES, everywhere=True)


class Boilerplate(NamedTuple):
    """What of a text says nothing of the work.

    Attributes:
        share: 0 to 1, of its characters.
        places: Where it stands, in order.
    """

    share: float
    places: tuple[Passage, ...]


def boilerplate_of(document: Document) -> Boilerplate:
    r"""What of a posting says nothing of the work: sections on the company and its offers, and legal lines.

    Args:
        document: The posting.

    Example:
        >>> text = "You answer customers by chat and mail.\n\nWe are an equal opportunity employer."
        >>> found = boilerplate_of(Document.from_text(text, kind="posting"))
        >>> round(found.share, 2), found.places[0].text
        (0.48, 'We are an equal opportunity employer.')
    """
    spans = [
        (start, end)
        for section in document.sections
        if section.kind in _SECTIONS
        for start, end in _sentences(document.text, section.start, section.end)
        if not _OF_THE_WORK.search(document.text, start, end)
    ]
    for found in find_named(document, _OF_EVERY_POSTING):
        low, high = max(0, found.start - _REACH), min(len(document.text), found.end + _REACH)
        spans += [(start, end) for start, end in _sentences(document.text, low, high) if start < found.end <= end]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    trimmed = [_trimmed(document.text, start, end) for start, end in merged]
    whole = len(document.text.strip())
    share = sum(end - start for start, end in trimmed) / whole if whole else 0.0
    return Boilerplate(round(share, 4), tuple(document.passage(start, end) for start, end in trimmed if end > start))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences and lines between two offsets, with the marks and blanks after them."""
    for mark in _STOP.finditer(text, start, end):
        yield start, mark.end()
        start = mark.end()
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))
