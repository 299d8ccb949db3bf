"""What could truthfully be changed in a resume, and what each change brings."""

from datetime import date
from pathlib import Path

import pytest

import cxmatch
from cxmatch.documents.editing import with_words
from cxmatch.hiring.improving.changes import QUESTIONS, Change, said_at
from cxmatch.hiring.improving.improve import Improvement, improve
from cxmatch.hiring.improving.trial import MOST_TRIALS, Trial
from cxmatch.hiring.improving.weak import work_of
from cxmatch.lexicon import Concept, Lexicon
from cxmatch.matching.finding import find

AS_OF = date(2026, 1, 1)
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
RESUME = """\
Ada Brightwell
Leeds | ada@example.com

Experience
Support Analyst, Acme Ltd, Jan 2021 - Present
• Built a dashboard of waiting times for the support team.
• Cut repeat contact by 18% in a year.
• Did data entry for the stock count.
Support Agent, Beta Ltd, Mar 2017 - Dec 2020
• Answered customer calls and chats.

Skills
Metrics, SQL, R
"""
POSTING = """\
Customer Insights Analyst

Responsibilities
You will track metrics and build charts in Tableau for the service team.

Requirements
At least 3 years of experience. SQL is required. Fluent Polish is a must. Python is a plus.
"""
LETTER = """\
Dear hiring team,

I am applying for the post of insights analyst with forecasting of volumes.
At Acme I showed the waiting times in charts, with Tableau, and I look forward to hearing from you.

Yours sincerely,
Ada Brightwell
"""


def resume(text: str = RESUME) -> cxmatch.Document:
    return cxmatch.Document.from_text(text, name="ada.txt", kind="resume")


def improved(text: str = RESUME, role: str = "analyst", **options: object) -> Improvement:
    return improve(resume(text), role=role, as_of=AS_OF, **options)  # type: ignore[arg-type]


def change_of(found: Improvement, kind: str, keyword: str) -> Change:
    return next(change for change in found.changes if (change.kind, change.keyword) == (kind, keyword))


def score_of(document: cxmatch.Document, role: str) -> float:
    return cxmatch.score(document, as_of=AS_OF).fit(role).score


# What is gained.


@pytest.mark.parametrize("role", ["specialist", "manager", "associate", "analyst", "expert"])
def test_each_change_by_itself_gains_exactly_what_it_says(role: str) -> None:
    found = improved(role=role)
    measured = [change for change in found.changes if change.insertions]
    assert measured
    for change in measured:
        assert change.points is not None
        assert change.points > 0
        edited = with_words(found.document, change.insertions)
        assert score_of(edited, role) == pytest.approx(found.score + change.points, abs=0.001), change.what
        read_anew = cxmatch.Document.from_text(edited.text, kind="resume")
        assert score_of(read_anew, role) == pytest.approx(found.score + change.points, abs=0.001), change.what


@pytest.mark.parametrize("name", ["noor-al-hadithi.pdf", "soren-hvidtfeldt.docx", "dolores-quintanilla-reyes.pdf"])
def test_the_changes_of_a_file_gain_together_what_is_said(name: str) -> None:
    document = cxmatch.read(EXAMPLES / "resumes" / name)
    role = cxmatch.score(document, as_of=AS_OF).best_role
    assert role
    found = improve(document, role=role, as_of=AS_OF)
    made = [put for change in found.changes if change.kind not in QUESTIONS for put in change.insertions]
    assert made
    assert score_of(with_words(document, made), role) == pytest.approx(found.score + found.together, abs=0.001)


def test_changes_stand_by_what_they_bring_and_questions_last() -> None:
    found = improved()
    ranks = [(change.kind in QUESTIONS, change.points is None, -(change.points or 0)) for change in found.changes]
    assert ranks == sorted(ranks)
    assert {change.kind in QUESTIONS for change in found.changes} == {True, False}


def test_what_brings_nothing_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Trial, "gain", lambda *_: 0.0)
    assert [change.kind for change in improved().changes] == []


