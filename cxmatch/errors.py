"""Everything that cxmatch raises on purpose.

CxmatchError
├── DocumentError            a file that cannot be read; `source` names it
│   ├── UnsupportedFormat    not one of the formats that cxmatch reads
│   ├── EmptyFile            no bytes, or no words
│   ├── FileUnreadable       missing, a folder, a device, no permission
│   ├── EncryptedDocument    needs a password
│   ├── CorruptDocument      says what it is, and is not
│   ├── UnsafeDocument       asks for something that a document has no business to ask for
│   ├── NoTextLayer          a scan: pictures of words, no words
│   ├── UnreadableText       text that is no language
│   ├── LimitExceeded        larger than the limits allow (`limit`, `value`)
│   ├── ParseTimeout         took longer than the limits allow
│   └── WorkerCrashed        its worker process died
├── LexiconError             a lexicon file that does not hold; the message names the place
└── UsageError               a call that cannot be carried out as it was made
    ├── OtherKind            a document that plainly is of another kind than the one needed (`found`, `needed`)
    └── UnknownRole          a role that the lexicon does not have
"""

from typing import Any, Self


class CxmatchError(Exception):
    """The root of all errors of cxmatch.

    Args:
        what: What failed, in one plain sentence.
        source: The file, argument or document that it is about; empty where there is none.
        advice: What to do about it; empty where nothing can be done.

    Attributes:
        kind: The name of the class; stable, for programs that listen.

    Example:
        >>> error = EmptyFile("the file holds no bytes", source="cv.pdf", advice="Send the file again.")
        >>> str(error)
        'cv.pdf: the file holds no bytes. Send the file again.'
        >>> error.kind
        'EmptyFile'
    """

    def __init__(self, what: str, *, source: str = "", advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.source = source
        self.advice = advice

    @property
    def kind(self) -> str:
        """The stable name of this kind of error."""
        return type(self).__name__

    @property
    def details(self) -> dict[str, Any]:
        """The keyword arguments that make this error again; a worker sends them to its parent."""
        return {"source": self.source, "advice": self.advice}

    @property
    def message(self) -> str:
        """What failed and what to do, without the name of the file."""
        what = self.what.rstrip(".")
        return f"{what}. {self.advice.rstrip('.')}." if self.advice else what

    def about(self, source: str) -> Self:
        """The same error, said of `source`."""
        return type(self)(self.what, **{**self.details, "source": source})

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.what, self.details)


def _again(kind: type[CxmatchError], what: str, details: dict[str, Any]) -> CxmatchError:
    return kind(what, **details)


class DocumentError(CxmatchError):
    """A file that cannot be read.

    Attributes:
        reader: The reader that gave up on a PDF file ("pdfium", "pdfminer", "tesseract"); empty for other files.
    """

    def __init__(self, what: str, *, source: str = "", advice: str = "", reader: str = "") -> None:
        super().__init__(what, source=source, advice=advice)
        self.reader = reader

    @property
    def details(self) -> dict[str, Any]:
        """As of every error, and the reader."""
        return {**super().details, "reader": self.reader}


class UnsupportedFormat(DocumentError):
    """The bytes are none of the formats that cxmatch reads."""


class EmptyFile(DocumentError):
    """There are no bytes in the file, or no words."""


class FileUnreadable(DocumentError):
    """The path is missing, no regular file, or may not be opened."""


class EncryptedDocument(DocumentError):
    """The document needs a password to be opened."""


class CorruptDocument(DocumentError):
    """The bytes begin like a known format and do not hold to it."""


class UnsafeDocument(DocumentError):
    """The document asks for what no resume needs, such as external entities."""


class NoTextLayer(DocumentError):
    """The pages hold pictures of words, and no words."""


class UnreadableText(DocumentError):
    """There is text, and it is no language."""


class LimitExceeded(DocumentError):
    """The document is larger than a limit allows.

    Args:
        limit: The field of `Limits` that was exceeded.
        value: The limit's value, in the unit that its name gives.
    """

    def __init__(
        self, what: str, *, limit: str, value: float, source: str = "", advice: str = "", reader: str = ""
    ) -> None:
        super().__init__(what, source=source, advice=advice, reader=reader)
        self.limit = limit
        self.value = value

    @property
    def details(self) -> dict[str, Any]:
        """As of every error, and the limit with its value."""
        return {**super().details, "limit": self.limit, "value": self.value}


class ParseTimeout(DocumentError):
    """Reading took longer than the limits allow."""


class WorkerCrashed(DocumentError):
    """The process that read the file died; that file alone is lost."""


class LexiconError(CxmatchError):
    """A lexicon does not hold; the message names the place in the file."""


class UsageError(CxmatchError, ValueError):
    """A call that cannot be carried out as it was made."""


class OtherKind(UsageError):
    """A document plainly is of another kind than the one that is needed; a caller who knows better can say so.

    Args:
        found: The kind that it is.
        needed: The kind that is needed.
    """

    def __init__(self, what: str, *, found: str, needed: str, source: str = "", advice: str = "") -> None:
        super().__init__(what, source=source, advice=advice)
        self.found = found
        self.needed = needed

    @property
    def details(self) -> dict[str, Any]:
        """As of every error, and both kinds."""
        return {**super().details, "found": self.found, "needed": self.needed}


class UnknownRole(UsageError):
    """The lexicon has no such role."""


def said(problem: BaseException) -> str:
    r"""What another library's error says, on one line, or else its kind; at most 200 characters.

    Args:
        problem: The error.

    Example:
        >>> said(OSError("no\nroute")), said(TimeoutError())
        ('no route', 'TimeoutError')
    """
    return " ".join(str(problem).split())[:200] or type(problem).__name__
