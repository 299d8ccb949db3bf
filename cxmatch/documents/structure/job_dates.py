"""Which of the dates in a text are a job's: what stands beside them says so."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from cxmatch.documents.document import DateRange, SectionKind
from cxmatch.documents.structure.occupations import names_a_doer

Form = Literal["range", "years", "open", "month", "season", "year"]
"""How dates are written: a range ("years" where it says no month), an open one, or one date that stands alone."""


class Dated(NamedTuple):
    """Dates as they stand in a text, before their neighbours have been asked."""

    start: int
    end: int
    first: date
    last: date | None
    form: Form


_DOER = re.compile(
    r"(?i:\b(?:\w{3,}(?:er|or|ist|ant|ent|ian|ive|ary)|associate|rep|intern|lead|chef|clerk|nurse|agent|"
    r"advocate|analyst|aide|assistant|"
    r"technician|specialist|representative|coach|vp|head|apprentice|trainee|[cs]sr)s?\b)"
)
HEADER_WORDS = 10
"""Words; a line with more beside its date is no header of a job."""
LINE_CHARACTERS = 200
"""Characters of a line that are looked at on either side of a date."""


def judged(text: str, found: Iterable[tuple[Dated, SectionKind]]) -> tuple[DateRange, ...]:
    """Keep the dates that say when something lasted, each with the section that it belongs to.

    Beside the title of the newest job a single month is its start, and the job goes on: resumes date a
    present job by its start alone more often than they date one that ended; the labelled resumes bear it
    out. An older job so dated has an unknown end: no more than its month is counted.

    Args:
        text: The whole text.
        found: Its dates, with the sections in which they stand.
    """
    asked = [
        (one, "education" if kind == "experience" and _of_studies(text, one) else kind)
        for one, kind in found
        if not (one.form == "years" and _in_sentence(text, one))
    ]
    work = [one for one, kind in asked if kind == "experience" and one.form != "year"]
    kept: list[DateRange] = []
    for one, kind in asked:
        last = one.last
        if one.form in ("month", "year"):
            if (
                kind != "experience"
                or not _beside_title(text, one)
                or (one.form == "year" and not _dates_job(text, one))
            ):
                continue
            newest = one.form == "month" and all(
                other is one or (other.first <= one.first and other.last is not None) for other in work
            )
            last = None if newest else last
        kept.append(DateRange(start=one.start, end=one.end, first=one.first, last=last, section=kind))
    return tuple(kept)


def _line(text: str, one: Dated) -> tuple[int, int]:
    """Where the line of the dates begins and ends, as far as it is looked at."""
    low, high = max(0, one.start - LINE_CHARACTERS), min(len(text), one.end + LINE_CHARACTERS)
    begin, end = text.rfind("\n", low, one.start) + 1, text.find("\n", one.end, high)
    return begin or low, high if end < 0 else end


def _sides(text: str, one: Dated) -> tuple[str, str]:
    """What stands before and after the dates on their line."""
    begin, end = _line(text, one)
    return text[begin : one.start], text[one.end : end]


def _neighbours(text: str, one: Dated) -> tuple[str, str]:
    """The lines above and below the dates; empty beside a line that is too long for a header."""
    begin, end = _line(text, one)
    return (
        text[max(0, begin - 160) : begin].strip().rpartition("\n")[2] if text[begin - 1 : begin] == "\n" else "",
        text[end : end + 160].strip().partition("\n")[0] if text[end : end + 1] == "\n" else "",
    )


def _beside_title(text: str, one: Dated) -> bool:
    """True where a date stands at an edge of a short line that names a job, or whose neighbour does."""
    before, after = _sides(text, one)
    if after.strip() == ")" and before.rstrip().endswith("("):
        after = ""
    before, after = before.strip(" ,|(-–\t"), after.strip()
    if len(before.split()) > HEADER_WORDS or len(after.split()) > HEADER_WORDS or (before + after).endswith((".", ";")):
        return False
    if after and not after.lstrip(" )-–|,:")[:1].isupper():
        return False
    if _DOER.search(before) or _DOER.search(after):
        return True
    if before and after:
        return False
    return any(
        len(line.split()) <= HEADER_WORDS and not line.endswith(".") and bool(_DOER.search(line))
        for line in _neighbours(text, one)
    )


_YEAR = re.compile(r"(?:19|20)\d\d")
_PRIZE = re.compile(
    r"\b(?:awards?|awarded|winner|of the|certifi\w+|recogni\w+|promoted|honou?rs?|graduat\w+|prize|cup|license[ds]?|"
    r"edition|version|budget|copyright|server|windows|office|updated?)\b|©",
    re.IGNORECASE,
)


def _dates_job(text: str, one: Dated) -> bool:
    """True where a year stands on a line of its own beside a job's, or closes such a line after a mark."""
    before, after = _sides(text, one)
    above, below = _neighbours(text, one)
    near = before + after if before.strip() else f"{above} {below}"
    return (
        not after.strip(" )\t")
        and not _YEAR.search(near)
        and not _PRIZE.search(near)
        and _mark(before) is None
        and (not before.strip(" (\t") or bool(_CLOSES.search(before)))
    )


