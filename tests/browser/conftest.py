"""Debian's Chromium by Playwright, and what every page is held to: no errors, nothing fetched, nothing axe-core finds.

Where there is no Chromium these tests are skipped; the project's own checks install it and do not let them be.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.browser.looking import Open

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CXMATCH_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium, and these checks need it")
        pytest.skip("Chromium is not installed")
    # A scan is read for seconds, and longer beside other tests.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        # A container's root has no sandbox of its own to give.
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        found = playwright.chromium.launch(executable_path=program, args=[*flags, "--disable-dev-shm-usage"])
        yield found
        found.close()


@dataclass
class Watched:
    """A page and what went wrong on it.

    Attributes:
        page: The page.
        origin: Where it may fetch from; nowhere where empty, as of a file.
        wrong: Errors of its scripts and its policy, and requests to elsewhere.
    """

    page: Page
    origin: str
    wrong: list[str] = field(default_factory=list)

    def told(self, message: Any) -> None:
        # That an answer is an error is said to people by the page; the browser says it in its console as well.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.wrong.append(f"{message.type}: {message.text}")

    def asked(self, request: Request) -> None:
        own = request.is_navigation_request() and request.url.startswith("file:")
        inner = request.url.startswith(("data:", "blob:", "about:"))
        if not own and not inner and not (self.origin and request.url.startswith(self.origin + "/")):
            self.wrong.append(f"request: {request.method} {request.url}")


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens an address on a page that is watched; whatever was wrong on any of them fails the test at its end."""
    watched: list[Watched] = []
    contexts: list[BrowserContext] = []

    def open_page(url: str, *, phone: bool = False, script: bool = True, origin: str = "", **more: Any) -> Page:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,  # type: ignore[arg-type]
            has_touch=phone,
            java_script_enabled=script,
            accept_downloads=False,
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        found = Watched(page, origin)
        watched.append(found)
        page.on("console", found.told)
        page.on("pageerror", lambda error: found.wrong.append(f"script: {error}"))
        page.on("request", found.asked)
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    wrong = [line for found in watched for line in found.wrong]
    assert not wrong, "\n".join(wrong)
