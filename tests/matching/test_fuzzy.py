import pytest

from cxmatch.matching.fuzzy import closest

CHOICES = ("management", "engagement", "communications", "java", "graphs", "metrics", "insights")


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("managment", "management"),
        ("comunications", "communications"),
        ("metircs", "metrics"),
        ("insigths", "insights"),
    ],
)
def test_a_typing_error_is_mended(word: str, choice: str) -> None:
    found = closest(word, CHOICES)
    assert found is not None
    assert found[0] == choice
    assert 0.85 <= found[1] < 1


@pytest.mark.parametrize(
    "word", ["javascript", "grapes", "tanagement", "engravement", "statements", "measurement", "data", ""]
)
def test_another_word_is_not_taken_for_a_typing_error(word: str) -> None:
    assert closest(word, CHOICES) is None
