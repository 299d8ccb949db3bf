"""Fits the weights of the lexicon's contest, and writes them into data/role_keywords.json.

    python benchmarks/quality/fit.py [--shared DIR] [--cv] [--dry]

The same data give the same bytes. What is minimised, over the labelled ads, single jobs and resumes together:

- the cross-entropy of the role among the five, each role's texts weighted by how few they are (square root);
- a fifth of each role's one-against-the-rest cross-entropy, other trades among the rest;
- three times the cross-entropy of "any role of this field" against other trades;
- 0.04 of the cross-entropy of the role that a general ad's title names: what the work looks like anywhere;
- a pull of each weight towards its prior in priors.json, which is written by hand from the guide's account of the roles,
  and stronger for analysts and experts, of whom there are few.

The core keywords speak for their own role alone, with at least 0.25 each, so that a use of one never lowers its role.
--cv prints each figure cross-validated as well: five folds, five times, with the spread over the five.
"""

import argparse
import json
import os
import re
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums in one order: the same bytes on every run

import numpy as np
from labelled import Row, figures, rows, table
from scipy.optimize import minimize

from cxmatch.lexicon import Lexicon
from cxmatch.lexicon.lexicon import FILE_NAME

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

NONE = 6.0
"""Strength of "no role of this field". With 4, other trades rank higher (cx_auc 0.927 cross-validated, for 0.950)."""
PULL = 25.0
"""Towards the priors. 8 fits the texts better and holds up worse in cross-validation; 40 loses the resumes."""
PULL_OF = {"analyst": 3.0, "expert": 10.0}
"""Times `PULL`, for roles of which there are few texts."""
CORE_PRIOR, CORE_LEAST = 0.4, 0.25
OF_ROLES, OF_FIELD, OF_REST, OF_TITLES = 1.0, 3.0, 0.2, 0.04
OF_BACKGROUND = 0.5
"""What a general ad counts for beside an ad that readers judged."""
# How far a unit of each kind of strength moves before the pull is felt: kinds that are surer are freer.
FREEDOM = {"field": 1.6, "trade": 1.6, "concept": 0.8, "years": 2.5, "led": 1.0, "before": 3.0}
FREE_OF_TRADE = ("expert",)
"""Experts come from other trades ("former titles often hold marketing, operations"), so those do not count against."""


class Columns:
    """The columns that have weights, each with its prior, its bounds and its freedom."""

    def __init__(self, lexicon: Lexicon) -> None:
        priors = json.loads((HERE / "priors.json").read_text(encoding="utf-8"))
        self.roles = [role.id for role in lexicon.roles]
        self.names: list[str] = []
        self.freedom: list[float] = []
        self._priors: list[list[float]] = []
        self._fixed: list[list[bool]] = []
        self._least: list[list[float]] = []
        group_of = {concept.name: concept.group for concept in lexicon.concepts}
        for group, prior in priors["groups"].items():
            freedom = FREEDOM.get(group, 1.0)
            self._add(f"concepts:{group}", prior, freedom, group)
            self._add(f"ways:{group}", {role: weight / 2 for role, weight in prior.items()}, freedom, group)
        for name, own in priors["concepts"].items():
            group = group_of[name]
            self._add(f"concept:{name}", own["prior"], FREEDOM["concept"] * FREEDOM.get(group, 1.0), group)
        for name, prior in priors["signals"].items():
            kind = "years" if "asked" in name else "before" if "before" in name else "led"
            self._add(f"signal:{name}", prior, FREEDOM.get(kind, 1.0), "")
        for role in self.roles:
            self._add(f"core:{role}", {role: CORE_PRIOR}, 1.0, "", only=role)
        self.prior = np.array(self._priors).T
        self.fixed = np.array(self._fixed).T
        self.least = np.array(self._least).T
        self.measures = {name: own["measure"] for name, own in priors["concepts"].items()}

    def _add(self, name: str, prior: dict[str, float], freedom: float, group: str, *, only: str = "") -> None:
        fixed = [bool(only) and role != only for role in self.roles]
        if group == "trade":
            fixed = [role in FREE_OF_TRADE for role in self.roles]
        self.names.append(name)
        self.freedom.append(freedom)
        weights = [0.0 if held else prior.get(role, 0.0) for role, held in zip(self.roles, fixed, strict=True)]
        self._priors.append([weight if only else weight / freedom for weight in weights])
        self._fixed.append(fixed)
        self._least.append([CORE_LEAST if role == only else -np.inf for role in self.roles])


