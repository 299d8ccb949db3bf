"""The labelled texts, and what each of them shows."""

import gzip
import itertools
import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cxmatch.documents.document import Document
from cxmatch.documents.reading import read
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import find
from cxmatch.scoring import signals
from cxmatch.scoring.places import Places
from cxmatch.scoring.strengths import Strength, measure

AS_OF = date(2020, 1, 1)
"""The day of the labels."""
BACKGROUND = 800
"""General job ads that are used; more of them change nothing that was measured."""
SURE = {1: 0.6, 2: 0.9, 3: 1.0}
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
            found.append(Row(kind, role, None, SURE[row["confidence"]], strengths_of(document, lexicon)))
    with gzip.open(data / "background.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, BACKGROUND):
            row = json.loads(line)
            document = Document.from_text(row["text"], name=row["id"])
            found.append(Row("background", None, row["title_role"], 1.0, strengths_of(document, lexicon)))
    return found


def strengths_of(document: Document, lexicon: Lexicon) -> tuple[Strength, ...]:
    """What a document shows, as the product measures it."""
    matches = find(document, lexicon)
    return measure(document, matches, signals.find(document, AS_OF), Places(document, AS_OF), lexicon, AS_OF)


def table(found: list[Row], columns: list[str]) -> np.ndarray:
    """The strengths as a table: a row a text, a column a thing."""
    place = {name: number for number, name in enumerate(columns)}
    values = np.zeros((len(found), len(columns)))
    for number, row in enumerate(found):
        for strength in row.strengths:
            if strength.column in place:
                values[number, place[strength.column]] += strength.value
    return values


def figures(found: list[Row], scores: np.ndarray, roles: list[str]) -> dict[str, float]:
    """Accuracy and macro-F1 of each kind, and how well scores rank, as the floors ask for them.

    Args:
        found: The texts.
        scores: Of each text for each role, in the order of `roles`.
        roles: The roles.
    """
    kind = np.array([row.kind for row in found])
    truth = np.array([roles.index(row.role) if row.role else -1 for row in found])
    out = {}
    for name in ("postings", "positions", "resumes"):
        of = (kind == name) & (truth >= 0)
        guess = scores[of].argmax(1)
        out[f"{name}.accuracy"] = float((guess == truth[of]).mean())
        out[f"{name}.macro_f1"] = _macro_f1(truth[of], guess, len(roles))
    pile = (kind == "postings") | ((kind == "positions") & (truth >= 0))
    pile |= (kind == "background") & (np.cumsum(kind == "background") <= 200)
    out["ranking.map"] = float(
        np.mean([_average_precision(truth[pile] == role, scores[pile][:, role]) for role in range(len(roles))])
    )
    best = scores[pile].max(1)
    cx, other = best[truth[pile] >= 0], best[truth[pile] < 0]
    wins = (cx[:, None] > other).sum() + 0.5 * (cx[:, None] == other).sum()
    out["ranking.cx_auc"] = float(wins / len(cx) / len(other))
    return out


def _macro_f1(truth: np.ndarray, guess: np.ndarray, roles: int) -> float:
    parts = []
    for role in range(roles):
        right = ((truth == role) & (guess == role)).sum()
        if (truth == role).any():
            parts.append(2 * right / ((truth == role).sum() + (guess == role).sum()))
    return float(np.mean(parts))


def _average_precision(good: np.ndarray, score: np.ndarray) -> float:
    ranked = good[np.argsort(-score, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())
