"""Whether a text is a resume, a posting or a letter."""

import re
from itertools import compress
from math import exp

from cxmatch.documents import runs
from cxmatch.documents.document import DocumentKind

LOOK_CHARACTERS = 12_000
"""Characters; what a text is shows before that."""


def _set(words: str) -> frozenset[str]:
    return frozenset(part.strip() for part in words.split(","))


# Signs by words that stand together. Each counts once, however often it stands; a positive weight speaks for
# a posting, a negative one for a resume. Set by hand in tenths, then checked on the labelled ads and resumes.
_PAIRS: tuple[tuple[frozenset[str], float], ...] = (
    (
        _set(
            "are looking,are seeking,are hiring,we're looking,we're hiring,we're seeking,are recruiting,are "
            "searching,currently seeking,currently hiring"
        ),
        2.5,
    ),
    (
        _set(
            "is looking,is seeking,is hiring,is recruiting,seeks a,seeks an,seeks to,looking for,in search,"
            "seeking a,seeking an"
        ),
        1.2,
    ),
    (
        _set(
            "you will,you'll be,you are,you have,you can,you must,your role,you must,your responsibilities,if "
            "you,you'll,to you,you to,you and,for you"
        ),
        1.5,
    ),
    (
        _set(
            "join our,join us,join the,apply now,apply today,apply online,to apply,please send,please submit,"
            "please apply,your resume,your cv"
        ),
        1.5,
    ),
    (
        _set(
            "candidate must,candidate will,candidate should,candidates must,candidates will,candidates should,"
            "candidate is,candidate has,applicants must,"
            "applicants will,ideal candidate,successful candidate,right candidate,qualified candidates,"
            "candidates with,candidate with,selected candidate"
        ),
        1.5,
    ),
    (
        _set(
            "must have,must be,must possess,is required,are required,required to,is preferred,strongly "
            "preferred,a plus,an asset,nice to,minimum of,or equivalent,years experience,experience required,"
            "degree preferred,degree required,experience preferred"
        ),
        1.0,
    ),
    (
        _set(
            "equal opportunity,competitive salary,competitive pay,competitive compensation,paid time,health "
            "insurance,salary range,per hour,full time,full-time position,benefits package,time off"
        ),
        0.8,
    ),
    (
        _set(
            "our team,our client,our clients,our customers,our company,our mission,our product,our products,"
            "our users,our business,our office,our growing,we are,we're,we have,we offer,we believe,we provide"
        ),
        1.2,
    ),
    (
        _set(
            "this position,this role,this job,this opportunity,the position,the role,the incumbent,ability to,"
            "this person,position is,job description"
        ),
        0.8,
    ),
    (
        _set(
            "will be,will have,will work,will help,will lead,will serve,will provide,will contribute,will "
            "assist,will oversee,will support,will report,will leverage,will manage,will play,will also"
        ),
        1.0,
    ),
    (_set("is responsible,reports to,reporting to,the supervision,the direction,the leadership"), 0.8),
    (_set("references available,references upon,references furnished"), -1.5),
    (_set("of science,of arts,business administration,high school"), -0.4),
)
_WORDS: tuple[tuple[frozenset[str], float], ...] = (
    (_set("gpa,curriculum,resume"), -0.8),
    (_set("i,my,i've,i'm"), -0.8),
    (_set("our,us,we"), 0.5),
)
_FIRST: tuple[tuple[frozenset[str], float], ...] = (
    (
        _set(
            "maintain,ensure,provide,assist,develop,manage,work,support,identify,perform,participate,respond,"
            "create,deliver,build,help,ability,experience,knowledge,must,strong,excellent"
        ),
        0.3,
    ),
    (
        _set(
            "managed,led,developed,created,provided,assisted,maintained,achieved,trained,handled,answered,"
            "coordinated,implemented,supervised,processed,performed,"
            "resolved,oversaw,designed,increased,established,received,prepared,conducted,worked,helped,ensured,"
            "responded,promoted,executed,built,greeted,"
            "responsible,addressed,served,communicated,assist,took,ran,sold,organized,organised,supported,"
            "delivered,launched,reduced,improved,directed,recruited,"
            "reviewed,analyzed,analysed,produced,wrote,taught,collected,scheduled,operated,negotiated,planned,"
            "monitored,completed,collaborated,kept,made,used,utilized"
        )
        - {"assist"},
        -2.2,
    ),
)
_ALONE = _set(
    "summary,experience,work history,employment history,education and training,education,skills,highlights,"
    "accomplishments,objective,core qualifications,"
    "career overview,professional summary,interests,references,work experience,professional experience,"
    "certifications,employment,profile,affiliations,"
    "additional information,skill highlights,executive profile,career focus"
)
_ALONE_WEIGHT = -1.5
_FIRST_THE = re.compile(
    r"\nThe (?:[A-Z(][\w&/,().-]{0,30} ){1,8}(?:is|will|leads|directs|manages|coordinates|oversees|provides|"
    r"supports)\b"
)
_THE_WEIGHT = 1.5
_DATES = re.compile(
    r"(?:19|20)\d\d ?(?:-|–|—|to|through|until) ?(?:present|current|now|(?:[a-z]{3,9}\.? |\d\d?/)?(?:19|"
    r"20)\d\d\b)|\d/(?:19|20)\d\d (?:-|–|to) ?\w"
)
_DATES_WEIGHT = -2.0
_MAILS = re.compile(r"@(?:gmail|yahoo|hotmail|outlook|aol|icloud|example|proton)")
_PROFILES = "linkedin.com/in/"
_MAILS_WEIGHT = -1.5
BASE = 0.0
"""What speaks for a posting where there is no sign at all."""
SCALE = 0.8
"""Turns weight into confidence. On the labelled ads and resumes, answers of 0.7 to 0.8 hold 19 times in 20."""

