"""Where should I look, and for what words? Search strings for job boards, and the companies that suit."""

from typing import Final

from cxmatch.documents.document import Frozen, Passage
from cxmatch.hiring.customers import Customers, customers_of
from cxmatch.lexicon import Lexicon, Role
from cxmatch.lexicon.growth import Circumstance, Tier
from cxmatch.matching.finding import find_named
from cxmatch.matching.vocabulary import Named
from cxmatch.scoring.report import Report

OWN_WORDS: Final = 3
"""Of a person's own words that go into a search: with each one more, fewer postings hold one of them in their title."""
PLAIN_TITLES: Final = 3
"""Titles that are searched for one by one on boards without operators."""


class Search(Frozen):
    """What to type into the search box of a job board.

    Attributes:
        text: The words.
        note: Which boards it is for, and what it finds.
    """

    text: str
    note: str


class Company(Frozen):
    """What a company is like at which somebody worked, by what the resume says.

    Attributes:
        id: Of the lexicon's tier of growth, or "startup".
        title: For people: "rapid growth".
        signs: The words that say so.
    """

    id: str
    title: str
    signs: tuple[Passage, ...]


class Suiting(Frozen):
    """Searches for the role's work, and the companies that suit.

    Attributes:
        searches: What to type into the search boxes of job boards.
        titles: Job titles for the role's work.
        own_words: The person's strongest words for the role, which stand in the searches.
        source: Where the titles come from; empty where the lexicon names none but the role's own.
        companies: The tiers of growth that the resume speaks of, and whether of startups, that with most signs first;
            empty where nothing says so, which is unknown and not slow.
        customers: The customers that the resume speaks of.
    """

    searches: tuple[Search, ...]
    titles: tuple[str, ...]
    own_words: tuple[str, ...]
    source: str
    companies: tuple[Company, ...]
    customers: Customers


def suiting(report: Report, role: Role, lexicon: Lexicon) -> Suiting:
    """Searches for a role's work, and the companies that suit.

    Args:
        report: The resume's.
        role: The role.
        lexicon: Whose role it is.
    """
    titles = role.search.titles if role.search else (role.title.lower(),)
    own = _own_words(report, role, words_of_beginners(report, lexicon))
    return Suiting(
        searches=tuple(_searches(titles, own, role.search.leave_out if role.search else ())),
        titles=titles,
        own_words=own,
        source=role.search.source if role.search else "",
        companies=_companies(report, lexicon),
        customers=customers_of(report.document, lexicon),
    )


def words_of_beginners(report: Report, lexicon: Lexicon) -> frozenset[str]:
    """Keywords that call somebody a beginner who is none by the years that the resume dates."""
    years, beyond = report.experience.years, lexicon.beyond_entry
    is_beginner = years is None or beyond is None or years < beyond
    return frozenset() if is_beginner else frozenset(lexicon.levels.entry)


def _own_words(report: Report, role: Role, left_out: frozenset[str]) -> tuple[str, ...]:
    """The core keywords that bring the resume most and narrow a search, in the lexicon's own spelling."""
    narrowing = {*((role.search.narrowed_by if role.search else ()) or role.core)} - left_out
    points: dict[str, float] = {}
    for piece in report.fit(role.id).evidence:
        if piece.keyword in narrowing:
            points[piece.keyword] = points.get(piece.keyword, 0.0) + piece.points
    order = {keyword: place for place, keyword in enumerate(role.core)}
    return tuple(sorted(points, key=lambda keyword: (-points[keyword], order[keyword]))[:OWN_WORDS])


def _searches(titles: tuple[str, ...], own: tuple[str, ...], leave_out: tuple[str, ...]) -> list[Search]:
    any_title = " OR ".join(f'"{title}"' for title in titles)
    any_word = " OR ".join(_quoted(word) for word in own)
    found = [Search(text=any_title, note="for boards that know OR: any of the titles")]
    if own:
        text = f"({any_title}) AND ({any_word})"
        found.append(Search(text=text, note="the same, with one of your strongest words"))
    if leave_out:
        text = f"({any_title}) NOT ({' OR '.join(_quoted(word) for word in leave_out)})"
        found.append(Search(text=text, note="the same, without what carries these titles and is other work"))
    plain = [" ".join((title, *[word for word in own if word not in title][:1])) for title in titles[:PLAIN_TITLES]]
    return [*found, *(Search(text=text, note="for boards without operators") for text in plain)]


def _quoted(words: str) -> str:
    return f'"{words}"' if " " in words or "-" in words else words


def _companies(report: Report, lexicon: Lexicon) -> tuple[Company, ...]:
    every: tuple[Tier | Circumstance, ...] = (*lexicon.growth, *lexicon.circumstances)
    kinds = {kind.id: kind for kind in every if kind.shown_by}
    signs: dict[str, dict[tuple[int, int], Passage]] = {kind: {} for kind in kinds}
    named = Named.of({kind: one.shown_by for kind, one in kinds.items()}, everywhere=True)
    for match in find_named(report.document, named) if kinds else ():
        if match.rejected is None:
            place = match.start, match.end
            signs[match.owner.name].setdefault(place, report.document.passage(*place))
    found = [Company(id=kind, title=kinds[kind].title, signs=tuple(at.values())) for kind, at in signs.items() if at]
    return tuple(sorted(found, key=lambda one: -len(one.signs)))
