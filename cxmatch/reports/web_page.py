"""Guide -> HTML, by Jinja2: the only file that imports it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxmatch.errors import UsageError
from cxmatch.hiring.drafting.guide import Guide
from cxmatch.reports.fitting import Paper, estimate, sheets
from cxmatch.reports.labels import LABELS, foot_of, head_of

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES: Final = Path(__file__).parent / "templates"
_A4: Final = Paper(
    width=499, height=757, line=1.28, item=0.6, heading=3.6, keyword=0.2, word=2.35, between=1.7, title=21
)
"""What the template's style leaves of an A4 page."""


def html(guide: Guide) -> str:
    """The guide as one HTML page that needs no other file, and prints on one A4 page a role.

    Raises:
        UsageError: Jinja2 is not installed.
    """
    printed = sheets(guide, partial(estimate, paper=_A4))
    return _template().render(roles=printed, labels=LABELS, head=head_of(guide), foot=foot_of(guide)) + "\n"


def _template() -> "Template":
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as problem:
        raise UsageError(
            "a web page is made by Jinja2, which is not installed",
            source="format",
            advice="Install it with: pip install 'cxmatch[print]'",
        ) from problem
    # Everything is escaped, whatever a template is called.
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return templates.get_template("guide.html")
