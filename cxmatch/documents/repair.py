"""Which characters did the writer mean? Lines as a reader gives them become clean text, page by page."""

import re
import unicodedata
from collections.abc import Iterator

from cxmatch.documents.document import Extract, Line
from cxmatch.documents.trust import confusables

_LETTERS = {
    # No-width characters and marks of direction.
    **dict.fromkeys((0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    **dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0)),
    **dict.fromkeys((*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080))),
    # NFKC would glue "TM" to the word before it.
    **dict.fromkeys((0x2120, 0x2122), " "),
    # NFKC would make "21/2" of "2½".
    0xBC: " 1/4",
    0xBD: " 1/2",
    0xBE: " 3/4",
    # NFKC would part a free-standing accent from its place; people type it for an apostrophe.
    0xB4: "’",
    0xAF: " ",
    0xB8: ",",
    0x201A: ",",
    # One hyphen for all hyphens; dashes stay, since they part dates.
    **dict.fromkeys((0x2010, 0x2011, 0x2212, 0xFE63, 0xFF0D, 0xFFFE), "-"),
    # One bullet for all bullets, those of symbol fonts among them.
    **dict.fromkeys(map(ord, "●◦‣∙▪▫■□◾◼▶►▸➢➣➤➔❖◆◇○◉⁃⦿➜➥✓✔☑✦✧¨"), "•"),
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF0A8, 0xF071, 0xF02D), "•"),
}

_CONTROL = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Control characters, and the private ones that icon fonts use."""

_BULLET = re.compile(
    r"(?:[•·](?:\s*[•·])*\s*|(?:[*>»›ü]|[-–—](?!\s*(?i:present|current|now|till|to|(?:19|20)\d\d)\b)|[§Ø](?=\s*[A-Za-z])|o(?=\s+[A-Z0-9]))\s+)(?=\S)"
)
"""At the start of a line: sure bullets, and marks that are one where a space follows.

"§", "Ø", "ü" and "o" are the bullets of Word whose symbol font was lost.
"""

_BULLETS = frozenset("•·*>»›ü-–—§Øo")
"""What `_BULLET` begins with; to look takes less time than to match."""

_COMBINING_RUN = 4
"""Marks that one letter may carry; no written language stacks more, and NFKC is slow on longer stacks."""

_LONG_LINE = 2_000
"""Characters from which a line is searched for stacks of marks; shorter ones take no time anyway."""

_BROKEN = re.compile(r"(?:^|[\s(/,;•])((?:[A-Za-z]+-)*[A-Za-z]+)-$")
_CONTINUED = re.compile(r"([A-Za-z]+)\S*")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SOFT_BREAK = "\u00ad"
"""Ends a line whose last word the writer's program cut."""

# Which hyphens at a line's end belong to the word? Those after what English always sets off, ...
_SETS_OFF = frozenset(
    "self entry high low well long full half cross multi non customer client user decision award results "
    "detail deadline quality problem cost hands two three four five six seven eight nine ten second third mid "
    "cutting leading industry large small medium ever double b c e t x".split()
)
# ... unless an ending follows that makes one word of both halves;
_ENDINGS = frozenset(
    "s es ed er ers est ly ing ness ment ments tion tions ity al ally able ible ful less ship ward wards "
    "ize ise ic ple ply plied light lights lighted lighting".split()
)
# those before what English always ties on;
_TIES_ON = frozenset(
    "level based driven oriented focused related facing centric centred centered wide term party solving "
    "starter motivated directed paced touch rate sized scale speaking minded ranging winning making effective "
    "efficient friendly specific aware ready led owned known notch depth effectiveness".split()
)
# and those between two words that are as often joined with others ("in-house", but "information").
_BEFORE = frozenset(
    "in on off up post pre part real start follow check log set sign back front year month week day one all "
    "work time team data people end face hard top best first short big new old state value goal step know hand "
    "over out door de land live".split()
)
_BEHIND = frozenset(
    "house site up in out off on down depth person time going end to day days year years month week side life "
    "class line stop of the rich sensitive management building call demand quality production face factor how "
    "over through hand free new old long wise being sales ranked selling working skilled".split()
)


def clean(extract: Extract) -> tuple[str, tuple[int, ...]]:
    r"""The text of a document, and the offset at which each of its pages begins.

    Per line: misread encodings undone, Unicode NFKC, ligatures, soft hyphens, odd spaces and odd bullets. A
    word that a line's end cut in two is put together on the first line, and a word spelled with letters of
    another alphabet that look Latin is Latin. Every line ends with a line feed, and a blank line stands where the
    reader saw a gap.

    Args:
        extract: The lines of a reader.

    Returns:
        The text, and one ascending offset a page from 0; none where the format has no pages.

    Example:
        >>> lines = (Line("Ofﬁce of custo-"), Line("mers, entry-"), Line("level"), Line("Lead", item=True))
        >>> clean(Extract(lines, "none"))
        ('Office of customers,\nentry-level\n• Lead\n', ())
    """
    # Pages hold characters in the order in which they are painted, other formats in the order of their bytes.
    is_painted = extract.page_count is not None
    lines = _mend_breaks(_in_latin(list(_repaired(extract.lines, is_painted=is_painted))))
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    offset = 0
    for line in lines:
        if pieces and line.new_block:
            pieces.append("\n")
            offset += 1
        starts.append((line.page, offset))
        pieces.append(line.text + "\n")
        offset += len(line.text) + 1
    return "".join(pieces), _page_starts(starts, extract.page_count, offset)


