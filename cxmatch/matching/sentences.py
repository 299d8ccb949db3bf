"""What a sentence does with a word: denies it, wishes for it, says it of somebody else, of a study or of the company.

English only, and the same for every field: no keyword stands here. Each question looks at a few words of the word's
own sentence or list item, so that no other sentence changes an answer.
"""

from typing import Final

from cxmatch.matching.words import JOINED, PAUSE, STOP, Words

NEGATION_REACH: Final = 6
"""Words after "no", "not" or "without" that are denied with it: "no prior professional experience with data"."""
WISH_REACH: Final = 14
"""Words after "seeking" or "eager to learn" that are wished for and not yet shown."""
STUDY_REACH: Final = 10
"""Words after "degree in" or "bachelor of" that may name what was studied."""
ADDRESS_REACH: Final = 20
"""Words after "you will" that are asked of the reader; further on in a sentence it is others' turn."""
EMPLOYER_REACH: Final = 40
"""Words of a sentence in which who is speaking is looked for; longer sentences are lists."""

OFFER_REACH: Final = 5
"""Words after a word in which an ad says that it is the job: "we have junior and senior positions open"."""

_NEGATIONS: Final = frozenset(
    "no not never without lack lacks lacked lacking neither nor cannot unfamiliar can't don't doesn't didn't won't "
    "isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't".split()
)
# "not only", "not limited to": what follows is said, not denied; "no later than" denies nothing.
_NOT_DENIED: Final = frozenset("only limited just merely least later longer matter doubt less".split())
_TURNS: Final = frozenset("but however although though yet except rather instead while whereas".split())

_WISH_WORDS: Final = frozenset(
    "seeking seek seeks aspiring aspire aspires hoping hope wish wishing eager keen aim aiming desire desiring".split()
)
_WISH_PAIRS: Final = frozenset({
    ("looking", "for"), ("looking", "to"), ("want", "to"), ("wants", "to"), ("like", "to"), ("love", "to"),
    ("interested", "in"), ("to", "obtain"), ("to", "secure"), ("to", "gain"), ("to", "become"),
    ("searching", "for"), ("in", "search"), ("to", "find"), ("hope", "to"), ("to", "acquire"),
})  # fmt: skip
# What is wished for ends where what is brought begins: "seeking a role, using my ... skills".
_BROUGHT: Final = frozenset(
    "using use utilizing utilising utilize utilise where with leveraging leverage my apply applying maximize maximise "
    "offering bringing contribute from".split()
)

