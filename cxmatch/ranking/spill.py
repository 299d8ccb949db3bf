"""Texts that are kept out of memory until they are used, in a file that has no name and goes with its user."""

import os
import tempfile
from contextlib import suppress
from types import TracebackType
from typing import IO, NamedTuple, Self

from cxmatch.errors import UsageError


class Place(NamedTuple):
    """Where a text lies in its file."""

    start: int
    length: int


NOWHERE = Place(0, 0)
"""Where an empty text lies."""


class Spill:
    """Texts in a file without a name.

    Example:
        >>> with Spill() as spill:
        ...     place = spill.keep("a text")
        ...     spill.text(place)
        'a text'
    """

    def __init__(self) -> None:
        try:
            self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        except OSError as problem:
            raise _no_room(problem) from problem
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Throws all away."""
        # What is left over where there was no room goes with the file.
        with suppress(OSError):
            self._file.close()

    def keep(self, text: str) -> Place:
        """Keeps a text.

        Args:
            text: The text.

        Returns:
            Where it is found again.

        Raises:
            UsageError: There is no room for it.
        """
        data = text.encode("utf-8", "backslashreplace")
        try:
            self._file.seek(self._end)
            self._file.write(data)
            self._file.flush()  # so that want of room shows here, and not where it is read
        except OSError as problem:
            raise _no_room(problem) from problem
        place = Place(self._end, len(data))
        self._end += len(data)
        return place

    def text(self, place: Place) -> str:
        """A text that is kept.

        Args:
            place: Where `keep` put it.
        """
        self._file.seek(place.start)
        return self._file.read(place.length).decode()


def _no_room(problem: OSError) -> UsageError:
    return UsageError(
        f"what is too much for memory cannot be written down ({problem.strerror or problem})",
        # Where no folder can be written to, Python knows none.
        source=tempfile.tempdir or os.environ.get("TMPDIR", ""),
        advice="Make room there, or name another folder in TMPDIR",
    )