def _page_starts(starts: list[tuple[int, int]], page_count: int | None, length: int) -> tuple[int, ...]:
    if page_count is None:
        return ()
    pages: list[int] = []
    for page, offset in starts:
        while len(pages) < min(page, page_count):
            pages.append(offset if pages else 0)
    # Empty pages at the end begin where the text ends.
    pages += [length if pages else 0] * (page_count - len(pages))
    return tuple(pages)


def _repaired(lines: tuple[Line, ...], *, is_painted: bool) -> Iterator[Line]:
    """The lines that hold anything, each clean; a blank line or a lone bullet tells on the line after it."""
    gap = lone_bullet = False
    for line in lines:
        text = characters(line.text if is_painted else confusables.forwards(line.text))
        if not text or (text[0] == _SOFT_BREAK and not text.strip(_SOFT_BREAK)):
            gap = True
            continue
        if text == "•":
            gap, lone_bullet = gap or line.new_block, True
            continue
        bullet = _BULLET.match(text) if text[0] in _BULLETS else None
        if bullet:
            text = text[bullet.end() :]
            if text[0] == _SOFT_BREAK and not text.strip(_SOFT_BREAK):
                gap, lone_bullet = gap or line.new_block, True
                continue
        item = bool(bullet) or line.item or lone_bullet
        if item or gap or text != line.text:
            line = Line(f"• {text}" if item else text, line.page, line.new_block or gap, item)
        yield line
        gap = lone_bullet = False


def characters(line: str) -> str:
    """One line with its characters as the writer meant them, and single spaces between words.

    Example:
        >>> characters("entry\u2011level\u00a0 ofﬁce\u200b")
        'entry-level office'
    """
    if not line.isascii():
        line = _not_ascii(line)
    elif not line.isprintable():
        line = _CONTROL.sub(" ", line)
    elif "  " not in line:
        return line.strip()  # its only blanks are spaces
    return " ".join(line.split())


def _not_ascii(line: str) -> str:
    # Only here, so that a document in plain ASCII never pays for loading ftfy.
    from cxmatch.documents.mojibake import mend

    ends_softly = line.rstrip().endswith("\u00ad")
    line = mend(line).translate(_LETTERS)
    if len(line) > _LONG_LINE:
        line = "".join(_thinned(line))
    line = _CONTROL.sub(" ", unicodedata.normalize("NFKC", line))
    # A soft hyphen within a line means nothing; at its end it says that the word goes on.
    return f"{line.rstrip()}{_SOFT_BREAK}" if ends_softly else line


def _thinned(line: str) -> Iterator[str]:
    run = 0
    for character in line:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _COMBINING_RUN:
            yield character


def _in_latin(lines: list[Line]) -> list[Line]:
    """The lines with words spelled as they look; it takes the whole text to tell which script is its own."""
    text = "\n".join(line.text for line in lines)
    read = confusables.latin(text)
    if read == text:
        return lines
    return [line._replace(text=shown) for line, shown in zip(lines, read.split("\n"), strict=True)]


def _mend_breaks(lines: list[Line]) -> list[Line]:
    """Words that were cut at a line's end stand whole on the first line; lines left empty are gone."""
    words: frozenset[str] | None = None
    for at in range(len(lines) - 1):
        first = lines[at]
        if not first.text.endswith(("-", _SOFT_BREAK)):
            continue
        second = lines[at + 1]
        rest = _CONTINUED.match(second.text)
        if not rest or second.new_block or second.item:
            continue
        hyphen = ""
        if first.text[-1] == "-":
            broken = _BROKEN.search(first.text)
            if not broken:
                continue
            if words is None:
                words = frozenset(word for line in lines for word in _WORD.findall(line.text.lower()))
            hyphen = "-" if _is_compound(broken[1], rest[1], words) else ""
            if not rest[1].islower() and broken[1].lower() not in _SETS_OFF:
                # "Customer-" and "Facing" are one word; most others are two, with a dash between them.
                continue
        lines[at] = first._replace(text=first.text[:-1] + hyphen + rest[0])
        lines[at + 1] = second._replace(text=second.text[rest.end() :].lstrip())
    for at, line in enumerate(lines):
        if line.text[-1:] == _SOFT_BREAK:
            lines[at] = line._replace(text=line.text.rstrip(_SOFT_BREAK))
    return [line for line in lines if line.text]


def _is_compound(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether the hyphen between two halves of a word belongs to it."""
    if "-" in first or not first[1:].islower() or not second.islower():
        return True
    first = first.lower()
    if f"{first}-{second}" in words:
        return True
    if first + second in words:
        return False
    if second in _TIES_ON:
        return True
    if first in _SETS_OFF:
        return second not in _ENDINGS
    return first in _BEFORE and second in _BEHIND
