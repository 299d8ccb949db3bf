"""Which customers a company serves, and what in a text says so."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from cxmatch.lexicon.parts import Part, refuse_twice
from cxmatch.lexicon.ways import Way

CustomerId = Literal["b2b", "b2c"]
Said = Annotated[str, Field(min_length=1, max_length=300)]


class TypeSign(Part):
    """Something in a text that speaks for a type of customers.

    Attributes:
        note: Why it does, for people; no two signs of a type have the same.
        ways: How texts say it.
        unless: Longer words that look like one of the ways and mean something else.
        weight: How far one way carries, above 0; 1 is enough for the text to be about these customers.
    """

    note: Said
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]
    unless: tuple[Way, ...] = ()
    weight: Annotated[float, Field(gt=0, le=5)] = 1.0


class CustomerType(Part):
    """Business customers, or consumers.

    Attributes:
        id: ``b2b`` (business customers) or ``b2c`` (consumers).
        title: What people call them.
        looked_for: What such customers want of the person who is hired.
        signs: What in a text speaks for them.
        source: How the signs and their weights came about.
    """

    id: CustomerId
    title: Said
    looked_for: tuple[Said, ...] = ()
    signs: Annotated[tuple[TypeSign, ...], Field(min_length=1)]
    source: str = ""

    @model_validator(mode="after")
    def _has_each_once(self) -> "CustomerType":
        refuse_twice("the sign", (sign.note for sign in self.signs))
        return self


def check(types: Iterable[CustomerType]) -> None:
    """Raises ValueError where a type of customers is there twice."""
    refuse_twice("the type of customers", (found.id for found in types))
