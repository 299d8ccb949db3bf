"""How many years an ad asks for, which of several demands decides, and what only looks like one."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch.documents.document import Document
from cxmatch.scoring.years_asked import MOST, YearsAsked, least_required, years_asked


def posting(text: str) -> Document:
    return Document.from_text(text, kind="posting")


def least(text: str) -> int | None:
    asked = least_required(posting(text))
    return None if asked is None else asked.years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("You have at least 3 years of experience in support.", 3),
        ("At least one (1) year of experience in a call centre is required.", 1),
        ("(3) years of experience with ticket queues", 3),
        ("3–5 yrs exp in a help desk", 3),
        ("1+ yrs in a similar role", 1),
        ("4 years + experience in account management", 4),
        ("Two-plus years working with customers", 2),
        ("3 or more years’ experience", 3),
        ("between 2 and 4 years of experience", 2),
        ("8/9 years work experience", 8),
        ("Experience: 2 years", 2),
        ("Years of experience: 2+", 2),
        ("Experience (years): 2-4", 2),
        ("Customer service: 3 years (Required)", 3),
        ("A year of experience in a shop", 1),
        ("1.5 years of experience", 1),
        ("REQUIRED: 7 YEARS EXPERIENCE IN CUSTOMER CARE", 7),
        ("5+ years of IT experience", 5),
        ("At least 1-year of work at a ferry desk is required", 1),
        ("Minimum of\n2 years in support", 2),
        ("**5+** years of experience in care", 5),
        ("A minimum of _4_ years of experience", 4),
        ("You have two-plus (2+) years of ticket experience", 2),
        ("Handed out by shift:-3+ years of desk experience", 3),
        ("At least2years of desk experience", 2),
        ("Solid Excel skills (2+ years)", 2),
        ("Chat desks - 6+ years", 6),
        ("- 4+ years kiosk rota design", 4),
        ("A few things we want: 2 years of experience at a till", 2),
        ("We are searching for a host with 3+ years of experience", 3),
        ("Experience within a ferry office for 3+ years", 3),
        ("Experience at a similar desk, ideally in travel, minimum 3 years.", 3),
        ("What we look for\n- 3+ years of proven work at a counter", 3),
        ("2 years proven track record at a till", 2),
        ("Fluent Dutch from an evening school. 2 years relevant Experience Sound knowledge of rotas", 2),
        ("Any degree.o Experience: 5+ years of desk work.o Preferable Dutch speaker", 5),
        ("Least years of experience: 1+ to 2", 1),
        ("Ticket desk: 2 years (Preferred)phone desk: 3 years (Required)Licence", 3),
        ("4 years of desk experience BSc in any subject preferred", 4),
    ],
)
def test_a_demand_is_read_however_it_is_written(text: str, years: int) -> None:
    assert least(text) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Six months of retail experience required.", 0),
        ("6 months to 1 year of related experience", 0),
        ("Twelve months experience in hospitality needed.", 1),
        ("18 months of experience in a similar role", 1),
    ],
)
def test_months_are_rounded_down_to_years_and_said_to_be_months(text: str, years: int) -> None:
    asked = least_required(posting(text))
    assert asked is not None
    assert (asked.years, asked.months) == (years, True)


@pytest.mark.parametrize(
    "text",
    [
        "No experience needed, we train you.",
        "No previous experience required!",
        "Experience not required.",
        "No experience? No problem.",
        "You do not need prior experience; we teach everything.",
        "Minimum work experience: not required",
        "Work experience: none. Languages: Dutch",
        "Previous experience is welcome but not required.",
        "Zero work experience needed.",
    ],
)
def test_an_ad_that_needs_no_experience_asks_for_nought(text: str) -> None:
    assert least(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "No prior insurance experience is needed.",
        "If you have no experience with our till, we will teach you.",
        "Entry level. You will be trained on the phones.",
        "Experience in retail is welcome.",
        "Management experience: none",
        "Experience with our till is welcome but not required.",
    ],
)
def test_less_than_that_says_nothing_about_years(text: str) -> None:
    assert least(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Our team brings 20 years of experience serving customers.",
        "With over 25 years of experience, we help firms grow.",
        "Founded 25 years ago, we sell tea.",
        "A company that was established for over 20 years.",
        "You must be 18 years or older.",
        "Applicants must be at least 21 years of age.",
        "A clean driving record for the past 3 years is required.",
        "3 years of driving record needed.",
        "401k after one year. Three weeks of leave after 2 years of service.",
        "3 months of paid parental leave",
        "4 year degree required.",
        "A two-year college diploma is required.",
        "This is a 6 month contract.",
        "1 year assignment with extension.",
        "Contract duration: 1 year",
        "Can commit to at least one year in the role.",
        "Candidates will complete a 12 month apprenticeship.",
        "Graduates within one year of graduation.",
        "In the past year we grew. Support runs 24/7.",
        "We meet twice a year. You get $500 a year.",
        "Within 6 months, you will run the desk.",
        "Learn from an experienced founder with 20+ years at sea.",
        "She is an experienced host with over 12 years at our inn.",
        "Agents need at least 18 months' time in position before they move.",
        "Our plan pays 4% at 6 months of employment.",
        "This is a 24+ month developmental role.",
        "If you have less than four years of paid experience, write to us.",
        "Ferryline's 30+ years of experience enable us to help every guest.",
        "A travelling post with about 2-4 months in each port.",
    ],
)
def test_other_amounts_of_time_are_no_demand(text: str) -> None:
    assert years_asked(posting(text)) == ()


AD = "Ticket agent\n\nDuties\nYou answer calls about lost parcels.\n\n{}\n{}\n- Good written English"


@pytest.mark.parametrize(
    ("item", "years"),
    [
        ("- At least three (3) years", 3),
        ("- Minimum 5 years", 5),
        ("- Minimum: 5 years", 5),
        ("• A minimum of 2 years (required)", 2),
        ("At least 4 years.", 4),
        ("- Over six years", 6),
        ("- 3+ yrs", 3),
        ("- 90 days", None),
        ("- At least 90 days", None),
        ("- At least 12 months", None),
        ("- 3 years warranty", None),
        ("- At least 3 years' warranty", None),
        ("- At least 18 years", None),
        ("- Minimum age: 21 years", None),
    ],
)
def test_a_bare_item_of_requirements_is_a_demand(item: str, years: int | None) -> None:
    assert least(AD.format("Requirements", item)) == years


@pytest.mark.parametrize("heading", ["Benefits", "About us"])
@pytest.mark.parametrize(
    "item", ["- At least three (3) years", "- Minimum 5 years", "- 3+ yrs", "- 5 years", "- (3+ years)"]
)
def test_a_bare_item_of_what_the_employer_offers_or_is_is_none(heading: str, item: str) -> None:
    assert least(AD.format(heading, item)) is None


def test_least_years_of_nothing_are_a_demand_under_requirements_alone() -> None:
    assert least(AD.format("Duties", "- At least 3 years")) is None


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("4 years of experience in support preferred", False),
        ("Two years of sales, retail, or related experience preferred.", False),
        ("1+ years of call centre experience (preferred)", False),
        ("3+ years of support experience is a plus.", False),
        ("Ideally, 3 years of experience in support.", False),
        ("Customer service: 3 years (Preferred)", False),
        ("Preferred qualifications:\n- 4 years of experience in support", False),
        ("Skills:\n- Patience\nNice to have:\n- 4 years of experience in support", False),
        ("Calm on the phonePreferred Qualifications:4 years of experience in support", False),
        ("3 years of support experience, ideally in travel.", True),
        ("Must have two years of phone experience, outbound calling preferred.", True),
        ("4+ years in a success role (large accounts preferred)", True),
        ("Degree in a related field preferred with at least 5 years of experience", True),
        ("Nice to have:\n- Spanish\nRequirements:\n- 4 years of experience in support", True),
        ("Candidate preferred to have 1-3 years of desk experience.", False),
        ("Nice to haves Calm voice or 2 years of desk experience", False),
        ("Required and Preferred Qualifications:\n- 4 years of experience in support", True),
    ],
)
def test_a_wish_is_told_from_a_demand(text: str, required: bool) -> None:
    assert [asked.required for asked in years_asked(posting(text))] == [required]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years overall, with 2 years in a lead role", 5),
        ("2 years of leading people.\n5 years of experience in support.", 5),
        ("Minimum of 1 year of experience at a host desk, or 3 years of experience in hotels", 1),
        ("Bachelor's degree and 2 years of experience, or 5 years of experience", 2),
        ("Diploma with 8 years of experience, M.S. with 5 years of experience, Ph.D. with 2 years of experience", 2),
        ("Degree or 2 years of experience", 2),
        ("Degree or 4 years of equivalent experience.\n3 years of experience in care.", 3),
        ("2 years of experience in a shop required; 5 years preferred", 2),
        ("5+ years of desk experience (3+ years if Master's)", 3),
        ("High school diploma with 5 years of experience. Degree with 2 years of experience.", 2),
        ("Hotel work, for a degree 3 years and for a diploma 6 years' experience", 3),
        ("8+ years of desk experience, degree or equivalent\n- 6+ years of experience with phones", 8),
        ("Diploma and 4 years of work and/or training (degree welcome) and at least 3 years of desk experience", 4),
        ("BA degree in any subject.\n4 years of desk experience.\nMaster's degree.\n9 years of travel experience.", 4),
        ("BA degree in any subject.\nMaster's degree.\n9 years of travel experience.", 9),
        ("10 years of experience including 5 years in travel or in lieu of degree, 12 years with 7 in travel", 10),
        ("We need 1-2 years (three to five would be lovely) of experience at a desk", 1),
        ("No experience needed for part time. 2 years of experience for full time.", 2),
    ],
)
def test_the_least_that_meets_all_demands_decides(text: str, years: int) -> None:
    assert least(text) == years


def test_years_within_others_are_a_wish_as_those_are() -> None:
    found = years_asked(posting("Preferred 7 years of desk experience with 2 years of lead experience"))
    assert [(asked.years, asked.required) for asked in found] == [(7, False), (2, False)]


def test_lines_that_ran_together_keep_their_own_demands() -> None:
    text = "Calm voice requiredMinimum of 2 years experience in a call center3 years of sales experience preferred"
    assert [(asked.years, asked.required) for asked in years_asked(posting(text))] == [(2, True), (3, False)]


def test_a_demand_shows_its_words_in_the_text() -> None:
    document = posting("İzmir desk. You need three (3) years of support experience.")
    asked = least_required(document)
    assert asked is not None
    assert document.text[asked.start : asked.end] == "three (3) years"


@settings(deadline=None)
@given(st.lists(st.sampled_from("5 years|of experience|preferred|or|no|\n|- |. |degree|six months|:|,".split("|"))))
def test_demands_come_in_order_and_lie_within_the_text(words: list[str]) -> None:
    document = posting("desk " + " ".join(words))
    found = years_asked(document)
    assert list(found) == sorted(found, key=lambda asked: asked.start)
    assert all(0 <= asked.start < asked.end <= len(document.text) for asked in found)
    deciding: YearsAsked | None = least_required(document)
    assert deciding is None or (deciding.required and deciding in found)


@pytest.mark.parametrize(
    "piece",
    [
        *["5 years of experience or ", "no experience ", "5 year ", "preferred\n", "or master "],
        *["five (5) plus (5) ", "experience: not ", "degree with 5 years ", "5 years with 4 years with ", "abcdABC "],
    ],
)
def test_a_million_characters_take_a_moment(piece: str) -> None:
    document = posting("3 years of experience in support")
    long = document.model_copy(update={"text": document.text + " " + piece * (1_000_000 // len(piece))})
    begun = time.thread_time()
    found = years_asked(long)
    assert time.thread_time() - begun < 5
    assert 1 <= len(found) <= 2 * MOST
