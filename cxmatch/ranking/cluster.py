"""Workers on other machines: a Dask cluster as an executor. The only file that imports distributed.

Dask hands out the work, watches its workers and gives out again what one of them took with it. What is here besides is
what a client needs that outlives a scheduler: it connects again, and what was lost is asked for again by whoever
waits for it.
"""

import re
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, ParamSpec, Self, TypeVar

import cxmatch
from cxmatch.errors import UsageError, said

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

CONNECT_SECONDS: Final = 10.0
"""How long a scheduler is waited for when a run begins, and its first worker."""
RETURN_SECONDS: Final = 180.0
"""How long a scheduler that is gone is waited for, with a worker: about as long as it takes to start one anew."""
_RETRIES: Final = 2
"""How often Dask itself gives out a task again that ended with an error."""
_POLL: Final = 1.0
_ADDRESS: Final = re.compile(r"(?:tcp|tls|ucx|ws|wss)://[^\s/]+:\d{1,5}")


class Cluster(Executor):
    """A Dask cluster, as an executor of `concurrent.futures`.

    Args:
        address: Of the scheduler, such as ``tcp://scheduler:8786``.

    Raises:
        UsageError: distributed is not installed, there is no such scheduler, it has no workers, or theirs is another
            version of this package.
    """

    def __init__(self, address: str) -> None:
        if not _ADDRESS.fullmatch(address):
            raise UsageError(
                "this is no address of a scheduler", source=address, advice="Give it as tcp://scheduler:8786"
            )
        self._address = address
        self._client: Any = None
        self._executor: Any = None
        try:
            self._connect(CONNECT_SECONDS)
        except (OSError, TimeoutError, ValueError) as problem:
            self._close()
            raise UsageError(
                f"the cluster cannot be reached ({said(problem)})",
                source=address,
                advice="Start it with: dask scheduler, and on each machine: dask worker ADDRESS",
            ) from problem
        self._check_versions()

    @property
    def num_workers(self) -> int:
        """How many tasks the cluster runs at once."""
        return sum(self._client.nthreads().values()) or 1

    def submit(
        self, fn: Callable[Arguments, Answer], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Answer]:
        """Gives out a task; where the scheduler is gone, it is waited for.

        Raises:
            ConnectionError: It did not come back.
        """
        until = time.monotonic() + RETURN_SECONDS
        while True:
            try:
                if self._client.status != "running":
                    self._close()
                    self._connect(max(_POLL, until - time.monotonic()))
                future: Future[Answer] = self._executor.submit(fn, *args, **kwargs)
            except Exception as problem:
                # A client that loses its scheduler says so in many ways, errors of asyncio among them.
                if time.monotonic() > until:
                    raise ConnectionError(f"the scheduler is gone ({said(problem)})") from problem
                time.sleep(_POLL)
            else:
                return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leaves the cluster, which goes on for others; what it was still asked for is cancelled."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()

    def _connect(self, seconds: float) -> None:
        distributed = _distributed()
        # A client of its own kind: nothing else in this process is sent to that cluster.
        self._client = distributed.Client(self._address, timeout=seconds, set_as_default=False, name="cxmatch")
        self._client.wait_for_workers(1, timeout=seconds)
        self._executor = self._client.get_executor(pure=False, retries=_RETRIES)

    def _close(self) -> None:
        if self._client is not None:
            with suppress(Exception):
                self._client.close(timeout=_POLL)

    def _check_versions(self) -> None:
        try:
            found = self._client.run(version)
        except Exception as problem:
            self._close()
            raise UsageError(
                f"the cluster's workers do not have cxmatch ({said(problem)})",
                source=self._address,
                advice="Install it on each: pip install 'cxmatch[cluster]'",
            ) from problem
        others = sorted({str(other) for other in found.values()} - {version()})
        if others:
            self._close()
            raise UsageError(
                f"workers of the cluster have cxmatch {', '.join(others)}, and this is {version()}",
                source=self._address,
                advice="Install the same version everywhere: answers must not depend on who gives them",
            )


def version() -> str:
    """The version of this package, wherever this is run."""
    return cxmatch.__version__


def check() -> None:
    """Raises UsageError where clusters cannot be used."""
    _distributed()


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as problem:
        raise UsageError(
            "clusters are reached by distributed, which is not installed",
            source="--cluster",
            advice="Install it with: pip install 'cxmatch[cluster]'",
        ) from problem
    return distributed
