"""How many requests are taken, how large, and for how long. Pure ASGI; a request is held in memory, never on a disk."""

from typing import Final

import anyio
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cxmatch.web import problems
from cxmatch.web.guard import OPEN
from cxmatch.web.settings import Settings

RETRY_AFTER: Final = 2
"""Seconds after which a client that was turned away may come again: about as long as a few answers take."""
_DRAINED, _SILENT = 5.0, 0.3
"""Seconds in which what is left of a refused request is still taken in and thrown away, in all and after its last
piece: a client that is still sending does not read the refusal before it is done."""


class Limited:
    """Takes a request in as a whole, within its limits, before anything looks at it.

    Args:
        app: What stands behind it.
        settings: The server's.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._taken = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] != "http" or scope["path"] == OPEN:
            await self._app(scope, receive, send)
            return
        if self._taken >= self._settings.at_once + self._settings.waiting:
            busy = problems.problem("Busy", f"Come again in {RETRY_AFTER} seconds.")
            await self._refuse(busy, scope, receive, send, {"retry-after": str(RETRY_AFTER)})
            return
        self._taken += 1
        try:
            await self._take(scope, receive, send)
        finally:
            self._taken -= 1

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = self._settings.request_bytes
        if _said_length(scope) > most:
            await self._refuse(_too_large(most), scope, receive, send)
            return
        body = bytearray()
        with anyio.move_on_after(self._settings.body_seconds) as clock:
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > most:
                    body.clear()
                    await self._refuse(_too_large(most), scope, receive, send)
                    return
        if clock.cancelled_caught:
            slow = problems.problem("RequestTooSlow", f"It must come in within {self._settings.body_seconds:g} s.")
            await self._refuse(slow, scope, receive, send, drain=False)
            return
        await self._answer(bytes(body), scope, receive, send)

    async def _answer(self, body: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        given = begun = False

        async def receive_whole() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def send_noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        with anyio.move_on_after(self._settings.answer_seconds) as clock:
            try:
                await self._app(scope, receive_whole, send_noted)
            except ClientDisconnect:
                return  # nobody is there to be answered
            except Exception:
                # Told here, within the guard, so that this answer has its headers too; what failed stays here, since it
                # may hold words of the file.
                if begun:
                    raise
                fault = problems.problem("Failure", "This is a fault of cxmatch: please report it.")
                await problems.answer(scope, fault)(scope, receive, send)
        if clock.cancelled_caught and not begun:
            late = problems.problem("AnswerTooSlow", f"It took longer than {self._settings.answer_seconds:g} s.")
            await problems.answer(scope, late)(scope, receive, send)

    async def _refuse(
        self,
        refusal: problems.Problem,
        scope: Scope,
        receive: Receive,
        send: Send,
        headers: dict[str, str] | None = None,
        *,
        drain: bool = True,
    ) -> None:
        if drain:
            with anyio.move_on_after(_DRAINED):
                more = True
                while more:
                    more = False
                    with anyio.move_on_after(_SILENT):
                        more = (await receive()).get("more_body", False)
        await problems.answer(scope, refusal, {**(headers or {}), "connection": "close"})(scope, receive, send)


def _said_length(scope: Scope) -> int:
    said = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(said[0]) if said and said[0].isdigit() else 0


def _too_large(most: int) -> problems.Problem:
    return problems.problem("RequestTooLarge", f"A whole request may have {most:,} bytes. Shrink the file's pictures.")
