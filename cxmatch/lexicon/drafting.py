"""The sentences that a posting is drafted from."""

from collections.abc import Iterable
from typing import Annotated, Final, Literal

from pydantic import Field

from cxmatch.lexicon.parts import Identifier, Part
from cxmatch.lexicon.roles import Role

YEARS: Final = "{years}"
"""Stands in a demand where the role's years go: "At least 3 years", "Over 5 years"."""
Sentence = Annotated[str, Field(min_length=1, max_length=400, pattern=r"^\S(.*\S)?$")]
"""Plain text on one line. Words in square brackets are for the employer to fill in: "[the new market]"."""


class RoleDraft(Part):
    """What a posting for a role says.

    Attributes:
        opening: What the role is for.
        duties: What the person will do.
        demands: What the person brings. ``{years}`` at the beginning of one stands for the role's years.
    """

    opening: tuple[Sentence, ...] = ()
    duties: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    demands: tuple[Sentence, ...] = ()


class CaseLine(Part):
    """What a posting says in a case: a pace of growth, a kind of customers, a startup, a goal.

    Attributes:
        text: The sentence.
        place: Where it stands.
        roles: The roles in whose postings it stands; all where empty.
    """

    text: Sentence
    place: Literal["opening", "duty", "demand"] = "demand"
    roles: tuple[Identifier, ...] = ()


class Drafting(Part):
    """The sentences that postings of a field are drafted from.

    Attributes:
        roles: By role, what its posting says in every case.
        growth: By tier of growth, what is added.
        customers: By kind of customers, what is added.
        startup: What is added at a startup.
    """

    roles: dict[Identifier, RoleDraft] = Field(default={})
    growth: dict[Identifier, tuple[CaseLine, ...]] = Field(default={})
    customers: dict[Identifier, tuple[CaseLine, ...]] = Field(default={})
    startup: tuple[CaseLine, ...] = ()

    def check(self, roles: Iterable[Role]) -> None:
        """Raises ValueError where it speaks of a role that the lexicon does not have, or wrongly of a role's years."""
        known = {role.id: role for role in roles}
        lines = (line for case in (*self.growth.values(), *self.customers.values(), self.startup) for line in case)
        for name in (*self.roles, *(role for line in lines for role in line.roles)):
            if name not in known:
                raise ValueError(f"drafting names the role {name!r}, which is not among `roles`")
        for name, draft in self.roles.items():
            for demand in draft.demands:
                if YEARS in demand and not (demand.startswith(YEARS) and known[name].years.least):
                    raise ValueError(
                        f"a demand of {name!r} may begin with {YEARS} where the role asks for years: {demand!r}"
                    )
