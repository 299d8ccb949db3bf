"""An audit as people see it."""

import pytest
from rich.console import Console

from cxmatch import Document, Lexicon, audit
from cxmatch.reports.audits import render_audit

SERVES = """What you will do
- Answer customers by phone, chat and email and log each ticket
- Tag conversations, escalate what you cannot solve and keep our response time short
"""


def printed(text: str, *, title: str | None = None, width: int = 120) -> str:
    found = audit(Document.from_text(text, name="posting", kind="posting"), title=title)
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(render_audit(found, Lexicon.load()))
    return captured.get()


@pytest.mark.parametrize("width", [60, 120, 200])
@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Support Manager", "title Support Manager; names a manager"),
        ("Support Hero", "title Support Hero; names no role"),
        ("Support specialist manager", "title Support specialist manager; names several roles"),
        (None, "no title was given or found"),
    ],
)
def test_what_title_and_text_say_stands_at_the_head_at_any_width(title: str | None, says: str, width: int) -> None:
    told = printed(SERVES, title=title, width=width)
    assert says in " ".join(told.split())
    assert "text   describes an associate, right for" in told
    assert "Customer experience associate" in told
    assert "…" not in told.split("years", 1)[0]


def test_a_title_without_end_is_cut_and_escapes_are_not_printed() -> None:
    assert len(printed(SERVES, title="Manager " * 1500)) < 4000
    told = printed(SERVES, title="[red]Support\x1b[31m Manager[/red]")
    assert "[red]Support" in told
    assert "\x1b" not in told


def test_signs_that_decide_nothing_are_not_called_silence() -> None:
    assert "not clear" in printed(SERVES + "- Build lasting relationships with clients\n")
    assert "not clear" not in printed("What you will do\n- Answer the phone and log each ticket\n")


def test_a_posting_in_another_language_shows_nothing_but_the_notice() -> None:
    german = "Sie beantworten Anfragen unserer Kunden per Telefon und bearbeiten Reklamationen im ganzen Land.\n"
    told = printed(german * 2)
    assert "not english" in told
    assert "misleads" not in told
    assert "leads people" not in told