_TITLES: Final = frozenset(
    "manager managers leader leaders supervisor supervisors director directors coordinator coordinators trainer "
    "trainers presenter presenters coach coaches communicator communicators collaborator collaborators".split()
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

_SUFFIXES: Final = frozenset("inc llc ltd limited corp corporation gmbh plc llp group company co bank".split())

_DEGREES: Final = frozenset(
    "degree degrees bachelor bachelors master masters ba bs bsc bba mba msc phd doctorate diploma associate associates "
    "major majors majored majoring minor minored coursework graduate".split()
)
_STUDY_LINKS: Final = frozenset("in of".split())
_NO_SUBJECTS: Final = frozenset(
    "experience experienced with years year skills ability able to required preferred plus equivalent who that while "
    "proven strong excellent knowledge using for a the at as managing you will must".split()
)

_EMPLOYER: Final = frozenset("we we're we've we'll".split())
_OPENERS: Final = frozenset("at as here in since with because today that's while together when and so now for".split())
_HIRING: Final = frozenset(
    "hunt expected looking look seeking seek searching search hiring hire need needs want wants require requires "
    "expect expects ask recruit recruiting opening openings position positions opportunity opportunities role roles "
    "candidate candidates someone you you'll you're you've your yourself join how what".split()
)
_GETTING: Final = frozenset(
    "get receive have enjoy find love join gain learn see also benefit earn never always work grow feel need".split()
)
_STATES: Final = frozenset(
    "is has provides helps offers enables empowers delivers powers builds makes specializes specialises operates "
    "serves connects combines leverages believes allows gives aims works".split()
)
# "Our users can ...", "brands rely on ...": what the employer's product does for others.
_BUYERS: Final = frozenset("users customers clients brands companies businesses organizations organisations".split())
_BUYING: Final = frozenset("can use rely trust choose get love".split())
_NO_COMPANY: Final = frozenset(
    "this that it there what who you he she they these those which position role job candidate applicant incumbent "
    "person individual work experience knowledge ability training communication salary pay".split()
)


def denied(words: Words, first: int) -> bool:
    """Whether "no", "not", "without" or the like reaches the word."""
    lower, gap = words.lower, words.gap
    clause_first, _ = words.clause_range(first)
    for place in range(first - 1, max(clause_first, first - NEGATION_REACH) - 1, -1):
        word = lower[place]
        if word in _TURNS or (gap[place + 1] == PAUSE and place + 1 != first and word not in _NEGATIONS):
            return False
        if word in _NEGATIONS:
            return lower[place + 1] not in _NOT_DENIED
    return False


def wished(words: Words, first: int) -> bool:
    """Whether the word is among what the writer seeks or hopes for: "looking for a role with ..."."""
    lower = words.lower
    clause_first, _ = words.clause_range(first)
    for place in range(first - 1, max(clause_first, first - WISH_REACH) - 1, -1):
        word = lower[place]
        if word in _TURNS or word in _BROUGHT:
            return False
        if word in _WISH_WORDS or (word, lower[place + 1]) in _WISH_PAIRS:
            return True
    return False


def of_somebody_else(words: Words, first: int, last: int) -> bool:
    """Whether a title belongs to another person: "assisted the general manager", "with the team leader"."""
    lower = words.lower
    if lower[last] not in _TITLES:
        return False
    clause_first, _ = words.clause_range(first)
    linked = False
    for place in range(first - 1, max(clause_first, first - 5) - 1, -1):
        word = lower[place]
        if word in _OTHERS:
            return linked
        if word in _BESIDE or (word == "for" and lower[last].endswith("s")):
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
        if words.lower[place] in _SUFFIXES:
            # "Group" and "Company" also stand in plain headlines; a full name has them in one breath, and ends there.
            goes_on = place + 1 < clause_last and words.capital[place + 1] and words.gap[place + 1] == JOINED
            return words.gap[place] != STOP and not goes_on
    return False


def studied(words: Words, first: int) -> bool:
    """Whether the word names a subject: "degree in communications", "Bachelor of Arts in Leadership"."""
    lower = words.lower
    clause_first, _ = words.clause_range(first)
    link = ""
    for place in range(first - 1, max(clause_first, first - STUDY_REACH) - 1, -1):
        word = lower[place]
        if word in _DEGREES:
            # "A degree of creativity" is no study; "Bachelor of Communications" is.
            return link == "in" or (link == "of" and not word.startswith("degree"))
        if word in _NO_SUBJECTS or word[0].isdigit():
            return False
        if word in _STUDY_LINKS:
            link = word
    return False


def asks_of_applicant(words: Words, first: int) -> bool:
    """Whether the sentence tells the reader what the work is: "you will manage ..." but not "you will get ..."."""
    lower = words.lower
    clause_first, _ = words.clause_range(first)
    for place in range(max(clause_first, first - ADDRESS_REACH), first):
        word = lower[place]
        if word == "you'll" or (word == "will" and lower[place - 1] in ("you", "role", "responsibilities")):
            return lower[place + 1] not in _GETTING
    return False


def said_by_employer(words: Words, first: int, last: int) -> bool:
    """Whether the sentence of a job ad speaks of the employer and not of the work: "we ...", "Our team is ..."."""
    lower = words.lower
    clause_first, clause_last = words.clause_range(first)
    start = max(clause_first, first - EMPLOYER_REACH)
    if start > clause_first:
        return False
    speaker = _speaker(words, clause_first, first)
    # "We have entry-level positions": what is offered there is the job itself.
    return speaker is not None and _HIRING.isdisjoint(lower[speaker : min(clause_last, last + 1 + OFFER_REACH)])


def _speaker(words: Words, clause_first: int, first: int) -> int | None:
    """The place of the word that makes the employer the subject of a clause; None where it is not."""
    lower = words.lower
    head = lower[clause_first]
    if head == "our" or head in _EMPLOYER:
        return clause_first if clause_first < first else None
    if head in _OPENERS:
        for place in range(clause_first + 1, min(first, clause_first + 8)):
            if lower[place] in _EMPLOYER:
                return place
    for place in range(clause_first, min(first - 1, clause_first + 6)):
        if lower[place] in _BUYERS and lower[place + 1] in _BUYING:
            return place
    return clause_first if _names_company(words, clause_first, first) else None


def _names_company(words: Words, clause_first: int, first: int) -> bool:
    """Whether a clause begins "Acme Tools is a ...": a name of capitals, then what it is or does.

    Titles ("The Sales Manager is ...") and things ("This role is ...") are no names.
    """
    lower = words.lower
    if not words.capital[clause_first] or lower[clause_first] in _NO_COMPANY:
        return False
    for place in range(clause_first + 1, min(first, clause_first + 5)):
        if words.capital[place]:
            continue
        subject = lower[place - 1]
        named = subject not in _TITLES | _NO_COMPANY and not subject.endswith(("er", "or", "ist", "s", "ing"))
        return lower[place] in _STATES and named
    return False