def test_the_resume_is_scored_again_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    from cxmatch.hiring.improving import trial

    calls = []
    monkeypatch.setattr(trial, "score", lambda *args, **options: calls.append(1) or cxmatch.score(*args, **options))
    improved(role="manager")
    assert 5 < len(calls) <= MOST_TRIALS + 1


def test_a_long_text_is_scored_less_often_and_a_notice_says_so() -> None:
    found = improved(RESUME + "Kept a garden. " * 25_000)
    assert [notice.message for notice in found.notices if notice.kind == "too_long"] == [
        "the text has 375,339 characters, so that changes were tried in it no more than 2 times"
    ]
    assert len([change for change in found.changes if change.insertions]) <= 2
    assert not [notice for notice in improved().notices if notice.kind == "too_long"]


def test_no_more_changes_are_listed_than_were_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    from cxmatch.hiring.improving import trial

    monkeypatch.setattr(trial, "MOST_TRIALS", 3)
    assert len([change for change in improved().changes if change.insertions]) <= 3


# What is said of each change.


def test_a_near_miss_asks_for_the_keyword_beside_the_own_words_if_it_is_true() -> None:
    change = change_of(improved(), "near_miss", "charts")
    assert change.what == "Say “charts” where you say “dashboard”."
    assert change.if_true == "Only if yes: Did you show figures in charts?"
    assert change.where is not None
    assert change.where.text == "dashboard"
    (put,) = change.insertions
    assert RESUME[: put.at].endswith("for the support team")
    assert put.text == " (charts)"


def test_a_subject_of_study_is_no_near_miss_to_write_beside() -> None:
    text = RESUME.replace("a dashboard", "pages") + "\nEducation\nCourse in Tableau and dashboards, Hill College\n"
    found = improved(text)
    assert "charts" in {miss.keyword for miss in found.near_misses}
    assert change_of(found, "keyword", "charts").where is None


def test_a_sign_that_belongs_to_a_number_is_not_parted_from_it() -> None:
    text = RESUME.replace("18% in a year", "18%")
    report = cxmatch.score(resume(text), as_of=AS_OF)
    start = text.index("repeat contact")
    put = Trial(report, "analyst", Lexicon.load()).beside(report.document.passage(start, start + 6), "numbers")
    assert text[: put.at].endswith("18%")


def test_a_keyword_of_the_skills_list_is_asked_for_in_the_latest_post() -> None:
    change = change_of(improved(), "listed", "metrics")
    assert change.what == "Say “Metrics” in the post where it was part of your work."
    (put,) = change.insertions
    assert RESUME[: put.at].endswith("stock count.")


def test_a_keyword_that_the_work_tells_of_is_not_asked_for_again() -> None:
    text = RESUME.replace("• Did data", "• Tracked metrics of the desk.\n• Did data")
    assert not [change for change in improved(text).changes if change.keyword == "metrics"]


def test_a_missing_keyword_is_a_question_and_shows_what_only_looks_like_it() -> None:
    change = change_of(improved(), "keyword", "predict")
    assert change.what == "Did you predict something from figures?"
    assert change.where is None
    text = RESUME.replace(", SQL", "")
    data = change_of(improved(text), "keyword", "data")
    assert data.where is not None
    assert data.where.text == "data"
    assert data.note == "data entry is typing"


def test_nothing_is_put_in_but_the_keyword_or_the_own_words() -> None:
    lexicon = Lexicon.load()
    for role in lexicon.roles:
        found = improved(role=role.id, cover_letter=cxmatch.Document.from_text(LETTER, kind="cover_letter"))
        own = {
            *(term.wording or term.term for term in role.terms),
            *(concept.wording for concept in lexicon.concepts if concept.wording),
        }
        for change in found.changes:
            for put in change.insertions:
                words = put.text.strip(" \n•()")
                said = all(part.casefold() in (RESUME + LETTER).casefold() for part in words.split(", "))
                assert words in own or said, words


def test_work_that_is_told_only_of_an_old_post_is_a_question() -> None:
    text = RESUME.replace("Mar 2017 - Dec 2020", "Mar 2009 - Dec 2012")
    change = change_of(improved(text, "associate"), "long_past", "takes calls")
    assert change.if_true == "If yes, say it in your latest post too."
    assert change.kind in QUESTIONS


