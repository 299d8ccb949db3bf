"""Does a text lead people, how many, and where does it say so?

One scan finds the verbs and nouns of leading. Each opens a short look ahead, for the people that are led, and a short
look back, for what takes the claim away: a wish, a negation, somebody else who leads. All repeats are bounded, so the
cost grows with the length of the text and with nothing else.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from cxmatch.documents.document import Document, SectionKind


class Led(NamedTuple):
    """Words that say that people are led."""

    start: int
    end: int
    number: int | None
    """How many people, where it is said; the lower end of a range."""
    sure: bool
    """True where the words say so by themselves; False where they only hint."""


# --- who is led ------------------------------------------------------------------------------------------------------
_NUMBERS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_NUMBER: Final = r"(?:\d{1,4}|" + "|".join(_NUMBERS) + r")\b"
_MOST_LED: Final = 5000
"""People; a greater number counts something else."""
_GROUP: Final = (
    r"(?:teams?|staffs?|crews?|work ?force|sales ?force|personnel|head ?count|squads?|platoons?|direct reports|"
    r"subordinates|team-?mates)"
)
_PERSONS: Final = (
    r"(?:(?:team|staff|crew|cast|shift|department|squad) members?|employees|associates|agents|reps|csrs?|"
    r"representatives|workers|managers|supervisors|team lead(?:er)?s|leaders|specialists|analysts|technicians|techs|"
    r"engineers|developers|designers|coordinators|advis[eo]rs|advocates|consultants|assistants|cashiers|clerks|tellers|"
    r"receptionists|operators|bankers|nurses|aides|servers|hosts|bartenders|waiters|waitresses|cooks|chefs|drivers|"
    r"dispatchers|mechanics|housekeepers|hostesses|volunteers|interns|trainees|apprentices|professionals|"
    r"officers|soldiers|marines|sailors|airmen|guards|trainers|instructors|teachers|tutors|stylists|underwriters|ftes|"
    r"sales(?:people|persons|men)|new (?:hires|recruits)|individuals(?= in| who| to|[.,;|]|$)|people|persons)"
)
_UNIT: Final = (
    r"(?:departments?|divisions?|branch(?:es)?|stores?|restaurants?|(?:call|contact|service) cent(?:er|re)s?|"
    r"shifts?|sales floor|business unit|district|region)"
)
_TRADE: Final = (
    r"(?!(?:custom|us|memb|ord|comput|numb|off|pap|lett|cent|vend|suppli|consum|subscrib|partn|stakehold|retail|deal|"
    r"distribut|err|invest|don|spons|competit|monit|fact|sect|rout|print|regist|draw|fold|fly|trail|newslett|care|lead|"
    r"oth|matt|pow|lay|sell|own|play|travel|passeng|visit|read|view|follow|contain|reserv|quart|carri|produc|tow|barri|"
    r"manufactur|tu|(?:policy|share|card)?hold|lend|borrow|newcom|prison|offend|guarant|attend|committ|refug|alternat|"
    r"object|initiat|incent|perspect|directiv)(?:ers|ors|ees|ives)\b)[a-z]{2,14}(?:ers|ors|ists|ians|eers|ees|tives|men)"
)
"""A number makes a person of any word that ends like a trade, save those of customers and of things."""

# --- the words between, and what may follow --------------------------------------------------------------------------
_SPACE: Final = r" {1,3}"
_MAYBE: Final = r" {0,3}"
_STOP: Final = (
    r"(?!(?:with|by|from|to|for|via|through|between|against|alongside|as|in|at|on|using|under|into|within|across|"
    r"throughout|towards?|among|during|after|before|upon|where|that|which|who|whom|because|so|while|when|if|about|"
    r"regarding|per|or|but|is|are|was|were|be|has|have|this|these|children|residents?|vendors?|suppliers?|stakeholders?|"
    r"(?:customers?|clients?|patients?|students?|guests?)\b(?!-| (?:service|support|care|success|experience|relation|"
    r"access|contact|call|facing|engagement|happiness|advoca|account|life|affairs|employees|workers|staff|assistants|"
    r"interns))|(?:assist|help|inform|notify|communicate|collaborate|liaise|provide|ensure|respond|report|answer|"
    r"maintain|contact|advise|keep|supervises?|manages?|oversees?|(?:support|work)(?= (?:the|our|other|all|your)))\b|"
    r"(?:assist|help|inform|notif|communicat|collaborat|liais|provid|ensur|respond|report|answer|maintain|contact|advis|"
    r"keep|support|work)(?:s|ed|ing|es|ied|ies)\b)\b)"
)
"""No word that begins another phrase, or another deed, or names whom the work serves."""
_NOUN_OF_WORK: Final = (
    r"(?:operations?|activit(?:y|ies)|work|works?flow|workload|performance|functions|aspects|running|supervision|"
    r"management|leadership|training|scheduling|schedules?|development|dut(?:y|ies)|tasks|hiring|productivity|direction|"
    r"coaching|efforts|team|teams|staff|group|groups|crew|number|department|average|conduct|output|assignments|total|"
    r"growth|culture|success|oversight|recruitment|mentoring|motivation|evaluation|staffing|responsibilities|division|"
    r"network|cadre|pool|class|shift|back|front)"
)
_JOINED: Final = (
    r"(?!(?!(?:market|engineer|bill|account|nurs|housekeep|purchas|shipp|receiv|grow|exist|train|schedul|coach|hir|"
    r"operat|sell)ing\b)[a-z]{2,14}(?:ed|ing)\b)"
)
_WORD: Final = (
    rf"(?:up to|{_STOP}(?:{_NOUN_OF_WORK}{_SPACE}(?:of|for)|of(?= (?:over|about|up|\d|two|three|four|five|six|eight|"
    rf"ten|twelve))|(?:and|&)(?={_SPACE}{_JOINED})|(?!of\b|and\b)[a-z0-9$+~()][a-z0-9+'’/()\-–]{{0,24}}))"
)
_GAP: Final = rf"(?:{_WORD}(?:,(?={_SPACE}(?!our|your|their|we|you){_JOINED}))?{_SPACE}){{0,7}}?"
_AFTER: Final = (
    r"(?=\s{0,3}(?:$|[^\w\s'’&/\-])|\s{1,3}(?:of|in|to|and|or|on|at|for|who|whom|that|which|with|by|through|throughout|"
    r"during|while|across|as|via|within|including|from|is|are|was|were|consisting|compris\w{1,4}|made|responsible|"
    r"members?|both|each|so|when|where|under|towards?|using|per|based|but|upon|after|before|since|until|over|without|"
    r"plus|then|\d|\w{2,14}(?:ing|ed|ly)\b|performance|productivity|development|activities|operations|workloads?|morale|"
    r"leads|leaders|supervisors|managers|size|work|daily)|[ ]?/|\s{0,2}&|\s[-–]\s)"
    r"(?!\s(?:(?:and|or|&)\s[a-z]{3,14}\s(?:files?|records?|documents?|data|meetings?|schedules?|issues?|calendars?|"
    r"events?|inquiries|budgets?|accounts?|relations)|training|meeting|onboarding|building|"
    r"in (?:sales|revenue|upsell\w{0,4}|conversions?|production|customer satisfaction)\b))"
)
"""What may follow "team" or "staff": anything but a thing that is the team's, such as its meetings or calendar."""
_NOT_OWNED: Final = (
    r"(?!['’]|\s(?:accounts?|schedules?|calendars?|expenses|travel|meetings?|relationships?|portfolios?|records|"
    r"inquiries|requests|side|operations|issues|matters|process(?:es)?|needs|skills|relations|data|files|questions|concerns|"
    r"complaints|communications?|expectations|engagement|experience|benefits|payroll)\b)"
)
_WHO: Final = rf"(?:(?P<persons>{_PERSONS})\b{_NOT_OWNED}|{_GROUP}{_AFTER})"
_COUNTED: Final = (
    rf"(?:{_WORD}{_SPACE}){{0,5}}?{_NUMBER}\+?(?:{_MAYBE}(?:-|–|to){_MAYBE}\d{{1,4}}\+?)?{_SPACE}"
    rf"(?:{_WORD}{_SPACE}){{0,3}}?{_TRADE}\b{_NOT_OWNED}"
)
_LEADING: Final = (
    r"(?:lead(?:s|ing)?|led|manag(?:e|es|ed|ing)|supervis(?:e|es|ed|ing)|over(?:see|sees|saw|seen|seeing)|"
    r"direct(?:s|ed|ing)?|head(?:s|ed|ing))"
)
_GROWING: Final = (
    r"(?:coach(?:es|ed|ing)?|counsel(?:s|l?ed|l?ing)?|coordinat(?:e|es|ed|ing)|mentor(?:s|ed|ing)?|"
    r"motivat(?:e|es|ed|ing)|develop(?:s|ed|ing)?|delegat(?:e|es|ed|ing)|train(?:s|ed|ing)?|guid(?:e|es|ed|ing)|"
    r"inspir(?:e|es|ed|ing)|evaluat(?:e|es|ed|ing)|empower(?:s|ed|ing)?|schedul(?:e|es|ed|ing)|assign(?:s|ed|ing)?|"
    r"build(?:s|ing)?|built|grow(?:s|ing)?|grew)"
)
_HIRING: Final = (
    r"(?:hir(?:e|es|ed|ing)|fir(?:e|es|ed|ing)|recruit(?:s|ed|ing|ment)?|interview(?:s|ed|ing)?|"
    r"terminat(?:e|es|ed|ing|ion)|disciplining|staff(?:ed|ing))"
)
_AND: Final = rf"(?:{_MAYBE}[,/&]{_MAYBE}(?:(?:and|&|or){_SPACE})?|{_SPACE}(?:and|&|or){_SPACE})"
_ANY_VERB: Final = rf"(?:{_LEADING}|{_GROWING}|{_HIRING}|promot(?:ing|ion)|select(?:ing|ion)|onboarding|evaluation)"
_MORE: Final = rf"(?P<more>(?:{_AND}(?:[a-z]{{3,12}}ly )?[a-z\-]{{3,15}}\b){{0,6}})"

