"""Rankings beside one posting, and beside one resume: the scores of `match`, on any number of workers."""

import io
from datetime import date
from pathlib import Path

import pytest

from cxmatch import CxmatchError, Document, Ranking, UsageError, match, rank
from cxmatch.reports.tables import render

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
RESUMES, POSTINGS = EXAMPLES / "resumes", EXAMPLES / "postings"
POSTING = POSTINGS / "customer-insights-analyst.md"
RESUME = RESUMES / "noor-al-hadithi.pdf"
AS_OF = date(2026, 11, 1)


@pytest.fixture(scope="module")
def ranking() -> Ranking:
    return rank(RESUMES, posting=POSTING, as_of=AS_OF)


def test_many_resumes_beside_one_posting_have_the_scores_of_match(ranking: Ranking) -> None:
    assert len(ranking) == len(list(RESUMES.iterdir()))
    for row in ranking:
        found = match(row.path, POSTING, as_of=AS_OF)
        assert (row.score, row.asked, row.deal_breakers) == (found.score, found.asked, found.deal_breakers)
        assert row.missing == tuple(asked.name for asked in found.missing)
        assert row.years == found.years
        assert [notice.kind for notice in row.notices] == [notice.kind for notice in found.resume.notices] + [
            notice.kind for notice in found.notices if notice.kind == "unknown"
        ]


def test_many_postings_beside_one_resume_have_the_scores_of_match() -> None:
    ranking = rank(POSTINGS, resume=RESUME, as_of=AS_OF)
    assert {row.path: row.score for row in ranking} == {
        str(path): match(RESUME, path, as_of=AS_OF).score for path in POSTINGS.iterdir()
    }
    assert {row.kind for row in ranking} == {"posting"}


def test_the_best_stand_first(ranking: Ranking) -> None:
    scores = [row.score for row in ranking]
    assert scores == sorted(scores, key=lambda score: -(score or 0))
    assert Path(ranking.rows[0].path).name == "chidinma-eze.pdf"
    assert ranking.top(2).rows == ranking.rows[:2]


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_number_of_workers_and_the_order_of_files_change_nothing(ranking: Ranking, workers: int) -> None:
    files = sorted((str(path) for path in RESUMES.iterdir()), key=lambda path: path[::-1])
    again = rank(files, posting=POSTING, workers=workers, as_of=AS_OF)
    assert again.model_dump_json() == ranking.model_dump_json()


def test_a_document_or_a_file_object_may_be_what_all_are_compared_with(ranking: Ranking) -> None:
    text = POSTING.read_bytes()
    scores = {row.path: row.score for row in ranking}
    document = Document.from_text(match(RESUME, POSTING).posting.text, kind="posting")
    assert {row.path: row.score for row in rank(RESUMES, posting=document, as_of=AS_OF)} == scores
    assert len(rank(RESUMES, posting=io.BytesIO(text), as_of=AS_OF)) == len(ranking)


def test_a_posting_among_resumes_is_a_failed_row_that_says_so() -> None:
    ranking = rank([RESUME, POSTING], posting=POSTING, as_of=AS_OF)
    assert [row.status for row in ranking] == ["ok", "failed"]
    assert ranking.rows[1].message is not None
    assert "this is a posting, and a resume is needed" in ranking.rows[1].message
    assert [row.status for row in rank([RESUME, POSTING], posting=POSTING, sure=True)] == ["ok", "ok"]


def test_rows_without_a_score_come_after_those_with_one(tmp_path: Path) -> None:
    (tmp_path / "a sea.txt").write_text("We are hiring. Join our team by the sea.\n", encoding="utf-8")
    ranking = rank([tmp_path, POSTING], resume=RESUME, sure=True, as_of=AS_OF)
    assert [(Path(row.path).name, row.score is None) for row in ranking] == [(POSTING.name, False), ("a sea.txt", True)]
    assert [notice.kind for notice in ranking.rows[1].notices] == ["nothing_asked"]


def test_a_blind_comparison_has_the_same_scores_and_names_nobody(ranking: Ranking) -> None:
    blind = rank(RESUMES, posting=POSTING, as_of=AS_OF, blind=True)
    assert sorted(row.score or 0 for row in blind) == sorted(row.score or 0 for row in ranking)
    told = blind.model_dump_json()
    assert all(name not in told for name in ("Chidinma", "Eze", "chidinma", "Hvidtfeldt", "example.com"))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"posting": POSTING, "resume": RESUME}, "not with both"),
        ({"posting": POSTING, "role": "analyst"}, "has no role"),
        ({"posting": RESUME}, "a posting is needed"),
        ({"resume": RESUME, "blind": True}, "lists people"),
        ({"posting": POSTINGS / "nowhere.pdf"}, "no such file"),
    ],
)
def test_wrong_calls_are_refused_before_any_file_is_read(options: dict[str, object], says: str) -> None:
    with pytest.raises(CxmatchError, match=says) as told:
        rank(RESUMES, **options)  # type: ignore[arg-type]
    assert isinstance(told.value, UsageError) or told.value.kind == "FileUnreadable"


def test_a_table_for_spreadsheets_names_what_is_shown_and_what_is_missing(ranking: Ranking) -> None:
    lines = render(ranking, "csv").splitlines()
    assert lines[0].startswith("path,status,role,score,years,kind,keywords,missing")
    assert "SQL" in lines[1]
