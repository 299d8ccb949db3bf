"""How long somebody has worked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.document import DateRange
from cxmatch.documents.structure import dates, experience, sections

AS_OF = date(2020, 1, 1)


def job(first, last, section="experience", start=0):
    return DateRange(start=start, end=start + 5, first=first, last=last, section=section)


def years(text):
    found = dates.find(text, sections.find(text, "resume"))
    return experience.measure(found, AS_OF).years


@pytest.mark.parametrize(
    ("jobs", "expected"),
    [
        ([], None),
        ([job(date(2018, 7, 1), date(2019, 7, 1))], 1.0),
        ([job(date(2018, 1, 1), None)], 2.0),
        ([job(date(2010, 1, 1), date(2012, 1, 1)), job(date(2011, 1, 1), date(2013, 1, 1))], 3.0),
        ([job(date(2010, 1, 1), date(2014, 1, 1)), job(date(2011, 1, 1), date(2012, 1, 1))], 4.0),
        ([job(date(2010, 1, 1), date(2011, 1, 1)), job(date(2015, 1, 1), date(2016, 1, 1))], 2.0),
        ([job(date(2021, 1, 1), None)], None),
        ([job(date(2018, 1, 1), date(2025, 1, 1))], 2.0),
        ([job(date(2019, 7, 1), date(2019, 7, 1))], 0.0),
    ],
)
def test_years_are_the_union_up_to_the_day_of_asking(jobs, expected):
    assert experience.measure(tuple(jobs), AS_OF).years == expected


@pytest.mark.parametrize(
    "kind", ["education", "certifications", "contact", "benefits", "about", "other", "skills", "projects"]
)
def test_dates_of_what_is_not_work_do_not_count(kind):
    assert experience.measure((job(date(2010, 1, 1), date(2012, 1, 1), kind),), AS_OF).years is None


@pytest.mark.parametrize("kind", ["experience", "summary"])
def test_dates_of_work_count(kind):
    assert experience.measure((job(date(2010, 1, 1), date(2012, 1, 1), kind),), AS_OF).years == 2.0


def test_intervals_are_in_the_order_of_time_and_know_their_text():
    found = experience.measure(
        (job(date(2015, 1, 1), None, start=0), job(date(2010, 1, 1), date(2011, 1, 1), start=40)), AS_OF
    )
    assert [(one.first.year, one.start, one.end) for one in found.intervals] == [(2010, 40, 45), (2015, 0, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experience\nClerk, Fern Inn\n01/2010 to 12/2013\nEducation\nDunmore School, 2003 - 2009", 4.0),
        ("Work History\nClerk 01/2015 to Current\nPorter 01/2012 to 12/2016", 8.0),
        ("Summary\nOver 15 years of experience with guests.\nExperience\nClerk at the Fern Inn", None),
        ("Experience\nClerk 2010 - 2012\nBachelor of Arts, Dunmore University, 2003 - 2007", 2.0),
        ("Experience\nClerk 01/2010 to 12/2013\n- Moved 1990-2005 records", 4.0),
        ("Experience\nClerk, Fern Inn\n2016-01-15 to 2018-12-20", 3.0),
        ("Experience\nClerk, Fern Inn\n2016/2018", 2.0),
        ("Experience\nClerk, Fern Inn\n2016", 0.0),
        ("Experience\nClerk, Fern Inn\nNov 2016 - Feb", 0.08),
        ("Experience\nClerk 2010 - 2012\nInterests\nFern Choir, 2001 - Present", 2.0),
    ],
)
def test_years_of_whole_texts(text, expected):
    assert years(text) == expected


DAYS = st.dates(date(1990, 1, 1), date(2024, 12, 31))
JOBS = st.lists(st.tuples(DAYS, DAYS).map(sorted).map(lambda pair: job(*pair)), max_size=8)


@given(JOBS, st.randoms())
def test_the_order_of_jobs_does_not_matter(jobs, random):
    mixed = list(jobs)
    random.shuffle(mixed)
    assert experience.measure(tuple(mixed), AS_OF).years == experience.measure(tuple(jobs), AS_OF).years


@given(JOBS)
def test_the_union_agrees_with_counting_day_by_day(jobs):
    found = experience.measure(tuple(jobs), AS_OF)
    worked = set()
    for one in jobs:
        day = one.first
        while day < min(one.last, AS_OF):
            worked.add(day)
            day += timedelta(days=30)
    for day in worked:
        assert any(one.first <= day <= one.last for one in found.intervals)
    assert all(a.last < b.first for a, b in zip(found.intervals, found.intervals[1:], strict=False))
    assert (found.years is None) == (not found.intervals)


@given(JOBS)
def test_saying_a_job_twice_adds_nothing(jobs):
    assert experience.measure(tuple(jobs * 2), AS_OF).years == experience.measure(tuple(jobs), AS_OF).years
