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
        place: Which of the things that are told apart it belongs to, such as a role's place in its lexicon; 0 and up.
        note: What stands beside its end; may be empty.
        title: What it is, for whoever points at it; may be empty.
    """

    start: int
    end: int
    place: int
    note: str = ""
    title: str = ""


class Segment(NamedTuple):
    """A piece of a text under the same marks.

    Attributes:
        text: The piece, with what a screen would act on shown as escapes.
        marks: The marks that it lies under, in the order of their places.
        ending: Those of them that end with it: their notes stand behind it.
    """

    text: str
    marks: tuple[Mark, ...]
    ending: tuple[Mark, ...]


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The whole text in pieces.

    Args:
        text: The text.
        marks: What was found in it; marks without a length are left out.

    Example:
        >>> found = segments("Coached a team.", [Mark(0, 7, 1, "+3.00"), Mark(0, 14, 0)])
        >>> [(piece.text, [mark.place for mark in piece.marks], len(piece.ending)) for piece in found]
        [('Coached', [0, 1], 1), (' a team', [0], 1), ('.', [], 0)]
    """
    kept = sorted({mark for mark in marks if 0 <= mark.start < mark.end <= len(text)}, key=lambda mark: mark.start)
    bounds = sorted({0, len(text), *(bound for mark in kept for bound in (mark.start, mark.end))})
    made, upon, following = [], list[Mark](), 0
    for start, end in pairwise(bounds):
        upon = [mark for mark in upon if mark.end > start]
        while following < len(kept) and kept[following].start == start:
            upon.append(kept[following])
            following += 1
        lying = tuple(sorted(upon, key=lambda mark: (mark.place, mark)))
        made.append(Segment(visible(text[start:end]), lying, tuple(mark for mark in lying if mark.end == end)))
    return tuple(made)
