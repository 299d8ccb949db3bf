"""What is said of a ranking's rows and of two that follow each other, on terminals and on pages alike."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from cxmatch.ranking.neighbours import More, Neighbours, Way
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.reports.safe import printable
from cxmatch.scoring.requirements import Requirement

_LONGEST: Final = 60
"""Characters of a thing's name within a sentence."""
_LONGEST_NAME: Final = 48
"""Characters of a file's name within a sentence."""
_END: Final = 11
"""Those of its end, where it is cut: the ending, and what most often tells two names apart."""


def why_above(pair: Neighbours, upper: str, lower: str, titles: Mapping[str, str]) -> str:
    """Why one row stands above the next, in one sentence.

    Args:
        pair: The two.
        upper: What the upper one is called.
        lower: What the lower one is called.
        titles: Of the roles, by their ids.
    """
    if pair.upper.role != pair.lower.role:
        ends = f"{upper} is the last that fits {titles.get(pair.upper.role or '', '')} best"
        if pair.lower.role is None:
            return f"{ends}, and nothing in {lower} speaks for any of the roles."
        return f"{ends}, and {lower} the first that fits {titles.get(pair.lower.role, '')} best."
    if pair.lower.same_as is not None and pair.lower.same_as in (pair.upper.path, pair.upper.same_as):
        return (
            f"{upper} stands here twice: two files are the same."
            if upper == lower
            else f"{lower} is the same file as {upper}."
        )
    if pair.by is None:
        return _unscored(pair, upper, lower)
    if pair.by:
        sentence = f"{upper} stands {pair.by:.2f} above {lower}: {_counts(pair.above, 'it', 'the other')}"
        return sentence + (f"; in turn {_counts(pair.below, 'the other', 'it')}." if pair.below else ".")
    if not pair.above and not (_counted(pair.upper) or _counted(pair.lower)):
        return f"Nothing in {upper} or in {lower} counts here, and they stand by their names."
    if not pair.above:
        return f"{upper} and {lower} have the same score, from the same things, and stand by their names."
    told = f"{_counts(pair.above, 'the first', 'the second')}; in turn {_counts(pair.below, 'the second', 'the first')}"
    return f"{upper} and {lower} have the same score, and stand by their names: {told}."


def _counted(row: Row) -> bool:
    """Whether anything brings a row points."""
    return any(piece.points for piece in row.evidence) or any(asked.points for asked in row.asked)


def _unscored(pair: Neighbours, upper: str, lower: str) -> str:
    if pair.upper.score is not None:
        return f"{upper} stands above {lower}, which has no score: nothing of what is sought can be told of it."
    if pair.upper.role is None and not (pair.upper.asked or pair.lower.asked) and pair.upper.scores:
        return f"Nothing in {upper} or in {lower} speaks for any of the roles, and they stand by their names."
    return f"{upper} and {lower} have no score, and stand by their names."


_WAYS: Final[dict[Way, tuple[str, str]]] = {
    "alone": ("counts for {one} alone", "count for {one} alone"),
    "more": ("counts more for {one}", "count more for {one}"),
    "against": ("counts against {other}", "count against {other}"),
}
"""Of one thing and of several."""


def _counts(more: Sequence[More], one: str, other: str) -> str:
    """What brings the one more than the other, those of a way together, in the order of that which brings most."""
    told = []
    for way in dict.fromkeys(each.way for each in more):
        things = [f"“{_short(each.name)}” ({each.points:.2f})" for each in more if each.way == way]
        verb = _WAYS[way][len(things) > 1].format(one=one, other=other)
        told.append(f"{_listed(things)} {verb}")
    return _listed(told)


def _listed(things: Sequence[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def _short(name: str) -> str:
    shown = printable(name)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST].rstrip() + "…"


def short_name(name: str) -> str:
    """A file's name within a sentence: its beginning and its end, where it is long.

    Example:
        >>> short_name("resume.pdf"), short_name("a" * 60 + ".pdf")
        ('resume.pdf', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…aaaaaaa.pdf')
    """
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - _END - 1]}…{name[-_END:]}"


def to_know(row: Row, names: Mapping[str, str], *, tell_kind: bool) -> tuple[str, ...]:
    """What should be known of a row, in short words: what it looks like, whose copy it is, its notices.

    Args:
        row: The row.
        names: What rows are called, by their paths.
        tell_kind: Whether it is to be told that it looks like no resume.
    """
    said = []
    if tell_kind and row.kind not in (None, "resume"):
        said.append(f"no resume: looks like a {row.kind.replace('_', ' ')}")
    if row.same_as:
        said.append(f"same file as {names.get(row.same_as, printable(row.same_as))}")
    if row.near:
        others = f" and {len(row.near) - 1} more" if len(row.near) > 1 else ""
        said.append(f"nearly the same text as {names.get(row.near[0], printable(row.near[0]))}{others}")
    kinds = {notice.kind.replace("_", " ") for notice in row.notices if notice.kind != "unknown"}
    return (*said, *sorted(kinds))


def unknown_of_all(rows: Sequence[Row]) -> tuple[str, ...]:
    """The deal-breakers of one posting that no resume of several speaks of: they are said once.

    Args:
        rows: Those of the resumes that could be read.
    """
    if len(rows) < 2:
        return ()
    unknown = [dict.fromkeys(each.name for each in row.deal_breakers if each.status == "unknown") for row in rows]
    return tuple(name for name in unknown[0] if all(name in others for others in unknown))


def breakers(row: Row, said_once: Collection[str] = ()) -> list[str]:
    """A row's deal-breakers that are not met, and those to ask about.

    Args:
        row: The row.
        said_once: Those that are said of all rows together.
    """
    said = []
    for status, label in (("missing", "deal-breakers not met"), ("unknown", "to ask about")):
        names = [each.name for each in row.deal_breakers if each.status == status and each.name not in said_once]
        if names:
            said.append(f"{label}: {', '.join(map(printable, names))}")
    return said


def counts(ranking: Ranking) -> str:
    """How many files there were, and what became of them.

    Args:
        ranking: Of those files.
    """
    of_status = Counter(row.status for row in ranking.rows)
    parts = [f"{len(ranking)} file{'s' * (len(ranking) != 1)}"]
    parts += [f"{of_status[status]} {status}" for status in ("ok", "partial", "failed") if of_status[status]]
    if ranking.passed_over:
        whys = Counter(passed.why for passed in ranking.passed_over)
        parts.append("passed over: " + ", ".join(f"{count} {why}" for why, count in sorted(whys.items())))
    return ", ".join(parts)


def short_titles(titles: Sequence[str]) -> list[str]:
    """Titles without the words that all of them begin with, for the heads of columns.

    Example:
        >>> short_titles(["Kitchen cook", "Kitchen porter"]), short_titles(["Cook", "Head cook"])
        (['Cook', 'Porter'], ['Cook', 'Head cook'])
    """
    words = [title.split() for title in titles]
    same = 0
    while len(words) > 1 and all(len(each) > same + 1 and each[same] == words[0][same] for each in words):
        same += 1
    shown = [" ".join(each[same:]) for each in words]
    return [f"{each[:1].upper()}{each[1:]}" for each in shown] if same else list(titles)


def marks_of(requirements: Sequence[Requirement]) -> list[tuple[str, int]]:
    """How many requirements are met, unmet and unknown; those of which there are none are left out.

    Args:
        requirements: Of a role.
    """
    count = Counter(one.status for one in requirements)
    return [(status, count[status]) for status in ("met", "unmet", "unknown") if count[status]]
