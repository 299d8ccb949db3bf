import json
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from cxmatch.errors import LexiconError, UnknownRole
from cxmatch.lexicon import Lexicon

ROOT = Path(__file__).resolve().parents[1]

CORE = {
    "specialist": "content, communications, lifecycle, proactive, holistic, engagement, creative, collaborative",
    "manager": "manage, leader, vision, goal setting, big picture, roadmap, meetings, progress, benchmarks",
    "associate": "entry-level, junior, execute, responsive, efficient, helpful, intuitive",
    "analyst": "data, metrics, graphs, charts, numbers, spreadsheets, measurable, predict, present, report",
    "expert": "high-level, experienced, advanced, respected, well-known, successful, insights, training, efficiency",
}
LEAST_YEARS = {"specialist": 2, "manager": 5, "associate": 0, "analyst": 3, "expert": 10}


def small(**changes: object) -> dict[str, object]:
    term = {"term": "wine", "core": True}
    role = {"id": "sommelier", "title": "Sommelier", "terms": [term]}
    return {"format": 1, "name": "restaurants", "roles": [role], **changes}


def with_term(**changes: object) -> dict[str, object]:
    return small(roles=[{"id": "sommelier", "title": "Sommelier", "terms": [{"term": "wine", **changes}]}])


@pytest.mark.parametrize(("role", "words"), CORE.items())
def test_each_role_has_the_guides_keywords_in_the_guides_order(role: str, words: str) -> None:
    assert list(Lexicon.load().role(role).core) == words.split(", ")


@pytest.mark.parametrize(("role", "years"), LEAST_YEARS.items())
def test_each_role_asks_for_the_guides_years(role: str, years: int) -> None:
    assert Lexicon.load().role(role).years.least == years


def test_the_manager_and_the_expert_need_more_than_their_years() -> None:
    assert {role.id for role in Lexicon.load().roles if role.years.over} == {"manager", "expert"}


def test_no_keyword_belongs_to_two_roles() -> None:
    words = [word for role in Lexicon.load().roles for word in role.core]
    assert len(words) == len(set(words)) == 43


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (small(color="red"), "color: Extra inputs"),
        (small(format=2), "format: "),
        (small(roles=[]), "roles: "),
        (small(roles=[{"id": "a", "title": "A", "terms": []}]), "roles[0] (a).terms: "),
        (small(roles=[{"id": "Big A", "title": "A", "terms": [{"term": "x"}]}]), "roles[0] (Big A).id: "),
        (small(roles=2 * [{"id": "a", "title": "A", "terms": [{"term": "x"}]}]), "role 'a' is there twice"),
        (
            small(roles=[{"id": "a", "title": "A", "terms": [{"term": "x"}, {"term": "X"}]}]),
            "roles[0] (a): term 'x' is there twice",
        ),
        (
            small(
                roles=[
                    {"id": "a", "title": "A", "years": {"similar": True, "field": True}, "terms": [{"term": "x"}]}
                ]
            ),
            "roles[0] (a).years: years are in a similar role or of the field, not both",
        ),
        (with_term(weight=11), "roles[0] (sommelier).terms[0] (wine).weight: "),
        (with_term(weight=0), "roles[0] (sommelier).terms[0] (wine).weight: "),
        (with_term(wieght=1), "roles[0] (sommelier).terms[0] (wine).wieght: Extra inputs"),
        (with_term(core=False), "roles[0] (sommelier).terms[0] (wine): the added term 'wine' needs a source"),
        (with_term(core=False, source="here"), "a role needs at least one core term"),
        (with_term(senses=[{"note": "nothing"}]), "senses[0]: a rule needs at least one of"),
        (with_term(term=" wine"), "roles[0] (sommelier).terms[0] ( wine).term: "),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_an_error_that_names_the_place(data: dict[str, object], place: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(place)):
        Lexicon.parse(json.dumps(data))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '"word"', '{"format": 1, "format": 1}', "[" * 100_000],
    ids=["empty", "cut", "list", "string", "key twice", "deep"],
)
def test_a_text_that_is_no_lexicon_is_a_typed_error(text: str) -> None:
    with pytest.raises(LexiconError):
        Lexicon.parse(text)


def test_a_missing_file_is_a_typed_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nowhere"):
        Lexicon.load(tmp_path / "nowhere.json")


def test_a_field_of_ones_own_loads_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "field.json"
    file.write_text(json.dumps(small()), encoding="utf-8")
    assert Lexicon.load(file).role("sommelier").core == ("wine",)


def test_an_unknown_role_lists_the_known_ones() -> None:
    with pytest.raises(UnknownRole, match="specialist, manager, associate, analyst, expert"):
        Lexicon.load().role("wizard")


def test_the_hash_is_of_what_the_lexicon_says_not_of_its_layout() -> None:
    compact, wide = json.dumps(small()), json.dumps(small(), indent=8)
    assert Lexicon.parse(compact).hash == Lexicon.parse(wide).hash
    assert Lexicon.parse(compact).hash != Lexicon.parse(json.dumps(with_term(weight=2))).hash


def test_the_schema_refuses_what_the_model_refuses() -> None:
    schema = Lexicon.json_schema()
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Term"]["properties"]["weight"]["maximum"] == 10
    assert set(schema["required"]) == {"format", "name", "roles"}


PRINT_HASH = "from cxmatch.lexicon import Lexicon; print(Lexicon.load().hash)"


def hash_printed_by(python: Path | str, folder: Path, **environment: str) -> str:
    command = [str(python), "-I" if not environment else "-s", "-c", PRINT_HASH]
    done = subprocess.run(command, cwd=folder, env=environment or None, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def bare_environment(tmp_path: Path) -> Path:
    """An environment that holds nothing but what its tests install, and sees what is installed here."""
    venv.create(tmp_path / "venv", with_pip=False)
    packages = next((tmp_path / "venv").glob("**/site-packages"))
    here = next(path for path in sys.path if path.endswith("site-packages"))
    # Without processing the .pth files of this environment, one of which names this checkout.
    (packages / "others.pth").write_text(f"import sys; sys.path.append({here!r})\n", encoding="utf-8")
    return tmp_path / "venv"


def python_of(environment: Path) -> Path:
    return next(
        path for path in (environment / "bin" / "python", environment / "Scripts" / "python.exe") if path.exists()
    )


def pip_into(environment: Path, *arguments: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python_of(environment)),
        "install",
        "--quiet",
        "--no-deps",
    ]
    subprocess.run([*command, "--disable-pip-version-check", *arguments], check=True, capture_output=True)


def test_the_lexicon_loads_from_a_plain_checkout(bare_environment: Path, tmp_path: Path) -> None:
    printed = hash_printed_by(python_of(bare_environment), tmp_path, PYTHONPATH=str(ROOT))
    assert printed == Lexicon.load().hash


def test_the_lexicon_loads_from_a_wheel(bare_environment: Path, tmp_path: Path) -> None:
    pip_into(bare_environment, str(ROOT))
    assert list(bare_environment.glob("**/cxmatch/errors.py"))
    assert list(bare_environment.glob("**/cxmatch/data/role_keywords.json"))
    assert list(bare_environment.glob("**/cxmatch/data/skills.json"))
    assert hash_printed_by(python_of(bare_environment), tmp_path) == Lexicon.load().hash


def test_the_lexicon_loads_from_an_editable_install(bare_environment: Path, tmp_path: Path) -> None:
    pip_into(bare_environment, "--editable", str(ROOT))
    assert not list(bare_environment.glob("**/cxmatch/errors.py"))
    assert hash_printed_by(python_of(bare_environment), tmp_path) == Lexicon.load().hash
