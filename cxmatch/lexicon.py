"""What a field calls its roles, and the words that each is made of: data/role_keywords.json, validated.

The built-in lexicon holds customer experience: five roles and the guide's 43 core keywords. Another field brings
a file of its own, with any number of roles; `cxmatch lexicon check FILE` says what is wrong with it.
"""

import hashlib
import json
from collections import Counter
from functools import cached_property, lru_cache
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from cxmatch.errors import LexiconError, UnknownRole

FILE_NAME = "role_keywords.json"

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


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


NEAR: Final = 12
"""Words on each side that `Sense.near` looks at; most sentences and list items of resumes are shorter than 25."""


class WordList(NamedTuple):
    """Words and phrases, ready to be looked for: a rule is asked thousands of times a second."""

    exact: frozenset[str]
    endings: tuple[str, ...]
    """What words that ended in ``*`` begin with."""
    phrases: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "WordList | None":
        """The list of these words, in lower case; None where there are none."""
        if not words:
            return None
        words = tuple(word.lower() for word in words)
        single = [word for word in words if " " not in word]
        return cls(
            frozenset(word for word in single if not word.endswith("*")),
            tuple(word[:-1] for word in single if word.endswith("*")),
            tuple(tuple(word.split()) for word in words if " " in word),
        )


class Sought(NamedTuple):
    """The word lists of a rule; None for a field that is not given."""

    forms: WordList | None
    before: WordList | None
    after: WordList | None
    near: WordList | None


class Sense(_Part):
    """A rule of context: which uses of a word are the keyword, and which are not.

    All fields that are given must hold; of the words in one field, one must. A word may end in ``*``, which stands
    for any ending; ``@name`` stands for the lexicon's word list of that name. Rules are asked in order, and the
    first that holds decides.

    Attributes:
        verdict: ``reject`` (listed with its reason) or ``accept`` (later rules are not asked; counted unless the
            sentence denies it, wishes for it or the like).
        reason: Why it is not counted; in a rule that accepts, what the sentence may do with it all the same
            ("seeking an entry-level job" shows that it is one, though it is a wish).
        note: The same for people, in one short sentence.
        forms: The forms of the keyword that the rule is about; all where empty.
        capital: True for uses that begin with a capital letter, False for those that do not; both where None.
        before: Words, one of which stands at most `within` words before it.
        after: Words, one of which stands at most `within` words after it.
        within: How many words away, counted in words; 1 is the next one.
        near: Words, one of which stands on either side of it in its sentence or list item, at most
            `NEAR` words away.
        sections: Sections of the document in which the rule holds; all where empty.
    """

    verdict: Literal["reject", "accept"] = "reject"
    reason: Reason = "false_friend"
    note: str = ""
    forms: tuple[Words, ...] = ()
    capital: bool | None = None
    before: tuple[Words, ...] = ()
    after: tuple[Words, ...] = ()
    within: Annotated[int, Field(ge=1, le=10)] = 1
    near: tuple[Words, ...] = ()
    sections: tuple[SectionName, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.forms or self.before or self.after or self.near or self.sections):
            raise ValueError("a rule needs at least one of forms, before, after, near, sections")
        return self

    @cached_property
    def sought(self) -> "Sought":
        """Its words, ready to be looked for."""
        return Sought(*(WordList.of(words) for words in (self.forms, self.before, self.after, self.near)))


class Phrase(_Part):
    """Words that mean the keyword where they stand in this order, with at most `gap` others between two of them."""

    words: Words
    gap: Annotated[int, Field(ge=0, le=6)] = 3


