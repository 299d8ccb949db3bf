"""Which lines are headings, by their words alone: the same words give the same heading in every format."""

import re
from functools import lru_cache
from typing import NamedTuple

from cxmatch.documents.document import DocumentKind, SectionKind

HEADING_CHARACTERS = 72
"""Characters; a longer line is no heading. The longest heading of the real postings has 61."""
HEADING_WORDS = 9
"""Words; a longer line is no heading."""


class Heading(NamedTuple):
    """What a line says as a heading."""

    kind: SectionKind
    end: int
    """Characters of the line that the heading takes; the rest is the section's first text."""
    weak: bool
    """True where the words are as often an item of a list, such as "Training"."""


def _table(**kinds: str) -> dict[str, SectionKind]:
    return {phrase.strip(): kind for kind, phrases in kinds.items() for phrase in phrases.split(",")}  # type: ignore[misc]


# The nouns that headings of resumes are made of, and the section that each opens.
_RESUME = _table(
    contact=(
        "contact,contacts,contact information,contact info,links,profiles,contact details,contact me,personal information,"
        "personal info,personal details,personal data,personal particulars,address,get in touch"
    ),
    summary=(
        "summary,profile,objective,objectives,overview,about,about me,career focus,focus,statement,"
        "personal statement,statement of purpose,introduction,bio,biography,headline,goal,goals,mission statement,"
        "summary of qualifications,qualifications summary,qualification summary,who i am,value proposition,"
        "summary of experience,experience summary,background summary"
    ),
    experience=(
        "experience,experiences,employment,employment history,work history,work,history,project experience,career history,career,"
        "positions held,positions,position,career progression,employment record,work record,jobs,job history,internship,"
        "internships,background,responsibilities,duties,employment experience,work experience,where i have worked,"
        "military service,military,service history,appointments,engagements,"
        "assignments,professional history,professional background,clients,consulting"
    ),
    education=(
        "education,educational background,academic background,academics,academic history,academic qualifications,"
        "educational qualifications,education history,schooling,degrees,degree,coursework,courses,"
        "relevant coursework,education and training,training and education,qualifications and education,academic"
    ),
    skills=(
        "skills,skill,highlights,skill highlights,qualifications,qualification,expertise,areas of expertise,"
        "area of expertise,competencies,competences,competency,strengths,proficiencies,proficiency,abilities,"
        "capabilities,technologies,technology,tools,software,skill set,skillset,skill sets,summary of skills,"
        "areas of strength,areas of knowledge,areas of specialization,areas of focus,focus areas,areas of strength include,areas of excellence,"
        "specialties,specialities,knowledge,knowledge areas,technical summary,programming languages,aptitudes,"
        "fields of expertise,talents,what i do best,toolbox,toolkit,tech stack,hardware,systems,strength"
    ),
    certifications=(
        "certifications,certification,certificates,certificate,licenses,license,licences,licence,licensure,"
        "credentials,accreditations,accreditation,training,trainings,professional development,"
        "continuing education,workshops,seminars,courses attended"
    ),
    projects="projects,project,my project,my projects,portfolio,case studies,open source,side projects,project history",
    other=(
        "accomplishments,accomplishment,achievements,achievement,awards,award,honors,honours,recognition,"
        "recognitions,distinctions,interests,interest,hobbies,affiliations,affiliation,memberships,membership,"
        "associations,associations and memberships,organizations,organisations,activities,extracurricular activities,"
        "references,referees,languages,language,publications,publication,presentations,conferences,"
        "talks,patents,volunteer,volunteering,volunteer work,volunteer experience,volunteer history,volunteerism,"
        "community service,community involvement,community,civic activities,civic involvement,"
        "additional information,additional info,additional,other information,other,miscellaneous,"
        "personal,passions,scholarships,speaking,speaking engagements,public speaking,research interests,"
        "availability,extracurriculars,extra curricular activities,leadership and activities,press,media,"
        "causes,philanthropy,committees,program committees,involvement,campus involvement,on campus involvement,activity,extracurricular activity,leadership activities,groups,strengths and weaknesses"
    ),
)
# Words that may stand before such a noun, and change nothing of what it opens.
_MODIFIERS = frozenset(
    "my professional work working career relevant related additional selected select key core main other previous "
    "prior past current recent technical computer executive personal general special specialized employment job "
    "academic educational formal notable major significant primary overall summary brief "
    "transferable functional applicable pertinent professional's volunteer "
    "top invited domestic international national further higher continuing of and the extracurricular extra-curricular "
    "supporting specific detailed chronological work-related job-related".split()
)
# Before such a noun these make a heading of one resume and an item of another's list of skills.
_TRADES = frozenset(
    "management managerial leadership teaching research industry business military clinical legal sales customer service "
    "project soft hard interpersonal organizational organisational administrative office it software programming language foreign spoken extensive "
    "community civic internship field practical hands-on international corporate marketing artistic creative financial "
    "banking accounting retail hospitality healthcare nursing design engineering media event freelance contract consulting "
    "communication people aviation medical computer".split()
)
# The same words stand in lists of skills as often as over sections: they need a colon, a mark, or company.
_WEAK = frozenset(
    "training,trainings,project,presentations,tools,software,technology,technologies,hardware,systems,"
    "work,career,background,position,positions,clients,consulting,community,service,services,personal,other,"
    "additional,academic,academics,degree,media,press,talks,speaking,public speaking,research,goals,goal,focus,objectives,"
    "skill,strength,award,certificate,license,language,interest,recognition,workshops,seminars,conferences,"
    "history,military,about,knowledge,degrees,groups,committees,address,jobs,my project,volunteer,community service,"
    "volunteering,proficiency,courses,organizations,statement,availability,causes,talents,responsibilities,duties,"
    "assignments,appointments,leadership and activities,accomplishment,achievement,professional development,"
    "project experience,customer service experience,open source,membership,affiliation,qualification,competency,"
    "community involvement,abilities,capabilities,introduction,overview".split(",")
)
_SMALL = frozenset("and or of the in with for to a".split())
_SUFFIXES = frozenset("continued cont cont'd contd section details information info".split())

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
    r"(?:(?:your|our|the|key|main|core|primary|principal|essential|general|major|daily|overall|job|role|position|specific|"
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
            r"what (?:will you|you(?:'ll| will)?)(?: get to)?(?: be)? (?:do|doing|working on|work on|responsible for|own|owning|"
            r"accomplish|achieve|deliver|tackle|focus on)(?: [\w' ]{1,30})?",
            r"what (?:the|this) (?:role|job|position) (?:is|involves|entails|looks like)(?: [\w' ]{1,20})?",
            r"(?:in this (?:role|position|job),? |in your role,? |as an? [\w' -]{3,40},? |day to day,? |on a daily basis,? )?"
            r"you (?:will|'ll)(?: be)?(?: responsible for| expected to| doing)?",
            r"in this (?:role|position|job),? you(?:'ll| will)",
            r"how you(?:'ll| will| can) (?:make|help|contribute|add|spend|have)(?: [\w' ]{1,30})?",
            r"(?:an? )?(?:typical )?day[ -](?:in|to)[ -](?:the |your )?(?:life|day)(?: [\w' ]{1,30})?",
            r"what does an? [\w' -]{3,40} do",
            r"what (?:will|do) i (?:be )?do(?:ing)?|what's the (?:role|job|position)",
            r"(?:your|the) impact(?: (?:you(?:'ll| will| can)? (?:have|make)|of this role))?|you(?:'ll| will) make an impact by",
            r"(?:you are|this (?:role|position) is|you(?:'re| will be)) responsible for|(?:the |this )?(?:role|job|position) (?:will involve|involves|includes)",
            rf"some of your {_ADJ}{_DO}{_TAIL}|(?:role|opportunity|job|position)(?: details)?",
            r"you(?:'ll| will) spend your time|what success looks like",
        ),
    ),
    (
        "benefits",
        _family(
            rf"{_ADJ}{_GET}(?:{_JOIN}{_ADJ}{_GET})*(?: (?:include|includes|offered|of [\w ]{{2,30}}|at [\w ]{{2,30}}|you(?:'ll)? [\w ]{{2,20}}))?",
            r"(?:what |here's what )?we(?:'ll| will| can)? (?:offer|provide|give you|have to offer)(?: you)?(?: in return)?",
            r"what's in it for (?:you|me)",
            r"what you(?:'ll| will| can)? (?:get|receive|enjoy|gain|expect)(?: from us| in return)?",
            r"(?:10 reasons |reasons )?why (?:join|work|you(?:'ll|'d| will| should)?|us|choose|apply)(?: [\w'& ]{1,30})?",
            r"what do we offer|what you(?:'ll| will) love(?: [\w'& ]{1,30})?|(?:pay|salary) (?:transparency|range|ranges|details)",
            r"(?:in return|our offer|the offer|you(?:'ll| will) (?:get|receive|enjoy))",
        ),
    ),
    (
        "about",
        _family(
            r"(?:more |a (?:bit|little) )?about (?:us|the company|our company|the team|our team|the organi[sz]ation|the business|the client|our client|the department)",
            r"who (?:we are|are we|is [\w'& ]{2,30})",
            r"what (?:we do|do we do|we're about|we believe|we stand for|we are about|we're building)",
            r"our (?:company|story|mission|values|culture|team|history|vision|clients?|products?|purpose|people|philosophy|"
            r"commitment|core values|mission and values|vision and mission)(?:(?: and|,) (?:our )?[\w ]{2,20})?",
            r"(?:the )?(?:company|client|organi[sz]ation|employer|corporate|firm|agency)(?: (?:description|overview|profile|background|information|info|culture|values|summary|mission))?",
            r"(?:life|working) at [\w'&. ]{2,30}|meet the team|the team|mission(?: statement)?|core values|values",
            r"(?:our )?(?:commitment|dedication) to [\w, ]{4,50}|(?:an )?equal (?:employment )?opportunit(?:y|ies)(?: [\w/ ]{2,30})?|eeoc?(?: statement)|eeo(?: statement| policy)?|diversity(?:,? [\w, ]{2,40})?|"
            r"our commitment to [\w, ]{2,40}|inclusion(?: [\w, ]{2,30})?|disclaimer|privacy(?: [\w ]{2,20})?",
        ),
    ),
    (
        "requirements",
        _family(
            rf"{_ADJ}{_NEED}(?:{_JOIN}{_ADJ}(?:{_NEED}|{_DO}))*{_TAIL}",
            r"(?:a bit |more |a little )?about you",
            r"(?:who (?:are you|you are)|you are|you have|you bring|you must(?: have| be)?|you(?:'ll| will) (?:need|have|bring)|"
            r"are you|do you have|you need|you might be|you should have|you possess)",
            r"(?:what|things|skills|experience|qualities)(?: that)? (?:you|you'll|you will|you've|we|we're|we are|we'd)(?: will| should)?"
            r"(?: (?:need|bring|have|got|know|looking for|look for|require|expect|want|seek|possess|must have|offer us|are good at|love|like to see|like you to have))"
            r"(?: [\w' -]{1,30})?",
            r"(?:who |what )?(?:we're|we are) (?:looking for|seeking)(?: someone| in [\w ]{1,20})?(?: who(?: is| has)?| with)?",
            r"(?:the |our |your )?(?:ideal|successful|right|perfect|strong|best) (?:candidates?|applicants?|person|fit)"
            r"(?: (?:will|has|have|is|should|must|profile|would)(?: (?:be|have|possess|bring))?(?: an?)?)?",
            r"who (?:we're|we are) looking for|who should apply|is this you|the person|who we need|our ideal person",
            r"you (?:may|might|could|would|will|'d|'ll|should)(?: be)? (?:an? )?(?:good |great |perfect )?(?:fit|match|apply)(?: [\w' ]{1,30})?",
            r"to (?:be (?:successful|considered)|succeed|qualify|thrive)(?:,? [\w', ]{1,40})?",
            r"what (?:it takes|makes you|makes a|do you need|will make you)(?: [\w' ]{1,30})?",
            r"(?:bonus(?: points?)?(?: if| for)?|extra credit|brownie points|a plus|pluses|plus points|preferred|required|"
            r"desired|desirable|essential|mandatory|minimum|nice[ -]to[ -]have|must[ -]have|great to have|good to have|great[- ]to[- ]have|bonuses)(?: (?:if|for)[\w' ]{0,30})?",
            r"your (?:toolkit|talents?|superpowers?|story|expertise|strengths?)",
        ),
    ),
    (
        "other",
        _family(
            r"(?:how )?to apply|interested|(?:the |our )?(?:application|hiring|interview|recruitment)(?: process| instructions| procedure| deadline)?|apply(?: now| today)?",
            r"(?:work |job |office )?(?:location|locations|hours|schedule|shift|shifts|start date|contract|timezone|time zone)|"
            r"hours of work|working hours|work(?:ing)? (?:conditions|environment)",
            r"physical (?:demands|requirements|conditions)|travel(?: requirements?)?|reports to|reporting to|"
            r"(?:job|employment|position|contract) (?:type|status|level|title|category|location|code)|industry|department",
            r"(?:additional|other|further|more) (?:information|info|details|notes?|comments)|notes?|please note|contact(?: us| information| details)?|next steps|questions",
        ),
    ),
)
_ABOUT_NAME = re.compile(
    r"(?:About|ABOUT|Who is|Why|Life at|Inside) (?:[A-Z0-9][\w.&'’!+-]*)(?: (?:[A-Z0-9&][\w.&'’!+-]*|of|the|and|for)){0,4}"
)
_ABOUT_FIRST = frozenset("about who why life inside".split())

