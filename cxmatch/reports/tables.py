"""Rankings -> JSON, JSON Lines and CSV, for programs and spreadsheets."""

import csv
import io
from collections.abc import Iterable
from typing import Literal

from cxmatch.ranking.blind import Labelled
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.reports.safe import cell, printable

TableFormat = Literal["json", "jsonl", "csv"]


def render(ranking: Ranking, form: TableFormat) -> str:
    """A ranking in one of the forms for programs.

    Args:
        ranking: The ranking.
        form: ``json`` (one object with all rows), ``jsonl`` (a row a line) or ``csv`` (a row a line, with a heading).
    """
    if form == "json":
        return ranking.model_dump_json(indent=2) + "\n"
    if form == "jsonl":
        return "".join(row.model_dump_json() + "\n" for row in ranking.rows)
    return _csv(ranking)


def render_labels(labels: Iterable[Labelled]) -> str:
    """Who is behind each label of a blind answer, as CSV.

    Args:
        labels: As a blind ranking tells them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(("label", "path"))
    writer.writerows((cell(label), cell(printable(path))) for label, path in labels)
    return out.getvalue()


def _csv(ranking: Ranking) -> str:
    roles = sorted({role for row in ranking.rows for role in row.scores})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    columns = ("path", "status", "role", "score", "years", "kind")
    notes = ("keywords", "missing", "notices", "same_as", "near", "error", "message")
    writer.writerow([*columns, *(f"score_{role}" for role in roles), *notes])
    for row in ranking.rows:
        known = (row.path, row.status, row.role, _number(row.score), _number(row.years), row.kind)
        scores = (_number(row.scores.get(role)) for role in roles)
        writer.writerow([cell(printable(value or "")) for value in (*known, *scores, *_notes(row))])
    return out.getvalue()


def _number(value: float | None) -> str:
    # Unknown is an empty cell, never a zero.
    return "" if value is None else f"{value:.2f}"


def _notes(row: Row) -> tuple[str, ...]:
    keywords = dict.fromkeys(
        [piece.keyword for piece in row.evidence if piece.points > 0]
        + [asked.name for asked in row.asked if asked.status == "shown"]
    )
    notices = dict.fromkeys(notice.kind for notice in row.notices)
    joined = (
        "; ".join(keywords),
        "; ".join(row.missing),
        "; ".join(notices),
        row.same_as or "",
        "; ".join(row.near),
    )
    return (*joined, row.error or "", row.message or "")
