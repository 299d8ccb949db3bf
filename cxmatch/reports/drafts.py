"""A draft -> the bytes of a file, and what to say beside it."""

from collections.abc import Callable, Iterator
from typing import Final, Literal

from rich.text import Text

from cxmatch.documents.document import Notice
from cxmatch.hiring.drafting.draft import Draft
from cxmatch.reports import word
from cxmatch.reports.pieces import notice

DraftForm = Literal["md", "docx"]
_PRINTED: Final[dict[DraftForm, Callable[[Draft], bytes]]] = {
    "md": lambda draft: draft.text.encode(),
    "docx": word.draft_docx,
}


def print_draft(draft: Draft, form: DraftForm) -> bytes:
    """The draft as a file: the same bytes every time.

    Args:
        draft: The draft.
        form: "md" for Markdown, "docx" for a Word document.
    """
    return _PRINTED[form](draft)


def warnings_of(draft: Draft) -> Iterator[Text]:
    """What whoever gets only the file should know of the draft."""
    if draft.generic:
        message = f"the lexicon has no sentences for the role {draft.role}; its words and wishes stand in their place"
        yield notice(Notice(kind="generic_draft", message=message))
    if draft.missing:
        message = f"the draft does not say these keywords in a sense that counts: {', '.join(draft.missing)}"
        yield notice(Notice(kind="missing_keywords", message=message))
    for goal in draft.silent_goals:
        yield notice(
            Notice(kind="silent_goal", message=f"this goal denies what it names, so nothing is asked for it: {goal}")
        )
