"""`cxmatch serve`: the page for job seekers and the interface for other programs, on this machine."""

import ipaddress
import os
from pathlib import Path
from typing import Annotated, Final

import typer

from cxmatch.cli.app import LexiconOption, app, lexicon_of
from cxmatch.cli.output import console, write
from cxmatch.errors import UsageError

TOKEN_VARIABLE: Final = "CXMATCH_TOKEN"  # noqa: S105 - the name of the variable
SHORTEST_TOKEN: Final = 16
"""Characters; nobody guesses so many that were drawn at random."""


@app.command(epilog="Example: `cxmatch serve --port 8000`, and open the address that it prints")
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at; another than this machine needs --expose.")
    ] = "127.0.0.1",
    expose: Annotated[
        bool, typer.Option("--expose", help="Let other machines ask, who know the token; nothing is encrypted.")
    ] = False,
    token_file: Annotated[
        Path | None,
        typer.Option("--token-file", metavar="FILE", help=f"A file that holds the token; else {TOKEN_VARIABLE} does."),
    ] = None,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option("--allowed-host", metavar="NAME", help="A name by which others call this server; many times."),
    ] = None,
    lexicon: LexiconOption = None,
    browse: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Serve the page for job seekers, and the interface for other programs, on this machine.

    Nothing is stored, and nothing leaves the machine. Ctrl-C ends it.
    """
    try:
        from cxmatch.web import serving
        from cxmatch.web.settings import Settings
    except ImportError as problem:
        raise UsageError(
            "the page is served by FastAPI and uvicorn, which are not installed",
            source="serve",
            advice="Install them with: pip install 'cxmatch[web]'",
        ) from problem
    token = _token(token_file)
    is_local = _is_local(host)
    if not is_local and not expose:
        raise UsageError(
            "other machines could ask at this address",
            source=f"--host {host}",
            advice="Add --expose and a token if they should; leave --host out otherwise",
        )
    if not is_local and token is None:
        raise UsageError(
            "whoever can reach this address could ask",
            source="--expose",
            advice=f"Put a token of {SHORTEST_TOKEN} characters or more into {TOKEN_VARIABLE} or a --token-file",
        )
    words = lexicon_of(lexicon)
    listening = serving.listen(host, port)
    bound = listening.getsockname()[1]
    names = tuple(allowed_host or ()) + (() if is_local else (_in_url(host),))
    shown = f"http://{_in_url(host)}:{bound}/"

    def ready() -> None:
        write(f"{shown}\n")
        note = console(stderr=True)
        if not is_local:
            note.print("Other machines can ask here, and what they send is not encrypted: put a proxy with TLS before.")
        note.print("Nothing is stored. Ctrl-C ends it.")
        if browse:
            typer.launch(shown)

    serving.serve(listening, Settings(port=bound, hosts=names, token=token, lexicon=words), ready=ready)


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _token(file: Path | None) -> str | None:
    """The token; None where there is none."""
    try:
        given = os.environ.get(TOKEN_VARIABLE) if file is None else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"the token cannot be read ({problem})", source="--token-file") from problem
    token = (given or "").strip()
    if file is None and not token:
        return None
    if len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable():
        raise UsageError(
            f"a token has {SHORTEST_TOKEN} or more characters, all plain letters, figures and signs",
            source="--token-file" if file else TOKEN_VARIABLE,
            advice="Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe())'",
        )
    return token
