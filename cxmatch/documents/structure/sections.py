"""The parts of a text: what stands under which heading, and what is a contact block."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cxmatch.documents.document import DocumentKind, Section, SectionKind, Span
from cxmatch.documents.structure.contacts import find_contacts
from cxmatch.documents.structure.header import (
    Header,
    TextLine,
    is_contact,
    is_noise,
    lines_of,
    read_header,
)
from cxmatch.documents.structure.headings import Heading, may_be, recognise
from cxmatch.documents.structure.occupations import is_title, names_a_doer


class _Mark(NamedTuple):
    """Where a section begins; the last mark at an offset holds."""

    start: int
    kind: SectionKind
    title: str


def find(text: str, kind: DocumentKind) -> tuple[Section, ...]:
    r"""Cut a text into its sections, without gaps and in order.

    Headings are known by their words and their place on a line, never by type or blank lines: the same
    words in any format give the same sections. Contact details make sections of kind ``contact`` wherever
    they fill lines; a headline between a name and an address stays out of them, for it is evidence.

    Args:
        text: The whole text.
        kind: What the document is.

    Example:
        >>> text = "Ann Poe\nHelp Desk Manager\nann@poe.example\nWork History\nLed a desk."
        >>> [(section.kind, section.title) for section in find(text, "resume")]
        [('contact', ''), ('summary', ''), ('contact', ''), ('experience', 'Work History')]
    """
    lines = lines_of(text)
    if not lines:
        return (Section(start=0, end=len(text), kind=_opening(kind, False), title=""),) if text else ()
    headings = _headings(text, lines, kind)
    marks = _posting(text, lines, headings) if kind == "posting" else _person(text, lines, headings, kind)
    return _joined(marks, len(text))


def _headings(text: str, lines: Sequence[TextLine], kind: DocumentKind) -> list[Heading | None]:
    """The heading of each line, or None; weak ones only where their neighbours bear them out."""
    found = [
        recognise(text[start : min(end, start + 200)], kind) if may_be(text, start, end) else None
        for start, end in lines
    ]
    if kind != "posting":
        # The name stands first, and its words may be anything, "Creative Training" included.
        first = next((i for i, line in enumerate(lines) if not is_noise(text[line.start : line.end])), 0)
        if (top := found[first]) and top.weak:
            found[first] = None
    for i, heading in enumerate(found):
        if heading and heading.weak:
            line = text[lines[i].start : lines[i].end]
            before = text[lines[i - 1].start : lines[i - 1].end] if i else ""
            after = text[lines[i + 1].start : lines[i + 1].end] if i + 1 < len(lines) else ""
            capital = line.isupper() and not (before.isupper() and len(before.split()) < 5) and not after.isupper()
            if not capital and (
                not after or _is_item(after) or (i > 0 and _is_item(before)) or found[i + 1 : i + 2] != [None]
            ):
                found[i] = None
    return found


def _is_item(line: str) -> bool:
    """True where a line looks like an item of a list of words."""
    return len(line.split()) <= 4 and not any(c.isdigit() for c in line) and line[-1] not in ".:;!?"


def _opening(kind: DocumentKind, headed: bool) -> SectionKind:
    """What a text is before its first heading."""
    if kind == "posting":
        return "duties"
    return "summary" if headed or kind == "cover_letter" else "experience"


# Within the list of jobs "Accomplishments" heads a part of a job, and the next job follows.
_PART_OF_JOB = re.compile(
    r"(?:\w+ ){0,2}(?:accomplishments?|achievements?|contributions|results|successes|responsibilit(?:y|ies)|"
    r"duties)(?: (?:and|&) \w+)?",
    re.IGNORECASE,
)
# The dates of a job, told with months: what may stand at the head of one.
_MONTH = (
    r"(?:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,? ?(?:19|20)\d\d|"
    r"\b\d\d?/(?:19|20)\d\d)"
)
_JOB_DATES = re.compile(
    rf"{_MONTH}\W{{0,8}}(?:to|until|through|-|–|—|\W)\W{{0,4}}(?:{_MONTH}|present|current|now)", re.IGNORECASE
)
_BEFORE_JOBS = ("skills", "other", "summary", "certifications")
"""Sections that the list of jobs may go on after, though no heading says so, unless their title is of a list."""
_LISTS = re.compile(
    r"interest|hobb|affiliation|member|volunt|communit|additional|education|language|reference|activit|other|"
    r"award|honor|publication|certif|licen",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
JOB_LINE_CHARACTERS = 140
"""Characters; a longer line is no header of a job."""
JOB_LINE_WORDS = 14
"""Words; a longer line is no header of a job, dates included. What goes on after them may be the job's first text."""
_TEXT_AFTER = re.compile(r"[)\]]?\W*(?:[A-Z]|$)")