def fit(found: list[Row], values: np.ndarray, columns: Columns) -> np.ndarray:
    """The weights, a row a role and a column a column, for `values` times the columns' freedom."""
    roles = columns.roles
    place = {role: number for number, role in enumerate(roles)}
    truth = np.array([place[row.role] if row.role else -1 for row in found])
    titled = np.array([place[row.title_role] if row.title_role else -1 for row in found])
    weight = np.array([row.weight for row in found])
    general = np.array([row.kind == "background" for row in found])
    is_cx, is_titled = truth >= 0, titled >= 0
    rare = _rarity(truth[is_cx], weight[is_cx], len(roles), 0.5)
    rare_titles = _rarity(titled[is_titled], np.ones(is_titled.sum()), len(roles), 0.7)
    of_role = np.where(is_cx, weight * rare[np.maximum(truth, 0)], 0.0) * OF_ROLES
    of_title = np.where(is_titled, OF_TITLES * rare_titles[np.maximum(titled, 0)], 0.0)
    one_hot, title_hot = np.eye(len(roles))[np.maximum(truth, 0)], np.eye(len(roles))[np.maximum(titled, 0)]
    target = np.where(is_cx[:, None], one_hot, 0.0)
    ours = np.where(is_cx, weight, np.where(general, OF_BACKGROUND, 1.0))
    rest = np.where(is_cx, weight, np.where(general, 0.5 * OF_BACKGROUND, 0.5))
    rest_each = np.where(target > 0, rare[None, :] * weight[:, None], rest[:, None]) * OF_REST
    free = ~columns.fixed
    at = np.flatnonzero(free.ravel())
    pull = PULL * np.array([PULL_OF.get(role, 1.0) for role in roles])[:, None]
    count = len(roles)

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        weights = np.zeros(free.size)
        weights[at] = vector[: len(at)]
        weights = weights.reshape(free.shape)
        level, offset, field = vector[len(at) : len(at) + count], vector[len(at) + count : -1], vector[-1]
        total = values @ weights.T
        chance = _softmax(total)
        value = -(of_role * np.log((chance * one_hot).sum(1) + 1e-12))[is_cx].sum()
        slope = of_role[:, None] * (chance - one_hot)
        by_title = _softmax(total + offset)
        value -= (of_title * np.log((by_title * title_hot).sum(1) + 1e-12))[is_titled].sum()
        title_slope = of_title[:, None] * (by_title - title_hot)
        single = _sigmoid(total - level)
        value -= (rest_each * (target * np.log(single + 1e-12) + (1 - target) * np.log(1 - single + 1e-12))).sum()
        single_slope = rest_each * (single - target)
        highest = total.max(1)
        powers = np.exp(total - highest[:, None])
        any_role = _sigmoid(highest + np.log(powers.sum(1)) - field)
        value -= OF_FIELD * (ours * np.where(is_cx, np.log(any_role + 1e-12), np.log(1 - any_role + 1e-12))).sum()
        field_slope = OF_FIELD * ours * (any_role - is_cx)
        slope = slope + title_slope + single_slope + field_slope[:, None] * powers / powers.sum(1, keepdims=True)
        away = weights - columns.prior
        value += 0.5 * ((pull * away**2)[free]).sum() + 0.005 * ((level**2).sum() + (offset**2).sum())
        gradient = (slope.T @ values + pull * away).ravel()[at]
        tail = (-single_slope.sum(0) + 0.01 * level, title_slope.sum(0) + 0.01 * offset, [-field_slope.sum()])
        return float(value), np.concatenate([gradient, *tail])

    start = np.concatenate([columns.prior.ravel()[at], np.full(count, 4.0), np.zeros(count), [4.0]])
    least = columns.least.ravel()[at]
    bounds = [(bound if np.isfinite(bound) else None, None) for bound in least] + [(None, None)] * (2 * count + 1)
    done = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    weights = np.zeros(free.size)
    weights[at] = done.x[: len(at)]
    return weights.reshape(free.shape)


def _rarity(of: np.ndarray, weight: np.ndarray, count: int, power: float) -> np.ndarray:
    sums = np.array([max(1.0, weight[of == role].sum()) for role in range(count)])
    return (sums.mean() / sums) ** power


def _softmax(values: np.ndarray) -> np.ndarray:
    powers = np.exp(values - values.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _sigmoid(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(values, -40, 40)))


