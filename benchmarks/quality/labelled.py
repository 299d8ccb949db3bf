"""The labelled texts, and what each of them shows."""

import gzip
import itertools
import json
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from figures import Judged

from cxmatch.documents.document import Document
from cxmatch.documents.reading import read
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import find
from cxmatch.scoring import contest, signals
from cxmatch.scoring.places import Places
from cxmatch.scoring.points import FULL
from cxmatch.scoring.strengths import Strength, measure, parts
from cxmatch.scoring.stretches import posts

AS_OF: Final = date(2020, 1, 1)
"""The day of the labels."""
BACKGROUND: Final = 800
"""General job ads that are used; more of them change nothing that was measured."""
SURE: Final = {1: 0.6, 2: 0.9, 3: 1.0}
"""What a row counts for by the readers' confidence."""


class Row(NamedTuple):
    """A labelled text."""

    kind: str
    """postings, positions, resumes or background."""
    role: str | None
    """What the readers say; None where it is not customer work."""
    title_role: str | None
    """Of the background: the role that the ad's title names."""
    weight: float
    document: Document
    strengths: tuple[Strength, ...]


def rows(data: Path, lexicon: Lexicon) -> list[Row]:
    """All labelled texts, and the first `BACKGROUND` general ads."""
    found = []
    for kind in ("postings", "positions", "resumes"):
        for line in (data / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            document = (
                read(data / "resumes" / row["file"])
                if kind == "resumes"
                else Document.from_text(row["text"], name=row["id"])
            )
            role = row["role"] if row["cx"] else None
            strengths = strengths_of(document, lexicon)
            found.append(Row(kind, role, None, SURE[row["confidence"]], document, strengths))
    with gzip.open(data / "background.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, BACKGROUND):
            row = json.loads(line)
            document = Document.from_text(row["text"], name=row["id"])
            strengths = strengths_of(document, lexicon)
            found.append(Row("background", None, row["title_role"], 1.0, document, strengths))
    return found


def strengths_of(document: Document, lexicon: Lexicon, *, mixed: bool = True) -> tuple[Strength, ...]:
    """What a document shows, as the product measures it.

    Args:
        document: The text.
        lexicon: Whose concepts are looked for.
        mixed: False to take a resume as one stretch, whatever posts it tells of.
    """
    matches = find(document, lexicon)
    held = posts(document, AS_OF)
    said = signals.find(document, held)
    return measure(matches, Places(document, AS_OF), parts(matches, said, lexicon, held if mixed else ()))


def judged(found: list[Row], lexicon: Lexicon) -> list[Judged]:
    """What the product makes of the texts, with the weights of the lexicon."""
    marked = []
    for row in found:
        shared = contest.shares(row.strengths, lexicon)
        scores = {role: 100 * share.score / FULL for role, share in shared.items()}
        marked.append(Judged(row.kind, row.role, scores))
    return marked
