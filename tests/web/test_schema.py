"""The app against its own description: Schemathesis finds no failure of the server, and no answer beside it."""

import re
import subprocess
import sys
from pathlib import Path

from tests.web.conftest import Served

EXAMPLES = 25
"""Requests of each kind for each address; enough for its own corner cases, few enough for a test."""


def test_no_request_that_the_description_allows_or_forbids_makes_the_server_fail(
    server: Served, tmp_path: Path
) -> None:
    program = Path(sys.executable).with_name("schemathesis")
    done = subprocess.run(
        [
            program,
            "run",
            f"{server.url}/openapi.json",
            "--checks=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
            f"--max-examples={EXAMPLES}",
            "--phases=examples,coverage,fuzzing",
            "--seed=1",
            "--workers=1",
            "--request-timeout=30",
            "--no-color",
            "--generation-database=none",
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
    (passed,) = re.findall(r"generated, (\d+) passed", done.stdout)
    assert int(passed) > 200
    assert server.get("/healthz").status_code == 200
