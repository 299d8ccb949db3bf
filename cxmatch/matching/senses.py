"""Which uses of a word are the keyword, and which are not.

Three kinds of reason, asked in this order: where the word stands (a date, a name, an address), what the lexicon's
own rules say of its neighbours, and what the sentence does with it (denies it, wishes for it, says it of somebody
else or of the company). What the words themselves mean belongs to the lexicon; what is here is English.
"""

from bisect import bisect_right
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, SectionKind, Span
from cxmatch.documents.identity import find_contacts
from cxmatch.lexicon import Reason, Sense
from cxmatch.matching.words import PAUSE, STOP, Words


class Verdict(NamedTuple):
    """Why a use is not counted."""

    reason: Reason
    note: str


NEGATION_REACH: Final = 6
"""Words after "no", "not" or "without" that are denied with it: "no prior professional experience with data"."""
WISH_REACH: Final = 14
"""Words after "seeking" or "eager to learn" that are wished for and not yet shown."""

_NEGATIONS: Final = frozenset(
    "no not never without lack lacks lacked lacking neither nor cannot unfamiliar can't don't doesn't didn't won't "
    "isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't".split()
)
# "not only", "not limited to": what follows is said, not denied; "no later than" denies nothing.
_NOT_DENIED: Final = frozenset("only limited just merely least later longer matter doubt less".split())
_TURNS: Final = frozenset("but however although though yet except rather instead while whereas".split())
_WISH_WORDS: Final = frozenset(
    "seeking seek seeks aspiring aspire aspires hoping hope wish wishing eager keen aim aiming desire desiring".split()
)
_WISH_PAIRS: Final = frozenset({
    ("looking", "for"), ("looking", "to"), ("want", "to"), ("wants", "to"), ("like", "to"), ("love", "to"),
    ("interested", "in"), ("to", "obtain"), ("to", "secure"), ("to", "gain"), ("to", "learn"), ("to", "become"),
    ("searching", "for"), ("in", "search"), ("to", "find"), ("hope", "to"), ("to", "acquire"),
})  # fmt: skip
_OTHERS: Final = frozenset(
    "report reports reported reporting assist assists assisted assisting support supports supported supporting "
    "shadow shadowed serve served answer answered answering escalate escalated escalating refer referred transfer "
    "transferred notify notified alert alerted contact contacted under alongside".split()
)
_LINKS: Final = frozenset("to with for by from under of the a an my our their his her its your".split())
_OWNERS: Final = frozenset("our their company's".split())
_COMPANY_STARTS: Final = frozenset({
    ("we", "are"), ("we're", None), ("our", "mission"), ("our", "vision"), ("our", "company"), ("our", "culture"),
    ("founded", None), ("headquartered", None), ("at", "our"), ("since", "our"), ("who", "we"),
})  # fmt: skip
_SUFFIXES: Final = frozenset("inc llc ltd limited corp corporation gmbh plc llp group company co bank".split())


