"""One file's place in a ranking."""

from typing import Literal

from pydantic import Field

from cxmatch.documents.document import DocumentKind, Frozen, Notice
from cxmatch.scoring.report import Evidence
from cxmatch.scoring.requirements import Requirement

Status = Literal["ok", "partial", "failed"]


class Row(Frozen):
    r"""One file's place in a ranking.

    Attributes:
        path: The file; bytes of its name that are no UTF-8 stand as ``\xNN``. In a blind ranking the person's label.
        status: ``ok``; ``partial`` where only a part of the file could be judged (a notice says which); ``failed``.
        role: The role under which it stands: the one asked for, else its best; None where no role has evidence.
        score: Its score for that role, 0 to 100; None where it failed or has no role.
        years: Years of dated work; None where nothing is dated.
        kind: What the document is; None where it failed.
        scores: The score of every role, by id; empty where it failed.
        evidence: What the score is the sum of; repeats are left out.
        missing: Core keywords of the role that the text does not show.
        requirements: What the role asks for beyond its words.
        notices: What a reader of the row should know.
        same_as: The first file in the ranking with the same bytes, where that is another one.
        near: Other files whose text is nearly the same.
        error: The kind of error, where it failed.
        message: What failed and what to do, where it failed.
    """

    path: str
    status: Status
    role: str | None = None
    score: float | None = None
    years: float | None = None
    kind: DocumentKind | None = None
    scores: dict[str, float] = Field(default={})
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    notices: tuple[Notice, ...] = ()
    same_as: str | None = None
    near: tuple[str, ...] = ()
    error: str | None = None
    message: str | None = None
