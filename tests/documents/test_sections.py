"""What a text says about its parts: the same words give the same sections."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.structure import sections
from cxmatch.documents.structure.headings import recognise


def kinds_of(text, kind="resume"):
    return [section.kind for section in sections.find(text, kind)]


def kind_at(text, words, kind="resume"):
    place = text.index(words)
    return next(s.kind for s in sections.find(text, kind) if s.start <= place < s.end)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Professional Experience", "experience"),
        ("WORK HISTORY", "experience"),
        ("Employment", "experience"),
        ("Relevant Work Experience (continued)", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("W O R K   H I S T O R Y", "experience"),
        ("W O R K H I S T O R Y", "experience"),
        ("## Work experience", "experience"),
        ("**Experience**", "experience"),
        ("Experience -----", "experience"),
        ("2. Experience:", "experience"),
        ("Core Qualifications", "skills"),
        ("Highlights", "skills"),
        ("Skill Highlights", "skills"),
        ("Areas of Expertise", "skills"),
        ("SKILLS & TOOLS", "skills"),
        ("Accomplishments", "other"),
        ("Career Focus", "summary"),
        ("Professional Summary", "summary"),
        ("objective", "summary"),
        ("About me", "summary"),
        ("Education and Training", "education"),
        ("Academic Background", "education"),
        ("Certifications & Licenses", "certifications"),
        ("Projects", "projects"),
        ("Interests", "other"),
        ("Professional Affiliations", "other"),
        ("References", "other"),
        ("Languages :", "other"),
        ("Honors and Awards", "other"),
        ("Publications", "other"),
        ("Contact Information", "contact"),
    ],
)
def test_headings_of_resumes_are_known_in_every_dress(line, kind):
    found = recognise(line, "resume")
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What you'll do", "duties"),
        ("What You’ll Do:", "duties"),
        ("Responsibilities", "duties"),
        ("Your role", "duties"),
        ("KEY DUTIES & RESPONSIBILITIES:", "duties"),
        ("A day in the life", "duties"),
        ("As a Support Lead, you will:", "duties"),
        ("Requirements", "requirements"),
        ("Minimum Qualifications:", "requirements"),
        ("Who you are", "requirements"),
        ("About you", "requirements"),
        ("Must have", "requirements"),
        ("Nice to have:", "requirements"),
        ("What we're looking for", "requirements"),
        ("Knowledge, Skills and Abilities", "requirements"),
        ("Benefits", "benefits"),
        ("Perks & Benefits:", "benefits"),
        ("What we offer", "benefits"),
        ("What’s in it for you?", "benefits"),
        ("Why join Fernbrook?", "benefits"),
        ("About us", "about"),
        ("About the company", "about"),
        ("Who we are", "about"),
        ("About Fernbrook Labs", "about"),
        ("Company Overview", "about"),
        ("Equal Opportunity Employer", "about"),
        ("How to apply", "other"),
    ],
)
def test_headings_of_postings_are_known_in_every_dress(line, kind):
    found = recognise(line, "posting")
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "Experience with every kind of guest and a calm voice on the line",
        "Gained experience.",
        "experience.",
        "Extensive customer service skills",
        "Customer Service",
        "My education took place beside my work",
        "• Skills",
        "and accomplishments",
        "$ Skills",
        "",
        "Led the team",
    ],
)
def test_running_text_and_items_are_no_headings_of_resumes(line):
    assert recognise(line, "resume") is None


@pytest.mark.parametrize(
    "line",
    [
        "We offer our guests the best rooms in town, every day of the year.",
        "You will answer the phone and the inbox of our shop.",
        "The requirements of the trade change with the season, so we train.",
        "Good with people",
    ],
)
def test_running_text_is_no_heading_of_postings(line):
    assert recognise(line, "posting") is None


def test_a_heading_that_a_colon_closes_opens_its_section_on_the_same_line():
    text = "We repair boats.\nRequirements: two years in a yard.\nBenefits: a boat."
    found = sections.find(text, "posting")
    assert [(s.kind, s.title) for s in found] == [
        ("duties", ""),
        ("requirements", "Requirements:"),
        ("benefits", "Benefits:"),
    ]
    assert text[found[1].start : found[1].end].startswith("Requirements: two years")


def test_headings_that_ran_together_with_their_text_are_found_in_postings():
    text = "You sort the mail.Requirements:A steady hand and a sharp eye.\nQualificationsOne year of sorting."
    assert kinds_of(text, "posting") == ["duties", "requirements", "requirements"]


def test_a_list_item_that_equals_a_weak_heading_opens_nothing():
    text = "Skills\nListening\nTraining\nSpreadsheets\nPatience"
    assert kinds_of(text) == ["skills"]
    assert kinds_of("Skills\nListening\nTraining:\nFirst aid, 2019") == ["skills", "certifications"]


def test_the_headline_under_the_name_is_no_contact():
    text = "Ada Fenn\nCustomer Service Manager\n12 Mill Lane, Dunmore, PA 18512\nada@fenn.example\nSummary\nCalm."
    assert kind_at(text, "Ada Fenn") == "contact"
    assert kind_at(text, "Customer Service") == "summary"
    assert kind_at(text, "12 Mill") == "contact"
    assert kind_at(text, "ada@fenn") == "contact"


def test_a_headline_on_the_line_of_the_name_is_no_contact():
    text = "Ada Fenn - Customer Service Manager\nada@fenn.example\nSkills\nPatience"
    assert kind_at(text, "Ada Fenn") == "contact"
    assert kind_at(text, "Service Manager") == "summary"


@pytest.mark.parametrize(
    "text",
    [
        "Answered calls from anglers and their clubs.\nKept the records of the pond.\nTrained two volunteers.",
        "Leeds , Yorkshire\nAnswered calls from anglers.\nKept the records of the pond.",
        "Help Desk Agent\nAnswered calls from anglers and their clubs all through the season.",
    ],
)
def test_text_without_contact_details_has_no_contact_section(text):
    assert "contact" not in kinds_of(text)


def test_contact_details_in_page_headers_and_at_the_end_are_contact():
    text = (
        "Ada Fenn\nada@fenn.example\nExperience\nAgent, Fern Inn, 01/2015 to 02/2018\nTook bookings.\n"
        "Ada Fenn | Page 2\nSang at the door of the inn.\nTel: 555 010 4477 | ada@fenn.example"
    )
    assert kinds_of(text) == ["contact", "experience", "contact", "experience", "contact"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Answered 555-0104477 line; data reports", "experience"),
        ("- Charts | metrics | ada@fenn.example", "experience"),
        ("Charts | metrics | ada@fenn.example", "experience"),
        ("Website: wrote content", "experience"),
        ("Location: wrote signs", "experience"),
        ("- E-mail: ada@fenn.example", "contact"),
        ("• Dunmore, PA | 555 010 4477", "contact"),
        ("Report City, PA | 555 010 4477", "contact"),
        ("Website: annfenn.example", "contact"),
        ("Location: Vision County", "contact"),
        ("Last name: Leader", "contact"),
    ],
)
def test_other_words_beside_a_contact_detail_stay_words(line, kind):
    text = f"Ada Fenn\nada@fenn.example\nExperience\nClerk, Fern Inn, 01/2015 to 02/2018\nTook bookings.\n{line}\nSang."
    assert kind_at(text, line) == kind


def test_a_contact_heading_ends_at_the_first_prose():
    text = (
        "Skills\nListening\nContact\nada@fenn.example\nDunmore\n"
        "She has listened to anglers for many years and wrote down what they said."
    )
    assert kind_at(text, "Dunmore") == "contact"
    assert kind_at(text, "She has") != "contact"


def test_accomplishments_within_the_list_of_jobs_do_not_end_it():
    text = (
        "Experience\nClerk 01/2012 to 03/2014\nAccomplishments:\nTook no day off.\n"
        "Porter 02/2009 to 12/2011\nCarried trunks."
    )
    assert kind_at(text, "Porter") == "experience"
    assert kinds_of("Accomplishments\nTook no day off.\nExperience\nClerk 01/2012 to 03/2014") == [
        "other",
        "experience",
    ]


def test_the_head_of_a_job_among_skills_opens_the_experience():
    text = "Skills\nListening, singing\nHotel Clerk 01/2012 to 03/2014\nTook bookings."
    assert kinds_of(text) == ["skills", "experience"]


@pytest.mark.parametrize(
    ("tail", "kind"),
    [(") Leads a guild of all the others.", "experience"), (" when the desk moved to the other end of town", "skills")],
)
def test_text_after_the_dates_of_a_job_among_skills_may_be_its_first_sentence(tail, kind):
    line = f"Support Manager, Acme Works, Leeds, West Yorkshire (Mar 2021 - Present{tail}"
    text = f"Ann Poe\nann@poe.example\nHighlights\nYears of answering calls.\n{line}\nKept notes for all."
    assert kind_at(text, "Support Manager") == kind


@pytest.mark.parametrize(
    ("line", "kind"), [("Exp erience", "experience"), ("E DUCATION", "education"), ("W ORK H ISTORY", "experience")]
)
def test_a_heading_whose_first_letters_are_set_apart_is_one(line, kind):
    assert recognise(line, "resume").kind == kind


def test_two_words_that_are_no_halves_of_a_heading_are_none():
    assert recognise("Ed Ucker", "resume") is None


def test_a_letter_keeps_only_its_body():
    text = (
        "Ada Fenn\n12 Mill Lane\n3 May 2024\nFern Inn\nDear Ms. Poole,\n"
        "I am writing to apply for the post of clerk, since I like the river.\nSincerely,\nAda Fenn"
    )
    assert kinds_of(text, "cover_letter") == ["contact", "summary", "contact"]
    assert kind_at(text, "I am writing", "cover_letter") == "summary"


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n \n\n", "\r\n"])
def test_blank_lines_and_line_ends_do_not_matter(blank):
    lines = [
        "Ada Fenn",
        "ada@fenn.example",
        "Summary",
        "Calm.",
        "Experience",
        "Clerk, 2012 to 2014",
        "Skills",
        "Patience",
    ]
    assert kinds_of(blank.join(lines)) == ["contact", "summary", "experience", "skills"]


WORDS = st.sampled_from(
    [
        "Skills",
        "Experience:",
        "Ada Fenn",
        "ada@fenn.example",
        "Clerk 01/2012 to 03/2014",
        "Requirements:",
        "a b c.",
        "",
        "Dear Ann,",
        "\t",
        "E D U",
    ]
)


@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=14).map("\n".join)),
    st.sampled_from(["resume", "posting", "cover_letter"]),
)
def test_sections_cover_the_whole_text_in_order_and_without_gaps(text, kind):
    found = sections.find(text, kind)
    assert "".join(text[s.start : s.end] for s in found) == text
    assert all(s.start < s.end for s in found)


HOSTILE = {
    "letters": "a" * 300_000,
    "ats": "@" * 300_000,
    "addresses": "a@a." * 75_000,
    "domains": ".com" * 75_000,
    "digits": "1 " * 150_000,
    "headings": "Skills and Work Experience\n" * 11_000,
    "glued": "Requirements:" * 23_000,
    "names": "Ada Fenn\nada@fenn.example\n" * 11_000,
    "capitals": "Aa " * 100_000,
    "spaces": " " * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["resume", "posting", "cover_letter"])
def test_hostile_text_takes_time_in_proportion_to_its_length(name, kind):
    begin = time.thread_time()
    assert sections.find(HOSTILE[name], kind)
    assert time.thread_time() - begin < 5  # about half a second; a quadratic rule takes minutes
