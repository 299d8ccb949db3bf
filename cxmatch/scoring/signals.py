"""What a text says beyond words: people led, and years asked for.

Each signal is a piece of evidence that spans the words that say it. What they weigh is the lexicon's.
"""

from typing import Final, NamedTuple

from cxmatch.documents.document import Document
from cxmatch.scoring.leading import people_led
from cxmatch.scoring.years_asked import least_required


class Signal(NamedTuple):
    """Something that a text says beyond words."""

    name: str
    start: int
    end: int


PEOPLE_LED: Final = "people led"
MAY_LEAD: Final = "hints of leading people"
_BANDS: Final = ((0, "no years asked"), (1, "a year asked"), (2, "2 years asked"), (4, "3-4 years asked"),
                 (7, "5-7 years asked"), (9, "8-9 years asked"))  # fmt: skip
"""The most years of each band. The bands are those between the guide's demands: 0, 2, 3, over 5 and over 10."""
_MOST: Final = "10 or more years asked"


def find(document: Document) -> tuple[Signal, ...]:
    """The signals of a text, in its order.

    Example:
        >>> text = "Responsibilities\\nYou manage a team of 12.\\nRequirements\\nAt least 5 years of experience."
        >>> [signal.name for signal in find(Document.from_text(text))]
        ['people led', '5-7 years asked']
    """
    signals = [Signal(PEOPLE_LED if led.sure else MAY_LEAD, led.start, led.end) for led in people_led(document)]
    if document.kind != "resume" and (asked := least_required(document)) is not None:
        band = next((name for most, name in _BANDS if asked.years <= most), _MOST)
        signals.append(Signal(band, asked.start, asked.end))
    return tuple(sorted(signals, key=lambda signal: (signal.start, signal.end)))
