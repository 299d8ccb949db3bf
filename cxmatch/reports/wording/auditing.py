"""What is said of an audit: what the title names, what the text describes, and what a posting asks for."""

from typing import Final, NamedTuple

from cxmatch.documents.document import Passage
from cxmatch.hiring.auditing.audit import Audit
from cxmatch.hiring.auditing.findings import a_role
from cxmatch.lexicon import Lexicon
from cxmatch.reports.wording.customers import customers

NOTHING_MISLEADS: Final = "Nothing in it misleads."
NO_TITLE: Final = "no title was given or found; --title gives it"


class Fact(NamedTuple):
    """Something that a posting asks for, or says of itself.

    Attributes:
        name: What it is about.
        told: What is said.
        places: Where.
    """

    name: str
    told: str
    places: tuple[Passage, ...] = ()


def names(found: Audit) -> str:
    """What the title names."""
    if found.title_role is not None:
        return a_role(found.title_role)
    return "several roles" if found.title_named else "no role"


def where_titled(found: Audit) -> str:
    """Where the title was found; empty where it was given."""
    return "" if found.title_at is None else ", found at its head"


def how_sure(found: Audit, lexicon: Lexicon) -> str:
    """How surely the text describes it; nothing where the lexicon's scores were never held against labelled texts."""
    if found.surely is not None:
        return f", right for {found.surely:.0%} of texts of such a score"
    return ", far from sure" if lexicon.contest else ""


def facts(found: Audit) -> tuple[Fact, ...]:
    """What the posting asks for, each with its places."""
    years = {None: "not said", 0: "less than one"}.get(found.years_required, f"at least {found.years_required}")
    if found.years_compared:
        years += f" (the guide: {found.years_compared.guide})"
    signs = tuple(sign.passage for sign in found.customers_at)
    return (
        Fact("years", years, (found.years_at,) if found.years_at else ()),
        Fact("leads people", "yes" if found.leads_people else "not said", found.leads_at),
        Fact("customers", customers(found.customers, signs), signs),
        Fact("boilerplate", f"{found.boilerplate:.0%} of the text"),
        Fact("not shown", ", ".join(found.missing) or "nothing"),
    )
