"""What a comparison holds: what a posting asks for, where a resume shows it, and the points that make the score."""

from datetime import date
from typing import Literal

from cxmatch.documents.document import Document, Frozen, Notice, Passage

AskedKind = Literal["keyword", "work", "tool", "skill", "language", "licence", "years", "people led"]
"""A term of the lexicon, a part of its field's work, a tool or named skill, a language that people speak, a permission
or certificate, years of work, or leading people."""
Status = Literal["shown", "missing", "unknown"]
BreakerKind = Literal["shifts", "place", "travel", "work permit", "language", "licence"]


class Asked(Frozen):
    """Something that a posting asks for.

    Attributes:
        name: What it is called: the term, the tool, "3 years of work".
        kind: What it is.
        must: Whether it is required; False for what would be nice to have.
        asked_at: Every place where the posting asks for it.
        shown_at: Every place where the resume shows it; where it is unknown, the places that only hint at it; where it
            is missing, those that fall short: dates of too few years, a lower level of a language.
        status: ``shown``, ``missing`` (the resume does not show it), or ``unknown`` (it cannot be told: years where
            no work is dated, leading where the text only hints at it, a language whose level is not said).
        dated: Of years, how many the resume's dates show: of all work, or of the posts in which people are led. None
            where nothing is dated, and of all other kinds.
        points: What it brings the score, whole hundredths; 0 where it is not shown.
        of: What it can bring, whole hundredths; 0 where it is unknown, for that is left out of the score. Those of
            all that is asked add up to 100.
    """

    name: str
    kind: AskedKind
    must: bool
    asked_at: tuple[Passage, ...]
    shown_at: tuple[Passage, ...]
    status: Status
    dated: float | None = None
    points: float
    of: float


class Unasked(Frozen):
    """Something that a resume shows and the posting does not ask for.

    Attributes:
        name: What it is called.
        kind: What it is.
        shown_at: Every place where the resume shows it.
    """

    name: str
    kind: AskedKind
    shown_at: tuple[Passage, ...]


class DealBreaker(Frozen):
    """A condition that no other strength makes up for. It brings no points.

    Attributes:
        kind: What it is about.
        name: What the posting demands, in a word: "work on shifts", "Spanish".
        asked_at: Every place where the posting demands it.
        shown_at: Where the resume speaks of it.
        status: ``shown``, ``missing`` (the resume denies it; of a language or licence: does not name it, or names a
            lower level), or ``unknown``, since resumes hardly ever say where and when somebody would work.
    """

    kind: BreakerKind
    name: str
    asked_at: tuple[Passage, ...]
    shown_at: tuple[Passage, ...]
    status: Status


class ComparisonProvenance(Frozen):
    """How a comparison was made; the same again gives the same bytes.

    Attributes:
        version: Of cxmatch.
        schema_version: Of the form of this answer.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of the lexicon, hex digits.
        skills: Where names of tools and skills come from, with the licence.
        skills_hash: SHA-256 of the tools and skills, hex digits.
        pipeline: What lemmatized the words.
        as_of: The day that "present" meant.
    """

    version: str
    schema_version: int
    lexicon: str
    lexicon_hash: str
    skills: tuple[str, ...]
    skills_hash: str
    pipeline: str
    as_of: date


class Comparison(Frozen):
    """A resume beside a posting, in both directions.

    Attributes:
        resume: The resume.
        posting: The posting.
        score: 0 to 100, whole hundredths: the share of what is asked that the resume shows, by weight; the exact sum
            of the points of `asked`. None where the posting asks for nothing that is recognised, or nothing that it
            asks for can be told.
        asked: What the posting asks for, each thing once: must-haves first, then by kind and by place.
        unasked: What the resume shows that was not asked for, by kind and by place.
        years: Years of dated work that the resume shows, overlaps once; None where nothing is dated.
        deal_breakers: Conditions that no other strength makes up for; they bring no points.
        notices: What a reader of this answer should know.
        provenance: How it was made.
    """

    resume: Document
    posting: Document
    score: float | None
    asked: tuple[Asked, ...]
    unasked: tuple[Unasked, ...]
    years: float | None
    deal_breakers: tuple[DealBreaker, ...]
    notices: tuple[Notice, ...]
    provenance: ComparisonProvenance

    @property
    def shown(self) -> tuple[Asked, ...]:
        """What is asked for and shown."""
        return tuple(asked for asked in self.asked if asked.status == "shown")

    @property
    def missing(self) -> tuple[Asked, ...]:
        """What is asked for and not shown, must-haves first."""
        return tuple(asked for asked in self.asked if asked.status == "missing")

    @property
    def unknown(self) -> tuple[Asked, ...]:
        """What is asked for and cannot be told."""
        return tuple(asked for asked in self.asked if asked.status == "unknown")
