"""What a server may be told, and how much of the machine its requests may take."""

import os
from dataclasses import dataclass, field
from typing import Final

from cxmatch.documents.limits import Limits
from cxmatch.lexicon import Lexicon

MIB: Final = 2**20
LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""Names by which a browser on this machine calls it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a server answers.

    Attributes:
        port: The port that it listens at: what a request calls it by has this one.
        hosts: Names by which it may be called besides those of this machine itself; with any port, since a proxy may
            stand before it.
        token: What a request must hold; None where everybody on this machine may ask.
        request_bytes: Size of a whole request, bytes.
        body_seconds: Wall time in which a request must have come in whole, seconds.
        answer_seconds: Wall time in which it must be answered, seconds.
        at_once: Requests that are worked on at once; each takes a processor.
        waiting: Requests beyond them that may come in or wait; more are told to come again. With those at once they
            bound the memory that requests take: each is held whole.
        limits: Bounds on one file.
        lexicon: The roles and their words; customer experience where None.
    """

    port: int = 8000
    hosts: tuple[str, ...] = ()
    token: str | None = None
    request_bytes: int = 10 * MIB
    body_seconds: float = 30.0
    answer_seconds: float = 90.0
    at_once: int = field(default_factory=lambda: max(2, os.cpu_count() or 1))
    waiting: int = 30
    limits: Limits = field(default_factory=lambda: Limits(file_bytes=10 * MIB))
    lexicon: Lexicon | None = None