_TRIGGER: Final = re.compile(
    r"\b(?:(?P<reports>direct reports?|reporting to (?:you|me)|reports? (?:directly )?to (?:you|me)|subordinates)|"
    r"(?P<direct>direct (?:and [a-z]{4,10} )?leadership)|"
    rf"(?P<lead>{_LEADING})|(?P<hire>{_HIRING})|(?P<grow>{_GROWING})|"
    r"(?P<charge>responsible for|in charge of|accountable for|responsibility for|charge of)|"
    r"(?P<noun>supervision|management|leadership|direction|oversight|guidance|feedback|"
    r"(?:supervisor|leader|manager)(?= of\b))(?= (?:(?:and|or|&) [a-z]{4,14} )?(?:of|to|for)\b)|"
    r"(?P<review>(?:performance|(?:employee|staff|associate|agent)s?['’]?s?(?: performance)?) "
    r"(?:reviews|evaluations|appraisals|assessments))|"
    r"(?P<post>supervisory (?:position|role|capacity|duties|responsibilit(?:y|ies)|experience)|management position|"
    r"people[- ](?:manage(?:ment|r)|leader(?:ship)?)|"
    r"(?:team|staff|personnel|employee) (?:management|leadership|supervision)))\b"
)
_NUMBER_AT_END: Final = re.compile(rf"\b(?P<number>{_NUMBER})\+? (?:[a-z]{{3,14}} )?(?:{_PERSONS} )?$")
_PERSONS_BEFORE: Final = re.compile(rf"\b{_NUMBER}\+? (?:[a-z]{{3,14}} )?{_PERSONS} $")
_UNIT_AT_END: Final = re.compile(rf"\b{_UNIT}$")
_LED_AFTER: Final = re.compile(rf"{_MORE}(?: of)?{_SPACE}(?:{_GAP}{_WHO}|{_COUNTED})")
_UNIT_AFTER: Final = re.compile(rf"{_MORE}{_SPACE}{_GAP}{_UNIT}{_AFTER}")
_IN_CHARGE_AFTER: Final = re.compile(rf"{_SPACE}(?![a-z]{{2,14}}ing\b){_GAP}{_WHO}")
_NOUN_AFTER: Final = re.compile(
    rf"(?:{_SPACE}(?:and|or|&){_SPACE}[a-z]{{4,14}})?{_SPACE}(?:of|to|for){_SPACE}(?:{_GAP}{_WHO}|{_COUNTED})"
)
_HANDED_AFTER: Final = re.compile(rf"{_SPACE}(?:{_WORD}{_SPACE}){{0,4}}?(?:to|for|of|among){_SPACE}{_GAP}{_WHO}")
_SIZE: Final = re.compile(
    rf"(?:{_SPACE}of|{_SPACE}with|,)?{_SPACE}\(?(?:(?:a|an|total|of|about|over|up|to|around|approximately|more|than|"
    rf"roughly|nearly|some|at|least|between){_SPACE}){{0,3}}(?P<number>{_NUMBER})(?![%.,]\d|%)\+?"
    rf"(?:{_MAYBE}(?:-|–|to|and){_MAYBE}\d{{1,4}}\+?)?(?:{_SPACE}(?:{_WORD}{_SPACE}){{0,3}}?{_PERSONS}\b)?"
)
_ANY_NUMBER: Final = re.compile(
    rf"(?<![$£€\d.,])\b(?P<number>{_NUMBER})(?!%|[.,]\d| ?(?:years?|months?|hours?|days?|million|k\b))"
)
_HIRING_AND: Final = re.compile(
    rf"{_AND}{_ANY_VERB}\b"
    r"(?! (?:process|practice|polic|decision|need|manager|event|requirement|standard|procedure|goal))"
)
_SURELY_HIRES: Final = re.compile(r"\b(?:hir|fir(?:e|ed|es|ing)\b|terminat|disciplin|recruit)")
_SURELY_LEADS: Final = re.compile(
    rf"\b(?:{_LEADING}|hir(?:e|es|ed|ing)|fir(?:e|es|ed|ing)|terminat\w{{1,3}}|disciplin\w{{1,3}})\b"
)

