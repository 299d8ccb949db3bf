"""Names of files, which are bytes, as text: to be stored, and to be shown."""

from typing import Final

SHOWN: Final = 4_096
"""Characters of a name that a message shows; as long as a path can be on Linux."""


def storable(name: str) -> str:
    r"""A name as text that every format can hold: bytes that are no UTF-8 stand as ``\xNN``.

    Example:
        >>> storable("caf\udce9.pdf")
        'caf\\xe9.pdf'
    """
    try:
        data = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a pair that stands for no byte
        data = name.encode("utf-8", "backslashreplace")
    return data.decode("utf-8", "backslashreplace")


def shown(name: str, *, longest: int = SHOWN) -> str:
    r"""A name as messages show it: control characters escaped, and cut where it is very long.

    Args:
        name: The name.
        longest: Characters from which it is cut.

    Example:
        >>> print(shown("cv\x1b[2J.pdf"))
        cv\x1b[2J.pdf
    """
    safe = "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in storable(name[:longest])
    )
    return safe if len(safe) <= longest and len(name) <= longest else f"{safe[: longest - 1]}…"
