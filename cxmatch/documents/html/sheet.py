"""What do a page's own style sheets say of an element?

Enough of CSS for what pages write: tags, classes and ids, within others or not, with their order of precedence. What
holds only under a condition that is not worked out here is unsure, and unsure looks hide nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cxmatch.documents.html.paint import is_paint

UNSURE: Final = "?"
"""A value that may hold or not."""
UNDERLAID: Final = "cxmatch-underlaid"
"""Not CSS: whether a ::before or ::after with a background of its own may lie beneath the text."""

_SHEET_CHARACTERS = 200_000
"""Characters of style sheets that are searched; real pages' own sheets are shorter."""
_TRIALS = 3_000_000
"""Of rules on elements and those around them: about a second. A page of 10,000 elements takes about a tenth."""

_KEPT = frozenset(
    "-webkit-text-fill-color background-clip background-color background-image box-shadow clip clip-path color "
    "content-visibility display float font-size height justify-content left margin-left max-height max-width opacity "
    "overflow position right text-indent text-shadow top transform visibility width".split()
)
_COLOURS = ("color", "-webkit-text-fill-color", "background-color")
_ALIASES = {
    "-webkit-background-clip": "background-clip",
    "-webkit-text-stroke": "text-shadow",
    "-webkit-clip-path": "clip-path",
    "-webkit-transform": "transform",
    "overflow-x": "overflow",
    "overflow-y": "overflow",
    "inset-inline-start": "left",
    "margin-inline-start": "margin-left",
}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_PIECE = re.compile(r"[{};]|[^{};]+")
_DECLARATION = re.compile(r"(?:[^;(]+|\([^)]*\)?)+")
_TOKEN = re.compile(
    r"\s*[>+~]\s*|\s+|[.#]?(?:[\w-]|[^\x00-\x7f])+|\*|::?[\w-]+(?:\([^)]*\)?)?|\[[^\]]*\]?", re.IGNORECASE
)
_EVERYWHERE = re.compile(r"@media\s+(?:only\s+)?(?:all|screen)|@layer\b[^;]*", re.IGNORECASE)
_FOREIGN = re.compile(r"@import\b", re.IGNORECASE)
_FONTS = re.compile(r"(?:https?:)?//(?:fonts|use\.typekit)\.", re.IGNORECASE)
_LAYS = re.compile(r"(?i)url\(|gradient\(|image-set\(|image\(|cross-fade\(|element\(|paint\(")
_FONT_SIZE = re.compile(r"(?<![\w.-])(0|\d{0,9}\.?\d{1,9}(?:px|pt|pc|em|rem|ex|ch|in|cm|mm|%|v[wh]))(?:\s*/\s*\S+)?\s")
_BY_DEED = re.compile(r":(?:hover|focus(?:-\w+)?|active|visited|target|checked|disabled|invalid)")
_BESIDE = re.compile(r"::?(?:before|after)")

Names = frozenset[str]
"""Of an element or what a selector asks of one: its tag, its classes as ".name" and its id as "#name"."""


class _Step(NamedTuple):
    names: Names
    child: bool
    """Whether it stands directly within the one to its left."""


class _Rule(NamedTuple):
    steps: tuple[_Step, ...]
    """The element itself first, then those around it outwards."""
    rank: tuple[int, int, int]
    unsure: bool
    beside: bool
    """Whether it is of a ::before or ::after."""


class Sheet:
    """The style sheets of a page.

    Args:
        root: The page.
    """

    def __init__(self, root: Any) -> None:
        text = "\n".join(style.text or "" for style in root.iter("style") if _is_for_screens(style))
        is_long = len(text) > _SHEET_CHARACTERS
        text = _COMMENT.sub("", text[:_SHEET_CHARACTERS])
        self._is_partial = is_long or bool(_FOREIGN.search(text)) or _links_sheets(root)
        self._rules: dict[str, dict[_Rule, dict[str, tuple[tuple[Any, ...], str]]]] = defaultdict(dict)
        self._trials = _TRIALS
        for order, (selectors, declared) in enumerate(_rules(text)):
            said = list(declarations(declared))
            for rule in filter(None, map(_selected, selectors.split(",") if said else ())):
                # Filed under what is rarest of the names that it asks for: an id, else a class, else a tag.
                key = min(rule.steps[0].names, key=lambda name: ("#.".find(name[0]) % 3, name), default="")
                kept = self._rules[key].setdefault(rule, {})
                for name, value, important in _underlaid(said) if rule.beside else said:
                    _put(kept, name, UNSURE if rule.unsure else value, (important, 1, rule.rank, order))

    @property
    def is_partial(self) -> bool:
        """Whether rules are left out: those of other files, which are not fetched, and those past the bounds."""
        return self._is_partial or self._trials <= 0

    def says(
        self, names: Names, around: Sequence[Names], own: Iterable[tuple[str, str]], style: str
    ) -> Mapping[str, str]:
        """The value of each property that anything says something of, of an element.

        Args:
            names: Of the element.
            around: Names of the elements that it is in, outermost first.
            own: What its attributes say, and what browsers say of its tag.
            style: Its own style.
        """
        found: dict[str, tuple[tuple[Any, ...], str]] = {}
        for name, value in own:
            _put(found, name, value, (False, 0))
        if self._trials > 0:
            for key in ("", *names):
                for rule, said in self._rules.get(key, {}).items():
                    if self._holds(rule, names, around):
                        for name, (rank, value) in said.items():
                            _put(found, name, value, rank)
        if style:
            for order, (name, value, important) in enumerate(declarations(_COMMENT.sub("", style))):
                _put(found, name, value, (important, 2, order))
        return {name: value for name, (_, value) in found.items()}

    def _holds(self, rule: _Rule, names: Names, around: Sequence[Names]) -> bool:
        self._trials -= 1
        if not rule.steps[0].names <= names:
            return False
        if len(rule.steps) == 1:
            return True
        # Every way up is tried: which of the elements around a step stands for is not sure before all of them fit.
        places = {len(around)}
        for under, step in zip(rule.steps, rule.steps[1:], strict=False):
            self._trials -= len(around)
            within = {place - 1 for place in places} if under.child else range(max(places))
            places = {place for place in within if place >= 0 and step.names <= around[place]}
            if not places:
                return False
        return True


