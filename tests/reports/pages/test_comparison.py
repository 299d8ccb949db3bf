"""A resume beside a posting as a page: every place in both texts by its number, and unknown apart from missing."""

from datetime import date

import pytest

from cxmatch import Comparison, Document, Lexicon, match
from cxmatch.reports.pages import comparison
from cxmatch.reports.pages.comparison import comparison_view
from tests.reports.pages.reading import ATTACK, Page, faults, hostile_lexicon, number

AS_OF = date(2026, 11, 1)
POSTING = """Help desk agent

Responsibilities
- Answer calls and resolve problems for our customers
- Write help articles, and keep metrics in dashboards

Requirements
- At least 4 years of experience in a help desk
- Zendesk and SQL
- Tableau or Looker is a plus
- Able to work weekends
- Fluent Spanish
"""
RESUME = """Experience
Help desk agent, Lantern Travel, Jan 2018 - Present
Answered calls and resolved problems; took calls at night too. Wrote SQL. Used Jira.
"""


def compared(
    resume: str = RESUME, posting: str = POSTING, *, name: str = "ada.txt", lexicon: Lexicon | None = None
) -> Comparison:
    one = Document.from_text(resume, name=name, kind="resume")
    return match(one, Document.from_text(posting, name=name, kind="posting"), lexicon=lexicon, as_of=AS_OF)


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compared()


@pytest.fixture(scope="module")
def page(found: Comparison) -> Page:
    return Page(comparison.html(found))


def test_the_points_of_all_that_is_asked_add_up_to_the_score(found: Comparison, page: Page) -> None:
    points = [number(line[2].text) for line in page.all("ul", "asked") for line in line if line[2].text]
    assert found.score is not None
    assert round(sum(points), 2) == found.score
    assert f"The resume shows {found.score:.2f} of 100" in page.text("p", "best")
    groups = comparison_view(found).groups
    assert [group.name for group in groups] == ["Must have", "Nice to have"]
    assert round(sum(group.of for group in groups), 2) == 100


def test_every_place_is_marked_in_its_text_with_the_number_of_its_line(found: Comparison, page: Page) -> None:
    view = comparison_view(found)
    lines = [line for group in view.groups for line in group.asked] + list(view.breakers)
    by_name = {(line.name, line.of is None): line for line in lines}
    assert len(by_name) == len(found.asked) + len(found.deal_breakers)
    assert [line.number for line in lines] == [*range(1, len(lines) + 1)]
    for each in (*found.asked, *found.deal_breakers):
        line = by_name[each.name, each in found.deal_breakers]
        for anchor, spots in (("posting", each.asked_at), ("resume", each.shown_at)):
            for place in spots:
                mark = page.of(f"{anchor}-{place.start}")
                assert line.status in mark.get("class").split()
                following = mark.itersiblings("sup")
                assert any(sup[0].get("href") == f"#{line.told}" for sup in following if len(sup)), (line, place)


def test_each_line_leads_to_all_its_places(found: Comparison, page: Page) -> None:
    view = comparison_view(found)
    for line in (line for group in view.groups for line in group.asked):
        led = [one.get("href") for one in page.of(line.told).iter("a")]
        assert led == [f"#posting-{place.start}" for place in line.asked] + [
            f"#resume-{place.start}" for place in line.shown
        ]
    (calls,) = [line for group in view.groups for line in group.asked if line.name == "takes calls"]
    assert len(calls.shown) == 2


def test_unknown_is_told_apart_from_missing(found: Comparison, page: Page) -> None:
    statuses = {line.name: line.status for line in comparison_view(found).breakers}
    assert statuses["work on shifts, evenings or weekends"] == "unknown"
    assert page.all("span", "status", "unknown")
    assert page.all("span", "status", "missing")
    assert page.all("mark", "unknown")[0].text_content() == "unknown"  # in the key of the marks


def test_what_was_not_asked_for_is_named_and_marked(page: Page) -> None:
    assert "Jira" in page.text("details")
    assert "Jira" in [one.text_content() for one in page.all("mark", "unasked")]


def test_years_and_where_names_come_from_are_told(found: Comparison, page: Page) -> None:
    assert f"{found.years:g} years of dated work" in page.text("p", "lead")
    assert "Tools and skills: ESCO" in page.text()


def test_where_nothing_can_be_told_there_is_no_score() -> None:
    page = Page(
        comparison.html(compared(posting="We are a bakery. Bread, rolls and cakes are what we bake each night."))
    )
    assert page.text("p", "best") == "No score: nothing that is asked for can be told."
    assert faults(page) == []


@pytest.mark.parametrize("where", ["name", "resume", "posting", "lexicon"])
def test_nothing_from_outside_acts(where: str) -> None:
    resume = RESUME.replace("Lantern", ATTACK).replace("SQL", f"SQL {ATTACK}") if where == "resume" else RESUME
    posting = POSTING.replace("customers", ATTACK).replace("SQL", f"SQL {ATTACK}") if where == "posting" else POSTING
    lexicon = hostile_lexicon() if where == "lexicon" else None
    found = compared(resume, posting, name=ATTACK if where == "name" else "a", lexicon=lexicon)
    page = Page(comparison.html(found))
    assert faults(page) == []
    assert "<img src=x" in page.text()


def test_a_whole_page_is_sound_and_the_same_again(found: Comparison, page: Page) -> None:
    assert faults(page) == []
    assert comparison.html(found) == page.html
