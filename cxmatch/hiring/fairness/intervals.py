"""How far a rate, or the ratio of two, may lie from the figure that a few people gave: 95% intervals, by SciPy."""

import math
from typing import Any, Final

from cxmatch.documents.document import Frozen
from cxmatch.errors import UsageError

LEVEL: Final = 0.95
"""Of confidence; the level that courts and agencies are used to (two standard deviations, near enough)."""
DIGITS: Final = 4
"""Decimals of rates and ratios."""


class Between(Frozen):
    """An interval.

    Attributes:
        low: Its lower end, 0 and up; None where none can be computed.
        high: Its upper end; None where none can be computed.
    """

    low: float | None
    high: float | None


def of_rate(selected: int, people: int) -> Between:
    """Wilson's interval for a rate, which holds for few people and for rates of 0 and 1 as well.

    Args:
        selected: How many of them were selected.
        people: How many there are, above 0.

    Raises:
        UsageError: SciPy is not installed.

    Example:
        >>> of_rate(2, 10)
        Between(low=0.0567, high=0.5098)
    """
    found = _stats().binomtest(selected, people).proportion_ci(confidence_level=LEVEL, method="wilson")
    return Between(low=_rounded(found.low), high=_rounded(found.high))


def of_ratio(selected: int, people: int, other_selected: int, other_people: int) -> Between:
    """Katz's interval for the ratio of two rates (Katz et al. 1978).

    It has no upper end where nobody of the group was selected, and no ends where all of both were: there its formula
    gives a width of 0, which would be sure of what a handful of people cannot show.

    Args:
        selected: How many of a group were selected.
        people: How many of it there are, above 0.
        other_selected: How many of the group beside it were selected, above 0.
        other_people: How many of that there are.

    Returns:
        Both ends 0 and up.

    Raises:
        UsageError: SciPy is not installed.

    Example:
        >>> of_ratio(3, 10, 6, 10)
        Between(low=0.1709, high=1.4628)
    """
    if selected == people and other_selected == other_people:
        return Between(low=None, high=None)
    risk = _stats().contingency.relative_risk(selected, people, other_selected, other_people)
    found = risk.confidence_interval(confidence_level=LEVEL)
    return Between(low=_rounded(found.low), high=_rounded(found.high))


def _rounded(value: float) -> float | None:
    return round(float(value), DIGITS) if math.isfinite(value) else None


def _stats() -> Any:
    try:
        from scipy import stats
    except ImportError as problem:
        raise UsageError(
            "intervals are computed by SciPy, which is not installed", advice="Run pip install 'cxmatch[impact]'"
        ) from problem
    return stats
