"""Matches -> fits: the one call that most programs need."""

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
from cxmatch.matching.vocabulary import How
from cxmatch.scoring import contest, points, requirements, strengths
from cxmatch.scoring.places import Places
from cxmatch.scoring.report import Evidence, Provenance, Rejected, Report, RoleFit
from cxmatch.scoring.signals import Signal
from cxmatch.scoring.signals import find as find_signals

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
    signals = find_signals(document)
    if lexicon.contest is None:
        shared = points.shares(matches, places, lexicon)
    else:
        shared = contest.shares(strengths.measure(document, matches, signals, places, lexicon, day), lexicon)
    fits = [_fit(role, shared[role.id], matches, signals, document, worked.years) for role in lexicon.roles]
    return Report(
        document=document,
        fits=tuple(sorted(fits, key=lambda fit: (-fit.score, fit.role))),
        experience=worked,
        rejected=tuple(
            _rejected(match, document) for match in matches if match.rejected and match.owner.kind == "term"
        ),
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
    share: points.Share,
    matches: tuple[Match, ...],
    signals: tuple[Signal, ...],
    document: Document,
    years: float | None,
) -> RoleFit:
    credited = [match for match in matches if match.rejected is None]
    own = {match.owner.name for match in credited if match.owner.kind == "term" and match.owner.role == role.id}
    speaking = {piece.name for piece, part in share.points.items() if part > 0}
    evidence = []
    seen: set[points.Piece] = set()
    for match in credited:
        piece = points.piece_of(match)
        if piece in seen:
            continue  # one place said in two ways
        part = share.points.get(piece, 0)
        # Repeats of what speaks for the role are evidence without points; what speaks against it is told once.
        own_term = match.owner.kind == "term" and match.owner.role == role.id
        repeated = match.owner.kind == "concept" and match.owner.name in speaking
        if part or own_term or repeated:
            seen.add(piece)
            evidence.append(_evidence(piece, part, match.how, document, core=match.owner.core, match=match))
    for signal in signals:
        piece = points.Piece(signal.name, signal.start, signal.end)
        if part := share.points.get(piece, 0):
            evidence.append(_evidence(piece, part, "signal", document))
    return RoleFit(
        role=role.id,
        title=role.title,
        score=share.score / 100,
        evidence=tuple(sorted(evidence, key=lambda piece: (piece.start, piece.end, piece.keyword))),
        missing=tuple(term for term in role.core if term not in own),
        requirements=requirements.judge(role, years, credited),
    )


def _evidence(
    piece: points.Piece, part: int, how: How, document: Document, *, core: bool = False, match: Match | None = None
) -> Evidence:
    return Evidence(
        **_found(piece, how, document),
        core=core,
        similarity=round(match.similarity, 4) if match else 1.0,
        points=part / 100,
    )


def _rejected(match: Match, document: Document) -> Rejected:
    assert match.rejected is not None  # noqa: S101 - the caller filters; this tells the type checker
    return Rejected(
        **_found(points.piece_of(match), match.how, document),
        role=match.owner.role,
        reason=match.rejected.reason,
        note=match.rejected.note,
    )


def _found(piece: points.Piece, how: How, document: Document) -> dict[str, Any]:
    """What every find says of itself, whether it is counted or not."""
    return {
        "keyword": piece.name,
        "how": how,
        "text": document.text[piece.start : piece.end],
        "start": piece.start,
        "end": piece.end,
        "page": document.page_at(piece.start),
        "section": document.section_at(piece.start).kind,
    }
