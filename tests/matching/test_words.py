import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.matching.words import JOINED, PAUSE, STOP, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("entry-level work", ["entry", "level", "work"]),
        ("the team's goals", ["the", "team", "goals"]),
        ("don’t report", ["don't", "report"]),
        ("managerParticipate in", ["manager", "participate", "in"]),
        ("ADVANCEDService", ["advanced", "service"]),
        ("LinkedIn and KPIs", ["linkedin", "and", "kpis"]),
        ("grew 4,200 to 5.5", ["grew", "4,200", "to", "5.5"]),
        ("C++, C# and .NET 8", ["c++", "c#", "and", ".net", "8"]),
        ("Node.js, R&D, 24/7", ["node", "js", "r", "d", "24", "7"]),
        ("401k in 3D on k8s", ["401k", "in", "3d", "on", "k8s"]),
        ("2019Managed a team", ["2019", "managed", "a", "team"]),
        ("cafe\u0301", ["café"]),
        ("Zażółć gęślą", ["zażółć", "gęślą"]),
        ("", []),
    ],
)  # fmt: skip
def test_words_are_told_apart(text: str, words: list[str]) -> None:
    assert split(text).lower == words


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("led teams", JOINED),
        ("entry-level", JOINED),
        ("wrote\nreports", JOINED),
        ("manager of\nContent", JOINED),
        ("charts, graphs", PAUSE),
        ("charts/graphs", PAUSE),
        ("Node.js", JOINED),
        ("U.S. Army", JOINED),
        ("4. Next", STOP),
        ("Done.Next", STOP),
        ("Done. Next", STOP),
        ("done\n\nnext", STOP),
        ("done\nNext", STOP),
        ("done\n• next", STOP),
        ("one | two", STOP),
    ],
)  # fmt: skip
def test_what_parts_two_words_is_told(text: str, gap: int) -> None:
    assert split(text).gap[1] == gap


@given(st.text())
def test_offsets_hold_in_the_text_as_it_was(text: str) -> None:
    words = split(text)
    for start, end in zip(words.start, words.end, strict=True):
        assert 0 <= start < end <= len(text)
    assert words.start == sorted(words.start)
    assert words.clause_starts[-1] == len(words.lower)
