#!/usr/bin/env python3
"""How often the product names the right customers of labelled ads, and whether other numbers would do better.

    python benchmarks/quality/customers.py [--shared DIR]

The words of the signs (data/role_keywords.json, `customers`) come from general knowledge of trades and their weights
are set by hand. They were looked over after 106 of the 166 ads; of the 60 that had not been read, 40 were right at
first sight (0.67), and words were added after those as well, so a figure on these ads says too much. Figures on general
ads (background.jsonl.gz), which one reader judged by hand before looking at what the product says of them:

- 160 that were then looked over: 0.69 at first sight, 0.84 after;
- 100 that were set aside: 0.67 at first sight, 0.69 with the words mended on the 160, 0.75 after a look at them;
- 60 with more customer words, not looked over since: 0.85 with the words before all that, 0.87 with those of today; the
  commonest answer, b2b, would be right for 0.67.

It prints:

- accuracy with the weights and constants as they are, and what is taken for what;
- accuracy with each constant at other values;
- accuracy with weights fitted towards those by hand, cross-validated (five folds, five times). As long as it is no
  better, the weights by hand stay.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]

from cxmatch.documents.document import Document
from cxmatch.hiring import customers
from cxmatch.lexicon import Lexicon

Floats = npt.NDArray[np.float64]

ROOT: Final = Path(__file__).resolve().parents[2]
OTHERS: Final = {
    "NEEDED": (0.8, 1.2),
    "BOTH_NEEDED": (2.0, 3.0, 5.0, 99.0),
    "BOTH_SHARE": (0.4, 0.7, 0.8),
    "MOST_WAYS": (1, 2, 99),
}
"""Other values of the constants; 99 ways are all of them, and 99 for both is never."""
PULLS: Final = (3.0, 10.0, 30.0)
"""Towards the weights by hand."""
SLOPE: Final = 3.0
"""How fast a strength above `NEEDED` becomes sure, where weights are fitted; 2 and 5 give the same within 0.01."""
FOLDS, TIMES = 5, 5


def labelled(shared: Path) -> list[tuple[Document, str | None]]:
    """The ads that readers judged, and what they said."""
    lines = (shared / "data" / "postings.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(Document.from_text(row["text"], name=row["id"]), row["customers"]) for row in rows]


def accuracy(found: list[customers.Customers], truth: list[str | None]) -> float:
    """Share that is right, 0 to 1; what is known of each text by its signs, judged with the constants as they stand."""
    named = [customers.type_of(one.signs) for one in found]
    return sum(a == b for a, b in zip(named, truth, strict=True)) / len(truth)


def with_others(found: list[customers.Customers], truth: list[str | None]) -> Iterator[str]:
    """A line for each constant."""
    for name, values in OTHERS.items():
        figures = []
        for value in values:
            with patch.object(customers, name, value):
                figures.append(f"{value:g}: {accuracy(found, truth):.3f}")
        yield f"{name} {getattr(customers, name):g} as it is; {', '.join(figures)}"


def table(found: list[customers.Customers], columns: list[tuple[str, str]]) -> Floats:
    """The texts as rows and the signs as columns, before weights."""
    counts = [Counter((sign.type, sign.note) for sign in one.signs) for one in found]
    ways = [[min(count[column], customers.MOST_WAYS) for column in columns] for count in counts]
    values: Floats = np.log2(1 + np.array(ways, dtype=float))
    return values


def fit(values: Floats, target: Floats, is_b2b: npt.NDArray[np.bool_], by_hand: Floats, pull: float) -> Floats:
    """Weights of at least 0 that make the labels likeliest, pulled towards those by hand."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        each = np.stack([values[:, is_b2b] @ weights[is_b2b], values[:, ~is_b2b] @ weights[~is_b2b]], axis=1)
        power = np.exp(SLOPE * np.column_stack([np.full(len(values), customers.NEEDED), each]).clip(max=50))
        chance = power / power.sum(1, keepdims=True)
        away = weights - by_hand
        slope = SLOPE * (chance - target)
        gradient = np.where(is_b2b, values.T @ slope[:, 1], values.T @ slope[:, 2]) + pull * away
        return float(-(target * np.log(chance + 1e-12)).sum() + 0.5 * pull * (away**2).sum()), gradient

    fitted: Floats = minimize(loss, by_hand, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(by_hand)).x
    return fitted


def crossed(found: list[customers.Customers], truth: list[str | None], lexicon: Lexicon, pull: float) -> float:
    """Accuracy where no ad is judged with weights that saw it, 0 to 1; the mean over `TIMES` ways of parting them."""
    signs = [(kind.id, sign) for kind in lexicon.customers for sign in kind.signs]
    columns = [(kind, sign.note) for kind, sign in signs]
    values = table(found, columns)
    by_hand = np.array([sign.weight for _, sign in signs])
    is_b2b = np.array([kind == "b2b" for kind, _ in signs])
    shares: dict[str | None, Any] = {None: (1, 0, 0), "b2b": (0, 1, 0), "b2c": (0, 0, 1), "both": (0, 0.5, 0.5)}
    target = np.array([shares[said] for said in truth], dtype=float)
    right = 0
    for seed in range(TIMES):
        order = np.random.default_rng(seed).permutation(len(truth))
        for fold in range(FOLDS):
            unseen = order[fold::FOLDS]
            seen = np.setdiff1d(order, unseen)
            weights = fit(values[seen], target[seen], is_b2b, by_hand, pull)
            weight_of = dict(zip(columns, weights.tolist(), strict=True))
            for place in unseen:
                judged = [
                    sign.model_copy(update={"weight": weight_of[sign.type, sign.note]}) for sign in found[place].signs
                ]
                right += customers.type_of(tuple(judged)) == truth[place]
    return right / (TIMES * len(truth))


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    if not (arguments.shared / "data").is_dir():
        print(f"no labelled data beside this checkout ({arguments.shared.name}): nothing to measure on")
        return 2
    lexicon = Lexicon.load()
    rows = labelled(arguments.shared)
    truth = [said for _, said in rows]
    found = [customers.customers_of(document, lexicon) for document, _ in rows]
    print(f"accuracy {accuracy(found, truth):.3f} (n = {len(truth)})")
    wrong = Counter((said, one.type) for one, said in zip(found, truth, strict=True) if one.type != said)
    for (said, named), count in sorted(wrong.items(), key=lambda item: (-item[1], str(item[0]))):
        print(f"  {count} of {said or 'not said'} taken for {named or 'not said'}")
    for line in with_others(found, truth):
        print(line)
    for pull in PULLS:
        print(f"fitted weights, pull {pull:g}: cross-validated {crossed(found, truth, lexicon, pull):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
