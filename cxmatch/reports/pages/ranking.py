"""A ranking -> a page of its people: a table, why each stands above the next, and what opening somebody shows."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cxmatch.documents.document import Notice
from cxmatch.lexicon import Lexicon
from cxmatch.ranking.drawn import Drawn
from cxmatch.ranking.neighbours import neighbours
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.reports.charts.roles import Scored
from cxmatch.reports.names import common_folder
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.people import FailedView, chart_of
from cxmatch.reports.pages.person import places_of
from cxmatch.reports.safe import printable
from cxmatch.reports.wording import ranking as wording


class RowView(NamedTuple):
    """What a page shows of a row.

    Attributes:
        number: Its place in the ranking, from 1.
        name: What it is called: its file without the folder that all lie in.
        title: Of the role that it stands under; empty where there is none.
        score: Its score; None where it has none.
        cells: The score of every role.
        years: Of dated work; None where nothing is dated.
        requirements: Of what its role asks for beyond words, how many are met, unmet and unknown.
        musts: Of what a posting asks for and must be: how many are shown, and how many there are; None elsewhere.
        missing: What must be and is missing.
        to_know: What should be known, in short words.
        notices: The same at length.
        why: Why it stands above the next, in a sentence; empty where nothing follows it.
        status: ok, partial or failed.
        path: By which its part of the page is found.
        same_as: The number of the row whose file it is too; None where there is none.
    """

    number: int
    name: str
    title: str
    score: float | None
    cells: tuple[Scored, ...]
    years: float | None
    requirements: tuple[tuple[str, int], ...]
    musts: tuple[int, int] | None
    missing: tuple[str, ...]
    to_know: tuple[str, ...]
    notices: tuple[Notice, ...]
    why: str
    status: str
    path: str
    same_as: int | None


class RankingView(NamedTuple):
    """What a page shows of a ranking.

    Attributes:
        title: What it is of.
        folder: What all files lie in; may be empty.
        beside: What all are compared with; empty where nothing is.
        roles: The title of each role with its place, in the order of the columns.
        one_role: Whether all stand under one role.
        rows: Those that could be read, best first.
        failed: The others.
        counts: What became of the files, in words.
        passed_over: What was no file to be read, and why.
        ask_all: Deal-breakers of a posting that no resume speaks of.
    """

    title: str
    folder: str
    beside: str
    roles: tuple[tuple[str, int], ...]
    one_role: bool
    rows: tuple[RowView, ...]
    failed: tuple[FailedView, ...]
    counts: str
    passed_over: tuple[tuple[str, str], ...]
    ask_all: tuple[str, ...]


def pages(
    ranking: Ranking,
    lexicon: Lexicon,
    drawn: Drawn,
    *,
    top: int | None = None,
) -> Iterator[str]:
    """A ranking as one page that needs no other file, piece by piece.

    Args:
        ranking: The ranking.
        lexicon: Whose roles it is about.
        drawn: What workers made of each file with `section.SECTION`.
        top: How many rows of each role are shown; all where None.
    """
    view = ranking_view(ranking, lexicon)
    shown = view.rows if top is None else _shown(view.rows, ranking, ranking.top(top))
    once = [row.scores for row in ranking.rows if row.same_as is None]
    chart, needs = chart_of(once, {role.id: role.title for role in lexicon.roles})
    return rendering.pieces(
        "ranking.html",
        view=view._replace(rows=shown),
        left=len(view.rows) - len(shown),
        sections=((row, rendering.made(drawn[row.path])) for row in shown),
        chart=chart,
        needs=needs,
        ranking=ranking,
        scripts=("ranking.js",),
    )


def ranking_view(ranking: Ranking, lexicon: Lexicon) -> RankingView:
    """What a page shows of a ranking.

    Args:
        ranking: The ranking.
        lexicon: Whose roles it is about.
    """
    folder = common_folder(row.path for row in ranking.rows)
    names = {row.path: printable(row.path.removeprefix(folder)) for row in ranking.rows}
    scored = {role for row in ranking.rows for role in row.scores}
    titles = {role.id: role.title for role in lexicon.roles}
    short = dict(zip(titles, wording.short_titles(list(titles.values())), strict=True))
    places = places_of(titles)
    roles = [role.id for role in lexicon.roles if role.id in scored]
    told = {path: wording.short_name(name) for path, name in names.items()}
    pairs = neighbours(ranking)
    why = [wording.why_above(pair, told[pair.upper.path], told[pair.lower.path], titles) for pair in pairs]
    kept = [row for row in ranking.rows if row.status != "failed"]
    # Under their labels, files with the same bytes have the same name.
    numbers = {row.path: number for number, row in enumerate(kept, 1) if row.same_as is None}
    ask_all = wording.unknown_of_all(kept) if ranking.posting is not None else ()
    tell_kind = ranking.resume is None and any(row.kind == "resume" for row in kept)
    rows = tuple(
        RowView(
            number=number,
            name=names[row.path],
            title=short.get(row.role or "", ""),
            score=row.score,
            cells=tuple(Scored(short[role], places[role], row.scores[role]) for role in roles),
            years=row.years,
            requirements=tuple(wording.marks_of(row.requirements)),
            musts=_musts(row),
            missing=tuple(one.name for one in row.asked if one.must and one.status == "missing"),
            to_know=(*wording.breakers(row, ask_all), *wording.to_know(row, told, tell_kind=tell_kind)),
            notices=row.notices,
            why=reason,
            status=row.status,
            path=row.path,
            same_as=numbers.get(row.same_as or ""),
        )
        for number, (row, reason) in enumerate(zip(kept, [*why, ""], strict=False), 1)
    )
    return RankingView(
        title=_title(ranking, titles),
        folder=printable(folder),
        beside=printable(ranking.posting or ranking.resume or ""),
        roles=tuple((short[role], places[role]) for role in roles),
        one_role=ranking.role is not None,
        rows=rows,
        failed=tuple(FailedView(names[row.path], row.message or "", row.error or "") for row in ranking.failed),
        counts=wording.counts(ranking),
        passed_over=tuple(sorted(Counter((passed.path, passed.why) for passed in ranking.passed_over))),
        ask_all=ask_all,
    )


def _shown(rows: tuple[RowView, ...], ranking: Ranking, top: Ranking) -> tuple[RowView, ...]:
    """The rows that are not left out; nothing is told of one that stands above a row which is."""
    kept = {id(row) for row in top.rows}
    numbers = {number for number, row in enumerate(ranking.rows, 1) if id(row) in kept}
    shown = (row for row in rows if row.number in numbers)
    return tuple(row if row.number + 1 in numbers else row._replace(why="") for row in shown)


def _title(ranking: Ranking, titles: dict[str, str]) -> str:
    if ranking.posting is not None:
        return "Resumes beside a posting"
    if ranking.resume is not None:
        return "Postings beside a resume"
    return f"Who fits {titles[ranking.role]}" if ranking.role else "Who fits which role"


def _musts(row: Row) -> tuple[int, int] | None:
    musts = [asked for asked in row.asked if asked.must]
    return (sum(asked.status == "shown" for asked in musts), len(musts)) if musts else None
