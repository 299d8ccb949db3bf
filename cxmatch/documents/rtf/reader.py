"""What does a Rich Text (RTF) document show, in reading order?

The grammar is small: groups in braces, control words with a number, and text. This goes through it once; no picture
or object is decoded, no field is worked out, and nothing that it points to is opened.
"""

import re

from cxmatch.documents.document import Extract, Notice
from cxmatch.documents.limits import Limits
from cxmatch.documents.office.blocks import Shown
from cxmatch.documents.office.ink import hidden_text
from cxmatch.documents.office.margins import margin_lines
from cxmatch.documents.rtf.walk import Walk

_WORD = re.compile(r"[^\W_]")


def read(data: bytes, *, limits: Limits) -> Extract:
    r"""The lines of an RTF document: headers, body, notes, footers; text boxes after their paragraph.

    Args:
        data: The bytes of the file.
        limits: Text behind its `characters` is left to the caller to cut.

    Raises:
        CorruptDocument: It breaks off before its first word, or its groups nest too deep.
        NoTextLayer: It holds pictures, and no words.

    Example:
        >>> extract = read(rb"{\rtf1 Led a {\b team}\par {\v expert}Coached nine}", limits=Limits())
        >>> [line.text for line in extract.lines], extract.notices[0].text
        (['Led a team', 'Coached nine'], 'expert')
    """
    walk = Walk(data, most=2 * limits.characters)
    walk.run()
    shown = Shown()
    headers = [shown.part(blocks, ground=walk.ground) for blocks in walk.margins("header")]
    body = shown.part(walk.body.blocks, ground=walk.ground)
    notes = shown.part(walk.notes, ground=walk.ground)
    footers = [shown.part(blocks, ground=walk.ground) for blocks in walk.margins("footer")]
    lines = (*margin_lines(headers), *body, *notes, *margin_lines(footers))
    if not any(_WORD.search(line.text) for line in lines):
        walk.check_empty(has_hidden=bool(shown.hidden))
    notices = (*hidden_text(shown.hidden), *walk.notices())
    if walk.is_cut and sum(len(line.text) for line in lines) <= limits.characters:
        message = f"only the first {2 * limits.characters:,} characters, hidden ones too, were read"
        notices += (Notice(kind="truncated", message=message),)
    return Extract(lines, "rtf", None, notices)
