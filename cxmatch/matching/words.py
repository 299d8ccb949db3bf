"""A text -> its words, with where each stands and what parts it from the word before."""

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate, compress, count, pairwise
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
_FOLD: Final = (
    ("‘", "'"), ("’", "'"), ("ʼ", "'"), ("`", "'"), ("´", "'"), ("\u00a0", " "), ("\u2007", " "), ("\u202f", " "),
    ("\u2010", "-"), ("\u2011", "-"), ("\u00ad", "-"), ("\u2012", "–"), ("\u2015", "–"), ("—", "–"),
)  # fmt: skip
# Letters and digits with what is written above them; C++, C# and F# keep what makes them.
_REST: Final = r"(?:[\u0300-\u036f]+[^\W_]*)*(?:'(?!s\b)[^\W\d_]+)?(?:\+\+(?!\w)|\#(?!\w))?"
_WORD: Final = re.compile(
    r"(?=[^ ,\n])"  # most of what parts words begins none
    r"([a-zA-Z]++(?=[ \n,.;:)])"  # most words: nothing of what the other branches ask for can follow
    rf"|[^\W\d_][^\W_]*{_REST}(?:'s\b)?"
    r"|(?<!\w)\d+(?:[.,:]\d+)*(?!\w)"
    rf"|[^\W_]+{_REST}(?:'s\b)?"
    r"|(?<!\w)\.[A-Z]{2,}\w*)"  # .NET
)
_OWNED: Final = re.compile(rf"([^\W_]+{_REST})'s\b")
# Words run together where a line end was lost: "managerParticipate", "ADVANCEDService". Both parts have four
# letters and more, since shorter ones are names and abbreviations (LinkedIn, KPIs). The second is looked for first,
# since a text has few capitals.
_RUN_TOGETHER: Final = re.compile(r"[A-Z][a-z]{3}(?:(?<=[a-z]{4}.{4})|(?<=[A-Z]{4}.{4})|(?<=\d.{4}))")
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
    folded = text
    for letter, plain in _FOLD:
        folded = folded.replace(letter, plain)
    pieces = _WORD.split(folded)  # a gap, a word, a gap ... a gap
    edges = list(accumulate(map(len, pieces)))
    found, starts, ends = pieces[1::2], edges[0:-1:2], edges[1::2]
    gaps = pieces[0:-1:2]
    for place, owned in _owned(folded, starts, ends):
        found[place], ends[place] = owned, starts[place] + len(owned)
    for place, cuts in reversed(_run_together(folded, starts, ends, whole).items()):
        edges = [starts[place], *cuts, ends[place]]
        starts[place : place + 1], ends[place : place + 1] = edges[:-1], edges[1:]
        found[place : place + 1] = [folded[first:last] for first, last in pairwise(edges)]
        gaps[place + 1 : place + 1] = [""] * len(cuts)
    lower = _lowered(folded, found, starts)
    capitals = [word[0].isupper() for word in found]
    kinds = list(map(_GapKinds().__getitem__, gaps))
    if kinds:
        kinds[0] = STOP
    parted = list(compress(count(), kinds))  # JOINED, which most are, is 0
    for place in [place for place in parted if kinds[place] == _BY_WORDS]:
        kinds[place] = _kind_by_words(gaps[place], lower[place - 1], found[place])
    clause_starts = [place for place in parted if kinds[place] == STOP]
    clause_starts.append(len(lower))
    clauses: list[int] = []
    for number, (first, last) in enumerate(pairwise(clause_starts)):
        clauses += [number] * (last - first)
    return Words(lower, starts, ends, kinds, clauses, capitals, clause_starts)


def _lowered(text: str, found: list[str], starts: list[int]) -> list[str]:
    """The words in lower case, each letter and its accents as one character."""
    if text.isascii():
        return list(map(str.lower, found))
    lowered = text.lower() if "Σ" in text else ""
    if len(lowered) == len(text):  # a sigma's lower case depends on what stands around the word
        words = [lowered[start : start + len(word)] for start, word in zip(starts, found, strict=True)]
    else:
        words = list(map(str.lower, found))
    return [word if word.isascii() else normalize("NFC", word) for word in words]


def _owned(text: str, starts: list[int], ends: list[int]) -> list[tuple[int, str]]:
    """The places of words with a possessive ``'s``, and the words without it."""
    owned = []
    at = text.find("'s")
    while at != -1:
        place = bisect_right(starts, at) - 1
        if place >= 0 and ends[place] == at + 2:
            word = _OWNED.match(text, starts[place])
            if word is not None:
                owned.append((place, word[1]))
        at = text.find("'s", at + 2)
    return owned


def _run_together(text: str, starts: list[int], ends: list[int], whole: frozenset[str]) -> dict[int, list[int]]:
    """The places of words that are several, in order, each with the offsets at which they are to be cut."""
    cuts: dict[int, list[int]] = defaultdict(list)
    for run in _RUN_TOGETHER.finditer(text):
        cut = run.start()
        place = bisect_right(starts, cut) - 1
        start, end = starts[place], ends[place]
        if start < cut and end - start >= _SHORTEST_RUN and text[start:end].lower() not in whole:
            cuts[place].append(cut)
    return cuts


class _GapKinds(dict[str, int]):
    """What the gaps of one text are: texts have few different ones."""

    def __missing__(self, gap: str) -> int:
        kind = self[gap] = _gap_kind(gap)
        return kind


_BY_WORDS: Final = -1
"""What the words around a gap decide."""


def _gap_kind(gap: str) -> int:
    """What stands between two words, as far as the characters tell."""
    if gap == " " or gap == "-":
        return JOINED
    if gap == "." or gap == ". ":
        return _BY_WORDS
    if not gap or _STOP.search(gap):
        return STOP  # nothing parts two words that ran together at a lost line end
    if "\n" in gap and "," not in gap:
        return _BY_WORDS
    return PAUSE if _PAUSE.search(gap) else JOINED


def _kind_by_words(gap: str, before: str, word: str) -> int:
    """What stands between two words where a dot or a line's end does.

    Args:
        gap: The characters.
        before: The word before, in lower case.
        word: The next word, as it is written.
    """
    capital = word[0].isupper()
    if gap == ".":
        return STOP if capital and len(word) >= 3 else JOINED  # Node.js
    if gap == ". ":
        return JOINED if len(before) == 1 and before.isalpha() else STOP  # U. S. Army
    if capital and before not in _LEADS_ON:
        return STOP
    return PAUSE if _PAUSE.search(gap) else JOINED
