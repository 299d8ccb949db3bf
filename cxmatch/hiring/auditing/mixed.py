"""Is a second role mixed into a posting, and which lines pull there?"""

from collections import defaultdict
from typing import Final

from cxmatch.documents.document import Document, Frozen, Passage
from cxmatch.scoring.report import Report, RoleFit

MIXED: Final = 20.0
"""Score, 0 to 100, from which a second role counts as mixed in: a fifth of what the roles share. Of 137 labelled ads of
the field, readers named a second role in 7 of the 13 with so much, and in 38 of the 124 others."""
LINES: Final = 5
"""Lines that are told of, those that pull most."""


class PullingLine(Frozen):
    """A line that speaks for a second role.

    Attributes:
        passage: The line.
        points: What it brings that role, of 100; whole hundredths.
        keywords: The names of the evidence in it.
    """

    passage: Passage
    points: float
    keywords: tuple[str, ...]


class SecondRole(Frozen):
    """A role that is mixed in beside the one that a text describes.

    Attributes:
        role: Its id.
        title: Its title.
        score: 0 to 100.
        lines: The lines that pull most to it, at most `LINES`, the strongest first.
    """

    role: str
    title: str
    score: float
    lines: tuple[PullingLine, ...]


def second_role(report: Report) -> SecondRole | None:
    """The second role that is mixed into a text; None where there is none.

    Args:
        report: The text's score.
    """
    if len(report.fits) < 2 or report.fits[1].score < MIXED:
        return None
    second = report.fits[1]
    return SecondRole(
        role=second.role, title=second.title, score=second.score, lines=_lines(second, report.document)[:LINES]
    )


def _lines(fit: RoleFit, document: Document) -> tuple[PullingLine, ...]:
    """The lines that speak for a role, the strongest first, equals in the order of the text."""
    text = document.text
    hundredths: dict[tuple[int, int], int] = defaultdict(int)
    keywords: dict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for piece in fit.evidence:
        if piece.points <= 0:
            continue
        start, end = text.rfind("\n", 0, piece.start) + 1, text.find("\n", piece.end)
        line = start, end if end >= 0 else len(text)
        hundredths[line] += round(piece.points * 100)
        keywords[line][piece.keyword] = None
    order = sorted(hundredths, key=lambda line: (-hundredths[line], line))
    return tuple(
        PullingLine(passage=document.passage(*line), points=hundredths[line] / 100, keywords=tuple(keywords[line]))
        for line in order
    )
