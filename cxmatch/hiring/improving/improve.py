"""What should I change in my resume? What counts now, what does not, and the smallest honest changes."""

from collections.abc import Iterator
from datetime import date

from cxmatch.comparing.asking import asking
from cxmatch.documents.document import Document, DocumentKind, Frozen, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.opinions import Reader
from cxmatch.documents.reading import Source, read_as
from cxmatch.hiring.improving import uncounted
from cxmatch.hiring.improving.changes import Change, find_changes
from cxmatch.hiring.improving.lacking import BesideLetter, Lacking, beside, compared, lacking
from cxmatch.hiring.improving.questions import find_questions
from cxmatch.hiring.improving.searching import Suiting, suiting
from cxmatch.hiring.improving.trial import MOST_TRIALS, Trial
from cxmatch.hiring.improving.uncounted import NotCounted
from cxmatch.hiring.improving.weak import weak_places
from cxmatch.lexicon import Lexicon
from cxmatch.scoring.report import Evidence, NearMiss, Provenance
from cxmatch.scoring.requirements import Requirement
from cxmatch.scoring.scoring import checked, score


class Improvement(Frozen):
    """A resume beside the role that somebody wants, and what would bring them closer.

    Attributes:
        document: The resume.
        role: The role's id.
        title: The role's title.
        score: 0 to 100, whole hundredths, as `score` gives it.
        best_role: The id of the role that the resume fits best; None where no role has evidence.
        best_score: The score of that role, 0 to 100; None where no role has evidence.
        counts: What counts now: the evidence, with points, in the order of the text.
        not_counted: What does not count, or counts for less than it could, and why.
        near_misses: The person's own words that come close to a keyword that is missing.
        missing: Core keywords that are not shown, as `RoleFit` has them.
        requirements: What the role asks for beyond its words.
        changes: Honest changes, those that bring most first; then those whose gain cannot be measured; then questions.
        together: What the score gains if all changes with points are made that are no questions, whole hundredths.
        posting: What the posting asks for and the resume lacks; None without a posting.
        cover_letter: The resume beside the letter; None without one.
        search: Where to look, and for what words; None where it was not asked for.
        notices: What a reader of this answer should know.
        provenance: How it was made.
    """

    document: Document
    role: str
    title: str
    score: float
    best_role: str | None
    best_score: float | None
    counts: tuple[Evidence, ...]
    not_counted: tuple[NotCounted, ...]
    near_misses: tuple[NearMiss, ...]
    missing: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    changes: tuple[Change, ...]
    together: float
    posting: Lacking | None
    cover_letter: BesideLetter | None
    search: Suiting | None
    notices: tuple[Notice, ...]
    provenance: Provenance


def improve(
    resume: Source,
    *,
    role: str,
    posting: Source | None = None,
    cover_letter: Source | None = None,
    search: bool = False,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    reader: Reader = "auto",
    isolated: bool = False,
    limits: Limits | None = None,
    sure: bool = False,
) -> Improvement:
    r"""What counts in a resume for a role, what does not, and what could truthfully be changed.

    Each change is tried in a copy of the resume that is scored again, at most 40 times; of a text of more than 25,000
    characters less often, and then a notice says so.

    Args:
        resume: A path, bytes, a binary file, or a `Document`.
        role: The id of the role that is wanted.
        posting: The posting that is applied for; None for the role in general.
        cover_letter: The letter that goes with the resume; None where there is none.
        search: Whether search strings for job boards and the companies that suit are wanted too.
        lexicon: The roles and their words; customer experience where None.
        as_of: The day that "present" means; today (UTC) where None.
        reader: Who reads a PDF, as for `read`.
        isolated: Whether files are read in a worker process with limits.
        limits: Bounds on one file.
        sure: Whether the caller knows that each is what it is given as, whatever it looks like.

    Returns:
        The answer: what `counts` and is `not_counted`, `near_misses`, and `changes` with what each brings; `posting`,
        `cover_letter` and `search` where they were asked for.

    Raises:
        UnknownRole: The lexicon has no such role.
        UsageError: What is given as the resume, the posting or the letter is plainly another of them.
        DocumentError: A file cannot be read; its kinds say why.

    Example:
        >>> resume = Document.from_text("Experience\nAnalyst, Acme, 2019 - 2024\nTracked metrics on a dashboard.")
        >>> answer = improve(resume, role="analyst", as_of=date(2026, 1, 1))
        >>> [change.what for change in answer.changes if change.kind == "near_miss"][0]
        'Say “graphs” where you say “dashboard”.'
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    wanted = lexicon.role(role)

    def given(source: Source, kind: DocumentKind) -> Document:
        return read_as(source, kind, sure=sure, reader=reader, isolated=isolated, limits=limits)

    report = score(given(resume, "resume"), lexicon=lexicon, as_of=day)
    asked = None if posting is None else asking(given(posting, "posting"), lexicon)
    here = None if asked is None else compared(report.document, asked, lexicon, day)
    letter = None
    if cover_letter is not None:
        told = score(given(cover_letter, "cover_letter"), lexicon=lexicon, as_of=day)
        there = None if asked is None else compared(told.document, asked, lexicon, day)
        posted = (here, there) if here and there else None
        letter = beside(told.document, wanted.core, (report.fit(role), told.fit(role)), posted)
    trial = Trial(report, role, lexicon, asked, here.score if here else None)
    weak = weak_places(report, role, lexicon)
    not_counted = uncounted.of(report, role, weak)
    changes = find_changes(
        report,
        role,
        lexicon,
        trial,
        weak=weak,
        not_counted=not_counted,
        only_letter=letter.only_letter if letter else (),
    )
    made = tuple(put for change in changes for put in change.insertions)
    questions = find_questions(
        report,
        role,
        lexicon,
        trial,
        weak=weak,
        not_counted=not_counted,
        answered=frozenset(change.keyword for change in changes if change.insertions),
    )
    fit = report.fit(role)
    return Improvement(
        document=report.document,
        role=wanted.id,
        title=wanted.title,
        score=fit.score,
        best_role=report.best_role,
        best_score=report.best.score if report.best else None,
        counts=fit.evidence,
        not_counted=not_counted,
        near_misses=fit.near_misses,
        missing=fit.missing,
        requirements=fit.requirements,
        changes=(*changes, *questions),
        together=trial.together(made) if made else 0.0,
        posting=lacking(here) if here else None,
        cover_letter=letter,
        search=suiting(report, wanted, lexicon) if search else None,
        notices=(*report.notices, *_too_long(report.document, trial)),
        provenance=report.provenance,
    )


def _too_long(document: Document, trial: Trial) -> Iterator[Notice]:
    if trial.most < MOST_TRIALS:
        why = f"the text has {len(document.text):,} characters"
        told = f"{why}, so that changes were tried in it no more than {trial.most} times"
        yield Notice(kind="too_long", message=told)
