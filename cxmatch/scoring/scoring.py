"""Matches -> fits: the one call that most programs need."""

from collections import defaultdict
from datetime import UTC, date, datetime
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal

import cxmatch
from cxmatch.documents import experience
from cxmatch.documents.document import Document, DocumentKind
from cxmatch.documents.limits import Limits
from cxmatch.documents.reading import read
from cxmatch.errors import UsageError
from cxmatch.lexicon import Lexicon, Role
from cxmatch.matching.finding import Match, find
from cxmatch.matching.lemmas import of_pipeline
from cxmatch.scoring import points, requirements
from cxmatch.scoring.places import Places
from cxmatch.scoring.report import Evidence, Provenance, Rejected, Report, RoleFit

if TYPE_CHECKING:
    from spacy.language import Language

SCHEMA_VERSION: Final = 1
"""Goes up when the form of a report changes."""


def score(
    source: str | PathLike[str] | bytes | BinaryIO | Document,
    *,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    kind: DocumentKind | None = None,
    reader: Literal["auto", "pdfium", "pdfminer"] = "auto",
    isolated: bool = False,
    limits: Limits | None = None,
    nlp: "Language | None" = None,
) -> Report:
    """How well a resume, a job or a posting fits each role, and on what evidence.

    Args:
        source: A path, bytes, a binary file, or a `Document`. A string is always a path; for text see
            `Document.from_text`.
        lexicon: The roles and their words; customer experience where None.
        as_of: The day that "present" means; today (UTC) where None.
        kind: What the document is; guessed where None.
        reader: Which library reads a PDF.
        isolated: Whether the file is read in a worker process with limits.
        limits: Bounds on one file.
        nlp: A spaCy pipeline with a lemmatizer, in the place of the built-in lookup.

    Returns:
        The report: every role's fit, best first.

    Raises:
        DocumentError: The source cannot be read; its kinds say why.
        UsageError: The pipeline has no lemmatizer.

    Example:
        >>> report = score(Document.from_text("Built dashboards and reports, tracked metrics, predicted churn."))
        >>> report.best.role
        'analyst'
        >>> [(piece.keyword, piece.points) for piece in report.best.evidence]
        [('report', 10.0), ('metrics', 10.0), ('predict', 10.0)]
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    lemmas = of_pipeline(nlp)
    document = read(source, kind=kind, reader=reader, isolated=isolated, limits=limits)
    matches = find(document, lexicon, lemmas=lemmas)
    places = Places(document, day)
    worked = experience.measure(document.dates, day)
    parts = points.parts(lexicon)
    fits = [_fit(role, parts[role.id], matches, document, places, worked.years) for role in lexicon.roles]
    return Report(
        document=document,
        fits=tuple(sorted(fits, key=lambda fit: (-fit.score, fit.role))),
        experience=worked,
        rejected=tuple(_rejected(match, document) for match in matches if match.rejected and not match.wish),
        notices=document.notices,
        provenance=Provenance(
            version=cxmatch.__version__,
            schema_version=SCHEMA_VERSION,
            lexicon=lexicon.name,
            lexicon_hash=lexicon.hash,
            reader=document.reader,
            pipeline=lemmas.name,
            as_of=day,
        ),
    )


def checked(lexicon: Lexicon | None, as_of: date | None, limits: Limits | None) -> tuple[Lexicon, date, Limits]:
    """What a call was given, or what stands for it where it was not.

    Raises:
        UsageError: One of them is of a wrong type.
    """
    for name, given, wanted in (("lexicon", lexicon, Lexicon), ("as_of", as_of, date), ("limits", limits, Limits)):
        if given is not None and not isinstance(given, wanted):
            raise UsageError(f"a {type(given).__name__} is no {wanted.__name__}", source=name)
    day = as_of or datetime.now(tz=UTC).date()
    # A datetime is a date with a time of day, which would make two answers of one day differ.
    day = day.date() if isinstance(day, datetime) else day
    return Lexicon.load() if lexicon is None else lexicon, day, Limits() if limits is None else limits


def _fit(
    role: Role,
    parts: dict[str, int],
    matches: tuple[Match, ...],
    document: Document,
    places: Places,
    years: float | None,
) -> RoleFit:
    credited = [match for match in matches if match.role == role.id and match.rejected is None]
    uses: dict[str, list[Match]] = defaultdict(list)
    for match in credited:
        if not match.wish:
            uses[match.term].append(match)
    # The best place of each term brings its points; the others are evidence that brings none.
    brought: dict[Match, int] = {}
    for term, found in uses.items():
        best = max(found, key=lambda match: (places.share(match.start), -match.start))
        brought[best] = int(parts[term] * places.share(best.start))
    evidence = tuple(
        Evidence(
            **_found(match, document),
            core=match.core,
            similarity=round(match.similarity, 4),
            points=brought.get(match, 0) / 100,
        )
        for match in credited
        if not match.wish
    )
    return RoleFit(
        role=role.id,
        title=role.title,
        score=sum(brought.values()) / 100,
        evidence=evidence,
        missing=tuple(term for term in role.core if term not in uses),
        requirements=requirements.judge(role, years, credited),
    )


def _rejected(match: Match, document: Document) -> Rejected:
    assert match.rejected is not None  # noqa: S101 - the caller filters; this tells the type checker
    return Rejected(**_found(match, document), role=match.role, reason=match.rejected.reason, note=match.rejected.note)


def _found(match: Match, document: Document) -> dict[str, Any]:
    """What every match says of itself, whether it is counted or not."""
    return {
        "keyword": match.term,
        "how": match.how,
        "text": document.text[match.start : match.end],
        "start": match.start,
        "end": match.end,
        "page": document.page_at(match.start),
        "section": document.section_at(match.start).kind,
    }
