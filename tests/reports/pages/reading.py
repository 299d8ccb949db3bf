"""A page as a browser reads it, and what every page of ours is held to."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from pydantic import BaseModel

from cxmatch.lexicon import Lexicon

ATTACK = "<img src=x onerror=alert(1)>\"'&amp;</style><script>alert(2)</script>\u202e"
"""Text that would do something on a page where it is not escaped."""
TAGS = frozenset(
    "html head meta title style body a main h1 h2 h3 p b q bdi wbr span div section article nav footer form fieldset "
    "legend label input ul ol li dl dt dd mark sup table caption thead tbody tr th td details summary code figure img "
    "figcaption".split()
)
LEXICON = Path(__file__).resolve().parents[3] / "data" / "role_keywords.json"


_LOOKED_FOR = ("ways", "unless", "shown_by", "aliases")
"""What a lexicon looks for; it says nothing of it to people."""


class Page:
    """A page.

    Args:
        text: Its HTML.
    """

    def __init__(self, text: str) -> None:
        self.html = text
        self.tree = html.document_fromstring(text)

    def all(self, tag: str, *classes: str) -> list[Any]:
        """The elements of a name that are of all of some classes, in order."""
        return [one for one in self.tree.iter(tag) if {*classes} <= {*one.get("class", "").split()}]

    def one_of(self, tag: str, *classes: str) -> Any:
        """The only such element."""
        (found,) = self.all(tag, *classes)
        return found

    def of(self, place: str) -> Any:
        """The element with an id."""
        (found,) = [one for one in self.tree.iter() if one.get("id") == place]
        return found

    def text(self, tag: str = "main", *classes: str) -> str:
        """The words of what is found, with single spaces."""
        return " ".join(" ".join(one.text_content() for one in self.all(tag, *classes)).split())

    def points(self, place: int) -> list[float]:
        """The points beside a text's marks for the role of a place."""
        return [number(sup[0].text) for kind in "ra" for sup in self.all("sup", f"{kind}{place}")]


def number(said: str) -> float:
    """Points as a page says them."""
    return float(said.replace("\N{MINUS SIGN}", "-"))


def faults(page: Page) -> list[str]:
    """What no page of ours may hold: what acts, what is fetched, ids twice, and links that lead nowhere."""
    return list(_faults(page))


def _faults(page: Page) -> Iterator[str]:
    ids = [one.get("id") for one in page.tree.iter() if one.get("id")]
    yield from (f"id twice: {one}" for one in {*ids} if ids.count(one) > 1)
    for one in page.tree.iter():
        if not isinstance(one.tag, str):
            yield f"no element: {one!r}"
            continue
        if one.tag not in TAGS:
            yield f"element: {html.tostring(one, encoding='unicode')[:80]}"
        yield from (f"attribute: {name}" for name in one.attrib if name.startswith("on") or name == "style")
        if one.tag == "a" and not (one.get("href", "").startswith("#") and one.get("href")[1:] in ids):
            yield f"link: {one.get('href')}"
        if one.tag == "img" and not one.get("src", "").startswith("data:image/"):
            yield f"picture: {one.get('src')}"
    if "\u202e" in page.html:
        yield "text that is turned"


def hostile_lexicon() -> Lexicon:
    """The built-in lexicon, with what acts on a page in all that it says to people, and in the names of its work."""
    text = LEXICON.read_text(encoding="utf-8")
    data = json.loads(text)
    names = {concept["name"]: concept["name"] + "<img src=x>" for concept in data["concepts"]}
    return Lexicon.parse(json.dumps(_attacked(data, names)))


def _attacked(data: Any, names: dict[str, str]) -> Any:
    if isinstance(data, dict):
        said = {"title", "text", "ask", "note", "in_words", "source", *(["kind"] if "least" in data else [])}
        return {
            names.get(key, key): value + ATTACK
            if key in said and isinstance(value, str)
            else _attacked(value, {} if key in _LOOKED_FOR else names)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_attacked(one, names) for one in data]
    return names.get(data, data) if isinstance(data, str) else data


_OURS = frozenset("told anchor look status role".split())
"""Fields of views by which a page is put together, and which hold nothing from outside."""
_SAFE = frozenset(
    "before words after where how found match more together posted counts kind dated sure title_where "
    "to_change tried no_change to_ask".split()
)
_SAFE_OF = {"FactView": "name", "GroupView": "name", "AuditView": "title", "Mark": "note"}
"""Fields that hold no more than what was made safe for a screen, or our own words; they are escaped all the same."""


def poisoned(view: Any, *, turned: bool = True) -> Any:
    """A view with what acts on a page in each of its texts, wherever they come from."""
    if isinstance(view, str):
        return view + (ATTACK if turned else ATTACK.rstrip("\u202e"))
    if isinstance(view, BaseModel):
        fields = {name: _poisoned(name, getattr(view, name), turned=turned) for name in type(view).model_fields}
        return view.model_copy(update=fields)
    if isinstance(view, tuple) and hasattr(view, "_fields"):
        is_text = hasattr(view, "begins")  # a piece of a text, which was made safe as a whole
        own = "text" if is_text else _SAFE_OF.get(type(view).__name__)
        fields = {name: _poisoned(name, getattr(view, name), turned=turned and name != own) for name in view._fields}
        return view._replace(**fields)
    if isinstance(view, tuple):
        return tuple(poisoned(one, turned=turned) for one in view)
    if isinstance(view, dict):
        return {key: poisoned(value, turned=turned) for key, value in view.items()}
    return view


def _poisoned(name: str, value: Any, *, turned: bool) -> Any:
    return value if name in _OURS else poisoned(value, turned=turned and name not in _SAFE)
