"""What makes the difference between two rows that follow each other."""

from pathlib import Path
from typing import Any

import pytest

from cxmatch import rank
from cxmatch.comparing.comparison import Asked
from cxmatch.ranking.neighbours import MOST_ABOVE, MOST_BELOW, More, between, neighbours
from cxmatch.ranking.row import Row
from cxmatch.scoring.report import Evidence

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


def piece(keyword: str, points: float) -> Evidence:
    return Evidence(
        keyword=keyword, points=points, text=keyword, start=0, end=1, page=None, section="experience",
        how="exact", core=True, similarity=1.0,
    )  # fmt: skip


def row(path: str, points: dict[str, float], role: str | None = "analyst", **more: Any) -> Row:
    evidence = tuple(piece(keyword, brought) for keyword, brought in points.items())
    score = round(sum(points.values()), 2)
    return Row(path=path, status="ok", role=role, score=score, evidence=evidence, **more)


@pytest.mark.parametrize(
    ("ours", "theirs", "above", "below"),
    [
        ({"data": 3.0}, {"data": 3.0}, [], []),
        ({"data": 3.0, "charts": 2.0}, {"data": 3.0}, [More("charts", 2.0, "alone")], []),
        ({"data": 3.0}, {"data": 1.25}, [More("data", 1.75, "more")], []),
        ({"data": 3.0}, {"data": 3.0, "inbox": -1.5}, [More("inbox", 1.5, "against")], []),
        ({"data": 3.0, "inbox": -0.5}, {"data": 3.0, "inbox": -1.5}, [More("inbox", 1.0, "against")], []),
        ({"data": 3.0}, {"charts": 1.0}, [More("data", 3.0, "alone")], [More("charts", 1.0, "alone")]),
        ({"data": 9.0, "inbox": -2.0}, {"data": 5.0}, [More("data", 4.0, "more")], [More("inbox", 2.0, "against")]),
    ],
)
def test_each_thing_is_told_by_how_much_more_and_in_which_way(
    ours: dict[str, float], theirs: dict[str, float], above: list[More], below: list[More]
) -> None:
    found = between(row("a", ours), row("b", theirs))
    assert (list(found.above), list(found.below)) == (above, below)
    assert found.by == round(sum(ours.values()) - sum(theirs.values()), 2)


def test_places_of_one_keyword_count_together() -> None:
    upper = row("a", {"data": 2.0}).model_copy(update={"evidence": (piece("data", 1.5), piece("data", 0.5))})
    assert between(upper, row("b", {"data": 1.0})).above == (More("data", 1.0, "more"),)


def test_what_brings_most_is_told_first_and_no_more_than_a_few_things() -> None:
    ours = {f"word {number}": float(number) for number in range(1, 7)}
    theirs = {f"term {number}": number / 10 for number in range(1, 7)}
    found = between(row("a", ours), row("b", theirs))
    assert [one.name for one in found.above] == [f"word {number}" for number in range(6, 6 - MOST_ABOVE, -1)]
    assert [one.name for one in found.below] == [f"term {number}" for number in range(6, 6 - MOST_BELOW, -1)]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (row("a", {"data": 1.0}, "analyst"), row("b", {"data": 9.0}, "expert")),
        (row("a", {"data": 1.0}, None), row("b", {}, None).model_copy(update={"score": None})),
    ],
    ids=["other roles", "no score"],
)
def test_rows_without_a_common_measure_have_no_difference(upper: Row, lower: Row) -> None:
    assert between(upper, lower)[2:] == (None, (), ())


def test_in_a_comparison_it_is_what_the_posting_asks_for() -> None:
    def asked(name: str, points: float) -> Asked:
        status = "shown" if points else "missing"
        return Asked(name=name, kind="tool", must=True, asked_at=(), shown_at=(), status=status, points=points, of=50.0)

    upper = Row(path="a", status="ok", score=50.0, asked=(asked("Zendesk", 50.0), asked("SQL", 0.0)))
    lower = Row(path="b", status="ok", score=0.0, asked=(asked("Zendesk", 0.0), asked("SQL", 0.0)))
    assert between(upper, lower).above == (More("Zendesk", 50.0, "alone"),)


@pytest.mark.parametrize(
    "options", [{"role": "manager"}, {"posting": EXAMPLES / "postings/customer-insights-analyst.md"}]
)
def test_the_sample_rows_differ_by_what_is_told(options: dict[str, Any]) -> None:
    ranking = rank(EXAMPLES / "resumes", **options)
    pairs = list(neighbours(ranking))
    assert [(pair.upper, pair.lower) for pair in pairs] == list(zip(ranking.rows, ranking.rows[1:], strict=False))
    assert all(bool(pair.by) <= bool(pair.above) for pair in pairs)
    assert all(one.points > 0 for pair in pairs for one in (*pair.above, *pair.below))


def test_files_that_failed_are_nobody_s_neighbours(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Roe\n\nExperience\nSupport analyst, Acme, 2019 - 2024\nTracked metrics.\n")
    (tmp_path / "b.pdf").write_bytes(b"")
    assert list(neighbours(rank(tmp_path))) == []
