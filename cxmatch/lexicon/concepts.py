"""What the work of a field is made of beyond its keywords, and how strongly each part speaks for each role."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cxmatch.lexicon.parts import Identifier, Part, Words
from cxmatch.lexicon.ways import Way


class Concept(Part):
    """A part of the work, and the ways in which texts say it.

    Attributes:
        name: What evidence calls it.
        group: What it belongs to; different concepts of one group are different proofs of one thing.
        source: Where it comes from.
        ways: Words in order, each with its inflections (one that is written inflected stands for itself alone);
            alternatives are parted by ``/``, ``@name`` stands for the words of the lexicon's list of that name, and
            ``~3`` at the end allows three other words between two.
        tight: Whether no preposition may stand in a gap: "lead a team", but not "lead to more work for the team".
        everywhere: Whether it is looked for in what an employer says of itself and offers, too.
        post: Whether it names a post, which is somebody else's after "reports to".
        ask: A question to a person whose text lacks it: only who can answer yes may say it.
        wording: Words that say it, as a person would write them in a resume; there where `ask` is.
    """

    name: Words
    group: Identifier
    source: Annotated[str, Field(min_length=1)]
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]
    tight: bool = False
    everywhere: bool = False
    post: bool = False
    ask: Annotated[str, Field(max_length=200)] = ""
    wording: Words | None = None

    @model_validator(mode="after")
    def _asks_for_words(self) -> Self:
        if bool(self.ask) != bool(self.wording):
            raise ValueError(f"the concept {self.name!r} needs `ask` and `wording` both, or neither")
        return self


Weights = dict[Identifier, Annotated[float, Field(ge=-20, le=20)]]
"""By role; a role that is left out has none."""


class GroupWeights(Part):
    """How strongly a group speaks for each role.

    Attributes:
        concepts: For each unit of log(1 + different concepts shown).
        ways: For each unit of log(1 + different ways shown, at most four a concept).
    """

    concepts: Weights
    ways: Weights


class ConceptWeights(Part):
    """How strongly a single concept speaks for each role.

    Attributes:
        measure: ``shown``: once; ``ways``: by the square root of the different ways shown, at most three.
        weights: For each unit of that.
    """

    measure: Literal["shown", "ways"] = "shown"
    weights: Weights


class Contest(Part):
    """How strongly each piece of evidence speaks for each role, and for none.

    Attributes:
        none: The strength of "no role of this field", which the roles have to beat.
        core: For each core keyword that is shown, times what its place counts for, for its own role. Above 0, so that
            a use of a role's keyword never lowers that role. Terms that are not core, and terms' weights, count where
            there is no contest.
        groups: By group.
        concepts: By concept.
        signals: By signal.
        source: How the weights came about, and the command that makes them anew.
    """

    none: Annotated[float, Field(ge=0, le=20)]
    core: dict[Identifier, Annotated[float, Field(gt=0, le=20)]]
    groups: dict[Identifier, GroupWeights] = Field(default={})
    concepts: dict[Words, ConceptWeights] = Field(default={})
    signals: dict[Words, Weights] = Field(default={})
    source: str = ""

    @model_validator(mode="after")
    def _speaks(self) -> Self:
        if not self.core:
            raise ValueError("a contest needs a weight for the core keywords of each role")
        return self

    def check(self, roles: list[str], concepts: tuple[Concept, ...]) -> None:
        """Raises ValueError where it names a role, group or concept that the lexicon does not have."""
        weights = [("core", self.core), *(("signals", found) for found in self.signals.values())]
        weights += [("concepts", found.weights) for found in self.concepts.values()]
        weights += [("groups", part) for found in self.groups.values() for part in (found.concepts, found.ways)]
        for place, found in weights:
            for role in found:
                if role not in roles:
                    raise ValueError(f"contest.{place} names the role {role!r}, which is not among `roles`")
        if missing := [role for role in roles if role not in self.core]:
            raise ValueError(f"contest.core lacks the role {missing[0]!r}")
        for group in self.groups:
            if all(concept.group != group for concept in concepts):
                raise ValueError(f"contest.groups names {group!r}, which no concept belongs to")
        for name in self.concepts:
            if all(concept.name != name for concept in concepts):
                raise ValueError(f"contest.concepts names {name!r}, which is not among `concepts`")
