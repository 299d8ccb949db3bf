"""JSON Resume reads like the same resume on paper."""

import json

import pytest

from cxmatch.documents.jsonresume import read
from cxmatch.documents.limits import Limits
from cxmatch.errors import CorruptDocument

FULL = {
    "basics": {
        "name": "Ada Moss",
        "label": "Customer experience lead",
        "email": "ada@moss.example",
        "phone": "555 0100",
        "url": "https://moss.example",
        "summary": "Reads inboxes.<br>Writes guides.",
        "location": {"city": "Leeds", "countryCode": "GB"},
        "profiles": [{"network": "Chat", "username": "ada"}],
    },
    "work": [
        {
            "name": "Acme",
            "position": "Lead",
            "startDate": "2020-01-15",
            "summary": "Ran the desk.",
            "highlights": ["<p>Cut replies to 2 h</p>"],
        },
        {"company": "Beta", "position": "Agent", "startDate": "2018", "endDate": "2019-12"},
    ],
    "volunteer": [{"organization": "Shelter", "position": "Host", "startDate": "2015-05", "endDate": "2016-06"}],
    "education": [{"institution": "Hill College", "area": "Arts", "studyType": "BA", "endDate": "2014", "score": 3.5}],
    "skills": [{"name": "Support", "level": "Master", "keywords": ["Zendesk", "macros"]}, "Excel"],
    "languages": [{"language": "English", "fluency": "Native"}],
    "awards": [{"title": "Best desk", "date": "2021-03-01", "awarder": "Acme", "summary": "For calm."}],
    "certificates": [{"name": "CX Basics", "issuer": "Board", "date": "2019-02"}],
    "publications": [{"name": "On queues", "publisher": "Press", "releaseDate": "2020"}],
    "interests": [{"name": "Chess"}],
    "references": [{"name": "Bo Lind", "reference": "Kind."}],
    "projects": [{"name": "Help centre", "roles": ["Owner"], "startDate": "2017-01", "endDate": "2017-06"}],
}


def lines(value):
    return read(json.dumps(value).encode(), limits=Limits()).lines


def test_every_section_stands_under_an_ordinary_heading():
    assert [(line.text, line.item) for line in lines(FULL)] == [
        ("Ada Moss", False),
        ("Customer experience lead", False),
        ("ada@moss.example | 555 0100 | Leeds, GB", False),
        ("https://moss.example | Chat, ada", False),
        ("Summary", False),
        ("Reads inboxes.", False),
        ("Writes guides.", False),
        ("Experience", False),
        ("Lead, Acme", False),
        ("Jan 2020 - Present", False),
        ("Ran the desk.", False),
        ("Cut replies to 2 h", True),
        ("Agent, Beta", False),
        ("2018 - Dec 2019", False),
        ("Volunteer Experience", False),
        ("Host, Shelter", False),
        ("May 2015 - Jun 2016", False),
        ("Projects", False),
        ("Help centre, Owner", False),
        ("Jan 2017 - Jun 2017", False),
        ("Education", False),
        ("BA in Arts, Hill College", False),
        ("2014", False),
        ("GPA: 3.5", False),
        ("Certifications", False),
        ("CX Basics, Board, Feb 2019", True),
        ("Skills", False),
        ("Support (Master): Zendesk, macros", True),
        ("Excel", False),
        ("Languages", False),
        ("English (Native)", True),
        ("Awards", False),
        ("Best desk, Acme, Mar 2021", True),
        ("For calm.", False),
        ("Publications", False),
        ("On queues, Press, 2020", True),
        ("Interests", False),
        ("Chess", True),
        ("References", False),
        ("Bo Lind", False),
        ("Kind.", False),
    ]


def test_headings_and_entries_begin_blocks():
    blocks = {line.text for line in lines(FULL) if line.new_block}
    assert {"Experience", "Agent, Beta", "Skills"} <= blocks
    assert "Ran the desk." not in blocks


@pytest.mark.parametrize(
    "value",
    [
        {"basics": {}},
        {"basics": {"name": None, "profiles": None}, "work": None},
        {"basics": {}, "work": [None, {}, {"highlights": None}]},
    ],
)
def test_what_is_not_given_is_no_error(value):
    assert all(line.text for line in lines(value))


def test_a_date_that_is_no_date_stands_as_it_is():
    assert [line.text for line in lines({"work": [{"name": "Acme", "startDate": "spring 2019"}]})][-1] == (
        "spring 2019 - Present"
    )


def test_open_education_is_not_called_present():
    assert [line.text for line in lines({"education": [{"area": "Law", "startDate": "2010"}]})][-1] == "2010"


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"basics": []}, "basics of"),
        ({"work": {}}, "work of"),
        ({"work": [{}, 5]}, "work[1]"),
        ({"work": [{"position": {"title": "Lead"}}]}, "work[0].position"),
        ({"skills": [{"keywords": ["a", []]}]}, "skills[0].keywords[1]"),
        ({"basics": {"summary": True}}, "basics.summary"),
        ([], "top"),
    ],
)
def test_a_wrong_type_is_named_with_its_place(value, place):
    with pytest.raises(CorruptDocument) as caught:
        lines(value)
    assert place in str(caught.value)


@pytest.mark.parametrize("data", [b'{"basics": {"name": "Ada', b"[" * 200_000, b""])
def test_broken_json_is_corrupt(data):
    with pytest.raises(CorruptDocument):
        read(data, limits=Limits())
