"""Rules of context: which uses of a word are the keyword, and which are not."""

from functools import cached_property
from typing import Annotated, Final, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from cxmatch.lexicon.parts import Part, Reason, SectionName, Words

NEAR: Final = 12
"""Words on each side that `Sense.near` looks at; most sentences and list items of resumes are shorter than 25."""


class WordList(NamedTuple):
    """Words and phrases, ready to be looked for: a rule is asked thousands of times a second."""

    exact: frozenset[str]
    endings: tuple[str, ...]
    """What words that ended in ``*`` begin with."""
    phrases: tuple[tuple[str, ...], ...]
    heads: frozenset[str]
    """The first words of all phrases; none where one of these ends in ``*``."""
    longest: int
    """Words of the longest phrase; 0 without one."""

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "WordList | None":
        """The list of these words, in lower case; None where there are none."""
        if not words:
            return None
        words = tuple(word.lower() for word in words)
        single = [word for word in words if " " not in word]
        phrases = tuple(tuple(word.split()) for word in words if " " in word)
        heads = frozenset(phrase[0] for phrase in phrases)
        return cls(
            frozenset(word for word in single if not word.endswith("*")),
            tuple(word[:-1] for word in single if word.endswith("*")),
            phrases,
            frozenset() if any(word.endswith("*") for word in heads) else heads,
            max(map(len, phrases), default=0),
        )


class Sought(NamedTuple):
    """The word lists of a rule; None for a field that is not given."""

    forms: WordList | None
    before: WordList | None
    after: WordList | None
    near: WordList | None


class Sense(Part):
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
