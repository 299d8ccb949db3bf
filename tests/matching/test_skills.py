"""Where tools and named skills stand in a text, and what only looks like one."""

import subprocess
import sys

import pytest

from cxmatch.documents.document import Document
from cxmatch.errors import LexiconError
from cxmatch.lexicon.skills import Skill, Skills
from cxmatch.matching.skills import find_skills


def counted(text: str, **options: str) -> list[str]:
    document = Document.from_text(text, **options)  # type: ignore[arg-type]
    return [found.skill.name for found in find_skills(document) if found.rejected is None]


def rejected(text: str, **options: str) -> list[tuple[str, str]]:
    document = Document.from_text(text, **options)  # type: ignore[arg-type]
    return [(found.skill.name, found.rejected.reason) for found in find_skills(document) if found.rejected]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Answered tickets in Zendesk.", "Zendesk"),
        ("Answered tickets in ZENDESK and by phone.", "Zendesk"),
        ("Answered tickets in zendesk and by phone.", "Zendesk"),
        ("Set up Power BI reports.", "Power BI"),
        ("Set up PowerBI reports.", "Power BI"),
        ("Kept the books in QuickBooks.", "QuickBooks"),
        ("Kept the books in Quickbooks.", "QuickBooks"),
        ("Made slides with PowerPoint.", "Microsoft PowerPoint"),
        ("Asked customers with Survey Monkey.", "SurveyMonkey"),
        ("Ran projects on monday.com for a team.", "monday.com"),
        ("Built services with Node.js and tests.", "Node.js"),
        ("Wrote it all in C++ at first.", "C++"),
        ("Wrote it all in C# at first.", "C#"),
        ("Built sites with .NET for years.", ".NET"),
        ("Wrote scripts in Python and R.", "R"),
        ("Wrote drivers in C and Python.", "C"),
        ("Services in Go, Java and Python.", "Go"),
        ("Inbox in Front, beside Zendesk and Slack.", "Front"),
        ("Talked to the team on Slack all day.", "Slack"),
        ("Proficient in Excel in daily work.", "Microsoft Excel"),
        ("Knows MS Excel well.", "Microsoft Excel"),
        ("Excel, Word and Outlook.", "Microsoft Word"),
        ("Managed the budgets and managed payroll.", "manage payroll"),
        ("Managing payroll for forty people.", "manage payroll"),
        ("Answering emergency calls all day.", "answer emergency calls"),
        ("Answered an emergency call a minute.", ""),
        ("Project management for two years.", "project management"),
        ("Fluent in Spanish.", "Spanish"),
        ("Spanish is a must.", "Spanish"),
        ("Mandarin Chinese is required.", "Mandarin"),
        ("Speaks English, Hindi and Tamil.", "Tamil"),
        ("A valid driver's license is required.", "driving licence"),
        ("A valid driving licence is required.", "driving licence"),
        ("Holds a CPA.", "certified public accountant"),
        ("Planned A/B tests of the sign-up page.", "A/B testing"),
    ],
)
def test_a_name_is_found_as_people_write_it(text: str, name: str) -> None:
    assert (name in counted(text)) is bool(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Languages\n- Spanish\n- French: native\n", ["Spanish", "French"]),
        ("Languages: Spanish: native\n", ["Spanish"]),
        ("Hobbies\n- Spanish\n", []),
    ],
)
def test_a_language_needs_no_other_word_under_a_heading_of_languages(text: str, expected: list[str]) -> None:
    resume = Document.from_text(f"Experience\nAgent, 2018 - 2020\nAnswered calls.\n\n{text}", kind="resume")
    assert [each.skill.name for each in find_skills(resume) if each.skill.kind == "language"] == expected


def test_a_language_of_two_names_is_one_and_a_nation_is_none() -> None:
    assert counted("Mandarin Chinese is required.") == ["Mandarin"]
    assert counted("Handles the Spanish branch.") == []


