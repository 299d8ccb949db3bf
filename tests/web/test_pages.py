"""The page for people, without a browser: what each form answers, what it says of each problem, and what it keeps."""

import html
import re
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from typing import Any

import anyio
import httpx
import pytest

from cxmatch.errors import LimitExceeded, OtherKind, UsageError
from cxmatch.web import problems
from cxmatch.web.app import create_app
from cxmatch.web.settings import Settings
from cxmatch.web.words import told_of
from tests.documents.pdf_maker import Page, pdf
from tests.web.conftest import SAMPLES, Serve, Served

RESUME = (SAMPLES / "resumes" / "mateus-prado.pdf").read_bytes()
POSTING = (SAMPLES / "postings" / "customer-experience-specialist.pdf").read_bytes()
SCAN = pdf(Page().image(0, 0, 612, 792))
LOCKED = pdf(Page().text(72, 700, "Support lead"), password="secret")  # noqa: S106
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LINES = "Ada Roe\nExperience\nSupport agent, Jan 2020 - Present\nTook calls and wrote content."
FRENCH = (
    "Directrice de l'expérience client, elle dirige une équipe et mesure la satisfaction des clients du magasin. " * 5
)
ATTACK = "<img src=x onerror=alert(1)>"
FORMS = ("/", "/audit", "/plan")


class Seen(HTMLParser):
    """What a browser would make of a page: its elements, and what is in sight of its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[str] = []
        self.feed(page)
        self.text = " ".join("".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def named(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [
            found
            for name, found in self.elements
            if name == tag and all(found.get(a) == b for a, b in attributes.items())
        ]


def sent(
    server: Served, path: str, *, files: dict[str, tuple[str, bytes]] | None = None, **fields: Any
) -> httpx.Response:
    """Sends a form as a browser does: with the files that were not chosen, too."""
    chosen = dict.fromkeys(("resume", "posting"), ("", b"")) if path == "/" else {}
    return server.post(path, files={**chosen, **(files or {})} or {"none": ("", b"")}, data=fields)


def awaited(ask: Callable[..., Coroutine[Any, Any, Any]], *given: object) -> Any:
    """What a coroutine answers, in a thread of its own: the tests of a browser have an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, ask, *given).result()


def test_a_resume_is_shown_beside_every_role_with_what_to_change(server: Served) -> None:
    answer = sent(server, "/", files={"resume": ("cv.pdf", RESUME)}, role="", resume_text="", posting_text="")
    page = Seen(answer.text)
    assert answer.status_code == 200
    assert "What cv.pdf shows" in page.text
    assert len(page.named("input", type="radio")) == 5
    assert "What to change, where it is true" in page.text
    assert "Keywords that are not shown" in page.text


def test_a_role_of_choice_is_shown_first_and_stays_chosen(server: Served) -> None:
    page = Seen(sent(server, "/", files={"resume": ("cv.pdf", RESUME)}, role="expert").text)
    assert page.named("option", value="expert")[0].keys() >= {"selected"}
    chosen = [found for found in page.named("input", type="radio") if "checked" in found]
    assert len(chosen) == 1
    assert "Customer experience expert" in page.text


@pytest.mark.parametrize("as_file", [True, False], ids=["file", "pasted"])
def test_a_posting_stands_beside_the_resume(server: Served, as_file: bool) -> None:
    given: dict[str, Any] = (
        {"files": {"resume": ("cv.pdf", RESUME), "posting": ("job.pdf", POSTING)}}
        if as_file
        else {
            "files": {"resume": ("cv.pdf", RESUME)},
            "posting_text": "We are hiring\nRequirements\n- 3 years of support\n- Zendesk",
        }
    )
    page = Seen(sent(server, "/", **given).text)
    assert f"Beside the posting {'job.pdf' if as_file else 'pasted text'}" in page.text
    assert "of 100 of what the posting asks for" in page.text


def test_the_line_ends_of_a_browser_change_nothing(server: Served) -> None:
    answers = {sent(server, "/", resume_text=text).text for text in (LINES, LINES.replace("\n", "\r\n"))}
    answers = {page[page.index('id="result"') :] for page in answers}
    assert len(answers) == 1
    assert "Took calls" in answers.pop()


