"""What each idea adds: the figures where it is left out, everything else fitted anew and cross-validated."""

from collections.abc import Iterator
from typing import Final

from crossing import Crossed
from fit import Columns, crossed
from labelled import Row, strengths_of

from cxmatch.lexicon import Lexicon

SHOWN: Final = ("postings.accuracy", "positions.accuracy", "resumes.accuracy", "ranking.map", "ranking.cx_auc")


def ablation(found: list[Row], lexicon: Lexicon) -> Iterator[tuple[str, dict[str, Crossed]]]:
    """The figures with all ideas, then without each of them in turn."""
    columns = Columns(lexicon)
    yield "everything", crossed(found, columns)
    for name, left_out in _ideas(columns.names, lexicon).items():
        yield f"without {name}", crossed(found, columns, without=left_out)
    yield "a resume as one stretch", crossed([_unmixed(row, lexicon) for row in found], columns)
    yield "fitted without general ads", crossed(found, columns, general=False)
    yield "nothing fitted: priors only", crossed(found, columns, fitted=False)


def _ideas(names: list[str], lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The columns of each idea."""
    ideas = {}
    for group in sorted({concept.group for concept in lexicon.concepts}):
        own = [f"concept:{concept.name}" for concept in lexicon.concepts if concept.group == group]
        ideas[f"concepts of {group}"] = frozenset([f"concepts:{group}", f"ways:{group}", *own])
    signals = [name for name in names if name.startswith("signal:")]
    before = [name for name in signals if name.endswith("before")]
    asked = [name for name in signals if name.endswith("asked")]
    ideas["signals of people led"] = frozenset(signals) - {*before, *asked}
    ideas["signal of people led before"] = frozenset(before)
    ideas["signals of years asked"] = frozenset(asked)
    ideas["all signals"] = frozenset(signals)
    ideas["strengths of groups"] = frozenset(name for name in names if name.startswith(("concepts:", "ways:")))
    ideas["weights of single concepts"] = frozenset(name for name in names if name.startswith("concept:"))
    ideas["core keywords"] = frozenset(name for name in names if name.startswith("core:"))
    return {name: idea & set(names) for name, idea in ideas.items() if idea & set(names)}


def _unmixed(row: Row, lexicon: Lexicon) -> Row:
    if row.document.kind != "resume":
        return row
    return row._replace(strengths=strengths_of(row.document, lexicon, mixed=False))
