"""The command `cxmatch`: parse, call, print, exit code.

Exit codes: 0 when all went well, 1 when a lexicon does not hold, 2 on wrong use, 3 when some files failed,
130 when interrupted.
"""

import os
import sys

from cxmatch.cli import audit, cache, draft, guide, impact, improve, lexicon, matching, plan, scoring, serve, team
from cxmatch.cli.app import INTERRUPTED, WRONG_USE, app
from cxmatch.cli.output import complain
from cxmatch.documents.collecting import collect_seldom
from cxmatch.errors import CxmatchError

__all__ = [
    "app",
    "audit",
    "cache",
    "draft",
    "guide",
    "impact",
    "improve",
    "lexicon",
    "main",
    "matching",
    "plan",
    "scoring",
    "serve",
    "team",
]


def main() -> None:
    """The console script: runs the command and turns our errors into messages and exit codes."""
    collect_seldom()
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it was closed by the caller
    try:
        app()
    except CxmatchError as problem:
        complain(problem)
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
