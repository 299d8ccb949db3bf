"""Where a clause of a job ad begins and ends, also where its lines ran together."""

import re
from typing import Final

NEAR: Final = 160
"""Characters of a clause on either side of a place; texts without full stops end here."""
_TOUCHING: Final = 12
"""Characters before a mark, for the word that it may belong to."""
_DASHES: Final = str.maketrans("–—‒−‑\u00a0’‘", "-----\u00a0''")


def _any(*parts: str) -> str:
    """One of `parts`."""
    return f"(?:{'|'.join(parts)})"


# A capital after small letters begins the next item where lines ran together; names such as QuickBooks do not.
_ITEMS: Final = _any(
    *"Experience Knowledge Ability Able Bachelor Master Degree Strong Excellent Good Proven Must Minimum".split(),
    *"Preferred Proficien(?:t|cy) Familiar(?:ity)? Demonstrated Skills? Highly Willing Fluen(?:t|cy) Solid".split(),
    *r"Competenc(?:y|ies) Additional Qualifications? Requirements? Education How Previous Prior At Working".split(),
    *r"B\.?Sc? B\.?A M\.?Sc? MBA Ph\.?D Associate".split(),
)
_BREAK: Final = re.compile(
    r"(?P<line>\n)|(?P<stop>[.!?])(?=\s|[A-Z(]|$)|(?<=[a-z)])\.(?=\d)|;|[•·▪●◦|§■►➢✓✔]|\s[*]\s|(?<=[.;:)])\s?o\s(?=[A-Z])"
    r"|(?<=[a-z)\]])(?=\d{1,2}\s?[+-]?\s?[Yy0-9])"
    r"|(?<=[)\]])(?=[A-Z][a-z])|(?<=[a-z]d\))(?=[a-z])|(?<=[a-z]{4})(?=(?!SQL|API|SDK)[A-Z]{3,6}\b)"
    r"|\b(?:[a-z]{2,25}+|[A-Z][a-z]{7,25}+)(?=[A-Z][a-z])"
    rf"|(?P<item>\s)(?=[A-Z])(?={_ITEMS}\b)"
)
_GOES_ON: Final = frozenset({"years", "year", "with", "plus"})
"""Words that a capital goes on after: "two years Experience"."""
_OF_EXPERIENCE: Final = frozenset("relevant related work working similar prior previous professional industry".split())
"""Words that "Experience" goes on after."""
_BULLETS: Final = ("-", "*", "•", "·", "▪", "●")
_SHORT: Final = re.compile(r"\b(?:yrs?|mos|min|max|exp|approx|e\.g|i\.e|etc|sr|jr|incl|[a-z])\Z", re.I)
_RUNS_ON: Final = re.compile(
    rf"(?:\b{_any(*'of with least minimum than over a and or in have has to the for plus'.split())}|,)\s*\Z"
)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around ``text[start:end]`` begins and ends, at most `NEAR` characters away.

    Example:
        >>> text = "Excel is a must. Python is welcome; so is R"
        >>> text[slice(*clause(text, 17, 23))]
        ' Python is welcome'
    """
    left = max(0, start - NEAR)
    for mark in _BREAK.finditer(text, left, end):  # a break right before `start` shows in what stands there
        if mark.end() > start:
            break
        if _ends_clause(text, mark):
            left = mark.end()
    right = min(len(text), end + NEAR)
    for mark in _BREAK.finditer(text, end, right):
        if _ends_clause(text, mark):
            return left, mark.end() if mark[0].isalpha() else mark.start()
    return left, right


def _ends_clause(text: str, mark: re.Match[str]) -> bool:
    before = text[max(0, mark.start() - _TOUCHING) : mark.start()]
    if mark["stop"]:
        if before.lower().endswith("exp") and text[mark.end() : mark.end() + 2].strip().isupper():
            return True
        return mark["stop"] != "." or not _SHORT.search(before)
    if mark["item"]:
        word = before.rpartition(" ")[2]
        return (
            word.isalpha()
            and len(word) > 3
            and word.islower()
            and word not in _GOES_ON
            and (word not in _OF_EXPERIENCE or not text.startswith("Experience", mark.end()))
        )
    if mark["line"]:
        following = text[mark.end() : mark.end() + 1]
        if following in _BULLETS:
            return not before.rstrip().endswith((" or", " and"))
        return not (following.islower() or _RUNS_ON.search(before))
    return True


def plain(lowered: str) -> str:
    """With plain dashes and apostrophes, of the same length."""
    return lowered if lowered.isascii() else lowered.translate(_DASHES)
