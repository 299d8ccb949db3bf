"""What a field calls its roles, and the words that each is made of: data/role_keywords.json, validated.

The built-in lexicon holds customer experience: five roles and the guide's 43 core keywords. Another field brings
a file of its own, with any number of roles; `cxmatch lexicon check FILE` says what is wrong with it.
"""

from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator

from cxmatch.errors import UnknownRole
from cxmatch.lexicon.compared import Compared
from cxmatch.lexicon.concepts import Concept, Contest
from cxmatch.lexicon.customers import CustomerType
from cxmatch.lexicon.customers import check as check_customers
from cxmatch.lexicon.drafting import Drafting
from cxmatch.lexicon.files import built_in_path, bytes_of, parsed
from cxmatch.lexicon.growth import Circumstance, Goal, Tier, check
from cxmatch.lexicon.ladder import Ladder
from cxmatch.lexicon.levels import Levels
from cxmatch.lexicon.parts import Identifier, Whole, Words, refuse_twice
from cxmatch.lexicon.roles import Role
from cxmatch.lexicon.senses import Sense

FILE_NAME = "role_keywords.json"


class Lexicon(Whole):
    """The roles of a field and the words that each is made of.

    Attributes:
        format: The version of this file format; 1.
        name: The field.
        source: Where the core keywords come from.
        roles: The roles, in the order in which people list them.
        senses: Rules of context that hold for every term; asked after the term's own.
        lists: Words that several rules ask for, by name; a rule names them as ``@name``.
        customers: Business customers and consumers, and what in a text speaks for either.
        concepts: What the work of the field is made of beyond the core keywords.
        contest: How strongly each of these speaks for each role. Where there is none, a role's terms share 100 points.
        compared: Which concepts are work that a posting can ask for; none where it is left out.
        levels: Which of them say that a post is for beginners, or for the experienced.
        drafting: The sentences that postings are drafted from; without them a draft is made of words and wishes.
        growth: Tiers of customer growth, the lowest first, and what follows from each.
        goals: What a roadmap may hold, and what to ask for because of it.
        circumstances: What may be true of a company, and what follows: the types of its customers, or "startup".
        ladder: The steps from one role to the next, and which departments are the field's own.

    Example:
        >>> lexicon = Lexicon.load()
        >>> lexicon.role("analyst").core[:3]
        ('data', 'metrics', 'graphs')
    """

    format: Literal[1]
    name: str
    source: str = ""
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    senses: tuple[Sense, ...] = ()
    lists: dict[Identifier, tuple[Words, ...]] = Field(default={})
    customers: tuple[CustomerType, ...] = ()
    concepts: tuple[Concept, ...] = ()
    contest: Contest | None = None
    compared: Compared | None = None
    levels: Levels = Levels()
    drafting: Drafting = Drafting()
    growth: tuple[Tier, ...] = ()
    goals: tuple[Goal, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    ladder: Ladder = Ladder()

    @model_validator(mode="before")
    @classmethod
    def _names_lists(cls, data: Any) -> Any:
        lists = data.get("lists") if isinstance(data, dict) else None
        return _with_lists(data, lists if isinstance(lists, dict) else {}) if isinstance(data, dict) else data

    @model_validator(mode="after")
    def _has_each_once(self) -> Self:
        refuse_twice("role", (role.id for role in self.roles))
        refuse_twice("concept", (concept.name for concept in self.concepts))
        if self.contest is not None:
            self.contest.check([role.id for role in self.roles], self.concepts)
        if self.compared is not None:
            self.compared.check(self.concepts)
        terms = {term.term for role in self.roles for term in role.terms}
        self.levels.check(terms | {concept.name for concept in self.concepts})
        self.drafting.check(self.roles)
        check_customers(self.customers)
        check({role.id: role.core for role in self.roles}, self.growth, self.goals, self.circumstances)
        self.ladder.check({role.id for role in self.roles})
        return self

    @classmethod
    def load(cls, path: str | PathLike[str] | None = None) -> "Lexicon":
        """The lexicon in the file at `path`, or the built-in one.

        Args:
            path: A JSON file as `cxmatch lexicon schema` describes it; None for customer experience.

        Raises:
            LexiconError: The file is missing, no JSON, or does not hold; the message names each place.
        """
        return _built_in() if path is None else cls.parse(bytes_of(Path(path), "the lexicon"), source=str(path))

    @classmethod
    def parse(cls, text: str | bytes, *, source: str = "lexicon") -> "Lexicon":
        """The lexicon in a JSON text.

        Args:
            text: JSON.
            source: What errors call it.

        Raises:
            LexiconError: The text is no JSON, or does not hold.

        Example:
            >>> Lexicon.parse('{"format": 1, "name": "x", "roles": []}')
            Traceback (most recent call last):
            cxmatch.errors.LexiconError: lexicon: roles: Tuple should have at least 1 item after validation, not 0
        """
        return parsed(cls, text, source=source)

    def __hash__(self) -> int:
        return hash(self.hash)

    @property
    def beyond_entry(self) -> float | None:
        """The fewest years that a role asks for which asks for any: who has so many is no beginner; None without one.

        Example:
            >>> Lexicon.load().beyond_entry
            2.0
        """
        return min((role.years.least for role in self.roles if role.years.least > 0), default=None)

    def role(self, role: str) -> Role:
        """The role with this id.

        Raises:
            UnknownRole: There is none; the message lists those that there are.
        """
        for known in self.roles:
            if known.id == role:
                return known
        raise UnknownRole(
            f"the lexicon {self.name!r} has no role {role!r}",
            advice=f"It has {', '.join(known.id for known in self.roles)}.",
        )

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """A JSON Schema (draft 2020-12) of lexicon files, for editors that complete and check."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **cls.model_json_schema(mode="validation"),
            "title": "cxmatch lexicon",
        }


_OF_RULES: Final = ("forms", "before", "after", "near", "places")
_OF_WAYS: Final = ("ways", "ways_before_place", "ways_around_place")


def _with_lists(data: Any, lists: dict[str, Any]) -> Any:
    """The data of a lexicon with the words of its lists in place of their ``@names`` in rules and ways."""
    if isinstance(data, dict):
        return {key: _named(key, value, lists) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return type(data)(_with_lists(item, lists) for item in data)
    return data


def _named(key: str, value: Any, lists: dict[str, Any]) -> Any:
    if key in _OF_RULES and isinstance(value, (list, tuple)):
        return [word for item in value for word in _words_of(item, lists)]
    if key in _OF_WAYS and isinstance(value, (list, tuple)):
        return [_way_of(way, lists) for way in value]
    return _with_lists(value, lists)


def _way_of(way: Any, lists: dict[str, Any]) -> Any:
    if not isinstance(way, str) or "@" not in way:
        return way
    return " ".join(_choices(word, lists) for word in way.split())


def _choices(word: str, lists: dict[str, Any]) -> str:
    words = [str(found) for found in _words_of(word, lists)]
    if phrase := next((found for found in words if " " in found), None):
        raise ValueError(f"the word list {word!r} holds the phrase {phrase!r}, and stands where one word may stand")
    return "/".join(words)


def _words_of(word: Any, lists: dict[str, Any]) -> Any:
    if not isinstance(word, str) or not word.startswith("@"):
        return [word]
    if word[1:] not in lists:
        raise ValueError(f"the word list {word!r} is not among `lists`")
    return lists[word[1:]]


@lru_cache(maxsize=1)
def _built_in() -> Lexicon:
    path = built_in_path(FILE_NAME, "the built-in lexicon")
    return Lexicon.parse(bytes_of(path, "the lexicon"), source=FILE_NAME)
