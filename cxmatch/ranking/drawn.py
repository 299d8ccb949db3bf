"""What workers make of files beside their rows, such as parts of a report, kept out of memory until it is used."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import IO, NamedTuple, Self

from cxmatch.comparing.comparison import Comparison
from cxmatch.errors import UsageError
from cxmatch.ranking.row import Row
from cxmatch.scoring.report import Rejected, Report, RoleFit


class Seen(NamedTuple):
    """What a worker knows of a file that it has judged.

    Attributes:
        row: Its row; in a blind ranking without names and without its path.
        fits: To every role, best first, where files are scored; in a blind ranking without names.
        rejected: What looked like a keyword and was not counted, likewise.
        report: The whole of it, where files are scored; None in a blind ranking.
        comparison: The whole of it, where files are compared; None in a blind ranking.
        digest: SHA-256 of the file's bytes, 64 hex digits; in a blind ranking too, since labels are made of it.
    """

    row: Row
    fits: tuple[RoleFit, ...]
    rejected: tuple[Rejected, ...]
    report: Report | None
    comparison: Comparison | None
    digest: str


class Drawn:
    """Texts that workers make of files, kept in a file without a name and found by the files' names in the answer.

    Args:
        how: "module:function" of what makes them: it is given a `Seen` in a worker, and returns a text.

    Raises:
        UsageError: There is no folder for temporary files.

    Example:
        >>> with Drawn("cxmatch.ranking.drawn:path_of") as drawn:
        ...     drawn.keep("a.pdf", "drawn")
        ...     drawn.rename([("a.pdf", "Person 1")])
        ...     drawn["Person 1"], drawn["b.pdf"]
        ('drawn', '')
    """

    def __init__(self, how: str) -> None:
        self.how = how
        try:
            self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        except OSError as problem:
            raise _unmade(problem) from problem
        self._places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What is left over where there was no room goes with the file.
        with suppress(OSError):
            self._file.close()

    def keep(self, path: str, text: str) -> None:
        """Keeps what was made of a file.

        Args:
            path: The file.
            text: What was made of it.

        Raises:
            UsageError: There is no room for it.
        """
        data = text.encode("utf-8", "backslashreplace")
        try:
            start = self._file.seek(0, 2)
            self._file.write(data)
            self._file.flush()  # so that want of room shows here, and not where it is read
        except OSError as problem:
            raise _unmade(problem) from problem
        self._places[path] = start, len(data)

    def rename(self, names: Iterable[tuple[str, str]]) -> None:
        """Has files known by other names.

        Args:
            names: Paths, each with a name that an answer gives the file; one file may have several.
        """
        self._places = {name: self._places[path] for path, name in names if path in self._places}

    def __getitem__(self, name: str) -> str:
        """What was made of a file; empty where nothing was."""
        start, length = self._places.get(name, (0, 0))
        self._file.seek(start)
        return self._file.read(length).decode()


def _unmade(problem: OSError) -> UsageError:
    return UsageError(
        f"a report cannot be put together ({problem.strerror or problem})",
        # Where no folder can be written to, Python knows none.
        source=tempfile.tempdir or os.environ.get("TMPDIR", ""),
        advice="Make room there, or name another folder in TMPDIR",
    )


def draw(how: str, seen: Seen) -> str:
    """What is made of a file, inside a worker.

    Args:
        how: "module:function".
        seen: What is known of the file.
    """
    module, _, name = how.partition(":")
    return str(getattr(import_module(module), name)(seen))


def path_of(seen: Seen) -> str:
    """The least that can be made of a file: its path."""
    return seen.row.path
