"""Each kind of problem in words for people who send a file to the page: what happened, and what to do."""

from typing import Final, NamedTuple

from cxmatch.errors import CxmatchError, OtherKind
from cxmatch.web.problems import Problem

_PASTE: Final = "paste its text instead"

ADVICE: Final[dict[str, tuple[str, str]]] = {
    "UnsupportedFormat": (
        "This kind of file cannot be read here",
        f"Save it as a PDF or a Word file (.docx) and send that, or {_PASTE}. An old Word file (.doc) can be opened in "
        "Word or LibreOffice and saved as .docx.",
    ),
    "EmptyFile": ("There are no words in this file", f"Choose another file, or {_PASTE}."),
    "FileUnreadable": ("The file cannot be opened", f"Choose it again, or {_PASTE}."),
    "EncryptedDocument": (
        "The file is locked with a password",
        f"Save a copy without a password and send that, or {_PASTE}.",
    ),
    "CorruptDocument": (
        "The file is damaged",
        f"Save or export it again from the program that you wrote it in, and send that; or {_PASTE}.",
    ),
    "UnsafeDocument": (
        "The file asks for something that no resume needs",
        f"Save it as a PDF from the program that you wrote it in, and send that; or {_PASTE}.",
    ),
    "NoTextLayer": (
        "The file is a scan: it holds pictures of words, and no words",
        "Send the file that it was printed from, such as the Word file. If you have only the scan, let a program for "
        f"text recognition (OCR) make a PDF with text of it, or {_PASTE}.",
    ),
    "UnreadableText": (
        "The letters in this file cannot be told",
        "Its fonts do not say which letters they show. Export it again from the program that you wrote it in, or "
        f"{_PASTE}.",
    ),
    "LimitExceeded": (
        "The file is larger than can be read here",
        f"Send fewer pages, or make its pictures smaller; or {_PASTE}.",
    ),
    "ParseTimeout": (
        "Reading the file took too long",
        f"Save it anew from the program that you wrote it in, or send fewer pages; or {_PASTE}.",
    ),
    "WorkerCrashed": (
        "The file could not be read",
        f"It may be damaged. Save it anew from the program that you wrote it in, or {_PASTE}.",
    ),
    "RequestTooLarge": (
        "That is larger than {most}",
        "Make the file's pictures smaller, or save it without them; or paste its text instead.",
    ),
    "RequestTooSlow": ("The file came in too slowly", "Try again."),
    "Busy": ("Many files are being read at this moment", "Try again in a few seconds."),
    "AnswerTooSlow": ("The answer took too long", "Try again, or send a smaller file."),
    "WrongHost": (
        "This page was called by a name that is not its own",
        "Open the address that cxmatch printed when it was started.",
    ),
    "WrongOrigin": ("This was sent from another site", "Open this page itself, and send it from here."),
    "TokenNeeded": (
        "This page asks for a password",
        "It is the token of this server: load the page again and give it as the password, with any name.",
    ),
    "NotFound": ("There is no such page", "Choose one of those above."),
    "MethodNotAllowed": ("There is nothing to see at this address", "Choose one of the pages above."),
    "Failure": ("Something failed here", "That is a fault of cxmatch and not of your file. Please report it."),
}
_SAID_MORE: Final = frozenset({"LimitExceeded", "UnsafeDocument"})
"""Kinds of which it helps to know what the reader found: which limit, which part."""
_FORM: Final = (
    "The form could not be read",
    "Pasted text may have a million characters: send what is longer as a file. Otherwise load the page again.",
)
_KINDS: Final = {"resume": "a resume", "posting": "a job posting", "cover_letter": "a cover letter"}
_LONGEST: Final = 240
"""Characters that are told of what was written into a field."""


class Told(NamedTuple):
    """What people are told of a problem.

    Attributes:
        happened: What happened, in a sentence without its full stop.
        advice: What to do.
        detail: What the reader found; empty where that helps nobody.
        found: The kind of document that it is; empty unless another is needed.
        needed: The kind that is needed.
    """

    happened: str
    advice: str
    detail: str = ""
    found: str = ""
    needed: str = ""


def told_of(problem: Problem, error: CxmatchError | None = None, *, most: int = 0) -> Told:
    """What people are told.

    Args:
        problem: The problem.
        error: The library's error that it comes from; None where it is the server's own.
        most: Bytes that a request may have.

    Example:
        >>> from cxmatch.errors import UsageError
        >>> from cxmatch.web.problems import of_error
        >>> error = UsageError("'soon' is no date", source="row 2", advice="Write it as 2026-11-01")
        >>> told_of(of_error(error), error)[:2]
        ("Row 2: 'soon' is no date", 'Write it as 2026-11-01.')
    """
    if isinstance(error, OtherKind):
        found, needed = _KINDS.get(error.found, error.found), _KINDS.get(error.needed, error.needed)
        return Told(f"This looks like {found}, not {needed}", "", "", error.found, error.needed)
    if problem.kind in ADVICE:
        happened, advice = ADVICE[problem.kind]
        detail = error.what if error and problem.kind in _SAID_MORE else ""
        return Told(happened.format(most=size(most)), advice, _sentence(_shortened(detail)))
    if error is None:
        return Told(problem.title, _sentence(_shortened(problem.detail)))
    if error.source == "request":
        return Told(*_FORM)
    what = f"{error.source}: {error.what}" if error.source and error.source not in _KINDS else error.what
    return Told(_shortened(_begun(what)).rstrip("."), _sentence(error.advice))


def size(most: int) -> str:
    """A number of bytes in words.

    Args:
        most: The number.

    Example:
        >>> size(10 * 2**20), size(1_500_000)
        ('10 MiB', '1.4 MiB')
    """
    return f"{most / 2**20:.1f}".removesuffix(".0") + " MiB"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return f"{_begun(text).rstrip('.')}." if text else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."
