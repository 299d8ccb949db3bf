"""The texts written for this project, and how well they are judged.

`docs/examples` are read as files. The invented texts (invented/*.jsonl) are many more, each with the role that it was
written for, or none, and why. Nothing is fitted on either.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from figures import Figure, Judged, accuracy, auc, with_role

import cxmatch

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
AS_OF: Final = date(2026, 11, 1)
"""The day that "present" means in them."""
HALF: Final = 50
"""The score from which a text is rather of the field than not."""

FIGURES: Final[dict[str, Figure]] = {
    "invented.resumes.accuracy": Figure(with_role("resume"), accuracy),
    "invented.postings.accuracy": Figure(with_role("posting"), accuracy),
    "invented.jobs.accuracy": Figure(with_role("job"), accuracy),
    "invented.cx_auc": Figure(list, auc),
}


class Invented(NamedTuple):
    """An invented text, and what the product makes of it."""

    name: str
    text: str
    judged: Judged


def examples() -> dict[str, float]:
    """Share of the sample resumes whose role, as examples.json has it, is the best, and in the best two."""
    truth = json.loads((HERE / "examples.json").read_text(encoding="utf-8"))
    places = []
    for name, role in truth.items():
        report = cxmatch.score(ROOT / "docs" / "examples" / name, as_of=AS_OF)
        places.append([fit.role for fit in report.fits].index(role))
    return {
        "examples.accuracy": sum(place == 0 for place in places) / len(places),
        "examples.first_two": sum(place < 2 for place in places) / len(places),
    }


def invented() -> list[Invented]:
    """The invented texts, judged."""
    found = []
    for row in _lines():
        report = cxmatch.score(cxmatch.Document.from_text(row["text"], name=row["id"]), as_of=AS_OF)
        scores = {fit.role: fit.score for fit in report.fits}
        found.append(Invented(row["id"], row["text"], Judged(row["kind"], row["role"], scores)))
    return found


def wrong(texts: Iterable[Invented]) -> Iterator[str]:
    """Says which of them are judged wrongly, a line each."""
    for name, _, row in texts:
        best = f"{row.best} {row.scores[row.best]:.0f}"
        if row.role and row.best != row.role:
            yield f"{row.kind} {name} is for {row.role} ({row.scores[row.role]:.0f}), judged {best}"
        elif not row.role and row.scores[row.best] >= HALF:
            yield f"{row.kind} {name} is of another trade, judged {best}"


def _lines() -> Iterator[dict[str, Any]]:
    for path in sorted((HERE / "invented").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
