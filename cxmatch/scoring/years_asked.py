"""How many years of work does a job ad ask for?

Every amount of time in the text is looked at with its clause: what stands before and after it says whether it
is work done before, or the firm's age, a course, a contract, a wait for a benefit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from cxmatch.documents.document import Document


class YearsAsked(NamedTuple):
    """A demand for years of work, as it stands in an ad: ``document.text[start:end]``."""

    years: int
    """The least whole years asked for, rounded down: 0 for months and for "no experience needed"."""
    start: int
    end: int
    required: bool
    """False where the ad only wishes for it."""
    months: bool
    """True where the ad counts in months."""


class _Amount(NamedTuple):
    """An amount of time, with its clause in small letters."""

    months: int
    start: int
    end: int
    open: bool
    """Said with an open end: "3+ years", "2 or more years"."""
    in_months: bool
    article: bool
    """Said as "a year"."""
    before: str
    after: str


class _Demand(NamedTuple):
    asked: YearsAsked
    months: int
    other_way: bool
    """It may be met in place of the demand before it."""
    stands_in: bool
    """It stands in for a degree."""


MOST = 200
"""Amounts of time that are looked at in one text. Ads hold a few dozen; hostile texts end here."""
_NEAR = 160
"""Characters of a clause on either side of an amount; texts without full stops end here."""
_NUMBER = 52
"""Characters before "years" in which its number stands: "at least three (3) or more full years"."""
_LONGEST = 40 * 12
"""Months: no ad asks for more than a working life."""
_LONG = 15 * 12
"""Months: more than this is a firm's age, unless the words around it demand it."""


def _any(*parts: str) -> str:
    """One of `parts`."""
    return f"(?:{'|'.join(parts)})"


# --- amounts ---------------------------------------------------------------------------------------------

