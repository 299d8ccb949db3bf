"""Which names of ESCO are looked for in texts, and why the others are not.

ESCO names all that people do at work, for people who choose from a list. In running text most of its names are never
said in its words ("tend CNC drilling machine"), and some are said of other things ("history", "source", "quality
standards"). A name that says nothing about who can do what is worse than none: it would be asked of every resume.
"""

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

LONGEST: Final = 3
"""Words. In 1,867 job ads and resumes, names of one to three words were found 17,425 times, longer ones 28 times."""
ORDINARY: Final = -13.0
"""Log probability of a word of general English (spaCy's lexeme_prob, base e), from which a single word is ordinary:
"history" -9.0, "aesthetics" -12.6; "sociology" -13.2, "robotics" -13.7."""
TOO_ORDINARY: Final = -11.0
"""The same, from which a word means something else even with capitals and in company: "Source" -9.2, "Salt" -10.6;
"Scratch" -11.1."""

BRACKETS: Final = re.compile(r"\s*\([^)]*\)")
_SPEAKING: Final = re.compile(r"^(?:understand (?:spoken|written)|interact verbally in|write) (?=[A-Z])")
_FAITHS: Final = re.compile(r"^(?:Buddhism|Christianity|Islam|hinduism|judaism|quran|torah|Bible texts)$")

# What a noun phrase must end in to name a doing or a field of knowledge, not a thing: "data mining", "contract law".
_DOINGS: Final = re.compile(
    r"(?:ing|sis|ology|ics|graphy|istry|metry|nomy|sophy|therapy|tion|agement|elopment|ssment|ursement|ntenance"
    r"|compliance|assurance|governance|surveillance|science|sciences|intelligence|finance|architecture|agriculture"
    r"|engineering|service|services|support|research|design|control|law|legislation|relations|aid|software|security"
    r"|medicine|nursing|care|trade|art|arts|techniques|methods|methodology|methodologies|theory|theories|principles"
    r"|insight|logistics|commerce|languages|skills|safety|vision|journalism|tourism|psychology|terminology"
    r"|workflow|sales)$"
)
# What a single word must end in: "migration" and "consultation" are said of other things.
_FIELDS: Final = re.compile(r"(?:ing|ology|ics|graphy|istry|metry|nomy|sophy|therapy|ism|iatry|oidery)$")
# What ends so and names a thing.
_THINGS: Final = frozenset(
    "building clothing lighting housing furnishing wiring bearing coating flooring clearing setting basis station "
    "condition legation position population nation application organisation association corporation institution "
    "location situation instruction direction question section ammunition vegetation transaction transition".split()
)
# Verbs that are nouns as well, but hardly ever before another noun: "handle complaints", "train employees".
_VERBS_FIRST: Final = frozenset("handle answer drive train cook track coach mentor counsel process upsell".split())
# What all work has; nobody is chosen by it: "provide information", "attend meetings", "solve problems".
_OF_ALL_WORK: Final = frozenset(
    "information decisions deadlines meetings ideas problems others responsibility processes resources quality change "
    "company organisation model documentation issues situations commitments initiative time activities tasks work "
    "products services data trust customers clients employees staff managers others teams team members guides tests "
    "talent networks requests objects surfaces areas material materials fields individuals stakeholders materials "
    "engineers designers machines story books music needs trends goals results people equipment accounts skills "
    "opportunities regulations procedures expertise support advice improvements cores situation".split()
)
_MANNERS: Final = frozenset("work think listen".split())
"""Verbs of manners of working: "work independently", "think holistically"."""


class Chosen(NamedTuple):
    """What becomes of a name of ESCO."""

    name: str
    """As it is looked for: without brackets and quotes."""
    kind: str
    """As in cxmatch.lexicon.skills; empty where it is left out."""
    reason: str
    """Why it is left out; empty where it is not."""
    written: bool = False
    """Whether it needs its capitals."""
    doubtful: bool = False
    """Whether it needs company as well: what it is in other letters is too ordinary."""


