"""Files of a storage are ranked as those of a folder are."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import cxmatch
from cxmatch.cli import app
from cxmatch.ranking import storage

DAY = date(2026, 11, 1)
TEXTS = {
    "a b.txt": "Coached a team of five agents and ran the weekly meetings.",
    "ü%20#.txt": "Built dashboards of metrics and wrote monthly reports.",
    "[x]*.txt": "Set quarterly goals and managed a team.",
    "deep/er/c.txt": "Tracked metrics of survey data in charts.",
}


def fill(bucket: Any, folder: Path | None = None) -> str:
    for name, text in TEXTS.items():
        bucket.put(f"people/{name}", text.encode())
        if folder is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    return "s3://bucket/people"


def test_a_bucket_is_ranked_as_the_same_folder_is(bucket: Any, tmp_path: Path) -> None:
    url = fill(bucket, tmp_path)
    here = cxmatch.rank(tmp_path, as_of=DAY).model_dump_json()
    assert cxmatch.rank(url, as_of=DAY).model_dump_json() == here.replace(str(tmp_path), url)


def test_files_of_desktops_and_markers_of_folders_are_passed_over(bucket: Any) -> None:
    url = fill(bucket)
    bucket.put("people/.DS_Store", b"x")
    bucket.put("people/deep/", b"")
    found = cxmatch.rank(url, as_of=DAY)
    assert len(found) == len(TEXTS)
    assert [Path(passed.path).name for passed in found.passed_over] == [".DS_Store"]


def test_one_object_is_named_and_an_empty_one_fails_with_its_reason(bucket: Any) -> None:
    fill(bucket)
    assert len(cxmatch.rank("s3://bucket/people/a b.txt")) == 1
    (row,) = cxmatch.rank(bucket.put("none.txt", b""))
    assert (row.status, row.error) == ("failed", "EmptyFile")


def test_where_nothing_is_it_is_said(bucket: Any) -> None:
    with pytest.raises(cxmatch.FileUnreadable, match="no such file"):
        cxmatch.rank("s3://bucket/nobody")


@pytest.mark.parametrize(
    "url", ["https://example.com/cv.pdf", "zip://a.txt::s3://bucket/a.zip", "github://a/b", "simplecache::s3://b/c"]
)
@pytest.mark.parametrize("command", [["rank", "{url}"], ["rank", str(Path(__file__).parent), "--out", "{url}.csv"]])
def test_what_is_of_no_storage_is_refused(url: str, command: list[str]) -> None:
    done = CliRunner().invoke(app, [part.format(url=url) for part in command])
    assert done.exit_code == 2 or isinstance(done.exception, cxmatch.CxmatchError), done.output


def test_a_too_large_object_is_not_fetched(bucket: Any) -> None:
    url = bucket.put("large.txt", b"x" * 5000)
    bucket.asked.clear()
    (row,) = cxmatch.rank(url, limits=cxmatch.Limits(file_bytes=1000))
    assert row.error == "LimitExceeded"
    assert ("GET", "/bucket/large.txt") not in bucket.asked


def test_an_object_that_fails_twice_is_read(bucket: Any) -> None:
    url = fill(bucket)
    bucket.failing["/a b.txt"] = 2
    assert cxmatch.rank(url).failed == ()
    assert bucket.failing["/a b.txt"] == 0


def test_an_object_that_may_not_be_read_is_a_failed_row(bucket: Any) -> None:
    url = fill(bucket)
    bucket.status = "403 Forbidden"
    bucket.failing["/a b.txt"] = 1000
    (row,) = cxmatch.rank(url).failed
    assert (row.path, row.error) == (f"{url}/a b.txt", "FileUnreadable")
    done = CliRunner().invoke(app, ["rank", url, "--no-cache", "--format", "csv"])
    assert done.exit_code == 3


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "html"])
def test_a_storage_is_written_the_bytes_of_a_file(bucket: Any, tmp_path: Path, form: str) -> None:
    url = fill(bucket)
    command = ["rank", url, "--no-cache", "--as-of", "2026-11-01", "--out"]
    for out in (str(tmp_path / f"out.{form}"), f"s3://bucket/out.{form}"):
        assert CliRunner().invoke(app, [*command, out]).exit_code == 0
    assert storage.read(f"s3://bucket/out.{form}") == (tmp_path / f"out.{form}").read_bytes()


def test_a_write_that_fails_leaves_nothing(bucket: Any) -> None:
    url = fill(bucket)
    bucket.status = "403 Forbidden"
    bucket.failing["/out.csv"] = 1000
    done = CliRunner().invoke(app, ["rank", url, "--no-cache", "--out", "s3://bucket/out.csv"])
    assert isinstance(done.exception, cxmatch.UsageError)
    bucket.failing.clear()
    assert storage.read("s3://bucket/out.csv") is None


def test_a_blind_ranking_of_a_bucket_names_no_file(bucket: Any) -> None:
    found = cxmatch.rank(fill(bucket), blind=True).model_dump_json()
    assert "s3://" not in found
    assert "a b.txt" not in found
