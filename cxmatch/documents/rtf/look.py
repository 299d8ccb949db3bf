"""What does the formatting of RTF make text look like?"""

from operator import itemgetter
from typing import Final

from cxmatch.documents.office.blocks import Run
from cxmatch.documents.office.ink import WHITE, is_off_page, is_speck
from cxmatch.documents.rtf.words import CHARACTER_LOOK, PARAGRAPH_LOOK, SWITCHES

NARROWEST: Final = 10
"""Percent of their width up to which letters are strokes that nobody can read."""

TWIPS: Final = 20
"""In a point; RTF's unit of length."""

DELETED: Final = Run("", hidden=True)
"""The look of text that a tracked change took out."""

LOOK: Final = {**CHARACTER_LOOK, **PARAGRAPH_LOOK}
"""All words that change a look, with what it is by default; `State` holds their numbers."""

State = dict[str, int]
"""The formatting that holds in a group."""

_MOST_COLOURS = 65_536
_MOST_LOOKS = 1_000
"""Different looks that are remembered; real documents have some dozen."""

_OF_STYLES = tuple(sorted(LOOK.keys() - {"f", "intbl", "itap", "revised", "deleted"}))
_seen_in = itemgetter(*(sorted(CHARACTER_LOOK.keys() - {"f", "revised"})), "cbpat", "cfpat", "shading", "sl", "li")


def value(word: str, number: int | None) -> int:
    """The number of a word for a look, where it may have come without one.

    Example:
        >>> value("v", None), value("fs", None), value("fs", 20)
        (1, 24, 20)
    """
    if number is not None:
        return number
    return 1 if word in SWITCHES else LOOK[word]


def is_cut_off(height: int) -> bool:
    """Whether a height of lines or rows, in `TWIPS`, leaves no room for letters; only a negative one is a bound.

    Example:
        >>> is_cut_off(-1), is_cut_off(1), is_cut_off(-240), is_cut_off(0)
        (True, False, False, False)
    """
    return height < 0 and is_speck(-height / TWIPS)


class Looks:
    """The colours and styles of a document, and the looks that they make."""

    def __init__(self) -> None:
        self._colours: list[int | None] = []
        self._colour: int | None = None
        self._styles: dict[tuple[str, int], State] = {}
        self._runs: dict[tuple[int, ...], Run] = {}

    def add_red(self, level: int) -> None:
        """The share of red in the next colour of the table, 0 to 255."""
        self._add(16, level)

    def add_green(self, level: int) -> None:
        """As for red."""
        self._add(8, level)

    def add_blue(self, level: int) -> None:
        """As for red."""
        self._add(0, level)

    def _add(self, shift: int, level: int) -> None:
        self._colour = (self._colour or 0) & ~(255 << shift) | min(255, max(0, level)) << shift

    def end_colours(self, count: int) -> None:
        """So many entries of the table end; one without any share is automatic."""
        for _ in range(min(count, _MOST_COLOURS - len(self._colours))):
            self._colours.append(self._colour)
            self._colour = None

    def add_style(self, style: tuple[str, int], state: State, name: bytes) -> None:
        """What a style says of the text that has it."""
        look = {word: state[word] for word in _OF_STYLES if state[word] != LOOK[word]}
        if name.strip().lower().startswith((b"heading", b"title")):
            look["outlinelevel"] = 0
        self._styles[style] = look

    def style(self, style: tuple[str, int]) -> State:
        """What holds in that style, as far as it differs from the default."""
        return self._styles.get(style, {})

    def run(self, state: State) -> Run:
        """An empty run of that look."""
        key = _seen_in(state)
        found = self._runs.get(key)
        if found is None:
            if len(self._runs) > _MOST_LOOKS:
                self._runs.clear()
            found = self._runs[key] = self._new(state)
        return found

    def _new(self, state: State) -> Run:
        if state["deleted"]:
            return DELETED
        hidden = (
            bool(state["v"])
            or is_speck(abs(state["fs"] / 2) or None)  # no size: word processors take their own
            or 0 < state["charscalex"] <= NARROWEST
            or is_cut_off(state["sl"])
            or is_off_page(state["li"] / TWIPS)
        )
        grounds = (
            self._ground(state["highlight"]),
            self.shading(state, "chcbpat", "chcfpat", "chshdng"),
            self._ground(state["cb"]),
            self.shading(state, "cbpat", "cfpat", "shading"),
        )
        ground = next((ground for ground in grounds if ground is not None), None)
        colour = self._colours[state["cf"]] if 0 <= state["cf"] < len(self._colours) else None
        return Run("", hidden, colour, ground)

    def _ground(self, place: int) -> int | None:
        return self._colours[place] if 0 < place < len(self._colours) else None

    def shading(self, values: State, back: str, front: str, share: str) -> int | None:
        """The colour of a ground that is a pattern of two colours; None where there is none.

        Args:
            values: The numbers of the three words.
            back: The word for the colour below; white where it is automatic.
            front: The word for the colour above; black where it is automatic.
            share: The word for the share of the colour above, hundredths of a percent.
        """
        below, above = self._ground(values.get(back, 0)), self._ground(values.get(front, 0)) or 0
        part = min(10_000, max(0, values.get(share, 0)))
        if not part:
            return below
        below = WHITE if below is None else below
        mixed = 0
        for shift in (16, 8, 0):
            mixed |= ((below >> shift & 255) * (10_000 - part) + (above >> shift & 255) * part) // 10_000 << shift
        return mixed
