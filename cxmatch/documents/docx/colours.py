"""Which colours does a Word document name, and can the eye tell two of them apart?"""

import colorsys
import re
from typing import Any, Final, Literal

from cxmatch.documents.docx.markup import W14, A, W
from cxmatch.documents.office.colours import NAMED

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""

Ink = Colour | Literal["auto", "clear"]
""""auto" is chosen by the word processor so that it can be read, or is not known; "clear" leaves no mark."""

Ground = frozenset[Colour]
"""The colours that may lie under a text, one of them or all; none where nobody can tell, as over a picture."""

Fill = Ground | Literal["clear"]
"""What an area is filled with; "clear" lets through what lies under it."""

UNKNOWN: Final[Ground] = frozenset()
WHITE: Final[Ground] = frozenset({(255, 255, 255)})

SAME_COLOUR: Final = 16
"""Steps of 255 in every channel up to which a text is as good as the colour of what it stands on.

#EFEFEF on white is within it: a contrast of 1.15 to 1, where the palest text of print templates (#D9D9D9) has 1.4 and
accessibility rules (WCAG 2) ask for 4.5.
"""

_HIGHLIGHTS: dict[str, Colour] = {
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": (255, 255, 255),
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}
_NAMED: dict[str, Colour] = {
    # The two that VML has besides stand for paper and ink.
    "window": (255, 255, 255),
    "windowtext": (0, 0, 0),
    **{name: (colour >> 16, colour >> 8 & 255, colour & 255) for name, colour in NAMED.items()},
}
_SLOTS = {
    # The words of WordprocessingML and of DrawingML, and the theme's own.
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    "dk1": "dk1",
    "lt1": "lt1",
    "dk2": "dk2",
    "lt2": "lt2",
    "hlink": "hlink",
    "folHlink": "folHlink",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
}
_MAPPED = {
    # Names that go through the settings' map, and what that says by custom.
    "background1": ("bg1", "light1"),
    "text1": ("t1", "dark1"),
    "background2": ("bg2", "light2"),
    "text2": ("t2", "dark2"),
    "bg1": ("bg1", "light1"),
    "tx1": ("t1", "dark1"),
    "bg2": ("bg2", "light2"),
    "tx2": ("t2", "dark2"),
}
_PERCENT_PATTERN = re.compile(r"pct(\d{1,2})")
_WHOLE = 100_000
"""DrawingML's 100%."""
_NEARLY_CLEAR = 0.95
"""Transparency from which black on white is paler than #F2F2F2."""


def unseen(ink: Ink, ground: Ground) -> bool:
    """Whether a text in that colour surely cannot be seen on that ground: on any of its colours, and all are known.

    Example:
        >>> unseen((250, 250, 250), WHITE), unseen((250, 250, 250), UNKNOWN), unseen("auto", WHITE)
        (True, False, False)
    """
    if isinstance(ink, str):
        return ink == "clear"
    return bool(ground) and all(
        max(abs(a - b) for a, b in zip(ink, under, strict=True)) <= SAME_COLOUR for under in ground
    )


