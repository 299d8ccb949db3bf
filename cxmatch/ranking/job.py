"""What a worker does for one file of a ranking: read it, score it, and send back a row."""

import json
import os
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from cxmatch.comparing.comparison import Comparison
from cxmatch.documents import sandbox, serving
from cxmatch.documents.document import Document
from cxmatch.documents.limits import Limits
from cxmatch.documents.names import storable
from cxmatch.documents.reading import fetched, read, read_as, read_bytes
from cxmatch.errors import DocumentError, UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.ranking.blind import FAILURES, Veil, digest_of_failed
from cxmatch.ranking.compared import Beside, row_beside
from cxmatch.ranking.drawn import Seen, draw
from cxmatch.ranking.nearness import sketch
from cxmatch.ranking.row import Row, Status, status_of
from cxmatch.scoring.report import Rejected, Report, RoleFit
from cxmatch.scoring.scoring import score


class Outcome(NamedTuple):
    """What became of one file: what puts it in order, and its row as text, which few have to look into."""

    row_json: str
    status: Status
    role: str | None
    score: float | None
    digest: str
    """SHA-256 of the file's bytes, hex digits; where it failed, empty unless labels are made of it."""
    sketch: tuple[int, ...]
    """Of its text; empty where it failed."""
    fits_json: tuple[str, ...] = ()
    """To every role, best first, where they were asked for and it did not fail."""
    drawn: str = ""
    """What was made of it, where that was asked for."""
    document: str = ""
    """The file, read, as JSON, where that was asked for and it had to be read."""

    @property
    def row(self) -> Row:
        """Its row."""
        return Row.model_validate_json(self.row_json)

    @property
    def fits(self) -> tuple[RoleFit, ...]:
        """The same as `fits_json`."""
        return tuple(map(RoleFit.model_validate_json, self.fits_json))


def failed(path: str, problem: DocumentError, *, digest: str = "", blind: bool = False) -> Outcome:
    """What became of a file that could not be read.

    Args:
        path: The file.
        problem: Why not.
        digest: SHA-256 of its bytes, where a label is made of it.
        blind: Whether nothing may be said that could name somebody.
    """
    message = FAILURES.get(problem.kind, "it could not be read") if blind else problem.message
    row = Row(path=storable(path), status="failed", error=problem.kind, message=message)
    return Outcome(row.model_dump_json(), "failed", None, None, digest, ())


class Asked(NamedTuple):
    """What is asked of every file alike.

    Attributes:
        role: The role to stand under; the best where None.
        lexicon_json: The lexicon; the built-in one where None.
        as_of: The day that "present" means.
        limits: Bounds on a file.
        blind: Whether names, contact details and school years are left out of what comes back.
        fits: Whether the fits to all roles are wanted, and not only what a row holds of one.
        beside: What the files are compared with, in the place of being scored; None where they are not.
        resumes: Whether a file that is surely no resume fails.
        sure: Whether all files are taken for resumes, whatever they look like.
        draw: What makes something of each file besides, as `Drawn.how`; None where nothing does.
    """

    role: str | None
    lexicon_json: str | None
    as_of: date
    limits: Limits
    blind: bool = False
    fits: bool = False
    beside: Beside | None = None
    resumes: bool = False
    sure: bool = False
    draw: str | None = None


def run(
    path: str, asked: Asked, *, data: bytes | None = None, document: str | None = None, keep: bool = False
) -> Outcome:
    """Has a worker read and score one file; every outcome is a row, and no document's error is raised.

    Args:
        path: The file.
        asked: What is asked of it.
        data: Its bytes; None where the worker gets them itself.
        document: The file as it was read before, as JSON; None where it has to be read.
        keep: Whether the document is wanted, where it had to be read.
    """
    request = {
        "path": os.fsencode(path).hex(),
        "has_bytes": data is not None,
        "role": asked.role,
        "lexicon": asked.lexicon_json,
        "as_of": asked.as_of.isoformat(),
        "blind": asked.blind,
        "fits": asked.fits,
        "beside": asked.beside,
        "resumes": asked.resumes,
        "sure": asked.sure,
        "draw": asked.draw,
        "document": document,
        "keep": keep,
    }
    try:
        answer = sandbox.run_with(
            "auto", "cxmatch.ranking.job:task", request, data or b"", limits=asked.limits, source=storable(path)
        )
    except DocumentError as problem:
        digest = digest_of_failed(path, asked.limits, data) if asked.blind else ""
        return failed(path, problem, digest=digest, blind=asked.blind)
    row_json, status, role, score, digest, hashes, fits, drawn, read_now = json.loads(answer)
    return Outcome(row_json, status, role, score, digest, tuple(hashes), tuple(fits), drawn, read_now)


