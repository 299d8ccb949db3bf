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
from typing import Final, NamedTuple

from cxmatch.lexicon import Lexicon
from cxmatch.scoring.points import FULL, Piece, Share, apportioned
from cxmatch.scoring.strengths import Strength

SLOPE: Final = 10.0
"""For each unit of weighted strength: 0.1 of it lets 63% of a score through, 0.5 lets 99%."""

SURE: Final = 0.5
"""Share of the strength of "none" that a post needs to be of a role: with less, its score is a few points at most."""


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


class _Sums(NamedTuple):
    """How much of each thing that has a weight there is, by column, and the weighted sum for each role."""

    shown: list[Strength]
    amounts: dict[str, float]
    totals: dict[str, float]


def shares(strengths: tuple[Strength, ...], lexicon: Lexicon) -> dict[str, Share]:
    """Each role's score and points."""
    contest = lexicon.contest
    assert contest is not None  # noqa: S101 - the caller asks
    sums = _sums(strengths, lexicon)
    return {role: _share(role, sums, weights(lexicon), contest.none) for role in sums.totals}


def favourite(strengths: tuple[Strength, ...], lexicon: Lexicon) -> str | None:
    """The role with the highest total; None where too little speaks for it."""
    contest = lexicon.contest
    assert contest is not None  # noqa: S101 - the caller asks
    columns, sums = weights(lexicon), _sums(strengths, lexicon)
    best = max(sums.totals, key=lambda role: sums.totals[role])
    sure = sums.totals[best] >= SURE * contest.none
    return best if sure and any(columns[column].get(best, 0.0) > 0 for column in sums.amounts) else None


def _sums(strengths: tuple[Strength, ...], lexicon: Lexicon) -> _Sums:
    columns = weights(lexicon)
    shown = [strength for strength in strengths if strength.column in columns]
    amounts: dict[str, float] = defaultdict(float)
    for strength in shown:
        amounts[strength.column] += strength.value
    totals = dict.fromkeys((role.id for role in lexicon.roles), 0.0)
    for column, amount in amounts.items():
        for role, weight in columns[column].items():
            totals[role] += amount * weight
    return _Sums(shown, amounts, totals)


def _share(role: str, sums: _Sums, columns: dict[str, dict[str, float]], none: float) -> Share:
    shown, amounts, totals = sums
    others = {other: total for other, total in totals.items() if other != role}
    highest = max(none, *others.values()) if others else none
    against = {other: exp(total - highest) for other, total in others.items()}
    whole = exp(none - highest) + sum(against.values())
    odds = totals[role] - highest - log(whole)
    # What a unit of each thing adds to the log of the role's odds.
    gain_of = {
        column: columns[column].get(role, 0.0)
        - sum(part / whole * columns[column].get(other, 0.0) for other, part in against.items())
        for column in amounts
    }
    speaks = sum(max(0.0, columns[column].get(role, 0.0)) * amount for column, amount in amounts.items())
    gains: dict[Piece, float] = defaultdict(float)
    for strength in shown:
        gain = gain_of[strength.column] * strength.value / len(strength.pieces)
        for piece in strength.pieces:
            gains[piece] += gain
    gains = {piece: gain for piece, gain in gains.items() if gain}
    taken = sum(gain for gain in gains.values() if gain < 0)
    through = 1 - exp(-SLOPE * speaks)
    score = round(FULL * through * _logistic(odds))
    if score <= 0 or not any(gain > 0 for gain in gains.values()):
        return Share(0, dict.fromkeys(gains, 0))
    # What the pieces that speak for the role would bring without those that speak against it.
    brought = max(score, round(FULL * through * _logistic(odds - taken)))
    points = _apportioned({piece: gain for piece, gain in gains.items() if gain > 0}, brought)
    lost = _apportioned({piece: -gain for piece, gain in gains.items() if gain < 0}, brought - score)
    return Share(score, points | {piece: -part for piece, part in lost.items()})


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -700 else 0.0


def _apportioned(parts: dict[Piece, float], whole: int) -> dict[Piece, int]:
    total = sum(parts.values())
    order = {piece: place for place, piece in enumerate(sorted(parts, key=lambda piece: (piece.start, piece.name)))}
    return apportioned({piece: part / total * whole for piece, part in parts.items()}, whole, order) if parts else {}
