"""What a posting asks for and a resume lacks; what the letter beside it says that the resume does not, and back."""

import re
from bisect import bisect_left
from datetime import date
from typing import Final

from cxmatch.comparing.asking import Asking
from cxmatch.comparing.comparing import compare
from cxmatch.comparing.comparison import Asked, AskedKind, Comparison, DealBreaker
from cxmatch.comparing.showing import showing
from cxmatch.documents.document import Document, Frozen, Passage
from cxmatch.lexicon import Lexicon
from cxmatch.matching.words import split
from cxmatch.scoring.report import RoleFit

_APPLIES: Final = re.compile(
    r"(?i)\b(?:apply|applying|applied|application for|candidate|candidacy|vacancy|opening|advert\w*)\b"
    r"|\b(?:post|position|role|job) (?:of|as|for)\b"
)
"""What a sentence of a letter holds that names the post that is applied for."""
TOLD: Final = ("keyword", "work", "tool", "skill", "language", "licence")
"""Kinds of demands that words can answer."""


class Lacking(Frozen):
    """What a posting asks for and the resume does not show.

    Attributes:
        posting: The posting.
        score: 0 to 100, whole hundredths, as `match` gives it; None where nothing that is asked can be told.
        missing: What is asked and not shown, must-haves first.
        unknown: What is asked and cannot be told, must-haves first.
        deal_breakers: Conditions that no other strength makes up for, and that the resume does not show.
    """

    posting: Document
    score: float | None
    missing: tuple[Asked, ...]
    unknown: tuple[Asked, ...]
    deal_breakers: tuple[DealBreaker, ...]


class Said(Frozen):
    """A keyword of the role, or something that the posting asks for.

    Attributes:
        name: What it is called.
        kind: What it is; "keyword" for the role's.
        places: Where it is said, in the document that says it; empty where none does.
    """

    name: str
    kind: AskedKind
    places: tuple[Passage, ...] = ()


class BesideLetter(Frozen):
    """A resume beside the cover letter that goes with it: the role's core keywords, and what the posting asks for.

    Attributes:
        letter: The letter.
        only_letter: What the letter says and the resume lacks; sentences that name the post applied for are left out.
        only_resume: What the resume says and the letter lacks.
        neither: What both lack.
    """

    letter: Document
    only_letter: tuple[Said, ...]
    only_resume: tuple[Said, ...]
    neither: tuple[Said, ...]


def compared(resume: Document, posting: Asking, lexicon: Lexicon, as_of: date) -> Comparison:
    """A resume, or a letter, beside what a posting asks for."""
    return compare(showing(resume, lexicon, as_of), posting, lexicon, as_of)


def lacking(found: Comparison) -> Lacking:
    """What a posting asks for and the resume does not show.

    Args:
        found: The resume beside the posting.
    """
    return Lacking(
        posting=found.posting,
        score=found.score,
        missing=found.missing,
        unknown=found.unknown,
        deal_breakers=tuple(breaker for breaker in found.deal_breakers if breaker.status != "shown"),
    )


def beside(
    letter: Document,
    core: tuple[str, ...],
    fits: tuple[RoleFit, RoleFit],
    posted: tuple[Comparison, Comparison] | None,
) -> BesideLetter:
    """A resume beside its cover letter.

    Args:
        letter: The letter.
        core: The role's core keywords, in their order.
        fits: The role's fit of the resume, and of the letter.
        posted: The resume beside the posting, and the letter; None without a posting.
    """
    names: dict[str, AskedKind] = dict.fromkeys(core, "keyword")
    here, there = (_core_places(fit, core) for fit in fits)
    if posted is not None:
        for places, comparison in zip((here, there), posted, strict=True):
            for one in comparison.asked:
                if one.kind in TOLD and one.name not in core:
                    names[one.name] = one.kind
                    if one.status == "shown":
                        places[one.name] = one.shown_at
    asks = _Asks(letter)
    told = {name: (here.get(name, ()), asks.without(there.get(name, ()))) for name in names}
    return BesideLetter(
        letter=letter,
        only_letter=tuple(
            Said(name=name, kind=names[name], places=said)
            for name, (resume, said) in told.items()
            if said and not resume
        ),
        only_resume=tuple(
            Said(name=name, kind=names[name], places=resume)
            for name, (resume, said) in told.items()
            if resume and not said
        ),
        neither=tuple(Said(name=name, kind=names[name]) for name, both in told.items() if not any(both)),
    )


class _Asks:
    """The sentences of a letter that name the post that is applied for, whose words are the employer's.

    Args:
        letter: The letter.
    """

    def __init__(self, letter: Document) -> None:
        self._text = letter.text
        self._words = split(letter.text)

    def without(self, places: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """The places that stand in other sentences."""
        return tuple(place for place in places if not self._holds(place))

    def _holds(self, place: Passage) -> bool:
        words = self._words
        first, after = words.clause_range(bisect_left(words.start, place.end) - 1)
        return bool(_APPLIES.search(self._text, words.start[first], words.end[after - 1]))


def _core_places(fit: RoleFit, core: tuple[str, ...]) -> dict[str, tuple[Passage, ...]]:
    places: dict[str, tuple[Passage, ...]] = {}
    for piece in fit.evidence:
        if piece.keyword in core:
            fields = {field: getattr(piece, field) for field in Passage.model_fields}
            places[piece.keyword] = (*places.get(piece.keyword, ()), Passage(**fields))
    return places
