"""Tools and named skills beyond the lexicon: data/skills.json, validated.

They are the same for every field, so they stand beside the lexicon and not in it. The built-in ones are names of the
ESCO classification of the European Commission (CC BY 4.0) and tools of customer work that it lacks.
"""

from functools import cached_property, lru_cache
from os import PathLike
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from cxmatch.lexicon.files import built_in_path, bytes_of, parsed
from cxmatch.lexicon.parts import Part, Whole, Words, refuse_twice
from cxmatch.lexicon.senses import Sense
from cxmatch.lexicon.ways import Way

SKILLS_FILE: Final = "skills.json"

SkillKind = Literal["tool", "skill", "language", "licence"]
"""A product that is worked with, something that one can do or knows of, a language that people speak, or a permission
or certificate that somebody gives."""


class Skill(Part):
    """A tool or skill that has a name.

    Attributes:
        name: What people call it; found in its inflections, in British and American spelling.
        kind: What it is.
        source: Where the name comes from: one of `Skills.sources`, or the host of the maker's own page.
        ways: Other ways of writing it, as in a lexicon's concepts.
        written: Names that are ordinary words in other letters ("Slack", "R"): found only with these capitals, or in
            capitals throughout. Where `name` stands among them, it is found so only.
        senses: Rules of context, asked in order; a find that one of them rejects is another word and no find.
    """

    name: Words
    kind: SkillKind
    source: Annotated[str, Field(min_length=1)]
    ways: tuple[Way, ...] = ()
    written: tuple[Words, ...] = ()
    senses: tuple[Sense, ...] = ()


class Skills(Whole):
    """Tools and named skills.

    Attributes:
        format: The version of this file format; 1.
        name: What this collection is.
        sources: Where names come from, by what `Skill.source` calls it: the full name, and the licence.
        skills: The tools and skills.

    Example:
        >>> skills = Skills.load()
        >>> skills.sources["ESCO"]
        'ESCO classification of the European Commission, CC BY 4.0'
    """

    format: Literal[1]
    name: str
    sources: dict[str, str] = Field(default={})
    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_each_once(self) -> Self:
        refuse_twice("skill", (skill.name for skill in self.skills))
        return self

    @classmethod
    def load(cls, path: str | PathLike[str] | None = None) -> "Skills":
        """The tools and skills in the file at `path`, or the built-in ones.

        Args:
            path: A JSON file as docs/skills.md describes it; None for the built-in one.

        Raises:
            LexiconError: The file is missing, no JSON, or does not hold; the message names each place.
        """
        return _built_in() if path is None else cls.parse(bytes_of(Path(path), "the list of skills"), source=str(path))

    @classmethod
    def parse(cls, text: str | bytes, *, source: str = "skills") -> "Skills":
        """The tools and skills in a JSON text.

        Args:
            text: JSON.
            source: What errors call it.

        Raises:
            LexiconError: The text is no JSON, or does not hold.

        Example:
            >>> Skills.parse('{"format": 1, "name": "x", "skills": [{"name": "Excel", "kind": "tool"}]}')
            Traceback (most recent call last):
            cxmatch.errors.LexiconError: skills: skills[0] (Excel).source: Field required
        """
        return parsed(cls, text, source=source)

    @cached_property
    def _names(self) -> int:
        return hash(tuple(skill.name for skill in self.skills))

    def __hash__(self) -> int:
        return self._names


@lru_cache(maxsize=1)
def _built_in() -> Skills:
    path = built_in_path(SKILLS_FILE, "the built-in list of skills")
    return Skills.parse(bytes_of(path, "the list of skills"), source=SKILLS_FILE)
