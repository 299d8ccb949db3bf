"""What the lines of a contact block are: the person's name, a headline, contact details, or something else."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from cxmatch.documents.document import Span
from cxmatch.documents.forgetting import remembered
from cxmatch.documents.runs import are_ascii
from cxmatch.documents.structure.name_line import LABEL_BEFORE, name_in
from cxmatch.documents.structure.occupations import LEADERS, all_titles, is_headline, is_title, names_a_doer

LineKind = Literal["name", "contact", "other"]

BLOCK_LINES = 14
"""Lines; a contact block is looked for no further down."""
CONTACT_SHARE = 0.6
"""Share of a line's letters and digits, 0 to 1, that contact details cover where the line is one of them."""


class TextLine(NamedTuple):
    """A line with words on it, by its place in the text; line ends are outside."""

    start: int
    end: int


@remembered(4)  # sections and names both ask, of the same text
def lines_of(text: str) -> tuple[TextLine, ...]:
    """All lines of `text` that hold more than spaces, without the spaces around them."""
    found = []
    position = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = position + raw.index(body[0])
            found.append(TextLine(start, start + len(body)))
        position += len(raw)
    return tuple(found)


_LABELS = re.compile(
    r"(?<!\w)(?:e-?mail|phone|telephone|tel|mobile|cell|cellular|home|work|fax|address|website|web|url|"
    r"linkedin|github|portfolio|"
    r"skype|twitter|contact|location|nationality|citizenship|gender|sex|marital status|single|married|male|"
    r"female|visa|passport|driving licen[cs]e|blog|number|no|"
    r"profile|permanent|current|birth|place of birth|pronouns?|zip|p|e|m|t|c|h|w|a)(?:\.|:|\b)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:nationality|citizenship|gender|sex|marital status|visa|passport|place of birth|date of birth|dob|pronouns?|"
    r"languages? spoken|age|religion|father['’]s name|hometown)\b\.?\s*(?:\(\w+\)\s*)?[:\-–].{0,80}|"
    r"(?:(?:permanent |current )?address|location|city|country|(?P<reach>phone|e-?mail|mobile|tel|cell|fax|website|"
    r"linkedin|github))\b\.?\s*(?:\(\w+\)\s*)?[:\-–]\s*(?P<value>.{0,80})",
    re.IGNORECASE,
)
NAME_FIELD = re.compile(
    r"(?i:(?P<given>(?:first|given|middle|preferred) names?|fore-?names?)|(?P<last>(?:last|family) names?|sur-?name))"
    r"\s?[:–-]\s{0,9}(?P<name>[^\W\d_a-z][\w'’-]{0,30}(?: [^\W\d_a-z][\w'’-]{0,30}){0,2})"
)
"""A line of a form that says one part of a name."""
_PLACE = re.compile(
    r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,3},\s*[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}"
    r"(?:,\s*[^\W\d_][\w.'’ -]{1,24})?(?:,?\s+\d{4,6}(?:-\d{4})?)?"
)


_END = attrgetter("end")


def is_contact(line: str, start: int, spans: Sequence[Span], *, block: bool = False) -> bool:
    """True where contact details make up most of `line`, which stands at `start` of the text.

    Args:
        line: The line, without spaces around it.
        start: Its offset.
        spans: The contact details in the text.
        block: True within the block at the top. Elsewhere, and in items of lists, words in small letters
            beside a contact detail are words.
    """
    if len(line) > 400:
        return False
    block = block and not _ITEM.match(line)
    end = start + len(line)
    place = bisect_left(spans, start, key=_END)
    if place == len(spans) or spans[place].start >= end:
        # One of these stands in every line of a form, behind what it says.
        if not (":" in line or "-" in line or "–" in line):
            return False
        return _is_field(line, block) or ("name" in line.lower() and bool(NAME_FIELD.fullmatch(line)))
    rest: list[str] = []
    position = start
    while place < len(spans) and spans[place].start < end:
        span = spans[place]
        rest.append(line[max(0, position - start) : max(0, span.start - start)])
        position = span.end
        place += 1
    rest.append(line[max(0, position - start) :])
    left = sum(c.isalnum() for c in _LABELS.sub("", " ".join(rest)))
    whole = sum(c.isalnum() for c in line)
    if left <= (1 - CONTACT_SHARE) * whole:
        return True
    pieces = [
        piece.strip(" ,;-–") for piece in re.split(r"[|•·♦◆▪\t]|\s-\s|\s{3,}", " ".join(rest)) if piece.strip(" ,;-–:")
    ]
    return (
        all(len(piece.split()) <= 4 and not names_a_doer(piece) and (block or _capital(piece)) for piece in pieces)
        and len(pieces) <= 4
        and left <= 50
    )


