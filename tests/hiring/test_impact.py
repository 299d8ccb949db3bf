"""How often people of each group come to the top: tables that were computed by hand."""

import csv
import io
import math
import random
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmatch import FileUnreadable, Impact, UnknownRole, UsageError, impact, rank
from cxmatch.hiring.fairness.impact import Grouping
from cxmatch.hiring.fairness.intervals import Between, of_rate, of_ratio
from cxmatch.hiring.fairness.selection import Person, select
from cxmatch.reports.tables import render, render_labels

Row = tuple[str, ...]
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


def saved(folder: Path, name: str, heading: str, rows: Iterable[Iterable[str]]) -> Path:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heading.split(","))
    writer.writerows(rows)
    file = folder / name
    file.write_text(out.getvalue(), encoding="utf-8")
    return file


def messages(found: Impact | Grouping) -> list[str]:
    return [notice.message for notice in found.notices]


def asked(folder: Path, people: dict[str, tuple[int, int]], **options: object) -> Impact:
    """People by group: how many of each come first, and how many there are; the first are selected."""
    ranking, groups, chosen = [], [], 0
    for group, (selected, count) in people.items():
        for number in range(count):
            key = f"{group}{number}.pdf"
            ranking.append((key, "ok", "analyst", "80.00" if number < selected else "10.00"))
            groups.append((key, group))
        chosen += selected
    return impact(
        saved(folder, "ranking.csv", "path,status,role,score", ranking),
        saved(folder, "groups.csv", "path,gender", groups),
        **{"top": chosen, **options},  # type: ignore[arg-type]
    )


def by_name(found: Impact, grouping: int = 0) -> dict[tuple[str | None, ...], object]:
    return {group.values: group for group in found.groupings[grouping].groups}


def test_the_rates_of_two_groups_are_compared_with_the_higher_one(tmp_path: Path) -> None:
    # 48 of 80 are 60%, 12 of 40 are 30%, and 30 by 60 is a half.
    found = asked(tmp_path, {"a": (48, 80), "b": (12, 40)})
    a, b = found.groupings[0].groups
    assert (a.people, a.selected, a.rate, a.ratio, a.is_reference, a.look_here) == (80, 48, 0.6, 1.0, True, False)
    assert (b.people, b.selected, b.rate, b.ratio, b.is_reference, b.look_here) == (40, 12, 0.3, 0.5, False, True)
    assert (a.ratio_between, a.too_few, b.too_few) == (None, False, False)
    # By hand: exp(ln 0.5 ± 1.96 sqrt(28/(12·40) + 32/(48·80)))
    spread = 1.959964 * math.sqrt(28 / (12 * 40) + 32 / (48 * 80))
    assert b.ratio_between == Between(low=round(0.5 * math.exp(-spread), 4), high=round(0.5 * math.exp(spread), 4))
    assert (found.people, found.asked, found.selected, found.role, found.notices) == (120, 60, 60, "analyst", ())


@pytest.mark.parametrize(
    ("selected", "people", "low", "high"),
    [(2, 10, 0.0567, 0.5098), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (7, 50, 0.0695, 0.2619)],
)
def test_a_rate_has_wilsons_interval(selected: int, people: int, low: float, high: float) -> None:
    z, share = 1.959964, selected / people
    middle = (share + z**2 / (2 * people)) / (1 + z**2 / people)
    half = z / (1 + z**2 / people) * math.sqrt(share * (1 - share) / people + z**2 / (4 * people**2))
    assert (round(max(0, middle - half), 4), round(min(1, middle + half), 4)) == (low, high)
    assert of_rate(selected, people) == Between(low=low, high=high)


def test_a_ratio_of_nobody_has_no_upper_end() -> None:
    assert of_ratio(0, 10, 5, 10) == Between(low=0.0, high=None)


@pytest.mark.parametrize(
    ("b", "ratio", "look_here"),
    [(40, 0.8, False), (39, 0.78, True), (41, 0.82, False), (50, 1.0, False), (0, 0.0, True)],
)
def test_below_four_fifths_is_marked_and_four_fifths_is_not(
    tmp_path: Path, b: int, ratio: float, look_here: bool
) -> None:
    group = asked(tmp_path, {"a": (50, 100), "b": (b, 100)}).groupings[0].groups[1]
    assert (group.ratio, group.look_here) == (ratio, look_here)


