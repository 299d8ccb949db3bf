"""The page for people: three forms, and their answers. It works without a script; a script makes it smoother."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse, Response

from cxmatch.documents.document import DocumentKind
from cxmatch.errors import CxmatchError, UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.reports.pages import rendering
from cxmatch.web import problems
from cxmatch.web.forms import Form, Upload, form_of
from cxmatch.web.page_tasks import TEMPLATES
from cxmatch.web.settings import Settings
from cxmatch.web.words import for_people
from cxmatch.web.work import Workshop

STATIC: Final = Path(__file__).parent / "static"
FILES: Final = {
    "look.css": (rendering.TEMPLATES / "look.css", "text/css"),
    "page.css": (STATIC / "page.css", "text/css"),
    "page.js": (STATIC / "page.js", "text/javascript"),
}
"""What is served as it stands; nothing else is."""
ROWS: Final = 6
"""Rows for counts of customers that a form has, and at least two more than are filled in."""
_MOST_SHOWN: Final = 20_000
"""Characters of a field that stand in it again."""

Answer = Callable[[Form], Awaitable[str]]


class Tab(NamedTuple):
    """One of the forms.

    Attributes:
        path: Its address; what it sends goes there too.
        name: As the tabs call it.
        title: Of the page.
        template: The form's.
    """

    path: str
    name: str
    title: str
    template: str


RESUME: Final = Tab("/", "Your resume", "What your resume shows", "resume_form.html")
AUDIT: Final = Tab("/audit", "Audit a posting", "What a posting really asks for", "audit_form.html")
PLAN: Final = Tab("/plan", "Plan a hire", "Which role to hire next", "plan_form.html")
TABS: Final = (RESUME, AUDIT, PLAN)


class Pages:
    """Makes pages of forms and answers.

    Args:
        settings: The server's.
        workshop: Where the work is done.
    """

    def __init__(self, settings: Settings, workshop: Workshop) -> None:
        self._settings = settings
        self._workshop = workshop
        lexicon = settings.lexicon or Lexicon.load()
        self._roles = [(role.id, role.title) for role in lexicon.roles]

    def page(self, tab: Tab | None, *, form: Form | None = None, answer: str = "", **told: Any) -> str:
        """A whole page.

        Args:
            tab: Which; None for a problem that is of none.
            form: What was sent, to stand in the form again.
            answer: The answer's part of it.
            told: `problem` and what is said of it.
        """
        sent = form or Form({}, {})
        fields = defaultdict(str, {name: values[0][:_MOST_SHOWN] for name, values in sent.fields.items()})
        dated = [pair for pair in _dated(sent) if any(part.strip() for part in pair)]
        return rendering.html(
            tab.template if tab else "problem.html",
            more=TEMPLATES,
            tab=tab,
            tabs=TABS,
            roles=self._roles,
            fields=fields,
            dated=dated,
            rows=max(ROWS, len(dated) + 2),
            most=self._settings.request_bytes,
            remote=self._settings.token is not None,
            answer=rendering.made(answer),
            **{"problem": None, "happened": "", "advice": "", "kind": "", **told},
        )

    def problem_page(self, problem: problems.Problem, tab: Tab | None = None, form: Form | None = None) -> str:
        """A page that tells of a problem, with the form if there is one.

        Args:
            problem: The problem.
            tab: Whose form it is.
            form: What was sent.
        """
        happened, advice = for_people(problem)
        return self.page(tab, form=form, problem=problem, happened=happened, advice=advice, kind=problem.kind)

    async def answered(self, request: Request, tab: Tab, answer: Answer) -> Response:
        """The answer to a form, or the form with what is wrong.

        Args:
            request: The request.
            tab: The form.
            answer: What answers it.
        """
        form = None
        try:
            form = await form_of(request)
            made = await answer(form)
        except CxmatchError as error:
            problem = problems.of_error(error)
            return HTMLResponse(self.problem_page(problem, tab, form), problem.status)
        return HTMLResponse(self.page(tab, form=form, answer=made))

    async def resume(self, form: Form) -> str:
        """The answer to a resume.

        Args:
            form: The form.
        """
        return await self._run("resume", form, ("resume", "posting"), role=_one(form, "role"), as_given=_is_set(form))

    async def audit(self, form: Form) -> str:
        """The answer to a posting.

        Args:
            form: The form.
        """
        return await self._run("audit", form, ("posting",), title=_one(form, "title"), as_given=_is_set(form))

    async def plan(self, form: Form) -> str:
        """The answer to a plan's questions.

        Args:
            form: The form.
        """
        table = form.files.get("table")
        counts = [(day.strip(), count.strip()) for day, count in _dated(form) if day.strip() or count.strip()]
        for number, (day, count) in enumerate(counts, 1):
            if not (day and count):
                raise UsageError(
                    "a date has no count, or a count no date", source=f"count {number}", advice="Give both"
                )
        options = {
            "counts": counts,
            "table": table.data.hex() if table else "",
            "rate": _one(form, "rate") or None,
            "customers": _one(form, "customers") or None,
            "startup": bool(form.fields.get("startup")),
            **{name: _lines(form, name) for name in ("goals", "met", "missed")},
        }
        return await self._workshop.run("cxmatch.web.page_tasks:plan", options)

    async def _run(self, task: str, form: Form, kinds: tuple[DocumentKind, ...], **options: Any) -> str:
        """Has a task done on the documents of a form: a file, or else the text that was pasted for it."""
        files: dict[str, Upload] = {kind: form.files[kind] for kind in kinds if kind in form.files}
        pasted = {kind: _one(form, f"{kind}_text") for kind in kinds if kind not in files}
        asked = {**options, "names": list(files), "texts": {kind: text for kind, text in pasted.items() if text}}
        return await self._workshop.run(
            f"cxmatch.web.page_tasks:{task}", asked, [(file, None) for file in files.values()]
        )


def register(app: FastAPI, settings: Settings, workshop: Workshop) -> None:
    """Adds the page to an app.

    Args:
        app: The app.
        settings: The server's.
        workshop: Where the work is done.
    """
    pages = Pages(settings, workshop)
    app.state.problem_page = pages.problem_page
    answers: Mapping[Tab, Answer] = {RESUME: pages.resume, AUDIT: pages.audit, PLAN: pages.plan}
    for tab, answer in answers.items():
        _add(app, pages, tab, answer)

    @app.get("/static/{name}", include_in_schema=False)
    async def static(name: str) -> Response:
        if name not in FILES:
            found = problems.problem("NotFound")
            return HTMLResponse(pages.problem_page(found), found.status)
        path, kind = FILES[name]
        return Response(_file(path), media_type=kind)


def _add(app: FastAPI, pages: Pages, tab: Tab, answer: Answer) -> None:
    @app.get(tab.path, include_in_schema=False)
    async def show() -> Response:
        return HTMLResponse(pages.page(tab))

    @app.post(tab.path, include_in_schema=False)
    async def send(request: Request) -> Response:
        return await pages.answered(request, tab, answer)


@cache
def _file(path: Path) -> bytes:
    return path.read_bytes()


def _one(form: Form, name: str) -> str:
    return form.fields.get(name, [""])[0].strip()


def _dated(form: Form) -> list[tuple[str, str]]:
    """The dates and counts of a form, row for row."""
    return list(zip(form.fields.get("date", []), form.fields.get("count", []), strict=False))


def _is_set(form: Form) -> bool:
    return bool(form.fields.get("as_given"))


def _lines(form: Form, name: str) -> list[str]:
    return [line.strip() for line in _one(form, name).splitlines() if line.strip()]
