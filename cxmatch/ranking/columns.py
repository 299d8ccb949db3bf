"""Rows -> columns, each of one kind of value: what every form of a table is made of."""

from collections.abc import Callable, Iterable
from typing import Final, Literal, NamedTuple

from cxmatch.ranking.row import Row

Kind = Literal["text", "number", "list"]
Value = str | float | tuple[str, ...] | None
"""Text, a number, or a list of texts; None for what is not known, which is never a zero."""


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        name: What it is called.
        kind: Of its values.
        of: A row's value.
    """

    name: str
    kind: Kind
    of: Callable[[Row], Value]


def columns(roles: Iterable[str]) -> tuple[Column, ...]:
    """The columns of a ranking: the same for all that are made for the same roles.

    Args:
        roles: The ranking's `roles`.

    Example:
        >>> [column.name for column in columns(["analyst"])][:7]
        ['path', 'status', 'role', 'score', 'years', 'kind', 'score_analyst']
    """
    return (*_FIRST, *(_score_of(role) for role in sorted(roles)), *_LAST)


def _score_of(role: str) -> Column:
    return Column(f"score_{role}", "number", lambda row: row.scores.get(role))


def _shown(row: Row) -> tuple[str, ...]:
    """The keywords that bring points, or what is asked for and shown, each once."""
    for_role = [piece.keyword for piece in row.evidence if piece.points > 0]
    asked = [asked.name for asked in row.asked if asked.status == "shown"]
    return tuple(dict.fromkeys(for_role + asked))


_FIRST: Final = (
    Column("path", "text", lambda row: row.path),
    Column("status", "text", lambda row: row.status),
    Column("role", "text", lambda row: row.role),
    Column("score", "number", lambda row: row.score),
    Column("years", "number", lambda row: row.years),
    Column("kind", "text", lambda row: row.kind),
)
_LAST: Final = (
    Column("keywords", "list", _shown),
    Column("missing", "list", lambda row: row.missing),
    Column("notices", "list", lambda row: tuple(dict.fromkeys(notice.kind for notice in row.notices))),
    Column("same_as", "text", lambda row: row.same_as),
    Column("near", "list", lambda row: row.near),
    Column("error", "text", lambda row: row.error),
    Column("message", "text", lambda row: row.message),
)
