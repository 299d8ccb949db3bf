"""A team: what each fits, which roles nobody covers, who is close to the next one, whom to hire next."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxmatch import FileUnreadable, Lexicon, LexiconError, Team, UsageError, plan, team
from cxmatch.hiring.planning.plan import Plan, RoleAdvice
from cxmatch.hiring.staffing.hire_next import hire_next
from cxmatch.hiring.staffing.next_steps import COVERS, SIGNS, Candidate, NextStep
from cxmatch.hiring.staffing.roster import roster
from cxmatch.ranking.blind import Labelled
from cxmatch.scoring.requirements import Requirement

AS_OF = date(2026, 11, 1)
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"

# Without a contest each term of a role of four brings 25 where it stands in work that was done.
TEA = """{
  "format": 1, "name": "tea",
  "roles": [
    {"id": "brewer", "title": "Brewer", "terms": [
      {"term": "kettles"}, {"term": "cups"}, {"term": "saucers"}, {"term": "spoons"}]},
    {"id": "blender", "title": "Blender", "years": {"least": 2, "note": "at least 2 years"},
     "wishes": [{"id": "travel", "text": "Has travelled", "shown_by": ["journey"]}],
     "terms": [
      {"term": "assam"}, {"term": "ceylon"}, {"term": "darjeeling"}, {"term": "keemun"}]},
    {"id": "taster", "title": "Taster", "terms": [
      {"term": "aroma"}, {"term": "body"}, {"term": "colour"}, {"term": "finish"}]}
  ],
  "ladder": {
    "steps": [
      {"role": "brewer", "next": "blender", "why": "who brews well may blend", "source": "a handbook"},
      {"role": "blender", "next": "taster", "why": "who blends well may taste", "source": "a handbook"}
    ],
    "departments": {"ways": ["tea", "tasting room"], "source": "a handbook"}
  }
}"""
LEXICON = Lexicon.parse(TEA)
BREWS = "the kettles, the cups, the saucers and the spoons"


def resume(*words: str, years: str = "2015 - 2025") -> str:
    return f"Experience\nTea house, {years}\nKept {BREWS}.\nWorked with {', with '.join(words) or 'care'}.\n"


def asked(folder: Path, people: dict[str, str], **options: Any) -> Team:
    for name, text in people.items():
        file = folder / "house" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return team(folder / "house", **{"lexicon": LEXICON, "as_of": AS_OF, **options})


def messages(found: Team) -> list[str]:
    return [notice.message for notice in found.notices]


def table(folder: Path, text: str, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "team.csv").write_text(text, encoding="utf-8")
    return folder / "team.csv"


def test_each_persons_fits_are_those_of_scoring_their_file(tmp_path: Path) -> None:
    (member,) = asked(tmp_path, {"ann.txt": resume("assam", "aroma")}).members
    assert [(fit.role, fit.score) for fit in member.fits] == [("brewer", 100.0), ("blender", 25.0), ("taster", 25.0)]
    assert (member.name, member.best_role, member.years, member.department) == ("ann", "brewer", 10.0, None)
    assert (member.fits[1].shown, member.fits[1].missing) == (("assam",), ("ceylon", "darjeeling", "keemun"))


@pytest.mark.parametrize(("words", "covered"), [(("assam", "keemun"), True), (("assam",), False)])
def test_a_role_is_covered_from_the_threshold_on(tmp_path: Path, words: tuple[str, ...], covered: bool) -> None:
    found = asked(tmp_path, {"ann.txt": resume(*words)})
    assert found.members[0].fits[1].score == (COVERS if covered else 25.0)
    assert ("blender" in [cover.role for cover in found.covered]) is covered
    assert [cover.role for cover in (*found.covered, *found.uncovered)].count("blender") == 1


def test_the_nearest_to_a_role_that_nobody_covers_is_told(tmp_path: Path) -> None:
    found = asked(tmp_path, {"ann.txt": resume(), "bea.txt": resume("assam")})
    blender, taster = found.uncovered
    assert blender.nearest is not None
    assert (blender.nearest.name, blender.nearest.score) == ("bea", 25.0)
    assert taster.nearest is None


def test_a_role_that_only_others_cover_is_said(tmp_path: Path) -> None:
    words = ("assam", "ceylon")
    found = asked(tmp_path, {"Tea/ann.txt": resume(), "Coffee/bea.txt": resume(*words)})
    covers = {cover.role: cover for cover in found.covered}
    assert covers["blender"].only_elsewhere
    assert not covers["brewer"].only_elsewhere


def test_the_closest_to_the_next_role_comes_first_with_what_is_missing(tmp_path: Path) -> None:
    found = asked(
        tmp_path,
        {
            "ann.txt": resume(),
            "bea.txt": resume("assam"),
            "cat.txt": resume("assam", "a journey"),
            "dee.txt": resume("assam", years="2025 - 2025"),
            "eve.txt": resume("assam", "keemun", "ceylon", "a journey"),
        },
    )
    step = found.next_steps[0]
    assert (step.role, step.next, step.why, step.source) == (
        "brewer",
        "blender",
        "who brews well may blend",
        "a handbook",
    )
    assert [candidate.name for candidate in step.candidates] == ["eve", "cat", "bea", "dee", "ann"]
    eve, cat, _bea, dee, ann = step.candidates
    assert (eve.score_now, eve.score, eve.points_short, eve.missing) == (100.0, 75.0, 0.0, ("darjeeling",))
    assert (cat.score, cat.points_short) == (25.0, 25.0)
    assert [(piece.keyword, piece.text, piece.section) for piece in cat.has] == [("assam", "assam", "experience")]
    assert [(asked.name, asked.status) for asked in cat.requirements] == [("years", "met"), ("travel", "met")]
    assert cat.lacking == ()
    assert [(lack.name, lack.status, lack.reason) for lack in dee.lacking] == [
        ("years", "unmet", "the text dates 0 years of work"),
        ("travel", "unknown", "the text does not say"),
    ]
    assert (ann.missing, ann.points_short) == (("assam", "ceylon", "darjeeling", "keemun"), 50.0)
    assert found.next_steps[1].candidates == ()


def test_low_scores_do_not_hide_who_shows_more_of_the_next_role(tmp_path: Path) -> None:
    # Scores of roles that compete are near 0 for whoever is all of another: what they show decides.
    support = (
        "Experience\nCustomer support agent, 2018 - 2025\nAnswered calls and tickets about refunds for customers.\n"
    )
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "ann.txt").write_text(
        support + support + "Wrote content, and was proactive, creative and collaborative with each customer.\n",
        encoding="utf-8",
    )
    (tmp_path / "house" / "bea.txt").write_text("Experience\nSupport, 2018 - 2025\nHelped callers.\n", encoding="utf-8")
    found = team(tmp_path / "house", as_of=AS_OF)
    candidates = found.next_steps[0].candidates
    assert [candidate.name for candidate in candidates] == ["ann", "bea"]
    assert {"content", "proactive"} <= {piece.keyword for piece in candidates[0].has}


@pytest.mark.parametrize(
    ("department", "words", "told"),
    [
        ("Coffee", ("assam", "ceylon", "keemun"), True),
        ("Coffee", ("assam", "ceylon"), False),
        ("Tea house", ("assam", "ceylon", "keemun"), False),
    ],
)
def test_people_of_other_departments_take_part_from_three_keywords_on(
    tmp_path: Path, department: str, words: tuple[str, ...], told: bool
) -> None:
    found = asked(tmp_path, {f"{department}/ann.txt": resume(*words)})
    helpers = [helper for helper in found.from_elsewhere if helper.role == "blender"]
    assert len(helpers) == told
    for helper in helpers:
        assert (helper.name, helper.department, helper.score, helper.of) == ("ann", "Coffee", 75.0, 4)
        assert [piece.keyword for piece in helper.keywords] == list(words)


@pytest.mark.parametrize(
    ("department", "elsewhere"),
    [
        ("Support", False),
        ("Customer Experience", False),
        ("CX", False),
        ("Client Services", False),
        ("Customer-Success Lisbon", False),
        ("IT service desk", False),
        ("Call Centre", False),
        ("Product", True),
        ("Marketing", True),
        ("Sales", True),
        ("Engineering", True),
        ("Education", True),
        ("R&D", True),
        ("—", None),
    ],
)
def test_departments_of_customers_are_told_from_others(tmp_path: Path, department: str, elsewhere: bool | None) -> None:
    found = asked(tmp_path, {f"{department}/ann.txt": resume()}, lexicon=Lexicon.load())
    assert (found.members[0].department, found.members[0].elsewhere) == (department, elsewhere)


def test_folders_are_departments_and_the_first_of_them_counts(tmp_path: Path) -> None:
    people = {
        "zoe.txt": resume(),
        "Tea/2026/ann.txt": resume("assam"),
        "Bar/cv.txt": resume("aroma"),
        "Tea/cv.txt": "tea",
    }
    found = asked(tmp_path, people)
    assert [(member.department, member.name) for member in found.members] == [
        ("Bar", "Bar/cv.txt"),
        ("Tea", "Tea/cv.txt"),
        ("Tea", "ann"),
        (None, "zoe"),
    ]


def test_a_table_names_people_files_and_departments(tmp_path: Path) -> None:
    text = "\ufeffName;Department;File\r\nAnn Poe;Tea;in\\ann.txt\r\nBea Roe;;bea.txt\r\n;Bar;cat.txt\r\n"
    file = table(tmp_path, text, {"in/ann.txt": resume(), "bea.txt": resume("assam"), "cat.txt": resume("aroma")})
    found = team(file, lexicon=LEXICON)
    assert [(member.name, member.department, member.status) for member in found.members] == [
        ("cat", "Bar", "ok"),
        ("Ann Poe", "Tea", "ok"),
        ("Bea Roe", None, "ok"),
    ]
    assert found.members[1].file == str(tmp_path / "in" / "ann.txt")


def test_two_people_of_one_name_are_told_apart_by_their_lines(tmp_path: Path) -> None:
    text = "name,file,department\nAnn Poe,a.txt,Tea\nBea Roe,b.txt,Tea\nAnn Poe,c.txt,Coffee\n"
    files = {"a.txt": resume("assam"), "b.txt": resume(), "c.txt": resume("ceylon")}
    found = team(table(tmp_path, text, files), lexicon=LEXICON, as_of=AS_OF)
    assert sorted(member.name for member in found.members) == ["Ann Poe (line 2)", "Ann Poe (line 4)", "Bea Roe"]


def test_one_bad_line_of_a_table_costs_nobody_elses(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(resume(), encoding="utf-8")
    folder = tmp_path / "team"
    text = (
        "name,file,department\nAnn,ann.txt,\nBea,gone.txt,\nCat,../outside.txt,\nDee,ann.txt,\nEve,,\nFay,broken.pdf,\n"
        f"Gia,{outside},\nHal,.,\nIda,{'x' * 5000},\n"
    )
    file = table(folder, text, {"ann.txt": resume(), "broken.pdf": "%PDF-1.7"})
    found = team(file, lexicon=LEXICON)
    told = {member.name: (member.status, member.error, member.message or "") for member in found.members}
    assert told["Ann"] == ("ok", None, "")
    assert [told[name][1] for name in ("Bea", "Cat", "Dee", "Eve", "Fay", "Gia", "Hal", "Ida")] == [
        "FileUnreadable",
        "UsageError",
        "UsageError",
        "UsageError",
        "CorruptDocument",
        "UsageError",
        "FileUnreadable",
        told["Ida"][1],
    ]
    assert "outside of the table's folder" in told["Cat"][2]
    assert "the same file as in line 2" in told["Dee"][2]
    assert "line 6 names no file" in told["Eve"][2]
    assert len(found.failed) == 8
    assert found.notices[0].kind == "not_judged"
    assert "8 of 9 could not be judged" in found.notices[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the table is empty"),
        ("name,file,department\n", "the table names nobody"),
        ("name,file\nAnn,ann.txt\n", "the column 'department' is missing; the first line names 'name', 'file'"),
        ("Ann,ann.txt,Tea\n", "the columns 'name', 'file', 'department' are missing"),
        ("name,file,department,file\n", "the column 'file' is there twice"),
        ("name,file,department\nPoe, Ann,ann.txt,Tea\n", "line 2 has more cells than there are columns"),
    ],
)
def test_a_table_that_does_not_hold_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        team(table(tmp_path, text, {}))
    assert said in str(caught.value)
    assert caught.value.source.endswith("team.csv")


def test_what_is_no_team_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Tea.", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"a team is a folder of resumes or a CSV file"):
        team(tmp_path / "cv.txt")
    with pytest.raises(FileUnreadable, match="no files in the folder"):
        team(tmp_path / "empty")
    with pytest.raises(FileUnreadable, match="no such file or folder"):
        team(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="at least one worker"):
        team(tmp_path / "empty", workers=0)


def test_the_same_bytes_count_once(tmp_path: Path) -> None:
    text = resume("assam", "ceylon", "keemun")
    found = asked(tmp_path, {"Bar/ann.txt": text, "Bar/bea.txt": text})
    assert [member.same_as for member in found.members] == [None, "ann"]
    assert [holder.name for holder in found.covered[0].by] == ["ann"]
    assert [helper.name for helper in found.from_elsewhere] == ["ann", "ann"]  # as brewer and as blender
    assert "the same file as somebody else's, and counted once: bea" in messages(found)


def test_a_lexicon_without_a_ladder_says_so(tmp_path: Path) -> None:
    data = json.loads(TEA)
    del data["ladder"]
    found = asked(tmp_path, {"Bar/ann.txt": resume()}, lexicon=Lexicon.parse(json.dumps(data)))
    assert (found.next_steps, found.from_elsewhere, found.members[0].elsewhere) == ((), (), None)
    assert [notice.kind for notice in found.notices] == ["no_steps", "no_own_departments"]
    assert [note.split(" ")[3:6] for note in messages(found)] == [["names", "no", "steps"], ["does", "not", "say"]]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"role": "brewer", "next": "wizard"}, "the role 'wizard', which is not among `roles`"),
        ({"role": "brewer", "next": "brewer"}, "leads to the same role"),
        ({"role": "blender", "next": "taster"}, "is there twice"),
    ],
)
def test_a_ladder_that_does_not_hold_is_refused(step: dict[str, str], said: str) -> None:
    data = json.loads(TEA)
    data["ladder"]["steps"].append({"why": "so it is", "source": "a handbook", **step})
    with pytest.raises(LexiconError, match=said):
        Lexicon.parse(json.dumps(data))


def test_the_built_in_ladder_begins_with_associate_to_specialist_and_climbs_by_years() -> None:
    lexicon = Lexicon.load()
    steps = [(step.role, step.next) for step in lexicon.ladder.steps]
    assert steps[0] == ("associate", "specialist")
    asked_for = [lexicon.role(following).years.least for _, following in steps]
    assert asked_for == sorted(asked_for)
    assert {following for _, following in steps} == {"specialist", "analyst", "manager", "expert"}


def candidate(score: float, *, years: str = "met", name: str = "Ann") -> Candidate:
    wanted = Requirement(name="years", text="at least 2 years", status=years, reason="so")  # type: ignore[arg-type]
    return Candidate(
        name=name,
        department=None,
        score_now=90.0,
        score=score,
        points_short=COVERS - score,
        has=(),
        missing=(),
        near_misses=(),
        requirements=(wanted,),
    )


def step_to(role: str, *candidates: Candidate) -> NextStep:
    return NextStep(
        role="associate",
        title="Customer experience associate",
        next=role,
        next_title=role,
        why="so",
        source="so",
        candidates=candidates,
    )


def planned(*roles: str) -> Plan:
    """A plan that asks for these roles, the first the most, and for no other."""
    made = plan(rate=20, customers="b2b")
    lexicon = Lexicon.load()
    order = [*roles, *(role.id for role in lexicon.roles if role.id not in roles)]
    advised = tuple(
        RoleAdvice(
            role=role,
            title=lexicon.role(role).title,
            points=max(0.0, len(roles) - place),
            reasons=made.roles[0].reasons if role in roles else (),
        )
        for place, role in enumerate(order)
    )
    return made.model_copy(update={"roles": advised, "role": roles[0] if roles else None})


@pytest.mark.parametrize(
    ("uncovered", "steps", "wanted", "answer"),
    [
        ([], [], None, ("nobody", None, None, ())),
        (["manager", "expert"], [], None, ("hire", "manager", None, ("expert",))),
        (["specialist"], [step_to("specialist", candidate(SIGNS))], None, ("promote", "specialist", "Ann", ())),
        (["specialist"], [step_to("specialist", candidate(29.99))], None, ("hire", "specialist", None, ())),
        (["specialist"], [step_to("specialist", candidate(40, years="unmet"))], None, ("hire", "specialist", None, ())),
        (["specialist"], [step_to("specialist", candidate(40, years="unknown"))], None,
         ("promote", "specialist", "Ann", ())),
        (["specialist"], [step_to("analyst", candidate(40))], None, ("hire", "specialist", None, ())),
        (["specialist"], [step_to("specialist", candidate(31), candidate(45, name="Bea"))], None,
         ("promote", "specialist", "Bea", ())),
        (["specialist", "analyst", "expert"], [], ["analyst", "specialist"],
         ("hire", "analyst", None, ("specialist",))),
        (["specialist"], [], ["analyst", "specialist"], ("hire", "specialist", None, ())),
        (["expert"], [], ["analyst", "specialist"], ("nobody", None, None, ())),
        (["expert"], [], [], ("hire", "expert", None, ())),
    ],
)  # fmt: skip
def test_what_to_do_next(
    uncovered: list[str], steps: list[NextStep], wanted: list[str] | None, answer: tuple[Any, ...]
) -> None:
    found = hire_next(uncovered, steps, None if wanted is None else planned(*wanted), Lexicon.load())
    assert (found.action, found.role, found.person, found.then) == answer
    assert found.planned is bool(wanted)
    assert ("lexicon's order" in " ".join(found.reasons)) is bool(uncovered and not wanted)
    assert ("plan asks first" in " ".join(found.reasons)) is (wanted is not None and uncovered == ["specialist"])


def test_the_plans_own_reasons_are_told_and_what_it_does_not_ask_for() -> None:
    lexicon = Lexicon.load()
    wanted = planned("analyst")
    reasons = next(found.reasons for found in wanted.roles if found.role == "analyst")
    found = hire_next(["analyst"], [], wanted, lexicon)
    assert {f"{reason.text} ({reason.source})" for reason in reasons} <= set(found.reasons)
    assert hire_next(["expert"], [], wanted, lexicon).reasons == (
        "every role that the plan asks for is covered",
        "nobody covers Customer experience expert, which the plan does not ask for",
    )


def test_a_plan_comes_as_a_file_too_and_what_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(planned("analyst").model_dump_json(), encoding="utf-8")
    resumes = {"ann.txt": "Experience\nSupport agent, 2018 - 2025\nAnswered calls of customers.\n"}
    found = asked(tmp_path, resumes, lexicon=Lexicon.load(), plan=tmp_path / "plan.json")
    assert found.planned_role == planned("analyst").role
    assert found.hire_next is not None
    assert found.hire_next.planned
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="this is no plan"):
        asked(tmp_path, resumes, plan=tmp_path / "plan.json")
    with pytest.raises(UsageError, match="a role that the lexicon 'tea' does not have"):
        asked(tmp_path, resumes, plan=planned("analyst"))


@pytest.mark.parametrize("workers", [1, 3])
def test_the_number_of_workers_changes_nothing(workers: int) -> None:
    found = team(EXAMPLES / "team.csv", as_of=AS_OF, workers=workers)
    assert found.model_dump_json() == team(EXAMPLES / "team.csv", as_of=AS_OF).model_dump_json()
    assert Team.model_validate_json(found.model_dump_json()) == found


def test_a_blind_team_names_nobody_and_says_the_same(tmp_path: Path) -> None:
    told: list[tuple[Labelled, ...]] = []
    seen = team(EXAMPLES / "team.csv", as_of=AS_OF)
    blind = team(EXAMPLES / "team.csv", as_of=AS_OF, blind=True, labels=told.append)
    behind = dict(told[0])
    files = {member.file: member for member in seen.members}
    for member in blind.members:
        known = files[behind[member.name]]
        assert member.file == ""
        hidden = {"name", "file", "notices"}
        assert member.model_dump(exclude=hidden) == known.model_dump(exclude=hidden)
    text = blind.model_dump_json().lower()
    for line in (EXAMPLES / "team.csv").read_text(encoding="utf-8").splitlines()[1:]:
        name, file, _ = line.lower().split(",")
        for word in (*name.split(), file, Path(file).stem, "resumes"):
            assert word not in text
    assert [cover.role for cover in blind.uncovered] == [cover.role for cover in seen.uncovered]
    assert blind.hire_next is not None
    assert seen.hire_next is not None
    assert blind.hire_next.role == seen.hire_next.role
    # The same file has the same label in a folder of another name.
    shutil.copy(EXAMPLES / "resumes" / "mateus-prado.pdf", tmp_path / "a.pdf")
    assert team(tmp_path, blind=True).members[0].name in behind
    with pytest.raises(UsageError, match="labels"):
        team(tmp_path, labels=told.append)


def test_a_blind_table_tells_nothing_of_lines_that_fail(tmp_path: Path) -> None:
    text = "name,file,department\nAnn Poe,ann.txt,\nAnn Poe,../poe.txt,\nBea Poe,gone/poe.txt,\nCat Poe,,\n"
    blind = team(table(tmp_path, text, {"ann.txt": resume()}), lexicon=LEXICON, blind=True)
    assert len({member.name for member in blind.members}) == 4
    assert "poe" not in blind.model_dump_json().lower()


def test_where_nobody_could_be_read_nothing_is_said_of_roles(tmp_path: Path) -> None:
    found = team(table(tmp_path, "name,file,department\nAnn,gone.txt,\n", {}))
    assert (found.covered, found.uncovered, found.hire_next) == ((), (), None)
    assert "1 of 1 could not be judged, and what they fit is not known" in messages(found)


def test_links_and_the_desktops_files_are_passed_over(tmp_path: Path) -> None:
    asked(tmp_path, {"ann.txt": resume()})
    (tmp_path / "house" / "link.txt").symlink_to(tmp_path / "house" / "ann.txt")
    found = roster(tmp_path / "house")
    assert [entry.name for entry in found.entries] == ["ann"]
    assert [passed.why for passed in found.passed_over] == ["a link"]


LETTER = (
    "Dear hiring manager,\n\nI am writing to apply for the post of brewer at your house. For ten years I have kept "
    f"{BREWS}, and I would love to do so with you.\n\nThank you for your time. I look forward to hearing from you."
    "\n\nYours sincerely,\nBea Roe\n"
)


def test_a_cover_letter_in_a_folder_is_no_person_unless_one_is_sure(tmp_path: Path) -> None:
    found = asked(tmp_path, {"ann.txt": resume(), "bea.txt": LETTER})
    (failed,) = found.failed
    assert (failed.name, failed.error, failed.fits) == ("bea", "OtherKind", ())
    assert (failed.message or "").startswith("this is a cover letter, and a resume is needed. Give a resume, or say")
    assert [holder.name for holder in found.covered[0].by] == ["ann"]
    assert "1 of 2 could not be judged, and what they fit is not known" in messages(found)
    sure = asked(tmp_path, {}, sure=True)
    assert [(member.name, member.kind) for member in sure.members] == [("ann", "resume"), ("bea", "resume")]
    assert [holder.name for holder in sure.covered[0].by] == ["ann", "bea"]


def test_a_cover_letter_in_a_blind_team_fails_under_a_label(tmp_path: Path) -> None:
    (failed,) = asked(tmp_path, {"ann.txt": resume(), "bea.txt": LETTER}, blind=True).failed
    assert failed.name.startswith("Person ")
    assert "this is a cover letter" in (failed.message or "")


@pytest.mark.parametrize(("given", "said"), [({}, "source: a NoneType"), ({"plan": 5}, "plan: a int")])
def test_what_is_no_path_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=f"{said} is no path. Give"):
        team(EXAMPLES / "team.csv" if given else None, **given)  # type: ignore[arg-type]


def test_where_every_role_is_covered_nothing_is_said_of_a_missing_plan() -> None:
    assert hire_next([], [], None, Lexicon.load()).reasons == ("every role is covered",)


def test_who_is_closest_is_so_from_the_step_below() -> None:
    found = hire_next(["specialist"], [step_to("specialist", candidate(20))], None, Lexicon.load())
    assert found.reasons[-1] == "Ann is closest from the step below, with 20.00; to promote takes 30 and the years"
