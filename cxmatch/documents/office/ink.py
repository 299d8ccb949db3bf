"""Can a person see text of this colour and size on that ground?

For formats that say what text looks like and are not painted: there the attributes decide.
"""

from typing import Final

from cxmatch.documents.document import Notice

WHITE: Final = 0xFFFFFF
"""Paper, as a colour 0xRRGGBB; all colours here are written that way."""

FAINTEST: Final = 20
"""Levels (of 255) by which text must differ from its ground in one channel: #EBEBEB on white is not read."""

SMALLEST: Final = 1.5
"""Points up to which letters are specks, 0.25 mm high; the smallest print that is sold is about 4."""

_CM = 72 / 2.54

UNKNOWN: Final = -1
"""A ground that cannot be told, such as a picture or a gradient: text on it counts as seen."""


def is_off_page(*places: float | None) -> bool:
    """Whether something stands where no page is, given its distances from its anchor, points.

    The longest page that resumes are written on (A3) has 42 cm, and an anchor stands on a page itself.

    Example:
        >>> is_off_page(72.0, -5_000.0), is_off_page(-72.0, None)
        (True, False)
    """
    return any(place is not None and not -30 * _CM < place < 50 * _CM for place in places)


def is_faint(colour: int | None, ground: int | None) -> bool:
    """Whether text cannot be told from its ground; where either is unknown, it can.

    Args:
        colour: Of the text; None where it is automatic, which always stands out from its ground.
        ground: What it stands on.


    Example:
        >>> is_faint(0xFFFFFF, WHITE), is_faint(0xFFFFFF, 0x1F3864), is_faint(None, WHITE)
        (True, False, False)
    """
    if colour is None or ground is None or ground == UNKNOWN:
        return False
    return all(abs((colour >> shift & 255) - (ground >> shift & 255)) < FAINTEST for shift in (0, 8, 16))


def is_speck(points: float | None) -> bool:
    """Whether letters of this size are too small to be seen as letters.

    Example:
        >>> is_speck(1.0), is_speck(4.0), is_speck(None)
        (True, False, False)
    """
    return points is not None and 0 <= points <= SMALLEST


def hidden_text(words: list[str]) -> tuple[Notice, ...]:
    """The notice of words that are in the file and on no page of it; none where there are none.

    Example:
        >>> hidden_text(["a secret ", " word"])[0].text
        'a secret word'
    """
    text = " ".join(" ".join(words).split())
    message = "text that a person cannot see was left out"
    return (Notice(kind="hidden_text", message=message, text=text),) if text else ()
