"""The English of years asked for: amounts of time, what makes one a demand or a wish, and what it is else.

Tables and patterns only; `cxmatch.scoring.years_asked` judges by them. What is matched against a clause is in small
letters, with plain dashes and apostrophes. All repeats are bounded.
"""

import re
from typing import Final

from cxmatch.scoring.numbers import NUMBER_WORDS


def _any(*parts: str) -> str:
    """One of `parts`."""
    return f"(?:{'|'.join(parts)})"


# --- amounts ---------------------------------------------------------------------------------------------------------

NUMBERS: Final[dict[str, float]] = {
    **NUMBER_WORDS, "twenty-four": 24, "a": 1, "an": 1, "couple of": 2, "couple": 2, "half a": 0.5, "half": 0.5,
}  # fmt: skip
_ONE: Final = _any(r"\d{1,2}(?:[.,]\d)?", *(word for word in sorted(NUMBERS, key=len, reverse=True) if len(word) > 2))
# In brackets the figure is said again, "three (3)"; or it stands there alone.
_AGAIN: Final = r"(?:\s?\(\s?\w{1,6}\s?\+?\s?\))?"
_OPEN: Final = _any(r"\+", r"-?plus\b", r"(?:or|and|&) (?:more|above|over|greater)\b")
_KIND: Final = _any(
    *"full overall total solid consecutive continuous recent calendar additional complete good intensive".split(),
    *"professional relevant progressive prior working industry".split(),
)
SIZE: Final = re.compile(
    rf"(?<![\w$€£#])(?<!\d[.,:-])(?P<first>{_ONE}|an?(?=\s\Z)){_AGAIN}(?:\s?(?P<open>{_OPEN}){_AGAIN})?"
    rf"(?:[ .)']{{0,2}}(?P<unit>years?|yrs?|months?)? ?(?P<join>-|/|to |or |and ) ?"
    rf"(?:max(?:imum)? )?(?P<last>{_ONE}|an?(?=\s\Z)){_AGAIN}(?:\s?(?P<open2>{_OPEN}))?)?"
    rf"[\s)-]{{0,4}}(?:of\s)?(?:{_KIND}\s)?\Z"
)
# Marks of bold and slanted type around a number: "**5+** years", "_7_ years", "2\\+ years".
MARKUP: Final = str.maketrans("*_\\", "   ")
# In ads whose lines ran together the number may stand right after a letter: "requiredTwo", "diploma2".
GLUED: Final = re.compile(r"(?:(?<=[a-z)])|(?<=[a-z)][.,;:]))(?=\d{1,2}\D)|(?<=[a-z)])(?=[A-Z][a-z])")
UNITS: Final = ("year", "yr", "month", "yoe")
UNIT: Final = re.compile(r"(?:years?|yrs?\b\.?|months?|yoe)(?![a-z])(?:\s?\(s\))?['’`]?")
OPEN_AFTER: Final = re.compile(rf"\s?(?:{_OPEN}|minimum\b)")
# "Years of experience: 3+", "Experience (years): 3".
TURNED: Final = re.compile(
    r"(?: of)?(?: [a-z]{2,12}){0,3}\)?\s?[:=]\s?(?:(?:minimum|at least|min\.?)(?: of)? )?"
    rf"(?P<first>{_ONE})(?P<open>\s?\+)?(?:\s?(?:-|to)\s?\d{{1,2}})?(?![\w,.:/%]\S)"
)

# --- what is no demand -----------------------------------------------------------------------------------------------