_CLOSES = re.compile(r"[^\d\s](?:\s?[,|(–—]|\t|\s-|\s{2})\s*$")
_BULLET = re.compile(r"\s*(?:[•▪●◦‣·*–-]\s*|o\s)")
# What a sentence about an employment says; with these the years are the job's.
_EMPLOYED = re.compile(
    r"\b(?:work(?:ed|ing|s)?|employ(?:ed|ment|ee)|serv(?:ed|ing)|held|hired|freelanc\w+|intern(?:ed|ship)|position|"
    r"tenure|(?:i|he|she) was|self-employed|consulted|joined)\b",
    re.IGNORECASE,
)
# After its years the header of a job goes on with these; another small word goes on with a sentence.
_GOES_ON = frozenset(
    "in at as with for to and or on by via full part full-time part-time fulltime seasonal contract temporary temp "
    "summers summer present freelance while plus then near under remote remotely onsite concurrent approx a an".split()
)
_RUNS_UP = re.compile(r"\b(?:for|the|years?|in|of|during|over|through|throughout|across|all|period|both|each)\s*$")
_FROM = re.compile(r"\b(?:from|between)\s*$", re.IGNORECASE)
_IRREGULAR = (
    r"led|grew|built|ran|wrote|cut|rose|drove|made|won|sold|taught|kept|took|brought|oversaw|set|met|gave|began|"
    r"went|saw|paid|put|sent|found|got|did|was|were|had|beat|spent|spoke|dealt|bought"
)
_DID = re.compile(rf"(?:[A-Z]?[a-z]{{2,}}(?:ed|ing)\s+(?=[a-z\d$%(])|(?i:{_IRREGULAR})\s)")


def _mark(before: str) -> re.Match[str] | None:
    """The mark of a list before a line's words."""
    return _BULLET.match(before)


def _in_sentence(text: str, one: Dated) -> bool:
    """True where bare years stand inside a sentence: "grew sales from 2010 to 2012", "moved 1999-2005 records"."""
    before, after = _sides(text, one)
    follows = re.match(r"\s+([a-z][\w-]*)", after)
    if follows and follows.group(1) not in _GOES_ON:
        return True
    above = _neighbours(text, one)[0]
    if before.lstrip()[:1].islower() or (not before.strip() and (_RUNS_UP.search(above) or _FROM.search(above))):
        before = f"{above} {before}"
    bullet = _mark(before)
    words = before[bullet.end() if bullet else 0 :].lstrip()
    words = re.split(r"[.!?;]\s+(?=[A-Z])|[•▪●]\s*", words)[-1]
    if _EMPLOYED.search(words) or not words:
        return False
    if _DID.match(words) or _RUNS_UP.search(words):
        return True
    return bool(_FROM.search(words)) and len(words.split()) > 1 and not _DOER.search(words)


_DEGREE = re.compile(
    r"\b(?i:bachelors?(?:['’]s)?(?: of| in| degree)?|masters?(?:['’]s)? (?:of|in|degree)|associates?(?:['’]s)? "
    r"(?:degree|of (?:arts|science|applied))|doctorate|doctor of)\b"
)
_DEGREE_SIGNS = ("bachelor", "master", "asso", "doctor")
"""One stands in every degree, its letters folded; to look for each takes less time than to match."""
_LETTERS = re.compile(
    r"(?<![\w.])(?:B\.? ?A|B\.? ?Sc?|B\.? ?Com|B\.? ?Tech|M\.A|M\.S|MSc|M\.?B\.?A|Ph\.? ?D|GED|A\.A\.?S?|BBA|LL\.?B)"
    r"(?!\w)|(?i:\b(?:diploma|degree)\b)"
)
_SCHOOL = re.compile(r"\b(?:University|College|School|Academy|Polytechnic|UNIVERSITY|COLLEGE|SCHOOL|ACADEMY)\b")


def _has_degree(line: str) -> bool:
    folded = line.casefold()
    return any(sign in folded for sign in _DEGREE_SIGNS) and bool(_DEGREE.search(line))


def _of_studies(text: str, one: Dated) -> bool:
    """True where the line of the dates, or the line above dates that stand alone, names a degree or a school."""
    before, after = _sides(text, one)
    above, below = _neighbours(text, one)
    line = f"{before} {after}"
    if not line.strip(" ,|()-–\t") and not _mark(above):
        line, above = above, ""
    has_degree = _has_degree(line)
    if len(line.split()) > 2 * HEADER_WORDS or (_mark(line) and not has_degree):
        return False
    if has_degree:
        return True
    if names_a_doer(line):
        return False
    if _LETTERS.search(line):
        return not _DOER.search(line)
    near = f"{above} {line} {below}"
    return bool(_SCHOOL.search(line)) and not _DOER.search(near) and not _mark(below)
