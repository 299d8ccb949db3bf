"""Lexicon -> the quick guide: for each role, the words to look for, what to ask, and what not to take for it."""

from collections.abc import Iterable, Iterator
from typing import Final

from cxmatch.documents.document import Frozen
from cxmatch.hiring.drafting.wording import one_line
from cxmatch.lexicon import Lexicon, Role, Term
from cxmatch.scoring.scoring import checked

WHERE_DONE: Final = "Where have you done what is looked for, and what came of it?"


class GuideWord(Frozen):
    """A keyword of a role, and what looks like it.

    Attributes:
        keyword: As the lexicon has it.
        core: Whether it is of the field's own guide; False where it was added.
        not_for: Other meanings of the same word, which do not count.
        near: What comes close and is not it: worth a question.
    """

    keyword: str
    core: bool
    not_for: tuple[str, ...]
    near: tuple[str, ...]


class GuidePage(Frozen):
    """What the guide says of one role. All texts stand on one line.

    Attributes:
        role: The role's id.
        number: The role's place in the lexicon, from 1.
        title: The role's title.
        in_a_word: What it is, in a word; may be empty.
        words: Its keywords, in the lexicon's order.
        years: The years that it asks for, in words.
        looked_for: What it looks for beyond years and keywords; may be empty.
        questions: What to ask: the lexicon's questions, or what can be asked of anybody; may be empty.
    """

    role: str
    number: int
    title: str
    in_a_word: str
    words: tuple[GuideWord, ...]
    years: str
    looked_for: tuple[str, ...]
    questions: tuple[str, ...]


class Guide(Frozen):
    """The quick guide to the roles of a field.

    Attributes:
        name: The field.
        source: Where the core keywords come from; may be empty.
        roles: How many roles the field has, which may be more than there are pages.
        pages: One for each role that was asked for.
    """

    name: str
    source: str
    roles: int
    pages: tuple[GuidePage, ...]


def guide(*, role: str | None = None, lexicon: Lexicon | None = None) -> Guide:
    """The quick guide to the roles of a lexicon.

    Args:
        role: The id of the only role to speak of; all where None.
        lexicon: The roles and their words; customer experience where None.

    Returns:
        The guide: its `pages`, one a role, each with `words`, `years`, what is `looked_for` and `questions`.

    Raises:
        UnknownRole: The lexicon has no such role.
        UsageError: The lexicon is none.

    Example:
        >>> page = guide(role="expert").pages[0]
        >>> page.in_a_word, page.years
        ('guru', 'over 10 years of proven success in customer experience')
        >>> page.words[2].keyword, page.words[2].not_for[0]
        ('advanced', 'a degree or course of study')
    """
    lexicon = checked(lexicon, None, None)[0]
    wanted = lexicon.roles if role is None else (lexicon.role(role),)
    return Guide(
        name=one_line(lexicon.name),
        source=one_line(lexicon.source),
        roles=len(lexicon.roles),
        pages=tuple(_page(each, lexicon.roles.index(each) + 1) for each in wanted),
    )


def _page(role: Role, number: int) -> GuidePage:
    return GuidePage(
        role=role.id,
        number=number,
        title=one_line(role.title) or role.id,
        in_a_word=one_line(role.in_a_word),
        words=tuple(map(_word, role.terms)),
        years=one_line(role.years.in_words),
        looked_for=_lines(wish.text for wish in role.wishes),
        questions=_lines(role.questions) or tuple(_asked(role)),
    )


def _asked(role: Role) -> Iterator[str]:
    """What can be asked of anybody, where the lexicon has no questions."""
    if role.wishes:
        yield WHERE_DONE
    if role.years.least:
        yield f"Which of your work makes up these years ({role.years.amount}), and from when to when?"


def _word(term: Term) -> GuideWord:
    return GuideWord(
        keyword=one_line(term.term),
        core=term.core,
        not_for=_lines(sense.note for sense in term.senses if sense.verdict == "reject"),
        near=_lines(miss.note for miss in term.near_misses),
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text on one line; without empty ones, and those that one before them says already."""
    kept: list[str] = []
    for text in filter(None, map(one_line, texts)):
        if not any(text in other for other in kept):
            kept.append(text)
    return tuple(kept)
