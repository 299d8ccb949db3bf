"""Answers that name nobody: stable labels in the place of files, and quotes without names, contacts and school years.

A label is the beginning of the SHA-256 of a file's bytes, so that the same file has the same one in every folder, in
any order and on any number of workers. Whoever holds a file can find its label; nobody can find a file from one.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel

from cxmatch.documents.document import Document, Notice, Passage, SectionKind
from cxmatch.documents.limits import Limits
from cxmatch.documents.reading import fetched
from cxmatch.errors import DocumentError
from cxmatch.ranking.storage import is_url

Answer = TypeVar("Answer")

ALPHABET: Final = "23456789BCDFGHJKLMNPQRSTVWXYZ"
"""Characters of a label: none that looks like another one of them, and no vowels, so that none is a word."""
LENGTH: Final = 6
"""Characters of a label, unless two files agree in them: among ten thousand files that happens in one folder of ten."""
_WHOLE: Final = 53
"""Characters that hold all 256 bits of a digest."""
LEFT_OUT: Final = "…"
"""Stands in a quote for what is left out."""

_OF_WORK: Final[frozenset[SectionKind]] = frozenset({"experience", "projects", "duties", "requirements"})
"""Sections whose years are those of work; a year in any other may be a school's or of a birth."""
_TURN: Final = r"\s?[-–—/]\s?"
_MONTH: Final = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?i:[a-z]{3,6})?\.?"
_YEAR: Final = re.compile(
    rf"(?<!\d)(?:19|20)\d\d(?:{_TURN}\d\d)?(?!\d)"  # 1991, 1987-91
    r"|(?<!\w)['’]\d\d(?!\w)"  # '91
    rf"|(?<![\d./-])(?:0?[1-9]|1[0-2])/\d\d(?![\d/])"  # 09/91
    rf"|(?<![\d./-])[04-9]\d{_TURN}\d\d(?![\d/-])"  # 87-91, from 1940 on
    rf"|(?<!\w){_MONTH}[ -]\d\d(?!\d)"  # June 91
    r"|(?<!\w)(?i:class|batch)(?i: of)? \d\d(?!\d)"  # class of 91
)
_SCHOOL: Final = re.compile(
    r"(?<!\w)(?:graduat\w+|degrees?|universit\w+|college|school|bachelor\w*|master['’]?s|diploma|class of)(?!\w)"
    r"|(?<!\w)(?-i:MBA|MSc|BSc|M\.?A|B\.?A|PhD)(?!\w)",
    re.IGNORECASE,
)
"""A quote that holds one may tell of a school among work too."""
_NAME_WORD: Final = re.compile(r"[^\W\d_]+")

_OWN_WORDS: Final = frozenset(
    "truncated damaged unread_part not_english macros_present tracked_changes permissions_restricted ocr_layer "
    "hidden_text keyword_stuffing confusable_characters".split()
)
"""Kinds of notice whose message is all ours; that of any other kind may hold words of the file or of its name."""
_OF_NAMES: Final = frozenset({"extension_mismatch"})
"""Kinds of notice that are about the file's name."""

_OF_POSTINGS: Final = frozenset({"asked_at"})
"""Fields that quote a posting: to leave a word out there, and only for the person who is called like it, would tell."""

FAILURES: Final = {
    "UnsupportedFormat": "it is none of the formats that are read",
    "EmptyFile": "it holds no words",
    "FileUnreadable": "it is missing, or cannot be opened",
    "EncryptedDocument": "it needs a password",
    "CorruptDocument": "it is damaged",
    "UnsafeDocument": "it asks for what no resume needs",
    "NoTextLayer": "it holds pictures of words, and no words",
    "UnreadableText": "its text is no language",
    "LimitExceeded": "it is larger than the limits allow",
    "ParseTimeout": "reading it took longer than the limits allow",
    "WorkerCrashed": "the process that read it died",
}
"""What is said of a file that failed: the error's own message may hold the file's name or its words."""


class Labelled(NamedTuple):
    """Who is behind a label."""

    label: str
    path: str
    """The file, as a ranking that is not blind names it."""


TellLabels = Callable[[tuple[Labelled, ...]], object]
"""Called with who is behind each label of a blind answer, ordered by label and path."""


def labels(digests: Iterable[str]) -> dict[str, str]:
    """A label for each digest; where two would agree, both are longer.

    Args:
        digests: SHA-256 of the files' bytes, 64 hex digits each.

    Example:
        >>> list(labels([hashlib.sha256(b"a resume").hexdigest()]).values())
        ['Person CNYZJT']
    """
    codes = sorted((_code(digest), digest) for digest in set(digests))
    named = {}
    for place, (code, digest) in enumerate(codes):
        beside = [codes[other][0] for other in (place - 1, place + 1) if 0 <= other < len(codes)]
        length = LENGTH
        while length < len(code) and any(other[:length] == code[:length] for other in beside):
            length += 1
        named[digest] = f"Person {code[:length]}"
    return named


