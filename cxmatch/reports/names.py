"""Names in an answer: of files, without the folder that all of them lie in, and of many, the first few."""

import os
from collections.abc import Iterable


def common_folder(paths: Iterable[str]) -> str:
    """The folder that all paths lie in, with a separator at its end; it is said once."""
    folders = {os.path.dirname(path) for path in paths}  # noqa: PTH120 - `path` may be no path of this system
    try:
        common = os.path.commonpath(folders)
    except ValueError:  # no paths, other drives, or absolute beside relative ones
        return ""
    return os.path.join(common, "") if common else ""  # noqa: PTH118


def shortened(words: Iterable[str], most: int) -> str:
    """The first of several words or names, and how many more there are.

    Example:
        >>> shortened(["Ann", "Bea", "Cat"], 2)
        'Ann, Bea and 1 more'
    """
    listed = list(words)
    more = f" and {len(listed) - most:,} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
