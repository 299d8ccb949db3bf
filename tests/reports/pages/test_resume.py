"""A resume with what could be changed in it as a page: the gains, their places, and the posting, letter and search."""

from datetime import date

import pytest

from cxmatch import Document, Improvement, Lexicon, Report, improve, match, score
from cxmatch.reports.pages import rendering, resume
from cxmatch.reports.pages.resume import ResumeView, resume_view
from cxmatch.reports.wording import improving as wording
from tests.reports.pages.reading import ATTACK, Page, faults, hostile_lexicon, number

AS_OF = date(2026, 1, 1)
CLERK = """\
Ada Brightwell

Experience
Customer Support Agent, Acme Ltd, Jan 2021 - Present
• Answered customer calls, chats and emails, about 50 a day, at a startup.
• Resolved complaints, processed refunds and escalated tickets; built a dashboard.

Skills
Helpful, responsive; I would like to be efficient. Spreadsheets.
"""
ANALYST = """\
Experience
Analyst, Acme Ltd, Jan 2021 - Present
Tracked metrics on a dashboard and forecast demand.

Skills
Survey design, SQL, charts.
"""
POSTING = """Help desk agent

Requirements
- Zendesk and SQL
- Answer calls
- Able to work weekends
"""
LETTER = (
    "Dear Ms Moore,\n\nI am an intuitive person and enjoy entry-level work. I execute every plan.\n\nSincerely\nAda\n"
)


def improved(
    text: str = CLERK,
    role: str = "associate",
    *,
    posting: str = "",
    letter: str = "",
    search: bool = False,
    name: str = "ada.txt",
    lexicon: Lexicon | None = None,
) -> Improvement:
    return improve(
        Document.from_text(text, name=name, kind="resume"),
        role=role,
        posting=Document.from_text(posting, name=name, kind="posting") if posting else None,
        cover_letter=Document.from_text(letter, name=name, kind="cover_letter") if letter else None,
        search=search,
        lexicon=lexicon,
        as_of=AS_OF,
    )


def report_of(found: Improvement, lexicon: Lexicon | None = None) -> Report:
    return score(found.document, lexicon=lexicon, as_of=AS_OF)


def page_of(found: Improvement, lexicon: Lexicon | None = None) -> Page:
    return Page(resume.html(found, report_of(found, lexicon), lexicon or Lexicon.load()))


def view_of(found: Improvement) -> ResumeView:
    return resume_view(report_of(found), [found])


def test_every_change_stands_with_its_gain_its_condition_and_its_place() -> None:
    found = improved()
    page = page_of(found)
    assert {change.kind for change in found.changes} >= {"listed", "work"}
    told = page.text("div", "of")
    for change in found.changes:
        assert f"{change.what} {change.if_true}" in told
        if change.where:
            assert f"t-{change.where.start}" in [one.get("id") for one in page.all("mark")]
    gains = [number(one.text) for one in page.all("span", "gain") if one.text]
    assert sorted(gains) == sorted(change.points for change in found.changes if change.points)


def test_what_all_changes_bring_together_is_said() -> None:
    found = improved(ANALYST, "analyst")
    told = page_of(found).text("div", "of")
    assert f"All changes with points together: {found.score:.2f} to {found.score + found.together:.2f}." in told


def test_changes_that_bring_little_can_be_opened() -> None:
    found = improved(role="manager")
    little = [change for change in found.changes if change.points and change.points < 0.5]
    assert little
    told = page_of(found).text("details")
    assert "more would bring less than half a point" in told
    assert all(change.what in told for change in little if change.kind not in ("keyword", "work", "long_past"))


def test_what_does_not_count_is_told_with_the_reason() -> None:
    found = improved()
    notes = [one.note for one in found.not_counted if not one.counts_elsewhere]
    assert notes
    told = page_of(found).text("div", "of")
    assert all(note in told for note in notes)


def test_a_role_that_was_not_asked_about_says_so_and_still_shows_its_words() -> None:
    page = page_of(improved())
    assert page.text("p", "pale").count("What to change was not asked for this role.") == 4
    assert len(page.all("table", "counted")) > 4


def test_the_wanted_role_is_chosen_first_whichever_fits_best() -> None:
    view = view_of(improved(role="analyst"))
    assert [role.role for role in view.person.roles if role.chosen] == ["analyst"]
    assert view.person.roles[0].role == "associate"
    assert "It reads more like: Customer experience associate" in " ".join(view.advice["analyst"].means)


def test_several_roles_are_advised_on_one_page() -> None:
    found = [improved(role=role) for role in ("analyst", "associate", "manager")]
    view = resume_view(report_of(found[0]), found)
    assert {*view.advice} == {"analyst", "associate", "manager"}
    assert [role.role for role in view.person.roles if role.chosen] == ["associate"]