# --- what takes it away ----------------------------------------------------------------------------------------------
_BACK: Final = 90
"""Characters before a word of leading in which its own clause is looked for."""
_AHEAD: Final = 180
"""Characters after it."""
_CLAUSE: Final = re.compile(r"[.;:!?|•●▪·\t\r]|\n\n")
_REFUSED: Final = re.compile(
    r"\b(?:no|not|without|never|none|nor|cannot|neither|non|isn['’]t|doesn['’]t|don['’]t|won['’]t|minimal|little)\b"
    r"|\b(?:opportunit(?:y|ies)|chance|over time|eventually|in the future|grow into|hop(?:e|ing)|aspir\w{1,6}|"
    r"would like|someday|step into)\b"
    r"|\b(?:manager|director|supervisor|vp|president|leader|head|lead|founder|ceo|people)\b[^|]{0,30}\b(?:who|which|that)\s$"
    r"|\b(?:our|company['’]s) (?:goal|mission|commitment|aim|vision|promise|culture)\b|\bcommit(?:ted|ment) to\b"
    r"|\bwe (?:seek|aim|strive|want|hope|try|work|continue|need|love|believe)\b"
    r"|\b(?:businesses|companies|customers|clients|employers|organi[sz]ations|users|owners)\s(?:to\s)?$"
    r"|\b(?:we|we['’]re|company|firm)(?:\s(?:will|are|have|currently|now|also|['’]ve|is)){0,2}\s$"
)
_WISHED: Final = re.compile(
    r"\b(?:seek(?:s|ing)?|looking|want(?:s|ing)?|eager|goal|objective|desire|obtain|pursu\w{1,3})\b"
)
_WEAK: Final = re.compile(
    r"\b(?:abilit(?:y|ies)|able|capab\w{2,6}|capacity|comfortable|willing(?:ness)?|potential|aptitude|passion\w{0,4}|"
    r"interest|knowledge|skills?|how to|may|might|could|absence|back-?up|occasional\w{0,2}|desire)\b"
    r"|\b(?:assist(?:s|ed|ing|ance)?|help(?:s|ed|ing)?|support(?:s|ed|ing)?|participat\w{1,4}|partner(?:s|ed|ing)?|"
    r"work(?:s|ed|ing)? with)\b[^,]{0,40}$"
)
_ASKED: Final = re.compile(
    r"\b(?:experienced?|proven|background|history|track record|years?|demonstra(?:ted|ble)|preferred|plus|required)\b"
)
_BARE_VERB: Final = re.compile(
    r"(?:^|[|,(/\-–*•:>]|\b(?:to|will|and|or|you|must|can|also|i|who|['’]ll|&|\d\)?)|(?<!high)ly)\s{0,2}$"
)
_SAME_OF: Final = re.compile(
    r"(?:\bself|\bco|industry|market|world|category|class|award)[\- ]$|['’]s\s$|\b(?:a|an|the|our|your|its|as|of)\s$"
)
_LOOSE_TEAM: Final = re.compile(
    r"\b(?:cross|third|project|virtual|account|agency|agencies|external|outside|executive|leadership|management|"
    r"interdepartmental|matrix\w{0,2}|inter|customer teams|client teams|partner)\b"
)
_HR_NOTICE: Final = re.compile(
    r"discriminat|equal|\beeo|regard|applicants|veteran|opportunity|affirmative|employment decision|all decisions|"
    r"background check|compensation"
)
_DETERMINED: Final = re.compile(rf"\s{{1,3}}(?:a|an|the|our|your|all|this|these|my|their|other|up|over|{_NUMBER})\b")
_DONE: Final = re.compile(
    r"\b(?:conduct\w{0,3}|complet\w{1,3}|writ\w{1,4}|wrote|perform(?:ed|ing|s)?|deliver\w{0,3}|giv\w{1,3}|gave|"
    r"prepar\w{1,3}|provid\w{1,3}|administer\w{0,3}|responsible|facilitat\w{1,3}|carr\w{1,4} out|do|did|doing|"
    r"hold\w{0,3}|lead\w{0,3}|led|ran|run\w{0,4})\b"
)
_OF_THINGS: Final = re.compile(
    r"\b(?:account|client|customer|campaign|system|vendor|network|website|financial|product|business)s?\s$"
)
_NONE_AFTER: Final = re.compile(
    r"[\s:;.\-–|?]{0,6}(?:none|no\b|n/a|not\b|0\b|does not|this (?:role|position|job) (?:does not|has no))"
)

