import logging
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from matplotlib.figure import Figure

from cxmatch import Growth, Lexicon
from cxmatch.errors import UsageError
from cxmatch.hiring.planning.counts import counting
from cxmatch.hiring.planning.growth import growth_of_counts, growth_of_rate
from cxmatch.reports.charts import growth as charts
from cxmatch.reports.charts.drawing import check_chart
from cxmatch.reports.charts.growth import described, growth_chart

TIERS = Lexicon.load().growth
SVG = "{http://www.w3.org/2000/svg}"
MONTHS = {"2025-10": 372, "2025-11": 385, "2025-12": 391, "2026-01": 402, "2026-05": 447, "2026-10": 479}


def grown(counts: dict[str, int]) -> Growth:
    return growth_of_counts(counting(counts), TIERS)  # type: ignore[arg-type]


def texts(svg: bytes) -> str:
    return " | ".join("".join(found.itertext()) for found in ElementTree.fromstring(svg).iter(f"{SVG}text"))  # noqa: S314


def test_a_picture_says_the_rate_the_tiers_and_the_counts_it_comes_from() -> None:
    told = texts(growth_chart(grown(MONTHS), "svg"))
    assert "Customers grow by 28.8% a year: between rapid and hyper" in told
    assert "Year over year, from 372 on 2025-10-31 to 479 on 2026-10-31" in told
    for words in ("steady growth", "15% to under 25%", "hyper growth", "50% and more", "372", "479", "no counts"):
        assert words in told


def test_who_cannot_see_it_is_told_the_same() -> None:
    growth = grown(MONTHS)
    root = ElementTree.fromstring(growth_chart(growth, "svg"))  # noqa: S314
    named = {root.find(f"{SVG}{name}").get("id"): root.findtext(f"{SVG}{name}") for name in ("title", "desc")}  # type: ignore[union-attr]
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby") or "").split() == list(named)
    assert list(named.values()) == ["Customers grow by 28.8% a year: between rapid and hyper", described(growth)]
    assert "Counts are missing in 2 places." in described(growth)


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ({"2025-11-01": 400, "2026-11-01": 300}, "Customers shrink by 25% a year: negative growth"),
        ({"2026-11-01": 400}, "Customers over time; growth has no rate"),
        ({"2025-11-01": 0, "2026-11-01": 0}, "Customers over time; growth has no rate"),
        ({"2025-11-01": 1, "2026-11-01": 10**12}, "Customers grow by 99,999,999,999,900% a year: hyper growth"),
        ({"2025-11-01": 9, "2026-11-01": 0}, "Customers shrink by 100% a year: negative growth"),
    ],
)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_every_growth_can_be_drawn(counts: dict[str, int], title: str, form: str) -> None:
    picture = growth_chart(grown(counts), form)
    assert title.encode() in picture


def test_a_gap_is_no_line_of_counts() -> None:
    figure = Figure(figsize=charts.SIZE)
    growth = grown(MONTHS)
    charts._draw(figure, growth, "title")
    solid = [len(line.get_xydata()) for line in figure.axes[0].lines if line.get_linestyle() == "-"]  # type: ignore[arg-type]
    assert solid[:3] == [4, 1, 1]
    assert sum(solid[:3]) == len(growth.steps)


def test_a_png_has_the_size_of_a_slide_and_says_what_it_is() -> None:
    png = growth_chart(grown(MONTHS), "png")
    assert png.startswith(b"\x89PNG")
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (1440, 800)
    assert described(grown(MONTHS)).encode() in png


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_growth_gives_the_same_bytes_in_any_process(form: str) -> None:
    code = (
        "import hashlib, sys; from cxmatch import plan; from cxmatch.reports.charts.growth import growth_chart;"
        "growth = plan(counts={'2025-11-01': 400, '2026-11-01': 520}).growth;"
        f"print(hashlib.sha256(growth_chart(growth, {form!r})).hexdigest());"
        "assert 'matplotlib.pyplot' not in sys.modules"  # it keeps every figure in a list of its own
    )
    made = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        made.add(done.stdout)
    assert len(made) == 1


def test_no_date_of_making_stands_in_it() -> None:
    assert not re.search(rb"dc:date", growth_chart(grown(MONTHS), "svg"))


def test_drawing_leaves_matplotlib_as_it_was() -> None:
    before, level = dict(matplotlib.rcParams), logging.getLogger("matplotlib").level
    growth_chart(grown(MONTHS), "svg")
    assert dict(matplotlib.rcParams) == before
    assert logging.getLogger("matplotlib").level == level


def test_shades_of_the_tiers_differ_in_greyscale() -> None:
    greys = [sum(weight * int(shade[at : at + 2], 16) for weight, at in ((0.3, 1), (0.59, 3), (0.11, 5)))
             for shade in charts.SHADES]  # fmt: skip
    assert all(lighter - darker >= 8 for lighter, darker in pairwise(greys))


@pytest.mark.parametrize(
    ("most", "label", "tick"),
    [
        (520_000, "customers", "500,000"),
        (1_200_000, "customers, in millions", "1.25"),
        (10**12, "customers, in billions", "1,000"),
    ],
)
def test_large_counts_are_told_in_millions_and_billions(most: int, label: str, tick: str) -> None:
    told = texts(growth_chart(grown({"2025-11-01": most // 2, "2026-11-01": most}), "svg")).split(" | ")
    assert label in told
    assert tick in told


def test_labels_do_not_lie_on_each_other() -> None:
    figure = Figure(figsize=charts.SIZE)
    charts._draw(figure, grown({"2026-06-01": 400, "2026-11-01": 1900}), "title")
    heights = sorted(label.xyann[1] for label in figure.axes[0].texts if "%" in label.get_text())  # type: ignore[attr-defined]
    assert len(heights) == 5
    assert all(high - low >= charts.LABEL_APART - 1e-9 for low, high in pairwise(heights))


@pytest.mark.parametrize("name", ["growth.pdf", "growth", "growth.svg.txt"])
def test_an_ending_that_is_no_picture_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"Use .svg or .png"):
        check_chart(Path(name))


def test_a_rate_without_counts_is_not_drawn() -> None:
    with pytest.raises(UsageError, match=r"there are none\. Give dated counts"):
        growth_chart(growth_of_rate(5, "year", TIERS), "svg")


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"cxmatch\[charts\]"):
        check_chart(Path("growth.svg"))
