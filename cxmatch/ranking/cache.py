"""What was read and judged before, kept in one file of the user's own, so that it is not done twice.

It is a convenience and never trusted: an entry that does not hold is left out, a file that is damaged or another
program's is put aside, and where nothing can be kept everything works as without it. Every entry stands by itself as
soon as it is written, so that a run that is killed goes on where it was.
"""

import hashlib
import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Final, NamedTuple, Self, TypeVar

from platformdirs import user_cache_path

from cxmatch.documents.document import Notice
from cxmatch.documents.names import storable

Answer = TypeVar("Answer")

VARIABLE: Final = "CXMATCH_CACHE"
"""Names another folder for the cache."""
FILE: Final = "kept.sqlite"
MOST_BYTES: Final = 2 * 2**30
"""Size of the file from which what was not used for the longest time is thrown away: some 100,000 resumes."""
OLDEST_DAYS: Final = 90
"""Days after which an entry that was not used is thrown away."""
_MARK: Final = 0x63786D61
"""Tells our files from other programs' (SQLite's application_id): "cxma"."""
_FORM: Final = 1
"""Of the table (SQLite's user_version); a file of another form is put aside."""
_TABLE: Final = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
_WAITED: Final = 10.0
"""Seconds that one process waits for another that is writing."""
_CHECK: Final = 16
"""Bytes by which an entry is told from a damaged one."""
_KEPT_OF_FULL: Final = 0.8
"""Share of `MOST_BYTES` that stays when the file is too large."""
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})


class Info(NamedTuple):
    """What a cache holds.

    Attributes:
        path: The file.
        entries: How many things are kept.
        bytes: How large the file is; 0 where there is none.
        oldest: When the entry was used that was not used for the longest time; None where there is none.
    """

    path: str
    entries: int
    bytes: int
    oldest: datetime | None