@pytest.mark.parametrize(
    ("a", "b", "few"),
    [
        ((10, 20), (10, 20), False),
        ((10, 20), (5, 10), False),  # half of 10 are 5
        ((10, 20), (4, 8), True),
        ((4, 8), (10, 20), True),  # the group to compare with is as small
        ((1, 25), (1, 25), True),
        ((24, 25), (24, 25), True),  # hardly anybody is left out
    ],
)
def test_few_people_are_said_to_be_too_few(tmp_path: Path, a: tuple[int, int], b: tuple[int, int], few: bool) -> None:
    assert any(group.too_few for group in asked(tmp_path, {"a": a, "b": b}).groupings[0].groups) is few


def test_a_small_group_with_the_highest_rate_is_said(tmp_path: Path) -> None:
    grouping = asked(tmp_path, {"a": (2, 3), "b": (10, 40)}).groupings[0]
    assert grouping.reference is not None
    assert grouping.reference.values == ("a",)
    assert messages(grouping) == ["the highest rate is that of 3 people (a): so few that every ratio is unsure"]
    assert [notice.kind for notice in grouping.notices] == ["small_reference"]
    assert all(group.too_few for group in grouping.groups)


def test_of_two_groups_with_one_rate_the_larger_is_compared_with(tmp_path: Path) -> None:
    found = asked(tmp_path, {"a": (1, 3), "b": (10, 30), "c": (2, 30)})
    assert [group.is_reference for group in found.groupings[0].groups] == [False, True, False]


def test_nobody_selected_in_any_known_group_leaves_nothing_to_compare_with(tmp_path: Path) -> None:
    grouping = asked(tmp_path, {"a": (0, 10), "b": (0, 10), "": (3, 5)}).groupings[0]
    assert grouping.reference is None
    assert [(group.ratio, group.ratio_between, group.look_here) for group in grouping.groups] == [
        (None, None, False)
    ] * 3
    assert messages(grouping) == ["nobody of a known group is selected, so there is no rate to compare with"]


@pytest.mark.parametrize(
    ("people", "note"),
    [
        ({"a": (2, 10)}, "there is one known group, and nothing to compare it with"),
        ({"a": (2, 10), "": (1, 5)}, "there is one known group, and nothing to compare it with"),
        ({"": (2, 10)}, "nobody's group is known"),
    ],
)
def test_a_single_group_is_said(tmp_path: Path, people: dict[str, tuple[int, int]], note: str) -> None:
    assert note in messages(asked(tmp_path, people).groupings[0])


def test_people_without_a_group_are_the_unknown_one_and_never_compared_with(tmp_path: Path) -> None:
    ranking = saved(
        tmp_path, "r.csv", "path,score", [("a", "90"), ("b", "80"), ("c", "70"), ("d", "60"), ("e", "50"), ("f", "40")]
    )
    groups = saved(
        tmp_path, "g.csv", "path,gender", [("a", ""), ("b", "Unknown"), ("d", "man"), ("e", "woman"), ("f", " woman")]
    )
    found = impact(ranking, groups, top=4)
    assert found.only_in_ranking == ("c",)
    table = [(group.values[0], group.selected, group.people, group.ratio) for group in found.groupings[0].groups]
    assert table == [("man", 1, 1, 1.0), ("woman", 0, 2, 0.0), (None, 3, 3, 1.0)]
    assert [group.is_reference for group in found.groupings[0].groups] == [True, False, False]


def test_intersections_are_counted_beside_the_columns(tmp_path: Path) -> None:
    people = [("a", "90"), ("b", "80"), ("c", "70"), ("d", "60"), ("e", "50"), ("f", "40")]
    told = [("a", "man", "old"), ("b", "man", "young"), ("c", "woman", "old"), ("d", "man", "old"), ("e", "woman", "")]
    ranking = saved(tmp_path, "r.csv", "path,score", people)
    groups = saved(tmp_path, "g.csv", "path,gender,age", told)
    found = impact(ranking, groups, top=0.5)
    assert [grouping.columns for grouping in found.groupings] == [("gender",), ("age",), ("gender", "age")]
    table = [(group.values, group.selected, group.people) for group in found.groupings[2].groups]
    assert table == [
        (("man", "old"), 1, 2),
        (("man", "young"), 1, 1),
        (("woman", "old"), 1, 1),
        (("woman", None), 0, 1),
        ((None, None), 0, 1),
    ]
    # Of two with a rate of 1 and one person each, the first by name.
    assert found.groupings[2].reference is not None
    assert found.groupings[2].reference.values == ("man", "young")
    assert [grouping.columns for grouping in impact(ranking, groups, top=3, by="Age").groupings] == [("age",)]


