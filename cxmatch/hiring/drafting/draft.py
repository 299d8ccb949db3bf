"""A role and a case -> a posting around the role's keywords and demands; what only the employer knows is left open."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from cxmatch.documents.document import Document, Frozen, Passage
from cxmatch.errors import UsageError
from cxmatch.hiring.drafting.wording import markdown, one_line, sentence
from cxmatch.hiring.planning.roadmap import items_of
from cxmatch.lexicon import Lexicon, Role
from cxmatch.lexicon.drafting import YEARS, CaseLine, RoleDraft
from cxmatch.matching.finding import find
from cxmatch.scoring.scoring import checked

SectionName = Literal["opening", "duties", "demands", "offer", "apply"]
HEADINGS: Final[dict[SectionName, str]] = {
    "opening": "",
    "duties": "What you will do",
    "demands": "What you bring",
    "offer": "What we offer",
    "apply": "How to apply",
}
TO_FILL: Final = "To fill in before you publish"
BLANKS: Final = {
    "[company]": "the employer's name",
    "[place]": "where the work is done, and how much of it at home",
    "[hours]": "full time or part time, and when",
    "[pay]": "the lowest and the highest pay",
    "[benefits]": "time off, insurance and what else there is",
    "[how to apply]": "what to send, to whom, and until when",
}
"""What only the employer knows, by its mark in the text."""
MADE_OF: Final = "The work is made of:"
"""Said before the words of a role that the lexicon has no sentences for."""
WELCOME: Final = "Tell us if you need anything arranged differently for the interview."
MOST_WORDS: Final = 200
"""Characters of a company's name or a goal; a longer one is a mistake."""
_BLANK: Final = re.compile(r"\[[^\[\]]{1,80}\]")


class DraftSection(Frozen):
    """A part of a posting.

    Attributes:
        name: What it is.
        heading: Its heading; empty for the opening.
        paragraphs: Its paragraphs, as plain text.
        items: The items of its list, below the paragraphs, as plain text.
    """

    name: SectionName
    heading: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]


class Used(Frozen):
    """A core keyword of the role, and where the draft says it.

    Attributes:
        keyword: As the lexicon has it.
        passages: Its places in the draft's `text`.
    """

    keyword: str
    passages: tuple[Passage, ...]


class Blank(Frozen):
    """Something that the employer has to fill in.

    Attributes:
        mark: As it stands in the text: "[pay]".
        what: What belongs there; empty where the mark says all.
    """

    mark: str
    what: str


class Draft(Frozen):
    """A posting to work on.

    Attributes:
        role: The role's id.
        title: The role's title.
        company: The employer's name; None where it is left open.
        growth: The tier of growth that it was written for; None where none was given.
        customers: The kind of customers; None where none was given.
        startup: Whether it was written for a startup.
        goals: What the roadmap holds, in the caller's words.
        generic: Whether the lexicon has no sentences for this role, so that the draft is made of its words and wishes.
        head: The line below the title: employer, place, hours.
        sections: The parts of the posting, in order.
        text: The whole posting as Markdown, with a list of what to fill in at its end.
        keywords: The core keywords that the text says, in their order.
        missing: Those that it does not say, which happens to lexicons whose words exclude each other.
        silent_goals: Goals that ask for nothing, since they deny what they name ("no redesign").
        to_fill: What the employer has to fill in, in the order of the text.
    """

    role: str
    title: str
    company: str | None
    growth: str | None
    customers: str | None
    startup: bool
    goals: tuple[str, ...]
    generic: bool
    head: str
    sections: tuple[DraftSection, ...]
    text: str
    keywords: tuple[Used, ...]
    missing: tuple[str, ...]
    silent_goals: tuple[str, ...]
    to_fill: tuple[Blank, ...]


