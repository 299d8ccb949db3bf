"""Which part of a resume tells of which post, and what each post counts for."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch import Document
from cxmatch.documents.document import DocumentKind
from cxmatch.scoring.stretches import Post, posts

AS_OF = date(2026, 1, 1)
quick = settings(max_examples=60, deadline=None)


def held(text: str, kind: DocumentKind = "resume") -> tuple[Post, ...]:
    return posts(Document.from_text(text, kind=kind), AS_OF)


def told(text: str) -> list[str]:
    """The lines of each post."""
    return [" / ".join(text[post.start : post.end].split("\n")).strip(" /") for post in held(text)]


def job(first: int, last: int | str, name: str = "Clerk") -> str:
    return f"{name}, {first} - {last}\nSorted parcels by weight.\n"


def weights(*jobs: str) -> list[float]:
    return [post.weight for post in held("Experience\n" + "\n".join(jobs))]


PLACES_OF_DATES = {
    "at the end of the title's line": (
        """Experience
Inbox agent, Lantern Travel, 2012 - 2016
Took calls.
Team lead, Harbour Gas, 2016 - 2020
Led six.
""",
        [
            "Inbox agent, Lantern Travel, 2012 - 2016 / Took calls.",
            "Team lead, Harbour Gas, 2016 - 2020 / Led six.",
        ],
    ),
    "at the start of the title's line": (
        """Experience
2016 - 2020: Team lead, Harbour Gas
Led six.
2012 - 2016: Inbox agent, Lantern Travel
Took calls.
""",
        ["2016 - 2020: Team lead, Harbour Gas / Led six.", "2012 - 2016: Inbox agent, Lantern Travel / Took calls."],
    ),
    "on the line below the title": (
        """Experience
Inbox agent
2012 - 2016
Took calls.

Team lead
2016 - 2020
Led six.
""",
        ["Inbox agent / 2012 - 2016 / Took calls.", "Team lead / 2016 - 2020 / Led six."],
    ),
    "two lines below the title": (
        """Experience
Inbox agent
Lantern Travel, Leeds
2012 - 2016
• Took calls.
• Answered letters.

Team lead
Harbour Gas, York
2016 - 2020
• Led six.
""",
        [
            "Inbox agent / Lantern Travel, Leeds / 2012 - 2016 / • Took calls. / • Answered letters.",
            "Team lead / Harbour Gas, York / 2016 - 2020 / • Led six.",
        ],
    ),
    "on the line above the title": (
        """Experience
2012 - 2016
Inbox agent, Lantern Travel
Took calls.
2016 - 2020
Team lead, Harbour Gas
Led six.
""",
        [
            "2012 - 2016 / Inbox agent, Lantern Travel / Took calls.",
            "2016 - 2020 / Team lead, Harbour Gas / Led six.",
        ],
    ),
    "beside the firm, above the title": (
        """Experience
Lantern Travel, 2012 - 2016
Inbox agent
Took calls.
Harbour Gas, 2016 - 2020
Team lead
Led six.
""",
        [
            "Lantern Travel, 2012 - 2016 / Inbox agent / Took calls.",
            "Harbour Gas, 2016 - 2020 / Team lead / Led six.",
        ],
    ),
    "two posts at one firm": (
        """Experience
Lantern Travel
Team lead, 2016 - 2020
Led six.
Inbox agent, 2012 - 2016
Took calls.
""",
        ["Lantern Travel / Team lead, 2016 - 2020 / Led six.", "Inbox agent, 2012 - 2016 / Took calls."],
    ),
    "two posts at one firm, listed": (
        """Experience
Lantern Travel
Team lead, 2016 - 2020
• Led six
Inbox agent, 2012 - 2016
• Took calls
""",
        ["Lantern Travel / Team lead, 2016 - 2020 / • Led six", "Inbox agent, 2012 - 2016 / • Took calls"],
    ),
    "blank lines around each": (
        """Experience

Inbox agent

2012 - 2016

Took calls.

Team lead

2016 - 2020

Led six.
""",
        ["Inbox agent /  / 2012 - 2016 /  / Took calls.", "Team lead /  / 2016 - 2020 /  / Led six."],
    ),
    "under two headings": (
        """Experience
Inbox agent, 2012 - 2016
Took calls.

Education
Harbour College, 2008 - 2012

Work experience
Team lead, 2016 - 2020
Led six.

