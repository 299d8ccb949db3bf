import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch.documents.document import Document
from cxmatch.scoring import leading_words
from cxmatch.scoring.leading import Led, leads, people_led
from cxmatch.scoring.leading_flat import Flat
from cxmatch.scoring.lower_case import lower


def resume(words: str) -> Document:
    return Document.from_text("Experience\n\n" + words, kind="resume")


def posting(words: str) -> Document:
    return Document.from_text("Responsibilities\n\n" + words, kind="posting")


def sure(document: Document) -> list[str]:
    return [document.text[led.start : led.end] for led in people_led(document) if led.sure]


LEADING = [
    "Managed a team of 12 chat agents across two sites.",
    "Supervised six agents and two clerks.",
    "Oversaw the daily work of 14 representatives.",
    "Led a crew that packed parcels overnight.",
    "Directed and coached staff in the returns office.",
    "Headed a department of twenty.",
    "Had four direct reports.",
    "Hired, trained and coached staff for the evening shift.",
    "Interviewed, hired and scheduled cashiers.",
    "Responsible for hiring, firing and training.",
    "Responsible for a team of nine.",
    "In charge of the call center.",
    "Supervision of eleven tellers.",
    "Responsible for the management and training of front-line employees.",
    "Wrote performance appraisals and set pay for the group.",
    "Ran the yearly plan and conducted employee evaluations.",
    "Worked in a supervisory role for three winters.",
    "Managed store operations and staff.",
    "Supervised 18 pharmacists.",
    "Held a team leader position for two years.",
    "Oversaw scheduling for the work of 18 waste haulers.",
    "Recruited and developed customer service agents.",
    "Oversaw customer call center.",
    "Managed the\nteam that answers letters.",
    "Promoted to shift supervisor after a year.",
    "Supervised, under little guidance myself, nobody; later managed 5 clerks.",
]

NOT_LEADING = [
    "Reports to the team leader.",
    "Worked with the manager to plan the week.",
    "Joined a leading company in retail.",
    "Ran lead generation for a software house.",
    "Turned sales leads into customers.",
    "Changes that lead to fewer calls, thanks to staff.",
    "Managed accounts, projects, inventory and customers.",
    "Managed accounts of insurance agents.",
    "Escalated hard cases to the team lead.",
    "Explained managed care team rules to callers.",
    "Assisted the supervisor with filing.",
    "Worked under supervision of the staff.",
    "Worked under the direct supervision of a team leader.",
    "Supervised students during breaks.",
    "Supervision of patients on the ward.",
    "Was supervised by a team of two managers.",
    "No direct reports.",
    "Direct reports: none",
    "Never managed a team.",
    "Seeking a post where I can lead a team.",
    "Led staff meetings and team meetings.",
    "Led a project to move the archive.",
    "Managed team calendars and staff records.",
    "Led the team in sales for three quarters.",
    "Managed communication with the team.",
    "Directed calls to agents.",
    "Took direct calls from staff.",
    "Member of a self-managed team.",
    "Part of an industry-leading team.",
    "Part of a team led by an engineer.",
    "Worked in a team of 12.",
    "Kept staff informed and answered questions of employees.",
    "Trained customers on the product.",
    "Assisted with managing staff schedules.",
    "Worked with hiring managers.",
    "Managed servers and hosts for a bank.",
    "Managed employees' accounts.",
    "Worked under direct leadership of the manager.",
    "Peer coach of newly hired bankers.",
    "Training for new hired clerks.",
]


@pytest.mark.parametrize("words", LEADING)
def test_work_that_leads_people_is_seen(words):
    document = resume(words)
    assert sure(document)
    assert leads(document)


@pytest.mark.parametrize("words", NOT_LEADING)
def test_words_of_leading_that_lead_nobody_are_left(words):
    document = resume(words)
    assert sure(document) == []
    assert not leads(document)


