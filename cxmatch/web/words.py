"""Each kind of problem in words for people who send a file to the page: what happened, and what to do."""

from typing import Final

from cxmatch.web.problems import Problem

ADVICE: Final[dict[str, tuple[str, str]]] = {
    "UnsupportedFormat": (
        "This file is in a format that is not read here",
        "Save it as a PDF or a Word file (.docx) and send that, or paste its text. An old Word file (.doc) can be "
        "saved as .docx by Word and by LibreOffice.",
    ),
    "EmptyFile": ("There are no words in it", "Choose the file again, or paste the text."),
    "EncryptedDocument": (
        "The file is locked with a password",
        "Save a copy without a password and send that, or paste the text.",
    ),
    "CorruptDocument": ("The file is damaged", "Save or export it again from where you wrote it, and send that."),
    "UnsafeDocument": (
        "The file asks for something that no resume needs",
        "Save it as a PDF from where you wrote it, and send that.",
    ),
    "NoTextLayer": (
        "The file holds pictures of words, and no words",
        "It is a scan or a photograph. Send the file that it was printed from, or paste the text.",
    ),
    "UnreadableText": (
        "The letters of this file cannot be told",
        "Its fonts do not say which letters they show. Export it again from where you wrote it, or paste the text.",
    ),
    "LimitExceeded": ("The file is too large to be read here", "Shrink its pictures or send fewer pages."),
    "ParseTimeout": ("Reading the file took too long", "Save it anew from where you wrote it, or paste the text."),
    "WorkerCrashed": ("The file could not be read", "It may be damaged. Save it anew, or paste the text."),
    "RequestTooLarge": ("The file is larger than 10 MiB", "Shrink its pictures, or paste the text."),
    "RequestTooSlow": ("The file came in too slowly", "Try again."),
    "Busy": ("Too many files are being read at this moment", "Try again in a few seconds."),
    "AnswerTooSlow": ("The answer took too long", "Try again, or send a smaller file."),
    "WrongOrigin": ("This was sent from another site", "Open the page of this server, and send it from there."),
    "NotFound": ("There is no such page", "Go to one of those above."),
    "MethodNotAllowed": ("There is nothing to see at this address by itself", "Go to one of those above."),
    "Failure": ("Something failed here", "This is a fault of cxmatch, and not of your file. Please report it."),
}


def for_people(problem: Problem) -> tuple[str, str]:
    """What happened, and what to do.

    Args:
        problem: The problem.

    Example:
        >>> from cxmatch.web.problems import problem
        >>> for_people(problem("UsageError", "this is a posting, and a resume is needed"))[0]
        'This cannot be done as it was asked'
    """
    return ADVICE.get(problem.kind, ("This cannot be done as it was asked", problem.detail))
