"""The headings of postings: patterns of English, since employers make up their own."""

import re

from cxmatch.documents.document import SectionKind

_JOIN = r"(?: (?:and|or) |, | / |/| \| | - )"
_NEED = (
    r"(?:requirements?|qualifications?|prerequisites?|competenc(?:y|ies)|skills?|skill ?sets?|experiences?|education|"
    r"knowledge|abilities|ability|attributes|traits|credentials|criteria|must[ -]haves?|nice[ -]to[ -]haves?|"
    r"background|expertise|eligibility|licen[cs]es?|certifications?|certificates?|profile|person specification|"
    r"pluses|requisites|strengths|characteristics|capabilities|qualities|degrees?|training|languages?)"
)
_DO = (
    r"(?:responsibilit(?:y|ies)|duties|accountabilit(?:y|ies)|tasks?|functions?|deliverables|activities|"
    r"objectives|assignments|expectations)"
)
_GET = (
    r"(?:benefits?|perks?|compensation|salary|pay|rewards?|remuneration|package|wages?|bonuses|incentives|"
    r"time off|pto|goodies|extras)"
)
_ADJ = (
    r"(?:(?:your|our|the|key|main|core|primary|principal|essential|general|major|daily|overall|job|role|"
    r"position|specific|"
    r"additional|other|basic|minimum|preferred|required|desired|desirable|necessary|mandatory|technical|professional|"
    r"educational|personal|relevant|special|soft|hard|work|working|previous|key|ideal|candidate|candidates?'s?|"
    r"leadership|management|company|employee|team|staff|great|some|full|more|competitive|total|base|annual|health|"
    r"physical|language|computer|physical|typical|day-to-day|day to day|supervisory|person|applicant|employment|"
    r"and|or|/|what's|bonus|optional|recommended|further|critical|high[- ]level|success|"
    r"academic|industry|customer service|sales|functional|entry|strongly|highly|these|following) )*"
)
_TAIL = (
    r"(?: (?:required|preferred|desired|needed|include|includes|including|included|will include|are|may include|"
    r"of the (?:role|job|position)|for (?:the|this) (?:role|job|position)|"
    r"but not limited to|include but are not limited to|and more|(?:as|for|of) an? [\w' -]{3,40}|"
    r"for [\w' -]{3,40}|at [\w'. -]{2,30}|in(?:to)? this role|we(?:'re| are) looking for|"
    r"you(?:'ll| will)? (?:have|need|bring|must have)))*"
)
_ROLE = r"(?:role|job|position|opportunity|work|challenge|gig|mission|vacancy|internship|post)"


