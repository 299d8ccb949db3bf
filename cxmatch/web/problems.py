"""What went wrong -> an answer that says so: RFC 9457 for programs, a page for people.

A problem's `kind` is the library's kind of error, or one of those below where a request never came to the library.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from cxmatch.errors import CxmatchError

MEDIA_TYPE: Final = "application/problem+json"
_PREFIX: Final = "urn:cxmatch:problem:"

STATUS: Final[dict[str, int]] = {
    "UnsupportedFormat": 415,
    "LimitExceeded": 422,
    "RequestTooLarge": 413,
    "RequestTooSlow": 408,
    "Busy": 503,
    "AnswerTooSlow": 504,
    "ParseTimeout": 422,
    "WrongHost": 421,
    "WrongOrigin": 403,
    "TokenNeeded": 401,
    "NotFound": 404,
    "MethodNotAllowed": 405,
    "BadRequest": 400,
    "Failure": 500,
}
"""Of each kind; of all others 422: the request is well formed, and what it holds cannot be worked with."""

TITLES: Final[dict[str, str]] = {
    "UnsupportedFormat": "The file is none of the formats that are read",
    "EmptyFile": "The file holds no words",
    "FileUnreadable": "The file cannot be read",
    "EncryptedDocument": "The file needs a password",
    "CorruptDocument": "The file is damaged",
    "UnsafeDocument": "The file asks for what no resume needs",
    "NoTextLayer": "The file holds pictures of words, and no words",
    "UnreadableText": "The text of the file is no language",
    "LimitExceeded": "The file is larger than the limits allow",
    "ParseTimeout": "Reading the file took too long",
    "WorkerCrashed": "The file could not be read",
    "LexiconError": "The lexicon does not hold",
    "UsageError": "The request cannot be carried out as it was made",
    "OtherKind": "The document is of another kind than the one that is needed",
    "UnknownRole": "There is no such role",
    "RequestTooLarge": "The request is too large",
    "RequestTooSlow": "The request came in too slowly",
    "Busy": "Too many requests at once",
    "AnswerTooSlow": "The answer took too long",
    "WrongHost": "The request names another host",
    "WrongOrigin": "The request comes from another site",
    "TokenNeeded": "The request needs the token of this server",
    "NotFound": "There is nothing at this address",
    "MethodNotAllowed": "This address does not take that method",
    "BadRequest": "The request does not hold what this address needs",
    "Failure": "The server failed",
}


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it.

    Attributes:
        type: A name of the kind that stays the same.
        title: The kind in words.
        status: Of the answer, as in its head.
        detail: What went wrong here, and what to do about it.
        kind: The library's kind of error, or one of the server's own.
        source: The file, field or argument that it is about; empty where there is none.
    """

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    status: int
    detail: str
    kind: str
    source: str = ""


ShowPage = Callable[[Problem, str], str]
"""Makes the page that tells people of a problem at a path."""


def problem(kind: str, detail: str = "", *, source: str = "", status: int | None = None) -> Problem:
    """A problem of a kind.

    Args:
        kind: The kind.
        detail: What went wrong here, and what to do.
        source: What it is about.
        status: Of the answer; the kind's own where None.

    Example:
        >>> problem("Busy", "Come again in 2 seconds.").status
        503
    """
    title = TITLES.get(kind, TITLES["Failure"])
    return Problem(
        type=_PREFIX + kind,
        title=title,
        status=status or STATUS.get(kind, 422),
        detail=detail or title,
        kind=kind,
        source=source,
    )


def of_error(error: CxmatchError) -> Problem:
    """The problem that an error of the library is.

    Args:
        error: The error.
    """
    too_large = error.kind == "LimitExceeded" and getattr(error, "limit", "") == "file_bytes"
    return problem(error.kind, error.message, source=error.source, status=413 if too_large else None)


def answer(scope: Scope, found: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as whoever asks wants it: a page for browsers, a problem document for programs.

    Args:
        scope: Of the request.
        found: The problem.
        headers: That the answer has besides.
    """
    show: ShowPage | None = getattr(scope["app"].state, "problem_page", None) if "app" in scope else None
    wanted = b",".join(value for name, value in scope.get("headers", ()) if name == b"accept")
    if show is not None and b"text/html" in wanted and not scope["path"].startswith("/v1/"):
        return HTMLResponse(show(found, scope["path"]), found.status, dict(headers or {}))
    body = json.dumps(found.model_dump(), ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(body, found.status, dict(headers or {}), MEDIA_TYPE)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the description of an address says of its problems.

    Args:
        statuses: Those that it answers with besides those that every address does.
    """
    always = {400, 401, 403, 421, 503, 504}
    schema = Problem.model_json_schema()
    return {
        status: {"description": _described(status), "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in sorted(always | set(statuses))
    }


def _described(status: int) -> str:
    kinds = [TITLES[kind] for kind, of in STATUS.items() if of == status]
    return "; ".join(kinds) or "The request cannot be carried out"


def register(app: FastAPI) -> None:
    """Has the app answer errors as problems; those of cxmatch itself are answered in `limits`.

    Args:
        app: The app.
    """

    @app.exception_handler(CxmatchError)
    def _of_library(request: Request, error: CxmatchError) -> Response:
        return answer(request.scope, of_error(error))

    @app.exception_handler(RequestValidationError)
    def _of_validation(request: Request, error: RequestValidationError) -> Response:
        told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:_TOLD]]
        return answer(request.scope, problem("BadRequest", "; ".join(told)[:_LONGEST]))

    @app.exception_handler(HTTPException)
    def _of_http(request: Request, error: HTTPException) -> Response:
        kind = {404: "NotFound", 405: "MethodNotAllowed"}.get(error.status_code, "BadRequest")
        return answer(request.scope, problem(kind, status=error.status_code), error.headers)


_TOLD: Final = 5
"""Faults of one request that are told."""
_LONGEST: Final = 1_000
"""Characters of what is told of them."""
