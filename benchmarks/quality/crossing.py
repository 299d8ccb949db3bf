"""Cross-validation: each text is judged by something that was made without it."""

import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from figures import Judged, Scores, measured
from labelled import Row

FOLDS: Final = 5
SEEDS: Final = 5
"""Times that the texts are dealt out into folds anew."""

Judge = Callable[[list[int], list[int]], Sequence[Scores]]
"""Given the numbers of the rows to learn from and of those to judge: the scores of the latter."""


class Crossed(NamedTuple):
    """A figure over several dealings: its mean, and the standard deviation between them."""

    mean: float
    spread: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ± {self.spread:.3f}"


def cross_validated(found: Sequence[Row], judge: Judge) -> dict[str, Crossed]:
    """Each figure of `figures.FIGURES` where no text is judged by what learnt from it."""
    runs = []
    for seed in range(SEEDS):
        scores: dict[int, Scores] = {}
        for unseen in folds(found, seed):
            held = set(unseen)
            seen = [number for number in range(len(found)) if number not in held]
            scores |= zip(unseen, judge(seen, unseen), strict=True)
        runs.append(measured([Judged(row.kind, row.role, scores[number]) for number, row in enumerate(found)]))
    values = {name: [run[name] for run in runs] for name in runs[0]}
    return {name: Crossed(statistics.mean(each), statistics.pstdev(each)) for name, each in values.items()}


def folds(found: Sequence[Row], seed: int) -> list[list[int]]:
    """The rows' numbers in `FOLDS` parts, with the same share of each kind and role in each part."""
    chance = random.Random(seed)
    alike: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(found):
        alike[f"{row.kind} {row.role}"].append(number)
    parts: list[list[int]] = [[] for _ in range(FOLDS)]
    for key in sorted(alike):
        first = chance.randrange(FOLDS)  # or the few of a rare role would always fall into the same parts
        for place, number in enumerate(chance.sample(alike[key], len(alike[key]))):
            parts[(first + place) % FOLDS].append(number)
    return [sorted(part) for part in parts]
