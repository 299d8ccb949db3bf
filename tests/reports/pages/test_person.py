"""Documents beside every role as a page: its points, its places, and that nothing in it acts."""

import re
from datetime import date

import pytest

from cxmatch import Document, FileUnreadable, Lexicon, Report, RoleFit, score
from cxmatch.errors import DocumentError
from cxmatch.reports.pages import documents
from cxmatch.reports.pages.person import PLACES, person_view, places_of
from tests.reports.pages.reading import ATTACK, Page, faults, hostile_lexicon, number

AS_OF = date(2026, 1, 1)
CLERK = """\
Ada Brightwell

Experience
Customer Support Agent, Acme Ltd, Jan 2021 - Present
• Answered customer calls, chats and emails, about 50 a day, in a responsive manner.
• Resolved complaints, processed refunds and escalated tickets; answered customer calls at night too.
• Trained two new colleagues; drew a picture of every metric on the team's dashboard.

Skills
Helpful, responsive; I would like to be a manager. Not efficient.
"""


def report_of(text: str = CLERK, *, name: str = "ada.txt", lexicon: Lexicon | None = None) -> Report:
    return score(Document.from_text(text, name=name, kind="resume"), lexicon=lexicon, as_of=AS_OF)


def page_of(*reports: Report, failed: tuple[DocumentError, ...] = (), lexicon: Lexicon | None = None) -> Page:
    return Page(documents.html(reports, failed, lexicon or Lexicon.load(), AS_OF))


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of(report_of())


def places(report: Report) -> list[tuple[RoleFit, int]]:
    found = places_of(fit.role for fit in report.fits)
    return [(fit, found[fit.role]) for fit in report.fits]


def test_the_points_in_the_text_add_up_to_each_roles_score(page: Page) -> None:
    for fit, place in places(report_of()):
        assert round(sum(page.points(place)), 2) == fit.score
        assert len(page.points(place)) == sum(piece.points != 0 for piece in fit.evidence)


def test_each_line_of_evidence_has_its_points_and_leads_to_its_words(page: Page) -> None:
    report = report_of()
    for fit, place in places(report):
        for piece in fit.evidence:
            mark = page.of(f"d1-{piece.start}")
            assert report.document.text[piece.start :].startswith(mark.text_content())
            kind = "r" if piece.points > 0 else "a" if piece.points < 0 else "q"
            assert f"{kind}{place}" in mark.get("class").split()
        rows = [one for one in page.all("tr") if (one.get("id") or "").startswith(f"d1-r{place}-")]
        assert [number(row[0].text_content()) for row in rows if number(row[0].text_content())] == sorted(
            (piece.points for piece in fit.evidence if piece.points > 0), reverse=True
        ) + sorted(piece.points for piece in fit.evidence if piece.points < 0)


def test_points_lead_to_the_line_that_says_what_they_are_for(page: Page) -> None:
    for fit, place in places(report_of()):
        for sup in page.all("sup", f"r{place}"):
            row = page.of(sup[0].get("href")[1:])
            assert row[0].text_content() == sup[0].text
            # Whoever hears the page is told the keyword at once.
            assert sup[0][0].text_content().strip() in row[1].text_content()
            assert any(sup[0][0].text_content().strip() == piece.keyword for piece in fit.evidence)


def test_a_repeat_is_marked_without_points_and_told_in_the_line_of_what_counts() -> None:
    report = report_of(CLERK + "\nProjects\nResponsive again, responsive always.\n")
    view = person_view(report, role="associate")
    chosen = next(role for role in view.roles if role.chosen)
    (line,) = [line for line in chosen.speaks if line.keyword == "responsive" and line.points]
    said = [piece for piece in report.fit("associate").evidence if piece.keyword == "responsive"]
    repeats = [piece for piece in said if not piece.points]
    assert len(repeats) >= 2
    assert {place.start for place in line.again} == {piece.start for piece in repeats}
    marks = [mark for part in view.text.parts for pieces in part.paragraphs for piece in pieces for mark in piece.marks]
    looks = {mark.look for mark in marks if mark.start == repeats[0].start and mark.title == "responsive"}
    assert looks == {f"q{chosen.place}"}


def test_what_speaks_for_and_against_a_role_adds_up_beside_it(page: Page) -> None:
    report = report_of()
    for role in person_view(report).roles:
        assert round(role.gains + role.losses, 2) == role.score
    told = re.search(r"([\d.]+) speak for the role, −([\d.]+) for other work: ([\d.]+) of 100", page.text())
    assert told
    assert round(float(told[1]) - float(told[2]), 2) == float(told[3])


