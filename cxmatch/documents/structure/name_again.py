"""Where a name that is known stands again: in full, by one of its words, or as pages and books cite it."""

import re
from collections.abc import Iterator

_VERB = re.compile(
    r"(?:['’]s)?\s(?:is|was|has|had|holds|brings|joined|led|leads|managed|manages|works|worked|earned|"
    r"graduated|also)\b|['’]s\s"
)
"""Behind a word, what makes a person of it."""
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
        for form in forms:
            for spelling in {form.upper(), _capitals(form), form if form != form.lower() else form.upper()}:
                yield from _spelled(text, spelling.split())
        yield from _cited(text, given, last)
        if "_" in text:
            joined = rf"(?i:(?<![^\W_]){re.escape(given)}_{re.escape(last)}(?![^\W_]))"
            yield from (m.span() for m in re.finditer(joined, text))
    for part in {_capitals(part) for part in (given, last) if len(part) >= PART_LETTERS}:
        for start, end in _whole(text, part):
            if (_begins_sentence(text, start) and _VERB.match(text, end)) or _acts(text, start, end):
                yield start, end


# Names are looked for without a pattern: to make one takes longer than to look through a whole text.
_GAP = re.compile(r"[ \t\u00a0]{0,3}\n?[ \t\u00a0]{1,3}")


def _spelled(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Where words stand with any space or line end between them; an initial may have a point behind it."""
    if not all(word in text for word in words):
        return
    start = text.find(words[0])
    while start >= 0:
        end = -1 if _is_of_word(text[start - 1 : start]) else _end_of(text, start, words)
        if end >= 0:
            yield start, end
        start = text.find(words[0], max(end, start + 1))


def _end_of(text: str, start: int, words: list[str]) -> int:
    """Where words end that begin at an offset, or -1."""
    at = start
    for place, word in enumerate(words):
        if place:
            gap = _GAP.match(text, at)
            if not gap:
                return -1
            at = gap.end()
        if not text.startswith(word, at):
            return -1
        at += len(word)
        if len(word) == 1 and text.startswith(".", at):
            at += 1
    if _is_of_word(text[at : at + 1]):
        # "A.b": the point may belong to what follows.
        return at - 1 if text[at - 1] == "." and len(words[-1]) == 1 else -1
    return at


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _whole(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands by itself."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1]):
            end = start + 1
        else:
            yield start, end
        start = text.find(word, end)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return not before or before[-1] == "\n" or (len(before) == 2 and before[0] in ".!?" and before[1].isspace())


_PAGE_BEHIND = re.compile(
    r"[ \t]{0,3}[,|–—-][ \t]{0,3}(?:(?i:page|pg\.?|p\.)[ \t]{0,3}\d{1,2}|\d{1,2}[ \t]*$)|"
    r"[ \t]{1,9}(?i:page)[ \t]{1,3}\d|,?[ \t]{1,3}[|–—-]?[ \t]{0,3}(?i:resume|résumé|cv|curriculum vitae)[ \t]*$",
    re.MULTILINE,
)
_PAGE_BEFORE = re.compile(r"[ \t]*(?i:page) \d{1,2}(?: of \d{1,2})?[ \t,|–—-]{1,9}")
_LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_INITIAL = re.compile(r"[^\W\d_]\. ?\Z")
_INITIALS_CHARACTERS = 12
"""Characters before a surname in which the initials stand that belong to it."""


def _cited(text: str, given: str, last: str) -> Iterator[tuple[int, int]]:
    """The surname beside a page's number or beside an initial: "Poe, page 2", "Poe, A. (2019)"."""
    initial = given[0].upper()
    for surname in {_capitals(last), last.upper()}:
        if len(surname) < PART_LETTERS:
            continue
        line = done = 0
        for start, end in _whole(text, surname):
            if "-" in (text[start - 1 : start], text[end : end + 1]):
                continue
            line = max(line, text.rfind("\n", done, start) + 1)
            # Behind another surname on its line it stands beside no page's number.
            before = text[line:start] if line >= done else None
            done = end
            if (
                (before is not None and _is_beside_page(text, before, end))
                or text.startswith((f" {initial}.", f", {initial}."), end)
                or _ends_with_initial(text[max(0, start - _INITIALS_CHARACTERS) : start], initial)
            ):
                yield start, end


def _is_beside_page(text: str, before: str, end: int) -> bool:
    """True where a surname that ends at `end` stands on a line with nothing but a page's number, or with "resume"."""
    if not before.strip(" \t"):
        return bool(_PAGE_BEHIND.match(text, end))
    return bool(_PAGE_BEFORE.fullmatch(before) and _LINE_END.match(text, end))


def _ends_with_initial(before: str, initial: str) -> bool:
    """True for "A. " and "A. B. ", where "A" is the initial."""
    second = _INITIAL.search(before)
    for rest in (before, before[: second.start()] if second else ""):
        rest = rest.removesuffix(" ")
        first = rest.removesuffix(f"{initial}.")
        if first != rest and not _is_of_word(first[-1:]) and first[-1:] != ".":
            return True
    return False


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


_AFTER = re.compile(r"(?P<own>['’]s)?(?: (?P<next>[^\W\d_]+)|(?P<stop>[.;!?)](?!\w)|$))?")
_CLAUSE_END = re.compile(r"(?:[.!?;:]\s+|[•▪●◦]\s*|^\s*[-–*]\s+)")
_PRIOR = re.compile(r"([^\W\d_]+) $")


def _acts(text: str, start: int, end: int) -> bool:
    """True where a word of the name stands with its capital as somebody who acts, in the middle of a sentence."""
    if text[start - 1 : start] not in (" ", "(") or text[end : end + 1] == "-":
        return False
    before = text[max(0, start - SENTENCE_CHARACTERS) : start].rpartition("\n")[2]
    after = _AFTER.match(text[end : end + 40])
    follows = after.group("next") if after else None
    if after is None or (follows and (not follows.islower() or follows in _JOINS)):
        return False
    if before.endswith(", "):
        clause = _CLAUSE_END.split(before)[-1]
        return bool(follows and _OPENS.match(clause.lstrip()))
    prior = _PRIOR.search(before)
    if prior is None or not prior.group(1).islower() or prior.group(1) in _NO_PERSON:
        return False
    return bool(follows or after.group("own") or after.group("stop"))


def _capitals(form: str) -> str:
    """The name as running text writes it, for one that the header has in capitals."""
    return " ".join(
        word[:1].upper() + word[1:].lower() if word.isupper() or word.islower() else word for word in form.split()
    )
