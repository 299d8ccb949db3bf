"""A ranking as a workbook: read back, it holds the ranking, and nothing in it is a formula."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

import cxmatch
from cxmatch.errors import UsageError
from cxmatch.reports import sheet
from cxmatch.reports.sheet import workbook

DAY = date(2026, 11, 1)
NAMES = ["=1+1.txt", "@x.txt", "-1.txt", "+2.txt", "a b#c%d.txt", "ünïcode 名.txt", "tab\there.txt", 'quote".txt']


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("people") / "in here"
    made.mkdir()
    for number, name in enumerate(NAMES):
        (made / name).write_text(f"Experience\nCoached a team of {number + 2} agents and built dashboards of metrics.")
    (made / "=broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    return made


@pytest.fixture(scope="module")
def ranking(folder: Path) -> cxmatch.Ranking:
    return cxmatch.rank(folder, role="analyst", as_of=DAY)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_workbook_holds_the_ranking_in_its_order(ranking: cxmatch.Ranking, folder: Path) -> None:
    rows = list(opened(workbook(ranking, folder))["Ranking"].iter_rows(values_only=True))
    places = {name: place for place, name in enumerate(rows[0])}
    kept = [row for row in ranking.rows if row.status != "failed"]
    assert len(rows) == len(kept) + 1
    for found, row in zip(rows[1:], kept, strict=True):
        assert found[places["score"]] == row.score
        assert found[places["years"]] == row.years
        assert Path(found[places["path"]]).name == Path(row.path).name.replace("\t", "\\t")


def test_what_failed_stands_by_itself_with_its_error(ranking: cxmatch.Ranking, folder: Path) -> None:
    heading, row = opened(workbook(ranking, folder))["Failed"].iter_rows(values_only=True)
    assert heading == ("path", "error", "message")
    assert row[1] == "CorruptDocument"
    assert row[2]


def test_how_it_was_made_stands_in_it(ranking: cxmatch.Ranking, folder: Path) -> None:
    about = dict(opened(workbook(ranking, folder))["About"].iter_rows(values_only=True))
    assert about["as of"] == "2026-11-01"
    assert about["lexicon's hash"] == ranking.lexicon_hash
    assert (about["files"], about["failed"], about["role"]) == (len(ranking), 1, "analyst")


def test_no_name_becomes_a_formula(ranking: cxmatch.Ranking) -> None:
    bare = [row.model_copy(update={"path": Path(row.path).name}) for row in ranking.rows]
    data = workbook(ranking.model_copy(update={"rows": tuple(bare)}))
    for one in opened(data):
        for row in one.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_links_lead_to_the_files_from_where_the_workbook_lies(
    ranking: cxmatch.Ranking, folder: Path, tmp_path: Path
) -> None:
    made = opened(workbook(ranking, folder.parent))
    links = [cell.hyperlink.target for cell in made["Ranking"]["A"][1:]]
    assert all(link.startswith("in%20here/") for link in links)
    assert {Path(unquote(link)).name for link in links} == set(NAMES)
    assert all((folder.parent / unquote(link)).exists() for link in links)


def test_a_blind_workbook_has_no_links_and_no_names(folder: Path) -> None:
    data = workbook(cxmatch.rank(folder, as_of=DAY, blind=True), folder)
    made = opened(data)
    assert all(cell.hyperlink is None for cell in made["Ranking"]["A"])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    assert b"in here" not in whole
    assert b"dashboards of" not in whole


def test_the_heading_stays_in_sight_and_can_be_filtered(ranking: cxmatch.Ranking, folder: Path) -> None:
    found = opened(workbook(ranking, folder))["Ranking"]
    assert found.freeze_panes == "B2"
    assert found.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(found.max_column)}{found.max_row}"
    assert found["A1"].font.bold


def test_the_same_ranking_gives_the_same_bytes_on_any_day(ranking: cxmatch.Ranking, folder: Path) -> None:
    data = workbook(ranking, folder)
    assert data == workbook(ranking, folder)
    made = opened(data).properties
    assert (made.created, made.modified) == (datetime(2000, 1, 1), datetime(2000, 1, 1))


def test_more_rows_than_a_sheet_holds_are_refused(
    ranking: cxmatch.Ranking, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    with pytest.raises(UsageError, match=r"a sheet holds 3 rows, and there are 9"):
        workbook(ranking, folder)


def test_links_beyond_what_a_sheet_holds_are_left_out_and_said(
    ranking: cxmatch.Ranking, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MOST_LINKS", 2)
    made = opened(workbook(ranking, folder))
    assert [cell.hyperlink is not None for cell in made["Ranking"]["A"][1:5]] == [True, True, False, False]
    assert "links" in dict(made["About"].iter_rows(values_only=True))


def test_a_text_longer_than_a_cell_is_cut(ranking: cxmatch.Ranking) -> None:
    long = ranking.rows[0].model_copy(update={"missing": ("x" * 40_000,)})
    made = opened(workbook(ranking.model_copy(update={"rows": (long,)})))
    assert max(len(str(cell.value or "")) for cell in made["Ranking"][2]) == 32_767


def test_a_library_that_is_not_there_is_named_with_its_extra() -> None:
    code = "import sys; sys.modules['openpyxl'] = None\nfrom cxmatch.reports.sheet import check\ncheck()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ})
    assert "cxmatch[tables]" in done.stderr
