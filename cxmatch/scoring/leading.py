"""Does a text lead people, how many, and where does it say so?

One scan finds the verbs and nouns of leading. Each opens a short look ahead, for the people that are led, and a short
look back, for what takes the claim away: a wish, a negation, somebody else who leads. All repeats are bounded, so the
cost grows with the length of the text and with nothing else.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, SectionKind
from cxmatch.scoring import leading_words as words
from cxmatch.scoring.lower_case import lower


class Led(NamedTuple):
    """Words that say that people are led."""

    start: int
    end: int
    number: int | None
    """How many people, where it is said; the lower end of a range."""
    sure: bool
    """True where the words say so by themselves; False where they only hint."""


_MOST_LED: Final = 5000
"""People; a greater number counts something else."""
_HINTS_THAT_LEAD: Final = 3
"""Hints that together say as much as one sure find; see `leads`."""
_MOST_FINDS: Final = 2_000
"""Finds of one text; a text with more repeats itself."""
_UNHEARD: Final[frozenset[SectionKind]] = frozenset({"education", "contact", "certifications"})
_TELLING: Final[frozenset[SectionKind]] = frozenset({"duties", "requirements"})
"""In an ad without any of these, all else tells of the work too."""
_HEARD_LOW: Final[frozenset[SectionKind]] = frozenset({"skills", "about", "benefits"})

# How far is looked, in characters.
_BACK: Final = 90
"""Before a word of leading, for its own clause."""
_AHEAD: Final = 180
"""After it, for the people."""
_TOUCHING: Final = 12
"""Before it, for the word that it hangs on."""
_NEAR: Final = 40
"""Before it, for its phrase."""
_DEED: Final = 60
"""Before a review, for who does it."""
_SIZE: Final = 60
"""After the people, for their number."""
_NOTICE: Final = (200, 150)
"""Before and after a word of hiring, for what makes it a notice of the firm's."""
_LONGEST_DEVELOPED: Final = 60
"""From "develop" to the people; farther on, something else is developed for them."""
_LONGEST_HEADER: Final = 110
"""A longer line is prose and heads no post."""

_Hit = tuple[int, bool] | None
"""Where the words end, and whether they say it surely."""


def people_led(document: Document) -> tuple[Led, ...]:
    """Where a text says that people are led, in its order; of words that overlap, the surest and longest.

    Args:
        document: A job ad, a resume, or a single job.

    Example:
        >>> document = Document.from_text("Supervised six agents and wrote their rota.")
        >>> [(document.text[found.start : found.end], found.number, found.sure) for found in people_led(document)]
        [('Supervised six agents', 6, True)]
    """
    flat, glued = _flatten(document.text)
    found = [*_said(document, flat, glued), *_titles(document)]
    found.sort(key=lambda led: (not led.sure, led.number is None, led.start - led.end, led.start))
    kept: list[Led] = []
    for led in found[:_MOST_FINDS]:
        place = bisect_left(kept, led.start, key=lambda other: other.start)
        if (place < len(kept) and kept[place].start < led.end) or (place and kept[place - 1].end > led.start):
            continue
        kept.insert(place, led)
    return tuple(kept)


def leads(document: Document) -> bool:
    """Whether a text leads people: one sure find says so, and so do several hints.

    Args:
        document: A job ad, a resume, or a single job.

    Example:
        >>> leads(Document.from_text("Our team lead supports you; no direct reports."))
        False
    """
    return bool(telling(people_led(document)))


def telling(found: tuple[Led, ...]) -> tuple[Led, ...]:
    """Of finds of leading, those that together say that people are led; none where they do not.

    Args:
        found: As `people_led` gives them.
    """
    sure = tuple(led for led in found if led.sure)
    return sure or (found if len(found) >= _HINTS_THAT_LEAD else ())


_GLUED: Final = re.compile(r"[A-Z](?<=[a-z]{3}.)(?=[a-z]{2})")
_NEW_ITEM: Final = re.compile(r"\n(?![a-z0-9])")


def _flatten(text: str) -> tuple[str, list[int]]:
    """The text in lower case, in which "|" parts what a line or a lost space parts; and where one was put in.

    A line that goes on in lower case is the same sentence; any other begins a new one. Where two sentences were run
    together ("the teamAnswer calls"), a bar is put in, and the offset of it counted.
    """
    glued = [match.start() for match in _GLUED.finditer(text)]
    pieces = [text[start:end] for start, end in zip([0, *glued], [*glued, len(text)], strict=True)]
    parted = "|".join(pieces)
    parted = _NEW_ITEM.sub("|", parted).replace("\n", " ").replace("\u00a0", " ")
    return lower(parted), [place + count for count, place in enumerate(glued)]


