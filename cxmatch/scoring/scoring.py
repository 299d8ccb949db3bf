"""Matches -> fits: the one call that most programs need."""

from collections import defaultdict
from datetime import UTC, date, datetime
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal

import cxmatch
from cxmatch.documents import experience
from cxmatch.documents.document import DateRange, Document, DocumentKind
from cxmatch.documents.limits import Limits
from cxmatch.documents.reading import read
from cxmatch.errors import UsageError
from cxmatch.lexicon import Lexicon, Role, Term
from cxmatch.matching.finding import Match, find
from cxmatch.matching.lemmas import of_pipeline
from cxmatch.scoring import contest, points, requirements, strengths
from cxmatch.scoring.places import Places
from cxmatch.scoring.report import Evidence, NearMiss, Provenance, Rejected, Report, RoleFit
from cxmatch.scoring.signals import Signal
from cxmatch.scoring.signals import find as find_signals

if TYPE_CHECKING:
    from spacy.language import Language

SCHEMA_VERSION: Final = 2
"""Goes up when the form of a report changes."""
NEAR_MISSES: Final = 3
"""Places that are told for each missing keyword."""


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
        >>> text = "Built dashboards and monthly reports of support tickets, tracked metrics, predicted churn with SQL."
        >>> report = score(Document.from_text(text))
        >>> report.best.role
        'analyst'
        >>> [piece.keyword for piece in report.best.evidence if piece.core]
        ['report', 'metrics', 'predict']
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    lemmas = of_pipeline(nlp)
    document = read(source, kind=kind, reader=reader, isolated=isolated, limits=limits)
    matches = find(document, lexicon, lemmas=lemmas)
    places = Places(document, day)
    worked = experience.measure(document.dates, day)
    signals = find_signals(document, day)
    if lexicon.contest is None:
        shared = points.shares(matches, places, lexicon)
    else:
        shared = contest.shares(strengths.measure(document, matches, signals, places, lexicon, day), lexicon)
    alike = _alike(document, matches, signals, lexicon, day)
    credited = [(points.piece_of(match), match) for match in matches if match.rejected is None]
    said = [points.Piece(signal.name, signal.start, signal.end) for signal in signals]
    quoted = {piece: _quoted(piece, document) for piece in (*(piece for piece, _ in credited), *said)}
    fits = [
        _fit(role, shared[role.id], credited, said, quoted, worked.years, alike.get(role.id)) for role in lexicon.roles
    ]
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


def _alike(
    document: Document, matches: tuple[Match, ...], signals: tuple[Signal, ...], lexicon: Lexicon, day: date
) -> dict[str, experience.Experience]:
    """For roles that ask for years in a similar role, the dated posts that fit that role best of all."""
    asking = [role.id for role in lexicon.roles if role.years.similar]
    if not asking or lexicon.contest is None:
        return {}
    held: dict[str, list[DateRange]] = {role: [] for role in asking}
    for post, shown in strengths.by_post(document, matches, signals, lexicon, day):
        scores = {role: share.score for role, share in contest.shares(shown, lexicon).items()}
        best = max(scores, key=lambda role: scores[role])
        if best in held and scores[best] > 0:
            held[best].append(post.dates)
    return {role: experience.measure(tuple(dates), day) for role, dates in held.items()}


def _fit(
    role: Role,
    share: points.Share,
    credited: list[tuple[points.Piece, Match]],
    said: list[points.Piece],
    quoted: dict[points.Piece, dict[str, Any]],
    years: float | None,
    similar: experience.Experience | None,
) -> RoleFit:
    own = {match.owner.name for _, match in credited if match.owner.kind == "term" and match.owner.role == role.id}
    speaking = {piece.name for piece, part in share.points.items() if part > 0}
    evidence: dict[points.Piece, Evidence] = {}
    for piece, match in credited:
        if piece in evidence:
            continue  # one place said in two ways
        part = share.points.get(piece, 0)
        # Repeats of what speaks for the role are evidence without points; what speaks against it is told once.
        own_term = match.owner.kind == "term" and match.owner.role == role.id
        if part or own_term or (match.owner.kind == "concept" and match.owner.name in speaking):
            evidence[piece] = Evidence(
                **quoted[piece],
                how=match.how,
                core=match.owner.core,
                similarity=round(match.similarity, 4),
                points=part / 100,
            )
    near: dict[str, list[tuple[points.Piece, Match]]] = defaultdict(list)
    for piece, match in credited:
        if match.owner.kind == "near_miss" and match.owner.role == role.id:
            near[match.owner.term].append((piece, match))
    missing = _by_help([term for term in role.terms if term.core and term.term not in own], near)
    for piece in said:
        if part := share.points.get(piece, 0):
            evidence[piece] = Evidence(**quoted[piece], how="signal", core=False, similarity=1.0, points=part / 100)
    return RoleFit(
        role=role.id,
        title=role.title,
        score=share.score / 100,
        evidence=tuple(evidence[piece] for piece in sorted(evidence, key=lambda at: (at.start, at.end, at.name))),
        missing=missing,
        near_misses=tuple(
            NearMiss(**(quoted[piece] | {"keyword": term}), how=match.how, note=match.owner.name)
            for term in missing
            for piece, match in near[term][:NEAR_MISSES]
        ),
        requirements=requirements.judge(role, years, similar, [match for _, match in credited]),
    )


def _by_help(lacking: list[Term], near: dict[str, list[tuple[points.Piece, Match]]]) -> tuple[str, ...]:
    """The terms in the order of what showing them would bring; the sort keeps the lexicon's order among equals."""
    return tuple(term.term for term in sorted(lacking, key=lambda term: (-term.weight, not near[term.term])))


def _rejected(match: Match, document: Document) -> Rejected:
    assert match.rejected is not None  # noqa: S101 - the caller filters; this tells the type checker
    return Rejected(
        **_quoted(points.piece_of(match), document),
        how=match.how,
        role=match.owner.role,
        reason=match.rejected.reason,
        note=match.rejected.note,
    )


def _quoted(piece: points.Piece, document: Document) -> dict[str, Any]:
    """What every find says of its place, whether it is counted or not."""
    return {
        "keyword": piece.name,
        "text": document.text[piece.start : piece.end],
        "start": piece.start,
        "end": piece.end,
        "page": document.page_at(piece.start),
        "section": document.section_at(piece.start).kind,
    }
