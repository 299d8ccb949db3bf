"""Rankings -> JSON, JSON Lines, CSV, workbooks and Parquet, for programs and spreadsheets."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from cxmatch.ranking import arrow
from cxmatch.ranking.blind import Labelled
from cxmatch.ranking.columns import Value, columns
from cxmatch.ranking.ranking import Ranking
from cxmatch.reports import sheet
from cxmatch.reports.safe import cell, printable

TableFormat = Literal["json", "jsonl", "csv", "xlsx", "parquet"]


def render(ranking: Ranking, form: TableFormat, *, beside: Path | None = None) -> str | bytes:
    """A ranking in one of the forms for programs.

    Args:
        ranking: The ranking.
        form: ``json`` (one object with all rows), ``jsonl`` (a row a line), ``csv`` (a row a line, with a heading),
            ``xlsx`` (a workbook) or ``parquet``.
        beside: The folder in which a workbook will lie; its links to the files begin there.

    Raises:
        UsageError: What makes this form is not installed, or it cannot hold so many rows.
    """
    if form == "json":
        return ranking.model_dump_json(indent=2) + "\n"
    if form == "jsonl":
        return "".join(row.model_dump_json() + "\n" for row in ranking.rows)
    if form == "xlsx":
        return sheet.workbook(ranking, beside)
    if form == "parquet":
        return arrow.parquet(ranking)
    return _csv(ranking)


def check(form: TableFormat) -> None:
    """Says that a form cannot be made before the work is done.

    Args:
        form: The form.

    Raises:
        UsageError: What makes it is not installed.
    """
    if form == "xlsx":
        sheet.check()
    elif form == "parquet":
        arrow.check()


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
    made = columns(ranking)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow([column.name for column in made])
    for values in zip(*(column.values for column in made), strict=True):
        writer.writerow([cell(printable(_text(value))) for value in values])
    return out.getvalue()


def _text(value: Value) -> str:
    # Unknown is an empty cell, never a zero.
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value:.2f}" if isinstance(value, float) else value
