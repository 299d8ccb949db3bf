"""`cxmatch cache`: what rankings keep for the next time, where it lies, and how to be rid of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from cxmatch.cli.app import JsonOption, app
from cxmatch.cli.output import complain_of, write

if TYPE_CHECKING:
    from cxmatch.ranking.cache import Cache

cache_app = typer.Typer(no_args_is_help=True, help="What rankings keep for the next time.")
app.add_typer(cache_app, name="cache")

NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Read and judge every file anew, and keep nothing for the next time.")
]


@contextmanager
def kept(*, wanted: bool) -> "Iterator[Cache | None]":
    """Where a ranking keeps what it read and judged, and what its user should know of that; None where it does not."""
    if not wanted:
        yield None
        return
    from cxmatch.ranking.cache import Cache

    with Cache() as cache:
        yield cache
        complain_of(cache.notices)


@cache_app.command(epilog="Example: `cxmatch cache info`")
def info(as_json: JsonOption = False) -> None:
    """Say what is kept, and how much room it takes."""
    import json

    from cxmatch.ranking.cache import Cache

    with Cache(make=False) as cache:
        found = cache.info()
        complain_of(cache.notices)
    oldest = None if found.oldest is None else found.oldest.date().isoformat()
    if as_json:
        write(json.dumps({**found._asdict(), "oldest": oldest}) + "\n")
        return
    kept = f"{found.entries:,} thing{'s' * (found.entries != 1)} kept, {found.bytes / 2**20:.1f} MiB"
    write(f"{found.path}\n{kept}{f', the oldest used on {oldest}' if oldest else ''}\n")


@cache_app.command(epilog="Example: `cxmatch cache clear`")
def clear() -> None:
    """Throw everything away that is kept."""
    from cxmatch.ranking.cache import Cache

    with Cache(make=False) as cache:
        count = cache.clear()
        complain_of(cache.notices)
    write(f"{count:,} thing{'s' * (count != 1)} thrown away\n")


@cache_app.command(epilog="Example: `cxmatch cache path`")
def path() -> None:
    """Say where it lies."""
    from cxmatch.documents.names import storable
    from cxmatch.ranking.cache import FILE, default_folder

    write(f"{storable(str(default_folder() / FILE))}\n")
