"""What goes out of a command: to the terminal, a pipe or a file, and errors beside it."""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final

import typer

from cxmatch.cli.app import SOME_FAILED
from cxmatch.errors import CxmatchError, DocumentError, UsageError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from cxmatch.documents.document import Notice


_OPEN_ALREADY: Final = re.compile(r"/(?:dev|proc/self)/(?:fd/)?(stdout|stderr|(?<=/fd/)\d+)")
"""Paths that name what is open already."""


def source_of(name: str) -> str | BinaryIO:
    """What a command's argument names: a path, or standard input as a file of bytes for "-"."""
    if name != "-":
        return name
    if sys.stdin is None:
        raise UsageError("there is no standard input to read", source="-")
    return sys.stdin.buffer


@contextmanager
def telling_failure(*, as_json: bool) -> Iterator[None]:
    """Around the reading of what a whole answer is about: where that fails, it is said and the command ends."""
    try:
        yield
    except DocumentError as problem:
        report_failure(problem, as_json=as_json)
        raise typer.Exit(SOME_FAILED) from problem


@contextmanager
def writing() -> Iterator[None]:
    """Around all that goes to standard output."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as problem:
        _stop_writing()
        raise typer.Exit(0) from problem  # whoever read our output has seen enough
    except OSError as problem:
        _stop_writing()
        raise _unwritable(Path("standard output"), problem.strerror or str(problem)) from problem


def show(answer: "RenderableType", out: Path | str | None = None) -> None:
    """An answer for people: on the terminal, or as plain text in a file."""
    if out is None:
        with writing():
            console().print(answer)
        return
    from rich.text import Text

    printer = console()
    with printer.capture() as captured:
        printer.print(answer, style=None)
    write(Text.from_ansi(captured.get()).plain + "\n", out)


def _stop_writing() -> None:
    """Nothing more can be written, not even what is left over at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def report_failure(error: DocumentError, *, as_json: bool) -> None:
    """A file that could not be read: a line of JSON, or a message beside the answer."""
    if error.source == "<stdin>":
        error = error.about("standard input")
    if as_json:
        write(failure_line(error) + "\n")
    else:
        complain(error)


def failure_line(error: DocumentError) -> str:
    """A file that could not be read as an object of JSON."""
    import json

    from cxmatch.documents.names import storable

    failure = {"path": storable(error.source), "status": "failed", "error": error.kind, "message": error.message}
    return json.dumps(failure, ensure_ascii=False)


def write(answer: str | bytes | Iterable[str], out: Path | str | None = None) -> None:
    """Bytes, or text as UTF-8 whatever the console's own encoding; a file is written whole or not at all.

    Args:
        answer: The answer; one that is too large to be held may come piece by piece.
        out: The file, also on a storage; standard output where None.

    Raises:
        UsageError: The file cannot be written.
    """
    pieces = [answer] if isinstance(answer, str | bytes) else answer
    write_file(lambda file: file.writelines(map(_bytes, pieces)), out)


def write_file(fill: Callable[[IO[bytes]], object], out: Path | str | None) -> None:
    """What is written into an open file, for answers that no memory holds; a file is there whole or not at all.

    Args:
        fill: Writes the answer into a file that is open for bytes.
        out: The file, also on a storage; standard output where None.

    Raises:
        UsageError: The file cannot be written.
    """
    if isinstance(out, str):
        from cxmatch.ranking.storage import write as put

        put(out, fill)
    elif out is None:
        with writing():
            sys.stdout.flush()
            fill(sys.stdout.buffer)
    elif is_device(out):
        try:
            with _opened(out) as device:  # a device or pipe is written to, never replaced
                fill(device)
        except OSError as problem:
            raise _unwritable(out, problem.strerror or str(problem)) from problem
    else:
        _replace(out.resolve(), fill)


def _replace(out: Path, fill: Callable[[IO[bytes]], object]) -> None:
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            fill(file)
        if out.exists():
            part.chmod(stat.S_IMODE(out.stat().st_mode))
        part.replace(out)
    except OSError as problem:
        raise _unwritable(out, problem.strerror or str(problem)) from problem
    finally:
        part.unlink(missing_ok=True)  # it is there still where something failed


def is_device(out: Path) -> bool:
    """Whether a path leads to a device, a pipe or what the shell opened, and to no file in a folder."""
    # Asked of the path as it was given: the pipe behind /dev/stdout has no path of its own.
    return out.exists() and (not out.is_file() or bool(_OPEN_ALREADY.fullmatch(str(out))))


def _opened(out: Path) -> BinaryIO:
    already = _OPEN_ALREADY.fullmatch(str(out))
    if not already:
        return out.open("wb")
    # A file behind it keeps what it has, and the shell's place in it: opened anew it would be emptied.
    sys.stdout.flush()
    return os.fdopen(os.dup(int({"stdout": "1", "stderr": "2"}.get(already[1], already[1]))), "wb")


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def check_writable(out: Path | str) -> None:
    """Says that a file cannot be written before the work is done, not after it."""
    if isinstance(out, str):
        from cxmatch.ranking.storage import check

        check(out)
        return
    folder = out.resolve().parent
    if out.is_dir():
        raise _unwritable(out, "it is a folder")
    if not folder.is_dir():
        raise _unwritable(out, "there is no such folder")
    if not os.access(out if out.exists() else folder, os.W_OK) or _is_read_only(out):
        raise _unwritable(out, "there is no permission")


def _is_read_only(out: Path) -> bool:
    # A superuser may write to files that say they are not to be written to, and should not.
    return out.is_file() and not out.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def _unwritable(out: Path, why: str) -> UsageError:
    return UsageError(f"the answer cannot be written ({why})", source=str(out))


def console(*, stderr: bool = False) -> "Console":
    """What prints for people, with colour where there is a terminal."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A pipe has no width of its own: wide enough for evidence to stay on its line.
    width = None if stream.isatty() or "COLUMNS" in os.environ else 120
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def complain(error: CxmatchError) -> None:
    """An error on standard error."""
    from cxmatch.reports.pieces import print_error

    print_error(console(stderr=True), error)


def complain_of(notices: "Iterable[Notice]") -> None:
    """What should be known of how a command went, on standard error."""
    from cxmatch.reports.pieces import notice

    for told in notices:
        console(stderr=True).print(notice(told), soft_wrap=True)


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], object] | None]:
    """A bar on the terminal; nothing where there is none."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as shown:
        bar = shown.add_task("reading", total=None)
        yield lambda done, of: shown.update(bar, completed=done, total=of)
