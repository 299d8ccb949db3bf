"""Matches -> fits: the one call that most programs need."""

from datetime import UTC, date, datetime
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, Final

import cxmatch
from cxmatch.documents.collecting import collector_paused
from cxmatch.documents.document import DateRange, Document, DocumentKind
from cxmatch.documents.limits import Limits
from cxmatch.documents.made import made
from cxmatch.documents.opinions import Reader
from cxmatch.documents.reading import read
from cxmatch.documents.structure import experience
from cxmatch.errors import UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import find
from cxmatch.matching.lemmas import Lemmas, of_pipeline
from cxmatch.scoring import contest, points, strengths
from cxmatch.scoring.fits import Shown
from cxmatch.scoring.places import Places
from cxmatch.scoring.report import Provenance, Report
from cxmatch.scoring.signals import find as find_signals
from cxmatch.scoring.strengths import Part
from cxmatch.scoring.stretches import posts

if TYPE_CHECKING:
    from spacy.language import Language

SCHEMA_VERSION: Final = 2
"""Goes up when the form of a report changes."""
_MENDS: Final = {
    "lexicon": "Give what Lexicon.load(path) returns",
    "as_of": "Give a date, such as date(2026, 11, 1)",
    "limits": "Give Limits(...)",
}
"""What to do where an argument is of a wrong type."""


def score(
    source: str | PathLike[str] | bytes | BinaryIO | Document,
    *,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    kind: DocumentKind | None = None,
    reader: Reader = "auto",
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
        reader: Who reads a PDF, as for `read`.
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
    with collector_paused():
        return _report(document, lexicon, lemmas, day)


def _report(document: Document, lexicon: Lexicon, lemmas: Lemmas, day: date) -> Report:
    matches = find(document, lexicon, lemmas=lemmas)
    places = Places(document, day)
    worked = experience.measure(document.dates, day)
    held = posts(document, day)
    signals = find_signals(document, held)
    if lexicon.contest is None:
        shared, alike = points.shares(matches, places, lexicon), {}
    else:
        told = strengths.parts(matches, signals, lexicon, held)
        shared = contest.shares(strengths.measure(matches, places, told), lexicon)
        alike = _alike(told, lexicon, day)
    shown = Shown(document, matches, signals)
    fits = [shown.fit(role, shared[role.id], worked, alike.get(role.id)) for role in lexicon.roles]
    return Report(
        document=document,
        fits=tuple(sorted(fits, key=lambda fit: (-fit.score, fit.role))),
        experience=worked,
        rejected=tuple(
            shown.rejected(match, match.rejected) for match in matches if match.rejected and match.owner.kind == "term"
        ),
        notices=document.notices,
        provenance=made(
            Provenance,
            {
                "version": cxmatch.__version__,
                "schema_version": SCHEMA_VERSION,
                "lexicon": lexicon.name,
                "lexicon_hash": lexicon.hash,
                "reader": document.reader,
                "pipeline": lemmas.name,
                "as_of": day,
            },
        ),
    )


def checked(lexicon: Lexicon | None, as_of: date | None, limits: Limits | None) -> tuple[Lexicon, date, Limits]:
    """What a call was given, or what stands for it where it was not.

    Raises:
        UsageError: One of them is of a wrong type.
    """
    for name, given, wanted in (("lexicon", lexicon, Lexicon), ("as_of", as_of, date), ("limits", limits, Limits)):
        if given is not None and not isinstance(given, wanted):
            raise UsageError(
                f"a {type(given).__name__} is no {wanted.__name__}", source=name, advice=_MENDS.get(name, "")
            )
    day = as_of or datetime.now(tz=UTC).date()
    # A datetime is a date with a time of day, which would make two answers of one day differ.
    day = day.date() if isinstance(day, datetime) else day
    return Lexicon.load() if lexicon is None else lexicon, day, Limits() if limits is None else limits


def _alike(told: tuple[Part, ...], lexicon: Lexicon, day: date) -> dict[str, experience.Experience]:
    """For roles that ask for years like theirs, the dated posts that fit that role best of all, or any of the field."""
    by_post = strengths.by_post(told)
    asking = {role.id: role.years for role in lexicon.roles if role.years.kind} if by_post else {}
    held: dict[str, list[DateRange]] = {role: [] for role in asking}
    for post, shown in by_post if asking else ():
        best = contest.favourite(shown, lexicon)
        for role, years in asking.items():
            if best == role or (years.field and best):
                held[role].append(post.dates)
    return {role: experience.measure(tuple(dates), day) for role, dates in held.items()}
