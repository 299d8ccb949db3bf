"""Which demands of a job ad are wishes: what it would like and does not require.

A heading ("Nice to have") makes wishes of all that follows it, up to the next heading; words in a clause of its own
("Looker is a plus", "ideally with French") make a wish of what they speak of. All repeats are bounded.
"""

import re
from bisect import bisect_right
from typing import Final

from cxmatch.documents.document import Document
from cxmatch.scoring.clauses import clause, plain
from cxmatch.scoring.lower_case import lower
from cxmatch.scoring.years_words import NEXT, UNIT, WORK

_HEADING_LENGTH: Final = 80
"""Characters; a longer line is no heading."""
_HEADING_WORDS: Final = 9
"""Words; more of them are no heading."""
_BOTH: Final = re.compile(r"\b(?:required|mandatory|must|essential)\s?(?:and|or|&|/|,)\s?\Z")
"""What before "preferred" makes a heading one of demands as well."""
_BOTH_REACH: Final = 14
"""Characters in which that is looked for."""


def _any(*parts: str) -> str:
    """One of `parts`."""
    return f"(?:{'|'.join(parts)})"


# "Is preferred" and "preferred but not required" speak of what stands before; "the preferred channel" and "a helpful
# manner" do not.
_ENDS: Final = (
    r"(?! (?:[a-z]+ )?(?:channels?|methods?|vendors?|suppliers?|partners?|providers?|styles?|languages?|results?"
    r"|outcomes?|levels?|times?|state|responses?|customers?|clients?|brands?|choice|goals?|manner|way)\b)"
)
_WISHED: Final = re.compile(
    _any(
        rf"(?:preferr?ed|desired)\b{_ENDS}|preferable\b|desirable\b",
        r"(?:an? )(?:\w{3,9} )?(?:plus|bonus|advantage|asset)\b(?! of)|(?:\w{3,9} )?(?:plus|bonus|advantage|asset)\b"
        r"(?=\s*(?:[.,;:!)]|\Z))",
        r"advantageous\b|beneficial\b|nice[ -]to[ -]haves?\b|optional\b|ideally\b|preferably\b",
        r"(?:be|is|are) (?:also |very |really |most |even )?(?:great|better|nice|ideal|helpful|good|welcome|useful)\b",
        r"helps\b(?=[,.;]|\Z)",
        r"not (?:required|mandatory|essential|necessary|needed|an? (?:must|requirement))\b",
    )
)
# ", ideally in finance": the wish is for what follows.
_WISH_OF: Final = re.compile(r"(?:ideally|preferably)\b")
_CLOSES: Final = re.compile(r"(?:\W|\b(?:but|though|not|required|necessary|mandatory|strongly|highly)\b){0,8}(?:\)|\Z)")
_GOES_ON: Final = re.compile(r"[\s,:]*\w")
_WISH_FIRST: Final = re.compile(
    r"\b(?:(?:ideally|preferably|nice[ -]to[ -]haves?|bonus(?: points)?)\b[,:]?"
    r"|(?:would|'d) (?:love|like|prefer)\b|prefers?\b|preference\b"
    r"|(?:preferred|desired|desirable)\s?:|preferred to have\b"
    r"|(?<![a-z] )(?:preferred|desired|desirable)"
    r"(?:\s(?:experience|background|qualifications?|skills?|candidates?))?\s?:?)"
    r"(?:\W|\b(?:with|of|is|are|minimum|min|at least|a|an|have|has|having|if|you|you've|will|for|to|who|candidates"
    r"|someone|some|approximately|over|experience|knowledge|familiarity|in|got|gained|had|held|spent|worked)\b){0,14}\Z"
)
_DEMANDED: Final = re.compile(r"\b(?:must have|at least|minimum of|is required|are required)\b")
_OF_ITS_OWN: Final = re.compile(
    r"(?:(?:any|some|all) )?(?:other|additional|further|knowledge|experience|familiarity|understanding|ability)\b"
)
_WISH_BEFORE_BRACKET: Final = re.compile(
    r"\b(?:plus|bonus|advantage|preferred|desired|desirable|welcome) ?\([^()]{0,80}\Z"
)
_FIXED: Final = re.compile(r"\b(?<!not )(?:required|mandatory|must|essential)\b")

# Headings after which all is a wish, or a demand again.
_WISHES: Final = _any(
    r"prefer(?:red|able|ences)\b",
    r"(?:nice|good|great)[ -]?to[ -]?haves?\b",
    r"nice if\b|bonus(?:es)?\b|extra credit\b|brownie\b|plus(?:es)?\b|optional\b|advantage\w*|assets?\b|desirables?\b",
    r"(?:stand out|set you apart|love to see|love if)\b",
    r"(?P<desired>desired)\b",
)
_LEADING: Final = r"(?P<leading>(?:[a-z'’]{1,14}[ /,&]{1,3}){0,5}?)"
_WISHES_LINE: Final = re.compile(rf"[\W_]{{0,8}}{_LEADING}{_WISHES}", re.I)
_HEADS: Final = frozenset(
    "what what's would will be is are it it's its these those this the following things that also a an as if you "
    "your you'll we we'd we'll even more extra big great huge nice highly strongly very not required but and or "
    "of to have might could may makes make sets set who some other additional skills skill experience "
    "qualifications qualification requirements education knowledge background abilities competencies criteria "
    "attributes minimum job candidate technical i professional personal really how us can help helps points".split()
)
"""Words that lead up to a wish in a heading; a thing that has a name ("Danish is a plus") is wished for by itself."""
_WISHES_LAST: Final = re.compile(
    r"(?:\(|[-:] ?|(?P<bare> ))(?:preferred|desirable|nice to have|optional|a plus|a bonus)\)?\s?:?[\W_]*\Z", re.I
)
_LEADING_WORD: Final = re.compile(r"[a-z']+")
_KINDS: Final = _any(
    *"and or education experience qualifications? skills? requirements? knowledge background abilities".split(),
    *"competencies criteria attributes minimum".split(),
)
# No group around the first words: so a search skips to their first letters.
_TITLE: Final = re.compile(
    r"(?:Preferred|PREFERRED|Desirable|DESIRABLE|Required|Minimum|Basic|Essential|Mandatory|REQUIRED|MINIMUM)"
    rf"(?i:(?:[ &/]{{1,3}}{_KINDS}){{1,5}})(?=\W|[A-Z\d])"
    r"|N(?i:ice[ -]to[ -]haves?)(?=: ?\w| [A-Z])"
)
_TITLE_OF_WISHES: Final = ("P", "D", "N")
"""First letters of the titles that head wishes."""
_WISH_ROOTS: Final = (
    "prefer nice bonus plus optional advantage asset desir love stand apart credit brownie to-have".split()
)
"""A text without any of these holds no heading of wishes."""
_DEGREES: Final = re.compile(r"\s?(?:(?:is|are|highly|strongly|very|much|but|also|both|which|would|be)\s)*")


