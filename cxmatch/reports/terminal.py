"""Answers -> a terminal, or the same as plain text into a pipe."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.lexicon import Lexicon
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.reports.names import common_folder
from cxmatch.reports.pieces import BAR, COLOURS, STATUS_MARKS, Bar, notice, quoted
from cxmatch.reports.quotes import place_of
from cxmatch.reports.safe import printable
from cxmatch.reports.wording.ranking import counts, to_know
from cxmatch.reports.wording.scoring import ALONE_BELOW
from cxmatch.scoring.report import Evidence, Report, RoleFit

SHOWN_REJECTED: Final = 12
"""How many rejected places are shown unless all are asked for."""
SHOWN_FOR, SHOWN_AGAINST = 14, 6
"""How many pieces that speak for the best role, and against it, are shown unless all are asked for."""
SHOWN_OF_OTHERS: Final = 3
"""The same for every other role."""
SHOWN_WHY: Final = 6
"""How many things that speak for somebody a ranking names; the whole list stands in its other forms."""
SHOWN_NEAR: Final = 4
"""How many near misses of the best role are shown unless all are asked for."""


def render_report(report: Report, *, full: bool = False) -> RenderableType:
    """A report for people: each role's bar and evidence, best first, then what was not counted.

    Args:
        report: The report.
        full: Whether repeats and all rejected places are shown.
    """
    parts: list[RenderableType] = [_heading(report), Text()]
    order = sorted(fit.role for fit in report.fits)
    for place, fit in enumerate(report.fits):
        colour = COLOURS[order.index(fit.role) % len(COLOURS)]
        parts += _fit(fit, report, colour, best=place == 0, full=full)
    if not isinstance(parts[-1], Text):
        parts.append(Text())
    if report.rejected:
        parts += [_rejected(report, full=full), Text()]
    parts += [notice(told) for told in report.notices]
    return Group(*parts)


def _heading(report: Report) -> Text:
    document = report.document
    sure = "" if document.kind_confidence == 1 else f" ({document.kind_confidence:.0%} sure)"
    years = "no dated work" if report.experience.years is None else f"{report.experience.years:g} years of dated work"
    pages = f"{len(document.pages)} page{'s' * (len(document.pages) != 1)}, " if document.pages else ""
    heading = Text(printable(document.name), style="bold")
    heading.append(
        f"\n{document.kind.replace('_', ' ')}{sure}, {pages}{years}, as of {report.provenance.as_of}",
        style="dim",
    )
    return heading


def _fit(fit: RoleFit, report: Report, colour: str, *, best: bool, full: bool) -> Iterator[RenderableType]:
    head = Table.grid(padding=(0, 1))
    head.add_column(width=32, no_wrap=True)
    head.add_column(width=BAR)
    head.add_column(justify="right", width=6)
    head.add_row(Text(printable(fit.title), style="bold"), Bar(fit.score, colour), f"{fit.score:.2f}")
    yield head
    if not (best or full) and fit.score < ALONE_BELOW:
        return
    if fit.evidence:
        lines = [
            *_pieces(fit, report.document.text, colour, best=best, full=full),
            *_lacking(fit, best=best, full=full),
        ]
        yield Padding(Group(*lines), (0, 0, 0, 2))
    yield Text()


def _pieces(fit: RoleFit, text: str, colour: str, *, best: bool, full: bool) -> Iterator[RenderableType]:
    """What speaks for the role, each in its line; then what speaks against it, on one line unless all is asked for."""
    order = sorted(fit.evidence, key=lambda piece: (-piece.points, piece.start))
    if full:
        yield _evidence(order, text, colour, {})
        return
    repeats = Counter(piece.keyword for piece in order if not piece.points)
    speaks = [piece for piece in order if piece.points > 0]
    shown = speaks[: SHOWN_FOR if best else SHOWN_OF_OTHERS]
    yield _evidence(shown, text, colour, repeats)
    if rest := speaks[len(shown) :]:
        yield Text(f"and {len(rest)} more, together {sum(piece.points for piece in rest):.2f}", style="dim")
    against = [piece for piece in reversed(order) if piece.points < 0]
    if against:
        told = against[: SHOWN_AGAINST if best else SHOWN_OF_OTHERS]
        line = "against: " + ", ".join(f"{printable(piece.keyword)} {piece.points:.2f}" for piece in told)
        if rest := against[len(told) :]:
            line += f", and {len(rest)} more, together {sum(piece.points for piece in rest):.2f}"
        yield Text(line, style="dim")


def _lacking(fit: RoleFit, *, best: bool, full: bool) -> Iterator[Text]:
    """The keywords and requirements that the text does not show, and what comes close."""
    if fit.missing:
        yield Text("not shown: " + ", ".join(map(printable, fit.missing)), style="dim")
    near = fit.near_misses if full else fit.near_misses[: SHOWN_NEAR if best else 0]
    for miss in near:
        words = printable(" ".join(miss.text.split()))
        yield Text(f"~ close to {printable(miss.keyword)}: “{words}” ({printable(miss.note)})", style="dim")
    for asked in fit.requirements:
        mark = f"{STATUS_MARKS[asked.status]} {asked.status}: {printable(asked.text)} ({asked.reason})"
        yield Text(mark, style="dim")


def _evidence(pieces: Iterable[Evidence], text: str, colour: str, repeats: dict[str, int]) -> Table:
    table = _grid()
    for piece in pieces:
        words = quoted(text, piece, f"bold {colour}")
        if repeats.get(piece.keyword):
            words.append(f"  (+{repeats[piece.keyword]} more)", style="dim")
        how = piece.how if piece.how != "fuzzy" else f"fuzzy {piece.similarity:.2f}"
        name = Text(printable(piece.keyword), style="bold" if piece.core else "")
        table.add_row(f"{piece.points:.2f}", name, place_of(piece), how, words)
    return table


def _rejected(report: Report, *, full: bool) -> RenderableType:
    shown = report.rejected if full else report.rejected[:SHOWN_REJECTED]
    table = _grid()
    for piece in shown:
        words = quoted(report.document.text, piece, "bold red")
        words.append(f"  {piece.note}", style="dim")
        table.add_row("", printable(piece.keyword), place_of(piece), piece.reason.replace("_", " "), words)
    title = Text(f"Not counted ({len(report.rejected)})", style="bold")
    if len(shown) < len(report.rejected):
        title.append(f", the first {len(shown)}; --all shows the rest", style="dim")
    return Group(title, Padding(table, (0, 0, 0, 2)))


def _grid() -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=6)
    table.add_column(width=26)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    return table


def render_ranking(ranking: Ranking, lexicon: Lexicon, *, top: int | None = None) -> RenderableType:
    """A ranking for people: a table for each role, best first, then the files that failed.

    Args:
        ranking: The ranking.
        lexicon: Whose roles it is about.
        top: How many rows of each role are shown; all where None.
    """
    parts: list[RenderableType] = []
    folder = common_folder(row.path for row in ranking.rows)
    has_resumes = any(row.kind == "resume" for row in ranking.rows)
    if folder:
        parts += [Text(f"in {printable(folder)}", style="dim"), Text()]
    roles = {role.id: (role.title, COLOURS[place % len(COLOURS)]) for place, role in enumerate(lexicon.roles)}
    for role, group in groupby((row for row in ranking.rows if row.status != "failed"), key=lambda row: row.role):
        rows = list(group)
        title, colour = roles.get(role or "", ("No role has evidence", "white"))
        heading = Text(printable(title), style=f"bold {colour}")
        heading.append(f"  {len(rows)}", style="dim")
        parts += [heading, _ranked(rows[:top], colour, folder, tell_kinds=has_resumes)]
        if top is not None and len(rows) > top:
            parts.append(Text(f"   and {len(rows) - top} more", style="dim"))
        parts.append(Text())
    if ranking.failed:
        parts += [Text(f"Failed  {len(ranking.failed)}", style="bold red"), failures(ranking.failed, folder), Text()]
    parts.append(Text(summary(ranking), style="dim"))
    return Group(*parts)


def _ranked(rows: Iterable[Row], colour: str, folder: str, *, tell_kinds: bool) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=4, style="dim")
    table.add_column(justify="right", width=6)
    table.add_column(width=BAR // 2, no_wrap=True)
    table.add_column(justify="right", width=8, style="dim")
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=3, style="dim")
    for place, row in enumerate(rows, 1):
        score = row.score or 0.0
        years = "undated" if row.years is None else f"{row.years:g} y"
        table.add_row(
            str(place),
            f"{score:.2f}",
            Bar(score, colour, BAR // 2),
            years,
            printable(row.path.removeprefix(folder)),
            _why(row, folder, tell_kind=tell_kinds),
        )
    return table


def _why(row: Row, folder: str, *, tell_kind: bool) -> str:
    """What should be known, and the words that brought the most."""
    best = sorted(row.evidence, key=lambda piece: (-piece.points, piece.start))
    names = dict.fromkeys(printable(piece.keyword) for piece in best if piece.points > 0)
    others = {path: printable(path.removeprefix(folder)) for path in (row.same_as, *row.near) if path}
    kind, *known = ("", *to_know(row, others, tell_kind=tell_kind))
    if known and known[0].startswith("no resume"):
        kind = known.pop(0)
    return "; ".join(filter(None, (kind, ", ".join([*names][:SHOWN_WHY]), *known)))


def failures(rows: Iterable[Row], folder: str) -> Table:
    """The files that could not be read, each with its error.

    Args:
        rows: Theirs.
        folder: What their paths have in common, which is said elsewhere.
    """
    table = Table.grid(padding=(0, 1))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True, style="red")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row("   " + printable(row.path.removeprefix(folder)), row.error, printable(row.message or ""))
    return table


def summary(ranking: Ranking) -> str:
    """How many files there were and what became of them.

    Args:
        ranking: Of those files.
    """
    hidden = " Names and files are left out." if ranking.blind else ""
    return f"{counts(ranking)}. As of {ranking.as_of}.{hidden}"


def render_lexicon(lexicon: Lexicon, roles: Iterable[str]) -> RenderableType:
    """Roles of a lexicon for people."""
    parts: list[RenderableType] = []
    for name in roles:
        role = lexicon.role(name)
        head = Text(printable(role.title), style="bold")
        head.append(f"  {role.id}" + (f", {printable(role.in_a_word)}" if role.in_a_word else ""), style="dim")
        added = [term.term for term in role.terms if not term.core]
        parts += [head, Text("  core: " + ", ".join(map(printable, role.core)))]
        if added:
            parts.append(Text("  added: " + ", ".join(map(printable, added))))
        parts.append(Text(f"  years: {printable(role.years.in_words)}"))
        parts += [Text(f"  looked for: {printable(wish.text)}") for wish in role.wishes]
        parts.append(Text())
    return Group(*parts)
