"""How fast cxmatch is, as ratios measured in one run: absolute times differ from machine to machine and hour to hour.

    python benchmarks/speed/run.py [--shared DIR] [--quick]

  start      `import cxmatch`, `cxmatch --help` and a first score from a cold process, beside a bare `import spacy`
  reading    score(path) beside pdfium's bare text of the same PDFs, one core: samples of this project, and real
             resumes where a folder `shared` lies beside the checkout (where not, this says so)
  texts      score(document) beside spaCy's blank tokenizer on the same texts
  plain      score(path) beside what one writes in an afternoon: pdfminer.six, lemmas, and every word compared with
             every keyword
Prints milliseconds and the ratios. Many files, all cores and clusters: benchmarks/speed/scale.py.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs" / "examples" / "resumes"


def cold(code: str, runs: int) -> float:
    """Milliseconds of a fresh interpreter that runs `code`, less those of one that does nothing; median of `runs`."""
    return _process(code, runs) - _process("pass", runs)


def _process(code: str, runs: int) -> float:
    times = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - started) * 1e3)
    return statistics.median(times[1:])  # the first one fills the system's file cache


def start(runs: int) -> None:
    """Prints what starting costs."""
    sample = next(iter(sorted(SAMPLES.glob("*.pdf"))))
    spacy = cold("import spacy", runs)
    codes = {
        "import cxmatch": "import cxmatch",
        "cxmatch --help": "import sys; sys.argv = ['cxmatch', '--help']; from cxmatch.cli import app; app()",
        "first score of a PDF": f"import cxmatch; cxmatch.score({str(sample)!r})",
    }
    print(f"bare import spacy        {spacy:8.1f} ms")
    for name, code in codes.items():
        taken = cold(code, runs)
        print(f"{name:24s} {taken:8.1f} ms, {taken / spacy:.2f} of it")


def reading(name: str, files: list[Path]) -> None:
    """Prints what reading and scoring cost beside pdfium's bare text."""
    import pypdfium2

    import cxmatch

    def bare(path: Path) -> None:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_range()
        document.close()

    limit, ours = _timed(bare, files), _timed(cxmatch.score, files)
    print(f"{name:24s} {ours:8.1f} ms a file, {ours / limit:.2f} of pdfium's bare text ({len(files)} files)")


def texts(name: str, files: list[Path]) -> None:
    """Prints what scoring a text costs beside cutting it into tokens."""
    import spacy

    import cxmatch

    tokens = spacy.blank("en")
    documents = [cxmatch.read(path) for path in files]
    limit, ours = _timed(lambda document: tokens(document.text), documents), _timed(cxmatch.score, documents)
    print(f"{name:24s} {ours:8.1f} ms a text, {ours / limit:.2f} of spaCy's blank tokenizer ({len(files)} texts)")


def plain(name: str, files: list[Path]) -> None:
    """Prints how much longer a program takes that does the same in the plainest way."""
    import spacy
    from pdfminer.high_level import extract_text
    from rapidfuzz import fuzz

    import cxmatch

    keywords = [term.term for role in cxmatch.Lexicon.load().roles for term in role.terms if term.core]
    lemmas = spacy.blank("en")
    lemmas.add_pipe("lemmatizer", config={"mode": "lookup"})
    lemmas.initialize()

    def literally(path: Path) -> int:
        words = (token.lemma_ for token in lemmas(extract_text(path).lower()))
        return sum(max(fuzz.ratio(word, keyword) for keyword in keywords) >= 88 for word in words)

    theirs, ours = _timed(literally, files), _timed(cxmatch.score, files)
    print(f"{name:24s} {theirs:8.1f} ms a file in the plainest way, {theirs / ours:.1f} of ours ({len(files)} files)")


def _timed(one: Callable[[Any], object], items: list[Any]) -> float:
    one(items[0])
    times = []
    for item in items:
        started = time.perf_counter()
        one(item)
        times.append((time.perf_counter() - started) * 1e3)
    return statistics.fmean(times)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--quick", action="store_true", help="fewer runs and files")
    arguments = parser.parse_args()
    start(2 if arguments.quick else 7)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    samples = sorted(SAMPLES.glob("*.pdf"))
    reading("samples", samples)
    texts("texts of samples", samples)
    resumes = sorted((arguments.shared / "data" / "resumes").glob("*.pdf"))
    if resumes:
        reading("real resumes", resumes[: 20 if arguments.quick else 100])
        texts("texts of real resumes", resumes[: 20 if arguments.quick else 100])
        plain("real resumes", resumes[: 4 if arguments.quick else 12])
    else:
        print(f"no shared data beside this checkout ({arguments.shared.name}): real resumes are left out")
    return 0


if __name__ == "__main__":
    sys.exit(main())