@pytest.mark.parametrize(
    "words",
    [
        "Lead a team of billing engineers in two regions.",
        "You will manage, inspire and grow our support team.",
        "Hire, coach and schedule agents.",
        "The lead supervises and rates the work of eight clerks.",
        "You will have five direct reports.",
        "Team leads reporting to you will share the duty.",
        "Provides leadership and supervision to staff.",
        "We are looking for a lead to manage the support team.",
        "They will oversee a team and its rota.",
        "Answer the harder lettersManage a team of clerksKeep the books",
        "Duties include, but are not limited to, overseeing a team of hosts.",
        "Step into the role of desk manager and lead our evening crew.",
        "Manage a small and dedicated Harbour Team.",
        "Supervises those Rota Strategists on the night desk.",
        "The post will supervise our Ferry Coordinator.",
        "This position supervises one position.",
        "Manage our current harbour manager, and later more.",
        "Manages at least two other FTEs.",
        "Lead our Data Management team.",
        "Manage project staff from day to day.",
        "Bring leadership, support and mentorship for a team of hosts.",
        "Mentor and guide a team of junior hosts.",
        "Lead a cross-functional team of hosts and writers.",
        "Build and manage an in-house ferry team.",
        "Manage a cross-functional team, including a cook and two hosts.",
        "Oversee the daily work of the harbour education team.",
        "Responsible for the daily work and staff management.",
        "You will support and oversee the rota team.",
        "The post has supervisory responsibilities.",
        "Supervises each of the departments of the port.",
        "Writes the rota as well as supervising harbour volunteers.",
        "Responsible for the overall management, staffing and development of a team.",
        "Management of the laundry department.",
        "Coach the team daily.\nDelegate tasks to team members.\nMotivate staff when it is busy.",
    ],
)
def test_ads_for_posts_that_lead_are_seen(words):
    assert leads(posting(words))


@pytest.mark.parametrize(
    "words",
    [
        "We are hiring agents for our new office.",
        "Our company hires talented engineers.",
        "We manage teams in forty countries.",
        "You report to a manager who leads a team of nine.",
        "Take direction from supervisor or site manager.",
        "Ability to lead a team is welcome.",
        "There is an opportunity to lead a team later.",
        "Supervisory responsibilities: none",
        "This role does not supervise staff.",
        "All decisions on hiring, firing and promotion are made without regard to age.",
        "Our mission is to grow and develop our people.",
        "Join a team of motivated people in a growing team.",
        "You will train new staff on our tools.",
        "You will work with account managers and the leadership team.",
        "Lead client workshops and manage a book of accounts.",
        "Lead cross-functional project teams through launches.",
        "A diverse team of 190 people stands behind you.",
        "Adept at managing people and budgets.",
        "Manage processes for hiring, onboarding and termination.",
        "Own our recruiting and hiring efforts.",
        "Develop and optimize ten mail servers.",
        "Develop queue workers, tests and tools.",
        "Guidance to agents. Coach agents. Mentor hosts.\nThis position does not have supervisory responsibilities.",
        "Give feedback to the payments team.\nGive feedback to the search teams.\nGive feedback to the mail team.",
        "Carried out as directed by supervising gardeners.",
        "Manage daily activities of store operations.",
        "You lead the people function.",
        "Give feedback to the product and engineering teams.",
    ],
)
def test_ads_for_posts_that_lead_nobody_are_left(words):
    assert not leads(posting(words))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Managed a team of 12 agents.", 12),
        ("Managed a team of three.", 3),
        ("Supervised staff of 12-15 in all.", 12),
        ("Led a crew of nearly 40 in 2012.", 40),
        ("Supervised 20+ employees.", 20),
        ("Lead up to 20+ direct reports.", 20),
        ("I have 6 direct reports.", 6),
        ("Managed 4 stores with 60 employees.", 60),
        ("Managed two branches.", None),
        ("23 employees supervised.", 23),
        ("Managed staff since 2011.", None),
        ("Supervised agents.", None),
    ],
)
def test_the_number_of_people_is_read(words, number):
    assert [led.number for led in people_led(resume(words))] == [number]


@pytest.mark.parametrize(
    "words",
    [
        "Trained new hires on the till.",
        "Mentored team members.",
        "Coached agents on calls.",
        "Ability to manage a team.",
        "Delegated tasks to staff.",
        "Provided leadership to the staff of the help desk.",
    ],
)
def test_what_only_hints_is_unsure_and_one_hint_is_not_enough(words):
    document = resume(words)
    assert [led.sure for led in people_led(document)] == [False]
    assert not leads(document)


@pytest.mark.parametrize(
    "title",
    ["Team Lead", "Supervisor", "Call Center Manager", "Shift Leader", "Head of Support", "Director of Service"],
)
def test_titles_of_leading_on_a_dated_line_are_seen(title):
    document = resume(f"{title}, Oak & Ash Ltd\nMay 2014 - June 2018\n\nAnswered letters.")
    assert sure(document) == [title]


@pytest.mark.parametrize(
    "title",
    [
        "Account Manager",
        "Customer Success Manager",
        "Project Manager",
        "Case Manager",
        "Product Manager",
        "Assistant to the Store Manager",
        "Supervisor Trainee",
        "Customer Service Agent",
    ],
)
def test_titles_that_lead_nobody_are_left(title):
    assert not leads(resume(f"{title}, Oak & Ash Ltd\nMay 2014 - June 2018\n\nAnswered letters."))


