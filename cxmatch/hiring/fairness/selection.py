"""A ranking as a table, and who of it are at its top."""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from os import PathLike
from typing import Final, NamedTuple

from cxmatch.errors import UnknownRole, UsageError
from cxmatch.hiring.sheets import Line, Sheet, check_path, read_sheet
from cxmatch.ranking.ranking import Ranking

_SCORE: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,20})?")
_RANKING: Final = "Write the ranking with `cxmatch rank FOLDER --out ranking.csv`"


class Person(NamedTuple):
    """Somebody in a ranking.

    Attributes:
        keys: What they are known by; more than one where several files hold the same bytes.
        score: 0 to 100; None where nothing speaks for the role, or the file was not read.
        was_read: Whether their file could be read.
    """

    keys: tuple[str, ...]
    score: float | None
    was_read: bool


class Ranked(NamedTuple):
    """Everybody in a ranking.

    Attributes:
        people: In the order of the ranking; each once.
        name: What the ranking is called.
        role: The role whose score orders them; None where each stands under their best.
        mixed: The roles under which they stand, and how many under each, where there are several.
        copies: Files with the same bytes as another, which are not people of their own.
    """

    people: tuple[Person, ...]
    name: str
    role: str | None
    mixed: dict[str, int]
    copies: int


class Selection(NamedTuple):
    """Who are at the top.

    Attributes:
        chosen: Their places among the people.
        asked: How many were asked for.
        cut: The lowest score among them; None where nobody is.
        without: How many of those who were read have no score, or one of 0; they are never at the top.
    """

    chosen: frozenset[int]
    asked: int
    cut: float | None
    without: int


def ranked(ranking: Ranking | str | PathLike[str], *, on: str, role: str | None) -> Ranked:
    """Reads a ranking.

    Args:
        ranking: The ranking, or the path of its CSV form.
        on: The column that says who somebody is.
        role: The role whose score orders people; None where the ranking says it.

    Raises:
        UsageError: A column is missing, a score is no number, a key is there twice, or there is nobody.
        UnknownRole: The ranking has no scores for the role.
    """
    name, lines = _lines(ranking, on, role)
    score_of = _scores(name, lines, role)
    by_key: dict[str, Person] = {}
    copies = 0
    roles: Counter[str] = Counter()
    seen: set[str] = set()
    for line in lines:
        key = line.cells[on]
        if not key:
            raise UsageError(f"line {line.number} has nothing under {on!r}", source=name, advice="Fill it in")
        # The same bytes are the same person, however many files hold them; in a blind ranking they have one label.
        first = line.cells.get("same_as") if on == "path" else None
        if key in seen and not first:
            raise UsageError(f"{key!r} is there twice, the second time in line {line.number}", source=name)
        seen.add(key)
        was_read = line.cells.get("status") != "failed"
        person = Person((key,), _number(line, score_of, name) if was_read else None, was_read)
        known = by_key.setdefault(first or key, person)
        if known is not person:
            copies += 1
            by_key[first or key] = known._replace(keys=tuple(dict.fromkeys((*known.keys, key))))
        elif was_read and line.cells.get("role"):
            roles[line.cells["role"]] += 1
    if not by_key:
        raise UsageError("there is nobody in the ranking", source=name, advice=_RANKING)
    ordered_by = role or (next(iter(roles)) if len(roles) == 1 else None)
    mixed = dict(sorted(roles.items())) if ordered_by is None and len(roles) > 1 else {}
    return Ranked(tuple(by_key.values()), name, ordered_by, mixed, copies)


def select(people: Iterable[Person], top: float) -> Selection:
    """Who are at the top; all whose scores are equal at the cut are selected together.

    Args:
        people: Everybody.
        top: A share above 0 and up to 1.0 as a float, or a number of people as an int.

    Raises:
        UsageError: It is neither, or there are fewer people.

    Example:
        >>> people = [Person((name,), score, True) for name, score in zip("abcd", (90.0, 50.0, 50.0, None))]
        >>> sorted(select(people, 2).chosen), select(people, 0.25).cut
        ([0, 1, 2], 90.0)
    """
    everybody = list(people)
    asked = _asked(top, len(everybody))
    scores = [(person.score or 0.0, place) for place, person in enumerate(everybody)]
    best = sorted((score for score, _ in scores if score > 0), reverse=True)[:asked]
    cut = best[-1] if best else None
    chosen = frozenset(place for score, place in scores if cut is not None and score >= cut)
    without = sum(person.was_read and not person.score for person in everybody)
    return Selection(chosen, asked, cut, without)


def _asked(top: float, people: int) -> int:
    advice = "Give a share such as 0.2, or a whole number of people such as 5"
    if isinstance(top, bool) or not isinstance(top, int | float):
        raise UsageError(f"{top!r} is no share and no number of people", source="top", advice=advice)
    if isinstance(top, float) and 0 < top <= 1:
        exact = Decimal(str(top)) * people
        return max(1, int(exact.quantize(Decimal(1), ROUND_HALF_UP)))
    if isinstance(top, float) or top < 1:  # 2.0 is no share, and beside a 1.0 that is one, no number of people
        raise UsageError(f"{top!r} is no share and no number of people", source="top", advice=advice)
    if top > people:
        raise UsageError(f"{top} people are asked for, and there are {people}", source="top", advice=advice)
    return top


def _lines(ranking: Ranking | str | PathLike[str], on: str, role: str | None) -> tuple[str, tuple[Line, ...]]:
    if isinstance(ranking, Ranking):
        lines = tuple(
            Line(number, _cells(row.model_dump(include={"path", "status", "role", "score", "scores", "same_as"})))
            for number, row in enumerate(ranking.rows, 1)
        )
        columns = tuple(dict.fromkeys(column for line in lines for column in line.cells))
        sheet = Sheet("ranking", columns, lines)
    else:
        check_path(ranking, "ranking")
        sheet = read_sheet(ranking, advice=_RANKING)
    sheet.need([on] if role else [on, "score"], advice=_RANKING)
    return sheet.name, sheet.lines


def _cells(row: dict[str, object]) -> dict[str, str]:
    scores = row.pop("scores")
    assert isinstance(scores, dict)  # noqa: S101 - it is a field of Row
    row |= {f"score_{role}": score for role, score in scores.items()}
    return {column: "" if value is None else str(value) for column, value in row.items()}


def _scores(name: str, lines: tuple[Line, ...], role: str | None) -> str:
    """The column whose figures order people."""
    if role is None:
        return "score"
    held = {line.cells.get("role") for line in lines if line.cells.get("status") != "failed"} - {None, ""}
    scored = sorted({column for line in lines for column in line.cells if column.startswith("score_")})
    if f"score_{role}" in scored:
        return f"score_{role}"
    if held == {role}:
        return "score"
    known = [column.removeprefix("score_") for column in scored] or sorted(filter(None, held))
    raise UnknownRole(
        f"the ranking has no scores for {role!r}", source=name, advice=f"It has {', '.join(known) or 'none'}"
    )


def _number(line: Line, column: str, name: str) -> float | None:
    text = line.cells.get(column, "")
    if not text:
        return None
    # Spreadsheets of many countries save a decimal comma.
    value = float(text.replace(",", ".")) if _SCORE.fullmatch(text) else -1.0
    if not 0 <= value <= 100:
        raise UsageError(
            f"line {line.number} has {text!r} under {column!r}, which is no score of 0 to 100",
            source=name,
            advice=_RANKING,
        )
    return value
