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
from operator import mul
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


class _Weight(NamedTuple):
    """What one column weighs for one role."""

    own: float
    speaks: float
    """What of it speaks for the role: 0 and up."""
    others: tuple[float, ...]
    """What it weighs for each other role."""


@lru_cache(maxsize=8)
def _by_role(lexicon: Lexicon) -> dict[str, dict[str, _Weight]]:
    roles = [role.id for role in lexicon.roles]
    return {
        role: {
            column: _Weight(
                by_role.get(role, 0.0),
                max(0.0, by_role.get(role, 0.0)),
                tuple(by_role.get(other, 0.0) for other in roles if other != role),
            )
            for column, by_role in weights(lexicon).items()
        }
        for role in roles
    }


class _Shown(NamedTuple):
    """The pieces of evidence, and what each strength that has a weight comes from, by their numbers."""

    pieces: list[Piece]
    order: dict[int, int]
    """The place of each piece in the text."""
    strengths: list[tuple[str, float, list[int]]]


def _shown(strengths: list[Strength]) -> _Shown:
    number: dict[Piece, int] = {}
    told = [
        (column, value, [number.setdefault(piece, len(number)) for piece in pieces])
        for column, value, pieces in strengths
    ]
    pieces = list(number)
    in_text = sorted(range(len(pieces)), key=lambda each: (pieces[each].start, pieces[each].name))
    return _Shown(pieces, {each: place for place, each in enumerate(in_text)}, told)


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
    shown = _shown(sums.shown)
    return {role: _share(role, sums, shown, weighs, contest.none) for role, weighs in _by_role(lexicon).items()}


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


def _share(role: str, sums: _Sums, shown: _Shown, weighs: dict[str, _Weight], none: float) -> Share:
    _, amounts, totals = sums
    others = {other: total for other, total in totals.items() if other != role}
    highest = max(none, *others.values()) if others else none
    against = {other: exp(total - highest) for other, total in others.items()}
    whole = exp(none - highest) + sum(against.values())
    odds = totals[role] - highest - log(whole)
    # What a unit of each thing adds to the log of the role's odds.
    parts = [part / whole for part in against.values()]
    gain_of = {column: weighs[column].own - sum(map(mul, parts, weighs[column].others)) for column in amounts}
    speaks = sum([weighs[column].speaks * amount for column, amount in amounts.items()])
    all_gains = [0.0] * len(shown.pieces)
    for column, value, numbers in shown.strengths:
        gain = gain_of[column] * value / len(numbers)
        for number in numbers:
            all_gains[number] += gain
    gains = {number: gain for number, gain in enumerate(all_gains) if gain}
    gained = {number: gain for number, gain in gains.items() if gain > 0}
    taken = sum([gain for gain in gains.values() if gain < 0])
    through = 1 - exp(-SLOPE * speaks)
    score = round(FULL * through * _logistic(odds))
    pieces, order = shown.pieces, shown.order
    if score <= 0 or not gained:
        return Share(0, {pieces[number]: 0 for number in gains})
    # What the pieces that speak for the role would bring without those that speak against it.
    brought = max(score, round(FULL * through * _logistic(odds - taken)))
    points = _apportioned(gained, brought, order)
    lost = _apportioned({number: -gain for number, gain in gains.items() if gain < 0}, brought - score, order)
    brings = {pieces[number]: part for number, part in points.items()}
    return Share(score, brings | {pieces[number]: -part for number, part in lost.items()})


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -700 else 0.0


def _apportioned(parts: dict[int, float], whole: int, order: dict[int, int]) -> dict[int, int]:
    total = sum(parts.values())
    return apportioned({number: part / total * whole for number, part in parts.items()}, whole, order)
