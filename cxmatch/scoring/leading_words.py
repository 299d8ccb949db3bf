"""The English of leading people: the verbs and nouns that open it, whom it names, and what takes it away.

Tables and patterns only; `cxmatch.scoring.leading` judges by them. All texts are in small letters, as `leading`
flattens them: a bar parts what a line or a lost space parts. All repeats are bounded.
"""

import re
from typing import Final

from cxmatch.scoring.numbers import NUMBER_WORDS

# --- who is led ------------------------------------------------------------------------------------------------------
NUMBERS: Final = {word: number for word, number in NUMBER_WORDS.items() if number > 1} | {
    "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
"""Not "one": it is seldom said of people led."""
_NUMBER: Final = r"(?:\d{1,4}|" + "|".join(NUMBERS) + r")\b"
_GROUP: Final = (
    r"(?:teams?|staffs?|crews?|work ?force|sales ?force|personnel|head ?count|squads?|platoons?|direct reports|"
    r"subordinates|team-?mates)"
)
_PERSONS: Final = (
    r"(?:(?:team|staff|crew|cast|shift|department|squad) members?|employees|associates|agents|reps|csrs?|"
    r"representatives|workers|organizers|strategists|scientists|planners|clinicians|recruiters|accountants|managers|"
    r"supervisors|team lead(?:er)?s|leaders|specialists|analysts|technicians|techs|"
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
    r"object|initiat|incent|perspect|directiv)(?:ers|ors|ees|ives)\b)"
    r"[a-z]{2,14}(?:ers|ors|ists|ians|eers|ees|tives|men)"
)
"""A number makes a person of any word that ends like a trade, save those of customers and of things."""

# --- the words between, and what may follow --------------------------------------------------------------------------
_SPACE: Final = r" {1,3}"
_MAYBE: Final = r" {0,3}"
_ENDED: Final = r"(?:s|ed|ing|es|ied|ies)"
_OF_CUSTOMERS: Final = (
    r" (?:service|support|care|success|experience|relation|access|contact|call|facing|engagement|happiness|advoca|"
    r"account|life|affairs|employees|workers|staff|assistants|interns)"
)
_STOP: Final = (
    r"(?!(?:with|by|from|to|for|via|through|between|against|alongside|as|in|at|on|using|under|into|within|across|"
    r"throughout|towards?|among|during|after|before|upon|where|that|which|who|whom|because|so|while|when|if|about|"
    r"regarding|per|or|but|is|are|was|were|be|has|have|this|these|children|residents?|vendors?|suppliers?|"
    rf"stakeholders?|(?:customers?|clients?|patients?|students?|guests?)\b(?!-|{_OF_CUSTOMERS})|"
    rf"(?:assist|help|inform|respond|report|answer|maintain|contact|keep){_ENDED}?|supervises?|manages?|oversees?|"
    rf"(?:communicat|collaborat|liais|provid|ensur|advis)(?:e|{_ENDED})|notif(?:y|{_ENDED})|"
    rf"(?:support|work)(?:{_ENDED}|(?= (?:the|our|other|all|your))))\b(?!-))"
)
"""No word that begins another phrase, or another deed, or names whom the work serves."""
_NOUN_OF_WORK: Final = (
    r"(?:operations?|activit(?:y|ies)|work|works?flow|workload|performance|functions|aspects|running|supervision|"
    r"management|leadership|training|scheduling|schedules?|development|dut(?:y|ies)|tasks|hiring|productivity|"
    r"direction|coaching|efforts|teams?|staff|groups?|crew|number|department|average|conduct|output|assignments|total|"
    r"growth|culture|success|oversight|recruitment|mentoring|motivation|evaluation|staffing|responsibilities|division|"
    r"network|cadre|pool|class|shift|back|front)"
)
_JOINED: Final = (
    r"(?!(?!(?:market|engineer|bill|account|nurs|housekeep|purchas|shipp|receiv|grow|exist|train|schedul|coach|hir|"
    r"operat|sell)ing\b|(?:dedicat|talent|skill|motivat|experienc|committ|engag|distribut|qualifi|unifi|inspir|"
    r"grow|perform)(?:ed|ing)\b)[a-z]{2,14}(?:ed|ing)\b)"
)
_WORD: Final = (
    rf"(?:up to|at least|day to day|(?:each|all) of|{_STOP}(?:{_NOUN_OF_WORK}{_SPACE}(?:of|for)|"
    rf"of(?= (?:over|about|up|\d|two|three|four|five|six|"
    rf"eight|ten|twelve))|(?:and|&)(?={_SPACE}{_JOINED})|(?!of\b|and\b)[a-z0-9$+~()][a-z0-9+'’/()\-–]{{0,24}}+))"
)
_GAP: Final = rf"(?:{_WORD}(?:,(?={_SPACE}(?!our|your|their|we|you){_JOINED}))?{_SPACE}){{0,7}}?"
_AFTER: Final = (
    r"(?=\s{0,3}(?:$|[^\w\s'’&/\-])|\s{1,3}(?:of|in|to|and|or|on|at|for|who|that|which|with|by|through|during|while|"
    r"across|as|via|from|is|are|was|were|consisting|compris\w|made|responsible|member|both|each|so|when|where|under|"
    r"using|per|based|but|upon|after|before|since|until|over|plus|then|\d|\w{2,14}(?:ing|ed|ly)\b|productivity|"
    r"development|activities|operations|morale|leads|leaders|supervisors|managers|size|work|daily)|[ ]?/|\s{0,2}&|"
    r"\s[-–]\s)"
    r"(?!\s(?:(?:and|or|&)\s[a-z]{3,14}\s(?:files?|records?|documents?|data|meetings?|schedules?|issues?|calendars?|"
    r"events?|inquiries|budgets?|accounts?|relations)|training|meeting|onboarding|building|"
    r"in (?:sales|revenue|upsell\w{0,4}|conversions?|production|customer satisfaction)\b))"
)
"""What may follow "team" or "staff": anything but a thing that is the team's, such as its meetings or calendar.

The words that may follow are beginnings: "with" is "within" and "without" too.
"""
_NOT_OWNED: Final = (
    r"(?!['’]|\s(?:accounts?|schedules?|calendars?|expenses|travel|meetings?|relationships?|portfolios?|records|"
    r"inquiries|requests|side|operations|issues|matters|process(?:es)?|needs|skills|relations|data|files|questions|"
    r"concerns|complaints|communications?|expectations|engagement|experience|benefits|payroll|functions?|strateg(?:y|ies)|"
    r"analytics)\b)"
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
_MORE: Final = rf"(?P<more>(?:{_AND}(?:[a-z]{{3,12}}ly )?[a-z\-]{{3,15}}+\b){{0,6}})"

# --- words without which nobody is named ------------------------------------------------------------------------------
DIGIT: Final = "0"
"""Stands for any digit in the words that follow."""
WHO_WORDS: Final = frozenset(
    "team teams staff staffs crew crews workforce force salesforce personnel headcount count squad squads platoon "
    "platoons subordinates teammates member members employees associates agents reps csr csrs representatives workers "
    "organizers strategists scientists planners clinicians recruiters accountants managers supervisors leads leaders "
    "specialists analysts technicians techs engineers developers designers coordinators advisers advisors advocates "
    "consultants assistants cashiers clerks tellers receptionists operators bankers nurses aides servers hosts "
    "bartenders waiters waitresses cooks chefs drivers dispatchers mechanics housekeepers hostesses volunteers "
    "interns trainees apprentices professionals officers soldiers marines sailors airmen guards trainers instructors "
    "teachers tutors stylists underwriters ftes salespeople salespersons salesmen hires recruits individuals people "
    "persons reports".split()
)
"""One stands in all that `_WHO` finds."""
COUNTING_WORDS: Final = frozenset(NUMBERS).union(DIGIT * digits for digits in range(1, 5))
"""One is all that `_NUMBER` finds."""
COUNTED_WORDS: Final = WHO_WORDS | COUNTING_WORDS
"""One stands in all that `_WHO` or `_COUNTED` finds."""
UNIT_WORDS: Final = frozenset(
    "department departments division divisions branch branches store stores restaurant restaurants center centers "
    "centre centres shift shifts floor unit district region".split()
)
"""One stands in all that `_UNIT` finds."""

# --- what opens a find -----------------------------------------------------------------------------------------------
_FIRST_WORDS: Final = (
    "lead leads leading led manage manages managed managing supervise supervises supervised supervising oversee "
    "oversees oversaw overseen overseeing direct directs directed directing heads headed heading hire hires hired "
    "hiring fire fires fired firing recruit recruits recruited recruiting recruitment interview interviews "
    "interviewed interviewing terminate terminates terminated terminating termination disciplining staffed staffing "
    "coach coaches coached coaching counsel counsels counseled counselled counseling counselling coordinate "
    "coordinates coordinated coordinating mentor mentors mentored mentoring motivate motivates motivated motivating "
    "develop develops developed developing delegate delegates delegated delegating train trains trained training "
    "guide guides guided guiding inspire inspires inspired inspiring evaluate evaluates evaluated evaluating empower "
    "empowers empowered empowering schedule schedules scheduled scheduling assign assigns assigned assigning build "
    "builds building built grow grows growing grew report reports reporting subordinates responsible in accountable "
    "responsibility charge supervision management leadership direction oversight guidance feedback supervisor leader "
    "manager performance supervisory people team personnel"
).split()
TRIGGER_WORDS: Final = frozenset(_FIRST_WORDS).union(
    f"{one}{ending}" for one in ("employee", "staff", "associate", "agent") for ending in ("", "s", "ss")
)
"""The first words of all that follows."""
TRIGGER: Final = re.compile(
    r"\b(?:(?P<reports>direct reports?|reporting to (?:you|me)|reports? (?:directly )?to (?:you|me)|subordinates)|"
    r"(?P<direct>direct (?:and [a-z]{4,10} )?leadership)|"
    rf"(?P<lead>{_LEADING})|(?P<hire>{_HIRING})|(?P<grow>{_GROWING})|"
    r"(?P<charge>responsible for|in charge of|accountable for|responsibility for|charge of)|"
    r"(?P<noun>supervision|management|leadership|direction|oversight|guidance|feedback|"
    r"(?:supervisor|leader|manager)(?= of\b))"
    r"(?=(?:(?:, [a-z]{4,14}){0,2},? (?:and|or|&) [a-z]{4,14})? (?:of|to|for)\b)|"
    r"(?P<review>(?:performance|(?:employee|staff|associate|agent)s?['’]?s?(?: performance)?) "
    r"(?:reviews|evaluations|appraisals|assessments))|"
    r"(?P<post>supervisory (?:position|role|capacity|duties|responsibilit(?:y|ies)|experience)|management position|"
    r"people[- ](?:manage(?:ment|r)|leader(?:ship)?)|"
    r"(?:team|staff|personnel|employee) (?:management|leadership|supervision)))\b"
)

# --- what stands around it -------------------------------------------------------------------------------------------
NUMBER_BEFORE: Final = re.compile(
    rf"\b(?P<number>{_NUMBER})\+? (?:(?:[a-z]{{3,14}} )?(?P<persons>{_PERSONS}) |[a-z]{{3,14}} )?$"
)
"""How many, right before: "six clerks supervised"."""
UNIT_AT_END: Final = re.compile(rf"\b{_UNIT}$")
LED_AFTER: Final = re.compile(rf"{_MORE}(?: of)?{_SPACE}(?:(?:this|these){_SPACE})?(?:{_GAP}{_WHO}|{_COUNTED})")
UNIT_AFTER: Final = re.compile(rf"{_MORE}{_SPACE}{_GAP}{_UNIT}{_AFTER}")
WHO_AFTER: Final = re.compile(rf"{_SPACE}{_GAP}{_WHO}")
BY: Final = re.compile(r"\b(?:by|under|from|to|with)\s$")
TRADE_AFTER: Final = re.compile(rf"{_MORE}{_SPACE}{_GAP}{_TRADE}\b{_NOT_OWNED}")
UNIT_OF_AFTER: Final = re.compile(rf"{_SPACE}{_GAP}{_UNIT}{_AFTER}")
COUNTED_AFTER: Final = re.compile(rf"{_SPACE}{_COUNTED}")
DOING_AFTER: Final = re.compile(rf"{_SPACE}[a-z]{{2,14}}ing\b")
OF_AFTER: Final = re.compile(
    rf"(?:(?:,{_SPACE}[a-z]{{4,14}}){{0,2}},?{_SPACE}(?:and|or|&){_SPACE}[a-z]{{4,14}})?{_SPACE}(?:of|to|for)"
)
HANDED_AFTER: Final = re.compile(rf"{_SPACE}(?:{_WORD}{_SPACE}){{0,4}}?(?:to|for|of|among){_SPACE}{_GAP}{_WHO}")
SIZE: Final = re.compile(
    rf"(?:{_SPACE}of|{_SPACE}with|,)?{_SPACE}\(?(?:(?:a|an|total|of|about|over|up|to|around|approximately|more|than|"
    rf"roughly|nearly|some|at|least|between){_SPACE}){{0,3}}(?P<number>{_NUMBER})(?![%.,]\d|%)\+?"
    rf"(?:{_MAYBE}(?:-|–|to|and){_MAYBE}\d{{1,4}}\+?)?(?:{_SPACE}(?:{_WORD}{_SPACE}){{0,3}}?{_PERSONS}\b)?"
)
ANY_NUMBER: Final = re.compile(
    rf"(?<![$£€\d.,])\b(?P<number>{_NUMBER})(?!%|[.,]\d| ?(?:years?|months?|hours?|days?|million|k\b))"
)
HIRING_AND: Final = re.compile(
    rf"{_AND}{_ANY_VERB}\b"
    r"(?! (?:process|practice|polic|decision|need|manager|event|requirement|standard|procedure|goal|effort|strateg|"
    r"pipeline|initiative|campaign|function))"
)
SURELY_HIRES: Final = re.compile(r"\b(?:hir|fir(?:e|ed|es|ing)\b|terminat|disciplin|recruit)")
SURELY_LEADS: Final = re.compile(
    rf"\b(?:{_LEADING}|hir(?:e|es|ed|ing)|fir(?:e|es|ed|ing)|terminat\w{{1,3}}|disciplin\w{{1,3}})\b"
)

# --- what takes it away ----------------------------------------------------------------------------------------------
CLAUSE: Final = re.compile(r"[.;:!?|•●▪·\t\r]")
REFUSED: Final = re.compile(
    r"\b(?:no|not(?! (?:limited|only|just))|without|never|none|nor|cannot|neither|non|isn['’]t|doesn['’]t|"
    r"don['’]t|won['’]t|minimal|little)\b"
    r"|\b(?:opportunit(?:y|ies)|chance|over time|eventually|in the future|grow into|hop(?:e|ing)|aspir\w{1,6}|"
    r"would like|someday|step into(?! (?:the|this) role))\b"
    r"|\b(?:manager|director|supervisor|vp|president|leader|head|lead|founder|ceo|people)\b[^|]{0,30}"
    r"\b(?:who|which|that)\s$"
    r"|\b(?:our|company['’]s) (?:goal|mission|commitment|aim|vision|promise|culture)\b|\bcommit(?:ted|ment) to\b"
    r"|\bwe (?:seek|aim|strive|want|hope|try|work|continue|need|love|believe)\b"
    r"|\b(?:businesses|companies|customers|clients|employers|organi[sz]ations|users|owners)\s(?:to\s)?$"
    r"|\b(?:we|we['’]re|company|firm)(?:\s(?:will|are|have|currently|now|also|['’]ve|is)){0,2}\s$"
)
WISHED: Final = re.compile(
    r"\b(?:seek(?:s|ing)?|looking|want(?:s|ing)?|eager|goal|objective|desire|obtain|pursu\w{1,3})\b"
)
WEAK: Final = re.compile(
    r"\b(?:abilit(?:y|ies)|able|adept|skilled|proficient|capab\w{2,6}|capacity|comfortable|willing(?:ness)?|potential|"
    r"aptitude|passion\w{0,4}|interest|knowledge|skills?|how to|may|might|could|absence|back-?up|occasional\w{0,2}|"
    r"desire)\b"
    r"|\b(?:assist(?:s|ed|ing|ance)?|help(?:s|ed|ing)?|support(?:s|ed|ing)?|participat(?:e|es|ed|ing|ion)|"
    r"partner(?:s|ed|ing)?|work(?:s|ed|ing)? with)\b(?! and\b)[^,]{0,40}$"
)
ASKED: Final = re.compile(
    r"\b(?:experienced?|proven|background|history|track record|years?|demonstra(?:ted|ble)|preferred|plus|required)\b"
)
BARE_VERB: Final = re.compile(
    r"(?:^|[|,(/\-–*•:>]|\b(?:to|will|and|or|you|must|can|also|i|who|['’]ll|&|\d\)?)|(?<!high)ly)\s{0,2}$"
)
SAME_OF: Final = re.compile(
    r"(?:\bself|\bco|industry|market|world|category|class|award)[\- ]$|['’]s\s$"
    r"|\b(?:a|an|the|our|your|its|of|(?<!well )as)\s$"
)
LOOSE_TEAM: Final = re.compile(
    r"\b(?:cross|third|project(?= teams?)|virtual|account|agency|agencies|external|outside|executive|leadership|"
    r"(?:the|our|senior|upper) management|interdepartmental|matrix\w{0,2}|inter|customer teams|client teams|partner)\b"
)
HR_NOTICE: Final = re.compile(
    r"discriminat|equal|\beeo|regard|applicants|veteran|opportunity|affirmative|employment decision|all decisions|"
    r"background check|compensation"
)
DETERMINED: Final = re.compile(rf"\s{{1,3}}(?:a|an|the|our|your|all|this|these|my|their|other|up|over|{_NUMBER})\b")
DONE: Final = re.compile(
    r"\b(?:conduct\w{0,3}|complet\w{1,3}|writ\w{1,4}|wrote|perform(?:ed|ing|s)?|deliver\w{0,3}|giv\w{1,3}|gave|"
    r"prepar\w{1,3}|provid\w{1,3}|administer\w{0,3}|responsible|facilitat\w{1,3}|carr\w{1,4} out|do|did|doing|"
    r"hold\w{0,3}|lead\w{0,3}|led|ran|run\w{0,4})\b"
)
OF_THINGS: Final = re.compile(
    r"\b(?:account|client|customer|campaign|system|vendor|network|website|financial|product|business)s?\s$"
)
NONE_AFTER: Final = re.compile(
    r"[\s:;.\-–|?]{0,6}(?:none|no\b|n/a|not\b|0\b|does not|this (?:role|position|job) (?:does not|has no))"
)

# --- what single verbs ask for ----------------------------------------------------------------------------------------
DEVELOPS: Final = re.compile(r"\bdevelop(?:s|ed|ing)?\b")
NEW_OR_MORE: Final = re.compile(r"\b(?:new|and)\b")
OFTEN_ADJECTIVE: Final = re.compile(r"(?:motivat|develop|train|inspir|empower)(?:ed|ing)|growing|evaluated")
ELSEWHERE: Final = re.compile(
    r"\b(?:product|project|engineering|marketing|internal|other|cross|partner|leadership|management|development|"
    r"account|client|healthcare|entire|stakeholder|executive)\b"
)
"""Words that make a team somebody else's, where only a hint says that it is led."""
HAS_TO_BE_VERB: Final = frozenset({"lead", "leads", "direct", "head", "heads"})
NO_LEADING: Final = re.compile(r" (?:and indirect|or indirect|care|services?|print|hosting|it|security)\b")
MACHINES: Final = frozenset({"servers", "hosts"})
PROGRAMS: Final = MACHINES | {"workers", "operators", "drivers"}
"""What is developed and built without being people."""
MADE_UP: Final = re.compile(r",? (?:of|including|consisting|comprised|made up)\b")
"""After a team: whom it is made up of."""
FINITE_HIRING: Final = re.compile(
    r"\b(?:is|are|am|now|currently|actively|['’]re|be|been|who|new|newly|recently|just)\s$"
)
UNDER: Final = re.compile(r"\bunder (?:the )?(?:[a-z]{1,12} )?$")
OTHERS: Final = re.compile(r"\b(?:to|with|by|from|under|the|my|for|our|assist\w{0,3}) (?:[a-z]{1,14} ){0,3}$")
A_TEAM: Final = re.compile(r" (?:a|your)(?: [a-z&-]{2,18}){0,4} teams?$")
"""A team of one's own, in place of "the other teams"."""
MENTORS: Final = re.compile(r"\b(?:coach|mentor|guid)")
WANTED: Final = re.compile(
    r"\b(?:looking|search(?:ing)?) for\b|\b(?:seek|join|hir)(?:s|e|ing)?\b|\b(?:team|group) of\b"
)
RESPONSIBLE: Final = re.compile(r"\bresponsib\w{2,6} for\b")
ONE_AFTER: Final = re.compile(
    rf"{_MORE}{_SPACE}(?P<which>a|an|one|1|our|the(?: (?:senior|junior|deputy|assistant|associate)(?= [a-z]))?|their|"
    rf"its)(?: \(?1\)?)?{_SPACE}(?:[a-z&/'’-]{{2,16}}{_SPACE}){{0,4}}?"
    r"(?:coordinator|assistant|associate|intern|manager|specialist|officer|analyst|representative|clerk|fellow|director|"
    r"position)"
    r"(?=\s{0,2}(?:[.,;:|)]|$)|\s(?:and|who|as|or)\b)"
)
"""A single one, in whole words: "supervises our Membership Coordinator"."""
BUSINESS: Final = re.compile(r"\s(?:operations|activities)\b")
HAS: Final = re.compile(r"\b(?:has|have|having|carries|includes?|including)\s$")
ARE: Final = re.compile(r",? (?:in accordance|include|over|for)\b")
SAYS_WHO: Final = re.compile(
    r"\b(?:you(?:['’]ll| will)(?: directly| also)?|this (?:role|position|person) will)\b[^|]{0,40}$"
)
"""Whose deed it is, also where a text speaks of the firm or of what it gives."""
PROCESS_FOR: Final = re.compile(
    r"\b(?:process\w{0,2}|programs?|efforts?|polic\w{1,3}|tools?|strateg\w{1,3}|needs?|procedures?|software|solutions?)"
    r" (?:for|of|around|including|such as|like)\s$"
)
OWN_TEAM: Final = re.compile(
    r" (?:and [a-z]{4,14} )?(?:to|for) (?:(?:the|your|their|our|his|her|all|each|every) ){0,2}teams?$"
)
DENIED: Final = re.compile(
    r"\b(?:no|not have(?: any)?|without(?: any)?) (?:direct )?(?:supervisory|supervision|people[- ]management) "
    r"(?:responsibilit(?:y|ies)|dut(?:y|ies))\b"
    r"|\bnot (?:a |have )?(?:supervisory|people[- ]manage(?:r|ment)) (?:role|position)\b|\bno direct reports\b"
    r"|\b(?:direct reports|supervisory responsibilit(?:y|ies)|supervises)\s?[:|-][\s|]{0,3}"
    r"(?:none\b|n/a\b|no\b|0\b|this (?:role|position|job) (?:does not|has no)\b)"
)
"""What says that nobody is led."""
TRAINS: Final = re.compile(r"\btrain|\borient|\bonboard")

# --- titles ----------------------------------------------------------------------------------------------------------
_NO_POST: Final = r"(?!\s{0,2}(?:assistant|intern\b|trainee|in training|['’]))"
TITLE_NOUNS: Final = ("manager", "supervisor", "lead", "director", "head of", "foreman")
"""A line without any of these holds no title."""
TITLE: Final = re.compile(
    r"\b(?:supervisor|team[- ]?lead(?:er)?|foreman|head of [a-z]{3,}|director of [a-z]{3,}|"
    r"(?:shift|floor|group|crew|section|squad|platoon|department|store|operations) lead(?:er)?|"
    r"(?:senior|managing|executive|regional|operations|support|service|care) director|"
    r"(?:store|branch|general|restaurant|kitchen|bar|(?:call|contact|service) cent(?:er|re)|operations?|department|"
    r"customer (?:service|support|care)|(?:guest|client|member) services?|support|service|club|front (?:end|office)|"
    r"dispatch|dept|retail|district|regional|area|floor|night|shift|sales|cent(?:er|re)|plant|warehouse|hotel|team|"
    r"assistant|duty|hr|human resources|staff|unit|crew|housekeeping|food service|deli|bakery|grocery|help ?desk|gym|"
    rf"salon|spa|production|site|country) manager)\b{_NO_POST}"
)
TITLE_ALONE: Final = re.compile(
    r"(?:^|(?<=[|,/–—\-])|(?<=[|,/–—\-] ))(?:general |assistant |co-)?(?:manager|supervisor)"
    r"(?=\s{0,3}(?:$|[|,/–—\-]|\d))"
)
ANY_MANAGER: Final = re.compile(rf"\bmanager\b{_NO_POST}")
"""A manager of nobody knows what: it hints. The managers of things are left out, by the next."""
NOT_TITLE: Final = re.compile(
    r"\b(?:assist(?:ant|ed|ing)? to|secretary to|reports? to|reporting to|worked with|under|for the)\s[^|]{0,20}$|"
    r"\b(?:account|project|product|program|case|success|relationship|relation|property|media|content|brand|marketing|"
    r"portfolio|database|risk|event|campaign|category|development|territory|partner|asset|wealth|data|change|record|"
    r"contract|engagement|insight|it|quality|process|solution|community|to|the)s?\s$"
)
PROMOTING_WORDS: Final = frozenset(
    "promoted became served serving acted acting worked functioned advanced held position role".split()
)
"""The first words of what follows."""
PROMOTED: Final = re.compile(
    r"\b(?:promoted (?:in)?to|became|serv(?:ed|ing) as|act(?:ed|ing) as|worked as|functioned as|advanced to|"
    r"held (?:a|the)|position of|role of)(?: [a-z&/-]{1,14}){0,4}?[ /](?:supervisor|team lead(?:er)?|shift lead(?:er)?|"
    r"(?:store|branch|general|shift|assistant|office|operations|department|floor|restaurant|team) manager)\b"
    r"(?! (?:calls?|assistant))"
)
OPENINGS: Final = TRIGGER_WORDS | PROMOTING_WORDS
"""The first words of all finds."""
OPENINGS_BUT_IN: Final = OPENINGS - {"in"}
"""Those of a text that holds no "in charge of"."""
