"""What a person could change in a resume by what it says already, truthfully, and what each change would bring.

Nothing is written for anybody: a change names the place, the keyword and the condition under which it may be said.
Its gain is measured by putting the keyword, or the person's own words, at that place in a copy that is scored again.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from cxmatch.documents.document import Frozen, Passage
from cxmatch.documents.editing import Insertion
from cxmatch.hiring.improving.lacking import Said
from cxmatch.hiring.improving.trial import Trial
from cxmatch.hiring.improving.uncounted import NotCounted, dated, said, undated
from cxmatch.hiring.improving.weak import STUDIES, Weak
from cxmatch.lexicon import Lexicon, Term
from cxmatch.matching.lemmas import built_in
from cxmatch.scoring.places import Places
from cxmatch.scoring.report import NearMiss, Report

ChangeKind = Literal["letter", "near_miss", "listed", "hidden", "undated", "misplaced", "keyword", "work", "long_past"]
"""Say what only the letter says; say a keyword beside what comes close to it; say what stands in a list where it was
done; show what nobody sees; date a post; put what belongs beneath a heading beneath it; and questions: a keyword of
which nothing is found, a part of the work, and what is told only of a post that ended long ago."""
QUESTIONS: Final = ("keyword", "work", "long_past")
"""Kinds that only the person can answer; they come last."""
_LONGEST_HIDDEN: Final = 5_000
"""Characters of hidden words that are tried; more is no oversight."""
_QUOTED: Final = 3
"""Words of a list that are named in one change."""


class Change(Frozen):
    """A change to a resume that somebody may make if it is true.

    Attributes:
        kind: What kind of change it is.
        keyword: The core keyword or part of the work that it is about; empty where it is about the whole.
        what: What to do, in a sentence.
        if_true: The condition under which it is honest.
        where: The words in the resume that it begins with, in the letter for what only the letter says; None where
            there are none.
        points: What the role's score gains, whole hundredths, if this change alone is made: above 0, but for what a
            posting asks and the letter says, which may gain there alone. None where it cannot be measured, because
            only the person knows what would stand there.
        posting_points: What the match with the posting gains, whole hundredths; None without a posting, or where it
            cannot be measured.
        insertions: What was put where to measure it, in the document's text.
        note: Why it does not count as it is; empty where that says nothing.
    """

    kind: ChangeKind
    keyword: str = ""
    what: str
    if_true: str
    where: Passage | None = None
    points: float | None
    posting_points: float | None = None
    insertions: tuple[Insertion, ...] = ()
    note: str = ""


def find_changes(
    report: Report,
    role: str,
    lexicon: Lexicon,
    trial: Trial,
    *,
    weak: tuple[Weak, ...],
    not_counted: tuple[NotCounted, ...],
    only_letter: tuple[Said, ...],
) -> tuple[Change, ...]:
    """The changes, those that bring most first; then those that cannot be measured.

    Args:
        report: The resume's.
        role: The role's id.
        lexicon: Whose role it is.
        trial: Where they are tried.
        weak: What stands where it counts for less, as `weak.weak_places` gives it.
        not_counted: What does not count, as `uncounted.of` gives it.
        only_letter: What the letter says and the resume lacks.
    """
    lettered = list(_of_letter(only_letter, trial))
    answered = {change.keyword for change in lettered}
    near = _near_misses(report, role, lexicon, trial, answered)
    changes = [*lettered, *near, *_listed(weak, trial), *_shown(report, trial)]
    return (*ordered(changes, trial), *_undated(report, role, lexicon), *_misplaced(not_counted))


def _of_letter(only_letter: Iterable[Said], trial: Trial) -> Iterator[Change]:
    for one in only_letter:
        words = _plain(one.places[0].text)
        insertions = (trial.in_latest_post(words),)
        gain = trial.gain(*insertions)
        if gain is not None:
            yield Change(
                kind="letter",
                keyword=one.name,
                what=f"Say “{words}” in the resume too, as your letter does.",
                if_true="Only in the post where it was so.",
                where=one.places[0],
                points=gain,
                insertions=insertions,
                note="it stands in the letter only",
            )


def ordered(changes: Iterable[Change], trial: Trial) -> list[Change]:
    """Those that bring most first, each once, none that brings nothing; of equals, those whose place comes first."""
    once: dict[tuple[Insertion, ...], Change] = {}
    for change in changes:
        if change.insertions not in once:
            posted = trial.posting_gain(change.insertions)
            if (change.points or 0) > 0 or (change.kind == "letter" and (posted or 0) > 0):
                once[change.insertions] = change.model_copy(update={"posting_points": posted})
    return sorted(
        once.values(),
        key=lambda one: (-(one.points or 0), -(one.posting_points or 0), one.where.start if one.where else 0),
    )


def _near_misses(report: Report, role: str, lexicon: Lexicon, trial: Trial, answered: set[str]) -> Iterator[Change]:
    """For each missing keyword that the text comes close to, the keyword beside the words that come closest."""
    fit = report.fit(role)
    places = Places(report.document, report.provenance.as_of)
    for term in lexicon.role(role).terms:
        close = [miss for miss in fit.near_misses if miss.keyword == term.term and miss.section not in STUDIES]
        if not close or term.term in answered:
            continue
        miss = max(close, key=lambda miss: (places.share(miss.start), -miss.start))
        place = report.document.passage(miss.start, miss.end)
        tried = ((trial.beside(place, wording_of(term)),), (trial.in_latest_post(wording_of(term)),))
        gains = [(gain, insertions) for insertions in tried if (gain := trial.gain(*insertions)) is not None]
        if gains:
            # Beside the words where that counts; a bracket can make another sense of some.
            gain, insertions = next((one for one in gains if one[0] > 0), gains[0])
            yield _near_miss(term, miss, place, gain, insertions)


def _near_miss(term: Term, miss: NearMiss, place: Passage, gain: float, insertions: tuple[Insertion, ...]) -> Change:
    return Change(
        kind="near_miss",
        keyword=term.term,
        what=f"Say {named(term)} where you say “{_plain(place.text)}”.",
        if_true=_only_if(term),
        where=place,
        points=gain,
        insertions=insertions,
        note=miss.note,
    )


def wording_of(term: Term) -> str:
    """The words in which a keyword is put into a resume to try it."""
    return term.wording or term.term


def named(term: Term) -> str:
    """A keyword for people, in quotes, with the words in which it counts."""
    return f"“{term.term}”" + (f", as in “{term.wording}”," if term.wording else "")


def _only_if(term: Term) -> str:
    return f"Only if yes: {term.ask}" if term.ask else f"Only if “{term.term}” is true of it."


def _plain(text: str) -> str:
    return " ".join(text.split())


def _listed(weak: Iterable[Weak], trial: Trial) -> Iterator[Change]:
    """What stands only in lists, in the latest post."""
    for one in weak:
        if one.why == "listed":
            words = said_at(one.places)
            yield from moved(
                one,
                trial,
                words,
                what=f"Say “{words}” in the post where it was part of your work.",
                if_true="Only if it was; say what you did.",
                note=f"it stands only under {said(one.places[0].section)}",
            )


def moved(weak: Weak, trial: Trial, words: str, *, what: str, if_true: str, note: str) -> Iterator[Change]:
    """What stands where it counts for less, in the latest post; nothing where enough was tried.

    Args:
        weak: What it is, and where it stands.
        trial: Where it is tried.
        words: The person's own words for it.
        what: What to do.
        if_true: The condition.
        note: Why it does not count in full.
    """
    insertions = (trial.in_latest_post(words),)
    gain = trial.gain(*insertions)
    if gain is not None:
        yield Change(
            kind=weak.why,
            keyword=weak.keyword,
            what=what,
            if_true=if_true,
            where=weak.places[0],
            points=gain,
            insertions=insertions,
            note=note,
        )


def said_at(places: Iterable[Passage]) -> str:
    """The words at several places, at most three; without those that others hold too, in whatever inflection."""
    lemmas = built_in()
    once: dict[str, str] = {}
    for place in places:
        words = _plain(place.text)
        once.setdefault(" ".join(map(lemmas.of, words.casefold().split())), words)
    whole = [words for key, words in once.items() if not any(key in other != key for other in once)]
    return ", ".join(whole[:_QUOTED])


def _shown(report: Report, trial: Trial) -> Iterator[Change]:
    """Hidden words, as if they stood at the end for all to see."""
    for notice in report.notices:
        if notice.kind != "hidden_text" or not notice.text.strip():
            continue
        insertions = (trial.at_the_end(notice.text[:_LONGEST_HIDDEN]),)
        gain = trial.gain(*insertions)
        if gain is not None:
            yield Change(
                kind="hidden",
                what="Show the words that nobody can see, or take them out.",
                if_true="Only if they are true of you; who finds hidden words will not believe the rest.",
                points=gain,
                insertions=insertions,
                note=notice.message,
            )


def _undated(report: Report, role: str, lexicon: Lexicon) -> Iterator[Change]:
    asked = lexicon.role(role).years
    why = (
        f"{lexicon.role(role).title} asks for {asked.in_words}" if asked.least else "years of work are counted by dates"
    )
    some_are = dated(report.document)
    for place in undated(report.document):
        yield Change(
            kind="undated",
            what="Write from when to when beside " + (f"“{_plain(place.text)}”." if some_are else "each post."),
            if_true="With the months and years as they were.",
            where=place,
            points=None,
            note=why,
        )


def _misplaced(not_counted: Iterable[NotCounted]) -> Iterator[Change]:
    for one in not_counted:
        if one.why == "misplaced":
            yield Change(
                kind="misplaced",
                what=f"Put what belongs under “{one.text}” directly beneath it.",
                if_true="Nothing else changes by it.",
                where=one.passage,
                points=None,
                note=one.note,
            )
