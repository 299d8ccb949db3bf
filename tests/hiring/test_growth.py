from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.errors import UsageError
from cxmatch.hiring.planning.counts import counting
from cxmatch.hiring.planning.growth import Growth, growth_of_counts, growth_of_rate, said_percent
from cxmatch.lexicon import Lexicon

TIERS = Lexicon.load().growth
YEAR_BEFORE, LAST = "2025-11-01", "2026-11-01"


def counted(counts: object) -> Growth:
    return growth_of_counts(counting(counts), TIERS)  # type: ignore[arg-type]


def rated(rate: float | str, per: str = "year") -> Growth:
    return growth_of_rate(rate, per, TIERS)  # type: ignore[arg-type]


def kinds(growth: Growth) -> set[str]:
    return {notice.kind for notice in growth.notices}


BOUNDARIES = [
    ("-100", "negative"),
    ("-0.01", "negative"),
    ("0", "steady"),
    ("0.01", "steady"),
    ("14.99", "steady"),
    ("14.999999999999999999", "steady"),
    ("15", "rapid"),
    ("15.01", "rapid"),
    ("24.99", "rapid"),
    ("25", "between"),
    ("49.99", "between"),
    ("50", "hyper"),
    ("99.99", "hyper"),
    ("100", "hyper"),
    ("100.01", "hyper"),
    ("1000", "hyper"),
]


@pytest.mark.parametrize(("rate", "tier"), BOUNDARIES)
def test_a_rate_falls_in_its_tier_and_one_on_a_boundary_in_the_upper(rate: str, tier: str) -> None:
    assert rated(rate).tier == tier


def test_a_rate_that_rounds_to_a_boundary_stays_below_it() -> None:
    growth = rated("14.999999999999999999")
    assert growth.rate is not None
    assert 14.999 < growth.rate < 15


@pytest.mark.parametrize(
    ("last", "tier"),
    [
        (0, "negative"),
        (9_999, "negative"),
        (10_000, "steady"),
        (11_499, "steady"),
        (11_500, "rapid"),
        (12_499, "rapid"),
        (12_500, "between"),
        (14_999, "between"),
        (15_000, "hyper"),
        (20_000, "hyper"),
        (20_001, "hyper"),
    ],
)
def test_counts_a_year_apart_fall_in_their_tier(last: int, tier: str) -> None:
    growth = counted({YEAR_BEFORE: 10_000, LAST: last})
    assert (growth.tier, growth.rate) == (tier, float(Fraction(last - 10_000, 100)))


@pytest.mark.parametrize(
    ("base", "last", "rate"), [(20, 23, 15.0), (7, 14, 100.0), (3, 4, 100 / 3), (400, 520, 30.0), (1, 1, 0.0)]
)
def test_a_rate_of_counts_is_exact(base: int, last: int, rate: float) -> None:
    assert counted({YEAR_BEFORE: base, LAST: last}).rate == rate


@pytest.mark.parametrize("rate", ["0", "15", "25", "50"])
def test_a_figure_on_a_boundary_is_said_to_be(rate: str) -> None:
    assert "on_boundary" in kinds(rated(rate))
    assert "on_boundary" not in kinds(rated(str(float(rate) + 0.01)))


@pytest.mark.parametrize(
    ("rate", "told"),
    [("30", "leaves 25 to 50% open"), ("100.01", "ends at 100%"), ("-4", "says nothing of companies that lose")],
)
def test_where_the_guide_is_silent_it_is_said(rate: str, told: str) -> None:
    assert any(told in notice.message for notice in rated(rate).notices)


@pytest.mark.parametrize("rate", ["10", "20", "60", "100"])
def test_where_the_guide_speaks_nothing_is_said_of_silence(rate: str) -> None:
    assert "tier" not in kinds(rated(rate))


@pytest.mark.parametrize(
    ("month", "year", "tier"),
    [
        ("0", 0.0, "steady"),
        ("1", float((Fraction("1.01") ** 12 - 1) * 100), "steady"),
        ("2%", float((Fraction("1.02") ** 12 - 1) * 100), "between"),
        ("100", 409_500.0, "hyper"),
        ("-100", -100.0, "negative"),
        ("-50", float((Fraction(1, 2) ** 12 - 1) * 100), "negative"),
    ],
)
def test_a_rate_a_month_is_compounded_over_twelve(month: str, year: float, tier: str) -> None:
    growth = rated(month, "month")
    assert (growth.rate, growth.tier) == (year, tier)
    assert "a month compounded over 12 months" in growth.how