_COURSE: Final = _any(
    *"degrees? college program(?:me)?s? diploma course university contracts? assignment lease warranty".split(),
    *"commitment roadmap probation(?:ary)? history internship apprenticeship placement fellowship".split(),
    *"appointment anniversary agreement guarantee trial bond visa stay outlook horizon".split(),
    r"(?<!track )record",
)
NOT_AFTER: Final = re.compile(
    r"[\s,-]{0,3}(?:"
    + _any(
        r"(?:old|older|ago|running|straight|anniversar\w+|later|thereafter|before|since|in a row|prior to)\b",
        r"(?:of age|or older|or above and|in business|in existence|in length|in duration)\b",
        r"(?:from|of) (?:the |your )?(?:date|hire|now|hiring|start|starting|joining|employment)\b(?!.{0,80}exper)",
        r"time in (?:the |your |current )?(?:position|role|grade|job)\b",
        r"(?:fixed|term|period|plan|strategy|initial|rolling|temp|temporary|training|limited|rotational|developmental)\b"
        r"(?!.{0,60}exper)",
        r"\(?(?:with )?(?:an? |the )?(?:possib\w+|renew\w+|exten\w+|option) ",
        rf"(?:(?!of |in |as |with |and |or |exper)[a-z'-]{{1,15}} ){{0,3}}{_COURSE}\b"
        r"(?! (?:(?!or |and |with |plus )[a-z]+ ){0,3}exper)",
        r"of (?:(?!exper)[a-z'-]{1,15} ){0,2}"
        + _any(
            *"college university school\\w* age service growth history tenure existence innovation excellence".split(),
            *"coursework stud(?:y|ies) residen\\w+ education serving helping graduation hire driving".split(),
        )
        + r"\b(?!.{0,80}exper)",
        r"(?:with (?:us|the company|our)|on the job|in the (?:role|position|job|company)|at the company)\b",
        r"(?:we|our|you will|you'll|they)\b",
    )
    + ")"
)
NOT_BEFORE: Final = re.compile(
    _any(
        r"\b"
        + _any(
            *"past last next previous preceding first coming within after every each per until during".split(),
            *"throughout another aged? ages under once times? twice hours? days? weeks? lasts? lasting".split(),
        )
        + r"(?: an| a| the)?|\b(?:complet\w+(?: of)?|(?:no|not) more than|max(?:imum)?(?: of)?|(?:less|fewer) than"
        r"|its|their)",
        r"\b(?:commit\w*|stay\w*|remain\w*|bond|contract|duration|period|length|term|probation|valid|guaranteed?)"
        r"(?: of (?:employment|contract|the contract|assignment))?\s?(?: of| for| to|:)?(?: at least| a minimum of)?",
        r"\bin (?:about|approximately|around|just|only|under|less than|as little as)|(?:\A|\W{2})in",
        r"[$€£]\s?[\d,.]{1,12}k?(?:\s?-|\sto)?",
        r"/",
    )
    + r"\s{0,2}\Z"
)
FIRM: Final = re.compile(
    r"\b(?:we|we've|we're|our|founded|established|has been|have been|ltd|inc|llc|combined|collective|celebrat\w+"
    r"|reputation|family[- ]owned|compan(?:y|ies)|firm|leader|grown|growing|team has|which has|brings|he|she|ceo|cto"
    r"|founders?|learn from|led by)\b"
    r"|\bfor (?:(?:over|more than|nearly|almost|about|the) )*\Z"
)
FIRM_AFTER: Final = re.compile(
    r"\bexper\w+[^.;]{0,60}\b(?:empowers?|(?:enabl|allow|mak|giv)(?:es?|s) us|we (?:help|offer|provide|deliver|are))\b"
)
PERSON: Final = re.compile(
    r"\b(?:you|you've|your|candidates?|applicants?|must|minimum|min|at\s?least|requires?|required|requirements?|looking"
    r"|searching|seek\w*|someone|needs?|we (?:want|ask|expect)|ideal\w*|successful|individuals?|person|prefer\w*"
    r"|qualifi\w+|should)\b"
    r"|\bexperience\b(?=[\s:,(-]{0,3}(?:(?:of|in|with|within|for|as|working|should|includ\w+|at least|over|more)\b|\Z))"
    r"|(?<!years )(?<!years' )(?<!years of )\bexperience [a-z]{3,12}ing\b"
)
PAID: Final = re.compile(
    r"\b(?:vest\w*|401(?:\(?k\)?)?|vacation|pto|paid time|holidays?|sabbatical|increases?|raise|parental|maternity"
    r"|licen[cs]e (?:for|held)|driving (?:record|history|licen[cs]e)|warranty|violations?|convictions?|accidents?)\b"
)

# --- what makes a demand ---------------------------------------------------------------------------------------------