def labelled(digests: Sequence[str], paths: Sequence[str], *, tell: TellLabels | None) -> list[str]:
    """The label of each file.

    Args:
        digests: SHA-256 of the files' bytes, 64 hex digits each.
        paths: The files, in the same order.
        tell: Told who is behind each label, ordered by label and path.
    """
    known = labels(digests)
    named = [known[digest] for digest in digests]
    if tell:
        tell(tuple(sorted(map(Labelled, named, paths))))
    return named


def _code(digest: str) -> str:
    """All characters that a label may have, the first of them even between files."""
    number, code = int(digest, 16), ""
    for _ in range(_WHOLE):
        number, place = divmod(number, len(ALPHABET))
        code += ALPHABET[place]
    return code


def digest_of_failed(path: str, limits: Limits, data: bytes | None = None) -> str:
    """SHA-256 of the bytes of a file that could not be read; of its path where the bytes cannot be had either.

    Args:
        path: The file.
        limits: Bounds on it.
        data: Its bytes, where they are had already.
    """
    with suppress(DocumentError):
        data = fetched(path, limits)[0] if data is None and not is_url(path) else data
    data = b"path:" + os.fsencode(path) if data is None else data
    return hashlib.sha256(data).hexdigest()


class Veil:
    r"""Takes out of answers about a document what says whose it is.

    Args:
        document: The person's document.

    Example:
        >>> document = Document.from_text("Ann Poe\n555 010 4477\nExperience\nAnn led the Poe team.")
        >>> Veil(document).words("Ann led the Poe team", section="experience")
        '… led the … team'
    """

    def __init__(self, document: Document) -> None:
        words = {word for span in document.names for word in _NAME_WORD.findall(document.text[span.start : span.end])}
        forms = sorted({form for word in words for form in _forms_of(word)}, key=lambda form: (-len(form), form))
        contacts = {document.text[span.start : span.end] for span in document.contacts} - {""}
        told = [re.escape(text) for text in sorted(contacts, key=lambda text: (-len(text), text))]
        told += [_alone(form) for form in forms]
        self._told = re.compile("|".join(told)) if told else None

    def words(self, text: str, *, section: SectionKind) -> str:
        """A quote without the person's name, contact details and years that are not of work.

        Args:
            text: The words.
            section: The section in which they stand.
        """
        if section == "contact":
            return LEFT_OUT
        if section not in _OF_WORK or _SCHOOL.search(text):
            text = _YEAR.sub(LEFT_OUT, text)
        return self._told.sub(LEFT_OUT, text) if self._told else text

    def answer(self, answer: Answer) -> Answer:
        """The same answer, with every quote in it veiled and its notices in words of ours.

        Offsets stay: they say where something stands, and nothing of what. What a posting asks for stays as well: its
        words are no person's. A `Document` within an answer is left as it is, since all of it says whose it is.

        Args:
            answer: A result, or a tuple of some.
        """
        return self._veiled(answer)  # type: ignore[no-any-return]

    def _veiled(self, value: Any) -> Any:
        if isinstance(value, Passage):
            value = value.model_copy(update={"text": self.words(value.text, section=value.section)})
        if isinstance(value, Notice):
            return _noticed(value)
        if isinstance(value, tuple):
            kept = [each for each in value if not (isinstance(each, Notice) and each.kind in _OF_NAMES)]
            made = [self._veiled(each) for each in kept]
            return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
        if isinstance(value, dict):
            return {key: self._veiled(each) for key, each in value.items()}
        if isinstance(value, BaseModel) and not isinstance(value, Document):
            fields = {name: getattr(value, name) for name in type(value).model_fields if name not in _OF_POSTINGS}
            changed = {name: made for name, each in fields.items() if (made := self._veiled(each)) is not each}
            return value.model_copy(update=changed) if changed else value
        return value


def _forms_of(word: str) -> set[str]:
    """How a word of a name is written in a text: as it stands, with a capital, in capitals, and without its accents."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    forms = {form for base in (word, plain) for form in (base, base.title(), base.upper())}
    # A word in small letters is a word: "grace" is no name in "with grace". One letter alone is an initial.
    return {form for form in forms if not form.islower() and (len(form) > 1 or _has_no_case(form))}


def _has_no_case(word: str) -> bool:
    return word.lower() == word.upper()


def _alone(form: str) -> str:
    """A pattern of a word that stands by itself; scripts without capitals often part words by nothing."""
    return re.escape(form) if _has_no_case(form) else rf"(?<![^\W\d_]){re.escape(form)}(?![^\W\d_])"


def _noticed(notice: Notice) -> Notice:
    message = notice.message if notice.kind in _OWN_WORDS else notice.kind.replace("_", " ")
    return Notice(kind=notice.kind, message=message)
