"""The level that stands beside a language, and whose level a word of it is."""

import pytest

from cxmatch.comparing.language_levels import levels

LANGUAGES = ("English", "Spanish", "French", "German")


def found(text: str) -> dict[str, int]:
    places = {(text.index(name), text.index(name) + len(name)): name for name in LANGUAGES if name in text}
    return {places[place]: level.rank for place, level in levels(text, places).items()}


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (
            3,
            "native|mother tongue|first language|bilingual|fluent|full professional|proficient|advanced|C1|C2",
        ),
        (2, "conversational|intermediate|upper-intermediate|professional working|working|good|B1|B2|semi-fluent|B1/B2"),
        (1, "basic|elementary|beginner|limited|limited working|A1|A2|A2 to B1"),
    ],
)
def test_each_word_has_its_level(rank: int, words: str) -> None:
    assert {word: found(f"Spanish ({word})").get("Spanish") for word in words.split("|")} == dict.fromkeys(
        words.split("|"), rank
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fluent in English and Spanish", {"English": 3, "Spanish": 3}),
        ("Fluent in English, Spanish, and French", {"English": 3, "Spanish": 3, "French": 3}),
        ("Fluent Spanish and basic French", {"Spanish": 3, "French": 1}),
        ("Fluent Spanish, basic French", {"Spanish": 3, "French": 1}),
        ("Spanish basic, French fluent", {"Spanish": 1, "French": 3}),
        ("Spanish - basic, French - fluent", {"Spanish": 1, "French": 3}),
        ("English (fluent), Spanish, French (basic)", {"English": 3, "French": 1}),
        ("English fluent - Spanish", {"English": 3}),
        ("Spanish fluent, native English", {"Spanish": 3, "English": 3}),
        ("Bilingual: English/Spanish", {"English": 3, "Spanish": 3}),
        ("English/Spanish bilingual", {"English": 3, "Spanish": 3}),
        ("Speaks and writes English and Spanish fluently and with ease", {"English": 3, "Spanish": 3}),
        (
            "Answers in English, and Spanish or French, fluently and with ease",
            {"English": 3, "Spanish": 3, "French": 3},
        ),
        ("Spoken Spanish skill: very proficient", {"Spanish": 3}),
        ("Spanish or fluent French", {"French": 3}),
        ("English and Spanish (both native)", {"English": 3, "Spanish": 3}),
        ("English and Spanish (basic)", {"Spanish": 1}),
        ("Working knowledge of Spanish", {"Spanish": 2}),
        ("Elementary proficiency in Spanish", {"Spanish": 1}),
        ("Proficiency in Spanish", {"Spanish": 3}),
        ("Spanish at B2 level", {"Spanish": 2}),
        ("Spanish is my mother tongue", {"Spanish": 3}),
        ("Some Spanish", {"Spanish": 1}),
        ("Near-native Spanish", {"Spanish": 3}),
    ],
)
def test_a_level_is_of_the_language_beside_it(text: str, expected: dict[str, int]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Spanish and advanced Excel",
        "Spanish, advanced Excel",
        "Basic computer skills and Spanish",
        "Spanish speaker with basic computer skills",
        "Good sense of humour in English",
        "Working with customers who speak Spanish",
        "Spanish (fluency not required)",
        "Not fluent in Spanish",
        "Non-native Spanish",
        "Basic bookkeeping. Spanish",
        "Spanish\nFluent French",
    ],
)
def test_what_is_of_something_else_or_denied_is_no_level_of_a_language(text: str) -> None:
    assert "Spanish" not in found(text)
    assert "English" not in found(text)


def test_the_place_of_a_level_is_told() -> None:
    text = "- Fluent in Spanish"
    ((_, level),) = levels(text, [(12, 19)]).items()
    assert text[level.start : level.end] == "Fluent"
