"""The characters of a page as PDFium gives them, each as a glyph with its place.

PDFium guesses where words end, and guesses badly where every glyph is placed by itself; what it guessed (it
says which characters it made up) is left out here.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import (
    LAST_CODE,
    SOFT_HYPHEN,
    UNMAPPED,
    Floats,
    Glyph,
    Glyphs,
    Places,
    is_icon_font,
    numbered,
    readable,
    small,
)
from cxmatch.documents.pdf.pdfium import asking
from cxmatch.documents.pdf.pdfium.calls import Address, fixed

_LEFT, _TOP, _RIGHT, _BOTTOM = range(4)
"""Edges of a box, in PDFium's order."""

_ADVANCE = Glyph._fields.index("advance") - 1
"""Among the numbers of a glyph."""

_SPACE = 32
_HYPHENS = frozenset((0x02, 0xFFFE))
"""PDFium's marks for a hyphen at the end of a line."""

_STEPS = 32.0
"""Glyphs of one character are of one font where their boxes agree to 1/32 pt: below any difference in
print, and above the rounding of single floats on a page."""

_ROUNDING = 0.03
"""Points by which two of PDFium's numbers for one edge may differ (single floats, as above)."""

_USUAL_WIDTH = 0.5
"""Ems that a letter takes where its font does not say."""

_LONGEST_LIGATURE = 3
"""Characters of one glyph, at most ("ffi"). More are a text that stands for a picture, which nobody sees."""

_STEP_BITS = 21
"""A character and its box make one number, of which the width and height of the box have so many bits each."""

_Shape = int | tuple[int, float, float]
"""A character with the width and height of its box, in steps; one number where they fit."""


class _Style(NamedTuple):
    """What all glyphs of one character, font and size have in common."""

    text: str
    shift: float
    """From the left of the loose box to the pen."""
    up: float
    """From the bottom of the loose box to the baseline."""
    advance: float
    size: float
    level: bool
    """Whether the baseline is level and the glyph whole; of others the place is asked for one by one."""


