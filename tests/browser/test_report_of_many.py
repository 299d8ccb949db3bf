"""Reports of rankings and teams in a browser: nothing fetched, nothing wrong, readable without a script."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import Open, overflows, violations

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
START = "from cxmatch.cli import main; main()"
ATTACK = "<img src=x onerror=alert(1)>"
RESUME = (
    "Ada Roe\nada.roe@example.com\n\nExperience\nSupport agent, Acme, Jan 2020 - Present\n"
    "Answered calls in a responsive manner, wrote content and tracked metrics.\n"
)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    for sample in (EXAMPLES / "resumes").glob("*"):
        (folder / sample.name).write_bytes(sample.read_bytes())
    (folder / "a copy.pdf").write_bytes((EXAMPLES / "resumes" / "mateus-prado.pdf").read_bytes())
    (folder / f"{ATTACK}.txt").write_text(RESUME)
    (folder / "turned \u202e'quoted\".txt").write_text(RESUME.replace("calls", "mails and <b>chats</b>"))
    (folder / "markup.txt").write_text(f"{RESUME}</noscript></details><script>alert(1)</script>{ATTACK}\n")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    return folder


def made(tmp_path_factory: pytest.TempPathFactory, *command: object) -> str:
    out = tmp_path_factory.mktemp("report") / "report.html"
    done = subprocess.run(
        [sys.executable, "-c", START, *map(str, command), "--out", str(out)], capture_output=True, text=True
    )
    assert done.returncode in (0, 3), done.stderr
    return out.as_uri()


@pytest.fixture(scope="module")
def ranking(people: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory, "rank", people)


@pytest.fixture(scope="module")
def compared(people: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    posting = EXAMPLES / "postings" / "customer-experience-specialist.pdf"
    return made(tmp_path_factory, "rank", people, "--posting", posting)


@pytest.fixture(scope="module")
def blind(people: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory, "rank", people, "--role", "associate", "--blind")


@pytest.fixture(scope="module")
def team(people: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory, "team", people)


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", ["ranking", "compared", "blind", "team"])
def test_nothing_is_wrong_with_a_page(kind: str, phone: bool, opened: Open, request: pytest.FixtureRequest) -> None:
    page = opened(request.getfixturevalue(kind), phone=phone)
    assert violations(page) == []
    assert not overflows(page)
    page.locator("details.one", has=page.locator("noscript")).nth(1).locator("summary").first.click()
    expect(page.locator("details.one[open] :is(.person, .comparison)")).to_have_count(1)
    assert violations(page) == []
    assert not overflows(page)


def test_without_a_script_everything_is_there(ranking: str, opened: Open) -> None:
    page = opened(ranking, script=False)
    expect(page.locator("#tools")).to_be_hidden()
    page.locator("#people a", has_text="tavita-leota.docx").click()
    inside = page.locator("details.one[open]")
    expect(inside).to_have_count(1)
    expect(inside.locator(".text")).to_contain_text("Tavita Leota")
    assert page.locator("details.one mark").count() > 100


def opened_person(page: Page, name: str) -> None:
    page.locator("#people a", has_text=name).click()


def test_a_name_in_the_table_leads_to_the_text_by_keyboard(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("#people a", has_text="noor-al-hadithi.pdf").focus()
    page.keyboard.press("Enter")
    inside = page.locator("details.one[open]")
    expect(inside.locator(".text mark").first).to_be_visible()
    expect(inside.locator(".inside")).to_be_focused()
    page.keyboard.press("Tab")
    expect(inside.locator("input[name=role]:checked")).to_be_focused()


def test_markup_in_a_resume_is_shown_and_does_nothing(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    opened_person(page, "markup.txt")
    expect(page.locator("details.one[open] .text")).to_contain_text("</noscript></details><script>alert(1)</script>")
    assert page.locator("img[src=x]").count() == 0


def test_rows_are_sorted_by_any_column_and_what_is_unknown_stays_last(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    years = page.locator("th", has_text="Years")
    for order in ("descending", "ascending"):
        years.get_by_role("button").click()
        expect(years).to_have_attribute("aria-sort", order)
        told = page.locator("#people td[data-l=Years]").all_text_contents()
        numbers = [float(one) for one in told if one != "undated"]
        assert numbers == sorted(numbers, reverse=order == "descending")
        assert told == [*told[: len(numbers)], *["undated"] * (len(told) - len(numbers))]


def test_rows_are_filtered_by_words_and_role(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    whole = page.locator("#people tbody tr").count()
    page.locator("#search").fill("mateus")
    expect(page.locator("#shown")).to_have_text(f"1 of {whole} shown")
    expect(page.locator("details.one:visible")).to_have_count(1)
    page.locator("#search").fill("")
    page.locator("#fits").select_option("Analyst")
    assert set(page.locator("#people tr:visible td[data-l='Fits best']").all_text_contents()) == {"Analyst"}
    page.locator("#fits").select_option("")
    page.locator("#known").select_option("something")
    assert all(page.locator("#people tr:visible td[data-l='To know']").all_text_contents())


def test_every_two_neighbours_have_a_sentence_and_copies_and_failures_are_told(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    whole = page.locator("details.one").count()
    assert page.locator("details.one .why").count() == whole - 1
    assert all(line.endswith(".") for line in page.locator("details.one .why").all_text_contents())
    expect(page.locator(".why", has_text="is the same file as")).to_have_count(1)
    expect(page.locator("#failed tbody tr")).to_have_count(2)
    expect(page.locator("#failed")).to_contain_text("EmptyFile")


def test_nobody_is_named_in_a_blind_report(blind: str) -> None:
    text = Path(blind.removeprefix("file://")).read_text()
    for name in ("Ada", "Roe", "Mateus", "Prado", "mateus", "Noor", "Hadithi", "example.com", "markup.txt"):
        assert name not in text, name
    assert "metrics" in text


def test_a_page_prints_on_a4_without_cut_columns(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    opened_person(page, "tavita-leota.docx")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 990})
    assert not overflows(page)
    expect(page.locator("#tools")).to_be_hidden()
