"""Guide -> PDF, by Typst: the only file that imports it."""

import json
from pathlib import Path
from typing import Any, Final

from cxmatch.errors import UsageError
from cxmatch.hiring.drafting.guide import Guide
from cxmatch.reports.fitting import Sheet, sheets
from cxmatch.reports.labels import LABELS, foot_of, head_of

_TEMPLATES: Final = Path(__file__).parent / "templates"
_TEMPLATE: Final = _TEMPLATES / "guide.typ"
_NO_LETTER: Final = "\ufdd0"
"""A code point that Unicode will never give to a letter, so that it looks as any letter does that no font has."""


def pdf(guide: Guide) -> bytes:
    """The guide as a PDF: one A4 page a role, the same bytes every time.

    The fonts are Typst's own; the system's are asked only where these lack a letter.

    Raises:
        UsageError: Typst is not installed.
    """
    typst = _typst()
    fonts = {"ignore_system_fonts": not letters_without_font(guide, system=False)}

    def fits(sheet: Sheet) -> bool:
        given = _inputs(guide, (sheet,))
        return bool(typst.query(_TEMPLATE, "<pages>", field="value", one=True, sys_inputs=given, **fonts) == "1")

    made: bytes = typst.compile(_TEMPLATE, format="pdf", sys_inputs=_inputs(guide, sheets(guide, fits)), **fonts)
    return made


def letters_without_font(guide: Guide, *, system: bool = True) -> str:
    """The letters of a guide that no font has, each once: in the PDF they are empty boxes.

    Args:
        guide: The guide.
        system: Whether the fonts of this machine are asked beside Typst's own.

    Raises:
        UsageError: Typst is not installed.
    """
    letters = sorted({mark for mark in guide.model_dump_json() if mark.isprintable() and not mark.isspace()})
    given = {"letters": json.dumps([_NO_LETTER, *letters])}
    fonts = {"ignore_system_fonts": not system}
    box, *drawn = _typst().compile(_TEMPLATES / "letters.typ", format="svg", sys_inputs=given, **fonts)
    return "".join(letter for letter, picture in zip(letters, drawn, strict=True) if picture == box)


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
