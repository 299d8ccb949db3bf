"""A team -> a page: everybody's fits, which roles are covered, who is close to the next one, whom to hire."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cxmatch.documents.document import Notice
from cxmatch.hiring.staffing.members import Member
from cxmatch.hiring.staffing.next_steps import Candidate, FromElsewhere
from cxmatch.hiring.staffing.team import Team
from cxmatch.lexicon import Lexicon
from cxmatch.ranking.drawn import Drawn
from cxmatch.reports.charts.roles import Scored
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.people import FailedView, chart_of
from cxmatch.reports.pages.person import places_of
from cxmatch.reports.quotes import place_of
from cxmatch.reports.wording import staffing as wording
from cxmatch.reports.wording.ranking import short_titles
from cxmatch.scoring.report import Evidence


class MemberView(NamedTuple):
    """What a page shows of somebody.

    Attributes:
        number: Their place, from 1.
        name: Their name, or label.
        department: Their department; empty where it is not known.
        best: What they fit best.
        cells: The score of every role.
        years: Of dated work; None where nothing is dated.
        to_know: What should be known of their file, in short words.
        notices: The same at length.
        same_as: The number of whose file it is too; None where there is nobody.
    """

    number: int
    name: str
    department: str
    best: str
    cells: tuple[Scored, ...]
    years: float | None
    to_know: tuple[str, ...]
    notices: tuple[Notice, ...]
    same_as: int | None


class CandidateView(NamedTuple):
    """What a page shows of somebody who could come to the next role.

    Attributes:
        name: Who.
        place: Of the next role among all: its colour.
        score: For the next role.
        short: How far they are from covering it.
        has: What they show of it: keyword, words, place.
        found: The rest of it.
    """

    name: str
    place: int
    score: float
    short: str
    has: tuple[tuple[str, str, str], ...]
    found: Candidate


class HelperView(NamedTuple):
    """What a page shows of somebody of another department.

    Attributes:
        has: What they show of the role: keyword, words, place.
        found: The rest of it.
    """

    has: tuple[tuple[str, str, str], ...]
    found: FromElsewhere


class TeamView(NamedTuple):
    """What a page shows of a team.

    Attributes:
        roles: The short title of each role with its place, in the order of the columns.
        members: Everybody whose file could be read.
        has_departments: Whether the department of anybody is known.
        covers: Each role: whether it is covered, its title, who covers it.
        steps: Each step that somebody could take: its title, why, and who.
        empty: Steps that nobody could take, in words.
        elsewhere: People of other departments.
        hire: What to do next; empty where that is not known.
        then: The titles of the roles that are wanting after it.
    """

    roles: tuple[tuple[str, int], ...]
    members: tuple[MemberView, ...]
    has_departments: bool
    covers: tuple[tuple[bool, str, str], ...]
    steps: tuple[tuple[str, str, tuple[CandidateView, ...]], ...]
    empty: tuple[str, ...]
    elsewhere: tuple[HelperView, ...]
    hire: str
    then: tuple[str, ...]


def pages(team: Team, lexicon: Lexicon, drawn: Drawn) -> Iterator[str]:
    """A team as one page that needs no other file, piece by piece.

    Args:
        team: The team.
        lexicon: Whose roles it is about.
        drawn: What workers made of each file with `section.SECTION`.
    """
    view = team_view(team, lexicon)
    once = [_scores(member) for member in team.members if member.same_as is None]
    chart, needs = chart_of(once, {role.id: role.title for role in lexicon.roles})
    return rendering.pieces(
        "team.html",
        view=view,
        team=team,
        summary=wording.summary(team),
        sections=((one, rendering.made(drawn[one.name])) for one in view.members),
        failed=[FailedView(one.name, one.message or "", one.error or "") for one in team.failed],
        chart=chart,
        needs=needs,
        scripts=("ranking.js",),
    )


def team_view(team: Team, lexicon: Lexicon) -> TeamView:
    """What a page shows of a team.

    Args:
        team: The team.
        lexicon: Whose roles it is about.
    """
    titles = {role.id: role.title for role in lexicon.roles}
    short = dict(zip(titles, short_titles(list(titles.values())), strict=True))
    places = places_of(titles)
    kept = [member for member in team.members if member.status != "failed"]
    # Under their labels, files with the same bytes have the same name.
    numbers = {member.name: number for number, member in enumerate(kept, 1) if member.same_as is None}
    covers = {cover.role: cover for cover in (*team.covered, *team.uncovered)}
    return TeamView(
        roles=tuple((short[role], places[role]) for role in titles) if kept else (),
        members=tuple(
            MemberView(
                number=number,
                name=member.name,
                department=member.department or "",
                best=wording.best(member, short),
                cells=tuple(Scored(short[role], places[role], _scores(member)[role]) for role in titles),
                years=member.years,
                to_know=wording.to_know(member),
                notices=member.notices,
                same_as=numbers.get(member.same_as or ""),
            )
            for number, member in enumerate(kept, 1)
        ),
        has_departments=any(member.department for member in kept),
        covers=tuple(
            (bool(cover.by), cover.title, wording.who(cover) + wording.ONLY_ELSEWHERE * cover.only_elsewhere)
            for role in titles
            if (cover := covers.get(role)) is not None
        ),
        steps=tuple(
            (
                wording.step(step),
                f"{step.why} ({step.source})",
                tuple(_candidate(one, places[step.next]) for one in step.candidates),
            )
            for step in team.next_steps
            if step.candidates
        ),
        empty=tuple(wording.nobody_near(step) for step in team.next_steps if not step.candidates and kept),
        elsewhere=tuple(HelperView(_has(one.keywords), one) for one in team.from_elsewhere),
        hire=wording.next_hire(team.hire_next) if team.hire_next else "",
        then=tuple(titles[role] for role in team.hire_next.then) if team.hire_next else (),
    )


def _scores(member: Member) -> dict[str, float]:
    return {fit.role: fit.score for fit in member.fits}


def _candidate(found: Candidate, place: int) -> CandidateView:
    return CandidateView(found.name, place, found.score, wording.short(found), _has(found.has), found)


def _has(pieces: Iterable[Evidence]) -> tuple[tuple[str, str, str], ...]:
    return tuple((piece.keyword, " ".join(piece.text.split()), place_of(piece)) for piece in pieces)