_ITEM = re.compile(r"[-–—*•▪●◦‣·]\s")


def _is_field(line: str, block: bool) -> bool:
    """True for a line of a form: "Nationality: Irish". After "Website:" sentences are no contact details."""
    field = _FIELD.fullmatch(line)
    if field is None or field.group("value") is None or (block and not field.group("reach")):
        return field is not None
    return len(field.group("value").split()) < 2 or _capital(field.group("value"))


def _capital(words: str) -> bool:
    """True where no word but a short one is in small letters."""
    return not any(word[0].islower() and len(word) > 3 for word in words.split())


def is_place(line: str) -> bool:
    """True where a line is a town with its state or country, and nothing else."""
    return len(line) <= 60 and bool(_PLACE.fullmatch(line)) and not names_a_doer(line) and not all_titles(line)


def is_noise(line: str) -> bool:
    """True where a line says only what sort of paper it is, or which page."""
    return bool(_NOISE.fullmatch(line))


class Header(NamedTuple):
    """The contact block at the top of a resume or letter."""

    name: Span | None
    lines: tuple[LineKind, ...]
    """What each line is, from the first; lines beyond the block are missing."""


_NOISE = re.compile(
    r"(?:resume|résumé|cv|curriculum vitae|page \d+(?: of \d+)?|confidential|\d+|updated .{0,30}|last updated.{0,30})",
    re.IGNORECASE,
)
NEAR_LINES = 30
"""Lines; contact details that begin so far from the top, at most, in whatever column, are the person's own."""
BARE_WORDS = 8
"""Words; a longer line is no headline."""
NAME_REACH = 4
"""Lines; contact details so far below a name line, at most, say that it is one."""


def read_header(text: str, lines: Sequence[TextLine], spans: Sequence[Span], *, heading_follows: bool) -> Header:
    """Read the lines above the first heading.

    Args:
        text: The whole text.
        lines: Its lines, from the first up to the first heading.
        spans: The contact details in `text`, as `find_contacts` gives them.
        heading_follows: True where the lines end at a heading, False where the text ends there.
    """
    top = [text[line.start : line.end] for line in lines[:BLOCK_LINES]]
    reached = [is_contact(line, lines[i].start, spans, block=True) for i, line in enumerate(top)]
    mixed = [has or _holds(lines[i], spans) for i, has in enumerate(reached)]
    prose = next((i for i, line in enumerate(top) if not reached[i] and _is_prose(line)), len(top))
    near = bool(spans) and text.count("\n", 0, spans[0].start) < NEAR_LINES
    named, name = _name_line(
        top[: prose + 1],
        reached,
        mixed,
        prose,
        heading_at=len(lines) if heading_follows else BLOCK_LINES + 1,
        near=near,
        handles=handles_of(text, spans),
    )
    if named is not None and name and not any(mixed) and _is_employer(text, lines[named], top[named]):
        named = name = None
    last = max((i for i in range(len(top)) if reached[i]), default=-1)
    kinds: list[LineKind] = []
    for i, line in enumerate(top):
        near = any(reached[j] or j == named for j in (i - 1, i + 1) if 0 <= j < len(top))
        between = named is not None and named + 1 < i < last and len(line.split()) <= 3 and not names_a_doer(line)
        if i == named:
            kinds.append("name")
        elif reached[i] or is_noise(line) or (near and is_place(line)) or (between and i < prose and line[0].isupper()):
            kinds.append("contact")
        else:
            kinds.append("other")
    if named is None or name is None:
        return Header(None, tuple(kinds) if last >= 0 else ())
    start = lines[named].start
    return Header(Span(start=start + name[0], end=start + name[1]), tuple(kinds))


def _is_employer(text: str, line: TextLine, words: str) -> bool:
    """True where the first line stands again over or beside dates, as employers and jobs do."""
    rest = text[line.end :]
    if words.isascii() and are_ascii(rest) and words.lower() not in rest.lower():
        return False  # as most first lines, and soon found out
    again = re.compile(rf"^[ \t]*{re.escape(words)}\b.{{0,40}}\n?.{{0,40}}(?:19|20)\d\d", re.IGNORECASE | re.MULTILINE)
    return bool(again.search(text, line.end))


_HANDLE = re.compile(r"^[^\s]*[@/][^\s]*$|^[^\s\d]+\.[^\s]+$|^[a-z ]{3,16}: ?\S+$", re.IGNORECASE)
HANDLE_SPANS = 12
"""Contact details; the person's own e-mail address and profile stand among so many first ones."""


