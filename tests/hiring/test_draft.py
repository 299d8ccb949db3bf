import io
import json
from itertools import product
from typing import Any

import docx
import pytest

import cxmatch
from cxmatch import Document, Lexicon, UnknownRole, UsageError, audit, draft
from cxmatch.hiring.drafting.wording import markdown, one_line
from cxmatch.reports.drafts import print_draft

LEXICON = Lexicon.load()
ROLES = [role.id for role in LEXICON.roles]
GROWTH = [None, "steady", "rapid", "between", "hyper", "negative"]
CUSTOMERS = [None, "b2b", "b2c", "both"]
GOALS = [(), ("a social push",), ("a redesign of the shop", "launch in Brazil")]
SPEAK_OF_CUSTOMERS = {"less churn", "relationships with accounts"}
"""Goals whose own words say that customers are businesses: renewals, accounts."""


def check(found: cxmatch.Audit, role: str, customers: str | None, *, sure_of_customers: bool = True) -> None:
    """What an audit says of a draft for a role."""
    assert (found.described_role, found.title_role, found.agrees, found.second) == (role, role, True, None)
    assert found.surely == 0.95
    assert found.missing == ()
    assert found.years_required == int(LEXICON.role(role).years.least)
    assert found.leads_people is (role == "manager")
    assert found.customers == customers or not sure_of_customers
    assert found.findings == ()


@pytest.mark.parametrize("role", ROLES)
def test_an_audit_agrees_with_the_draft_for_every_case(role: str) -> None:
    for growth, customers, startup, goals in product(GROWTH, CUSTOMERS, (False, True), GOALS):
        made = draft(role=role, growth=growth, customers=customers, startup=startup, goals=goals, company="Corvenna")
        assert made.missing == ()
        check(audit(Document.from_text(made.text)), role, customers)


@pytest.mark.parametrize("role", ROLES)
def test_an_audit_agrees_with_the_draft_for_every_goal_that_the_lexicon_knows(role: str) -> None:
    names = [goal.name for goal in LEXICON.goals]
    for goals in ([], *([name] for name in names), names):
        made = draft(role=role, customers="b2b", goals=goals)
        assert made.silent_goals == ()
        check(audit(Document.from_text(made.text)), role, "b2b")
        told = audit(Document.from_text(draft(role=role, goals=goals).text))
        check(told, role, None, sure_of_customers=SPEAK_OF_CUSTOMERS.isdisjoint(goals))


@pytest.mark.parametrize("role", ROLES)
def test_the_word_document_says_what_the_markdown_says(role: str) -> None:
    made = draft(role=role, growth="hyper", customers="both", startup=True, goals=["launch in Brazil"])
    read = cxmatch.read(print_draft(made, "docx"))
    check(audit(read), role, "both")
    for words in (made.title, *(said for part in made.sections for said in (*part.paragraphs, *part.items))):
        assert words in " ".join(read.text.split())


def test_what_is_to_be_filled_in_is_marked_in_the_word_document() -> None:
    made = draft(role="analyst", company="[north] Corvenna")
    file = docx.Document(io.BytesIO(print_draft(made, "docx")))
    marked = {run.text for part in file.paragraphs for run in part.runs if run.font.highlight_color is not None}
    assert marked == {"[place]", "[hours]", "[pay]", "[benefits]", "[how to apply]"}


