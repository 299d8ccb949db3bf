"""What docs/serve.md says of the interface, done as it stands there."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cxmatch.web.problems import STATUS
from tests.web.conftest import Served

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "serve.md").read_text()
COMMANDS = [
    line for block in re.findall(r"^```bash\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_request_in_the_docs_is_answered(server: Served, command: str) -> None:
    own = command.replace("http://127.0.0.1:8000", server.url)
    done = subprocess.run(["sh", "-c", own], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)


def test_the_page_names_every_status_and_every_kind_of_the_server_s_own() -> None:
    table = PAGE[PAGE.index("| status | kinds |") : PAGE.index("## Limits")]
    told = {int(number) for row in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) for number in row.split(",")}
    assert set(STATUS.values()) - {500} == told
    for kind in STATUS:
        assert kind in PAGE or kind == "Failure", kind
