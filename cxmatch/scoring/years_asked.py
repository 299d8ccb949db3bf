"""How many years of work does a job ad ask for?

Every amount of time in the text is looked at with its clause: what stands before and after it says whether it
is work done before, or the firm's age, a course, a contract, a wait for a benefit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from cxmatch.documents.document import Document
from cxmatch.scoring import years_words as words
from cxmatch.scoring.lower_case import lower


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
_HEADING_LENGTH = 80
"""Characters; a longer line is no heading."""
_HEADING_WORDS = 9
"""Words; more of them are no heading."""
_BOTH = 14
"""Characters before "preferred" in which "required and" makes a heading one of demands as well."""
_TOUCHING = 12
"""Characters before a mark, for the word that it may belong to."""
_PHRASE = 40
"""Characters on either side of an amount that speak of it."""
_PAY = (80, 60)
"""Characters before and after an amount that speak of pay and leave."""
_SAME = 20
"""Characters after an amount that name a thing: " of experience" names none."""


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
    text, lowered = document.text, lower(document.text)
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


def _plain(lowered: str) -> str:
    """With plain dashes and apostrophes, of the same length."""
    return lowered if lowered.isascii() else lowered.translate(words.DASHES)


def _places(lowered: str, word: str) -> Iterator[int]:
    at = lowered.find(word)
    while at >= 0:
        yield at
        at = lowered.find(word, at + len(word))


def _amounts(text: str, lowered: str) -> list[_Amount]:
    """The first `MOST` amounts of time, in order."""
    found: list[_Amount] = []
    for at in sorted(at for unit in words.UNITS for at in _places(lowered, unit)):
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
    unit = words.UNIT.match(lowered, at)
    if not unit or (at and lowered[at - 1].isalpha()):
        return None
    begin = max(0, at - _NUMBER)
    for glued in words.GLUED.finditer(text, begin, at):
        begin = glued.end()
    size = words.SIZE.search(_plain(lowered[begin:at]))
    if not size:
        size = words.TURNED.match(_plain(lowered[unit.end() : unit.end() + _NUMBER]))
        if not size:
            return None
        start, end, is_open, in_months = at, unit.end() + size.end(), bool(size["open"]), unit[0].startswith("m")
        number = size["first"]
    else:
        number, start, end = size["first"], begin + size.start(), unit.end()
        if size["join"] == "and " and not lowered.endswith("between ", 0, start):
            number, start = size["last"], begin + size.start("last")
        is_open = bool(size["open"] or size["open2"])
        in_months = (size["unit"] or unit[0]).startswith("m")
        after = words.OPEN_AFTER.match(lowered, end)
        if after:
            is_open, end = True, after.end()
    count = words.NUMBERS[number] if number in words.NUMBERS else float(number.replace(",", "."))
    left, right = _clause(text, start, end)
    return _Amount(
        int(count if in_months else count * 12),
        start,
        end,
        is_open,
        in_months,
        number in ("a", "an"),
        _plain(lowered[left:start]),
        _plain(lowered[end:right]),
    )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around an amount begins and ends."""
    left = max(0, start - _NEAR)
    for mark in words.BREAK.finditer(text, left, start):
        if _ends_clause(text, mark):
            left = mark.end()
    right = min(len(text), end + _NEAR)
    for mark in words.BREAK.finditer(text, end, right):
        if _ends_clause(text, mark):
            return left, mark.end() if mark[0].isalpha() else mark.start()
    return left, right


def _ends_clause(text: str, mark: re.Match[str]) -> bool:
    before = text[max(0, mark.start() - _TOUCHING) : mark.start()]
    if mark["stop"]:
        if before.lower().endswith("exp") and text[mark.end() : mark.end() + 2].strip().isupper():
            return True
        return mark["stop"] != "." or not words.SHORT.search(before)
    if mark["item"]:
        word = before.rpartition(" ")[2]
        return word.isalpha() and len(word) > 3 and word.islower() and word not in ("years", "year", "with", "plus")
    if mark["line"]:
        following = text[mark.end() : mark.end() + 1]
        return not (following.islower() or words.RUNS_ON.search(before))
    return True


