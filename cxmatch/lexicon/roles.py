"""Roles, and the words that each is made of."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from cxmatch.lexicon.parts import Identifier, Part, Words, refuse_twice
from cxmatch.lexicon.searching import JobSearch
from cxmatch.lexicon.senses import Sense
from cxmatch.lexicon.titles import TitleWords
from cxmatch.lexicon.ways import Way


class Phrase(Part):
    """Words that mean the keyword where they stand in this order, with at most `gap` others between two of them."""

    words: Words
    gap: Annotated[int, Field(ge=0, le=6)] = 3


class NearMiss(Part):
    """What is close to a keyword and is not it.

    Attributes:
        ways: How texts say it.
        note: Why it does not count, for people.
    """

    ways: Annotated[tuple[Way, ...], Field(min_length=1)]
    note: Annotated[str, Field(min_length=1)]


class Term(Part):
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
        near_misses: What is close to it; shown to those whose text lacks the keyword.
        ask: A question to a person whose text lacks it: only who can answer yes may say it.
        wording: The term in words among which it counts, where it does not count by itself.
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
    near_misses: tuple[NearMiss, ...] = ()
    ask: Annotated[str, Field(max_length=200)] = ""
    wording: Words | None = None

    @model_validator(mode="after")
    def _names_its_source(self) -> Self:
        if not self.core and not self.source.strip():
            raise ValueError(f"the added term {self.term!r} needs a source")
        return self


class Wish(Part):
    """Something beyond the years that the role looks for.

    Attributes:
        id: A short name.
        text: What is looked for, for people.
        shown_by: Words and phrases, each with its inflections, that show it. Empty where no words can.
    """

    id: Identifier
    text: str
    shown_by: tuple[Words, ...] = ()


class Years(Part):
    """The years of work that a role asks for.

    Attributes:
        least: Years.
        over: True where exactly `least` years are not enough.
        similar: True where only work in a similar role counts.
        field: True where only work of the field counts, in whichever of its roles.
        note: The demand for people.
    """

    least: Annotated[float, Field(ge=0, le=60)] = 0
    over: bool = False
    similar: bool = False
    field: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _counts_one_kind(self) -> Self:
        if self.similar and self.field:
            raise ValueError("years are in a similar role or of the field, not both")
        return self

    @property
    def kind(self) -> str:
        """Which work counts, in words: empty where all does."""
        return "in a similar role" if self.similar else "of work in the field" if self.field else ""

    @property
    def amount(self) -> str:
        """How much is asked for, in words; empty where nothing is.

        Example:
            >>> Years(least=5, over=True).amount, Years(least=1).amount, Years(least=0.5).amount, Years().amount
            ('over 5 years', 'at least 1 year', 'at least 6 months', '')
        """
        if not self.least:
            return ""
        number, unit = (self.least, "year") if self.least >= 1 else (self.least * 12, "month")
        return f"{'over' if self.over else 'at least'} {round(number, 1):g} {unit}{'' if number == 1 else 's'}"

    @property
    def in_words(self) -> str:
        """The demand for people: the lexicon's own words where it has some.

        Example:
            >>> Years(least=3, similar=True).in_words, Years().in_words
            ('at least 3 years in a similar role', 'no years asked for')
        """
        if self.note or not self.least:
            return self.note or "no years asked for"
        return f"{self.amount} {self.kind}".rstrip()


class Role(Part):
    """A role of the field: what it is called, what it asks for, and the words that it is made of.

    Attributes:
        id: A short name.
        title: Its title.
        in_a_word: What it is, in a word.
        years: The years that it asks for.
        wishes: What it looks for beyond years.
        terms: Its keywords.
        title_words: The words by which job titles name it; the last word of `title` where there are none.
        search: How job boards are searched for its work; by its title where it does not say.
        questions: What to ask people who want the role.
    """

    id: Identifier
    title: str
    in_a_word: str = ""
    years: Years = Years()
    wishes: tuple[Wish, ...] = ()
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    title_words: TitleWords = TitleWords()
    search: JobSearch | None = None
    questions: tuple[Annotated[str, Field(min_length=1)], ...] = ()

    @model_validator(mode="after")
    def _has_each_once(self) -> Self:
        refuse_twice("term", (term.term.casefold() for term in self.terms))
        refuse_twice("wish", (wish.id for wish in self.wishes))
        if not any(term.core for term in self.terms):
            raise ValueError("a role needs at least one core term")
        for word in self.search.narrowed_by if self.search else ():
            if word not in self.core:
                raise ValueError(f"search.narrowed_by of {self.id!r} names {word!r}, which is no core term of it")
        return self

    @property
    def core(self) -> tuple[str, ...]:
        """The core keywords, in their order."""
        return tuple(term.term for term in self.terms if term.core)
