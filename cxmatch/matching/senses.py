"""Which uses of a word are the keyword, and which are not.

Three kinds of reason, asked in this order: where the word stands (a date, a name, an address), what the lexicon's
own rules say of its neighbours, and what the sentence does with it: denies it (`denials`), wishes for it, says it of
somebody else (`sentences`) or of the employer (`speakers`). What the words themselves mean belongs to the lexicon.
"""

from bisect import bisect_right
from functools import cached_property
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, SectionKind, Span
from cxmatch.lexicon import Reason, Sense
from cxmatch.matching import denials, sentences, signs, speakers
from cxmatch.matching.rules import Rules
from cxmatch.matching.words import Words


class Verdict(NamedTuple):
    """Why a use is not counted."""

    reason: Reason
    note: str


_OF_SECTION: Final = {
    "contact": signs.PLACE, "benefits": signs.PLACE, "about": signs.PLACE, "education": signs.EDUCATION,
}  # fmt: skip
_DENIED: Final = signs.DENIES | signs.ANSWERS
_OF_WORK: Final = signs.PLACE | _DENIED | signs.WISHES
_OF_SENTENCE: Final = signs.WISHES | signs.TITLE | signs.FIRM | signs.STUDY | signs.EDUCATION
_OFFERS: Final = ("benefits", "company")
"""Reasons of sections that a sentence to the reader ("you will coach ...") overrules: ads mix them."""


class Judge:
    """Judges the uses of words in one document.

    Args:
        document: Whose uses.
        words: Its words.

    Attributes:
        signs: Of each clause, which questions about a use in it may be answered yes.
    """

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._text = document.text
        self._words = words
        self._is_posting = document.kind == "posting"
        self._sections = document.sections
        self._starts = [section.start for section in document.sections]
        self.signs = signs.by_clause(words)
        spans = (*document.names, *document.contacts, *document.dates)
        signs.mark(self.signs, signs.PLACE, words, [(span.start, span.end) for span in spans])
        for section in document.sections:
            sign = _OF_SECTION.get(section.kind)
            if sign:
                signs.mark(self.signs, sign, words, [(section.start, section.end)])

    def section(self, start: int) -> SectionKind:
        """The kind of section in which a character stands."""
        return self._sections[max(0, bisect_right(self._starts, start) - 1)].kind

    def verdict(self, first: int, last: int, rules: Rules, *, studies_count: bool = False) -> Verdict | None:
        """Why the use from the word at `first` to the one at `last` is not counted; None where it is.

        Args:
            first: The place of its first word.
            last: The place of its last one.
            rules: The lexicon's rules for it.
            studies_count: Whether a subject of study shows it, as it shows what a role wishes for.
        """
        held = self.signs[self._words.clause[first]]
        section = self.section(self._words.start[first])
        if held & signs.PLACE:
            place = self._place(first, last, section)
            if place is not None and not (place.reason in _OFFERS and speakers.asks_of_applicant(self._words, first)):
                return place
        if held & _DENIED and self._denied(held, first, last):
            return Verdict("negation", "the sentence denies it")
        rule = rules.holding(self._words, first, last, section)
        if rule is not None and rule.verdict == "reject":
            return Verdict(rule.reason, rule.note)
        if not held & _OF_SENTENCE and not self._is_posting:
            return None
        overruled = rule.reason if rule is not None else None
        judged = self._sentence(held, first, last, section)
        if judged is None or judged.reason == overruled or (studies_count and judged.reason == "study"):
            return None
        return judged

    def verdict_on_work(
        self, first: int, last: int, *, everywhere: bool, post: bool, names_count: bool = True
    ) -> Verdict | None:
        """The same for what is no keyword, whose words say by themselves what they mean.

        Args:
            first: The place of its first word.
            last: The place of its last one.
            everywhere: Whether it counts in what an employer says of itself and offers.
            post: Whether it names a post.
            names_count: Whether what begins with a capital counts in the education, as the names of schools do.
        """
        held = self.signs[self._words.clause[first]]
        if held & signs.PLACE:
            place = self._place(first, last, self.section(self._words.start[first]))
            if place is not None and not (place.reason in _OFFERS and everywhere):
                return place
        if held & _DENIED and self._denied(held, first, last):
            return Verdict("negation", "the sentence denies it")
        if held & signs.WISHES and self._wished(first):
            return Verdict("wish", "it is wished for, not shown")
        if post and (
            (held & signs.REPORTS and sentences.answered_to(self._words, first))
            or (held & signs.TITLE and sentences.of_somebody_else(self._words, first, last))
        ):
            return Verdict("other_person", "it is somebody else's title")
        name = held & signs.EDUCATION and not names_count and self._words.capital[first]
        if name and self.section(self._words.start[first]) == "education":
            return Verdict("study", "it is part of the name of a school or a course")
        return None

    @staticmethod
    def asked_of_work(*, post: bool, names_count: bool = True) -> int:
        """The signs without which `verdict_on_work` is None."""
        return _OF_WORK | (signs.TITLE | signs.REPORTS if post else 0) | (signs.EDUCATION if not names_count else 0)

    def rule(self, first: int, last: int, rules: Rules) -> Sense | None:
        """The first of the rules that holds for the use from the word at `first` to the one at `last`."""
        return rules.holding(self._words, first, last, self.section(self._words.start[first]))

    def _denied(self, held: int, first: int, last: int) -> bool:
        if held & signs.DENIES and denials.denied(self._words, first, last):
            return True
        # In a posting "junior agents (no experience)" says what is not asked.
        answered = held & signs.ANSWERS and not self._is_posting
        return bool(answered) and denials.denied_after(self._text, self._words, first, last)

    def _wished(self, first: int) -> bool:
        return not self._is_posting and sentences.wished(self._words, first)

    @cached_property
    def _names(self) -> "_Spans":
        return _Spans(self._document.names)

    @cached_property
    def _contacts(self) -> "_Spans":
        return _Spans(self._document.contacts)

    @cached_property
    def _dates(self) -> "_Spans":
        return _Spans(self._document.dates)

    def _place(self, first: int, last: int, section: SectionKind) -> Verdict | None:
        start, end = self._words.start[first], self._words.end[last]
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

    def _sentence(self, held: int, first: int, last: int, section: SectionKind) -> Verdict | None:
        words = self._words
        if held & signs.WISHES and self._wished(first):
            return Verdict("wish", "it is wished for, not shown")
        if held & signs.TITLE and sentences.of_somebody_else(words, first, last):
            return Verdict("other_person", "it is somebody else's title")
        if held & signs.FIRM and sentences.in_company_name(words, last):
            return Verdict("company", "it is part of a company's name")
        subject = section == "education" and words.capital[first] and not sentences.tells(words, first)
        if subject or (held & signs.STUDY and sentences.studied(words, first)):
            return Verdict("study", "it is a subject of study")
        if self._is_posting and speakers.said_by_employer(words, first, last):
            return Verdict("company", "the employer says it of itself")
        return None


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