# A quick look at the words of a line: none of these, no heading. Keeps the patterns off most lines.
_POSTING_WORDS = frozenset(
    "responsibility responsibilities duties duty accountability accountabilities task tasks function functions deliverables "
    "activities objective objectives assignments expectations role job position opportunity work challenge gig mission vacancy "
    "internship post description overview summary purpose scope brief what you how day benefit benefits perk perks "
    "compensation salary pay reward rewards remuneration package wage wages bonuses incentives off pto goodies extras we "
    "what's why return offer requirement requirements qualification qualifications prerequisite prerequisites competency "
    "competencies skill skills skillset skillsets experience experiences education knowledge abilities ability attributes traits "
    "credentials criteria must must-have must-haves nice nice-to-have nice-to-haves background expertise eligibility "
    "license licenses licence licences certification certifications certificate certificates profile specification pluses "
    "requisites strengths characteristics capabilities qualities degree degrees training language languages about who are do "
    "you'll we're ideal successful right perfect strong best person candidate candidates applicant applicants this to bonus "
    "extra brownie plus preferred required desired desirable essential mandatory minimum great good your our company client "
    "organization organisation employer corporate firm agency life working meet team values equal eeo diversity inclusion "
    "disclaimer privacy apply application hiring interview recruitment location locations hours schedule shift shifts start "
    "contract timezone time impact interested commitment dedication eeoc pto opportunities some will physical travel reports reporting type industry department additional other further more note "
    "notes please contact next questions in as on a inside you'd".split()
)

