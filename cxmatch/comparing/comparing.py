"""A resume beside a posting: what is asked for, what is shown of it, what is missing, and what was not asked."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import cxmatch
from cxmatch.comparing.asking import LEADS, Asking, Demand, asking
from cxmatch.comparing.comparison import (
    Asked,
    Comparison,
    ComparisonProvenance,
    DealBreaker,
    Status,
    Unasked,
)
from cxmatch.comparing.deal_breakers import Condition, answered
from cxmatch.comparing.showing import Showing, showing
from cxmatch.comparing.weighing import weigh, weight
from cxmatch.documents.document import Document, Notice, Passage
from cxmatch.documents.limits import Limits
from cxmatch.documents.opinions import Reader
from cxmatch.documents.reading import Source, read_as
from cxmatch.lexicon import Lexicon
from cxmatch.lexicon.skills import Skills
from cxmatch.matching.lemmas import built_in
from cxmatch.scoring.scoring import checked

SCHEMA_VERSION: Final = 1
"""Goes up when the form of a comparison changes."""
_GIVE_ALL: Final = "give the whole posting, duties and requirements included"
LITTLE: Final = 3
"""Things; a score that rests on fewer says little. Chosen: of two, one alone makes half of the score. Of 166 labelled
ads, 12 ask for one or two."""


def match(
    resume: Source,
    posting: Source,
    *,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    reader: Reader = "auto",
    isolated: bool = False,
    limits: Limits | None = None,
    sure: bool = False,
) -> Comparison:
    r"""What a posting asks for, what a resume shows of it, and what the resume has that was not asked for.

    Args:
        resume: A path, bytes, a binary file, or a `Document`, as for `score`.
        posting: Likewise.
        lexicon: The words and the work of the field; customer experience where None.
        as_of: The day that "present" means; today (UTC) where None.
        reader: Who reads a PDF, as for `read`.
        isolated: Whether each file is read in a worker process with limits.
        limits: Bounds on each file.
        sure: Whether both are taken for what they are given as, whatever they look like.

    Returns:
        The comparison. Its score is None where the posting asks for nothing that is recognised.

    Raises:
        DocumentError: One of the two cannot be read; its kinds say why, and its source says which.
        UsageError: What is given as the resume is surely a posting, or the other way round.

    Example:
        >>> resume = Document.from_text("Experience\nAgent, 2019 to 2023\nAnswered calls and built dashboards.")
        >>> posting = Document.from_text("We are looking for an agent. You will answer calls. SQL is required.")
        >>> found = match(resume, posting)
        >>> found.score, [asked.name for asked in found.missing], [other.name for other in found.unasked]
        (50.0, ['SQL'], ['dashboards and charts'])
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    # Who gives one document twice, or both the wrong way round, is told before anything is compared.
    one = read_as(resume, "resume", sure=sure, reader=reader, isolated=isolated, limits=limits)
    other = read_as(posting, "posting", sure=sure, reader=reader, isolated=isolated, limits=limits)
    return compare(showing(one, lexicon, day), asking(other, lexicon), lexicon, day)


def compare(shown: Showing, asked: Asking, lexicon: Lexicon, as_of: date) -> Comparison:
    """The comparison of what a resume shows with what a posting asks for.

    Args:
        shown: What the resume shows.
        asked: What the posting asks for.
        lexicon: Whose terms and work were looked for in both.
        as_of: The day that "present" meant.
    """
    pairs = [_status(demand, shown) for demand in asked.demands]
    weights = [weight(demand.kind, demand.must) for demand in asked.demands]
    weighed = weigh(weights, [status for status, _ in pairs])
    things = tuple(
        Asked(
            name=demand.name,
            kind=demand.kind,
            must=demand.must,
            asked_at=demand.places,
            shown_at=places,
            status=status,
            dated=_dated(demand, shown),
            points=points / 100,
            of=of / 100,
        )
        for demand, (status, places), points, of in zip(asked.demands, pairs, weighed.points, weighed.of, strict=True)
    )
    return Comparison(
        resume=shown.resume,
        posting=asked.posting,
        score=None if weighed.score is None else weighed.score / 100,
        asked=things,
        unasked=_unasked(shown, asked),
        years=shown.years,
        deal_breakers=tuple(_breaker(condition, shown, things) for condition in asked.conditions),
        notices=tuple(_notices(shown.resume, asked.posting, things)),
        provenance=ComparisonProvenance(
            version=cxmatch.__version__,
            schema_version=SCHEMA_VERSION,
            lexicon=lexicon.name,
            lexicon_hash=lexicon.hash,
            skills=tuple(Skills.load().sources.values()),
            skills_hash=Skills.load().hash,
            pipeline=built_in().name,
            as_of=as_of,
        ),
    )