def names(element: Any) -> Names:
    """What selectors may call an element.

    Args:
        element: One of lxml's.
    """
    classes, own = element.get("class"), element.get("id")
    return frozenset((element.tag, *(f".{name}" for name in (classes or "").split()), *([f"#{own}"] if own else ())))


def declarations(text: str) -> Iterator[tuple[str, str, bool]]:
    """The properties that text depends on, their values, and whether they are important; what is invalid is left out.

    Args:
        text: Declarations without comments, as in an element's style.

    Example:
        >>> list(declarations("COLOR: White !important; color: wite; font: 0/0 a"))
        [('color', 'white', True), ('font-size', '0', False)]
    """
    for declaration in _DECLARATION.findall(text):
        name, colon, value = _ESCAPE.sub(_meant, declaration).partition(":")
        if not colon:
            continue
        value, _, important = value.strip().lower().partition("!")
        for longhand, part in _longhands(name.strip().lower(), " ".join(value.split())):
            if longhand not in _COLOURS or is_paint(part):
                yield longhand, part, "important" in important


def _meant(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if code <= 0x10FFFF else ""


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    name = _ALIASES.get(name, name)
    if name == "background":
        yield "background-image", UNSURE if _LAYS.search(value) else "none"
        parts = re.findall(r"[^\s(,/]+(?:\([^)]*\)?)?", value)
        yield "background-color", next((part for part in parts if is_paint(part)), "transparent")
        if "text" in parts:
            yield "background-clip", "text"
    elif name == "font":
        size = _FONT_SIZE.search(value)
        if size:
            yield "font-size", size[1]
    elif name == "inset":
        yield "left", value.split()[-1] if value else ""
    elif name in _KEPT:
        yield name, value


def _put(found: dict[str, tuple[tuple[Any, ...], str]], name: str, value: str, rank: tuple[Any, ...]) -> None:
    if name not in found or found[name][0] <= rank:
        found[name] = rank, value


def _links_sheets(root: Any) -> bool:
    return any(
        "stylesheet" in (link.get("rel") or "").lower() and not _FONTS.match(link.get("href") or "")
        for link in root.iter("link")
    )


def _is_for_screens(style: Any) -> bool:
    return (style.get("media") or "all").strip().lower() in ("all", "screen", "")


def _underlaid(said: Sequence[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    fills = {"background-color": "transparent", "background-image": "none"}
    laid = any(name in fills and value != fills[name] for name, value, _ in said)
    return [(UNDERLAID, UNSURE, False)] if laid else []


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of a sheet, without rules within others.

    Those within "@media" and the like hold on some screens, or on paper only.
    """
    depth = 0
    selectors, declared = "", ""
    for piece in _PIECE.findall(sheet):
        if piece == "{":
            if depth or not _EVERYWHERE.fullmatch(selectors.strip()):
                depth += 1
        elif piece == "}":
            if depth == 1 and not selectors.lstrip().startswith("@"):
                yield selectors, declared
            depth = max(0, depth - 1)
            if depth == 0:
                selectors, declared = "", ""
        elif depth == 0:
            selectors = "" if piece == ";" else piece
        elif depth == 1:
            declared += piece


def _selected(selector: str) -> _Rule | None:
    """What a selector asks for; None for what no page at rest has, and for what no browser takes."""
    selector = selector.strip()
    tokens = _TOKEN.findall(selector)
    if not tokens or "".join(tokens) != selector or _BY_DEED.search(selector):
        return None
    steps: list[_Step] = []
    asked: list[str] = []
    marks = 0
    unsure = beside = child = False
    for token in (*tokens, " "):
        mark = token.strip()
        if mark in ("", ">", "+", "~"):
            steps.append(_Step(frozenset(asked), child))
            asked, child = [], mark == ">"
            if mark in ("+", "~"):
                # What stands before an element is not known where its own rules are looked up.
                steps, unsure = [], True
        elif mark == ":root":
            asked.append("html")
        elif mark.startswith("::") or _BESIDE.fullmatch(mark):
            if not _BESIDE.fullmatch(mark):
                return None
            beside = True
        elif mark[0] in ":[":
            marks += 1
            unsure = unsure or mark not in (":link", ":any-link")
        elif mark != "*":
            asked.append(mark if mark[0] in ".#" else mark.lower())
    wanted = [name for step in steps for name in step.names]
    ids, classes = sum(name[0] == "#" for name in wanted), sum(name[0] == "." for name in wanted) + marks
    return _Rule(tuple(reversed(steps)), (ids, classes, len(wanted) - ids - classes + marks), unsure, beside)
