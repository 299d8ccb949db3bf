"""A server that really listens, on a free port of this machine, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx
import pytest

SAMPLES = Path(__file__).parents[2] / "docs" / "examples"
_START = """
import json, os, sys
from cxmatch.documents.limits import Limits
from cxmatch.web import serving
from cxmatch.web.settings import Settings
given = json.loads(sys.argv[1])
listening = serving.listen("127.0.0.1", 0)
port = listening.getsockname()[1]
def watch(event, told):
    # A number is what is open already, such as a pipe to a worker.
    if event != "open" or isinstance(told[0], int) or told[0] == os.devnull:
        return
    if told[2] & (os.O_WRONLY | os.O_RDWR):
        print("opened for writing:", told[0], file=sys.stderr, flush=True)
def ready():
    sys.dont_write_bytecode = True
    sys.addaudithook(watch)
    print(port, flush=True)
serving.serve(listening, Settings(port=port, **given), ready=ready)
"""


@dataclass
class Served:
    """A server and its process.

    Attributes:
        url: Its address, without a slash at its end.
        process: Its process.
        folder: Its folder of temporary files, its own alone.
    """

    url: str
    process: subprocess.Popen[str]
    folder: Path
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """What the server wrote beside its answers, and which files it opened for writing while it answered."""
        return (self.folder.parent / f"{self.folder.name}.log").read_text()

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def get(self, path: str, **more: object) -> httpx.Response:
        return httpx.get(self.url + path, timeout=60, **more)  # type: ignore[arg-type]

    def post(self, path: str, **more: object) -> httpx.Response:
        return httpx.post(self.url + path, timeout=60, **more)  # type: ignore[arg-type]


Serve = Callable[..., Served]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts servers with settings of their own."""
    import json

    begun: list[tuple[subprocess.Popen[str], IO[str]]] = []

    def start(**settings: object) -> Served:
        folder = tmp_path_factory.mktemp("temporary")
        told = (folder.parent / f"{folder.name}.log").open("w+")
        process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(settings)],
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            env={**os.environ, "TMPDIR": str(folder)},
            cwd=folder,
        )
        begun.append((process, told))
        assert process.stdout is not None
        return Served(f"http://127.0.0.1:{int(process.stdout.readline())}", process, folder)

    yield start
    for process, told in begun:
        process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()
        told.close()


@pytest.fixture(scope="session")
def server(serve: Serve) -> Served:
    """One server for all tests that do not need another."""
    return serve()
