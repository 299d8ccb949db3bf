"""What all parts of a lexicon are made of."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\s].*[^\s]$|^[^\s]$")]
"""One or more words, single spaces between them, no space at the ends."""
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
SectionName = Literal[
    "contact", "summary", "experience", "education", "skills", "certifications", "projects", "other",
    "duties", "requirements", "benefits", "about",
]  # fmt: skip
Reason = Literal[
    "date",
    "negation",
    "wish",
    "contact",
    "other_person",
    "company",
    "benefits",
    "study",
    "false_friend",
    "boilerplate",
]
"""Why a word that looks like a keyword is not counted."""


class Part(BaseModel):
    """The base of all parts: frozen, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Whole(Part):
    """The base of what a whole data file holds."""

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what the file says, 64 hex digits; its layout does not matter."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def refuse_twice(what: str, names: Iterable[str]) -> None:
    """Raises ValueError where one of the names is there twice."""
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ValueError(f"{what} {twice[0]!r} is there twice")
