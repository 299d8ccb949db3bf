"""What kind of document a text is."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxmatch.documents.structure import kinds

POSTING = """Fernbrook Labs is looking for a support agent to join our team.
What you'll do
Answer the inbox of our shop and mend what you can.
Requirements
Two years with a help desk. A degree is a plus.
Benefits
Health insurance and paid time off."""

RESUME = """Ada Fenn
ada@gmail.com
Summary
Calm on the phone.
Experience
Support agent, Fern Inn, 01/2015 to Present
Answered forty calls a day and trained two agents.
Education
Bachelor of Arts, Dunmore College"""

LETTER = """Dear Ms. Poole,

I am writing to apply for the post of clerk at the Fern Inn. I have always liked the river, and my
years at the mill taught me patience. I look forward to hearing from you.

Sincerely,
Ada Fenn"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (POSTING, "posting"),
        (RESUME, "resume"),
        (LETTER, "cover_letter"),
        ("The Office Manager will oversee the desk and reports to the Director.", "posting"),
        ("We're hiring! You will pick apples. Apply now.", "posting"),
        ("Managed the desk of an inn.\nTrained two clerks.", "resume"),
        ("Clerk, 2010 - 2012\nPorter, 2008 - 2010", "resume"),
        (
            "To whom it may concern:\nI am writing about my application for the post.\nRegards,\nAda",
            "cover_letter",
        ),
    ],
)
def test_the_kind_is_told_by_who_speaks_to_whom(text, kind):
    assert kinds.guess(text)[0] == kind


def test_a_letter_inside_a_resume_leaves_it_a_resume():
    text = RESUME.replace("Calm on the phone.", "To whom it may concern,\nI am writing to apply for the post of clerk.")
    assert kinds.guess(text)[0] == "resume"


def test_many_signs_make_more_sure_than_few():
    assert kinds.guess(POSTING)[1] > 0.95
    assert kinds.guess(RESUME)[1] > 0.9
    assert kinds.guess("apples and pears")[1] <= 0.6


@given(st.text(max_size=300))
@example("\x1f\r0")  # a space of sorts, that makes a line without words
def test_confidence_is_at_least_a_half_and_at_most_one(text):
    kind, confidence = kinds.guess(text)
    assert kind in ("resume", "posting", "cover_letter")
    assert 0.5 <= confidence <= 1


@given(st.sampled_from([POSTING, RESUME, LETTER]), st.integers(2, 5))
def test_repeating_a_text_does_not_change_its_kind(text, times):
    assert kinds.guess("\n".join([text] * times))[0] == kinds.guess(text)[0]


@pytest.mark.parametrize(
    "piece", ["Dear ", "Dear a\n", "sincerely ", "\nThe A A A A A A A A ", "you will ", "2015 to "]
)
def test_hostile_text_takes_no_longer_than_other_text(piece):
    begin = time.thread_time()
    kinds.guess(piece * (1_000_000 // len(piece)))
    assert time.thread_time() - begin < 2
