"""Which colours does CSS name?"""

import colorsys
import re
from typing import Final, NamedTuple

from cxmatch.documents.office.colours import NAMED


class Paint(NamedTuple):
    """A colour that may let through what lies under it."""

    colour: int
    """0xRRGGBB."""
    opacity: float = 1.0
    """0 to 1."""

    def over(self, ground: int) -> int:
        """The colour that is seen where this lies on a ground.

        Example:
            >>> f"{Paint(0x000000, 0.5).over(0xFFFFFF):06x}"
            '808080'
        """
        mixed = 0
        for shift in (16, 8, 0):
            above, below = self.colour >> shift & 255, ground >> shift & 255
            mixed |= round(below + (above - below) * self.opacity) << shift
        return mixed


CLEAR: Final = Paint(0, 0.0)
_KEYWORDS = frozenset("transparent currentcolor inherit initial unset revert revert-layer".split())
_HEX = re.compile("#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_CALL = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_NUMBER = re.compile(r"[+-]?\d{0,9}(?:\.\d{1,9})?")
_UNNUMBERED = re.compile(r"[a-z][\w-]*\(.*")


def is_paint(value: str) -> bool:
    """Whether browsers take it for a colour; what they compute when they draw counts too.

    Example:
        >>> is_paint("ivory"), is_paint("var(--ink)"), is_paint("wite"), is_paint("url(a.png)")
        (True, True, False, False)
    """
    if value.startswith("url("):
        return False
    return value in NAMED or value in _KEYWORDS or bool(_HEX.fullmatch(value) or _UNNUMBERED.fullmatch(value))


def paint(value: str) -> Paint | None:
    """The colour that a value in small letters names; None where that cannot be told.

    Example:
        >>> paint("rgb(255 255 255 / 50%)"), paint("#fff"), paint("var(--ink)")
        (Paint(colour=16777215, opacity=0.5), Paint(colour=16777215, opacity=1.0), None)
    """
    if value == "transparent":
        return CLEAR
    if value in NAMED:
        return Paint(NAMED[value])
    if _HEX.fullmatch(value):
        digits = value[1:] if len(value) > 5 else "".join(digit * 2 for digit in value[1:])
        return Paint(int(digits[:6], 16), int(digits[6:] or "ff", 16) / 255)
    call = _CALL.fullmatch(value)
    return _called(call[1], re.split(r"[\s,/]+", call[2].strip())) if call else None


def _called(kind: str, parts: list[str]) -> Paint | None:
    if len(parts) not in (3, 4):
        return None
    shares = [_share(part, whole) for part, whole in zip(parts, _WHOLES[kind], strict=False)]
    if None in shares:
        return None
    first, second, third, opacity = (*(share or 0.0 for share in shares), 1.0)[:4]
    red, green, blue = (first, second, third) if kind == "rgb" else colorsys.hls_to_rgb(first % 1, third, second)
    return Paint(
        sum(round(255 * _kept(one)) << shift for one, shift in ((red, 16), (green, 8), (blue, 0))), _kept(opacity)
    )


_WHOLES = {"rgb": (255, 255, 255, 1), "hsl": (360, 100, 100, 1)}
"""What each part is a share of where it is not in percent."""


def _share(part: str, whole: int) -> float | None:
    number = part.removesuffix("deg").removesuffix("%")
    if not number.strip("+-.") or not _NUMBER.fullmatch(number):
        return None
    return float(number) / (100 if part.endswith("%") else whole)


def _kept(share: float) -> float:
    return min(1.0, max(0.0, share))
