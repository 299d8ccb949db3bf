"""Templates -> HTML, by Jinja2: the only file that imports it. Every value is escaped, whatever a template is called.

A report is one file that needs no other: its style and its script stand in it, and a policy in its head forbids
everything else, so that it can fetch nothing even if something in it tried.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cxmatch import __version__
from cxmatch.reports.safe import visible

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
_MINUS: Final = "\N{MINUS SIGN}"


def html(template: str, *, more: Path | None = None, **values: Any) -> str:
    """A template filled in.

    Args:
        template: Its file's name.
        more: A folder of templates that is looked in first.
        values: What it speaks of.
    """
    return environment(more).get_template(template).render(**values)


def pieces(template: str, *, more: Path | None = None, **values: Any) -> Iterator[str]:
    """The same piece by piece, for what is too large to be held as a whole.

    Args:
        template: Its file's name.
        more: A folder of templates that is looked in first.
        values: What it speaks of; iterators among them are asked for one thing after another.
    """
    return environment(more).get_template(template).generate(**values)


@cache
def environment(more: Path | None = None) -> Environment:
    """The templates of reports, with what they may call.

    Args:
        more: A folder of templates that is looked in first.
    """
    folders = [TEMPLATES] if more is None else [more, TEMPLATES]
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(score=_score, signed=signed, parted=_parted, said=_said, visible=visible, width=_width)
    made.globals.update(version=__version__, asset=_asset, policy=_policy)
    return made


def made(answer: str) -> Markup:
    """A part of a page that was made here before, to stand in another as it is.

    Args:
        answer: What `html` gave.
    """
    return Markup(answer)  # noqa: S704 - every value in it was escaped when it was made


def _score(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"


def signed(points: float) -> str:
    """Points with their sign.

    Example:
        >>> signed(3.1), signed(-0.5)
        ('+3.10', '−0.50')
    """
    return f"+{points:.2f}" if points >= 0 else f"{_MINUS}{-points:.2f}"


def _said(name: str) -> str:
    """A kind, reason or status as people say it."""
    return name.replace("_", " ")


def _parted(name: str) -> tuple[str, str]:
    """A file's name after its folder, with the separator between them; the folder is empty where there is none."""
    cut = max(name.rfind("/"), name.rfind("\\")) + 1
    return name[:cut], name[cut:]


def _width(score: float | None) -> str:
    """The class of a bar of that length: whole hundredths of its full width, of which the style has 101."""
    return f"b{round(score or 0)}"


@cache
def _asset(name: str) -> Markup:
    """A file of our own that stands in a page as it is."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - ours, and no template


@cache
def _policy(*scripts: str) -> str:
    """What a report may do: show itself, and run the script that stands in it.

    Args:
        scripts: Names of the scripts' files.
    """
    allowed = " ".join(f"'sha256-{_digest(name)}'" for name in scripts) or "'none'"
    style = f"'sha256-{_digest('look.css')}'"
    shown = f"default-src 'none'; img-src data:; style-src {style}; script-src {allowed}"
    return f"{shown}; base-uri 'none'; form-action 'none'"


def _digest(name: str) -> str:
    return base64.b64encode(hashlib.sha256(_asset(name).encode()).digest()).decode()
