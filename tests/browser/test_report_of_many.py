"""Reports of rankings and teams in a browser: nothing fetched, nothing wrong, readable without a script."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
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


def test_the_heads_of_columns_stand_on_every_printed_page(tmp_path: Path, opened: Open) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(RESUME.replace("Ada Roe", f"Ada Roe {number}"))
    out = tmp_path / "report.html"
    subprocess.run([sys.executable, "-c", START, "rank", folder, "--out", out], check=True)
    pages = pypdfium2.PdfDocument(opened(out.as_uri()).pdf(prefer_css_page_size=True))
    texts = [pages[place].get_textpage().get_text_range() for place in range(len(pages))]
    of_table = [text for text in texts if re.search(r"\d\d\.txt\s+Associate", text)]
    assert len(of_table) >= 2
    assert all("Beyond words" in text for text in of_table)
    assert {(round(page.get_width()), round(page.get_height())) for page in pages} == {(595, 842)}


def test_what_is_open_is_printed_and_nothing_else(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    opened_person(page, "tavita-leota.docx")
    expect(page.locator("details.one[open] .text")).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator("details.one .text:visible").count() == 1


def test_axe_finds_nothing_in_what_is_there_without_a_script(ranking: str, opened: Open, tmp_path: Path) -> None:
    # axe-core is a script itself, so that it sees the same page with its script taken out.
    text = Path(ranking.removeprefix("file://")).read_text()
    bare = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL).replace("noscript>", "div>")
    (tmp_path / "bare.html").write_text(bare)
    page = opened((tmp_path / "bare.html").as_uri())
    for summary in page.locator("details.one > summary").all():
        summary.click()
    assert page.locator("details.one[open] mark:visible").count() > 100
    assert violations(page) == []


def test_a_link_to_a_place_in_somebodys_text_opens_it(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    opened_person(page, "noor-al-hadithi.pdf")
    place = page.locator("details.one[open] .text mark[id]").nth(3).get_attribute("id")
    again = opened(f"{ranking}#{place}")
    expect(again.locator(f"[id='{place}']")).to_be_in_viewport()
    expect(again.locator("details.one[open]")).to_have_count(1)


def test_a_copy_leads_to_the_file_that_it_is(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    opened_person(page, "mateus-prado.pdf")
    page.locator("details.one[open] a", has_text="number").click()
    expect(page.locator("details.one[open]", has_text="a copy.pdf").locator(".text").first).to_contain_text(
        "Mateus Prado"
    )


def test_all_can_be_opened_and_closed_at_once(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    page.locator("#search").fill("e.pdf")
    shown = page.locator("details.one:visible").count()
    page.locator("#open").click()
    expect(page.locator("details.one[open]")).to_have_count(shown)
    expect(page.locator("#open")).to_have_text("Close all")
    page.locator("#open").click()
    expect(page.locator("details.one[open]")).to_have_count(0)


def test_rows_are_put_in_order_on_a_phone(ranking: str, opened: Open) -> None:
    page = opened(ranking, phone=True)
    page.locator("#order").select_option("Expert")
    told = page.locator("#people td[data-l=Expert]").all_text_contents()
    assert [float(one) for one in told] == sorted(map(float, told), reverse=True)
    page.locator("#order").select_option("File")
    names = page.locator("#people tbody th").all_text_contents()
    assert names.index("a copy.pdf") < names.index("katarzyna-wisniewska.pdf") < names.index("tavita-leota.docx")
    page.locator("#order").select_option("place")
    assert page.locator("#people tbody td:first-child").all_text_contents() == [str(n + 1) for n in range(len(names))]


def test_sorting_is_done_by_keyboard_and_told_to_those_who_hear_it(ranking: str, opened: Open) -> None:
    page = opened(ranking)
    page.get_by_role("button", name="Manager").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Manager")
    assert page.locator("#people tbody th").first.text_content() == "katarzyna-wisniewska.pdf"
    expect(page.get_by_role("status")).to_contain_text("shown")


def test_many_roles_have_room_on_the_screen(tmp_path: Path, opened: Open) -> None:
    roles = [
        {"id": f"r{one}", "title": f"A rather long title {one}", "terms": [{"term": f"w{one}"}]} for one in range(12)
    ]
    lexicon = tmp_path / "roles.json"
    lexicon.write_text(json.dumps({"format": 1, "name": "many", "roles": roles}))
    folder = tmp_path / "people"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{RESUME}Did w1, w2 and w5 {name}.\n")
    out = tmp_path / "report.html"
    subprocess.run([sys.executable, "-c", START, "rank", folder, "--lexicon", lexicon, "--out", out], check=True)
    page = opened(out.as_uri())
    assert violations(page) == []
    assert not overflows(page)
    crossed = "cells => cells.some(cell => cell.scrollWidth > cell.clientWidth + 1)"
    assert not page.locator("#people td.fit").evaluate_all(crossed)
