"""The headings of resumes: the nouns that they are made of, and which section each opens."""

import re

from cxmatch.documents.document import SectionKind


def _table(**kinds: str) -> dict[str, SectionKind]:
    return {phrase.strip(): kind for kind, phrases in kinds.items() for phrase in phrases.split(",")}  # type: ignore[misc]


# The nouns that headings of resumes are made of, and the section that each opens.
_RESUME = _table(
    contact=(
        "contact,contacts,contact information,contact info,links,profiles,contact details,contact me,personal "
        "information,"
        "personal info,personal details,personal data,personal particulars,address,get in touch"
    ),
    summary=(
        "summary,profile,objective,objectives,overview,about,about me,career focus,focus,statement,"
        "personal statement,statement of purpose,introduction,bio,biography,headline,goal,goals,mission statement,"
        "summary of qualifications,qualifications summary,qualification summary,who i am,value proposition,"
        "summary of experience,experience summary,background summary"
    ),
    experience=(
        "experience,experiences,employment,employment history,work history,work,history,project experience,"
        "career history,career,"
        "positions held,positions,position,career progression,employment record,work record,jobs,job history,"
        "internship,"
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
        "areas of strength,areas of knowledge,areas of specialization,areas of focus,focus areas,areas of "
        "strength include,areas of excellence,"
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
        "causes,philanthropy,committees,program committees,involvement,campus involvement,on campus "
        "involvement,activity,extracurricular activity,leadership activities,groups,strengths and weaknesses"
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
    "management managerial leadership teaching research industry business military clinical legal sales "
    "customer service "
    "project soft hard interpersonal organizational organisational administrative office it software "
    "programming language foreign spoken extensive "
    "community civic internship field practical hands-on international corporate marketing artistic creative financial "
    "banking accounting retail hospitality healthcare nursing design engineering media event freelance "
    "contract consulting "
    "communication people aviation medical computer".split()
)
# The same words stand in lists of skills as often as over sections: they need a colon, a mark, or company.
_WEAK = frozenset(
    "training,trainings,project,presentations,tools,software,technology,technologies,hardware,systems,"
    "work,career,background,position,positions,clients,consulting,community,service,services,personal,other,"
    "additional,academic,academics,degree,media,press,talks,speaking,public speaking,research,goals,goal,focus,"
    "objectives,"
    "skill,strength,award,certificate,license,language,interest,recognition,workshops,seminars,conferences,"
    "history,military,about,knowledge,degrees,groups,committees,address,jobs,my project,volunteer,community service,"
    "volunteering,proficiency,courses,organizations,statement,availability,causes,talents,responsibilities,duties,"
    "assignments,appointments,leadership and activities,accomplishment,achievement,professional development,"
    "project experience,customer service experience,open source,membership,affiliation,qualification,competency,"
    "community involvement,abilities,capabilities,introduction,overview".split(",")
)
_SMALL = frozenset("and or of the in with for to a".split())
_SUFFIXES = frozenset("continued cont cont'd contd section details information info".split())
_SPLIT = re.compile(r"\b(?:and|or)\b|[&/,|+]")

WORDS = frozenset(word for phrase in _RESUME for word in phrase.split()) | frozenset(
    word for word in _MODIFIERS | _TRADES if len(word) > 1
)
"""Every word that such a heading can hold."""

_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in _RESUME)
"""Words of which every heading holds one: to look for them keeps the rules off most lines."""


def resume_heading(words: str, tokens: list[str]) -> tuple[SectionKind, bool] | None:
    """The section that `words` open, and whether they are as often an item of a list; None for no heading.

    Args:
        words: A line without marks around it.
        tokens: Its words and joining signs, in small letters.

    Example:
        >>> resume_heading("Awards & Interests", ["awards", "&", "interests"])
        ('other', False)
    """
    if tokens[0] in _SMALL or _LAST_WORDS.isdisjoint(tokens):
        return None
    found = _of_nouns(tokens)
    if found and len(tokens) > 2 and words.lower() not in _RESUME:
        # "Extensive customer service skills" is an item of a list; headings of many words have capitals.
        plain = sum(word[0].islower() for word in words.split() if word.lower() not in _SMALL)
        return found if plain == 0 else None
    if found and words[0].islower():
        return None if found[1] else (found[0], True)
    return found


def _of_nouns(tokens: list[str]) -> tuple[SectionKind, bool] | None:
    plain = " ".join("and" if sign == "&" else sign for sign in tokens if sign != ",")
    if plain in _RESUME:
        return _RESUME[plain], plain in _WEAK
    parts = [part.split() for part in _SPLIT.split(" ".join(tokens)) if part.strip()]
    last = _of_part(parts[-1]) if parts else None
    if last is None:
        return None
    kinds = [*map(_of_part, parts[:-1]), last]
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
