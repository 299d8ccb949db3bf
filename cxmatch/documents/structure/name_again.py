"""Where a name that is known stands again: in full, by one of its words, or as pages and books cite it."""

import re
from collections.abc import Iterator

_SENTENCE_VERB = (
    r"(?=(?:['’]s)?\s(?:is|was|has|had|holds|brings|joined|led|leads|managed|manages|works|worked|earned|"
    r"graduated|also)\b|['’]s\s)"
)
PART_LETTERS = 2
"""Letters; a shorter part of a name is an initial."""


def repeated(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Every other place of the same name, capitals and all: the same words in small letters are words.

    Args:
        text: The whole text.
        name: The name as it stands where it is sure; of a single word only sentences are asked.
    """
    words = [word.strip('.,"“”()') for word in re.sub(r"^(?:Mr|Ms|Mrs|Dr|Prof)\.?\s", "", name).split()]
    words = [word for word in words if word]
    if not words:
        return
    if "," in name and len(words) > 1:
        words = [*words[1:], words[0]]
    given, last = words[0], words[-1]
    if len(words) > 1:
        forms = {" ".join(words), f"{given} {last}", f"{last}, {given}", f"{last}, {' '.join(words[:-1])}"}
        for form in sorted(forms):
            for spelling in {form.upper(), _capitals(form), form if form != form.lower() else form.upper()}:
                yield from (m.span() for m in re.finditer(_loosely(spelling), text))
        yield from _cited(text, given, last)
        joined = rf"(?i:(?<![^\W_]){re.escape(given)}_{re.escape(last)}(?![^\W_]))"
        yield from (m.span() for m in re.finditer(joined, text))
    parts = sorted({_capitals(part) for part in (given, last) if len(part) >= PART_LETTERS})
    for part in parts:
        heads = re.finditer(rf"(?m)(?:^|(?<=[.!?]\s)){_loosely(part)}{_SENTENCE_VERB}", text)
        yield from (m.span() for m in heads)
        yield from _in_sentences(text, part)


def _cited(text: str, given: str, last: str) -> Iterator[tuple[int, int]]:
    """The surname beside a page's number or beside an initial: "Poe, page 2", "Poe, A. (2019)"."""
    initial = re.escape(given[0].upper())
    for surname in {_capitals(last), last.upper()}:
        if len(surname) < PART_LETTERS:
            continue
        own = rf"(?<![\w-])(?P<own>{re.escape(surname)})(?![\w-])"
        page = r"(?:(?i:page|pg\.?|p\.)[ \t]{0,3}\d{1,2}|\d{1,2}[ \t]*$)"
        for form in (
            rf"(?m)^[ \t]*{own}(?=[ \t]{{0,3}}[,|–—-][ \t]{{0,3}}{page}|[ \t]{{1,9}}(?i:page)[ \t]{{1,3}}\d)",
            rf"(?m)^[ \t]*(?i:page) \d{{1,2}}(?: of \d{{1,2}})?[ \t,|–—-]{{1,9}}{own}(?=[ \t]*$)",
            rf"(?m)^[ \t]*{own}(?=,?[ \t]{{1,3}}[|–—-]?[ \t]{{0,3}}(?i:resume|résumé|cv|curriculum vitae)[ \t]*$)",
            rf"{own}(?=,? {initial}\.)",
            rf"(?<![\w.]){initial}\. ?(?:[^\W\d_]\. ?)?{own}",
        ):
            yield from (m.span("own") for m in re.finditer(form, text))


# Before a word with a capital these say that it is a thing, a title or a subject: "the Content team".
_NO_PERSON = frozenset(
    "the a an our their its his her my your this that these those any each every all no some of in on for and or as "
    "into within across senior junior new nor than more include includes including".split()
)
_JOINS = frozenset("and or of nor".split())
# A sentence that begins with these and a comma goes on with its subject: "At the inn, Ann sang".
_OPENS = re.compile(
    r"(?:At|In|As|During|While|When|Since|After|Before|With|Under|For|By|From|On|Over|Through|Throughout|Today|Here|"
    r"There|Then|Now|Later|Currently|Previously|Additionally|Moreover|Furthermore|Finally|Recently|Together|"
    r"Because|Although|Once|Where|If)\b[^,.;:!?\n]{0,80}, $"
)
SENTENCE_CHARACTERS = 120
"""Characters before a word in which the beginning of its clause is looked for."""


def _in_sentences(text: str, part: str) -> Iterator[tuple[int, int]]:
    """Where one word of the name stands with its capital as somebody who acts, in the middle of a sentence."""
    for m in re.finditer(rf"(?<=[ (]){re.escape(part)}(?![\w-])", text):
        before = text[max(0, m.start() - SENTENCE_CHARACTERS) : m.start()].rpartition("\n")[2]
        after = re.match(
            r"(?P<own>['’]s)?(?: (?P<next>[^\W\d_]+)|(?P<stop>[.;!?)](?!\w)|$))?", text[m.end() : m.end() + 40]
        )
        follows = after.group("next") if after else None
        if after is None or (follows and (not follows.islower() or follows in _JOINS)):
            continue
        if before.endswith(", "):
            clause = re.split(r"(?:[.!?;:]\s+|[•▪●◦]\s*|^\s*[-–*]\s+)", before)[-1]
            if follows and _OPENS.match(clause.lstrip()):
                yield m.span()
            continue
        prior = re.search(r"([^\W\d_]+) $", before)
        if prior is None or not prior.group(1).islower() or prior.group(1) in _NO_PERSON:
            continue
        if follows or after.group("own") or after.group("stop"):
            yield m.span()


def _capitals(form: str) -> str:
    """The name as running text writes it, for one that the header has in capitals."""
    return " ".join(
        word[:1].upper() + word[1:].lower() if word.isupper() or word.islower() else word for word in form.split()
    )


def _loosely(form: str) -> str:
    """The same words with any space or line end between them."""
    return (
        r"(?<!\w)"
        + r"[ \t\u00a0]{0,3}\n?[ \t\u00a0]{1,3}".join(
            re.escape(word) + (r"\.?" if len(word) == 1 else "") for word in form.split()
        )
        + r"(?!\w)"
    )