@pytest.mark.parametrize(
    ("top", "people", "count"),
    [
        (0.2, 15, 3),
        (0.2, 8, 2),  # 1.6
        (0.2, 12, 2),  # 2.4
        (0.5, 5, 3),  # 2.5, up
        (0.01, 10, 1),
        (1.0, 4, 4),
        (1, 4, 1),
        (4, 4, 4),
    ],
)
def test_a_share_is_rounded_to_people_and_a_number_is_people(top: float, people: int, count: int) -> None:
    assert select([Person((str(n),), 1.0 + n, True) for n in range(people)], top).asked == count


@pytest.mark.parametrize("top", [0, 0.0, -1, -0.5, 1.5, 2.0, 5, math.nan, math.inf, True, "0.2"])
def test_what_is_no_share_and_no_number_of_people_is_refused(top: object) -> None:
    with pytest.raises(UsageError, match="top"):
        select([Person(("a",), 1.0, True)] * 4, top)  # type: ignore[arg-type]


def test_where_all_of_two_groups_are_selected_their_ratio_has_no_interval() -> None:
    # The formula's own answer would be 1 to 1, for two people as for two thousand.
    assert of_ratio(3, 3, 4, 4) == Between(low=None, high=None)
    assert of_ratio(3, 3, 3, 4).low is not None


@pytest.mark.parametrize("text", ["1_0", "nan", "1e1", "+5", "-5", "100.01", "12,5,0"])
def test_what_is_no_score_is_refused(tmp_path: Path, text: str) -> None:
    ranking = saved(tmp_path, "r.csv", "path,score", [("a", "90"), ("b", text)])
    groups = saved(tmp_path, "g.csv", "path,gender", [("a", "x"), ("b", "y")])
    with pytest.raises(UsageError, match=r"line 3 has .* under 'score', which is no score of 0 to 100"):
        impact(ranking, groups, top=1)


def test_equal_scores_at_the_cut_are_selected_together_and_it_is_said(tmp_path: Path) -> None:
    rows = [("a", "90"), ("b", "50"), ("c", "50"), ("d", "50"), ("e", "10")]
    ranking = saved(tmp_path, "r.csv", "path,score", rows)
    groups = saved(tmp_path, "g.csv", "path,gender", [(key, "x") for key, _ in rows])
    found = impact(ranking, groups, top=2)
    assert (found.chosen, found.asked, found.selected, found.cut) == (("a", "b", "c", "d"), 2, 4, 50.0)
    assert messages(found) == ["2 were asked for, and 4 have the score at the cut or a higher one"]
    assert [notice.kind for notice in found.notices] == ["ties"]


def test_files_that_were_not_read_count_and_are_never_selected(tmp_path: Path) -> None:
    rows = [("a", "ok", "90"), ("b", "failed", ""), ("c", "ok", ""), ("d", "ok", "0.00"), ("e", "partial", "20")]
    ranking = saved(tmp_path, "r.csv", "path,status,score", rows)
    groups = saved(tmp_path, "g.csv", "path,gender", [(row[0], "x") for row in rows])
    found = impact(ranking, groups, top=4)
    (group,) = found.groupings[0].groups
    assert (group.people, group.not_read, group.selected, found.not_read, found.chosen) == (5, 1, 2, 1, ("a", "e"))
    assert messages(found) == [
        "4 were asked for, and only 2 have a score above 0",
        "2 of those who were read have no score above 0, and are not selected",
    ]
    assert [notice.kind for notice in found.notices] == ["fewer_than_asked", "no_score"]


