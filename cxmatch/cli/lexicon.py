"""`cxmatch lexicon`: shows, checks and describes lexicons."""

from pathlib import Path
from typing import Annotated

import typer

from cxmatch.cli.app import WRONG_LEXICON, LexiconOption, app, lexicon_of
from cxmatch.cli.output import complain, show, write
from cxmatch.errors import LexiconError

lexicon_app = typer.Typer(help="Show, check and describe lexicons.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command(name="show", epilog="Example: `cxmatch lexicon show analyst`")
def lexicon_show(
    roles: Annotated[list[str] | None, typer.Argument(metavar="[ROLE]...", help="Roles to show; all.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole lexicon as JSON.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Show the roles, their keywords and what they ask for."""
    words = lexicon_of(lexicon)
    chosen = roles or [role.id for role in words.roles]
    if as_json:
        only = words.model_copy(update={"roles": tuple(words.role(role) for role in chosen)})
        write(only.model_dump_json(indent=2) + "\n")
        return
    from cxmatch.reports.terminal import render_lexicon

    show(render_lexicon(words, chosen))


@lexicon_app.command(name="check", epilog="Example: `cxmatch lexicon check my_field.json`")
def lexicon_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A lexicon of your own.")],
) -> None:
    """Say whether a lexicon holds, and where it does not (exit code 1)."""
    from cxmatch.lexicon import Lexicon
    from cxmatch.matching import vocabulary
    from cxmatch.matching.lemmas import built_in
    from cxmatch.reports.safe import printable

    try:
        words = Lexicon.load(file)
        vocabulary.of(words, built_in())
    except LexiconError as problem:
        complain(problem)
        raise typer.Exit(WRONG_LEXICON) from problem
    core = sum(len(role.core) for role in words.roles)
    added = sum(len(role.terms) for role in words.roles) - core
    counts = f"{_count(len(words.roles), 'role')}, {_count(core, 'core term')}, {added} added"
    write(f"{printable(str(file))} holds: {counts}.\n")


@lexicon_app.command(name="schema", epilog="Example: `cxmatch lexicon schema > lexicon.schema.json`")
def lexicon_schema() -> None:
    """Print a JSON Schema of lexicon files, for editors that complete and check."""
    import json

    from cxmatch.lexicon import Lexicon

    write(json.dumps(Lexicon.json_schema(), indent=2) + "\n")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + "s" * (number != 1)
