"""What a role asks for beyond its words: met, unmet or unknown."""

from datetime import date

import pytest

from cxmatch import Document, Requirement, score

AS_OF = date(2026, 1, 1)


def asked(text: str, role: str, name: str) -> Requirement:
    report = score(Document.from_text(text, kind="resume"), as_of=AS_OF)
    return next(found for found in report.fit(role).requirements if found.name == name)


def job(years: str) -> str:
    return f"Experience\nClerk, Ferry Office, {years}\nSorted parcels.\n"


@pytest.mark.parametrize(
    ("role", "years", "status"),
    [
        ("specialist", "Jan 2020 - Dec 2023", "met"),
        ("specialist", "Jan 2023 - Dec 2023", "unmet"),
        ("manager", "Jan 2020 - Dec 2025", "met"),
        ("manager", "Jan 2021 - Dec 2024", "unmet"),
        ("associate", "Jan 2025 - Dec 2025", "met"),
        ("analyst", "Jan 2024 - Dec 2025", "unmet"),
        ("analyst", "Jan 2015 - Dec 2025", "unmet"),
        ("expert", "Jan 2010 - Dec 2025", "unmet"),
        ("expert", "Jan 2018 - Dec 2025", "unmet"),
    ],
)
def test_years_are_met_or_not_by_the_work_that_is_dated(role: str, years: str, status: str) -> None:
    assert asked(job(years), role, "years").status == status


def test_years_in_a_similar_role_are_those_of_posts_that_fit_the_role_best() -> None:
    analysed = "Customer insights analyst, Tern Ferries, {}\nBuilt dashboards of survey results with SQL and Tableau.\n"
    served = "Call center agent, Tern Ferries, Jan 2012 - Dec 2017\nAnswered customer calls and handled complaints.\n"
    for dates, status in (("Jan 2018 - Dec 2021", "met"), ("Jan 2018 - Dec 2018", "unmet")):
        found = asked("Experience\n" + analysed.format(dates) + served, "analyst", "years")
        assert found.status == status
        assert len(found.places) == 1


def test_years_of_the_field_are_those_of_posts_that_fit_any_role() -> None:
    drove = "Driver, Tern Ferries, Jan 1990 - Dec 2007\nDrove a truck.\n"
    served = "Call center agent, Tern Ferries, Jan 2009 - Dec 2017\nAnswered customer calls and handled complaints.\n"
    analysed = "Customer insights analyst, Tern Ferries, Jan 2018 - Dec {}\nBuilt dashboards with SQL.\n"
    for last, status in ((2021, "met"), (2018, "unmet")):
        found = asked("Experience\n" + analysed.format(last) + served + drove, "expert", "years")
        assert found.status == status, found.reason
        assert "of work in the field" in found.reason


def test_years_say_where_the_text_dates_them() -> None:
    text = job("Jan 2020 - Dec 2023")
    places = asked(text, "specialist", "years").places
    assert [text[place.start : place.end] for place in places] == ["Jan 2020 - Dec 2023"]


def test_years_in_a_similar_role_are_unknown_where_no_post_tells_of_any_work() -> None:
    assert asked("Experience\nHerons, Jan 2015 - Dec 2025\nCounted them.", "analyst", "years").status == "unknown"


@pytest.mark.parametrize("role", ["specialist", "manager", "analyst", "expert"])
def test_years_are_unknown_where_nothing_is_dated(role: str) -> None:
    assert asked("Experience\nSorted parcels.", role, "years").status == "unknown"


@pytest.mark.parametrize(
    ("text", "role", "wish"),
    [
        ("Education\nMBA, Harbour College, 2011", "analyst", "degree"),
        ("Education\nMaster of Science in Business Analytics, Harbour College", "analyst", "degree"),
        ("Experience\nHad nine direct reports.", "manager", "led_people"),
        ("Experience\nSpeaker at three trade fairs.", "expert", "published"),
        ("Experience\nWrote the newsletter.", "specialist", "communication_work"),
    ],
)
def test_a_wish_is_met_where_the_text_shows_it_and_says_where(text: str, role: str, wish: str) -> None:
    found = asked(text, role, wish)
    assert found.status == "met"
    assert found.places


@pytest.mark.parametrize("text", ["Experience\nSorted parcels.", "Experience\nHad no direct reports."])
def test_a_wish_that_the_text_does_not_show_is_unknown_and_not_unmet(text: str) -> None:
    assert asked(text, "manager", "led_people").status == "unknown"
