"""Which parts of the work count where a resume is compared with a posting."""

from typing import Annotated

from pydantic import Field

from cxmatch.lexicon.concepts import Concept
from cxmatch.lexicon.parts import Part, Words


class Compared(Part):
    """Which concepts are work that a posting can ask for and a resume can show.

    Attributes:
        work: Their names: those whose ways say by themselves that the work is to be done or was done. What only leans
            to a role ("leadership team") is none.
    """

    work: Annotated[tuple[Words, ...], Field(min_length=1)]

    def check(self, concepts: tuple[Concept, ...]) -> None:
        """Raises ValueError where it names a concept that the lexicon does not have."""
        names = {concept.name for concept in concepts}
        if unknown := [name for name in self.work if name not in names]:
            raise ValueError(f"compared.work names {unknown[0]!r}, which is not among `concepts`")
