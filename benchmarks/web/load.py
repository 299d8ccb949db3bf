"""Many clients at once on this machine: how long answers take, how much memory the server takes, and no wrong answer.

    python benchmarks/web/load.py [--clients 20] [--requests 500]

Every answer is compared with what the library itself says of the same file. A server that is busy says so (503), and
the client comes again when it was told to; how often that was is counted. Exits with 1 where an answer was wrong.
"""

import argparse
import itertools
import json
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx

import cxmatch

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
START = """
from cxmatch.web import serving
from cxmatch.web.settings import Settings
listening = serving.listen("127.0.0.1", 0)
port = listening.getsockname()[1]
serving.serve(listening, Settings(port=port), ready=lambda: print(port, flush=True))
"""
PLAN = {"counts": {"2025-11-01": 400, "2026-11-01": 520}, "customers": "b2b", "goals": ["Launch in Brazil"]}


class Asked(NamedTuple):
    """A request and its right answer."""

    name: str
    path: str
    sent: dict[str, Any]
    right: str


def asked() -> list[Asked]:
    """Every sample, asked in every way that suits it."""
    day = cxmatch.score(cxmatch.Document.from_text("Took calls.")).provenance.as_of

    def read(path: Path) -> cxmatch.Document:
        return cxmatch.read(path).model_copy(update={"name": path.name})

    def upload(path: Path) -> tuple[str, bytes]:
        return path.name, path.read_bytes()

    resumes, postings = (sorted((SAMPLES / name).glob("*")) for name in ("resumes", "postings"))
    made = [
        Asked(f"score {path.name}", "/v1/score", {"files": {"file": upload(path)}},
              cxmatch.score(read(path), as_of=day).model_dump_json())
        for path in (*resumes, *postings)
    ]  # fmt: skip
    made += [
        Asked(f"audit {path.name}", "/v1/audit", {"files": {"file": upload(path)}},
              cxmatch.audit(read(path), as_of=day).model_dump_json())
        for path in postings
    ]  # fmt: skip
    made += [
        Asked(f"match {resume.name}", "/v1/match", {"files": {"resume": upload(resume), "posting": upload(posting)}},
              cxmatch.match(read(resume), read(posting), as_of=day).model_dump_json())
        for resume, posting in zip(resumes, itertools.cycle(postings))
    ]  # fmt: skip
    made.append(Asked("plan", "/v1/plan", {"json": PLAN}, cxmatch.plan(**PLAN).model_dump_json()))
    return made


def memory_of(process: int) -> tuple[float, float]:
    """MiB that a process and its children hold now, by Linux's books: its own, and theirs together."""

    def held(number: int) -> float:
        try:
            lines = Path(f"/proc/{number}/status").read_text().splitlines()
        except OSError:
            return 0.0
        return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        threads = Path(f"/proc/{process}/task").iterdir()
        children += [one for thread in threads for one in (thread / "children").read_text().split()]
    except OSError:
        children = []
    return held(process), sum(held(int(child)) for child in set(children))


class Load:
    """Clients that ask in turn until all requests are made."""

    def __init__(self, url: str, requests: int) -> None:
        self._url = url
        self._turns: Iterator[Asked] = itertools.islice(itertools.cycle(asked()), requests)
        self._lock = threading.Lock()
        self.seconds: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.wrong: list[str] = []

    def run(self) -> None:
        """One client."""
        with httpx.Client(timeout=120) as client:
            while (one := self._next()) is not None:
                begun = time.perf_counter()
                answer = client.post(self._url + one.path, **one.sent)
                while answer.status_code == 503:
                    self._note(503)
                    time.sleep(float(answer.headers["retry-after"]))
                    answer = client.post(self._url + one.path, **one.sent)
                with self._lock:
                    self.seconds.append(time.perf_counter() - begun)
                self._note(answer.status_code)
                if answer.text != one.right:
                    with self._lock:
                        self.wrong.append(f"{one.name}: {answer.status_code} {answer.text[:200]}")

    def _next(self) -> Asked | None:
        with self._lock:
            return next(self._turns, None)

    def _note(self, status: int) -> None:
        with self._lock:
            self.statuses[status] += 1


def main() -> int:
    """Prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--clients", type=int, default=20)
    arguments.add_argument("--requests", type=int, default=500)
    arguments.add_argument("--json", action="store_true", help="the figures as JSON")
    given = arguments.parse_args()
    server = subprocess.Popen([sys.executable, "-c", START], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        load = Load(f"http://127.0.0.1:{int(server.stdout.readline())}", given.requests)
        clients = [threading.Thread(target=load.run) for _ in range(given.clients)]
        begun = time.perf_counter()
        for client in clients:
            client.start()
        own = workers = 0.0
        while any(client.is_alive() for client in clients):
            now = memory_of(server.pid)
            own, workers = max(own, now[0]), max(workers, now[1])
            time.sleep(0.1)
        whole = time.perf_counter() - begun
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()
    cuts = statistics.quantiles(load.seconds, n=100)
    figures = {
        "clients": given.clients,
        "requests": len(load.seconds),
        "wrong": len(load.wrong),
        "busy": load.statuses[503],
        "a second": round(given.requests / whole, 1),
        "p50 ms": round(cuts[49] * 1e3),
        "p95 ms": round(cuts[94] * 1e3),
        "p99 ms": round(cuts[98] * 1e3),
        "server MiB": round(own),
        "workers MiB": round(workers),
    }
    print(json.dumps(figures) if given.json else "\n".join(f"{name:12} {value}" for name, value in figures.items()))
    for line in load.wrong[:5]:
        print("wrong:", line, file=sys.stderr)
    return 1 if load.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
