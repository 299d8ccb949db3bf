"""What could be changed in a resume -> what a page shows of it, for one role."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cxmatch.comparing.comparison import Asked, DealBreaker
from cxmatch.documents.document import Document, Notice, Passage
from cxmatch.hiring.improving.changes import Change
from cxmatch.hiring.improving.improve import Improvement
from cxmatch.hiring.improving.lacking import Lacking
from cxmatch.hiring.improving.searching import Suiting
from cxmatch.hiring.improving.uncounted import NotCounted
from cxmatch.reports.pages.marking import Mark
from cxmatch.reports.pages.texts import Told, places, told
from cxmatch.reports.wording import improving as wording
from cxmatch.reports.wording.customers import customers
from cxmatch.scoring.requirements import Requirement


class ChangeView(NamedTuple):
    """What a page shows of a change.

    Attributes:
        points: What it brings; None where that cannot be measured.
        what: What to do.
        if_true: The condition.
        at: Where it begins, and why it does not count as it is.
        in_letter: Whether that stands in the letter.
        posted: What it brings beside the posting, in a sentence; empty where it brings nothing there.
    """

    points: float | None
    what: str
    if_true: str
    at: Told
    in_letter: bool
    posted: str


class ChangesView(NamedTuple):
    """Changes, or questions.

    Attributes:
        much: Those that are told.
        little: Those that bring hardly anything.
        more: How many those are, in a sentence.
    """

    much: tuple[ChangeView, ...]
    little: tuple[ChangeView, ...]
    more: str


class LackingView(NamedTuple):
    """What a posting asks for and a resume does not show.

    Attributes:
        name: Of the posting's file.
        match: How the two match, in words.
        asked: Each thing: what it would bring, whether it is required, and where the posting asks for it.
        breakers: Conditions that the resume does not show.
    """

    name: str
    match: str
    asked: tuple[tuple[str, bool, Told], ...]
    breakers: tuple[tuple[DealBreaker, Told], ...]


class LetterView(NamedTuple):
    """A resume beside its letter.

    Attributes:
        name: Of the letter's file.
        told: What stands only in one, and in neither, each with the names.
    """

    name: str
    told: tuple[tuple[str, tuple[str, ...]], ...]


class SearchView(NamedTuple):
    """What to search for.

    Attributes:
        searches: The words, and for which boards.
        source: Where titles come from; may be empty.
        companies: Kinds of companies, then customers, with the lines that say so.
    """

    searches: tuple[tuple[str, str], ...]
    source: str
    companies: tuple[tuple[str, tuple[Told, ...]], ...]


class ImprovementView(NamedTuple):
    """What a page shows of what could be changed towards one role.

    Attributes:
        role: The role's id.
        means: What the score says, a sentence at a time.
        changes: What to change.
        together: What all changes bring, in a sentence; may be empty.
        questions: What only the person can answer.
        not_counted: What does not count, or not in full, and should be known.
        elsewhere: What needs nothing, for it counts by another place or is asked about.
        open: What the role asks for beyond its words, and the resume does not show.
        letter: The resume beside its letter; None without one.
        search: What to search for; None where it was not asked for.
        notices: What should be known of this answer beyond the document.
        to_change: What changes are called.
        tried: How their points were found.
        no_change: What is said where there are none.
        to_ask: What questions are called.
    """

    role: str
    means: tuple[str, ...]
    changes: ChangesView
    together: str
    questions: ChangesView
    not_counted: tuple[Told, ...]
    elsewhere: tuple[Told, ...]
    open: tuple[Requirement, ...]
    letter: LetterView | None
    search: SearchView | None
    notices: tuple[Notice, ...]
    to_change: str = wording.TO_CHANGE
    tried: str = wording.TRIED
    no_change: str = wording.NO_CHANGE
    to_ask: str = wording.TO_ASK


def improvement_view(
    found: Improvement, titles: Mapping[str, str], known: Iterable[Notice], *, tiers: Iterable[str] = ()
) -> ImprovementView:
    """What a page shows of an improvement.

    Args:
        found: The answer.
        titles: Of every role, by its id.
        known: Notices that the page shows already.
        tiers: Ids of the lexicon's tiers of growth.
    """
    worth, asked = wording.changes(found), wording.questions(found)
    shown = {*known}
    return ImprovementView(
        role=found.role,
        means=tuple(wording.means(found, titles)),
        changes=_changes(worth, found),
        together=wording.all_together(found, worth.much),
        questions=_changes(asked, found),
        not_counted=tuple(_uncounted(one, found.document) for one in found.not_counted if wording.needs_telling(one)),
        elsewhere=tuple(_uncounted(one, found.document) for one in found.not_counted if not wording.needs_telling(one)),
        open=tuple(one for one in found.requirements if one.status != "met"),
        letter=_letter(found),
        search=_search(found.search, found.document, {*tiers}) if found.search else None,
        notices=tuple(notice for notice in found.notices if notice not in shown),
    )


def lacking_view(found: Lacking) -> LackingView:
    """What a page shows of what a posting asks for and a resume does not show.

    Args:
        found: That.
    """
    missing = [*found.missing, *found.unknown]
    return LackingView(
        name=found.posting.name,
        match=wording.the_match(found),
        asked=tuple((wording.worth_of(one), one.must, _asked(one, found.posting)) for one in missing),
        breakers=tuple((one, _asked(one, found.posting)) for one in found.deal_breakers),
    )


def marks(found: Improvement) -> Iterator[Mark]:
    """The places in the resume that an improvement speaks of.

    Args:
        found: The answer.
    """
    yield from places(change.where for change in found.changes if change.where and change.kind != "letter")
    yield from places(one.passage for one in found.not_counted if one.passage)
    if found.search:
        yield from places(sign for company in found.search.companies for sign in company.signs)
        yield from places(sign.passage for sign in found.search.customers.signs)


def _changes(worth: wording.Worth, found: Improvement) -> ChangesView:
    return ChangesView(
        tuple(_change(one, found) for one in worth.much),
        tuple(_change(one, found) for one in worth.little),
        wording.more_would_bring_little(len(worth.little)),
    )


def _change(change: Change, found: Improvement) -> ChangeView:
    in_letter = change.kind == "letter" and found.cover_letter is not None
    document = found.cover_letter.letter if in_letter and found.cover_letter else found.document
    return ChangeView(
        points=change.points,
        what=change.what,
        if_true=change.if_true,
        at=told(document, change.where, keyword=change.keyword, note=change.note),
        in_letter=in_letter,
        posted=wording.in_the_match(change),
    )


def _uncounted(one: NotCounted, document: Document) -> Told:
    note = wording.reason_of(one)
    return told(document, one.passage, keyword=wording.name_of(one), note=note, words=one.text)


def _asked(asked: Asked | DealBreaker, posting: Document) -> Told:
    return told(posting, asked.asked_at[0] if asked.asked_at else None, keyword=asked.name)


def _letter(found: Improvement) -> LetterView | None:
    letter = found.cover_letter
    if letter is None:
        return None
    said = tuple((what, tuple(one.name for one in names)) for what, names in wording.beside_letter(letter))
    return LetterView(letter.letter.name, said)


def _search(found: Suiting, document: Document, tiers: set[str]) -> SearchView:
    def lines(signs: Iterable[Passage]) -> tuple[Told, ...]:
        return tuple(told(document, sign) for sign in wording.lines_of(signs, document))

    companies = [(company.title, lines(company.signs)) for company in found.companies]
    if not tiers.intersection(company.id for company in found.companies):
        companies.insert(0, (wording.GROWTH_NOT_SAID, ()))
    signs = [sign.passage for sign in found.customers.signs]
    return SearchView(
        searches=tuple((search.text, search.note) for search in found.searches),
        source=found.source,
        companies=(*companies, (f"customers: {customers(found.customers.type)}", lines(signs))),
    )