_LETTERS_APART = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])|(?:[^\W\d_] {1,2}|[&/] {1,2}){4,}[^\W\d_]")
_MARK_BEFORE = re.compile(
    r"(?:#{1,6}\s+|\*\*|__|={2,}\s*|[^\w\s•‣◦▪●·\-–—*(\"'“‘$<>+@&/#.,:;!?%\[\]{}~=`\\|]+\s*)*(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+)?(?:\*\*|__)?"
)
_MARK_AFTER = re.compile(r"[\s:\-–—_*#=|…►▼▾>:]+$|\?$")
_PAREN = re.compile(r"\s*\((?:cont(?:inued|'d|\.)?|continued from [\w ]{1,20}|[\w ,&/-]{1,24})\)")
_TOKEN = re.compile(r"[a-z0-9']+(?:-[a-z0-9']+)*|[&/,|+]")
_SPLIT = re.compile(r"\b(?:and|or)\b|[&/,|+]")


@lru_cache(maxsize=4096)
def recognise(line: str, kind: DocumentKind) -> Heading | None:
    """Say whether `line` is a heading, or begins with one that a colon closes.

    Args:
        line: One line, without its line end.
        kind: What the document is: a posting's headings are others than a resume's.

    Example:
        >>> recognise("W O R K   H I S T O R Y", "resume").kind
        'experience'
        >>> recognise("Requirements: three years with a help desk", "posting")
        Heading(kind='requirements', end=13, weak=False)
        >>> recognise("She has experience with every kind of guest", "resume") is None
        True
    """
    colon = line.find(":", 0, HEADING_CHARACTERS)
    if len(line) > HEADING_CHARACTERS + 8 and colon < 0:
        return None
    lead = _MARK_BEFORE.match(line)
    start = lead.end() if lead else 0
    marked = start > 0
    if len(line) <= HEADING_CHARACTERS + 8:
        body = line[start:].strip()
        tail = _MARK_AFTER.search(body)
        words = body[: tail.start()] if tail else body
        words = _PAREN.sub("", words).strip()
        closed = ":" in (tail.group() if tail else "")
        found = _name(words, kind, question=body.endswith("?"))
        if found:
            section, weak = found
            return Heading(section, len(line), weak and not (closed or marked))
    if colon > start:
        found = _name(line[start:colon].strip().rstrip("*_ "), kind, question=False)
        # "Technologies: ..." under a job is a line of that job, so weak words open no section before a text.
        if found and not (found[1] and kind != "posting"):
            return Heading(found[0], colon + 1, weak=False)
    return None


