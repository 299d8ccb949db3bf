"""Every text of every view of a page is escaped, wherever it comes from."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxmatch import Document, FileUnreadable, Lexicon, audit, improve, match, score
from cxmatch.reports.charts.drawing import Picture
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.audit import audit_view
from cxmatch.reports.pages.comparison import comparison_view
from cxmatch.reports.pages.person import person_view
from cxmatch.reports.pages.resume import resume_view
from tests.reports.pages.reading import ATTACK, Page, faults, poisoned

AS_OF = date(2026, 1, 1)
EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
RESUME = EXAMPLES / "resumes" / "noor-al-hadithi.pdf"
POSTING = EXAMPLES / "postings" / "customer-experience-specialist.pdf"
LETTER = EXAMPLES / "letters" / "noor-al-hadithi.txt"
MIXED = Document.from_text(
    "Senior Customer Experience Analyst (entry-level)\n\nYou manage a team of 5 agents, answer customers by phone and "
    "chat, log each ticket, escalate complaints, build dashboards and predict churn.\n\nRequirements\nExcel, 6+ years",
    kind="posting",
)


def made(template: str, **values: object) -> Page:
    return Page(rendering.html(template, as_of=AS_OF, lexicon=ATTACK, scripts=(), **values))


def of_scores() -> Page:
    people = [poisoned(person_view(score(file, as_of=AS_OF), anchor=f"{file.stem}-")) for file in (RESUME, POSTING)]
    charts = [(Picture("data:image/svg+xml,", ATTACK), ""), (None, ATTACK)]
    return made("score.html", people=people, charts=charts, failed=[FileUnreadable(ATTACK, source=ATTACK)])


def of_a_match() -> Page:
    return made("match.html", found=poisoned(comparison_view(match(RESUME, POSTING, as_of=AS_OF))))


def of_an_audit() -> Page:
    found = audit(MIXED, as_of=AS_OF)
    return made("audited.html", found=poisoned(audit_view(found, score(MIXED, as_of=AS_OF), Lexicon.load())))


def of_changes() -> Page:
    roles = ("specialist", "analyst")
    found = [
        improve(RESUME, role=role, posting=POSTING, cover_letter=LETTER, search=True, as_of=AS_OF) for role in roles
    ]
    return made("improve.html", view=poisoned(resume_view(score(found[0].document, as_of=AS_OF), found)))


def of_changes_beside_a_posting() -> Page:
    found = improve(RESUME, role="specialist", as_of=AS_OF)
    beside = match(found.document, POSTING, as_of=AS_OF)
    return made("improve.html", view=poisoned(resume_view(score(found.document, as_of=AS_OF), [found], beside)))


@pytest.mark.parametrize(
    ("of", "parts"),
    [
        (of_scores, ("p.where", "ul.told", "table.counted", "p.problem", "figure")),
        (of_a_match, ("ul.asked", "details", "mark.unasked")),
        (of_an_audit, ("ol.findings", "dl.facts", "table.counted")),
        (of_changes, ("ol.changes", "code", "dl.facts", "section", "ul.told")),
        (of_changes_beside_a_posting, ("ol.changes", "ul.asked")),
    ],
)
def test_whatever_a_view_holds_nothing_acts(of: Callable[[], Page], parts: tuple[str, ...]) -> None:
    page = of()
    assert [part for part in parts if "<img src=x onerror=alert(1)>" not in page.text(*part.split("."))] == []
    assert faults(page) == []
