"""The form in which a command writes its answer: as asked for, or by the ending of the file."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import TypeVar

import typer

from cxmatch.errors import UsageError

Form = TypeVar("Form", bound=StrEnum)


def form_of(
    asked: Form | None, out: PurePath | None, endings: Mapping[str, Form], default: Form, *, option: str = "--format"
) -> Form:
    """The form that was asked for, else the one that the file's ending picks, else the default.

    Args:
        asked: What was asked for.
        out: The file to write; None for standard output.
        endings: The form that each ending picks, in small letters: ``.pdf``.
        default: For standard output.
        option: With which a form is asked for.

    Raises:
        typer.BadParameter: The ending picks none and none was asked for, or it picks another than was asked for.
    """
    ending = "" if out is None else out.suffix.lower()
    if asked is not None:
        if endings.get(ending, asked) is not asked:
            raise typer.BadParameter(
                f"{ending} is the ending of {endings[ending].value}, and {option} says {asked.value}",
                param_hint="--out",
            )
        return asked
    if out is None:
        return default
    if ending not in endings:
        raise typer.BadParameter(
            f"the ending {ending!r} names no form; use one of {' '.join(endings)} or add {option}", param_hint="--out"
        )
    return endings[ending]


def refuse_terminal(out: object, form: StrEnum) -> None:
    """Says that a file of bytes is nothing to show on a terminal.

    Raises:
        UsageError: It would be shown there.
    """
    if out is None and sys.stdout.isatty():
        raise UsageError(f"a {form.value} file is no text for a terminal", source="--format", advice="Give --out FILE")
