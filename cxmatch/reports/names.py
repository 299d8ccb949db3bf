"""What files are called in an answer: without the folder that all of them lie in."""

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
