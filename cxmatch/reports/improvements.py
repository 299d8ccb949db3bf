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
from cxmatch.hiring.improving.changes import QUESTIONS, Change
from cxmatch.hiring.improving.improve import Improvement
from cxmatch.hiring.improving.lacking import BesideLetter, Lacking, Said
from cxmatch.hiring.improving.searching import Suiting
from cxmatch.hiring.improving.uncounted import NotCounted
from cxmatch.lexicon import Lexicon
from cxmatch.reports.pieces import BAR, STATUS_MARKS, Bar, notice, quoted
from cxmatch.reports.quotes import place_of
from cxmatch.reports.safe import printable
from cxmatch.scoring.report import Evidence

SHOWN_CHANGES: Final = 7
"""Changes that are shown, and questions, unless all are asked for."""
SHOWN_COUNTS: Final = 8
"""Pieces of evidence, and things that do not count, that are shown unless all are asked for."""
SHOWN_AGAINST: Final = 3
"""Things that speak for other work and are shown unless all are asked for."""
SHOWN_SIGNS: Final = 3
"""Lines that are quoted for a kind of companies or customers."""
LITTLE: Final = 0.5
"""Points below which a change is not shown unless all are asked for: it is lost in any two readings of a resume."""
FAR: Final = 30.0
"""Points below which a resume tells little of a role: other roles are named, and the first questions are shown though
each brings little, since several together bring more."""
SHOWN_FAR: Final = 3
"""Questions that are shown then."""
_MEANS: Final = (
    (90, "Your resume tells of this role and of little else."),
    (60, "Your resume tells mostly of this role, and of something else as well."),
    (FAR, "Your resume tells of this role, and as much of other work."),
    (0, "Your resume tells little of this role."),
)
_COLOUR: Final = "green"
_CUSTOMERS: Final = {"b2b": "businesses (b2b)", "b2c": "consumers (b2c)", "both": "businesses and consumers"}


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
    if any(told.kind == "not_english" for told in found.notices):
        yield "The text seems not to be English, and no other language is read: nothing can be told of it."
        return
    near = None if found.best_role is None else lexicon.role(found.best_role)
    best = found.best_score or 0.0
    if near is None:
        yield "Your resume tells of none of the roles."
    elif best < FAR:
        which = "this one" if near.id == found.role else f"{printable(near.title)}, with {best:.2f}"
        yield f"Your resume tells little of any of the roles; the nearest is {which}."
    else:
        yield next(text for least, text in _MEANS if found.score >= least)
    if near and near.id != found.role and best >= FAR:
        yield f"It reads more like: {printable(near.title)}, with {best:.2f}."
    if found.score + found.together < FAR:
        yield "The role asks for other work, and other words for yours bring it hardly nearer."
        if near and near.id != found.role and best >= FAR:
            yield f"See --role {near.id} for the role that you are near."
        elif not found.search:
            yield "See --search for what to look for."


def _changes(found: Improvement, *, full: bool) -> Iterator[RenderableType]:
    changes = [change for change in found.changes if change.kind not in QUESTIONS]
    worth = [change for change in changes if full or not _is_little(change)]
    yield Text("What to change, where it is true", style="bold").append(
        "  each was tried in a copy that was scored again", style="not bold dim"
    )
    if not worth:
        yield Text("  Nothing that you say already would bring half a point if it were said otherwise.")
    else:
        yield from _list(worth, found, full=full)
        measured = [change for change in worth if change.points is not None]
        if len(measured) > 1:
            after = found.score + found.together
            yield Text(f"  All changes with points together: {found.score:.2f} to {after:.2f}.", style="dim")
    if rest := len(changes) - len(worth):
        each, them = ("", "it") if rest == 1 else (" each", "them")
        yield Text(f"  {rest} more would bring less than half a point{each}; --all shows {them}.", style="dim")
    yield Text()


def _questions(found: Improvement, *, full: bool) -> Iterator[RenderableType]:
    questions = [change for change in found.changes if change.kind in QUESTIONS]
    worth = [change for change in questions if full or not _is_little(change)]
    if not worth and found.score < FAR:
        worth = questions[:SHOWN_FAR]
    if worth:
        yield Text("Questions that only you can answer", style="bold")
        yield from _list(worth, found, full=full)
        yield Text()


