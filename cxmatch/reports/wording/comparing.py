"""What is said of a resume beside a posting."""

from typing import Final

from cxmatch.comparing.comparison import Asked, Comparison, DealBreaker

GROUPS: Final = ((True, "Must have"), (False, "Nice to have"))
"""What is asked for: whether it is required, and what such things are called together."""
BREAKERS: Final = "Deal-breakers"
UNASKED: Final = "Not asked for"


def counts(found: Comparison) -> str:
    """How much is asked for, and what became of it."""
    said = f"{len(found.shown)} shown, {len(found.missing)} missing, {len(found.unknown)} unknown"
    return f"{len(found.asked)} asked for: {said}; as of {found.provenance.as_of}"


def where_found(each: Asked | DealBreaker) -> str:
    """What the places in the resume are called: what falls short, or only hints, is not shown."""
    return "shown" if each.status == "shown" else "found"


def dated(each: Asked) -> str:
    """How many years are dated; empty where nothing is, and of what is not asked in years."""
    return "" if each.dated is None else f"{each.dated:g} dated"
