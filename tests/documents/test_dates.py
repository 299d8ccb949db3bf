"""Which words are ranges of dates, and which days they mean."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.document import Section
from cxmatch.documents.structure import dates


def find(text, kind="experience"):
    whole = (Section(start=0, end=len(text), kind=kind, title=""),) if text else ()
    return dates.find(text, whole)


def days(text):
    return [(found.first.isoformat(), found.last and found.last.isoformat()) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Jan 2020 - Present", "2020-01-01", None),
        ("July 2011 to November 2012", "2011-07-01", "2012-11-30"),
        ("01/2020 – 03/2022", "2020-01-01", "2022-03-31"),
        ("2018-2022", "2018-07-01", "2022-07-01"),
        ("2018 – 2022", "2018-07-01", "2022-07-01"),
        ("2018-19", "2018-07-01", "2019-07-01"),
        ("2019 - 2019", "2019-07-01", "2019-07-01"),
        ("Summer 2019", "2019-06-01", "2019-08-31"),
        ("Spring 2018 to Fall 2019", "2018-03-01", "2019-11-30"),
        ("since 2021", "2021-07-01", None),
        ("Since March 2021", "2021-03-01", None),
        ("2012 to Current", "2012-07-01", None),
        ("09/2005 to Current", "2005-09-01", None),
        ("Jan. '09 – Feb '11", "2009-01-01", "2011-02-28"),
        ("Jan-09 - Feb-11", "2009-01-01", "2011-02-28"),
        ("06/09 - 08/11", "2009-06-01", "2011-08-31"),
        ("2019-01 to 2020-05", "2019-01-01", "2020-05-31"),
        ("2019-01-15 to 2020-05-02", "2019-01-01", "2020-05-31"),
        ("May 5, 2014 - June 2016", "2014-05-01", "2016-06-30"),
        ("5 May 2014 - 30 June 2016", "2014-05-01", "2016-06-30"),
        ("03/01/2015 - 04/30/2016", "2015-03-01", "2016-04-30"),
        ("31/01/2015 - 30/04/2016", "2015-01-01", "2016-04-30"),
        ("(2015–)", "2015-07-01", None),
        ("Q1 2020 - Q3 2021", "2020-01-01", "2021-09-30"),
        ("Q1 2020", "2020-01-01", "2020-03-31"),
        ("early 2015 - late 2016", "2015-01-01", "2016-12-31"),
        ("Jan 2015 to\nMarch 2016", "2015-01-01", "2016-03-31"),
        ("Jan 2015\nto\nMarch 2016", "2015-01-01", "2016-03-31"),
        ("2013 -\n2015", "2013-07-01", "2015-07-01"),
        ("March - June 2019", "2019-03-01", "2019-06-30"),
        ("January to July 2010", "2010-01-01", "2010-07-31"),
        ("Spring - Fall 2019", "2019-03-01", "2019-11-30"),
        ("10/2015 â€“ 12/2015", "2015-10-01", "2015-12-31"),
        ("10/2015 ï¼\u200b 12/2015", "2015-10-01", "2015-12-31"),
        ("10/2015 － 12/2015", "2015-10-01", "2015-12-31"),
        ("2015 — 2016", "2015-07-01", "2016-07-01"),
        ("2015 –> 2016", "2015-07-01", "2016-07-01"),
        ("2015 until 2016", "2015-07-01", "2016-07-01"),
        ("Aug. 2003 thru May 2007", "2003-08-01", "2007-05-31"),
        ("May 2003 till May 2007", "2003-05-01", "2007-05-31"),
        ("December 2009 to Till Date", "2009-12-01", None),
        ("Jan 2015 - to date", "2015-01-01", None),
        ("Jan 2015 - now", "2015-01-01", None),
        ("Sept 2015 – ongoing", "2015-09-01", None),
        ("SEPTEMBER 2010 TO CURRENT", "2010-09-01", None),
        ("between 2012 and 2014", "2012-07-01", "2014-07-01"),
        ("November 2006 - February 2008.", "2006-11-01", "2008-02-29"),
        ("2018/2022", "2018-07-01", "2022-07-01"),
        ("(Jan 2018/Mar 2020)", "2018-01-01", "2020-03-31"),
        ("'18 - '22", "2018-07-01", "2022-07-01"),
        ("’09 – Present", "2009-07-01", None),
        ("Mar2015-Jun2018", "2015-03-01", "2018-06-30"),
        ("6/2018-9/19", "2018-06-01", "2019-09-30"),
        ("2015.3~2018.6", "2015-03-01", "2018-06-30"),
        ("From: Jan 2018 To: Mar 2022", "2018-01-01", "2022-03-31"),
        ("Start date: Jan 2018, End date: Mar 2022", "2018-01-01", "2022-03-31"),
        ("Nov 2018 - Feb", "2018-11-01", "2018-11-30"),
        ("May 2018 - xx/20xx", "2018-05-01", "2018-05-31"),
    ],
)
def test_usual_ranges_are_found(text, first, last):
    assert days(text) == [(first, last)]
    assert days(f"Clerk at the Fern Inn, {text}\nTook bookings.") == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "13/2015 - 14/2016",
        "2015 - 2011",
        "May 2015 to April 2014",
        "1066 - 1145",
        "2250 - 2290",
        "1900 - 1935",
        "call 555-010-2015",
        "1-800-555-2012",
        "Dunmore, PA 18512-2015",
        "open 24/7",
        "50-100 calls a day",
        "the 2019 budget",
        "Windows Server 2008",
        "$2015-2016",
        "a team of 2000-2012 people",
        "Windows Server 2008-2012",
        "ISO 9001:2015",
        "in 2015 and 2016 the inn was full",
        "Won the angling cup in March 2015.",
        "version 10.2015-11",
        "may to june",
        "MS Windows Server 2000/2003",
        "version 2015.3",
        "in the '90s and '00s",
        "present",
    ],
)
def test_other_numbers_are_no_ranges(text):
    assert days(text) == []


def test_offsets_and_section_are_those_of_the_text():
    text = "Education\nDunmore School, 2001 - 2003\nExperience\nClerk, Jan 2004 to May 2006"
    cut = text.index("Experience")
    parts = (
        Section(start=0, end=cut, kind="education", title="Education"),
        Section(start=cut, end=len(text), kind="experience", title="Experience"),
    )
    found = dates.find(text, parts)
    assert [(text[one.start : one.end], one.section) for one in found] == [
        ("2001 - 2003", "education"),
        ("Jan 2004 to May 2006", "experience"),
    ]


def test_a_single_date_beside_the_newest_job_is_its_start():
    assert days("Patient Advocate , 09/2014 Fern Clinic\nListened.") == [("2014-09-01", None)]
    assert days("Fern Clinic, Dunmore\nOffice Manager\n05/2016\nKept the books.") == [("2016-05-01", None)]


def test_a_single_date_beside_an_older_job_counts_for_its_month():
    text = "Clerk 05/2016 to Current\nTook bookings.\nPorter 03/2012\nCarried trunks."
    assert days(text) == [("2016-05-01", None), ("2012-03-01", "2012-03-31")]


def test_a_single_date_in_a_sentence_is_none():
    assert days("Promoted to shift supervisor in the inn in October 2012.\nSang.") == []
    assert find("Bachelor of Arts, May 2012", "education") == ()


@pytest.mark.parametrize(
    "line",
    [
        "- Moved 1999-2005 records to the attic",
        "- Audited the years 2010 to 2016",
        "- Forecast for 2021 - 2025",
        "Grew bookings from 2010 to 2020 levels",
        "• Grew bookings from 2010 to 2016",
        "Doubled the number of regular guests from 2010 to 2016.",
        "Sorted papers of guests and\nkept records from 2010 to 2016",
        "Raised the takings of the inn over 2010-2016",
    ],
)
def test_bare_years_within_a_sentence_date_no_job(line):
    assert days(f"Clerk, Jan 2020 - Jan 2021\n{line}\nSang.") == [("2020-01-01", "2021-01-31")]


@pytest.mark.parametrize(
    "line",
    [
        "Head porter at Fern Inn 2010-2016 Dunmore Town",
        "- Clerk, Fern Inn, 2010-2016",
        "I worked at the inn from 2010 to 2016 as a clerk.",
        "Served the guests of the inn, 2010 to 2016",
        "Certified Nursing Assistant, 2010-2016",
        "Licensed Practical Nurse at the Fern Home from 2010 to 2016",
        "2010-2016 full time",
        "2010-2016 at the Fern Inn",
    ],
)
def test_bare_years_beside_a_job_date_it(line):
    assert days(line) == [("2010-07-01", "2016-07-01")]


@pytest.mark.parametrize("line", ["Clerk, Fern Inn\n2019\n- Sang", "Clerk, Fern Inn, 2019\nSang.", "Clerk (2019)"])
def test_a_year_alone_on_the_line_of_a_job_says_the_same_as_from_that_year_to_that_year(line):
    assert days(line) == [("2019-07-01", "2019-07-01")]
    assert days(line.replace("2019", "2019 - 2019")) == days(line)


@pytest.mark.parametrize(
    "line",
    [
        "Clerk of the Year, 2019",
        "Clerk, Fern Inn\n2018, 2019, 2020",
        "Clerk award, 2019",
        "Clerk\n2019 Takings of the inn",
        "Best porter of 2019",
        "The budget of 2019",
    ],
)
def test_a_year_alone_beside_other_things_is_none(line):
    assert days(line) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bachelor of Arts, Dunmore State University, 2008 - 2012", "education"),
        ("M.B.A., Dunmore, 2008 - 2012", "education"),
        ("Dunmore High School, 2008 - 2012", "education"),
        ("Bachelor of Arts\n2008 - 2012", "education"),
        ("Dunmore State University, Clerk, 2008 - 2012", "experience"),
        ("Clerk\nDunmore State University, 2008 - 2012\n- Sang", "experience"),
        ("Dunmore State University 2008 - 2012\n- Answered the telephone", "experience"),
        ("MBA Program Coordinator, 2008 - 2012", "experience"),
    ],
)
def test_a_degree_or_a_school_in_the_line_means_education_unless_it_names_a_job(text, kind):
    assert [one.section for one in find(text)] == [kind]


def test_several_ranges_on_one_line_stay_apart():
    assert days("Clerk 2012-2014 & Porter 2000-2002") == [("2012-07-01", "2014-07-01"), ("2000-07-01", "2002-07-01")]


PIECES = st.sampled_from(
    ["2015", "Jan", " - ", "to ", "Present", "/", "03", "\n", "'09", "Q1 ", "since ", "–", "May 5, ", "x", "Summer "]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=16).map("".join)))
def test_ranges_are_in_order_apart_and_never_reversed(text):
    found = find(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.last is None or one.first <= one.last for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@given(st.integers(1940, 2099), st.integers(1, 12), st.integers(0, 400))
def test_numbered_and_named_months_mean_the_same(year, month, length):
    names = "January February March April May June July August September October November December".split()
    until, last = year + (month - 1 + length) // 12, (month - 1 + length) % 12 + 1
    if until > 2099:
        return
    numbered = days(f"{month:02}/{year} to {last:02}/{until}")
    assert numbered == days(f"{names[month - 1]} {year} to {names[last - 1]} {until}")
    assert numbered[0][0] == date(year, month, 1).isoformat()


@pytest.mark.parametrize(
    "piece",
    [
        "2015-",
        "2015 - ",
        "2015\n",
        "Jan ",
        "1/",
        "12/",
        "Jan - ",
        "since ",
        "'09 ",
        "Q1 20",
        "1 of May of ",
        "'18 - ",
        "2015/",
        "2015.3~",
        "x 2015 - 2016 a ",
        "Clerk, 2015      ",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece):
    begin = time.thread_time()
    find(piece * (300_000 // len(piece)))
    assert time.thread_time() - begin < 5  # under a second; a quadratic rule takes minutes
