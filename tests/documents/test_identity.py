"""Where a person's name and contact details stand, whatever their words mean otherwise."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.structure import identity, sections

NAMES = [
    "Ada Fenn",
    "Junior Leader",
    "Vision Content",
    "Grace Graph",
    "Data Holistic",
    "Report Present",
    "Creative Numbers",
]


def names_in(text, kind="resume"):
    return [text[span.start : span.end] for span in identity.find_names(text, sections.find(text, kind))]


def contacts_in(text):
    return [text[span.start : span.end] for span in identity.find_contacts(text)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "head",
    [
        "{}\nada@fenn.example\n",
        "{}\n555 010 4477\n",
        "{}\nHelp Desk Manager\nDunmore, PA 18512 | 555 010 4477\n",
        "{} | ada@fenn.example | 555 010 4477\n",
        "Name: {}\nDunmore\n",
        "Resume of {}\n\nada@fenn.example\n",
        "{}, MBA\n12 Mill Lane, Dunmore\nada@fenn.example\n",
        "CURRICULUM VITAE\n{}\nada@fenn.example\n",
        "{} (she/her)\nada@fenn.example\n",
        "{}\nHelp Desk Manager\n",
        "{}\nHelp Desk Manager\nContact\nada@fenn.example\n",
    ],
)
def test_a_name_is_known_by_its_place_whatever_its_words(name, head):
    text = head.format(name) + "Summary\nCalm on the phone.\nExperience\nClerk, 2010 to 2012"
    assert names_in(text) == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_capitals_is_found_again_in_running_text(name):
    text = f"{name.upper()}\nada@fenn.example\nSummary\n{name} sings.\nReferences for {name} on request"
    assert names_in(text) == [name.upper(), name, name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada M. Fenn", "Ada M. Fenn"),
        ("Fenn, Ada", "Fenn, Ada"),
        ("Dr. Ada Fenn, PhD", "Ada Fenn"),
        ("ADA FENN", "ADA FENN"),
        ("Ada van der Fenn", "Ada van der Fenn"),
        ("Ada O'Fenn-Poole", "Ada O'Fenn-Poole"),
        ("Žofie Černá", "Žofie Černá"),
        ("ada fenn", "ada fenn"),
        ("# Ada Fenn", "Ada Fenn"),
        ("A D A  F E N N", "A D A  F E N N"),
    ],
)
def test_every_usual_form_of_a_name_is_known(line, name):
    assert names_in(f"{line}\nada@fenn.example\nSkills\nPatience") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "ACCOUNTANT\nSummary\nKeeps books.\nExperience\nClerk, 2010 to 2012",
        "CUSTOMER SERVICE REP\nSummary\nKeeps books.",
        "Senior Support Engineer\nhttps://linkedin.com/in/fenn\nSummary\nKeeps books.",
        "Managed a desk of ten.\nAnswered calls.",
        "Work History\nFern Inn\nClerk, 2010 to 2012",
        "Professional Experience\nFern Inn\n555 010 4477",
        "Cash Handling\nOpened the tills of the inn at dawn and closed them at night.",
        "Fern Inn\nExperience\nFern Inn\nMay 2010 to June 2012\nTook bookings.",
    ],
)
def test_titles_sentences_headings_and_companies_are_no_names(text):
    assert names_in(text) == []


def test_the_same_words_in_small_letters_stay_words():
    text = "Junior Leader\nada@fenn.example\nSummary\nWas a junior leader of the choir."
    assert names_in(text) == ["Junior Leader"]


def test_a_name_stands_in_page_headers_in_reverse_and_in_signatures():
    text = (
        "Vision Content\nada@fenn.example\nSummary\nCalm.\nContent, Vision - page 2\n"
        "Vision Content\nBest regards,\nVision Content"
    )
    assert names_in(text) == ["Vision Content", "Content, Vision", "Vision Content", "Vision Content"]


def test_a_given_name_at_the_head_of_a_sentence_about_the_person_is_the_name():
    text = "Vision Content\nada@fenn.example\nSummary\nVision is calm. Vision has sung. A clear vision."
    assert names_in(text) == ["Vision Content", "Vision", "Vision"]


BODY = "\nSummary\nCalm.\nExperience\nClerk, Fern Inn, 01/2015 to 02/2018\nTook bookings.\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a headline above the name
        ("CUSTOMER SUPPORT LEAD\nVision Leader\nv@fenn.example" + BODY, ["Vision Leader"]),
        ("Customer Support Lead\nVision Leader\nv@fenn.example" + BODY, ["Vision Leader"]),
        ("Creative Training\nNew York\nv@fenn.example" + BODY, ["Creative Training"]),
        # labels
        ("First name: Vision\nLast name: Leader\nTel: 555 010 4477" + BODY, ["Vision", "Leader"]),
        ("Given name: Vision\nSurname: Leader\nv@fenn.example" + BODY + "Vision Leader", ["Vision", "Leader"]),
        ("Full Name: Data Manager\nv@fenn.example" + BODY, ["Data Manager"]),
        ("Name: Data Manager\nv@fenn.example" + BODY, ["Data Manager"]),
        # addresses that repeat a name
        ("Data Manager\ndata.manager@fenn.example" + BODY, ["Data Manager"]),
        ("Manager, Data\ndmanager@fenn.example" + BODY, ["Manager, Data"]),
        ("Data Manager\nlinkedin.com/in/data-manager-4" + BODY, ["Data Manager"]),
        ("Contact\nData Manager\ndata.manager@fenn.example" + BODY, ["Data Manager"]),
        ("Ada Fenn\nSales Manager\nsales.manager@inn.example" + BODY, ["Ada Fenn"]),
        ("Data Manager\nfenn@inn.example" + BODY, []),
        # no contact line
        ("Junior Content\n" + BODY, ["Junior Content"]),
        ("Leader Data\n" + BODY, ["Leader Data"]),
        ("Team Leader\n" + BODY, []),
        ("Accountant III\n" + BODY, []),
        ("Supply Specialists\n" + BODY, []),
        ("Human Resources\n" + BODY, []),
    ],
)
def test_labels_addresses_and_headlines_tell_names_from_titles(text, names):
    found = names_in(text)
    assert found[: len(names)] == names
    assert all(one in names or one == " ".join(names) for one in found)


def test_a_letter_says_a_name_that_equals_a_title():
    text = "Dear team,\nMy name is Data Manager and I sing.\nI am Data Manager of Dunmore.\nKind regards,\nData Manager"
    assert names_in(text, "cover_letter") == ["Data Manager"] * 3


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Content, page 2", ["Content"]),
        ("Content - 2", ["Content"]),
        ("Page 2 of 3 | Content", ["Content"]),
        ("Content, Resume", ["Content"]),
        ("Content, V. (2019). On queues. Journal of Inns.", ["Content"]),
        ("V. Content and A. Poe, On queues, 2019", ["Content"]),
        ("Vision_Content_Resume.pdf", ["Vision_Content"]),
        ("At the Fern Inn, Vision coached the porters.", ["Vision"]),
        ("The guests call Vision kind.", ["Vision"]),
        ("The inn was run by Content.", ["Content"]),
        ("The guests praised Vision's calm.", ["Vision"]),
        ("Content also kept the books.", ["Content"]),
        ("Vision and roadmap of the team", []),
        ("Communication, Vision, Content, Patience", []),
        ("Led the Content team of the inn", []),
        ("Promoted to Content Manager of the inn", []),
        ("Skilled in Vision.", []),
        ("Wrote with vision about content.", []),
        ("Content for the page of the inn", []),
        ("On time, Vision and Content were ready", []),
    ],
)
def test_a_word_of_a_known_name_is_the_name_where_it_stands_as_one(line, names):
    assert names_in(f"Vision Content\nv@fenn.example{BODY}{line}\nSang.") == ["Vision Content", *names]


def test_people_under_references_are_names_and_their_titles_are_not():
    text = (
        "Ada Fenn\na@fenn.example" + BODY + "References\nVision Leader, Director of the Fern Inn\nGrace Graph\n"
        "Support Manager, Fern Inn\n555 010 4477\n\nData Manager\nHead clerk at the Fern Inn\n\n"
        "Available Upon Request"
    )
    assert names_in(text) == ["Ada Fenn", "Vision Leader", "Grace Graph", "Data Manager"]


def test_other_lines_under_references_are_no_names():
    text = (
        "Ada Fenn\na@fenn.example"
        + BODY
        + "References\nAvailable on request\n\nInteractive Dashboard\n"
        + "Built a dashboard with a designer of the inn, who drew every chart of it by hand."
    )
    assert names_in(text) == ["Ada Fenn"]


def test_people_who_are_addressed_by_surname_are_names():
    assert names_in("Reported to Ms. Leader and Dr. Vision.\nSang.") == ["Leader", "Vision"]
    assert names_in("Proficient in Ms Excel and Ms Word.") == []


def test_a_name_beside_contact_details_in_a_sidebar_is_found():
    text = "Skills\nListening and singing at the door\nada@fenn.example\nAda Fenn\nSummary\nCalm on the phone."
    assert names_in(text) == ["Ada Fenn"]


def test_the_signature_of_a_letter_is_a_name():
    text = "Dear team,\nI am writing to apply for the post of clerk.\nSincerely,\nGrace Graph"
    assert names_in(text, "cover_letter") == ["Grace Graph"]


@pytest.mark.parametrize(
    "detail",
    [
        "leader@vision.com",
        "first.last+jobs@sub.example.co.uk",
        "https://content.example/report",
        "www.vision-content.example",
        "linkedin.com/in/creative-content",
        "datareport.io",
        "@creative_content",
        "(555) 010-4477",
        "+1 555 010 4477",
        "555-010-4477",
        "+44 20 7946 0123",
        "12 Vision Street",
        "12 Vision Street, Apt 4, Content City, CA 90210",
        "Content City, CA 90210",
        "P.O. Box 123",
        "Date of birth: 12/03/1985",
        "Born 1985",
        "Birth year: 1985",
        "(she/her)",
        "they/them",
    ],
)
def test_contact_details_are_found_whole(detail):
    assert contacts_in(detail) == [detail]
    assert contacts_in(f"Ada Fenn\n{detail}\nSkills") == [detail]


@pytest.mark.parametrize(
    "text",
    [
        "Jan 2015 - May 2018",
        "2015 - 2018",
        "handled 50-100 calls a day, 24/7",
        "won 4 years in a row",
        "raised sales by 12,500 dollars",
        "and/or",
        "2018-01-15 to 2022-03-20",
        "15-01-2018 - 20-03-2022",
        "2018/2022",
        "managed 25 agents",
        "Finished the report.In the spring it was read",
        "grew 3 and worked my way up",
    ],
)
def test_other_text_is_no_contact_detail(text):
    assert contacts_in(text) == []


@given(st.text(max_size=200))
def test_spans_are_in_order_and_inside_the_text(text):
    for found in (identity.find_contacts(text), identity.find_names(text, sections.find(text, "resume"))):
        assert all(0 <= span.start < span.end <= len(text) for span in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_changing_the_name_changes_no_section(one, other):
    text = (
        "{}\nHelp Desk Manager\nada@fenn.example\nSummary\n{} is calm.\n"
        "Experience\nClerk, 2010 to 2012\n{} | Page 2\nTook bookings."
    )
    shapes = [[s.kind for s in sections.find(text.format(name, name, name), "resume")] for name in (one, other)]
    assert shapes[0] == shapes[1]


ADDRESSES = [
    "12 Mill Lane, Dunmore, PA 18512",
    "12 Vision Street, Content City, CA 90210",
    "7 Data Drive, Report, TX 75001",
    "Dunmore, PA",
    "Data City, CA",
    "Numbers, Vision County",
    "P.O. Box 12, Metrics, OH 43001",
]


@given(
    st.sampled_from(ADDRESSES),
    st.sampled_from(ADDRESSES),
    st.sampled_from(["{}\nada@fenn.example", "555 010 4477\n{}", "{} | ada@fenn.example"]),
)
def test_changing_the_address_changes_no_section(one, other, block):
    text = "Ada Fenn\nHelp Desk Manager\n" + block + "\nSummary\nCalm.\nExperience\nClerk, 2010 to 2012"
    found = [[(s.kind, s.title) for s in sections.find(text.format(place), "resume")] for place in (one, other)]
    assert found[0] == found[1]
    assert found[0][:3] == [("contact", ""), ("summary", ""), ("contact", "")]


@pytest.mark.parametrize(
    "piece",
    [
        "@",
        "a@",
        ".com",
        "1 ",
        "12 Aa ",
        "Mr. Aa ",
        "Aa ",
        "a.",
        "linkedin: ",
        "born on ",
        "(",
        "he/",
        "A B ",
        "References\nAda Fenn\n",
        "Sincerely,\nAda Fenn\n",
        "First name: Ada\n",
        "My name is Ada. ",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece):
    text = piece * (300_000 // len(piece))
    begin = time.thread_time()
    identity.find_contacts(text)
    identity.find_names(text, sections.find(text, "resume"))
    assert time.thread_time() - begin < 5  # about a second; a quadratic rule takes minutes
