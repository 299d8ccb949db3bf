"""What could be changed in a resume -> a terminal: the score first, then the changes in order, then the rest."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmatch.comparing.comparison import Asked
from cxmatch.documents.document import Document, Passage
from cxmatch.hiring.improving.changes import Change
from cxmatch.hiring.improving.improve import Improvement
from cxmatch.hiring.improving.lacking import BesideLetter, Lacking
from cxmatch.hiring.improving.searching import Suiting
from cxmatch.hiring.improving.uncounted import NotCounted
from cxmatch.lexicon import Lexicon
from cxmatch.reports.pieces import BAR, STATUS_MARKS, Bar, notice, quoted
from cxmatch.reports.quotes import place_of
from cxmatch.reports.safe import printable
from cxmatch.reports.wording import improving as wording
from cxmatch.reports.wording.customers import customers
from cxmatch.scoring.report import Evidence

SHOWN_CHANGES: Final = 7
"""Changes that are shown, and questions, unless all are asked for."""
SHOWN_COUNTS: Final = 8
"""Pieces of evidence, and things that do not count, that are shown unless all are asked for."""
SHOWN_AGAINST: Final = 3
"""Things that speak for other work and are shown unless all are asked for."""
_COLOUR: Final = "green"


def render_improvement(found: Improvement, lexicon: Lexicon, *, full: bool = False) -> RenderableType:
    """What could be changed in a resume, for who wrote it.

    Args:
        found: The answer.
        lexicon: Whose role it is about.
        full: Whether everything is shown.
    """
    parts: list[RenderableType] = [_heading(found, lexicon), *_changes(found, full=full), *_questions(found, full=full)]
    if found.posting:
        parts += _posting(found.posting, full=full)
    if found.cover_letter:
        parts += _letter(found.cover_letter)
    parts += [*_counts(found, full=full), *_not_counted(found, full=full)]
    if found.search:
        parts += _search(found.search, found.document, {tier.id for tier in lexicon.growth})
    parts += [notice(told) for told in found.notices]
    return Group(*parts)


def _heading(found: Improvement, lexicon: Lexicon) -> RenderableType:
    head = Table.grid(padding=(0, 1))
    head.add_column()
    head.add_column(width=BAR)
    head.add_row(Text(printable(found.title), style="bold"), Bar(found.score, _COLOUR), f"{found.score:.2f} of 100")
    means = Text(" ".join(_means(found, lexicon)))
    lines: list[RenderableType] = [Text(printable(found.document.name), style="dim"), head, means]
    for asked in found.requirements:
        if asked.status != "met":
            mark = f"{STATUS_MARKS[asked.status]} {asked.status}: {printable(asked.text)} ({printable(asked.reason)})"
            lines.append(Text(mark, style="dim"))
    return Group(*lines, Text())


def _means(found: Improvement, lexicon: Lexicon) -> Iterator[str]:
    """What the score says of the resume, and where to turn if the role is far off."""
    yield from wording.means(found, {role.id: role.title for role in lexicon.roles})
    if wording.is_far(found):
        if wording.is_nearer_another(found):
            yield f"See --role {found.best_role} for the role that you are near."
        elif not found.search:
            yield "See --search for what to look for."


def _changes(found: Improvement, *, full: bool) -> Iterator[RenderableType]:
    worth, little = wording.changes(found, full=full)
    yield Text(wording.TO_CHANGE, style="bold").append(f"  {wording.TRIED}", style="not bold dim")
    if not worth:
        yield Text(f"  {wording.NO_CHANGE}")
    else:
        yield from _list(worth, found, full=full)
        if together := wording.all_together(found, worth):
            yield Text(f"  {together}", style="dim")
    if more := wording.more_would_bring_little(len(little)):
        yield Text(f"  {more}; --all shows {'them' if len(little) > 1 else 'it'}.", style="dim")
    yield Text()


def _questions(found: Improvement, *, full: bool) -> Iterator[RenderableType]:
    worth, _ = wording.questions(found, full=full)
    if worth:
        yield Text(wording.TO_ASK, style="bold")
        yield from _list(worth, found, full=full)
        yield Text()


def _list(changes: tuple[Change, ...], found: Improvement, *, full: bool) -> Iterator[RenderableType]:
    shown = changes if full else changes[:SHOWN_CHANGES]
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=8)
    table.add_column(overflow="fold")
    for change in shown:
        points = "" if change.points is None else f"+{change.points:.2f}"
        table.add_row(Text(points, style=_COLOUR), Group(*_change(change, found)))
    yield table
    if len(shown) < len(changes):
        yield Text(f"  and {len(changes) - len(shown)} more; --all shows them", style="dim")


def _change(change: Change, found: Improvement) -> Iterator[Text]:
    yield Text(printable(change.what), style="bold").append(f" {printable(change.if_true)}", style="not bold")
    if change.where:
        line = _placed(change.where, found.document)
        if change.kind == "letter" and found.cover_letter:
            line = Text("letter  ", style="dim") + quoted(found.cover_letter.letter.text, change.where, "bold")
        yield line.append(f"  ({printable(change.note)})" if change.note else "", style="dim")
    elif change.note:
        yield Text(printable(change.note), style="dim")
    if posted := wording.in_the_match(change):
        yield Text(posted, style="dim")


def _placed(passage: Passage, document: Document, style: str = "bold") -> Text:
    return Text(f"{place_of(passage)}  ", style="dim").append_text(quoted(document.text, passage, style))


def _counts(found: Improvement, *, full: bool) -> Iterator[RenderableType]:
    speaks = sorted((piece for piece in found.counts if piece.points > 0), key=lambda one: (-one.points, one.start))
    against = sorted((piece for piece in found.counts if piece.points < 0), key=lambda one: (one.points, one.start))
    heading = Text("What counts now", style="bold")
    if against:
        sums = f"for this role {_sum(speaks):.2f}, for other work {_sum(against):.2f}: {found.score:.2f} of 100"
        heading.append(f"  {sums}", style="not bold dim")
    yield heading
    if not speaks:
        yield Text("  Nothing yet.")
    yield from _pieces(speaks, found.document, len(speaks) if full else SHOWN_COUNTS, _COLOUR)
    if against:
        yield Text(f"  {wording.AGAINST}", style="dim")
        yield from _pieces(against, found.document, len(against) if full else SHOWN_AGAINST, "red")
    yield Text()


def _sum(pieces: Iterable[Evidence]) -> float:
    return sum(piece.points for piece in pieces)


def _pieces(pieces: list[Evidence], document: Document, most: int, colour: str) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=8)
    table.add_column(width=26, overflow="fold")
    table.add_column(overflow="fold")
    for piece in pieces[:most]:
        name = Text(printable(piece.keyword), style="bold" if piece.core else "")
        table.add_row(f"{piece.points:.2f}", name, _placed(piece, document, f"bold {colour}"))
    yield table
    if rest := pieces[most:]:
        yield Text(f"  and {len(rest)} more, together {_sum(rest):.2f}", style="dim")


def _not_counted(found: Improvement, *, full: bool) -> Iterator[RenderableType]:
    told = [one for one in found.not_counted if full or wording.needs_telling(one)]
    if not told:
        return
    yield Text("What does not count, or not in full", style="bold")
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(width=26, overflow="fold")
    table.add_column(overflow="fold")
    for one in told if full else told[:SHOWN_COUNTS]:
        table.add_row("", printable(wording.name_of(one)), _reason(one, found.document))
    yield table
    if not full and len(told) > SHOWN_COUNTS:
        yield Text(f"  and {len(told) - SHOWN_COUNTS} more; --all shows them", style="dim")
    yield Text()


def _reason(one: NotCounted, document: Document) -> Text:
    words = _placed(one.passage, document, "bold red") if one.passage else Text(printable(one.text[:160]))
    note = printable(wording.reason_of(one))
    return words.append(f"  ({note})" if words.plain else note, style="dim")


def _posting(lacking: Lacking, *, full: bool) -> Iterator[RenderableType]:
    yield Text(f"The posting {printable(lacking.posting.name)}", style="bold").append(
        f"  {wording.the_match(lacking)}", style="not bold dim"
    )
    missing = [*lacking.missing, *lacking.unknown]
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=8)
    table.add_column(width=26, overflow="fold")
    table.add_column(overflow="fold")
    for asked in missing if full else missing[: 2 * SHOWN_CHANGES]:
        table.add_row(
            Text(wording.worth_of(asked), style=_COLOUR), printable(asked.name), _asked(asked, lacking.posting)
        )
    yield table
    if not missing:
        yield Text("  Your resume shows all that it asks for.")
    elif not full and len(missing) > 2 * SHOWN_CHANGES:
        yield Text(f"  and {len(missing) - 2 * SHOWN_CHANGES} more; --all shows them", style="dim")
    for breaker in lacking.deal_breakers:
        line = Text(f"  ! {breaker.kind}: {printable(breaker.name)}, {breaker.status} in your resume  ")
        yield line.append_text(_placed(breaker.asked_at[0], lacking.posting)) if breaker.asked_at else line
    yield Text()


def _asked(asked: Asked, posting: Document) -> Text:
    line = Text("required  " if asked.must else "nice to have  ", style="bold" if asked.must else "dim")
    return line.append_text(_placed(asked.asked_at[0], posting)) if asked.asked_at else line


def _letter(letter: BesideLetter) -> Iterator[RenderableType]:
    yield Text(f"The letter {printable(letter.letter.name)}", style="bold")
    for what, said in wording.beside_letter(letter):
        names = ", ".join(printable(one.name) for one in said)
        yield Text(f"  {what}: ", style="dim").append(names or "nothing", style="not dim")
    yield Text()


def _search(found: Suiting, document: Document, tiers: set[str]) -> Iterator[RenderableType]:
    yield Text("What to search for", style="bold")
    for note, searches in groupby(found.searches, key=lambda search: search.note):
        lines = [Text(printable(note), style="dim"), *(Text(printable(search.text)) for search in searches)]
        yield Padding(Group(*lines), (0, 0, 0, 2))
    if found.source:
        yield Text(f"  The titles come from: {printable(found.source)}", style="dim")
    yield Text()
    yield Text("Companies that suit, by what your resume shows", style="bold")
    if not tiers.intersection(company.id for company in found.companies):
        yield Text(f"  {wording.GROWTH_NOT_SAID}")
    for company in found.companies:
        yield from _signs(printable(company.title), company.signs, document)
    suiting = found.customers
    yield from _signs(f"customers: {customers(suiting.type)}", [one.passage for one in suiting.signs], document)
    yield Text()


def _signs(title: str, signs: Iterable[Passage], document: Document) -> Iterator[RenderableType]:
    yield Text(f"  {title}")
    for sign in wording.lines_of(signs, document):
        yield Padding(_placed(sign, document), (0, 0, 0, 4))
