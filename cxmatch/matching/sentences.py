"""What a sentence does with a word: wishes for it, says it of somebody else, of a study or as part of a name.

English only, and the same for every field: no keyword stands here. Each question looks at a few words of the word's
own sentence or list item, so that no other sentence changes an answer.
"""

from typing import Final

from cxmatch.matching.denials import SELF, TURNS
from cxmatch.matching.words import JOINED, PAUSE, Words

WISH_REACH: Final = 14
"""Words after "seeking" or "eager to learn" that are wished for and not yet shown."""
STUDY_REACH: Final = 10
"""Words after "degree in" or "bachelor of" that may name what was studied."""
ANSWER_REACH: Final = 6
"""Words after "reports to" within which a post is that of who is reported to."""

_WISH_WORDS: Final = frozenset("seeking seeks aspiring aspire aspires hoping wishing aiming desiring yearning".split())
_WISH_PAIRS: Final = frozenset({
    ("looking", "for"), ("looking", "to"), ("want", "to"), ("wants", "to"), ("wanting", "to"), ("i", "seek"),
    ("interested", "in"), ("searching", "for"), ("in", "search"), ("eager", "to"), ("eager", "for"), ("keen", "to"),
    ("keen", "on"), ("intend", "to"), ("intending", "to"), ("intends", "to"), ("dreaming", "of"), ("dream", "of"),
    ("hope", "to"), ("wish", "to"), ("wish", "for"), ("aim", "to"), ("desire", "to"), ("desire", "for"),
    ("desire", "a"), ("would", "like"), ("would", "love"), ("i'd", "like"), ("i'd", "love"), ("i", "plan"),
})  # fmt: skip
# Wishes only where a sentence begins with them or says "I am": elsewhere they are work ("strategic planning to ...",
# "files opened to obtain ...").
_OPENING_PAIRS: Final = frozenset({
    ("to", "obtain"), ("to", "secure"), ("to", "gain"), ("to", "become"), ("to", "find"), ("to", "acquire"),
    ("planning", "to"), ("open", "to"),
})  # fmt: skip
_BEFORE_OPENING: Final = frozenset(
    "i am i'm is was objective goal career currently now also who and dream ambition".split()
)
_AMBITIONS: Final = frozenset("dream goal ambition objective aspiration aim wish hope plan".split())
_WHOSE: Final = frozenset("my career term professional personal ultimate".split())
OBJECTIVES: Final = frozenset(
    "objective objectives goal goals aim aims ambition ambitions dream aspiration aspirations wish wanted".split()
)
_JOBS: Final = frozenset("position role job opportunity opportunities career employment work post".split())
# "Clients seeking refunds", "guests who want to": somebody else's wish, named by the word before it.
_WISHERS: Final = (
    "client", "customer", "guest", "patient", "user", "caller", "famil", "people", "student", "member", "resident",
    "applicant", "seeker", "candidate", "employee", "shopper", "buyer", "travel", "visitor", "compan", "business",
    "individual", "those", "anyone", "they", "who", "that", "you", "he", "she", "parent", "tenant", "donor", "consumer",
    "subscriber", "passenger", "borrower", "investor", "partner", "vendor", "agent", "staff", "veteran", "women", "men",
)  # fmt: skip
# "Always looking for ways to ...": that is how somebody works.
_ALWAYS: Final = frozenset("always continuously continually constantly regularly actively".split())
_WAYS: Final = frozenset("way ways solutions improvements".split())
# What is wished for ends where what is brought begins: "seeking a role, using my ... skills".
_BROUGHT: Final = frozenset(
    "using use utilizing utilising utilise utilize where with leveraging leverage my apply applying maximize maximise "
    "offering bringing contribute from".split()
)

