"""The page for people: three forms, and their answers. It works without a script; a script makes it smoother."""

import re
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
from cxmatch.web.words import size, told_of
from cxmatch.web.work import Workshop

STATIC: Final = Path(__file__).parent / "static"
FILES: Final = {
    "look.css": (rendering.TEMPLATES / "look.css", "text/css"),
    "page.css": (STATIC / "page.css", "text/css"),
    "page.js": (STATIC / "page.js", "text/javascript"),
}
"""What is served as it stands; nothing else is."""
ROWS: Final = 4
"""Rows for counts of customers that a form has, and at least two more than are filled in."""
_LABELS: Final = {"resume": "Your resume", "posting": "The posting", "table": "The table"}
"""What the files of forms are called in them."""
_ROW: Final = re.compile(r"count (\d+)")

_OF_NO_FORM: Final = frozenset({"NotFound", "MethodNotAllowed", "WrongHost", "TokenNeeded"})
"""Kinds of problems beside which a form would be of no use."""

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

    def page(self, tab: Tab | None, *, form: Form | None = None, answer: str = "", **problem: Any) -> str:
        """A whole page.

        Args:
            tab: Which; None for a problem that is of none.
            form: What was sent, to stand in the form again.
            answer: The answer's part of it.
            problem: What is said of one: its `kind`, what is `told`, and the `place` that it is about.
        """
        sent = form or Form({}, {})
        dated = _dated(sent)
        while dated and not any(part.strip() for part in dated[-1]):
            dated.pop()
        return rendering.html(
            tab.template if tab else "problem.html",
            more=TEMPLATES,
            tab=tab,
            tabs=TABS,
            roles=self._roles,
            fields=defaultdict(str, {name: values[0] for name, values in sent.fields.items()}),
            dated=dated,
            rows=max(ROWS, len(dated) + 2),
            most=self._settings.request_bytes,
            most_said=size(self._settings.request_bytes),
            remote=self._settings.token is not None or bool(self._settings.hosts),
            answer=rendering.made(answer),
            **{"kind": "", "told": None, "place": ("", ""), **problem},
        )

    def problem_page(self, problem: problems.Problem, path: str = "") -> str:
        """A page that tells of a problem of the server's own, with the form of its path if there is one.

        Args:
            problem: The problem.
            path: Where it was met.
        """
        tab = next((tab for tab in TABS if tab.path == path and problem.kind not in _OF_NO_FORM), None)
        told = told_of(problem, most=self._settings.request_bytes)
        return self.page(tab, kind=problem.kind, told=told)

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
            told = told_of(problem, error, most=self._settings.request_bytes)
            page = self.page(tab, form=form, kind=problem.kind, told=told, place=_place(form, error))
            return HTMLResponse(page, problem.status)
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
        rows = [(number, day.strip(), count.strip()) for number, (day, count) in enumerate(_dated(form), 1)]
        rows = [row for row in rows if row[1] or row[2]]
        for number, day, count in rows:
            if not (day and count):
                lacks = "a count and no day" if count else "a day and no count"
                raise UsageError(f"there is {lacks}", source=f"row {number}", advice="Fill in both, or neither")
        if table and rows:
            raise UsageError("there are both rows and a table", source="", advice="Clear the rows, or send no table")
        options = {
            "counts": [(day, count) for _, day, count in rows],
            "table": table.data.hex() if table else "",
            "rate": _one(form, "rate") or None,
            "customers": _one(form, "customers") or None,
            "startup": bool(form.fields.get("startup")),
            **{name: _lines(form, name) for name in ("goals", "met", "missed")},
        }
        try:
            return await self._workshop.run("cxmatch.web.page_tasks:plan", options)
        except UsageError as error:
            # Rows that were left blank are not counted by the plan, and are by who filled in the others.
            if not rows or not (counted := _ROW.fullmatch(error.source)):
                raise
            raise error.about(f"row {rows[int(counted[1]) - 1][0]}") from error

    async def _run(self, task: str, form: Form, kinds: tuple[DocumentKind, ...], **options: Any) -> str:
        """Has a task done on the documents of a form: files, or texts that were pasted."""
        files: dict[str, Upload] = {kind: form.files[kind] for kind in kinds if kind in form.files}
        texts = {kind: text for kind in kinds if (text := _one(form, f"{kind}_text"))}
        for kind in files.keys() & texts.keys():
            raise UsageError(
                f"there are both a file and pasted text for the {kind}", source=kind, advice="Take one of them away"
            )
        asked = {**options, "names": list(files), "texts": texts}
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
    """The text of a field; browsers send each new line of one as two characters."""
    return form.fields.get(name, [""])[0].replace("\r\n", "\n").strip()


def _place(form: Form | None, error: CxmatchError) -> tuple[str, str]:
    """Which file of a form an error is about: what the form calls it, and its name. Empty where that is not told."""
    named = [kind for kind, file in form.files.items() if file.name == error.source] if form else []
    label = _LABELS.get(named[0], "") if len(named) == 1 else ""
    return label, error.source if named else ""


def _dated(form: Form) -> list[tuple[str, str]]:
    """The dates and counts of a form, row for row."""
    return list(zip(form.fields.get("date", []), form.fields.get("count", []), strict=False))


def _is_set(form: Form) -> bool:
    return bool(form.fields.get("as_given"))


def _lines(form: Form, name: str) -> list[str]:
    return [line.strip() for line in _one(form, name).splitlines() if line.strip()]