def test_old_work_is_not_asked_about_where_no_work_is_newer() -> None:
    text = RESUME.replace("Mar 2017 - Dec 2020", "Mar 2001 - Dec 2004").replace("2021 - Present", "2005 - May 2008")
    assert "long_past" not in {change.kind for change in improved(text, "associate").changes}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (RESUME.replace(", Jan 2021 - Present", "").replace(", Mar 2017 - Dec 2020", ""), "Experience"),
        (RESUME.replace("Support Agent, Beta Ltd, Mar 2017 - Dec 2020", "\nSupport Agent, Beta Ltd"), "Support Agent"),
    ],
    ids=["no post has dates", "one of two has none"],
)
def test_posts_without_dates_are_to_be_dated(text: str, place: str) -> None:
    (change,) = [change for change in improved(text).changes if change.kind == "undated"]
    assert change.points is None
    assert change.where is not None
    assert change.where.text.startswith(place)
    assert change.note.startswith("Customer experience analyst asks for at least 3 years")


def test_a_resume_that_begins_with_a_name_is_not_told_to_date_the_name() -> None:
    text = "Ada Brightwell\nada@example.com\nAnswered customer calls.\n"
    document = cxmatch.read(text.encode(), kind="resume")
    assert document.names
    (change,) = [one for one in improve(document, role="associate", as_of=AS_OF).changes if one.kind == "undated"]
    assert change.what == "Write from when to when beside each post."
    assert change.where is not None
    assert change.where.text == "Answered customer calls."


def test_dated_posts_are_not_to_be_dated() -> None:
    assert "undated" not in {change.kind for change in improved().changes}


def test_a_line_of_work_done_is_no_post_without_dates() -> None:
    text = RESUME.replace("• Answered", "\nPromoted to team agent\n• Answered")
    assert not [change for change in improved(text).changes if change.kind == "undated"]


def test_hidden_words_are_to_be_shown_or_taken_out() -> None:
    html = b"""<html><body><h1>Ada Brightwell</h1><h2>Experience</h2><p>Support Agent, Acme, 2019 - 2024</p>
    <p>Answered customer calls.</p><p style="display:none">metrics charts graphs predict</p></body></html>"""
    found = improve(html, role="analyst", as_of=AS_OF)
    (change,) = [change for change in found.changes if change.kind == "hidden"]
    assert change.what == "Show the words that nobody can see, or take them out."
    (told,) = [one for one in found.not_counted if one.why == "hidden"]
    assert told.text == "metrics charts graphs predict"


def test_a_heading_with_nothing_beneath_it_is_told() -> None:
    text = RESUME.replace("Experience\n", "Skills\nExperience\n", 1)
    found = improved(text)
    assert [one.text for one in found.not_counted if one.why == "misplaced"] == ["Skills"]
    assert "misplaced" in {change.kind for change in found.changes}


@pytest.mark.parametrize("heading", ["Skills\nTechnical skills\nMetrics", "Skills\nMetrics"])
def test_a_heading_over_another_of_its_kind_is_not_empty(heading: str) -> None:
    text = RESUME.replace("Skills\nMetrics", heading)
    assert not [one for one in improved(text).not_counted if one.why == "misplaced"]


def test_words_that_differ_in_inflection_alone_are_quoted_once() -> None:
    document = resume("Set clear standards. Sets clear standards. Kept all other standards.")
    places = [document.passage(*span) for span in ((0, 19), (21, 41), (58, 67))]
    assert [place.text for place in places] == ["Set clear standards", "Sets clear standards", "standards"]
    assert said_at(places) == "Set clear standards"


@pytest.mark.parametrize("concept", [one for one in Lexicon.load().concepts if one.wording], ids=lambda one: one.name)
def test_the_words_in_which_work_is_tried_say_that_work_and_no_keyword_that_is_not_asked_for(concept: Concept) -> None:
    lexicon = Lexicon.load()
    found = [match for match in find(resume(f"• {concept.wording}\n"), lexicon) if not match.rejected]
    assert ("concept", concept.name) in {(match.owner.kind, match.owner.name) for match in found}
    roles = {role.id for role in lexicon.roles if concept in work_of(lexicon, role.id)}
    assert roles
    terms = {match.owner.name for match in found if match.owner.kind == "term" and match.owner.role in roles}
    assert all(term in concept.ask for term in terms)


