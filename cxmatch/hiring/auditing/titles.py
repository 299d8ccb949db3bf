"""Which role does a job title name, by its words alone?

A title is read part by part, as commas, dashes, brackets and small words such as "of" cut it: the first part that names
a role names the title's. Titles mislead; what the text describes is another question (`cxmatch.hiring.auditing.audit`).
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from cxmatch.documents.document import Frozen
from cxmatch.lexicon import Lexicon, Role
from cxmatch.matching import fuzzy
from cxmatch.matching.lemmas import built_in
from cxmatch.matching.words import split

_CUTS: Final = re.compile(r"[,;:|/()\[\]{}–—•]| - |\b(?:of|for|to|at|with|in|on)\b", re.IGNORECASE)
_LONGEST: Final = 300
"""Characters; what is longer is no title, and its rest is not looked at."""


class NamedRole(Frozen):
    """A word of a title that names a role.

    Attributes:
        role: The role's id.
        words: As they stand in the title.
    """

    role: str
    words: str


class TitleRole(Frozen):
    """What a job title says of the role.

    Attributes:
        title: The title.
        role: The id of the role that it names; None where it names none, or several at once.
        named: The words that decided: none, one, or those that name different roles.
    """

    title: str
    role: str | None
    named: tuple[NamedRole, ...]


class _Naming(NamedTuple):
    """For each word or phrase, in lemmas, the role that it names."""

    names: dict[tuple[str, ...], str]
    hints: dict[tuple[str, ...], str]
    longest: int


def title_role(title: str, lexicon: Lexicon) -> TitleRole:
    """The role that a title's words name.

    Args:
        title: A job title, such as "Customer Success Manager (remote)"; the first 300 characters are looked at.
        lexicon: Whose roles they may name.

    Example:
        >>> lexicon = Lexicon.load()
        >>> title_role("Senior Support Specialist, Team of the Director", lexicon).role
        'specialist'
        >>> title_role("Customer Care", lexicon).role is None
        True
    """
    naming = _naming(lexicon)
    for part in _CUTS.split(title[:_LONGEST]):
        found = _named(part, naming.names, naming.longest) or _named(part, naming.hints, naming.longest)[-1:]
        if found:
            roles = {one.role for one in found}
            return TitleRole(title=title, role=found[0].role if len(roles) == 1 else None, named=tuple(found))
    return TitleRole(title=title, role=None, named=())


def _named(part: str, naming: dict[tuple[str, ...], str], longest: int) -> list[NamedRole]:
    words = split(part)
    lemmas = [_lemma(word, naming) for word in words.lower]
    found: list[NamedRole] = []
    place = 0
    while place < len(lemmas):
        for length in range(min(longest, len(lemmas) - place), 0, -1):
            role = naming.get(tuple(lemmas[place : place + length]))
            if role is not None:
                found.append(NamedRole(role=role, words=part[words.start[place] : words.end[place + length - 1]]))
                place += length - 1
                break
        place += 1
    return found


def _lemma(word: str, naming: dict[tuple[str, ...], str]) -> str:
    """The word's lemma; that of the naming word that it is a typing error of, where it is no word itself."""
    lemmas = built_in()
    lemma = lemmas.of(word)
    if (lemma,) in naming or len(word) < fuzzy.SHORTEST or lemmas.knows(word):
        return lemma
    mended = fuzzy.closest(word, tuple(names[0] for names in naming if len(names) == 1))
    return mended[0] if mended else lemma


@lru_cache(maxsize=8)
def _naming(lexicon: Lexicon) -> _Naming:
    names: dict[tuple[str, ...], str] = {}
    hints: dict[tuple[str, ...], str] = {}
    for role in lexicon.roles:
        for word in role.title_words.names or _last_word(role):
            names.setdefault(_lemmas(word), role.id)
        for word in role.title_words.hints:
            hints.setdefault(_lemmas(word), role.id)
    return _Naming(names, hints, max(map(len, (*names, *hints))))


def _last_word(role: Role) -> tuple[str, ...]:
    words = split(role.title).lower
    return () if role.title_words.hints or not words else (words[-1],)


def _lemmas(words: str) -> tuple[str, ...]:
    return tuple(built_in().of(word) for word in split(words).lower)