def _name(words: str, kind: DocumentKind, *, question: bool) -> tuple[SectionKind, bool] | None:
    """The section that `words` open, and whether they are weak."""
    if not words or len(words) > HEADING_CHARACTERS or not words[0].isalnum():
        return None
    if _LETTERS_APART.fullmatch(words):
        words = _closed_up(words)
    low = words.lower().replace("’", "'").replace("‘", "'")
    tokens = _TOKEN.findall(low)
    if not 0 < len(tokens) <= HEADING_WORDS + 3:
        return None
    if words[0].islower() and len(tokens) > 2 and kind != "posting":
        return None  # a line broken in the middle of a sentence
    if words.endswith(".") and not words.endswith("..."):
        return None
    if kind == "posting":
        return _of_posting(words, low, tokens)
    if question:
        return None
    found = _of_resume(low, tokens)
    if found and len(tokens) > 2 and low not in _RESUME:
        # "Extensive customer service skills" is an item of a list; headings of many words have capitals.
        plain = sum(word[0].islower() for word in words.split() if word.lower() not in _SMALL)
        return found if plain == 0 else None
    if found and words[0].islower():
        return None if found[1] else (found[0], True)
    return found


def _of_posting(words: str, low: str, tokens: list[str]) -> tuple[SectionKind, bool] | None:
    if _POSTING_WORDS.isdisjoint(tokens):
        return None
    normal = " ".join(low.replace("&", " and ").rstrip(" .!").split())
    for section, pattern in _POSTING:
        if pattern.fullmatch(normal):
            return section, normal in _WEAK_POSTING
    if tokens[0] in _ABOUT_FIRST and _ABOUT_NAME.fullmatch(words.rstrip(" .!?")):
        return ("benefits" if tokens[0] == "why" else "about"), False
    return None


