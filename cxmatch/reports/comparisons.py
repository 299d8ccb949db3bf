"""A resume beside a posting -> a terminal, with both places quoted; and many of them as a ranking."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.comparing.comparison import Asked, Comparison, DealBreaker, Status, Unasked
from cxmatch.documents.document import Document, Passage
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.reports.names import common_folder
from cxmatch.reports.pieces import BAR, Bar, notice, quoted
from cxmatch.reports.quotes import place_of
from cxmatch.reports.safe import printable
from cxmatch.reports.terminal import failures, summary
from cxmatch.reports.wording import comparing as wording
from cxmatch.reports.wording import ranking as ranked

_COLOURS: Final[dict[Status, str]] = {"shown": "green", "missing": "red", "unknown": "yellow"}
_MARKS: Final[dict[Status, str]] = {"shown": "+", "missing": "-", "unknown": "?"}
SHOWN_UNASKED: Final = 12
"""How many things of a kind that were not asked for are named unless all are."""
SHOWN_MISSING: Final = 6
"""How many missing things a ranking names; the whole list stands in its other forms."""


def render_comparison(found: Comparison, *, full: bool = False) -> RenderableType:
    """A comparison for people: what is asked for, where, and where it is shown; deal-breakers; what was not asked.

    Args:
        found: The comparison.
        full: Whether every place is quoted, and all that was not asked for is named with its place.
    """
    parts: list[RenderableType] = [*_heading(found), Text()]
    for must, name in wording.GROUPS:
        asked = [each for each in found.asked if each.must is must]
        if asked:
            parts += [_group(name, asked), Padding(_asked(asked, found, full=full), (0, 0, 0, 2)), Text()]
    if found.deal_breakers:
        title = Text(wording.BREAKERS, style="bold")
        title.append("  no points", style="dim")
        parts += [title, Padding(_breakers(found, full=full), (0, 0, 0, 2)), Text()]
    if found.unasked:
        title = Text(wording.UNASKED, style="bold")
        title.append(f"  {len(found.unasked)}", style="dim")
        parts += [title, Padding(_unasked(found, full=full), (0, 0, 0, 2)), Text()]
    parts += [notice(told) for told in found.notices]
    parts.append(Text("Tools and skills: " + "; ".join(found.provenance.skills), style="dim"))
    return Group(*parts)


def _heading(found: Comparison) -> Iterator[RenderableType]:
    names = Text(printable(found.resume.name), style="bold")
    names.append(" beside ", style="dim")
    names.append(printable(found.posting.name), style="bold")
    yield names
    if found.score is None:
        yield Text("no score", style="bold yellow")
    else:
        line = Table.grid(padding=(0, 1))
        line.add_column(width=BAR)
        line.add_row(Bar(found.score, "green"), Text(f"{found.score:.2f}", style="bold"))
        yield line
    yield Text(wording.counts(found), style="dim")


def _group(title: str, asked: list[Asked]) -> Text:
    points, of = sum(each.points for each in asked), sum(each.of for each in asked)
    line = Text(title, style="bold")
    line.append(f"  {points:.2f} of {of:.2f}", style="dim")
    return line


def _asked(asked: Iterable[Asked], found: Comparison, *, full: bool) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    width = max(len(f"{each.of:.2f}") for each in found.asked)  # in both groups alike
    table.add_column(justify="right", width=width)
    table.add_column(justify="right", width=width + len("of "), style="dim")
    table.add_column(overflow="fold", ratio=1)
    for each in asked:
        colour = _COLOURS[each.status]
        name = Text(printable(each.name), style="bold")
        name.append(f"  {each.kind}", style="dim")
        if each.status != "shown":
            name.append(f"  {each.status}", style=colour)
        if dated := wording.dated(each):
            name.append(f"  {dated}", style="dim")
        table.add_row(Text(_MARKS[each.status], style=colour), f"{each.points:.2f}", f"of {each.of:.2f}", name)
        for line in _both(each, found, full=full):
            table.add_row("", "", "", line)
    return table


def _both(each: Asked | DealBreaker, found: Comparison, *, full: bool) -> Iterator[Text]:
    """The places of a thing in both documents: the first of each unless all are wanted."""
    for label, places, document, style in (
        ("asked", each.asked_at, found.posting, "bold"),
        (wording.where_found(each), each.shown_at, found.resume, f"bold {_COLOURS[each.status]}"),
    ):
        for place in places if full else places[:1]:
            yield _line(label, place, document, style, more=0 if full else len(places) - 1)


def _line(label: str, place: Passage, document: Document, style: str, *, more: int) -> Text:
    line = Text(f"{label} ", style="dim") + Text(f"{place_of(place)}: ", style="dim")
    line += quoted(document.text, place, style)
    if more:
        line.append(f"  (+{more} more)", style="dim")
    return line


def _breakers(found: Comparison, *, full: bool) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(overflow="fold", ratio=1)
    for each in found.deal_breakers:
        colour = _COLOURS[each.status]
        name = Text(printable(each.name), style="bold")
        name.append(f"  {each.status}", style=colour)
        table.add_row(Text(_MARKS[each.status], style=colour), name)
        for line in _both(each, found, full=full):
            table.add_row("", line)
    return table


def _unasked(found: Comparison, *, full: bool) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold", ratio=1)
    for kind, group in groupby(found.unasked, key=lambda each: each.kind):
        things = list(group)
        if full:
            for each in things:
                table.add_row(kind, _unasked_line(each, found))
            continue
        names = ", ".join(printable(each.name) for each in things[:SHOWN_UNASKED])
        rest = len(things) - SHOWN_UNASKED
        table.add_row(kind, names + (f", and {rest} more" if rest > 0 else ""))
    return table


def _unasked_line(each: Unasked, found: Comparison) -> Text:
    place = each.shown_at[0]
    line = Text(printable(each.name), style="bold") + Text(f"  {place_of(place)}: ", style="dim")
    return line + quoted(found.resume.text, place, "bold")


def render_compared(ranking: Ranking, *, top: int | None = None) -> RenderableType:
    """A ranking beside a posting or a resume for people: best first, then the files that failed.

    Args:
        ranking: The ranking.
        top: How many rows are shown; all where None.
    """
    folder = common_folder(row.path for row in ranking.rows)
    kept = [row for row in ranking.rows if row.status != "failed"]
    names = {row.path: printable(row.path.removeprefix(folder)) for row in ranking.rows}
    beside = ranking.posting if ranking.posting is not None else ranking.resume or ""
    title = Text(f"{'Resumes' if ranking.posting is not None else 'Postings'} beside ", style="dim")
    title.append(printable(beside), style="bold")
    parts: list[RenderableType] = [title]
    if folder:
        parts.append(Text(f"in {printable(folder)}", style="dim"))
    ask_all = ranked.unknown_of_all(kept) if ranking.posting is not None else ()
    if ask_all:
        parts.append(Text(f"to ask all of them about: {', '.join(map(printable, ask_all))}", style="dim"))
    parts += [Text(), _rows(kept[:top], names, ask_all)]
    if top is not None and len(kept) > top:
        parts.append(Text(f"   and {len(kept) - top} more", style="dim"))
    parts.append(Text())
    if ranking.failed:
        parts += [Text(f"Failed  {len(ranking.failed)}", style="bold red"), failures(ranking.failed, folder), Text()]
    parts.append(Text(summary(ranking), style="dim"))
    return Group(*parts)


def _rows(rows: Iterable[Row], names: Mapping[str, str], said_once: Collection[str]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=4, style="dim")
    table.add_column(justify="right", width=8)
    table.add_column(width=BAR // 2, no_wrap=True)
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=3, style="dim")
    for place, row in enumerate(rows, 1):
        score = "no score" if row.score is None else f"{row.score:.2f}"
        bar = Bar(row.score or 0.0, "green", BAR // 2)
        table.add_row(str(place), score, bar, names[row.path], _said(row, names, said_once))
    return table


def _said(row: Row, names: Mapping[str, str], said_once: Collection[str]) -> str:
    """How many must-haves are shown, what is missing, and what should be known."""
    musts = [asked for asked in row.asked if asked.must]
    shown = sum(asked.status == "shown" for asked in musts)
    said = [f"{shown} of {len(musts)} must-haves"] if musts else []
    missing = [asked.name for asked in musts if asked.status == "missing"]
    if missing:
        rest = len(missing) - SHOWN_MISSING
        told = ", ".join(printable(name) for name in missing[:SHOWN_MISSING])
        said.append("missing: " + told + (f", and {rest} more" if rest > 0 else ""))
    said += [*ranked.breakers(row, said_once), *ranked.to_know(row, names, tell_kind=False)]
    return "; ".join(said)
