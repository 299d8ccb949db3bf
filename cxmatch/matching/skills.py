"""Document + Skills -> where each tool or named skill stands."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from cxmatch.documents.document import Document
from cxmatch.lexicon.skills import Skill, Skills
from cxmatch.matching import words
from cxmatch.matching.finding import Place, places
from cxmatch.matching.lemmas import Lemmas, built_in
from cxmatch.matching.rules import Rules
from cxmatch.matching.senses import Judge, Verdict
from cxmatch.matching.vocabulary import Owner, Vocabulary
from cxmatch.matching.words import PAUSE, Words


class SkillFound(NamedTuple):
    """A tool or skill, found in a text.

    Attributes:
        skill: Which one.
        start: Offset of its first character in the document's text.
        end: Offset after its last one.
        rejected: Why it is not counted (denied, wished for, part of an address ...); None where it is.
    """

    skill: Skill
    start: int
    end: int
    rejected: Verdict | None


def find_skills(document: Document, skills: Skills | None = None) -> tuple[SkillFound, ...]:
    """All places of tools and named skills, counted or not, in the order of the text.

    Of finds that overlap the longest stands. Words that are a name only in other letters or company ("excel at", "front
    desk") are no finds. A text that is not English has none.

    Args:
        document: What to look through.
        skills: What to look for; the built-in tools and skills where None.

    Example:
        >>> document = Document.from_text("Front desk agent: excelled at Zendesk and ran SQL reports. No Slack needed.")
        >>> [(found.skill.name, found.rejected and found.rejected.reason) for found in find_skills(document)]
        [('Zendesk', None), ('SQL', None), ('Slack', 'negation')]
    """
    if not document.is_english:
        return ()
    lemmas = built_in()
    named = _vocabulary(skills or Skills.load(), lemmas)
    text = words.split(document.text, whole=named.whole)
    judge = Judge(document, text)
    candidates = [
        (at, skill)
        for owner, found in places(document.text, text, named.forms).items()
        for skill in (named.skills[owner],)
        for at in found
        if _is_name(document.text, text, skill, at)
        and (_is_listed(document, text, skill, at) or not _is_other_word(judge, owner.rules, at))
    ]
    return tuple(
        SkillFound(skill, text.start[first], text.end[last], _verdict(document.text, text, judge, skill, first, last))
        for (first, last, _), skill in _longest(candidates)
    )


def _verdict(whole: str, text: Words, judge: Judge, skill: Skill, first: int, last: int) -> Verdict | None:
    start, end = text.start[first], text.end[last]
    verdict = judge.verdict_on_work(first, last, everywhere=False, post=False)
    if verdict is not None and not (verdict.reason == "contact" and _HOST.search(skill.name)):
        return verdict  # but for names that are addresses themselves: "monday.com"
    if _in_address(whole, start, end):
        return Verdict("contact", "this is part of an address")
    if _FIRM.match(whole, end):
        return Verdict("company", "it is part of a company's name")
    return None


class _Named(NamedTuple):
    forms: Vocabulary
    skills: dict[Owner, Skill]
    whole: frozenset[str]
    """Words of names with a capital inside: two words are not to be made of them."""


@lru_cache(maxsize=4)
def _vocabulary(skills: Skills, lemmas: Lemmas) -> _Named:
    forms = Vocabulary(lemmas)
    names = (name for skill in skills.skills for name in (skill.name, *skill.written))
    whole = frozenset(word.lower() for name in names for word in name.split() if word.isalpha() and not word.islower())
    return _Named(forms, {forms.add_skill(skill): skill for skill in skills.skills}, whole)


def _is_name(whole: str, text: Words, skill: Skill, at: Place) -> bool:
    """Whether it is written as the name is: in one breath, and where that matters with its capitals."""
    first, last, form = at
    number = form.way - 1 - len(skill.ways)
    name = skill.written[number] if number >= 0 else skill.name
    if PAUSE in text.gap[first + 1 : last + 1] and not _PARTED.search(name):
        return False
    return number < 0 or whole[text.start[first] : text.end[last]] in (name, name.upper())


_PARTED: Final = re.compile(r"[^\w\s.+#'-]")
"""What stands between the words of a name that has a sign in it: "R&D"."""


def _is_listed(document: Document, text: Words, skill: Skill, at: Place) -> bool:
    """Whether it is a language under a heading of languages, where nothing around it need say so."""
    return skill.kind == "language" and bool(_OF_LANGUAGES.match(document.section_at(text.start[at[0]]).title))


_OF_LANGUAGES: Final = re.compile(r"\W*(?:foreign |spoken )?languages?\b", re.IGNORECASE)


def _is_other_word(judge: Judge, rules: Rules, at: Place) -> bool:
    first, last, _ = at
    rule = judge.rule(first, last, rules)
    return rule is not None and rule.verdict == "reject"


def _longest(candidates: list[tuple[Place, Skill]]) -> list[tuple[Place, Skill]]:
    """Of overlapping finds the longest, then the first; in the order of the text."""
    kept = []
    taken: set[int] = set()
    for at, skill in sorted(candidates, key=_by_length):
        first, last, _ = at
        covered = range(first, last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append((at, skill))
    return sorted(kept, key=lambda item: item[0][0])


def _by_length(found: tuple[Place, Skill]) -> tuple[int, int, str]:
    (first, last, _), skill = found
    return first - last, first, skill.name


_ADDRESS: Final = re.compile(r"@|://|www\.", re.IGNORECASE)
_FIRM: Final = re.compile(r",? (?:Inc|LLC|Ltd|Corp|Ventures)\b")
_HOST: Final = re.compile(r"\.(?:com|org|net|edu|gov|io|co|ai|app|us|uk|ca|de)\b")


def _in_address(whole: str, start: int, end: int) -> bool:
    """Whether it is part of an e-mail or web address: "linkedin.com/in/someone"."""
    first = max(whole.rfind(blank, 0, start) for blank in " \n\t") + 1
    if _HOST.match(whole, end) or _ADDRESS.search(whole[first:end]) or whole[end : end + 1] == "@":
        return True
    return "/" in whole[first:start] and whole[start - 1] == "."  # /about/jobs.html
