"""Rankings -> JSON, JSON Lines, CSV, workbooks and Parquet, for programs and spreadsheets."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Final, Literal

from cxmatch.ranking import arrow
from cxmatch.ranking.blind import Labelled
from cxmatch.ranking.columns import Value, columns
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.ranking.stream import RankingStream
from cxmatch.reports import sheet
from cxmatch.reports.safe import cell, printable

TableFormat = Literal["json", "jsonl", "csv", "xlsx", "parquet"]


def write(ranking: Ranking | RankingStream, form: TableFormat, out: IO[bytes], *, beside: Path | None = None) -> None:
    """Writes a ranking in one of the forms for programs, row by row, so that it need not fit in memory.

    Args:
        ranking: The ranking.
        form: ``json`` (one object with all rows), ``jsonl`` (a row a line), ``csv`` (a row a line, with a heading),
            ``xlsx`` (a workbook, which is held in memory) or ``parquet``.
        out: A file that is open for bytes.
        beside: The folder in which a workbook will lie; its links to the files begin there.

    Raises:
        UsageError: What makes this form is not installed, or it cannot hold so many rows.
    """
    if form == "xlsx":
        out.write(sheet.workbook(ranking, beside))
    elif form == "parquet":
        arrow.write_parquet(ranking, ranking.about, out)
    else:
        out.writelines(piece.encode("utf-8", "backslashreplace") for piece in _TEXTS[form](ranking, ranking.about))


def render(ranking: Ranking | RankingStream, form: TableFormat, *, beside: Path | None = None) -> str | bytes:
    """The same in memory: bytes of a workbook and of Parquet, and text of the others.

    Args:
        ranking: As for `write`.
        form: As for `write`.
        beside: As for `write`.

    Raises:
        UsageError: As for `write`.
    """
    out = io.BytesIO()
    write(ranking, form, out, beside=beside)
    return out.getvalue().decode() if form in _TEXTS else out.getvalue()


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


def _json(rows: Iterable[Row], about: Ranking) -> Iterator[str]:
    """The same as the JSON of a ranking that holds the rows."""
    empty = '"rows": []'
    before, _, after = about.model_copy(update={"rows": ()}).model_dump_json(indent=2).partition(empty)
    yield before + '"rows": ['
    comma = ""
    for row in rows:
        lines = row.model_dump_json(indent=2).split("\n")
        yield "".join(f"\n    {line}" if place else f"{comma}\n    {line}" for place, line in enumerate(lines))
        comma = ","
    yield ("\n  ]" if comma else "]") + after + "\n"


def _json_lines(rows: Iterable[Row], _: Ranking) -> Iterator[str]:
    return (row.model_dump_json() + "\n" for row in rows)


def _csv(rows: Iterable[Row], about: Ranking) -> Iterator[str]:
    made = columns(about.roles)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180

    def line(values: Iterable[str]) -> str:
        out.seek(0)
        out.truncate()
        writer.writerow(values)
        return out.getvalue()

    yield line(column.name for column in made)
    for row in rows:
        yield line(cell(printable(_text(column.of(row)))) for column in made)


def _text(value: Value) -> str:
    # Unknown is an empty cell, never a zero.
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value:.2f}" if isinstance(value, float) else value


_TEXTS: Final[dict[str, Callable[[Iterable[Row], Ranking], Iterator[str]]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}
