"""A ranking that is not held in memory is the same ranking."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import cxmatch
from cxmatch.ranking.stream import rank_stream
from cxmatch.reports.tables import TableFormat, write

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples" / "resumes"
DAY = date(2026, 11, 1)


def bytes_of(ranking: object, form: TableFormat) -> bytes:
    out = io.BytesIO()
    write(ranking, form, out)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_stream_gives_what_the_ranking_does_in_every_form() -> None:
    whole = cxmatch.rank(SAMPLES, as_of=DAY)
    with rank_stream(SAMPLES, as_of=DAY) as stream:
        assert tuple(stream) == tuple(stream) == whole.rows
        for form in ("json", "jsonl", "csv", "parquet", "xlsx"):
            assert bytes_of(stream, form) == bytes_of(whole, form), form  # type: ignore[arg-type]
        assert stream.top(1) == whole.top(1)
        outline = stream.outline(1)
        assert [row.path for row in outline] == [row.path for row in whole]
        best = {row.path for row in whole.top(1)}
        assert all((row.path in best) == bool(row.evidence) for row in outline)
    with pytest.raises(ValueError, match="closed"):
        next(iter(stream))


def test_memory_stays_flat(tmp_path: Path) -> None:
    code = (
        "import sys, resource; from cxmatch.ranking.stream import rank_stream\n"
        "with rank_stream(sys.argv[1]) as stream: assert sum(1 for _ in stream) == int(sys.argv[2])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    peaks = []
    for count in (300, 3000):
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.txt").write_text(f"Managed team {number}. Tracked metrics {number * 7919} in charts.")
        done = subprocess.run([sys.executable, "-c", code, folder, str(count)], capture_output=True, text=True)
        peaks.append(int(done.stdout))
    assert peaks[1] - peaks[0] < 60 * 1024, peaks
