"""An impact for people: in a table where there is room, in lines where there is none, and no mark lost in either."""

from pathlib import Path

import pytest
from rich.console import Console

from cxmatch import impact
from cxmatch.reports.impacts import render_impact

FAIR = Path(__file__).resolve().parents[2] / "docs" / "examples" / "fair"
FOUND = impact(FAIR / "ranking.csv", FAIR / "groups.csv", top=0.25)


def shown(width: int) -> str:
    console = Console(width=width, no_color=True, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(render_impact(FOUND))
    return captured.get()


@pytest.mark.parametrize("width", [40, 60, 99, 120, 200])
def test_no_mark_is_lost_at_any_width(width: int) -> None:
    words = " ".join(shown(width).split())
    marks = words[: words.index("ratio: a group's rate")]
    groups = [group for grouping in FOUND.groupings for group in grouping.groups]
    for mark, count in (
        ("look here", sum(group.look_here for group in groups)),
        ("too few", sum(group.too_few for group in groups)),
        ("not read", 1 + sum(group.not_read > 0 for group in groups)),  # the heading tells of all
        ("highest", 1 + len(FOUND.groupings)),  # a note speaks of the highest rate
    ):
        assert marks.count(mark) == count > 1, mark


def test_where_there_is_no_room_each_group_has_lines_of_its_own() -> None:
    told = "\n".join(line.rstrip() for line in shown(60).splitlines())
    assert "   woman: 4 of 24, 16.7% (6.7 to 35.9)\n      ratio 0.56 (0.19 to 1.58); look here, 1 not read\n" in told
    assert all(len(line) <= 60 for line in told.splitlines())
    assert "   woman:" not in shown(100)
