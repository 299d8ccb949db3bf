"""Pages as PDFium paints them, with and without their text."""

import ctypes
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from math import hypot
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from cxmatch.documents.pdf.glyphs import Floats, Places
from cxmatch.documents.pdf.pdfium import asking
from cxmatch.documents.pdf.pdfium.calls import Address, fixed, plain, ready, slots
from cxmatch.documents.pdf.visibility import Box, Picture

_DEEPEST_FORM = 8
"""How deep forms within forms are looked into; PDFium itself stops a little deeper."""

_KINDS = range(raw.FPDF_PAGEOBJ_UNKNOWN, raw.FPDF_PAGEOBJ_FORM + 1)
"""All types of objects."""

_MOST_OBJECTS = 2_000_000
"""Objects of a page that are looked at; a page of print has some 3,000."""

_WHITE = 0xFFFFFFFF

_MOST_SHAPES = 200
"""Shapes of a page whose places are looked at; where there are more, it is painted."""

_BLUR = 2.7
"""Points around a shape's edges in which it may leave a trace: two pixels of the small picture."""

_FINE_PEN = 2.0
"""Points of the pen of an outline, at most, for its edges to be believed: joins and ends of a broad one reach far."""

_get_object = plain(raw.FPDFPage_GetObject, ctypes.c_void_p)
_get_inner = plain(raw.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
_get_type = plain(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_get_mode = plain(raw.FPDFPath_GetDrawMode, ctypes.c_int)
_get_bounds = plain(raw.FPDFPageObj_GetBounds, ctypes.c_int)
_get_pen = plain(raw.FPDFPageObj_GetStrokeWidth, ctypes.c_int)
_get_matrix = plain(raw.FPDFPageObj_GetMatrix, ctypes.c_int)
_set_active = plain(raw.FPDFPageObj_SetIsActive, None, ctypes.c_void_p, ctypes.c_int)


def page_objects(page: Any) -> list[Address]:
    """All objects of a page, those within its forms too."""
    return [item for items, _ in _levels(page) for item in items]


def _levels(page: Any) -> Iterator[tuple[list[Address], bytes]]:
    """The objects of a page with their types, then those within its forms, and so on."""
    level = list(map(_get_object, repeat(fixed(page)), range(raw.FPDFPage_CountObjects(page))))
    seen = 0
    for _ in range(_DEEPEST_FORM):
        types = bytes(map(_get_type, level))
        yield level, types
        seen += len(level)
        forms = _of_type(level, types, raw.FPDF_PAGEOBJ_FORM) if raw.FPDF_PAGEOBJ_FORM in types else []
        level = [inner for item in forms for inner in _inner(item)]
        if not level or seen > _MOST_OBJECTS:
            return


def _of_type(items: list[Address], types: bytes, wanted: int) -> list[Address]:
    if types.count(wanted) == len(types):
        return items
    places = np.flatnonzero(np.frombuffer(types, dtype=np.uint8) == wanted)
    return list(map(items.__getitem__, places.tolist()))


def _inner(form: Address) -> Iterator[Address]:
    count = max(0, raw.FPDFFormObj_CountObjects(handle(form)))
    return map(_get_inner, repeat(form), range(count))


def handle(item: Address) -> Any:
    """PDFium's own handle of an object."""
    return ctypes.cast(item, raw.FPDF_PAGEOBJECT)


class PaintedPage:
    """A page on which text can be painted or left out: a `visibility.Canvas`.

    Args:
        page: PDFium's page.
        text: PDFium's text page of it.
        places: For each glyph, the place of its character in the text page.
    """

    def __init__(self, page: Any, text: Any, places: Places) -> None:
        self._page, self._text, self._places = page, fixed(text), places
        self.box = _box(page)
        self._gone: Collection[Address] = ()

    @cached_property
    def _objects(self) -> list[tuple[list[Address], bytes]]:
        return list(_levels(self._page))

    @cached_property
    def _kinds(self) -> frozenset[int]:
        """The types of all objects."""
        return frozenset(kind for _, types in self._objects for kind in _KINDS if kind in types)

    def _of(self, kind: int) -> list[Address]:
        """All objects of a type."""
        if kind not in self._kinds:
            return []
        return [item for items, types in self._objects for item in _of_type(items, types, kind)]

    @property
    def _holds_more_than_text(self) -> bool:
        """Whether anything may show where all text is left out; annotations are painted and are no objects."""
        return self._kinds != {raw.FPDF_PAGEOBJ_TEXT} or raw.FPDFPage_GetAnnotCount(self._page) != 0

    def picture(self, scale: float, *, colour: bool, box: Box | None = None) -> Picture:
        """A part of the page as it is."""
        return self._without((), scale, colour, box)

    def bare(
        self, scale: float, *, colour: bool, box: Box | None = None, without: Collection[int] | None = None
    ) -> Picture:
        """A part of the page without some of its text objects; without all of them where None."""
        if without is None and not self._holds_more_than_text:
            return _painted(self._page, scale, box or self.box, colour=colour, empty=True)
        gone = self._of(raw.FPDF_PAGEOBJ_TEXT) if without is None else without
        return self._without(gone, scale, colour, box)

    def ground(self, scale: float, *, under: Sequence[Box]) -> Picture | None:
        """The page without its text, in grey; None where it is sure that it is blank under all of those boxes."""
        return None if self._is_blank(under) else self.bare(scale, colour=False)

    def _is_blank(self, under: Sequence[Box]) -> bool:
        """Whether nothing but text is printed in any of some boxes: all else there is are shapes beside them."""
        if self._kinds - {raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH}:
            return False
        shapes = self._of(raw.FPDF_PAGEOBJ_PATH)
        if len(shapes) > _MOST_SHAPES or raw.FPDFPage_GetAnnotCount(self._page) != 0:
            return False
        extents = _extents(shapes)
        if extents is None:
            return False
        left, bottom, right, top = np.array(under or np.zeros((0, 4))).T[:, :, np.newaxis]
        west, south, east, north = extents
        # Said so that a number that is none lies beside nothing.
        beside = (east < left - _BLUR) | (west > right + _BLUR) | (north < bottom - _BLUR) | (south > top + _BLUR)
        return bool(beside.all())

    def unpictured(self, scale: float) -> Picture:
        """The page without its text and its pictures, in grey."""
        gone = [*self._of(raw.FPDF_PAGEOBJ_TEXT), *self._of(raw.FPDF_PAGEOBJ_IMAGE)]
        return self._without(gone, scale, False, None)

    def alone(self, scale: float, *, box: Box, only: Collection[int]) -> Picture:
        """A part of the page with some of its text objects in black and nothing else; they stay black."""
        for item in map(handle, only):
            raw.FPDFPageObj_SetFillColor(item, 0, 0, 0, 255)
            raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_FILL)
        others = {item for kind in self._kinds - {raw.FPDF_PAGEOBJ_FORM} for item in self._of(kind)} - set(only)
        return self._without(others, scale, False, box)

    def _without(self, gone: Collection[Address], scale: float, colour: bool, box: Box | None) -> Picture:
        # Switched on again only when something else is painted: that takes as long as painting does.
        deque(map(_set_active, self._gone, repeat(1)), maxlen=0)
        deque(map(_set_active, gone, repeat(0)), maxlen=0)
        self._gone = gone
        return _painted(self._page, scale, box or self.box, colour=colour)

    def owner(self, glyph: int) -> Address:
        """The text object that a glyph belongs to."""
        return asking.owners(self._text, [int(self._places[glyph])])[0]

    def pictured(self) -> float:
        """The share of the page, 0 to 1, that pictures cover, each counted by itself."""
        left, bottom, right, top = self.box
        covered = 0.0
        for item in self._of(raw.FPDF_PAGEOBJ_IMAGE):
            edges = [ctypes.c_float() for _ in range(4)]
            if raw.FPDFPageObj_GetBounds(handle(item), *edges):
                west, south, east, north = (edge.value for edge in edges)
                across, along = min(east, right) - max(west, left), min(north, top) - max(south, bottom)
                covered += max(0.0, across) * max(0.0, along)
        area = (right - left) * (top - bottom)
        return min(1.0, covered / area) if area > 0 else 0.0


def _extents(shapes: list[Address]) -> Floats | None:
    """The edges of shapes with their outlines, four rows; None where one has a broad pen, or is not known."""
    modes, edges = np.zeros((len(shapes), 2), dtype=np.int32), np.zeros((len(shapes), 4), dtype=np.float32)
    items = list(map(ready, shapes))
    if not all(map(_get_mode, items, *slots(modes))) or not all(map(_get_bounds, items, *slots(edges))):
        return None
    # PDFium's bounds hold the outline; its pen is added once more.
    reach = np.zeros(len(shapes), dtype=np.float32)
    if (outlined := np.flatnonzero(modes[:, 1])).size:
        pens = _pens(list(map(items.__getitem__, outlined.tolist())))
        if pens is None:
            return None
        reach[outlined] = pens
    return edges.T.astype(np.float64) + np.outer((-1, -1, 1, 1), reach)


def _pens(items: list[Any]) -> NDArray[np.float32] | None:
    """The widths of the pens of outlines, points; None where one is not fine."""
    widths, matrices = np.zeros((len(items), 1), dtype=np.float32), np.zeros((len(items), 6), dtype=np.float32)
    if not all(map(_get_pen, items, *slots(widths))) or not all(map(_get_matrix, items, slots(matrices)[0])):
        return None
    scales = [hypot(*matrix) for matrix in matrices[:, :4].tolist()]
    pens: NDArray[np.float32] = (widths[:, 0] * np.array(scales)).astype(np.float32)
    return pens if ((pens >= 0) & (pens <= _FINE_PEN)).all() else None


def painted(page: Any, scale: Callable[[float, float], float]) -> Picture:
    """A page as people see it, turned upright, in grey.

    Args:
        page: PDFium's page.
        scale: Pixels a point, for its width and height in points.
    """
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    return _rendered(
        page, scale(width, height), (0.0, 0.0, width, height), (width, height), (0.0, 0.0), turn=0, colour=False
    )


def _painted(page: Any, scale: float, box: Box, *, colour: bool, empty: bool = False) -> Picture:
    left, bottom, right, top = _box(page)
    turn = -raw.FPDFPage_GetRotation(page) % 4  # back to how its glyphs are counted
    offset = (box[0] - left, top - box[3])
    return _rendered(page, scale, box, (right - left, top - bottom), offset, turn=turn, colour=colour, empty=empty)


def _rendered(
    page: Any,
    scale: float,
    box: Box,
    size: tuple[float, float],
    offset: tuple[float, float],
    *,
    turn: int,
    colour: bool,
    empty: bool = False,
) -> Picture:
    width, height = max(1, round((box[2] - box[0]) * scale)), max(1, round((box[3] - box[1]) * scale))
    form = raw.FPDFBitmap_BGR if colour else raw.FPDFBitmap_Gray
    bitmap = raw.FPDFBitmap_CreateEx(width, height, form, None, 0)
    if not bitmap:
        raise MemoryError
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        begin, above = (-round(part * scale) for part in offset)
        across, along = (max(1, round(part * scale)) for part in size)
        if not empty:
            raw.FPDF_RenderPageBitmap(bitmap, page, begin, above, across, along, turn, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Picture(width, height, stride, 3 if colour else 1, data, scale, box)


def _box(page: Any) -> Box:
    edges = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, edges):
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(edges.left, edges.right),
        min(edges.bottom, edges.top),
        max(edges.left, edges.right),
        max(edges.bottom, edges.top),
    )
