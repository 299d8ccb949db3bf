"""Which words say what somebody works as: a line made of them is a headline, not a name."""

import re

# Nouns of occupations and of trades: a first line made of them is a headline, not a name. General English;
# words that are also common surnames or first names ("Baker", "Chase") are left out on purpose.
TITLE_WORDS = frozenset(
    "accountant accounting administrator administration administrative advisor adviser advocate advocacy agent "
    "agency agriculture "
    "agricultural aide analyst analytics apparel apprentice architect architecture arts artist assistant "
    "associate attendant attorney "
    "auditor automobile automotive aviation banker banking bookkeeper bookkeeping bpo broker business buyer "
    "care cashier "
    "center centre certified chemist chef chief civil cleaner clerk client clinical clinician coach communications "
    "community computer construction consultant consulting controller coordinator corporate counsel counselor "
    "counsellor "
    "creative customer cto ceo coo cfo data dental deputy design designer desk developer development device "
    "devops digital director "
    "dispatcher driver editor education educator electrical electrician engineer engineering estate event "
    "executive experience "
    "expert financial finance fitness food foreman founder freelance generalist graduate graphic guest head "
    "health healthcare help "
    "hospitality hr human illustrator industry information inspector instructor insurance intern inventory investment "
    "it journalist junior laborer lawyer lead learning lecturer legal librarian licensed logistics machine "
    "maintenance management manager "
    "manufacturing marketer marketing mechanic mechanical media medical member merchandiser military mobile "
    "network nurse nursing nutritionist "
    "occupational office officer operations operator owner paralegal partner patient payroll personal "
    "personnel pharmacist pharmacy "
    "photographer physician pilot planner president principal procurement producer product professional "
    "professor program programmer project "
    "public purchasing quality realtor receptionist recruiter recruitment registered regional relations rep "
    "representative research "
    "researcher resource resources retail sales salesperson scientist secretary security senior server service "
    "services shift site social "
    "software solutions specialist sr jr staff strategist strategy student success supervisor supply support "
    "surgeon system systems teacher "
    "teaching team technical technician technologist technology telecom teller tester therapist trader trainee "
    "trainer training transportation "
    "tutor underwriter user vendor vice volunteer vp waiter waitress warehouse web welder worker writer".split()
)
# Of those, the words for a person who does the work: names built on keywords hold such words more rarely.
DOERS = frozenset(
    "accountant administrator advisor adviser advocate agent aide analyst apprentice architect artist "
    "assistant associate attendant "
    "attorney auditor banker bookkeeper broker buyer cashier chef clerk consultant controller coordinator counselor "
    "counsellor designer developer director dispatcher driver editor educator electrician engineer executive "
    "generalist "
    "instructor intern manager mechanic nurse officer operator paralegal pharmacist physician pilot planner "
    "president producer "
    "professor programmer realtor receptionist recruiter rep representative researcher scientist secretary specialist "
    "strategist supervisor teacher technician teller therapist trainer tutor underwriter waiter waitress "
    "worker writer vp ceo cto coo cfo".split()
)
# What else such a first line ends with.
LEADERS = frozenset("lead leader leaders expert experts professional professionals head chief member guest".split())

_BETWEEN = re.compile(r"[\s/,|&-]+")
_BETWEEN_OR_POINTS = re.compile(r"[\s/,|&.-]+")


def is_title(line: str) -> bool:
    """True where a word of the line names an occupation."""
    return any(word.strip(".,/|&-").lower() in TITLE_WORDS for word in _BETWEEN.split(line[:120]))


def names_a_doer(line: str) -> bool:
    """True where a word of the line is what a person of some occupation is called."""
    return not DOERS.isdisjoint(_BETWEEN_OR_POINTS.split(line[:120].lower()))


def all_titles(line: str) -> bool:
    """True where every word of the line is of an occupation or a trade."""
    return all(word.strip(",.").lower() in TITLE_WORDS for word in line.split())


def is_headline(line: str) -> bool:
    """True where a line names somebody by what they do, in the plural and with a grade too.

    Example:
        >>> is_headline("Accountant III"), is_headline("Team Leader"), is_headline("Junior Content")
        (True, True, False)
    """
    words = [word.strip(",.") for word in line.lower().split()]
    words = [word for word in words if not _GRADE.fullmatch(word)]
    singular = [word[:-1] if word.endswith("s") and word[:-1] in TITLE_WORDS else word for word in words]
    return (
        not words
        or singular[-1] in LEADERS
        or any(word in DOERS for word in singular)
        or all(word in TITLE_WORDS for word in singular)
    )


_GRADE = re.compile(r"i{1,3}|iv|v|\d")
