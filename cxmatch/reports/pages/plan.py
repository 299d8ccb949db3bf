"""A plan -> what a page shows of it: the growth with its chart, the roles with their reasons, what to ask for."""

from collections.abc import Iterable
from typing import NamedTuple

from cxmatch.documents.document import Notice
from cxmatch.hiring.planning.growth import Growth, range_of
from cxmatch.hiring.planning.plan import Plan, RoleAdvice
from cxmatch.hiring.planning.reasons import Said
from cxmatch.reports.charts.drawing import Picture, picture, try_picture
from cxmatch.reports.charts.growth import described, growth_chart
from cxmatch.reports.pages.person import places_of
from cxmatch.reports.wording import planning as wording


class SaidView(NamedTuple):
    """What a page shows of something that is said.

    Attributes:
        text: The sentence.
        why: What it is said because of, and who says so.
        points: What it brings a role; None where that is nothing.
    """

    text: str
    why: str
    points: float | None = None


class AdviceView(NamedTuple):
    """What a page shows of what speaks for a role.

    Attributes:
        title: The role's title.
        place: Of the role among all: its colour.
        share: Its points, as a part of 100 of the most that a role has.
        points: Its points.
        reasons: What speaks for it or against it.
    """

    title: str
    place: int
    share: float
    points: float
    reasons: tuple[SaidView, ...]


class PlanView(NamedTuple):
    """What a page shows of a plan.

    Attributes:
        advised: Whom to hire.
        experienced: How experienced they should be; may be empty.
        grown: How fast the company grows; empty where nothing was told of it.
        how: How that was reckoned.
        tiers: The tiers of growth: title, reach, whether it is this one.
        chart: The counts as a picture; None where there are none, or nothing to draw with.
        needs: What is missing to draw it; empty where nothing is.
        items: Goals and results: which, its text, what was understood.
        roles: All roles, best first.
        sayings: Headings, each with what is said beneath it.
        keywords: Of the advised role: the keyword, and whether something calls for it.
        notices: What should be known.
    """

    advised: str
    experienced: str
    grown: str
    how: str
    tiers: tuple[tuple[str, str, bool], ...]
    chart: Picture | None
    needs: str
    items: tuple[tuple[str, str, str], ...]
    roles: tuple[AdviceView, ...]
    sayings: tuple[tuple[str, tuple[SaidView, ...]], ...]
    keywords: tuple[tuple[str, bool], ...]
    notices: tuple[Notice, ...]


def plan_view(plan: Plan) -> PlanView:
    """What a page shows of a plan.

    Args:
        plan: The plan.
    """
    growth = plan.growth
    chart, needs = _chart(growth)
    why = plan.seniority.why if plan.seniority else ()
    said = (("How senior", why), ("Ask for", plan.experience), ("Know", plan.advice))
    return PlanView(
        advised=wording.advised(plan),
        experienced=wording.experienced(plan),
        grown=wording.grown(growth) if growth else "",
        how=(growth.how or "") if growth and growth.rate is not None else "",
        tiers=tuple((band.title, range_of(band, growth.bands), band.id == growth.tier) for band in growth.bands)
        if growth
        else (),
        chart=chart,
        needs=needs,
        items=tuple((item.called, wording.shortened(item.text), wording.understood(item)) for item in plan.items),
        roles=_roles(plan.roles),
        sayings=tuple((title, tuple(map(_said, sayings))) for title, sayings in said if sayings),
        keywords=tuple((found.keyword, bool(found.because)) for found in plan.keywords),
        notices=(*(growth.notices if growth else ()), *plan.notices),
    )


def _chart(growth: Growth | None) -> tuple[Picture | None, str]:
    if growth is None or not growth.steps:
        return None, ""
    return try_picture(lambda: picture(growth_chart(growth, "svg"), described(growth)))


def _roles(roles: Iterable[RoleAdvice]) -> tuple[AdviceView, ...]:
    found = list(roles)
    most = max((role.points for role in found), default=0)
    places = places_of(role.role for role in found)
    return tuple(
        AdviceView(
            title=role.title,
            place=places[role.role],
            share=max(0.0, role.points / most * 100) if most > 0 else 0.0,
            points=role.points,
            reasons=tuple(_said(reason)._replace(points=reason.points) for reason in role.reasons),
        )
        for role in found
    )


def _said(said: Said) -> SaidView:
    return SaidView(said.text, f"{wording.because(said.because)} ({said.source})")
