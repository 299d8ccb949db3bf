import re
from datetime import date, timedelta

from rich.console import Console

from cxmatch import Plan, plan
from cxmatch.reports.plans import render_plan


def shown(found: Plan, width: int = 110) -> str:
    console = Console(width=width, no_color=True, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(render_plan(found))
    return captured.get()


def test_counts_are_dated_bars_with_their_change_and_what_the_rate_is_taken_from() -> None:
    told = shown(plan(counts={"2025-11-01": 400, "2026-05-01": 200, "2026-11-01": 520}))
    bars = re.findall(r"(\d{4}-\d\d-\d\d) (█+)░* *(\d+) *(\S*) *(from|to)?", told)
    assert [(day, len(bar), count, change, mark) for day, bar, count, change, mark in bars] == [
        ("2025-11-01", 18, "400", "from", ""),
        ("2026-05-01", 9, "200", "-50%", ""),
        ("2026-11-01", 24, "520", "+160%", "to"),
    ]


def test_all_tiers_are_shown_with_their_bounds_and_the_one_that_holds_is_marked() -> None:
    told = shown(plan(rate="14.999"))
    assert re.search(r"> steady growth +0% to under 15% +14\.999%", told)
    assert re.search(r" {3}rapid growth +15% to under 25% *\n", told)
    assert "below 0%" in told
    assert "50% and more" in told


def test_a_gap_is_shown_between_the_bars() -> None:
    months = ["2025-11", "2025-12", "2026-01", "2026-02", "2026-10", "2026-11"]
    lines = shown(plan(counts=dict.fromkeys(months, 5))).splitlines()
    (gap,) = [place for place, line in enumerate(lines) if line.split()[:1] == ["gap"]]
    assert lines[gap - 1].split()[0] == "2026-02-28"
    assert lines[gap + 1].split()[0] == "2026-10-31"


def test_many_counts_are_thinned_to_the_last_of_each_month_and_that_is_said() -> None:
    days = {date(2026, 11, 30) - timedelta(days=day): 1_000 - day for day in range(400)}
    told = shown(plan(counts=days))
    assert len(re.findall(r"^ +\d{4}-\d\d-\d\d ", told, re.MULTILINE)) == 14
    assert "14 of 400 counts" in told
    assert "2026-10-31" in told
    assert "2026-10-30" not in told


def test_without_a_rate_the_reason_is_said_and_no_tier_is_marked() -> None:
    told = shown(plan(counts={"2026-11-01": 5}, customers="b2c"))
    assert "Growth: no rate, and no tier" in told
    assert "! one count: there is one count, of 2026-11-01" in told
    assert not re.search(r"^ *>", told, re.MULTILINE)


def test_a_role_is_named_first_with_its_level_and_years() -> None:
    first = "Hire: Customer experience associate\n  growth asks for junior people, the role for entry level\n"
    assert shown(plan(rate=5)).startswith(first)
    assert shown(plan(customers="b2c")).startswith(
        "Hire: Customer experience specialist\n  the role asks for at least 2"
    )


def test_a_long_goal_is_cut_short_and_whole_in_the_answer() -> None:
    goal = "Launch in Brazil " + "and answer every question " * 400
    found = plan(goals=[goal])
    told = shown(found)
    assert "Launch in Brazil" in told
    assert len(told) < 6_000
    assert found.items[0].text.strip() == goal.strip()


def test_no_bar_is_cut_off_in_a_narrow_terminal() -> None:
    told = shown(plan(rate=20, customers="b2b"), 60)
    assert "█" in told
    assert not re.search("[█░]…", told)
    assert shown(plan(rate=-5)).startswith("No role is advised")


def test_every_reason_stands_with_its_points_place_and_source() -> None:
    told = " ".join(shown(plan(goals=["Redesign the app"], met=["Less churn"])).split())
    assert "+1 this role tests hypotheses goal 1 “Redesign” (the guide)" in told
    assert "-0.5 the team is good at this already; lifecycle and proactive are this role's keywords" in told


def test_words_of_a_goal_do_nothing_to_the_terminal() -> None:
    told = shown(plan(goals=["Redesign \x1b[2J[bold]the app[/bold]", "\u202eevil"]))
    assert "\x1b[2J" not in told
    assert "[bold]the app[/bold]" in told
    assert "\u202e" not in told


def test_it_can_be_read_on_a_narrow_terminal() -> None:
    told = shown(plan(counts={"2025-11-01": 400, "2026-11-01": 520}, goals=["Launch in Brazil"], startup=True), 60)
    assert max(len(line) for line in told.splitlines()) <= 60
    assert "Brazil" in told


def test_a_rate_stands_to_the_digit_and_a_counted_one_is_rounded() -> None:
    small = shown(plan(rate=0.18))
    assert "Growth: 0.18% a year, steady growth" in small
    assert "! small rate: 0.18 is read as percent" in small
    counted = shown(plan(counts={"2025-11-01": 800, "2026-11-01": 1003}))
    assert "Growth: 25.4% a year" in counted
