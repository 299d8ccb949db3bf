"""What a fit says is missing, and what comes close."""

from datetime import date
from typing import Final

from cxmatch import Document, RoleFit, score
from cxmatch.documents.document import DocumentKind
from cxmatch.scoring import signals

AS_OF: Final = date(2026, 1, 1)
MET: Final = "Hit the sales target in May.\n"


def manager(text: str, kind: DocumentKind = "resume") -> RoleFit:
    return score(Document.from_text(text, kind=kind), as_of=AS_OF).fit("manager")


def test_a_near_miss_quotes_what_comes_close_and_says_why_it_does_not_count() -> None:
    near = manager("Experience\n" + MET).near_misses
    assert [(miss.keyword, miss.text, miss.note) for miss in near] == [
        ("goal setting", "Hit the sales target", "meeting targets is not setting them")
    ]


def test_a_keyword_that_is_shown_has_no_near_misses() -> None:
    fit = manager("Experience\nSet and tracked quarterly goals.\n" + MET)
    assert "goal setting" not in fit.missing
    assert not [miss for miss in fit.near_misses if miss.keyword == "goal setting"]


def test_the_name_of_a_school_comes_close_to_nothing() -> None:
    text = "Education\nDiploma, Wren Community College, 2011\n"
    assert score(Document.from_text(text, kind="resume")).fit("specialist").near_misses == ()


def test_work_that_a_course_is_named_after_is_evidence_all_the_same() -> None:
    text = "Education\nCertificate in Customer Service, Hill College, 2011\n"
    fit = score(Document.from_text(text, kind="resume"), as_of=AS_OF).fits[0]
    assert [piece.text for piece in fit.evidence] == ["Customer Service"]


def test_a_missing_keyword_names_three_near_misses_at_most() -> None:
    near = manager("Experience\n" + MET * 5).near_misses
    assert [miss.keyword for miss in near] == ["goal setting"] * 3


def test_keywords_that_the_text_comes_close_to_are_the_first_that_are_missing() -> None:
    far, near = manager("Experience\nCounted herons.\n"), manager("Experience\n" + MET)
    assert far.missing[0] != "goal setting"
    assert near.missing[0] == "goal setting"
    assert set(far.missing) == set(near.missing)


def test_a_post_with_a_trace_of_analysis_is_no_similar_role() -> None:
    text = "Experience\nSecurity analyst, Tern Locks, 2018 - Present\nBuilt dashboards.\n"
    fit = score(Document.from_text(text, kind="resume"), as_of=AS_OF).fit("analyst")
    assert next(found for found in fit.requirements if found.name == "years").status == "unmet"


def test_the_years_that_a_letter_tells_of_are_not_asked_for() -> None:
    text = "I have at least five years of experience in customer service."
    asked = [
        [signal.name for signal in signals.find(Document.from_text(text, kind=kind), ())]
        for kind in ("posting", "cover_letter", "resume")
    ]
    assert asked == [["5-7 years asked"], [], []]
