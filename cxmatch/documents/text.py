"""Which lines do plain text and Markdown hold, and in which encoding?"""

import re
from typing import NamedTuple

from cxmatch.documents.document import Extract, Line, Notice
from cxmatch.documents.limits import Limits

_ZEROS_IN_UTF16 = 0.3
"""Share of zero bytes from which text without a mark is UTF-16: English in it has a half, other text none."""

_DAMAGED_UTF8 = 0.2
"""Share of the bytes above 127 that may be wrong in damaged UTF-8; with more it is another encoding."""


class Decoded(NamedTuple):
    """Text out of bytes."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes) -> Decoded:
    """The bytes as text: by byte order mark, else UTF-8, else UTF-16 by its zeros, else Windows-1252.

    Example:
        >>> decode("Résumé".encode("utf-16")).text, decode("Résumé".encode("latin-1")).encoding
        ('Résumé', 'windows-1252')
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _decoded(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") <= _DAMAGED_UTF8 * len(re.findall(rb"[\x80-\xff]", data)):
        return Decoded(lenient, "utf-8", (_damaged("utf-8"),))
    try:
        return Decoded(data.decode("windows-1252"), "windows-1252")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 makes controls of them, which repairs drop.
        return Decoded(data.decode("latin-1"), "latin-1")


def _wide_encoding(data: bytes) -> str:
    if len(data) % 2:
        return ""
    sample = data[:4096]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if max(odd, even) < _ZEROS_IN_UTF16 * len(sample) or min(odd, even) > _ZEROS_IN_UTF16 * max(odd, even):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, (_damaged(encoding),) if "\ufffd" in text else ())


_MARKUP = 2
"""Characters of a file for each that is kept, at most; blank lines and marks are not."""


def _damaged(encoding: str) -> Notice:
    return Notice(
        kind="damaged", message=f"some bytes are no text in {encoding.upper()}, and were replaced by '\ufffd'"
    )


def read(data: bytes, *, limits: Limits) -> Extract:
    r"""The lines of plain text; a blank line or a form feed parts blocks.

    Args:
        data: The bytes of the file.
        limits: Text far behind its `characters` is cut off here, the rest by the caller.

    Example:
        >>> [line.text for line in read(b"Summary\r\n\r\nCoached a team.", limits=Limits()).lines]
        ['Summary', '', 'Coached a team.']
    """
    decoded = _bounded(decode(data), limits)
    lines = tuple(Line(text, new_block=text.startswith("\f")) for text in _split(decoded.text))
    return Extract(lines, "none", None, decoded.notices)


def _bounded(decoded: Decoded, limits: Limits) -> Decoded:
    """As much of the text as can matter: the rest, which nobody keeps, would only take time."""
    most = _MARKUP * limits.characters
    rest = decoded.text[most:]
    if not rest:
        return decoded
    notices = decoded.notices
    if not rest.isspace():
        message = f"only the first {limits.characters:,} characters were read"
        notices += (Notice(kind="truncated", message=message),)
    return decoded._replace(text=decoded.text[:most], notices=notices)


def _split(text: str) -> list[str]:
    # str.splitlines would also part lines at separators that are control characters inside words.
    return re.split("\r\n|\r|\n|\x0b|\u2028|\u2029|(?=\x0c)", text)


_FENCE = re.compile(r"\s*(```|~~~)")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+\s*)$")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*)$")
_ITEM = re.compile(r"\s*[-*+•]\s+(?:\[[ xX]\]\s+)?")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_TABLE_RULE = re.compile(r"\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]]+\]:\s+\S+")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,500})?/?>")
_INLINE = (
    (re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,500}(?:\s[^()]{0,500})?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,500})\](?:\([^()\s]{0,500}(?:\s[^()]{0,500})?\)|\[[^\[\]]{0,500}\])"), r"\1"),
    (re.compile(r"<(?:mailto:)?([^\s<>]{1,200}[@:][^\s<>]{1,300})>"), r"\1"),
    (re.compile(r"(`{1,3})(.{1,500}?)\1"), r"\2"),
    (re.compile(r"(\*{1,3}|~~)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)(.{1,500}?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])"), r"\1"),
)


def read_markdown(data: bytes, *, limits: Limits) -> Extract:
    r"""The lines of Markdown as a person sees them rendered: headings, items, links by their text.

    Args:
        data: The bytes of the file.
        limits: As for `read`.

    Example:
        >>> extract = read_markdown(b"# Skills\n* **Zendesk**, [Looker](http://a.example)", limits=Limits())
        >>> [(line.text, line.item) for line in extract.lines]
        [('Skills', False), ('Zendesk, Looker', True)]
    """
    decoded = _bounded(decode(data), limits)
    lines: list[Line] = []
    fenced = False
    unseen = " ".join(" ".join(_COMMENT.findall(decoded.text)).split())
    notices = decoded.notices
    if unseen:
        message = "comments, which no reader sees, were left out"
        notices += (Notice(kind="hidden_text", message=message, text=unseen),)
    for source in _split(_without_front_matter(_COMMENT.sub("", decoded.text))):
        if _FENCE.match(source):
            fenced = not fenced
            lines.append(Line(""))
        elif fenced:
            lines.append(Line(source))
        elif _RULE.match(source) or _TABLE_RULE.match(source) or _DEFINITION.match(source):
            # A rule, the line under a heading or a table's head, or where a link goes: nothing that is read.
            if not _TABLE_RULE.match(source) or "|" not in source:
                lines.append(Line(""))
        else:
            heading = _HEADING.match(source)
            text = _unclosed(heading[1]) if heading else _QUOTE.sub("", source)
            item = None if heading else _ITEM.match(text)
            text = _inline(text[item.end() :] if item else text)
            lines.append(Line(text, new_block=bool(heading), item=bool(item)))
    return Extract(tuple(lines), "none", None, notices)


def _unclosed(heading: str) -> str:
    """A heading without the marks at its end; a pattern for both would try every way to part the blanks before them."""
    return heading.rstrip().rstrip("#").rstrip()


def _without_front_matter(text: str) -> str:
    """The text without the settings that site generators keep at its top."""
    front = re.match(r"---\r?\n(?:\w[\w-]*:.*\r?\n|[ \t].*\r?\n|-.*\r?\n)+(?:---|\.\.\.)\r?\n", text)
    return text[front.end() :] if front else text


def _inline(text: str) -> str:
    for marks, shown in _INLINE:
        text = marks.sub(shown, text)
    text = _TAG.sub(" ", text)
    if text.lstrip().startswith("|"):
        text = text.strip().strip("|").replace("|", "  ")
    return text