def _is_little(change: Change) -> bool:
    return change.points is not None and max(change.points, change.posting_points or 0) < LITTLE


def _list(changes: list[Change], found: Improvement, *, full: bool) -> Iterator[RenderableType]:
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
    if change.posting_points:
        yield Text(f"and {change.posting_points:+.2f} in the match with the posting", style="dim")


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
        yield Text(
            "  What speaks for other work takes away. It is no fault; leave it in where it is true.", style="dim"
        )
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
    # A keyword that counts by another place needs nothing; long posts are asked about above.
    told = [one for one in found.not_counted if full or not (one.counts_elsewhere or one.why == "long_past")]
    if not told:
        return
    yield Text("What does not count, or not in full", style="bold")
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(width=26, overflow="fold")
    table.add_column(overflow="fold")
    for one in told if full else told[:SHOWN_COUNTS]:
        table.add_row("", printable(one.keyword or one.why.replace("_", " ")), _reason(one, found.document))
    yield table
    if not full and len(told) > SHOWN_COUNTS:
        yield Text(f"  and {len(told) - SHOWN_COUNTS} more; --all shows them", style="dim")
    yield Text()


def _reason(one: NotCounted, document: Document) -> Text:
    words = _placed(one.passage, document, "bold red") if one.passage else Text(printable(one.text[:160]))
    share = f", which counts for {one.share:.0%}" if one.share else ""
    note = f"{printable(one.note)}{share}"
    return words.append(f"  ({note})" if words.plain else note, style="dim")


def _posting(lacking: Lacking, *, full: bool) -> Iterator[RenderableType]:
    score = "nothing in it can be compared" if lacking.score is None else f"the match is {lacking.score:.2f} of 100"
    yield Text(f"The posting {printable(lacking.posting.name)}", style="bold").append(
        f"  {score}", style="not bold dim"
    )
    missing = [*lacking.missing, *lacking.unknown]
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=8)
    table.add_column(width=26, overflow="fold")
    table.add_column(overflow="fold")
    for asked in missing if full else missing[: 2 * SHOWN_CHANGES]:
        table.add_row(_worth(asked), printable(asked.name), _asked(asked, lacking.posting))
    yield table
    if not missing:
        yield Text("  Your resume shows all that it asks for.")
    elif not full and len(missing) > 2 * SHOWN_CHANGES:
        yield Text(f"  and {len(missing) - 2 * SHOWN_CHANGES} more; --all shows them", style="dim")
    for breaker in lacking.deal_breakers:
        line = Text(f"  ! {breaker.kind}: {printable(breaker.name)}, {breaker.status} in your resume  ")
        yield line.append_text(_placed(breaker.asked_at[0], lacking.posting)) if breaker.asked_at else line
    yield Text()


def _worth(asked: Asked) -> Text:
    return Text("?" if asked.status == "unknown" else f"+{asked.of:.2f}", style=_COLOUR)


def _asked(asked: Asked, posting: Document) -> Text:
    line = Text("required  " if asked.must else "nice to have  ", style="bold" if asked.must else "dim")
    return line.append_text(_placed(asked.asked_at[0], posting)) if asked.asked_at else line


def _letter(letter: BesideLetter) -> Iterator[RenderableType]:
    yield Text(f"The letter {printable(letter.letter.name)}", style="bold")
    told: tuple[tuple[str, Iterable[Said]], ...] = (
        ("only in the letter", letter.only_letter),
        ("only in the resume", letter.only_resume),
        ("in neither", letter.neither),
    )
    for what, said in told:
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
        yield Text("  how fast they grew: not said")
    for company in found.companies:
        yield from _signs(printable(company.title), company.signs, document)
    customers = found.customers
    yield from _signs(
        f"customers: {_CUSTOMERS.get(customers.type or '', 'not said')}",
        [one.passage for one in customers.signs],
        document,
    )
    yield Text()


def _signs(title: str, signs: Iterable[Passage], document: Document) -> Iterator[RenderableType]:
    yield Text(f"  {title}")
    by_line: dict[int, Passage] = {}
    for sign in signs:
        by_line.setdefault(document.text.rfind("\n", 0, sign.start), sign)
    for sign in list(by_line.values())[:SHOWN_SIGNS]:
        yield Padding(_placed(sign, document), (0, 0, 0, 4))