class Characters:
    """The characters of a document's text pages.

    Only code and loose box are asked for each character. A loose box reaches from the pen's place to where the
    pen goes next, stretched where the ink overhangs, as the ink of an "f" does. Pen and baseline are asked for
    once for each shape of box that a character comes in.
    """

    def __init__(self) -> None:
        self._text: Any = None
        self._numbers: dict[_Shape, int] = {}
        self._styles: list[_Style] = []
        self._fonts: dict[int, str] = {}
        self._codes: asking.Codes = np.zeros(0, dtype=np.int64)
        self._halves = False
        self.replaced = False
        """Whether glyphs were met that have a whole text for their character."""
        self.cut = False
        """Whether the last page had more characters than were asked for."""
        self.places: Places = np.zeros(0, dtype=np.intp)
        """For each glyph of the last page, the place of its character in PDFium's text page."""

    def of(self, text: Any, most: int) -> Glyphs:
        """The first `most` glyphs of a text page that the file itself holds."""
        self._text, self.replaced = fixed(text), False
        count = raw.FPDFText_CountChars(text)
        self.cut = count > most
        count = max(0, min(count, most))
        self._codes, edges = asking.codes_of(text, count), asking.boxes(text, count)
        # What is neither wide nor a sign was made up by PDFium.
        self.places = np.flatnonzero((self._codes > _SPACE) | (edges[_LEFT] != edges[_RIGHT]))
        edges = np.take(edges, self.places, axis=1)
        numbers = self._style_numbers(edges)
        texts, *rest = zip(*self._styles, strict=True) if self._styles else ((),) * len(_Style._fields)
        shift, up, advance, size, level = np.take(np.array(rest, dtype=np.float64), numbers, axis=1)
        fields = np.array((edges[_LEFT] + shift, edges[_BOTTOM] + up, advance, size, np.zeros(len(numbers))))
        glyphs = Glyphs(np.array(texts, dtype=np.object_)[numbers].tolist(), fields)
        if not level.all():
            glyphs = self._placed_one_by_one(glyphs, edges, np.flatnonzero(level == 0))
        elif not self._halves:
            # What is told of each style need not be found out for each glyph.
            glyphs.codes = numbered(texts)[numbers]
            kinds: dict[tuple[str, float], int] = {}
            kind = [kinds.setdefault((style.text, style.advance), len(kinds)) for style in self._styles]
            glyphs.kinds = small(np.array(kind, dtype=np.intp)[numbers])
        if self._halves:
            glyphs.texts = list(map(_whole, glyphs.texts))
        return glyphs

    def _style_numbers(self, edges: Floats) -> Places:
        """For each glyph the place of its style in `_styles`; new ones are added as they come."""
        shapes = _shapes(self._codes[self.places], edges)
        if isinstance(shapes, list):
            first: dict[_Shape, int] = {}
            for place, shape in enumerate(shapes):
                first.setdefault(shape, place)
            self._learn(first, edges)
            return np.array(list(map(self._numbers.__getitem__, shapes)), dtype=np.intp)
        kinds, firsts, kind = np.unique(shapes, return_index=True, return_inverse=True)
        self._learn(dict(zip(listed := kinds.tolist(), firsts.tolist(), strict=True)), edges)
        return np.array(list(map(self._numbers.__getitem__, listed)), dtype=np.intp)[kind]

    def _learn(self, first: dict[_Shape, int], edges: Floats) -> None:
        """Adds the styles of shapes that are new, each by the first glyph that has it."""
        new = [shape for shape in first if shape not in self._numbers]
        if new:
            self._numbers.update(zip(new, range(len(self._styles), len(self._styles) + len(new)), strict=True))
            self._styles += self._styles_of(np.array([first[shape] for shape in new], dtype=np.intp), edges)

    def _styles_of(self, glyphs: Places, edges: Floats) -> Iterator[_Style]:
        """The styles of some glyphs."""
        text, places = self._text, self.places[glyphs].tolist()
        origins = np.array([asking.origins(text, [place + step for place in places]) for step in (0, -1, 1)])
        twins = (origins[0] == origins[1:]).all(axis=2).any(axis=0)
        fonts = asking.fonts(asking.owners(text, places))
        unmapped = asking.unmapped(text, places)
        widths, inks = asking.widths(text, places, fonts), asking.inks(text, places)
        columns = places, origins[0].tolist(), twins.tolist(), asking.ems(text, places), fonts, unmapped, widths, inks
        for (left, _, right, bottom), asked in zip(
            edges[:, glyphs].T.tolist(), zip(*columns, strict=True), strict=True
        ):
            place, (x, y), twin, (across, size, angle, leans), font, mute, width, ink = asked
            shown = self._character(place, font, mute=mute)
            if angle or twin:
                yield _Style(shown, 0.0, 0.0, 0.0, size, False)
                continue
            advance = right - x
            if width and (leans or ink > right - _ROUNDING):
                advance = min(advance, width * across)
            yield _Style(shown, x - left, y - bottom, round(advance, 2), size, True)

    def _placed_one_by_one(self, glyphs: Glyphs, edges: Floats, slow: Places) -> Glyphs:
        """The glyphs, with some at places of their own: pieces of ligatures, and on baselines that are not level.

        Args:
            glyphs: All of the page; whatever is wrong of those is put right.
            edges: Of their boxes.
            slow: Which those are.
        """
        texts, fields = glyphs.texts, glyphs.fields
        kept = np.ones(len(texts), dtype=np.bool_)
        places = self.places[slow].tolist()
        origins, ems = asking.origins(self._text, places).tolist(), asking.ems(self._text, places)
        owners = asking.owners(self._text, places)
        any_turned = any(angle for _, _, angle, _ in ems)
        widths = asking.widths(self._text, places, asking.fonts(owners)) if any_turned else [0.0] * len(places)
        columns = slow.tolist(), places, origins, owners, ems, widths, *edges[[_LEFT, _RIGHT]][:, slow].tolist()
        first = pieces = 0  # the glyph that characters are pieces of, and how many those are
        bearing = 0.0
        before: tuple[int, list[float], Address] = -1, [], 0
        for glyph, place, origin, owner, (across, size, angle, _), width, left, right in zip(*columns, strict=True):
            x, y = origin
            if owner and before == (place - 1, origin, owner):
                pieces += 1
                kept[glyph] = False
                texts[first] += texts[glyph]
                if pieces > _LONGEST_LIGATURE:
                    texts[first], self.replaced = UNMAPPED, True
                if not angle:
                    # To the right of its ink is about as much white as to its left, and there is no way to ask.
                    fields[_ADVANCE, first] = max(fields[_ADVANCE, first], right - x + bearing)
            else:
                first, pieces, bearing = glyph, 1, max(0.0, left - x)
                advance = (width or _USUAL_WIDTH) * across if angle else right - x
                fields[:, glyph] = x, y, advance, size, angle
            before = place, origin, owner
        self.places = self.places[kept]
        return glyphs.some(np.flatnonzero(kept))

    def _character(self, place: int, font: Address, *, mute: bool) -> str:
        """What a person sees of a character; `mute` says that the file does not map it."""
        code = int(self._codes[place])
        name = self._font_name(font) if font else ""
        if code in _HYPHENS and asking.is_hyphen(self._text, place):
            return "-"
        if 0xD800 <= code < 0xE000:
            self._halves = True
            return UNMAPPED if is_icon_font(name) else chr(code)
        if code > LAST_CODE or mute:
            return UNMAPPED
        return readable(chr(code), name, hyphen=code != ord(SOFT_HYPHEN) or self._prints_hyphens(font))

    def _prints_hyphens(self, font: Address) -> bool:
        """Whether the page has a hyphen of that font."""
        hyphens = np.flatnonzero(self._codes == ord("-")).tolist()
        return font != 0 and font in asking.fonts(asking.owners(self._text, hyphens))

    def _font_name(self, font: Address) -> str:
        if font not in self._fonts:
            self._fonts[font] = asking.font_name(font)
        return self._fonts[font]


def _shapes(codes: asking.Codes, edges: Floats) -> NDArray[np.int64] | list[_Shape]:
    """What the glyphs of one style have in common."""
    most = 1 << (_STEP_BITS - 1)
    with np.errstate(invalid="ignore"):
        across = np.floor((edges[_RIGHT] - edges[_LEFT]) * _STEPS)
        along = np.floor((edges[_TOP] - edges[_BOTTOM]) * _STEPS)
        fits = (np.abs(across) < most) & (np.abs(along) < most) & (codes <= LAST_CODE)
    parts = codes, across, along
    all_fit = bool(fits.all())
    numbers = np.array(parts if all_fit else np.where(fits, parts, 0), dtype=np.int64)
    whole: NDArray[np.int64] = (((numbers[0] << _STEP_BITS) + numbers[1]) << _STEP_BITS) + numbers[2]
    if all_fit:
        return whole
    shapes: list[_Shape] = whole.tolist()
    for place in np.flatnonzero(~fits).tolist():
        shapes[place] = int(codes[place]), float(across[place]), float(along[place])
    return shapes


def _whole(text: str) -> str:
    """A glyph's text with its halves of a surrogate pair, which some builds of PDFium give, put together."""
    return readable(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), "")