_WORDS = {
    **{word: value for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "twenty-four": 24,
    "a": 1,
    "an": 1,
    "couple of": 2,
    "couple": 2,
    "half a": 0,
    "half": 0,
}
_ONE = _any(r"\d{1,2}(?:[.,]\d)?", *(word for word in sorted(_WORDS, key=len, reverse=True) if len(word) > 2))
# In brackets the figure is said again, "three (3)"; or it stands there alone.
_AGAIN = r"(?:\s?\(\s?\w{1,6}\s?\+?\s?\))?"
_OPEN = _any(r"\+", r"-?plus\b", r"(?:or|and|&) (?:more|above|over|greater)\b")
_SIZE = re.compile(
    rf"(?<![\w$€£#-])(?<!\d[.,:])(?P<first>{_ONE}|an?(?=\s\Z)){_AGAIN}(?:\s?(?P<open>{_OPEN}))?"
    rf"(?:[ .)']{{0,2}}(?P<unit>years?|yrs?|months?)? ?(?P<join>-|/|to |or |and ) ?"
    rf"(?:max(?:imum)? )?(?P<last>{_ONE}|an?(?=\s\Z)){_AGAIN}(?:\s?(?P<open2>{_OPEN}))?)?"
    r"[\s)-]{0,3}(?:(?:full|overall|total|solid|consecutive|continuous|recent|calendar|additional|complete)\s)?\Z"
)
# In ads whose lines ran together the number may stand right after a letter: "requiredTwo", "diploma2".
_GLUED = re.compile(r"(?:(?<=[a-z)])|(?<=[a-z)][.,;:]))(?=\d{1,2}\D)|(?<=[a-z)])(?=[A-Z][a-z])")
_UNITS = ("year", "yr", "month", "yoe")
_UNIT = re.compile(r"(?:years?|yrs?\b\.?|months?|yoe)(?![a-z])(?:\s?\(s\))?['’`]?")
_OPEN_AFTER = re.compile(rf"\s?(?:{_OPEN}|minimum\b)")
# "Years of experience: 3+", "Experience (years): 3".
_TURNED = re.compile(
    r"(?: of)?(?: [a-z]{2,12}){0,3}\)?\s?[:=]\s?(?:(?:minimum|at least|min\.?)(?: of)? )?"
    rf"(?P<first>{_ONE})(?P<open>\s?\+)?(?:\s?(?:-|to)\s?\d{{1,2}})?(?![\w,.:/%]\S)"
)
_DASHES = str.maketrans("–—‒−‑\u00a0’‘", "-----\u00a0''")

# --- clauses ---------------------------------------------------------------------------------------------

# A capital after small letters begins the next item where lines ran together; names such as QuickBooks do not.
_ITEMS = _any(
    *"Experience Knowledge Ability Able Bachelor Master Degree Strong Excellent Good Proven Must Minimum".split(),
    *"Preferred Proficien(?:t|cy) Familiar(?:ity)? Demonstrated Skills? Highly Willing Fluen(?:t|cy) Solid".split(),
    *"Competenc(?:y|ies) Additional Qualifications? Requirements? Education How Previous Prior At".split(),
)
_BREAK = re.compile(
    r"(?P<line>\n)|(?P<stop>[.!?])(?=\s|[A-Z(]|$)|(?<=[a-z)])\.(?=\d)|;|[•·▪●◦|§■►➢✓✔]|\s[*]\s"
    r"|(?<=[a-z)\]])(?=\d{1,2}\s?[+-]?\s?[Yy0-9])"
    r"|(?<=[)\]])(?=[A-Z][a-z])|\b(?:[a-z]{2,25}|[A-Z][a-z]{7,25})(?=[A-Z][a-z])"
    rf"|(?P<item>\s)(?={_ITEMS}\b)"
)
_SHORT = re.compile(r"\b(?:yrs?|mos|min|max|exp|approx|e\.g|i\.e|etc|sr|jr|incl|[a-z])\Z", re.I)
_RUNS_ON = re.compile(
    rf"(?:\b{_any(*'of with least minimum than over a and or in have has to the for plus'.split())}|,)\s*\Z"
)

# --- what is no demand -----------------------------------------------------------------------------------

_COURSE = _any(
    *"degrees? college program(?:me)?s? diploma course university contracts? assignment lease warranty".split(),
    *"commitment roadmap probation(?:ary)? history internship apprenticeship placement fellowship".split(),
    *"appointment anniversary agreement guarantee trial bond visa record stay".split(),
)
_NOT_AFTER = re.compile(
    r"[\s,-]{0,3}(?:"
    + _any(
        r"(?:old|older|ago|running|straight|anniversar\w+|later|thereafter|before|since|in a row|prior to)\b",
        r"(?:of age|or older|or above and|in business|in existence|in length|in duration)\b",
        r"from (?:the )?(?:date|hire|now)\b",
        r"(?:fixed|term|period|plan|strategy|initial|rolling|temp|temporary|training|limited)\b(?!.{0,60}exper)",
        r"\(?(?:with )?(?:an? |the )?(?:possib\w+|renew\w+|exten\w+|option) ",
        rf"(?:(?!of |in |as |with |exper)[a-z'-]{{1,15}} ){{0,3}}{_COURSE}\b"
        r"(?! (?:(?!or |and |with |plus )[a-z]+ ){0,3}exper)",
        r"of (?:(?!exper)[a-z'-]{1,15} ){0,2}"
        + _any(
            *"college university school\\w* age service growth history tenure existence innovation excellence".split(),
            *"coursework stud(?:y|ies) residen\\w+ education serving helping graduation hire driving".split(),
        )
        + r"\b(?!.{0,80}exper)",
        r"(?:with (?:us|the company|our)|on the job|in the (?:role|position|job|company)|at the company)\b",
        r"(?:we|our|you will|you'll|they)\b",
    )
    + ")"
)
_NOT_BEFORE = re.compile(
    _any(
        r"\b"
        + _any(
            *"past last next previous preceding first coming within after every each per until during".split(),
            *"throughout another aged? ages under once times? twice hours? days? weeks? lasts? lasting".split(),
        )
        + r"(?: an| a| the)?|\b(?:complet\w+(?: of)?|(?:no|not) more than|max(?:imum)?(?: of)?|its|their)",
        r"\b(?:commit\w*|stay\w*|remain\w*|bond|contract|duration|period|length|term|probation|valid|guaranteed?)"
        r"(?: of (?:employment|contract|the contract|assignment))?\s?(?: of| for| to|:)?(?: at least| a minimum of)?",
        r"\bin (?:about|approximately|around|just|only|under|less than|as little as)|(?:\A|\W{2})in",
        r"[$€£]\s?[\d,.]{1,12}k?(?:\s?-|\sto)?",
        r"/",
    )
    + r"\s{0,2}\Z"
)
_FIRM = re.compile(
    r"\b(?:we|we've|we're|our|founded|established|has been|have been|ltd|inc|llc|combined|collective|celebrat\w+"
    r"|reputation|family[- ]owned|compan(?:y|ies)|firm|leader|grown|growing|team has|which has|brings)\b"
    r"|\bfor (?:(?:over|more than|nearly|almost|about|the) )*\Z"
)
_PERSON = re.compile(
    r"\b(?:you|you've|your|candidates?|applicants?|must|minimum|min|at\s?least|requires?|required|requirements?|looking"
    r"|seek\w*|someone|needs?|ideal\w*|successful|individuals?|person|prefer\w*|qualifi\w+|should)\b"
    r"|\bexperience\b(?=[\s:,(-]{0,3}(?:(?:of|in|with|for|as|working|should|includ\w+|at least|over|more)\b|\Z))"
)
_PAID = re.compile(
    r"\b(?:vest\w*|401|401\(?k\)?|vacation|pto|paid time|holidays?|sabbatical|increases?|raise|parental|maternity"
    r"|licen[cs]e (?:for|held)|driving (?:record|history|licen[cs]e)|warranty|violations?|convictions?|accidents?)\b"
)

# --- what makes a demand ---------------------------------------------------------------------------------

_LEAST = re.compile(
    r"\b(?:minimum|min|at\s?(?:least|list|lease)|must|requires?|required|requirements?|qualifications?|more than|over"
    r"|have|has|having|possess\w*|bring|with|experienced?|exp|background|you've|plus|and|or)\b"
)
_WORK = re.compile(
    r"\b(?:exper\w+|exp|track record|background|career|employment|expertise|practice|worked|similar|related)\b"
)
_WORK_BEFORE = re.compile(r"\b(?:experienced?|exp|background|track record|career|worked)\b[^,;]{0,40}\Z")
_DOING = re.compile(
    r"'?\s?(?:(?:in|as|within|at|with|on|using|for|of)\b|\((?!s)|(?:[a-z/,-]{2,18} ){0,3}[a-z-]{2,15}ing\b)"
)
# "Customer service: 2 years (required)" says no more.
_ALONE = re.compile(r"\W*(?:(?:required|preferred|desired|minimum|min)\W*)?\Z")
_ITEM = re.compile(r"(?:\W|(?:[a-z][a-z ]{2,30}:)){0,8}\Z")
_ARTICLE_AFTER = re.compile(r"(?:'s)?(?: (?:or more|plus))?(?: of| in| as)?(?: [a-z-]{2,18}){0,4} exper")
_ARTICLE_BEFORE = re.compile(r"\b(?:least|minimum(?: of)?|min)\s?\Z")
_NOUN = re.compile(
    r"'?\s?(?:[a-z/,&-]{2,18} ){0,4}(?:roles?|positions?|capacity|environment|industry|sector|field|management|sales)\b"
    r"|,? (?:overall|in total|required|needed|preferred)\b"
    r"|'? (?:of )?(?:demonstra(?:ted|ble)|proven|successful|progressive)\b|,? and an? (?:bachelor|master|degree|ph)"
)

# --- what is a wish --------------------------------------------------------------------------------------

_WISH = _any(
    r"prefer(?:r?ed|able)\b",
    r"desir(?:ed|able)\b",
    r"(?:a |an )?(?:\w{3,9} )?(?:plus|bonus|advantage|asset)\b(?! of)",
    r"advantageous\b|beneficial\b|nice[ -]to[ -]haves?\b|optional\b|helpful\b|ideally\b|preferably\b",
    r"(?:would be|is) (?:great|nice|ideal|helpful|good)\b",
    r"not (?:required|mandatory|essential|necessary)\b",
)
_WISHED = re.compile(_WISH)
# ", ideally in finance": the wish is for what follows.
_WISH_OF = re.compile(r"(?:ideally|preferably)\b")
_CLOSES = re.compile(r"(?:\W|\b(?:but|though|not|required|necessary|mandatory|strongly|highly)\b){0,8}(?:\)|\Z)")
_GOES_ON = re.compile(r"[\s,:]*\w")
_WISH_FIRST = re.compile(
    r"\b(?:(?:ideally|preferably|nice[ -]to[ -]haves?|bonus(?: points)?)\b[,:]?"
    r"|(?:would|'d) (?:love|like|prefer)\b|prefers?\b|preference\b"
    r"|(?:preferred|desired|desirable)\s?:"
    r"|(?<![a-z] )(?:preferred|desired|desirable)"
    r"(?:\s(?:experience|background|qualifications?|skills?|candidates?))?\s?:?)"
    r"(?:\W|\b(?:with|of|is|are|minimum|min|at least|a|an|have|has|having|if|you|you've|will|for|to|who|candidates"
    r"|someone|approximately|over|experience|got|gained|had|held|spent|worked)\b){0,14}\Z"
)
_FIXED = re.compile(r"\b(?<!not )(?:required|mandatory|must|essential)\b")

# Headings after which all is a wish, or a demand again.
_WISHES = _any(
    r"prefer(?:red|able|ences)\b",
    r"(?:nice|good|great)[ -]?to[ -]?haves?\b",
    r"nice if\b|bonus(?:es)?\b|extra credit\b|brownie\b|plus(?:es)?\b|optional\b|advantage\w*|assets?\b|desirables?\b",
    r"(?:stand out|set you apart|love to see|love if)\b",
    r"(?P<desired>desired)\b",
)
_LEADING = r"(?:[a-z'’]{1,14}[ /,&]{1,3}){0,5}?"
_WISHES_LINE = re.compile(rf"[\W_]{{0,8}}{_LEADING}{_WISHES}", re.I)
_WISHES_LAST = re.compile(
    r"(?:\(|[-:] ?| )(?:preferred|desirable|nice to have|optional|a plus|a bonus)\)?\s?:?[\W_]*\Z", re.I
)
_KINDS = _any(
    *"and or education experience qualifications? skills? requirements? knowledge background abilities".split(),
    *"competencies criteria attributes minimum".split(),
)
_TITLE = re.compile(
    r"(?:(?P<wish>Preferred|PREFERRED|Desirable|DESIRABLE)"
    r"|Required|Minimum|Basic|Essential|Mandatory|REQUIRED|MINIMUM)"
    rf"(?i:(?:[ &/]{{1,3}}{_KINDS}){{1,5}})(?=\W|[A-Z\d])"
)
_WISH_ROOTS = "prefer nice bonus plus optional advantage asset desir love stand apart credit brownie to-have".split()
_HEADING_LENGTH = 80
_BOTH = 14
"""Characters before "preferred" in which "required and" makes a heading one of demands as well."""
_DEGREES = re.compile(r"\s?(?:(?:is|are|highly|strongly|very|much|but|also|both|which|would|be)\s)*")
_NEXT = re.compile(r"(?<!or )(?<!\w)\d{1,2}\s?\+?\s?-?\s?(?:\d{1,2}\s?)?(?:years|yrs)\b")

# --- what leaves a choice --------------------------------------------------------------------------------

_OR = re.compile(
    r"\bor,?\s(?:(?:an?|at|least|minimum|min|of|with|the|equivalent|more|than|over|have|has|having|plus)\W+){0,6}\Z"
    r"|\bor\b[^.;\n]{0,40}\b(?:master|bachelor|degree|diploma|ph\.?d|doctora|mba|ged|high school)"
    r"(?:[^;.\n]|\.(?!\s)|(?<=\b[a-z])\.){0,140}\Z"
)
_HIGHER = re.compile(
    r"\b(?:master|m\.?s\b|ph\.?d|doctora|mba|advanced degree|post-?graduate)[^;,\n]{0,80}"
    r"(?:with|and|plus|\+|:)\W+(?:(?:an?|at|least|minimum|min|of|over)\W+){0,4}\Z"
)
_FOR_DEGREE = re.compile(
    r"\b(?:degree|diploma|bachelor'?s?|ged|education|certificat\w{1,4})\b[^;\n]{0,60}\bor\b\W+"
    r"(?:(?:an?|the|at|least|minimum|of|with|equivalent|combination|any)\W+){0,5}\Z"
    r"|\bequivalent (?:of|to)\W+(?:at least )?\Z"
)
_SAME = 20
"""Characters after an amount that name a thing: " of experience" names none."""
_IN_LIEU = re.compile(r"\b(?:in lieu of|instead of|in place of|substitut\w{1,5})\b")

# --- nothing asked ---------------------------------------------------------------------------------------

# "No experience needed" asks for nothing; "no experience with X needed" says less and is left alone.
_PLAIN = (
    r"(?:(?:prior|previous|past|work|working|job|professional|relevant|related|specific|formal|direct)"
    r"\s(?:or\s|and\s)?){0,3}"
)
_NEEDED = r"(?:needed|necessary|required|requirements?|essential|mandatory|expected)\b"
_NO = re.compile(rf"\bno (?:need for |need of )?(?:any )?{_PLAIN}\Z")
_NO_NEED = re.compile(rf"(?:not |n't )(?:need|require|have to have) (?:any )?{_PLAIN}\Z")
_NO_OPENING = re.compile(rf"(?:\A|(?<=[\n.!?;:(•*,-]))\s{{0,3}}(?:no |any )?{_PLAIN}\Z")
_IS_NEEDED = re.compile(rf",? (?:is |are |at all |or [a-z]{{4,14}} )*{_NEEDED}")
_IS_NOT = re.compile(rf" (?:is |are )?(?:not|isn't|un)\s?(?:a |strictly )?{_NEEDED}")
_ENDS = re.compile(r"(?:\s(?:at all|whatsoever))?\s?(?:[,.!?:;)\n-]|\Z)")


def years_asked(document: Document) -> tuple[YearsAsked, ...]:
    """Every demand for years of work in a job ad, wishes too, in the order of the text.

    Example:
        >>> document = Document.from_text("Two to four years in a call centre. A year of sales experience is a plus.")
        >>> [(asked.years, asked.required) for asked in years_asked(document)]
        [(2, True), (1, False)]
    """
    return tuple(demand.asked for demand in _demands(document))


def least_required(document: Document) -> YearsAsked | None:
    """The demand that says how many years someone needs at least; None where nothing is said.

    Of ways that are open to choose from, the shortest counts; of demands that all must be met, the longest,
    for the others lie within it.

    Example:
        >>> text = "Five years in support, two of them as a lead. Founded 30 years ago."
        >>> least_required(Document.from_text(text)).years
        5
    """
    chosen: list[_Demand] = []
    for demand in _demands(document):
        if not demand.asked.required:
            continue
        if chosen and demand.other_way:
            chosen[-1] = min(chosen[-1], demand, key=lambda way: way.months)
        else:
            chosen.append(demand)
    firm = [demand for demand in chosen if not demand.stands_in] or chosen
    return max(firm, key=lambda demand: demand.months).asked if firm else None


def _demands(document: Document) -> list[_Demand]:
    text, lowered = document.text, _lower(document.text)
    amounts = [amount for amount in _amounts(text, lowered) if _is_demand(amount)]
    regions = _regions(document, lowered) if amounts else []
    demands: list[_Demand] = []
    previous: _Amount | None = None
    for amount in amounts:
        at = bisect_right(regions, (amount.start, True)) - 1
        wish = _is_wish(amount, at >= 0 and regions[at][1])
        asked = YearsAsked(amount.months // 12, amount.start, amount.end, not wish, amount.in_months)
        demands.append(_Demand(asked, amount.months, _is_other_way(lowered, previous, amount), _stands_in(amount)))
        previous = amount
    for start, end in _nothing(lowered):
        demands.append(_Demand(YearsAsked(0, start, end, True, False), 0, False, False))
    return sorted(demands, key=lambda demand: demand.asked.start)


def _lower(text: str) -> str:
    """`text` in small letters, of the same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _places(lowered: str, word: str) -> Iterator[int]:
    at = lowered.find(word)
    while at >= 0:
        yield at
        at = lowered.find(word, at + len(word))


def _amounts(text: str, lowered: str) -> list[_Amount]:
    """The first `MOST` amounts of time, in order."""
    found: list[_Amount] = []
    for at in sorted(at for unit in _UNITS for at in _places(lowered, unit)):
        amount = _amount(text, lowered, at)
        if amount is None:
            continue
        if found and amount.start < found[-1].end:  # "six months to one year"
            found.pop()
        found.append(amount)
        if len(found) == MOST:
            break
    return found


def _amount(text: str, lowered: str, at: int) -> _Amount | None:
    unit = _UNIT.match(lowered, at)
    if not unit or (at and lowered[at - 1].isalpha()):
        return None
    begin = max(0, at - _NUMBER)
    for glued in _GLUED.finditer(text, begin, at):
        begin = glued.end()
    size = _SIZE.search(lowered[begin:at].translate(_DASHES))
    if not size:
        size = _TURNED.match(lowered[unit.end() : unit.end() + _NUMBER].translate(_DASHES))
        if not size:
            return None
        start, end, is_open, in_months = at, unit.end() + size.end(), bool(size["open"]), unit[0].startswith("m")
        number = size["first"]
    else:
        number, start, end = size["first"], begin + size.start(), unit.end()
        if size["join"] == "and " and not lowered[:start].endswith("between "):
            number, start = size["last"], begin + size.start("last")
        is_open = bool(size["open"] or size["open2"])
        in_months = (size["unit"] or unit[0]).startswith("m")
        after = _OPEN_AFTER.match(lowered, end)
        if after:
            is_open, end = True, after.end()
    count = float(_WORDS[number] if number in _WORDS else number.replace(",", "."))
    if number.startswith("half"):
        count = 0.5
    left, right = _clause(text, start, end)
    return _Amount(
        int(count if in_months else count * 12),
        start,
        end,
        is_open,
        in_months,
        number in ("a", "an"),
        lowered[left:start].translate(_DASHES),
        lowered[end:right].translate(_DASHES),
    )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around an amount begins and ends."""
    left = max(0, start - _NEAR)
    for mark in _BREAK.finditer(text, left, start):
        if _ends_clause(text, mark):
            left = mark.end()
    right = min(len(text), end + _NEAR)
    for mark in _BREAK.finditer(text, end, right):
        if _ends_clause(text, mark):
            return left, mark.end() if mark[0].isalpha() else mark.start()
    return left, right


def _ends_clause(text: str, mark: re.Match[str]) -> bool:
    before = text[max(0, mark.start() - 12) : mark.start()]
    if mark["stop"]:
        if before.lower().endswith("exp") and text[mark.end() : mark.end() + 2].strip().isupper():
            return True
        return mark["stop"] != "." or not _SHORT.search(before)
    if mark["item"]:
        word = before.rpartition(" ")[2]
        return word.isalpha() and len(word) > 3 and word.islower() and word not in ("years", "year", "with", "plus")
    if mark["line"]:
        following = text[mark.end() : mark.end() + 1]
        return not (following.islower() or _RUNS_ON.search(before))
    return True


def _is_demand(amount: _Amount) -> bool:
    before, after = amount.before, amount.after
    if amount.article and not (_ARTICLE_AFTER.match(after) or _ARTICLE_BEFORE.search(before)):
        return False
    if amount.months > _LONGEST or _NOT_AFTER.match(after) or _NOT_BEFORE.search(before[-40:]):
        return False
    person = _PERSON.search(before)
    work = _WORK.search(after)
    if (not work or work.start() > 40) and (_PAID.search(before[-80:]) or _PAID.search(after[:60])):
        return False
    if not person and (_FIRM.search(before) or (amount.months > _LONG and not amount.open)):
        return False
    if work or _WORK_BEFORE.search(before):
        return True
    item = _ITEM.match(before)
    if item and not amount.in_months and _ALONE.match(after):
        return True
    asked = item or amount.open or _LEAST.search(before[-40:])
    return bool(asked and (_DOING.match(after) or _NOUN.match(after)))


def _is_wish(amount: _Amount, under_wishes: bool) -> bool:
    """Whether an ad asks for an amount without requiring it."""
    following = _NEXT.search(amount.after)
    tail = amount.after[: following.start()] if following else amount.after
    fixed = _FIXED.search(tail)
    for wish in _WISHED.finditer(tail):
        if fixed and fixed.start() < wish.start():
            break
        if _is_wish_for(tail, wish):
            return True
    if fixed:
        return False
    return under_wishes or bool(_WISH_FIRST.search(amount.before))


def _is_wish_for(tail: str, wish: re.Match[str]) -> bool:
    """Whether a word such as "preferred" speaks of the amount at the head of `tail`, not of something after it."""
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
    return bool(_DEGREES.fullmatch(between)) or between.startswith(("or ", "and/or ")) or not _WORK.search(head)


def _regions(document: Document, lowered: str) -> list[tuple[int, bool]]:
    """Offsets from which on all is a wish (True), or is not (False)."""
    if not any(root in lowered for root in _WISH_ROOTS):
        return []
    text = document.text
    demands = next((section.start for section in document.sections if section.kind == "requirements"), len(text))
    marks = [(section.start, False) for section in document.sections]
    for title in _TITLE.finditer(text):
        both = _FIXED.search(lowered, max(0, title.start() - _BOTH), title.start())
        marks.append((title.start(), bool(title["wish"] and not both)))
    at = 0
    for line in text.split("\n"):
        if 3 < len(line) <= _HEADING_LENGTH and _is_wish_heading(line, demands < at):
            marks.append((at, True))
        at += len(line) + 1
    return sorted(marks)


def _is_wish_heading(line: str, after_demands: bool) -> bool:
    words = line.strip()
    small = words.lower()
    if len(words.split()) > 9 or words.endswith((".", ",", ";")) or _FIXED.search(small) or _UNIT.search(small):
        return False
    if words[:1] in "-•*·" and not words.rstrip("*_ ").endswith(":"):
        return False
    found = _WISHES_LINE.match(words)
    if found:
        # "Desired skills" alone heads the only list there is; after another list it heads the wishes.
        return not found["desired"] or after_demands
    return bool(_WISHES_LAST.search(words))


def _is_other_way(lowered: str, previous: _Amount | None, amount: _Amount) -> bool:
    """Whether `amount` may be met in place of the demand before it."""
    if previous is None or amount.start - previous.end > 2 * _NEAR:
        return False
    gap = lowered[previous.end : amount.start]
    if amount.after == previous.after and len(amount.after) > _SAME:  # two lists ask for the same thing
        return True
    return bool(_OR.search(gap) or _HIGHER.search(gap))


def _stands_in(amount: _Amount) -> bool:
    """Whether years are taken in place of a degree."""
    return bool(_FOR_DEGREE.search(amount.before) or _IN_LIEU.search(amount.after))


def _nothing(lowered: str) -> Iterator[tuple[int, int]]:
    """Where a text says that no experience is needed."""
    for count, at in enumerate(_places(lowered, "experience")):
        if count == MOST:
            return
        before = lowered[max(0, at - _NUMBER) : at].translate(_DASHES)
        after = lowered[at + len("experience") : at + len("experience") + _NUMBER].translate(_DASHES)
        opening = _NO_OPENING.search(before)
        begin, end = _NO_NEED.search(before), None
        if begin:
            end = _IS_NEEDED.match(after) or _ENDS.match(after)
        elif begin := _NO.search(before):
            end = _IS_NEEDED.match(after) or (_ENDS.match(after) if opening else None)
        elif begin := opening:
            end = _IS_NOT.match(after)
        if begin and end:
            yield at - len(before) + begin.start(), at + len("experience") + end.end()
