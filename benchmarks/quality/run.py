"""How well cxmatch reads and judges, on labelled texts, beside simpler ways and with what chance may have done.

    python benchmarks/quality/run.py [--shared DIR] [--floors] [--full] [--ablation] [--wrong]

Three sets are measured:
  examples   docs/examples, written for this project: is the role that a reader would say among the first two?
  invented   many more texts written for this project: resumes, postings and single jobs, each for one role or none
  shared     real labelled ads and resumes, where a folder `shared` lies beside the checkout; its own checks are run
             and their figures taken. Where it is missing, this says so and goes on.

Columns of the table:
  floor            what the figure must reach
  cxmatch          what it reaches
  95% interval     where it lies if the rows are drawn anew, with replacement, 2,000 times
  cross-validated  with weights that are fitted without the texts that they judge: five folds, dealt out five times,
                   and the spread between those. The words that are looked for and the settings of the fit were chosen
                   with all texts at hand, so this is hopeful still.
  tfidf            a logistic regression on TF-IDF of words and pairs, in the same folds; for the invented texts, one
                   that learnt from all labelled ones (only with --full: half a minute more)
  literal          the share of a role's core keywords that stand in the text, letter for letter but for case
With --floors the exit code is 1 where a figure lies below its floor in floors.json, or where the data that a floor was
set on has changed. With --ablation a second table says what each idea adds (a minute more, cross-validated as above).
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
# Set before numpy is imported: the checks use the other core, and sums come in one order.

import baselines
import checks
import ours
from figures import Judged, Rows, intervals, measured

from cxmatch.lexicon import Lexicon

BESIDE: Final = ("95% interval", "cross-validated", "tfidf", "literal")
"""The columns that not every figure has."""
SAME: Final = 5e-5
"""How far a figure that is measured here may lie from the same figure of the checks, which print four digits."""


class Result:
    """The figures, and what stands beside each of them in the table."""

    def __init__(self) -> None:
        self.values: dict[str, float] = {}
        self.problems: list[str] = []
        self._beside: dict[str, dict[str, str]] = {column: {} for column in BESIDE}

    def put(self, column: str, cells: Mapping[str, object]) -> None:
        """Fills a column."""
        self._beside[column] |= {
            name: f"{cell:.3f}" if isinstance(cell, float) else f"{cell}" for name, cell in cells.items()
        }

    def lines(self, floors: Mapping[str, float]) -> Iterable[str]:
        """The table, a line a figure."""
        columns = [column for column in BESIDE if self._beside[column]]
        yield _line(["figure", "floor", "cxmatch", *columns])
        yield _line(["---"] * (3 + len(columns)))
        for name, value in self.values.items():
            floor = floors.get(name)
            below = " BELOW" if floor is not None and value < floor else ""
            beside = [self._beside[column].get(name, "") for column in columns]
            yield _line([name, "" if floor is None else f"{floor:g}", f"{value:.4f}{below}", *beside])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def of_ours(result: Result, invented: list[ours.Invented], lexicon: Lexicon) -> None:
    """Measures the texts written for this project."""
    rows = [text.judged for text in invented]
    result.values |= ours.examples() | measured(rows, ours.FIGURES)
    result.put("95% interval", intervals(rows, ours.FIGURES))
    words = baselines.literal([text.text for text in invented], lexicon)
    result.put("literal", measured(_with_scores(rows, words), ours.FIGURES))


def of_shared(
    result: Result, folder: Path, invented: list[ours.Invented], lexicon: Lexicon, *, full: bool, with_ablation: bool
) -> None:
    """Measures the real labelled texts, and what learns from them."""
    with checks.running(folder) as pending:
        # What learns from labels needs scipy, and is loaded only where there are labels.
        import ablation
        import fit
        import labelled

        found = labelled.rows(folder / "data", lexicon)
        rows = labelled.judged(found, lexicon)
        here = measured(rows)
        result.put("95% interval", intervals(rows))
        result.put("cross-validated", fit.crossed(found, fit.Columns(lexicon)))
        words = baselines.literal([row.document.text for row in found], lexicon)
        result.put("literal", measured(_with_scores(rows, words)))
        if full:
            result.put("tfidf", baselines.tfidf(found, lexicon))
            learnt = baselines.learnt(found, [text.text for text in invented], lexicon)
            result.put("tfidf", measured(_with_scores([text.judged for text in invented], learnt), ours.FIGURES))
        if with_ablation:
            print(_line(["", *ablation.SHOWN]))
            print(_line(["---"] * (1 + len(ablation.SHOWN))))
            for name, crossed in ablation.ablation(found, lexicon):
                print(_line([name, *(str(crossed[figure]) for figure in ablation.SHOWN)]), flush=True)
            print()
        there = checks.figures(pending)
    result.values |= there
    result.problems += [
        f"{name} is {value:.4f} here and {there.get(name)} by the check"
        for name, value in here.items()
        if abs(value - there.get(name, 0.0)) > SAME
    ]


def _with_scores(rows: Rows, scores: Iterable[Mapping[str, float]]) -> list[Judged]:
    return [row._replace(scores=own) for row, own in zip(rows, scores, strict=True)]


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ours.ROOT.parent / "shared")
    parser.add_argument("--floors", action="store_true", help="fail where a figure lies below its floor")
    parser.add_argument("--full", action="store_true", help="with the trained baseline as well")
    parser.add_argument("--ablation", action="store_true", help="say what each idea adds, too")
    parser.add_argument("--wrong", action="store_true", help="name the invented texts that are judged wrongly")
    arguments = parser.parse_args()
    result, lexicon = Result(), Lexicon.load()
    floors = json.loads((ours.HERE / "floors.json").read_text(encoding="utf-8"))
    wanted = floors["examples"] | floors["invented"]
    invented = ours.invented()
    if arguments.wrong:
        print(*ours.wrong(invented), sep="\n", end="\n\n")
    of_ours(result, invented, lexicon)
    if (arguments.shared / "check").is_dir():
        if arguments.floors and checks.digest(arguments.shared) != floors["shared_sha256"]:
            print("the labelled data is not the one that the floors were set on")
            return 1
        wanted |= floors["shared"]
        extras = {"full": arguments.full, "with_ablation": arguments.ablation}
        of_shared(result, arguments.shared, invented, lexicon, **extras)
    else:
        print(f"no shared data beside this checkout ({arguments.shared.name}): its figures are left out")
    print(*result.lines(wanted), sep="\n")
    below = [name for name, floor in wanted.items() if result.values.get(name, 0.0) < floor]
    problems = [*result.problems, *(f"{name} is below its floor" for name in below)]
    print(*problems, sep="\n", end="\n" if problems else "")
    return 1 if arguments.floors and problems else 0


if __name__ == "__main__":
    sys.exit(main())
