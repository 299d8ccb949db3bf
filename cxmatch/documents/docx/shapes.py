"""Where do boxes, drawings and frames stand, can they be seen, and what do they lay under a text?"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from cxmatch.documents.docx.colours import UNKNOWN, Fill, Ground, Palette, vml
from cxmatch.documents.docx.markup import MC, PIC, WP, WPS, A, V, W, chosen, points

TINY_BOX_POINTS: Final = 2.0
"""Width or height of a box up to which no letter fits in; the smallest honest ones hold a line of 5 points."""

BACKDROP_SHARE: Final = 0.25
"""Share of the page's width or height from which a drawing behind the text counts as what that may stand on.

Banners and side bars span a page; a logo or a photo does not, and must not make white words in the text honest.
"""

NO_SIZE: Final = "in a box without size"
OFF_PAGE: Final = "off the page"
SWITCHED_OFF: Final = "in a drawing that is switched off"

_EMU = 1 / 12700
"""A unit of DrawingML in points."""
_TWIP = 1 / 20
_YES = ("1", "true", "on")
_VML_SHAPES = frozenset(V + kind for kind in ("shape", "rect", "roundrect", "oval"))
_GRAPHIC = A + "graphicData"
_OTHER_INK = "http://schemas.openxmlformats.org/drawingml/2006/"
"""How the address of what a drawing shows begins where it is a picture, a chart or a diagram."""


class Page(NamedTuple):
    """The size of the largest page of a document, points; US letter where it says nothing."""

    width: float = 612.0
    height: float = 792.0
    left: float = 72.0
    """The widest left margin."""
    top: float = 72.0

    def origin(self, across: str | None, down: str | None) -> tuple[float, float]:
        """How far right and down at most that may be which places on the page are counted from."""
        right = {"page": 0.0, "margin": self.left}.get(across or "", self.width)
        return right, {"page": 0.0, "margin": self.top}.get(down or "", self.height)


class Place(NamedTuple):
    """Where something stands, points; None where that is not said or follows from the layout alone."""

    x: float | None = None
    y: float | None = None
    width: float | None = None
    height: float | None = None
    across: str | None = None
    """What `x` counts from: "page", "margin", or some other place on the page."""
    down: str | None = None

    def is_off(self, page: Page) -> bool:
        """Whether it stands beside the page wherever on that it counts from."""
        right, low = page.origin(self.across, self.down)
        return _is_beside(self.x, self.width, page.width, right) or _is_beside(self.y, self.height, page.height, low)

    def has_no_size(self) -> bool:
        """Whether no letter fits in."""
        return any(side is not None and side <= TINY_BOX_POINTS for side in (self.width, self.height))


class Box(NamedTuple):
    """What is known of the box that a text stands in."""

    unseen: str = ""
    """Why nobody can see it, in words for people; empty where it can be seen."""
    fill: Fill = "clear"


def page_of(body: Any) -> Page:
    """The largest page that the sections of a document ask for."""
    sizes = list(body.iter(W + "pgSz"))
    width = max((points(size.get(W + "w"), _TWIP) or 0.0 for size in sizes), default=0.0)
    height = max((points(size.get(W + "h"), _TWIP) or 0.0 for size in sizes), default=0.0)
    margins = list(body.iter(W + "pgMar"))
    return Page(
        width or Page().width,
        height or Page().height,
        max((points(margin.get(W + "left"), _TWIP) or 0.0 for margin in margins), default=Page().left),
        max((points(margin.get(W + "top"), _TWIP) or 0.0 for margin in margins), default=Page().top),
    )


def box_of(content: Any, palette: Palette, page: Page, seen: dict[Any, str]) -> Box:
    """What the drawing around the ``w:txbxContent`` of a text box says of it.

    Args:
        content: The content of the box.
        palette: The colours of the document.
        page: Its page.
        seen: What was found out of drawings before, since a group of boxes shares one; it is added to.
    """
    unseen = ""
    grows = False
    fill: Fill | None = None
    for outer in content.iterancestors():
        if outer.tag in (W + "r", W + "p", W + "txbxContent"):
            break
        if outer.tag == WPS + "wsp":
            fill = palette.drawn(outer.find(WPS + "spPr"), outer.find(WPS + "style"))
            grows = outer.find(f"{WPS}bodyPr/{A}spAutoFit") is not None
            unseen = unseen or _switched_off(outer.find(WPS + "cNvPr"))
        elif outer.tag in (WP + "anchor", WP + "inline"):
            if outer not in seen:
                seen[outer] = _switched_off(outer) or _switched_off(outer.find(WP + "docPr"))
                seen[outer] = seen[outer] or _unseen(_anchored(outer), page, grows)
            unseen = unseen or seen[outer]
        elif outer.tag in _VML_SHAPES:
            style, textbox = _css(outer), outer.find(V + "textbox")
            grows = textbox is not None and _css(textbox).get("mso-fit-shape-to-text") in ("t", "true")
            fill = vml(outer, outer.find(V + "fill")) if fill is None else fill
            if style.get("visibility") == "hidden" or style.get("display") == "none":
                unseen = SWITCHED_OFF
            unseen = unseen or _unseen(_styled(style), page, grows)
    return Box(unseen, "clear" if fill is None else fill)


def grounds(body: Any, margins: list[Any], paper: Ground, palette: Palette, page: Page) -> tuple[Ground, Ground]:
    """What the text of the pages may stand on, and what a box without a fill of its own may.

    Which drawing lies under which words only the layout tells. So every large one behind the text, and all of
    those in headers and footers, may lie under any of the text; and every drawing may lie under a clear box.
    """
    behind: list[Fill] = [paper]
    anywhere: list[Fill] = [paper]
    for part in (body, *margins):
        for drawing in part.iter(WP + "anchor", WP + "inline", *_VML_SHAPES):
            fills = list(_fills(drawing, palette)) if _is_shown(drawing) else []
            anywhere += fills
            if fills and _is_behind(drawing, part is not body) and _is_large(drawing, page):
                behind += fills
    return _together(behind), _together(anywhere)


def framed(properties: Any, page: Page) -> str:
    """Why nobody can see a paragraph in a frame (``w:framePr``), in words for people; empty where it can be seen."""
    exactly = properties.get(W + "hRule") == "exact"
    place = Place(
        points(properties.get(W + "x"), _TWIP),
        points(properties.get(W + "y"), _TWIP),
        points(properties.get(W + "w"), _TWIP) or None,
        points(properties.get(W + "h"), _TWIP) if exactly else None,
        properties.get(W + "hAnchor"),
        properties.get(W + "vAnchor"),
    )
    return _unseen(place, page, grows=False)


def floating(properties: Any, page: Page) -> str:
    """Why nobody can see a table with that ``w:tblPr``, in words for people; empty where it can be seen."""
    place, width = properties.find(W + "tblpPr"), properties.find(W + "tblW")
    if place is None:
        return ""
    known = width is not None and width.get(W + "type") == "dxa"
    found = Place(
        points(place.get(W + "tblpX"), _TWIP),
        points(place.get(W + "tblpY"), _TWIP),
        (points(width.get(W + "w"), _TWIP) or None) if known else None,
        across=place.get(W + "horzAnchor"),
        down=place.get(W + "vertAnchor"),
    )
    return OFF_PAGE if found.is_off(page) else ""


def _unseen(place: Place, page: Page, grows: bool) -> str:
    if place.has_no_size() and not grows:
        return NO_SIZE
    return OFF_PAGE if place.is_off(page) else ""


def _switched_off(element: Any) -> str:
    return SWITCHED_OFF if element is not None and element.get("hidden") in _YES else ""


def _is_beside(start: float | None, length: float | None, page: float, origin: float) -> bool:
    """Whether what begins at `start` lies beside a page of that length, in one direction."""
    if start is None:
        return False
    # What does not say how large it is may be as large as the page.
    end = start + (page if length is None else length)
    return start >= page or end <= -origin


def _anchored(drawing: Any) -> Place:
    extent = drawing.find(WP + "extent")
    across, down = drawing.find(WP + "positionH"), drawing.find(WP + "positionV")
    return Place(
        _offset(across),
        _offset(down),
        None if extent is None else points(extent.get("cx"), _EMU),
        None if extent is None else points(extent.get("cy"), _EMU),
        None if across is None else across.get("relativeFrom"),
        None if down is None else down.get("relativeFrom"),
    )


def _offset(position: Any) -> float | None:
    return None if position is None else points(position.findtext(WP + "posOffset"), _EMU)


def _styled(style: dict[str, str]) -> Place:
    free = style.get("position") == "absolute"
    return Place(
        _css_points(style.get("margin-left") or style.get("left")) if free else None,
        _css_points(style.get("margin-top") or style.get("top")) if free else None,
        _css_points(style.get("width")),
        _css_points(style.get("height")),
        style.get("mso-position-horizontal-relative"),
        style.get("mso-position-vertical-relative"),
    )


def _css(element: Any) -> dict[str, str]:
    pairs = (piece.partition(":") for piece in (element.get("style") or "").lower().split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs}


def _css_points(text: str | None) -> float | None:
    """A measure with a unit; bare numbers count in units of the group that a shape stands in."""
    return points(text) if text and (text[-1].isalpha() or text == "0") else None


def _is_shown(drawing: Any) -> bool:
    """Whether a drawing stands in no alternative that is passed over for another."""
    sides = drawing.iterancestors(MC + "Choice", MC + "Fallback")
    return all(chosen(side.getparent()) is side for side in sides)


def _fills(drawing: Any, palette: Palette) -> Iterator[Fill]:
    """What one drawing lays on the page; nothing where it is clear."""
    if drawing.tag in _VML_SHAPES:
        if drawing.find(V + "textpath") is not None:
            return
        if drawing.find(V + "imagedata") is not None:
            yield UNKNOWN
        elif (fill := vml(drawing, drawing.find(V + "fill"))) != "clear":
            yield fill
        return
    for shape in drawing.iter(WPS + "spPr"):
        style = shape.getparent().find(WPS + "style")
        if (fill := palette.drawn(shape, style)) != "clear":
            yield fill
    kind = next((data.get("uri", "") for data in drawing.iter(_GRAPHIC)), "")
    if kind.startswith(_OTHER_INK) or next(drawing.iter(PIC + "pic"), None) is not None:
        yield UNKNOWN


def _is_behind(drawing: Any, in_margin: bool) -> bool:
    """Whether a drawing lies under the text; those of headers and footers do so whatever they say."""
    if drawing.tag not in _VML_SHAPES:
        return drawing.tag == WP + "anchor" and (in_margin or drawing.get("behindDoc") in _YES)
    style = _css(drawing)
    return style.get("position") == "absolute" and (in_margin or style.get("z-index", "").startswith("-"))


def _is_large(drawing: Any, page: Page) -> bool:
    place = _styled(_css(drawing)) if drawing.tag in _VML_SHAPES else _anchored(drawing)
    wide = place.width is None or place.width >= BACKDROP_SHARE * page.width
    return wide or place.height is None or place.height >= BACKDROP_SHARE * page.height


def _together(fills: Iterable[Fill]) -> Ground:
    """All colours of the fills; unknown where one of them is."""
    found: set[tuple[int, int, int]] = set()
    for fill in fills:
        if fill == UNKNOWN:
            return UNKNOWN
        if not isinstance(fill, str):
            found |= fill
    return frozenset(found)
