"""What every answer for a terminal is made of: bars, places, words in their line, notices, errors."""

from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from cxmatch.documents.document import Notice, Passage
from cxmatch.errors import CxmatchError
from cxmatch.reports.quotes import quote
from cxmatch.reports.safe import printable

BAR: Final = 24
"""Characters of a full bar."""
COLOURS: Final = ("green", "blue", "magenta", "cyan", "yellow")
"""Of roles, in the lexicon's order; beyond five they begin again."""
STATUS_MARKS: Final = {"met": "+", "unmet": "-", "unknown": "?"}
"""Before a requirement."""


class Bar:
    """A score of 0 to 100 as a bar; in plain characters where the terminal has no others.

    Args:
        score: The score.
        colour: Of the full part.
        width: Characters of a full bar; fewer where there is no room for them.
    """

    def __init__(self, score: float, colour: str, width: int = BAR) -> None:
        self._score = score
        self._width = width
        self._colour = colour

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(self._width, options.max_width)
        filled = round(self._score / 100 * width)
        full, rest = ("#", "-") if options.ascii_only else ("█", "░")
        yield Text(full * filled, style=self._colour, end="") + Text(rest * (width - filled), style="dim")


class ByWidth:
    """The wider of two forms of an answer, or the other where there is no room for it.

    Args:
        wide: The form that takes room, such as a table.
        narrow: The form whose lines may be as short as need be.
        least: Characters that the wide form takes.
    """

    def __init__(self, wide: RenderableType, narrow: RenderableType, least: int) -> None:
        self._wide = wide
        self._narrow = narrow
        self._least = least

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._wide if options.max_width >= self._least else self._narrow


def quoted(text: str, passage: Passage, style: str) -> Text:
    """Words in their line, cut short on both sides.

    Args:
        text: The whole text of the document.
        passage: The words.
        style: Of the words themselves.
    """
    before, words, after = quote(text, passage.start, passage.end)
    return Text(before) + Text(words, style=style) + Text(after)


def notice(told: Notice) -> Text:
    """A notice on one line."""
    line = Text("! ", style="bold yellow") + Text(f"{told.kind.replace('_', ' ')}: {printable(told.message)}")
    if told.text:
        line.append(f" [{printable(told.text[:80])}]", style="dim")
    return line


def print_error(console: Console, error: CxmatchError) -> None:
    """An error on one line: which file, what failed, what to do."""
    line = Text("error: ", style="bold red")
    if error.source:
        line.append(f"{printable(error.source)}: ", style="bold")
    line.append(f"{printable(error.message)} ({error.kind})")
    console.print(line, soft_wrap=True)
