"""What an answer holds: a document's fit to each role, and the evidence that it is the sum of."""

from datetime import date
from typing import Any

from pydantic import computed_field, model_validator

from cxmatch.documents.document import Document, Frozen, Notice, Passage
from cxmatch.documents.structure.experience import Experience
from cxmatch.errors import UnknownRole
from cxmatch.lexicon import Reason
from cxmatch.matching.vocabulary import How
from cxmatch.scoring.requirements import Requirement


class Found(Passage):
    """A keyword, or what looks like one, at its place in the text.

    Attributes:
        keyword: The core keyword exactly as the lexicon has it, an added term, or the name of a concept or a signal.
        how: What kind of match it is.
    """

    keyword: str
    how: How


class Evidence(Found):
    """A piece of the text that speaks for a role, or against it.

    Attributes:
        core: Whether it is one of the core keywords.
        similarity: 0 to 1; below 1 for typing errors only.
        points: What it brings, whole hundredths: below 0 where it speaks against the role, 0 for a repeat of what is
            counted elsewhere.
    """

    core: bool
    similarity: float
    points: float


class Rejected(Found):
    """What looked like a keyword and was not counted.

    Attributes:
        role: The role whose keyword it looked like.
        reason: date, negation, wish, contact, other_person, company, benefits, study, false_friend or boilerplate.
        note: The same for people.
    """

    role: str
    reason: Reason
    note: str


class NearMiss(Found):
    """Words that are close to a keyword that the text lacks.

    Attributes:
        note: Why they are not that keyword, for people.
    """

    note: str


class RoleFit(Frozen):
    """How well a text fits one role.

    Attributes:
        role: The role's id.
        title: The role's title.
        score: 0 to 100, whole hundredths; the exact sum of the points of `evidence`.
        evidence: Every place that speaks for the role, and what speaks against it once, in the order of the text.
        missing: Core keywords that the text does not show: those first that would bring most, among equals those that
            the text comes close to, then in the lexicon's order.
        near_misses: What comes close to a missing keyword, at most three places for each, in the order of `missing`.
        requirements: What the role asks for beyond its words.
    """

    role: str
    title: str
    score: float
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    near_misses: tuple[NearMiss, ...]
    requirements: tuple[Requirement, ...]


class Provenance(Frozen):
    """How an answer was made; the same again gives the same bytes.

    Attributes:
        version: Of cxmatch.
        schema_version: Of the form of this answer.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of the lexicon, hex digits.
        reader: The library that read the document.
        pipeline: What lemmatized its words.
        as_of: The day that "present" meant.
    """

    version: str
    schema_version: int
    lexicon: str
    lexicon_hash: str
    reader: str
    pipeline: str
    as_of: date


class Report(Frozen):
    """A document's fit to every role of a lexicon.

    Attributes:
        document: What was scored.
        fits: All roles, best first, equals by name.
        experience: Years of dated work, and their intervals.
        rejected: What looked like a keyword and was not counted, in the order of the text.
        notices: What a reader of this answer should know.
        provenance: How it was made.
    """

    document: Document
    fits: tuple[RoleFit, ...]
    experience: Experience
    rejected: tuple[Rejected, ...]
    notices: tuple[Notice, ...]
    provenance: Provenance

    @property
    def best(self) -> RoleFit | None:
        """The fit with the highest score; None where no role scores above 0."""
        return self.fits[0] if self.fits[0].score > 0 else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def best_role(self) -> str | None:
        """The id of the best role; stands in the JSON form, where `best` would repeat a whole fit."""
        return self.best.role if self.best else None

    @model_validator(mode="before")
    @classmethod
    def _without_computed(cls, data: Any) -> Any:
        # What is computed stands in the JSON form and is computed anew when that is read back.
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key != "best_role"}
        return data

    def fit(self, role: str) -> RoleFit:
        """The fit to one role.

        Raises:
            UnknownRole: The report has no such role.
        """
        for fit in self.fits:
            if fit.role == role:
                return fit
        raise UnknownRole(
            f"the report has no role {role!r}", advice=f"It has {', '.join(fit.role for fit in self.fits)}"
        )
