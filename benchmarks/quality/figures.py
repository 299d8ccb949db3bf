"""Accuracy, F1, average precision and AUC of judged texts, and how far chance may have moved each of them.

Plain lists and numbers in, numbers out, so that every set and every method beside cxmatch is measured alike. The
figures of `FIGURES` are those that the checks on real labelled texts print under the same names.
"""

import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

IN_PILE: Final = 200
"""General ads that are ranked with the labelled texts, as the checks do."""
RESAMPLES: Final = 2000
"""Of the rows, with replacement, for each interval."""
SEED: Final = 1
"""Of the resamples: the same intervals on every run."""
COVERED: Final = 0.95
"""Share of the resamples that lies within an interval."""

Scores = Mapping[str, float]
"""0 to 100 for each role."""


class Judged(NamedTuple):
    """A text, what readers say of it, and what was made of it."""

    kind: str
    """postings, positions, resumes, background (general ads), or of the invented texts: posting, job, resume."""
    role: str | None
    """None where it is not customer work."""
    scores: Scores

    @property
    def best(self) -> str:
        """The role with the highest score, the first by name of equals."""
        return min(self.scores, key=lambda role: (-self.scores[role], role))


Rows = Sequence[Judged]


class Figure(NamedTuple):
    """Which rows a figure is about, and what it makes of them."""

    of: Callable[[Rows], list[Judged]]
    value: Callable[[Rows], float]


class Interval(NamedTuple):
    """Where `COVERED` of the resamples lie."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:.3f} to {self.high:.3f}"


def accuracy(rows: Rows) -> float:
    """Share of the rows whose best role is the readers'.

    Example:
        >>> accuracy([Judged("job", "a", {"a": 2, "b": 1}), Judged("job", "b", {"a": 5, "b": 5})])
        0.5
    """
    return sum(row.best == row.role for row in rows) / len(rows)


def macro_f1(rows: Rows) -> float:
    """The mean F1 of the roles that readers name, each role alike.

    Example:
        >>> macro_f1([Judged("job", "a", {"a": 2, "b": 1}), Judged("job", "b", {"a": 2, "b": 1})])
        0.3333333333333333
    """
    named, said = Counter(row.role for row in rows), Counter(row.best for row in rows)
    right = Counter(row.best for row in rows if row.best == row.role)
    return sum(2 * right[role] / (named[role] + said[role]) for role in named if role) / len(named)


def mean_average_precision(rows: Rows) -> float:
    """The mean over the roles of how far up a role's own texts come where all texts are ranked by its score."""
    each = []
    for role in sorted({row.role for row in rows if row.role}):
        ranked = sorted(rows, key=lambda row: -row.scores[role])
        hits, total = 0, 0.0
        for place, row in enumerate(ranked, 1):
            if row.role == role:
                hits += 1
                total += hits / place
        each.append(total / hits)
    return sum(each) / len(each)


def auc(rows: Rows) -> float:
    """The chance that a text of any role has a higher best score than one of none; 0.5 for equals.

    Example:
        >>> auc([Judged("job", "a", {"a": 2}), Judged("job", None, {"a": 2}), Judged("job", None, {"a": 1})])
        0.75
    """
    best = [(row.role is not None, max(row.scores.values())) for row in rows]
    ours, rest = [value for is_ours, value in best if is_ours], sorted(value for is_ours, value in best if not is_ours)
    wins = sum(bisect_left(rest, value) + bisect_right(rest, value) for value in ours) / 2
    return wins / len(ours) / len(rest)


def with_role(*kinds: str) -> Callable[[Rows], list[Judged]]:
    """Chooses the rows of these kinds that have a role."""
    return lambda rows: [row for row in rows if row.kind in kinds and row.role]


def pile(rows: Rows) -> list[Judged]:
    """The texts that are ranked: ads, single jobs of customer work and general ads; first those with a role."""
    labelled = [row for row in rows if row.kind == "postings" or (row.kind == "positions" and row.role)]
    general = [row for row in rows if row.kind == "background"][:IN_PILE]
    return sorted([*labelled, *general], key=lambda row: row.role is None)


FIGURES: Final[dict[str, Figure]] = {
    "postings.accuracy": Figure(with_role("postings"), accuracy),
    "postings.macro_f1": Figure(with_role("postings"), macro_f1),
    "positions.accuracy": Figure(with_role("positions"), accuracy),
    "positions.macro_f1": Figure(with_role("positions"), macro_f1),
    "resumes.accuracy": Figure(with_role("resumes"), accuracy),
    "resumes.macro_f1": Figure(with_role("resumes"), macro_f1),
    "ranking.map": Figure(pile, mean_average_precision),
    "ranking.cx_auc": Figure(pile, auc),
}


def measured(rows: Rows, figures: Mapping[str, Figure] = FIGURES) -> dict[str, float]:
    """Each figure of these rows."""
    return {name: figure.value(figure.of(rows)) for name, figure in figures.items()}


def intervals(rows: Rows, figures: Mapping[str, Figure] = FIGURES) -> dict[str, Interval]:
    """The bootstrap interval of each figure: its rows drawn anew, as many as there are, `RESAMPLES` times."""
    return {name: _interval(figure.of(rows), figure.value) for name, figure in figures.items()}


def _interval(rows: Rows, value: Callable[[Rows], float]) -> Interval:
    chance = random.Random(SEED)
    # Sorted, so that equals stay in the order that the figure itself ranks them in.
    drawn = (sorted(chance.choices(range(len(rows)), k=len(rows))) for _ in range(RESAMPLES))
    values = sorted(value([rows[place] for place in places]) for places in drawn)
    beyond = (1 - COVERED) / 2
    return Interval(values[round(beyond * (RESAMPLES - 1))], values[round((1 - beyond) * (RESAMPLES - 1))])