@pytest.mark.parametrize("role", ROLES)
def test_every_core_keyword_is_used_where_the_draft_says(role: str) -> None:
    made = draft(role=role)
    assert tuple(used.keyword for used in made.keywords) == LEXICON.role(role).core
    for used in made.keywords:
        assert used.passages
        for passage in used.passages:
            assert made.text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"role": "specialist"}, "At least 2 years of work"),
        ({"role": "manager"}, "Over 5 years of work"),
        ({"role": "associate"}, "No experience is needed"),
        ({"role": "analyst"}, "At least 3 years in a similar role"),
        ({"role": "expert"}, "Over 10 years of proven success"),
        ({"role": "specialist", "startup": True}, "You have worked at a startup, or somewhere as fast"),
        ({"role": "manager", "startup": True}, "You have worked at a startup, or somewhere as fast"),
        ({"role": "analyst", "startup": True}, "There is no job training on arrival"),
        ({"role": "analyst", "growth": "steady"}, "less than 15% a year"),
        ({"role": "analyst", "growth": "rapid"}, "15% to 25% a year"),
        ({"role": "analyst", "growth": "between"}, "25% to 50% a year"),
        ({"role": "analyst", "growth": "hyper"}, "half or more a year"),
        ({"role": "analyst", "growth": "negative"}, "has become smaller"),
        ({"role": "analyst", "goals": ["a social push"]}, "community management"),
        ({"role": "analyst", "goals": ["a redesign"]}, "UX studies"),
        ({"role": "analyst", "goals": ["launch in Brazil"]}, "experience with, or interest in, Brazil"),
        (
            {"role": "analyst", "goals": ["a moon landing"]},
            "On our roadmap: a moon landing. Experience with this, or interest in it, is useful.",
        ),
        ({"role": "analyst", "goals": ["Win the award!"]}, "On our roadmap: Win the award! Experience with this"),
        ({"role": "associate", "goals": ["a larger team"]}, "On our roadmap: a larger team. An interest in this is"),
        ({"role": "analyst", "company": "Corvenna"}, "Corvenna · [place]"),
    ],
)
def test_a_case_brings_what_the_guide_asks_for(case: dict[str, object], said: str) -> None:
    assert said in draft(**case).text  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["associate", "expert"])
def test_work_at_a_startup_is_asked_of_those_roles_only_of_which_the_guide_asks_it(role: str) -> None:
    text = draft(role=role, startup=True).text
    assert "We are a startup" in text
    assert "worked at a startup" not in text
    assert "training on arrival" not in text


@pytest.mark.parametrize("goal", [goal.name for goal in LEXICON.goals])
def test_nothing_that_was_done_before_is_asked_of_beginners(goal: str) -> None:
    told = draft(role="associate", goals=[goal]).text
    assert "Useful for our plans" not in told
    assert f"On our roadmap: {goal}. An interest in this is welcome." in told


def test_what_only_the_employer_knows_is_left_open_and_listed_at_the_end() -> None:
    made = draft(role="analyst")
    marks = [blank.mark for blank in made.to_fill]
    assert marks == ["[company]", "[place]", "[hours]", "[pay]", "[benefits]", "[how to apply]"]
    body, listed = made.text.split("## To fill in before you publish")
    assert all(mark in body and mark in listed for mark in marks)
    named = draft(role="analyst", company="Corvenna [north]")
    assert [blank.mark for blank in named.to_fill] == marks[1:]


def test_a_goal_that_denies_what_it_names_asks_for_nothing_and_is_told() -> None:
    made = draft(role="analyst", goals=["no redesign this year"])
    assert made.silent_goals == ("no redesign this year",)
    assert "UX" not in made.text


def test_words_of_the_caller_are_no_markup() -> None:
    made = draft(role="analyst", company="# A*B* <script>\n[x](http://y)", goals=["1. `rm` _all_"])
    assert r"\# A\*B\* \<script> \[x](http://y) · [place]" in made.text
    assert "\n# A" not in made.text
    assert draft(role="analyst", company="a\x1b[2Jb").company == "a[2Jb"


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ({"role": "boss"}, "specialist, manager, associate, analyst, expert"),
        ({"role": "analyst", "growth": "fast"}, "steady, rapid, between, hyper, negative"),
        ({"role": "analyst", "customers": "all"}, "b2b, b2c, both"),
        ({"role": "analyst", "company": "  "}, "company"),
        ({"role": "analyst", "company": "x" * 201}, "200 characters"),
        ({"role": "analyst", "goals": "a redesign"}, "list of goals"),
        ({"role": "analyst", "goals": [""]}, "goals"),
    ],
)
def test_what_cannot_be_drafted_is_an_error_that_lists_the_choices(case: dict[str, object], names: str) -> None:
    with pytest.raises(UsageError) as caught:
        draft(**case)  # type: ignore[arg-type]
    assert names in str(caught.value)
    assert isinstance(caught.value, UnknownRole) is (case["role"] == "boss")


def own(**role: object) -> Lexicon:
    term = {"term": "cellar"}
    return Lexicon.parse(
        json.dumps(
            {
                "format": 1,
                "name": "wine service",
                "roles": [{"id": "sommelier", "title": "Sommelier", "terms": [term, {"term": "tasting"}], **role}],
            }
        )
    )


