"""Which customers a text is about: businesses, consumers, both, or not said."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from math import log2
from typing import Final, Literal, NamedTuple

from cxmatch.documents.document import Document, Frozen, Notice, Passage
from cxmatch.lexicon import Lexicon
from cxmatch.lexicon.customers import CustomerId, TypeSign
from cxmatch.matching.finding import Match, find_named
from cxmatch.matching.vocabulary import Named

# Set by hand; benchmarks/quality/customers.py measures them, and other values, on labelled ads.
NEEDED: Final = 1.0
"""Strength from which a text is about customers of a type; one way of a sign of weight 1 has it."""
BOTH_NEEDED: Final = 4.0
"""Strength that each type needs where a text is about both: as much as one phrase that names both ("individuals and
businesses") has, since most texts about one hold a few words of the other."""
BOTH_SHARE: Final = 0.55
"""Of the stronger type's strength, what the weaker one needs where a text is about both."""
MOST_WAYS: Final = 3
"""Ways of one sign that add to its strength; more are the same thing said again."""


class CustomerSign(Frozen):
    """Words that speak for a type of customers.

    Attributes:
        type: "b2b" or "b2c".
        note: Why they do.
        weight: What one way of saying this carries; 1 is enough for the whole text.
        passage: The words, where they stand first.
    """

    type: CustomerId
    note: str
    weight: float
    passage: Passage


class Customers(Frozen):
    """Which customers a text is about.

    Attributes:
        type: "b2b" (businesses), "b2c" (consumers) or "both"; None where the text does not say.
        signs: What speaks for either, in the order of the text; each way of saying something once.
        notices: Why nothing could be said, where that does not lie in the text.
    """

    type: Literal["b2b", "b2c", "both"] | None
    signs: tuple[CustomerSign, ...]
    notices: tuple[Notice, ...] = ()


def customers_of(document: Document, lexicon: Lexicon) -> Customers:
    """Which customers a posting or a resume is about.

    Each sign is as strong as its weight times log2(1 + ways in which it is said, at most `MOST_WAYS`), and a type of
    customers as strong as its signs together. What an employer says of itself counts, what it offers does not.

    Args:
        document: The text.
        lexicon: Whose signs to look for.

    Example:
        >>> text = "You look after a book of business of law firms, from onboarding to renewals."
        >>> found = customers_of(Document.from_text(text), Lexicon.load())
        >>> found.type, [sign.passage.text for sign in found.signs]
        ('b2b', ['book of business', 'law firms', 'renewals'])
    """
    if not lexicon.customers:
        message = f"The lexicon {lexicon.name!r} does not say what business customers and consumers are told by"
        return Customers(type=None, signs=(), notices=(Notice(kind="no_customers", message=message),))
    found = sorted(_found(document, lexicon), key=lambda at: (at.start, at.end, at.sign.note))
    signs = tuple(
        CustomerSign(type=at.type, note=at.sign.note, weight=at.sign.weight, passage=document.passage(at.start, at.end))
        for at in found
    )
    return Customers(type=type_of(signs), signs=signs)


def type_of(signs: tuple[CustomerSign, ...]) -> Literal["b2b", "b2c", "both"] | None:
    """Which customers the signs of a text tell of, all in all; None where they are too weak."""
    b2b, b2c = _strength(signs, "b2b"), _strength(signs, "b2c")
    stronger, weaker = max(b2b, b2c), min(b2b, b2c)
    if stronger < NEEDED:
        return None
    if weaker >= max(BOTH_NEEDED, BOTH_SHARE * stronger):
        return "both"
    return "b2b" if b2b >= b2c else "b2c"


def _strength(signs: tuple[CustomerSign, ...], kind: CustomerId) -> float:
    ways: dict[tuple[str, float], int] = defaultdict(int)
    for sign in signs:
        if sign.type == kind:
            ways[sign.note, sign.weight] += 1
    return sum(weight * log2(1 + min(count, MOST_WAYS)) for (_, weight), count in sorted(ways.items()))


class _At(NamedTuple):
    type: CustomerId
    sign: TypeSign
    start: int
    end: int


class _Sought(NamedTuple):
    """What to look for, and what each thing that is found by its name is."""

    signs: Named
    unless: Named
    by_name: dict[str, tuple[CustomerId, TypeSign]]


@lru_cache(maxsize=8)
def _sought(lexicon: Lexicon) -> _Sought:
    by_name = {f"{kind.id} {sign.note}": (kind.id, sign) for kind in lexicon.customers for sign in kind.signs}
    return _Sought(
        Named.of({name: sign.ways for name, (_, sign) in by_name.items()}, everywhere=True),
        Named.of({name: sign.unless for name, (_, sign) in by_name.items() if sign.unless}, everywhere=True),
        by_name,
    )


def _found(document: Document, lexicon: Lexicon) -> Iterator[_At]:
    """The first place of each way of each sign."""
    sought = _sought(lexicon)
    other: dict[str, list[Match]] = defaultdict(list)
    for match in find_named(document, sought.unless):
        other[match.owner.name].append(match)
    places: dict[str, list[Match]] = defaultdict(list)
    for match in find_named(document, sought.signs):
        meant = match.rejected is None and document.section_at(match.start).kind != "benefits"
        if meant and not _meets(match, other[match.owner.name]):
            places[match.owner.name].append(match)
    for name, matches in places.items():
        kind, sign = sought.by_name[name]
        for match in _first_of_each_way(matches):
            yield _At(kind, sign, match.start, match.end)


def _first_of_each_way(matches: list[Match]) -> Iterator[Match]:
    """Of matches of one sign: the longer of two at one place, and each way once."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda at: (at.start - at.end, at.start, at.way)):
        if not _meets(match, kept):
            kept.append(match)
    ways: set[int] = set()
    for match in sorted(kept, key=lambda at: at.start):
        if match.way not in ways:
            ways.add(match.way)
            yield match


def _meets(match: Match, others: list[Match]) -> bool:
    return any(match.start < other.end and other.start < match.end for other in others)
