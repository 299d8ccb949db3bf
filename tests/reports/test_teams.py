"""A team for people: at any width every name and score is there, and hundreds of people make no endless lines."""

import re
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from cxmatch import Lexicon, Team, team
from cxmatch.reports.teams import render_team
from cxmatch.reports.wording.staffing import HARDLY, SHOWN_NAMES

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


def test_a_best_role_with_hardly_a_sign_of_it_is_not_named() -> None:
    member = FOUND.members[0]
    fits = tuple(fit.model_copy(update={"score": 19.99 if fit.role == member.best_role else 0}) for fit in member.fits)
    low = member.model_copy(update={"fits": fits})
    least = fits[0].model_copy(update={"score": HARDLY})
    enough = member.model_copy(update={"fits": (least, *fits[1:])})
    assert "none clearly" in shown(FOUND.model_copy(update={"members": (low,)}), 120)
    assert "none clearly" not in shown(FOUND.model_copy(update={"members": (enough,)}), 120)


def test_lines_go_on_where_they_began() -> None:
    assert FOUND.from_elsewhere
    assert FOUND.hire_next is not None
    long = FOUND.hire_next.model_copy(update={"reasons": ("a reason " * 20,)})
    told = shown(FOUND.model_copy(update={"hire_next": long}), 60)
    others = told[told.index("From other departments") :]
    blocks = [block.splitlines()[1:] for block in others.split("\n\n")[:2]]
    assert all(len(lines) > 2 for lines in blocks)
    assert all(line.startswith("   ") for lines in blocks for line in lines if line.strip())


def test_a_step_that_nobody_is_before_and_the_highest_score_are_said_as_they_are() -> None:
    step = FOUND.next_steps[0].model_copy(update={"candidates": ()})
    holder = FOUND.covered[0].by[0].model_copy(update={"score": 2.9})
    cover = FOUND.covered[0].model_copy(update={"by": (), "nearest": holder})
    found = FOUND.model_copy(update={"next_steps": (step,), "covered": (cover, *FOUND.covered[1:])})
    told = shown(found, 200)
    assert f"Nobody fits {step.title} best, so nobody is close to {step.next_title}" in told
    assert f"nobody; the highest score is {holder.name} 2.90" in told
