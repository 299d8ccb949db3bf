"""Is a line a person's name, and which part of it?"""

import re

from cxmatch.documents.structure.occupations import DOERS, TITLE_WORDS

NAME_CHARACTERS = 60
"""Characters; a longer line is no name."""

# Words that no name holds and that capitalised lines of other sorts do.
_NO_NAME = frozenset(
    "resume résumé cv curriculum vitae page confidential company city inc llc ltd corp corporation "
    "university college "
    "school the a an and or of for with to in on at by from as is are was we you your our my their this that "
    "street avenue road drive lane boulevard suite phone email e-mail address mobile tel fax cell linkedin "
    "github portfolio website "
    "dear date re sincerely "
    "available references upon request united kingdom states canada india ireland australia zealand".split()
)
_DEGREES = (
    r"(?:ph\.? ?d|m\.?b\.?a|m\.?d|m\.?s\.?c?|m\.?a|b\.?s\.?c?|b\.?a|r\.?n|b\.?s\.?n|m\.?s\.?w|l\.?c\.?s\.?w|"
    r"c\.?p\.?a|p\.?m\.?p|c\.?f\.?a|ccxp|"
    r"esq|jr|sr|ii|iii|iv|phr|sphr|shrm-s?cp|ed\.? ?d|j\.?d|p\.?e|csm|cissp|itil|m\.?ed)\.?"
)
_HONORIFIC = r"(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor|Sir|Rev)\.?"
_PARTICLE = r"(?:van|von|der|den|de|da|di|del|della|dos|du|la|le|bin|ibn|al|el|ter|ten|y|e|st\.?)"
_PARTICLES = frozenset("van von der den de da di del della dos du la le bin ibn al el ter ten y e".split())
_WORD = r"(?:[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?)"
_NAME_SHAPE = re.compile(
    rf"(?:{_HONORIFIC}\s+)?(?P<name>{_WORD}(?:,?\s{{1,6}}{_WORD}|"
    rf"\s{{1,6}}[\"“(]{_WORD}[\"”)]){{1,4}}?)(?:,?\s+{_DEGREES}(?:,?\s+{_DEGREES}){{0,4}})?",
    re.IGNORECASE,
)
LABEL_BEFORE = re.compile(
    r"(?:(?:full |candidate(?:'s)? |applicant )?name\s*[:\-–]\s*|(?:resume|résumé|curriculum vitae|"
    r"cv)(?:\s+(?:of|for)|\s*[:\-–|])\s+|curriculum vitae\s+)",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(r"(?:['’]s)?\s*[-–|]?\s*(?:resume|résumé|curriculum vitae|cv)$", re.IGNORECASE)
_LABEL_ENDS = ("resume", "résumé", "tae", "cv")
"""How such a label ends, its letters folded."""
_BREAK = re.compile(
    r"\s+[|•·–—\-/~♦◆▪]\s+|\s*[|•·♦◆▪]\s*|\t+|\s{3,}|,\s(?=[^,]*@)|\s(?=\S+@\S)|\s[(\[]?(?=(?:she|he|"
    r"they)\s?/)|\s+(?=\+?\(?\d{3})"
)
_LETTERS_APART = re.compile(r"(?:[^\W\d_]{1,2}\s{1,6}){4,}[^\W\d_]{1,2}")


def name_in(line: str, *, free: bool, sure: bool = False) -> tuple[int, int] | None:
    """Where the name stands in a line that may be a name line, or None.

    Args:
        line: The line, without spaces around it.
        free: True where contact details follow, so that the place says enough: then names in small
            letters and names that equal words for work are names too.
        sure: True where something else says that it is a name, so that one that equals a title is one too.
    """
    offset, body, labelled = _without_labels(line)
    sure = sure or "name" in line[:offset].lower()
    free = free or labelled or sure
    if not 4 <= len(body) <= NAME_CHARACTERS:
        return None
    if _LETTERS_APART.fullmatch(body):
        return (offset, offset + len(body)) if free else None
    shape = _NAME_SHAPE.fullmatch(body)
    if shape is None or not _may_be_name(shape.group("name"), free, sure):
        return None
    return offset + shape.start("name"), offset + shape.end("name")


def _without_labels(line: str) -> tuple[int, str, bool]:
    """The part of a line that may be a name, its offset, and whether a label says that it is."""
    before = LABEL_BEFORE.match(line)
    offset = before.end() if before else 0
    body = line[offset:]
    after = _LABEL_AFTER.search(body) if body.casefold().endswith(_LABEL_ENDS) else None
    if after and after.start() > 2:
        body = body[: after.start()]
    else:
        after = None
    cut = _BREAK.search(body)
    if cut and cut.start() > 2 and not _LETTERS_APART.match(body):
        body = body[: cut.start()]
    body = body.rstrip(" ,|-–:*_#")
    bare = body.lstrip("#*_ ")
    return offset + len(body) - len(bare), bare, bool(before or after)


def _may_be_name(shape: str, free: bool, sure: bool) -> bool:
    """True where the words of a name's form are not those of another sort of line."""
    words = [word for word in (part.strip(".,\"“”()'’") for part in shape.split()) if word]
    low = [word.lower() for word in words]
    if not 2 <= len(words) <= 5 or max(map(len, words)) < 2 or any(word in _NO_NAME for word in low):
        return False
    if not sure and any(word in DOERS for word in low) and all(word in TITLE_WORDS or len(word) < 3 for word in low):
        return False  # "Senior Sales Associate": whoever leaves the name out puts the title in its place
    capitals = all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    if free:
        return capitals or (len(words) <= 3 and not any(word[0].isupper() for word in words))
    return capitals and len(words) <= 4 and not any(word in TITLE_WORDS for word in low)
