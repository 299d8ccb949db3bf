"""What do styles and direct formatting say of a text: how does it look, is it a heading, can it be seen?"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cxmatch.documents.docx.colours import Fill, Ground, Ink, Palette, highlight, unseen
from cxmatch.documents.docx.markup import W14, W, is_on, points, value

TINY_POINTS: Final = 1.5
"""Size of letters up to which nobody can read them: a small x is then a quarter of a millimetre high.

The smallest honest print, of legal notices, is 5 to 6 points; Word's own smallest size is 1 point.
"""

NARROW_PERCENT: Final = 10
"""Width of letters, in percent of their usual width, up to which nobody can read them: 12-point letters of 0.6 points.

Condensed faces go down to about 50.
"""

LOW_POINTS: Final = 1.5
"""Height of a line or row set by "exactly" up to which what stands in it is cut off; no font fits in."""

AS_HIDDEN: Final = "marked as hidden"
AS_GROUND: Final = "in the colour of what it stands on"
AS_TINY: Final = "too small or too narrow to be read"
AS_CUT: Final = "in lines too low to show it"

_FREE = float("inf")


class Look(NamedTuple):
    """How a text looks, as far as one place of a document says so; None where it says nothing."""

    vanish: bool | None = None
    ink: Ink | None = None
    marker: Fill | None = None
    """The marker pen, which lies over `shade`."""
    shade: Fill | None = None
    size: float | None = None
    """Points."""
    width: float | None = None
    """Percent of the usual."""
    spread: float | None = None
    """Points between letters, more than usual."""
    outlined: bool | None = None
    """Whether an outline, a shadow or a glow shows letters of any colour."""

    def over(self, lower: "Look") -> "Look":
        """This look where it says something, else the lower one."""
        if lower == _NOTHING:
            return self
        return Look._make(mine if mine is not None else other for mine, other in zip(self, lower, strict=True))


class Block(NamedTuple):
    """What a place of a document says of a whole paragraph; None where it says nothing."""

    heading: bool | None = None
    item: bool | None = None
    shade: Fill | None = None
    line: float | None = None
    """Points from line to line where they are set exactly, else infinite."""

    def over(self, lower: "Block") -> "Block":
        """This where it says something, else the lower one."""
        return Block._make(mine if mine is not None else other for mine, other in zip(self, lower, strict=True))


_NOTHING = Look()
_SAYS: dict[str, tuple[str, Callable[[Any, Palette], Any]]] = {
    # By the child of a w:rPr: the part of a look that it speaks of, and what it says.
    W + "vanish": ("vanish", lambda child, _: is_on(child)),
    W + "specVanish": ("vanish", lambda child, _: is_on(child)),
    W + "color": ("ink", lambda child, palette: palette.ink(child)),
    W14 + "textFill": ("ink", lambda child, palette: palette.letters(child)),
    W + "highlight": ("marker", lambda child, _: highlight(child.get(W + "val", "none"))),
    W + "shd": ("shade", lambda child, palette: palette.fill(child)),
    W + "sz": ("size", lambda child, _: points(child.get(W + "val"), 1 / 2)),
    W + "w": ("width", lambda child, _: points(child.get(W + "val"))),
    W + "spacing": ("spread", lambda child, _: points(child.get(W + "val"), 1 / 20)),
    **{W + kind: ("outlined", lambda child, _: is_on(child)) for kind in ("shadow", "emboss", "imprint")},
    **{
        W14 + kind: ("outlined", lambda child, _: child.find(W14 + "noFill") is None)
        for kind in ("shadow", "glow", "textOutline")
    },
}
_FREE = float("inf")
_CELL_KINDS = frozenset(
    "wholeTable firstRow lastRow firstCol lastCol band1Horz band2Horz band1Vert band2Vert "
    "nwCell neCell swCell seCell".split()
)


class Style(NamedTuple):
    """What a style says, with all that it inherits."""

    look: Look = _NOTHING
    block: Block = Block()
    cells: Mapping[str, tuple[Look, Fill | None]] = {}
    """Of a table style: by the kind of cell ("firstRow", ...; "wholeTable" for all), their text and their fill."""
    band: int | None = None
    """Of a table style: how many rows are a band of one colour; 1 where it does not say."""

    def over(self, lower: "Style") -> "Style":
        """This style based on the lower one."""
        cells = dict(lower.cells)
        for kind, (look, fill) in self.cells.items():
            base_look, base_fill = lower.cells.get(kind, (_NOTHING, None))
            cells[kind] = look.over(base_look), base_fill if fill is None else fill
        return Style(
            self.look.over(lower.look),
            self.block.over(lower.block),
            cells,
            lower.band if self.band is None else self.band,
        )


class Styles:
    """The styles of a document.

    Args:
        root: The root of the part with the styles, or None.
        palette: The colours of the document.
    """

    def __init__(self, root: Any, palette: Palette) -> None:
        self._palette = palette
        self._sources: dict[str, Any] = {}
        self._default: dict[str, str] = {}
        self._made: dict[str, Style] = {}
        self._plain: dict[tuple[Look, Look], Look] = {}
        self._defaults = _NOTHING
        self._block_defaults = Block()
        if root is None:
            return
        for style in root.iterfind(W + "style"):
            identity = style.get(W + "styleId", "")
            self._sources.setdefault(identity, style)
            if style.get(W + "default") in ("1", "true", "on"):
                self._default.setdefault(style.get(W + "type", ""), identity)
        self._defaults = look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), palette)
        self._block_defaults = block(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"), palette)

    def style(self, kind: str, identity: str | None) -> Style:
        """The style of that id, else the default one of the kind ("paragraph", "character", "table")."""
        if identity is None or identity not in self._sources:
            identity = self._default.get(kind, "")
        chain: dict[str, None] = {}
        base: str | None = identity
        while base in self._sources and base not in self._made and base not in chain:
            chain[base] = None
            base = value(self._sources[base], W + "basedOn")
        # Styles that are based on one another in a circle have no base.
        found = self._made.get(base or "", Style(block=self._block_defaults))
        for name in reversed(chain):
            found = self._made[name] = self._own(self._sources[name]).over(found)
        return found

    def paragraph(self, properties: Any) -> Style:
        """How a paragraph with that ``w:pPr`` (may be None) is set: its style, and what it says itself."""
        style = self.style("paragraph", None if properties is None else value(properties, W + "pStyle"))
        own = block(properties, self._palette)
        return style if own == Block() else style._replace(block=own.over(style.block))

    def run(self, properties: Any, paragraph: Look, table: Look) -> Look:
        """How a run with that ``w:rPr`` (may be None) looks within a paragraph and a table of those styles."""
        if properties is None and (paragraph, table) in self._plain:
            return self._plain[paragraph, table]
        direct = look(properties, self._palette)
        named = None if properties is None else value(properties, W + "rStyle")
        character = self.style("character", named).look
        found = direct.over(character).over(paragraph).over(table).over(self._defaults)
        if direct.vanish is None:
            # A switch that several kinds of styles set goes on and off (ISO 29500-1, 17.7.3).
            turned = [bool(layer.vanish) for layer in (character, paragraph, table)]
            found = found._replace(vanish=bool(self._defaults.vanish) or sum(turned) % 2 == 1)
        if properties is None:
            self._plain[paragraph, table] = found
        return found

    def _own(self, source: Any) -> Style:
        """What a style says itself."""
        own = block(source.find(W + "pPr"), self._palette)
        if (value(source, W + "name") or "").lower().startswith(("heading", "title")):
            own = own._replace(heading=True)
        band = points(value(source, f"{W}tblPr/{W}tblStyleRowBandSize"))
        return Style(
            look(source.find(W + "rPr"), self._palette),
            own,
            dict(self._cells(source)) if source.get(W + "type") == "table" else {},
            None if band is None else max(1, int(band)),
        )

    def _cells(self, source: Any) -> Iterator[tuple[str, tuple[Look, Fill | None]]]:
        """What a table style says of all its cells, and of some."""
        for part in (source, *source.findall(W + "tblStylePr")):
            kind = "wholeTable" if part is source else part.get(W + "type", "")
            shading = part.find(f"{W}tcPr/{W}shd")
            if shading is None:
                shading = part.find(f"{W}tblPr/{W}shd")
            if kind in _CELL_KINDS:
                text = look(part.find(W + "rPr"), self._palette)
                yield kind, (text, None if shading is None else self._palette.fill(shading))


def look(properties: Any, palette: Palette) -> Look:
    """What the ``w:rPr`` of a run or a style says of a text; it may be None."""
    if properties is None or not len(properties):
        return _NOTHING
    given: dict[str, Any] = {}
    for child in properties:
        name, read = _SAYS.get(child.tag, ("", None))
        if read is None:
            continue
        said = read(child, palette)
        # Of several switches for one thing one is enough; Word's newer form of a colour goes before the older.
        if name in ("vanish", "outlined"):
            said = said or given.get(name, False)
        if name != "ink" or child.tag == W14 + "textFill" or name not in given:
            given[name] = said
    return Look(**given)


def block(properties: Any, palette: Palette) -> Block:
    """What the ``w:pPr`` of a paragraph or a style says of a paragraph; it may be None."""
    if properties is None:
        return Block()
    number = value(properties, f"{W}numPr/{W}numId")
    shading = properties.find(W + "shd")
    spacing = properties.find(W + "spacing")
    line = None if spacing is None else points(spacing.get(W + "line"), 1 / 20)
    if line is not None and spacing.get(W + "lineRule") != "exact":
        line = _FREE
    return Block(
        heading=True if properties.find(W + "outlineLvl") is not None else None,
        item=None if number is None else number != "0",
        shade=None if shading is None else palette.fill(shading),
        line=line,
    )


def why_unseen(look: Look, ground: Ground) -> str:
    """Why nobody can see a text that looks so on that ground, in words for people; empty where it can be seen.

    Example:
        >>> from cxmatch.documents.docx.colours import WHITE
        >>> why_unseen(Look(ink=(255, 255, 255)), WHITE), why_unseen(Look(size=6.0), WHITE)
        ('in the colour of what it stands on', '')
    """
    if look.vanish:
        return AS_HIDDEN
    size = 10.0 if look.size is None else look.size
    if 0 <= size <= TINY_POINTS or (look.width is not None and 1 <= look.width <= NARROW_PERCENT):
        return AS_TINY
    if look.spread is not None and look.spread <= -size:
        return AS_TINY
    for fill in (look.shade, look.marker):
        if fill is not None and fill != "clear":
            ground = fill
    if look.ink is not None and not look.outlined and unseen(look.ink, ground):
        return AS_GROUND
    return ""