LEAST: Final = re.compile(
    r"\b(?:minimum|min|at\s?(?:least|list|lease)|must|requires?|required|requirements?|qualifications?|more than|over"
    r"|have|has|having|possess\w*|bring|with|experienced?|exp|background|you've|plus|and|or)\b"
)
WORK: Final = re.compile(
    r"\b(?:exper\w+|exp|track record|background|career|employment|expertise|practice|worked|similar|related)\b"
)
WORK_BEFORE: Final = re.compile(r"\b(?:experienced?|exp|background|track record|career|worked)\b[^,;]{0,40}\Z")
DOING: Final = re.compile(
    r"'?\s?(?:(?:in|as|within|at|with|on|using|for|of|dedicated|devoted|focused|spent)\b"
    r"|\((?!s)|(?:[a-z/,-]{2,18} ){0,3}[a-z-]{2,15}ing\b)"
)
# "Customer service: 2 years (required)" says no more.
ALONE: Final = re.compile(r"\W*(?:(?:required|preferred|desired|minimum|min)\W*)?\Z")
_ITEM: Final = r"(?:\W|(?:[a-z][a-z ]{2,30}:)){0,8}"
ITEM: Final = re.compile(rf"{_ITEM}\Z")
# "At least three (3) years": a demand where an item of requirements says no more.
ITEM_LEAST: Final = re.compile(rf"{_ITEM}(?:an? )?(?:minimum|min|at least|over|more than)\W{{0,2}}(?:of )?\Z")
# "Strong SQL (2+ years)", "Python - 6+ years", "a similar role, minimum 3 years".
BRACKET: Final = re.compile(r"\(\W{0,3}(?P<least>(?:minimum|min|at least|over)\b[. ]{0,2}(?:of )?)?\Z")
DASH: Final = re.compile(r"\w ?[-:] ?\Z")
AT_LEAST: Final = re.compile(r"\b(?:minimum|min|at least|must have|requires?|required|more than)\W{0,3}(?:of |an? )?\Z")
SHORT: Final = re.compile(r"[^\n]{0,60}\Z")
ARTICLE_AFTER: Final = re.compile(r"(?:'s)?(?: (?:or more|plus))?(?: of| in| as)?(?: [a-z-]{2,18}){0,4} exper")
ARTICLE_BEFORE: Final = re.compile(r"\b(?:least|minimum(?: of)?|min)\s?\Z")
NOUN: Final = re.compile(
    r"'?\s?(?:[a-z/,&-]{2,18} ){0,4}(?:roles?|positions?|capacity|environment|industry|sector|field|management|sales"
    r"|skills?|knowledge)\b"
    r"|,? (?:overall|in total|required|needed|preferred)\b"
    r"|'? (?:of )?(?:demonstra(?:ted|ble)|proven|successful|progressive)\b|,? and an? (?:bachelor|master|degree|ph)"
)

NEXT: Final = re.compile(r"(?<!or )(?<!\w)\d{1,2}\s?\+?\s?-?\s?(?:\d{1,2}\s?)?(?:years|yrs)\b")

# --- what leaves a choice --------------------------------------------------------------------------------------------