_words_of = runs.finder(r"[a-z0-9'+-]")
_DEAR = re.compile(r"(?im)^\W{0,3}(?:dear\b[^\n]{2,60}|to whom it may concern)[,:.]?[ \t]*$")
_CLOSE = re.compile(
    r"(?im)^.{0,200}\b(?:sincerely|regards|yours (?:truly|faithfully)|best wishes|respectfully)\b[,.!]?"
)
_ASK = re.compile(
    r"(?i)\bi am (?:writing|applying|excited|pleased|interested)|\bi(?:'m| would like) (?:writing|to apply|"
    r"to express)|\bapply for the|\bapplication for|"
    r"\bmy (?:interest|application|enclosed|attached)|\benclosed|\blook forward to (?:hearing|speaking|"
    r"discussing|the opportunity)|\bthank you for (?:your|considering)"
)
_PERSON = frozenset(("i", "me", "my", "i'm", "i've"))

_TELLING = _PERSON.union(*(signs for signs, _ in _WORDS))
_PAIRED = frozenset(pair.split()[0] for signs, _ in _PAIRS for pair in signs)
_TOLD = _TELLING | _PAIRED
"""Words that say something by themselves, and those with which a telling pair begins: all others are passed over."""


def guess(text: str) -> tuple[DocumentKind, float]:
    r"""Guess what a document is, and say how surely.

    Args:
        text: The whole text.

    Returns:
        The kind, and the confidence: 0.5 where there is hardly a sign, towards 1 where there are many.

    Example:
        >>> guess("We are looking for a helper. You will answer calls. Apply now!")[0]
        'posting'
        >>> guess("Experience\nHelper, 01/2019 to 03/2021\nAnswered calls and trained two others.")[0]
        'resume'
    """
    text = text[:LOOK_CHARACTERS]
    low = text.lower().replace("’", "'")
    words = _words_of(low)
    places = list(compress(range(len(words)), map(_TOLD.__contains__, words)))
    told = [words[place] for place in places]
    telling = list(filter(_TELLING.__contains__, told))
    lines = [line.strip(" \t•*-–:#▪●·o") for line in low.splitlines()]
    alone = len(_ALONE.intersection(lines))
    letter = _letter(text, low, sum(map(_PERSON.__contains__, telling)) / max(1, len(words)), alone)
    if letter > 0.5:
        return "cover_letter", round(letter, 2)
    words.append("")
    pairs = {f"{words[place]} {words[place + 1]}" for place in places}
    firsts = {parts[0].rstrip(",.:") for line in lines if (parts := line.split(maxsplit=1))}
    weight = BASE + sum(value for signs, value in _PAIRS if not signs.isdisjoint(pairs))
    weight += sum(value for signs, value in _WORDS if not signs.isdisjoint(telling))
    weight += sum(value for signs, value in _FIRST if not signs.isdisjoint(firsts))
    weight += _ALONE_WEIGHT * min(alone, 3)
    weight += (
        _THE_WEIGHT * bool(_FIRST_THE.search(f"\n{text}"))
        + _DATES_WEIGHT * bool(_DATES.search(low))
        + _MAILS_WEIGHT * bool(_PROFILES in low or _MAILS.search(low))
    )
    chance = 1 / (1 + exp(-SCALE * weight))
    return ("posting", round(chance, 2)) if chance > 0.5 else ("resume", round(1 - chance, 2))


def _letter(text: str, low: str, person: float, headings: int) -> float:
    """How much of a letter a text is, 0 to 1: an address, a closing, and a writer who asks.

    `person` is the share of its words that stand for the writer.
    """
    dear = _DEAR.search(text, 0, 3000) if "dear" in low or "concern" in low else None
    if not dear and person < 0.025:
        return 0.0
    close = _CLOSE.search(text, dear.end() if dear else 0)
    asks = len({m.group().lower() for m in _ASK.finditer(text)})
    if not dear and not (close and asks >= 2):
        return 0.0
    points = (
        2.0 * bool(dear) + 1.0 * bool(close) + min(2, asks) * 0.8 + (1.0 if person > 0.025 else 0.0) - 2.0 * headings
    )
    return 1 / (1 + exp(-1.2 * (points - 2.6)))