def test_what_was_not_counted_is_told_beside_its_role_with_the_reason(page: Page) -> None:
    report = report_of()
    rejected = [one for one in report.rejected if one.role == "manager"]
    assert rejected
    (role,) = [role for role in person_view(report).roles if role.role == "manager"]
    assert [one.note for one in role.rejected] == [one.note for one in rejected]
    for one in rejected:
        assert f"n{role.place}" in page.of(f"d1-{one.start}").get("class").split()
        assert one.note in page.text("div", "of", f"r{role.place}")


def test_the_best_role_is_said_in_a_sentence_and_chosen() -> None:
    report = report_of()
    page = page_of(report)
    assert report.best
    assert f"Fits {report.best.title} best, {report.best.score:.2f} of 100." in page.text()
    (checked,) = [one for one in page.all("input") if "checked" in one.attrib]
    assert report.best.title in checked.getparent().text_content()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Experience\nBaker, Crumb Ltd, 2019 - 2024\nMade a spreadsheet.", "hardly a sign of any of the roles"),
        ("Experience\nBaker, Crumb Ltd, 2019 - 2024\nBaked bread through the night.", "speaks for any of the roles"),
        (
            "Berufserfahrung\nBäcker bei der Firma Krume, von 2019 bis 2024\nIch habe jede Nacht das Brot gebacken und "
            "am Morgen die Brötchen in die Filialen gebracht, bei jedem Wetter und ohne eine einzige Klage.",
            "seems not to be English",
        ),
    ],
)
def test_where_nothing_can_be_told_that_is_said(text: str, said: str) -> None:
    page = page_of(report_of(text))
    assert said in page.text("p", "best")
    assert faults(page) == []


def test_roles_that_a_text_fits_alike_are_both_named() -> None:
    report = report_of()
    fits = (*(fit.model_copy(update={"score": 20.0}) for fit in report.fits[:2]), *report.fits[2:])
    page = page_of(report.model_copy(update={"fits": tuple(fits)}))
    both = f"Fits {report.fits[0].title} and {report.fits[1].title} alike, 20.00 of 100 each."
    assert page.text("p", "best") == both


def test_several_documents_have_contents_and_each_text_its_own_places() -> None:
    page = page_of(report_of(), report_of(CLERK, name="bea.txt"), failed=(FileUnreadable("gone", source="c.pdf"),))
    assert faults(page) == []
    links = [one.get("href") for one in page.one_of("nav").iter("a")]
    assert links == ["#d1-document", "#d2-document", "#failed"]
    assert "c.pdf gone" in page.text("section")
    assert page.all("h1")[0].text_content() == "2 documents and the roles that they fit"


def test_one_document_has_no_contents() -> None:
    assert page_of(report_of()).all("nav") == []


@pytest.mark.parametrize("where", ["name", "folder", "text", "error", "lexicon"])
def test_nothing_from_outside_acts(where: str) -> None:
    lexicon = hostile_lexicon() if where == "lexicon" else Lexicon.load()
    text = CLERK.replace("Acme", ATTACK).replace("helpful", f"helpful{ATTACK}") if where == "text" else CLERK
    name = {"name": f"{ATTACK}.pdf", "folder": f"{ATTACK}/a.pdf"}.get(where, "ada.txt")
    failed = (FileUnreadable(f"gone {ATTACK}", source=f"{ATTACK}/{ATTACK}"),) if where == "error" else ()
    report = report_of(text, name=name, lexicon=lexicon)
    page = page_of(report, report, failed=failed, lexicon=lexicon)
    assert faults(page) == []
    assert "<img src=x onerror=alert(1)>" in page.text()


def test_hidden_words_are_quoted_and_do_not_act() -> None:
    words = "Manager of all. &lt;script&gt;alert(3)&lt;/script&gt; " * 9
    text = f'<html><body><p>Support agent.</p><p style="display:none">{words}</p></body></html>'
    page = page_of(score(text.encode(), as_of=AS_OF))
    assert "<script>alert(3)</script>" in page.text("p", "notice")
    assert faults(page) == []


def test_the_same_report_gives_the_same_bytes() -> None:
    assert page_of(report_of()).html == page_of(report_of()).html


def test_a_lexicon_with_more_roles_than_colours_begins_them_again() -> None:
    assert places_of(f"role{number:02}" for number in range(PLACES + 1))["role12"] == 0
