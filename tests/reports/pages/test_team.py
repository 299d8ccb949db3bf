"""The page of a team: everybody, the roles, who is close to the next one, and whom to hire."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxmatch import Lexicon, Team, team
from cxmatch.ranking.drawn import Drawn
from cxmatch.reports.pages.section import SECTION
from cxmatch.reports.pages.team import pages

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
AS_OF = date(2026, 11, 1)
WORK = "Experience\nSupport analyst, Acme, Jan 2019 - Dec 2024\nTracked metrics, drew charts and led five agents.\n"


def made(source: Path, **options: Any) -> tuple[Team, str]:
    with Drawn(SECTION) as drawn:
        found = team(source, as_of=AS_OF, drawn=drawn, **options)
        return found, "".join(pages(found, Lexicon.load(), drawn))


def names(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="#o\d+"><bdi>(.*?)</bdi>', html)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Support").mkdir()
    for name in ("Ada", "Bea"):
        (tmp_path / "Support" / f"{name} Roe.txt").write_text(
            f"{name} Roe\n{name}@example.com\n\n{WORK}{name} did it.\n"
        )
    (tmp_path / "Support" / "Ada again.txt").write_bytes((tmp_path / "Support" / "Ada Roe.txt").read_bytes())
    (tmp_path / "Support" / "Cat Poe.pdf").write_bytes(b"")
    return tmp_path


def test_everybody_stands_there_once_and_opens() -> None:
    found, html = made(EXAMPLES / "team.csv")
    assert names(html) == [member.name for member in found.members]
    assert len(re.findall(r"<noscript>.+?</noscript>", html, re.DOTALL)) == len(found.members)
    for member in found.members:
        assert all(f">{fit.score:.2f}</td>" in html for fit in member.fits)


def test_roles_steps_helpers_and_the_next_hire_are_told() -> None:
    found, html = made(EXAMPLES / "team.csv")
    assert html.count(">covered</span>") == len(found.covered)
    assert html.count(">not covered</span>") == len(found.uncovered)
    assert found.hire_next
    assert f"Hire next: {found.hire_next.title}" in html
    for step in found.next_steps:
        assert all(f"<bdi>{one.name}</bdi>" in html for one in step.candidates)
    assert all(f"<bdi>{one.name}</bdi></b>, {one.department}" in html for one in found.from_elsewhere)


def test_a_copy_leads_to_whose_file_it_is_and_failures_stand_apart(folder: Path) -> None:
    found, html = made(folder)
    assert [member.name for member in found.failed] == ["Cat Poe"]
    assert re.search(r"Could not be read: 1.*Cat Poe.*EmptyFile", html, re.DOTALL)
    assert "Cat Poe" not in names(html)
    assert html.count('The same file as <a href="#o') == 1


def test_a_blind_page_of_a_team_names_nobody(folder: Path) -> None:
    found, html = made(folder, blind=True)
    assert names(html) == [member.name for member in found.members if member.status != "failed"]
    assert len(set(re.findall(r' id="(o\d+)"', html))) == 3
    for word in ("Ada", "Bea", "Roe", "Poe", "example.com", ".txt", ".pdf"):
        assert not re.search(rf"{re.escape(word)}(?!\w)", html), word


def test_where_nobody_can_be_read_it_says_so_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    found, html = made(tmp_path)
    assert found.hire_next is None
    assert "Could not be read: 1" in html
    assert "Hire next" not in html
    assert 'id="people"' not in html
