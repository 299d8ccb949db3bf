"""Words that are said over and over are reported; honest texts that repeat themselves are not."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.trust import stuffing as rules
from cxmatch.documents.trust.stuffing import notice
from tests.documents import stuffing_plainly

RESUME = (
    "Ada Moss. Led a help desk of nine agents for a small bank, rebuilt its knowledge base and halved the time to a "
    "first reply. Lead agent, Acme, 2015 to 2020. Wrote the handbook, trained new agents, and reported what customers "
    "asked for to the product team every month. Agent, Beta, 2012 to 2015. Answered letters and calls from members, "
    "and kept the records of what was promised. Education: Hill College, business. Languages: English, some French. "
)
WORDS = "customer journey roadmap metrics vision engagement lifecycle benchmarks insights retention".split()


def said(text):
    found = notice(text)
    assert found is not None
    assert found.kind == "keyword_stuffing"
    words = found.text.split()
    assert len({word.lower() for word in words}) == len(words) <= 12
    return set(words)


@pytest.mark.parametrize(
    ("stuffing", "words"),
    [
        ("leader " * 24, {"leader"}),
        ("Leader LEADER Leader " * 10, {"Leader"}),
        (", ".join(["customer experience"] * 20), {"customer", "experience"}),
        ("customer-experience " * 12, {"customer", "experience"}),
        ("\n• customer journey" * 12, {"customer", "journey"}),
        ("Zendesk Looker Tableau Zendesk Looker Tableau\n" * 40, {"Zendesk", "Looker", "Tableau"}),
        ("A leader with vision and a plan. " * 400, {"leader", "vision", "plan"}),
        ("A leader with vision and a plan. " * 8, {"leader", "vision", "plan"}),
        ((", ".join(WORDS) + ". ") * 8, set(WORDS)),
    ],
    ids=["word", "case", "list", "hyphens", "items", "rows", "sentence", "few sentences", "long list"],
)
@pytest.mark.parametrize("around", [("", ""), (RESUME, ""), ("", RESUME), (RESUME, RESUME)])
def test_repeats_in_a_row_are_reported_with_their_words(stuffing, words, around):
    assert said(stuffing.join(around)) == words


def test_words_in_any_order_are_reported():
    dice = random.Random(1)  # noqa: S311 - nothing secret
    assert said(RESUME + " ".join(dice.choice(WORDS) for _ in range(150))) == set(WORDS)


def test_one_word_beside_every_other_is_reported():
    assert said(RESUME + " ".join(f"leader {word}" for word in RESUME.split()[:60])) == {"leader"}


@pytest.mark.parametrize("times", [5, 12, 60])
def test_a_whole_passage_again_and_again_is_reported(times):
    assert said(RESUME * times)


def test_a_sentence_all_over_the_text_is_reported():
    posts = [f"Post {word}{n}: {RESUME[n : n + 40]}" for n, word in enumerate(WORDS * 3)]
    claim = " I am a proactive and creative leader with vision and a holistic roadmap. "
    assert {"proactive", "creative", "leader"} <= said(claim.join(posts))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada Moss",
        RESUME,
        RESUME * 3,
        RESUME + "customer " * 10,
        RESUME + ", ".join(WORDS),
        "\n".join(f"Responsibilities:\n{line}\nEnvironment:" for line in RESUME.split(". ")),
        "\n".join(f"{RESUME[n * 9 : n * 9 + 300]}\nConfidential resume of Ada Moss, page {n}" for n in range(12)),
        "Customer care agent, then customer care lead, then head of customer care. Customers first. " * 2 + RESUME,
    ],
    ids=["none", "name", "once", "three posts", "ten times", "list", "labels", "footers", "career"],
)
def test_honest_repeats_are_none(text):
    assert notice(text) is None


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "word " * 200_000, " ".join(f"w{chr(97 + n % 26)}{chr(97 + n * n % 23)}" for n in range(200_000))],
    ids=["word", "one word", "few words"],
)
def test_long_texts_take_no_time(text):
    begin = time.thread_time()
    notice(text)
    assert time.thread_time() - begin < 5


FEW_WORDS = ["the", "of", "lead", "Team", "3rd", "b2b", "2", "a", "\u03a3\u03a3", "\u0130x", "né", "plan", "desk", "–"]
PARTS = st.one_of(
    st.lists(st.sampled_from(FEW_WORDS), min_size=1, max_size=30).map(" ".join),
    st.lists(st.sampled_from([f"word{n}" for n in range(60)]), min_size=1, max_size=60).map(", ".join),
)


@given(st.lists(st.tuples(PARTS, st.sampled_from([1, 1, 1, 3, 4, 5, 6, 9, 22])), min_size=1, max_size=6))
def test_quick_looks_miss_nothing(parts):
    text = "\n".join("\n".join([part] * times) for part, times in parts)
    words = stuffing_plainly.repeated(text)
    found = notice(text)
    assert (found.text if found else "") == (rules._shown(words, rules._WORD.findall(text)) if words else "")