# --- titles ----------------------------------------------------------------------------------------------------------
_NO_POST: Final = r"(?!\s{0,2}(?:assistant|intern\b|trainee|in training|['’]))"
_TITLE: Final = re.compile(
    r"\b(?:supervisor|team[- ]?lead(?:er)?|foreman|head of [a-z]{3,}|director of [a-z]{3,}|"
    r"(?:shift|floor|group|crew|section|squad|platoon|department|store|operations) lead(?:er)?|"
    r"(?:senior|managing|executive|regional|operations|support|service|care) director|"
    r"(?:store|branch|general|restaurant|kitchen|bar|(?:call|contact|service) cent(?:er|re)|operations?|department|"
    r"customer (?:service|support|care)|(?:guest|client|member) services?|support|service|club|front (?:end|office)|"
    r"dispatch|dept|retail|district|regional|area|floor|night|shift|sales|cent(?:er|re)|plant|warehouse|hotel|team|assistant|duty|hr|"
    r"human resources|staff|unit|crew|housekeeping|food service|deli|bakery|grocery|help ?desk|gym|salon|spa|"
    rf"production|site|country) manager)\b{_NO_POST}"
)
_TITLE_ALONE: Final = re.compile(
    r"(?:^|(?<=[|,/–—\-])|(?<=[|,/–—\-] ))(?:general |assistant |co-)?(?:manager|supervisor)"
    r"(?=\s{0,3}(?:$|[|,/–—\-]|\d))"
)
_ANY_MANAGER: Final = re.compile(rf"\bmanager\b{_NO_POST}")
"""A manager of nobody knows what: it hints. The managers of things are left out, by the next."""
_NOT_TITLE: Final = re.compile(
    r"\b(?:assist(?:ant|ed|ing)? to|secretary to|reports? to|reporting to|worked with|under|for the)\s[^|]{0,20}$|"
    r"\b(?:account|project|product|program|case|success|relationship|relation|property|media|content|brand|marketing|"
    r"portfolio|database|risk|event|campaign|category|development|territory|partner|asset|wealth|data|change|record|"
    r"contract|engagement|insight|it|quality|process|solution|community|to|the)s?\s$"
)
_PROMOTED: Final = re.compile(
    r"\b(?:promoted (?:in)?to|became|serv(?:ed|ing) as|act(?:ed|ing) as|worked as|functioned as|advanced to|"
    r"held (?:a|the)|position of|role of)(?: [a-z&/-]{1,14}){0,4}?[ /](?:supervisor|team lead(?:er)?|shift lead(?:er)?|"
    r"(?:store|branch|general|shift|assistant|office|operations|department|floor|restaurant|team) manager)\b"
    r"(?! (?:calls?|assistant))"
)
_LONGEST_HEADER: Final = 110
"""Characters; a longer line is prose and heads no post."""