def test_a_ranking_of_several_roles_is_said_and_one_can_be_chosen(tmp_path: Path) -> None:
    heading = "path,status,role,score,score_analyst,score_manager"
    rows = [
        ("a", "ok", "manager", "90", "1", "90"),
        ("b", "ok", "analyst", "60", "60", "2"),
        ("c", "ok", "", "", "0", "0"),
    ]
    ranking = saved(tmp_path, "r.csv", heading, rows)
    groups = saved(tmp_path, "g.csv", "path,gender", [(row[0], "x") for row in rows])
    mixed = impact(ranking, groups, top=1)
    assert (mixed.role, mixed.chosen) == (None, ("a",))
    assert "the ranking mixes roles (analyst 1, manager 1)" in messages(mixed)[0]
    assert mixed.notices[0].kind == "mixed_roles"
    chosen = impact(ranking, groups, top=1, role="analyst")
    assert (chosen.role, chosen.chosen, chosen.cut) == ("analyst", ("b",), 60.0)
    assert not any("mixes" in note for note in messages(chosen))
    with pytest.raises(UnknownRole, match=r"It has analyst, manager"):
        impact(ranking, groups, top=1, role="expert")


def test_the_same_bytes_are_one_person(tmp_path: Path) -> None:
    heading = "path,status,role,score,same_as"
    rows = [("a", "ok", "x", "90", ""), ("copy", "ok", "x", "90", "a"), ("b", "ok", "x", "50", "")]
    ranking = saved(tmp_path, "r.csv", heading, rows)
    groups = saved(tmp_path, "g.csv", "path,gender", [("copy", "woman"), ("b", "man")])
    found = impact(ranking, groups, top=1)
    assert (found.people, found.only_in_ranking, found.only_in_groups) == (2, (), ())
    assert [(group.values[0], group.selected) for group in found.groupings[0].groups] == [("man", 0), ("woman", 1)]
    assert messages(found) == ["1 more of the files hold the same bytes as another, and are one person with it"]
    saved(tmp_path, "g.csv", "path,gender", [("copy", "woman"), ("a", "man"), ("b", "man")])
    with pytest.raises(UsageError, match="are one file, with different groups"):
        impact(ranking, groups, top=1)


def test_keys_of_one_file_only_are_listed(tmp_path: Path) -> None:
    ranking = saved(tmp_path, "r.csv", "candidate,score", [("1", "90"), ("2", "80"), ("3", "70")])
    groups = saved(tmp_path, "g.csv", "Gender,Candidate", [("x", "2"), ("y", "9"), ("y", "8")])
    found = impact(ranking, groups, top=1, on="Candidate")
    assert (found.only_in_ranking, found.only_in_groups) == (("1", "3"), ("9", "8"))


def test_a_line_that_is_there_twice_is_said_and_one_that_differs_is_refused(tmp_path: Path) -> None:
    ranking = saved(tmp_path, "r.csv", "path,score", [("a", "90"), ("b", "80")])
    groups = saved(tmp_path, "g.csv", "path,gender", [("a", "x"), ("b", "y"), ("a", "X")])
    found = impact(ranking, groups, top=1)
    assert messages(found) == ["1 line of the groups says again what another says"]
    saved(tmp_path, "g.csv", "path,gender", [("a", "x"), ("b", "y"), ("a", "y")])
    with pytest.raises(UsageError, match=r"'a' is in line 2 and, with other groups, in line 4"):
        impact(ranking, groups, top=1)


RANKING = "path,status,role,score\na,ok,analyst,90\nb,ok,analyst,80\n"
GROUPS = "path,gender\na,x\nb,y\n"


