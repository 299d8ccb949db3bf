"""Strengths -> points, where the roles of a lexicon compete.

A role's strength T is the weighted sum of what the text shows. The roles, and "none of them" with a strength of its
own, share a text as a softmax does: a role's score is 100 e^T / (e^none + sum of all e^T). A text that shows nothing
for a role has no score for it: the score is damped by 1 - exp(-SLOPE x), x the sum of what speaks for the role alone,
which is 1 to four digits for any text of a few lines.

Each piece of evidence gets its part of the score: what it adds to the role's odds against the others, as shares of
the score. What speaks for another role takes away.
"""

from collections import defaultdict
from functools import lru_cache
from math import exp, log
from operator import itemgetter
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxmatch.lexicon import Lexicon
from cxmatch.scoring.points import FULL, Piece, Share
from cxmatch.scoring.strengths import Strength

SLOPE: Final = 10.0
"""For each unit of weighted strength: 0.1 of it lets 63% of a score through, 0.5 lets 99%."""

SURE: Final = 0.5
"""Share of the strength of "none" that a post needs to be of a role: with less, its score is a few points at most."""

_Floats = NDArray[np.float64]


@lru_cache(maxsize=8)
def weights(lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """The weights of a lexicon's contest: for each column of `Strength`, by role."""
    contest = lexicon.contest
    assert contest is not None  # noqa: S101 - the caller asks
    found: dict[str, dict[str, float]] = {f"core:{role}": {role: weight} for role, weight in contest.core.items()}
    for group, parts in contest.groups.items():
        found[f"concepts:{group}"], found[f"ways:{group}"] = parts.concepts, parts.ways
    found |= {f"concept:{name}": own.weights for name, own in contest.concepts.items()}
    found |= {f"signal:{name}": by_role for name, by_role in contest.signals.items()}
    return found


class _Weights(NamedTuple):
    """The same in rows, one for each column of `Strength`, with a weight for each role."""

    row_of: dict[str, int]
    rows: list[list[float]]


@lru_cache(maxsize=8)
def _weights(lexicon: Lexicon) -> _Weights:
    by_column = weights(lexicon)
    rows = [[by_role.get(role.id, 0.0) for role in lexicon.roles] for by_role in by_column.values()]
    return _Weights({column: row for row, column in enumerate(by_column)}, rows)


class _Sums(NamedTuple):
    """How much there is of each column that has a weight, by its row, and the weighted sum for each role."""

    amounts: dict[int, float]
    totals: list[float]


def shares(strengths: tuple[Strength, ...], lexicon: Lexicon) -> dict[str, Share]:
    """Each role's score and points."""
    contest = lexicon.contest
    assert contest is not None  # noqa: S101 - the caller asks
    row_of, rows = _weights(lexicon)
    shown = [(row_of[column], value, own) for column, value, own in strengths if column in row_of]
    if not shown:
        return {role.id: Share(0, {}) for role in lexicon.roles}
    sums = _sums([(row, value) for row, value, _ in shown], lexicon)
    odds, shared = _odds(sums.totals, contest.none)
    held = np.array([rows[row] for row in sums.amounts]).T
    # What a unit of each column adds to the log of each role's odds.
    gains = held - sum(shared[:, other, None] * held[other] for other in range(len(odds)))
    place_of = {row: place for place, row in enumerate(sums.amounts)}
    pieces, by_piece = _of_pieces([(place_of[row], value, own) for row, value, own in shown], gains)
    speaks = _added(np.maximum(held, 0.0) * list(sums.amounts.values()))
    # For each role what speaks for it, and below these rows for each what speaks against it.
    both = np.maximum(np.concatenate((by_piece, -by_piece)), 0.0)
    sides = _added(both)
    scores, brought = [], []
    for log_odds, speaking, gained, lost in zip(odds, speaks, sides, sides[len(odds) :], strict=False):
        through = FULL * (1 - exp(-SLOPE * speaking))
        score = round(through * _logistic(log_odds)) if gained else 0
        scores.append(score)
        # What the pieces that speak for the role would bring without those that speak against it.
        brought.append(max(score, round(through * _logistic(log_odds + lost))) if score else 0)
    taken = [whole - score for whole, score in zip(brought, scores, strict=True)]
    parts = _apportioned(both, sides, brought + taken)
    points = (parts[: len(odds)] - parts[len(odds) :]).tolist()
    return {
        role.id: Share(score, {piece: part for piece, part in zip(pieces, own, strict=True) if part})
        for role, score, own in zip(lexicon.roles, scores, points, strict=True)
    }


def favourite(strengths: tuple[Strength, ...], lexicon: Lexicon) -> str | None:
    """The role with the highest total; None where too little speaks for it."""
    contest = lexicon.contest
    assert contest is not None  # noqa: S101 - the caller asks
    row_of, rows = _weights(lexicon)
    amounts, totals = _sums([(row_of[column], value) for column, value, _ in strengths if column in row_of], lexicon)
    best = max(range(len(totals)), key=totals.__getitem__)
    sure = totals[best] >= SURE * contest.none
    return lexicon.roles[best].id if sure and any(rows[row][best] > 0 for row in amounts) else None


def _sums(shown: list[tuple[int, float]], lexicon: Lexicon) -> _Sums:
    amounts: dict[int, float] = defaultdict(float)
    for row, value in shown:
        amounts[row] += value
    rows = _weights(lexicon).rows
    totals = [0.0] * len(lexicon.roles)
    for row, amount in amounts.items():
        for role, weight in enumerate(rows[row]):
            totals[role] += amount * weight
    return _Sums(amounts, totals)


def _odds(totals: list[float], none: float) -> tuple[list[float], _Floats]:
    """The log of each role's odds; and for each role, what each other has of all that stands against it."""
    odds, shared = [], np.zeros((len(totals), len(totals)))
    for role, total in enumerate(totals):
        others = totals[:role] + totals[role + 1 :]
        highest = max([none, *others])
        against = [exp(other - highest) for other in others]
        whole = exp(none - highest) + sum(against)
        odds.append(total - highest - log(whole))
        parts = [part / whole for part in against]
        shared[role] = [*parts[:role], 0.0, *parts[role:]]
    return odds, shared


def _of_pieces(shown: list[tuple[int, float, tuple[Piece, ...]]], gains: _Floats) -> tuple[list[Piece], _Floats]:
    """The pieces of evidence in the order of the text, and for each role what each adds to the log of its odds.

    Args:
        shown: The strengths: the place of the column, the value and the pieces that share it evenly.
        gains: For each role, what a unit of each column adds.
    """
    pieces = sorted({piece for _, _, own in shown for piece in own}, key=itemgetter(1, 0, 2))
    number = {piece: place for place, piece in enumerate(pieces)}
    told = [(number[piece], column, value / len(own)) for column, value, own in shown for piece in own]
    at, columns, parts = (np.array(each) for each in zip(*told, strict=True))
    return pieces, np.array([np.bincount(at, gain, len(pieces)) for gain in gains[:, columns] * parts])


def _added(parts: _Floats) -> list[float]:
    """The sum of each row, added up from left to right: one order on every machine."""
    added: list[float] = np.cumsum(parts, axis=1)[:, -1].tolist()
    return added


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -700 else 0.0


def _apportioned(parts: _Floats, totals: list[float], wholes: list[int]) -> NDArray[np.int64]:
    """Each row's whole in whole numbers, in proportion to its parts: by largest remainder, of equal ones the first."""
    exact = parts / [[total or 1.0] for total in totals] * [[whole] for whole in wholes]
    rounded = exact.astype(np.int64)
    left = wholes - rounded.sum(axis=1)
    ranked = np.where(parts > 0, rounded - exact, 1.0).argsort(axis=1, kind="stable")
    for row, (many, total) in enumerate(zip(left.tolist(), totals, strict=True)):
        if many and total:
            rounded[row, ranked[row, :many]] += 1
    return rounded
