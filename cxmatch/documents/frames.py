"""Messages between a worker and its parent: a header that is JSON, and bytes."""

from typing import IO, Final

_LONGEST: Final = 2**32
"""Bytes of one message between the two processes; a worker that a file has taken over may say anything."""


def write(pipe: IO[bytes], header: bytes, body: bytes = b"") -> None:
    """Sends a message."""
    pipe.write(len(header).to_bytes(8, "big") + len(body).to_bytes(8, "big"))
    pipe.write(header)
    pipe.write(body)
    pipe.flush()


def read(pipe: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next header and body; None where the other end is gone."""
    sizes = pipe.read(16)
    if len(sizes) < 16 or max(int.from_bytes(sizes[:8], "big"), int.from_bytes(sizes[8:], "big")) > _LONGEST:
        return None
    header = pipe.read(int.from_bytes(sizes[:8], "big"))
    body = pipe.read(int.from_bytes(sizes[8:], "big"))
    if len(header) + len(body) < int.from_bytes(sizes[:8], "big") + int.from_bytes(sizes[8:], "big"):
        return None
    return header, body