def test_a_posting_is_audited_with_the_title_that_is_given(server: Served) -> None:
    files = {"posting": ("job.docx", (SAMPLES / "postings" / "customer-experience-manager.docx").read_bytes())}
    assert "The title says a manager" in Seen(sent(server, "/audit", files=files, title=" ").text).text
    page = Seen(sent(server, "/audit", files=files, title="Customer experience associate").text)
    assert "The title says a manager" not in page.text
    assert page.named("input", name="title")[0]["value"] == "Customer experience associate"


@pytest.mark.parametrize(
    ("fields", "files", "said"),
    [
        ({"date": ["2025-11-01", "", "2026-11-01", ""], "count": ["400", "", "520", ""]}, {}, "Growth: 30% a year"),
        ({}, {"table": ("counts.csv", (SAMPLES / "counts.csv").read_bytes())}, "Growth: 28.8% a year"),
        ({"rate": "18%"}, {}, "Growth: 18% a year"),
        ({"customers": "b2b", "startup": "1"}, {}, "Hire:"),
        ({"goals": "Launch in Brazil\r\n\r\n  \r\nA social push"}, {}, "a social push"),
        ({"missed": "Launch in Brazil"}, {}, "What was understood"),
    ],
    ids=["rows", "table", "rate", "customers", "goals", "missed"],
)
def test_a_plan_is_made_of_whatever_is_filled_in(
    server: Served, fields: dict[str, Any], files: dict[str, tuple[str, bytes]], said: str
) -> None:
    answer = sent(server, "/plan", files=files, **{"rate": "", "customers": "", "goals": "", "met": "", **fields})
    page = Seen(answer.text)
    assert answer.status_code == 200, page.text
    assert said in page.text
    charts = [found for found in page.named("img") if (found["src"] or "").startswith("data:image/svg+xml")]
    assert bool(charts) == bool(files or "date" in fields)
    assert all(found["alt"] for found in charts)