class Term(_Part):
    """A keyword of a role.

    Attributes:
        term: The keyword as people read it.
        core: True for a keyword of the field's own guide; False for one that was added.
        source: Where an added term comes from; empty for core keywords.
        weight: What it counts for beside the other terms of its role, above 0 and up to 10.
        inflect: Whether other forms of the same word count ("metrics", "metric"). Off where the other forms mean
            something else ("experienced", "experience").
        fuzzy: Whether typing errors are mended.
        aliases: Other words and phrases for the same thing, each with its inflections.
        phrases: Words that mean it when they stand near each other.
        senses: Which uses count and which do not.
    """

    term: Words
    core: bool = True
    source: str = ""
    weight: Annotated[float, Field(gt=0, le=10)] = 1.0
    inflect: bool = True
    fuzzy: bool = True
    aliases: tuple[Words, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    senses: tuple[Sense, ...] = ()

    @model_validator(mode="after")
    def _names_its_source(self) -> Self:
        if not self.core and not self.source.strip():
            raise ValueError(f"the added term {self.term!r} needs a source")
        return self


class Wish(_Part):
    """Something beyond the years that the role looks for.

    Attributes:
        id: A short name.
        text: What is looked for, for people.
        shown_by: Words and phrases, each with its inflections, that show it. Empty where no words can.
    """

    id: Identifier
    text: str
    shown_by: tuple[Words, ...] = ()


class Years(_Part):
    """The years of work that a role asks for.

    Attributes:
        least: Years.
        over: True where exactly `least` years are not enough.
        similar: True where only work in a similar role counts.
        note: The demand for people.
    """

    least: Annotated[float, Field(ge=0, le=60)] = 0
    over: bool = False
    similar: bool = False
    note: str = ""


class Role(_Part):
    """A role of the field: what it is called, what it asks for, and the words that it is made of."""

    id: Identifier
    title: str
    in_a_word: str = ""
    years: Years = Years()
    wishes: tuple[Wish, ...] = ()
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_each_once(self) -> Self:
        _refuse_twice("term", (term.term.casefold() for term in self.terms))
        _refuse_twice("wish", (wish.id for wish in self.wishes))
        if not any(term.core for term in self.terms):
            raise ValueError("a role needs at least one core term")
        return self

    @property
    def core(self) -> tuple[str, ...]:
        """The core keywords, in their order."""
        return tuple(term.term for term in self.terms if term.core)


class Lexicon(_Part):
    """The roles of a field and the words that each is made of.

    Attributes:
        format: The version of this file format; 1.
        name: The field.
        source: Where the core keywords come from.
        roles: The roles, in the order in which people list them.
        senses: Rules of context that hold for every term; asked after the term's own.
        lists: Words that several rules ask for, by name; a rule names them as ``@name``.

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
    lists: dict[Identifier, tuple[Words, ...]] = {}

    @model_validator(mode="before")
    @classmethod
    def _names_lists(cls, data: Any) -> Any:
        lists = data.get("lists") if isinstance(data, dict) else None
        return _with_lists(data, lists if isinstance(lists, dict) else {}) if isinstance(data, dict) else data

    @model_validator(mode="after")
    def _has_each_once(self) -> Self:
        _refuse_twice("role", (role.id for role in self.roles))
        return self

    @classmethod
    def load(cls, path: str | PathLike[str] | None = None) -> "Lexicon":
        """The lexicon in the file at `path`, or the built-in one.

        Args:
            path: A JSON file as `cxmatch lexicon schema` describes it; None for customer experience.

        Raises:
            LexiconError: The file is missing, no JSON, or does not hold; the message names each place.
        """
        return _built_in() if path is None else cls.parse(_text_of(Path(path)), source=str(path))

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
        try:
            data = json.loads(text, object_pairs_hook=_refuse_keys_twice)
        except ValueError as problem:
            raise LexiconError(f"this is no valid JSON: {problem}", source=source) from problem
        except RecursionError as problem:
            raise LexiconError("this JSON is nested too deeply", source=source) from problem
        try:
            return cls.model_validate_json(json.dumps(data))
        except ValidationError as problem:
            places = "; ".join(_place_of(error, data) for error in _first_causes(problem))
            raise LexiconError(places, source=source) from problem

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what the lexicon says, 64 hex digits; the layout of its file does not matter."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self.hash)

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


def _refuse_twice(what: str, names: Any) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ValueError(f"{what} {twice[0]!r} is there twice")


def _with_lists(data: Any, lists: dict[str, Any]) -> Any:
    """The data of a lexicon with the words of its lists in place of their ``@names`` in rules."""
    if isinstance(data, dict):
        return {
            key: _words_of(value, lists) if key in ("forms", "before", "after", "near") else _with_lists(value, lists)
            for key, value in data.items()
        }
    if isinstance(data, (list, tuple)):
        return type(data)(_with_lists(item, lists) for item in data)
    return data


def _words_of(words: Any, lists: dict[str, Any]) -> Any:
    if not isinstance(words, (list, tuple)):
        return words
    found: list[Any] = []
    for word in words:
        if isinstance(word, str) and word.startswith("@"):
            if word[1:] not in lists:
                raise ValueError(f"a rule names the word list {word!r}, which is not among `lists`")
            found.extend(lists[word[1:]])
        else:
            found.append(word)
    return found


def _refuse_keys_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # JSON readers keep the last of two equal keys and say nothing: half of a user's file would be lost.
    _refuse_twice("the key", (key for key, _ in pairs))
    return dict(pairs)


def _first_causes(problem: ValidationError) -> list[Any]:
    # A list whose items are all wrong is called empty as well, which it is not.
    errors = problem.errors()
    places = [error["loc"] for error in errors]
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(place != error["loc"] and place[: len(error["loc"])] == error["loc"] for place in places)
    ]


def _place_of(error: Any, data: Any) -> str:
    """Where in the file an error is, with the names that stand there: ``roles[1] (manager).terms[0]: ...``."""
    place = ""
    for step in error["loc"]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        if isinstance(step, int):
            name = next((data[key] for key in ("id", "term") if isinstance(data, dict) and key in data), None)
            place += f"[{step}]" + (f" ({name})" if name else "")
        else:
            place += f".{step}" if place else str(step)
    message = error["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message


def _text_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise LexiconError(f"the lexicon cannot be read ({reason})", source=str(path)) from problem


@lru_cache(maxsize=1)
def _built_in() -> Lexicon:
    # In a wheel the file lies inside the package; in a checkout or an editable install, at the top of the tree.
    package = Path(__file__).parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / FILE_NAME).is_file():
            return Lexicon.parse(_text_of(folder / FILE_NAME), source=FILE_NAME)
    raise LexiconError(
        "the built-in lexicon is missing from this installation",
        source=FILE_NAME,
        advice="Install cxmatch again.",
    )
