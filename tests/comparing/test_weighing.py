"""Points out of weights: exact sums, and no rounding that lowers a score."""

from hypothesis import given
from hypothesis import strategies as st

from cxmatch.comparing.comparison import Status
from cxmatch.comparing.weighing import weigh

STATUSES: list[Status] = ["shown", "missing", "unknown"]
things = st.lists(st.tuples(st.integers(1, 9), st.sampled_from(STATUSES)), min_size=1, max_size=150)


@given(things)
def test_points_add_up_to_the_score_and_what_could_be_brought_to_100(things: list[tuple[int, Status]]) -> None:
    weighed = weigh([weight for weight, _ in things], [status for _, status in things])
    known = any(status != "unknown" for _, status in things)
    assert (weighed.score is not None) == known
    assert sum(weighed.points) == (weighed.score or 0)
    assert sum(weighed.of) == (100_00 if known else 0)
    assert min(weighed.of) >= min(weighed.points) >= 0


@given(things, st.integers(0, 149))
def test_showing_one_thing_more_never_lowers_the_score(things: list[tuple[int, Status]], place: int) -> None:
    weights = [weight for weight, _ in things]
    statuses = [status for _, status in things]
    before = weigh(weights, statuses).score
    statuses[place % len(statuses)] = "shown"
    after = weigh(weights, statuses).score
    assert after is not None
    assert after >= (before or 0)


def test_nothing_known_is_no_score() -> None:
    assert weigh([3, 1], ["unknown", "unknown"]).score is None
    assert weigh([], []).score is None


def test_all_that_is_asked_is_100_and_nothing_of_it_is_0() -> None:
    assert weigh([3, 1, 9], ["shown"] * 3).score == 100_00
    assert weigh([3, 1, 9], ["missing"] * 3).score == 0
