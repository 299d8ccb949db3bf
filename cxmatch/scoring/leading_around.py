"""What a word of leading needs around it before it says that people are led: "led" its people, "hire" its team.

One question for each kind of word in `leading_words.TRIGGER`; the text is in small letters, as `leading` flattens it.
"""

import re
from typing import Final

from cxmatch.scoring import leading_words as words
from cxmatch.scoring.leading_flat import Flat

# How far is looked, in characters.
BACK: Final = 90
"""Before a word of leading, for its own clause."""
_TOUCHING: Final = 12
"""Before it, for the word that it hangs on."""
_NEAR: Final = 40
"""Before it, for its phrase."""
_DEED: Final = 60
"""Before a review, for who does it."""
_NOTICE: Final = (200, 150)
"""Before and after a word of hiring, for what makes it a notice of the firm's."""
_LONGEST_DEVELOPED: Final = 60
"""From "develop" to the people; farther on, something else is developed for them."""

Hit = tuple[int, bool] | None
"""Where the words end, and whether they say it surely."""


def hit_of(flat: Flat, trigger: re.Match[str], limit: int, *, posting: bool) -> Hit:
    """What a word of leading says with the words around it; None where nothing.

    Args:
        flat: The text.
        trigger: The word, as `leading_words.TRIGGER` found it.
        limit: How far it is looked ahead, as an offset.
        posting: Whether the text is a job ad.
    """
    return _HIT_OF[trigger.lastgroup or ""](flat, trigger, limit, posting)


def text_before(flat: str, trigger: re.Match[str], length: int) -> str:
    """The characters before a word of leading, at most so many."""
    return flat[max(0, trigger.start() - length) : trigger.start()]


def _led_after(flat: Flat, start: int, limit: int) -> re.Match[str] | None:
    named = flat.may_name(words.COUNTED_WORDS, start, limit)
    return words.LED_AFTER.match(flat.text, start, limit) if named else None


def _unit_after(flat: Flat, start: int, limit: int) -> re.Match[str] | None:
    named = flat.may_name(words.UNIT_WORDS, start, limit)
    return words.UNIT_AFTER.match(flat.text, start, limit) if named else None


