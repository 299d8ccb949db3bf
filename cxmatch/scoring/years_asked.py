"""How many years of work does a job ad ask for?

Every amount of time in the text is looked at with its clause: what stands before and after it says whether it
is work done before, or the firm's age, a course, a contract, a wait for a benefit.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, SectionKind
from cxmatch.scoring import years_words as words
from cxmatch.scoring.clauses import NEAR, clause, plain
from cxmatch.scoring.lower_case import lower
from cxmatch.scoring.wishes import Wishes


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
    of_work: bool
    """Said with its work: "years of experience: 3"."""
    before: str
    after: str


class _Demand(NamedTuple):
    asked: YearsAsked
    months: int
    other_way: bool
    """It may be met in place of the demand before it."""
    stands_in: bool
    """It stands in for a degree."""
    within: bool
    """It is a part of the demand before it."""


MOST = 200
"""Amounts of time that are looked at in one text. Ads hold a few dozen; hostile texts end here."""
_NUMBER = 52
"""Characters before "years" in which its number stands: "at least three (3) or more full years"."""
_LONGEST = 40 * 12
"""Months: no ad asks for more than a working life."""
_LONG = 15 * 12
"""Months: more than this is a firm's age, unless the words around it demand it."""
_AGES = frozenset(12 * age for age in (16, 18, 21))
"""Months that are the age of whoever may apply, where nothing says of what they are."""
_OFFERS: Final[frozenset[SectionKind]] = frozenset({"benefits", "about"})
"""Where years of nothing in particular are what the employer offers or is."""
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
    inside = False
    for demand in _demands(document):
        if not demand.asked.required:
            continue
        inside = (demand.within or (inside and demand.other_way)) and bool(chosen)
        if inside:
            continue
        if chosen and demand.other_way:
            chosen[-1] = min(chosen[-1], demand, key=lambda way: way.months)
        else:
            chosen.append(demand)
    firm = [demand for demand in chosen if not demand.stands_in] or chosen
    return max(firm, key=lambda demand: demand.months).asked if firm else None


def _demands(document: Document) -> list[_Demand]:
    text, lowered = document.text, lower(document.text)
    amounts = [
        amount for amount in _amounts(text, lowered) if _is_demand(amount, document.section_at(amount.start).kind)
    ]
    wishes = Wishes(document) if amounts else None
    second = _second_list(lowered) if amounts else None
    demands: list[_Demand] = []
    previous: _Amount | None = None
    for amount in amounts:
        other_way = _is_other_way(lowered, previous, amount)
        within = not other_way and previous is not None and _lies_within(lowered, previous, amount)
        wish = wishes is not None and (
            wishes.is_wish_in(amount.start, amount.before, amount.after)
            or (within and previous is not None and wishes.is_wish_in(previous.start, previous.before, ""))
        )
        if second is not None and amount.start >= second:
            wish = wish or any(demand.asked.required and demand.asked.start < second for demand in demands)
        asked = YearsAsked(amount.months // 12, amount.start, amount.end, not wish, amount.in_months)
        demands.append(_Demand(asked, amount.months, other_way, _stands_in(amount), within))
        previous = amount
    for start, end in _nothing(lowered):
        demands.append(_Demand(YearsAsked(0, start, end, True, False), 0, False, False, False))
    return sorted(demands, key=lambda demand: demand.asked.start)


def _second_list(lowered: str) -> int | None:
    """Where a second list begins, which says what is welcome beside the first one."""
    first = words.FIRST_DEGREE.search(lowered)
    higher = words.HIGHER_DEGREE.search(lowered, first.end()) if first else None
    return higher.start() if higher else None


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
    for glued in words.GLUED.finditer(text, begin, at + 1):  # looks at what follows the number
        begin = min(at, glued.end())
    size = words.SIZE.search(plain(lowered[begin:at]).translate(words.MARKUP))
    if not size:
        size = words.TURNED.match(plain(lowered[unit.end() : unit.end() + _NUMBER]))
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
    left, right = clause(text, start, end)
    return _Amount(
        int(count if in_months else count * 12),
        start,
        end,
        is_open,
        in_months,
        number in ("a", "an"),
        "exper" in lowered[start:end],
        plain(lowered[left:start]),
        plain(lowered[end:right]),
    )


def _is_demand(amount: _Amount, section: SectionKind) -> bool:
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
    if not person and (
        words.FIRM.search(before) or words.FIRM_AFTER.search(after) or (amount.months > _LONG and not amount.open)
    ):
        return False
    if work or amount.of_work or words.WORK_BEFORE.search(before):
        return True
    item = words.ITEM.match(before)
    if not amount.in_months and _is_demand_alone(amount, section, item=item is not None):
        return True
    least = words.AT_LEAST if amount.in_months else words.LEAST
    asked = item or (amount.open and not amount.in_months) or least.search(before[-_PHRASE:])
    return bool(asked and (words.DOING.match(after) or words.NOUN.match(after)))


def _is_demand_alone(amount: _Amount, section: SectionKind, *, item: bool) -> bool:
    """Whether years are asked for though nothing says of what: as an item of a list, in brackets, after a dash."""
    before, after = amount.before, amount.after
    if section in _OFFERS or amount.months in _AGES:
        return False
    bracket = words.BRACKET.search(before)
    if bracket and after.startswith(")"):
        return amount.open or bracket["least"] is not None
    if not words.ALONE.match(after):
        return item and amount.open and words.SHORT.match(after) is not None
    if item or (amount.open and words.DASH.search(before)):
        return True
    if section == "requirements" and words.ITEM_LEAST.match(before):
        return True
    lasts = before.endswith((" for ", " for at least ")) or words.AT_LEAST.search(before) is not None
    return lasts and "exper" in before


def _in_clause(previous: _Amount, amount: _Amount) -> bool:
    return len(amount.before) >= amount.start - previous.start


def _lies_within(lowered: str, previous: _Amount, amount: _Amount) -> bool:
    """Whether the years are some of those said before: "7 years in support with 2 years as a lead"."""
    if amount.months > previous.months or not _in_clause(previous, amount):
        return False
    return words.WITHIN.search(lowered[previous.end : amount.start]) is not None


def _is_other_way(lowered: str, previous: _Amount | None, amount: _Amount) -> bool:
    """Whether `amount` may be met in place of the demand before it."""
    if previous is None or amount.start - previous.end > 2 * NEAR:
        return False
    gap = lowered[previous.end : amount.start]
    if amount.after == previous.after and len(amount.after) > _SAME:  # two lists ask for the same thing
        return True
    if _in_clause(previous, amount) and words.IF_HIGHER.match(amount.after):
        return True
    if words.DEGREE_WITH.search(previous.before) and words.DEGREE_WITH.search(gap):
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
        before = plain(lowered[max(0, at - _NUMBER) : at])
        after = plain(lowered[last : last + _NUMBER])
        begin, end = words.NO_NEED.search(before), None
        if begin:
            end = words.IS_NEEDED.match(after) or words.ENDS.match(after)
        elif begin := words.NO.search(before):
            end = words.IS_NEEDED.match(after)
            if not end and words.NO_OPENING.search(before):
                end = words.ENDS.match(after)
        elif end := words.LABEL_SAYS_NONE.match(after):
            begin = words.LABEL.search(before)
        elif end := words.IS_NOT.match(after):
            begin = words.NO_OPENING.search(before)
        if begin and end:
            yield at - len(before) + begin.start(), last + end.end()
