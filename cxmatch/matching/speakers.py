"""Who speaks in a sentence of a job ad, and of whom: of what the reader will do, or of the employer.

English only, and the same for every field: no keyword stands here.
"""

from typing import Final

from cxmatch.matching.sentences import TITLES
from cxmatch.matching.words import PAUSE, Words

ADDRESS_REACH: Final = 20
"""Words after "you will" that are asked of the reader; further on in a sentence it is others' turn."""
EMPLOYER_REACH: Final = 40
"""Words of a sentence in which who is speaking is looked for; longer sentences are lists."""
OPENING_REACH: Final = 20
"""Words of a sentence among which "we" is looked for: "as a maker of prams and toys, we ..."."""
KIND_REACH: Final = 12
"""Words of a sentence among which an employer says what it is: "Acme Tools is a fast-growing company ..."."""
OFFER_REACH: Final = 5
"""Words after a word in which an ad says that it is the job: "we have junior and senior positions open"."""

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
# "We are looking for a ...", "the company seeks an ...".
_SEARCHING: Final = frozenset("looking seeking seek seeks hiring recruiting searching need needs".split())
_SEARCHERS: Final = frozenset("we are we're is currently now actively company team also".split())
_SOUGHT: Final = frozenset("for a an someone".split())
_FIRMS: Final = frozenset(
    "company startup organization organisation nonprofit firm agency provider platform broker maker".split()
)
# "Our users can ...", "brands rely on ...": what the employer's product does for others.
_BUYERS: Final = frozenset("users customers clients brands companies businesses organizations organisations".split())
_BUYING: Final = frozenset("can use rely trust choose get love".split())
_NO_COMPANY: Final = frozenset(
    "this that it there what who you he she they these those which position role job candidate applicant incumbent "
    "person individual work experience knowledge ability training communication salary pay".split()
)


def asks_of_applicant(words: Words, first: int) -> bool:
    """Whether the sentence tells the reader what the work is, or who is sought for it.

    "You will manage ..." does, and so does "we are looking for ..."; "you will get ..." does not.
    """
    lower = words.lower
    clause_first, _ = words.clause_range(first)
    for place in range(max(clause_first, first - ADDRESS_REACH), first):
        word = lower[place]
        if word == "you'll" or (word == "will" and lower[place - 1] in ("you", "role", "responsibilities")):
            return lower[place + 1] not in _GETTING
        if word in _SEARCHING and place > clause_first and lower[place - 1] in _SEARCHERS:
            return lower[place + 1] in _SOUGHT
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
    # "In short we ..."; in longer openings only after a comma: "together with our partners, we ...".
    near = clause_first + 8 if head in _OPENERS else clause_first
    for place in range(clause_first + 1, min(first, clause_first + OPENING_REACH)):
        if lower[place] in _EMPLOYER and (place < near or words.gap[place] == PAUSE):
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
    kinds = lower[clause_first + 1 : min(first, clause_first + KIND_REACH)]
    for place in range(clause_first + 1, min(first, clause_first + 5)):
        if words.capital[place]:
            continue
        subject = lower[place - 1]
        if lower[place] == "is" and lower[place + 1] in ("a", "an", "the") and not _FIRMS.isdisjoint(kinds):
            return True
        named = subject not in TITLES | _NO_COMPANY and not subject.endswith(("er", "or", "ist", "s", "ing"))
        return lower[place] in _STATES and named
    return False
