"""Many at once get right answers: a small run of the benchmark, whose figures are not looked at here."""

import json
import subprocess
import sys
from pathlib import Path

LOAD = Path(__file__).resolve().parents[2] / "benchmarks" / "web" / "load.py"


def test_no_answer_is_wrong_where_several_ask_at_once() -> None:
    done = subprocess.run(
        [sys.executable, LOAD, "--clients", "6", "--requests", "48", "--json"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["requests"], told["wrong"]) == (48, 0)