OR: Final = re.compile(
    r"\bor\b\W{1,8}(?:(?:an?|at|least|minimum|min|of|with|the|equivalent|more|than|over|have|has|having|plus)"
    r"(?:[^\w\n]{1,4}|\n)(?=[a-z]|\Z)){0,6}\Z"
    r"|(?<!and/)\bor\b[^.;\n]{0,40}\b(?:master|bachelor|degree|diploma|ph\.?d|doctora|mba|ged|high school)"
    r"(?:[^;.\n]|\.(?!\s)|(?<=\b[a-z])\.){0,140}\Z"
)
HIGHER: Final = re.compile(
    r"\b(?:master|m\.?s\b|ph\.?d|doctora|mba|advanced degree|post-?graduate)[^;,\n]{0,80}"
    r"(?:with|and|plus|\+|:)\W+(?:(?:an?|at|least|minimum|min|of|over)\W+){0,4}\Z"
)
# "(4 years if Master's)", "3 years with a PhD".
# "Diploma with 6 years, degree with 4 years": ways that differ in the degree.
DEGREE_WITH: Final = re.compile(
    r"\b(?:degrees?|diploma|ged|bachelor'?s?|associate'?s?|master'?s?|b\.?sc|b\.?a|m\.?sc|m\.?a|ph\.?d|mba|md|llb"
    r"|level [iv\d]{1,3})\b\)?[^;.\n\d)]{0,40}\Z"
)
IF_HIGHER: Final = re.compile(
    r"(?: of [a-z ]{3,30})?(?: experience)?,? (?:if|with) (?:you have )?(?:an? )?(?:relevant )?"
    r"(?:master|m\.?s\b|ph\.?d|doctora|mba|advanced degree|post-?graduate)"
)
WITHIN: Final = re.compile(r"\b(?:with|including|of which|of those|of them)\W+(?:(?:at|least|minimum|a|of)\W+){0,4}\Z")
"""What says that the years after it lie within those before it."""
FOR_DEGREE: Final = re.compile(
    r"\b(?:degree|diploma|bachelor'?s?|ged|education|certificat\w{1,4})\b[^;\n]{0,60}\bor\b\W+"
    r"(?:(?:an?|the|at|least|minimum|of|with|equivalent|combination|any)\W+){0,5}\Z"
    r"|\bequivalent (?:of|to)\W+(?:at least )?\Z"
)
IN_LIEU: Final = re.compile(r"\b(?:in lieu of|instead of|in place of|substitut\w{1,5})\b")

# --- a second list ---------------------------------------------------------------------------------------------------

# Lists that have lost their headings: where a first degree opened one, a higher degree opens the next.
FIRST_DEGREE: Final = re.compile(r"^(?:bachelor|b\.?a\b|b\.?s|j\.?d\b)", re.M)
HIGHER_DEGREE: Final = re.compile(
    r"^(?:mba|master|m\.?a\b|m\.?s\b|m\.?sc\b|ph\.?d|(?:advanced|graduate|higher) degree)(?![^\n]{0,160}\d)", re.M
)

# --- nothing asked ---------------------------------------------------------------------------------------------------

# "No experience needed" asks for nothing; "no experience with X needed" says less and is left alone.
_PLAIN: Final = (
    r"(?:(?:prior|previous|past|work|working|job|professional|relevant|related|specific|formal|direct)"
    r"\s(?:or\s|and\s)?){0,3}"
)
_NEEDED: Final = r"(?:needed|necessary|required|requirements?|essential|mandatory|expected)\b"
NO: Final = re.compile(rf"\b(?:no|zero) (?:need for |need of )?(?:any )?{_PLAIN}\Z")
NO_NEED: Final = re.compile(rf"(?:not |n't )(?:need|require|have to have) (?:any )?{_PLAIN}\Z")
NO_OPENING: Final = re.compile(rf"(?:\A|(?<=[\n.!?;:(•*,-]))\s{{0,3}}(?:no |any )?{_PLAIN}\Z")
IS_NEEDED: Final = re.compile(rf",? (?:is |are |at all |or [a-z]{{4,14}} )*{_NEEDED}")
IS_NOT: Final = re.compile(
    r"[ :-]{1,3}(?:(?:is |are )?(?:welcome|preferred|desired|helpful|helps|beneficial|a plus),? but )?"
    rf"(?:is |are )?(?:not|isn't|un)\s?(?:a |strictly )?{_NEEDED}"
)
# "Minimum work experience: none"; "sales experience: none" says less.
LABEL: Final = re.compile(
    r"(?:\A|(?<=[^a-z\s])\s{0,3}|(?<=\n)\s{0,3}"
    r"|\b(?:minimum|required|relevant|work|working|years of|level of|prior|previous|professional|total|job)\s)\Z"
)
LABEL_SAYS_NONE: Final = re.compile(
    rf"\s?[:-]\s?(?:no(?: (?:prior|previous|work|relevant))? experience\b|not {_NEEDED}|none\b|nil\b|n/a\b)"
)
ENDS: Final = re.compile(r"(?:\s(?:at all|whatsoever))?\s?(?:[,.!?:;)\n-]|\Z)")
