"""What is asked of a page that is open."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Open = Callable[..., Page]
"""The fixture `opened`: an address, and `phone`, `script` and `origin` (where it may fetch from)."""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page, by the rules of WCAG 2.2 AA and its own advice."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for one in found.response["violations"]
        for node in one["nodes"][:3]
    ]


def overflows(page: Page) -> bool:
    """Whether a page is wider than the window, so that one has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
