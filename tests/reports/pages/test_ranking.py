"""The page of a ranking: everybody once, in order, with what the table says and what opening somebody shows."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxmatch import Lexicon, rank
from cxmatch.ranking.drawn import Drawn
from cxmatch.ranking.neighbours import between
from cxmatch.ranking.row import Row
from cxmatch.reports.pages.ranking import pages, ranking_view
from cxmatch.reports.pages.section import SECTION
from cxmatch.reports.wording.ranking import short_name, why_above
from tests.ranking.test_neighbours import row

ROOT = Path(__file__).resolve().parents[3]
RESUMES = ROOT / "docs" / "examples" / "resumes"
POSTING = ROOT / "docs" / "examples" / "postings" / "customer-experience-specialist.pdf"
AS_OF = date(2026, 11, 1)
TITLES = {"analyst": "Analyst", "expert": "Expert"}
WORK = "Experience\nSupport analyst, Acme, Jan 2019 - Dec 2024\nTracked metrics, drew charts and led five agents.\n"
SCHOOL = "Education\nBA, Harbour University, 1987 - 1991\n"

Page = Callable[..., str]


def page(sources: Path, *, top: int | None = None, lexicon: Lexicon | None = None, **options: Any) -> str:
    words = lexicon or Lexicon.load()
    with Drawn(SECTION) as drawn:
        ranking = rank(sources, as_of=AS_OF, drawn=drawn, lexicon=lexicon, **options)
        return "".join(pages(ranking, words, drawn, top=top))


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("Applications of Grace")
    person = f"Grace Graph\ngrace.graph@example.com\n(555) 555-0142\n\n{WORK}Grace led the Graph team.\n{SCHOOL}"
    (folder / "grace-graph.txt").write_text(person)
    (folder / "copy of Grace.txt").write_text(person)
    (folder / "Ada.txt").write_text(f"Ada Roe\n\n{WORK.replace('charts', 'graphs')}Answered telephone calls.\n")
    (folder / "hidden.html").write_text(f"<p hidden>manager, leader</p><pre>Bea Loe\n\n{WORK}</pre>")
    (folder / "Grace broken.pdf").write_bytes(b"%PDF-1.7 Grace Graph")
    return folder


def whys(html: str) -> list[str]:
    return re.findall(r'<span class="why">(.*?)</span>', html)


def parts(html: str) -> list[str]:
    return re.findall(r"<noscript>(.*?)</noscript>", html, re.DOTALL)


@pytest.mark.parametrize(
    ("upper", "lower", "sentence"),
    [
        (row("a", {"data": 3.0, "charts": 2.0}), row("b", {"data": 3.0}),
         "a stands 2.00 above b: “charts” (2.00) counts for it alone."),
        (row("a", {"data": 3.0, "charts": 2.0}), row("b", {"calls": 1.0}),
         "a stands 4.00 above b: “data” (3.00) and “charts” (2.00) count for it alone; "
         "in turn “calls” (1.00) counts for the other alone."),
        (row("a", {"data": 3.0, "calls": -0.5}), row("b", {"data": 1.0}),
         "a stands 1.50 above b: “data” (2.00) counts more for it; in turn “calls” (0.50) counts against it."),
        (row("a", {"data": 3.0, "charts": 1.0}), row("b", {"data": 1.0, "calls": -4.0}),
         "a stands 7.00 above b: “calls” (4.00) counts against the other, “data” (2.00) counts more for it and "
         "“charts” (1.00) counts for it alone."),
        (row("a", {"data": 3.0}), row("b", {"data": 3.0}),
         "a and b have the same score, from the same things, and stand by their names."),
        (row("a", {}), row("b", {}), "Nothing in a or in b counts here, and they stand by their names."),
        (row("a", {"data": 3.0}), row("b", {"charts": 3.0}),
         "a and b have the same score, and stand by their names: “data” (3.00) counts for the first alone; "
         "in turn “charts” (3.00) counts for the second alone."),
        (row("a", {"data": 3.0}), row("b", {"data": 3.0}, same_as="a"), "b is the same file as a."),
        (row("b", {"data": 3.0}, same_as="a"), row("c", {"data": 3.0}, same_as="a"), "c is the same file as b."),
        (row("a", {"data": 3.0}, "analyst"), row("b", {"data": 9.0}, "expert"),
         "a is the last that fits Analyst best, and b the first that fits Expert best."),
        (row("a", {"data": 3.0}, "analyst"), Row(path="b", status="ok"),
         "a is the last that fits Analyst best, and nothing in b speaks for any of the roles."),
        (Row(path="a", status="ok", scores={"analyst": 0.0}), Row(path="b", status="ok", scores={"analyst": 0.0}),
         "Nothing in a or in b speaks for any of the roles, and they stand by their names."),
        (Row(path="a", status="ok", score=0.0), Row(path="b", status="ok"),
         "a stands above b, which has no score: nothing of what is sought can be told of it."),
        (Row(path="a", status="ok"), Row(path="b", status="ok"), "a and b have no score, and stand by their names."),
    ],
)  # fmt: skip
def test_why_one_stands_above_the_next_is_one_sentence(upper: Row, lower: Row, sentence: str) -> None:
    assert why_above(between(upper, lower), upper.path, lower.path, TITLES) == sentence


@pytest.mark.parametrize("length", [1, 47, 48, 49, 300])
def test_a_long_name_keeps_its_beginning_and_its_ending_within_a_sentence(length: int) -> None:
    name = f"{'n' * length}.pdf"
    assert short_name(name).endswith(".pdf")
    assert len(short_name(name)) <= 48
    assert (short_name(name) == name) is (len(name) <= 48)


@pytest.mark.parametrize(
    "options", [{}, {"role": "manager"}, {"posting": POSTING}, {"role": "associate", "blind": True}]
)
def test_everybody_stands_there_once_in_order_with_a_sentence_for_each_pair(options: dict[str, Any]) -> None:
    html = page(RESUMES, **options)
    ranking = rank(RESUMES, as_of=AS_OF, **options)
    names = re.findall(r'<th scope="row"><a href="#o\d+"><bdi>(.*?)</bdi>', html)
    assert names == [row.path.removeprefix(f"{RESUMES}/") for row in ranking]
    assert re.findall(r'<details class="one" data-n="(\d+)"', html) == [str(place) for place in range(1, 9)]
    assert len(parts(html)) == 8
    assert all(parts(html))
    assert len(whys(html)) == 7


def test_the_fit_to_every_role_is_a_number_and_a_bar() -> None:
    html = page(RESUMES)
    for one in rank(RESUMES, as_of=AS_OF):
        for score in one.scores.values():
            assert re.search(rf'<td class="fit r\d b{round(score)}" data-l="\w+">{score:.2f}</td>', html)


def test_a_file_that_is_another_s_copy_leads_to_it_and_repeats_nothing(people: Path) -> None:
    html = page(people)
    assert len(parts(html)) == 3
    assert html.count('The same file as <a href="#o') == 1
    assert any("is the same file as" in sentence for sentence in whys(html))


def test_what_should_be_known_and_what_failed_are_told(people: Path) -> None:
    html = page(people)
    assert re.search(r'<td class="wide" data-l="To know">[^<]*hidden text', html)
    assert re.search(r"Could not be read: 1.*Grace broken\.pdf.*CorruptDocument", html, re.DOTALL)


@pytest.mark.parametrize("options", [{}, {"role": "analyst"}, {"posting": POSTING}], ids=str)
def test_nothing_in_a_blind_page_says_who_somebody_is(people: Path, options: dict[str, Any]) -> None:
    html = page(people, blind=True, **options)
    # Keywords and the names of the roles' files stay; a name in small letters is a word.
    assert len(parts(html)) == 3
    for word in ("Grace", "Graph", "example.com", "555", "1987", "1991", "Ada", "Roe", "Bea", "Loe", ".txt", ".html"):
        assert not re.search(rf"(?<![\w#]){re.escape(word)}(?!\w)", html), word
    assert "Applications" not in html


def test_files_with_the_same_bytes_are_two_rows_of_a_blind_page(people: Path) -> None:
    html = page(people, blind=True)
    numbers = re.findall(r'<tr data-n="(\d+)">', html)
    assert numbers == ["1", "2", "3", "4"]
    assert len(set(re.findall(r' id="(o\d+)"', html))) == 4
    assert "two files are the same" in html


def test_only_the_best_are_listed_and_nothing_is_said_of_those_left_out() -> None:
    html = page(RESUMES, role="manager", top=3)
    rows = rank(RESUMES, as_of=AS_OF, role="manager").rows
    assert "5 more are left out" in html
    assert len(parts(html)) == 3
    assert len(whys(html)) == 2
    assert not any(Path(row.path).name in html for row in rows[3:])


def test_of_each_role_as_many_are_listed() -> None:
    html = page(RESUMES, top=1)
    best = {row.role: row for row in reversed(rank(RESUMES, as_of=AS_OF).rows)}
    assert len(parts(html)) == len(best)
    # The only associate that is listed does not stand above another one.
    assert not any("mateus-prado.pdf stands" in sentence for sentence in whys(html))


def test_a_posting_s_conditions_that_nobody_speaks_of_are_said_once() -> None:
    view = ranking_view(rank(RESUMES, as_of=AS_OF, posting=POSTING), Lexicon.load())
    assert view.ask_all
    assert not any(name in told for name in view.ask_all for row in view.rows for told in row.to_know)


def test_the_same_files_give_the_same_bytes() -> None:
    assert page(RESUMES, workers=1) == page(RESUMES, workers=3)


def restaurant(roles: int) -> Lexicon:
    listed = [{"id": f"role{one}", "title": f"Role{one}", "terms": [{"term": f"word{one}"}]} for one in range(roles)]
    return Lexicon.model_validate({"format": 1, "name": "restaurants", "roles": listed})


@pytest.mark.parametrize(
    ("roles", "columns", "words"), [(1, 1, None), (7, 7, None), (12, 12, None), (13, 0, "Role2 100.00, Role4 100.00")]
)
def test_any_number_of_roles_has_room(roles: int, columns: int, words: str | None, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            f"Ada Roe\n\nExperience\nWorker, Inn, 2019 - 2024\nDid word2 word4 {name}.\n"
        )
    html = page(tmp_path, lexicon=restaurant(roles))
    assert html.count('<th scope="col" class="fit">') == columns
    assert ('class="people many"' in html) is (7 < roles <= 12)
    if words:
        assert f'data-l="Fits">{words}</td>' in html


@pytest.mark.parametrize("files", [0, 1])
def test_a_folder_with_hardly_anybody_is_a_page_too(files: int, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    if files:
        (tmp_path / "a.txt").write_text(f"Ada Roe\n\n{WORK}")
    html = page(tmp_path)
    assert "Could not be read: 1" in html
    assert html.count('<details class="one" data-n="1" open>') == files
    assert 'id="tools"' not in html
    assert "Everybody in order" in html if files else "<table class" not in html


def test_where_nothing_speaks_for_any_role_it_is_said(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            f"Ada Roe\n\nExperience\nGardener, Acme, 2019 - 2024\nGrew plants {name}.\n"
        )
    html = page(tmp_path, lexicon=restaurant(2))
    assert whys(html) == ["Nothing in a.txt or in b.txt speaks for any of the roles, and they stand by their names."]
    assert html.count(">no role</td>") == 2
