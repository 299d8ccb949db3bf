"""How large the charts are that stand in every report."""

import pytest

from cxmatch.reports.charts.drawing import HATCHES
from cxmatch.reports.charts.roles import Scored, people_chart

KILOBYTE = 1000


@pytest.mark.parametrize("place", range(len(HATCHES)))
def test_no_way_of_filling_a_bar_makes_a_large_picture(place: int) -> None:
    picture = people_chart([Scored("Cook", place, 12.0), Scored("Cook", place, 71.5), None], "svg")
    assert len(picture) < 40 * KILOBYTE


def test_neighbouring_places_are_filled_in_different_ways() -> None:
    assert len(set(HATCHES)) == len(HATCHES)
