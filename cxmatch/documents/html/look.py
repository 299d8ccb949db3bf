"""What does text look like by what is said of the elements that it is in, and can a person see it?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from cxmatch.documents.html.paint import Paint, is_paint, paint
from cxmatch.documents.html.sheet import UNDERLAID, UNSURE
from cxmatch.documents.office.ink import FAINTEST, UNKNOWN, WHITE, is_faint, is_off_page, is_speck

Said = Mapping[str, str]
"""Of an element: values by property."""

PICTURES: Final = frozenset("img picture video canvas svg object embed iframe".split())

_BLACK = Paint(0)
_LINK = "#0000ee"
_BY_TAG: Mapping[str, tuple[tuple[str, str], ...]] = {
    "mark": (("background-color", "yellow"), ("color", "black")),
    "button": (("background-color", UNSURE),),
}
_COLOURS: Mapping[str, tuple[tuple[str, str], ...]] = {"font": (("color", "color"),), "body": (("text", "color"),)}
_SIZE = 12.0
"""Points that text has where nothing is said."""
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "rem": _SIZE}
_LENGTH = re.compile(r"([+-]?\d{0,9}(?:\.\d{1,9})?)(px|pt|pc|in|cm|mm|rem|em|%|v[wh]|)")
_INHERITED = ("inherit", "unset")
_FAR = -100
"""In any unit: a place to the left of its box or above it from which text is put out of sight, as pages do."""
_MOVED_OUT = re.compile(r"translate[xy3d]*\([^)]*-\d{4,}|scale[xy3d]*\(\s*0*\.?0*\s*[,)]")
_CLIPPED = re.compile(r"rect\(\s*[01](?:[\s,px]+[01]){3}[\spx]*\)")
_CUT_AWAY = re.compile(r"inset\(\s*(?:50|100)%|(?:circle|ellipse)\(\s*0(?![.\d])")


class Look(NamedTuple):
    """What text looks like."""

    ink: Paint | None = _BLACK
    """Its colour; None where that cannot be told."""
    filled: bool = False
    """Whether its colour is that of its filling, which goes before any other."""
    ground: int = WHITE
    size: float = _SIZE
    """Points."""
    opacity: float = 1.0
    visible: bool = True
    outlined: bool = False
    """Whether a shadow or an outline shows letters of any colour."""

    @property
    def unseen(self) -> bool:
        """Whether nobody sees it.

        Example:
            >>> Look(ink=Paint(WHITE)).unseen, Look(ink=Paint(WHITE), ground=0x223344).unseen
            (True, False)
        """
        if not self.visible or is_speck(self.size):
            return True
        share = self.opacity
        if self.ink is not None and not self.outlined:
            share *= self.ink.opacity
            if self.ground != UNKNOWN and is_faint(Paint(self.ink.colour, share).over(self.ground), self.ground):
                return True
        return share * 255 < FAINTEST

    def within(self, said: Said, *, base: int) -> "Look":
        """The look of text in an element that stands in text of this look.

        Args:
            said: Of the element.
            base: What it stands on.
        """
        ink, filled = self._inked(said)
        if "text" in said.get("background-clip", ""):
            ink = None  # letters cut out of a background
        outline = said.get("text-shadow")
        visibility = said.get("visibility", "inherit")
        return Look(
            ink=ink,
            filled=filled,
            ground=_ground(said, ink, base),
            size=_size(said["font-size"], self.size) if "font-size" in said else self.size,
            opacity=self.opacity * _opacity(said.get("opacity", "1")),
            visible=self.visible if visibility in _INHERITED else visibility not in ("hidden", "collapse"),
            outlined=self.outlined if outline is None or outline in _INHERITED else outline not in ("none", "0"),
        )

    def _inked(self, said: Said) -> tuple[Paint | None, bool]:
        """The colour of letters, and whether it is that of their filling."""
        filling = said.get("-webkit-text-fill-color", "inherit")
        if filling in _INHERITED:
            filled, value = self.filled, "inherit" if self.filled else said.get("color", "inherit")
        elif filling in ("currentcolor", "initial"):
            filled, value = False, said.get("color", UNSURE if self.filled else "inherit")
        else:
            filled, value = True, filling
        if value in (*_INHERITED, "currentcolor"):
            return self.ink, filled
        return (_BLACK if value == "initial" else paint(value)), filled


def _ground(said: Said, ink: Paint | None, base: int) -> int:
    if UNDERLAID in said or said.get("background-image", "none") not in ("none", "initial", "unset"):
        return UNKNOWN
    if "inset" in said.get("box-shadow", ""):
        return UNKNOWN
    value = said.get("background-color", "transparent")
    if value in (*_INHERITED, "initial", "revert", "revert-layer"):
        return base
    found = ink if value == "currentcolor" else paint(value)
    if found is None:
        return UNKNOWN
    if base == UNKNOWN and 0 < found.opacity < 1:
        return UNKNOWN
    return base if not found.opacity else found.over(base)


def is_gone(said: Said, *, is_block: bool) -> bool:
    """Whether an element is not shown, nor anything in it.

    Args:
        said: Of the element.
        is_block: Whether it has a width and a height where nothing else is said.

    Example:
        >>> is_gone({"position": "absolute", "left": "-9999px"}, is_block=True), is_gone({"left": "9px"}, is_block=True)
        (True, False)
    """
    display = said.get("display", "block" if is_block else "inline")
    if display == "none" or said.get("content-visibility") == "hidden":
        return True
    if said.get("position", "static") not in ("static", UNSURE) and (
        _is_far(said.get("left")) or _is_far(said.get("right")) or _is_far(said.get("top"), down=False)
    ):
        return True
    if _is_far(said.get("text-indent")) or is_off_page(_length(said.get("margin-left"))):
        return True
    if _CLIPPED.search(said.get("clip", "")) or _CUT_AWAY.search(said.get("clip-path", "")):
        return True
    if display == "inline" and not is_placed(said) and said.get("float", "none") == "none":
        return False
    if _MOVED_OUT.search(said.get("transform", "")):
        return True
    return any(word in said.get("overflow", "") for word in ("hidden", "clip")) and any(
        is_speck(_length(said.get(side))) for side in ("width", "height", "max-width", "max-height")
    )


def is_placed(said: Said) -> bool:
    """Whether an element may lie over others.

    Args:
        said: Of the element.
    """
    return said.get("position") in ("absolute", "fixed", "sticky", UNSURE)


def attributes(element: Any) -> Iterator[tuple[str, str]]:
    """What the attributes of an element say of its look, and what browsers say of its tag.

    Args:
        element: One of lxml's.
    """
    yield from _BY_TAG.get(element.tag, ())
    if not element.attrib:
        return
    if element.get("hidden") is not None:
        yield "display", "none"
    if element.get("background"):
        yield "background-image", UNSURE
    if element.tag == "a" and element.get("href") is not None:
        yield "color", _LINK
    for attribute, property_ in (("bgcolor", "background-color"), *_COLOURS.get(element.tag, ())):
        value = (element.get(attribute) or "").strip().lower()
        if value:
            # Without the sign a colour is taken too; of what is none, browsers make one by rules of their own.
            value = value if is_paint(value) else "#" + value
            yield property_, value if is_paint(value) else UNSURE


def _is_far(value: str | None, *, down: bool = True) -> bool:
    """Whether a place is far off; down a page nothing is."""
    length = _LENGTH.match(value or "")
    if not length or not length[1].strip("+-."):
        return False
    return float(length[1]) <= _FAR or (down and is_off_page(_length(value)))


def _length(value: str | None, around: float = _SIZE) -> float | None:
    """Points; None where they cannot be told."""
    length = _LENGTH.match(value or "")
    if not length or not length[1].strip("+-."):
        return None
    number, unit = float(length[1]), length[2]
    if unit == "em":
        return number * around
    if unit in ("%", "vw", "vh"):
        return 0.0 if not number else None
    return number * _POINTS[unit]


def _size(value: str, around: float) -> float:
    if value in _INHERITED:
        return around
    if value.endswith("%") and (share := _length(value.removesuffix("%") + "em", around)) is not None:
        return share / 100
    size = _length(value, around)
    return _SIZE if size is None else size


def _opacity(value: str) -> float:
    number = _length(value.removesuffix("%"))
    if number is None:
        return 1.0
    return min(1.0, max(0.0, number / _POINTS[""] / (100 if value.endswith("%") else 1)))
