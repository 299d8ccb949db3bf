"""The interface for other programs: files and questions in, the library's own answers out as JSON."""

from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Body, FastAPI, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from cxmatch.comparing.comparison import Comparison
from cxmatch.documents.document import DocumentKind
from cxmatch.hiring.auditing.audit import Audit
from cxmatch.hiring.planning.plan import Plan
from cxmatch.lexicon import Lexicon
from cxmatch.scoring.report import Report
from cxmatch.web import problems
from cxmatch.web.forms import checked, form_of
from cxmatch.web.work import Workshop

LONGEST_TEXT: Final = 2_000
"""Characters of one goal or result of a plan."""
MOST_TEXTS: Final = 100
"""Goals or results of one kind."""
MOST_COUNTS: Final = 2_000
"""Counts of customers; monthly ones of a century are 1,200."""

Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class Dated(BaseModel):
    """What questions about a document have in common.

    Attributes:
        as_of: The day that "present" means; today (UTC) where it is not given.
    """

    model_config = ConfigDict(extra="forbid")

    as_of: date | None = None


class ScoreFields(Dated):
    """Of a score.

    Attributes:
        kind: What the document is; guessed where it is not given.
    """

    kind: DocumentKind | None = None


class MatchFields(Dated):
    """Of a comparison.

    Attributes:
        as_given: Whether each file is what it is given as, whatever it looks like.
    """

    as_given: bool = False


class AuditFields(MatchFields):
    """Of an audit.

    Attributes:
        title: The posting's title; looked for in its first lines where it is not given.
    """

    title: Annotated[str, Field(max_length=300)] | None = None


class PlanQuestion(BaseModel):
    """What a plan is made from: the arguments of `cxmatch.plan`."""

    model_config = ConfigDict(extra="forbid")

    counts: Annotated[dict[date, int], Field(max_length=MOST_COUNTS)] | None = None
    rate: Annotated[float, Field(allow_inf_nan=False)] | None = None
    per: Literal["year", "month"] = "year"
    customers: Literal["b2b", "b2c", "both"] | None = None
    startup: bool = False
    goals: Annotated[list[Text], Field(max_length=MOST_TEXTS)] = []
    met: Annotated[list[Text], Field(max_length=MOST_TEXTS)] = []
    missed: Annotated[list[Text], Field(max_length=MOST_TEXTS)] = []


def _form(model: type[BaseModel], *files: str) -> dict[str, Any]:
    """How a form is described: its files, and the fields of a model."""
    schema = model.model_json_schema()
    binary = {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"}
    properties = {**dict.fromkeys(files, binary), **schema["properties"]}
    described = {"type": "object", "required": list(files), "properties": properties, "additionalProperties": False}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": described}}}}


def _json(text: str) -> Response:
    return Response(text.encode("utf-8", "backslashreplace"), media_type="application/json")


def register(app: FastAPI, workshop: Workshop) -> None:
    """Adds the interface to an app.

    Args:
        app: The app.
        workshop: Where the work is done.
    """
    of_files = problems.documented(408, 413, 415, 422)
    router = APIRouter(prefix="/v1")

    @router.post("/score", response_model=Report, responses=of_files, openapi_extra=_form(ScoreFields, "file"))
    async def score(request: Request) -> Response:
        """How well a resume, a job or a posting fits each role, and on what evidence."""
        form = await form_of(request)
        fields = checked(form, ScoreFields, "file")
        asked = [(form.files["file"], fields.kind)]
        return _json(await workshop.run("cxmatch.web.tasks:score", fields.model_dump(mode="json"), asked))

    @router.post("/audit", response_model=Audit, responses=of_files, openapi_extra=_form(AuditFields, "file"))
    async def audit(request: Request) -> Response:
        """What a posting asks for, whether its title says so, and what in it misleads."""
        form = await form_of(request)
        fields = checked(form, AuditFields, "file")
        options = fields.model_dump(mode="json")
        return _json(await workshop.run("cxmatch.web.tasks:audit", options, [(form.files["file"], None)]))

    both = _form(MatchFields, "resume", "posting")

    @router.post("/match", response_model=Comparison, responses=of_files, openapi_extra=both)
    async def match(request: Request) -> Response:
        """What a posting asks for, what a resume shows of it, and what it has that was not asked for."""
        form = await form_of(request)
        fields = checked(form, MatchFields, "resume", "posting")
        asked = [(form.files[name], None) for name in ("resume", "posting")]
        return _json(await workshop.run("cxmatch.web.tasks:match", fields.model_dump(mode="json"), asked))

    @router.post("/plan", response_model=Plan, responses=problems.documented(408, 413, 422))
    async def plan(question: Annotated[PlanQuestion, Body()]) -> Response:
        """Which role to hire, how senior, and why."""
        return _json(await workshop.run("cxmatch.web.tasks:plan", question.model_dump(mode="json")))

    @router.get("/lexicon", response_model=Lexicon, responses=problems.documented())
    async def lexicon() -> Response:
        """The roles, their words and the rules by which they are found."""
        return _json(await workshop.run("cxmatch.web.tasks:lexicon", {}))

    app.include_router(router)

    @app.get("/healthz", responses=problems.documented())
    async def healthz() -> dict[str, str]:
        """Whether the server runs."""
        return {"status": "ok"}
