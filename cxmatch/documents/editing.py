"""Words put into a document at a place: what it would be if they stood there."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TypeVar

from cxmatch.documents.document import Document, Frozen, Span
from cxmatch.errors import UsageError

_Spanned = TypeVar("_Spanned", bound=Span)


class Insertion(Frozen):
    """Words that are put into a text.

    Attributes:
        at: Offset of the character before which they are put, in the text as it was.
        text: The words, with the spaces and line ends around them.
    """

    at: int
    text: str


def with_words(document: Document, insertions: Iterable[Insertion]) -> Document:
    r"""The document with words put in, and everything else where it was among its words.

    Sections, dates, names and contact details are not looked for again: they keep the words that they cover. What is
    put where one section ends and the next begins belongs to the one that ends, and so it is with pages. `sha256` is
    of the new text, as for plain text.

    Args:
        document: What it was.
        insertions: The words and their places, in any order; of several at one place, the first stands first.

    Raises:
        UsageError: A place lies outside of the text.

    Example:
        >>> resume = Document.from_text("Experience\nTook calls.\n\nSkills\nExcel")
        >>> edited = with_words(resume, [Insertion(at=21, text=" and chats")])
        >>> edited.text.splitlines()[1], edited.section_at(35).kind
        ('Took calls and chats.', 'skills')
    """
    ordered = sorted(insertions, key=lambda insertion: insertion.at)
    places = [insertion.at for insertion in ordered]
    if places and not 0 <= places[0] <= places[-1] <= len(document.text):
        raise UsageError(
            f"words cannot be put at {places[0] if places[0] < 0 else places[-1]}",
            source=document.name,
            advice=f"Its text has {len(document.text)} characters; give offsets from 0 to that",
        )
    longer = [0, *accumulate(len(insertion.text) for insertion in ordered)]

    def after(offset: int) -> int:
        """Where the character at an offset stands now."""
        return offset + longer[bisect_right(places, offset)]

    def before(offset: int) -> int:
        """Where a span ends now that does not take in what was put at its end."""
        return offset + longer[bisect_left(places, offset)]

    def moved(spans: tuple[_Spanned, ...]) -> tuple[_Spanned, ...]:
        return tuple(span.model_copy(update={"start": after(span.start), "end": before(span.end)}) for span in spans)

    text = _put(document.text, ordered)
    return document.model_copy(
        update={
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "pages": tuple(page and after(page) for page in document.pages),
            "sections": tuple(
                part.model_copy(update={"start": part.start and after(part.start), "end": after(part.end)})
                for part in document.sections
            ),
            "dates": moved(document.dates),
            "contacts": moved(document.contacts),
            "names": moved(document.names),
        }
    )


def _put(text: str, ordered: list[Insertion]) -> str:
    pieces: list[str] = []
    done = 0
    for insertion in ordered:
        pieces += [text[done : insertion.at], insertion.text]
        done = insertion.at
    return "".join([*pieces, text[done:]])
