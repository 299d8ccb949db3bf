"""The page of the server in a browser: every path that a job seeker can take, and what may go wrong on it."""

import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.looking import Open, overflows, violations
from tests.documents.docx_maker import docx, line
from tests.documents.pdf_maker import Page as PdfPage
from tests.documents.pdf_maker import pdf
from tests.web.conftest import SAMPLES, Serve, Served, serve

__all__ = ["serve"]

RESUME = SAMPLES / "resumes" / "mateus-prado.pdf"
POSTING = SAMPLES / "postings" / "customer-experience-specialist.pdf"
ATTACK = "<img src=x onerror=alert(1)>.pdf"
MARKUP = "Support agent, Jan 2020 - Present\n<script>alert(1)</script><img src=x onerror=alert(2)>\nTook calls.\n"
FRENCH = (
    "Directrice de l'expérience client, elle dirige une équipe et mesure la satisfaction des clients du magasin. " * 5
)
DROPPED = """names => {
    const all = new DataTransfer();
    for (const name of names) all.items.add(new File(["Took calls and wrote content."], name));
    return all;
}"""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return [one.id || one.textContent.trim().slice(0, 30), style.outlineStyle, box.bottom > 0 && box.top < innerHeight];
}"""
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def server(serve: Serve) -> Served:
    return serve()


@pytest.fixture
def visit(server: Served, opened: Open) -> Visit:
    """Opens a page of the server; requests to anywhere else fail the test."""

    def visit_page(path: str = "/", **more: object) -> Page:
        return opened(server.url + path, origin=server.url, **more)

    return visit_page


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def sent(page: Page) -> None:
    page.locator("button.main").click()
    expect(page.locator("#answer")).to_be_visible()


def test_a_pdf_is_read_and_the_role_switched_and_the_answer_has_the_focus(visit: Visit) -> None:
    page = visit()
    page.set_input_files("#resume", RESUME)
    expect(page.locator("[data-chosen]").first).to_have_text("mateus-prado.pdf, 58 KiB")
    history = page.evaluate("history.length")
    sent(page)
    expect(page.locator("#answer")).to_be_focused()
    expect(page.locator("#answer")).to_be_in_viewport()
    expect(page.locator("#answer")).to_have_text("What mateus-prado.pdf shows")
    assert page.evaluate("history.length") == history
    associate = page.get_by_role("heading", name="Customer experience associate: 99.91")
    expect(associate).to_be_visible()
    page.get_by_role("radio", name="Customer experience manager").check()
    expect(associate).to_be_hidden()
    expect(page.get_by_role("heading", name="Customer experience manager: 0.02")).to_be_visible()


def test_a_word_file_beside_a_posting_and_a_role_of_choice(visit: Visit) -> None:
    page = visit()
    page.set_input_files("#resume", SAMPLES / "resumes" / "tavita-leota.docx")
    page.set_input_files("#posting", POSTING)
    page.select_option("#role", "specialist")
    sent(page)
    expect(page.get_by_role("radio", name="Customer experience specialist")).to_be_checked()
    expect(page.get_by_role("heading", name="Beside the posting customer-experience-specialist.pdf")).to_be_visible()
    expect(page.locator(".comparison .text")).to_have_count(2)


def test_pasted_text_will_do(visit: Visit) -> None:
    page = visit()
    page.get_by_text("Paste your resume's text instead").first.click()
    page.get_by_label("Paste your resume's text instead").fill(MARKUP)
    sent(page)
    expect(page.locator(".text").first).to_contain_text("<script>alert(1)</script>")
    assert page.locator("#result script, #result img").count() == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scan.pdf", pdf(PdfPage().image(0, 0, 612, 792)), "it holds pictures of words"),
        ("locked.pdf", pdf(PdfPage().text(72, 700, "Support lead"), password="secret"), "locked with a password"),  # noqa: S106
        ("empty.pdf", b"", "no words in this file"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cannot be read here"),
        ("broken.pdf", b"%PDF-1.7 nothing", "is damaged"),
        ("posting.pdf", POSTING.read_bytes(), "looks like a job posting, not a resume"),
        ("none", None, "no resume yet"),
        ("large.pdf", b"%PDF-" + b"0" * (11 * 2**20), "larger than 10 MiB"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_goes_wrong_is_said_in_plain_words(
    visit: Visit, name: str, data: bytes | None, said: str, script: bool
) -> None:
    page = visit(script=script, phone=True)
    if data is not None:
        page.set_input_files("#resume", file(name, data))
    page.locator("button.main").click()
    expect(page.locator(".problem")).to_contain_text(said)
    expect(page.locator("#answer")).to_be_in_viewport()
    expect(page.locator("#resume")).to_be_attached()
    assert not overflows(page)
    if script:
        expect(page.locator("#answer")).to_be_focused()
        assert said in page.title()
        assert violations(page) == []


def test_a_file_that_is_too_large_is_told_before_it_is_sent(visit: Visit) -> None:
    page = visit()
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.method))
    page.set_input_files("#resume", file("large.pdf", b"0" * (11 * 2**20)))
    expect(page.locator("[data-chosen]").first).to_have_text(
        "large.pdf, 11.0 MiB: larger than 10 MiB, which is too large"
    )
    page.locator("button.main").click()
    expect(page.locator("#answer")).to_have_text("The file is larger than 10 MiB")
    assert posts == []


def test_a_posting_is_taken_for_a_resume_where_somebody_says_so(visit: Visit) -> None:
    page = visit()
    page.set_input_files("#resume", POSTING)
    sent(page)
    expect(page.locator(".problem").get_by_role("link", name="Audit a posting")).to_be_visible()
    expect(page.get_by_text("tick the box")).to_be_hidden()
    page.get_by_role("button", name="It is a resume all the same").click()
    expect(page.locator(".person")).to_be_visible()


def test_without_a_script_too(visit: Visit) -> None:
    page = visit(script=False)
    page.set_input_files("#resume", POSTING)
    sent(page)
    expect(page.get_by_role("button", name="It is a resume all the same")).to_be_hidden()
    expect(page.get_by_text("tick the box")).to_be_visible()
    page.set_input_files("#resume", POSTING)
    page.get_by_label("Take my files for what I give them as").check()
    page.locator("button.main").click()
    expect(page.locator(".person")).to_be_visible()


def test_a_text_in_another_language_is_not_judged(visit: Visit) -> None:
    page = visit()
    page.set_input_files("#resume", file("cv.txt", FRENCH.encode()))
    sent(page)
    expect(page.locator("#result")).to_contain_text("seems not to be English")
    expect(page.get_by_role("radio")).to_have_count(0)
    assert violations(page) == []


def test_a_name_that_is_markup_is_a_name(visit: Visit) -> None:
    page = visit()
    page.set_input_files("#resume", file(ATTACK, RESUME.read_bytes()))
    sent(page)
    expect(page.locator("#answer")).to_contain_text(ATTACK)
    assert page.locator("img").count() == 0


def test_a_resume_that_is_a_web_page_is_shown_as_text(visit: Visit) -> None:
    page = visit()
    markup = f"<html><body><h1>Ada Roe</h1><p>Took calls, wrote content.</p>{MARKUP}</body></html>".encode()
    page.set_input_files("#resume", file("cv.html", markup))
    sent(page)
    expect(page.locator(".text").first).to_contain_text("Took calls")
    assert page.locator("#result :is(script, img, h1)").count() == 0


def test_without_a_script_the_main_job_is_done(visit: Visit) -> None:
    page = visit(script=False)
    page.set_input_files("#resume", RESUME)
    sent(page)
    expect(page.locator("#answer")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Customer experience associate: 99.91")).to_be_visible()
    page.get_by_role("radio", name="Customer experience expert").check()
    expect(page.get_by_role("heading", name="Customer experience expert: 0.00")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()
    page.get_by_role("link", name="Another resume").click()
    expect(page.locator("#result")).to_be_empty()


def tabbed(page: Page, selector: str, *, key: str = "Tab") -> None:
    """Goes on by keyboard until something has the focus; on the way it is always seen where that is."""
    for _ in range(60):
        page.keyboard.press(key)
        name, outline, in_sight = page.evaluate(FOCUSED)
        assert outline != "none", name
        assert in_sight, name
        if page.locator(selector).first.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{selector} cannot be reached by keyboard")


def test_everything_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit()
    tabbed(page, ".skip")
    page.keyboard.press("Enter")
    tabbed(page, ".private summary")
    page.keyboard.press("Enter")
    expect(page.locator(".private")).to_contain_text("no further")
    tabbed(page, "#resume")
    tabbed(page, ".document summary")
    page.keyboard.press("Enter")
    tabbed(page, "#resume_text")
    page.keyboard.insert_text("Experience\nSupport agent, Jan 2020 - Present\nTook calls and wrote content.")
    tabbed(page, "#role")
    tabbed(page, "button.main")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    assert page.evaluate(FOCUSED)[1:] == ["solid", True]
    tabbed(page, ".roles input:checked")
    before = page.locator(".roles label:has(input:checked)").inner_text()
    page.keyboard.press("ArrowDown")
    now = page.locator(".roles label:has(input:checked)").inner_text()
    assert now != before
    expect(page.get_by_role("heading", name=f"{now.splitlines()[0]}: ")).to_be_visible()
    tabbed(page, "[data-again]", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#resume")).to_be_focused()


def test_a_file_can_be_dropped(visit: Visit) -> None:
    page = visit()
    drop = page.locator("[data-drop]").first
    dropped = {"dataTransfer": page.evaluate_handle(DROPPED, ["cv.txt", "other.txt"])}
    drop.dispatch_event("dragover", dropped)
    expect(drop).to_have_class("drop over")
    drop.dispatch_event("drop", dropped)
    expect(drop).to_have_class("drop")
    expect(page.locator("[data-chosen]").first).to_have_text("cv.txt, 1 KiB: one file is read, and this is the first")
    # Words that are dropped are no file, and take none away.
    drop.dispatch_event("drop", {"dataTransfer": page.evaluate_handle("new DataTransfer()")})
    sent(page)
    expect(page.locator("#answer")).to_contain_text("cv.txt")


def test_a_file_that_is_dropped_beside_the_fields_does_not_take_the_page_away(visit: Visit) -> None:
    page = visit()
    dropped = page.evaluate_handle(DROPPED, ["cv.txt"])
    went_on = """([page, dropped]) => document.querySelector(page).dispatchEvent(
        new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}))"""
    assert page.evaluate(went_on, ["h1", dropped]) is False
    words = page.evaluate_handle("new DataTransfer()")
    assert page.evaluate(went_on, ["textarea", words]) is True


@pytest.mark.skipif(sys.platform == "win32", reason="a process is held by a signal")
def test_it_is_told_what_happens_and_can_be_stopped_and_is_sent_once(serve: Serve, opened: Open) -> None:
    served = serve(at_once=1)
    page = opened(served.url, origin=served.url)
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.method))
    page.set_input_files("#resume", RESUME)
    served.process.send_signal(signal.SIGSTOP)
    try:
        button = page.locator("button.main")
        button.click()
        expect(page.get_by_role("status")).to_have_text("Reading")
        expect(page.get_by_role("progressbar")).to_be_visible()
        expect(button).to_have_attribute("aria-disabled", "true")
        expect(button).to_be_focused()
        assert violations(page) == []
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Still reading")
        assert posts == ["POST"]
        page.get_by_role("button", name="Stop").click()
        expect(page.get_by_role("status")).to_have_text("Stopped.")
        expect(page.get_by_role("progressbar")).to_be_hidden()
        expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    finally:
        served.process.send_signal(signal.SIGCONT)
    sent(page)
    expect(page.locator("#answer")).to_contain_text("mateus-prado.pdf")
    expect(page.get_by_role("status")).to_have_text("")
    assert posts == ["POST", "POST"]


def test_two_who_send_at_once_get_their_own_answers(visit: Visit) -> None:
    pages = [visit(), visit()]
    names = ["mateus-prado.pdf", "noor-al-hadithi.pdf"]
    for page, name in zip(pages, names, strict=True):
        page.set_input_files("#resume", SAMPLES / "resumes" / name)
    for page in pages:
        page.locator("button.main").click()
    for page, name in zip(pages, names, strict=True):
        expect(page.locator("#answer")).to_contain_text(name)


def test_an_answer_can_be_put_away_for_another_file(visit: Visit) -> None:
    page = visit()
    page.set_input_files("#resume", RESUME)
    sent(page)
    page.select_option("#role", "expert")
    page.get_by_role("link", name="Another resume").click()
    expect(page.locator("#role")).to_have_value("")
    expect(page.locator("#result")).to_be_empty()
    expect(page.locator("#resume")).to_have_value("")
    expect(page.locator("#resume")).to_be_focused()


def test_a_server_that_is_gone_is_said(serve: Serve, opened: Open) -> None:
    served = serve(at_once=1)
    page = opened(served.url, origin=served.url)
    served.process.kill()
    served.process.wait(10)
    page.set_input_files("#resume", RESUME)
    page.locator("button.main").click()
    expect(page.locator(".problem")).to_contain_text("could not be sent")


def answered(page: Page, path: str) -> None:
    if path == "/":
        page.set_input_files("#resume", RESUME)
        page.set_input_files("#posting", POSTING)
    elif path == "/audit":
        page.set_input_files("#posting", SAMPLES / "postings" / "customer-experience-manager.docx")
    else:
        for row, (day, count) in enumerate((("2025-11-01", "400"), ("2026-11-01", "520")), 1):
            page.get_by_label(f"Day {row}", exact=True).fill(day)
            page.get_by_label(f"Customers on day {row}").fill(count)
        page.fill("#goals", "Launch in Brazil")
    sent(page)


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["/", "/audit", "/plan"])
def test_nothing_is_wrong_with_a_form_or_its_answer(visit: Visit, path: str, phone: bool) -> None:
    page = visit(path, phone=phone)
    assert violations(page) == []
    assert not overflows(page)
    answered(page, path)
    assert violations(page) == []
    assert not overflows(page)


def test_a_plan_has_its_chart_and_what_it_shows_in_words(visit: Visit) -> None:
    page = visit("/plan")
    answered(page, "/plan")
    chart = page.locator("#result img")
    expect(chart).to_be_visible()
    chart.scroll_into_view_if_needed()
    assert "from 400 on 2025-11-01 to 520 on 2026-11-01" in (chart.get_attribute("alt") or "")
    # The picture came through the page's policy, with its colours: its middle is no white box.
    assert chart.evaluate("image => image.naturalWidth") > 0
    assert len(set(_colours(page, chart.bounding_box() or {}))) > 8
    page.get_by_role("button", name="Another row").click()
    expect(page.get_by_label("Day 5", exact=True)).to_be_focused()


def _colours(page: Page, box: object) -> list[tuple[int, ...]]:
    picture = Image.open(io.BytesIO(page.screenshot(clip=box, full_page=True)))  # type: ignore[arg-type]
    return [colour for _, colour in picture.convert("RGB").getcolors(1_000_000) or []]


def test_a_plan_that_lacks_a_count_says_which_and_keeps_what_was_written(visit: Visit) -> None:
    page = visit("/plan", script=False)
    page.get_by_label("Day 1", exact=True).fill("2025-11-01")
    page.fill("#goals", 'Launch "Rio" </textarea><script>alert(1)</script>')
    page.locator("button.main").click()
    expect(page.locator(".problem")).to_contain_text("Row 1: there is a day and no count")
    expect(page.get_by_label("Day 1", exact=True)).to_have_value("2025-11-01")
    expect(page.locator("#goals")).to_have_value('Launch "Rio" </textarea><script>alert(1)</script>')


def test_an_answer_prints_without_the_form(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    answered(page, "/")
    page.emulate_media(media="print")
    expect(page.locator("form.ask")).to_be_hidden()
    expect(page.locator(".top")).to_be_hidden()
    page.set_viewport_size({"width": 700, "height": 990})
    assert not overflows(page)


def test_an_address_without_a_page_says_so(visit: Visit) -> None:
    page = visit("/nothing")
    expect(page.locator(".problem")).to_contain_text("There is no such page")
    assert violations(page) == []


def test_a_word_file_that_was_made_here_is_read(visit: Visit) -> None:
    page = visit()
    data = docx(line("Ada Roe") + line("Took calls, wrote content and tracked metrics."))
    page.set_input_files("#resume", file("cv.docx", data))
    sent(page)
    expect(page.locator(".text").first).to_contain_text("tracked metrics")