def _lead(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    verb, end = trigger[0], trigger.end()
    people_only = verb.startswith(("lead", "led"))
    if people_only and not flat.may_name(words.COUNTED_WORDS, end, limit):
        return None
    if words.NO_LEADING.match(flat.text, end) or _is_same_of(flat.text, trigger):
        return None
    if verb in words.HAS_TO_BE_VERB and not _is_verb(flat.text, trigger):
        return None
    near = max(0, trigger.start() - _NEAR)
    if verb in ("supervised", "managed") and flat.may_hold(words.COUNTING_WORDS, near, trigger.start()):
        counted = words.NUMBER_BEFORE.search(flat.text, near, trigger.start())
        if counted is not None and counted["persons"]:
            return end, True
    hit = _led_after(flat, end, limit)
    if hit is not None and not (hit["persons"] in words.MACHINES and verb[0] != "s"):
        loose = not verb.startswith("superv") and words.LOOSE_TEAM.search(hit[0]) is not None
        if hit["persons"] is None and words.MADE_UP.match(flat.text, hit.end()):
            loose = False  # "a project team of six engineers"
        return hit.end(), not loose
    return _lead_others(flat, trigger, limit, posting) if not people_only else None


def _lead_others(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    """What a verb says that leads people of a trade, a single one, or a unit."""
    verb, end = trigger[0], trigger.end()
    superv = verb.startswith("superv")
    trade = words.TRADE_AFTER.match(flat.text, end, limit) if superv else None
    if trade is not None and not words.BY.search(text_before(flat.text, trigger, _TOUCHING)):
        return trade.end(), True
    one = words.ONE_AFTER.match(flat.text, end, limit) if superv or verb.startswith(("manag", "over")) else None
    if one is not None and (superv or one["which"] not in ("the", "their", "its")):
        return one.end(), True
    unit = _unit_after(flat, end, limit)
    return (unit.end(), not (posting and words.BUSINESS.match(flat.text, unit.end()))) if unit is not None else None


def _is_same_of(flat: str, trigger: re.Match[str]) -> bool:
    """Whether the word hangs on the one before it, as in "the lead"."""
    same_of = words.SAME_OF.search(text_before(flat, trigger, _TOUCHING))
    return same_of is not None and words.DETERMINED.match(flat, trigger.end()) is None


def _is_verb(flat: str, trigger: re.Match[str]) -> bool:
    """Whether the word stands where a verb does: at the head of its clause, or before a determiner."""
    bare = words.BARE_VERB.search(text_before(flat, trigger, _TOUCHING))
    return bare is not None or words.DETERMINED.match(flat, trigger.end()) is not None


def _hire(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    start, end = trigger.span()
    if flat.text.startswith(" manager", end) or words.FINITE_HIRING.search(text_before(flat.text, trigger, _TOUCHING)):
        return None
    if words.PROCESS_FOR.search(text_before(flat.text, trigger, _NEAR)):
        return None
    hired = _hired(flat, trigger, limit, posting)
    notice = hired and words.HR_NOTICE.search(flat.text[max(0, start - _NOTICE[0]) : end + _NOTICE[1]])
    return None if notice else hired


def _hired(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    hit = _led_after(flat, trigger.end(), limit)
    if hit is not None:
        verbs = trigger[0] + hit["more"]
        with_more = bool(hit["more"]) and words.SURELY_HIRES.search(verbs) is not None
        return hit.end(), with_more or (not posting and words.SURELY_LEADS.search(verbs) is not None)
    if not trigger[0].endswith(("ing", "ion", "ment")):
        return None
    chain = words.HIRING_AND.match(flat.text, trigger.end(), limit)
    if chain is None or not words.SURELY_LEADS.search(flat.text, trigger.start(), chain.end()):
        return None
    return chain.end(), True


def _grow(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    hit = _led_after(flat, trigger.end(), limit)
    if hit is None:
        may_be = trigger[0].startswith(("deleg", "assign", "coordinat"))
        if not may_be or not flat.may_name(words.WHO_WORDS, trigger.end(), limit):
            return None
        handed = words.HANDED_AFTER.match(flat.text, trigger.end(), limit)
        return (handed.end(), False) if handed is not None else None
    if hit["persons"] in words.PROGRAMS and trigger[0].startswith(("develop", "build", "built")):
        return None
    if words.OFTEN_ADJECTIVE.fullmatch(trigger[0]) and not _is_verb(flat.text, trigger):
        return None
    if (
        posting
        and words.OFTEN_ADJECTIVE.match(trigger[0])
        and words.WANTED.search(text_before(flat.text, trigger, BACK))
    ):
        return None
    verbs = trigger[0] + hit["more"]
    if words.MENTORS.search(verbs) and flat.text.startswith(" of ", hit.end()) and words.A_TEAM.search(hit[0]):
        return hit.end(), True
    if words.SURELY_LEADS.search(verbs) or _develops(flat.text[trigger.start() : hit.end()], verbs):
        return hit.end(), True
    return (hit.end(), False) if not words.ELSEWHERE.search(hit[0]) else None


def _develops(said: str, verbs: str) -> bool:
    rest = said[len(verbs) :]
    far = len(rest) > _LONGEST_DEVELOPED
    return bool(words.DEVELOPS.search(verbs)) and not far and not words.NEW_OR_MORE.search(rest)


def _charge(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    end = trigger.end()
    named = flat.may_name(words.WHO_WORDS, end, limit) and not words.DOING_AFTER.match(flat.text, end, limit)
    hit = words.WHO_AFTER.match(flat.text, end, limit) if named else None
    if hit is not None:
        return hit.end(), not words.TRAINS.search(hit[0])
    unit = _unit_after(flat, end, limit) if trigger[0].endswith("charge of") else None
    return (unit.end(), True) if unit is not None else None


def _noun(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    before = text_before(flat.text, trigger, _NEAR)
    of = words.OF_AFTER.match(flat.text, trigger.end(), limit)
    if of is None or words.UNDER.search(before):
        return None
    hit = words.WHO_AFTER.match(flat.text, of.end(), limit) or words.COUNTED_AFTER.match(flat.text, of.end(), limit)
    if hit is None and trigger[0] in ("management", "supervision") and of[0].endswith("of"):
        unit = words.UNIT_OF_AFTER.match(flat.text, of.end(), limit)
        return (unit.end(), not (posting and words.BUSINESS.match(flat.text, unit.end()))) if unit is not None else None
    if hit is None or (trigger[0].endswith(("er", "or")) and words.OTHERS.search(before)):
        return None
    said = flat.text[trigger.end() : hit.end()]
    elsewhere = words.ELSEWHERE.search(flat.text, of.end(), hit.end()) is not None
    if trigger[0] == "feedback" and hit["persons"] is None and not words.OWN_TEAM.fullmatch(said):
        return None
    if trigger[0] in ("guidance", "feedback", "direction"):
        return (hit.end(), False) if not elsewhere else None
    own = flat.text.startswith(" of ", hit.end()) and words.A_TEAM.search(said) is not None
    by_example = trigger[0] == "leadership" and not own and " of " not in said and "supervision" not in said
    return hit.end(), not by_example and not elsewhere


def _reports(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    if words.NONE_AFTER.match(flat.text, trigger.end(), limit) or flat.text.endswith(
        ("'s ", "’s "), 0, trigger.start()
    ):
        return None
    return trigger.end(), True


def _review(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    before = text_before(flat.text, trigger, _DEED)
    return (trigger.end(), True) if words.DONE.search(before) and not words.OF_THINGS.search(before) else None


def _direct(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    return (trigger.end(), True) if not words.UNDER.search(text_before(flat.text, trigger, _NEAR)) else None


def _post(flat: Flat, trigger: re.Match[str], limit: int, posting: bool) -> Hit:
    if words.NONE_AFTER.match(flat.text, trigger.end(), limit):
        return None
    if (
        posting
        and words.RESPONSIBLE.search(text_before(flat.text, trigger, BACK))
        and not trigger[0].startswith(("super", "man"))
    ):
        return trigger.end(), True
    if posting and trigger[0].startswith(("supervisory res", "supervisory dut")):
        near = text_before(flat.text, trigger, _TOUCHING)
        return trigger.end(), bool(words.HAS.search(near) or words.ARE.match(flat.text, trigger.end()))
    return trigger.end(), not posting and trigger[0].startswith("supervisory") and "experience" not in trigger[0]


_HIT_OF: Final = {
    "lead": _lead, "hire": _hire, "grow": _grow, "charge": _charge, "noun": _noun, "reports": _reports,
    "review": _review, "post": _post, "direct": _direct,
}  # fmt: skip
