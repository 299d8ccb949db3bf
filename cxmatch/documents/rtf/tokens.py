"""Which braces, control words and pieces of text does RTF consist of?"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,20})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|.",
    re.DOTALL,
)
_SKIP = re.compile(rb"\\bin([0-9]{1,20}) ?|\\.|([{}])", re.DOTALL)
WORD, NUMBER, HEX, SYMBOL, BRACE, TEXT = range(1, 7)
"""The last group of a token's match: a control word without and with a number, and what the names say."""


class Tokens:
    r"""The tokens of a document from its start on, with leave to jump ahead.

    Args:
        data: The bytes of the file.

    Example:
        >>> [token[token.lastindex] for token in Tokens(rb"{\rtf\par Ada}")]
        [b'{', b'rtf', b'par', b'Ada', b'}']
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = max(0, data.find(b"{\\rtf"))

    def __iter__(self) -> Iterator[re.Match[bytes]]:
        # Matches and no objects of our own: there are millions in a large file.
        match = _TOKEN.match
        while token := match(self._data, self._at):
            self._at = token.end()
            if token.lastindex:
                yield token

    def jump(self, count: int) -> None:
        """Goes on behind so many bytes, which are no RTF."""
        self._at = min(len(self._data), self._at + max(0, count))

    def leave_group(self) -> None:
        """Goes on at the brace that ends the open group, over groups and binary data within it."""
        depth = 0
        while token := _SKIP.search(self._data, self._at):
            self._at = token.end()
            if token[1]:
                self.jump(int(token[1]))
            elif token[2] == b"{":
                depth += 1
            elif token[2]:
                if not depth:
                    self._at = token.start()
                    return
                depth -= 1
        self._at = len(self._data)