def default_folder() -> Path:
    """The folder that is used where none is named: of the variable `CXMATCH_CACHE`, or the system's for caches."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_cache_path("cxmatch", appauthor=False)


class Cache:
    """Texts by keys, in a file that only its user may read; safe for several processes and threads.

    Args:
        folder: Where the file lies; `default_folder` where None.
        most_bytes: Size of the file from which the least used is thrown away.
        oldest_days: Days after which what was not used is thrown away.
        make: Whether the file is made where there is none.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Cache(Path(folder)) as cache:
        ...     cache.put("a key", "a text")
        ...     cache.get("a key"), cache.get("another")
        ('a text', None)
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        most_bytes: int = MOST_BYTES,
        oldest_days: float = OLDEST_DAYS,
        make: bool = True,
    ) -> None:
        self.path = (folder or default_folder()) / FILE
        self._most, self._oldest = most_bytes, oldest_days
        self._lock = Lock()
        self._used: set[bytes] = set()
        self._notices: list[Notice] = []
        self._file: sqlite3.Connection | None = None
        if make or self.path.exists():
            self._guarded(self._open)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What its user should know: a file that was put aside, or why nothing is kept."""
        return tuple(self._notices)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        # An executor's process has the file for itself, and opens it once.
        return _elsewhere, (self.path.parent.absolute(), self._most, self._oldest)

    def get(self, key: str) -> str | None:
        """What is kept under a key; None where nothing is, or what is does not hold.

        Args:
            key: The key.
        """
        digest = _digest(key)
        found = self._guarded(lambda file: file.execute("SELECT value FROM kept WHERE key = ?", (digest,)).fetchone())
        if found is None:
            return None
        try:
            check, packed = found[0][:_CHECK], found[0][_CHECK:]
            text = zlib.decompress(packed).decode() if check == _checked(digest, packed) else None
        except (TypeError, zlib.error, UnicodeDecodeError):
            text = None
        if text is None:
            self.drop(key)
            return None
        self._used.add(digest)
        return text

    def put(self, key: str, text: str) -> None:
        """Keeps a text.

        Args:
            key: The key.
            text: The text.
        """
        digest = _digest(key)
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), level=1)
        row = digest, _checked(digest, packed) + packed, int(time.time())
        self._guarded(lambda file: file.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row))

    def drop(self, key: str) -> None:
        """Forgets what is kept under a key.

        Args:
            key: The key.
        """
        digest = _digest(key)
        self._guarded(lambda file: file.execute("DELETE FROM kept WHERE key = ?", (digest,)))

    def info(self) -> Info:
        """What it holds."""
        found = self._guarded(lambda file: file.execute("SELECT COUNT(*), MIN(used) FROM kept").fetchone()) or (0, None)
        size = sum(path.stat().st_size for path in self._files() if path.exists())
        oldest = None if found[1] is None else datetime.fromtimestamp(found[1], tz=UTC)
        return Info(storable(str(self.path)), found[0], size, oldest)

    def clear(self) -> int:
        """Throws everything away.

        Returns:
            How many entries there were.
        """
        count = self.info().entries
        self._guarded(lambda file: file.execute("DELETE FROM kept"))
        self._guarded(lambda file: file.execute("VACUUM"))
        return count

    def close(self) -> None:
        """Notes what was used, throws away what is too old or too much, and lets go of the file."""
        if self._used or self._file is not None:
            self._guarded(self._note_used)
            self._guarded(self._prune)
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _guarded(self, act: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """What an act gives; None where there is no file to act on, which then is told once."""
        with self._lock:
            try:
                if self._file is None:
                    if act != self._open:
                        return None
                    self._file = self._connected()
                return act(self._file)
            except sqlite3.DatabaseError as problem:
                return self._failed(problem, act)
            except OSError as problem:
                self._give_up(problem.strerror or str(problem))
                return None

    def _failed(self, problem: sqlite3.DatabaseError, act: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        code = getattr(problem, "sqlite_errorcode", None)
        if code is None or code & 0xFF not in {one & 0xFF for one in _DAMAGED}:
            self._give_up(str(problem))
            return None
        self._put_aside("it is damaged")
        try:
            self._file = self._connected()
            self._open(self._file)
        except (OSError, sqlite3.DatabaseError) as again:
            self._give_up(str(again))
        return None

    def _connected(self) -> sqlite3.Connection:
        folder = self.path.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.path.exists() or self.path.is_symlink():
            self._check_owner()
        else:
            # Made here, so that it is nobody else's from its first moment on.
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        # Every statement stands by itself: what is written is there, whatever becomes of this process.
        return sqlite3.connect(self.path, timeout=_WAITED, isolation_level=None, check_same_thread=False)

    def _check_owner(self) -> None:
        status = self.path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is no regular file")
        if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            raise OSError("it is somebody else's file")
        if hasattr(os, "geteuid") and status.st_mode & 0o077:
            self.path.chmod(0o600)

    def _open(self, file: sqlite3.Connection) -> None:
        (mark,), (form,) = (file.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
        is_new = not file.execute("SELECT 1 FROM sqlite_master").fetchone()
        if not is_new and (mark, form) != (_MARK, _FORM):
            self._put_aside("it is another program's, or of another version of this one")
            self._file = file = self._connected()
            is_new = True
        if is_new:
            file.execute("PRAGMA auto_vacuum = INCREMENTAL")
        file.execute("PRAGMA journal_mode = WAL")
        # A power failure may cost the last entries, and never the file.
        file.execute("PRAGMA synchronous = NORMAL")
        if is_new:
            file.execute(
                "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
            )
            file.execute(f"PRAGMA application_id = {_MARK}")
            file.execute(f"PRAGMA user_version = {_FORM}")

    def _note_used(self, file: sqlite3.Connection) -> None:
        now = int(time.time())
        file.execute("BEGIN IMMEDIATE")
        file.executemany("UPDATE kept SET used = ? WHERE key = ?", [(now, key) for key in self._used])
        file.execute("COMMIT")
        self._used.clear()

    def _prune(self, file: sqlite3.Connection) -> None:
        file.execute("DELETE FROM kept WHERE used < ?", (int(time.time() - self._oldest * 86_400),))
        (pages,), (size,) = (file.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        (free,) = file.execute("PRAGMA freelist_count").fetchone()
        held = (pages - free) * size
        if held > self._most:
            excess = held - self._most * _KEPT_OF_FULL
            for key, length in file.execute("SELECT key, LENGTH(value) FROM kept ORDER BY used").fetchall():
                if excess <= 0:
                    break
                file.execute("DELETE FROM kept WHERE key = ?", (key,))
                excess -= length
        file.execute("PRAGMA incremental_vacuum")

    def _put_aside(self, why: str) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        aside = self.path.with_name(f"{FILE}.aside-{time.time_ns()}")
        for path in self._files():
            if path.exists():
                path.replace(Path(str(path).replace(str(self.path), str(aside), 1)))
        message = f"the cache was put aside and begun anew, since {why}: {storable(str(aside))}"
        self._notices.append(Notice(kind="cache_put_aside", message=message))

    def _give_up(self, why: str) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        message = f"nothing is kept for the next time ({why}): {storable(str(self.path))}"
        self._notices.append(Notice(kind="cache_unusable", message=message))

    def _files(self) -> tuple[Path, ...]:
        return tuple(self.path.with_name(FILE + more) for more in ("", "-wal", "-shm"))


def _elsewhere(folder: Path, most_bytes: int, oldest_days: float) -> Cache:
    return _opened_in(os.getpid(), folder, most_bytes, oldest_days)


@lru_cache(maxsize=2)
def _opened_in(_process: int, folder: Path, most_bytes: int, oldest_days: float) -> Cache:
    return Cache(folder, most_bytes=most_bytes, oldest_days=oldest_days)


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def _checked(digest: bytes, packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=_CHECK, key=digest).digest()
