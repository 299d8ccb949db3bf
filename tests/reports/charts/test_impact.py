"""Selection rates as a picture, and `cxmatch impact --chart`."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import cxmatch
from cxmatch.reports.charts.impact import described_impact, impact_chart

FAIR = Path(__file__).resolve().parents[3] / "docs" / "examples" / "fair"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def impact() -> cxmatch.Impact:
    return cxmatch.impact(FAIR / "ranking.csv", FAIR / "groups.csv", top=0.25)


def test_every_group_stands_with_its_rate_and_its_count(impact: cxmatch.Impact) -> None:
    root = ElementTree.fromstring(impact_chart(impact, "svg"))  # noqa: S314
    shown = " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    for grouping in impact.groupings:
        for group in grouping.groups:
            assert f"{group.rate:.0%}  {group.selected:,} of {group.people:,}" in shown
            assert ", ".join(value or "unknown" for value in group.values) in shown


def test_it_is_said_in_words_which_groups_to_look_at_and_which_are_too_small(impact: cxmatch.Impact) -> None:
    said = described_impact(impact)
    for group in impact.groupings[0].groups:
        name = group.values[0] or "unknown"
        told = said[said.index(name) :].split(";")[0]
        assert ("too few to tell" in told) == group.too_few
        assert ("below four fifths" in told) == (group.look_here and not group.too_few)


def test_the_same_impact_gives_the_same_bytes(impact: cxmatch.Impact) -> None:
    for form in ("svg", "png"):
        assert impact_chart(impact, form) == impact_chart(impact, form)


@pytest.mark.parametrize(
    ("name", "code", "said"), [("rates.svg", 0, ""), ("rates.png", 0, ""), ("rates.pdf", 2, "Use .svg or .png")]
)
def test_the_command_draws_where_it_is_told_to(tmp_path: Path, name: str, code: int, said: str) -> None:
    command = [
        "impact",
        FAIR / "ranking.csv",
        "--groups",
        FAIR / "groups.csv",
        "--top",
        "0.25",
        "--chart",
        tmp_path / name,
    ]
    done = subprocess.run(
        [sys.executable, "-c", "from cxmatch.cli import main; main()", *map(str, command)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == code
    assert said in done.stderr
    assert (tmp_path / name).exists() == (code == 0)