def draft(
    *,
    role: str,
    growth: str | None = None,
    customers: str | None = None,
    startup: bool = False,
    goals: Iterable[str] = (),
    company: str | None = None,
    lexicon: Lexicon | None = None,
) -> Draft:
    """A posting for a role, written around its core keywords and what it asks for.

    Args:
        role: The role's id.
        growth: The tier of growth of the customer base, such as "rapid"; left out where None.
        customers: "b2b", "b2c" or "both"; left out where None.
        startup: Whether the employer is a startup.
        goals: What the roadmap holds, each in free words: "a social push".
        company: The employer's name; left to be filled in where None.
        lexicon: The roles and their words; customer experience where None.

    Returns:
        The posting: its `text` as Markdown and its `sections`, the core `keywords` with their places, and what is left
        `to_fill`.

    Raises:
        UnknownRole: The lexicon has no such role.
        UsageError: The lexicon has no sentences for this growth, these customers or a startup, or a word is empty.

    Example:
        >>> posting = draft(role="analyst", growth="rapid", customers="b2b")
        >>> posting.title, posting.missing, posting.keywords[0].keyword
        ('Customer experience analyst', (), 'data')
        >>> posting.to_fill[0].mark
        '[company]'
    """
    lexicon = checked(lexicon, None, None)[0]
    wanted = lexicon.role(role)
    goals = _goals(goals)
    growth = _known(lexicon.drafting.growth, growth, "growth")
    customers = _known(lexicon.drafting.customers, customers, "customers")
    named = None if company is None else _words(company, "company")
    lines = [line for line in _lines(lexicon, growth, customers, startup) if not line.roles or role in line.roles]
    asked, silent = _asked_by_goals(goals, lexicon, beginners=not wanted.years.least)
    sections = _sections(wanted, lexicon, lines, asked)
    title = one_line(wanted.title) or role
    open_head = ("[place]", "[hours]") if named else ("[company]", "[place]", "[hours]")
    to_fill = _blanks((*open_head, *(said for part in sections for said in (*part.paragraphs, *part.items))))
    head = " · ".join((named, *open_head) if named else open_head)
    text = _markdown(title, head, sections, to_fill)
    places = _places(text, wanted, lexicon)
    return Draft(
        role=role,
        title=title,
        company=named,
        growth=growth,
        customers=customers,
        startup=startup,
        goals=goals,
        generic=role not in lexicon.drafting.roles,
        head=head,
        sections=sections,
        text=text,
        keywords=tuple(Used(keyword=word, passages=places[word]) for word in wanted.core if word in places),
        missing=tuple(word for word in wanted.core if word not in places),
        silent_goals=silent,
        to_fill=to_fill,
    )


def _words(given: str, what: str) -> str:
    """What a caller named, on one line."""
    if not isinstance(given, str):
        raise UsageError(f"a {type(given).__name__} is no str", source=what)
    words = one_line(given)
    if not words:
        raise UsageError("there are no words in it", source=what, advice="Leave it out, or name it")
    if len(words) > MOST_WORDS:
        raise UsageError(f"it is longer than {MOST_WORDS} characters", source=what, advice="Say it in fewer words")
    return words


