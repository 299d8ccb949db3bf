"""Conditions that no other strength makes up for: when and where the work is, and what a person needs for it."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from cxmatch.comparing.comparison import BreakerKind, DealBreaker, Status
from cxmatch.comparing.grounds import Grounds
from cxmatch.documents.document import Document, Passage
from cxmatch.matching.finding import apart, find_named
from cxmatch.matching.vocabulary import Named
from cxmatch.scoring.wishes import Wishes

if TYPE_CHECKING:
    from cxmatch.comparing.asking import Demand

_NAMES: Final[dict[BreakerKind, str]] = {
    "shifts": "work on shifts, evenings or weekends",
    "place": "the place of work",
    "travel": "travel for work",
    "work permit": "permission to work there",
}
_NAMED: Final = Named.of(
    {
        "shifts": (
            "work/works/worked/working/cover/covering weekend/weekends/evening/evenings/night/nights/holidays ~4",
            "weekend/evening/night/rotating/rotational/split/swing/graveyard/overnight/early/late/morning shift/shifts",
            "shift/shifts work/pattern/rotation/rota/schedule",
            "available/availability weekend/weekends/evenings/nights ~4",
            "weekend/weekends/evening/night availability/work/coverage/hours",
            "work/works/worked/working shift/shifts ~3", "on call rotation/rota/schedule/duty/duties/shift ~1",
            "work overtime ~3", "overtime required ~2", "weekend/weekends required ~2",
            "flexible to/with work/hours/schedule/schedules ~2", "work flexible schedule/hours/shifts ~2",
            "night/nights/evening/evenings and/or weekend/weekends/holidays ~1",
            "weekend/weekends and/or evening/evenings/holidays ~1",
        ),
        "place": (
            "on site", "onsite", "on premises", "in our office", "in office ~1", "hybrid", "in person", "relocate",
            "relocation", "must live/reside ~3", "must be based/located ~2", "commute", "commutable",
            "local candidate/candidates/applicants", "not remote", "not a remote", "no remote",
        ),
        "travel": (
            "travel up to ~2", "travel required/requirement/requirements ~2", "percent travel ~1", "travel percent ~2",
            "willing/willingness/able/ability/available/availability/ready travel ~4", "must travel ~2",
            "require/requires/required/requiring travel ~3",
            "some/domestic/international/regional/national/frequent/occasional/extensive/overnight travel",
            "travel frequently/domestically/internationally/nationally/regularly/occasionally/extensively",
            "travelled/travels to/between ~2", "travel to client/customer/site/store/office/event ~3",
        ),
        "work permit": (
            "authorized/authorization/eligible/eligibility/permitted/permission/right to work ~1",
            "work authorization/permit/visa", "legally work/entitled ~3", "us citizen/citizenship",
            "u s citizen/citizenship", "visa sponsorship ~1", "sponsor/sponsoring/sponsored visa/visas ~3",
            "green card", "security clearance",
        ),
    },
    everywhere=True,
)  # fmt: skip
"""How English says them, in postings and resumes of any field."""
_CITY: Final = re.compile(
    r"(?m)(?:^|[·|•(:,–-] ?)(?P<place>(?:[A-Z][\w.'’-]{1,20} ?){1,3}, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA"
    r"|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]))\b"
)
"""A city and its state, at the head of a line or after a sign."""
_LOCATION: Final = re.compile(
    r"(?m)^[\W_]{0,4}(?:job |work |office )?locations?\s?[:–-]\s*(?P<place>\S[^\n]{1,80})", re.I
)
_SEAT: Final = re.compile(r"headquarter|founded|headoffice|head office|based in", re.I)
"""What makes a city the employer's seat, which need not be where the work is."""
_HEAD_LINES: Final = 6
"""Lines of a posting in which a city says where the work is; farther down it may be anybody's."""


class Condition(NamedTuple):
    """A condition that a posting makes.

    Attributes:
        kind: What it is about.
        name: What is demanded.
        places: Where.
    """

    kind: BreakerKind
    name: str
    places: tuple[Passage, ...]


def conditions(
    posting: Document, demands: Iterable["Demand"], grounds: Grounds, wishes: Wishes
) -> tuple[Condition, ...]:
    """The conditions that a posting makes: those that it requires, each once.

    Args:
        posting: The posting.
        demands: What it asks for; required languages and licences are conditions too.
        grounds: Where it asks for something.
        wishes: What of that it only wishes for.
    """
    places: dict[BreakerKind, list[tuple[int, int]]] = {kind: [] for kind in _NAMES}
    places["place"] = _where(posting.text)
    for match in find_named(posting, _NAMED):
        required = match.rejected is None and not wishes.is_wish(match.start, match.end)
        kind = _kind(match.owner.name)
        if required and (kind == "work permit" or grounds.asks(match.start, match.end)):
            places[kind].append((match.start, match.end))
    found = [
        Condition(kind, _NAMES[kind], tuple(posting.passage(start, end) for start, end in apart(said)))
        for kind, said in places.items()
        if said
    ]
    for demand in demands:
        if demand.must and (demand.kind == "language" or demand.kind == "licence"):
            found.append(Condition(demand.kind, demand.name, demand.places))
    return tuple(found)


def _kind(name: str) -> BreakerKind:
    return next(kind for kind in _NAMES if kind == name)


def _where(text: str) -> list[tuple[int, int]]:
    """The places that a posting's head and its line "Location: ..." name."""
    head = 0
    for _ in range(_HEAD_LINES):
        head = text.find("\n", head) + 1 or len(text)
    cities = [
        match.span("place")
        for match in _CITY.finditer(text, 0, head)
        if not _SEAT.search(text, text.rfind("\n", 0, match.start("place")) + 1, match.start("place"))
    ]
    # A line "Location: ..." that holds a city goes on with other things at times.
    lines = [match.span("place") for match in _LOCATION.finditer(text)]
    lines = [(start, end) for start, end in lines if not any(start <= city < end for city, _ in cities)]
    return cities + lines


class Spoken(NamedTuple):
    """Where a resume speaks of a kind of condition, and whether it denies it."""

    places: tuple[Passage, ...]
    denied: tuple[Passage, ...]


def spoken(resume: Document) -> dict[str, Spoken]:
    """What a resume says of each kind of condition.

    Args:
        resume: The resume.
    """
    said: dict[str, list[Passage]] = {}
    denied: dict[str, list[Passage]] = {}
    for match in find_named(resume, _NAMED):
        if match.rejected is None:
            said.setdefault(match.owner.name, []).append(resume.passage(match.start, match.end))
        elif match.rejected.reason == "negation":
            denied.setdefault(match.owner.name, []).append(resume.passage(match.start, match.end))
    return {kind: Spoken(tuple(said.get(kind, ())), tuple(denied.get(kind, ()))) for kind in _NAMES}


def answered(condition: Condition, spoken_of: dict[str, Spoken]) -> DealBreaker:
    """A condition of a posting with what a resume says of it; languages and licences are answered elsewhere.

    Args:
        condition: The condition.
        spoken_of: What the resume says of each kind.
    """
    said = spoken_of[condition.kind]
    status: Status = "unknown"
    # That somebody works in one place says nothing of another, so a place is never shown by words.
    if said.places and condition.kind != "place":
        status = "shown"
    elif said.denied:
        status = "missing"
    return DealBreaker(
        kind=condition.kind,
        name=condition.name,
        asked_at=condition.places,
        shown_at=said.places or said.denied,
        status=status,
    )