def test_what_a_posting_asks_for_and_the_resume_lacks_is_told() -> None:
    found = improved(posting=POSTING)
    assert found.posting
    page = page_of(found)
    told = page.text("section")
    assert f"The match is {found.posting.score:.2f} of 100." in told
    assert all(asked.name in told for asked in found.posting.missing)
    assert "unknown in your resume" in told
    assert faults(page) == []


def test_a_comparison_stands_in_the_place_of_what_is_lacking() -> None:
    found = improved(posting=POSTING)
    beside = match(found.document, Document.from_text(POSTING, name="p", kind="posting"), as_of=AS_OF)
    view = resume_view(report_of(found), [found], beside)
    assert view.comparison
    assert view.lacking is None
    template = '{% extends "page.html" %}{% import "resume.html" as show %}{% block title %}x{% endblock %}'
    template += "{% block answer %}<h1>x</h1>{{ show.whole(view) }}{% endblock %}"
    page = Page(rendering.environment().from_string(template).render(view=view, scripts=()))
    assert faults(page) == []
    assert "asked for: " in page.text("p", "lead")


def test_a_letter_is_set_beside_the_resume_and_its_words_are_quoted_without_a_link() -> None:
    found = improved(letter=LETTER)
    assert [change for change in found.changes if change.kind == "letter"]
    page = page_of(found)
    assert "in the letter, " in page.text("ol", "changes")
    assert "Only in the letter" in page.text("dl", "facts")
    assert faults(page) == []


def test_places_in_a_letter_are_no_places_in_the_resume() -> None:
    found = improved(letter="Dear Ms Moore,\n\n" + "x" * 60 + LETTER)
    (change,) = [change for change in found.changes if change.kind == "letter" and "intuitive" in change.what]
    assert change.where
    assert f"t-{change.where.start}" not in [one.get("id") for one in page_of(found).all("mark")]


def test_what_counts_by_another_place_stands_apart() -> None:
    view = view_of(improved(CLERK + "\nProjects\nNot responsive.\n"))
    found = view.advice["associate"]
    assert "responsive" in [one.keyword for one in found.elsewhere]
    assert not any("denies" in one.note for one in found.not_counted)


def test_what_is_known_of_the_document_is_told_once() -> None:
    hidden = f'<p style="display:none">{"Manager of many teams. " * 9}</p>'
    found = improve(
        f"<html><body><p>{CLERK}</p>{hidden}</body></html>".encode(), role="associate", as_of=AS_OF, sure=True
    )
    assert {told.kind for told in found.notices} >= {"hidden_text"}
    assert len(page_of(found).all("p", "notice")) == len(found.notices)


def test_a_change_that_brings_much_beside_the_posting_is_told_however_little_it_brings_the_role() -> None:
    found = improved(role="specialist", posting="Help desk agent\n\nRequirements\n- Holistic, proactive, creative work")
    told = [change.what for change in view_of(found).advice["specialist"].questions.much]
    beside = [change for change in found.changes if (change.posting_points or 0) > 0.5 > (change.points or 0)]
    assert beside
    assert {change.what for change in beside} <= {*told}


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "1 more would bring less than half a point"), (2, "2 more would bring less than half a point each")],
)
def test_how_many_changes_are_left_out_is_said(count: int, said: str) -> None:
    assert wording.more_would_bring_little(count) == said


def test_searches_and_companies_are_told_with_the_lines_that_say_so() -> None:
    found = improved(search=True)
    assert found.search
    page = page_of(found)
    assert [one.text for one in page.all("code")] == [search.text for search in found.search.searches]
    assert "how fast they grew: not said" in page.text("div", "of")
    assert "startup" in page.text("ul", "told")
    assert faults(page) == []


@pytest.mark.parametrize("where", ["name", "text", "posting", "letter", "lexicon"])
def test_nothing_from_outside_acts(where: str) -> None:
    lexicon = hostile_lexicon() if where == "lexicon" else Lexicon.load()
    parts = {"text": CLERK, "posting": POSTING, "letter": LETTER}
    if where in parts:
        parts[where] = parts[where].replace("SQL", f"SQL {ATTACK}").replace("Acme", ATTACK)
        parts[where] = parts[where].replace("Helpful", f"{ATTACK} helpful").replace("intuitive", f"intuitive {ATTACK}")
    found = improved(**parts, search=True, name=ATTACK if where == "name" else "ada.txt", lexicon=lexicon)
    page = page_of(found, lexicon)
    assert faults(page) == []
    assert "<img src=x" in page.text()


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert page_of(improved()).html == page_of(improved()).html
