"""What only a person can answer, and what it would bring if the answer is yes: keywords, work, and old posts."""

from collections.abc import Iterable, Iterator
from typing import Final

from cxmatch.hiring.improving.changes import Change, moved, named, ordered, said_at, wording_of
from cxmatch.hiring.improving.searching import words_of_beginners
from cxmatch.hiring.improving.trial import Trial
from cxmatch.hiring.improving.uncounted import NotCounted
from cxmatch.hiring.improving.weak import Weak, work_of
from cxmatch.lexicon import Lexicon
from cxmatch.scoring.report import Report

MOST_WORK: Final = 5
"""Parts of the work that are asked about, and as many that are told only of old posts: more questions than a person
answers in one sitting help nobody."""


def find_questions(
    report: Report,
    role: str,
    lexicon: Lexicon,
    trial: Trial,
    *,
    weak: tuple[Weak, ...],
    not_counted: tuple[NotCounted, ...],
    answered: frozenset[str],
) -> tuple[Change, ...]:
    """Questions whose answers would bring something, those that bring most first.

    Args:
        report: The resume's.
        role: The role's id.
        lexicon: Whose role it is.
        trial: Where they are tried.
        weak: What stands where it counts for less, as `weak.weak_places` gives it.
        not_counted: What does not count, as `uncounted.of` gives it.
        answered: Core keywords that a change gives already.
    """
    questions = [
        *_keywords(report, role, lexicon, trial, answered, not_counted),
        *_work(report, role, lexicon, trial),
        *_long_past(weak, trial),
    ]
    return tuple(ordered(questions, trial))


def _keywords(
    report: Report,
    role: str,
    lexicon: Lexicon,
    trial: Trial,
    answered: frozenset[str],
    not_counted: tuple[NotCounted, ...],
) -> Iterator[Change]:
    """A question for each missing keyword of which nothing is found, and what only looks like it."""
    missing = {*report.fit(role).missing} - words_of_beginners(report, lexicon)
    for term in lexicon.role(role).terms:
        if term.term not in missing or term.term in answered:
            continue
        insertions = (trial.in_latest_post(wording_of(term)),)
        gain = trial.gain(*insertions)
        if gain is None:
            return
        looks_like = next((one for one in not_counted if one.keyword == term.term and one.passage), None)
        yield Change(
            kind="keyword",
            keyword=term.term,
            what=term.ask or f"Is “{term.term}” true of your work?",
            if_true=f"If yes, say {named(term)} where you tell of it.",
            where=looks_like.passage if looks_like else None,
            points=gain,
            insertions=insertions,
            note=looks_like.note if looks_like else "",
        )


def _work(report: Report, role: str, lexicon: Lexicon, trial: Trial) -> list[Change]:
    """Questions after the parts of the role's work that are not shown, those that bring most."""
    shown = {piece.keyword for piece in report.fit(role).evidence}
    found = []
    for concept in work_of(lexicon, role):
        if concept.name in shown or not concept.wording:
            continue
        insertions = (trial.in_latest_post(concept.wording),)
        gain = trial.gain(*insertions)
        if gain is None:
            break
        found.append(
            Change(
                kind="work",
                keyword=concept.name,
                what=concept.ask,
                if_true=f"If yes, say so in the post where you did it, in words such as “{concept.wording}”.",
                points=gain,
                insertions=insertions,
            )
        )
    return _best(found)


def _long_past(weak: Iterable[Weak], trial: Trial) -> list[Change]:
    """What is told only of posts that ended long ago, in the latest post; nothing where that one ended as long ago."""
    found: list[Change] = []
    for one in weak:
        if one.why == "long_past" and not trial.all_past:
            words = said_at(one.places)
            found += moved(
                one,
                trial,
                words,
                what=f"Do you still do what you tell of an old post, “{words}”?",
                if_true="If yes, say it in your latest post too.",
                note="the post in which you tell of it ended long ago",
            )
    return _best(found)


def _best(found: list[Change]) -> list[Change]:
    return sorted(found, key=lambda change: -(change.points or 0))[:MOST_WORK]
