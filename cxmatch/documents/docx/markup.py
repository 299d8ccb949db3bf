"""What do the small words of a Word document's markup mean: names, switches, measures, alternatives?"""

import re
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
V: Final = "{urn:schemas-microsoft-com:vml}"

_OFFICE = ("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/office/", "urn:schemas-microsoft-com:")
"""How the namespaces begin that word processors know."""
_SHAPES = frozenset("wps wpg wpc wpi wp14 w14 w15 w16 a14 v".split())
"""Prefixes that stand for those namespaces by custom, for documents that do not declare what they use."""

_MEASURE = re.compile(r"\s*([-+]?\d{1,9}(?:\.\d{1,9})?)\s*(pt|in|cm|mm|pc|pi|px|%)?\s*", re.ASCII)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0, "px": 0.75, "%": 1.0}


def is_on(switch: Any) -> bool:
    """Whether an element such as ``<w:vanish/>`` is there and says yes; it does so without a value too."""
    return switch is not None and switch.get(W + "val") not in ("0", "false", "off", "none")


def value(parent: Any, path: str) -> str | None:
    """The ``w:val`` of the child at `path`, or None where there is no such child."""
    child = parent.find(path)
    return None if child is None else child.get(W + "val", "")


def points(text: str | None, unit: float = 1.0) -> float | None:
    """A measure in points; `unit` is the size of a bare number's unit, in points.

    Example:
        >>> points("3", 0.5), points("2.54cm"), points("wide")
        (1.5, 72.0, None)
    """
    found = _MEASURE.fullmatch(text or "")
    return float(found[1]) * _POINTS.get(found[2] or "", unit) if found else None


def is_passed_over(element: Any) -> bool:
    """Whether Word passes over an element: it does not know its namespace, and is told to ignore that.

    Without being told Word would not open the document; others show what is in such an element.
    """
    if element.tag.startswith(_OFFICE, 1):
        return False
    namespace = element.tag[1:].partition("}")[0]
    for outer in (element, *element.iterancestors()):
        if outer.get(MC + "ProcessContent"):
            return False
        if any(outer.nsmap.get(prefix) == namespace for prefix in (outer.get(MC + "Ignorable") or "").split()):
            return True
    return False


def chosen(alternatives: Any) -> Any:
    """The one alternative that is shown: the first that needs only what word processors know, else the old form.

    A text box stands there twice, in both.
    """
    fallback = alternatives.find(MC + "Fallback")
    for choice in alternatives.findall(MC + "Choice"):
        names = (choice.get("Requires") or "").split()
        if all(_is_known(name, choice.nsmap.get(name)) for name in names):
            return choice
    return fallback if fallback is not None else ()


def _is_known(prefix: str, namespace: str | None) -> bool:
    return prefix in _SHAPES if namespace is None else namespace.startswith(_OFFICE)
