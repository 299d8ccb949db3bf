"""A ranking -> columns, each of one kind of value: what every form of a table is made of."""

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row

Kind = Literal["text", "number", "list"]
Value = str | float | tuple[str, ...] | None
"""Text, a number, or a list of texts; None for what is not known, which is never a zero."""


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        name: What it is called.
        kind: Of its values.
        values: One for each row, in the order of the rows.
    """

    name: str
    kind: Kind
    values: tuple[Value, ...]


def columns(ranking: Ranking) -> tuple[Column, ...]:
    """The columns of a ranking: the same for all in which some file was scored for the same roles.

    Args:
        ranking: The ranking.

    Example:
        >>> from cxmatch.ranking.ranking import rank
        >>> made = columns(rank("docs/examples/resumes", role="analyst"))
        >>> [column.name for column in made][:7], made[3].values[0]
        (['path', 'status', 'role', 'score', 'years', 'kind', 'score_analyst'], 98.63)
    """
    roles = sorted({role for row in ranking.rows for role in row.scores})
    return tuple(Column(name, kind, tuple(map(of, ranking.rows))) for name, kind, of in _made(roles))


Made = tuple[str, Kind, Callable[[Row], Value]]

_FIRST: Final[tuple[Made, ...]] = (
    ("path", "text", lambda row: row.path),
    ("status", "text", lambda row: row.status),
    ("role", "text", lambda row: row.role),
    ("score", "number", lambda row: row.score),
    ("years", "number", lambda row: row.years),
    ("kind", "text", lambda row: row.kind),
)
_LAST: Final[tuple[Made, ...]] = (
    ("keywords", "list", lambda row: _shown(row)),
    ("missing", "list", lambda row: row.missing),
    ("notices", "list", lambda row: tuple(dict.fromkeys(notice.kind for notice in row.notices))),
    ("same_as", "text", lambda row: row.same_as),
    ("near", "list", lambda row: row.near),
    ("error", "text", lambda row: row.error),
    ("message", "text", lambda row: row.message),
)


def _made(roles: list[str]) -> Iterator[Made]:
    yield from _FIRST
    for role in roles:
        yield f"score_{role}", "number", lambda row, role=role: row.scores.get(role)  # type: ignore[misc]
    yield from _LAST


def _shown(row: Row) -> tuple[str, ...]:
    """The keywords that bring points, or what is asked for and shown, each once."""
    for_role = [piece.keyword for piece in row.evidence if piece.points > 0]
    asked = [asked.name for asked in row.asked if asked.status == "shown"]
    return tuple(dict.fromkeys(for_role + asked))
