"""What of a resume does not count for a role, and why."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from cxmatch.documents.document import Document, Frozen, Passage, SectionKind, Span
from cxmatch.documents.structure.occupations import names_a_doer
from cxmatch.hiring.improving.weak import Weak
from cxmatch.lexicon import Reason
from cxmatch.scoring.places import PAST_SHARE, SHARE_OF_SECTION, Places
from cxmatch.scoring.report import Rejected, Report

Why = Reason | Literal["listed", "long_past", "hidden", "unread", "undated", "misplaced"]
"""A reason for which a word is rejected; or: only in a list or the summary, only in a post that ended long ago, seen by
nobody, in a part that was not read or reads badly, in work without dates, or beneath a heading that has nothing under
it."""
UNREAD: Final = ("unread_part", "damaged", "truncated", "ocr_layer", "second_reader", "not_english", "tracked_changes")
"""Notices of what was not read, or may read badly to other programs too."""
_NEVER_EMPTY: Final[tuple[SectionKind, ...]] = ("experience", "education", "skills", "summary")
_LONGEST_HEADER: Final = 80
"""Characters of a line that can be the header of a post."""


class NotCounted(Frozen):
    """Something in a resume that does not count for the role, or counts for less than it could.

    Attributes:
        why: The reason.
        note: The same for people.
        keyword: The core keyword, or part of the work, that it is about; empty where it is about the whole.
        text: The words concerned; of what nobody sees, all of them.
        passage: The words at their place; None where they have none in the text.
        share: 0 to 1, what a use there counts for beside one in the work that was done; None where it is not the
            place that takes away.
        counts_elsewhere: Whether the keyword counts by another place.
    """

    why: Why
    note: str
    keyword: str = ""
    text: str = ""
    passage: Passage | None = None
    share: float | None = None
    counts_elsewhere: bool = False


def of(report: Report, role: str, weak: Iterable[Weak]) -> tuple[NotCounted, ...]:
    """What does not count for a role and why, in the order of the text; first what has no place in it.

    Dates, names and contact details are left out, since nobody means a keyword by them.

    Args:
        report: The resume's.
        role: The role's id.
        weak: As `weak.weak_places` gives them.
    """
    document = report.document
    shown = {piece.keyword for piece in report.fit(role).evidence}
    places = Places(document, report.provenance.as_of)
    found = [
        *_rejected(report, role, shown),
        *(_weak(one, document, places) for one in weak),
        *_undated(report),
        *_misplaced(document),
    ]
    found.sort(key=lambda one: (one.passage.start, one.passage.end, one.keyword) if one.passage else (-1, 0, ""))
    return (*_notices(report), *found)


def undated(document: Document) -> tuple[Passage, ...]:
    """The first lines of posts without dates; where no work is dated at all, the headings of all work."""
    if not dated(document):
        return tuple(_headings_of_work(document))
    found = []
    for section in document.sections:
        if section.kind != "experience":
            continue
        blocks = _blocks(document.text, section)
        # A block with dates may be followed by blocks that tell of the same post, which begin with no title.
        found += [
            document.passage(*lines[0])
            for lines in blocks
            if len(lines) > 1
            and _is_post(document.text[slice(*lines[0])])
            and not any(lines[0][0] <= one.start < lines[-1][1] for one in document.dates)
        ]
    return tuple(found)


def dated(document: Document) -> bool:
    """Whether any work has dates."""
    return any(one.section == "experience" for one in document.dates)


def _headings_of_work(document: Document) -> Iterator[Passage]:
    """The first line of each section of work; a text without headings begins with its name, which is none."""
    apart = (*document.names, *document.contacts)
    for section in document.sections:
        if section.kind == "experience":
            lines = (Span(start=start, end=end) for block in _blocks(document.text, section) for start, end in block)
            first = next((line for line in lines if not _meets(line, apart)), None)
            if first:
                yield document.passage(first.start, first.end)


def _is_post(line: str) -> bool:
    """Whether a line names a post and nothing else: it does not begin with what was done."""
    title = re.split(r"[,|/·–—(]| - ", line)[0].split()
    return (
        bool(title)
        and len(line) <= _LONGEST_HEADER
        and line[:1].isupper()
        and not line.endswith((".", ":"))
        and not title[0].endswith("ed")
        and names_a_doer(title[-1])
    )


def _blocks(text: str, section: Span) -> Iterator[list[tuple[int, int]]]:
    """The lines of each block of a section; blank lines part blocks."""
    lines: list[tuple[int, int]] = []
    start = section.start
    for line in text[section.start : section.end].splitlines(keepends=True):
        if line.strip():
            lines.append((start + len(line) - len(line.lstrip()), start + len(line.rstrip())))
        elif lines:
            yield lines
            lines = []
        start += len(line)
    if lines:
        yield lines


def _rejected(report: Report, role: str, shown: set[str]) -> Iterator[NotCounted]:
    document = report.document
    apart = (*document.names, *document.contacts)
    for piece in report.rejected:
        if piece.role != role or piece.reason == "date" or _meets(piece, apart):
            continue
        yield NotCounted(
            why=piece.reason,
            note=_note(piece),
            keyword=piece.keyword,
            text=piece.text,
            passage=document.passage(piece.start, piece.end),
            counts_elsewhere=piece.keyword in shown,
        )


def _note(piece: Rejected) -> str:
    if piece.reason == "contact":
        return "it stands among contact details, where nothing is looked for"
    return piece.note


def _meets(piece: Span, spans: Iterable[Span]) -> bool:
    return any(span.start < piece.end and piece.start < span.end for span in spans)


def _weak(weak: Weak, document: Document, places: Places) -> NotCounted:
    passage = max(weak.places, key=lambda place: (places.share(place.start), -place.start))
    if weak.why == "listed":
        note = f"it stands only under {said(passage.section)}, not in the work where you used it"
        share = SHARE_OF_SECTION[passage.section]
    else:
        note, share = "the post in which you tell of it ended long ago", PAST_SHARE
    return NotCounted(
        why=weak.why,
        note=note,
        keyword=weak.keyword,
        text=passage.text,
        passage=document.passage(passage.start, passage.end),
        share=share if weak.core else None,
    )


def said(section: SectionKind) -> str:
    """A section, for people."""
    return "the summary" if section == "summary" else section


def _undated(report: Report) -> Iterator[NotCounted]:
    found = undated(report.document)
    for passage in found:
        note = "no dates stand beside this work, so its years are not known"
        yield NotCounted(why="undated", note=note, text=passage.text, passage=passage)
    if not found and report.experience.years is None:
        yield NotCounted(why="undated", note="no work is dated, so its years are not known")


def _misplaced(document: Document) -> Iterator[NotCounted]:
    """Headings with nothing beneath them: what belongs there stood beside them, and was read as something else."""
    after = (*document.sections[1:], None)
    for section, following in zip(document.sections, after, strict=True):
        if not section.title or section.kind not in _NEVER_EMPTY:
            continue
        if following and (following.kind not in _NEVER_EMPTY or following.kind == section.kind):
            continue  # a heading over headings, such as "Technical skills" over "Languages"
        rest = document.text[section.start : section.end].replace(section.title, "", 1)
        if not any(letter.isalnum() for letter in rest):
            start = section.start + max(0, document.text[section.start : section.end].find(section.title))
            passage = document.passage(start, start + len(section.title))
            note = "nothing stands beneath this heading; what belongs there may stand in another column"
            yield NotCounted(why="misplaced", note=note, text=section.title, passage=passage)


def _notices(report: Report) -> Iterator[NotCounted]:
    for notice in report.notices:
        if notice.kind == "hidden_text":
            yield NotCounted(why="hidden", note=notice.message, text=notice.text)
        elif notice.kind in UNREAD:
            yield NotCounted(why="unread", note=notice.message, text=notice.text)