@pytest.mark.parametrize(
    ("ranking", "groups", "said"),
    [
        ("", GROUPS, "the table is empty"),
        ("path,score\n", GROUPS, "there is nobody in the ranking"),
        (RANKING, "", "the table is empty"),
        (RANKING, "path,gender\n", "nobody is in both files"),
        (RANKING, "path,gender\nz,x\n", "under 'path' the ranking has 'a', and the groups have 'z'"),
        (RANKING, "path\na\n", "there is no column of groups beside 'path'"),
        (RANKING, "name,gender\na,x\n", "the column 'path' is missing; the first line names 'name', 'gender'"),
        ("name,score\na,1\n", GROUPS, "the column 'path' is missing"),
        ("path,points\na,1\n", GROUPS, "the column 'score' is missing"),
        ("path,score\na,much\n", GROUPS, "line 2 has 'much' under 'score'"),
        ("path,score\na,101\n", GROUPS, "line 2 has '101' under 'score'"),
        ("path,score\na,nan\n", GROUPS, "line 2 has 'nan' under 'score'"),
        ("path,score\na,1\n,2\n", GROUPS, "line 3 has nothing under 'path'"),
        ("path,score\na,1\na,2\n", GROUPS, "'a' is there twice, the second time in line 3"),
        ("path,score,score\na,1,2\n", GROUPS, "the column 'score' is there twice"),
        (RANKING, "path,gender\na,x,y\n", "line 2 has more cells than there are columns"),
        (RANKING, 'path,gender\na,"x\n', "is no CSV"),
    ],
)
def test_a_table_that_does_not_hold_is_refused_with_its_place(
    tmp_path: Path, ranking: str, groups: str, said: str
) -> None:
    (tmp_path / "r.csv").write_text(ranking, encoding="utf-8")
    (tmp_path / "g.csv").write_text(groups, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        impact(tmp_path / "r.csv", tmp_path / "g.csv", top=1)
    assert said in str(caught.value)
    assert caught.value.source.endswith(".csv")


def test_a_table_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        impact(tmp_path / "r.csv", tmp_path / "g.csv", top=1)


def test_the_apostrophe_before_a_formula_is_no_part_of_a_name(tmp_path: Path) -> None:
    ranking = saved(tmp_path, "r.csv", "path,score", [("'=a.pdf", "90"), ("'b.pdf", "80")])
    groups = saved(tmp_path, "g.csv", "path,gender", [("=a.pdf", "x"), ("'b.pdf", "y")])
    assert impact(ranking, groups, top=1).only_in_ranking == ()


def test_a_decimal_comma_is_a_decimal_comma(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("path;score\na;12,50\nb;9,75\n", encoding="utf-8")
    groups = saved(tmp_path, "g.csv", "path,gender", [("a", "x"), ("b", "y")])
    assert impact(tmp_path / "r.csv", groups, top=1).cut == 12.5


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(["", "p", "q"]), st.integers(0, 9)), min_size=2),
    top=st.floats(0.05, 1.0),
    moved=st.randoms(use_true_random=False),
)
def test_groups_add_up_and_the_order_of_lines_changes_nothing(
    tmp_path: Path, people: list[tuple[str, str, int]], top: float, moved: random.Random
) -> None:
    rows = [(str(number), str(score)) for number, (_, _, score) in enumerate(people)]
    told = [(str(number), one, other) for number, (one, other, _) in enumerate(people)]
    ranking = saved(tmp_path, "r.csv", "path,score", rows)
    first = impact(ranking, saved(tmp_path, "g.csv", "path,one,other", told), top=top)
    for grouping in first.groupings:
        assert sum(group.people for group in grouping.groups) == first.people == len(people)
        assert sum(group.selected for group in grouping.groups) == first.selected == len(first.chosen)
        for group in grouping.groups:
            low, high = group.rate_between.low, group.rate_between.high
            assert low is not None
            assert high is not None
            assert low <= group.rate <= high
    moved.shuffle(told)
    again = impact(ranking, saved(tmp_path, "g.csv", "path,one,other", told), top=top)
    assert again.model_dump_json() == first.model_dump_json()


def test_a_ranking_that_is_blind_gives_the_same_figures(tmp_path: Path) -> None:
    as_of = date(2026, 11, 1)
    resumes = EXAMPLES / "resumes"
    told: list[object] = []
    seen = rank(resumes, role="associate", as_of=as_of)
    blind = rank(resumes, role="associate", as_of=as_of, blind=True, labels=told.append)
    labels = tmp_path / "labels.csv"
    labels.write_text(render_labels(told[0]), encoding="utf-8")  # type: ignore[arg-type]
    (tmp_path / "ranking.csv").write_text(render(blind, "csv"), encoding="utf-8")
    groups = saved(
        tmp_path, "g.csv", "path,gender", [(str(path), "xy"[place % 2]) for place, path in enumerate(resumes.iterdir())]
    )
    found = impact(tmp_path / "ranking.csv", groups, top=3, labels=labels)
    plain = impact(seen, groups, top=3)
    assert found.groupings == plain.groupings
    assert all(key.startswith("Person ") for key in found.chosen)
    (tmp_path / "seen.csv").write_text(render(seen, "csv"), encoding="utf-8")
    assert impact(tmp_path / "seen.csv", groups, top=3) == plain


