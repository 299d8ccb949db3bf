"""Whether every broken file ends as a document or as an error of ours, in its time.

    python benchmarks/robustness/run.py [--seconds 600] [--seed 1] [--mutants 5000] [--only N] [--threads N]
                                        [--files FOLDER]... [--keep FOLDER] [--json] [--quick] [--strict]

Real files are broken (bytes flipped, cut, repeated, swapped, spliced from file to file; numbers and lengths changed;
PDF streams and parts of DOCX and ODT packages unpacked, broken and packed again), and each mutant is read by
`cxmatch.read(bytes, isolated=True)` from several threads at once. It ends with the number of mutants or with the time,
whichever is first. What a mutant is depends on the seed, its number, the files and the version of zlib alone.

Files: the samples in docs/examples and some that are made here; the folders `data` and `hostile` of a folder `shared`
beside the checkout, where they are there; or those of --files alone.

Wrong, and said by exit code 1: any error but a DocumentError, a document that does not hold together, a reading past
22 s, no mutant at all. A worker that died is typed (WorkerCrashed): it is counted, and wrong with --strict. What is
wrong or crashed is kept in the folder of --keep, under the number that makes it again; it may hold words of the files
that it was made of.
"""

import argparse
import json
import os
import statistics
import sys
import threading
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from files import File, generated, of_folder, samples
from mutating import Mutant, mutant

import cxmatch
from cxmatch.errors import DocumentError, WorkerCrashed

ROOT: Final = Path(__file__).resolve().parents[2]
PAST: Final = 22.0
"""Seconds that a reading may take: those of `Limits.file_seconds`, and two to end a worker and start another."""
QUICK_SECONDS: Final = 20.0
QUICK_MUTANTS: Final = 1000
"""What --quick is: enough for each way of breaking to come up, on a machine of two cores."""
_OTHERS: Final = 8
"""Files out of which one mutant may take pieces."""


@dataclass
class Found:
    """What came of all mutants so far; each thread adds to it under the lock."""

    outcomes: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def made(seed: int, number: int, files: list[File]) -> tuple[File, Mutant]:
    """The mutant of that number, and the file that it is made of."""
    chance = Random(f"{seed} {number}")
    file = chance.choice(files)
    others = tuple(chance.choice(files).data for _ in range(_OTHERS))
    return file, mutant(file.data, others, chance)


def outcome(data: bytes) -> tuple[str, str]:
    """How reading ends: "Document" or the error's name, and what is wrong with that, else nothing."""
    try:
        document = cxmatch.read(data, isolated=True)
    except DocumentError as error:
        return error.kind, "" if error.what else "an error that says nothing"
    except Exception as error:  # what is looked for
        return type(error).__name__, f"no error of ours: {error}"
    return "Document", _amiss(document)


def _amiss(document: cxmatch.Document) -> str:
    """What does not hold together in a document that was read out of a broken file."""
    if not document.text.strip():
        return "a document without a word"
    edges = [0, *(edge for part in document.sections for edge in (part.start, part.end)), len(document.text)]
    if edges[::2] != edges[1::2]:
        return "sections with gaps"
    if list(document.pages) != sorted(document.pages) or (document.pages and document.pages[0]):
        return "pages out of order"
    spans = (*document.dates, *document.contacts, *document.names)
    if any(not 0 <= span.start < span.end <= len(document.text) for span in spans):
        return "a span outside of the text"
    return ""


def one(seed: int, number: int, files: list[File], found: Found, keep: Path | None) -> None:
    """Breaks a file, reads it, and notes what came of it."""
    file, broken = made(seed, number, files)
    started = time.perf_counter()
    name, wrong = outcome(broken.data)
    seconds = time.perf_counter() - started
    if seconds > PAST:
        wrong = wrong or f"took {seconds:.1f} s"
    again = f"--seed {seed} --only {number} ({file.name}; {', '.join(broken.ways)})"
    with found.lock:
        found.outcomes[name] += 1
        found.ways.update(broken.ways)
        found.seconds.append(seconds)
        if wrong:
            found.wrong.append(f"{name}, {wrong}: {again}")
        if name == WorkerCrashed.__name__:
            found.crashed.append(again)
    if keep and (wrong or name == WorkerCrashed.__name__):
        (keep / f"{seed}-{number}{Path(file.name).suffix}").write_bytes(broken.data)


