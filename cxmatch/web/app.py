"""The app: the page for people and the interface for programs, behind the same guards."""

import contextlib
from collections.abc import AsyncIterator

import anyio
import anyio.to_thread
from fastapi import FastAPI

from cxmatch import __version__
from cxmatch.web import interface, pages, problems
from cxmatch.web.guard import Guard
from cxmatch.web.limits import Limited
from cxmatch.web.settings import Settings
from cxmatch.web.work import Workshop


def create_app(settings: Settings | None = None) -> FastAPI:
    """The app of a server.

    Args:
        settings: How it answers; as on a machine of one's own where None.
    """
    settings = settings or Settings()
    workshop = Workshop(settings)

    @contextlib.asynccontextmanager
    async def _warmed(_: FastAPI) -> AsyncIterator[None]:
        async with anyio.create_task_group() as group:
            for _number in range(settings.at_once):
                group.start_soon(anyio.to_thread.run_sync, workshop.warm)
        yield

    app = FastAPI(
        title="cxmatch",
        version=__version__,
        description="Which customer-experience role a resume or a posting fits, how well, and on what evidence.",
        # Their pages load programs from another host.
        docs_url=None,
        redoc_url=None,
        lifespan=_warmed,
    )
    problems.register(app)
    interface.register(app, workshop)
    pages.register(app, settings, workshop)
    # The last one added stands first.
    app.add_middleware(Limited, settings=settings)
    app.add_middleware(Guard, settings=settings)
    return app
