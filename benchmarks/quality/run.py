"""How well cxmatch reads and judges, on labelled texts.

    python benchmarks/quality/run.py [--shared DIR] [--floors]

Two sets are measured:
  examples   docs/examples, written for this project: is the role that a reader would say among the first two?
  shared     real labelled ads and resumes, where a folder `shared` lies beside the checkout; its own checks are run
             and their figures taken. Where it is missing, this says so and goes on.
With --floors the exit code is 1 where a figure lies below its floor in floors.json, or where the data that a floor was
set on has changed.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import cxmatch

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
AS_OF = date(2026, 11, 1)
DATA_FILES = ("postings.jsonl", "positions.jsonl", "resumes.jsonl", "occurrences.jsonl")


def examples() -> dict[str, float]:
    """Share of the sample resumes whose role, as examples.json has it, is the best, and in the best two."""
    truth = json.loads((HERE / "examples.json").read_text(encoding="utf-8"))
    places = []
    for name, role in truth.items():
        report = cxmatch.score(ROOT / "docs" / "examples" / name, as_of=AS_OF)
        places.append([fit.role for fit in report.fits].index(role))
    return {
        "examples.accuracy": sum(place == 0 for place in places) / len(places),
        "examples.first_two": sum(place < 2 for place in places) / len(places),
    }


def shared(folder: Path) -> dict[str, float]:
    """The figures that the checks in `folder` print."""
    figures: dict[str, float] = {}
    for line in _printed(folder / "check" / "quality.py").splitlines():
        if found := re.match(r"(\w+\.[\w.]+) ([\d.]+) \(\d+\)$", line):
            figures[found[1]] = float(found[2])
    for name in ("resumes", "layouts"):
        with tempfile.TemporaryDirectory() as kept:
            for path in _comparable(folder / "data" / name):
                (Path(kept) / path.name).symlink_to(path.resolve())
            printed = _printed(folder / "check" / "words.py", "--folder", kept, "--files", "1000")
        theirs, ours = re.findall(r"(?:found|has) ([\d.]+)", printed)
        figures[f"words.{name}.found"], figures[f"words.{name}.shared"] = float(theirs), float(ours)
    return figures


def _comparable(folder: Path) -> list[Path]:
    """The PDFs whose words can be compared: a scan is an error here and an empty text there, and pages are cut."""
    comparable = []
    for path in sorted(folder.glob("*.pdf")):
        try:
            document = cxmatch.read(path)
        except cxmatch.NoTextLayer:
            continue
        if not any(notice.kind == "truncated" for notice in document.notices):
            comparable.append(path)
    return comparable


def _printed(script: Path, *arguments: str) -> str:
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=True).stdout


def digest(folder: Path) -> str:
    """SHA-256 over the labelled files, so that a floor says what it was set on."""
    content = hashlib.sha256()
    for name in DATA_FILES:
        content.update((folder / "data" / name).read_bytes())
    return content.hexdigest()


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--floors", action="store_true")
    arguments = parser.parse_args()
    figures = examples()
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    wanted = dict(floors["examples"])
    if (arguments.shared / "check").is_dir():
        figures |= shared(arguments.shared)
        wanted |= floors["shared"]
        if arguments.floors and digest(arguments.shared) != floors["shared_sha256"]:
            print("the labelled data is not the one that the floors were set on")
            return 1
    else:
        print(f"no shared data beside this checkout ({arguments.shared.name}): its figures are left out")
    below = 0
    for name, value in figures.items():
        floor = wanted.get(name)
        fell = floor is not None and value < floor
        below += fell
        print(f"{name} {value:.4f}" + (f" (floor {floor})" if floor is not None else "") + (" BELOW" if fell else ""))
    return 1 if arguments.floors and below else 0


if __name__ == "__main__":
    sys.exit(main())
