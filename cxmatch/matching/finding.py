"""Document + Lexicon -> Matches: where each term stands, and what only looks like it."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

from cxmatch.documents.document import Document
from cxmatch.lexicon import Lexicon
from cxmatch.matching import vocabulary, words
from cxmatch.matching.lemmas import Lemmas, built_in
from cxmatch.matching.senses import Judge, Verdict
from cxmatch.matching.vocabulary import RANK, Form, How, Named, Owner
from cxmatch.matching.words import STOP


class Match(NamedTuple):
    """Something that the lexicon names, found in a text.

    Attributes:
        owner: What was found.
        how: What kind of match it is.
        start: Offset of its first character in the document's text.
        end: Offset after its last one.
        similarity: 0 to 1; below 1 for typing errors only.
        way: The number of the way in which it is said, among its owner's.
        rejected: Why it is not counted; None where it is.
    """

    owner: Owner
    how: How
    start: int
    end: int
    similarity: float
    way: int
    rejected: Verdict | None


def find(document: Document, lexicon: Lexicon, *, lemmas: Lemmas | None = None) -> tuple[Match, ...]:
    """All places of all that the lexicon names, credited or rejected, in the order of the text.

    At one place a term is found once, by the first of: exact, lemma, alias, phrase, fuzzy. A text that is not English
    has no matches: the same letters are other words there.

    Args:
        document: What to look through.
        lexicon: What to look for.
        lemmas: What makes two inflections one word; the built-in lookup where None.

    Example:
        >>> from cxmatch.lexicon import Lexicon, Sense
        >>> document = Document.from_text("Built dashboards and monthly metrics for the board.")
        >>> [(found.owner.name, found.how) for found in find(document, Lexicon.load()) if found.owner.kind == "term"]
        [('metrics', 'exact')]
    """
    if not document.is_english:
        return ()
    lemmas = lemmas or built_in()
    return _find(document, vocabulary.of(lexicon, lemmas))


def find_named(document: Document, named: Named) -> tuple[Match, ...]:
    """All places of things that are said in ways, credited or rejected, in the order of the text.

    Args:
        document: What to look through.
        named: The things.

    Example:
        >>> goods = Named.of({"tea": ("tea", "green/black leaf ~2")})
        >>> [found.owner.name for found in find_named(Document.from_text("Blended black Assam leaf."), goods)]
        ['tea']
    """
    if not document.is_english:
        return ()
    return _find(document, vocabulary.of_named(named, built_in()))


def _find(document: Document, forms: vocabulary.Vocabulary) -> tuple[Match, ...]:
    text = words.split(document.text)
    judge = Judge(document, text)
    signs, clause, start, end = judge.signs, text.clause, text.start, text.end
    matches = []
    # Owners by their names: then matches need no sorting by these.
    for owner, found in sorted(places(document.text, text, forms).items(), key=_by_owner):
        kind = owner.kind
        by_sense, names_count = kind in ("term", "wish"), kind != "near_miss"
        asked = judge.asked_of_work(post=owner.post, names_count=names_count)
        for first, last, (_, how, similarity, _, way) in found if kind == "concept" else _once(found):
            if by_sense:
                verdict = judge.verdict(first, last, owner.rules, studies_count=kind == "wish")
            elif signs[clause[first]] & asked:
                verdict = judge.verdict_on_work(
                    first, last, everywhere=owner.everywhere, post=owner.post, names_count=names_count
                )
            else:
                verdict = None  # most of the time
            matches.append(Match(owner, how, start[first], end[last], similarity, way, verdict))
    matches.sort(key=itemgetter(2, 3))  # where it starts and ends
    return tuple(matches)


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap the first, and of those that begin together the longest; in the order of the text.

    Args:
        spans: Offsets of the first character and after the last one, in any order.

    Example:
        >>> apart([(0, 7), (0, 18), (9, 18), (20, 25)])
        [(0, 18), (20, 25)]
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


Place = tuple[int, int, Form]
"""Where a form stands, judged by nobody yet: the places of its first and its last word among the text's, and the form.
"""


def places(text: str, said: words.Words, forms: vocabulary.Vocabulary) -> dict[Owner, list[Place]]:
    """All places of all forms of a vocabulary, in the order of the text, overlapping ones too.

    Args:
        text: A text.
        said: Its words.
        forms: What to look for.
    """
    found: dict[Owner, list[Place]] = defaultdict(list)
    american, lemmas, begun = forms.said(text, said)
    gap, capital = [*said.gap, STOP], said.capital
    both = [""] * (2 * len(lemmas))  # of each word both, so that one look tells whether a phrase may go on
    both[::2], both[1::2] = american, lemmas
    for place, begins in enumerate(begun):
        if begins is None:
            continue  # many words
        alone, then, openly, openings, reach, _ = begins
        if alone:
            for form in alone:
                # A name is no typing error.
                if form.how != "fuzzy" or not capital[place] or gap[place] == STOP:
                    found[form.owner].append((place, place, form))
        following = place + 1
        if not reach or gap[following] == STOP:
            continue
        if reach == 1 and not openly:
            goes_on = lemmas[following] in then or american[following] in then
        else:
            ahead = both[2 * following : 2 * (following + reach)]
            goes_on = not then.keys().isdisjoint(ahead) or (
                bool(openly) and any(map(str.startswith, ahead, repeat(openings)))
            )
        if not goes_on:
            continue  # most words, most of the time
        stop = min(following + reach, said.clause_starts[said.clause[place] + 1])
        for form, end in begins.ends(american, lemmas, both, gap, place, stop):
            found[form.owner].append((place, end, form))
    return found


def _by_owner(found: tuple[Owner, list[Place]]) -> tuple[str, str]:
    owner, _ = found
    return owner.role, owner.name


def _once(places: list[Place]) -> list[Place]:
    """Of overlapping finds of one term, the one that is surest, then the longest; in any order."""
    if all(before[1] < after[0] for before, after in pairwise(places)):
        return places
    kept: list[Place] = []
    taken: set[int] = set()
    for found in sorted(places, key=lambda place: (RANK[place[2].how], place[0] - place[1], place[0])):
        first, last, _ = found
        covered = range(first, last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(found)
    return kept
