"""A ranking -> tables in memory and Parquet: the only file that imports pyarrow and pandas."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

import cxmatch
from cxmatch.errors import UsageError
from cxmatch.ranking.columns import Kind, columns
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row

if TYPE_CHECKING:
    import pandas
    import pyarrow

SUMMARY: Final = ("path", "status", "role", "score", "years", "keywords", "error")
"""Columns of a part that a ranking's summary is made of."""
ROWS_AT_ONCE: Final = 1_000
"""Rows of a group of a Parquet file: some 30 MB with their evidence while it is made."""


def to_arrow(ranking: Ranking) -> "pyarrow.Table":
    """A ranking as a table of Arrow.

    Args:
        ranking: The ranking.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = _arrow()
    schema = schema_of(ranking)
    batches = [_batch(rows, ranking, schema) for rows in batched(ranking.rows)]
    return arrow.Table.from_batches(batches, schema=schema)


def schema_of(about: Ranking, more: Mapping[str, str] | None = None) -> "pyarrow.Schema":
    """The columns of a ranking's table, and what it was made of.

    Args:
        about: The ranking; its rows are not looked at.
        more: What else is said of it.
    """
    arrow = _arrow()
    kinds: dict[Kind, Any] = {
        "text": arrow.string(),
        "number": arrow.float64(),
        "list": arrow.list_(arrow.string()),
    }
    told = {
        "cxmatch": cxmatch.__version__,
        "role": about.role,
        "posting": about.posting,
        "resume": about.resume,
        "lexicon": about.lexicon,
        "lexicon_hash": about.lexicon_hash,
        "as_of": about.as_of.isoformat(),
        "blind": str(about.blind).lower(),
        **(more or {}),
    }
    return arrow.schema(
        [arrow.field(column.name, kinds[column.kind]) for column in columns(about.roles)],
        metadata={name: value for name, value in told.items() if value is not None},
    )


def _batch(rows: Sequence[Row], about: Ranking, schema: "pyarrow.Schema") -> "pyarrow.RecordBatch":
    arrow = _arrow()
    values = {column.name: list(map(column.of, rows)) for column in columns(about.roles)}
    return arrow.record_batch([arrow.array(values[field.name], field.type) for field in schema], schema=schema)


def part(rows: Sequence[Row], digests: Sequence[str], about: Ranking, more: Mapping[str, str]) -> bytes:
    """A part of a ranking as a Parquet file: the columns of a table but for what only all files together tell.

    Args:
        rows: The part's rows.
        digests: SHA-256 of each one's bytes, hex digits; empty where it could not be read.
        about: The ranking; its own rows are not looked at.
        more: What else the file says of itself.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = _arrow()
    whole = schema_of(about, more)
    kept = arrow.schema([field for field in whole if field.name not in ("same_as", "near")], whole.metadata)
    batch = _batch(rows, about, kept)
    table = arrow.Table.from_batches([batch])
    table = table.append_column("sha256", arrow.array([digest or None for digest in digests], arrow.string()))
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(table, out, compression="zstd")
    return out.getvalue()


def of_part(data: bytes) -> list[dict[str, Any]] | None:
    """What a ranking's summary needs of each row of a part; None where it is no part, or damaged.

    Args:
        data: The file's bytes.
    """
    arrow = _arrow()
    from pyarrow.parquet import read_table

    try:
        rows: list[dict[str, Any]] = read_table(io.BytesIO(data), columns=list(SUMMARY)).to_pylist()
    except (arrow.ArrowException, OSError, KeyError):
        return None
    return rows


def batched(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists of `ROWS_AT_ONCE`, in order.

    Args:
        rows: The rows.
    """
    rest = iter(rows)
    while some := list(islice(rest, ROWS_AT_ONCE)):
        yield some


def to_pandas(ranking: Ranking) -> "pandas.DataFrame":
    """A ranking as a data frame.

    Args:
        ranking: The ranking.

    Raises:
        UsageError: pandas or pyarrow is not installed.
    """
    table = to_arrow(ranking)
    try:
        import pandas
    except ImportError as problem:
        raise _missing("a data frame is made by pandas") from problem
    frame: pandas.DataFrame = table.to_pandas()
    return frame


def write_parquet(
    rows: Iterable[Row], about: Ranking, out: IO[bytes], *, more: Mapping[str, str] | None = None
) -> None:
    """Writes rows as a Parquet file: the same bytes for the same rows.

    Args:
        rows: The rows, in order; they are not held.
        about: The ranking that they are of; its own rows are not looked at.
        out: A file that is open for bytes.
        more: What else the file says of itself.

    Raises:
        UsageError: pyarrow is not installed.
    """
    schema = schema_of(about, more)
    from pyarrow.parquet import ParquetWriter

    with ParquetWriter(out, schema, compression="zstd") as writer:
        for some in batched(rows):
            writer.write_batch(_batch(some, about, schema))


def check() -> None:
    """Raises UsageError where no Parquet file can be made."""
    _arrow()


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as problem:
        raise _missing("tables in memory and Parquet files are made by pyarrow") from problem
    return pyarrow


def _missing(what: str) -> UsageError:
    return UsageError(
        f"{what}, which is not installed",
        source="format",
        advice="Install it with: pip install 'cxmatch[tables]'",
    )