class Judge:
    """Judges the uses of words in one document.

    Args:
        document: Whose uses.
        words: Its words.
    """

    def __init__(self, document: Document, words: Words) -> None:
        self._words = words
        self._is_posting = document.kind == "posting"
        self._sections = document.sections
        self._starts = [section.start for section in document.sections]
        self._names = _Spans(document.names)
        self._contacts = _Spans(find_contacts(document.text))
        self._dates = _Spans(document.dates)

    def section(self, start: int) -> SectionKind:
        """The kind of section in which a character stands."""
        return self._sections[max(0, bisect_right(self._starts, start) - 1)].kind

    def verdict(self, first: int, last: int, senses: tuple[Sense, ...]) -> Verdict | None:
        """Why the use from the word at `first` to the one at `last` is not counted; None where it is."""
        start, end = self._words.start[first], self._words.end[last]
        section = self.section(start)
        place = self._place(start, end, section)
        if place is not None:
            return place
        for sense in senses:
            if self._holds(sense, first, last, section):
                return None if sense.verdict == "accept" else Verdict(sense.reason, sense.note)
        return self._sentence(first, last, section)

    def _place(self, start: int, end: int, section: SectionKind) -> Verdict | None:
        if self._names.meet(start, end):
            return Verdict("contact", "this is the person's name")
        if section == "contact" or self._contacts.meet(start, end):
            return Verdict("contact", "this is a contact detail")
        if self._dates.meet(start, end):
            return Verdict("date", "this is part of a date")
        if section == "benefits":
            return Verdict("benefits", "this is what the employer offers")
        if section == "about":
            return Verdict("company", "this is what the employer says of itself")
        return None

    def _holds(self, sense: Sense, first: int, last: int, section: SectionKind) -> bool:
        lower = self._words.lower
        if sense.sections and section not in sense.sections:
            return False
        if sense.forms and not any(_same(form, " ".join(lower[first : last + 1])) for form in sense.forms):
            return False
        if sense.before and not self._near(sense.before, sense.within, first, step=-1):
            return False
        return not sense.after or self._near(sense.after, sense.within, last, step=1)

    def _near(self, wanted: tuple[str, ...], within: int, place: int, *, step: int) -> bool:
        """Whether one of the wanted words or phrases stands at most `within` words before or after `place`."""
        lower, gap = self._words.lower, self._words.gap
        for away in range(1, within + 1):
            here = place + step * away
            if not 0 <= here < len(lower) or gap[here if step > 0 else here + 1] == STOP:
                return False
            if any(self._stands(phrase.split(" "), here, step) for phrase in wanted):
                return True
        return False

    def _stands(self, phrase: list[str], here: int, step: int) -> bool:
        begin = here if step > 0 else here - len(phrase) + 1
        found = self._words.lower[begin : begin + len(phrase)] if begin >= 0 else []
        return len(found) == len(phrase) and all(map(_same, phrase, found))

    def _sentence(self, first: int, last: int, section: SectionKind) -> Verdict | None:
        clause_first, clause_last = self._words.clause_range(first)
        if self._denied(clause_first, first):
            return Verdict("negation", "the sentence denies it")
        if not self._is_posting and self._wished(clause_first, first):
            return Verdict("wish", "it is wished for, not shown")
        if self._of_somebody_else(clause_first, first):
            return Verdict("other_person", "it is somebody else's title")
        if self._in_company_name(last, clause_last):
            return Verdict("company", "it is part of a company's name")
        if self._is_posting and section == "other" and self._praises_company(clause_first, first):
            return Verdict("company", "the employer says it of itself")
        return None

    def _denied(self, clause_first: int, first: int) -> bool:
        lower, gap = self._words.lower, self._words.gap
        for place in range(first - 1, max(clause_first, first - NEGATION_REACH) - 1, -1):
            word = lower[place]
            if word in _TURNS or (gap[place + 1] == PAUSE and place + 1 != first and lower[place] not in _NEGATIONS):
                return False
            if word in _NEGATIONS:
                return lower[place + 1] not in _NOT_DENIED
        return False

    def _wished(self, clause_first: int, first: int) -> bool:
        lower = self._words.lower
        for place in range(first - 1, max(clause_first, first - WISH_REACH) - 1, -1):
            word = lower[place]
            # What is wished for ends where what is brought begins: "seeking a role, using my ... skills".
            if word in _TURNS or word in (
                "using",
                "utilizing",
                "utilising",
                "where",
                "with",
                "leveraging",
                "my",
            ):
                return False
            if word in _WISH_WORDS or (word, lower[place + 1]) in _WISH_PAIRS:
                return True
        return False

    def _of_somebody_else(self, clause_first: int, first: int) -> bool:
        """Titles are agent nouns: "assisted the general manager", "reports to the team leader"."""
        lower = self._words.lower
        if not lower[first].removesuffix("s").endswith(("er", "or")):
            return False
        linked = False
        for place in range(first - 1, max(clause_first, first - 5) - 1, -1):
            if lower[place] in _OTHERS:
                return linked
            linked = linked or lower[place] in _LINKS
        return False

    def _in_company_name(self, last: int, clause_last: int) -> bool:
        words = self._words
        if not words.capital[last]:
            return False
        for place in range(last + 1, min(clause_last, last + 4)):
            if not words.capital[place]:
                return False
            if words.lower[place] in _SUFFIXES:
                # "Group" and "Company" also stand in plain headlines; a full name has them in one breath.
                return words.gap[place] != STOP
        return False

    def _praises_company(self, clause_first: int, first: int) -> bool:
        lower = self._words.lower
        if first > clause_first and lower[first - 1] in _OWNERS:
            return True
        start = lower[clause_first]
        follower = lower[clause_first + 1] if clause_first + 1 < len(lower) else None
        if (start, follower) == ("we", "are") and lower[clause_first + 2 : clause_first + 3] in (
            ["looking"],
            ["seeking"],
            ["hiring"],
            ["searching"],
        ):
            return False
        return (start, follower) in _COMPANY_STARTS or (start, None) in _COMPANY_STARTS


class _Spans:
    """Spans that can be asked whether one of them meets a piece of text; in order, not overlapping."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        self._ends: list[int] = []
        for _, end in ordered:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def meet(self, start: int, end: int) -> bool:
        place = bisect_right(self._starts, end - 1)
        return place > 0 and self._ends[place - 1] > start


def _same(wanted: str, found: str) -> bool:
    return found.startswith(wanted[:-1]) if wanted.endswith("*") else found == wanted
