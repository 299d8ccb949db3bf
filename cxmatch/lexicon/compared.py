"""Which parts of the work count where a resume is compared with a posting."""

from typing import Annotated

from pydantic import Field

from cxmatch.lexicon.concepts import Concept
from cxmatch.lexicon.parts import Identifier, Part, Words


class Compared(Part):
    """Which concepts are work that a posting can ask for and a resume can show.

    Attributes:
        groups: The groups whose concepts are such work.
        left_out: Concepts of those groups that are not: what is told in other ways (leading people, years), or what
            every text says.
    """

    groups: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    left_out: tuple[Words, ...] = ()

    def check(self, concepts: tuple[Concept, ...]) -> None:
        """Raises ValueError where it names a group or a concept that the lexicon does not have."""
        if unknown := [group for group in self.groups if all(concept.group != group for concept in concepts)]:
            raise ValueError(f"compared.groups names {unknown[0]!r}, which no concept belongs to")
        names = {concept.name for concept in concepts}
        if unknown := [name for name in self.left_out if name not in names]:
            raise ValueError(f"compared.left_out names {unknown[0]!r}, which is not among `concepts`")
