"""An audit of a posting -> a terminal."""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.documents.document import Passage
from cxmatch.hiring.auditing.audit import Audit
from cxmatch.hiring.auditing.findings import Finding, a_role
from cxmatch.lexicon import Lexicon
from cxmatch.reports.pieces import BAR, COLOURS, Bar, notice, quoted
from cxmatch.reports.quotes import place_of
from cxmatch.reports.safe import printable
from cxmatch.reports.wording import auditing as wording

SHOWN_PLACES: Final = 4
"""Places that are shown of each thing unless all are asked for."""
_SHOWN_WORDS: Final = 160
"""Characters that are shown of a place or a title."""


def render_audit(found: Audit, lexicon: Lexicon, *, full: bool = False) -> RenderableType:
    """An audit for people: what the posting says, what it asks for, then what misleads, each with its places.

    Args:
        found: The audit.
        lexicon: Whose roles it is about.
        full: Whether all places are shown.
    """
    parts: list[RenderableType] = [_heading(found, lexicon), Text()]
    if found.document.is_english:
        parts += [_roles(found, lexicon), Text(), _asked(found, full=full), Text(), *_findings(found, full=full)]
    parts += [notice(told) for told in found.notices]
    return Group(*parts)


def _heading(found: Audit, lexicon: Lexicon) -> Text:
    heading = Text(printable(found.document.name), style="bold")
    if found.title is None:
        heading.append(f"\n{wording.NO_TITLE}", style="dim")
    else:
        heading.append("\ntitle  ", style="dim").append(printable(_cut(found.title)))
        heading.append(f"{wording.where_titled(found)}; names ", style="dim").append(printable(wording.names(found)))
    if found.described_role is not None:
        heading.append("\ntext   describes ", style="dim").append(printable(a_role(found.described_role)))
        heading.append(wording.how_sure(found, lexicon), style="dim")
    return heading


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN_WORDS else words[:_SHOWN_WORDS].rstrip() + " …"


def _roles(found: Audit, lexicon: Lexicon) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(max_width=40, no_wrap=True)
    table.add_column(max_width=BAR)
    table.add_column(justify="right", width=6)
    order = sorted(found.scores)
    for role in sorted(found.scores, key=lambda role: (-found.scores[role], role)):
        colour = COLOURS[order.index(role) % len(COLOURS)]
        score = found.scores[role]
        title = Text(printable(lexicon.role(role).title), style="bold" if role == found.described_role else "")
        table.add_row(title, Bar(score, colour), f"{score:.2f}")
    return table


def _asked(found: Audit, *, full: bool) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=12, style="dim")
    table.add_column(overflow="fold")
    for fact in wording.facts(found):
        table.add_row(fact.name, Group(Text(printable(fact.told)), *_places(found, fact.places, full=full)))
    return table


def _findings(found: Audit, *, full: bool) -> Iterator[RenderableType]:
    if not found.findings:
        yield Text(wording.NOTHING_MISLEADS, style="bold green")
        return
    yield Text(f"What misleads ({len(found.findings)})", style="bold")
    for finding in found.findings:
        yield Padding(_finding(found, finding, full=full), (0, 0, 0, 2))


def _finding(found: Audit, finding: Finding, *, full: bool) -> RenderableType:
    head = Text(f"{finding.kind}: ", style="bold yellow").append(printable(finding.text), style="default not bold")
    return Group(head, Padding(Group(*_places(found, finding.places, full=full)), (0, 0, 0, 2)))


def _places(found: Audit, places: Iterable[Passage], *, full: bool) -> Iterator[Text]:
    passages = tuple(places)
    shown = passages if full else passages[:SHOWN_PLACES]
    for passage in shown:
        short = passage.model_copy(update={"end": min(passage.end, passage.start + _SHOWN_WORDS)})
        yield Text(f"{place_of(passage)}  ", style="dim").append_text(quoted(found.document.text, short, "bold"))
    if len(shown) < len(passages):
        yield Text(f"and {len(passages) - len(shown)} more; --all shows them", style="dim")
