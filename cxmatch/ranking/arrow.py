"""A ranking -> tables in memory and Parquet: the only file that imports pyarrow and pandas."""

import io
from typing import TYPE_CHECKING, Any, Final

import cxmatch
from cxmatch.errors import UsageError
from cxmatch.ranking.columns import Kind, columns
from cxmatch.ranking.ranking import Ranking

if TYPE_CHECKING:
    import pandas
    import pyarrow

ROWS_AT_ONCE: Final = 50_000
"""Rows of a group of a Parquet file: some 20 MB before they are packed."""


def to_arrow(ranking: Ranking) -> "pyarrow.Table":
    """A ranking as a table of Arrow.

    Args:
        ranking: The ranking.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = _arrow()
    kinds: dict[Kind, Any] = {
        "text": arrow.string(),
        "number": arrow.float64(),
        "list": arrow.list_(arrow.string()),
    }
    made = columns(ranking)
    about = {
        "cxmatch": cxmatch.__version__,
        "role": ranking.role,
        "posting": ranking.posting,
        "resume": ranking.resume,
        "lexicon": ranking.lexicon,
        "lexicon_hash": ranking.lexicon_hash,
        "as_of": ranking.as_of.isoformat(),
        "blind": str(ranking.blind).lower(),
    }
    schema = arrow.schema(
        [arrow.field(column.name, kinds[column.kind]) for column in made],
        metadata={name: value for name, value in about.items() if value is not None},
    )
    return arrow.table([arrow.array(column.values, kinds[column.kind]) for column in made], schema=schema)


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


def parquet(ranking: Ranking) -> bytes:
    """A ranking as a Parquet file: the same bytes for the same ranking.

    Args:
        ranking: The ranking.

    Raises:
        UsageError: pyarrow is not installed.
    """
    table = to_arrow(ranking)
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(table, out, compression="zstd", row_group_size=ROWS_AT_ONCE)
    return out.getvalue()


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
