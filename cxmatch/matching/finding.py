"""Document + Lexicon -> Matches: where each term stands, and what only looks like it."""

from collections import defaultdict
from typing import NamedTuple

from cxmatch.documents.document import Document
from cxmatch.lexicon import Lexicon
from cxmatch.matching import vocabulary, words
from cxmatch.matching.lemmas import Lemmas, built_in
from cxmatch.matching.phrases import end_of
from cxmatch.matching.senses import Judge, Verdict
from cxmatch.matching.vocabulary import RANK, How, Owner


class Match(NamedTuple):
    """A term found in a text.

    Attributes:
        role: The role's id.
        term: The term as the lexicon has it.
        core: Whether it is one of the core keywords.
        how: What kind of match it is.
        start: Offset of its first character in the document's text.
        end: Offset after its last one.
        similarity: 0 to 1; below 1 for typing errors only.
        rejected: Why it is not counted; None where it is.
        wish: True where `term` is the id of one of the role's wishes.
    """

    role: str
    term: str
    core: bool
    how: How
    start: int
    end: int
    similarity: float
    rejected: Verdict | None
    wish: bool


def find(document: Document, lexicon: Lexicon, *, lemmas: Lemmas | None = None) -> tuple[Match, ...]:
    """All places of all terms and wishes, credited or rejected, in the order of the text.

    At one place a term is found once, by the first of: exact, lemma, alias, phrase, fuzzy. A text that is not English
    has no matches: the same letters are other words there.

    Args:
        document: What to look through.
        lexicon: What to look for.
        lemmas: What makes two inflections one word; the built-in lookup where None.

    Example:
        >>> from cxmatch.lexicon import Lexicon
        >>> document = Document.from_text("Built dashboards and monthly metrics for the board.")
        >>> [(match.term, match.how) for match in find(document, Lexicon.load()) if not match.wish]
        [('metrics', 'exact')]
    """
    if document.language not in (None, "en"):
        return ()
    lemmas = lemmas or built_in()
    text = words.split(document.text)
    lemma_of = lemmas.of_text(document.text, text)
    forms = vocabulary.of(lexicon, lemmas)
    judge = Judge(document, text)
    found: dict[Owner, list[tuple[int, int, How, float]]] = defaultdict(list)
    for place, (word, lemma) in enumerate(zip(text.lower, lemma_of, strict=True)):
        for owner, how, similarity, pattern in forms.forms_at(word, lemma, name_like=_name_like(text, place)):
            last = place if pattern is None else end_of(pattern, text, lemma_of, place)
            if last is not None:
                found[owner].append((place, last, how, similarity))
    matches = [
        Match(
            owner.role, owner.term, owner.core, how, text.start[first], text.end[last], similarity,
            judge.verdict(first, last, owner.senses + lexicon.senses, studies_count=owner.wish), owner.wish,
        )
        for owner, places in found.items()
        for first, last, how, similarity in _once(places)
    ]  # fmt: skip
    return tuple(sorted(matches, key=lambda match: (match.start, match.end, match.role, match.term)))


def _once(places: list[tuple[int, int, How, float]]) -> list[tuple[int, int, How, float]]:
    """Of overlapping finds of one term, the one that is surest, then the longest."""
    kept: list[tuple[int, int, How, float]] = []
    taken: set[int] = set()
    for find_ in sorted(places, key=lambda item: (RANK[item[2]], item[0] - item[1], item[0])):
        covered = range(find_[0], find_[1] + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(find_)
    return kept


def _name_like(text: words.Words, place: int) -> bool:
    """A capital within a sentence: names are no typing errors."""
    return text.capital[place] and text.gap[place] != words.STOP
