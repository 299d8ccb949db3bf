"""What a posting asks for, and whether its title says so."""

import pytest

from cxmatch import Audit, Document, EmptyFile, Lexicon, UsageError, audit
from cxmatch.hiring.auditing.boilerplate import boilerplate_of
from cxmatch.hiring.auditing.findings import compare_years
from cxmatch.hiring.auditing.levels import levels_said
from cxmatch.hiring.auditing.mixed import LINES

SERVES = """What you will do
- Answer customers by phone, chat and email and log each ticket
- Tag conversations, escalate what you cannot solve and keep our response time short
- Help customers with orders, returns and refunds
"""
LEADS = """What you will do
- Lead a team of 14 agents, hire, coach and review them
- Set vision and roadmap for customer support and track goals and benchmarks
- Run the weekly meetings, report progress to the head of the department

What you need
- At least six years in customer support, two of them leading people
"""


def posting(text: str) -> Document:
    return Document.from_text(text, kind="posting")


def audited(text: str, title: str | None = None) -> Audit:
    return audit(posting(text), title=title)


def kinds(found: Audit) -> list[str]:
    return [finding.kind for finding in found.findings]


def test_an_honest_posting_has_no_findings() -> None:
    found = audited(LEADS, "Customer support manager")
    assert (found.described_role, found.title_role, found.agrees) == ("manager", "manager", True)
    assert found.findings == ()
    assert (found.described_score or 0) >= 80
    assert found.surely == 0.95
    assert found.years_required == 6
    assert found.years_at is not None
    assert "six years" in found.years_at.text
    assert found.leads_people
    assert "Lead a team of 14 agents" in [passage.text for passage in found.leads_at]


def test_a_post_for_beginners_need_not_say_years() -> None:
    assert audited(SERVES, "Support agent").findings == ()


def test_a_title_that_says_another_role_misleads() -> None:
    found = audited(SERVES, "Customer experience manager")
    assert (found.described_role, found.title_role, found.agrees) == ("associate", "manager", False)
    assert "says a manager" in found.findings[0].text
    assert "describes an associate" in found.findings[0].text


@pytest.mark.parametrize(
    ("title", "said"), [("Customer care", "names no role"), ("Support specialist manager", "several roles")]
)
def test_a_title_that_says_no_role_neither_agrees_nor_disagrees(title: str, said: str) -> None:
    found = audited(SERVES, title)
    assert found.agrees is None
    assert said in found.findings[0].text


@pytest.mark.parametrize(
    "head",
    [
        "Customer Support Agent\n",
        "# Customer Support Agent\n",
        "Job title: Customer Support Agent\n",
        "\n\nCustomer Support Agent\n",
    ],
)
def test_the_title_is_found_at_the_head(head: str) -> None:
    found = audited(head + "\n" + SERVES)
    assert found.title == "Customer Support Agent"
    assert found.title_at is not None
    assert found.title_at.text == "Customer Support Agent"
    assert found.agrees


@pytest.mark.parametrize(
    "head",
    [
        "",
        "We hire a manager.\n",
        "Our support manager " + "and more " * 20 + "\n",
        "One\nTwo\nThree\nManager\n",
        "Reports to: Support manager\n",
        "Hiring manager: Ada Poe\n",
        "Department: Support management, led by the manager\n",
        "Apply to the manager of the store\n",
        "- Lead each tasting beside the manager\n",
    ],
)
def test_what_is_no_title_is_not_taken_for_one(head: str) -> None:
    found = audited(head + SERVES)
    assert found.title is None or "manager" not in found.title.lower()
    assert found.title_role is None


def test_a_given_title_goes_before_the_one_in_the_text() -> None:
    found = audited("Customer Support Agent\n\n" + SERVES, " Customer insights analyst ")
    assert (found.title, found.title_at, found.title_role) == ("Customer insights analyst", None, "analyst")


def test_a_second_role_is_told_with_the_lines_that_pull_there() -> None:
    mixed = (
        f"{SERVES}- Build dashboards and reports of metrics and charts from spreadsheets\n"
        "- Analyze survey data with SQL, predict ticket numbers and present findings\n"
    )
    found = audited(mixed)
    assert found.second is not None
    assert {found.described_role, found.second.role} == {"associate", "analyst"}
    pulling = " ".join(line.passage.text for line in found.second.lines)
    assert ("dashboards" in pulling) == (found.second.role == "analyst")
    assert "second role" in kinds(found)
    assert all(line.points > 0 and line.keywords for line in found.second.lines)
    assert found.second.lines[0].points == max(line.points for line in found.second.lines)


def test_of_many_lines_that_pull_to_a_second_role_the_strongest_are_told() -> None:
    serving = "phone calls", "chats", "billing questions"
    others = "Reply to emails", "Take orders", "Process refunds", "Log complaints", "Log tickets", "Tag conversations"
    of_data = (
        "Build dashboards", "Analyze survey data", "Write SQL queries", "Predict ticket numbers",
        "Draw charts and graphs", "Keep metrics in spreadsheets", "Present reports of metrics", "Test hypotheses",
        "Track CSAT",
    )  # fmt: skip
    lines = [*(f"Answer {what}" for what in serving), *others, *of_data]
    found = audited("What you will do\n" + "".join(f"- {line}\n" for line in lines))
    assert found.second is not None
    assert len(found.second.lines) == LINES


