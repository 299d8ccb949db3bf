"""How cxmatch does with many files: on all cores, in memory, a second time and on a Dask cluster, in one run.

  python benchmarks/speed/scale.py [--shared DIR] [--only cores memory again cluster] [--files N] [--quick]

cores    two workers against one, beside what two processes gain that take bare text out of the same PDFs with pdfium
memory   what the parent holds when it ranks 20,000 texts into a file, above what it holds for 200
again    2,000 PDFs ranked, and ranked again with what is kept of the first time; the same bytes
cluster  texts ranked by a Dask cluster of two processes against the local pool; the same bytes, and the client's memory
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
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs" / "examples" / "resumes"
WORDS = (
    "answered calls trained two agents led weekly reviews of complaints built charts from survey data wrote replies "
    "for the help desk reported trends to managers set goals kept the roadmap of the portal greeted guests sorted "
    "tickets by urgency measured response times planned shifts improved the guide for new hires in the north office"
).split()


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", nargs="*", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--files", type=int, help="how many texts memory and cluster have; 20,000 otherwise")
    parser.add_argument("--quick", action="store_true", help="fewer files")
    arguments = parser.parse_args()
    real = sorted((arguments.shared / "data" / "resumes").glob("*.pdf"))
    files = real or sorted(SAMPLES.glob("*.pdf"))
    print(f"{len(files)} PDFs: {'real resumes' if real else 'samples of this project'}; {os.cpu_count()} cores")
    many = arguments.files or (1_000 if arguments.quick else 20_000)
    with tempfile.TemporaryDirectory(prefix="cxmatch-scale-") as work:
        for name in arguments.only:
            PARTS[name](files, Path(work), many, arguments.quick)
    return 0


def cores(files: Sequence[Path], work: Path, many: int, quick: bool) -> None:
    """Prints what a second worker brings."""
    import cxmatch

    some = list(files[:40] if quick else files)
    gains = {}

    def ours(paths: Sequence[Path], at_once: int) -> None:
        cxmatch.rank(paths, workers=at_once)

    for name, run in (("bare text", _bare), ("rank", ours)):
        run(some[:8], 2)  # workers of both are warm
        rounds = [(_seconds(partial(run, some, 1)), _seconds(partial(run, some, 2))) for _ in range(1 if quick else 3)]
        one, two = (min(times) for times in zip(*rounds, strict=True))
        gains[name] = one / two
        print(f"cores    {name:10s} {one:7.2f} s with one, {two:7.2f} s with two: {one / two:.2f} times as fast")
    print(f"cores    rank gains {gains['rank'] / gains['bare text']:.2f} of what bare text gains")


def memory(files: Sequence[Path], work: Path, many: int, quick: bool) -> None:
    """Prints what the parent holds."""
    folder = texts(work / "texts", many)
    few = texts(work / "few", 200)
    code = (
        "import json, sys, time\n"
        "from cxmatch.cli import app\n"
        "begun = time.perf_counter()\n"
        "try: app(['rank', sys.argv[1], '--no-cache', '--out', sys.argv[2]], standalone_mode=False)\n"
        "except SystemExit: pass\n"
        "peak = int(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]) / 1024\n"
        "print(json.dumps([peak, time.perf_counter() - begun]))\n"
    )
    peaks = []
    for name, source in (("200", few), (f"{many:,}", folder)):
        out = work / "ranking.jsonl"
        done = subprocess.run(
            [sys.executable, "-c", code, str(source), str(out)], check=True, capture_output=True, text=True
        )
        peak, seconds = json.loads(done.stdout.splitlines()[-1])
        peaks.append(peak)
        size = out.stat().st_size / 1e6
        print(f"memory   {name:>7s} texts into {size:.0f} MB of JSON lines: {peak:.0f} MB, {seconds:.1f} s")
    print(f"memory   {many:,} texts take {peaks[1] - peaks[0]:.0f} MB more than 200 in the parent")


def again(files: Sequence[Path], work: Path, many: int, quick: bool) -> None:
    """Prints what is saved the second time."""
    import cxmatch

    count = 100 if quick else 2_000
    folder = work / "again"
    folder.mkdir()
    for number in range(count):
        source = files[number % len(files)]
        # A comment after its end makes it another file that reads the same.
        (folder / f"{number:05d}.pdf").write_bytes(source.read_bytes() + f"\n%{number}\n".encode())
    answers, times = [], []
    for _ in range(2):
        with cxmatch.Cache(work / "cache") as cache:
            times.append(_seconds(lambda: answers.append(cxmatch.rank(folder, cache=cache).model_dump_json())))
    same = "the same bytes" if answers[0] == answers[1] else "OTHER BYTES"
    first, second = times
    print(f"again    {count:,} PDFs: {first:.2f} s, then {second:.2f} s, {first / second:.0f} times as fast; {same}")


def cluster(files: Sequence[Path], work: Path, many: int, quick: bool) -> None:
    """Prints what a cluster costs beside the local pool."""
    folder = texts(work / "texts", many)
    code = (
        "import hashlib, json, sys, time\n"
        "from cxmatch import rank_stream\n"
        "from cxmatch.ranking.cluster import Cluster\n"
        "from contextlib import nullcontext\n"
        "with Cluster(sys.argv[2]) if sys.argv[2] else nullcontext() as executor:\n"
        "    for _ in rank_stream(sys.argv[3], executor=executor, workers=2): pass\n"
        "    begun = time.perf_counter()\n"
        "    with rank_stream(sys.argv[1], executor=executor, workers=2) as stream:\n"
        "        seconds = time.perf_counter() - begun\n"
        "        told = hashlib.sha256()\n"
        "        for row in stream: told.update(row.model_dump_json().encode())\n"
        "peak = int(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]) / 1024\n"
        "print(json.dumps([seconds, peak, told.hexdigest()]))\n"
    )
    warm = texts(work / "few", 200)
    found = {}
    with _dask(work) as address:
        for name, where in (("local pool", ""), ("Dask", address), ("local pool", ""), ("Dask", address)):
            done = subprocess.run(
                [sys.executable, "-c", code, str(folder), where, str(warm)], check=True, capture_output=True, text=True
            )
            seconds, peak, told = json.loads(done.stdout.splitlines()[-1])
            print(f"cluster  {name:10s} {many:,} texts: {seconds:.1f} s, {peak:.0f} MB in the client")
            before = found.get(name)
            found[name] = (min(seconds, before[0]) if before else seconds, told)
    local, dask = found["local pool"], found["Dask"]
    same = "the same bytes" if local[1] == dask[1] else "OTHER BYTES"
    print(f"cluster  Dask takes {dask[0] / local[0]:.2f} of the local pool's time; {same}")


def texts(folder: Path, count: int) -> Path:
    """A folder of short resumes that nobody wrote, each another one."""
    if folder.is_dir():
        return folder
    folder.mkdir()
    chance = random.Random(count)
    for number in range(count):
        lines = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(12)]
        year = chance.randint(2005, 2020)
        text = f"Summary\n{lines[0]}\n\nExperience\nAgent, Harbour Desk, 01/{year} to 03/{year + 4}\n" + "\n".join(
            lines[1:]
        )
        (folder / f"{number:06d}.txt").write_text(text + f"\nFile {number}\n", encoding="utf-8")
    return folder


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _bare(paths: Sequence[Path], at_once: int) -> None:
    with ProcessPoolExecutor(at_once) as pool:
        list(pool.map(_bare_text, paths, chunksize=4))


def _bare_text(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    size = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return size


@contextmanager
def _dask(work: Path) -> Iterator[str]:
    """A scheduler and two workers, each a process of its own."""
    told = work / "scheduler.json"
    shutil.rmtree(work / "dask", ignore_errors=True)
    start = [sys.executable, "-m"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = [*start, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    processes = [subprocess.Popen([*scheduler, "--scheduler-file", str(told)], **quiet)]  # type: ignore[call-overload]
    try:
        while not told.exists():
            time.sleep(0.1)
        address = json.loads(told.read_text())["address"]
        for number in range(2):
            worker = [*start, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
            worker += ["--local-directory", str(work / f"dask-{number}")]
            processes.append(subprocess.Popen(worker, **quiet))  # type: ignore[call-overload]
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


PARTS: dict[str, Callable[[Sequence[Path], Path, int, bool], None]] = {
    "cores": cores,
    "memory": memory,
    "again": again,
    "cluster": cluster,
}

if __name__ == "__main__":
    sys.exit(main())
