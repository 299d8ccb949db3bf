"""How soon a report of many people can be looked at, in Chromium; the people are invented.

    python benchmarks/report/paint.py [--people N] [--keep FOLDER]

Makes resumes out of parts of the invented ones in benchmarks/quality, each with its own name, runs
`cxmatch rank FOLDER --out report.html`, and opens the report from a file, with scripts and without. Prints how long the
ranking took and how large the report is, and in milliseconds from the beginning of the load: the first paint of
anything of the page, its whole reading (DOMContentLoaded), and how long sorting, filtering and opening somebody take.
The first paint is held to 3 s; the exit code says whether it was.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
INVENTED = ROOT / "benchmarks" / "quality" / "invented" / "resumes.jsonl"
PEOPLE: Final = 5000
MOST: Final = 3000.0
"""Milliseconds until something is painted."""
SEED: Final = 20261101
_START: Final = "from cxmatch.cli import main; main()"
_PAINT: Final = "performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)[0]"
_READ: Final = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
# Until the frame after it is on its way to the screen, not only until the script has done its work.
_FRAME: Final = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"


def make(folder: Path, people: int) -> None:
    """Writes that many resumes: the paragraphs of two invented ones, under a name of their own."""
    chance = random.Random(SEED)
    texts = [json.loads(line)["text"] for line in INVENTED.read_text(encoding="utf-8").splitlines()]
    for number in range(people):
        one, other = (chance.choice(texts).split("\n\n") for _ in range(2))
        body = [*one[1:], *chance.sample(other[1:], k=len(other) // 3)]
        text = "\n\n".join([f"Person Number {number}\nperson{number}@example.com", *body])
        (folder / f"person-{number:05d}.txt").write_text(text, encoding="utf-8")


def rank(folder: Path, out: Path) -> float:
    """Makes the report, and says how many seconds that took."""
    started = time.perf_counter()
    command = [sys.executable, "-c", _START, "rank", str(folder), "--out", str(out), "--as-of", "2026-11-01"]
    subprocess.run(command, check=True)
    return time.perf_counter() - started


def looked_at(browser: Browser, report: Path, *, script: bool) -> dict[str, float]:
    """Opens the report and measures; milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.set_default_timeout(0)
    page.goto(report.as_uri(), wait_until="load")
    # The page's own scripts are off there; what is asked from outside is answered all the same.
    while page.evaluate(_PAINT) is None:
        time.sleep(0.05)
    found: dict[str, float] = {"first paint": page.evaluate(_PAINT), "read": page.evaluate(_READ)}
    found.update(used(page) if script else {})
    context.close()
    return found


def used(page: Page) -> dict[str, float]:
    """Sorts, filters and opens somebody."""

    def timed(doing: str) -> float:
        return float(
            page.evaluate(
                f"async () => {{ const begun = performance.now(); {doing}; {_FRAME}return performance.now() - begun; }}"
            )
        )

    return {
        "sort": timed("document.querySelector('#people th.fit button').click()"),
        "filter": timed(
            "const box = document.querySelector('#search'); box.value = '0042'; box.dispatchEvent(new Event('input'))"
        ),
        "all again": timed(
            "const box = document.querySelector('#search'); box.value = ''; box.dispatchEvent(new Event('input'))"
        ),
        "open": timed("location.hash = document.querySelector('#people tbody a').hash"),
    }


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--keep", type=Path, help="a folder for the resumes and the report; else they are thrown away")
    arguments = parser.parse_args()
    program = os.environ.get("CXMATCH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("there is no Chromium")
        return 1
    with tempfile.TemporaryDirectory() as thrown:
        work = arguments.keep or Path(thrown)
        (work / "resumes").mkdir(parents=True, exist_ok=True)
        make(work / "resumes", arguments.people)
        report = work / "report.html"
        seconds = rank(work / "resumes", report)
        size = report.stat().st_size
        print(f"{arguments.people} people ranked in {seconds:.1f} s; the report has {size / 2**20:.1f} MiB")
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=[*flags, "--disable-dev-shm-usage"])
            first = []
            for script in (True, False):
                found = looked_at(browser, report, script=script)
                told = ", ".join(f"{name} {value:.0f} ms" for name, value in found.items())
                print(f"{'with' if script else 'without'} scripts: {told}")
                first.append(found["first paint"])
            browser.close()
    return int(max(first) > MOST)


if __name__ == "__main__":
    sys.exit(main())
