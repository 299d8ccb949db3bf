"""A team for people: at any width every name and score is there, and hundreds of people make no endless lines."""

import re
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from cxmatch import Lexicon, Team, team
from cxmatch.reports.teams import SHOWN_NAMES, render_team

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
FOUND = team(EXAMPLES / "team.csv", as_of=date(2026, 11, 1))


def shown(found: Team, width: int) -> str:
    console = Console(width=width, no_color=True, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(render_team(found, Lexicon.load()))
    return captured.get()


@pytest.mark.parametrize("width", [40, 60, 89, 100, 200])
def test_every_name_and_score_is_there_at_any_width(width: int) -> None:
    told = shown(FOUND, width)
    assert all(len(line) <= width for line in told.splitlines())
    members = told[: told.index("Roles")]
    for member in FOUND.members:
        assert member.name in " ".join(members.split())
        assert member.years is not None
        assert f"{member.years:g}" in members
        for fit in member.fits:
            assert f"{fit.score:.2f}" in members


def test_in_a_narrow_terminal_everybody_has_lines_of_their_own() -> None:
    told = shown(FOUND, 60)
    assert "   Mateus Prado: Customer experience associate, " in told
    assert "   Mateus Prado: " not in shown(FOUND, 90)


def test_of_many_who_cover_a_role_or_could_help_the_first_are_named_and_the_rest_counted() -> None:
    cover = FOUND.covered[0]
    many = FOUND.model_copy(
        update={
            "covered": (cover.model_copy(update={"by": cover.by * 300}), *FOUND.covered[1:]),
            "from_elsewhere": FOUND.from_elsewhere[:1] * 300,
        }
    )
    told = " ".join(shown(many, 120).split())
    assert told.count(f"and {300 - SHOWN_NAMES} more") == 2
    assert not re.search(r"and \d+ more", shown(FOUND, 120))
