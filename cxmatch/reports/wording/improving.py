"""What is said of an improvement: what the score means, which changes are worth telling, why a word does not count."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cxmatch.comparing.comparison import Asked
from cxmatch.documents.document import Document, Passage
from cxmatch.hiring.improving.changes import QUESTIONS, Change
from cxmatch.hiring.improving.improve import Improvement
from cxmatch.hiring.improving.lacking import BesideLetter, Lacking, Said
from cxmatch.hiring.improving.uncounted import NotCounted
from cxmatch.reports.wording.scoring import NOT_ENGLISH

LITTLE: Final = 0.5
"""Points below which a change is not shown unless all are asked for: it is lost in any two readings of a resume."""
FAR: Final = 30.0
"""Points below which a resume tells little of a role: other roles are named, and the first questions are shown though
each brings little, since several together bring more."""
SHOWN_FAR: Final = 3
"""Questions that are shown then."""
SHOWN_SIGNS: Final = 3
"""Lines that are quoted for a kind of companies or customers."""
_MEANS: Final = (
    (90, "Your resume tells of this role and of little else."),
    (60, "Your resume tells mostly of this role, and of something else as well."),
    (FAR, "Your resume tells of this role, and as much of other work."),
    (0, "Your resume tells little of this role."),
)
TO_CHANGE: Final = "What to change, where it is true"
TRIED: Final = "each was tried in a copy that was scored again"
NO_CHANGE: Final = "Nothing that you say already would bring half a point if it were said otherwise."
TO_ASK: Final = "Questions that only you can answer"
GROWTH_NOT_SAID: Final = "how fast they grew: not said"
AGAINST: Final = "What speaks for other work takes away. It is no fault; leave it in where it is true."


class Worth(NamedTuple):
    """Changes, or questions, by what they bring.

    Attributes:
        much: Those that are told.
        little: Those that bring less than half a point.
    """

    much: tuple[Change, ...]
    little: tuple[Change, ...]


def means(found: Improvement, titles: Mapping[str, str]) -> Iterator[str]:
    """What the score says of the resume, a sentence at a time.

    Args:
        found: The answer.
        titles: Of every role, by its id.
    """
    if any(told.kind == "not_english" for told in found.notices):
        yield NOT_ENGLISH
        return
    best = found.best_score or 0.0
    if found.best_role is None:
        yield "Your resume tells of none of the roles."
    elif best < FAR:
        which = "this one" if found.best_role == found.role else f"{titles[found.best_role]}, with {best:.2f}"
        yield f"Your resume tells little of any of the roles; the nearest is {which}."
    else:
        yield next(text for least, text in _MEANS if found.score >= least)
        if is_nearer_another(found):
            yield f"It reads more like: {titles[found.best_role]}, with {best:.2f}."
    if is_far(found):
        yield "The role asks for other work, and other words for yours bring it hardly nearer."


def is_far(found: Improvement) -> bool:
    """Whether all changes together leave the role far off; of a text that cannot be read nothing is said."""
    return found.score + found.together < FAR and not any(told.kind == "not_english" for told in found.notices)


def is_nearer_another(found: Improvement) -> bool:
    """Whether the resume tells clearly of another role."""
    return found.best_role not in (None, found.role) and (found.best_score or 0.0) >= FAR


def changes(found: Improvement, *, full: bool = False) -> Worth:
    """What could be changed, without questions.

    Args:
        found: The answer.
        full: Whether what brings little is told as well.
    """
    return _worth((change for change in found.changes if change.kind not in QUESTIONS), full=full)


def questions(found: Improvement, *, full: bool = False) -> Worth:
    """What only the person can answer; the first of them too where the role is far off and all bring little.

    Args:
        found: The answer.
        full: Whether what brings little is told as well.
    """
    worth = _worth((change for change in found.changes if change.kind in QUESTIONS), full=full)
    if not worth.much and found.score < FAR:
        return Worth(worth.little[:SHOWN_FAR], worth.little[SHOWN_FAR:])
    return worth


def _worth(found: Iterable[Change], *, full: bool) -> Worth:
    told = tuple(found)
    little = () if full else tuple(change for change in told if _is_little(change))
    return Worth(tuple(change for change in told if change not in little), little)


def _is_little(change: Change) -> bool:
    return change.points is not None and max(change.points, change.posting_points or 0) < LITTLE


def all_together(found: Improvement, told: Iterable[Change]) -> str:
    """What the changes bring if all are made; empty where there are not several with points."""
    if sum(change.points is not None for change in told) < 2:
        return ""
    return f"All changes with points together: {found.score:.2f} to {found.score + found.together:.2f}."


def more_would_bring_little(count: int) -> str:
    """How many changes are left out, and why; empty where none are."""
    if not count:
        return ""
    return f"{count} more would bring less than half a point{' each' if count > 1 else ''}"


def in_the_match(change: Change) -> str:
    """What a change brings beside the posting; empty where it brings nothing there."""
    return f"and {change.posting_points:+.2f} in the match with the posting" if change.posting_points else ""


def name_of(one: NotCounted) -> str:
    """What does not count: the keyword, or the reason where it is about the whole."""
    return one.keyword or one.why.replace("_", " ")


def reason_of(one: NotCounted) -> str:
    """Why something does not count, or not in full."""
    return one.note + (f", which counts for {one.share:.0%}" if one.share else "")


def needs_telling(one: NotCounted) -> bool:
    """Whether somebody needs to know it: a keyword may count by another place, and old posts are asked about."""
    return not (one.counts_elsewhere or one.why == "long_past")


def the_match(found: Lacking) -> str:
    """How the resume does beside the posting."""
    return "nothing in it can be compared" if found.score is None else f"the match is {found.score:.2f} of 100"


def worth_of(asked: Asked) -> str:
    """What something that a posting asks for would bring."""
    return "?" if asked.status == "unknown" else f"+{asked.of:.2f}"


def beside_letter(letter: BesideLetter) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """What stands only in one of the two, and in neither."""
    return (
        ("only in the letter", letter.only_letter),
        ("only in the resume", letter.only_resume),
        ("in neither", letter.neither),
    )


def lines_of(signs: Iterable[Passage], document: Document) -> tuple[Passage, ...]:
    """The first sign of each line, of the first lines."""
    by_line: dict[int, Passage] = {}
    for sign in signs:
        by_line.setdefault(document.text.rfind("\n", 0, sign.start), sign)
    return tuple(by_line.values())[:SHOWN_SIGNS]
