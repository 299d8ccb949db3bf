from datetime import date, datetime
from pathlib import Path

import pytest

from cxmatch.errors import FileUnreadable, UsageError
from cxmatch.hiring.planning.counts import count_of, counting

PLAIN = "date,count\n2025-11-01,400\n2026-11-01,520\n"
READ = ((date(2025, 11, 1), 400), (date(2026, 11, 1), 520))


def read(tmp_path: Path, data: str | bytes) -> tuple[tuple[date, int], ...]:
    file = tmp_path / "counts.csv"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return counting(file).counts


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        "sep=;\n" + PLAIN.replace(",", ";"),
        '\r\n"SEP=;"\r\n\r\n' + PLAIN.replace(",", ";"),
        "\n\n" + PLAIN.replace(",", ";"),
        PLAIN.replace("date,count", "Date, Count "),
        'date,count\n"2025-11-01","400"\n"2026-11-01","520"',
        "\n\ndate,count\n\n2025-11-01,400\n,\n2026-11-01,520\n\n",
        "count,note,date\n400,first,2025-11-01\n520,last,2026-11-01\n",
        "date,count\n2026-11-01,520\n2025-11-01,400\n2025-11-01,400\n",
        "date,count\n2025-11-01 00:00:00,400\n2026-11-01T00:00,520\n",
        "date,count,caf\xe9\n2025-11-01,400,\n2026-11-01,520,\n".encode("latin-1"),
    ],
)
def test_a_sheet_is_read_however_a_spreadsheet_saves_it(tmp_path: Path, data: str | bytes) -> None:
    assert read(tmp_path, data) == READ


def test_a_month_is_its_last_day(tmp_path: Path) -> None:
    assert read(tmp_path, "month,count\n2024-02,5\n2026-11,6\n") == ((date(2024, 2, 29), 5), (date(2026, 11, 30), 6))


