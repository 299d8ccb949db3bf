"""A text as `leading` reads it: in small letters and parted into items, with a quick look for words in it.

The patterns of leading are long, and most words of a text begin none of them. So its words are asked first, by sets.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from cxmatch.scoring import leading_words as words
from cxmatch.scoring.lower_case import lower

_CASES: Final = bytes(
    ord("a" if 97 <= code <= 122 else "A" if 65 <= code <= 90 else " ") for code in range(256)
)  # fmt: skip
_GLUED: Final = b"aaaAaa"
"""A capital in the midst of small letters: the words before it and behind it were run together."""
_GOES_ON: Final = re.compile(r"\n(?=[a-z0-9])")

_BESIDE_ASCII: Final = "?"
_ENDS: Final = "|"
_MAY_STAND_BETWEEN: Final = frozenset(" $+~()'/-,&")
"""Signs that may stand between a word of leading and the people; others end what it can reach."""


def _looks_of(character: str) -> str:
    if character.isdecimal():
        return words.DIGIT
    if character.isalpha() or character in (_BESIDE_ASCII, "_"):
        return character
    return " " if character in _MAY_STAND_BETWEEN else _ENDS


_LOOKS: Final = bytes(ord(_looks_of(chr(code))) if code < 128 else 0 for code in range(256))


def _glued(text: str) -> Iterator[int]:
    """Where a sentence begins that was run together with the one before it."""
    cases = text.encode("ascii", "replace").translate(_CASES)
    at = cases.find(_GLUED)
    while at >= 0:
        yield at + _GLUED.index(b"A")
        at = cases.find(_GLUED, at + 1)


class Flat:
    """A text in small letters, in which "|" parts what a line or a lost space parts.

    A line that goes on in lower case is the same sentence; any other begins a new one. Where two sentences were run
    together ("the teamAnswer calls"), a bar is put in.

    Attributes:
        text: The text so written.
    """

    def __init__(self, text: str) -> None:
        glued = list(_glued(text))
        if glued:
            text = "|".join(text[start:end] for start, end in zip([0, *glued], [*glued, len(text)], strict=True))
        self.text = lower(_GOES_ON.sub(" ", text).replace("\n", "|").replace("\u00a0", " "))
        self._put_in = [place + count for count, place in enumerate(glued)]
        # A character for each of the text: letters, one digit for all, and else whether it parts words or more.
        self._looks = self.text.encode("ascii", "replace").translate(_LOOKS).decode("ascii")
        self._spaced = f" {self._looks.replace(_ENDS, ' ').replace(_BESIDE_ASCII, ' ')} "
        openings = words.OPENINGS if "in charge of" in self.text else words.OPENINGS_BUT_IN
        self._openings = list(filter(openings.__contains__, self._spaced.split()))

    def place_of(self, offset: int) -> int:
        """The offset in the text as it was given, before bars were put in."""
        return offset - bisect_left(self._put_in, offset)

    def found(self, pattern: re.Pattern[str], first_words: frozenset[str]) -> Iterator[re.Match[str]]:
        """What `pattern` finds in the text.

        Args:
            pattern: It begins at the beginning of a word.
            first_words: The words with which it may begin; each is one of `leading_words.OPENINGS`.
        """
        at = done = 0
        for word in filter(first_words.__contains__, self._openings):
            at = self._spaced.find(f" {word} ", at)
            match = pattern.match(self.text, at) if at >= done else None
            if match is not None:
                yield match
                done = match.end()
            at += len(word) + 1

    def may_hold(self, wanted: frozenset[str], start: int, end: int) -> bool:
        """Whether one of the words wanted may stand between two offsets; False is sure.

        Args:
            wanted: Words of letters alone, or of `leading_words.DIGIT` in the place of each digit.
            start: Offset of the first character.
            end: Offset after the last one.
        """
        # Digits of other scripts are numbers too, and cannot be told here.
        spaced = self._spaced[start + 1 : end + 1]
        return not wanted.isdisjoint(spaced.split()) or _BESIDE_ASCII in self._looks[start:end]

    def may_name(self, wanted: frozenset[str], start: int, limit: int) -> bool:
        """Whether one of the words wanted may stand behind a word, before a sign ends what is said there.

        Args:
            wanted: As for `may_hold`.
            start: Where the word ends.
            limit: How far it is looked.
        """
        end = self._looks.find(_ENDS, start, limit)
        return self.may_hold(wanted, start, limit if end < 0 else end)