@pytest.mark.parametrize(
    ("role", "years", "status"),
    [
        ("associate", None, "not said"),
        ("associate", 0, "as the guide asks"),
        ("associate", 1, "more"),
        ("specialist", 1, "fewer"),
        ("specialist", 2, "as the guide asks"),
        ("specialist", 9, "as the guide asks"),
        ("analyst", 2, "fewer"),
        ("analyst", 3, "as the guide asks"),
        ("manager", 4, "fewer"),
        ("manager", 5, "as the guide asks"),
        ("manager", 6, "as the guide asks"),
        ("expert", 9, "fewer"),
        ("expert", 10, "as the guide asks"),
        ("expert", None, "not said"),
    ],
)
def test_years_are_compared_with_the_guides(role: str, years: int | None, status: str) -> None:
    assert compare_years(Lexicon.load().role(role), years).status == status


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SERVES, []),
        (SERVES + "1 year of experience.", []),
        (SERVES + "2 years of experience.", ["years"]),
        (LEADS.replace("six", "four"), ["years"]),
        (LEADS, []),
        (LEADS.partition("What you need")[0], []),
    ],
)
def test_other_years_than_the_guides_are_a_finding_and_years_not_said_are_none(text: str, found: list[str]) -> None:
    assert [kind for kind in kinds(audited(text)) if kind == "years"] == found


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("At least 18 months of experience in support.", 1),
        ("6 months of experience in support needed.", 0),
        ("No experience needed.", 0),
        ("3+ years of experience preferred.", None),
        ("Two to four years of experience in a call centre.", 2),
        ("We were founded 12 years ago.", None),
    ],
)
def test_the_least_years_that_are_required(line: str, years: int | None) -> None:
    assert audited(SERVES + line).years_required == years


@pytest.mark.parametrize(
    ("lines", "clash"),
    [
        ("An entry-level role.\nAt least 5 years of experience.", True),
        ("An entry-level role.\nYou supervise six agents.", True),
        ("A junior role for a senior agent.", True),
        ("An entry-level role.\n2 years of experience.", True),
        ("An entry-level role.\n1 year of experience.", False),
        ("An entry-level role.\nCoach agents.", False),
        ("At least 5 years of experience.", False),
    ],
)
def test_beginners_words_beside_demands_of_the_experienced(lines: str, clash: bool) -> None:
    found = audited(SERVES + lines)
    assert ("level" in kinds(found)) == clash


def test_words_that_are_denied_or_of_others_say_no_level() -> None:
    assert levels_said(posting("This is not an entry-level role."), Lexicon.load()).entry == ()
    assert levels_said(posting("You work closely with the founder."), Lexicon.load()).senior == ()
    assert levels_said(posting("You were a founder yourself."), Lexicon.load()).senior != ()


def test_the_companys_own_words_are_a_share_of_the_text() -> None:
    about = "About us\nNorthwind makes tents for families and has offices in nine towns.\n"
    legal = "We are an equal opportunity employer.\n"
    text = SERVES + about + legal
    found = boilerplate_of(posting(text))
    assert [passage.text for passage in found.places] == [(about + legal).strip()]
    assert found.share == pytest.approx(len((about + legal).strip()) / len(text.strip()), abs=1e-4)
    assert boilerplate_of(posting(SERVES)).share == 0


def test_what_turns_to_the_reader_is_no_boilerplate() -> None:
    found = boilerplate_of(posting("About us\nNorthwind makes tents. You will answer our customers.\n"))
    assert [passage.text for passage in found.places] == ["About us\nNorthwind makes tents."]


def test_much_of_it_is_a_finding() -> None:
    about = "About us\n" + "Northwind makes tents for families and has offices in nine towns.\n" * 9
    assert "boilerplate" in kinds(audited(SERVES + about, "Support agent"))


def test_a_text_of_another_trade_describes_none() -> None:
    found = audited("Bricks.", "Bricklayer")
    assert (found.described_role, found.described_score, found.surely, found.years_compared) == (None, None, None, None)
    assert kinds(found) == ["no role"]


def test_a_posting_in_another_language_has_a_notice_and_no_findings() -> None:
    german = "Sie beantworten Anfragen unserer Kunden per Telefon und bearbeiten Reklamationen im ganzen Land.\n"
    found = audited(german * 2, "Manager")
    assert (found.described_role, found.years_required, found.findings) == (None, None, ())
    assert [notice.kind for notice in found.notices] == ["not_english"]


def test_an_empty_posting_is_an_error() -> None:
    with pytest.raises(EmptyFile):
        audit(b"")
    with pytest.raises(EmptyFile):
        audit(b" \n ")


def test_a_resume_is_refused_unless_the_caller_is_sure() -> None:
    resume = b"Experience\nSupport agent, 01/2019 to 03/2021\nAnswered calls, handled tickets and trained two others.\n"
    with pytest.raises(UsageError, match="this is a resume, and a posting is needed"):
        audit(resume)
    assert audit(resume, sure=True).document.kind == "posting"


@pytest.mark.parametrize("title", ["", "  ", 7])
def test_a_blank_title_is_an_error(title: object) -> None:
    with pytest.raises(UsageError, match="title"):
        audit(posting(SERVES), title=title)  # type: ignore[arg-type]


def test_an_answer_comes_back_out_of_its_json() -> None:
    found = audited(LEADS, "Customer support manager")
    assert Audit.model_validate_json(found.model_dump_json()) == found


def test_an_own_lexicon_is_audited_by_its_own_words() -> None:
    own = Lexicon.parse(
        '{"format": 1, "name": "wine", "roles": [{"id": "sommelier", "title": "Sommelier", "years": {"least": 3},'
        ' "terms": [{"term": "cellar"}, {"term": "tasting"}]}]}'
    )
    text = "You keep the cellar and lead each tasting. 1 year of experience."
    found = audit(posting(text), title="Waiter", lexicon=own)
    assert (found.described_role, found.title_role, found.customers) == ("sommelier", None, None)
    assert (found.described_score, found.surely) == (100.0, None)
    assert kinds(found) == ["title", "years"]
    assert [notice.kind for notice in found.notices] == ["no_customers"]
