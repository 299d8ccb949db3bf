"""The glyphs of a page looked at one by one: slow, plain, and what the fast ways must agree with."""

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import isfinite
from operator import itemgetter
from statistics import median
from typing import Any

import pypdfium2.raw as raw

from cxmatch.documents.pdf import segments as fast
from cxmatch.documents.pdf import tracks as fast_rows
from cxmatch.documents.pdf.glyphs import SOFT_HYPHEN, UNMAPPED, Glyph, em, is_icon_font, readable
from cxmatch.documents.pdf.ligatures import with_ligatures
from cxmatch.documents.pdf.pdfium.asking import codes_one_by_one
from cxmatch.documents.pdf.pdfium.calls import address_of
from cxmatch.documents.pdf.pdfium.characters import _Style
from cxmatch.documents.pdf.runs import _GAP, _LEVEL, Run, _turned
from cxmatch.documents.pdf.segments import Segment

_LEFT = itemgetter(1)
_SIZE = itemgetter(4)
_Shape = tuple[str, float]


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """The segments of level glyphs, from the top down and from left to right."""
    glyphs = _measurable(list(glyphs))
    gaps: dict[_Shape, list[float]] = defaultdict(list)
    tracks = [track for row in _rows(glyphs) for track in _tracks(row, gaps)]
    overlaps = _usual_overlaps(gaps)
    found: list[Segment] = []
    for track in tracks:
        found += _cells(track, overlaps)
    return fast._with_bullets(found)


def _measurable(glyphs: list[Glyph]) -> list[Glyph]:
    """The same glyphs, without places that are no numbers and sizes that nothing can be divided by."""
    # A sum is finite where all its parts are, and takes no time.
    sums = (sum(map(itemgetter(field), glyphs)) for field in range(1, 5))
    if all(map(isfinite, sums)) and min(map(_SIZE, glyphs), default=fast._SMALLEST) >= fast._SMALLEST:
        return glyphs
    return [glyph._replace(size=max(glyph.size, fast._SMALLEST)) for glyph in glyphs if all(map(isfinite, glyph[1:]))]


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, from the top down; superscripts on the line that they belong to."""
    if not glyphs:
        return []
    unit = fast_rows._BASELINE * (median(glyph.size for glyph in glyphs[:: 1 + len(glyphs) // 500]))
    counted: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        y = round(glyph[2] / unit)
        try:
            counted[y].append(glyph)
        except KeyError:
            counted[y] = [glyph]
    rows: list[list[Glyph]] = []
    before: int | None = None
    for y in sorted(counted, reverse=True):
        if before is not None and before - y <= 2:
            rows[-1] += counted[y]
        else:
            rows.append(counted[y])
        before = y
    return _with_raised(rows)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Puts superscripts and subscripts into the row that they touch."""
    places = [(row[0].y, max(glyph.size for glyph in row)) for row in rows]
    gone: set[int] = set()
    for index, (y, size) in enumerate(places):
        for other in (index - 1, index + 1):
            if not 0 <= other < len(rows) or other in gone:
                continue
            host_y, host_size = places[other]
            if (
                size <= fast_rows._RAISED_SIZE * host_size
                and -fast_rows._LOWERED <= (y - host_y) / host_size <= fast_rows._RAISED
            ):
                kept = _moved(rows[index], rows[other], fast_rows._TOUCH * host_size)
                rows[index] = kept
                if not kept:
                    gone.add(index)
                    break
    return [row for index, row in enumerate(rows) if index not in gone]


def _moved(row: list[Glyph], host: list[Glyph], reach: float) -> list[Glyph]:
    """Moves short runs that begin where a glyph of `host` ends there, and gives back the rest of `row`."""
    ends = [glyph.x + glyph.advance for glyph in host if glyph.text != " "]
    base = median(glyph.y for glyph in host)
    kept: list[Glyph] = []
    runs: list[list[Glyph]] = []
    for glyph in sorted(row, key=_LEFT):
        if runs and glyph.x - runs[-1][-1].x - runs[-1][-1].advance <= reach:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    for run in runs:
        if len(run) <= fast_rows._RAISED_GLYPHS and any(abs(run[0].x - end) <= reach for end in ends):
            host += [glyph._replace(y=base) for glyph in run]
        else:
            kept += run
    return kept


def _tracks(row: list[Glyph], gaps: dict[_Shape, list[float]]) -> list[list[Glyph]]:
    """The row from left to right, without second prints; texts that lie over one another come apart.

    Puts down in `gaps` how far behind each kind of glyph the next one stands, points.
    """
    kept: list[Glyph] = []
    noted: list[_Shape] = []
    over = 0
    last: _Shape | None = None
    end = last_x = 0.0
    for glyph in sorted(row, key=_LEFT):
        text, x, _, advance, size, _ = glyph
        if text != " ":
            if last is not None:
                gap = x - end
                if gap < 0:
                    if x - last_x <= fast_rows._SAME_PLACE * advance and _printed_twice(glyph, kept):
                        continue
                    over += gap < -fast_rows._OVERLAP * size
                if -size < gap < size:
                    gaps[last].append(gap)
                    noted.append(last)
            last, last_x, end = (text, advance), x, x + advance
        kept.append(glyph)
    if over <= fast_rows._STRAY_OVERLAPS:
        return [kept]
    for shape in noted:  # gaps between letters of two texts teach nothing
        gaps[shape].pop()
    return _by_order_of_print(row)