def test_a_lexicon_without_sentences_is_drafted_from_its_words_and_wishes() -> None:
    lexicon = own(years={"least": 3, "over": True}, wishes=[{"id": "service", "text": "has served guests"}])
    made = draft(role="sommelier", lexicon=lexicon)
    assert made.generic
    assert made.missing == ()
    for line in ("# Sommelier", "- Cellar.", "- Tasting.", "- Over 3 years of work", "- Has served guests."):
        assert line in made.text
    found = audit(Document.from_text(made.text), lexicon=lexicon)
    assert (found.described_role, found.years_required, found.missing) == ("sommelier", 3, ())


def test_a_lexicon_without_years_asks_for_none() -> None:
    assert "year" not in draft(role="sommelier", lexicon=own()).text


def test_keywords_that_a_lexicon_takes_back_are_told_as_missing() -> None:
    lexicon = own(
        terms=[{"term": "cellar", "senses": [{"forms": ["cellar"], "note": "never so"}]}, {"term": "tasting"}]
    )
    made = draft(role="sommelier", lexicon=lexicon)
    assert (made.missing, [used.keyword for used in made.keywords]) == (("cellar",), ["tasting"])


@pytest.mark.parametrize(("case", "name"), [({"growth": "rapid"}, "growth"), ({"customers": "b2b"}, "customers")])
def test_a_case_for_which_a_lexicon_has_no_sentences_is_an_error(case: dict[str, str], name: str) -> None:
    with pytest.raises(UsageError, match=f"no sentences for {name}.*drafting.{name}"):
        draft(role="sommelier", lexicon=own(), **case)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no sentences for startup"):
        draft(role="sommelier", lexicon=own(), startup=True)


@pytest.mark.parametrize(
    "drafting",
    [
        {"roles": {"waiter": {"duties": ["Serve."]}}},
        {"startup": [{"text": "Fast.", "roles": ["waiter"]}]},
        {"roles": {"sommelier": {"duties": ["Serve."], "demands": ["{years} of it"]}}},
    ],
)
def test_sentences_about_what_a_lexicon_does_not_have_are_refused(drafting: dict[str, object]) -> None:
    data = json.loads(own().model_dump_json(exclude_defaults=True)) | {"drafting": drafting}
    with pytest.raises(cxmatch.LexiconError, match=r"waiter|\{years\}"):
        Lexicon.parse(json.dumps(data))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("C# and snake_case, A/B", "C# and snake_case, A/B"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("*x* _y_ `z` <b> a|b ~c~ \\", r"\*x\* \_y\_ \`z\` \<b> a|b \~c\~ \\"),
        ("[pay] [a](b) [c]: d", r"[pay] \[a](b) \[c]: d"),
        ("&amp; & co", r"\&amp; & co"),
    ],
)
def test_text_in_markdown_is_shown_as_it_is(text: str, shown: str) -> None:
    assert markdown(text) == shown
    from markdown_it import MarkdownIt

    rendered = MarkdownIt().render(markdown(text))
    assert one_line(rendered.removeprefix("<p>").removesuffix("</p>\n")) == (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )


def test_the_same_draft_is_the_same_bytes() -> None:
    made = draft(role="expert", growth="rapid")
    assert made == cxmatch.Draft.model_validate_json(made.model_dump_json())
    assert print_draft(made, "docx") == print_draft(draft(role="expert", growth="rapid"), "docx")


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"lexicon": "x.json"}, "lexicon: a str is no Lexicon. Give what"),
        ({"goals": 5}, "goals: a int is no list. Give a list"),
        ({"growth": 5}, "growth: a int is no str. Name it"),
        ({"customers": 5}, "customers: a int is no str. Name it"),
    ],
)
def test_what_is_of_a_wrong_type_is_refused_with_the_mend(told: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        draft(**{"role": "analyst", **told})


def test_goals_may_come_one_by_one() -> None:
    goals = ["a redesign", "a social push"]
    assert draft(role="analyst", goals=iter(goals)) == draft(role="analyst", goals=goals)


def test_customers_and_growth_may_be_in_any_letters() -> None:
    assert draft(role="analyst", customers="B2B", growth="Rapid") == draft(
        role="analyst", customers="b2b", growth="rapid"
    )
