"""Which lines are headings, by their words alone: the same words give the same heading in every format."""

import re
from typing import NamedTuple

from cxmatch.documents.document import DocumentKind, SectionKind
from cxmatch.documents.forgetting import remembered
from cxmatch.documents.structure import posting_headings, resume_headings
from cxmatch.documents.structure.posting_headings import posting_heading
from cxmatch.documents.structure.resume_headings import resume_heading

HEADING_CHARACTERS = 72
"""Characters; a longer line is no heading. The longest heading of the real postings has 61."""
HEADING_LEAST = 3
"""Characters; a shorter line is no heading."""
HEADING_WORDS = 9
"""Words; a longer line is no heading."""


class Heading(NamedTuple):
    """What a line says as a heading."""

    kind: SectionKind
    end: int
    """Characters of the line that the heading takes; the rest is the section's first text."""
    weak: bool
    """True where the words are as often an item of a list, such as "Training"."""


_LETTERS_APART = re.compile(r"(?:(?:[^\W\d_]|[&/]) {1,6}){3,}[^\W\d_]")
_MARK_BEFORE = re.compile(
    r"(?:#{1,6}\s+|\*\*|__|={2,}\s*|[^\w\s•‣◦▪●·\-–—*(\"'“‘$<>+@&/#.,:;!?%\[\]{}~=`\\|]+\s*)*(?:\(?(?:\d{1,2}|"
    r"[IVX]{1,4}|[A-H])[.)]\s+)?(?:\*\*|__)?"
)
_MARKS_AFTER = "".join(filter(str.isspace, map(chr, range(0x3001)))) + ":-–—_*#=|…►▼▾>"
_PAREN = re.compile(r"\s*\((?:cont(?:inued|'d|\.)?|continued from [\w ]{1,20}|[\w ,&/-]{1,24})\)")
_TOKEN = re.compile(r"[a-z0-9']+(?:-[a-z0-9']+)*|[&/,|+]")


def may_be(text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]``, a line, is worth a closer look: most lines are long, or end as sentences do."""
    return end - start >= HEADING_LEAST and (
        _may_be_whole(text, start, end) or text.find(":", start, min(end, start + HEADING_CHARACTERS)) >= 0
    )


def _may_be_whole(text: str, start: int, end: int) -> bool:
    return end - start <= HEADING_CHARACTERS + 8 and (
        not text.endswith(".", start, end) or text.endswith("...", start, end)
    )


@remembered(4096)
def recognise(line: str, kind: DocumentKind) -> Heading | None:
    """Say whether `line` is a heading, or begins with one that a colon closes.

    Args:
        line: One line, without its line end.
        kind: What the document is: a posting's headings are others than a resume's.

    Example:
        >>> recognise("W O R K   H I S T O R Y", "resume").kind
        'experience'
        >>> recognise("Requirements: three years with a help desk", "posting")
        Heading(kind='requirements', end=13, weak=False)
        >>> recognise("She has experience with every kind of guest", "resume") is None
        True
    """
    colon = line.find(":", 0, HEADING_CHARACTERS)
    whole = _may_be_whole(line, 0, len(line))
    if not whole and colon < 0:
        return None
    lead = _MARK_BEFORE.match(line)
    start = lead.end() if lead else 0
    marked = start > 0
    if whole:
        body = line[start:].strip()
        question = body.endswith("?")
        words = body[:-1] if question else body.rstrip(_MARKS_AFTER)
        closed = ":" in body[len(words) :]
        if "(" in words:
            words = _PAREN.sub("", words)
        found = _name(words.strip(), kind, question=question)
        if found:
            section, weak = found
            return Heading(section, len(line), weak and not (closed or marked))
    if colon > start:
        found = _name(line[start:colon].strip().rstrip("*_ "), kind, question=False)
        # "Technologies: ..." under a job is a line of that job, so weak words open no section before a text.
        if found and not (found[1] and kind != "posting"):
            return Heading(found[0], colon + 1, weak=False)
    return None


def _name(words: str, kind: DocumentKind, *, question: bool) -> tuple[SectionKind, bool] | None:
    """The section that `words` open, and whether they are weak."""
    if not words or len(words) > HEADING_CHARACTERS or not words[0].isalnum():
        return None
    if _LETTERS_APART.fullmatch(words):
        words = _closed_up(words)
    words = words.replace("’", "'").replace("‘", "'")
    tokens = _TOKEN.findall(words.lower())
    if not 0 < len(tokens) <= HEADING_WORDS + 3 or (words.endswith(".") and not words.endswith("...")):
        return None
    if kind == "posting":
        return posting_heading(words, tokens)
    if question or (words[0].islower() and len(tokens) > 2):
        return None  # a line broken in the middle of a sentence
    found = resume_heading(words, tokens)
    if found is None and (whole := _rejoined(words)) != words:
        found = resume_heading(whole, _TOKEN.findall(whole.lower()))
    return found


_ALL_WORDS = resume_headings.WORDS | posting_headings.WORDS | {"and", "of"}


_FIRST_LETTERS = 3
"""Letters of a heading that templates set apart by a box, a colour or their size, at most."""


def _rejoined(words: str) -> str:
    """Close the gap after first letters that were set apart: "Edu cation" -> "Education"."""
    parts: list[str] = []
    for part in words.split():
        before = parts[-1] if parts else ""
        if 0 < len(before) <= _FIRST_LETTERS and (before + part).lower() in _ALL_WORDS:
            parts[-1] += part
        else:
            parts.append(part)
    return " ".join(parts)


def _closed_up(words: str) -> str:
    """Close the gaps of letter-spaced words: "S K I L L S" -> "SKILLS"."""
    if re.search(r"\s{2,}", words):
        return " ".join("".join(part.split()) for part in re.split(r"\s{2,}", words))
    letters = "".join(words.split())
    low = letters.lower()
    best: list[list[str] | None] = [[]] + [None] * len(low)
    for end in range(1, len(low) + 1):
        for start in range(max(0, end - 16), end):
            before = best[start]
            word = low[start:end]
            if before is None or not (word in _ALL_WORDS or word in "&/"):
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or []):
                best[end] = [*before, letters[start:end]]
    return " ".join(best[-1]) if best[-1] else letters
