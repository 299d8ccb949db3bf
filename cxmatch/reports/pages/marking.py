"""A text and what was found in it -> pieces of the text, each with what it belongs to.

Marks may lie upon each other: the same words can speak for one role and against another.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from cxmatch.reports.safe import visible


class Mark(NamedTuple):
    """Something found in a text.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends.
        look: How it looks: a class of the style, such as "r2" for what speaks for the role of that place.
        note: What stands beside its end; may be empty.
        title: What it is, for whoever points at it or hears it; may be empty.
        told: The id of the line that tells of it; may be empty.
    """

    start: int
    end: int
    look: str
    note: str = ""
    title: str = ""
    told: str = ""


class Segment(NamedTuple):
    """A piece of a text under the same marks.

    Attributes:
        start: Where it begins in the text.
        text: The piece, with what a screen would act on shown as escapes.
        marks: The marks that it lies under, those that begin first first, and else as they were given.
        ending: Those of them that end with it: their notes stand behind it.
    """

    start: int
    text: str
    marks: tuple[Mark, ...]
    ending: tuple[Mark, ...]

    @property
    def looks(self) -> tuple[str, ...]:
        """How it looks: that of each of its marks."""
        return tuple(dict.fromkeys(mark.look for mark in self.marks))

    @property
    def titles(self) -> tuple[str, ...]:
        """What its marks are."""
        return tuple(dict.fromkeys(mark.title for mark in self.marks if mark.title))

    @property
    def begins(self) -> bool:
        """Whether a mark begins with it."""
        return any(mark.start == self.start for mark in self.marks)


def segments(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> tuple[Segment, ...]:
    """The whole text in pieces.

    Args:
        text: The text.
        marks: What was found in it; marks without a length are left out.
        cuts: Where pieces end too, whatever lies there.

    Example:
        >>> found = segments("Coached a team.", [Mark(0, 7, "r1", "+3.00"), Mark(0, 14, "r0")])
        >>> [(piece.text, piece.looks, len(piece.ending)) for piece in found]
        [('Coached', ('r1', 'r0'), 1), (' a team', ('r0',), 1), ('.', (), 0)]
    """
    known = dict.fromkeys(mark for mark in marks if 0 <= mark.start < mark.end <= len(text))
    kept = sorted(known, key=lambda mark: mark.start)
    bounds = sorted({0, len(text), *cuts, *(bound for mark in kept for bound in (mark.start, mark.end))})
    made, upon, following = [], list[Mark](), 0
    for start, end in pairwise(bounds):
        upon = [mark for mark in upon if mark.end > start]
        while following < len(kept) and kept[following].start == start:
            upon.append(kept[following])
            following += 1
        made.append(
            Segment(start, visible(text[start:end]), tuple(upon), tuple(mark for mark in upon if mark.end == end))
        )
    return tuple(made)