@pytest.mark.parametrize(
    ("name", "data", "status", "kind", "happened", "do"),
    [
        ("scan.pdf", SCAN, 422, "NoTextLayer", "The file is a scan", "Send the file that it was printed from"),
        ("cv.pdf", LOCKED, 422, "EncryptedDocument", "locked with a password", "Save a copy without a password"),
        ("cv.pdf", b"", 422, "EmptyFile", "There are no words in this file", "Choose another file"),
        ("cv.txt", b" \n ", 422, "EmptyFile", "There are no words in this file", "Choose another file"),
        ("cv.doc", OLD_WORD, 415, "UnsupportedFormat", "cannot be read here", "saved as .docx"),
        ("cv.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, 415, "UnsupportedFormat", "cannot be read here", "as a PDF"),
        ("cv.pdf", b"%PDF-1.7 nothing", 422, "CorruptDocument", "The file is damaged", "Save or export it again"),
        (
            "job.pdf",
            POSTING,
            422,
            "OtherKind",
            "This looks like a job posting, not a resume",
            "Choose your resume here",
        ),
    ],
    ids=["scan", "locked", "empty", "blank", "doc", "picture", "damaged", "posting"],
)
@pytest.mark.parametrize("slot", ["resume", "posting"])
def test_each_problem_of_a_file_is_said_with_what_to_do_and_the_form_stays(
    server: Served, slot: str, name: str, data: bytes, status: int, kind: str, happened: str, do: str
) -> None:
    if slot == "posting":
        if kind == "OtherKind":
            data, happened, do = RESUME, "This looks like a resume, not a job posting", "Choose a posting here"
        files = {"resume": ("fine.pdf", RESUME), "posting": (name, data)}
    else:
        files = {"resume": (name, data)}
    answer = sent(server, "/", files=files, role="analyst")
    page = Seen(answer.text)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert page.named("div", **{"data-kind": kind})
    assert happened in page.text
    assert do in page.text
    # Which of the two it is, and nothing in the words of a terminal or a programmer.
    assert f"{'Your resume' if slot == 'resume' else 'The posting'}: {name}" in page.text
    assert not re.search(r"pip install|--\w|sure=|pdfium|pdfminer", page.text, re.IGNORECASE)
    assert page.named("form", action="/#answer", enctype="multipart/form-data")
    assert "selected" in page.named("option", value="analyst")[0]


@pytest.mark.parametrize(
    ("path", "fields", "files", "said"),
    [
        ("/", {}, {}, "There is no resume yet"),
        ("/", {"posting_text": "We are hiring"}, {}, "There is no resume yet"),
        (
            "/",
            {"resume_text": LINES},
            {"resume": ("cv.txt", b"Took calls")},
            "both a file and pasted text for the resume",
        ),
        ("/", {"resume_text": "x" * (2**20 + 1)}, {}, "The form could not be read Pasted text may have a million"),
        ("/audit", {"title": "Support lead"}, {}, "There is no posting yet"),
        ("/plan", {}, {}, "There is nothing to plan from Give at least one of"),
        (
            "/plan",
            {"date": ["2025-11-01", "", "03/04/2026"], "count": ["1", "", "2"]},
            {},
            "Row 3: '03/04/2026' can be read",
        ),
        (
            "/plan",
            {"date": ["", "", "2026-11-01"], "count": ["", "", "some"]},
            {},
            "Row 3: 'some' is no count of customers",
        ),
        ("/plan", {"date": ["", "2026-11-01"], "count": ["", ""]}, {}, "Row 2: there is a day and no count"),
        ("/plan", {"date": ["", ""], "count": ["", "9"]}, {}, "Row 2: there is a count and no day"),
        ("/plan", {"rate": "much"}, {}, "Rate: 'much' is no rate in percent"),
        ("/plan", {"rate": "9%", "date": ["2025-11-01"], "count": ["5"]}, {}, "there are both counts and a rate"),
        ("/plan", {"goals": "!!!"}, {}, "Goal 1: the text holds no words"),
        ("/plan", {"customers": "cats"}, {}, "'cats' is no type of customers"),
        (
            "/plan",
            {"date": ["2025-11-01"], "count": ["5"]},
            {"table": ("a.csv", b"date,count\n")},
            "both rows and a table",
        ),
        ("/plan", {}, {"table": ("a.csv", b"date,count\n2025-11-01,many\n")}, "'many' is no count of customers"),
        ("/plan", {}, {"table": ("a.csv", b"date,count\n")}, "there is a heading and no count below it"),
        ("/plan", {}, {"table": ("a.csv", b"")}, ""),
    ],
)
def test_what_is_missing_or_cannot_be_understood_is_named(
    server: Served, path: str, fields: dict[str, Any], files: dict[str, tuple[str, bytes]], said: str
) -> None:
    answer = sent(server, path, files=files, **fields)
    page = Seen(answer.text)
    assert answer.status_code == 422
    assert said.lower() in page.text.lower()
    assert page.named("h2", id="answer")
    for name in ("date", "count"):
        kept = [found["value"] for found in page.named("input", name=name)]
        assert kept[: len(fields.get(name, []))] == fields.get(name, [])


@pytest.mark.parametrize(
    ("path", "slot", "data", "other"), [("/", "resume", POSTING, "/audit"), ("/audit", "posting", RESUME, "/")]
)
def test_a_file_in_the_wrong_place_is_shown_the_right_one_or_taken_all_the_same(
    server: Served, path: str, slot: str, data: bytes, other: str
) -> None:
    assert not Seen(server.get(path).text).named("input", name="as_given")
    refused = Seen(sent(server, path, files={slot: ("a.pdf", data)}).text)
    assert len(refused.named("a", href=other)) == 2  # a tab, and a way out of the problem
    assert "checked" not in refused.named("input", name="as_given")[0]
    taken = sent(server, path, files={slot: ("a.pdf", data)}, as_given="1")
    assert taken.status_code == 200
    assert "checked" in Seen(taken.text).named("input", name="as_given")[0]


def test_a_text_in_another_language_is_not_judged(server: Served) -> None:
    for path, name in (("/", "resume_text"), ("/audit", "posting_text")):
        page = Seen(sent(server, path, **{name: FRENCH}, as_given="1").text)
        assert "seems not to be English" in page.text
        assert not page.named("input", type="radio")
        assert "What to change" not in page.text


def test_names_and_texts_from_outside_stay_text(server: Served) -> None:
    text = f"{LINES}\n{ATTACK}<script>alert(2)</script></textarea>"
    answers = [
        sent(
            server,
            "/",
            files={"resume": (f"{ATTACK}.pdf", RESUME), "posting": (f"{ATTACK}.txt", text.encode())},
            as_given="1",
        ),
        sent(server, "/", files={"resume": (f"{ATTACK}.pdf", LOCKED)}),
        sent(server, "/", resume_text=text, posting_text=text, role=ATTACK),
        sent(server, "/audit", posting_text=text, title=f'"{ATTACK}', as_given="1"),
        sent(server, "/plan", goals=text, rate=f'"{ATTACK}', customers=f'"{ATTACK}', date=[f'"{ATTACK}'], count=["1"]),
        server.get(f"/{ATTACK}", headers={"Accept": "text/html"}),
    ]
    for answer in answers:
        page = Seen(answer.text)
        assert not [found for found in page.named("img") if not (found["src"] or "").startswith("data:image/svg+xml")]
        assert [found.get("src") for found in page.named("script")] == ["/static/page.js"]
        assert not any(name.startswith("on") or name == "style" for _, found in page.elements for name in found)
    assert f"{ATTACK}.pdf" in Seen(answers[0].text).text
    kept = answers[2].text
    assert html.escape(text) in kept.replace("&#34;", "&quot;")
    assert Seen(answers[3].text).named("input", name="title")[0]["value"] == f'"{ATTACK}'


def test_a_long_text_that_was_pasted_is_kept_whole(server: Served) -> None:
    text = LINES + "\nWrote help articles." * 5_000 + "\nThe end"
    answer = sent(server, "/", files={"posting": ("a.doc", OLD_WORD)}, resume_text=text)
    assert answer.status_code == 415
    assert "The end</textarea>" in answer.text


@pytest.mark.parametrize("path", FORMS)
def test_a_form_needs_no_script_and_holds_none(server: Served, path: str) -> None:
    answer = server.get(path)
    page = Seen(answer.text)
    assert answer.text.startswith("<!DOCTYPE html>")
    (form,) = page.named("form")
    assert (form["method"], form["enctype"]) == ("post", "multipart/form-data")
    assert form["action"] == f"{path}#answer"
    assert [found["href"] for found in page.named("a", **{"aria-current": "page"})] == [path]
    assert page.named("html", lang="en")
    assert page.named("a", **{"class": "skip", "href": "#main"})
    assert len(page.named("h1")) == 1
    assert not page.named("style")
    assert not any(name.startswith("on") or name == "style" for _, found in page.elements for name in found)
    linked = {found.get("src") or found.get("href") or "" for tag in ("script", "link") for found in page.named(tag)}
    assert linked == {"data:,", "/static/look.css", "/static/page.css", "/static/page.js"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "Nothing is stored, and nothing leaves this machine."),
        ({"token": "t" * 20}, "Nothing is stored on the machine that serves this page."),
        ({"hosts": ["resumes.example"]}, "Nothing is stored on the machine that serves this page."),
    ],
    ids=["here", "token", "proxy"],
)
def test_what_happens_to_a_file_is_said_as_it_is(settings: dict[str, Any], said: str) -> None:
    async def ask() -> str:
        app = create_app(Settings(**settings))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000") as client:
            return (await client.get("/", headers={"Authorization": f"Bearer {'t' * 20}"})).text

    page = Seen(awaited(ask))
    assert said in page.text
    assert ("goes to the machine that serves this page" in page.text) == bool(settings)
    assert ("nothing is sent to or fetched from anywhere else" in page.text) != bool(settings)


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [("look.css", "text/css", "/*"), ("page.css", "text/css", "/*"), ("page.js", "text/javascript", "//")],
)
def test_what_a_page_needs_is_served_with_its_kind(server: Served, name: str, kind: str, begins: str) -> None:
    answer = server.get(f"/static/{name}")
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.text.startswith(begins)