def _family(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


# Order decides where two would hold: "Compensation and qualifications" is said by its first noun.
_POSTING: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "duties",
        _family(
            rf"{_ADJ}{_DO}(?:{_JOIN}{_ADJ}(?:{_DO}|{_NEED}))*{_TAIL}",
            rf"(?:more )?(?:about|overview of|purpose of|summary of) (?:the|this|your) {_ROLE}",
            rf"(?:the|this|your) (?:new |next )?{_ROLE}(?: itself| description| at a glance)?",
            rf"(?:{_ROLE} )?(?:description|overview|summary|purpose|scope|objective|brief)(?: of (?:the )?{_ROLE})?",
            rf"general (?:{_ROLE} )?(?:description|overview|summary|purpose)",
            r"what (?:will you|you(?:'ll| will)?)(?: get to)?(?: be)? (?:do|doing|working on|work on|"
            r"responsible for|own|owning|"
            r"accomplish|achieve|deliver|tackle|focus on)(?: [\w' ]{1,30})?",
            r"what (?:the|this) (?:role|job|position) (?:is|involves|entails|looks like)(?: [\w' ]{1,20})?",
            r"(?:in this (?:role|position|job),? |in your role,? |as an? [\w' -]{3,40},? |day to day,? |"
            r"on a daily basis,? )?"
            r"you (?:will|'ll)(?: be)?(?: responsible for| expected to| doing)?",
            r"in this (?:role|position|job),? you(?:'ll| will)",
            r"how you(?:'ll| will| can) (?:make|help|contribute|add|spend|have)(?: [\w' ]{1,30})?",
            r"(?:an? )?(?:typical )?day[ -](?:in|to)[ -](?:the |your )?(?:life|day)(?: [\w' ]{1,30})?",
            r"what does an? [\w' -]{3,40} do",
            r"what (?:will|do) i (?:be )?do(?:ing)?|what's the (?:role|job|position)",
            r"(?:your|the) impact(?: (?:you(?:'ll| will| can)? (?:have|make)|of this role))?|you(?:'ll|"
            r" will) make an impact by",
            r"(?:you are|this (?:role|position) is|you(?:'re| will be)) responsible for|(?:the |this )?(?:role|"
            r"job|position) (?:will involve|involves|includes)",
            rf"some of your {_ADJ}{_DO}{_TAIL}|(?:role|opportunity|job|position)(?: details)?",
            r"you(?:'ll| will) spend your time|what success looks like",
        ),
    ),
    (
        "benefits",
        _family(
            rf"{_ADJ}{_GET}(?:{_JOIN}{_ADJ}{_GET})*(?: (?:include|includes|offered|of [\w ]{{2,30}}|"
            rf"at [\w ]{{2,30}}|you(?:'ll)? [\w ]{{2,20}}))?",
            r"(?:what |here's what )?we(?:'ll| will| can)? (?:offer|provide|give you|"
            r"have to offer)(?: you)?(?: in return)?",
            r"what's in it for (?:you|me)",
            r"what you(?:'ll| will| can)? (?:get|receive|enjoy|gain|expect)(?: from us| in return)?",
            r"(?:10 reasons |reasons )?why (?:join|work|you(?:'ll|'d| will| should)?|us|choose|"
            r"apply)(?: [\w'& ]{1,30})?",
            r"what do we offer|what you(?:'ll| will) love(?: [\w'& ]{1,30})?|(?:pay|salary) (?:transparency|"
            r"range|ranges|details)",
            r"(?:in return|our offer|the offer|you(?:'ll| will) (?:get|receive|enjoy))",
        ),
    ),
    (
        "about",
        _family(
            r"(?:more |a (?:bit|little) )?about (?:us|the company|our company|the team|our team|"
            r"the organi[sz]ation|the business|the client|our client|the department)",
            r"who (?:we are|are we|is [\w'& ]{2,30})",
            r"what (?:we do|do we do|we're about|we believe|we stand for|we are about|we're building)",
            r"our (?:company|story|mission|values|culture|team|history|vision|clients?|products?|purpose|"
            r"people|philosophy|"
            r"commitment|core values|mission and values|vision and mission)(?:(?: and|,) (?:our )?[\w ]{2,20})?",
            r"(?:the )?(?:company|client|organi[sz]ation|employer|corporate|firm|agency)(?: (?:description|"
            r"overview|profile|background|information|info|culture|values|summary|mission))?",
            r"(?:life|working) at [\w'&. ]{2,30}|meet the team|the team|mission(?: statement)?|core values|values",
            r"(?:our )?(?:commitment|dedication) to [\w, ]{4,50}|(?:an )?equal (?:employment )?opportunit(?:y|"
            r"ies)(?: [\w/ ]{2,30})?|eeoc?(?: statement)|eeo(?: statement| policy)?|diversity(?:,? [\w, ]{2,40})?|"
            r"our commitment to [\w, ]{2,40}|inclusion(?: [\w, ]{2,30})?|disclaimer|privacy(?: [\w ]{2,20})?",
        ),
    ),
    (
        "requirements",
        _family(
            rf"{_ADJ}{_NEED}(?:{_JOIN}{_ADJ}(?:{_NEED}|{_DO}))*{_TAIL}",
            r"(?:a bit |more |a little )?about you",
            r"(?:who (?:are you|you are)|you are|you have|you bring|you must(?: have| be)?|you(?:'ll|"
            r" will) (?:need|have|bring)|"
            r"are you|do you have|you need|you might be|you should have|you possess)",
            r"(?:what|things|skills|experience|qualities)(?: that)? (?:you|you'll|you will|you've|we|we're|"
            r"we are|we'd)(?: will| should)?"
            r"(?: (?:need|bring|have|got|know|looking for|look for|require|expect|want|seek|possess|must have|"
            r"offer us|are good at|love|like to see|like you to have))"
            r"(?: [\w' -]{1,30})?",
            r"(?:who |what )?(?:we're|we are) (?:looking for|seeking)(?: someone|"
            r" in [\w ]{1,20})?(?: who(?: is| has)?| with)?",
            r"(?:the |our |your )?(?:ideal|successful|right|perfect|strong|best) (?:candidates?|applicants?|person|fit)"
            r"(?: (?:will|has|have|is|should|must|profile|would)(?: (?:be|have|possess|bring))?(?: an?)?)?",
            r"who (?:we're|we are) looking for|who should apply|is this you|the person|who we need|our ideal person",
            r"you (?:may|might|could|would|will|'d|'ll|should)(?: be)? (?:an? )?(?:good |great |"
            r"perfect )?(?:fit|match|apply)(?: [\w' ]{1,30})?",
            r"to (?:be (?:successful|considered)|succeed|qualify|thrive)(?:,? [\w', ]{1,40})?",
            r"what (?:it takes|makes you|makes a|do you need|will make you)(?: [\w' ]{1,30})?",
            r"(?:bonus(?: points?)?(?: if| for)?|extra credit|brownie points|a plus|pluses|plus points|"
            r"preferred|required|"
            r"desired|desirable|essential|mandatory|minimum|nice[ -]to[ -]have|must[ -]have|great to have|"
            r"good to have|great[- ]to[- ]have|bonuses)(?: (?:if|for)[\w' ]{0,30})?",
            r"your (?:toolkit|talents?|superpowers?|story|expertise|strengths?)",
        ),
    ),
    (
        "other",
        _family(
            r"(?:how )?to apply|interested|(?:the |our )?(?:application|hiring|interview|"
            r"recruitment)(?: process| instructions| procedure| deadline)?|apply(?: now| today)?",
            r"(?:work |job |office )?(?:location|locations|hours|schedule|shift|shifts|start date|contract|"
            r"timezone|time zone)|"
            r"hours of work|working hours|work(?:ing)? (?:conditions|environment)",
            r"physical (?:demands|requirements|conditions)|travel(?: requirements?)?|reports to|reporting to|"
            r"(?:job|employment|position|contract) (?:type|status|level|title|category|location|code)|industry|"
            r"department",
            r"(?:additional|other|further|more) (?:information|info|details|notes?|comments)|notes?|"
            r"please note|contact(?: us| information| details)?|next steps|questions",
        ),
    ),
)
_ABOUT_NAME = re.compile(
    r"(?:About|ABOUT|Who is|Why|Life at|Inside) (?:[A-Z0-9][\w.&'’!+-]*)(?: (?:[A-Z0-9&][\w.&'’!+-]*|of|the|"
    r"and|for)){0,4}"
)
_ABOUT_FIRST = frozenset("about who why life inside".split())