def choose(esco: str) -> Chosen:
    """What becomes of one of ESCO's names.

    Example:
        >>> choose("Chef (tools for software configuration management)")
        Chosen(name='Chef', kind='tool', reason='', written=True, doubtful=True)
        >>> choose("history").reason
        'an ordinary word'
    """
    name = " ".join(BRACKETS.sub("", esco.strip().strip('"')).split())
    reason = _left_out(name)
    if reason:
        return Chosen(name, "", reason)
    words = name.split()
    if is_title(words):
        word = name.lower()
        written = len(words) == 1 and is_word(word)
        return Chosen(name, "tool", "", written=written, doubtful=written and likelihood(word) > ORDINARY)
    return Chosen(name, "skill", "")


def languages(names: list[str]) -> list[str]:
    """The languages that ESCO knows people to speak, write or read, in the order of the alphabet."""
    return sorted({_SPEAKING.sub("", name) for name in names if _SPEAKING.match(name)})


_WORK_IN_OTHER_WORDS: Final = frozenset({"answer incoming calls"})
"""Names of work that texts say in many ways ("took 60 calls a day"), and a lexicon's concepts know in them."""


def _left_out(name: str) -> str:
    words = name.split()
    if name in _WORK_IN_OTHER_WORDS:
        return "work that the lexicon knows in more words"
    if _SPEAKING.match(name):
        return "what is done in a language; the language itself is looked for"
    if _FAITHS.match(name):
        return "a faith or its book, which ads name as what no one is chosen by"
    if "," in name:
        return "a list of things, which texts list in other ways"
    if len(words) > LONGEST:
        return f"more than {LONGEST} words, which texts put in others"
    if "ICT" in words:
        return "ICT, which texts write in other ways"
    if is_title(words):
        name_of_all = len(words) == 1 and is_word(name.lower()) and likelihood(name.lower()) > TOO_ORDINARY
        return "an ordinary word, whatever its capitals" if name_of_all else ""
    return _left_out_word(name) if len(words) == 1 else _left_out_phrase(words)


def is_title(words: list[str]) -> bool:
    """Whether all words begin with a capital or a digit, as a product's name does."""
    return all(word[0].isupper() or word[0].isdigit() or word == ".NET" for word in words) or words == ["iOS"]


def _left_out_phrase(words: list[str]) -> str:
    first, last = words[0].lower(), words[-1].lower()
    if is_verb(first) and last in _OF_ALL_WORK:
        return "what all work has"
    if _DOINGS.search(last) and last not in _THINGS and first != "use":
        return ""
    if first == "use":
        return "what is done with a tool; the tool itself is looked for"
    if not is_verb(first) or (is_noun(first) and first not in _VERBS_FIRST):
        return "the name of a thing, or it may be one"
    return "a manner of working" if first in _MANNERS else ""


def _left_out_word(word: str) -> str:
    if likelihood(word) > ORDINARY:
        return "an ordinary word"
    if base(word) != word and word.endswith("ing"):
        return "a form of a verb"
    return "" if _FIELDS.search(word) and word not in _THINGS else "a single word that names a thing"


def likelihood(word: str) -> float:
    """How likely the word is in general English: its log probability; -25 for words that are not in the table."""
    return float(_table("lexeme_prob").get(word, -25.0))


def base(word: str) -> str:
    """The word without its ending: "survey" for "surveying"."""
    return str(_table("lemma_lookup").get(word, word))


def is_verb(word: str) -> bool:
    """Whether it may be a verb."""
    return word in _index()["verb"]


def is_noun(word: str) -> bool:
    """Whether it may be a noun."""
    return word in _index()["noun"]


def is_word(word: str) -> bool:
    """Whether it is an English word, besides a name."""
    return any(word in part for part in _index().values())


@lru_cache(maxsize=3)
def _table(name: str) -> Any:
    from spacy.lookups import load_lookups

    return load_lookups("en", [name]).get_table(name)


@lru_cache(maxsize=1)
def _index() -> dict[str, frozenset[str]]:
    # The table's own keys are numbers.
    return {part: frozenset(_table("lemma_index")[part]) for part in ("noun", "verb", "adj", "adv")}