def numbers(most: int, until: float, found: Found) -> Iterator[int]:
    """Counts up until there are enough or it is time; says on standard error how it goes."""
    said = time.monotonic()
    for number in range(most):
        now = time.monotonic()
        if now >= until:
            return
        if now - said >= 10:
            said = now
            print(f"{len(found.seconds)} of {most}: {dict(found.outcomes.most_common())}", file=sys.stderr, flush=True)
        yield number


def everything(arguments: argparse.Namespace, files: list[File]) -> Found:
    """Reads mutants until the end."""
    found = Found()
    until = time.monotonic() + arguments.seconds
    if arguments.only is not None:
        one(arguments.seed, arguments.only, files, found, arguments.keep)
        return found
    # No more is handed out than is at work, so that the time is held to.
    places = threading.Semaphore(arguments.threads)
    with ThreadPoolExecutor(arguments.threads) as pool:
        jobs = []
        for number in numbers(arguments.mutants, until, found):
            places.acquire()
            job = pool.submit(one, arguments.seed, number, files, found, arguments.keep)
            job.add_done_callback(lambda _: places.release())
            jobs.append(job)
    for job in jobs:
        job.result()  # a fault of the benchmark's own
    return found


def inputs(arguments: argparse.Namespace) -> list[File]:
    """The files that are broken."""
    if arguments.files:
        return [file for folder in arguments.files for file in of_folder(folder)]
    files = samples() + generated()
    if arguments.quick:
        return files
    for folder in (arguments.shared / "data", arguments.shared / "hostile"):
        if folder.is_dir():
            files += of_folder(folder)
        else:
            print(f"no {folder.name} beside this checkout: its files are left out", file=sys.stderr)
    return files


def told(found: Found, arguments: argparse.Namespace, files: list[File]) -> dict[str, object]:
    """The answer as JSON holds it."""
    seconds = sorted(found.seconds) or [0.0]
    return {
        "seed": arguments.seed,
        "files": len(files),
        "mutants": len(found.seconds),
        "outcomes": dict(found.outcomes.most_common()),
        "ways": dict(sorted(found.ways.items())),
        "median_seconds": round(statistics.median(seconds), 4),
        "slowest_seconds": round(seconds[-1], 2),
        "crashed": sorted(found.crashed),
        "wrong": sorted(found.wrong),
    }


def main() -> int:
    """Breaks, reads and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, help="no mutant is begun later (600)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutants", type=int, help="how many at most (5000)")
    parser.add_argument("--only", type=int, metavar="N", help="the mutant of this number alone")
    parser.add_argument("--threads", type=int, default=max(2, os.cpu_count() or 1))
    parser.add_argument("--files", type=Path, action="append", metavar="FOLDER", help="break these files alone")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where mutants that are wrong are kept")
    parser.add_argument("--json", action="store_true", help="one object on standard output")
    parser.add_argument("--quick", action="store_true", help="some 20 seconds, this project's own files alone")
    parser.add_argument("--strict", action="store_true", help="a worker that died is wrong too")
    arguments = parser.parse_args()
    if arguments.seconds is None:
        arguments.seconds = QUICK_SECONDS if arguments.quick else 600.0
    if arguments.mutants is None:
        arguments.mutants = QUICK_MUTANTS if arguments.quick else 5000
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
    warnings.filterwarnings("ignore", "Duplicate name")  # packages with a part twice are made on purpose
    files = inputs(arguments)
    if not files:
        parser.error("there are no files to break")
    found = everything(arguments, files)
    answer = told(found, arguments, files)
    if arguments.json:
        print(json.dumps(answer, indent=1))
    else:
        for name, count in found.outcomes.most_common():
            print(f"{name:20s} {count:6d}")
        for line in (*(f"crashed: {each}" for each in sorted(found.crashed)), *sorted(found.wrong)):
            print(line)
        print(
            f"robustness: {answer['mutants']} mutants of {len(files)} files, wrong {len(found.wrong)}, "
            f"crashed {len(found.crashed)}, median {answer['median_seconds']} s, slowest {answer['slowest_seconds']} s"
        )
    return 1 if found.wrong or not found.seconds or (arguments.strict and found.crashed) else 0


if __name__ == "__main__":
    sys.exit(main())
