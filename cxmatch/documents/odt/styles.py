"""What do the styles of an OpenDocument text make of what has them?"""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from cxmatch.documents.office.ink import UNKNOWN, is_speck

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

NARROWEST: Final = 10
"""Percent of their width up to which letters are strokes that nobody can read."""

CLEAREST: Final = 10
"""Percent of opacity up to which black on white is paler than #E6E6E6."""

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0}
_LENGTH = re.compile(r"\s*(-?\d{0,9}(?:\.\d{1,9})?)\s*(pt|in|cm|mm|px|pc|%)\s*")
_COLOUR = re.compile(r"#([0-9a-fA-F]{6})")

Properties = Mapping[str, str]
"""Of a style with all that it inherits, by the names in `_KEPT`."""

_KEPT = {
    ("text-properties", TEXT + "display"): "display",
    ("text-properties", FO + "color"): "colour",
    ("text-properties", STYLE + "use-window-font-color"): "automatic",
    ("text-properties", FO + "background-color"): "text ground",
    ("text-properties", FO + "font-size"): "size",
    ("text-properties", STYLE + "text-scale"): "scale",
    ("text-properties", STYLE + "text-position"): "position",
    ("text-properties", _EXTENDED + "opacity"): "opacity",
    ("paragraph-properties", FO + "line-height"): "line height",
    ("paragraph-properties", FO + "margin-left"): "indent",
    ("table-row-properties", STYLE + "row-height"): "row height",
    ("paragraph-properties", FO + "background-color"): "ground",
    ("paragraph-properties", DRAW + "fill"): "fill",
    ("paragraph-properties", DRAW + "fill-color"): "fill colour",
    ("section-properties", FO + "background-color"): "ground",
    ("table-properties", FO + "background-color"): "ground",
    ("table-row-properties", FO + "background-color"): "ground",
    ("table-cell-properties", FO + "background-color"): "ground",
    ("page-layout-properties", FO + "background-color"): "ground",
    ("page-layout-properties", DRAW + "fill"): "fill",
    ("page-layout-properties", DRAW + "fill-color"): "fill colour",
    ("graphic-properties", FO + "background-color"): "ground",
    ("graphic-properties", DRAW + "fill"): "fill",
    ("graphic-properties", DRAW + "fill-color"): "fill colour",
    ("graphic-properties", DRAW + "opacity"): "fill opacity",
}


class Look(NamedTuple):
    """What text looks like."""

    hidden: bool = False
    colour: int | None = None
    """0xRRGGBB; None where it is automatic."""
    ground: int | None = None
    """Its own; None for that of what it stands in."""
    size: float | None = None
    """Points; None where none is given."""
    clear: bool = False
    """Whether its colour lets nearly all through."""
    narrow: bool = False
    """Whether its letters are too narrow to be read."""

    @property
    def unseen(self) -> bool:
        """Whether nobody sees it on any ground."""
        return self.hidden or self.clear or self.narrow or is_speck(self.size)

    def with_style(self, properties: Properties) -> "Look":
        """The look of text in this one that has a style besides.

        Example:
            >>> Look(size=12.0).with_style({"colour": "#ffffff", "size": "50%"})
            Look(hidden=False, colour=16777215, ground=None, size=6.0, clear=False, narrow=False)
        """
        if not properties:
            return self
        look = self
        if "display" in properties:
            look = look._replace(hidden=properties["display"] == "none")
        if properties.get("automatic") == "true":
            # LibreOffice writes the automatic colour with an opacity of 0%, which means nothing.
            look = look._replace(colour=None, clear=False)
        elif "colour" in properties:
            clear = _percent(properties.get("opacity")) <= CLEAREST
            look = look._replace(colour=_colour(properties["colour"]), clear=clear)
        if (ground := _colour(properties.get("text ground", ""))) is not None:
            look = look._replace(ground=ground)
        if "size" in properties:
            look = look._replace(size=_size(properties["size"], self.size))
        if "scale" in properties:
            look = look._replace(narrow=_percent(properties["scale"]) <= NARROWEST)
        if "position" in properties:
            # Where it stands, and the share of its size that is left there.
            share = _percent(properties["position"].split()[-1] if " " in properties["position"].strip() else None)
            look = look._replace(narrow=look.narrow or share <= NARROWEST)
        return look


