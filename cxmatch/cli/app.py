"""The command itself, and the options that several commands share."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cxmatch import __version__

if TYPE_CHECKING:
    from cxmatch.lexicon import Lexicon

WRONG_LEXICON: Final = 1
WRONG_USE: Final = 2
SOME_FAILED: Final = 3
INTERRUPTED: Final = 130

app = typer.Typer(
    name="cxmatch",
    help="Which customer-experience role a resume or a posting fits, how well, and on what evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


class Kind(StrEnum):
    """What a document is."""

    resume = "resume"
    posting = "posting"
    cover_letter = "cover_letter"


class Reader(StrEnum):
    """Who reads a PDF."""

    auto = "auto"
    pdfium = "pdfium"
    pdfminer = "pdfminer"
    tesseract = "tesseract"


LexiconOption = Annotated[
    Path | None, typer.Option("--lexicon", metavar="FILE", help="A lexicon of your own, for any field.")
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="The day that 'present' means; today (UTC)."),
]
AsGivenOption = Annotated[
    bool, typer.Option("--as-given", help="Take each file for what it is given as, whatever it looks like.")
]

JsonOption = Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")]
ReaderOption = Annotated[Reader, typer.Option(help="Who reads a PDF.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"cxmatch {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def lexicon_of(path: Path | None) -> "Lexicon":
    """The lexicon at a path, or the built-in one."""
    from cxmatch.lexicon import Lexicon

    return Lexicon.load(path)