@pytest.mark.parametrize(
    ("british", "american", "name"),
    [
        ("Search engine optimisation", "Search engine optimization", "search engine optimisation"),
        ("Behavioural science", "Behavioral science", "behavioural science"),
        ("3D modelling", "3D modeling", "3D modelling"),
    ],
)
def test_british_and_american_spelling_are_one(british: str, american: str, name: str) -> None:
    assert counted(f"{british} for two years.") == counted(f"{american} for two years.") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Excel at work under pressure.", "Microsoft Excel"),
        ("You excel in a fast team.", "Microsoft Excel"),
        ("Excel in a fast team.", "Microsoft Excel"),
        ("Front desk agent at a hotel.", "Front"),
        ("Front Desk Agent at a hotel.", "Front"),
        ("Spoke in front of Zendesk users.", "Front"),
        ("Vitamin C and other products.", "C"),
        ("Met C-level buyers, and C-suite members.", "C"),
        ("Wrote it in C++ and in C#.", "C"),
        ("Ran R&D projects in Python and SQL.", "R"),
        ("Worked with Robert R. Miller.", "R"),
        ("Go to market plans for Python tools.", "Go"),
        ("They go where Python is used.", "Go"),
        ("Took up slack in busy weeks.", "Slack"),
        ("Had access to all systems.", "Microsoft Access"),
        ("Access to Excel and Word files.", "Microsoft Access"),
        ("Word of mouth brought customers.", "Microsoft Word"),
        ("A positive outlook in every team.", "Microsoft Outlook"),
        ("A drift in prices.", "Drift"),
        ("Cleaned windows and doors.", "Microsoft Windows"),
        ("Was delighted to help.", "Delighted"),
        ("Greek societies on campus.", "Greek"),
        ("Cooked in a Thai restaurant.", "Thai"),
        ("Polish the silver.", "Polish"),
        ("Head chef of the Chef's Table.", "Chef"),
        ("A Cisco IOS router.", "iOS"),
        ("Starts at PHP 50,000 a month.", "PHP"),
        ("Called the intercom station.", "Intercom"),
        ("In designing new forms.", "Adobe InDesign"),
        ("Gave his career a history.", "history"),
        ("Active campaigns by mail.", "ActiveCampaign"),
        ("Power, BI and other things.", "Power BI"),
        ("More on linkedin.com/in/someone today.", "LinkedIn"),
        ("Follow us on LinkedIn and Twitter.", "LinkedIn"),
    ],
)
def test_the_same_letters_with_another_meaning_are_no_find(text: str, name: str) -> None:
    assert name not in [found.skill.name for found in find_skills(Document.from_text(text))]


@pytest.mark.parametrize(
    ("text", "kind", "name", "reason"),
    [
        ("No SQL needed.", "posting", "SQL", "negation"),
        ("Zendesk without Salesforce.", "posting", "Salesforce", "negation"),
        ("I hope to learn Tableau.", "resume", "Tableau", "wish"),
        ("Write to help@zendesk.com for more.", "posting", "Zendesk", "contact"),
        ("More on https://www.zendesk.com/jobs today.", "posting", "Zendesk", "contact"),
        ("More on www.Zendesk.com today.", "posting", "Zendesk", "contact"),
        ("More at Zendesk.com today.", "posting", "Zendesk", "contact"),
        ("More at Zendesk.de today.", "posting", "Zendesk", "contact"),
        ("See /about/jobs.html for more.", "posting", "HTML", "contact"),
        ("Sold plugins at VMware, Inc. for years.", "resume", "VMware", "company"),
        ("Benefits\n\nCourses in Tableau are paid for.", "posting", "Tableau", "benefits"),
        ("Duties\n\nAnswer mail.\n\nAbout us\n\nWe build plugins for Shopify.", "posting", "Shopify", "company"),
    ],
)
def test_what_is_denied_wished_for_or_part_of_an_address_is_listed_with_its_reason(
    text: str, kind: str, name: str, reason: str
) -> None:
    assert rejected(text, kind=kind) == [(name, reason)]


@pytest.mark.parametrize(
    "answer",
    [
        " (no experience)",
        ": none",
        " - not used",
        " – never",
        " (never used)",
        ": no experience yet",
        " knowledge: none",
        "\tnone",
        " | no",
        " (has not worked with it)",
        ": zero prior exposure;",
    ],
)
def test_an_answer_after_a_name_in_a_resume_denies_it(answer: str) -> None:
    text = f"Skills\nSalesforce, Zendesk{answer}\nSlack: daily"
    assert rejected(text, kind="resume") == [("Zendesk", "negation")]
    assert counted(text, kind="resume") == ["Salesforce", "Slack"]


@pytest.mark.parametrize(
    "answer",
    [
        ", no experience with prams",
        ": none better",
        ", none of the above",
        ": no-code forms",
        " (not used since 2019)",
        " (never late)",
        ": No. 1 of nine agents",
        " - no problem",
        "\nNone of it by phone",
    ],
)
def test_an_answer_that_goes_on_denies_nothing(answer: str) -> None:
    assert counted(f"Skills\nZendesk{answer}", kind="resume") == ["Zendesk"]


def test_an_ad_that_says_that_no_experience_is_needed_still_asks() -> None:
    assert counted("Duties\nAnswer tickets in Zendesk (no experience).", kind="posting") == ["Zendesk"]


def test_a_name_in_the_contact_block_is_a_contact_detail() -> None:
    text = (
        "Ada Example\nada@example.com\nlinkedin.com/in/ada-example\n\nExperience\n\nRan LinkedIn and Instagram pages."
    )
    assert counted(text, kind="resume") == ["LinkedIn", "Instagram"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Salesforce Service Cloud and Salesforce.", ["Salesforce Service Cloud", "Salesforce"]),
        ("SQL Server and SQL.", ["SQL Server", "SQL"]),
        ("Google Analytics certification.", ["Google Analytics certification"]),
        ("Lean Six Sigma.", ["Lean Six Sigma"]),
    ],
)
def test_of_finds_that_overlap_the_longest_stands(text: str, names: list[str]) -> None:
    assert counted(text) == names


