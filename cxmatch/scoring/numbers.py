"""Which numbers do people write out in words?"""

from typing import Final

NUMBER_WORDS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20,
}  # fmt: skip
"""Those that count people as well as years; what counts only one of the two adds its own."""
