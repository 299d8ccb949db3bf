"""What a worker does for one request, once the files are read: the library's own calls, and their answers as JSON."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cxmatch.comparing.comparing import match as match_both
from cxmatch.documents import sandbox, serving
from cxmatch.documents.document import Document
from cxmatch.documents.forgetting import forget
from cxmatch.hiring.auditing.audit import audit as audit_one
from cxmatch.hiring.planning.plan import plan as plan_hire
from cxmatch.lexicon import Lexicon
from cxmatch.ranking import job
from cxmatch.scoring.scoring import score as score_one

Request = Mapping[str, Any]
"""What a task is given: ``options``, ``documents`` (the files, read, as JSON) and ``lexicon`` (JSON; None: ours)."""


def read(request: dict[str, Any], body: bytes) -> str:
    """A file, read, as JSON; nothing of it is remembered after that."""
    try:
        return sandbox.read_task(request, body)
    finally:
        forget()


def answer(request: dict[str, Any], body: bytes) -> str:
    """What a task answers; nothing of what it was about is remembered after that.

    Args:
        request: What the task is given, and ``task``, its "module:function".
        body: Nothing.
    """
    try:
        return serving.task_of(request["task"])(request, body)
    finally:
        forget()


def score(request: Request, _body: bytes) -> str:
    """A document's fit to every role."""
    (document,) = documents_of(request)
    return score_one(document, lexicon=lexicon_of(request), as_of=day_of(request)).model_dump_json()


def audit(request: Request, _body: bytes) -> str:
    """What a posting asks for, and what in it misleads."""
    (document,) = documents_of(request)
    options = request["options"]
    return audit_one(
        document,
        title=options["title"],
        lexicon=lexicon_of(request),
        as_of=day_of(request),
        sure=options["as_given"],
    ).model_dump_json()


def match(request: Request, _body: bytes) -> str:
    """A resume beside a posting."""
    resume, posting = documents_of(request)
    return match_both(
        resume, posting, lexicon=lexicon_of(request), as_of=day_of(request), sure=request["options"]["as_given"]
    ).model_dump_json()


def plan(request: Request, _body: bytes) -> str:
    """Which role to hire."""
    return plan_hire(**request["options"], lexicon=lexicon_of(request)).model_dump_json()


def lexicon(request: Request, _body: bytes) -> str:
    """The roles and their words."""
    return lexicon_of(request).model_dump_json()


def warm(request: Request, _body: bytes) -> str:
    """Nothing but the loading of what the others need."""
    audit_one(Document.from_text("Wanted: somebody who coaches a team.", kind="posting"), lexicon=lexicon_of(request))
    return ""


def documents_of(request: Request) -> list[Document]:
    """The files of a request, read.

    Args:
        request: The request.
    """
    return [Document.model_validate_json(document) for document in request["documents"]]


def day_of(request: Request) -> date | None:
    """The day that "present" means; None where none was given.

    Args:
        request: The request.
    """
    given = request["options"]["as_of"]
    return date.fromisoformat(given) if given else None


def lexicon_of(request: Request) -> Lexicon:
    """The lexicon of a request.

    Args:
        request: The request.
    """
    return job.lexicon_of(request["lexicon"])
