"""Which of the things that a posting names are ways to choose from: "Zendesk, Intercom or the like" asks for one."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from cxmatch.comparing.mentions import Mention
from cxmatch.scoring.clauses import clause

_KINDS: Final = ("tool", "skill", "language", "licence")
"""Kinds of things of which one can stand for another."""
_BETWEEN: Final = re.compile(
    r"\s?(?:[\w-]{1,14}\s)?[,/;]?\s?(?P<word>and/or|and|or|&)?\s?(?:(?:in|with|of|a|an|the|even)\s)?(?:[\w-]{1,14}\s)?",
    re.I,
)
"""What may part two things of one list."""
_SIGN: Final = re.compile(r"[,/;]|\b(?:and|or)\b|&", re.I)
_CHOICE: Final = re.compile(r"/|\bor\b", re.I)
_AND: Final = re.compile(r"(?<!/)\band\b(?!/)|&", re.I)
_OR: Final = re.compile(r"\bor\b", re.I)
"""Of languages: "English/Spanish" asks for both."""
_EXAMPLES: Final = re.compile(
    r"(?:\bsuch as|\be\.?g\.?|\bi\.?e\.?|\blike|\bfor example)\W{0,4}(?:\w+\W){0,2}\Z"
    r"|\b(?:any|one|some|either|more) of\b(?:\W{1,2}\w+){0,6}\W{0,3}\Z",
    re.I,
)
"""What before a list makes examples of it."""
_OR_OTHERS: Final = re.compile(
    r"\W{0,3}(?:\w+\W)?(?:(?:(?:and|&)?/?\s?or (?:\w+ )?(?:a )?"
    r"(?:similar|equivalent|comparable|other|another|related|any|the like))|etc\b)",
    re.I,
)
"""What after a list says that others would do."""


def alternatives(text: str, mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The things of a posting in groups: several in one group where any of them will do.

    Args:
        text: The posting's text.
        mentions: What it asks for, in the order of the text, not overlapping within a kind.

    Example:
        >>> text = "You know Zendesk or Intercom, and SQL."
        >>> found = [
        ...     Mention(("tool", name), text.index(name), text.index(name) + len(name), None)
        ...     for name in ("Zendesk", "Intercom", "SQL")
        ... ]
        >>> [[mention.thing[1] for mention in group] for group in alternatives(text, found)]
        [['Zendesk', 'Intercom'], ['SQL']]
    """
    groups: list[list[Mention]] = []
    for kind in _KINDS:
        for run in _runs(text, [mention for mention in mentions if mention.thing[0] == kind]):
            groups += [run] if _is_choice(text, run) else _split(text, run)
    return groups + [[mention] for mention in mentions if mention.thing[0] not in _KINDS]


def _runs(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions that stand in one list, without a gap."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        before = runs[-1][-1] if runs else None
        between = text[before.end : mention.start] if before else ""
        if _BETWEEN.fullmatch(between) and _SIGN.search(between):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _is_choice(text: str, run: list[Mention]) -> bool:
    """Whether the words around a list make examples of all that stands in it."""
    left, right = clause(text, run[0].start, run[-1].end)
    return bool(_EXAMPLES.search(text[left : run[0].start]) or _OR_OTHERS.match(text[run[-1].end : right]))


def _split(text: str, run: list[Mention]) -> list[list[Mention]]:
    """A list in groups: "A, B or C" is one, and "and" parts what stands before it from what stands after."""
    parts = [[run[0]]]
    for one, other in pairwise(run):
        if _AND.search(text[one.end : other.start]):
            parts.append([])
        parts[-1].append(other)
    groups: list[list[Mention]] = []
    for part in parts:
        chosen = [bool(_choice(one).search(text[one.end : other.start])) for one, other in pairwise(part)]
        if chosen and chosen[-1]:
            groups.append(part)
        else:
            groups += [[part[0]]]
            for is_chosen, mention in zip(chosen, part[1:], strict=True):
                groups[-1:] = [[*groups[-1], mention]] if is_chosen else [groups[-1], [mention]]
    return groups


def _choice(mention: Mention) -> re.Pattern[str]:
    return _OR if mention.thing[0] == "language" else _CHOICE