@pytest.mark.parametrize("name", ["page.html", "..%2fpages.py", "../pages.py", "page.js%00", "PAGE.JS", ""])
def test_nothing_else_is_served(server: Served, name: str) -> None:
    assert server.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(
    ("settings", "status", "said"),
    [
        ({"at_once": 1, "waiting": -1}, 503, "Many files are being read at this moment Try again in a few seconds."),
        ({"answer_seconds": 0.001}, 504, "The answer took too long"),
        ({"request_bytes": 2**20}, 413, "That is larger than 1 MiB"),
    ],
    ids=["busy", "slow", "large"],
)
def test_a_problem_of_the_server_s_own_is_told_with_the_form(
    serve: Serve, settings: dict[str, Any], status: int, said: str
) -> None:
    served = serve(**{"at_once": 1, **settings})
    for path in FORMS:
        data = b"a" * (2**20 + 1)
        answer = served.post(path, files={"resume": ("cv.txt", data)}, headers={"Accept": "text/html,*/*;q=0.8"})
        page = Seen(answer.text)
        assert answer.status_code == status
        assert said in page.text
        assert page.named("form", action=f"{path}#answer")


def test_a_fault_is_told_without_what_failed_and_under_the_guard(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings())

    @app.get("/v1/fault")
    async def fault() -> None:
        raise RuntimeError("Zebulon Quartermaine")

    @app.get("/fault")
    async def fault_for_people() -> None:
        raise RuntimeError("Zebulon Quartermaine")

    async def ask(path: str) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000") as client:
            return await client.get(path, headers={"Accept": "text/html"})

    for path, said in (
        ("/v1/fault", '"kind": "Failure"'),
        ("/fault", "That is a fault of cxmatch and not of your file"),
    ):
        answer = awaited(ask, path)
        assert answer.status_code == 500
        assert said in answer.text
        assert "content-security-policy" in answer.headers
        assert answer.headers["cache-control"] == "no-store"
        assert "Quartermaine" not in answer.text + caplog.text


