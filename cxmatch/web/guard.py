"""Who may ask, and what a browser may do with the answer. Pure ASGI: it stands before everything else.

A page of another site can have a browser send requests here. It can name this machine by a host of its own (DNS
rebinding), so a request must call this server by a name of its own; and it can send forms, so what changes or works
must not come from elsewhere. docs/decisions/0010-pages.md has the whole of it.
"""

import base64
import binascii
import hmac
from typing import Final
from urllib.parse import unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cxmatch.web import problems
from cxmatch.web.settings import LOOPBACK, Settings

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FOREIGN: Final = frozenset({"cross-site", "same-site"})
"""What a browser says (Sec-Fetch-Site) of a request that comes from another site, or another port of this host."""
OPEN: Final = "/healthz"
"""Says nothing but that the server runs, and so needs no token."""

HEADERS: Final = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    # With "no-referrer" a browser would not say either that a form comes from this server's own page.
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""Of every answer."""


class Guard:
    """Refuses requests that name another host, come from another site or lack the token; gives answers their heads.

    Args:
        app: What stands behind it.
        settings: The server's.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._token = settings.token
        names = {f"{name}:{settings.port}" for name in LOOPBACK}
        # A browser leaves the port out where it is that of HTTP.
        self._names = frozenset(names | (set(LOOPBACK) if settings.port == _HTTP else set()))
        self._others = frozenset(_plain(name) for name in settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        scope = _without_host_in_path(scope)
        refused = self._refused(scope)
        if refused is None:
            await self._app(scope, receive, send_guarded)
            return
        more = {"www-authenticate": 'Basic realm="cxmatch", charset="UTF-8"'} if refused.status == _NO_TOKEN else {}
        # What is still to come of the request is not waited for.
        await problems.answer(scope, refused, {**more, "connection": "close"})(scope, receive, send_guarded)

    def _refused(self, scope: Scope) -> problems.Problem | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        host = _plain(hosts[0]) if len(hosts) == 1 else ""
        if host not in self._names and host.rpartition(":")[0] not in self._others and host not in self._others:
            return problems.problem("WrongHost", "Call this server by the address that it printed when it began.")
        if "transfer-encoding" in headers and "content-length" in headers:
            return problems.problem("BadRequest", "The request says in two ways how long it is.")
        if scope["method"] not in _SAFE and not self._is_own(headers, host):
            return problems.problem("WrongOrigin", "Send this from the page of this server, or from no page at all.")
        if self._token is not None and scope["path"] != OPEN and not self._holds_token(headers):
            return problems.problem("TokenNeeded", "Send it as a bearer token, or as the password of HTTP Basic.")
        return None

    def _is_own(self, headers: Headers, host: str) -> bool:
        origins = headers.getlist("origin")
        own = {f"http://{host}", f"https://{host}"}
        return headers.get("sec-fetch-site") not in _FOREIGN and all(origin.lower() in own for origin in origins)

    def _holds_token(self, headers: Headers) -> bool:
        assert self._token is not None  # noqa: S101 - the caller asks
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "basic":
            try:
                given = base64.b64decode(given, validate=True).decode("utf-8", "replace").partition(":")[2]
            except (binascii.Error, ValueError):
                return False
        elif scheme.lower() != "bearer":
            return False
        return hmac.compare_digest(given.strip().encode(), self._token.encode())


_HTTP: Final = 80
_NO_TOKEN: Final = 401


def _without_host_in_path(scope: Scope) -> Scope:
    """The request as if it came straight here, where it names a whole address as to a proxy (RFC 9112, 3.2.2).

    The host in that address is then the one that is asked for, whatever else the head says.
    """
    address = scope.get("raw_path") or b""
    if not address.lower().startswith(_ADDRESS):
        return scope
    host, slash, path = address[len(_ADDRESS) :].partition(b"/")
    headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {
        **scope,
        "path": unquote((slash + path or b"/").decode("ascii", "replace")),
        "raw_path": slash + path or b"/",
        "headers": [(b"host", host), *headers],
    }


_ADDRESS: Final = b"http://"


def _plain(host: str) -> str:
    """A host's name as it is compared: in small letters, without the dot that may end it."""
    name, colon, port = host.strip().lower().rpartition(":")
    if not colon or "]" in port:
        name, port = host.strip().lower(), ""
    return name.removesuffix(".") + (f":{port}" if port else "")