def test_work_is_asked_for_in_words_of_a_person() -> None:
    change = change_of(improved(role="associate", text=RESUME.replace("calls", "letters")), "work", "takes calls")
    assert change.what == "Did you take calls?"
    assert change.if_true == "If yes, say so in the post where you did it, in words such as “took calls”."


# What does not count.


def test_what_does_not_count_says_why_and_where() -> None:
    text = RESUME.replace("• Answered", "• No experience with spreadsheets.\n• Answered").replace(", SQL", "")
    found = {(one.why, one.keyword): one for one in improved(text).not_counted}
    denied = found["negation", "spreadsheets"]
    assert denied.passage is not None
    assert text[denied.passage.start : denied.passage.end] == "spreadsheets"
    assert found["false_friend", "data"].note == "data entry is typing"
    assert found["listed", "metrics"].share == 0.7
    assert not any(why == "date" for why, _ in found)


def test_a_rejected_keyword_that_counts_elsewhere_says_so() -> None:
    text = RESUME.replace("• Answered", "• Analyzed the data of calls.\n• Answered")
    (rejected,) = [one for one in improved(text).not_counted if one.why == "false_friend" and one.keyword == "data"]
    assert rejected.counts_elsewhere


def test_work_without_any_dates_has_years_that_are_not_known() -> None:
    found = improved("Ada Brightwell\n\nSkills\nMetrics, SQL and charts for the support team.\n")
    assert [one.why for one in found.not_counted if one.why == "undated"] == ["undated"]


# The posting and the letter.


def test_what_a_posting_asks_and_the_resume_lacks_stands_must_haves_first() -> None:
    found = improved(posting=cxmatch.Document.from_text(POSTING, kind="posting"))
    assert found.posting is not None
    names = [asked.name for asked in found.posting.missing]
    assert "Tableau" in names
    assert "SQL" not in names
    musts = [asked.must for asked in found.posting.missing]
    assert musts == sorted(musts, reverse=True)
    assert all(asked.asked_at for asked in found.posting.missing)


def test_what_only_the_letter_says_is_to_be_said_in_the_resume_and_gains_in_the_match() -> None:
    found = improved(
        posting=cxmatch.Document.from_text(POSTING, kind="posting"),
        cover_letter=cxmatch.Document.from_text(LETTER, kind="cover_letter"),
    )
    assert found.cover_letter is not None
    assert {"charts", "Tableau"} <= {said.name for said in found.cover_letter.only_letter}
    change = change_of(found, "letter", "Tableau")
    assert change.posting_points is not None
    assert change.posting_points > 0
    assert change.where is not None
    assert LETTER[change.where.start : change.where.end] == "Tableau"


def test_the_words_of_the_post_applied_for_are_not_what_the_letter_shows() -> None:
    found = improved(cover_letter=cxmatch.Document.from_text(LETTER + "\n", kind="cover_letter"))
    assert found.cover_letter is not None
    told = [*found.cover_letter.only_letter, *found.cover_letter.only_resume]
    assert "insights" not in {said.name for said in told}
    places = [place for said in found.cover_letter.only_letter for place in said.places]
    assert places
    assert all(place.start > LETTER.index("At Acme") for place in places)


def test_each_core_keyword_is_in_the_letter_in_the_resume_in_both_or_in_neither() -> None:
    found = improved(cover_letter=cxmatch.Document.from_text(LETTER, kind="cover_letter"))
    letter = found.cover_letter
    assert letter is not None
    apart = [said.name for said in (*letter.only_letter, *letter.only_resume, *letter.neither)]
    assert len(apart) == len(set(apart))
    assert set(apart) <= set(Lexicon.load().role("analyst").core)
    assert {said.name for said in letter.only_resume} == {"metrics"}


# Where to look.


