"""What in a posting misleads those who read it, in plain words, the gravest first."""

from typing import Final, Literal, NamedTuple

from cxmatch.documents.document import Frozen, Passage
from cxmatch.hiring.auditing.boilerplate import Boilerplate
from cxmatch.hiring.auditing.levels import LevelsSaid
from cxmatch.hiring.auditing.mixed import SecondRole
from cxmatch.hiring.auditing.titles import TitleRole
from cxmatch.lexicon import Lexicon, Role
from cxmatch.scoring.report import RoleFit

MUCH_BOILERPLATE: Final = 0.5
"""Share of a text, 0 to 1. Chosen: half of what is read says nothing of the work. Of 166 labelled ads, 3 have
so much."""

FindingKind = Literal["no role", "title", "second role", "level", "years", "boilerplate"]
YearsStatus = Literal["as the guide asks", "fewer", "more", "not said"]


class Finding(Frozen):
    """Something in a posting that misleads those who read it.

    Attributes:
        kind: What it is about.
        text: What is found and what would mend it, for people.
        places: Where.
    """

    kind: FindingKind
    text: str
    places: tuple[Passage, ...] = ()


class YearsCompared(Frozen):
    """The years that a posting asks for, beside the guide's for the role that it describes.

    Attributes:
        guide: The guide's demand, for people.
        status: Whether they agree. "more" is said only where the guide asks for none, as elsewhere it asks for "at
            least" so many.
    """

    guide: str
    status: YearsStatus


class Facts(NamedTuple):
    """What an audit found, as `findings` weighs it."""

    best: RoleFit | None
    title: TitleRole | None
    title_at: Passage | None
    second: SecondRole | None
    years: int | None
    years_at: Passage | None
    compared: YearsCompared | None
    leads_at: tuple[Passage, ...]
    levels: LevelsSaid
    boilerplate: Boilerplate


def compare_years(role: Role, years: int | None) -> YearsCompared:
    """The years that are asked for, beside those that a role asks for.

    Args:
        role: The role.
        years: Whole years; None where nothing is said.

    Example:
        >>> lexicon = Lexicon.load()
        >>> [compare_years(lexicon.role("manager"), years).status for years in (None, 4, 5, 6)]
        ['not said', 'fewer', 'as the guide asks', 'as the guide asks']
        >>> compare_years(lexicon.role("associate"), 3).status
        'more'
    """
    asked = role.years
    status: YearsStatus = "as the guide asks"
    if years is None:
        status = "not said"
    elif years < asked.least:
        status = "fewer"
    elif asked.least == 0 and years > 0:
        status = "more"
    return YearsCompared(guide=asked.in_words, status=status)


def findings(facts: Facts, lexicon: Lexicon) -> tuple[Finding, ...]:
    """What misleads, the gravest first.

    Args:
        facts: What was found.
        lexicon: Whose roles they are about.
    """
    if facts.best is None:
        text = f"Nothing in the text speaks for a role of {lexicon.name}. Say what the person will do."
        return (Finding(kind="no role", text=text),)
    role = lexicon.role(facts.best.role)
    told = (
        _title(facts, role), _second(facts, role), _level(facts, lexicon), _years(facts, role, lexicon),
        _boilerplate(facts.boilerplate),
    )  # fmt: skip
    return tuple(finding for finding in told if finding is not None)


def _title(facts: Facts, role: Role) -> Finding | None:
    title = facts.title
    if title is None or title.role == role.id:
        return None
    places = (facts.title_at,) if facts.title_at else ()
    described = f"the text describes {a_role(role.id)}"
    if title.role is not None:
        said = f"{a_role(title.role)} (“{title.named[0].words}”)"
        text = f"The title says {said}, {described}. Call it “{role.title}”."
    elif title.named:
        roles = " and ".join(dict.fromkeys(named.role for named in title.named))
        text = f"The title names several roles ({roles}), {described}. Call it “{role.title}”."
    else:
        text = f"The title names no role, {described}. “{role.title}” would say so."
    return Finding(kind="title", text=text, places=places)


def _second(facts: Facts, role: Role) -> Finding | None:
    if facts.second is None:
        return None
    text = (
        f"{a_role(facts.second.role).capitalize()} is mixed in ({facts.second.score:.0f} of 100). "
        "If one person should do both, say which comes first; "
        f"if not, leave out what pulls away from {a_role(role.id)}."
    )
    return Finding(kind="second role", text=text, places=tuple(line.passage for line in facts.second.lines))


def _level(facts: Facts, lexicon: Lexicon) -> Finding | None:
    """Entry-level words beside senior demands: senior words, people led, or years beyond those of a beginner."""
    if not facts.levels.entry:
        return None
    beyond = lexicon.beyond_entry
    senior = [*facts.levels.senior, *facts.leads_at]
    if facts.years_at and beyond is not None and (facts.years or 0) >= beyond:
        senior.append(facts.years_at)
    if not senior:
        return None
    text = "It is called a post for beginners, and asks for somebody experienced. Choose one."
    return Finding(kind="level", text=text, places=(*facts.levels.entry, *senior))


def _years(facts: Facts, role: Role, lexicon: Lexicon) -> Finding | None:
    """Years other than the guide's. What is not said misleads nobody, and a year more than none makes no other role."""
    compared = facts.compared
    if compared is None or facts.years is None or compared.status not in ("fewer", "more"):
        return None
    if compared.status == "more" and facts.years < (lexicon.beyond_entry or 0):
        return None
    asked = f"{facts.years} year" + "s" * (facts.years != 1)
    text = (
        f"It asks for {asked}, {compared.status} than the guide does for {a_role(role.id)} ({compared.guide}). "
        "Another role may be meant, or other years."
    )
    return Finding(kind="years", text=text, places=(facts.years_at,) if facts.years_at else ())


def _boilerplate(found: Boilerplate) -> Finding | None:
    if found.share < MUCH_BOILERPLATE:
        return None
    text = f"{found.share:.0%} of the text is about the company, its offers and legal matters. Say more of the work."
    return Finding(kind="boilerplate", text=text, places=found.places)


def a_role(role: str) -> str:
    """A role's id as people say it: "an associate"."""
    name = role.replace("_", " ")
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
