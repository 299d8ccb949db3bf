"""Does a posting call for a beginner and ask for somebody experienced?"""

from typing import NamedTuple

from cxmatch.documents.document import Document, Passage
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import apart, find


class LevelsSaid(NamedTuple):
    """Where a text says at which level a post is.

    Attributes:
        entry: Words that say that it is for beginners, in order.
        senior: Words that say that it is for the experienced, in order.
    """

    entry: tuple[Passage, ...]
    senior: tuple[Passage, ...]


def levels_said(document: Document, lexicon: Lexicon) -> LevelsSaid:
    """Where a text says at which level a post is, by the lexicon's `levels`.

    Args:
        document: The posting.
        lexicon: Which keywords and concepts say so.

    Example:
        >>> document = Document.from_text("An entry-level role for a senior agent.", kind="posting")
        >>> said = levels_said(document, Lexicon.load())
        >>> said.entry[0].text, said.senior[0].text
        ('entry-level', 'senior agent')
    """
    wanted = {**dict.fromkeys(lexicon.levels.entry, "entry"), **dict.fromkeys(lexicon.levels.senior, "senior")}
    places: dict[str, list[tuple[int, int]]] = {"entry": [], "senior": []}
    for found in find(document, lexicon) if wanted else ():
        if found.rejected is None and found.owner.kind in ("term", "concept") and found.owner.name in wanted:
            places[wanted[found.owner.name]].append((found.start, found.end))
    return LevelsSaid(*(tuple(document.passage(*at) for at in apart(places[level])) for level in ("entry", "senior")))