# A quick look at the words of a line: none of these, no heading. Keeps the patterns off most lines.
_POSTING_WORDS = frozenset(
    "responsibility responsibilities duties duty accountability accountabilities task tasks function functions "
    "deliverables "
    "activities objective objectives assignments expectations role job position opportunity work challenge gig "
    "mission vacancy "
    "internship post description overview summary purpose scope brief what you how day benefit benefits perk perks "
    "compensation salary pay reward rewards remuneration package wage wages bonuses incentives off pto goodies "
    "extras we "
    "what's why return offer requirement requirements qualification qualifications prerequisite prerequisites "
    "competency "
    "competencies skill skills skillset skillsets experience experiences education knowledge abilities ability "
    "attributes traits "
    "credentials criteria must must-have must-haves nice nice-to-have nice-to-haves background expertise eligibility "
    "license licenses licence licences certification certifications certificate certificates profile "
    "specification pluses "
    "requisites strengths characteristics capabilities qualities degree degrees training language languages "
    "about who are do "
    "you'll we're ideal successful right perfect strong best person candidate candidates applicant applicants "
    "this to bonus "
    "extra brownie plus preferred required desired desirable essential mandatory minimum great good your our "
    "company client "
    "organization organisation employer corporate firm agency life working meet team values equal eeo "
    "diversity inclusion "
    "disclaimer privacy apply application hiring interview recruitment location locations hours schedule shift "
    "shifts start "
    "contract timezone time impact interested commitment dedication eeoc pto opportunities some will physical "
    "travel reports reporting type industry department additional other further more note "
    "notes please contact next questions in as on a inside you'd".split()
)
# One word of an ad that stands in lists and tables too.
_WEAK = frozenset(
    "work challenge post brief training language languages degree degrees travel industry department team "
    "pay bonuses activities mission values notes questions contact shift location hours client agency firm "
    "extras apply inclusion diversity strengths ability knowledge certificate profile person gig scope".split()
)
WORDS = frozenset(word for word in _POSTING_WORDS if len(word) > 1)
"""Every word that makes a line worth a look, but for single letters."""


def posting_heading(words: str, tokens: list[str]) -> tuple[SectionKind, bool] | None:
    """The section that `words` open, and whether they are as often an item of a list; None for no heading.

    Args:
        words: A line without marks around it, with straight apostrophes.
        tokens: Its words and joining signs, in small letters.

    Example:
        >>> posting_heading("What you'll do", ["what", "you'll", "do"])
        ('duties', False)
    """
    if _POSTING_WORDS.isdisjoint(tokens):
        return None
    normal = " ".join(words.lower().replace("&", " and ").rstrip(" .!").split())
    for section, pattern in _POSTING:
        if pattern.fullmatch(normal):
            return section, normal in _WEAK
    if tokens[0] in _ABOUT_FIRST and _ABOUT_NAME.fullmatch(words.rstrip(" .!?")):
        return ("benefits" if tokens[0] == "why" else "about"), False
    return None
