"""The quick guide -> a terminal, and the bytes of a file to print."""

from collections.abc import Callable, Iterator
from typing import Final, Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.documents.document import Notice
from cxmatch.hiring.drafting.guide import Guide, GuidePage
from cxmatch.reports import paper, word
from cxmatch.reports.labels import LABELS
from cxmatch.reports.pieces import COLOURS, notice
from cxmatch.reports.safe import printable

PrintFormat = Literal["html", "pdf", "docx"]
MOST_LETTERS: Final = 20
"""Letters without a font that are named."""


def _html(guide: Guide) -> bytes:
    from cxmatch.reports.pages import guide as page  # Jinja2 is loaded where it is needed

    return page.html(guide).encode()


_PRINTED: Final[dict[PrintFormat, Callable[[Guide], bytes]]] = {
    "html": _html,
    "pdf": paper.pdf,
    "docx": word.guide_docx,
}


def print_guide(guide: Guide, form: PrintFormat) -> bytes:
    """The guide as a file, one A4 page a role: the same bytes every time.

    Args:
        guide: The guide.
        form: The format of the file.

    Raises:
        UsageError: What makes this format is not installed.
    """
    return _PRINTED[form](guide)


def warnings_of(guide: Guide, form: PrintFormat) -> Iterator[Text]:
    """What whoever prints the file should know of it."""
    letters = paper.letters_without_font(guide) if form == "pdf" else ""
    if letters:
        some = " ".join(letters[:MOST_LETTERS]) + (" …" if len(letters) > MOST_LETTERS else "")
        message = (
            f"no font on this machine has these letters, which are empty boxes in the PDF: {some} "
            "(install a font that has them, or take --format html or docx to where there is one)"
        )
        yield notice(Notice(kind="letters_without_font", message=message))


def render_guide(guide: Guide) -> RenderableType:
    """The guide for people at a terminal: every role with all that the lexicon says of it."""
    parts: list[RenderableType] = []
    for page in guide.pages:
        parts += [*_page(page), Text()]
    return Group(*parts[:-1])


def _page(page: GuidePage) -> Iterator[RenderableType]:
    colour = COLOURS[(page.number - 1) % len(COLOURS)]
    title = Text(printable(page.title), style=f"bold {colour}")
    if page.in_a_word:
        title.append(f"  {LABELS.in_a_word} {printable(page.in_a_word)}", style="dim")
    yield title
    yield Text.assemble(("Years  ", "bold"), printable(page.years))
    for label, core in ((LABELS.words, True), (LABELS.added, False)):
        words = [printable(word.keyword) for word in page.words if word.core is core]
        if words:
            yield from _part(label, Text(", ".join(words), style="bold" if core else ""))
    for label, lines in ((LABELS.looked_for, page.looked_for), (LABELS.questions, page.questions)):
        if lines:
            yield from _part(label, *(Text(f"- {printable(line)}") for line in lines))
    rows = [word for word in page.words if word.not_for or word.near]
    if rows:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_row(*(Text(name, style="dim") for name in LABELS.columns))
        for word in rows:
            cells = (Text(printable("; ".join(notes))) for notes in (word.not_for, word.near))
            table.add_row(Text(printable(word.keyword), style="bold"), *cells)
        yield from _part(LABELS.rows, table)


def _part(label: str, *lines: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Text(label, style="bold")
    yield Padding(Group(*lines), (0, 0, 0, 2))
