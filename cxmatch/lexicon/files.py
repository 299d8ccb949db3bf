"""Data files -> their validated contents: where the built-in ones lie, and what is wrong with one that fails."""

import json
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cxmatch.errors import LexiconError
from cxmatch.lexicon.parts import refuse_twice

Contents = TypeVar("Contents", bound=BaseModel)


def parsed(kind: type[Contents], text: str | bytes, *, source: str) -> Contents:
    """What a JSON text holds.

    Args:
        kind: What it should hold.
        text: JSON.
        source: What errors call it.

    Raises:
        LexiconError: The text is no JSON, or does not hold; the message names each place.
    """
    try:
        data = json.loads(text, object_pairs_hook=_refuse_keys_twice)
    except ValueError as problem:
        raise LexiconError(f"this is no valid JSON: {problem}", source=source) from problem
    except RecursionError as problem:
        raise LexiconError("this JSON is nested too deeply", source=source) from problem
    try:
        return kind.model_validate_json(json.dumps(data))
    except ValidationError as problem:
        places = "; ".join(_place_of(error, data) for error in _first_causes(problem))
        raise LexiconError(places, source=source) from problem


def bytes_of(path: Path, what: str) -> bytes:
    """The bytes of a file.

    Args:
        path: Which one.
        what: What errors call it: "the lexicon".

    Raises:
        LexiconError: It is missing, or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise LexiconError(f"{what} cannot be read ({reason})", source=str(path)) from problem


def built_in_path(name: str, what: str) -> Path:
    """Where a built-in file lies.

    Args:
        name: The file's.
        what: What errors call it: "the built-in lexicon".

    Raises:
        LexiconError: The installation lacks it.
    """
    # In a wheel the file lies inside the package; in a checkout or an editable install, at the top of the tree.
    package = Path(__file__).parents[1]
    for folder in (package / "data", package.parent / "data"):
        if (folder / name).is_file():
            return folder / name
    raise LexiconError(f"{what} is missing from this installation", source=name, advice="Install cxmatch again.")


def _refuse_keys_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # JSON readers keep the last of two equal keys and say nothing: half of a user's file would be lost.
    refuse_twice("the key", (key for key, _ in pairs))
    return dict(pairs)


def _first_causes(problem: ValidationError) -> list[Any]:
    # A list whose items are all wrong is called empty as well, which it is not.
    errors = problem.errors()
    places = [error["loc"] for error in errors]
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(place != error["loc"] and place[: len(error["loc"])] == error["loc"] for place in places)
    ]


def _place_of(error: Any, data: Any) -> str:
    """Where in the file an error is, with the names that stand there: ``roles[1] (manager).terms[0]: ...``."""
    place = ""
    for step in error["loc"]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        if isinstance(step, int):
            name = next(
                (data[key] for key in ("id", "term", "name", "kind") if isinstance(data, dict) and key in data), None
            )
            place += f"[{step}]" + (f" ({name})" if name else "")
        else:
            place += f".{step}" if place else str(step)
    message = error["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