Skills
SQL
""",
        ["Inbox agent, 2012 - 2016 / Took calls.", "Team lead, 2016 - 2020 / Led six."],
    ),
}


@pytest.mark.parametrize(("text", "parts"), PLACES_OF_DATES.values(), ids=PLACES_OF_DATES)
def test_a_post_reaches_from_its_own_title_to_the_next_ones(text: str, parts: list[str]) -> None:
    assert told(text) == parts


@pytest.mark.parametrize("bullet", ["-", "*", "–"])
def test_a_list_item_of_one_post_is_no_header_of_the_next(bullet: str) -> None:
    text = (
        "Experience\nLantern Travel\nTeam lead, 2016 - 2020\n"
        f"{bullet} Led six\nInbox agent, 2012 - 2016\n{bullet} Took calls\n"
    )
    assert [part.split(" / ")[-1] for part in told(text)] == [f"{bullet} Led six", f"{bullet} Took calls"]


def test_a_sentence_above_the_dates_is_no_header() -> None:
    text = "Experience\nHarbour Gas\nClerk, 2016 - 2020\nSorted parcels.\nWrote letters.\nTeller, 2012 - 2016\n"
    assert told(text)[1] == "Teller, 2012 - 2016"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experience\nInbox agent, Lantern Travel\nTook calls.\n", "resume"),
        ("Education\nHarbour College, 2008 - 2012\nBA in History\n", "resume"),
        ("Experience\nInbox agent, Lantern Travel, 2012 - 2016\nTook calls.\n", "posting"),
        ("Experience\nInbox agent, Lantern Travel, 2012 - 2016\nTook calls.\n", "cover_letter"),
        ("Experience\nTeam lead, Harbour Gas, 2031 - 2033\nLed six.\n", "resume"),
    ],
    ids=["no dates", "studies only", "a posting", "a cover letter", "all in the future"],
)
def test_there_are_no_posts(text: str, kind: DocumentKind) -> None:
    assert held(text, kind) == ()


@pytest.mark.parametrize("last", ["2033", "Present"])
def test_a_post_that_begins_after_the_day_of_asking_is_left_out(last: str) -> None:
    text = f"Experience\nTeam lead, 2031 - {last}\nLed six.\nAgent, 2012 - 2016\nTook calls.\n"
    assert told(text) == ["Agent, 2012 - 2016 / Took calls."]


def test_what_a_future_post_says_is_not_told_of_the_post_above_it() -> None:
    text = "Experience\nAgent, 2012 - 2016\nTook calls.\nTeam lead, 2031 - 2033\nLed six.\n"
    assert told(text) == ["Agent, 2012 - 2016 / Took calls."]


def test_a_post_that_ends_in_the_future_counts_up_to_the_day_of_asking() -> None:
    assert weights(job(2020, 2031)) == weights(job(2020, "Present"))


def test_a_post_that_goes_on_is_measured_on_the_day_of_asking() -> None:
    document = Document.from_text("Experience\n" + job(2012, "Present"), kind="resume")
    earlier, later = (posts(document, day)[0].weight for day in (date(2014, 7, 1), date(2020, 7, 1)))
    assert later == pytest.approx(2 * earlier, rel=0.01)


@quick
@given(st.lists(st.tuples(st.integers(1990, 2024), st.integers(1, 12)), min_size=2, max_size=5))
def test_posts_stand_in_the_order_of_the_text_and_share_no_character(spans: list[tuple[int, int]]) -> None:
    text = "Experience\n" + "\n".join(job(first, min(2025, first + years)) for first, years in spans)
    found = held(text)
    assert len(found) == len(spans)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(post.start <= post.dates.start < post.dates.end <= post.end for post in found)
    assert all(post.weight > 0 for post in found)


@quick
@given(st.integers(1, 10), st.integers(1980, 2010), st.integers(1, 8))
def test_of_posts_of_equal_length_the_older_counts_less(years: int, first: int, later: int) -> None:
    old, new = weights(job(first, first + years), job(first + later, first + later + years))
    assert old < new


@quick
@given(st.integers(1, 12), st.integers(1, 12))
def test_of_posts_that_ended_together_the_longer_counts_more_but_not_in_proportion(years: int, more: int) -> None:
    short, long = weights(job(2024 - years, 2024), job(2024 - years - more, 2024))
    assert short < long < short * (years + more) / years


def test_four_years_after_its_end_a_post_counts_half() -> None:
    old, new = weights(job(2012, 2016), job(2016, 2020))
    assert old == pytest.approx(new / 2, rel=0.001)


def test_four_times_the_years_count_twice() -> None:
    short, long = weights(job(2018, 2020), job(2012, 2020))
    assert long == pytest.approx(2 * short, rel=0.001)


def test_age_is_told_from_the_latest_post_and_not_from_today() -> None:
    # Who comes back after years away is read by the posts there are.
    away = weights(job(1998, 2002), job(2002, 2006))
    still = weights(job(2016, 2020), job(2020, 2024))
    assert away[0] / away[1] == pytest.approx(still[0] / still[1], rel=0.001)


@pytest.mark.parametrize("day", [date(2025, 12, 2), date(2026, 1, 1), date(2026, 2, 20)])
def test_a_very_short_post_counts_as_a_quarter_of_a_year(day: date) -> None:
    document = Document.from_text("Experience\nClerk, Dec 2025 - Present\nSorted parcels.\n", kind="resume")
    assert [post.weight for post in posts(document, day)] == [0.25**0.5]
