"""Where the person's own name stands: no word of it is ever a keyword."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cxmatch.documents.document import Section, Span
from cxmatch.documents.structure.contacts import find_contacts
from cxmatch.documents.structure.header import (
    NAME_FIELD,
    TextLine,
    handles_of,
    in_handle,
    is_contact,
    lines_of,
    read_header,
)
from cxmatch.documents.structure.name_again import repeated
from cxmatch.documents.structure.name_line import name_in
from cxmatch.documents.structure.occupations import TITLE_WORDS, names_a_doer

__all__ = ["find_contacts", "find_names"]

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻŽČŠĆĐ]"
# "Ms Excel" is a program.
_PRODUCT = (
    r"(?:Office|Excel|Word|Access|Outlook|Power ?[Pp]oint|Project|Publisher|Teams|Visio|Windows|SQL|Dynamics|"
    r"Exchange|One[Nn]ote|Dos)(?!\w)"
)
_HONORED = re.compile(
    rf"(?:M(?:rs?|s|x)|Dr|"
    rf"Prof)\.?[ \u00a0](?!{_PRODUCT})(?P<name>{_CAPITAL}[\w'’-]+(?:[ \u00a0]{_CAPITAL}[\w'’-]+)?)(?!\w)|"
    rf"(?:Miss|Professor)[ \u00a0](?P<full>{_CAPITAL}[\w'’-]+)(?!\w)"
)
_HONORS = (
    re.compile(r"M(?:[rsx]|iss[ \u00a0])"),
    re.compile(r"Dr[. \u00a0]"),
    re.compile(r"Prof(?:[. \u00a0]|essor[ \u00a0])"),
)
"""One stands in every text with such a name; each is soon looked for by its first letters."""
_SIGNED = re.compile(
    r"^[ \t]*(?:(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|(?:kind |best |warm |"
    r"with )*regards|best wishes|best|many thanks|"
    r"thank you)[,.!]?[ \t]*\n\s{0,9}(?P<line>[^\n]{3,60})$",
    re.IGNORECASE | re.MULTILINE,
)
SIDEBAR_LINES = 400
"""Lines; a name beside contact details is looked for no further down."""


OWN_NAMES = 6
"""Spellings; a person signs with no more, and a text with more is no letter."""


def find_names(text: str, sections: tuple[Section, ...]) -> tuple[Span, ...]:
    r"""Say where the person's own name stands, and where others are addressed by theirs.

    The name is known by its place: the line at the top with contact details below it, a line beside contact
    details in a sidebar, or the signature of a letter. Then it is found again wherever it stands in full
    with its capitals, as "Surname, Given", or, at the head of a sentence about the person, by the given
    name. "Ms. Poe" is a name anywhere. What the name's words mean in ordinary use plays no part, except
    that a line made of nothing but words for an occupation is a headline.

    Args:
        text: The whole text.
        sections: Its sections, as `sections.find` gives them.

    Example:
        >>> from cxmatch.documents.structure import sections
        >>> text = "Grace Graph\n555 010 4477\nSkills\nGraph theory"
        >>> [text[span.start:span.end] for span in find_names(text, sections.find(text, "resume"))]
        ['Grace Graph']
    """
    found = set(_honored(text)) if any(honor.search(text) for honor in _HONORS) else set()
    found.update(_referees(text, sections))
    introduced = "my name is" in text or "My name is" in text
    if introduced or "incerely" in text or "egards" in text or any(section.kind == "contact" for section in sections):
        names: dict[str, None] = {}
        for own in _own_names(text, sections):
            found.update(own)
            names[" ".join(text[start:end] for start, end in own)] = None
        for name in list(names)[:OWN_NAMES]:
            found.update(repeated(text, name))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start=start, end=end) for start, end in merged)


def _honored(text: str) -> Iterator[tuple[int, int]]:
    """The names behind "Ms." and the like, whoever bears them."""
    for m in _HONORED.finditer(text):
        if not text[max(0, m.start() - 1) : m.start()].isalnum():
            yield m.span(m.lastgroup or 0)


def _own_names(text: str, sections: tuple[Section, ...]) -> Iterator[tuple[tuple[int, int], ...]]:
    """The places that say by themselves whose document it is: each the parts of one name."""
    lines = lines_of(text)
    spans = find_contacts(text)
    titled = next((section.start for section in sections if section.title), len(text))
    above = [line for line in lines if line.start < titled]
    header = read_header(text, above, spans, heading_follows=titled < len(text))
    fields = () if header.name else tuple(_fields(text, lines))
    if header.name:
        yield ((header.name.start, header.name.end),)
    elif fields:
        yield fields
    else:
        yield from ((own,) for own in _beside_contacts(text, lines[:SIDEBAR_LINES], sections, spans))
    if "y name is" in text:
        yield from ((m.span("name"),) for m in _INTRODUCED.finditer(text))
    for signed in _SIGNED.finditer(text):
        line = signed.group("line").strip()
        own = name_in(line, free=True, sure=len(line.split()) <= 3 and not signed.group().lower().startswith("thank"))
        if own:
            start = signed.start("line") + signed.group("line").index(line)
            yield ((start + own[0], start + own[1]),)


_INTRODUCED = re.compile(
    rf"\b[Mm]y name is (?P<name>{_CAPITAL}[\w'’-]+(?: {_CAPITAL}[\w'’-]*\.?)?(?: {_CAPITAL}[\w'’-]+)?)(?!\w)"
)


def _fields(text: str, lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The names in a form that asks for them one by one: "First name: Ann", "Last name: Poe"."""
    for line in lines[:SIDEBAR_LINES]:
        field = NAME_FIELD.fullmatch(text[line.start : line.end]) if line.end - line.start <= 120 else None
        if field:
            yield line.start + field.start("name"), line.start + field.end("name")


