"""What a sentence does with a word: denies it, wishes for it, says it of somebody else, of a study or of the company.

English only, and the same for every field: no keyword stands here. Each question looks at a few words of the word's
own sentence or list item, so that no other sentence changes an answer.
"""

from typing import Final

from cxmatch.matching.words import JOINED, PAUSE, Words

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

OPENING_REACH: Final = 20
"""Words of a sentence among which "we" is looked for: "as a maker of prams and toys, we ..."."""
KIND_REACH: Final = 12
"""Words of a sentence among which an employer says what it is: "Acme Tools is a fast-growing company ..."."""
ANSWER_REACH: Final = 6
"""Words after "reports to" within which a post is that of who is reported to."""
OFFER_REACH: Final = 5
"""Words after a word in which an ad says that it is the job: "we have junior and senior positions open"."""

_NEGATIONS: Final = frozenset(
    "no not never without lack lacks lacked lacking neither nor cannot hardly scarcely seldom unfamiliar can't don't "
    "doesn't didn't won't isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't".split()
)
# "Unable to", "rather than", "have yet to": denials of two words.
_DENYING_PAIRS: Final = frozenset(
    {(word, "to") for word in (
        "yet unable inability fail fails failed failing failure refuse refused refusing decline declined declining "
        "neglect neglected unwilling unwillingness reluctant reluctance opposed".split()
    )}
    | {("rather", "than"), ("instead", "of"), ("lieu", "of"), ("incapable", "of"), ("afraid", "of"),
       ("tired", "of"), ("devoid", "of"), ("away", "from"), ("shy", "from")}
)  # fmt: skip
# What somebody has little of is not theirs to show: "little experience with ..."; "a little" is some.
_LITTLE: Final = frozenset("little few minimal scant insufficient barely zero".split())
_SHOWN: Final = frozenset(
    "experience knowledge familiarity exposure background skill skills understanding interest patience expertise "
    "practice contact".split()
)
_SHUNNED: Final = frozenset(
    "avoid avoids avoided avoiding hate hates hated hating dislike dislikes disliked disliking detest detests loathe "
    "shun shunned shunning skip skipped skipping".split()
)
SHUN_REACH: Final = 2
"""Words after "avoided" or "hate" that are shunned: "hate using spreadsheets"; further on stands what for."""
# "Not only", "not limited to", "no fewer than": what follows is said, not denied.
_NOT_DENIED: Final = frozenset(
    "only limited just merely least later longer matter doubt less fewer small stranger question wonder exception "
    "afraid shy hesitate".split()
)
# Two denials are none: "without ever missing a ...", "never late with ...".
_UNDOING: Final = frozenset(
    "miss missed missing misses fail fails failed failing lose loses lost losing forget forgets forgot forgetting "
    "neglect neglected neglecting compromise compromised compromising sacrifice sacrificed sacrificing late tired "
    "stop stops stopped stopping".split()
)
_TURNS: Final = frozenset("but however although though yet except rather instead while whereas because".split())
# "With no extra budget by tracking ...": what was done stands after these, with a verb in -ing.
_MEANS: Final = frozenset("by when after through via upon whilst before".split())
_SELF: Final = frozenset("i we i've we've".split())
_NOBODY: Final = frozenset("no nobody none nothing zero".split())

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
_OBJECTIVES: Final = frozenset(
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

_TITLES: Final = frozenset(
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

_ANSWERING: Final = frozenset("report reports reporting reported".split())

_SUFFIXES: Final = frozenset(
    "inc llc ltd limited corp corporation gmbh plc llp group company co bank productions hotel hotels devices studio "
    "studios diner cafe restaurant restaurants grill bistro bakery salon pharmacy hospital foundation airlines airways "
    "motors industries enterprises holdings ventures magazine publishing trust association society academy institute "
    "council".split()
)

_DEGREES: Final = frozenset(
    "degree degrees bachelor bachelors master masters ba bs bsc bba mba msc phd doctorate diploma associate associates "
    "major majors majored majoring minor minored coursework graduate".split()
)
_STUDY_LINKS: Final = frozenset("in of".split())
_NAME_LINKS: Final = frozenset("of and in for with or".split())
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


def denied(words: Words, first: int, last: int) -> bool:
    """Whether "no", "unable to", "rather than" or the like reaches the use from `first` to `last`."""
    lower, gap = words.lower, words.gap
    clause_first, clause_last = words.clause_range(first)
    if last + 1 < clause_last and lower[last + 1] in _NOBODY and _denies_object(words, first, last, clause_last):
        return True
    undone = False
    # "With no budget, managed a team": the list of what there was not ends where the writer did something.
    did = gap[first] == PAUSE and lower[first].endswith("ed")
    for place in range(first - 1, max(clause_first, first - NEGATION_REACH) - 1, -1):
        word, following = lower[place], lower[place + 1]
        # A pause ends a denial, but for one right before the word: "not managers, leaders".
        parted = gap[place + 1] == PAUSE and place + 1 != first
        if _denies(words, place, first):
            if did and word in ("no", "without"):
                return False
            twice = undone or not _NEGATIONS.isdisjoint(lower[max(clause_first, place - 2) : place])
            return not twice and following not in _NOT_DENIED
        if word == "yet" and place > clause_first and lower[place - 1] in _NEGATIONS:
            continue
        if word in _TURNS or (word in _MEANS and following.endswith("ing")) or parted:
            return False
        if word in _SELF:
            return False
        undone = undone or word in _UNDOING
    return False


def _denies(words: Words, place: int, first: int) -> bool:
    """Whether the word at `place` denies what stands at `first`."""
    lower = words.lower
    word, following = lower[place], lower[place + 1]
    if word in _NEGATIONS or (word, following) in _DENYING_PAIRS:
        return True
    if word in _SHUNNED:
        return first - place <= SHUN_REACH
    if word == "non":
        return place + 1 == first
    if word in _LITTLE:
        some = place > 0 and lower[place - 1] in ("a", "quite")
        return not some and not _SHOWN.isdisjoint(lower[place + 1 : min(first, place + 3)])
    return False


def _denies_object(words: Words, first: int, last: int, clause_last: int) -> bool:
    """Whether a verb's own object denies it: "managed no one"; "charts no one else had" denies nothing."""
    lower = words.lower
    verb = lower[last].endswith(("ed", "ing")) or first == 0 or lower[first - 1] in ("i", "to", "have", "we")
    goes_on = last + 2 < clause_last and lower[last + 2] in _NOT_DENIED
    return verb and not goes_on and words.gap[last + 1] == JOINED


def wished(words: Words, first: int) -> bool:
    """Whether the word is among what the writer seeks or hopes for: "looking for a role with ..."."""
    lower = words.lower
    clause_first, clause_last = words.clause_range(first)
    for place in range(first - 1, max(clause_first, first - WISH_REACH) - 1, -1):
        word = lower[place]
        if word in _TURNS or word in _BROUGHT or (word in _SELF and words.gap[place] == PAUSE):
            return False
        if _wishes(words, place, clause_first):
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
    if heading_last - heading_first > 3 or lower[heading_last - 1] not in _OBJECTIVES:
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
    if lower[last] not in _TITLES:
        # "Secretary to the Data Manager": the word is part of another's title.
        if last + 1 >= clause_last or lower[last + 1] not in _TITLES or words.gap[last + 1] != JOINED:
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
        if words.lower[place] in _SUFFIXES:
            # "Group" and "Company" also stand in plain headlines; a full name has them in one breath, and ends there.
            following = place + 1
            goes_on = following < clause_last and words.capital[following] and words.gap[following] == JOINED
            if goes_on and words.lower[following] in _SUFFIXES:
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
        if word in _DEGREES:
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
    return word.isalpha() and word not in _DEGREES and word not in _NAME_LINKS


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
        named = subject not in _TITLES | _NO_COMPANY and not subject.endswith(("er", "or", "ist", "s", "ing"))
        return lower[place] in _STATES and named
    return False


def answered_to(words: Words, first: int) -> bool:
    """Whether the post is one that somebody reports to: "reports directly to the director of support"."""
    lower = words.lower
    clause_first, _ = words.clause_range(first)
    for place in range(first - 1, max(clause_first, first - ANSWER_REACH) - 1, -1):
        if lower[place] in _ANSWERING and place + 1 < first and lower[place + 1] in ("to", "directly", "into"):
            return True
    return False