def task(request: dict[str, Any], body: bytes) -> str:
    """The same, inside the worker."""
    path = os.fsdecode(bytes.fromhex(request["path"]))
    document = _again(request["document"], path)
    read_now = ""
    if document is None:
        limits = Limits(**request["limits"])
        data, name = (body, path) if request["has_bytes"] else fetched(path, limits)
        document = read_bytes(
            data, name=storable(name), kind=None, reader=request["reader"], limits=limits, why=request["why"]
        )
        read_now = document.model_dump_json() if request["keep"] else ""
    serving.has_read()
    lexicon, day = lexicon_of(request["lexicon"]), date.fromisoformat(request["as_of"])
    fits: tuple[RoleFit, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    report: Report | None = None
    comparison: Comparison | None = None
    if request["beside"]:
        row, comparison = row_beside(document, storable(path), Beside(*request["beside"]), lexicon, day)
    elif request["resumes"] and (other := _no_resume(document)) is not None and not request["sure"]:
        row = Row(path=storable(path), status="failed", error=other.kind, message=other.message)
    else:
        document = read(document, kind="resume") if request["sure"] else document
        report = score(document, lexicon=lexicon, as_of=day)
        row = row_of(report, storable(path), role=request["role"])
        fits, rejected = report.fits, report.rejected
    if request["blind"]:
        veil = Veil(document)
        row, fits, rejected = veil.answer(row), veil.answer(fits), veil.answer(rejected)
        report, comparison = None, None
    drawn = ""
    if request["draw"] and row.status != "failed":
        seen = row.model_copy(update={"path": ""}) if request["blind"] else row
        drawn = draw(request["draw"], Seen(seen, fits, rejected, report, comparison, document.sha256))
    told = [fit.model_dump_json() for fit in fits] if request["fits"] else []
    found = row.model_dump_json(), row.status, row.role, row.score, document.sha256, sketch(document.text)
    return json.dumps([*found, told, drawn, read_now])


def _again(document_json: str | None, path: str) -> Document | None:
    """A file as it was read before, perhaps under another name; None where it has to be read."""
    if document_json is None:
        return None
    try:
        return Document.model_validate_json(document_json).model_copy(update={"name": storable(path)})
    except ValidationError:
        return None  # of another version, or damaged


def row_of(report: Report, path: str, *, role: str | None) -> Row:
    """A report as a row.

    Args:
        report: What was found.
        path: The file, as people read it.
        role: The role to stand under; the best where None.
    """
    fit = report.fit(role) if role else report.best
    return Row(
        path=path,
        status=status_of(report.notices),
        role=fit.role if fit else None,
        score=fit.score if fit else None,
        years=report.experience.years,
        kind=report.document.kind,
        scores={each.role: each.score for each in report.fits},
        evidence=tuple(piece for piece in fit.evidence if piece.points) if fit else (),
        missing=fit.missing if fit else (),
        requirements=fit.requirements if fit else (),
        notices=report.notices,
    )


def _no_resume(document: Document) -> UsageError | None:
    """Why a file is surely no resume; None where it may be one."""
    try:
        read_as(document, "resume")
    except UsageError as problem:
        return problem
    return None


def lexicon_text(lexicon: Lexicon) -> str | None:
    """A lexicon as it is sent to a worker; None for the built-in one, which every worker has.

    Args:
        lexicon: The lexicon.
    """
    return None if lexicon is Lexicon.load() else lexicon.model_dump_json()


@lru_cache(maxsize=2)
def lexicon_of(text: str | None) -> Lexicon:
    """The lexicon that `lexicon_text` made a text of.

    Args:
        text: The text.
    """
    return Lexicon.load() if text is None else Lexicon.parse(text)