def _status(demand: Demand, shown: Showing) -> tuple[Status, tuple[Passage, ...]]:
    if demand.kind == "years" and not demand.leading:
        return shown.has_years(demand.years), shown.dated
    # What is not English has no matches, which is not the same as none of what is asked for.
    if not shown.resume.is_english:
        return "unknown", ()
    if demand.kind == "years":
        return shown.has_led(demand.years)
    if LEADS in demand.any_of:
        return shown.leading, shown.led or shown.hinted
    if demand.levels:
        return _spoken(demand, shown)
    places = tuple(place for thing in demand.any_of for place in shown.things.get(thing, ()))
    if not places and _ENGLISH in demand.any_of:
        return "unknown", ()
    return ("shown" if places else "missing"), places


def _dated(demand: Demand, shown: Showing) -> float | None:
    if demand.kind != "years":
        return None
    return shown.leading_years if demand.leading else shown.years


def _spoken(demand: Demand, shown: Showing) -> tuple[Status, tuple[Passage, ...]]:
    """Of languages of which any will do, at the level that is asked of each: the best that is shown of one."""
    asked = dict(demand.levels)
    each = [shown.speaks(thing, asked.get(thing, 0)) for thing in demand.any_of]
    if _ENGLISH in demand.any_of and _ENGLISH not in shown.things:
        each.append(("unknown", ()))
    best: Status = next(status for status in _BEST if any(status == other for other, _ in each))
    return best, tuple(place for status, places in each if status == best for place in places)


_BEST: Final[tuple[Status, ...]] = ("shown", "unknown", "missing")
_ENGLISH: Final = ("language", "English")
"""A resume in English that does not name it says neither yes nor no."""


def _breaker(condition: Condition, shown: Showing, things: tuple[Asked, ...]) -> DealBreaker:
    if condition.kind != "language" and condition.kind != "licence":
        return answered(condition, shown.spoken)
    asked = next(asked for asked in things if (asked.kind, asked.name) == (condition.kind, condition.name))
    return DealBreaker(
        kind=condition.kind,
        name=condition.name,
        asked_at=asked.asked_at,
        shown_at=asked.shown_at,
        status=asked.status,
    )


def _unasked(shown: Showing, asked: Asking) -> tuple[Unasked, ...]:
    wanted = {thing for demand in asked.demands for thing in demand.any_of}
    others = [(LEADS, shown.led), *shown.things.items()] if shown.led else list(shown.things.items())
    return tuple(
        Unasked(name=name, kind=kind, shown_at=places) for (kind, name), places in others if (kind, name) not in wanted
    )


def _notices(resume: Document, posting: Document, things: tuple[Asked, ...]) -> Iterator[Notice]:
    if not things:
        why = "the posting asks for nothing that is recognised, so there is no score"
        mend = _GIVE_ALL if posting.is_english else "give it in English"
        yield Notice(kind="nothing_asked", message=f"{why}; {mend}")
    unknown = [asked for asked in things if asked.status == "unknown"]
    known = len(things) - len(unknown)
    if 0 < known < LITTLE:
        asks = "only one thing that is asked for" if known == 1 else f"only {known} things that are asked for"
        yield Notice(
            kind="little_asked",
            message=f"the score rests on {asks}; {_GIVE_ALL}",
        )
    if unknown:
        names = ", ".join(asked.name for asked in unknown)
        yield Notice(
            kind="unknown",
            message=f"it cannot be told whether the resume shows {names}; the score leaves it out{_bounds(things)}",
        )
    for name, document in (("resume", resume), ("posting", posting)):
        for notice in document.notices:
            yield notice.model_copy(update={"message": f"the {name}: {notice.message}"})


def _bounds(things: tuple[Asked, ...]) -> str:
    """What the score would be if all that is unknown were missing, and if it were shown."""
    weights = [weight(asked.kind, asked.must) for asked in things]
    ends = [
        weigh(weights, [end if asked.status == "unknown" else asked.status for asked in things]).score for end in _ENDS
    ]
    low, high = ((end or 0) / 100 for end in ends)
    return f", and would be {low:.2f} were it missing and {high:.2f} were it shown"


_ENDS: Final[tuple[Status, Status]] = ("missing", "shown")
