"""A comparison, and many of them, as people see them."""

from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from cxmatch import Document, Ranking, match, rank
from cxmatch.reports.comparisons import render_compared, render_comparison

HEAD = "Experience\nHelp desk agent, Lantern Travel, Jan 2018 - Jan 2023\nAnswered calls and tickets.\n"


def printed(answer: RenderableType, width: int = 120) -> str:
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(answer)
    return captured.get()


def ranked(folder: Path, posting: str, resumes: dict[str, str]) -> Ranking:
    files = []
    for name, line in resumes.items():
        (folder / name).write_text(HEAD + line, encoding="utf-8")
        files.append(folder / name)
    return rank(files, posting=Document.from_text(posting, name="posting", kind="posting"), sure=True)


@pytest.mark.parametrize("width", [60, 120, 200])
def test_points_are_whole_at_any_width(width: int) -> None:
    posting = Document.from_text("Requirements\n- Zendesk\n", kind="posting")
    resume = Document.from_text(HEAD + "Used Zendesk.", kind="resume")
    assert "100.00 of 100.00 Zendesk" in " ".join(printed(render_comparison(match(resume, posting)), width).split())


def test_what_all_resumes_leave_open_is_said_once(tmp_path: Path) -> None:
    posting = "Location: Dover, DE\n\nRequirements\n- Zendesk\n- Work weekends\n"
    told = printed(render_compared(ranked(tmp_path, posting, {"a.txt": "Worked weekends.", "b.txt": "Used Zendesk."})))
    assert "to ask all of them about: the place of work\n" in told
    assert told.count("the place of work") == 1
    assert told.count("to ask about: work on shifts, evenings or weekends") == 1


def test_a_condition_that_a_resume_denies_is_not_one_to_ask_about(tmp_path: Path) -> None:
    posting = "Requirements\n- Zendesk\n- Work weekends\n"
    told = printed(render_compared(ranked(tmp_path, posting, {"a.txt": "Not available on weekends."})), 200)
    assert "deal-breakers not met: work on shifts, evenings or weekends" in told
    assert "to ask about" not in told


def test_a_score_that_rests_on_little_says_so_in_its_row(tmp_path: Path) -> None:
    assert "little asked" in printed(render_compared(ranked(tmp_path, "Requirements\n- Zendesk\n", {"a.txt": ""})))


def test_what_a_file_is_called_and_says_is_printed_as_it_stands(tmp_path: Path) -> None:
    told = printed(render_compared(ranked(tmp_path, "Requirements\n- SQL\n", {"[red]a\x1b[31m.txt": "Wrote SQL."})))
    assert "[red]a" in told
    assert "\x1b" not in told


def test_of_several_places_one_is_quoted_unless_all_are_wanted() -> None:
    posting = Document.from_text("Requirements\n- Zendesk\n", kind="posting")
    found = match(Document.from_text(HEAD + "Used Zendesk.\nTaught Zendesk.", kind="resume"), posting)
    assert "Used Zendesk.  (+1 more)" in printed(render_comparison(found))
    assert "Taught Zendesk." in printed(render_comparison(found, full=True))


def test_a_copy_of_a_file_says_whose_it_is(tmp_path: Path) -> None:
    told = printed(render_compared(ranked(tmp_path, "Requirements\n- SQL\n", {"a.txt": "SQL", "b.txt": "SQL"})), 200)
    assert "same file as a.txt" in told