TITLES: Final = frozenset(
    "manager managers leader leaders supervisor supervisors director directors coordinator coordinators trainer "
    "trainers presenter presenters coach coaches communicator communicators collaborator collaborators "
    "founder founders president presidents vp vps".split()
)
_OTHERS: Final = frozenset(
    "report reports reported reporting assist assists assisted assisting support supports supported supporting "
    "shadow shadowed serve served answer answered answering escalate escalated escalating refer referred transfer "
    "transferred notify notified alert alerted contact contacted under alongside".split()
)
_LINKS: Final = frozenset("to with for by from under of the a an my our their his her its your".split())
_BESIDE: Final = frozenset("to by from with between alongside under among".split())
_BECOMING: Final = frozenset(
    "promoted promotion advance advanced advancing move moved transitioned rose elevated appointed progressed grow "
    "grew raised equivalent similar experience".split()
)

ANSWERING: Final = frozenset("report reports reporting reported".split())

SUFFIXES: Final = frozenset(
    "inc llc ltd limited corp corporation gmbh plc llp group company co bank productions hotel hotels devices studio "
    "studios diner cafe restaurant restaurants grill bistro bakery salon pharmacy hospital foundation airlines airways "
    "motors industries enterprises holdings ventures magazine publishing trust association society academy institute "
    "council".split()
)

DEGREES: Final = frozenset(
    "degree degrees bachelor bachelors master masters ba bs bsc bba mba msc phd doctorate diploma associate associates "
    "major majors majored majoring minor minored coursework graduate".split()
)
_STUDY_LINKS: Final = frozenset("in of".split())
_NAME_LINKS: Final = frozenset("of and in for with or".split())
_NO_SUBJECTS: Final = frozenset(
    "experience experienced with years year skills ability able to required preferred plus equivalent who that while "
    "proven strong excellent knowledge using for a the at as managing you will must".split()
)

_BEGINS_WISH: Final = _WISH_WORDS | _AMBITIONS | {first for first, _ in _WISH_PAIRS | _OPENING_PAIRS}
_ENDS_WISH: Final = TURNS | _BROUGHT
# Of a pair the rarer word.
SIGNS_OF_WISH: Final = frozenset(
    _WISH_WORDS
    | _AMBITIONS
    | {second if first in ("to", "in", "i") else first for first, second in _WISH_PAIRS | _OPENING_PAIRS}
)
"""One of these stands in each sentence that wishes by its own words."""


def wished(words: Words, first: int) -> bool:
    """Whether the word is among what the writer seeks or hopes for: "looking for a role with ..."."""
    lower = words.lower
    clause_first, clause_last = words.clause_range(first)
    for place in range(first - 1, max(clause_first, first - WISH_REACH) - 1, -1):
        word = lower[place]
        if word in _ENDS_WISH or (word in SELF and words.gap[place] == PAUSE):
            return False
        if word in _BEGINS_WISH and _wishes(words, place, clause_first):
            before = lower[place - 1] if place > clause_first and words.gap[place] == JOINED else ""
            ways = place + 2 < clause_last and lower[place + 2] in _WAYS
            return not (ways or before in _ALWAYS or before.startswith(_WISHERS))
    return first - clause_first < WISH_REACH and _under_objective(words, clause_first, clause_last)


def _wishes(words: Words, place: int, clause_first: int) -> bool:
    """Whether a wish begins at `place`."""
    lower = words.lower
    word, pair = lower[place], (lower[place], lower[place + 1])
    before = lower[place - 1] if place > clause_first else ""
    if word in _WISH_WORDS or pair in _WISH_PAIRS:
        return True
    if pair in _OPENING_PAIRS:
        return not before or before in _BEFORE_OPENING
    return word in _AMBITIONS and pair[1] in ("is", "was", "to", "of") and before in _WHOSE


