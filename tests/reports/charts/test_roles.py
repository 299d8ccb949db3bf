"""Fits and people as pictures: what is drawn, what it says in words, and the same bytes twice."""

import xml.etree.ElementTree as ElementTree

import pytest

from cxmatch.reports.charts.drawing import picture
from cxmatch.reports.charts.roles import Scored, described_people, described_roles, people_chart, roles_chart

FITS = [Scored("Night porter", 1, 81.25), Scored("Cook", 0, 12.0), Scored("Waiter", 2, 0.0)]
SVG = "{http://www.w3.org/2000/svg}"


def words(svg: bytes) -> str:
    return " ".join("".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text"))  # noqa: S314


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_fits_give_the_same_bytes(form: str) -> None:
    assert roles_chart(FITS, form) == roles_chart(FITS, form)
    assert people_chart([*FITS, None], form) == people_chart([*FITS, None], form)


def test_every_role_has_its_title_and_score_beside_its_bar() -> None:
    shown = words(roles_chart(FITS, "svg"))
    for fit in FITS:
        assert fit.title in shown
        assert f"{fit.score:.2f}" in shown


def test_people_are_counted_by_their_role() -> None:
    people = [
        Scored("Cook", 0, 3.0),
        Scored("Cook", 0, 97.0),
        Scored("Cook", 0, 100.0),
        Scored("Waiter", 2, 55.0),
        None,
    ]
    shown = words(people_chart(people, "svg"))
    assert "3  Cook" in shown
    assert "1  Waiter" in shown
    assert "1 more fit none" in shown


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([None], "Of 1 person 1 fits no role."),
        ([None, None], "Of 2 people 2 fit no role."),
        ([Scored("Cook", 0, 50.0)], "Of 1 person 1 fits Cook best (1 with 50 of 100 or more)."),
        (
            [Scored("Cook", 0, 49.9), Scored("Waiter", 2, 80.0), Scored("Waiter", 2, 3.0), None],
            "Of 4 people 1 fits Cook best (0 with 50 of 100 or more), 2 fit Waiter best (1 with 50 of 100 or more) and "
            "1 no role.",
        ),
    ],
)
def test_what_is_drawn_is_said_in_words(people: list[Scored | None], said: str) -> None:
    assert described_people(people) == said
    assert said in ElementTree.fromstring(people_chart(people, "svg")).findtext(f"{SVG}desc", "")  # noqa: S314


@pytest.mark.parametrize(
    "title",
    [
        "Cost $5 and $6",
        "A" * 200,
        "<b>&amp;</b>",
        "\u05de\u05e0\u05d4\u05dc",
        "\u5ba2\u670d",
        "two\nlines",
        "x^2_3 \\frac",
    ],
)
def test_any_title_can_be_drawn(title: str) -> None:
    fits = [Scored(title, 0, 40.0)]
    for svg in (roles_chart(fits, "svg"), people_chart(fits, "svg")):
        assert ElementTree.fromstring(svg) is not None  # noqa: S314
    assert picture(roles_chart(fits, "svg"), described_roles(fits)).uri.startswith("data:image/svg+xml;base64,")


def test_many_roles_have_room() -> None:
    fits = [Scored(f"Role {number}", number, number * 8.0) for number in range(12)]
    assert all(fit.title in words(roles_chart(fits, "svg")) for fit in fits)
