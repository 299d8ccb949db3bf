"""A team -> a terminal: everybody's fits, roles that nobody covers, who is close to the next one, whom to hire."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.hiring.staffing.hire_next import HireNext
from cxmatch.hiring.staffing.members import Member
from cxmatch.hiring.staffing.next_steps import Candidate, FromElsewhere, NextStep
from cxmatch.hiring.staffing.team import RoleCover, Team
from cxmatch.lexicon import Lexicon
from cxmatch.reports.names import shortened
from cxmatch.reports.pieces import COLOURS, STATUS_MARKS, Bar, ByWidth
from cxmatch.reports.quotes import place_of
from cxmatch.reports.safe import printable
from cxmatch.reports.wording import staffing as wording
from cxmatch.scoring.report import Evidence

SHOWN_CANDIDATES: Final = 3
"""How many people are told of for each step; the others are named."""
SHOWN_NEAR: Final = 3
"""How many near misses are told for each person."""
_BAR: Final = 8
"""Characters of a bar."""
_TABLE: Final = 90
"""Characters from which a table of five roles has room for names; below, everybody has lines of their own."""


def render_team(team: Team, lexicon: Lexicon) -> RenderableType:
    """A team for people.

    Args:
        team: The team.
        lexicon: Whose roles it is about.
    """
    known = team.hire_next is not None
    parts: list[RenderableType] = (
        [ByWidth(_members(team, lexicon), Group(*_lines(team, lexicon)), _TABLE), Text()] if known else []
    )
    if team.failed:
        parts += [Text(f"Failed  {len(team.failed)}", style="bold red"), _failures(team.failed), Text()]
    if known:
        parts += [Text("Roles", style="bold"), _covers(team, lexicon), Text()]
    for step in team.next_steps:
        if step.candidates:
            parts += [*_step(step), Text()]
    empty = [step for step in team.next_steps if not step.candidates]
    if empty and known:
        parts += [*map(_nobody, empty), Text()]
    if team.from_elsewhere:
        parts += [*_from_elsewhere(team.from_elsewhere), Text()]
    if team.hire_next is not None:
        parts += [*_hire_next(team.hire_next, lexicon), Text()]
    parts += [Text(f"! {printable(told.message)}", style="yellow") for told in team.notices]
    parts.append(Text(wording.summary(team), style="dim"))
    return Group(*parts)


def _members(team: Team, lexicon: Lexicon) -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("", overflow="fold")
    for role in lexicon.roles:
        table.add_column(printable(role.id), justify="right", no_wrap=True)
    table.add_column("years", justify="right", no_wrap=True, style="dim")
    table.add_column("best", overflow="fold")
    for department, members in groupby(team.members, key=lambda member: member.department):
        shown = [member for member in members if member.status != "failed"]
        if shown:
            table.add_row(Text(printable(department) if department else "no department known", style="bold"))
        for member in shown:
            table.add_row(*_row(member, lexicon))
    return table


def _row(member: Member, lexicon: Lexicon) -> Iterator[RenderableType]:
    yield Text(f"  {printable(member.name)}")
    scores = {fit.role: fit.score for fit in member.fits}
    for place, role in enumerate(lexicon.roles):
        best = role.id == member.best_role
        yield Text(f"{scores[role.id]:.2f}", style=f"bold {COLOURS[place % len(COLOURS)]}" if best else "dim")
    yield "undated" if member.years is None else f"{member.years:g}"
    yield Text(_best(member, lexicon))


def _lines(team: Team, lexicon: Lexicon) -> Iterator[RenderableType]:
    """The same as the table of members, in lines."""
    for department, members in groupby(team.members, key=lambda member: member.department):
        shown = [member for member in members if member.status != "failed"]
        if shown:
            yield Text(printable(department) if department else "no department known", style="bold")
        for member in shown:
            years = "undated" if member.years is None else f"{member.years:g} years"
            yield Padding(Text(f"{printable(member.name)}: {_best(member, lexicon)}, {years}"), (0, 0, 0, 3))
            scores = {fit.role: fit.score for fit in member.fits}
            told = [f"{printable(role.id)} {scores[role.id]:.2f}" for role in lexicon.roles]
            yield Padding(Text(", ".join(told), style="dim"), (0, 0, 0, 6))


def _best(member: Member, lexicon: Lexicon) -> str:
    """What somebody fits best, and what should be known of their file."""
    titles = {role.id: role.title for role in lexicon.roles}
    return printable("; ".join((wording.best(member, titles), *wording.to_know(member))))


def _failures(members: Iterable[Member]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True, style="red")
    table.add_column(overflow="fold")
    for member in members:
        table.add_row("   " + printable(member.name), member.error, printable(member.message or ""))
    return table


def _covers(team: Team, lexicon: Lexicon) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    covers = {cover.role: cover for cover in (*team.covered, *team.uncovered)}
    for role in lexicon.roles:
        cover = covers[role.id]
        mark = Text(STATUS_MARKS["met"], style="green") if cover.by else Text(STATUS_MARKS["unmet"], style="bold red")
        table.add_row(mark, printable(role.title), _who(cover))
    return table


def _who(cover: RoleCover) -> Text:
    line = Text(printable(wording.who(cover)), style="" if cover.by else "dim")
    return line.append(wording.ONLY_ELSEWHERE, style="yellow") if cover.only_elsewhere else line


def _step(step: NextStep) -> Iterator[RenderableType]:
    yield Text(printable(wording.step(step)), style="bold")
    yield _indented(Text(f"{printable(step.why)} ({printable(step.source)})", style="dim"))
    for place, found in enumerate(step.candidates[:SHOWN_CANDIDATES], 1):
        yield _head(found, place)
        yield Padding(Group(*_candidate(found)), (0, 0, 0, 6))
    if rest := step.candidates[SHOWN_CANDIDATES:]:
        names = shortened((f"{printable(found.name)} {found.score:.2f}" for found in rest), wording.SHOWN_NAMES)
        yield _indented(Text(f"then {names}", style="dim"))


def _nobody(step: NextStep) -> Text:
    return Text(printable(wording.nobody_near(step)), style="dim")


def _indented(line: Text, by: int = 3) -> Padding:
    """A line whose continuations stand where it begins."""
    return Padding(line, (0, 0, 0, by), expand=False)


def _head(found: Candidate, place: int) -> Table:
    head = Table.grid(padding=(0, 1))
    head.add_column(width=4, justify="right", style="dim")
    head.add_column(overflow="fold")
    head.add_column(width=_BAR, no_wrap=True)
    head.add_column(overflow="fold", style="dim")
    head.add_row(
        str(place),
        Text(printable(found.name), style="bold"),
        Bar(found.score, "green", _BAR),
        f"{found.score:.2f}, {wording.short(found)}",
    )
    return head


def _candidate(found: Candidate) -> Iterator[RenderableType]:
    if found.has:
        yield _passages("shows", found.has)
    if found.missing:
        yield Text("not shown: " + ", ".join(map(printable, found.missing)))
    for miss in found.near_misses[:SHOWN_NEAR]:
        words = printable(" ".join(miss.text.split()))
        yield Text(f"~ close to {printable(miss.keyword)}: “{words}” ({printable(miss.note)})", style="dim")
    for asked in found.requirements:
        mark = f"{STATUS_MARKS[asked.status]} {asked.status}: {printable(asked.text)} ({printable(asked.reason)})"
        yield Text(mark, style="dim" if asked.status == "met" else "")


def _passages(what: str, pieces: Iterable[Evidence]) -> Text:
    line = Text(f"{what}: ")
    for number, piece in enumerate(pieces):
        words = printable(" ".join(piece.text.split()))
        line.append(", " if number else "").append(printable(piece.keyword), style="bold")
        line.append(f" “{words}” ({place_of(piece)})", style="dim")
    return line


def _from_elsewhere(found: Iterable[FromElsewhere]) -> Iterator[RenderableType]:
    yield Text("From other departments, for a part of a role", style="bold")
    for title, group in groupby(found, key=lambda helper: helper.title):
        yield _indented(Text(printable(title)))
        helpers = list(group)
        for helper in helpers[: wording.SHOWN_NAMES]:
            line = Text().append(printable(helper.name), style="bold")
            line.append(f", {printable(helper.department)}: {len(helper.keywords)} of {helper.of} keywords; ")
            yield _indented(line + _passages("shows", helper.keywords), 6)
        if len(helpers) > wording.SHOWN_NAMES:
            yield _indented(Text(f"and {len(helpers) - wording.SHOWN_NAMES:,} more", style="dim"), 6)


def _hire_next(found: HireNext, lexicon: Lexicon) -> Iterator[RenderableType]:
    titles = {role.id: role.title for role in lexicon.roles}
    yield Text(printable(wording.next_hire(found)), style="bold")
    yield from (_indented(Text(printable(reason))) for reason in found.reasons)
    if found.then:
        yield _indented(Text(f"then: {printable(', '.join(titles[role] for role in found.then))}", style="dim"))
