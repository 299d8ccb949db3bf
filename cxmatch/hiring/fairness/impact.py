"""Whether people of some groups come to the top of a ranking less often than others: figures to look at, no verdict.

The impact ratio is a group's selection rate by the rate of the group that is selected most. Two rules use it. The
Uniform Guidelines on Employee Selection Procedures of the United States (29 CFR 1607.4 D) take a ratio below four
fifths as a sign of adverse impact in general, and say in the same place that small numbers may mislead in both
directions. New York City's rules on Local Law 144 (6 RCNY 5-300) ask for the same ratio by sex, by race or ethnicity,
and by both together, and for the count of those whose group is unknown; they name no limit.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from os import PathLike
from typing import Final

from cxmatch.documents.document import Frozen, Notice
from cxmatch.errors import UsageError
from cxmatch.hiring.fairness.groups import Known, known_groups
from cxmatch.hiring.fairness.intervals import DIGITS, Between, of_rate, of_ratio
from cxmatch.hiring.fairness.selection import Person, Ranked, Selection, ranked, select
from cxmatch.hiring.sheets import check_path
from cxmatch.ranking.ranking import Ranking

FOUR_FIFTHS: Final = (4, 5)
"""Below this impact ratio a group is marked: 29 CFR 1607.4 D."""
FEWEST: Final = 5
"""People that are to be expected among the selected, and among the others, if a group were selected as often as all:
with fewer, chance alone makes large differences (Cochran 1954, the rule for tables of counts)."""


class Group(Frozen):
    """People of one group, or of several at once.

    Attributes:
        values: What they have in each column; None where it is unknown.
        people: How many there are, those whose file could not be read included.
        not_read: How many of them had a file that could not be read; they are never selected.
        selected: How many of them are at the top.
        rate: `selected` by `people`, 0 to 1.
        rate_between: Its 95% interval.
        ratio: `rate` by the rate of the reference, 0 and up; None where there is no reference to compare with.
        ratio_between: The ratio's 95% interval; None for the reference itself.
        is_reference: Whether it is the known group with the highest rate.
        look_here: Whether the ratio is below four fifths. A mark, not a verdict.
        too_few: Whether there are too few of them, or of the reference, for the ratio to tell anything.
    """

    values: tuple[str | None, ...]
    people: int
    not_read: int
    selected: int
    rate: float
    rate_between: Between
    ratio: float | None
    ratio_between: Between | None
    is_reference: bool
    look_here: bool
    too_few: bool


class Grouping(Frozen):
    """All groups by one column, or by all columns together.

    Attributes:
        columns: The columns.
        groups: The groups, by the order of their names; those with something unknown come last.
        notices: What a reader of these figures should know.
    """

    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    notices: tuple[Notice, ...]

    @property
    def reference(self) -> Group | None:
        """The known group with the highest rate; None where nobody of a known group is selected."""
        return next((group for group in self.groups if group.is_reference), None)


class Impact(Frozen):
    """How often people of each group come to the top of a ranking.

    Attributes:
        role: The role whose score orders people; None where each stands under their best.
        people: How many people the ranking holds, each once.
        not_read: How many of them had a file that could not be read.
        asked: How many were asked for.
        selected: How many are at the top: more than asked where scores at the cut are equal, fewer where too few have
            a score.
        cut: The lowest score among those selected; None where nobody is.
        chosen: Who they are, in the order of the ranking.
        groupings: By each column, and by all of them together where there are several.
        only_in_ranking: People whom the table of groups does not name; their group is unknown.
        only_in_groups: Those whom it names and who are not in the ranking; they count nowhere.
        notices: What a reader of this answer should know; those about one grouping stand in it.
    """

    role: str | None
    people: int
    not_read: int
    asked: int
    selected: int
    cut: float | None
    chosen: tuple[str, ...]
    groupings: tuple[Grouping, ...]
    only_in_ranking: tuple[str, ...]
    only_in_groups: tuple[str, ...]
    notices: tuple[Notice, ...]


def impact(
    ranking: Ranking | str | PathLike[str],
    groups: str | PathLike[str],
    *,
    top: float,
    on: str = "path",
    by: Iterable[str] | None = None,
    role: str | None = None,
    labels: str | PathLike[str] | None = None,
) -> Impact:
    """How often people of each group come to the top of a ranking, compared with the group selected most.

    Args:
        ranking: The ranking, or the path of its CSV form.
        groups: A CSV file: a column with the same name as `on`, and one or more columns of groups.
        top: Who is selected: a float is a share of all people above 0 and up to 1.0, rounded to whole people, an int
            a number of people. All whose scores equal the last one's are selected with it.
        on: The column that says in both who somebody is. Under `path`, a bare file name is the ranking's file of that
            name where there is one only.
        by: The columns of groups; all but `on` where None.
        role: The role whose score orders people; where None, the score under which each stands.
        labels: For a blind ranking, the CSV file of its labels: `groups` then names files.

    Returns:
        The impact: how many of `people` are `selected`, the `cut`, and `groupings`, whose groups have their `rate` and
        `ratio` with intervals and the mark `look_here`.

    Raises:
        DocumentError: A file cannot be read.
        UnknownRole: The ranking has no scores for the role.
        UsageError: A column is missing, somebody is there twice, nobody is in both files, `top` is no share and no
            number of people, something is of a wrong type, or SciPy is not installed.

    Example:
        >>> found = impact("docs/examples/fair/ranking.csv", "docs/examples/fair/groups.csv", top=0.25)
        >>> [(group.values, group.selected, group.people, group.ratio) for group in found.groupings[0].groups]
        [(('man',), 9, 30, 1.0), (('woman',), 4, 24, 0.5556), ((None,), 2, 6, 1.1111)]
    """
    for name, given in (("groups", groups), ("labels", labels)):
        if name == "groups" or given is not None:
            check_path(given, name)
    on = _text(on, "on").casefold()
    if by is not None:
        by = (by,) if isinstance(by, str) else by
        if not isinstance(by, Iterable):
            raise UsageError(f"a {type(by).__name__} is no list of columns", source="by", advice="Give their names")
        by = tuple(_text(column, "by") for column in by)
    order = ranked(ranking, on=on, role=role)
    selection = select(order.people, top)
    known = known_groups(groups, order.people, on=on, by=by, labels=labels)
    columns: list[tuple[int, ...]] = [(place,) for place in range(len(known.columns))]
    if len(known.columns) > 1:
        columns.append(tuple(range(len(known.columns))))
    chosen = sorted(selection.chosen)
    return Impact(
        role=order.role,
        people=len(order.people),
        not_read=sum(not person.was_read for person in order.people),
        asked=selection.asked,
        selected=len(chosen),
        cut=selection.cut,
        chosen=tuple(order.people[place].keys[0] for place in chosen),
        groupings=tuple(_grouping(places, known, order.people, selection) for places in columns),
        only_in_ranking=known.only_in_ranking,
        only_in_groups=known.only_in_groups,
        notices=(*_notices(order, selection), *known.notices),
    )


def _text(given: object, source: str) -> str:
    if not isinstance(given, str):
        raise UsageError(f"a {type(given).__name__} is no name of a column", source=source, advice="Give it as a str")
    return given


def _notices(order: Ranked, selection: Selection) -> Iterator[Notice]:
    if order.mixed:
        told = ", ".join(f"{role} {count}" for role, count in order.mixed.items())
        message = (
            f"the ranking mixes roles ({told}): people are ordered by the score of their best one, which compares "
            "unlike things; choose one ('role')"
        )
        yield Notice(kind="mixed_roles", message=message)
    if order.copies:
        message = f"{order.copies} more of the files hold the same bytes as another, and are one person with it"
        yield Notice(kind="same_file", message=message)
    selected = len(selection.chosen)
    if selected > selection.asked:
        message = f"{selection.asked} were asked for, and {selected} have the score at the cut or a higher one"
        yield Notice(kind="ties", message=message)
    if selected < selection.asked:
        message = f"{selection.asked} were asked for, and only {selected} have a score above 0"
        yield Notice(kind="fewer_than_asked", message=message)
    if selection.without:
        message = f"{selection.without} of those who were read have no score above 0, and are not selected"
        yield Notice(kind="no_score", message=message)


def _grouping(places: tuple[int, ...], known: Known, people: tuple[Person, ...], selection: Selection) -> Grouping:
    """The groups by some of the columns.

    Args:
        places: The columns, counted from 0.
        known: What each of the people has in every column.
        people: Everybody.
        selection: Who are at the top.
    """
    held = [tuple(values[place] for place in places) for values in known.values]
    counts = Counter(held)
    selected = Counter(values for number, values in enumerate(held) if number in selection.chosen)
    lost = Counter(values for values, person in zip(held, people, strict=True) if not person.was_read)
    order = sorted(counts, key=lambda values: (None in values, [(each is None, each or "") for each in values]))
    sure = [values for values in order if None not in values]
    rates = {values: (Fraction(selected[values], counts[values]), counts[values]) for values in sure}
    reference = max(sure, key=rates.__getitem__, default=None)
    if reference is not None and not selected[reference]:
        reference = None
    share = selected.total() / counts.total()

    def few(values: tuple[str | None, ...]) -> bool:
        return counts[values] * min(share, 1 - share) < FEWEST

    def group(values: tuple[str | None, ...]) -> Group:
        count, chosen = counts[values], selected[values]
        ratio, between, look_here = None, None, False
        if reference is not None:
            of, top = counts[reference], selected[reference]
            ratio = round(chosen * of / (count * top), DIGITS)
            between = None if values == reference else of_ratio(chosen, count, top, of)
            look_here = FOUR_FIFTHS[1] * chosen * of < FOUR_FIFTHS[0] * count * top
        return Group(
            values=values,
            people=count,
            not_read=lost[values],
            selected=chosen,
            rate=round(chosen / count, DIGITS),
            rate_between=of_rate(chosen, count),
            ratio=ratio,
            ratio_between=between,
            is_reference=values == reference,
            look_here=look_here,
            too_few=few(values) or (reference is not None and few(reference)),
        )

    notices = []
    if len(sure) == 1:
        message = "there is one known group, and nothing to compare it with"
        notices.append(Notice(kind="one_group", message=message))
    elif not sure:
        notices.append(Notice(kind="no_known_group", message="nobody's group is known"))
    elif reference is None:
        message = "nobody of a known group is selected, so there is no rate to compare with"
        notices.append(Notice(kind="no_reference", message=message))
    elif few(reference):
        name = " and ".join(each or "" for each in reference)
        message = f"the highest rate is that of {counts[reference]} people ({name}): so few that every ratio is unsure"
        notices.append(Notice(kind="small_reference", message=message))
    return Grouping(
        columns=tuple(known.columns[place] for place in places),
        groups=tuple(map(group, order)),
        notices=tuple(notices),
    )