def handles_of(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The letters of the first addresses: what stands before the "@", or all of a web address."""
    first = (text[span.start : span.end] for span in spans[:HANDLE_SPANS])
    found = (one.partition("@")[0].lower() for one in first if _HANDLE.search(one))
    return tuple(letters for letters in ("".join(c for c in one if c.isalpha()) for one in found) if letters)


def in_handle(name: str, handles: Sequence[str]) -> bool:
    """True where an address is made of the name: "data.manager@", "dmanager@", "/in/datamanager"."""
    words = ["".join(c for c in word if c.isalpha()) for word in name.lower().split()]
    words = [word for word in words if len(word) > 1]
    if len(words) < 2:
        return False
    a, b = words[0], words[-1]
    return any(a + b in one or b + a in one or one in (a[0] + b, b[0] + a) for one in handles)


def _holds(line: TextLine, spans: Sequence[Span]) -> bool:
    place = bisect_left(spans, line.start, key=_END)
    return place < len(spans) and spans[place].start < line.end


def _is_prose(line: str) -> bool:
    words = line.split()
    return len(words) > 9 or (len(words) > 4 and line.endswith((".", ";", "!"))) or line[0] in "•-*–▪●"


def _name_line(
    top: Sequence[str],
    reached: Sequence[bool],
    mixed: Sequence[bool],
    prose: int,
    *,
    heading_at: int,
    near: bool,
    handles: Sequence[str],
) -> tuple[int | None, tuple[int, int] | None]:
    """The first line that may be a name; a line of titles yields to a later line that is none."""
    own = _addressed(top, handles)
    if own:
        return own
    chosen: tuple[int | None, tuple[int, int] | None] = (None, None)
    for i, line in enumerate(top):
        if is_noise(line):
            continue
        below = any(mixed[i : i + NAME_REACH])
        follows = below or (near and chosen[0] is None and all(map(is_noise, top[:i])))
        if i >= prose and not mixed[i]:
            break
        found = name_in(line, free=follows) if follows or LABEL_BEFORE.match(line) else _bare_name(top, i, heading_at)
        if found:
            title = line[found[0] : found[1]]
            if chosen[0] is not None:
                if not is_title(title):
                    return i, found
                continue
            chosen = (i, found)
            if not names_a_doer(title) and (below or not all_titles(title)):
                under = _under_headline(top, i, mixed) if all_titles(title) else None
                return under or chosen
        elif chosen[0] is None and i >= 2 and not reached[i] and not follows:
            break
    return chosen


def _addressed(top: Sequence[str], handles: Sequence[str]) -> tuple[int, tuple[int, int]] | None:
    """The line whose words an e-mail address or a profile repeats, unless a name that is no title stands above it."""
    for i, line in enumerate(top):
        found = name_in(line, free=True, sure=True)
        if found and in_handle(line[found[0] : found[1]], handles):
            return i, found
        if name_in(line, free=False):
            return None
    return None


def _under_headline(top: Sequence[str], i: int, mixed: Sequence[bool]) -> tuple[int, tuple[int, int]] | None:
    """The name right below a first line that has the form of a headline: three words for work, or "Team Lead"."""
    if i + 1 >= len(top) or not any(mixed[i + 1 : i + 1 + NAME_REACH]) or is_place(top[i + 1]):
        return None
    if len(top[i].split()) < 3 and top[i].lower().split()[-1] not in LEADERS:
        return None
    found = name_in(top[i + 1], free=True)
    return (i + 1, found) if found and not all_titles(top[i + 1][found[0] : found[1]]) else None


def _bare_name(top: Sequence[str], i: int, heading_at: int) -> tuple[int, int] | None:
    """A name with no contact details about it: the first line, with a headline, a place or a heading below it."""
    if not all(map(is_noise, top[:i])):
        return None
    below = next((line for line in top[i + 1 :] if not is_noise(line)), "")
    if not below:
        # Two or three words right above a heading, and nobody's occupation, are a name.
        named = len(top[i].split()) in (2, 3) and _capital(top[i]) and not is_headline(top[i])
        return name_in(top[i], free=named) if heading_at == len(top) else None
    if len(below.split()) > BARE_WORDS or not (names_a_doer(below) or is_place(below)):
        return None
    # Above a headline and a heading any words are a name, as they are above an address.
    free = names_a_doer(below) and heading_at <= i + 3 and not all_titles(top[i])
    return name_in(top[i], free=free)
