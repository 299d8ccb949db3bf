"""What a sentence denies: "no prior experience with data", "unable to ...", "managed no one".

English only, and the same for every field: no keyword stands here.
"""

import re
from typing import Final

from cxmatch.matching.words import JOINED, PAUSE, Words

NEGATION_REACH: Final = 6
"""Words after "no", "not" or "without" that are denied with it: "no prior professional experience with data"."""

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
TURNS: Final = frozenset("but however although though yet except rather instead while whereas because".split())
# "With no extra budget by tracking ...": what was done stands after these, with a verb in -ing.
_MEANS: Final = frozenset("by when after through via upon whilst before".split())
SELF: Final = frozenset("i we i've we've".split())
_NOBODY: Final = frozenset("no nobody none nothing zero".split())

_YET: Final = r"(?: (?:yet|so far|to date|at all|whatsoever|with (?:it|this|that)))?"
_NOTHING: Final = rf"(?:no|zero) (?:[a-z]{{2,14}} )?(?:experience|knowledge|exposure|skills?|use|background){_YET}"
_NOT_DONE: Final = (
    r"(?:(?:(?:have|has|had) )?(?:never|not)|(?:have|has|had)n[’']t) (?:(?:been|yet|actually|personally) )?"
    rf"(?:used|tried|learn(?:ed|t)|touched|known|familiar|trained|proficient|worked with)(?: it)?{_YET}"
)
# "Zendesk (no experience)", "SQL knowledge: none", "Tableau - never used". The answer ends where it has denied:
# "SQL: none better" says something else.
_ANSWER: Final = re.compile(
    r"(?: (?:experience|knowledge|skills?|exposure))?(?:\s?[(\[]|[ \t]?[:|–—][ \t]?|[ \t]-[ \t]|\t)"
    rf"(?:none|nil|never|no(?!\. ?\d)|not yet|{_NOTHING}|{_NOT_DONE})[ \t]?(?:[)\].;,|\n•]|\Z)",
    re.IGNORECASE,
)

SIGNS: Final = frozenset(_NEGATIONS | _SHUNNED | _LITTLE | _NOBODY | {"non"} | {first for first, _ in _DENYING_PAIRS})
"""One of these stands in each clause that denies something."""
SIGNS_OF_ANSWER: Final = frozenset("no none nil never not zero have has had haven't hasn't hadn't".split())
"""With one of these begins each answer that denies; at most one word stands between it and the use."""
# How an answer may begin, for speed: most uses are followed by another word.
_MAY_ANSWER: Final = re.compile(r"\s?[(\[:|–—-]|\t| [eks]", re.IGNORECASE)


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
        if word in TURNS or (word in _MEANS and following.endswith("ing")) or parted:
            return False
        if word in SELF:
            return False
        undone = undone or word in _UNDOING
    return False


def denied_after(text: str, words: Words, first: int, last: int) -> bool:
    """Whether an answer right after the use denies it: "Zendesk: none"; "missed calls: none" denies no calls.

    Args:
        text: The text.
        words: Its words.
        first: The place of the use's first word.
        last: The place of its last one.
    """
    if not _MAY_ANSWER.match(text, words.end[last]):
        return False
    clause_first, _ = words.clause_range(first)
    undone = not _UNDOING.isdisjoint(words.lower[max(clause_first, first - NEGATION_REACH) : first])
    return not undone and _ANSWER.match(text, words.end[last]) is not None


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
