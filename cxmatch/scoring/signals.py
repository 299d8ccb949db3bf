"""What a text says beyond words: people led, and years asked for.

Each signal is a piece of evidence that spans the words that say it. What they weigh is the lexicon's.
"""

from typing import Final, NamedTuple

from cxmatch.documents.document import Document
from cxmatch.scoring.leading import Led, people_led
from cxmatch.scoring.points import Piece
from cxmatch.scoring.stretches import Post
from cxmatch.scoring.years_asked import least_required


class Signal(NamedTuple):
    """Something that a text says beyond words.

    Attributes:
        name: What evidence calls it.
        start: Offset of the first character of the words that say it.
        end: Offset after their last one.
        whole: Whether it is of the text as a whole, and not of the post that it stands in.
    """

    name: str
    start: int
    end: int
    whole: bool = False

    @property
    def piece(self) -> Piece:
        """The piece of evidence that it is."""
        return Piece(self.name, self.start, self.end)


PEOPLE_LED: Final = "people led"
LED_BEFORE: Final = "led people before"
MAY_LEAD: Final = "hints of leading people"
_BANDS: Final = ((0, "no years asked"), (1, "a year asked"), (2, "2 years asked"), (4, "3-4 years asked"),
                 (7, "5-7 years asked"), (9, "8-9 years asked"))  # fmt: skip
"""The most years of each band; chosen so that the guide's demands (0, 2, 3, over 5, over 10) fall apart."""
_MOST: Final = "10 or more years asked"


def find(document: Document, held: tuple[Post, ...]) -> tuple[Signal, ...]:
    r"""The signals of a text, in its order.

    Args:
        document: The text.
        held: Its posts, as `stretches.posts` gives them.

    Example:
        >>> text = "Responsibilities\nYou manage a team of 12.\nRequirements\nAt least 5 years of experience."
        >>> [signal.name for signal in find(Document.from_text(text, kind="posting"), ())]
        ['people led', '5-7 years asked']
    """
    led = people_led(document)
    signals = [Signal(PEOPLE_LED if found.sure else MAY_LEAD, found.start, found.end) for found in led]
    if document.kind == "resume":
        signals += _led_before([found for found in led if found.sure], held)
    elif document.kind == "posting" and (asked := least_required(document)) is not None:
        band = next((name for most, name in _BANDS if asked.years <= most), _MOST)
        signals.append(Signal(band, asked.start, asked.end))
    return tuple(sorted(signals, key=lambda signal: (signal.start, signal.end, signal.name)))


def _led_before(led: list[Led], held: tuple[Post, ...]) -> list[Signal]:
    """Where a resume says that people were led in a post that ended, and leads none in its latest."""
    latest = max((post.last for post in held), default=None)
    in_post = [(post, found) for post in held for found in led if post.start <= found.start < post.end]
    if not in_post or any(post.last == latest for post, _ in in_post):
        return []
    _, found = max(in_post, key=lambda item: (item[0].last, -item[1].start))
    return [Signal(LED_BEFORE, found.start, found.end, whole=True)]