def _begins_job(words: str, before: str, after: str) -> bool:
    """True where a line among skills or accomplishments is the header of a job: its list goes on."""
    dates = _JOB_DATES.search(words)
    if dates is None:
        return False
    if len(words.split()) > JOB_LINE_WORDS:
        if not _TEXT_AFTER.match(words, dates.end()):
            return False
        words = words[: dates.end()]
    return len(words.split()) <= JOB_LINE_WORDS and (names_a_doer(words) or _is_beside_title(before, after))


def _is_beside_title(before: str, after: str) -> bool:
    """True where the line above or below is short and names a job."""
    return any(names_a_doer(line) and len(line.split()) <= JOB_LINE_WORDS for line in (before, after))


def _person(text: str, lines: Sequence[TextLine], headings: list[Heading | None], kind: DocumentKind) -> list[_Mark]:
    """The marks of a resume or a letter."""
    spans = find_contacts(text)
    first = next((i for i, heading in enumerate(headings) if heading), len(lines))
    headed = first < len(lines)
    header = read_header(text, lines[:first], spans, heading_follows=headed)
    name = text[header.name.start : header.name.end].casefold() if header.name else ""
    marks = [_Mark(0, _opening(kind, headed), "")]
    if kind == "cover_letter":
        return marks + _letter(text, lines, spans, header)
    current = marks[0]
    block = False  # inside what a heading such as "Contact" opened
    for i, line in enumerate(lines):
        words = text[line.start : line.end]
        heading = headings[i]
        if heading and not (name and words.casefold().startswith(name)):
            title = words[: heading.end].strip()
            part = current.kind == "experience" and _PART_OF_JOB.fullmatch(title.strip(" :*#_-–"))
            current = _Mark(line.start, "experience" if part else heading.kind, title)
            block = heading.kind == "contact"
            marks.append(current)
            continue
        if i < len(header.lines):
            marks.extend(_of_header(header, i, line, words, current))
            continue
        if (
            current.kind in _BEFORE_JOBS
            and len(words) <= JOB_LINE_CHARACTERS
            and _YEAR.search(words)
            and not (current.title and _LISTS.search(current.title))
        ):
            before, after = (text[lines[j].start : lines[j].end] if 0 <= j < len(lines) else "" for j in (i - 1, i + 1))
            if _begins_job(words, before, after):
                current = _Mark(line.start, "experience", "")
        contact = _is_contact_line(text, line, words, spans, name)
        if block and not contact:
            contact = len(words.split()) <= 4 and not names_a_doer(words) and not words.endswith(".")
            if not contact:
                block = False
                current = _Mark(line.start, "summary" if header.name is None else "other", "")
        _add(marks, line.start, _Mark(line.start, "contact", "") if contact and not block else current)
    return marks


def _add(marks: list[_Mark], start: int, like: _Mark) -> None:
    """Adds a mark at `start`, unless the last one says the same further up."""
    last = marks[-1]
    if last.kind != like.kind or last.title != like.title or last.start == start:
        marks.append(_Mark(start, like.kind, like.title))


def _of_header(header: Header, i: int, line: TextLine, words: str, current: _Mark) -> list[_Mark]:
    """The marks of a line of the contact block; what follows a name on its line is judged by itself."""
    if header.lines[i] == "other":
        return [current._replace(start=line.start)]
    marks = [_Mark(line.start, "contact", "")]
    if header.lines[i] == "name" and header.name:
        rest = words[header.name.end - line.start :]
        aside = rest.strip(" ,|•·–—-\t")
        if (
            aside
            and (names_a_doer(aside) or (is_title(aside) and "," not in aside))
            and "@" not in aside
            and not any(c.isdigit() for c in aside)
        ):
            marks.append(current._replace(start=header.name.end))
    return marks


