"""Which text within a field is shown: its result, and not its code."""

from typing import Any

from cxmatch.documents.docx.markup import W

_ASIDE = tuple(W + tag for tag in ("txbxContent", "del", "moveFrom"))
"""What holds marks that do not belong to the story around it."""


class Fields:
    """Follows the marks of complex fields (``w:fldChar``) through one story in reading order.

    Text between a field's "begin" and its "separate" is code, whatever it holds, other fields too. A mark without
    its counterpart counts for nothing, so that a broken field cannot swallow the rest of a document.

    Args:
        story: The element whose fields are followed: a body, a header, a text box.
    """

    def __init__(self, story: Any) -> None:
        begun: list[Any] = []
        self._whole: set[Any] = set()
        for mark in story.iter(W + "fldChar"):
            aside = next(mark.iterancestors(*_ASIDE), story)
            if aside is not story:
                continue
            kind = mark.get(W + "fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                self._whole |= {begun.pop(), mark}
        self._codes: list[bool] = []

    def mark(self, mark: Any) -> None:
        """Goes past one mark."""
        kind = mark.get(W + "fldCharType")
        if kind == "separate" and self._codes:
            self._codes[-1] = False
        elif mark in self._whole:
            if kind == "begin":
                self._codes.append(True)
            elif self._codes:
                self._codes.pop()

    @property
    def in_code(self) -> bool:
        """Whether the place that was come to stands in the code of a field."""
        return any(self._codes)
