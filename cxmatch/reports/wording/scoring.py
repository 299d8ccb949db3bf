"""What is said of a document beside every role."""

from typing import Final

from cxmatch.matching.vocabulary import How
from cxmatch.scoring.report import Report

_HOW: Final[dict[How, str]] = {
    "exact": "the word itself",
    "lemma": "a form of the word",
    "alias": "another word for it",
    "phrase": "words that say it",
    "fuzzy": "a typing error",
    "signal": "a sign of it",
}
ALONE_BELOW: Final = 5.0
"""Score, 0 to 100, below which there is hardly a sign of a role, docs/evidence.md: one that is not the best is a bar
alone unless all is asked for."""
NOT_ENGLISH: Final = "The text seems not to be English, and no other language is read: nothing can be told of it."


def how(kind: How) -> str:
    """A kind of match, for people."""
    return _HOW[kind]


def best_of(report: Report) -> str:
    """Which role a document fits best, in a sentence."""
    if any(told.kind == "not_english" for told in report.notices):
        return NOT_ENGLISH
    if report.best is None:
        return "Nothing in it speaks for any of the roles."
    if report.best.score < ALONE_BELOW:
        nearest = f"the nearest is {report.best.title}, {report.best.score:.2f} of 100"
        return f"There is hardly a sign of any of the roles; {nearest}."
    verb, how_well = ("Describes", "most clearly") if report.document.kind == "posting" else ("Fits", "best")
    same = [fit.title for fit in report.fits if fit.score == report.best.score]
    if len(same) > 1:
        return f"{verb} {', '.join(same[:-1])} and {same[-1]} alike, {report.best.score:.2f} of 100 each."
    return f"{verb} {report.best.title} {how_well}, {report.best.score:.2f} of 100."
