"""How well a language is asked for, or spoken: the English of levels, and whose level a word of them is."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from cxmatch.scoring.clauses import clause
from cxmatch.scoring.lower_case import lower

_WORDS: Final[dict[int, str]] = {
    3: (
        r"(?:near[ -])?(?<!non )native|mother tongue|first language|bilingual|(?<!semi )fluen(?:t|tly|cy)"
        r"|full professional|proficient(?:ly)?|proficiency(?= (?:in|with)\b)|(?<!lower )advanced|c[12]"
    ),
    2: (
        r"conversational(?:ly)?|(?:(?:upper|lower|pre)[ -])?intermediate|semi[ -]fluent|b[12]|good"
        r"|(?:professional )?working(?= (?:knowledge|proficiency|level|command)\b|\s*(?:[)\],;.]|\Z))"
    ),
    1: r"basics?|elementary|beginners?(?:'s)?|a[12]|some|limited",
}
"""Words of each rank: 3 for who speaks a language as at home or nearly so, 2 for who gets by, 1 for who begins.

A1 to C2 are those of the Common European Framework of Reference; "full professional", "professional working" and
"limited working" those of professional networks."""
_ANY: Final = rf"(?:{'|'.join(_WORDS.values())})"
_EDGES: Final = (r"(?<!\w)(?<!\w-)", r"(?!\w)(?!-(?!level|speak)\w)")
_PHRASE: Final = re.compile(rf"{_EDGES[0]}{_ANY}(?:(?:[ /-]| level | or | to | / ){_ANY})*{_EDGES[1]}")
"""Levels that are said together: the lowest of them is meant, as in "limited working" and "B1 to B2"."""
_OF: Final = {rank: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for rank, words in _WORDS.items()}
_LANGUAGE: Final = "\x01"
"""What stands for each letter of the name of a language."""
_TOKEN: Final = re.compile(rf"{_LANGUAGE}+|[\w']+|[^\w\s]")
_MOST_BETWEEN: Final = 12
"""Words and signs between a level and its language."""
_BEFORE: Final = frozenset(
    "in of with the a an to and or level levels speaker speakers knowledge command skills proficiency fluency ability "
    "able written spoken verbal oral speak read write speaking reading writing understanding language languages both "
    "least as / & ( : - – — , +".split()
)
"""What may stand between a level and the language after it: "fluent in both spoken and written Spanish"."""
_AFTER: Final = frozenset(
    "is are be at level levels language speaker speakers skill skills very or to a an the of must required "
    "least minimum cefr my both written and spoken verbal oral speak read write speaking reading writing "
    "knowledge / & ( : - – — , |".split()
)
"""What may stand between a language and the level after it: "Spanish, written and spoken: fluent"."""
_PARTS: Final = frozenset(", ) and or &".split())
"""What right after a level ends what it speaks of: "Spanish basic, French fluent"."""
_OF_ALL: Final = ("bilingual", "fluently")
"""Levels after a list of languages that are of each of them: "English/Spanish bilingual"."""
_SIGNS: Final = frozenset("( : - – — /".split())
_SAYS_OF_IT: Final = frozenset("( : is are at".split())
"""What makes a level after a language that of the language, whatever follows."""
_FOLLOWS: Final = re.compile(
    rf"\s*(?:\Z|[^\w\s{_LANGUAGE}]|(?:levels?|proficiency|speakers?|knowledge|fluency|user|command|minimum|"
    r"or|is|are|at|as|would|required|preferred|desired|needed|a must|a plus)\b)"
)
"""What else follows a level of the language before it; not "Spanish, advanced Excel"."""
_NEAR: Final = 30
"""Characters before a level, for the language that it may belong to, and for what denies it."""
_DENIED_BEFORE: Final = re.compile(r"(?:\bnot|\bno|n't|\bwithout|\bneed not)(?: \w+){0,2} \Z")
_DENIED_AFTER: Final = re.compile(
    r"(?: \w+){0,2}? (?:is |are )?(?:not|n't|isn't) (?:\w+ )?(?:required|needed|necessary|a must)\b"
)


class Level(NamedTuple):
    """How well a language is spoken or asked for, and where that is said."""

    rank: int
    """3 fluent and above, 2 conversational, 1 basic."""
    start: int
    end: int


def levels(text: str, languages: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Level]:
    """The level that stands beside each language; those without one are left out.

    Args:
        text: A posting or a resume.
        languages: Where languages are named, each by its start and its end, without overlaps.

    Example:
        >>> text = "Native Polish, English (fluent), some Spanish and Dutch"
        >>> places = [(text.index(name), text.index(name) + len(name)) for name in ("Polish", "English", "Spanish")]
        >>> [level.rank for level in levels(text, places).values()]
        [3, 3, 1]
    """
    spans = sorted(set(languages))
    small = lower(text)
    pieces, at = [], 0
    for start, end in spans:
        pieces += [small[at:start], _LANGUAGE * (end - start)]
        at = end
    masked = "".join((*pieces, small[at:]))
    found: dict[tuple[int, int], Level] = {}
    for start, end in spans:
        left, right = clause(text, start, end)
        level = _after(masked, end, right) or _before(masked, left, start, right)
        if level is not None:
            found[start, end] = level
    return found


def with_level(text: str, start: int, end: int, level: Level | None) -> tuple[int, int]:
    """Where a language is named, with the level beside it: "Spanish (basic)".

    Args:
        text: The text.
        start: Offset of the first character of the language's name.
        end: Offset after its last one.
        level: The level; None where there is none.
    """
    if level is None:
        return start, end
    first, last = min(start, level.start), max(end, level.end)
    is_open = text.rfind("(", first, last) > text.rfind(")", first, last)
    return first, last + (is_open and text[last : last + 1] == ")")


def _after(masked: str, end: int, right: int) -> Level | None:
    """The level that a language is followed by: "Spanish (basic)", "Spanish is spoken fluently"."""
    phrase = _PHRASE.search(masked, end, right)
    if phrase is None:
        return None
    between = _TOKEN.findall(masked, end, phrase.start())
    others = [token for token in between if token.startswith(_LANGUAGE)]
    of_all = phrase[0] in _OF_ALL
    if others and "both" not in between and not of_all:
        return None
    if len(between) > _MOST_BETWEEN or not _AFTER.issuperset(token for token in between if token not in others):
        return None
    if not of_all and _SAYS_OF_IT.isdisjoint(between) and not _FOLLOWS.match(masked, phrase.end(), right):
        return None
    return _level(masked, phrase, right)


def _before(masked: str, left: int, start: int, right: int) -> Level | None:
    """The level that leads up to a language: "fluent in English and Spanish"."""
    ahead = [phrase for phrase in _PHRASE.finditer(masked, left, right) if phrase.end() <= start]
    if not ahead:
        return None
    phrase = ahead[-1]
    between = _TOKEN.findall(masked, phrase.end(), start)
    if len(between) > _MOST_BETWEEN or not _BEFORE.issuperset(
        token for token in between if not token.startswith(_LANGUAGE)
    ):
        return None
    earlier = _TOKEN.findall(masked, max(left, phrase.start() - _NEAR), phrase.start())
    is_of_other = any(token.startswith(_LANGUAGE) for token in earlier[-2:])
    if between and (between[0] in _PARTS or (is_of_other and between[0] in _SIGNS)):
        return None
    return _level(masked, phrase, right)


def _level(masked: str, phrase: re.Match[str], right: int) -> Level | None:
    if _DENIED_BEFORE.search(masked, max(0, phrase.start() - _NEAR), phrase.start()):
        return None
    if _DENIED_AFTER.match(masked, phrase.end(), right):
        return None
    said = {rank: words.search(masked, phrase.start(), right) for rank, words in _OF.items()}
    rank = min(rank for rank, word in said.items() if word is not None and word.start() < phrase.end())
    return Level(rank, phrase.start(), phrase.end())