def _is_contact_line(text: str, line: TextLine, words: str, spans: Sequence[Span], name: str) -> bool:
    """True for contact details outside the block at the top: page headers, page ends, sidebars."""
    if name and len(words) <= len(name) + 24 and words.casefold().strip(" |•·–—-,.").startswith(name):
        return not is_title(words[len(name) :])
    return len(words) <= 160 and is_contact(words, line.start, spans)


_DEAR = re.compile(r"(?:dear|to whom it may concern|hello|hi|attention|attn)\b.{0,60}", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|(?:kind |best |warm |with )*regards|"
    r"best wishes|best|many thanks|thank you)[,.!]?",
    re.IGNORECASE,
)


def _letter(text: str, lines: Sequence[TextLine], spans: Sequence[Span], header: Header) -> list[_Mark]:
    """The marks of a letter: what stands above "Dear ..." and below "Sincerely" says who, not what."""
    words = [text[line.start : line.end] for line in lines]
    dear = next((i for i, line in enumerate(words[:30]) if _DEAR.fullmatch(line)), -1)
    closing = next(
        (i for i in range(len(words) - 1, max(dear, len(words) - 9), -1) if _CLOSING.fullmatch(words[i])), len(words)
    )
    body = _Mark(0, "summary", "")
    marks = []
    for i, line in enumerate(lines):
        headline = (
            header.lines[i : i + 1] == ("other",) and i > 0 and header.lines[i - 1] == "name" and is_title(words[i])
        )
        outside = i <= dear or i >= closing
        short = len(words[i].split()) <= 10 and not (headline and outside)
        contact = (
            (outside and short)
            or header.lines[i : i + 1] in (("name",), ("contact",))
            or is_contact(words[i], line.start, spans)
        )
        marks.append(_Mark(line.start, "contact", "") if contact else body._replace(start=line.start))
    return marks


# In ads whose lines ran together a heading with its colon stands after the end of a sentence, or right at
# the last letter of the line before: "... and more.Requirements: ...".
_INSIDE = re.compile(r"(?:(?<=[.!?;:)•·*])|(?<=[a-z0-9](?=[A-Z])))[ \t]{0,3}(?P<words>[A-Z][A-Za-z'’&/, -]{3,48})(?=:)")
_GLUED = re.compile(r"[a-z](?=[A-Z][a-z])")


def _posting(text: str, lines: Sequence[TextLine], headings: list[Heading | None]) -> list[_Mark]:
    """The marks of a posting."""
    marks = [_Mark(0, "duties", "")]
    for i, line in enumerate(lines):
        heading = headings[i]
        if heading:
            words = text[line.start : line.start + heading.end]
            marks.append(_Mark(line.start, heading.kind, words.strip()))
        else:
            glued = _GLUED.search(text, line.start, min(line.end, line.start + 60))
            found = recognise(text[line.start : glued.end()], "posting") if glued else None
            if glued and found and not found.weak:
                marks.append(_Mark(line.start, found.kind, text[line.start : glued.end()]))
        if line.end - line.start > 40:
            for inside in _INSIDE.finditer(text, line.start + 1, line.end):
                found = recognise(inside.group("words"), "posting")
                if found and not found.weak:
                    marks.append(_Mark(inside.start("words"), found.kind, inside.group("words").strip()))
    return marks


def _joined(marks: Sequence[_Mark], length: int) -> tuple[Section, ...]:
    """Sections out of marks; neighbours that say the same are one."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if kept and mark.start == kept[-1].start:
            kept.pop()
        if kept and (mark.kind, mark.title) == (kept[-1].kind, kept[-1].title):
            continue
        kept.append(mark)
    if kept[0].start > 0:
        kept[0] = kept[0]._replace(start=0)
    ends = [mark.start for mark in kept[1:]] + [length]
    return tuple(
        Section(start=mark.start, end=end, kind=mark.kind, title=mark.title)
        for mark, end in zip(kept, ends, strict=True)
    )
