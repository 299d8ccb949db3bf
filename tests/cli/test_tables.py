"""`--out` of the commands that answer for many files, as people call it."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from cxmatch import Ranking, Row, Team
from cxmatch.cli.tables import ENDINGS, Format

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
RESUME = EXAMPLES / "resumes" / "mateus-prado.pdf"
POSTINGS = EXAMPLES / "postings"
DAY = ("--as-of", "2026-11-01")
NO_CACHE = ("--no-cache",)
MAIN = "from cxmatch.cli import main; main()"
WORK = "Experience\nSupport analyst, Acme, Jan 2019 - Dec 2024\nTracked metrics, drew charts and led {} agents.\n"
FORMS = sorted(ENDINGS.keys() - {".htm"})


def cxmatch(*arguments: object, code: str = MAIN, **options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **options}, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("Applications of Grace")
    for number, name in enumerate(("ada", "=1+1", "@bea"), 2):
        (made / f"{name}.txt").write_text(f"Ada Roe\nada.roe@example.com\n\n{WORK.format(number)}")
    (made / "copy.txt").write_bytes((made / "ada.txt").read_bytes())
    return made


@pytest.fixture(scope="module")
def with_failed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("some failed")
    for file in folder.iterdir():
        (made / file.name).write_bytes(file.read_bytes())
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    return made


def names(out: Path) -> set[str]:
    """The names of the files in an answer, of whichever form."""
    data = out.read_bytes()
    match out.suffix:
        case ".json":
            paths = [row.path for row in Ranking.model_validate_json(data)]
        case ".jsonl":
            paths = [Row.model_validate_json(line).path for line in data.splitlines()]
        case ".csv":
            paths = [row["path"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""))]
        case ".parquet":
            paths = pyarrow.parquet.read_table(out).column("path").to_pylist()
        case ".xlsx":
            book = openpyxl.load_workbook(out)
            paths = [str(cell.value) for sheet in ("Ranking", "Failed") for cell in book[sheet]["A"][1:]]
        case _:
            text = data.decode()
            return {name for name in ("ada.txt", "=1+1.txt", "@bea.txt", "copy.txt", "broken.pdf") if name in text}
    return {Path(path).name for path in paths}


def left_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def plain(out: Path) -> str:
    """All that a file holds, unpacked."""
    if out.suffix == ".xlsx":
        with zipfile.ZipFile(out) as parts:
            return "\n".join(parts.read(name).decode() for name in parts.namelist())
    if out.suffix == ".parquet":
        table = pyarrow.parquet.read_table(out)
        return json.dumps(table.to_pylist(), ensure_ascii=False) + str(table.schema.metadata)
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_the_ending_picks_the_form_and_every_file_is_in_it(ending: str, with_failed: Path, tmp_path: Path) -> None:
    out = tmp_path / f"answer{ending}"
    done = cxmatch("rank", with_failed, *DAY, *NO_CACHE, "--out", out)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"5 files, 1 failed; its row says why\n"
    assert names(out) == {"ada.txt", "=1+1.txt", "@bea.txt", "copy.txt", "broken.pdf"}
    assert left_in(tmp_path) == [out.name]


@pytest.mark.parametrize("ending", FORMS)
def test_where_nothing_failed_nothing_is_said_and_the_bytes_are_the_same_twice(
    ending: str, folder: Path, tmp_path: Path
) -> None:
    outs = tmp_path / f"ONE{ending.upper()}", tmp_path / f"two{ending}"
    for out in outs:
        done = cxmatch("rank", folder, "--role", "analyst", *DAY, *NO_CACHE, "--out", out)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert outs[0].read_bytes() == outs[1].read_bytes()


@pytest.mark.parametrize(
    "beside", [(), ("--posting", POSTINGS / "customer-insights-analyst.md")], ids=["roles", "posting"]
)
@pytest.mark.parametrize("ending", FORMS)
def test_a_blind_answer_names_nobody_in_any_form(
    ending: str, beside: tuple[object, ...], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"answer{ending}"
    assert cxmatch("rank", folder, *beside, "--blind", *DAY, "--out", out).returncode == 0
    told = plain(out)
    assert "Person " in told
    for hidden in ("Ada", "Roe", "ada.txt", "1+1", "bea", "example.com", "Applications of Grace", str(folder.parent)):
        assert hidden not in told, hidden


@pytest.mark.parametrize("ending", FORMS)
def test_many_postings_beside_a_resume_have_every_form(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"answer{ending}"
    done = cxmatch("match", RESUME, POSTINGS, *DAY, "--out", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "customer-insights-analyst.md" in plain(out)


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet", ".json", ".jsonl"])
def test_of_each_role_as_many_are_listed_and_no_failed_file_is_lost(
    ending: str, with_failed: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"answer{ending}"
    cxmatch("rank", with_failed, "--role", "analyst", "--top", 1, *DAY, *NO_CACHE, "--out", out)
    found = names(out)
    assert "broken.pdf" in found
    assert len(found) == 2


def test_a_workbook_leads_to_the_files_from_its_own_folder(folder: Path) -> None:
    out = folder.parent / "ranking.xlsx"
    cxmatch("rank", folder, *DAY, *NO_CACHE, "--out", out)
    links = {cell.hyperlink.target for cell in openpyxl.load_workbook(out)["Ranking"]["A"][1:]}
    assert links == {f"{folder.name.replace(' ', '%20')}/{name}.txt" for name in ("ada", "copy", "%3D1%2B1", "%40bea")}


@pytest.mark.parametrize(
    ("name", "code", "page"),
    [("team.html", 0, "A team and its roles"), ("team.json", 0, ""), ("team.txt", 0, "")],
)
def test_a_team_is_a_page_json_or_text(name: str, code: int, page: str, tmp_path: Path) -> None:
    out = tmp_path / name
    done = cxmatch("team", EXAMPLES / "team.csv", *DAY, "--out", out)
    assert (done.returncode, done.stdout) == (code, b"")
    told = out.read_text(encoding="utf-8")
    assert page in told
    assert "Mateus Prado" in told
    if out.suffix == ".json":
        assert len(Team.model_validate_json(told).members) == 5


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("rank", RESUME, "--out", "a.pdf"), "names no form"),
        (("rank", RESUME, "--out", "bare"), "add --format"),
        (("rank", RESUME, "--out", "a.html", "--format", "csv"), "--format says csv"),
        (("match", RESUME, POSTINGS, "--out", "a.xlsx", "--json"), "--json says json"),
        (("match", RESUME, POSTINGS, "--out", "a.pdf"), "add --json"),
        (("team", EXAMPLES / "team.csv", "--out", "a.html", "--json"), "another form"),
        (("team", EXAMPLES / "team.csv", "--out", "a.xlsx"), "names no form"),
        (("rank", RESUME, "--out", EXAMPLES / "nowhere" / "a.csv"), "no such folder"),
        (("rank", RESUME, "--top", "0"), "--top"),
    ],
)
def test_wrong_use_is_told_before_any_file_is_read(arguments: tuple[object, ...], says: str, tmp_path: Path) -> None:
    there = [tmp_path / one if isinstance(one, str) and one.startswith(("a.", "bare")) else one for one in arguments]
    done = cxmatch(*there, COLUMNS="300")
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(("ending", "missing"), [(".xlsx", "openpyxl"), (".parquet", "pyarrow")])
def test_a_form_whose_library_is_missing_names_the_extra_before_the_work(
    ending: str, missing: str, tmp_path: Path
) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; {MAIN}"
    # A folder that is not there would be told once the work begins.
    done = cxmatch("rank", tmp_path / "nowhere", "--out", tmp_path / f"a{ending}", code=code, COLUMNS="300")
    assert done.returncode == 2
    assert b"pip install 'cxmatch[tables]'" in done.stderr
    assert left_in(tmp_path) == []


def test_a_page_without_the_library_of_charts_says_what_is_missing(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    code = f"import sys; sys.modules['matplotlib'] = None; {MAIN}"
    done = cxmatch("rank", EXAMPLES / "resumes", *DAY, *NO_CACHE, "--out", out, code=code)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "charts are drawn by matplotlib, which is not installed" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("before", [None, "as it was"], ids=["none there", "one there"])
def test_an_answer_that_fails_in_mid_way_leaves_what_was_there(
    before: str | None, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.html"
    if before is not None:
        out.write_text(before)
    # The frame of the page is written before the first person's part is asked for.
    code = (
        "import cxmatch.ranking.drawn as drawn\n"
        "def gone(self, name): raise OSError(5, 'Input/output error')\n"
        f"drawn.Drawn.__getitem__ = gone\n{MAIN}"
    )
    done = cxmatch("rank", folder, *DAY, *NO_CACHE, "--out", out, code=code)
    assert done.returncode == 2
    assert b"Input/output error" in done.stderr
    assert b"Traceback" not in done.stderr
    assert left_in(tmp_path) == ([] if before is None else ["a.html"])
    assert before is None or out.read_text() == before


def test_a_command_that_is_stopped_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    code = (
        "import sys, time, cxmatch.ranking.drawn as drawn\n"
        "def slow(self, name): print('at it', flush=True); time.sleep(60)\n"
        f"drawn.Drawn.__getitem__ = slow\n{MAIN}"
    )
    command = [sys.executable, "-c", code, "rank", str(folder), *NO_CACHE, "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"at it\n"
        begun = time.monotonic()
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
    assert running.returncode != 0
    assert time.monotonic() - begun < 30
    assert left_in(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device")
@pytest.mark.parametrize("form", [Format.html, Format.csv, Format.xlsx])
def test_an_answer_may_go_to_a_pipe_by_its_name(form: Format, folder: Path) -> None:
    given = ("rank", folder, *DAY, *NO_CACHE, "--format", form)
    by_name, bare = cxmatch(*given, "--out", "/dev/stdout"), cxmatch(*given)
    assert (by_name.returncode, by_name.stderr) == (0, b"")
    assert by_name.stdout == bare.stdout != b""


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device")
def test_an_answer_to_standard_output_by_its_name_goes_to_the_end_of_the_file_that_it_is(
    folder: Path, tmp_path: Path
) -> None:
    given = (sys.executable, "-c", MAIN, "rank", folder, *DAY, *NO_CACHE, "--format", "csv")
    log = tmp_path / "log"
    log.write_bytes(b"kept\n")
    with log.open("ab") as opened:
        for out in (("--out", "/dev/stdout"), ("--out", "/dev/fd/1"), ()):
            subprocess.run([*given, *out], stdout=opened, stderr=subprocess.PIPE, check=True)
    kept, *answers = log.read_bytes().partition(b"kept\n")[1:]
    assert kept == b"kept\n"
    third = len(answers[0]) // 3
    assert answers[0] == answers[0][:third] * 3 != b""


@pytest.mark.parametrize(
    ("form", "options", "listed"),
    [("html", (), 1), ("html", ("--top", 3), 3), ("table", (), 1), ("table", ("--top", 3), 3), ("csv", (), 4)],
)
def test_of_many_files_the_best_are_shown_to_people_and_all_to_programs(
    tmp_path: Path, form: str, options: tuple[object, ...], listed: int
) -> None:
    people = tmp_path / "people"
    people.mkdir()
    for name, said in {
        "ada": "Built dashboards of churn in SQL and presented metrics.", "bea": "Led six agents on the late shift.",
        "cyd": "Renewed forty accounts and ran their onboarding.", "dag": "Answered calls about lost parcels.",
    }.items():  # fmt: skip
        (people / f"{name}.txt").write_text(f"{name.title()} Roe\n\nExperience\n\nAcme, 2019 - 2024\n{said}\n")
    (people / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    code = f"from cxmatch.cli import tables; tables._BEST = dict.fromkeys(tables._BEST, (3, 1)); {MAIN}"
    out = () if form == "table" else ("--out", tmp_path / f"ranking.{form}")
    done = cxmatch("rank", people, "--role", "analyst", *DAY, *NO_CACHE, *options, *out, code=code)
    answer = done.stdout.decode() if form == "table" else (tmp_path / f"ranking.{form}").read_text()
    assert (done.returncode, "broken.pdf" in answer) == (3, True)
    assert "ada.txt" in answer
    assert sum(f"{name}.txt" in answer for name in ("ada", "bea", "cyd", "dag")) == listed
