"""Guide -> PDF, by Typst: the only file that imports it."""

import json
import re
from pathlib import Path
from typing import Any, Final

from cxmatch.errors import UsageError
from cxmatch.hiring.drafting.guide import Guide
from cxmatch.reports.fitting import Sheet, sheets
from cxmatch.reports.labels import LABELS, foot_of, head_of

_TEMPLATE: Final = Path(__file__).parent / "templates" / "guide.typ"
_BEYOND: Final = re.compile(
    "[^\u0000-\u06ff\u10a0-\u10ff\u1c90-\u1cbf\u1d00-\u1fff\u2000-\u2bff\ufb00-\ufdff\ufe00-\ufeff]"
)
"""Characters that Typst's own fonts lack: they have Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic."""


def pdf(guide: Guide) -> bytes:
    """The guide as a PDF: one A4 page a role, the same bytes every time.

    The fonts are Typst's own; the system's are asked only for scripts that these do not have.

    Raises:
        UsageError: Typst is not installed.
    """
    typst = _typst()
    fonts = {"ignore_system_fonts": _BEYOND.search(guide.model_dump_json()) is None}

    def fits(sheet: Sheet) -> bool:
        given = _inputs(guide, (sheet,))
        return bool(typst.query(_TEMPLATE, "<pages>", field="value", one=True, sys_inputs=given, **fonts) == "1")

    made: bytes = typst.compile(_TEMPLATE, format="pdf", sys_inputs=_inputs(guide, sheets(guide, fits)), **fonts)
    return made


def _inputs(guide: Guide, printed: tuple[Sheet, ...]) -> dict[str, str]:
    roles = [{**sheet._asdict(), "more": sheet.more._asdict()} for sheet in printed]
    said = {"head": head_of(guide), "foot": foot_of(guide), "labels": LABELS._asdict(), "roles": roles}
    return {"guide": json.dumps(said, ensure_ascii=False)}


def _typst() -> Any:
    try:
        import typst
    except ImportError as problem:
        raise UsageError(
            "a PDF is made by Typst, which is not installed",
            source="format",
            advice="Install it with: pip install 'cxmatch[print]'",
        ) from problem
    return typst
