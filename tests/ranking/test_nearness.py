from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.ranking.nearness import NEAR, alike, groups, sketch

LONG = " ".join(f"word{number}" for number in range(200))


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (LONG, True),
        (LONG + " and ten more words about the harbour at the end", True),
        (LONG.replace("word100", "something"), True),
        (" ".join(f"other{number}" for number in range(200)), False),
        ("", False),
    ],
    ids=["same", "longer", "edited", "another", "empty"],
)
def test_near_texts_are_told_from_others(other: str, near: bool) -> None:
    assert (alike(sketch(LONG), sketch(other)) >= NEAR) is near
    assert groups([sketch(LONG), sketch(other)]) == ({0: (1,), 1: (0,)} if near else {})


def test_a_thousand_copies_are_compared_quickly_and_all_found() -> None:
    found = groups([sketch(LONG)] * 1000)
    assert len(found) == 1000


@given(st.lists(st.lists(st.sampled_from("one two three four five six seven eight nine ten".split()), max_size=30)))
def test_it_is_as_if_each_were_compared_with_each(texts: list[list[str]]) -> None:
    sketches = [sketch(" ".join(words)) for words in texts]
    near: dict[int, set[int]] = {}
    for one, other in combinations(range(len(texts)), 2):
        share = set(sketches[one][:16]) & set(sketches[other][:16])
        if share and alike(sketches[one], sketches[other]) >= NEAR:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    assert groups(sketches) == {place: tuple(sorted(others)) for place, others in near.items()}
