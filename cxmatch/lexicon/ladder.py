"""How people come from one role to the next, and which departments a field's own people are in."""

from typing import Annotated

from pydantic import Field

from cxmatch.lexicon.parts import Identifier, Part
from cxmatch.lexicon.ways import Way


class Step(Part):
    """A step from one role to the next.

    Attributes:
        role: Where somebody stands.
        next: Where the step leads.
        why: Why it is a step, for people.
        source: Who says so.
    """

    role: Identifier
    next: Identifier
    why: Annotated[str, Field(min_length=1, max_length=300)]
    source: Annotated[str, Field(min_length=1, max_length=100)]


class Departments(Part):
    """Which departments are the field's own; people of any other could take part of a role.

    Attributes:
        ways: Words of such departments' names.
        source: Where they come from.
    """

    ways: tuple[Way, ...] = ()
    source: str = ""


class Ladder(Part):
    """The steps between roles.

    Attributes:
        steps: The one to look at first, first.
        departments: The field's own departments. Without words, no department can be told from another.
    """

    steps: tuple[Step, ...] = ()
    departments: Departments = Departments()

    def check(self, roles: set[str]) -> None:
        """Raises ValueError where a step names a role that is not there, leads nowhere, or is there twice."""
        seen = set()
        for step in self.steps:
            for name in (step.role, step.next):
                if name not in roles:
                    raise ValueError(f"the ladder names the role {name!r}, which is not among `roles`")
            if step.role == step.next:
                raise ValueError(f"the step from {step.role!r} leads to the same role")
            if (step.role, step.next) in seen:
                raise ValueError(f"the step from {step.role!r} to {step.next!r} is there twice")
            seen.add((step.role, step.next))