_HINTS_THAT_LEAD: Final = 3
"""Hints that together say as much as one sure find; see `leads`."""
_UNHEARD: Final[frozenset[SectionKind]] = frozenset({"education", "contact", "certifications"})
_HEARD_LOW: Final[frozenset[SectionKind]] = frozenset({"skills", "about", "benefits"})
_MOST_FINDS: Final = 400
"""Finds of one text; a text with more repeats itself."""


def people_led(document: Document) -> tuple[Led, ...]:
    """Where a text says that people are led, in its order; of words that overlap, the surest and longest.

    Args:
        document: A job ad, a resume, or a single job.

    Example:
        >>> document = Document.from_text("Supervised six agents and wrote their rota.")
        >>> [(document.text[found.start : found.end], found.number, found.sure) for found in people_led(document)]
        [('Supervised six agents', 6, True)]
    """
    flat, glued = _flatten(document.text)
    found = [*_said(document, flat, glued), *_titles(document)]
    found.sort(key=lambda led: (not led.sure, led.number is None, led.start - led.end, led.start))
    kept: list[Led] = []
    taken: list[int] = []
    for led in found[:_MOST_FINDS]:
        place = bisect_left(taken, led.start)
        if (place < len(kept) and kept[place].start < led.end) or (place and kept[place - 1].end > led.start):
            continue
        kept.insert(place, led)
        taken.insert(place, led.start)
    return tuple(kept)