@pytest.mark.parametrize(
    "words",
    [
        "Promoted to branch manager after a year.",
        "Became a team leader in spring.",
        "Served as evening shift leader.",
        "Serving as office manager.",
        "Acted as supervisor on Sundays.",
        "Worked as a night shift supervisor.",
        "Functioned as floor manager.",
        "Advanced to store manager.",
        "Held the title of assistant manager.",
        "Rose to the position of general manager.",
        "Took the role of team lead.",
    ],
)
def test_a_post_of_leading_that_was_held_is_seen_in_a_sentence(words):
    assert sure(resume(words))


def test_a_title_away_from_dates_says_nothing():
    assert people_led(resume("Wrote to the Supervisor each week.")) == ()


def test_study_of_leading_is_not_leading():
    document = Document.from_text("Education\n\nDegree course: managing teams and supervising staff\n", kind="resume")
    assert not leads(document)


def test_finds_come_in_the_order_of_the_text_and_do_not_overlap():
    document = resume("Supervised six agents. Coached agents.\n\nResponsible for managing a team of five.")
    found = people_led(document)
    assert [document.text[led.start : led.end] for led in found] == [
        "Supervised six agents",
        "Coached agents",
        "managing a team of five",
    ]


def test_offsets_hold_where_letters_change_length_and_sentences_are_glued():
    document = resume("İstanbul İzmir officeAnswered callsManaged a team of 7 agents. Straße.")
    (found,) = people_led(document)
    assert document.text[found.start : found.end] == "Managed a team of 7 agents"
    assert found.number == 7


OPENINGS = """
direct reports, reporting to you, reports to me, subordinates, direct leadership, lead, led, manage, supervise, oversaw,
headed, hire, fire, recruitment, interviewed, termination, disciplining, staffing, coach, counselled, coordinate,
mentor, motivate, develop, delegate, train, guide, inspire, evaluate, empower, schedule, assign, build, built, grow,
grew, responsible for, in charge of, accountable for, responsibility for, charge of, supervision of, management of,
leadership of, direction of, oversight of, guidance to, feedback to, supervisor of, leader of, manager of,
performance reviews, employee evaluations, staff appraisals, associate reviews, agent assessments, supervisory role,
management position, people manager, team leadership, personnel supervision
""".replace("\n", " ").strip()


PROMOTIONS = """
promoted to, promoted into, became, served as, serving as, acted as, acting as, worked as, functioned as, advanced to,
held a, held the, position of, role of
""".replace("\n", " ").strip()


def assert_no_find_is_passed_over(text: str) -> None:
    flat = Flat(text)
    for pattern, first_words in (
        (leading_words.TRIGGER, leading_words.TRIGGER_WORDS),
        (leading_words.PROMOTED, leading_words.PROMOTING_WORDS),
    ):
        slow = [found.span() for found in pattern.finditer(flat.text)]
        assert [found.span() for found in flat.found(pattern, first_words)] == slow


@pytest.mark.parametrize("opening", OPENINGS.split(", "))
def test_no_opening_is_passed_over_for_speed(opening):
    assert leading_words.TRIGGER.search(opening)
    assert_no_find_is_passed_over(opening)


@pytest.mark.parametrize("opening", PROMOTIONS.split(", "))
def test_no_promotion_is_passed_over_for_speed(opening):
    said = f"{opening} shift supervisor"
    assert leading_words.PROMOTED.search(said)
    assert_no_find_is_passed_over(said)