# One word of an ad that stands in lists and tables too.
_WEAK_POSTING = frozenset(
    "work challenge post brief training language languages degree degrees travel industry department team "
    "pay bonuses activities mission values notes questions contact shift location hours client agency firm "
    "extras apply inclusion diversity strengths ability knowledge certificate profile person gig scope".split()
)


def _of_resume(low: str, tokens: list[str]) -> tuple[SectionKind, bool] | None:
    plain = " ".join(token for token in (("and" if t == "&" else t) for t in tokens) if token != ",")
    if plain in _RESUME:
        return _RESUME[plain], plain in _WEAK
    parts = [part.split() for part in _SPLIT.split(" ".join(tokens)) if part.strip()]
    kinds: list[tuple[SectionKind, bool] | None] = [_of_part(part) for part in parts]
    if not kinds or kinds[-1] is None:
        return None
    if any(found is None and not all(w in _MODIFIERS for w in part) for found, part in zip(kinds, parts, strict=True)):
        return None
    known = [found for found in kinds if found]
    return known[0][0], all(found[1] for found in known)


def _of_part(words: list[str]) -> tuple[SectionKind, bool] | None:
    """One noun with its modifiers: "Relevant Professional Experience", "Career Summary (continued)"."""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    for cut in range(len(words)):
        rest = " ".join(words[cut:])
        if rest in _RESUME and all(word in _MODIFIERS or word in _TRADES for word in words[:cut]):
            trade = any(word not in _MODIFIERS for word in words[:cut])
            return _RESUME[rest], trade or (rest in _WEAK and cut == 0)
    return None


# Every word that a heading can hold, for words whose letters were set apart by the same space as the words.
_ALL_WORDS = (
    frozenset(word for phrase in _RESUME for word in phrase.split())
    | frozenset(word for word in _MODIFIERS | _TRADES if len(word) > 1)
    | frozenset(word for word in _POSTING_WORDS if len(word) > 1)
    | {"and", "of"}
)


def _closed_up(words: str) -> str:
    """Close the gaps of letter-spaced words: "S K I L L S" -> "SKILLS"."""
    if re.search(r"\s{2,}", words):
        return " ".join("".join(part.split()) for part in re.split(r"\s{2,}", words))
    letters = "".join(words.split())
    low = letters.lower()
    best: list[list[str] | None] = [[]] + [None] * len(low)
    for end in range(1, len(low) + 1):
        for start in range(max(0, end - 16), end):
            before = best[start]
            if before is not None and (low[start:end] in _ALL_WORDS or low[start:end] in "&/"):
                if best[end] is None or len(before) + 1 < len(best[end] or []):
                    best[end] = [*before, letters[start:end]]
    return " ".join(best[-1]) if best[-1] else letters