def leads(document: Document) -> bool:
    """Whether a text leads people: one sure find says so, and so do several hints.

    Args:
        document: A job ad, a resume, or a single job.

    Example:
        >>> leads(Document.from_text("Our team lead supports you; no direct reports."))
        False
    """
    found = people_led(document)
    return any(led.sure for led in found) or len(found) >= _HINTS_THAT_LEAD


_GLUED: Final = re.compile(r"(?<=[a-z]{3})[A-Z](?=[a-z]{2})")
_NEW_ITEM: Final = re.compile(r"\n(?![a-z0-9])")


def _flatten(text: str) -> tuple[str, list[int]]:
    """The text in lower case, in which "|" parts what a line or a lost space parts; and where one was put in.

    A line that goes on in lower case is the same sentence; any other begins a new one. Where two sentences were run
    together ("the teamAnswer calls"), a bar is put in, and the offset of it counted.
    """
    glued = [match.start() for match in _GLUED.finditer(text)]
    pieces = [text[start:end] for start, end in zip([0, *glued], [*glued, len(text)], strict=True)]
    parted = "|".join(pieces)
    parted = _NEW_ITEM.sub("|", parted).replace("\n", " ").replace("\u00a0", " ")
    lower = parted.lower()
    if len(lower) != len(parted):
        lower = "".join(char.lower() if char.isascii() else char for char in parted)
    return lower, [place + count for count, place in enumerate(glued)]


def _said(document: Document, flat: str, glued: list[int]) -> list[Led]:
    posting = document.kind == "posting"
    found: list[Led] = []
    for trigger in _TRIGGER.finditer(flat):
        hit = _judge(flat, trigger, posting=posting)
        if hit is None:
            continue
        start, end, number, sure = hit
        start -= bisect_left(glued, start)
        section = document.section_at(start).kind
        if section in _UNHEARD or (section in _HEARD_LOW and not sure):
            continue
        found.append(Led(start, end - bisect_left(glued, end), number, sure and section not in _HEARD_LOW))
    if not posting:
        for title in _PROMOTED.finditer(flat):
            start, end = title.span()
            found.append(Led(start - bisect_left(glued, start), end - bisect_left(glued, end), None, True))
    return found


def _judge(flat: str, trigger: re.Match[str], *, posting: bool) -> tuple[int, int, int | None, bool] | None:
    """The start and end of the words that say it, the number, and whether surely; None where they say nothing."""
    kind = trigger.lastgroup or ""
    limit = min(len(flat), trigger.end() + _AHEAD)
    hit = _AHEAD_OF[kind](flat, trigger, limit, posting)
    if hit is None:
        return None
    end, sure = hit
    before = flat[max(0, trigger.start() - _BACK) : trigger.start()]
    clause = before[max((cut.end() for cut in _CLAUSE.finditer(before)), default=0) :]
    if _REFUSED.search(clause) or (not posting and _WISHED.search(clause)):
        return None
    if _WEAK.search(clause):
        if not sure:
            return None
        sure = False
    if posting and _ASKED.search(clause):
        sure = False
    if kind not in _COUNTS:
        return trigger.start(), end, None, sure
    counted = _NUMBER_AT_END.search(clause) if end == trigger.end() else None
    if counted is not None:
        return trigger.start() - len(clause) + counted.start(), end, _people(counted["number"]), sure
    number, end = _number(flat, trigger.start(), end)
    return trigger.start(), end, number, sure


