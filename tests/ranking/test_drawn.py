"""What workers make of files beside their rows: found again by the rows' names, and kept out of memory."""

import json
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from cxmatch import UsageError, rank, team
from cxmatch.ranking.drawn import Drawn, Seen

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
AS_OF = date(2026, 11, 1)
HOW = "tests.ranking.test_drawn:told"
WORK = "Experience\nSupport analyst, Acme, Jan 2019 - Dec 2024\nTracked metrics, drew charts and led five agents.\n"


def told(seen: Seen) -> str:
    """What these tests have workers make: all that a worker knows, by its kind."""
    return json.dumps(
        {
            "path": seen.row.path,
            "fits": [fit.model_dump_json() for fit in seen.fits],
            "rejected": [one.model_dump_json() for one in seen.rejected],
            "report": seen.report and seen.report.document.text,
            "comparison": seen.comparison and seen.comparison.resume.text,
            "digest": seen.digest,
        }
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "people"
    made.mkdir()
    for name in ("ada", "bea"):
        text = f"{name.title()} Roe\n{name}@example.com\n\n{WORK}References by {name.title()} Roe.\n"
        (made / f"{name}.txt").write_text(text)
    (made / "copy.txt").write_bytes((made / "ada.txt").read_bytes())
    (made / "empty.pdf").write_bytes(b"")
    return made


def test_each_row_has_what_was_made_of_its_file_and_one_that_failed_has_nothing(folder: Path) -> None:
    with Drawn(HOW) as drawn:
        ranking = rank(folder, as_of=AS_OF, drawn=drawn)
        made = {row.path: drawn[row.path] for row in ranking}
    read = {Path(path).name: json.loads(text) for path, text in made.items() if text}
    assert sorted(read) == ["ada.txt", "bea.txt", "copy.txt"]
    for name, one in read.items():
        assert Path(one["path"]).name == name
        assert one["report"].strip() == (folder / name).read_text().strip()
        assert len(one["fits"]) == 5
        assert one["comparison"] is None


def test_beside_a_posting_it_is_the_comparison(folder: Path) -> None:
    with Drawn(HOW) as drawn:
        ranking = rank(folder, posting=EXAMPLES / "postings/customer-insights-analyst.md", drawn=drawn)
        one = json.loads(drawn[ranking.rows[0].path])
    assert one["comparison"].split()[0] in ("Ada", "Bea")
    assert (one["report"], one["fits"]) == (None, [])


@pytest.mark.parametrize("beside", [None, EXAMPLES / "postings/customer-insights-analyst.md"], ids=["roles", "posting"])
def test_in_a_blind_ranking_what_it_is_made_of_names_nobody(folder: Path, beside: Path | None) -> None:
    with Drawn(HOW) as drawn:
        ranking = rank(folder, posting=beside, as_of=AS_OF, blind=True, drawn=drawn)
        made = [drawn[row.path] for row in ranking if row.status != "failed"]
    assert len(made) == 3
    assert all(made)
    for text in made:
        one = json.loads(text)
        assert (one["report"], one["comparison"]) == (None, None)
        assert not any(word in text for word in ("Ada", "Bea", "Roe", "example.com", "ada.txt"))


def test_files_with_the_same_bytes_share_it_under_their_label(folder: Path) -> None:
    with Drawn(HOW) as drawn:
        ranking = rank(folder, as_of=AS_OF, blind=True, drawn=drawn)
        copies = [row.path for row in ranking if row.same_as is not None]
        assert len(copies) == 1
        assert drawn[copies[0]]


def test_members_of_a_team_find_theirs_by_their_names() -> None:
    with Drawn(HOW) as drawn:
        found = team(EXAMPLES / "team.csv", as_of=AS_OF, drawn=drawn)
        read = {member.name: json.loads(drawn[member.name]) for member in found.members if member.status != "failed"}
    assert len(read) == 5
    assert all(member.split()[-1] in one["report"] for member, one in read.items())


def test_a_ranking_is_the_same_whether_something_is_drawn_or_not(folder: Path) -> None:
    with Drawn(HOW) as drawn:
        assert rank(folder, as_of=AS_OF, drawn=drawn) == rank(folder, as_of=AS_OF)


@pytest.mark.parametrize("workers", [1, 3])
def test_it_is_the_same_on_any_number_of_workers(folder: Path, workers: int) -> None:
    def made(count: int) -> Iterable[str]:
        with Drawn(HOW) as drawn:
            return [drawn[row.path] for row in rank(folder, as_of=AS_OF, workers=count, drawn=drawn)]

    assert made(workers) == made(2)


def test_what_was_made_is_gone_with_the_file_it_is_kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Drawn(HOW) as drawn:
        drawn.keep("a", "Ada's text")
        assert list(tmp_path.iterdir()) == []  # it has no name that anybody could open
    with pytest.raises(ValueError, match="closed"):
        drawn["a"]


def test_any_text_comes_back_as_it_was() -> None:
    with Drawn(HOW) as drawn:
        for name, text in (("a", "né\n"), ("b", ""), ("c", "\N{GRINNING FACE}" * 3)):
            drawn.keep(name, text)
        assert [drawn[name] for name in "cab?"] == ["\N{GRINNING FACE}" * 3, "né\n", "", ""]


@pytest.mark.parametrize("text", ["a few words", "x" * 100_000], ids=["short", "long"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_want_of_room_is_told_at_once_and_hides_nothing_at_the_end(text: str) -> None:
    with Drawn(HOW) as drawn:
        drawn._spill._file.close()
        drawn._spill._file = Path("/dev/full").open("r+b")  # noqa: SIM115 - closed by the outer `with`
        with pytest.raises(UsageError, match=r"No space left on device.*TMPDIR"):
            drawn.keep("a", text)


def test_a_full_disk_is_told_with_what_to_do() -> None:
    class Full:
        def seek(self, *_: int) -> int:
            return 0

        def write(self, _: bytes) -> int:
            raise OSError(28, "No space left on device")

    drawn = Drawn(HOW)
    drawn._spill._file.close()
    drawn._spill._file = Full()  # type: ignore[assignment]
    with pytest.raises(UsageError, match=r"No space left on device.*TMPDIR"):
        drawn.keep("a", "text")


def test_where_nothing_can_be_kept_it_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UsageError, match=r"No such file or directory.*TMPDIR"):
        Drawn(HOW)


def test_where_no_folder_is_for_temporary_files_it_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/nonexistent"])
    with pytest.raises(UsageError, match=r"No usable temporary directory.*TMPDIR"):
        Drawn(HOW)
