"""Where a posting asks for something: its text without what the employer says of itself, offers, and has to say."""

import re
from bisect import bisect_right
from typing import Final

from cxmatch.comparing.every_posting import LEGAL_LINES
from cxmatch.documents.document import Document, SectionKind
from cxmatch.documents.structure.occupations import names_a_doer
from cxmatch.matching import speakers, words
from cxmatch.matching.finding import find_named
from cxmatch.matching.vocabulary import Named

_ASKS_NOTHING: Final[frozenset[SectionKind]] = frozenset({"about", "benefits", "contact"})
_ASKING: Final[frozenset[SectionKind]] = frozenset({"duties", "requirements"})
_HEADS_NOTHING_ASKED: Final = re.compile(r"appl|next steps|contact|interview|hiring|recruitment|question", re.I)
"""Titles of sections that say how to apply."""
_HEAD_LINES: Final = 4
"""Lines that a head has at most."""
_LONGEST_HEAD: Final = 140
"""Characters; a longer line is prose."""
_TITLE_WORDS: Final = 9
"""Words; a longer line is no title."""
_APART: Final = re.compile(r"\s[·|•]\s")
"""What stands between the parts of a line of a head: "Acme · Dover, DE · hybrid"."""
_NAMED: Final = Named.of(
    {
        **LEGAL_LINES,
        "left out": ("do/does not count", "is/are not counted"),
        "how to apply": (
            "send/submit/forward/email/upload/attach resume/cv/application/letter ~4",
            "apply online/now/today/here/by/at/via", "to apply please/send/click/visit/submit ~1",
            "application deadline", "interested candidate/applicant ~1", "candidates/applicants will be contacted ~2",
            "link below", "click apply/here/on ~2", "visit website ~2",
        ),
        "offers": (
            "401 k", "401k", "paid time off", "paid vacation/holiday/holidays/training/leave ~1", "pto",
            "health/medical/dental/vision/life insurance/coverage/benefits ~4", "dental and/vision ~1",
            "competitive/attractive salary/pay/wage/compensation/package/base ~3", "benefit/benefits package ~1",
            "stock option", "gym membership", "free lunch/coffee/snack/parking ~2", "tuition reimbursement/assistance",
            "employee discount", "we offer", "you/you'll will get/receive/enjoy/earn ~1",
            "bonus plan/scheme/program ~1", "salary range ~1", "per hour", "an hour",
            "opportunity/opportunities for growth/advancement ~2", "career growth/development/advancement/progression",
        ),
    },
    everywhere=True,
)  # fmt: skip
"""What asks for nothing, whatever the work. English of any field."""


class Grounds:
    """Tells where a posting asks for something.

    Args:
        posting: The posting.

    Example:
        >>> text = "We give advice to farmers. You will give advice by chat. Free coffee in the lobby."
        >>> grounds = Grounds(Document.from_text(text, kind="posting"))
        >>> [grounds.asks(text.index(word), text.index(word) + 1) for word in ("farmers", "chat", "lobby")]
        [False, True, False]
    """

    def __init__(self, posting: Document) -> None:
        self._posting = posting
        self._words = words.split(posting.text)
        self._head = _head(posting.text)
        self._opening = _opening(posting)
        self._idle = {self._words.clause[self._place(found.start)] for found in find_named(posting, _NAMED)}

    def asks(self, start: int, end: int) -> bool:
        """Whether the sentence or item that holds ``text[start:end]`` asks for something."""
        first, last = self._place(start), self._place(end - 1)
        if start < self._head or self._words.clause[first] in self._idle:
            return False
        if speakers.asks_of_applicant(self._words, first):
            return True
        if start < self._opening:
            return False
        section = self._posting.section_at(start)
        if section.kind in _ASKS_NOTHING or (section.kind == "other" and _HEADS_NOTHING_ASKED.search(section.title)):
            return False
        return not speakers.said_by_employer(self._words, first, last)

    def _place(self, offset: int) -> int:
        """The place of the word at an offset, or of the last one before it."""
        return max(0, bisect_right(self._words.start, offset) - 1)


def _opening(posting: Document) -> int:
    """Where an opening ends that stands above the headings of work and demands: it mostly tells of the employer."""
    first, *others = posting.sections or (None,)
    if first is None or first.title or not any(other.kind in _ASKING and other.title for other in others):
        return 0
    return first.end


def _head(text: str) -> int:
    """Where the head of a posting ends: its title, and the lines of company, place and pay beneath it."""
    end = 0
    for number, line in enumerate(text.split("\n")[:_HEAD_LINES]):
        said = line.strip(" \t#*_")
        if said and (len(said) > _LONGEST_HEAD or said.endswith((".", ":", ";", "?", "!"))):
            break
        is_head = _APART.search(said) or (number == 0 and names_a_doer(said) and len(said.split()) <= _TITLE_WORDS)
        if said and not is_head:
            break
        end += len(line) + 1
    return end