_Hit = tuple[int, bool] | None
_GROWS: Final = re.compile(
    r"coach|coordinat|mentor|motivat|develop|train|evaluat|counsel|delegat|schedul|assign|buil|grow|grew|empower|inspir|guid"
)
_DEVELOPS: Final = re.compile(r"\bdevelop(?:s|ed|ing)?\b")
_LONGEST_DEVELOPED: Final = 60
"""Characters from "develop" to the people; farther on, something else is developed for them."""
_OFTEN_ADJECTIVE: Final = re.compile(r"(?:motivat|develop|train|inspir|empower)(?:ed|ing)|growing|evaluated")
_ELSEWHERE: Final = re.compile(
    r"\b(?:product|project|engineering|marketing|internal|other|cross|partner|leadership|management|development|account|"
    r"client|healthcare|entire|stakeholder|executive)\b"
)
"""Words that make a team somebody else's, where only a hint says that it is led."""
_HAS_TO_BE_VERB: Final = frozenset({"lead", "leads", "direct", "head", "heads"})
_NO_LEADING: Final = re.compile(r" (?:and indirect|or indirect|care|services?|print|hosting|it|security)\b")
_MACHINES: Final = frozenset({"servers", "hosts"})
_FINITE_HIRING: Final = re.compile(
    r"\b(?:is|are|am|now|currently|actively|['’]re|be|been|who|new|newly|recently|just)\s$"
)
_UNDER: Final = re.compile(r"\bunder (?:the )?(?:[a-z]{1,12} )?$")
_OTHERS: Final = re.compile(r"\b(?:to|with|by|from|under|the|my|for|our|assist\w{0,3}) (?:[a-z]{1,14} ){0,3}$")
_TRAINS: Final = re.compile(r"\btrain|\borient|\bonboard")


