import pytest

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
    assert groups([sketch(LONG), sketch(other)]) == ([(1,), (0,)] if near else [(), ()])


def test_a_thousand_copies_are_compared_quickly_and_all_found() -> None:
    found = groups([sketch(LONG)] * 1000)
    assert all(found)