def test_people_are_told_of_every_kind_of_problem_without_terms() -> None:
    for kind in problems.TITLES:
        told = told_of(problems.problem(kind, "--as-given"), most=10 * 2**20)
        assert told.happened
        assert told.happened == told.happened[0].upper() + told.happened[1:]
        assert "{" not in told.happened
        assert told.advice.endswith("."), kind
        if kind not in ("BadRequest", "LexiconError", "OtherKind", "UnknownRole", "UsageError"):
            assert "--" not in told.advice


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            LimitExceeded("the file has 900 pages, and 50 are read", limit="pages", value=50),
            "The file has 900 pages, and 50 are read.",
        ),
        (UsageError("a" * 900, source="goal 1"), ""),
        (OtherKind("x", found="cover_letter", needed="resume"), ""),
    ],
)
def test_it_is_told_what_was_too_much_and_nothing_at_length(error: LimitExceeded | UsageError, told: str) -> None:
    found = told_of(problems.of_error(error), error)
    assert found.detail == told
    assert len(found.happened) < 300


def test_many_who_send_at_once_get_their_own_answers(server: Served) -> None:
    names = [f"{name}-{number}.txt" for number in range(6) for name in ("ada", "bea")]

    def ask(name: str) -> str:
        return sent(server, "/", files={"resume": (name, f"{LINES}\nWrote {name} content.".encode())}).text

    with ThreadPoolExecutor(12) as threads:
        for name, page in zip(names, threads.map(ask, names), strict=True):
            assert f"What {name} shows" in Seen(page).text
            assert not [other for other in names if other != name and other in page]


def test_nothing_of_what_is_sent_is_written_to_the_log(serve: Serve) -> None:
    served = serve(at_once=1)
    word = "Quartermaine"
    asked: list[Callable[[], httpx.Response]] = [
        lambda: sent(served, "/", files={"resume": (f"{word}.pdf", b"%PDF-1.7 " + word.encode())}),
        lambda: sent(served, "/", resume_text=f"{LINES} {word}", posting_text=f"We are hiring {word}"),
        lambda: sent(served, "/audit", posting_text=f"We are hiring {word}", title=word),
        lambda: sent(served, "/plan", goals=word, date=[word], count=[word]),
        lambda: served.post(f"/{word}", content=word.encode()),
    ]
    assert [ask().status_code for ask in asked] == [422, 200, 200, 422, 404]
    served.process.terminate()
    served.process.wait(20)
    assert (served.folder.parent / f"{served.folder.name}.log").read_text() == ""