class Palette:
    """The colours of a document's theme, and how its markup names colours.

    Args:
        theme: The root of the theme, or None.
        settings: The root of the settings, or None.
    """

    def __init__(self, theme: Any, settings: Any) -> None:
        self._slots: dict[str, Colour] = {"lt1": (255, 255, 255), "dk1": (0, 0, 0)}
        scheme = None if theme is None else theme.find(f"{A}themeElements/{A}clrScheme")
        for slot in () if scheme is None else scheme:
            for given in slot:
                colour = _hex(given.get("lastClr") or given.get("val"))
                if colour and isinstance(slot.tag, str):
                    self._slots[slot.tag.removeprefix(A)] = colour
        self._map = None if settings is None else settings.find(W + "clrSchemeMapping")

    def ink(self, element: Any) -> Ink:
        """The colour that a ``w:color`` names."""
        return self._word(element, "val", "theme", "Color") or "auto"

    def letters(self, filling: Any) -> Ink:
        """The colour that a ``w14:textFill`` names, Word's newer form, which goes before the older one."""
        if filling.find(W14 + "noFill") is not None:
            return "clear"
        solid = filling.find(W14 + "solidFill")
        if solid is None or not len(solid):
            return "auto"
        named = solid[0]
        changes = [change.tag for change in named]
        if changes == [W14 + "alpha"]:
            # Unlike DrawingML's, this alpha says how transparent a colour is, not how opaque.
            share = _share(named[0].get(W14 + "val"))
            return "clear" if share is not None and share >= _NEARLY_CLEAR else "auto"
        name = named.get(W14 + "val", "")
        colour = self._theme(name) if named.tag == W14 + "schemeClr" else _hex(name)
        return "auto" if changes or colour is None else colour

    def fill(self, shading: Any) -> Fill:
        """What a ``w:shd`` lays under a text: its fill, and its pattern in a second colour."""
        pattern = shading.get(W + "val", "clear")
        if pattern == "nil":
            return "clear"
        under = self._word(shading, "fill", "theme", "Fill")
        over = self._word(shading, "color", "theme", "Color") or (0, 0, 0)
        if pattern in ("clear", ""):
            return frozenset({under}) if under else "clear"
        if pattern == "solid":
            return frozenset({over})
        percent = _PERCENT_PATTERN.fullmatch(pattern)
        if not percent:
            return UNKNOWN
        share = int(percent[1]) / 100
        return frozenset({_mixed(over, under or (255, 255, 255), share)})

    def page(self, background: Any) -> Ground:
        """The colour that a ``w:background`` gives the pages; unknown where it is a picture or a texture."""
        if len(background):
            return UNKNOWN
        colour = self._word(background, "color", "theme", "Color")
        return frozenset({colour}) if colour else WHITE

    def drawn(self, properties: Any, style: Any) -> Fill:
        """What a DrawingML shape is filled with, by its own properties or else by its style (both may be None)."""
        for child in () if properties is None else properties:
            kind = child.tag.removeprefix(A) if isinstance(child.tag, str) else ""
            if kind == "noFill":
                return "clear"
            if kind == "solidFill":
                return self._one(child)
            if kind == "gradFill":
                stops = [self._one(stop) for stop in child.iter(A + "gs")]
                # Between its stops a gradient holds no colour that is further from a text than both of them.
                known = [stop for stop in stops if stop and not isinstance(stop, str)]
                return UNKNOWN.union(*known) if len(known) == len(stops) else UNKNOWN
            if kind in ("blipFill", "pattFill", "grpFill"):
                return UNKNOWN
        reference = None if style is None else style.find(A + "fillRef")
        if reference is None or reference.get("idx") in ("0", "1000"):
            return "clear"
        return self._one(reference) if reference.get("idx") == "1" else UNKNOWN

    def _one(self, parent: Any) -> Fill:
        """The one colour within a DrawingML element, if nothing is done to it that is not worked out here."""
        for element in parent:
            kind = element.tag.removeprefix(A) if isinstance(element.tag, str) else ""
            name = element.get("val", "")
            if kind == "schemeClr":
                colour = self._theme(name)
            elif kind == "sysClr":
                colour = _hex(element.get("lastClr")) or _NAMED.get(name.lower())
            elif kind == "prstClr":
                colour = _NAMED.get(name.lower())
            else:
                colour = _hex(name) if kind == "srgbClr" else None
            return _changed(colour, element) if colour else UNKNOWN
        return UNKNOWN

    def _word(self, element: Any, plain: str, theme: str, suffix: str) -> Colour | None:
        """The colour of a WordprocessingML element; a theme's colour goes before the plain one, as in Word."""
        base = self._theme(element.get(f"{W}{theme}{suffix}", ""))
        if base is None:
            return _hex(element.get(W + plain))
        tint, shade = (_byte(element.get(f"{W}{theme}{suffix}{what}")) for what in ("Tint", "Shade"))
        if tint is not None:
            return _lightened(base, tint, 1 - tint)
        return base if shade is None else _lightened(base, shade, 0)

    def _theme(self, name: str) -> Colour | None:
        if name in _MAPPED:
            key, custom = _MAPPED[name]
            name = custom if self._map is None else self._map.get(W + key, custom)
        return self._slots.get(_SLOTS.get(name, ""))


def highlight(name: str) -> Fill:
    """What the marker pen of that name lays under a text.

    Example:
        >>> highlight("white") == WHITE, highlight("none")
        (True, 'clear')
    """
    colour = _HIGHLIGHTS.get(name)
    return frozenset({colour}) if colour else "clear"


def vml(shape: Any, fill: Any) -> Fill:
    """What a VML shape is filled with, by its attributes and its ``v:fill`` (may be None); white by default."""
    on = ("t", "true", "1")
    given = {} if fill is None else fill.attrib
    if shape.get("filled", "t") not in on or given.get("on", "t") not in on:
        return "clear"
    if given.get("type", "solid") != "solid" or given.get("opacity") or shape.get("opacity"):
        return UNKNOWN
    # An index into a palette may follow in brackets.
    name = (shape.get("fillcolor") or given.get("color") or "white").split("[")[0].strip().lower()
    colour = _hex(name.removeprefix("#")) or _NAMED.get(name)
    return frozenset({colour}) if colour else UNKNOWN


def _hex(text: str | None) -> Colour | None:
    if text and re.fullmatch("[0-9a-fA-F]{3}", text):
        text = "".join(digit * 2 for digit in text)
    if not text or not re.fullmatch("[0-9a-fA-F]{6}", text):
        return None
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


def _byte(text: str | None) -> float | None:
    """Two hex digits as a share of 1."""
    return int(text, 16) / 255 if text and re.fullmatch("[0-9a-fA-F]{1,2}", text) else None


def _share(text: str | None) -> float | None:
    """DrawingML's number for a share of 1."""
    return int(text) / _WHOLE if text and re.fullmatch(r"-?[0-9]{1,7}", text) else None


def _changed(colour: Colour, element: Any) -> Fill:
    """A colour with the changes that stand within its element."""
    factor, more = 1.0, 0.0
    for change in element:
        kind = change.tag.removeprefix(A) if isinstance(change.tag, str) else ""
        share = _share(change.get("val"))
        if share is None or kind not in ("lumMod", "lumOff", "alpha"):
            return UNKNOWN
        if kind == "alpha" and share < 1:
            return UNKNOWN if share > 0 else "clear"
        factor, more = (factor * share, more) if kind == "lumMod" else (factor, more + (kind == "lumOff") * share)
    return frozenset({_lightened(colour, factor, more)})


def _lightened(colour: Colour, factor: float, more: float) -> Colour:
    """A colour whose lightness (0 to 1) is multiplied by `factor` and raised by `more`."""
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * factor + more)), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def _mixed(over: Colour, under: Colour, share: float) -> Colour:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(over, under, strict=True))
    return red, green, blue
