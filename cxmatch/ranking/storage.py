"""Files on storage that is no folder of this machine, such as S3: the only file that imports fsspec.

Credentials and addresses come by fsspec's own ways (variables of the environment, its folder of settings); none passes
through here.
"""

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import IO, Any, Final, NamedTuple, TypeVar

from cxmatch.documents.limits import Limits
from cxmatch.documents.names import shown
from cxmatch.errors import FileUnreadable, LimitExceeded, UsageError, said

Answer = TypeVar("Answer")

PROTOCOLS: Final = frozenset("s3 s3a gs gcs abfs abfss az hdfs oci oss sftp ssh smb file local memory".split())
"""Storage that somebody has set up. What a web server says is nobody's folder, and may be other bytes each time."""
_URL: Final = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_TRIES: Final = 3
"""How often a storage is asked before it counts as failing, with 0.2 and 0.4 seconds between; each time its own library
asks several times."""
_FIRST_WAIT: Final = 0.2
_MARKS: Final = ("ETag", "etag", "generation", "md5Hash", "LastModified", "mtime", "created")
"""What storages of fsspec call the things that change with a file."""


class Listed(NamedTuple):
    """Something that lies in a folder of a storage."""

    path: str
    name: str
    mark: str
    """Changes when the file does: its size with what the storage says of its content or its time."""


def is_url(path: object) -> bool:
    """Whether a path is of a storage, or of the web.

    Args:
        path: The path.

    Example:
        >>> is_url("s3://bucket/resumes"), is_url("resumes"), is_url("C://resumes")
        (True, False, False)
    """
    return isinstance(path, str) and _URL.match(path) is not None


def check(url: str) -> None:
    """Refuses what is of no storage.

    Args:
        url: The URL.

    Raises:
        UsageError: It is a web address or of a storage that is not known, or what asks that storage is not installed.
    """
    _system(url)


def name_of(path: str) -> str:
    """A file by the one name that it has however it is reached: here as ``file:///...``.

    Args:
        path: A path or a URL.

    Example:
        >>> name_of("/a/../b.txt")
        'file:///b.txt'
    """
    if not is_url(path):
        return f"file://{os.path.abspath(path)}"  # noqa: PTH100 - names that are no text stay whole
    system = _system(path)
    name: str = system.unstrip_protocol(system._strip_protocol(path))
    return name


def files(url: str) -> Iterator[Listed]:
    """All files below a folder of a storage, or the one file that a URL names, in the storage's order.

    Args:
        url: The folder or the file.

    Raises:
        FileUnreadable: There is nothing there, or the storage cannot be asked.
        UsageError: As `check`.
    """
    system = _system(url)
    system.invalidate_cache()
    found = _tried(url, lambda: system.find(url, withdirs=False, detail=True))
    if not found:
        raise FileUnreadable("there is no such file or folder", source=shown(url))
    for path, told in found.items():
        # What ends with a slash is how browsers of buckets keep an empty folder.
        if not path.endswith("/"):
            mark = (told.get("size"), *(str(told[key]) for key in _MARKS if told.get(key)))
            yield Listed(system.unstrip_protocol(path), path.rsplit("/", 1)[-1], repr(mark))


def fetched(url: str, limits: Limits) -> bytes:
    """The bytes of a file on a storage.

    Args:
        url: The file.
        limits: `file_bytes` is held here, before more is asked for.

    Raises:
        FileUnreadable: It is not there, or the storage fails again and again.
        LimitExceeded: It is too large.
        UsageError: As `check`.
    """
    system = _system(url)
    size = _tried(url, lambda: system.size(url))
    if size is not None and size > limits.file_bytes:
        raise LimitExceeded(
            f"the file has {size:,} bytes or more, and {limits.file_bytes:,} are allowed",
            source=shown(url),
            limit="file_bytes",
            value=limits.file_bytes,
            advice="Shrink its pictures, or raise Limits(file_bytes=...)",
        )
    data: bytes = _tried(url, lambda: system.cat_file(url))
    return data


def read(url: str) -> bytes | None:
    """The bytes of a small file of our own; None where there is none.

    Args:
        url: The file.

    Raises:
        FileUnreadable: The storage fails again and again.
    """
    system = _system(url)

    def get() -> bytes | None:
        try:
            data: bytes = system.cat_file(url)
        except FileNotFoundError:
            return None
        return data

    system.invalidate_cache()
    return _tried(url, get)