class Styles:
    """The styles of one part of a document.

    Args:
        *sources: Elements that hold styles, those that go before others later.
    """

    def __init__(self, *sources: Any) -> None:
        self._sources: dict[tuple[str, str], Any] = {}
        self._found: dict[tuple[str, str], dict[str, str]] = {}
        for source in sources:
            for style in source:
                if style.tag in (STYLE + "style", STYLE + "page-layout"):
                    self._sources[_identity(style)] = style
                elif style.tag == STYLE + "default-style":
                    self._sources[style.get(STYLE + "family", ""), ""] = style

    def __getitem__(self, identity: tuple[str, str | None]) -> Properties:
        """What holds in the style of that family and name; in none, what holds by default."""
        family, name = identity[0], identity[1] or ""
        line: dict[str, None] = {}
        while (family, name) not in self._found and name not in line:
            line[name] = None
            style = self._sources.get((family, name))
            name = style.get(STYLE + "parent-style-name", "") if style is not None else ""
        properties = self._found.get((family, name), {})
        for name in reversed(line.keys()):
            properties = self._found[family, name] = self._added(properties, family, name)
        return properties

    def _added(self, around: dict[str, str], family: str, name: str) -> dict[str, str]:
        """What holds in a style, given what holds in the one that it is made of."""
        # A span without a style of its own leaves what its paragraph says; so does its family's default.
        style = self._sources.get((family, name)) if name or family != "text" else None
        if style is None:
            return around
        own = _own(style)
        dropped = {"automatic", "opacity"} if "colour" in own else set()
        dropped |= {"fill"} if "ground" in own else set()
        return {kept: value for kept, value in around.items() if kept not in dropped} | own


def _identity(style: Any) -> tuple[str, str]:
    family = "page-layout" if style.tag == STYLE + "page-layout" else style.get(STYLE + "family", "")
    return family, style.get(STYLE + "name", "")


def _own(style: Any) -> dict[str, str]:
    properties: dict[str, str] = {}
    for attribute, kept in ((STYLE + "default-outline-level", "outline"), (STYLE + "master-page-name", "page")):
        if attribute in style.attrib:
            properties[kept] = style.get(attribute)
    for child in style:
        kind = child.tag.removeprefix(STYLE)
        for attribute, value in child.attrib.items():
            if known := _KEPT.get((kind, attribute)):
                properties[known] = value
    return properties


def ground(properties: Properties) -> int | None:
    """The colour of a paragraph, cell, box or page; None where it has none of its own.

    Example:
        >>> hex(ground({"fill": "solid", "fill colour": "#112233"})), ground({"ground": "transparent"})
        ('0x112233', None)
    """
    fill = properties.get("fill", "")
    if fill in ("bitmap", "gradient", "hatch"):
        return UNKNOWN
    if fill == "none":
        return None
    if _percent(properties.get("fill opacity")) <= CLEAREST:
        return None
    if fill == "solid" and (colour := _colour(properties.get("fill colour", ""))) is not None:
        return colour
    return _colour(properties.get("ground", ""))


def _colour(value: str) -> int | None:
    found = _COLOUR.fullmatch(value.strip())
    return int(found[1], 16) if found else None


def _percent(value: str | None) -> float:
    """100 where there is none."""
    found = _LENGTH.fullmatch(value or "")
    return float(found[1]) if found and found[2] == "%" and found[1] not in ("", "-") else 100.0


def _size(value: str, around: float | None) -> float | None:
    if value.strip().endswith("%"):
        return None if around is None else around * _percent(value) / 100
    return points(value)


def is_squeezed(length: str | None) -> bool:
    """Whether a height leaves no room for letters; a share of theirs always does.

    Example:
        >>> is_squeezed("0.01cm"), is_squeezed("100%"), is_squeezed(None)
        (True, False, False)
    """
    return is_speck(points(length or ""))


def points(length: str) -> float | None:
    """A length in points; None where it is none.

    Example:
        >>> points("12pt"), points("1in"), points("auto")
        (12.0, 72.0, None)
    """
    found = _LENGTH.fullmatch(length)
    if not found or found[2] == "%" or found[1] in ("", "-"):
        return None
    return float(found[1]) * _POINTS[found[2]]