def _said(document: Document, flat: str, glued: list[int]) -> list[Led]:
    posting = document.kind == "posting"
    told = any(section.kind in _TELLING for section in document.sections)
    denied = posting and words.DENIED.search(flat) is not None
    found: list[Led] = []
    for trigger in words.TRIGGER.finditer(flat):
        hit = _judge(flat, trigger, posting=posting)
        if hit is None:
            continue
        start, end, number, sure = hit
        start -= bisect_left(glued, start)
        section = document.section_at(start).kind
        low = (
            section in _HEARD_LOW and (told or not posting) and not words.SAYS_WHO.search(_before(flat, trigger, _BACK))
        )
        if section in _UNHEARD or (not sure and (low or denied)):
            continue
        found.append(Led(start, end - bisect_left(glued, end), number, sure and not low))
    if not posting:
        for title in words.PROMOTED.finditer(flat):
            start, end = title.span()
            found.append(Led(start - bisect_left(glued, start), end - bisect_left(glued, end), None, True))
    return found


def _judge(flat: str, trigger: re.Match[str], *, posting: bool) -> tuple[int, int, int | None, bool] | None:
    """The start and end of the words that say it, the number, and whether surely; None where they say nothing."""
    kind = trigger.lastgroup or ""
    limit = min(len(flat), trigger.end() + _AHEAD)
    hit = _AHEAD_OF[kind](flat, trigger, limit, posting)
    if hit is None:
        return None
    end, sure = hit
    before = _before(flat, trigger, _BACK)
    clause = before[max((cut.end() for cut in words.CLAUSE.finditer(before)), default=0) :]
    if words.REFUSED.search(clause) or (not posting and words.WISHED.search(clause)):
        return None
    if words.WEAK.search(clause):
        if not sure:
            return None
        sure = False
    if posting and words.ASKED.search(clause):
        sure = False
    if kind not in _COUNTS:
        return trigger.start(), end, None, sure
    counted = words.NUMBER_BEFORE.search(clause) if end == trigger.end() else None
    if counted is not None:
        return trigger.start() - len(clause) + counted.start(), end, _people(counted["number"]), sure
    number, end = _number(flat, trigger.start(), end)
    return trigger.start(), end, number, sure


def _before(flat: str, trigger: re.Match[str], length: int) -> str:
    return flat[max(0, trigger.start() - length) : trigger.start()]