def scores(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """0 to 100, as the product scores, but for the damping of texts that show next to nothing."""
    total = values @ weights.T
    highest = np.maximum(total.max(1), NONE)[:, None]
    powers = np.exp(total - highest)
    return np.round(100 * powers / (powers.sum(1, keepdims=True) + np.exp(NONE - highest)), 2)


def cross_validated(found: list[Row], values: np.ndarray, columns: Columns) -> dict[str, tuple[float, float]]:
    """Each figure where no text is scored with weights that saw it: mean and spread of five times five folds."""
    runs = []
    for seed in range(5):
        fold = _folds(found, seed)
        out = np.zeros((len(found), len(columns.roles)))
        for number in range(5):
            seen = fold != number
            weights = fit([row for row, kept in zip(found, seen, strict=True) if kept], values[seen], columns)
            out[~seen] = scores(values[~seen], weights)
        runs.append(figures(found, out, columns.roles))
    return {
        name: (float(np.mean([run[name] for run in runs])), float(np.std([run[name] for run in runs])))
        for name in runs[0]
    }


def _folds(found: list[Row], seed: int) -> np.ndarray:
    """Five folds with the same share of each kind and role in each."""
    random = np.random.default_rng(seed)
    keys = np.array([f"{row.kind} {row.role}" for row in found])
    fold = np.zeros(len(found), int)
    for key in sorted(set(keys)):
        of = random.permutation(np.flatnonzero(keys == key))
        fold[of] = (np.arange(len(of)) + random.integers(5)) % 5
    return fold


def written(weights: np.ndarray, columns: Columns) -> str:
    """The contest as JSON, a line a column."""
    by_name = {}
    for number, name in enumerate(columns.names):
        line = {
            role: round(float(weights[place, number] * columns.freedom[number]), 3)
            for place, role in enumerate(columns.roles)
        }
        by_name[name] = {role: weight for role, weight in line.items() if weight}
    core = {role: by_name[f"core:{role}"][role] for role in columns.roles}
    groups = [
        f'      {json.dumps(name[9:])}: {{\n        "concepts": {json.dumps(of)},\n'
        f'        "ways": {json.dumps(by_name["ways:" + name[9:]])}\n      }}'
        for name, of in by_name.items()
        if name.startswith("concepts:")
    ]
    concepts = [
        f'      {json.dumps(name[8:])}: {{"measure": {json.dumps(columns.measures[name[8:]])}, "weights": {json.dumps(of)}}}'
        for name, of in by_name.items()
        if name.startswith("concept:")
    ]
    signals = [
        f"      {json.dumps(name[7:])}: {json.dumps(of)}" for name, of in by_name.items() if name.startswith("signal:")
    ]
    source = (
        "Fitted by benchmarks/quality/fit.py on labelled ads, single jobs and resumes, towards priors written by hand."
    )
    parts = [
        f'    "source": {json.dumps(source)}',
        f'    "none": {NONE}',
        f'    "core": {json.dumps(core)}',
        '    "groups": {\n' + ",\n".join(groups) + "\n    }",
        '    "concepts": {\n' + ",\n".join(concepts) + "\n    }",
        '    "signals": {\n' + ",\n".join(signals) + "\n    }",
    ]
    return "{\n" + ",\n".join(parts) + "\n  }"


def main() -> int:
    """Fits, prints what is reached, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cv", action="store_true", help="print cross-validated figures, which takes minutes")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    if not (arguments.shared / "data").is_dir():
        print(f"no labelled data beside this checkout ({arguments.shared.name}): nothing to fit on")
        return 2
    lexicon = Lexicon.load()
    columns = Columns(lexicon)
    found = rows(arguments.shared / "data", lexicon)
    values = table(found, columns.names) * np.array(columns.freedom)
    weights = fit(found, values, columns)
    for name, value in figures(found, scores(values, weights), columns.roles).items():
        print(f"fitted {name} {value:.4f}")
    if arguments.cv:
        for name, (mean, spread) in cross_validated(found, values, columns).items():
            print(f"cross-validated {name} {mean:.4f} +- {spread:.4f}")
    if not arguments.dry:
        file = ROOT / "data" / FILE_NAME
        text = re.sub(r',\n  "contest": \{.*\n  \}\n\}\n$', "\n}\n", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        file.write_text(
            text[: -len("\n}\n")] + ',\n  "contest": ' + written(weights, columns) + "\n}\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