def test_finds_stand_in_the_order_of_the_text_at_their_places() -> None:
    document = Document.from_text("Tableau, then SQL, then Zendesk; SQL again.")
    found = find_skills(document)
    assert [document.text[item.start : item.end] for item in found] == ["Tableau", "SQL", "Zendesk", "SQL"]
    assert [item.start for item in found] == sorted(item.start for item in found)


def test_a_text_that_is_not_english_has_none() -> None:
    text = "Wir suchen eine Person, die Kunden berät und mit Zendesk und Salesforce sicher arbeiten kann. " * 3
    assert find_skills(Document.from_text(text)) == ()


def test_skills_of_the_users_own_are_found_in_place_of_the_built_in_ones() -> None:
    own = Skills(
        format=1,
        name="kitchens",
        skills=(
            Skill(name="Rational", kind="tool", source="a maker", written=("Rational",)),
            Skill(name="cake decorating", kind="skill", source="a handbook", ways=("decorate cake/cakes ~1",)),
        ),
    )
    document = Document.from_text("Decorated many cakes, ran the Rational, kept a rational mind and used Zendesk.")
    assert [found.skill.name for found in find_skills(document, own)] == ["cake decorating", "Rational"]


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("securities", "Sold securities to clients.", True),
        ("securities", "Job security and site security.", False),
        ("data model", "Drew data models.", True),
        ("data models", "Drew a data model.", True),
        ("data models", "Learned data modeling.", False),
        ("audit company", "Led audits of a company and audited companies.", True),
        ("Looker", "They were lookers-on.", False),
    ],
)
def test_a_name_of_several_words_stands_for_one_and_several_and_a_single_word_for_itself(
    name: str, text: str, is_found: bool
) -> None:
    own = Skills(format=1, name="own", skills=(Skill(name=name, kind="skill", source="a handbook"),))
    assert bool(find_skills(Document.from_text(text), own)) is is_found


def test_every_built_in_entry_names_its_source() -> None:
    skills = Skills.load()
    for skill in skills.skills:
        assert skill.source in skills.sources or "." in skill.source, skill.name


def test_where_the_names_come_from_is_said_with_its_licence() -> None:
    assert Skills.load().sources == {"ESCO": "ESCO classification of the European Commission, CC BY 4.0"}
    assert sum(skill.source == "ESCO" for skill in Skills.load().skills) > 3_000


def test_every_built_in_name_is_found_in_a_text_that_speaks_of_its_like() -> None:
    # A name that matching takes apart in another way than the text would never be found.
    of_its_like = "Knows Python, SQL, Zendesk, Excel, Salesforce, Figma, Twitter, CSAT and {}, spoken and written."
    lost = [
        skill.name
        for skill in Skills.load().skills
        if not any(
            skill.name in counted(of_its_like.format(name), kind="posting") for name in (skill.name, *skill.written)
        )
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[", "no valid JSON"),
        ('{"format": 1, "name": "x", "skills": []}', "skills"),
        ('{"format": 2, "name": "x", "skills": [{"name": "a", "kind": "tool", "source": "b"}]}', "format"),
        ('{"format": 1, "name": "x", "skills": [{"name": "a", "kind": "pet", "source": "b"}]}', "skills[0] (a).kind"),
        ('{"format": 1, "name": "x", "skills": [{"name": "a", "kind": "tool"}]}', "skills[0] (a).source"),
        ('{"format": 1, "name": "x", "skills": [{"name": "a", "kind": "tool", "source": ""}]}', "source"),
        (
            '{"format": 1, "name": "x", "skills": [{"name": "a", "kind": "tool", "source": "b", "ways": ["a ~9"]}]}',
            "ways[0]",
        ),
        (
            '{"format": 1, "name": "x", "skills": [{"name": "a", "kind": "tool", "source": "b"},'
            ' {"name": "a", "kind": "tool", "source": "b"}]}',
            "'a' is there twice",
        ),
    ],
)
def test_a_file_that_does_not_hold_is_an_error_that_names_the_place(text: str, says: str) -> None:
    with pytest.raises(LexiconError) as raised:
        Skills.parse(text, source="own.json")
    assert "own.json" in str(raised.value)
    assert says in str(raised.value)


def test_a_file_that_is_missing_is_an_error_that_names_it() -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.json"):
        Skills.load("nowhere.json")


def test_looking_for_them_loads_spacy_at_first_use_only() -> None:
    code = "import cxmatch.matching.skills, sys; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
