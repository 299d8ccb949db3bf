"""A ranking as columns, as tables in memory and as Parquet: the same values in every form."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

import cxmatch
from cxmatch.ranking.columns import columns
from cxmatch.reports.tables import render

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("people")
    for sample in sorted((SAMPLES / "resumes").glob("*"))[:4]:
        (made / sample.name).write_bytes(sample.read_bytes())
    (made / "copy.pdf").write_bytes((SAMPLES / "resumes" / "chidinma-eze.pdf").read_bytes())
    (made / "none.txt").write_text("Hello there, this says nothing of any work.")
    (made / "empty.pdf").write_bytes(b"")
    return made


@pytest.fixture(scope="module", params=["best", "role", "posting", "failed"])
def ranking(request: pytest.FixtureRequest, folder: Path) -> cxmatch.Ranking:
    posting = SAMPLES / "postings" / "customer-insights-analyst.md"
    options = {"role": {"role": "analyst"}, "posting": {"posting": posting}}.get(request.param, {})
    source = folder / "empty.pdf" if request.param == "failed" else folder
    return cxmatch.rank(source, as_of=DAY, **options)  # type: ignore[arg-type]


def test_every_column_has_a_value_of_its_kind_for_every_row(ranking: cxmatch.Ranking) -> None:
    kinds = {"text": str, "number": float, "list": tuple}
    for column in columns(ranking.roles):
        assert all(isinstance(column.of(row), kinds[column.kind] | type(None)) for row in ranking), column.name


def test_a_table_holds_what_the_json_says(ranking: cxmatch.Ranking) -> None:
    rows = json.loads(ranking.model_dump_json())["rows"]
    for found, row in zip(ranking.to_arrow().to_pylist(), rows, strict=True):
        for name in ("path", "status", "role", "score", "years", "kind", "same_as", "error", "message"):
            assert found[name] == row[name], name
        assert found["missing"] == row["missing"]
        assert found["near"] == row["near"]
        assert {name: found[f"score_{name}"] for name in row["scores"]} == row["scores"]


def test_what_is_not_known_is_null_and_no_zero(ranking: cxmatch.Ranking) -> None:
    found = ranking.to_arrow().to_pylist()
    failed = [row for row in found if row["status"] == "failed"]
    assert failed
    assert all(row["score"] is None and row["years"] is None and row["role"] is None for row in failed)
    frame = ranking.to_pandas()
    assert frame.loc[frame["status"] == "failed", "score"].isna().all()


def test_parquet_comes_back_as_it_went_and_twice_as_the_same_bytes(ranking: cxmatch.Ranking) -> None:
    data = render(ranking, "parquet")
    back = pyarrow.parquet.read_table(io.BytesIO(data))
    assert back.equals(ranking.to_arrow(), check_metadata=False)
    assert back.schema.metadata[b"as_of"] == b"2026-11-01"
    assert back.schema.metadata[b"lexicon_hash"].decode() == ranking.lexicon_hash
    assert data == render(ranking, "parquet")


def test_lists_are_lists_and_numbers_numbers(ranking: cxmatch.Ranking) -> None:
    schema = ranking.to_arrow().schema
    assert schema.field("keywords").type == pyarrow.list_(pyarrow.string())
    assert schema.field("score").type == pyarrow.float64()
    assert ranking.to_pandas()["score"].dtype == "float64"


def test_the_keywords_of_a_row_are_those_that_bring_points_each_once(ranking: cxmatch.Ranking) -> None:
    for row, found in zip(ranking.rows, ranking.to_arrow().to_pylist(), strict=True):
        shown = {piece.keyword for piece in row.evidence if piece.points > 0}
        shown |= {asked.name for asked in row.asked if asked.status == "shown"}
        assert set(found["keywords"]) == shown
        assert len(found["keywords"]) == len(shown)


@pytest.mark.parametrize(
    ("missing", "call"), [("pyarrow", "to_arrow"), ("pyarrow", "to_pandas"), ("pandas", "to_pandas")]
)
def test_what_is_not_installed_is_named_with_its_extra(missing: str, call: str) -> None:
    code = (
        "import sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name.partition('.')[0] == {missing!r}: raise ImportError(name)\n"
        "sys.meta_path.insert(0, Blocker())\n"
        "import cxmatch\n"
        f"try: cxmatch.rank({str(SAMPLES / 'resumes' / 'tavita-leota.docx')!r}).{call}()\n"
        "except cxmatch.UsageError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "cxmatch[tables]" in done.stdout, done.stderr
