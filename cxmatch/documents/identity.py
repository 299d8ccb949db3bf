"""Where the person's own name stands: no word of it is ever a keyword."""

import re
from collections.abc import Iterator

from cxmatch.documents.contacts import find_contacts
from cxmatch.documents.document import Section, Span
from cxmatch.documents.header import TITLE_WORDS, TextLine, is_contact, lines_of, name_in, names_a_doer, read_header

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
_SIGNED = re.compile(
    r"^[ \t]*(?:(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|(?:kind |best |warm |"
    r"with )*regards|best wishes|best|many thanks|"
    r"thank you)[,.!]?[ \t]*\n\s{0,9}(?P<line>[^\n]{3,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_VERB = (
    r"(?=(?:['’]s)?\s(?:is|was|has|had|holds|brings|joined|led|leads|managed|manages|works|worked|earned|"
    r"graduated)\b|['’]s\s)"
)
SIDEBAR_LINES = 400
"""Lines; a name beside contact details is looked for no further down."""


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
        >>> from cxmatch.documents import sections
        >>> text = "Grace Graph\n555 010 4477\nSkills\nGraph theory"
        >>> [text[span.start:span.end] for span in find_names(text, sections.find(text, "resume"))]
        ['Grace Graph']
    """
    found = {
        (m.start(m.lastgroup or 0), m.end(m.lastgroup or 0))
        for m in _HONORED.finditer(text)
        if not text[max(0, m.start() - 1) : m.start()].isalnum()
    }
    if any(section.kind == "contact" for section in sections) or "incerely" in text or "egards" in text:
        for own in _own_names(text, sections):
            found.add(own)
            found.update(_repeated(text, text[own[0] : own[1]]))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start=start, end=end) for start, end in merged)


def _own_names(text: str, sections: tuple[Section, ...]) -> Iterator[tuple[int, int]]:
    """The places that say by themselves whose document it is."""
    lines = lines_of(text)
    spans = find_contacts(text)
    titled = next((section.start for section in sections if section.title), len(text))
    above = [line for line in lines if line.start < titled]
    header = read_header(text, above, spans, heading_follows=titled < len(text))
    if header.name:
        yield header.name.start, header.name.end
    else:
        yield from _beside_contacts(text, lines[:SIDEBAR_LINES], sections, spans)
    for signed in _SIGNED.finditer(text):
        line = signed.group("line").strip()
        own = name_in(line, free=True)
        if own:
            start = signed.start("line") + signed.group("line").index(line)
            yield start + own[0], start + own[1]


def _beside_contacts(
    text: str, lines: list[TextLine], sections: tuple[Section, ...], spans: tuple[Span, ...]
) -> Iterator[tuple[int, int]]:
    """The first line beside contact details, in any column, that has the form of a name and of nothing else."""
    reached = {
        i
        for i, line in enumerate(lines)
        if line.end - line.start <= 160 and is_contact(text[line.start : line.end], line.start, spans)
    }
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
        own = name_in(words, free=False) if near else None
        if own and own == (0, len(words)) and not any(word.lower() in TITLE_WORDS for word in words.split()):
            yield line.start, line.end
            return


def _listed(offset: int, sections: tuple[Section, ...]) -> bool:
    """True among jobs, schools and awards, where telephone numbers are other people's."""
    kind = next((section.kind for section in sections if section.start <= offset < section.end), "other")
    return kind in ("experience", "education", "projects", "certifications", "other")


def _repeated(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Every other place of the same name, capitals and all: the same words in small letters are words."""
    words = [word.strip('.,"“”()') for word in re.sub(r"^(?:Mr|Ms|Mrs|Dr|Prof)\.?\s", "", name).split()]
    words = [word for word in words if word]
    if len(words) < 2:
        return
    if "," in name:
        words = [*words[1:], words[0]]
    given, last = words[0], words[-1]
    forms = {" ".join(words), f"{given} {last}", f"{last}, {given}", f"{last}, {' '.join(words[:-1])}"}
    for form in sorted(forms):
        for spelling in {form.upper(), _capitals(form), form if form != form.lower() else form.upper()}:
            yield from (m.span() for m in re.finditer(_loosely(spelling), text))
    yield from (
        m.span() for m in re.finditer(rf"(?m)(?:^|(?<=[.!?]\s)){_loosely(_capitals(given))}{_SENTENCE_VERB}", text)
    )


def _capitals(form: str) -> str:
    """The name as running text writes it, for one that the header has in capitals."""
    return " ".join(
        word[:1].upper() + word[1:].lower() if word.isupper() or word.islower() else word for word in form.split()
    )


def _loosely(form: str) -> str:
    """The same words with any space or line end between them."""
    return (
        r"(?<!\w)"
        + r"[ \t\u00a0]{0,3}\n?[ \t\u00a0]{1,3}".join(
            re.escape(word) + (r"\.?" if len(word) == 1 else "") for word in form.split()
        )
        + r"(?!\w)"
    )
