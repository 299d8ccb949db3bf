"""The pixels under words looked at one by one: slow, plain, and what the fast ways must agree with."""

from collections.abc import Sequence
from itertools import combinations

from cxmatch.documents.pdf.glyphs import Glyph
from cxmatch.documents.pdf.runs import X_HEIGHT, Run, _are_copies
from cxmatch.documents.pdf.visibility import Picture

_SURE, _SEEN, _OTHER_COLOUR = 40, 18, 64


def overlaps(words: Sequence[Run], glyphs: Sequence[Glyph]) -> set[tuple[Run, Run]]:
    """Pairs of words of which the second lies over the first."""
    found = set()
    for word, other in combinations(words, 2):
        across = min(word.right, other.right) - max(word.left, other.left)
        along = min(word.y + X_HEIGHT * word.size, other.y + X_HEIGHT * other.size) - max(word.y, other.y)
        narrower = min(word.right - word.left, other.right - other.left)
        if across >= 0.5 * narrower and along >= 0.2 * X_HEIGHT * min(word.size, other.size):
            # Which of two is compared with which is told by where they begin.
            left, right = sorted((word, other), key=lambda it: (it.left, it.first))
            if not _are_copies(right, left, glyphs):
                found.add((word, other) if word.first < other.first else (other, word))
    return found


def surely_shows(word: Run, whole: Picture, bare: Picture | None) -> bool:
    """Whether the small picture changes all along a word, at each height that is looked at."""
    begin = max(0, int((word.left - whole.box[0]) * whole.scale))
    end = min(whole.width, int((word.right - whole.box[0]) * whole.scale) + 1)
    base = (whole.box[3] - word.y) * whole.scale
    lines = [int(base - row * word.size * whole.scale) for row in (0.1, 0.3)]
    lines = [line for line in lines if 0 <= line < whole.height]
    longest = max(1, min(end - begin, int(1.5 * word.size * whole.scale)))
    for line in lines:
        unchanged = 0
        for column in range(begin, end):
            place = line * whole.stride + column
            ground = bare.data[place] if bare else 255
            unchanged = 0 if abs(whole.data[place] - ground) >= _SURE else unchanged + 1
            if unchanged >= longest:
                return False
    return bool(lines)


def shows(word: Run, glyphs: Sequence[Glyph], whole: Picture, bare: Picture) -> bool:
    """Whether half of a word's letters show in four tenths of their height."""
    letters = [glyph for glyph in glyphs[word.first : word.last + 1] if glyph.text.isalnum()]
    shown = 0
    for glyph in letters:
        left, right = (word.left, word.right) if glyph.angle else (glyph.x, glyph.x + glyph.advance)
        begin = max(0, int((left - whole.box[0]) * whole.scale))
        end = min(whole.width, max(begin + 1, int((right - whole.box[0]) * whole.scale) + 1))
        first = max(0, int((whole.box[3] - word.y - X_HEIGHT * word.size) * whole.scale))
        last = min(whole.height, max(first + 1, int((whole.box[3] - word.y) * whole.scale)))
        rows = [
            any(_differ(whole, bare, line * whole.stride + 3 * column) for column in range(begin, end))
            for line in range(first, last)
        ]
        shown += bool(rows) and end > begin and sum(rows) >= 0.4 * len(rows)
    return shown >= 0.5 * len(letters)


def _differ(ours: Picture, theirs: Picture, place: int) -> bool:
    blue, green, red = (ours.data[at] - theirs.data[at] for at in range(place, place + 3))
    if abs(green) >= _OTHER_COLOUR or abs(red) >= _OTHER_COLOUR or abs(blue) >= 2 * _OTHER_COLOUR:
        return True
    return abs(0.114 * blue + 0.587 * green + 0.299 * red) >= _SEEN