def _lead(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    verb, end = trigger[0], trigger.end()
    before = flat[max(0, trigger.start() - 12) : trigger.start()]
    if (_SAME_OF.search(before) and not _DETERMINED.match(flat, end)) or _NO_LEADING.match(flat, end):
        return None
    if verb in _HAS_TO_BE_VERB and not _is_verb(flat, trigger):
        return None
    if verb in ("supervised", "managed") and _PERSONS_BEFORE.search(
        flat, max(0, trigger.start() - 40), trigger.start()
    ):
        return end, True
    hit = _LED_AFTER.match(flat, end, limit)
    if hit is not None and not (hit["persons"] in _MACHINES and verb[0] != "s"):
        loose = not verb.startswith("superv") and _LOOSE_TEAM.search(hit[0]) is not None
        return hit.end(), not loose
    unit = _UNIT_AFTER.match(flat, end, limit)
    return (unit.end(), True) if unit is not None and not verb.startswith(("lead", "led")) else None


def _is_verb(flat: str, trigger: re.Match[str]) -> bool:
    """Whether the word stands where a verb does: at the head of its clause, or before a determiner."""
    before = flat[max(0, trigger.start() - 12) : trigger.start()]
    return _BARE_VERB.search(before) is not None or _DETERMINED.match(flat, trigger.end()) is not None


def _hire(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    start, end = trigger.span()
    if flat.startswith(" manager", end) or _FINITE_HIRING.search(flat[max(0, start - 12) : start]):
        return None
    if _HR_NOTICE.search(flat[max(0, start - 200) : end + 150]):
        return None
    hit = _LED_AFTER.match(flat, end, limit)
    if hit is not None:
        verbs = trigger[0] + (hit["more"] or "")
        with_more = bool(hit["more"]) and _SURELY_HIRES.search(verbs) is not None
        return hit.end(), with_more or (not posting and _SURELY_LEADS.search(verbs) is not None)
    chain = _HIRING_AND.match(flat, end, limit)
    if chain is None or not trigger[0].endswith(("ing", "ion", "ment")):
        return None
    return (chain.end(), True) if _SURELY_LEADS.search(flat, start, chain.end()) else None


def _grow(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    hit = _LED_AFTER.match(flat, trigger.end(), limit)
    if hit is not None and _OFTEN_ADJECTIVE.fullmatch(trigger[0]) and not _is_verb(flat, trigger):
        return None
    if hit is None:
        if trigger[0].startswith(("deleg", "assign", "coordinat")):
            handed = _HANDED_AFTER.match(flat, trigger.end(), limit)
            return (handed.end(), False) if handed is not None else None
        return None
    verbs = trigger[0] + (hit["more"] or "")
    if _SURELY_LEADS.search(verbs) or _develops(flat[trigger.start() : hit.end()], verbs):
        return hit.end(), True
    return (hit.end(), False) if _GROWS.search(verbs) and not _ELSEWHERE.search(hit[0]) else None


def _develops(said: str, verbs: str) -> bool:
    rest = said[len(verbs) :]
    return bool(_DEVELOPS.search(verbs)) and len(rest) <= _LONGEST_DEVELOPED and not re.search(r"\bnew\b|\band\b", rest)


def _charge(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    hit = _IN_CHARGE_AFTER.match(flat, trigger.end(), limit)
    if hit is not None:
        return hit.end(), not _TRAINS.search(hit[0])
    unit = _UNIT_AFTER.match(flat, trigger.end(), limit) if trigger[0].endswith("charge of") else None
    return (unit.end(), True) if unit is not None else None


def _noun(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    before = flat[max(0, trigger.start() - 40) : trigger.start()]
    if _UNDER.search(before):
        return None
    hit = _NOUN_AFTER.match(flat, trigger.end(), limit)
    if hit is None or (trigger[0].endswith(("er", "or")) and _OTHERS.search(before)):
        return None
    if trigger[0] in ("guidance", "feedback", "direction"):
        return (hit.end(), False) if not _ELSEWHERE.search(hit[0]) else None
    by_example = trigger[0] == "leadership" and " of " not in hit[0] and "supervision" not in hit[0]
    return hit.end(), not by_example and not _ELSEWHERE.search(hit[0])


def _reports(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    if _NONE_AFTER.match(flat, trigger.end(), limit) or flat.endswith(("'s ", "’s "), 0, trigger.start()):
        return None
    return trigger.end(), True


def _review(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    before = flat[max(0, trigger.start() - 60) : trigger.start()]
    return (trigger.end(), True) if _DONE.search(before) and not _OF_THINGS.search(before) else None


def _direct(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    under = _UNDER.search(flat[max(0, trigger.start() - 40) : trigger.start()])
    return None if under else (trigger.end(), True)


def _post(flat: str, trigger: re.Match[str], limit: int, posting: bool) -> _Hit:
    if _NONE_AFTER.match(flat, trigger.end(), limit):
        return None
    return trigger.end(), not posting and trigger[0].startswith("supervisory") and "experience" not in trigger[0]


_COUNTS: Final = frozenset({"lead", "charge", "noun", "reports"})
"""What says how many are led; how many were hired or trained is another number."""
_AHEAD_OF: Final = {
    "lead": _lead, "hire": _hire, "grow": _grow, "charge": _charge, "noun": _noun, "reports": _reports,
    "review": _review, "post": _post, "direct": _direct,
}  # fmt: skip


def _number(flat: str, start: int, end: int) -> tuple[int | None, int]:
    """How many people the words say, and where these end when the number comes after ("a team of 12 agents")."""
    after = _SIZE.match(flat, end, end + 60)
    if after is not None and (number := _people(after["number"])) is not None:
        return number, after.end()
    if _UNIT_AT_END.search(flat, max(start, end - 30), end):
        return None, end
    inside = [number for found in _ANY_NUMBER.finditer(flat, start, end) if (number := _people(found["number"]))]
    return (inside[-1] if inside else None), end


def _people(said: str) -> int | None:
    number = _NUMBERS.get(said) or int(said)
    return number if 0 < number <= _MOST_LED and not 1900 <= number < 2100 else None


def _titles(document: Document) -> list[Led]:
    """Titles of leading at the head of a dated post."""
    if document.kind != "resume":
        return []
    found: list[Led] = []
    for dates in document.dates:
        if dates.section != "experience":
            continue
        for start, end in _heads(document.text, dates.start, dates.end):
            line = document.text[start:end]
            lower = line.lower() if len(line.lower()) == len(line) else line
            for title in (*_TITLE.finditer(lower), *_TITLE_ALONE.finditer(lower), *_ANY_MANAGER.finditer(lower)):
                if not _NOT_TITLE.search(lower[: title.start()]):
                    found.append(Led(start + title.start(), start + title.end(), None, title.re is not _ANY_MANAGER))
    return found


def _heads(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The line of a post's dates, and the ones before and after it, where they look like its head."""
    low, high = max(0, start - 2 * _LONGEST_HEADER), min(len(text), end + 2 * _LONGEST_HEADER)
    first = max(low, text.rfind("\n", low, start) + 1)
    last = text.find("\n", end, high)
    last = high if last < 0 else last
    lines = [(max(first, start - _LONGEST_HEADER), min(last, end + _LONGEST_HEADER))]
    if first > low:
        lines.append((max(low, text.rfind("\n", low, first - 1) + 1), first - 1))
    if last < high:
        after = text.find("\n", last + 1, high)
        lines.append((last + 1, high if after < 0 else after))
    return [lines[0], *(line for line in lines[1:] if _is_head(text[slice(*line)]))]


def _is_head(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADER and line[0] not in "•-*▪●" and not line.rstrip().endswith((".", ";", ","))
