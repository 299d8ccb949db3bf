"""Tables as spreadsheets save them: one reader for counts, teams, groups and rankings."""

from pathlib import Path

import pytest

from cxmatch.errors import UsageError
from cxmatch.hiring.sheets import read_sheet


@pytest.mark.parametrize(
    "data",
    [
        "path,gender\r\ncafé,x\r\n".encode("utf-8-sig"),
        "path;gender\ncafé;x\n".encode(),
        "path\tgender\ncafé\tx\n".encode("utf-16"),
        "sep=;\r\npath;gender\r\n\r\ncafé ;x;;\r\n;\r\n".encode("cp1252"),
        '"sep=;"\r\npath;gender\r\ncafé;x\r\n'.encode(),
        "\r\n\r\npath;gender;;\r\ncafé;x\r\n".encode(),
        'Path,Gender,,\n"café", x,,\n'.encode(),
    ],
    ids=[
        "byte order mark",
        "semicolons",
        "tabs in UTF-16",
        "Excel",
        "quotes around the mark",
        "empty lines above",
        "capitals and empty columns",
    ],
)
def test_tables_are_read_as_spreadsheets_save_them(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "g.csv").write_bytes(data)
    sheet = read_sheet(tmp_path / "g.csv")
    assert sheet.columns == ("path", "gender")
    assert [line.cells for line in sheet.lines] == [{"path": "café", "gender": "x"}]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text('a,b\n1,"two\nlines"\n\n3,4\n', encoding="utf-8")
    assert [line.number for line in read_sheet(tmp_path / "g.csv").lines] == [2, 5]


def test_lines_are_counted_from_the_files_first_whatever_stands_above_the_heading(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("\nsep=;\n\na;b\n1;2\n", encoding="utf-8")
    assert [line.number for line in read_sheet(tmp_path / "g.csv").lines] == [5]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 a workbook", "this is a workbook, and no CSV"),
        (b"%PDF-1.7", "this is a PDF, and no CSV"),
        (b"a,b\n1,\0\0\0\n", "this is no text, and no CSV"),
        (b"", "the table is empty"),
        (b"sep=;", "the table is empty"),
        (b";;\n", "the table is empty"),
        (b"a,A\n1,2\n", "the column 'a' is there twice"),
        (b"sep=;\na;b\n1;2;3\n", "line 3 has more cells than there are columns"),
        (b'\na,b\n1,"2\n', "line 3 is no CSV"),
    ],
)
def test_what_is_no_table_is_refused_with_the_mend(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "g.csv").write_bytes(data)
    with pytest.raises(UsageError, match=told) as caught:
        read_sheet(tmp_path / "g.csv")
    assert caught.value.source.endswith("g.csv")
    assert caught.value.advice
