"""Lines or plain text become a `Document`, with its kind, sections, dates and language."""

import hashlib
import re
from itertools import islice

from cxmatch.documents import language, repair
from cxmatch.documents.document import Document, DocumentFormat, DocumentKind, Extract, Line, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.structure import dates, identity, kinds, sections
from cxmatch.documents.structure.contacts import find_contacts
from cxmatch.documents.trust import confusables, stuffing
from cxmatch.documents.trust import sense as trust
from cxmatch.errors import EmptyFile, UnreadableText, UsageError

UNMAPPED_SHARE = 0.2
"""Share of characters without a meaning from which text is no language; honest files stay below 0.02."""

FEWEST_WORDS = 3
"""Words that a document with pages must hold; with fewer, what the reader gave is no text of the page."""

_WORD = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNMAPPED_SIGNS = ("\ufffd", "(cid:")
"""Those of what follows that are printable."""
_UNMAPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|\\(cid:\\d+\\)")


def from_text(text: str, *, name: str = "text", kind: DocumentKind | None = None) -> Document:
    r"""A document out of plain text, character for character.

    Args:
        text: The text. Lone surrogates, which no output can hold, become U+FFFD, one for one.
        name: What answers call it.
        kind: What it is; guessed where None.

    Raises:
        EmptyFile: The text holds no words.
        UsageError: It is no `str`.

    Example:
        >>> from_text("Skills\nZendesk, Looker", name="note").text
        'Skills\nZendesk, Looker'
    """
    if not isinstance(text, str):
        raise UsageError(f"text must be a str, not {type(text).__name__}", advice="Give bytes to cxmatch.read")
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if not _WORD.search(text):
        raise EmptyFile("the text holds no words", source=name)
    notices = _notices(text, raw=text)
    return _document(text, name=name, format="text", reader="none", sha256=digest, kind=kind, notices=notices)


def of_kind(document: Document, kind: DocumentKind) -> Document:
    r"""The same text as a document of this kind: headings, dates and names are told by kind, so they are found anew.

    Args:
        document: A document that may have been taken for another kind.
        kind: What it is.

    Example:
        >>> guessed = from_text("Benefits\nPaid training.", kind="resume")
        >>> of_kind(guessed, "posting").sections[0].kind
        'benefits'
    """
    if document.kind == kind:
        return document.model_copy(update={"kind_confidence": 1.0})
    parts = sections.find(document.text, kind)
    return document.model_copy(
        update={
            "kind": kind,
            "kind_confidence": 1.0,
            "sections": parts,
            "dates": dates.find(document.text, parts),
            "names": identity.find_names(document.text, parts),
        }
    )


def build(
    extract: Extract,
    *,
    name: str,
    format: DocumentFormat,  # noqa: A002 - the field's name
    sha256: str,
    kind: DocumentKind | None,
    limits: Limits,
) -> Document:
    """A document out of what a reader gave: repaired, cut to the limits, and parted into sections and dates.

    Args:
        extract: The reader's lines and notices.
        name: The file's name.
        format: The format that it was read as.
        sha256: Of the file's bytes, hex digits.
        kind: What it is; guessed where None.
        limits: Text behind its `characters` is cut off with a notice of kind ``truncated``.

    Raises:
        EmptyFile: There are no words. No error names its `source` here.
        UnreadableText: There are pages with hardly a word, many characters mean nothing, or what they spell is no
            language; another reader may do better.
    """
    lines, is_cut = _first_lines(extract.lines, limits.characters)
    raw = "\n".join(line.text for line in lines)
    _check_characters(raw, line_ends=len(lines) - 1)
    text, pages = repair.clean(extract._replace(lines=lines))
    if len(text) > limits.characters:
        text, is_cut = text[: limits.characters], True
        pages = tuple(min(start, len(text)) for start in pages)
    _check_words(text, extract.page_count)
    _check_sense(text, extract.page_count)
    notices = extract.notices
    if is_cut and not any(notice.kind == "truncated" for notice in notices):
        message = f"only the first {limits.characters:,} characters were read"
        notices += (Notice(kind="truncated", message=message),)
    notices += _notices(text, raw=raw)
    return _document(
        text,
        name=name,
        format=format,
        reader=extract.reader,
        sha256=sha256,
        kind=kind,
        pages=pages,
        notices=notices,
    )


def _first_lines(lines: tuple[Line, ...], characters: int) -> tuple[tuple[Line, ...], bool]:
    """As many lines as can matter: repairs hardly make text shorter, and are slow on what is thrown away."""
    total = 0
    for at, line in enumerate(lines):
        total += len(line.text) + 1
        if total > characters:
            rest = len(line.text) - (total - characters) + 1
            return (*lines[:at], line._replace(text=line.text[:rest])), True
    return lines, False


def _check_characters(raw: str, *, line_ends: int) -> None:
    if raw.replace("\n", " ").isprintable() and not any(sign in raw for sign in _UNMAPPED_SIGNS):
        return
    total = len(raw) - line_ends
    unmapped = sum(map(len, _UNMAPPED.findall(raw)))
    if unmapped > UNMAPPED_SHARE * total:
        raise UnreadableText(
            f"{unmapped / total:.0%} of the characters stand for nothing readable",
            advice="Its fonts lack a table of characters; print it to a new PDF, or send it as .docx",
        )


def _check_words(text: str, page_count: int | None) -> None:
    if page_count is None:
        if not _WORD.search(text):
            raise EmptyFile("the file holds no words", advice="Check that it is the right file; pictures are not read")
    elif len(list(islice(_WORDS.finditer(text), FEWEST_WORDS))) < FEWEST_WORDS:
        raise UnreadableText(
            "the pages hold hardly a word that can be read",
            advice="Send it as .docx or as plain text",
        )


def _check_sense(text: str, page_count: int | None) -> None:
    reason = trust.doubt(text)
    if reason:
        advice = "Open it and save it again, as .docx or as UTF-8 text"
        if page_count is not None:
            advice = "Its fonts may lack a true table of characters; print it to a new PDF, or send it as .docx"
        raise UnreadableText(f"there is text, but {reason}", advice=advice)


def _notices(text: str, *, raw: str) -> tuple[Notice, ...]:
    """What is odd about how a text is written; `raw` is the same text before repairs."""
    found = (confusables.notice(raw), stuffing.notice(text))
    return tuple(notice for notice in found if notice)


def _document(
    text: str,
    *,
    name: str,
    format: DocumentFormat,  # noqa: A002 - the field's name
    reader: str,
    sha256: str,
    kind: DocumentKind | None,
    pages: tuple[int, ...] = (),
    notices: tuple[Notice, ...] = (),
) -> Document:
    found, confidence = (kind, 1.0) if kind else kinds.guess(text)
    parts = sections.find(text, found)
    code = language.detect(text)
    if code not in (None, "en"):
        message = f"the text seems not to be English but {code!r}; it is not scored as English"
        notices += (Notice(kind="not_english", message=message),)
    return Document(
        text=text,
        name=name,
        kind=found,
        kind_confidence=confidence,
        format=format,
        reader=reader,
        language=code,
        sha256=sha256,
        pages=pages,
        sections=parts,
        dates=dates.find(text, parts),
        contacts=find_contacts(text),
        names=identity.find_names(text, parts),
        notices=notices,
    )
