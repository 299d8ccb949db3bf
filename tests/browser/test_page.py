"""The page of the server in a browser: every path that a job seeker can take, and what may go wrong on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
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
DROPPED = """() => {
    const one = new DataTransfer();
    one.items.add(new File(["Took calls and wrote content."], "cv.txt"));
    return one;
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
    sent(page)
    expect(page.locator("#answer")).to_be_focused()
    expect(page.locator("#answer")).to_contain_text("mateus-prado.pdf")
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
    page.locator("summary", has_text="or paste its text").first.click()
    page.fill("#resume_text", MARKUP)
    sent(page)
    expect(page.locator(".text").first).to_contain_text("<script>alert(1)</script>")
    assert page.locator("#result script, #result img").count() == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scan.pdf", pdf(PdfPage().image(0, 0, 612, 792)), "holds pictures of words"),
        ("locked.pdf", pdf(PdfPage().text(72, 700, "Support lead"), password="secret"), "locked with a password"),  # noqa: S106
        ("empty.pdf", b"", "no words in it"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "format that is not read"),
        ("broken.pdf", b"%PDF-1.7 nothing", "is damaged"),
        ("posting.pdf", POSTING.read_bytes(), "cannot be done as it was asked"),
        ("none", None, "cannot be done as it was asked"),
        ("large.pdf", b"%PDF-" + b"0" * (11 * 2**20), "larger than 10 MiB"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_goes_wrong_is_said_in_plain_words(
    visit: Visit, name: str, data: bytes | None, said: str, script: bool
) -> None:
    page = visit(script=script)
    if data is not None:
        page.set_input_files("#resume", file(name, data))
    page.locator("button.main").click()
    expect(page.locator(".problem")).to_contain_text(said)
    expect(page.locator("#answer")).to_be_visible()
    if name == "scan.pdf" and script:
        assert violations(page) == []


def test_a_posting_is_taken_for_a_resume_where_somebody_says_so(visit: Visit) -> None:
    page = visit()
    page.set_input_files("#resume", POSTING)
    page.check("#as_given")
    sent(page)
    expect(page.locator(".person")).to_be_visible()


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
    expect(page.get_by_role("heading", name="Customer experience associate: 99.91")).to_be_visible()
    page.get_by_role("radio", name="Customer experience expert").check()
    expect(page.get_by_role("heading", name="Customer experience expert: 0.00")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()


def test_everything_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#main").evaluate("main => main.querySelector('summary').focus()")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("Experience\nSupport agent, Jan 2020 - Present\nTook calls and wrote content.")
    page.locator("#resume_text").press("Tab")
    page.locator("button.main").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    chosen = page.locator(".roles input:checked")
    chosen.focus()
    before = page.locator(".roles label:has(input:checked)").inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator(".roles label:has(input:checked)").inner_text() != before


def test_a_file_can_be_dropped(visit: Visit) -> None:
    page = visit()
    dropped = page.evaluate_handle(DROPPED)
    page.locator("[data-drop]").first.dispatch_event("drop", {"dataTransfer": dropped})
    expect(page.locator("[data-chosen]").first).to_contain_text("cv.txt")
    sent(page)
    expect(page.locator("#answer")).to_contain_text("cv.txt")


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
    page.get_by_role("button", name="Another one").click()
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
    expect(page.locator(".problem")).to_contain_text("cannot be reached")


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
    assert "from 400 on 2025-11-01 to 520 on 2026-11-01" in (chart.get_attribute("alt") or "")
    # The picture came through the page's policy, with its colours: its middle is no white box.
    assert chart.evaluate("image => image.naturalWidth") > 0
    assert len(set(_colours(page, chart.bounding_box() or {}))) > 8
    page.get_by_role("button", name="Another row").click()
    expect(page.get_by_label("Day 7", exact=True)).to_be_focused()


def _colours(page: Page, box: object) -> list[tuple[int, ...]]:
    import io

    from PIL import Image

    picture = Image.open(io.BytesIO(page.screenshot(clip=box, full_page=True)))  # type: ignore[arg-type]
    return [colour for _, colour in picture.convert("RGB").getcolors(1_000_000) or []]


def test_a_plan_that_lacks_a_count_says_which_and_keeps_what_was_written(visit: Visit) -> None:
    page = visit("/plan", script=False)
    page.get_by_label("Day 1", exact=True).fill("2025-11-01")
    page.fill("#goals", 'Launch "Rio" </textarea><script>alert(1)</script>')
    page.locator("button.main").click()
    expect(page.locator(".problem")).to_contain_text("count 1")
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
