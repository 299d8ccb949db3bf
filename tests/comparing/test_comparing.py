"""A resume beside a posting: what is shown, missing, unknown and not asked for, and the laws of its score."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmatch import Comparison, Document, EmptyFile, FileUnreadable, Lexicon, UsageError, match

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
AS_OF = date(2026, 11, 1)
POSTING = """Help desk agent

Responsibilities
- Answer calls and resolve problems for our customers
- Write help articles, and keep metrics in dashboards
- Supervise a team of three agents

Requirements
- At least 4 years of experience in a help desk
- Zendesk and SQL
- Fluent Spanish
- Tableau or Looker is a plus
- Able to work weekends
"""
HEAD = "Experience\nHelp desk agent, Lantern Travel, Jan 2018 - Present\n"


def resume_of(*lines: str, head: str = HEAD) -> Document:
    return Document.from_text(head + "\n".join(lines), name="resume", kind="resume")


def posting_of(text: str = POSTING) -> Document:
    return Document.from_text(text, name="posting", kind="posting")


def compared(resume: Document, posting: Document | None = None) -> Comparison:
    return match(resume, posting or posting_of(), as_of=AS_OF)


def statuses(found: Comparison) -> dict[str, str]:
    return {asked.name: asked.status for asked in found.asked}


def test_what_is_asked_is_quoted_in_the_posting_and_what_is_shown_in_the_resume() -> None:
    found = compared(resume_of("Answered calls.", "Wrote SQL."))
    (sql,) = [asked for asked in found.asked if asked.name == "SQL"]
    assert [(place.text, place.section) for place in sql.asked_at] == [("SQL", "requirements")]
    assert [(place.text, place.section) for place in sql.shown_at] == [("SQL", "experience")]
    for asked in found.asked:
        assert all(found.posting.text[place.start : place.end] == place.text for place in asked.asked_at)
        assert all(found.resume.text[place.start : place.end] == place.text for place in asked.shown_at)


def test_shown_and_missing_are_told_apart() -> None:
    found = statuses(compared(resume_of("Answered calls.", "Kept Looker dashboards.", "No experience with SQL.")))
    assert found["takes calls"] == found["Tableau or Looker"] == found["4 years of work"] == "shown"
    assert found["SQL"] == found["Zendesk"] == found["leads people"] == "missing"


@pytest.mark.parametrize(
    ("line", "status", "shown"),
    [
        ("Supervised nine agents.", "shown", ["Supervised nine agents"]),
        ("Coached agents.", "unknown", ["Coached agents"]),
        ("Answered calls.", "missing", []),
    ],
)
def test_a_hint_of_leading_people_is_quoted_and_proves_nothing(line: str, status: str, shown: list[str]) -> None:
    found = compared(resume_of(line))
    (leads,) = [asked for asked in found.asked if asked.kind == "people led"]
    assert (leads.status, [place.text for place in leads.shown_at]) == (status, shown)


def test_leading_people_may_be_what_was_not_asked() -> None:
    found = compared(resume_of("Supervised nine agents."), posting_of("Requirements\n- SQL\n"))
    assert (found.unasked[0].kind, found.unasked[0].name) == ("people led", "leads people")


def test_incoming_calls_that_are_asked_for_are_shown_by_calls_in_other_words() -> None:
    posting = Document.from_text("Duties\n- Answer incoming calls from travellers", kind="posting")
    resume = Document.from_text("Experience\n- Answered 60 calls a day", kind="resume")
    assert [(demand.name, demand.status) for demand in match(resume, posting).asked] == [("takes calls", "shown")]


def test_what_was_not_asked_is_named_with_its_place() -> None:
    found = compared(resume_of("Answered calls.", "Ran Intercom."))
    assert [(other.kind, other.name, other.shown_at[0].text) for other in found.unasked if other.kind == "tool"] == [
        ("tool", "Intercom", "Intercom")
    ]
    assert all(other.name != "takes calls" for other in found.unasked)


@pytest.mark.parametrize(
    ("head", "years", "status"),
    [
        (HEAD, 8.83, "shown"),
        ("Experience\nHelp desk agent, Jan 2025 - Present\n", 1.83, "missing"),
        ("Experience\nHelp desk agent\n", None, "unknown"),
    ],
)
def test_years_are_those_of_dated_work_and_unknown_where_nothing_is_dated(
    head: str, years: float | None, status: str
) -> None:
    found = compared(resume_of("Answered calls.", head=head))
    assert (found.years, statuses(found)["4 years of work"]) == (years, status)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Supervised nine agents.", "shown"),
        ("Coached agents.", "unknown"),
        ("Answered calls.", "missing"),
        ("Supervised nobody.", "missing"),
    ],
)
def test_years_of_leading_people_are_not_shown_by_years_of_anything(line: str, status: str) -> None:
    posting = posting_of("Requirements\n- 4 years of management experience\n- Answer calls\n")
    assert statuses(compared(resume_of(line), posting))["4 years of leading people"] == status


AGENT = "Agent, Harbor Bank, Jan 2013 - Dec 2024\n- Answered calls\n"
LEAD = "Team lead, Lantern Travel, Jan 2025 - Oct 2025\n- Supervised eight agents\n"


@pytest.mark.parametrize(
    ("text", "status", "dated", "quoted"),
    [
        (f"Experience\n{LEAD}\n{AGENT}", "missing", 0.83, ["Jan 2025 - Oct 2025"]),
        (
            f"Experience\n{LEAD}\nManager, Ferry Co, Jan 2019 - Dec 2022\n- Led nine agents\n\n{AGENT}",
            "shown",
            4.83,
            ["Jan 2025 - Oct 2025", "Jan 2019 - Dec 2022"],
        ),
        # The same two years in two posts are two years.
        (
            "Experience\nTeam lead, Ferry Co, Jan 2019 - Dec 2020\n- Led nine agents\n\n"
            f"Team lead, Harbor Bank, Jan 2019 - Dec 2020\n- Led six agents\n\n{AGENT}",
            "missing",
            2.0,
            ["Jan 2019 - Dec 2020", "Jan 2019 - Dec 2020"],
        ),
        (f"Summary\nLed a team of nine agents.\n\nExperience\n{AGENT}", "unknown", None, ["Led a team of nine agents"]),
        ("Experience\nTeam lead, Ferry Co\n- Led nine agents\n", "unknown", None, ["Led nine agents"]),
        (f"Experience\n{AGENT}", "missing", None, []),
    ],
)
def test_years_of_leading_people_are_those_of_the_dated_posts_in_which_people_are_led(
    text: str, status: str, dated: float | None, quoted: list[str]
) -> None:
    posting = posting_of("Requirements\n- At least 4 years managing customer service teams\n- Answer calls\n")
    (years,) = [asked for asked in compared(resume_of(head=text), posting).asked if asked.kind == "years"]
    assert (years.name, years.status, years.dated) == ("4 years of leading people", status, dated)
    assert [place.text for place in years.shown_at] == quoted
    assert (years.points > 0) is (status == "shown")


@pytest.mark.parametrize(
    ("asks", "says", "status", "quoted"),
    [
        ("Fluent Spanish is required", "Spanish (basic)", "missing", ["Spanish (basic)"]),
        ("Fluent Spanish is required", "Spanish (conversational)", "missing", ["Spanish (conversational)"]),
        ("Fluent Spanish is required", "Spanish: native", "shown", ["Spanish: native"]),
        ("Fluent Spanish is required", "Spanish", "unknown", ["Spanish"]),
        ("Conversational Spanish", "Fluent in Spanish", "shown", ["Fluent in Spanish"]),
        ("Spanish (B2 or higher)", "Spanish A2", "missing", ["Spanish A2"]),
        ("Spanish is required", "Spanish (basic)", "shown", ["Spanish"]),
        ("Spanish required; fluent Danish is a plus", "Spanish (basic)", "shown", ["Spanish"]),
        ("Spanish, ideally fluent", "Spanish (basic)", "shown", ["Spanish"]),
        ("Spanish (fluency is not required)", "Spanish (basic)", "shown", ["Spanish"]),
        ("Fluent Spanish or French", "Spanish (basic), French (native)", "shown", ["French (native)"]),
        ("Fluent Spanish or French", "Spanish (basic), French", "unknown", ["French"]),
        ("Fluent Spanish", "French (fluent), Spanish (basic)", "missing", ["Spanish (basic)"]),
        ("Fluent Spanish", "French (fluent)", "missing", []),
    ],
)
def test_a_language_is_shown_at_the_level_that_is_asked_for(
    asks: str, says: str, status: str, quoted: list[str]
) -> None:
    posting = posting_of(f"Requirements\n- {asks}\n- Answer calls\n")
    found = compared(resume_of(f"Answered calls.\n\nLanguages\n{says}"), posting)
    (language,) = [asked for asked in found.asked if "Spanish" in asked.name]
    assert (language.status, [place.text for place in language.shown_at]) == (status, quoted)
    assert (language.points > 0) is (status == "shown")
    assert [each.status for each in found.deal_breakers] == ([status] if language.must else [])


def test_the_level_that_is_asked_for_is_quoted_with_its_language() -> None:
    found = compared(resume_of("Spanish (basic)"), posting_of("Requirements\n- Fluent Spanish is required\n"))
    (breaker,) = found.deal_breakers
    assert [place.text for place in breaker.asked_at] == ["Fluent Spanish"]


def test_what_is_unknown_is_left_out_of_the_score_and_said() -> None:
    undated = compared(resume_of("Answered calls.", head="Experience\nHelp desk agent\n"))
    (years,) = [asked for asked in undated.asked if asked.kind == "years"]
    assert (years.points, years.of) == (0, 0)
    assert sum(round(asked.of * 100) for asked in undated.asked) == 100_00
    (told,) = [notice for notice in undated.notices if notice.kind == "unknown"]
    dated = compared(resume_of("Answered calls."))
    short = compared(resume_of("Answered calls.", head="Experience\nHelp desk agent, Jan 2025 - Present\n"))
    assert "4 years of work" in told.message
    assert f"{short.score:.2f} were it missing and {dated.score:.2f} were it shown" in told.message


def test_a_must_have_weighs_more_than_what_would_be_nice() -> None:
    found = compared(resume_of("Answered calls."))
    of = {asked.name: asked.of for asked in found.asked}
    assert of["Zendesk"] == pytest.approx(3 * of["Tableau or Looker"], abs=0.05)
    assert of["4 years of work"] == pytest.approx(3 * of["Zendesk"], abs=0.05)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Worked night shifts and weekends.", "shown"),
        ("Not available on weekends.", "missing"),
        ("Answered calls.", "unknown"),
    ],
)
def test_deal_breakers_are_unknown_unless_the_resume_speaks_of_them(line: str, status: str) -> None:
    found = {breaker.kind: breaker for breaker in compared(resume_of(line)).deal_breakers}
    assert found["shifts"].status == status
    assert found["shifts"].asked_at[0].text == "work weekends"
    assert found["language"].status == "missing"


def test_a_place_is_never_called_shown() -> None:
    posting = posting_of("Location: Dover, DE\n\nRequirements\n- Work on site\n- SQL\n")
    (place,) = compared(resume_of("Wrote SQL.", "Worked on site in Dover, DE."), posting).deal_breakers
    assert (place.kind, place.status, [asked.text for asked in place.asked_at]) == (
        "place",
        "unknown",
        ["Dover, DE", "on site"],
    )


def test_deal_breakers_bring_no_points() -> None:
    with_shifts = compared(resume_of("Answered calls.", "Worked weekends."))
    without = compared(resume_of("Answered calls."))
    assert with_shifts.score == without.score


def test_english_is_neither_shown_nor_missing_where_a_resume_in_english_does_not_name_it() -> None:
    posting = posting_of("Requirements\n- Fluent English\n- SQL\n")
    assert statuses(compared(resume_of("Wrote SQL."), posting))["English"] == "unknown"
    assert statuses(compared(resume_of("Wrote SQL.", "Speaks English."), posting))["English"] == "unknown"
    assert statuses(compared(resume_of("Wrote SQL.", "Fluent in English."), posting))["English"] == "shown"
    assert statuses(compared(resume_of("Wrote SQL.", "English (basic)."), posting))["English"] == "missing"


def test_a_posting_that_asks_for_nothing_recognised_has_no_score() -> None:
    found = compared(resume_of("Answered calls."), posting_of("We are hiring. Join our team by the sea."))
    assert (found.score, found.asked) == (None, ())
    assert [notice.kind for notice in found.notices] == ["nothing_asked"]


@pytest.mark.parametrize(
    ("asks", "warned"), [("SQL", True), ("SQL and Zendesk", True), ("SQL, Zendesk and Looker", False)]
)
def test_a_score_that_rests_on_little_says_so(asks: str, warned: bool) -> None:
    found = compared(resume_of("Wrote SQL."), posting_of(f"Requirements\n- {asks}\n"))
    assert ("little_asked" in [notice.kind for notice in found.notices]) is warned


def test_a_posting_in_another_language_is_said_to_be_unread_and_not_to_ask_for_nothing() -> None:
    found = compared(resume_of("Answered calls."), posting_of("\n".join(GERMAN)))
    assert (found.score, found.asked) == (None, ())
    assert found.notices[0].message.endswith("give it in English")
    assert [notice.kind for notice in found.notices] == ["nothing_asked", "not_english"]


GERMAN = (
    "Drei Jahre lang habe ich ein Team im Kundendienst geleitet und dabei alle Daten aus den Umfragen gesammelt.",
    "Die Berichte für den Vorstand habe ich geschrieben und die neuen Kolleginnen in den Abläufen geschult.",
)


def test_a_resume_in_another_language_is_unknown_and_not_zero() -> None:
    german = resume_of(*GERMAN, head="Erfahrung\n")
    found = compared(german, posting_of("Requirements\n- SQL and Zendesk\n"))
    assert found.score is None
    assert set(statuses(found).values()) == {"unknown"}


def test_a_posting_for_a_resume_and_a_resume_for_a_posting_are_refused_with_the_mend() -> None:
    resume, posting = EXAMPLES / "resumes/mateus-prado.pdf", EXAMPLES / "postings/customer-insights-analyst.md"
    with pytest.raises(UsageError, match=r"customer-insights-analyst.md: this is a posting, and a resume is needed"):
        match(posting, resume)
    with pytest.raises(UsageError, match=r"this is a resume, and a posting is needed. Give a posting, or say"):
        match(resume, resume)
    assert match(resume, resume, sure=True).posting.kind == "posting"


def test_an_empty_or_missing_posting_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(EmptyFile, match=r"empty\.txt"):
        match(resume_of("Answered calls."), tmp_path / "empty.txt")
    with pytest.raises(FileUnreadable, match="nowhere"):
        match(resume_of("Answered calls."), tmp_path / "nowhere.pdf")


def test_paths_bytes_files_and_documents_give_the_same() -> None:
    resume, posting = EXAMPLES / "resumes/mateus-prado.pdf", EXAMPLES / "postings/customer-experience-specialist.pdf"
    asked = match(resume, posting, as_of=AS_OF).asked
    assert match(str(resume), posting.read_bytes(), as_of=AS_OF).asked == asked
    assert match(io.BytesIO(resume.read_bytes()), posting, as_of=AS_OF, isolated=True).asked == asked


def test_a_comparison_survives_its_json_form() -> None:
    found = compared(resume_of("Answered calls."))
    assert Comparison.model_validate_json(found.model_dump_json()) == found


def test_the_same_again_gives_the_same_bytes() -> None:
    resume = resume_of("Answered calls.", "Kept metrics.")
    assert compared(resume).model_dump_json() == compared(resume).model_dump_json()


SHOWS = [
    "Answered calls.",
    "Resolved problems.",
    "Wrote help articles.",
    "Kept metrics in dashboards.",
    "Supervised three agents.",
    "Used Zendesk.",
    "Wrote SQL.",
    "Speaks Spanish.",
    "Speaks fluent Spanish.",
    "Built views in Looker.",
    "Worked weekends.",
]
BLAND = ["Baked bread on Sundays.", "Counted herons by the weir.", "Reports to the head of operations."]
TRAPS = ["No experience with SQL.", "Eager to learn Zendesk."]
lines = st.lists(st.sampled_from(SHOWS + BLAND + TRAPS), max_size=10)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(lines, st.booleans())
def test_points_are_whole_hundredths_whose_exact_sum_is_the_score(lines: list[str], dated: bool) -> None:
    found = compared(resume_of(*lines, head=HEAD if dated else "Experience\nHelp desk agent\n"))
    points = [round(asked.points * 100) for asked in found.asked]
    of = [round(asked.of * 100) for asked in found.asked]
    assert [asked.points for asked in found.asked] == [value / 100 for value in points]
    assert found.score == sum(points) / 100
    assert sum(of) == 100_00
    for asked, value, most in zip(found.asked, points, of, strict=True):
        assert value == (most if asked.status == "shown" else 0)
        assert (most == 0) == (asked.status == "unknown")


@quick
@given(lines, st.sampled_from(BLAND + TRAPS), st.integers(0, 10))
def test_a_sentence_that_shows_nothing_asked_changes_nothing(lines: list[str], bland: str, place: int) -> None:
    longer = [*lines[:place], bland, *lines[place:]]
    one, other = compared(resume_of(*lines)), compared(resume_of(*longer))
    assert one.score == other.score
    assert statuses(one) == statuses(other)


@quick
@given(lines, st.sampled_from(SHOWS), st.integers(0, 10), st.booleans())
def test_showing_what_is_asked_never_lowers_the_score(lines: list[str], more: str, place: int, dated: bool) -> None:
    head = HEAD if dated else "Experience\nHelp desk agent\n"
    longer = [*lines[:place], more, *lines[place:]]
    less, shown = compared(resume_of(*lines, head=head)), compared(resume_of(*longer, head=head))
    assert less.score is not None
    assert shown.score is not None
    assert shown.score >= less.score


@quick
@given(lines, st.integers(2, 50))
def test_repetition_does_not_count(lines: list[str], times: int) -> None:
    assert compared(resume_of(*lines)).score == compared(resume_of(*lines * times)).score


@pytest.mark.parametrize("name", ["Sal Zendesk", "Tab Looker", "Spanish Rose", "Manager Lee"])
def test_a_name_shows_nothing(name: str) -> None:
    plain = resume_of("Answered calls.", head=f"Ann Poe\nann@poe.example\n\n{HEAD}")
    named = resume_of("Answered calls.", head=f"{name}\nann@poe.example\n\n{HEAD}")
    assert compared(named).score == compared(plain).score


def test_a_lexicon_of_ones_own_asks_for_its_terms() -> None:
    own = Lexicon.parse(
        '{"format": 1, "name": "gardens", "roles": [{"id": "g", "title": "G", "terms": [{"term": "hedge"}]}]}'
    )
    posting = posting_of("Duties\n- Cut every hedge and answer calls\n")
    found = match(resume_of("Cut a hedge."), posting, lexicon=own, as_of=AS_OF)
    assert [(asked.name, asked.status) for asked in found.asked] == [("hedge", "shown")]
    assert found.provenance.lexicon == "gardens"