def _is_demand(amount: _Amount) -> bool:
    before, after = amount.before, amount.after
    if amount.article and not (words.ARTICLE_AFTER.match(after) or words.ARTICLE_BEFORE.search(before)):
        return False
    if amount.months > _LONGEST or words.NOT_AFTER.match(after) or words.NOT_BEFORE.search(before[-_PHRASE:]):
        return False
    person = words.PERSON.search(before)
    work = words.WORK.search(after)
    far = not work or work.start() > _PHRASE
    if far and (words.PAID.search(before[-_PAY[0] :]) or words.PAID.search(after[: _PAY[1]])):
        return False
    if not person and (words.FIRM.search(before) or (amount.months > _LONG and not amount.open)):
        return False
    if work or words.WORK_BEFORE.search(before):
        return True
    item = words.ITEM.match(before)
    if item and not amount.in_months and words.ALONE.match(after):
        return True
    asked = item or amount.open or words.LEAST.search(before[-_PHRASE:])
    return bool(asked and (words.DOING.match(after) or words.NOUN.match(after)))


def _is_wish(amount: _Amount, under_wishes: bool) -> bool:
    """Whether an ad asks for an amount without requiring it."""
    following = words.NEXT.search(amount.after)
    tail = amount.after[: following.start()] if following else amount.after
    fixed = words.FIXED.search(tail)
    for wish in words.WISHED.finditer(tail):
        if fixed and fixed.start() < wish.start():
            break
        if _is_wish_for(tail, wish):
            return True
    if fixed:
        return False
    return under_wishes or bool(words.WISH_FIRST.search(amount.before))


def _is_wish_for(tail: str, wish: re.Match[str]) -> bool:
    """Whether a word such as "preferred" speaks of the amount at the head of `tail`, not of something after it."""
    head = tail[: wish.start()]
    bracket = head.rfind("(")
    inside = bracket > head.rfind(")")
    if words.WISH_OF.match(wish[0]) and (inside or words.GOES_ON.match(tail, wish.end())):
        return False
    if inside:
        return bool(words.DEGREES.fullmatch(head[bracket + 1 :]) and words.CLOSES.match(tail, wish.end()))
    comma = max(head.rfind(mark) for mark in (",", " - ", ")", " with ", " and "))
    if comma < 0:
        return True
    between = head[comma + 1 :].lstrip(" -,")
    return (
        bool(words.DEGREES.fullmatch(between)) or between.startswith(("or ", "and/or ")) or not words.WORK.search(head)
    )


def _regions(document: Document, lowered: str) -> list[tuple[int, bool]]:
    """Offsets from which on all is a wish (True), or is not (False)."""
    if not any(root in lowered for root in words.WISH_ROOTS):
        return []
    text = document.text
    demands = next((section.start for section in document.sections if section.kind == "requirements"), len(text))
    marks = [(section.start, False) for section in document.sections]
    for title in words.TITLE.finditer(text):
        both = words.FIXED.search(lowered, max(0, title.start() - _BOTH), title.start())
        marks.append((title.start(), title[0].startswith(words.TITLE_OF_WISHES) and not both))
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
    found = words.WISHES_LINE.match(line)
    # "Desired skills" alone heads the only list there is; after another list it heads the wishes.
    heads = not found["desired"] or after_demands if found else words.WISHES_LAST.search(line)
    if not heads or len(line.split()) > _HEADING_WORDS:
        return False
    small = line.lower()
    return not (words.FIXED.search(small) or words.UNIT.search(small))


def _is_other_way(lowered: str, previous: _Amount | None, amount: _Amount) -> bool:
    """Whether `amount` may be met in place of the demand before it."""
    if previous is None or amount.start - previous.end > 2 * _NEAR:
        return False
    gap = lowered[previous.end : amount.start]
    if amount.after == previous.after and len(amount.after) > _SAME:  # two lists ask for the same thing
        return True
    return bool(words.OR.search(gap) or words.HIGHER.search(gap))


def _stands_in(amount: _Amount) -> bool:
    """Whether years are taken in place of a degree."""
    return bool(words.FOR_DEGREE.search(amount.before) or words.IN_LIEU.search(amount.after))


def _nothing(lowered: str) -> Iterator[tuple[int, int]]:
    """Where a text says that no experience is needed."""
    for count, at in enumerate(_places(lowered, "experience")):
        if count == MOST:
            return
        last = at + len("experience")
        before = _plain(lowered[max(0, at - _NUMBER) : at])
        after = _plain(lowered[last : last + _NUMBER])
        begin, end = words.NO_NEED.search(before), None
        if begin:
            end = words.IS_NEEDED.match(after) or words.ENDS.match(after)
        elif begin := words.NO.search(before):
            end = words.IS_NEEDED.match(after)
            if not end and words.NO_OPENING.search(before):
                end = words.ENDS.match(after)
        elif end := words.IS_NOT.match(after):
            begin = words.NO_OPENING.search(before)
        if begin and end:
            yield at - len(before) + begin.start(), last + end.end()