def _lead(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    verb, end = trigger[0], trigger.end()
    same_of = words.SAME_OF.search(_before(flat, trigger, _TOUCHING)) and not words.DETERMINED.match(flat, end)
    if same_of or words.NO_LEADING.match(flat, end):
        return None
    if verb in words.HAS_TO_BE_VERB and not _is_verb(flat, trigger):
        return None
    if verb in ("supervised", "managed"):
        counted = words.NUMBER_BEFORE.search(flat, max(0, trigger.start() - _NEAR), trigger.start())
        if counted is not None and counted["persons"]:
            return end, True
    hit = words.LED_AFTER.match(flat, end, limit)
    if hit is not None and not (hit["persons"] in words.MACHINES and verb[0] != "s"):
        loose = not verb.startswith("superv") and words.LOOSE_TEAM.search(hit[0]) is not None
        if hit["persons"] is None and words.MADE_UP.match(flat, hit.end()):
            loose = False  # "a project team of six engineers"
        return hit.end(), not loose
    superv = verb.startswith("superv")
    trade = words.TRADE_AFTER.match(flat, end, limit) if superv else None
    if trade is not None and not words.BY.search(_before(flat, trigger, _TOUCHING)):
        return trade.end(), True
    one = words.ONE_AFTER.match(flat, end, limit) if superv or verb.startswith(("manag", "over")) else None
    if one is not None and (superv or one["which"] not in ("the", "their", "its")):
        return one.end(), True
    unit = words.UNIT_AFTER.match(flat, end, limit)
    if unit is None or verb.startswith(("lead", "led")):
        return None
    return unit.end(), not (posting and words.BUSINESS.match(flat, unit.end()))


def _is_verb(flat: str, trigger: re.Match[str]) -> bool:
    """Whether the word stands where a verb does: at the head of its clause, or before a determiner."""
    bare = words.BARE_VERB.search(_before(flat, trigger, _TOUCHING))
    return bare is not None or words.DETERMINED.match(flat, trigger.end()) is not None


def _hire(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    start, end = trigger.span()
    if flat.startswith(" manager", end) or words.FINITE_HIRING.search(_before(flat, trigger, _TOUCHING)):
        return None
    if words.PROCESS_FOR.search(_before(flat, trigger, _NEAR)):
        return None
    hired = _hired(flat, trigger, limit, posting)
    notice = hired and words.HR_NOTICE.search(flat[max(0, start - _NOTICE[0]) : end + _NOTICE[1]])
    return None if notice else hired


def _hired(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    hit = words.LED_AFTER.match(flat, trigger.end(), limit)
    if hit is not None:
        verbs = trigger[0] + hit["more"]
        with_more = bool(hit["more"]) and words.SURELY_HIRES.search(verbs) is not None
        return hit.end(), with_more or (not posting and words.SURELY_LEADS.search(verbs) is not None)
    if not trigger[0].endswith(("ing", "ion", "ment")):
        return None
    chain = words.HIRING_AND.match(flat, trigger.end(), limit)
    if chain is None or not words.SURELY_LEADS.search(flat, trigger.start(), chain.end()):
        return None
    return chain.end(), True


def _grow(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    hit = words.LED_AFTER.match(flat, trigger.end(), limit)
    if hit is None:
        if not trigger[0].startswith(("deleg", "assign", "coordinat")):
            return None
        handed = words.HANDED_AFTER.match(flat, trigger.end(), limit)
        return (handed.end(), False) if handed is not None else None
    if hit["persons"] in words.PROGRAMS and trigger[0].startswith(("develop", "build", "built")):
        return None
    if words.OFTEN_ADJECTIVE.fullmatch(trigger[0]) and not _is_verb(flat, trigger):
        return None
    if posting and words.OFTEN_ADJECTIVE.match(trigger[0]) and words.WANTED.search(_before(flat, trigger, _BACK)):
        return None
    verbs = trigger[0] + hit["more"]
    if words.MENTORS.search(verbs) and flat.startswith(" of ", hit.end()) and words.A_TEAM.search(hit[0]):
        return hit.end(), True
    if words.SURELY_LEADS.search(verbs) or _develops(flat[trigger.start() : hit.end()], verbs):
        return hit.end(), True
    return (hit.end(), False) if not words.ELSEWHERE.search(hit[0]) else None


def _develops(said: str, verbs: str) -> bool:
    rest = said[len(verbs) :]
    far = len(rest) > _LONGEST_DEVELOPED
    return bool(words.DEVELOPS.search(verbs)) and not far and not words.NEW_OR_MORE.search(rest)


def _charge(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    end = trigger.end()
    hit = words.WHO_AFTER.match(flat, end, limit) if not words.DOING_AFTER.match(flat, end, limit) else None
    if hit is not None:
        return hit.end(), not words.TRAINS.search(hit[0])
    unit = words.UNIT_AFTER.match(flat, end, limit) if trigger[0].endswith("charge of") else None
    return (unit.end(), True) if unit is not None else None


def _noun(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    before = _before(flat, trigger, _NEAR)
    of = words.OF_AFTER.match(flat, trigger.end(), limit)
    if of is None or words.UNDER.search(before):
        return None
    hit = words.WHO_AFTER.match(flat, of.end(), limit) or words.COUNTED_AFTER.match(flat, of.end(), limit)
    if hit is None and trigger[0] in ("management", "supervision") and of[0].endswith("of"):
        unit = words.UNIT_OF_AFTER.match(flat, of.end(), limit)
        return (unit.end(), not (posting and words.BUSINESS.match(flat, unit.end()))) if unit is not None else None
    if hit is None or (trigger[0].endswith(("er", "or")) and words.OTHERS.search(before)):
        return None
    said = flat[trigger.end() : hit.end()]
    elsewhere = words.ELSEWHERE.search(flat, of.end(), hit.end()) is not None
    if trigger[0] == "feedback" and hit["persons"] is None and not words.OWN_TEAM.fullmatch(said):
        return None
    if trigger[0] in ("guidance", "feedback", "direction"):
        return (hit.end(), False) if not elsewhere else None
    own = flat.startswith(" of ", hit.end()) and words.A_TEAM.search(said) is not None
    by_example = trigger[0] == "leadership" and not own and " of " not in said and "supervision" not in said
    return hit.end(), not by_example and not elsewhere


def _reports(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    if words.NONE_AFTER.match(flat, trigger.end(), limit) or flat.endswith(("'s ", "’s "), 0, trigger.start()):
        return None
    return trigger.end(), True


def _review(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    before = _before(flat, trigger, _DEED)
    return (trigger.end(), True) if words.DONE.search(before) and not words.OF_THINGS.search(before) else None


def _direct(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    return (trigger.end(), True) if not words.UNDER.search(_before(flat, trigger, _NEAR)) else None


def _post(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    if words.NONE_AFTER.match(flat, trigger.end(), limit):
        return None
    if (
        posting
        and words.RESPONSIBLE.search(_before(flat, trigger, _BACK))
        and not trigger[0].startswith(("super", "man"))
    ):
        return trigger.end(), True
    if posting and trigger[0].startswith(("supervisory res", "supervisory dut")):
        near = _before(flat, trigger, _TOUCHING)
        return trigger.end(), bool(words.HAS.search(near) or words.ARE.match(flat, trigger.end()))
    return trigger.end(), not posting and trigger[0].startswith("supervisory") and "experience" not in trigger[0]


_COUNTS: Final = frozenset({"lead", "charge", "noun", "reports"})
"""What says how many are led; how many were hired or trained is another number."""
_AHEAD_OF: Final = {
    "lead": _lead, "hire": _hire, "grow": _grow, "charge": _charge, "noun": _noun, "reports": _reports,
    "review": _review, "post": _post, "direct": _direct,
}  # fmt: skip


def _number(flat: str, start: int, end: int) -> tuple[int | None, int]:
    """How many people the words say, and where these end when the number comes after ("a team of 12 agents")."""
    after = words.SIZE.match(flat, end, end + _SIZE)
    if after is not None and (number := _people(after["number"])) is not None:
        return number, after.end()
    if words.UNIT_AT_END.search(flat, max(start, end - 30), end):
        return None, end
    inside = [number for found in words.ANY_NUMBER.finditer(flat, start, end) if (number := _people(found["number"]))]
    return (inside[-1] if inside else None), end


def _people(said: str) -> int | None:
    number = words.NUMBERS.get(said) or int(said)
    return number if 0 < number <= _MOST_LED and not 1900 <= number < 2100 else None


def _titles(document: Document) -> list[Led]:
    """Titles of leading at the head of a dated post."""
    if document.kind != "resume":
        return []
    found: list[Led] = []
    for dates in document.dates:
        if dates.section != "experience":
            continue
        for start, end in _heads(document.text, dates.start, dates.end):
            found += _titles_in(document.text[start:end], start)
    return found


def _titles_in(line: str, offset: int) -> list[Led]:
    small = lower(line)
    if not any(noun in small for noun in words.TITLE_NOUNS):
        return []
    return [
        Led(offset + title.start(), offset + title.end(), None, kind is not words.ANY_MANAGER)
        for kind in (words.TITLE, words.TITLE_ALONE, words.ANY_MANAGER)
        for title in kind.finditer(small)
        if not words.NOT_TITLE.search(small[: title.start()])
    ]


def _heads(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The line of a post's dates, and the ones before and after it, where they look like its head."""
    low, high = max(0, start - 2 * _LONGEST_HEADER), min(len(text), end + 2 * _LONGEST_HEADER)
    first = max(low, text.rfind("\n", low, start) + 1)
    last = text.find("\n", end, high)
    last = high if last < 0 else last
    lines = [(max(first, start - _LONGEST_HEADER), min(last, end + _LONGEST_HEADER))]
    if first > low:
        lines.append((max(low, text.rfind("\n", low, first - 1) + 1), first - 1))
    if last < high:
        after = text.find("\n", last + 1, high)
        lines.append((last + 1, high if after < 0 else after))
    return [lines[0], *(line for line in lines[1:] if _is_head(text[slice(*line)]))]


def _is_head(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADER and line[0] not in "•-*▪●" and not line.rstrip().endswith((".", ";", ","))
