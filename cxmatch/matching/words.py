"""A text -> its words, with where each stands and what parts it from the word before."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import normalize

from cxmatch.documents.forgetting import remembered

JOINED: Final = 0
"""Nothing but spaces, a hyphen or a wrapped line stands between a word and the one before it."""
PAUSE: Final = 1
"""A comma, slash, bracket or dash stands between them."""
STOP: Final = 2
"""A sentence, list item, cell or block ends between them."""


class Words(NamedTuple):
    """The words of a text: parallel lists, one place a word. They are shared and never changed."""

    lower: list[str]
    """In lower case, without a possessive ``'s``."""
    start: list[int]
    end: list[int]
    gap: list[int]
    """What stands before it: JOINED, PAUSE or STOP."""
    clause: list[int]
    """Number of the clause that it stands in; a clause reaches from STOP to STOP."""
    capital: list[bool]
    """Whether it begins with a capital letter."""
    clause_starts: list[int]
    """The place of the first word of each clause, and after the last clause the number of words."""

    def clause_range(self, place: int) -> tuple[int, int]:
        """The places of the first word of this word's clause and of the first word after it."""
        number = self.clause[place]
        return self.clause_starts[number], self.clause_starts[number + 1]


# One character for one, so that offsets hold in the text as it was.
_FOLD: Final = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "\u00a0": " ", "\u2007": " ", "\u202f": " ",
    "\u2010": "-", "\u2011": "-", "\u00ad": "-", "\u2012": "–", "\u2015": "–", "—": "–",
})  # fmt: skip
_WORD: Final = re.compile(
    r"(?<!\w)(\.[A-Z]{2,}\w*)"  # .NET
    r"|(?<!\w)\d+(?:[.,:]\d+)*(?!\w)"
    # Letters and digits with what is written above them; C++, C# and F# keep what makes them.
    r"|([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*(?:'(?!s\b)[^\W\d_]+)?(?:\+\+(?!\w)|\#(?!\w))?)(?:'s\b)?"
)
# Words run together where a line end was lost: "managerParticipate", "ADVANCEDService". Both parts have four
# letters and more, since shorter ones are names and abbreviations (LinkedIn, KPIs).
_RUN_TOGETHER: Final = re.compile(
    r"(?<=[a-z]{4})(?=[A-Z][a-z]{3})|(?<=[A-Z]{4})(?=[A-Z][a-z]{3})|(?<=\d)(?=[A-Z][a-z]{3})"
)
_SHORTEST_RUN: Final = 8
"""Characters of two words that run together, at least."""
_STOP: Final = re.compile(r"[.!?;:•|·▪●*]|\n\s*(?:\n|[-–•*])|\s-\s|\t")
_PAUSE: Final = re.compile(r"[,/()\[\]–&+\"“”]")
# A line that ends in one of these goes on in the next, whatever letter that begins with.
_LEADS_ON: Final = frozenset(
    "a an the and or of to in on at by for from with as into that which who our your their his her its my & is are "
    "was were be been has have had will can through between across per via".split()
)


# Terms, work, skills and conditions are looked for in one text one after the other.
@remembered(4)
def split(text: str, *, whole: frozenset[str] = frozenset()) -> Words:
    """The words of `text`, in order.

    Args:
        text: Any text; offsets in the answer count its characters.
        whole: Words in lower case that look run together and are not: "powerpoint" of "PowerPoint".

    Example:
        >>> words = split("Set goals. Coached the team's leads")
        >>> words.lower, words.clause
        (['set', 'goals', 'coached', 'the', 'team', 'leads'], [0, 0, 1, 1, 1, 1])
    """
    folded = text.translate(_FOLD)
    lowered = folded.lower()
    even = len(lowered) == len(folded)  # a few capitals are two characters in lower case
    plain = text.isascii()
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[int] = []
    clauses: list[int] = []
    capitals: list[bool] = []
    clause_starts: list[int] = []
    clause, last_end = -1, 0
    for found in _WORD.finditer(folded):
        start, end = found.span(found.lastindex or 0)
        if end - start < _SHORTEST_RUN or folded[start + 1 : end].islower():
            parts: Iterable[tuple[int, int]] = ((start, end),)
        else:
            parts = _parts(folded, start, end, whole)
        for first, last in parts:
            capital = folded[first].isupper()
            if first - last_end == 1 and folded[last_end] == " " and lower:
                kind = JOINED
            else:
                kind = _gap_kind(folded[last_end:first], lower, capital=capital, short=last - first < 3)
                if not lower or kind == STOP:
                    kind = STOP
                    clause_starts.append(len(lower))
                    clause += 1
            word = lowered[first:last] if even else folded[first:last].lower()
            lower.append(word if plain or word.isascii() else normalize("NFC", word))
            starts.append(first)
            ends.append(last)
            gaps.append(kind)
            clauses.append(clause)
            capitals.append(capital)
            last_end = last
        last_end = found.end()
    return Words(lower, starts, ends, gaps, clauses, capitals, [*clause_starts, len(lower)])


def _parts(text: str, start: int, end: int, whole: frozenset[str]) -> list[tuple[int, int]]:
    if whole and text[start:end].lower() in whole:
        return [(start, end)]
    cuts = [start, *(found.start() for found in _RUN_TOGETHER.finditer(text, start, end)), end]
    cuts = [cut for cut in cuts if start <= cut <= end]
    return list(pairwise(cuts))


def _gap_kind(gap: str, before: list[str], *, capital: bool, short: bool) -> int:
    if not gap or gap == "-":
        # Two parts of one run-together word: a lost line end, or a hyphen.
        return JOINED if gap else STOP
    if before and (
        (gap == "." and (short or not capital)) or (gap == ". " and len(before[-1]) == 1 and before[-1].isalpha())
    ):
        return JOINED  # Node.js, Ph.D., U.S. Army
    if _STOP.search(gap):
        return STOP
    if "\n" in gap and capital and "," not in gap and (not before or before[-1] not in _LEADS_ON):
        return STOP
    return PAUSE if _PAUSE.search(gap) else JOINED