def _beside_contacts(
    text: str, lines: Sequence[TextLine], sections: tuple[Section, ...], spans: tuple[Span, ...]
) -> Iterator[tuple[int, int]]:
    """The first line beside contact details, in any column, that has the form of a name and of nothing else."""
    reached = {
        i
        for i, line in enumerate(lines)
        if line.end - line.start <= 160 and is_contact(text[line.start : line.end], line.start, spans)
    }
    handles = handles_of(text, spans)
    headings = {
        section.start for section in sections if section.title and text.startswith(section.title, section.start)
    }
    for i, line in enumerate(lines):
        words = text[line.start : line.end]
        if i in reached or line.start in headings or words.endswith((".", ":", ",")) or any(c.isdigit() for c in words):
            continue
        below = text[lines[i + 1].start : lines[i + 1].end] if i + 1 < len(lines) else ""
        near = i - 1 in reached or i + 1 in reached or (i + 2 in reached and names_a_doer(below))
        if near and _listed(line.start, sections):
            near = any("@" in text[lines[j].start : lines[j].end] for j in (i - 1, i + 1) if 0 <= j < len(lines))
        own = name_in(words, free=True, sure=True) if near else None
        if own and in_handle(words[own[0] : own[1]], handles):
            yield line.start + own[0], line.start + own[1]
            return
        own = name_in(words, free=False) if near else None
        if own and own == (0, len(words)) and not any(word.lower() in TITLE_WORDS for word in words.split()):
            yield line.start, line.end
            return


def _listed(offset: int, sections: tuple[Section, ...]) -> bool:
    """True among jobs, schools and awards, where telephone numbers are other people's."""
    kind = next((section.kind for section in sections if section.start <= offset < section.end), "other")
    return kind in ("experience", "education", "projects", "certifications", "other")


_REFEREES = re.compile(r"\W{0,9}(?:\w+ )?(?:references|referees)\b", re.IGNORECASE)
_REFEREE = re.compile(
    rf"[^\w\n]{{0,9}}(?:\d[.)] )?(?:(?:Name|Mr|Mrs|Ms|Dr|Prof)[.:]* )?"
    rf"(?P<name>{_CAPITAL}[\w'’-]*\.?(?: {_CAPITAL}[\w'’-]*\.?){{1,3}})(?P<rest>[ \t]*(?:$|[,|(:–—-]|\t|  ))"
)
_ON_REQUEST = re.compile(r"(?i:\b(?:available|request|references?|furnished|upon|provided|letters?)\b)")
REFEREE_LINES = 3
"""Lines; so far below a name, at most, stands what its bearer is and how to reach them."""
REFEREES_END = 60
"""Lines; a list of referees goes on no further."""


def _referees(text: str, sections: tuple[Section, ...]) -> Iterator[tuple[int, int]]:
    """The people under "References": first lines of entries that go on with an occupation or an address."""
    spans: tuple[Span, ...] | None = None
    for section in sections:
        if not _REFEREES.match(section.title):
            continue
        spans = find_contacts(text) if spans is None else spans
        headed = text.startswith(section.title, section.start)
        begin = section.start + (len(section.title) if headed else 0)
        # The contact details of an entry make sections of their own.
        body = text[begin : section.end + 300]
        lines = lines_of(body)[: REFEREES_END + REFEREE_LINES]
        for i, line in enumerate(lines[:REFEREES_END]):
            found = _REFEREE.match(body[line.start : line.end]) if begin + line.start < section.end else None
            if found is None or _ON_REQUEST.search(found.group("name")):
                continue
            opens = i == 0 or _parted(body, lines, i)
            if not opens and any(word.lower() in TITLE_WORDS for word in found.group("name").split()):
                continue
            start, end = begin + line.start + found.start("name"), begin + line.start + found.end("name")
            last = min(i + REFEREE_LINES, len(lines) - 1)
            if _meets(spans, start, begin + lines[last].end) or _says_who(body, lines, i, found.end("name")):
                yield start, end


def _parted(body: str, lines: Sequence[TextLine], i: int) -> bool:
    return "\n" in body[lines[i - 1].end : lines[i].start].replace("\n", "", 1)


def _says_who(body: str, lines: Sequence[TextLine], i: int, end: int) -> bool:
    """True where the rest of an entry names an occupation, and tells no story."""
    entry = [body[lines[i].start + end : lines[i].end]]
    for j in range(i + 1, min(i + REFEREE_LINES, len(lines))):
        if _parted(body, lines, j):
            break
        entry.append(body[lines[j].start : lines[j].end])
    return any(map(names_a_doer, entry)) and not any(len(line.split()) > REFEREE_WORDS for line in entry)


REFEREE_WORDS = 10
"""Words; a longer line of an entry is a sentence."""


def _meets(spans: tuple[Span, ...], start: int, end: int) -> bool:
    place = bisect_left(spans, start, key=lambda span: span.end)
    return place < len(spans) and spans[place].start < end
