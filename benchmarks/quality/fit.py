"""Fits the weights of the lexicon's contest, and writes them into data/role_keywords.json.

    python benchmarks/quality/fit.py [--shared DIR] [--cv] [--dry]

The same data give the same bytes. What is minimised, over the labelled ads, single jobs and resumes together:

- the cross-entropy of the role among the five, each role's texts weighted by how few they are (square root);
- a fifth of each role's one-against-the-rest cross-entropy, other trades among the rest;
- three times the cross-entropy of "any role of this field" against other trades;
- 0.04 of the cross-entropy of the role that a general ad's title names: what the work looks like anywhere;
- a pull of each weight towards its prior in priors.json, which is written by hand from the guide's account of the
  roles, and stronger for analysts and experts, of whom there are few.

The core keywords speak for their own role alone, with at least 0.25 each, so that a use of one never lowers its role.
--cv prints each figure cross-validated as well: five folds, five times, with the spread over the five.
"""

import argparse
import json
import os
import re
import sys
from pathlib import Path

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
# Set before numpy is imported: sums in one order give the same bytes on every run.

import numpy as np
import numpy.typing as npt
from crossing import Crossed, cross_validated
from figures import Judged, Scores, measured
from labelled import Row, rows
from scipy.optimize import minimize  # type: ignore[import-untyped]

from cxmatch.lexicon import Contest, Lexicon
from cxmatch.lexicon.concepts import ConceptWeights
from cxmatch.lexicon.lexicon import FILE_NAME
from cxmatch.scoring.contest import SLOPE

Floats = npt.NDArray[np.float64]

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

    def measuring(self, lexicon: Lexicon) -> Lexicon:
        """The lexicon with how each concept is measured as the priors have it, whatever was written before."""
        own = {name: ConceptWeights(measure=measure, weights={}) for name, measure in self.measures.items()}
        contest = Contest(none=NONE, core=dict.fromkeys(self.roles, CORE_PRIOR), concepts=own)
        return lexicon.model_copy(update={"contest": contest})

    def _add(self, name: str, prior: dict[str, float], freedom: float, group: str, *, only: str = "") -> None:
        fixed = [bool(only) and role != only for role in self.roles]
        if group == "trade":
            fixed = [role in FREE_OF_TRADE for role in self.roles]
        self.names.append(name)
        self.freedom.append(freedom)
        weights = [0.0 if held else prior.get(role, 0.0) for role, held in zip(self.roles, fixed, strict=True)]
        self._priors.append([weight / freedom for weight in weights])
        self._fixed.append(fixed)
        self._least.append([CORE_LEAST if role == only else -np.inf for role in self.roles])


def fit(found: list[Row], values: Floats, columns: Columns) -> Floats:
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

    def spread_out(vector: Floats) -> Floats:
        weights = np.zeros(free.shape)
        weights.flat[at] = vector[: len(at)]
        return weights

    def loss(vector: Floats) -> tuple[float, Floats]:
        weights = spread_out(vector)
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
    return spread_out(done.x)


def _rarity(of: npt.NDArray[np.int_], weight: Floats, count: int, power: float) -> Floats:
    sums = np.array([max(1.0, weight[of == role].sum()) for role in range(count)])
    rarity: Floats = (sums.mean() / sums) ** power
    return rarity


def _softmax(values: Floats) -> Floats:
    powers = np.exp(values - values.max(1, keepdims=True))
    shares: Floats = powers / powers.sum(1, keepdims=True)
    return shares


def _sigmoid(values: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(values, -40, 40)))
    return chance


def table(found: list[Row], columns: Columns) -> Floats:
    """The strengths as a table, times the columns' freedom: a row a text, a column a thing."""
    place = {name: number for number, name in enumerate(columns.names)}
    values = np.zeros((len(found), len(place)))
    for number, row in enumerate(found):
        for strength in row.strengths:
            if strength.column in place:
                values[number, place[strength.column]] += strength.value
    freed: Floats = values * np.array(columns.freedom)
    return freed


def scores(values: Floats, weights: Floats, roles: list[str]) -> list[Scores]:
    """0 to 100 for each role, as the product scores."""
    total = values @ weights.T
    highest = np.maximum(total.max(1), NONE)[:, None]
    powers = np.exp(total - highest)
    through = 1 - np.exp(-SLOPE * values @ np.maximum(weights, 0).T)
    found = np.round(100 * through * powers / (powers.sum(1, keepdims=True) + np.exp(NONE - highest)), 2)
    return [dict(zip(roles, row, strict=True)) for row in found.tolist()]


def crossed(
    found: list[Row],
    columns: Columns,
    *,
    without: frozenset[str] = frozenset(),
    fitted: bool = True,
    general: bool = True,
) -> dict[str, Crossed]:
    """Each figure where no text is scored with weights that saw it.

    Args:
        found: The texts.
        columns: The columns that have weights.
        without: Columns that are left out.
        fitted: False to take the priors as they are.
        general: False to fit without the general ads.
    """
    values = table(found, columns) * np.array([name not in without for name in columns.names])

    def judge(seen: list[int], unseen: list[int]) -> list[Scores]:
        learnt = [number for number in seen if general or found[number].kind != "background"]
        weights = fit([found[number] for number in learnt], values[learnt], columns) if fitted else columns.prior
        return scores(values[unseen], weights, columns.roles)

    return cross_validated(found, judge)


def written(weights: Floats, columns: Columns) -> str:
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
        f"      {json.dumps(name[8:])}: "
        f'{{"measure": {json.dumps(columns.measures[name[8:]])}, "weights": {json.dumps(of)}}}'
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
    parser.add_argument("--cv", action="store_true", help="print cross-validated figures as well")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    if not (arguments.shared / "data").is_dir():
        print(f"no labelled data beside this checkout ({arguments.shared.name}): nothing to fit on")
        return 2
    lexicon = Lexicon.load()
    columns = Columns(lexicon)
    lexicon = columns.measuring(lexicon)
    found = rows(arguments.shared / "data", lexicon)
    values = table(found, columns)
    weights = fit(found, values, columns)
    marked = zip(found, scores(values, weights, columns.roles), strict=True)
    for name, value in measured([Judged(row.kind, row.role, got) for row, got in marked]).items():
        print(f"fitted {name} {value:.4f}")
    if arguments.cv:
        for name, figure in crossed(found, columns).items():
            print(f"cross-validated {name} {figure}")
    if not arguments.dry:
        file = ROOT / "data" / FILE_NAME
        text = re.sub(r',\n  "contest": \{.*\n  \}\n\}\n$', "\n}\n", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        file.write_text(
            text[: -len("\n}\n")] + ',\n  "contest": ' + written(weights, columns) + "\n}\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