_PIECES = st.sampled_from(
    [
        *"in charge of leads Lead head staffed employee employees agents ’s _ 's reviews é É – - , . / | \t \n".split(
            " "
        ),
        *"report reports to you became supervisor people-manager and responsible for team management".split(),
        *(" ",) * 9,
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_finds_by_first_words_are_those_of_a_look_at_every_letter(text):
    assert_no_find_is_passed_over(text)


_AFTER = st.sampled_from(
    [
        *"the a our senior six 12 1,200 ٣ team team, members staff's work force head count agents/clerks".split(),
        *"of and trained (both) crew. advisors – supply chain planners stores call centres’ business unit".split(),
        *"reports to | • + ~20".split(),
        *"new hires teachers divisions total_staff accounts sales floor up to 15 waste haulers".split(),
    ]
)


@pytest.mark.parametrize("name", ["WHO_AFTER", "LED_AFTER", "HANDED_AFTER", "COUNTED_AFTER", "UNIT_AFTER"])
@given(said=st.lists(_AFTER, max_size=9), blank=st.sampled_from([" ", "  "]), limit=st.integers(1, 80))
def test_nobody_is_named_without_one_of_the_words_that_are_looked_for(name, said, blank, limit):
    flat = Flat(blank.join(["led", *said]))
    wanted = leading_words.UNIT_WORDS if name == "UNIT_AFTER" else leading_words.COUNTED_WORDS
    if name in ("WHO_AFTER", "HANDED_AFTER"):
        wanted = leading_words.WHO_WORDS
    limit = min(3 + limit, len(flat.text))
    if getattr(leading_words, name).match(flat.text, 3, limit):
        assert flat.may_name(wanted, 3, limit)


def all_of(pattern: str) -> set[str]:
    """All that a pattern of letters, choices and options matches."""

    def said(parts) -> set[str]:
        found = {""}
        for kind, what in parts:
            match str(kind):
                case "LITERAL":
                    more = {chr(what)}
                case "IN":
                    more = {chr(code) for one, code in what if str(one) == "LITERAL"}
                case "BRANCH":
                    more = set().union(*map(said, what[1]))
                case "SUBPATTERN":
                    more = said(what[-1])
                case "MAX_REPEAT":
                    least, most, inner = what
                    assert (least, most) == (0, 1)
                    more = {"", *said(inner)}
                case _:
                    more = {""}  # what stands around it
            found = {before + after for before in found for after in more}
        return found

    return said(re._parser.parse(pattern))


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (leading_words._PERSONS, leading_words.WHO_WORDS),
        (leading_words._GROUP, leading_words.WHO_WORDS),
        (leading_words._UNIT, leading_words.UNIT_WORDS),
    ],
    ids=["persons", "groups", "units"],
)
def test_all_who_may_be_led_are_among_the_words_that_are_looked_for(pattern, wanted):
    said = all_of(pattern)
    assert len(said) > 10
    assert {one for one in said if wanted.isdisjoint(one.replace("-", " ").split())} == set()


@pytest.mark.parametrize("pattern", [leading_words._LEADING, leading_words._HIRING, leading_words._GROWING])
def test_all_verbs_of_leading_are_among_the_first_words(pattern):
    said = all_of(pattern)
    assert len(said) > 10
    assert said <= leading_words.TRIGGER_WORDS


@given(said=st.lists(_AFTER, max_size=9), start=st.integers(0, 9))
def test_no_number_is_told_where_no_number_may_stand(said, start):
    flat = Flat(" ".join(["led", *said]))
    if leading_words.ANY_NUMBER.search(flat.text, start) or leading_words.NUMBER_BEFORE.search(flat.text, start):
        assert flat.may_hold(leading_words.COUNTING_WORDS, start, len(flat.text))


@pytest.mark.parametrize(
    "text", ["the teamAnswer calls", "teamAnswerCalls aBc", "İzmirThenNow", "abcDéfgHij", "éabCde"]
)
def test_a_bar_parts_sentences_that_were_run_together(text):
    slow = re.sub(r"[A-Z](?<=[a-z]{3}.)(?=[a-z]{2})", lambda capital: f"|{capital[0]}", text)
    flat = Flat(text)
    assert flat.text == lower(slow)
    assert [flat.place_of(at) for at, sign in enumerate(flat.text) if sign != "|"] == list(range(len(text)))


_WORDS = st.sampled_from(
    [
        *"manage lead team of agents staff and , . the a 12 hiring trained direct reports supervise İ".split(),
        *"responsible for to under no our Team".split(),
        "\n",
    ]
)


@settings(deadline=None)  # the first text to be read loads the language model
@given(st.lists(_WORDS, max_size=60))
def test_finds_lie_in_the_text_in_order_and_apart(words):
    document = resume(" ".join(["Work", *words]))
    found = people_led(document)
    assert all(isinstance(led, Led) and 0 <= led.start < led.end <= len(document.text) for led in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


HOSTILE = [
    "a",
    "team of ",
    "manage and ",
    "manage, ",
    "lead ",
    "hire and train ",
    "responsible for the ",
    "supervise the senior ",
    "leadership, direction, ",
    "coach a b c d teams ",
    "\n",
    "I",
    "aB",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_with_length_only_on_hostile_text(piece):
    document = resume("x").model_copy(update={"text": piece * (200_000 // len(piece))})
    began = time.thread_time()
    people_led(document)
    assert time.thread_time() - began < 4