def test_an_empty_count_is_unknown_and_left_out_with_a_notice(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(PLAIN + "2026-12-01,\n2027-01-01\n")
    found = counting(file)
    assert found.counts == READ
    assert [(notice.kind, notice.text) for notice in found.notices] == [("no_count", "2026-12-01, 2027-01-01")]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "the table is empty"),
        (" \n\n", "the table is empty"),
        ("date,count\n", "there is a heading and no count below it"),
        ("date,count\n2026-11-01,\n", "there is a heading and no count below it"),
        (
            "2025-11-01,400\n",
            "the columns 'date', 'count' are missing; the first line names '2025-11-01', '400'",
        ),
        ("date,clients\n2025-11-01,400\n", "the column 'count' is missing"),
        ("day,count\n2025-11-01,400\n", "the column 'date' is missing"),
        ("date,count,count\n2025-11-01,400,1\n", "the column 'count' is there twice"),
        ("date,count\n2025-11-01,400\n03/04/2026,420\n", "line 3: '03/04/2026' can be read as two dates"),
        ("date,count\n2025-11-01,400\n31.12.2026,420\n", "line 3: '31.12.2026' does not begin with the year"),
        ("date,count\n2026-02-30,400\n", "line 2: '2026-02-30' is a day that no calendar has"),
        ("date,count\n2026-13,400\n", "line 2: '2026-13' is no date"),
        ("date,count\n2026,400\n", "line 2: '2026' is a year"),
        ("date,count\nsoon,400\n", "line 2: 'soon' is no date"),
        ("date,count\n,400\n", "line 2: '' is no date"),
        ("date,count\n2206-11-01,400\n", "line 2: the date 2206-11-01 is not between 1900 and 2100"),
        ("date,count\n2026-11-01,-5\n", "line 2: the count -5 is below zero"),
        ("date,count\n2026-11-01,5.5\n", "line 2: the count '5.5' is not whole, or is written with more than digits"),
        ('date,count\n2026-11-01,"1,20"\n', "line 2: the count '1,20' is not whole"),
        ('date,count\n2026-11-01,"12,00,000"\n', "line 2: the count '12,00,000' is not whole"),
        ("date,count\n2026-11-01,1.000\n", "line 2: the count '1.000' is not whole"),
        ("date,count\n2026-11-01,1200.5\n", "line 2: the count '1200.5' is not whole"),
        ("date,count\n9/3/2025,400\n9/4/2025,401\n", "line 2: '9/3/2025' can be read as two dates, .*yyyy-mm-dd"),
        ("date,count\n9/30/2025,400\n30/10/2025,401\n", "line 2: '9/30/2025' does not begin with the year"),
        ("date,count\n9/30/2025,400\n9.10.2025,401\n", "line 2: '9/30/2025' does not begin with the year"),
        ("date,count\n9/30/2025,400\n10/9/25,401\n", "line 2: '9/30/2025' does not begin with the year"),
        ("date,count\n2/30/2025,400\n", "line 2: '2025-02-30' is a day that no calendar has"),
        ("month,count\n25-Sep,400\n", "line 2: '25-Sep' is no date"),
        ('{"rows": []}', "this is JSON, and a CSV is needed"),
        ('[{"path": "a"}]', "this is JSON, and a CSV is needed"),
        ('\n{"path":"a"}\n{"path":"b"}', "this is JSON, and a CSV is needed"),
        ("date;count\n2026-11-01;1.200\n", "line 2: the count '1.200' is not whole"),
        ("date,count\n2026-11-01,many\n", "line 2: 'many' is no count of customers"),
        ("date,count\n2026-11-01,9999999999999\n", "line 2: the count 9999999999999 is larger"),
        ("date,count\n2026-11-01,1\n2026-11-01,2\n", r"line 3: 2026-11-01 has two counts, 1 \(.*line 2\) and 2"),
        ("date,count\nsep=;\n", "line 2: 'sep=;' is no date"),
        ('date,count\n2026-11-01,"5\n', "line 2 is no CSV"),
        ("date,count\n2026-11-01,15,5\n", "line 2 has more cells than there are columns"),
        (b"PK\x03\x04\x00\x00", "this is a workbook, and no CSV"),
        (b"date,count\n2026-11-01,\0\0", "this is no text, and no CSV"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_said_with_file_line_and_mend(
    tmp_path: Path, data: str | bytes, told: str
) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        read(tmp_path, data)
    assert caught.value.source.startswith(str(tmp_path / "counts.csv"))
    assert caught.value.advice


@pytest.mark.parametrize(
    ("data", "days", "kind"),
    [
        ("date,count\n8/5/2025,400\n9/30/2025,401\n", ["2025-08-05", "2025-09-30"], "date_order"),
        ("date;count\n05.08.2025;400\n30.09.2025;401\n", ["2025-08-05", "2025-09-30"], "date_order"),
        ("date,count\n5-8-2025,400\n30-9-2025,401\n", ["2025-08-05", "2025-09-30"], "date_order"),
        ("month,count\nAug-25,400\nsep-2025,401\n", ["2025-08-31", "2025-09-30"], "month"),
        ("Date,Customers\n2025-08-05,400\n2025-09-30,401\n", ["2025-08-05", "2025-09-30"], None),
        ("date,customers,count\n2025-08-05,1,400\n2025-09-30,2,401\n", ["2025-08-05", "2025-09-30"], None),
    ],
)
def test_dates_as_excel_saves_them_are_read_where_there_is_one_way_only(
    tmp_path: Path, data: str, days: list[str], kind: str | None
) -> None:
    (tmp_path / "counts.csv").write_text(data, encoding="utf-8")
    found = counting(tmp_path / "counts.csv")
    assert [(str(counted.day), counted.customers) for counted in found.counts] == [(days[0], 400), (days[1], 401)]
    assert [notice.kind for notice in found.notices] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("told", "count"), [("1200.0", 1200), ("1,200", 1200), ("1,234,567", 1234567), ("1,200.00", 1200), (1200.0, 1200)]
)
def test_whole_numbers_as_programs_write_them_are_counts(told: str | float, count: int) -> None:
    assert count_of(told, "count 1") == count


def test_the_line_is_counted_past_a_spreadsheets_own_mark(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="line 3: 'soon'"):
        read(tmp_path, "sep=;\ndate;count\nsoon;4\n")


def test_a_file_that_is_not_there_or_is_a_folder_is_said(tmp_path: Path) -> None:
    for place in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileUnreadable) as caught:
            counting(place)
        assert caught.value.source == str(place)


def test_dates_may_be_dates_and_counts_numbers() -> None:
    pairs = [(datetime(2026, 11, 1, 12), 520), (date(2025, 11, 1), 400)]
    assert counting(pairs).counts == READ


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([], "there are no counts"),
        ({}, "there are no counts"),
        ([3], "count 1: 3 is no pair"),
        (5, "counts: a int is no counts. Give"),
        ([("2025-11-01", 4), ("2026-11-01", 4.5)], "count 2: the count '4.5' is not whole"),
        ({"2025-11-01": True}, "count 1: 'True' is no count"),
        ([("2025-11-01", 4), ("2025-11-01", 5)], r"count 2: 2025-11-01 has two counts, 4 \(count 1\) and 5"),
    ],
)
def test_what_is_wrong_with_counts_is_said_with_their_number(counts: object, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        counting(counts)  # type: ignore[arg-type]
