"""An audit as a page: its title beside its text, what it asks for, and what misleads at its lines."""

from datetime import date

import pytest

from cxmatch import Audit, Document, Lexicon, audit, score
from cxmatch.reports.pages import audit as audits
from cxmatch.reports.pages.audit import AuditView, audit_view
from tests.reports.pages.reading import ATTACK, Page, faults, hostile_lexicon

AS_OF = date(2026, 1, 1)
POSTING = """Senior Customer Experience Analyst (entry-level)

Responsibilities
- Manage a team of 5 agents, answer customers by phone and chat, log each ticket and escalate complaints.
- Build dashboards, predict churn and present metrics with charts to the leadership.

Requirements
- 6+ years in analytics, Excel, SQL
- You look after law firms and other business customers.
"""


def audited(
    text: str = POSTING, *, name: str = "a.txt", title: str | None = None, lexicon: Lexicon | None = None
) -> Audit:
    return audit(Document.from_text(text, name=name, kind="posting"), title=title, lexicon=lexicon, as_of=AS_OF)


def view_of(found: Audit, lexicon: Lexicon | None = None) -> AuditView:
    lexicon = lexicon or Lexicon.load()
    return audit_view(found, score(found.document, lexicon=lexicon, as_of=AS_OF), lexicon)


def page_of(found: Audit, lexicon: Lexicon | None = None) -> Page:
    lexicon = lexicon or Lexicon.load()
    return Page(audits.html(found, score(found.document, lexicon=lexicon, as_of=AS_OF), lexicon))


def test_title_and_text_stand_beside_each_other() -> None:
    found = audited()
    assert found.agrees is False
    told = page_of(found).text("dl", "facts")
    assert "Senior Customer Experience Analyst (entry-level), found at its head; names an analyst" in told
    assert "describes a manager, right for 65% of texts of such a score" in told
    assert "Agree no" in told


def test_a_title_that_is_missing_or_given_is_said_to_be() -> None:
    plain = POSTING.partition("\n\n")[2]
    assert "no title was given or found" in page_of(audited(plain)).text("dl", "facts")
    given = page_of(audited(plain, title="Customer Experience Manager")).text("dl", "facts")
    assert "Customer Experience Manager; names a manager" in given
    assert "Agree yes" in given


def test_each_finding_is_told_with_its_lines_and_marked_there_by_its_number() -> None:
    found = audited()
    view, page = view_of(found), page_of(found)
    assert [finding.kind for finding in view.findings] == [finding.kind for finding in found.findings]
    assert {"title", "second role", "level"} <= {finding.kind for finding in found.findings}
    for finding, told in zip(view.findings, found.findings, strict=True):
        assert told.text in page.of(finding.told).text_content()
        assert told.places
        for place in told.places:
            mark = page.of(f"t-{place.start}")
            assert "finding" in mark.get("class").split()
            numbers = {sup[0].text for sup in page.all("sup", "finding") if len(sup)}
            assert str(finding.number) in numbers
            assert f"#t-{place.start}" in [one.get("href") for one in page.of(finding.told).iter("a")]


def test_the_lines_that_pull_to_a_second_role_have_their_points_and_words() -> None:
    found = audited()
    assert found.second
    (finding,) = [finding for finding in view_of(found).findings if finding.kind == "second role"]
    assert [(line.points, line.keywords) for line in finding.lines] == [
        (line.points, line.keywords) for line in found.second.lines
    ]
    assert f"+{found.second.lines[0].points:.2f}" in page_of(found).text("table", "counted")


def test_what_it_asks_for_is_told_with_its_places() -> None:
    facts = {fact.name: fact for fact in view_of(audited()).facts}
    assert facts["years"].told == "at least 6 (the guide: over 5 years)"
    assert [place.quote.words for place in facts["years"].places] == ["6+ years"]
    assert facts["leads people"].told == "yes"
    assert facts["customers"].told == "businesses (b2b)"
    assert {place.quote.words for place in facts["customers"].places} >= {"law firms"}


def test_a_posting_that_misleads_nobody_is_told_so() -> None:
    text = "Customer Experience Analyst\n\nYou track metrics, build dashboards and charts, and predict churn from data."
    page = page_of(audited(text))
    assert "Nothing in it misleads." in page.text()
    assert page.all("mark", "finding") == []


def test_of_a_text_in_another_language_nothing_is_told() -> None:
    german = "Wir suchen einen Bäcker, der jede Nacht das Brot backt und es am Morgen in die Filialen bringt. " * 3
    page = page_of(audit(Document.from_text(german, kind="posting"), sure=True, as_of=AS_OF))
    assert "seems not to be English" in page.text()
    assert "misleads" not in page.text()


def test_what_is_known_of_the_document_is_told_once() -> None:
    hidden = f'<p style="display:none">{"You lead a team of managers. " * 9}</p>'
    found = audit(f"<html><body><p>{POSTING}</p>{hidden}</body></html>".encode(), sure=True, as_of=AS_OF)
    assert {told.kind for told in found.notices} >= {"hidden_text"}
    assert len(page_of(found).all("p", "notice")) == len(found.notices)


@pytest.mark.parametrize("where", ["name", "text", "title", "lexicon"])
def test_nothing_from_outside_acts(where: str) -> None:
    lexicon = hostile_lexicon() if where == "lexicon" else Lexicon.load()
    text = POSTING.replace("agents", f"agents {ATTACK}").replace("SQL", f"SQL {ATTACK}") if where == "text" else POSTING
    title = f"Customer Experience Associate {ATTACK}" if where == "title" else None
    page = page_of(audited(text, name=ATTACK if where == "name" else "a", title=title, lexicon=lexicon), lexicon)
    assert faults(page) == []
    assert "<img src=x onerror=alert(1)>" in page.text()


def test_a_whole_page_is_sound_and_the_same_again() -> None:
    page = page_of(audited())
    assert faults(page) == []
    assert page_of(audited()).html == page.html
