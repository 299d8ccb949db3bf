"""What a person sees of an improvement."""

import re
from datetime import date

import pytest
from rich.console import Console

import cxmatch
from cxmatch.lexicon import Lexicon
from cxmatch.reports.improvements import SHOWN_AGAINST, render_improvement

CLERK = """\
Ada Brightwell

Experience
Customer Support Agent, Acme Ltd, Jan 2021 - Present
• Answered customer calls, chats and emails, about 50 a day.
• Resolved complaints, processed refunds and escalated tickets.
• Joined a startup with retail customers; the startup sold to consumers.
"""
BAKER = """\
Ada Brightwell

Experience
Baker, Crumb Ltd, Jan 2021 - Present
• Baked bread and rolls through the night, and kept the ovens clean.
"""


def shown(text: str, role: str, *, width: int = 400, full: bool = False, search: bool = False) -> str:
    resume = cxmatch.Document.from_text(text, name="ada.txt", kind="resume")
    found = cxmatch.improve(resume, role=role, search=search, as_of=date(2026, 1, 1))
    console = Console(width=width, no_color=True, highlight=False)
    with console.capture() as captured:
        console.print(render_improvement(found, Lexicon.load(), full=full))
    return captured.get()


def test_what_counts_for_the_role_and_against_it_sums_to_the_score() -> None:
    text = shown(CLERK, "manager")
    told = re.search(r"What counts now  for this role ([\d.]+), for other work (-[\d.]+): ([\d.]+) of 100", text)
    assert told
    speaks, against, score = map(float, told.groups())
    assert speaks > score
    assert round(speaks + against, 2) == score


@pytest.mark.parametrize("full", [False, True])
def test_what_takes_away_stands_at_its_place(full: bool) -> None:
    against = shown(CLERK, "manager", full=full).partition("What speaks for other work takes away.")[2]
    assert re.search(r"\n +-\d+\.\d\d +takes calls +experience +• Answered customer calls", against)
    assert ("more, together -" in against) is not full
    assert (len(re.findall(r"\n +-\d+\.\d\d ", against)) > SHOWN_AGAINST) is full


def test_who_is_far_off_is_told_the_role_that_is_near() -> None:
    text = shown(CLERK, "analyst")
    assert "It reads more like: Customer experience associate, with 9" in text
    assert "See --role associate for the role that you are near." in text


def test_who_is_near_is_sent_nowhere() -> None:
    text = shown(CLERK, "associate")
    assert "Your resume tells of this role and of little else." in text
    assert "See --" not in text
    assert "other words for yours" not in text


def test_who_is_far_from_every_role_is_told_so() -> None:
    text = shown(BAKER, "analyst")
    assert "Your resume tells of none of the roles." in text
    assert "See --search for what to look for." in text
    assert "See --search" not in shown(BAKER, "analyst", search=True)
    led = BAKER.replace("and kept", "led three apprentices, and kept")
    assert re.search(r"any of the roles; the nearest is Customer experience manager, with \d", shown(led, "analyst"))
    assert "any of the roles; the nearest is this one." in shown(led, "manager")


def test_of_a_text_in_another_language_it_is_said_that_nothing_can_be_told() -> None:
    german = (
        "Berufserfahrung\nKundenberaterin, Acme GmbH, 01/2019 bis 12/2023\n"
        "Beantwortete Anfragen von Kunden per Telefon und per Post, etwa fünfzig am Tag.\n"
        "Leitete ein Team von fünf Personen und bildete die neuen Kollegen für den Dienst am Telefon aus.\n"
    )
    found = cxmatch.improve(german.encode(), role="associate", sure=True)
    console = Console(width=200, no_color=True, highlight=False)
    with console.capture() as captured:
        console.print(render_improvement(found, Lexicon.load()))
    assert "nothing can be told of it" in captured.get()
    assert "none of the roles" not in captured.get()


def test_a_score_stands_beside_its_bar_however_wide_the_terminal_is() -> None:
    assert re.search(r"[█░] \d+\.\d\d of 100", shown(CLERK, "associate", width=240))


def test_a_line_is_quoted_once_however_often_it_says_where_somebody_worked() -> None:
    companies = shown(CLERK, "associate", search=True).partition("Companies that suit")[2]
    assert companies.partition("customers:")[0].count("Joined a") == 1
