"""Reports of one document in a browser: nothing wrong on them, nothing fetched, and a role is switched by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cxmatch import Document, FileUnreadable, Lexicon, audit, improve, match, score
from cxmatch.reports.pages import audit as audits
from cxmatch.reports.pages import comparison, documents, resume
from tests.browser.looking import Open, overflows, violations

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
AS_OF = date(2026, 11, 1)
RESUME = EXAMPLES / "resumes" / "noor-al-hadithi.pdf"
POSTING = EXAMPLES / "postings" / "customer-experience-manager.docx"
HOSTILE = Document.from_text(
    "Experience\nSupport agent <script>alert(1)</script>, Jan 2020 - Present\n"
    f"Answered calls in a responsive manner <img src=x onerror=alert(2)> {'longwordwithoutend' * 30}",
    name="<img src=x onerror=alert(1)>.pdf",
    kind="resume",
)
THICK = Document.from_text(
    "Senior Customer Experience Analyst (entry-level)\n\nYou manage a team of 5 agents, answer customers by phone and "
    "chat, log each ticket, escalate complaints, build dashboards and predict churn.\n\nRequirements\nExcel, 6+ years",
    name="thick.txt",
    kind="posting",
)


def of_scores() -> str:
    reports = [score(RESUME, as_of=AS_OF), score(POSTING, as_of=AS_OF), score(HOSTILE, as_of=AS_OF)]
    return documents.html(reports, [FileUnreadable("gone", source="<b>c</b>.pdf")], Lexicon.load(), AS_OF)


def of_one() -> str:
    return documents.html([score(RESUME, as_of=AS_OF)], [], Lexicon.load(), AS_OF)


def of_a_match() -> str:
    return comparison.html(match(RESUME, POSTING, as_of=AS_OF))


def of_an_audit() -> str:
    return audits.html(audit(THICK, as_of=AS_OF), score(THICK, as_of=AS_OF), Lexicon.load())


def of_changes() -> str:
    letter = EXAMPLES / "letters" / "noor-al-hadithi.txt"
    found = improve(RESUME, role="analyst", posting=POSTING, cover_letter=letter, search=True, as_of=AS_OF)
    return resume.html(found, score(found.document, as_of=AS_OF), Lexicon.load())


PAGES = {"scores": of_scores, "one": of_one, "match": of_a_match, "audit": of_an_audit, "changes": of_changes}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("reports")
    for name, made in PAGES.items():
        (folder / f"{name}.html").write_text(made(), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in PAGES}


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    name: str, phone: bool, opened: Open, files: dict[str, str]
) -> None:
    page = opened(files[name], phone=phone)
    assert violations(page) == []
    assert not overflows(page)
    for closed in page.locator("details").all():
        closed.evaluate("one => one.open = true")
    assert violations(page) == []
    assert not overflows(page)


def chosen(page: Page) -> str:
    return str(page.locator(".roles label:has(input:checked) > span").first.inner_text())


def marked(page: Page) -> list[str]:
    """The points that are shown in the text."""
    return [one for one in page.locator(".text sup a").all_inner_texts() if one.strip()]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_role_is_switched_by_keyboard_and_its_words_are_shown(
    script: bool, opened: Open, files: dict[str, str]
) -> None:
    page = opened(files["one"], script=script)
    first = chosen(page)
    shown = page.locator(".of:visible h2").all_inner_texts()
    assert shown
    assert all(first in heading for heading in shown)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".roles input:checked")).to_be_focused()
    page.keyboard.press("ArrowDown")
    second = chosen(page)
    assert second != first
    assert all(second in heading for heading in page.locator(".of:visible h2").all_inner_texts())


def test_points_of_the_chosen_role_alone_are_shown_and_add_up_to_its_score(opened: Open, files: dict[str, str]) -> None:
    page = opened(files["one"])
    report = score(RESUME, as_of=AS_OF)
    for fit in report.fits:
        page.get_by_role("radio", name=fit.title).check()
        said = page.locator(".text sup:visible").all_inner_texts()
        points = [float(one.split()[0].replace("\N{MINUS SIGN}", "-")) for one in said]
        assert round(sum(points), 2) == fit.score


def test_a_line_of_evidence_leads_to_its_words_and_its_points_back_to_it(opened: Open, files: dict[str, str]) -> None:
    page = opened(files["one"])
    link = page.locator(".counted:visible a").first
    link.focus()
    page.keyboard.press("Enter")
    mark = page.locator("mark:target")
    expect(mark).to_be_in_viewport()
    note = mark.locator("xpath=following-sibling::sup[1]/a").first
    note.click()
    expect(page.locator("tr:target")).to_be_in_viewport()


def test_texts_stand_beside_each_other_where_there_is_room_and_else_below(opened: Open, files: dict[str, str]) -> None:
    for phone in (False, True):
        page = opened(files["match"], phone=phone)
        posting, found = (page.locator(".beside > section").nth(number).bounding_box() for number in (0, 1))
        assert posting
        assert found
        assert (found["y"] >= posting["y"] + posting["height"]) is phone
        assert (found["x"] > posting["x"]) is not phone


def test_what_is_for_and_against_differs_without_colour(opened: Open, files: dict[str, str]) -> None:
    page = opened(files["audit"])

    def look(selector: str) -> tuple[str, ...]:
        return tuple(
            page.locator(selector).first.evaluate(
                "one => { const s = getComputedStyle(one); return [s.borderBottomStyle, s.borderBottomWidth,"
                " s.borderTopStyle, s.outlineStyle, s.textDecorationLine, s.textDecorationStyle] }"
            )
        )

    kinds = ("for", "against", "again", "near", "no", "finding")
    looks = {kind: look(f".key mark.{kind}") for kind in kinds}
    assert len({*looks.values()}) == len(kinds), looks
    assert look(".key sup.for") != look(".key sup.against")


def test_printed_pages_show_the_chosen_role_and_what_can_be_opened(opened: Open, files: dict[str, str]) -> None:
    page = opened(files["one"])
    page.emulate_media(media="print")
    assert page.locator(".roles input:visible").count() == 0
    assert page.locator(".screen:visible").count() == 0
    hidden = page.locator("details li").first
    assert hidden.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
