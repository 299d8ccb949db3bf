"""Files compared with one posting, or with one resume: the same scores as `match` gives, in rows."""

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from cxmatch.comparing.asking import Asking, asking
from cxmatch.comparing.comparing import compare
from cxmatch.comparing.comparison import Comparison
from cxmatch.comparing.showing import Showing, showing
from cxmatch.documents.document import Document
from cxmatch.documents.limits import Limits
from cxmatch.documents.reading import Source, read_as
from cxmatch.errors import UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.ranking.row import Row, status_of


class Beside(NamedTuple):
    """What every file is compared with.

    Attributes:
        kind: What that is; the files are of the other kind.
        document_json: It, read once, as JSON: the same text goes to every worker.
        name: What answers call it.
        sure: Whether files are taken for the other kind whatever they look like.
    """

    kind: Literal["posting", "resume"]
    document_json: str
    name: str
    sure: bool


def beside(posting: Source | None, resume: Source | None, *, sure: bool, limits: Limits) -> Beside | None:
    """Reads what files are compared with; None where that is nothing.

    Args:
        posting: A posting.
        resume: A resume.
        sure: Whether all are taken for what they are given as.
        limits: Bounds on a file.

    Raises:
        DocumentError: It cannot be read.
        UsageError: Both are given, or it is surely something else.
    """
    if posting is not None and resume is not None:
        raise UsageError(
            "files are compared with a posting or with a resume, not with both",
            source="posting",
            advice="To compare these two with each other, use match",
        )
    if posting is not None:
        document = read_as(posting, "posting", sure=sure, isolated=True, limits=limits)
        return Beside("posting", document.model_dump_json(), document.name, sure)
    if resume is not None:
        document = read_as(resume, "resume", sure=sure, isolated=True, limits=limits)
        return Beside("resume", document.model_dump_json(), document.name, sure)
    return None


def row_beside(
    document: Document, path: str, other: Beside, lexicon: Lexicon, as_of: date
) -> tuple[Row, Comparison | None]:
    """The row of a file that is compared, and the comparison; one that is surely of the wrong kind is a failed row.

    Args:
        document: The file.
        path: The file, as people read it.
        other: What it is compared with.
        lexicon: Whose terms and work are looked for.
        as_of: The day that "present" means.
    """
    try:
        if other.kind == "posting":
            shown = showing(read_as(document, "resume", sure=other.sure), lexicon, as_of)
            found = compare(shown, _asking(other.document_json, lexicon), lexicon, as_of)
            return _row(found, path, document, shown), found
        asked = asking(read_as(document, "posting", sure=other.sure), lexicon)
    except UsageError as problem:
        return Row(path=path, status="failed", error=problem.kind, message=problem.message), None
    found = compare(_showing(other.document_json, lexicon, as_of), asked, lexicon, as_of)
    return _row(found, path, document, None), found


def _row(found: Comparison, path: str, document: Document, shown: Showing | None) -> Row:
    own = tuple(notice for notice in found.notices if notice.kind in ("nothing_asked", "little_asked", "unknown"))
    return Row(
        path=path,
        status=status_of(document.notices),
        score=found.score,
        years=shown.years if shown else None,
        kind="resume" if shown else "posting",
        missing=tuple(asked.name for asked in found.missing),
        asked=found.asked,
        deal_breakers=found.deal_breakers,
        notices=(*document.notices, *own),
    )


@lru_cache(maxsize=4)
def _asking(document_json: str, lexicon: Lexicon) -> Asking:
    return asking(Document.model_validate_json(document_json), lexicon)


@lru_cache(maxsize=4)
def _showing(document_json: str, lexicon: Lexicon, as_of: date) -> Showing:
    return showing(Document.model_validate_json(document_json), lexicon, as_of)