def _goals(given: Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        raise UsageError("goals are several, and this is one str", source="goals", advice="Give a list of goals")
    if not isinstance(given, Iterable):
        raise UsageError(f"a {type(given).__name__} is no list", source="goals", advice="Give a list of goals")
    return tuple(dict.fromkeys(_words(goal, "goals") for goal in given))


def _lines(lexicon: Lexicon, growth: str | None, customers: str | None, startup: bool) -> Iterator[CaseLine]:
    """What the case adds to the posting of any role."""
    drafting = lexicon.drafting
    if growth is not None:
        yield from _case(drafting.growth, growth, "growth", lexicon)
    if customers is not None:
        yield from _case(drafting.customers, customers, "customers", lexicon)
    if startup:
        yield from _case({"startup": drafting.startup} if drafting.startup else {}, "startup", "startup", lexicon)


def _known(cases: Mapping[str, object], given: str | None, what: str) -> str | None:
    """What was given, as the lexicon writes it, in whatever letters it was given."""
    if given is None:
        return None
    if not isinstance(given, str):
        raise UsageError(f"a {type(given).__name__} is no str", source=what, advice="Name it in a word")
    return next((case for case in cases if case.casefold() == given.strip().casefold()), given)


def _case(cases: Mapping[str, tuple[CaseLine, ...]], name: str, what: str, lexicon: Lexicon) -> tuple[CaseLine, ...]:
    if name in cases:
        return cases[name]
    if cases:
        raise UsageError(
            f"the lexicon {lexicon.name!r} has no {what} {name!r}", source=what, advice=f"It has {', '.join(cases)}"
        )
    raise UsageError(
        f"the lexicon {lexicon.name!r} has no sentences for {what}",
        source=what,
        advice=f"Leave {what} out, or add drafting.{what} to the lexicon",
    )


def _sections(
    role: Role, lexicon: Lexicon, lines: Sequence[CaseLine], asked: tuple[str, ...]
) -> tuple[DraftSection, ...]:
    own = lexicon.drafting.roles.get(role.id)
    said = {place: [line.text for line in lines if line.place == place] for place in ("opening", "duty", "demand")}
    about = own.opening if own else ("We are looking for somebody for this role.",)
    duties = (*(own.duties if own else map(sentence, (term.term for term in role.terms))), *said["duty"])
    demands = (*_demands(role, own), *said["demand"], *asked)
    parts: tuple[tuple[SectionName, Sequence[str], Sequence[str]], ...] = (
        ("opening", [" ".join(part) for part in (about, said["opening"]) if part], ()),
        ("duties", () if own else (MADE_OF,), duties),
        ("demands", (), demands),
        ("offer", (), ("[pay]", "[benefits]")),
        ("apply", ("[how to apply]", WELCOME), ()),
    )
    return tuple(
        DraftSection(
            name=name,
            heading=HEADINGS[name],
            paragraphs=tuple(map(one_line, paragraphs)),
            items=tuple(map(one_line, items)),
        )
        for name, paragraphs, items in parts
        if paragraphs or items
    )


def _demands(role: Role, own: RoleDraft | None) -> Iterator[str]:
    """What the role asks for; its years stand in one of the lexicon's sentences, or in one of their own."""
    asked = own.demands if own else tuple(sentence(wish.text) for wish in role.wishes if wish.text.strip())
    if role.years.least and not any(YEARS in demand for demand in asked):
        yield sentence(f"{role.years.amount} {role.years.kind or 'of work in this or a near role'}")
    for demand in asked:
        yield sentence(demand.replace(YEARS, role.years.amount))


def _blanks(texts: Iterable[str]) -> tuple[Blank, ...]:
    marks = dict.fromkeys(mark for text in texts for mark in _BLANK.findall(text))
    return tuple(Blank(mark=mark, what=BLANKS.get(mark, "")) for mark in marks)


def _markdown(title: str, head: str, sections: Iterable[DraftSection], to_fill: Iterable[Blank]) -> str:
    """The whole posting; a blank line stands between any two blocks, as Markdown's linters want it."""
    blocks = [f"# {markdown(title)}", markdown(head)]
    for part in sections:
        blocks += [f"## {part.heading}"] if part.heading else []
        blocks += [markdown(paragraph) for paragraph in part.paragraphs]
        blocks += ["\n".join(f"- {markdown(item)}" for item in part.items)] if part.items else []
    blanks = "\n".join(f"- {markdown(blank.mark)}" + (f": {blank.what}" if blank.what else "") for blank in to_fill)
    return "\n\n".join([*blocks, f"## {TO_FILL}", blanks]) + "\n"


def _places(text: str, role: Role, lexicon: Lexicon) -> dict[str, tuple[Passage, ...]]:
    """Where the text says each core keyword of the role, in a sense that counts."""
    document = Document.from_text(text, name="draft", kind="posting")
    # The frame is English, whatever the words of the lexicon look like to a guess of the language.
    document = document.model_copy(update={"language": "en"})
    found = defaultdict(list)
    for match in find(document, lexicon):
        if match.owner.kind == "term" and match.owner.role == role.id and not match.rejected:
            found[match.owner.name].append(document.passage(match.start, match.end))
    return {word: tuple(passages) for word, passages in found.items()}


def _asked_by_goals(
    goals: tuple[str, ...], lexicon: Lexicon, *, beginners: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the goals ask for, each once, and of beginners no more than interest; and those that ask nothing."""
    known = {goal.name: goal for goal in lexicon.goals}
    asked: list[str] = []
    silent = []
    for item in items_of(goals, "goal", lexicon):
        named = [found for found in item.findings if found.kind == "goal"]
        if not named and item.denied:
            silent.append(item.text)
        elif named and not beginners:
            asked += [f"Useful for our plans: {known[found.name].asked_for(found.place)}" for found in named]
        else:
            wanted = (
                "An interest in this is welcome" if beginners else "Experience with this, or interest in it, is useful"
            )
            asked.append(f"{sentence(f'On our roadmap: {item.text}')} {wanted}")
    return tuple(dict.fromkeys(map(sentence, asked))), tuple(silent)