def test_searches_hold_titles_own_words_and_what_is_left_out() -> None:
    found = improved(search=True).search
    assert found is not None
    first, own, without, *plain = [search.text for search in found.searches]
    assert first.startswith('"customer experience analyst" OR "customer insights analyst" OR ')
    assert own.endswith("AND (metrics)")
    assert without.endswith('NOT ("data entry" OR "financial analyst")')
    assert plain[0] == "customer experience analyst metrics"
    assert "ESCO" in found.source


def test_words_that_stand_in_postings_of_all_kinds_narrow_no_search() -> None:
    text = RESUME.replace("• Built", "• Held meetings of the team and kept its roadmap.\n• Built")
    found = improved(text, role="manager", search=True).search
    assert found is not None
    assert found.own_words == ("roadmap",)


def test_companies_that_suit_stand_with_the_words_that_say_so() -> None:
    text = RESUME.replace("• Answered", "• Joined a startup whose customers doubled every year.\n• Answered")
    found = improved(text, search=True).search
    assert found is not None
    assert {company.id: company.signs[0].text for company in found.companies} == {
        "startup": "startup",
        "hyper": "customers doubled",
    }


def test_a_resume_that_says_nothing_of_growth_has_no_tier() -> None:
    found = improved(search=True).search
    assert found is not None
    assert found.companies == ()


def test_a_lexicon_without_titles_is_searched_by_its_own() -> None:
    lexicon = Lexicon.parse(
        '{"format": 1, "name": "kitchens", "roles": [{"id": "cook", "title": "Cook", "terms": [{"term": "recipes"}]}]}'
    )
    found = improve(resume("Experience\nCook, 2019 - 2024\nFried fish.\n"), role="cook", lexicon=lexicon, search=True)
    assert [change.kind for change in found.changes] == ["keyword"]
    assert found.search is not None
    assert [search.text for search in found.search.searches] == ['"cook"', "cook"]


# Wrong use.


def test_a_role_that_does_not_exist_is_an_error_that_lists_those_that_do() -> None:
    with pytest.raises(cxmatch.UnknownRole, match="It has specialist, manager"):
        improved(role="boss")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"resume": POSTING.replace("You", "We are hiring. You")}, "this is a posting, and a resume is needed"),
        ({"posting": RESUME}, "this is a resume, and a posting is needed"),
        ({"cover_letter": RESUME}, "this is a resume, and a cover letter is needed"),
    ],
)
def test_a_document_of_another_kind_is_refused(given: dict[str, str], message: str) -> None:
    sources = {name: text.encode() for name, text in ({"resume": RESUME} | given).items()}
    with pytest.raises(cxmatch.UsageError, match=message):
        improve(sources.pop("resume"), role="analyst", **sources)  # type: ignore[arg-type]


def test_who_knows_better_has_a_document_taken_for_what_it_is_given_as() -> None:
    found = improve(RESUME.encode(), role="analyst", posting=RESUME.encode(), sure=True, as_of=AS_OF)
    assert found.posting is not None
    assert found.posting.posting.kind == "posting"


def test_the_same_again_gives_the_same_bytes() -> None:
    options = {
        "posting": cxmatch.Document.from_text(POSTING, kind="posting"),
        "cover_letter": cxmatch.Document.from_text(LETTER, kind="cover_letter"),
        "search": True,
    }
    first = improved(**options).model_dump_json()
    assert improved(**options).model_dump_json() == first
    assert Improvement.model_validate_json(first).model_dump_json() == first


@pytest.mark.parametrize(("since", "is_asked"), [("Jan 2025", True), ("Jan 2019", False)])
def test_words_of_beginners_are_for_those_who_date_less_than_two_years(since: str, is_asked: bool) -> None:
    text = f"Experience\nSupport Agent, Beta Ltd, {since} - Present\nAnswered customer calls; junior on the team.\n"
    found = improved(text, "associate", search=True)
    asked = {change.keyword for change in found.changes if change.kind == "keyword"}
    assert ("entry-level" in asked) == is_asked
    assert found.search is not None
    assert ("junior" in found.search.own_words) == is_asked