def listed(url: str) -> tuple[str, ...]:
    """The names of the files in a folder of our own; none where there is no such folder.

    Args:
        url: The folder.

    Raises:
        FileUnreadable: The storage fails again and again.
        UsageError: As `check`.
    """
    try:
        return tuple(sorted(one.name for one in files(url)))
    except FileUnreadable as problem:
        if isinstance(problem.__cause__, FileNotFoundError) or problem.__cause__ is None:
            return ()
        raise


def remove(url: str) -> None:
    """Removes a file of our own, if it is there.

    Args:
        url: The file.

    Raises:
        FileUnreadable: The storage fails again and again.
    """
    system = _system(url)

    def act() -> None:
        with suppress(FileNotFoundError):
            system.rm_file(url)

    _tried(url, act)


def write(url: str, fill: Callable[[IO[bytes]], object]) -> None:
    """Puts a file on a storage, whole or not at all.

    Args:
        url: The file.
        fill: Writes its bytes.

    Raises:
        UsageError: It cannot be written.
    """
    system = _system(url)
    # Put together here first: a storage takes what was written when writing breaks off.
    try:
        with tempfile.NamedTemporaryFile(prefix="cxmatch-") as whole:
            fill(whole)
            whole.flush()
            _tried(url, lambda: _put(system, whole, url))
    except FileUnreadable as problem:
        raise UsageError(f"the answer cannot be written ({problem.what})", source=shown(url)) from problem
    except OSError as problem:
        why = f"the answer cannot be written ({problem.strerror or problem})"
        raise UsageError(why, source=tempfile.gettempdir(), advice="Make room there, or set TMPDIR") from problem


def _put(system: Any, whole: IO[bytes], url: str) -> None:
    if "file" in system.protocol:
        # A folder of this machine: beside its place first, so that nobody sees half of it.
        part = f"{url}.{os.getpid()}.part"
        system.makedirs(system._parent(url), exist_ok=True)
        try:
            system.put_file(whole.name, part)
            system.mv(part, url)
        except BaseException:
            with suppress(OSError):
                system.rm_file(part)
            raise
        return
    system.put_file(whole.name, url)


def _tried(url: str, ask: Callable[[], Answer]) -> Answer:
    """What a storage answers; one that fails is asked again, unless it is sure."""
    for wait in (*(_FIRST_WAIT * 2**place for place in range(_TRIES - 1)), None):
        try:
            return ask()
        except FileNotFoundError as problem:
            raise FileUnreadable("there is no such file or folder", source=shown(url)) from problem
        except PermissionError as problem:
            raise FileUnreadable(
                "there is no permission",
                source=shown(url),
                advice="Check the credentials; they are given as fsspec and the storage's own tools take them",
            ) from problem
        except Exception as problem:
            # Every storage has errors of its own kinds, and a want of credentials is one of them.
            if wait is None or "credential" in str(problem).lower():
                raise FileUnreadable(f"the storage failed ({said(problem)})", source=shown(url)) from problem
            time.sleep(wait)
    raise AssertionError


def _system(url: str) -> Any:
    found = _URL.match(url)
    protocol = found[1].lower() if found else ""
    if protocol in ("http", "https", "ftp"):
        raise UsageError(
            "this is a web address, and cxmatch reads files only from folders and from storage that is set up for it",
            source=shown(url),
            advice="Download the files, or copy them into a bucket",
        )
    if protocol not in PROTOCOLS or "::" in url:
        raise UsageError(
            "this is of no storage that is known",
            source=shown(url),
            advice=f"Take one of {', '.join(f'{name}://' for name in sorted(PROTOCOLS))}",
        )
    return _opened(protocol)


@lru_cache(maxsize=8)
def _opened(protocol: str) -> Any:
    try:
        import fsspec
    except ImportError as problem:
        raise UsageError(
            "files on a storage are reached by fsspec, which is not installed",
            source=f"{protocol}://",
            advice="Install it with: pip install 'cxmatch[cluster]'",
        ) from problem
    try:
        return fsspec.filesystem(protocol)
    except (ImportError, ValueError) as problem:
        raise UsageError(
            f"this storage cannot be reached ({said(problem)})",
            source=f"{protocol}://",
            advice="Install what fsspec needs for it",
        ) from problem
