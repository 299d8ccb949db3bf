"""A ranking -> a workbook for a spreadsheet: the only file that imports openpyxl.

Whatever stands in a name or a text, a cell is text and no formula. The same ranking gives the same bytes.
"""

import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import cxmatch
from cxmatch.errors import UsageError
from cxmatch.ranking.columns import Column, Value, columns
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.ranking.storage import is_url
from cxmatch.ranking.stream import RankingStream
from cxmatch.reports.safe import printable

MOST_LINKS: Final = 65_530
"""Links that a sheet of Excel may have; more make it call the file damaged."""
MOST_ROWS: Final = 1_048_575
"""Rows below the heading that a sheet may have."""
LONGEST: Final = 32_767
"""Characters that a cell may have."""
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A workbook says when it was made; one that is made again should be the same."""
_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can tell."""
_WIDE: Final = {"path": 44, "keywords": 40, "missing": 40, "notices": 26, "near": 26, "message": 60, "same_as": 26}
_USUAL: Final = 13
"""Characters that a column shows, unless it has a width of its own."""


def workbook(ranking: Ranking | RankingStream, beside: Path | None = None) -> bytes:
    """A ranking as an Excel workbook: its rows, those that failed, and how it was made.

    Args:
        ranking: The ranking.
        beside: The folder that the workbook will lie in: links to the files are told from there, so that it and they
            can be moved together. None for links from the root.

    Raises:
        UsageError: openpyxl is not installed, or there are more rows than a sheet holds.
    """
    openpyxl = _openpyxl()
    about = ranking.about
    if len(ranking) > MOST_ROWS:
        raise UsageError(
            f"a sheet holds {MOST_ROWS:,} rows, and there are {len(ranking):,}",
            source="format",
            advice="Write .parquet or .csv, or take the best with --top",
        )
    book = openpyxl.Workbook(write_only=False)
    made = columns(about.roles)
    kept = _Sheet(book.active, "Ranking", [column for column in made if column.name not in ("error", "message")])
    failed = _Sheet(
        book.create_sheet(), "Failed", [column for column in made if column.name in ("path", "error", "message")]
    )
    told = book.create_sheet("About")
    for row in ranking:
        (failed if row.status == "failed" else kept).add(row, beside, is_linked=not about.blind)
    kept.finish()
    failed.finish()
    for number, (name, value) in enumerate(_about(about, kept.rows, failed.rows), 1):
        _put(told, number, 1, name)
        _put(told, number, 2, value)
    told.column_dimensions["A"].width, told.column_dimensions["B"].width = 24, 80
    book.properties.creator = "cxmatch"
    book.properties.created = book.properties.modified = _MADE.replace(tzinfo=None)
    return _saved(book)


def check() -> None:
    """Raises UsageError where no workbook can be made."""
    _openpyxl()


class _Sheet:
    """A sheet of rows below a heading that stays in sight, with links to the files, and bars behind scores."""

    def __init__(self, sheet: Any, title: str, made: list[Column]) -> None:
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        sheet.title = title
        self._sheet, self._made = sheet, made
        self._top = Alignment(vertical="top", wrap_text=True)
        self._link = Font(color="0B4F8A", underline="single")
        self.rows = 0
        for number, column in enumerate(made, 1):
            _put(sheet, 1, number, column.name).font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(column.name, _USUAL)

    def add(self, row: Row, beside: Path | None, *, is_linked: bool) -> None:
        """Adds a row, whose name leads to its file."""
        self.rows += 1
        for number, column in enumerate(self._made, 1):
            value = _cell(column.of(row))
            if value is not None:
                cell = _put(self._sheet, self.rows + 1, number, value)
                cell.alignment = self._top
                if column.kind == "number":
                    cell.number_format = "0.00"
        if is_linked and self.rows <= MOST_LINKS:
            cell = self._sheet.cell(self.rows + 1, 1)
            cell.hyperlink = _address(row.path, beside)
            cell.data_type = "s"
            cell.font = self._link

    def finish(self) -> None:
        """Adds what depends on how many rows there are."""
        from openpyxl.formatting.rule import DataBarRule
        from openpyxl.utils import get_column_letter

        self._sheet.freeze_panes = "B2"
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._made))}{self.rows + 1}"
        for number, column in enumerate(self._made, 1):
            if self.rows and column.kind == "number" and column.name.startswith("score"):
                letter = get_column_letter(number)
                rule = DataBarRule(start_type="num", start_value=0, end_type="num", end_value=100, color="9DB7D9")  # type: ignore[no-untyped-call]
                self._sheet.conditional_formatting.add(f"{letter}2:{letter}{self.rows + 1}", rule)


def _put(sheet: Any, row: int, column: int, value: str | float) -> Any:
    cell = sheet.cell(row, column, value)
    if isinstance(value, str):
        # A text that begins like a formula stays a text, and says so to whoever edits it.
        cell.data_type = "s"
        if value.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True
    return cell


def _cell(value: Value) -> str | float | None:
    if isinstance(value, tuple):
        value = "; ".join(value) or None
    return printable(value)[:LONGEST] if isinstance(value, str) else value


def _address(path: str, beside: Path | None) -> str:
    if is_url(path):
        return quote(path, safe="/:")
    path = os.path.abspath(path)  # noqa: PTH100 - links are not followed
    if beside is not None:
        try:
            return quote(os.path.relpath(path, beside.resolve()).replace(os.sep, "/"))
        except ValueError:  # another drive
            pass
    return Path(path).as_uri()


def _about(ranking: Ranking, kept: int, failed: int) -> list[tuple[str, str | float]]:
    told: list[tuple[str, str | float | None]] = [
        ("files", kept + failed),
        ("failed", failed),
        ("role", ranking.role),
        ("posting", ranking.posting and printable(ranking.posting)),
        ("resume", ranking.resume and printable(ranking.resume)),
        ("as of", ranking.as_of.isoformat()),
        ("names left out", "yes" if ranking.blind else "no"),
        ("lexicon", printable(ranking.lexicon)),
        ("lexicon's hash", ranking.lexicon_hash),
        ("cxmatch", cxmatch.__version__),
    ]
    if kept + failed > MOST_LINKS:
        told.append(("links", f"the first {MOST_LINKS:,} rows have them: a sheet holds no more"))
    told += [("passed over", printable(f"{passed.path} ({passed.why})".strip())) for passed in ranking.passed_over]
    return [(name, value) for name, value in told if value not in (None, "")]


def _saved(book: Any) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    out = io.BytesIO()
    # A workbook's own `save` would say that it was changed now.
    ExcelWriter(book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()
    return _dateless(out.getvalue())


def _dateless(data: bytes) -> bytes:
    """The same archive without the time at which its parts were packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as plain:
        for part in given.infolist():
            kept = zipfile.ZipInfo(part.filename, _ZIPPED)
            kept.compress_type, kept.external_attr = zipfile.ZIP_DEFLATED, part.external_attr
            plain.writestr(kept, given.read(part))
    return out.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError as problem:
        raise UsageError(
            "a workbook is made by openpyxl, which is not installed",
            source="format",
            advice="Install it with: pip install 'cxmatch[tables]'",
        ) from problem
    return openpyxl