def _printed_twice(glyph: Glyph, kept: Sequence[Glyph]) -> bool:
    for other in reversed(kept[-3:]):
        if glyph.x - other.x > fast_rows._SAME_PLACE * glyph.advance:
            return False
        if other.text == glyph.text:
            return True
    return False


def _by_order_of_print(row: list[Glyph]) -> list[list[Glyph]]:
    """Texts that lie over one another, each once: within one, every glyph was printed after its neighbour."""
    tracks: list[list[Glyph]] = []
    for glyph in row:
        for track in reversed(tracks):
            if glyph.x - track[-1].x - track[-1].advance >= -fast_rows._OVERLAP * glyph.size:
                track.append(glyph)
                break
        else:
            tracks.append([glyph])
    return list({"".join(glyph.text for glyph in track): track for track in tracks}.values())


def _usual_overlaps(gaps: dict[_Shape, list[float]]) -> dict[_Shape, float]:
    """Kinds of glyphs that the next one usually overlaps, with the overlap in points (negative).

    Where glyphs are placed one by one, the font's widths may not be those that the text was set with. Then a
    word that ends in a broad letter has almost no gap behind it, by the font's own widths.
    """
    usual = {shape: sorted(seen)[len(seen) // 2] for shape, seen in gaps.items() if len(seen) >= fast._SEEN}
    narrow = {shape: gap for shape, gap in usual.items() if gap < -fast._KERNING * shape[1]}
    all_gaps = sum(map(len, gaps.values()))
    return narrow if sum(len(gaps[shape]) for shape in narrow) > fast._ILL_FITTED * all_gaps else {}


def _cells(track: list[Glyph], overlaps: dict[_Shape, float]) -> list[Segment]:
    """Cuts a row at its wide gaps, and what is between them into words."""
    found: list[Segment] = []
    parts: list[str] = []
    first = breaks = 0
    spaced = False
    end = right = narrowest = 0.0
    for index, (text, x, _, advance, size, _) in enumerate(track):
        if text == " ":
            spaced = True
            continue
        if parts:
            gap = x - end
            if len(parts) == 1 or gap < narrowest:
                narrowest = gap
            if gap > fast._CELL_GAP * size and (
                len(parts) < fast._TRACKED_PARTS or gap > fast._TRACKED_CELL * narrowest
            ):
                found += _segment(parts, track[first:index], right, breaks)
                parts, first, breaks = [], index, 0
            elif gap > (fast._TOUCHING if spaced else fast._WORD_GAP) * size:
                parts.append(" ")
                breaks += 1
        spaced = False
        parts.append(text)
        end = right = x + advance
        if overlaps:
            end += overlaps.get((text, advance), 0.0)
    return found + _segment(parts, track[first:], right, breaks)


def _segment(parts: list[str], glyphs: list[Glyph], right: float, breaks: int) -> list[Segment]:
    """One segment, or none where nothing is printed."""
    text = "".join(parts)
    if 2 * breaks >= len(parts) - breaks >= fast._TRACKED_GLYPHS:
        text = fast._tracked_words([glyph for glyph in glyphs if glyph.text != " "]) or text
    if UNMAPPED in text:
        mute = [glyph.advance / glyph.size for glyph in glyphs if UNMAPPED in glyph.text]
        text = " ".join(with_ligatures(text, mute).replace(UNMAPPED, "").split())
    if ":/" in text:
        text = fast._SCHEME.sub("://", text)
    if not text:
        return []
    start = next(glyph for glyph in glyphs if glyph.text != " ")
    size = start.size if start.size == glyphs[-1].size else median(glyph.size for glyph in glyphs)
    return [Segment(text, start.x, right, start.y, size)]


def runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Runs of glyphs on one baseline that were printed one after the other, and hold a letter or figure."""
    words: list[Run] = []
    first, begin, end, height, high = -1, 0.0, 0.0, 0.0, 0.0
    speaks = False
    for place, (text, x, y, advance, size, angle) in enumerate(glyphs):
        if first >= 0 and (
            text == " "
            or angle
            or abs(y - height) > _LEVEL
            or not -size < x - end < _GAP * size
            or not size < 2 * high < 4 * size
        ):
            if speaks:
                words.append(Run(first, place - 1, begin, end, height, high))
            first, speaks = -1, False
        if angle:
            if text.isalnum():
                words.append(_turned(place, glyphs[place]))
            continue
        if text != " ":
            if first < 0:
                first, begin, height, high = place, x, y, size
            end = x + advance
            speaks = speaks or text.isalnum()
    if first >= 0 and speaks:
        words.append(Run(first, len(glyphs) - 1, begin, end, height, high))
    return words


class _Asked:
    """One character of a text page of PDFium, and what is asked for it alone."""

    def __init__(self, text: Any, index: int) -> None:
        self.text, self.index = text, index
        x, y, ink, other = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        self.origin = x.value, y.value
        raw.FPDFText_GetCharBox(text, index, other, ink, other, other)
        self.ink = ink.value
        size, matrix = raw.FPDFText_GetFontSize(text, index), raw.FS_MATRIX()
        known = raw.FPDFText_GetMatrix(text, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        self.across, self.size, self.angle = em(a, b, c, d, size) if known else (abs(size), abs(size), 0.0)
        self.leans = bool(known) and abs(a * c + b * d) > 0.01 * abs(a * d)
        self.owner = address_of(raw.FPDFText_GetTextObject(text, index))
        self.font = self._font(index)
        width = ctypes.c_float()
        font = ctypes.cast(self.font, raw.FPDF_FONT)
        known = self.font and raw.FPDFFont_GetGlyphWidth(font, raw.FPDFText_GetUnicode(text, index), 1.0, width)
        self.width = width.value if known else 0.0

    def _font(self, index: int) -> int:
        item = raw.FPDFText_GetTextObject(self.text, index)
        return address_of(raw.FPDFTextObj_GetFont(item)) if item else 0

    def character(self, codes: list[int]) -> str:
        """What a person sees of it."""
        code, name = codes[self.index], ctypes.create_string_buffer(256)
        if self.font:
            raw.FPDFFont_GetBaseFontName(ctypes.cast(self.font, raw.FPDF_FONT), name, 256)
        font = name.value.decode("latin-1")
        if code in (0x02, 0xFFFE) and raw.FPDFText_IsHyphen(self.text, self.index) == 1:
            return "-"
        if 0xD800 <= code < 0xE000:
            return UNMAPPED if is_icon_font(font) else chr(code)
        if code > 0x10FFFF or raw.FPDFText_HasUnicodeMapError(self.text, self.index) == 1:
            return UNMAPPED
        hyphens = [index for index, other in enumerate(codes) if other == ord("-")]
        hyphen = code != ord(SOFT_HYPHEN) or (self.font != 0 and self.font in map(self._font, hyphens))
        return readable(chr(code), font, hyphen=hyphen)

    def style(self, codes: list[int], left: float, bottom: float, right: float) -> _Style:
        """What it has in common with others of its shape."""
        text, (x, y) = self.character(codes), self.origin
        if self.angle or self.origin in (_Asked(self.text, self.index + step).origin for step in (-1, 1)):
            return _Style(text, 0.0, 0.0, 0.0, self.size, False)
        advance = right - x
        if self.width and (self.leans or self.ink > right - 0.03):
            advance = min(advance, self.width * self.across)
        return _Style(text, x - left, y - bottom, round(advance, 2), self.size, True)


def characters(text: Any, count: int) -> list[Glyph]:
    """The first glyphs of a text page of PDFium, each with what is asked for it alone."""
    codes = list(map(int, codes_one_by_one(text, count)))
    edges = raw.FS_RECTF()
    styles: dict[tuple[int, float, float], _Style] = {}
    glyphs: list[Glyph] = []
    pieces: list[_Asked] = []
    bearing = 0.0
    for index, code in enumerate(codes):
        raw.FPDFText_GetLooseCharBox(text, index, edges)
        left, top, right, bottom = edges.left, edges.top, edges.right, edges.bottom
        if code <= 32 and left == right:
            continue
        asked, key = _Asked(text, index), (code, (right - left) * 32 // 1, (top - bottom) * 32 // 1)
        if key not in styles:
            styles[key] = asked.style(codes, left, bottom, right)
        style = styles[key]
        if style.level:
            glyphs.append(Glyph(style.text, left + style.shift, bottom + style.up, style.advance, style.size, 0.0))
            continue
        x, y = asked.origin
        last = pieces[-1] if pieces else None
        if last and (last.index, last.origin, last.owner) == (index - 1, asked.origin, asked.owner) and asked.owner:
            pieces.append(asked)
            whole = glyphs[-1].text + style.text if len(pieces) <= 3 else UNMAPPED
            advance = glyphs[-1].advance if asked.angle else max(glyphs[-1].advance, right - x + bearing)
            glyphs[-1] = glyphs[-1]._replace(text=whole, advance=advance)
            continue
        pieces, bearing = [asked], max(0.0, left - x)
        advance = (asked.width or 0.5) * asked.across if asked.angle else right - x
        glyphs.append(Glyph(style.text, x, y, advance, asked.size, asked.angle))
    return glyphs
