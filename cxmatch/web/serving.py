"""The server itself: the only file that imports uvicorn."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from cxmatch.errors import UsageError
from cxmatch.web.app import create_app
from cxmatch.web.settings import Settings

_HEAD_SECONDS: Final = 10.0
"""Wall time in which the head of a connection's first request must have come in, seconds."""
_IDLE_SECONDS: Final = 5
"""Seconds for which a connection without a request is kept."""
_LONGEST_HEAD: Final = 16 * 2**10
"""Bytes of a request's head."""
_CONNECTIONS: Final = 512
"""Connections at once; a browser opens some six."""
_BACKLOG: Final = 128


class _Patient(H11Protocol):
    """Closes a connection whose first request does not come."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.loop.call_later(_HEAD_SECONDS, self._close_silent)

    def _close_silent(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Args:
        host: The address, or its name.
        port: The port; a free one where 0.

    Raises:
        UsageError: It cannot be listened at.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as problem:
        listening.close()
        why = getattr(problem, "strerror", None) or str(problem)
        raise UsageError(
            f"port {port} of {host} cannot be listened at ({why})",
            source="--port",
            advice="Give another --port; 0 takes a free one",
        ) from problem
    return listening


def serve(listening: socket.socket, settings: Settings, *, ready: Callable[[], object]) -> None:
    """Answers until it is interrupted.

    Args:
        listening: Where.
        settings: How.
        ready: Called once it answers.
    """
    config: dict[str, Any] = {
        "http": _Patient,
        "ws": "none",
        "lifespan": "on",
        # Nothing of a request is written anywhere; what fails is said without it.
        "access_log": False,
        "log_config": None,
        "log_level": "critical",
        "server_header": False,
        "date_header": False,
        "proxy_headers": False,
        "limit_concurrency": _CONNECTIONS,
        "timeout_keep_alive": _IDLE_SECONDS,
        "timeout_graceful_shutdown": 5,
        "h11_max_incomplete_event_size": _LONGEST_HEAD,
    }
    server = _Telling(uvicorn.Config(create_app(settings), **config), ready)
    server.run(sockets=[listening])


class _Telling(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
