"""What workers make of files beside their rows, such as parts of a report, kept out of memory until it is used."""

from collections.abc import Iterable
from importlib import import_module
from types import TracebackType
from typing import NamedTuple, Self

from cxmatch.comparing.comparison import Comparison
from cxmatch.ranking.row import Row
from cxmatch.ranking.spill import NOWHERE, Place, Spill
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

    Example:
        >>> with Drawn("cxmatch.ranking.drawn:path_of") as drawn:
        ...     drawn.keep("a.pdf", "drawn")
        ...     drawn.rename([("a.pdf", "Person 1")])
        ...     drawn["Person 1"], drawn["b.pdf"]
        ('drawn', '')
    """

    def __init__(self, how: str) -> None:
        self.how = how
        self._spill = Spill()
        self._places: dict[str, Place] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spill.close()

    def keep(self, path: str, text: str) -> None:
        """Keeps what was made of a file.

        Args:
            path: The file.
            text: What was made of it.

        Raises:
            UsageError: There is no room for it.
        """
        self._places[path] = self._spill.keep(text)

    def rename(self, names: Iterable[tuple[str, str]]) -> None:
        """Has files known by other names.

        Args:
            names: Paths, each with a name that an answer gives the file; one file may have several.
        """
        self._places = {name: self._places[path] for path, name in names if path in self._places}

    def __getitem__(self, name: str) -> str:
        """What was made of a file; empty where nothing was."""
        return self._spill.text(self._places.get(name, NOWHERE))


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