def _under_objective(words: Words, clause_first: int, clause_last: int) -> bool:
    """Whether "Objective" or "Career goal" stands alone before a sentence that names a job or begins with "to"."""
    lower = words.lower
    if clause_first == 0:
        return False
    heading_first, heading_last = words.clause_range(clause_first - 1)
    if heading_last - heading_first > 3 or lower[heading_last - 1] not in OBJECTIVES:
        return False
    head = lower[clause_first : min(clause_last, clause_first + WISH_REACH)]
    # "Objective: a planner with ten years" tells what is there; "a position as planner" what is not.
    for word in head:
        if word in _JOBS:
            return True
        if word in _BROUGHT:
            break
    return head[0] == "to"


def of_somebody_else(words: Words, first: int, last: int) -> bool:
    """Whether a title belongs to another person: "assisted the general manager", "with the team leader"."""
    lower = words.lower
    clause_first, clause_last = words.clause_range(first)
    if lower[last] not in TITLES:
        # "Secretary to the Data Manager": the word is part of another's title.
        if last + 1 >= clause_last or lower[last + 1] not in TITLES or words.gap[last + 1] != JOINED:
            return False
        last += 1
    several = lower[last].endswith("s")
    linked = several
    for place in range(first - 1, max(clause_first, first - 5) - 1, -1):
        word = lower[place]
        if word == "as":
            # "Served as the manager": the writer's own.
            return False
        if word in _OTHERS:
            return linked
        if word in _BESIDE or (word == "for" and several):
            # "Promoted to manager" is the writer's own title; "with the manager" is not.
            behind = lower[max(clause_first, place - 6) : place]
            return bool(behind) and _BECOMING.isdisjoint(behind)
        linked = linked or word in _LINKS
        if not word.isalpha() or word.endswith("ing"):
            return False
    return False


def in_company_name(words: Words, last: int) -> bool:
    """Whether capitals lead on from the word to "Inc", "Group" or the like."""
    if not words.capital[last]:
        return False
    _, clause_last = words.clause_range(last)
    for place in range(last + 1, min(clause_last, last + 4)):
        if not words.capital[place]:
            return False
        if words.lower[place] in SUFFIXES:
            # "Group" and "Company" also stand in plain headlines; a full name has them in one breath, and ends there.
            following = place + 1
            goes_on = following < clause_last and words.capital[following] and words.gap[following] == JOINED
            if goes_on and words.lower[following] in SUFFIXES:
                continue
            return not goes_on
    return False


def studied(words: Words, first: int) -> bool:
    """Whether the word names a subject: "degree in communications", "Bachelor of Arts in Leadership"."""
    lower = words.lower
    clause_first, _ = words.clause_range(first)
    link = ""
    for place in range(first - 1, max(clause_first, first - STUDY_REACH) - 1, -1):
        word = lower[place]
        if word in DEGREES:
            # "A degree of creativity" is no study; "Bachelor of Communications" is.
            # "Supervised associates in training" is none either.
            if word.startswith("associate") and not words.capital[first]:
                return False
            return link == "in" or (link == "of" and not word.startswith("degree"))
        if word in _NO_SUBJECTS or word[0].isdigit():
            return False
        if word in _STUDY_LINKS:
            link = word
    return False


def tells(words: Words, first: int) -> bool:
    """Whether a list item begins with the word and goes on as a sentence: "Managed a team", not "Management, Law"."""
    clause_first, clause_last = words.clause_range(first)
    following = first + 1
    if first != clause_first or following >= clause_last or words.gap[following] != JOINED or words.capital[following]:
        return False
    word = words.lower[following]
    return word.isalpha() and word not in DEGREES and word not in _NAME_LINKS


def answered_to(words: Words, first: int) -> bool:
    """Whether the post is one that somebody reports to: "reports directly to the director of support"."""
    lower = words.lower
    clause_first, _ = words.clause_range(first)
    for place in range(first - 1, max(clause_first, first - ANSWER_REACH) - 1, -1):
        if lower[place] in ANSWERING and place + 1 < first and lower[place + 1] in ("to", "directly", "into"):
            return True
    return False
