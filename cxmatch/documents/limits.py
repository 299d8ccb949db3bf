"""How much of a machine one document may take."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds on one file; every one can be set, and none is off.

    Attributes:
        file_bytes: Size of the file, bytes.
        pages: Pages that are read; the rest is cut off with a notice of kind ``truncated``.
        characters: Characters of text that are kept; the rest is cut off with the same notice.
        reader_seconds: Wall time that one reader may take, seconds (held in a worker process only).
        file_seconds: Wall time that one file may take with all its readers, seconds (likewise).
        memory_bytes: Address space that a worker may add, bytes, where the system can hold it to that.

    Example:
        >>> Limits(pages=3).pages
        3
    """

    file_bytes: int = 20 * 2**20
    pages: int = 50
    characters: int = 1_000_000
    reader_seconds: float = 8.0
    file_seconds: float = 20.0
    memory_bytes: int = 2**30
