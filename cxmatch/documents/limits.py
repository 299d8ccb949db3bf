"""How much of a machine one document may take."""

from dataclasses import dataclass, fields

from cxmatch.errors import UsageError


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds on one file; every one can be set, and none is off.

    Attributes:
        file_bytes: Size of the file, bytes.
        pages: Pages that are read; the rest is cut off with a notice of kind ``truncated``.
        characters: Characters of text that are kept; the rest is cut off with the same notice.
        reader_seconds: Wall time that one reader may take for it, seconds (held in a worker process only).
        file_seconds: Wall time that it may take with all its readers, seconds (held in a worker process only).
        memory_bytes: Address space that a worker may add, bytes, where the system can hold it to that.
        entries: Parts that a package (DOCX, ODT) may list; a resume has about 15.
        part_bytes: Bytes that one part of a package may unpack to, counted while unpacking. The text of a book of
            1,000 pages takes some 10 MiB of WordprocessingML.
        package_bytes: Bytes that all parts that are read from one package may unpack to.
        ratio: How many times its packed size a part may unpack to, once it is past `ratio_from_bytes`.
        ratio_from_bytes: Bytes of a part up to which any ratio is allowed: empty tables pack well.

    Raises:
        UsageError: A value is not above 0, or no number.

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
    entries: int = 5_000
    part_bytes: int = 50 * 2**20
    package_bytes: int = 100 * 2**20
    ratio: float = 200.0
    ratio_from_bytes: int = 10 * 2**20

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            kinds = (int,) if isinstance(field.default, int) else (int, float)
            if isinstance(value, bool) or not isinstance(value, kinds) or not 0 < value <= _MOST:
                number = "whole number" if kinds == (int,) else "number"
                raise UsageError(
                    f"{value!r} is no limit", source=f"Limits.{field.name}", advice=f"Take a {number} up to {_MOST:.0e}"
                )


_MOST = 10**15
"""What any limit may be at most; more is a slip, or an infinity, which would be no limit."""