@pytest.mark.parametrize("rate", ["18%", "18", "18.0", 18, 18.0, " 18 % ", "+18"])
def test_a_rate_may_be_written_with_or_without_its_sign(rate: float | str) -> None:
    assert rated(rate).rate == 18.0


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ("18,5", "no rate in percent"),
        ("fast", "no rate in percent"),
        ("", "no rate in percent"),
        (float("nan"), "no rate in percent"),
        (float("inf"), "no rate in percent"),
        (True, "no rate in percent"),
        ("-100.01", "more customers than there are"),
        ("1000001", "beyond"),
    ],
)
def test_what_is_no_rate_is_refused_with_the_mend(rate: float | str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        rated(rate)
    assert "Write percent in digits" in str(caught.value)


def test_an_unknown_stretch_of_time_is_refused() -> None:
    with pytest.raises(UsageError, match="Write year or month"):
        rated("18", "week")


def test_a_share_that_may_be_meant_as_percent_is_not_guessed_at() -> None:
    assert rated(0.18).rate == 0.18
    assert "small_rate" in kinds(rated(0.18))
    assert "small_rate" not in kinds(rated("0.18%"))


@pytest.mark.parametrize(
    ("before", "last"),
    [
        ("2023-02-28", "2024-02-29"),
        ("2024-02-29", "2025-02-28"),
        ("2024-02-28", "2025-02-28"),
        ("2023-02", "2024-02"),
        ("2024-02", "2025-02"),
        ("2025-10-31", "2026-10"),
        ("2023-03-01", "2024-03-01"),
    ],
)
def test_a_year_before_is_the_same_day_or_the_same_end_of_a_month(before: str, last: str) -> None:
    growth = counted({before: 100, last: 115})
    assert (growth.rate, growth.tier) == (15.0, "rapid")
    assert growth.how.startswith("year over year")
    assert "annualised" not in kinds(growth)


def test_the_count_a_year_before_the_last_is_the_base_whatever_else_there_is() -> None:
    counts = {"2020-01-01": 5, "2025-10-31": 90, YEAR_BEFORE: 100, "2025-11-02": 91, "2026-06-01": 140, LAST: 120}
    growth = counted(counts)
    assert growth.base is not None
    assert (growth.base.date, growth.base.count, growth.rate) == (date(2025, 11, 1), 100, 20.0)


@pytest.mark.parametrize(
    ("dates", "base"),
    [
        (["2024-11-01", "2026-03-01"], "2026-03-01"),
        (["2025-08-01", "2025-12-01"], "2025-12-01"),
        (["2025-10-25", "2025-11-08"], "2025-10-25"),  # equally near: the earlier
        (["2025-11-20", "2026-10-20"], "2025-11-20"),
    ],
)
def test_else_the_count_nearest_to_a_year_before_is_and_that_is_said(dates: list[str], base: str) -> None:
    growth = counted({**dict.fromkeys(dates, 100), LAST: 150})
    assert growth.base is not None
    assert str(growth.base.date) == base
    (notice,) = [notice for notice in growth.notices if notice.kind == "annualised"]
    assert YEAR_BEFORE in notice.message
    assert base in notice.message


def test_growth_of_a_part_of_a_year_is_taken_to_a_year_by_its_days() -> None:
    growth = counted({"2026-06-01": 400, LAST: 440})
    assert growth.rate == pytest.approx(100 * (1.1 ** (365 / 153) - 1))
    assert growth.how == "annualised from 153 days, from 400 on 2026-06-01 to 440 on 2026-11-01"


def test_a_boundary_is_exact_when_two_years_are_taken_to_one() -> None:
    growth = counted({"2023-11-01": 400, "2025-11-01": 529})  # 731 days of a year of 365
    assert growth.tier == "steady"
    growth = counted({"2024-11-01": 400, LAST: 529})  # 1.15 squared, 730 days of a year of 365
    assert (growth.rate, growth.tier) == (15.0, "rapid")
    assert "on_boundary" in kinds(growth)
    growth = counted({"2024-11-01": 4_000_000, LAST: 5_289_999})
    assert growth.tier == "steady"
    assert growth.rate is not None
    assert growth.rate < 15


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        ({LAST: 400}, "one_count"),
        ({"2026-10-05": 400, LAST: 500}, "short_time"),
        ({YEAR_BEFORE: 0, LAST: 500}, "zero_base"),
        ({YEAR_BEFORE: 0, LAST: 0}, "zero_base"),
    ],
)
def test_where_the_counts_give_no_rate_there_is_none_and_it_is_said_why(counts: dict[str, int], kind: str) -> None:
    growth = counted(counts)
    assert (growth.rate, growth.tier, growth.how) == (None, None, "")
    assert kind in kinds(growth)