def test_without_scipy_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(UsageError, match=r"cxmatch\[impact\]"):
        asked(tmp_path, {"a": (1, 2), "b": (1, 2)})


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"ranking": 5}, "ranking: a int is no path"),
        ({"groups": 5}, "groups: a int is no path"),
        ({"groups": None}, "groups: a NoneType is no path"),
        ({"labels": 5}, "labels: a int is no path"),
        ({"on": 5}, "on: a int is no name of a column"),
        ({"by": 5}, "by: a int is no list of columns"),
        ({"by": [5]}, "by: a int is no name of a column"),
    ],
)
def test_what_is_of_a_wrong_type_is_refused_with_the_mend(told: dict[str, Any], said: str) -> None:
    files = {"ranking": EXAMPLES / "fair" / "ranking.csv", "groups": EXAMPLES / "fair" / "groups.csv"}
    with pytest.raises(UsageError, match=f"{said}. Give"):
        impact(**{"top": 1, **files, **told})


@pytest.mark.parametrize("text", ['{"rows": []}', '{"path": "a.pdf"}\n{"path": "b.pdf"}\n'])
def test_a_ranking_as_json_is_told_from_the_csv_that_is_needed(tmp_path: Path, text: str) -> None:
    (tmp_path / "ranking.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"this is JSON, and a CSV is needed. Write .* --out ranking.csv"):
        impact(tmp_path / "ranking.json", EXAMPLES / "fair" / "groups.csv", top=1)


def joined(folder: Path, paths: Iterable[str], keys: Iterable[str]) -> Impact:
    return impact(
        saved(folder, "ranking.csv", "path,status,role,score", [(path, "ok", "analyst", "80.00") for path in paths]),
        saved(folder, "groups.csv", "path,gender", [(key, "woman") for key in keys]),
        top=1,
    )


def test_bare_file_names_are_the_files_of_that_name_and_it_is_said(tmp_path: Path) -> None:
    found = joined(tmp_path, ["in/a/ann.pdf", "in\\b\\bea.pdf", "cat.pdf"], ["ann.pdf", "bea.pdf", "cat.pdf"])
    assert (found.only_in_ranking, found.only_in_groups) == ((), ())
    told = "the groups name files without their folders: 'ann.pdf' is taken for 'in/a/ann.pdf', and so are 1 more"
    assert told in messages(found)
    assert not [note for note in messages(joined(tmp_path, ["a/x.pdf"], ["a/x.pdf"])) if "folders" in note]


@pytest.mark.parametrize(
    ("paths", "keys"),
    [
        (["a/cv.pdf", "b/cv.pdf", "c/ann.pdf"], ["cv.pdf", "ann.pdf"]),
        (["a/cv.pdf", "cv.pdf", "c/ann.pdf"], ["cv.pdf", "ann.pdf"]),
        (["a/cv.pdf", "c/ann.pdf"], ["cv.pdf", "b/cv.pdf", "ann.pdf"]),
    ],
)
def test_a_bare_file_name_that_several_files_have_is_nobodys(tmp_path: Path, paths: list[str], keys: list[str]) -> None:
    found = joined(tmp_path, paths, keys)
    assert "a/cv.pdf" in found.only_in_ranking
    assert "c/ann.pdf" not in found.only_in_ranking


def test_a_bare_file_name_joins_a_blind_ranking_by_its_labels(tmp_path: Path) -> None:
    labels = saved(tmp_path, "labels.csv", "label,path", [("Person 1", "in/ann.pdf")])
    ranking = saved(tmp_path, "ranking.csv", "path,status,role,score", [("Person 1", "ok", "analyst", "80.00")])
    groups = saved(tmp_path, "groups.csv", "path,gender", [("ann.pdf", "woman")])
    assert impact(ranking, groups, top=1, labels=labels).only_in_ranking == ()
