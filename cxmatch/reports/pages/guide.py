"""Guide -> HTML to print."""

from functools import partial
from typing import Final

from cxmatch.hiring.drafting.guide import Guide
from cxmatch.reports.fitting import Paper, estimate, sheets
from cxmatch.reports.labels import LABELS, foot_of, head_of
from cxmatch.reports.pages import rendering

_A4: Final = Paper(
    width=499, height=757, line=1.28, item=0.6, heading=3.6, keyword=0.2, word=2.35, between=1.7, title=21
)
"""What the template's style leaves of an A4 page."""


def html(guide: Guide) -> str:
    """The guide as one HTML page that needs no other file, and prints on one A4 page a role.

    Args:
        guide: The guide.
    """
    printed = sheets(guide, partial(estimate, paper=_A4))
    return rendering.html("guide.html", roles=printed, labels=LABELS, head=head_of(guide), foot=foot_of(guide))