def test_four_weeks_are_enough_for_a_rate_and_a_day_less_is_not() -> None:
    last = date(2026, 11, 1)
    assert counted({last - timedelta(days=28): 100, last: 101}).rate is not None
    assert counted({last - timedelta(days=27): 100, last: 101}).rate is None


def test_a_base_that_shrinks_is_said_to() -> None:
    growth = counted({YEAR_BEFORE: 500, LAST: 400})
    assert (growth.rate, growth.tier) == (-20.0, "negative")
    assert any("shrinks by 20% a year" in notice.message for notice in growth.notices)


def test_a_gap_is_said_and_marked() -> None:
    months = ["2025-11", "2025-12", "2026-01", "2026-02", "2026-06", "2026-07"]
    growth = counted(dict.fromkeys(months, 100))
    assert [str(step.date) for step in growth.steps if step.gap] == ["2026-06-30"]
    assert any("between 2026-02-28 and 2026-06-30" in notice.message for notice in growth.notices)
    assert "gap" not in kinds(counted(dict.fromkeys(months[:4], 100)))


def test_a_stretch_of_twice_the_usual_is_no_gap_yet() -> None:
    days = [date(2026, 1, 1) + timedelta(days=day) for day in (0, 30, 60, 90, 150)]
    assert "gap" not in kinds(counted(dict.fromkeys(days, 100)))
    assert "gap" in kinds(counted(dict.fromkeys([*days[:-1], days[-1] + timedelta(days=1)], 100)))


def test_a_count_that_stands_apart_is_pointed_out() -> None:
    counts = {"2025-11-01": 400, "2026-03-01": 4_300, "2026-07-01": 450, LAST: 500}
    assert any("4,300" in notice.message for notice in counted(counts).notices if notice.kind == "stands_apart")
    assert "stands_apart" not in kinds(counted({**counts, "2026-03-01": 430}))


def test_a_latest_fall_is_said_though_the_year_grew() -> None:
    assert "latest_fall" in kinds(counted({YEAR_BEFORE: 100, "2026-10-01": 140, LAST: 130}))
    assert "latest_fall" not in kinds(counted({YEAR_BEFORE: 100, "2026-10-01": 120, LAST: 130}))


def test_each_step_has_its_change_and_none_follows_a_zero() -> None:
    steps = counted({"2026-01-01": 0, "2026-02-01": 50, "2026-03-01": 60}).steps
    assert [step.change for step in steps] == [None, None, 20.0]


@pytest.mark.parametrize(
    ("percent", "said"), [(14.999, "14.999%"), (15.0, "15%"), (14.96, "14.96%"), (14.9, "14.9%"), (-0.0, "0%")]
)
def test_a_percentage_is_never_rounded_over_a_boundary(percent: float, said: str) -> None:
    assert said_percent(percent, [15]) == said


@given(
    st.dictionaries(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 10**6), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_of_counts_does_not_matter(counts: dict[date, int], random: object) -> None:
    shuffled = list(counts.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(shuffled) == counted(counts)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_rate_and_counts_that_show_it_agree(base: int, last: int) -> None:
    by_counts = counted({YEAR_BEFORE: base, LAST: last})
    bounds = [tier.bound for tier in TIERS if tier.bound is not None]
    exact = Fraction(last, base) * 100 - 100
    assert by_counts.rate == pytest.approx(float(exact))
    assert by_counts.tier == TIERS[sum(exact >= bound for bound in bounds)].id
    if exact.denominator in (1, 2, 4, 5, 8, 10) and exact <= 10**6:
        by_rate = rated(str(float(exact)))
        assert (by_rate.rate, by_rate.tier) == (by_counts.rate, by_counts.tier)


@given(st.integers(1, 10**5), st.integers(0, 10**6), st.integers(28, 1200))
def test_the_rate_stands_within_its_tier(base: int, last: int, days: int) -> None:
    growth = counted({date(2026, 11, 1) - timedelta(days=days): base, date(2026, 11, 1): last})
    place = [band.id for band in growth.bands].index(growth.tier or "")
    lower, upper = growth.bands[place].at_least, [*growth.bands, None][place + 1]
    assert growth.rate is not None
    assert lower is None or growth.rate >= lower
    assert upper is None or upper.at_least is None or growth.rate < upper.at_least


@pytest.mark.parametrize(
    ("rate", "told"), [("0.18", "0.18%"), ("18 %", "18%"), ("-2.5", "-2.5%"), ("17.0625", "17.0625%"), ("1e2", "100%")]
)
def test_a_rate_is_said_to_the_digit_as_it_was_given(rate: str, told: str) -> None:
    assert growth_of_rate(rate, "year", TIERS).how == f"{told} a year, as given"