class Wishes:
    """Tells wishes from demands in one job ad.

    Args:
        document: The ad.

    Example:
        >>> ad = Document.from_text("Strong Excel skills; Looker is a plus.", kind="posting")
        >>> [Wishes(ad).is_wish(ad.text.index(tool), ad.text.index(tool) + len(tool)) for tool in ("Excel", "Looker")]
        [False, True]
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._lowered = lower(document.text)
        self._regions = _regions(document, self._lowered)

    def is_wish(self, start: int, end: int) -> bool:
        """Whether what stands at ``text[start:end]`` is wished for and not required."""
        left, right = clause(self._text, start, end)
        return self.is_wish_in(start, plain(self._lowered[left:start]), plain(self._lowered[end:right]))

    def is_wish_in(self, start: int, before: str, after: str) -> bool:
        """The same, for who has cut out the clause.

        Args:
            start: Where it stands.
            before: Its clause up to it, in small letters, with plain dashes and apostrophes.
            after: Its clause after it, likewise.
        """
        following = NEXT.search(after)
        tail = after[: following.start()] if following else after
        fixed = _FIXED.search(tail)
        for wish in _WISHED.finditer(tail):
            if fixed and fixed.start() < wish.start():
                break
            if _is_wish_for(tail, wish, demanded=bool(_DEMANDED.search(before))):
                return True
        if fixed:
            return False
        return self._is_under_wishes(start) or bool(_WISH_FIRST.search(before) or _WISH_BEFORE_BRACKET.search(before))

    def _is_under_wishes(self, start: int) -> bool:
        at = bisect_right(self._regions, (start, True)) - 1
        return at >= 0 and self._regions[at][1]


def _is_wish_for(tail: str, wish: re.Match[str], *, demanded: bool) -> bool:
    """Whether a word such as "preferred" speaks of what stands right before `tail`, not of something in it."""
    head = tail[: wish.start()]
    bracket = head.rfind("(")
    inside = bracket > head.rfind(")")
    if _WISH_OF.match(wish[0]) and (inside or _GOES_ON.match(tail, wish.end())):
        return False
    if inside:
        return bool(_DEGREES.fullmatch(head[bracket + 1 :]) and _CLOSES.match(tail, wish.end()))
    comma = max(head.rfind(mark) for mark in (",", " - ", ")", " with ", " and "))
    if comma < 0:
        return True
    between = head[comma + 1 :].lstrip(" -,")
    if between.startswith(("or ", "and/or ")):
        return True
    # "Must have worked in a call center, billing preferred"; "fluent English, other languages are a plus".
    if (demanded and not _DEGREES.fullmatch(between)) or _OF_ITS_OWN.match(between):
        return False
    return bool(_DEGREES.fullmatch(between)) or not WORK.search(head)


def _regions(document: Document, lowered: str) -> list[tuple[int, bool]]:
    """Offsets from which on all is a wish (True), or is not (False)."""
    if not any(root in lowered for root in _WISH_ROOTS):
        return []
    text = document.text
    demands = next((section.start for section in document.sections if section.kind == "requirements"), len(text))
    marks = [(section.start, False) for section in document.sections]
    for title in _TITLE.finditer(text):
        both = _BOTH.search(lowered[max(0, title.start() - _BOTH_REACH) : title.start()])
        marks.append((title.start(), title[0].startswith(_TITLE_OF_WISHES) and not both))
    at = 0
    for line in text.split("\n"):
        if 3 < len(line) <= _HEADING_LENGTH and _is_wish_heading(line, demands < at):
            marks.append((at, True))
        at += len(line) + 1
    return sorted(marks)


def _is_wish_heading(line: str, after_demands: bool) -> bool:
    line = line.strip()
    if line.endswith((".", ",", ";")) or (line[:1] in "-•*·" and not line.rstrip("*_ ").endswith(":")):
        return False
    found = _WISHES_LINE.match(line)
    # "Desired skills" alone heads the only list there is; after another list it heads the wishes.
    last = None if found else _WISHES_LAST.search(line)
    leading = found["leading"] if found else line[: last.start()] if last and last["bare"] else ""
    if not line.endswith(":") and not _HEADS.issuperset(_LEADING_WORD.findall(leading.lower())):
        return False
    heads = not found["desired"] or after_demands if found else last
    if not heads or len(line.split()) > _HEADING_WORDS:
        return False
    small = line.lower()
    return not (_FIXED.search(small) or UNIT.search(small))
