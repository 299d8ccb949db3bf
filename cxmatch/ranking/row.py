"""One file's place in a ranking."""

from collections.abc import Iterable
from typing import Final, Literal

from pydantic import Field

from cxmatch.comparing.comparison import Asked, DealBreaker
from cxmatch.documents.document import DocumentKind, Frozen, Notice
from cxmatch.scoring.report import Evidence
from cxmatch.scoring.requirements import Requirement

Status = Literal["ok", "partial", "failed"]
PARTIAL: Final = frozenset({"truncated", "damaged", "unread_part", "not_english"})
"""Kinds of notice that say that a part of the file, or all of it, was not judged."""


def status_of(notices: Iterable[Notice]) -> Status:
    """Whether all of a file that was read was judged.

    Args:
        notices: The document's.
    """
    return "partial" if any(notice.kind in PARTIAL for notice in notices) else "ok"


class Row(Frozen):
    r"""One file's place in a ranking.

    Attributes:
        path: The file; bytes of its name that are no UTF-8 stand as ``\xNN``. In a blind ranking the person's label.
        status: ``ok``; ``partial`` where only a part of the file could be judged (a notice says which); ``failed``.
        role: The role under which it stands: the one asked for, else its best; None where no role has evidence, and
            where files are compared with a posting or a resume.
        score: Its score for that role, or that of the comparison, 0 to 100; None where it failed or has none.
        years: Years of dated work; None where nothing is dated, and of postings.
        kind: What the document is; None where it failed.
        scores: The score of every role, by id; empty where it failed, and in comparisons.
        evidence: What the score for a role is the sum of; repeats are left out.
        missing: Core keywords of the role that the text does not show; in comparisons what is asked for and missing.
        requirements: What the role asks for beyond its words.
        asked: In comparisons, what the posting asks for, with its points and both places, as `match` gives it.
        deal_breakers: In comparisons, the posting's conditions.
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
    asked: tuple[Asked, ...] = ()
    deal_breakers: tuple[DealBreaker, ...] = ()
    notices: tuple[Notice, ...] = ()
    same_as: str | None = None
    near: tuple[str, ...] = ()
    error: str | None = None
    message: str | None = None
