"""Where the work of a request is done: in worker processes, which what a file does can cost, and nothing else.

Each file is read in one, and what is asked of the documents is answered in one, held to the same limits; the server
itself only passes bytes on.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import anyio
import anyio.to_thread

from cxmatch.documents import sandbox
from cxmatch.documents.document import DocumentKind
from cxmatch.ranking.job import lexicon_text
from cxmatch.web.forms import Upload
from cxmatch.web.settings import Settings

_READ: Final = "cxmatch.web.tasks:read"
_ANSWER: Final = "cxmatch.web.tasks:answer"
_WARM: Final = "cxmatch.web.tasks:warm"


class Workshop:
    """Has work done in worker processes.

    Args:
        settings: The server's.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lexicon = None if settings.lexicon is None else lexicon_text(settings.lexicon)
        self._threads = anyio.CapacityLimiter(settings.at_once)

    async def run(
        self, task: str, options: dict[str, Any], files: Sequence[tuple[Upload, DocumentKind | None]] = ()
    ) -> str:
        """What a task answers.

        Args:
            task: "module:function": it is given a `tasks.Request`, and answers with a text.
            options: What JSON can hold.
            files: What is read for it, with the kind that each is; None where that is guessed.

        Raises:
            DocumentError: A file cannot be read.
            UsageError: What is asked cannot be done.
        """
        work = partial(self._run, task, options, files)
        # The answer may be given up for its time; the worker has limits of its own.
        return await anyio.to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._threads)

    def warm(self) -> None:
        """Starts the workers and has them load what they need, so that the first who asks does not wait for it."""
        self._run(_WARM, {}, ())

    def _run(self, task: str, options: dict[str, Any], files: Sequence[tuple[Upload, DocumentKind | None]]) -> str:
        limits = self._settings.limits
        documents = [
            sandbox.run_with(
                "auto", _READ, {"name": file.name, "kind": kind}, file.data, limits=limits, source=file.name
            )
            for file, kind in files
        ]
        request = {"task": task, "options": options, "documents": documents, "lexicon": self._lexicon}
        # The task knows best which of its documents or arguments it cannot work with.
        return sandbox.run(_ANSWER, request, limits=limits, source="")
