"""Blind rankings say nothing of who somebody is, and the same of everything else."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from cxmatch import Document, Lexicon, Ranking, UsageError, errors, rank, score
from cxmatch.ranking.blind import ALPHABET, FAILURES, LENGTH, Labelled, Veil, labels
from cxmatch.ranking.job import row_of
from cxmatch.reports.tables import render, render_labels
from cxmatch.reports.terminal import render_ranking

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
AS_OF = date(2026, 11, 1)

CONTACTS = "grace.graph@example.com\n(555) 555-0142\n"
WORK = (
    "Experience\nSupport analyst, Lantern Travel, 2019 - 2024\n"
    "Built charts and graphs of what customers wrote, tracked metrics and wrote monthly reports.\n"
)
SCHOOL = "Education\nMBA in business analytics, Harbour University, 1987 - 1991\n"
RESUMES = {
    "grace-graph.txt": f"Grace Graph\n{CONTACTS}{WORK}Graph led the Graph team of five agents.\n{SCHOOL}",
    "GRACE GRAPH 1991.txt": f"GRACE GRAPH\n{CONTACTS}\nSummary\nGrace Graph, MBA 1991, led five.\n{WORK}{SCHOOL}",
    "graph_grace.md": f"# Grace Graph\n{CONTACTS}\n<!-- Grace Graph, manager, manager -->\n## {WORK}\n## {SCHOOL}",
    "grace.html": f"<p hidden>Grace Graph manages</p><h1>Grace Graph</h1><p>{CONTACTS}</p><pre>{WORK}{SCHOOL}</pre>",
    "resume.grace": f"Grace Graph\n{CONTACTS}{WORK}" + "Grace Graph " * 40 + f"\n{SCHOOL}",
    "Grace Graph.pdf": f"Grace Graph\n{CONTACTS}{WORK}{SCHOOL}",
    "Grace Graph (old).txt": f"Grace Graph\n{CONTACTS}{WORK}{SCHOOL}Languages: Dutch.\n",
    "Gracе Graph.txt": f"Grace Graph\n{CONTACTS}{WORK}Gracе Grаph trained Grace's team.\n{SCHOOL}",
    "application of Grace Graph.docx": "",
}
"""Each holds the name, the contact details or the school's years where they could come out."""
NAMES = ("grace", "graph,", "example.com", "555", "1987", "1991", "0142", "old", ".txt", ".pdf", ".html", ".docx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("Applications of Grace")
    for name, text in RESUMES.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "Grace broken.pdf").write_bytes(b"%PDF-1.7 Grace Graph")
    (made / "Grace again.pdf").write_bytes((made / "grace-graph.txt").read_bytes())
    (made / "Grace link.txt").symlink_to(made / "grace.html")
    return made


@pytest.fixture(scope="module")
def behind() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def blind(folder: Path, behind: dict[str, str]) -> Ranking:
    def tell(told: tuple[Labelled, ...]) -> None:
        assert list(told) == sorted(told)
        behind.update({path: label for label, path in told})

    return rank(folder, as_of=AS_OF, blind=True, labels=tell)


def printed(ranking: Ranking) -> str:
    console = Console(width=200, no_color=True, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(render_ranking(ranking, Lexicon.load()))
    return captured.get()


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value; numbers are offsets, points and scores."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def forms(ranking: Ranking) -> dict[str, str]:
    data = json.loads(ranking.model_dump_json())
    del data["as_of"], data["lexicon_hash"]
    return {
        "json": "\n".join(strings(data)),
        "jsonl": "\n".join(text for row in data["rows"] for text in strings(row)),
        "csv": render(ranking, "csv"),
        "table": printed(ranking),
    }


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
@pytest.mark.parametrize("word", NAMES)
def test_nothing_of_a_built_resume_says_whose_it_is(blind: Ranking, form: str, word: str) -> None:
    # "graph" in small letters is the work and the keyword; so it is looked for as the name is written.
    told = forms(blind)[form]
    assert len(told) > 500
    if word == "graph,":
        assert not re.search(r"\bGraph\b|\bGRAPH\b", told)
    else:
        assert not re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", told.lower())


def tokens_of(person: dict[str, Any], file: str) -> list[str]:
    basics = person["basics"]
    school = [entry.get(side, "") for entry in person.get("education", []) for side in ("startDate", "endDate")]
    work = [entry.get(side, "") for entry in person["work"] for side in ("startDate", "endDate")]
    years = {day[:4] for day in school} - {day[:4] for day in work} - {""}
    words = re.findall(r"\w+", basics["name"]) + re.split(r"[-.]", file)[:-1]
    return [basics["name"], *words, basics["email"], basics["phone"], file, *sorted(years)]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_nothing_of_the_example_resumes_says_whose_they_are(form: str) -> None:
    ranking = rank(EXAMPLES / "resumes", as_of=AS_OF, blind=True)
    told = forms(ranking)[form]
    people = sorted((EXAMPLES / "sources" / "people").glob("*.json"))
    assert len(people) == len(ranking)
    for source in people:
        (file,) = (path.name for path in (EXAMPLES / "resumes").glob(f"{source.stem}.*"))
        for token in tokens_of(json.loads(source.read_text(encoding="utf-8")), file):
            assert not re.search(rf"(?<!\w){re.escape(token)}(?!\w)", told, re.IGNORECASE), token
    assert "docs" not in told


def without_words(row: Any) -> dict[str, Any]:
    kept = row.model_dump(exclude={"path", "near", "same_as", "message", "notices", "evidence"})
    kept["evidence"] = [piece.model_dump(exclude={"text"}) for piece in row.evidence]
    kept["notices"] = [notice.kind for notice in row.notices if notice.kind != "extension_mismatch"]
    return kept


@pytest.mark.parametrize("role", [None, "analyst"])
def test_everything_but_the_words_is_the_same_to_the_bit(
    folder: Path, blind: Ranking, behind: dict[str, str], role: str | None
) -> None:
    seen = rank(folder, as_of=AS_OF, role=role)
    veiled = blind if role is None else rank(folder, as_of=AS_OF, role=role, blind=True)
    assert len(seen) == len(veiled) == len(behind) == 11
    rows = {row.path: without_words(row) for row in veiled}
    for row in seen:
        if row.same_as is None:
            assert rows[behind[row.path]] == without_words(row)
    assert [row.score for row in veiled] == [row.score for row in seen]


def test_copies_and_near_texts_are_named_by_labels(folder: Path, blind: Ranking, behind: dict[str, str]) -> None:
    copies = [row for row in blind if row.same_as]
    assert [row.same_as for row in copies] == [behind[str(folder / "grace-graph.txt")]]
    assert copies[0].path == copies[0].same_as
    near = {label for row in blind for label in row.near}
    assert near
    assert near <= set(behind.values())


def test_quotes_that_hold_no_name_stay_as_they_are(blind: Ranking) -> None:
    texts = {piece.text for row in blind for piece in row.evidence}
    assert {"charts", "metrics"} <= texts


def test_the_same_bytes_have_the_same_label_wherever_they_lie(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a" / "zoe.txt").write_text(WORK, encoding="utf-8")
    (tmp_path / "b" / "c" / "ann.txt").write_text(WORK, encoding="utf-8")
    (tmp_path / "b" / "bea.txt").write_text(WORK + SCHOOL, encoding="utf-8")
    (tmp_path / "b" / "broken.pdf").write_bytes(b"%PDF-1.7")
    alone = rank(tmp_path / "a", blind=True).rows[0].path
    assert alone in {row.path for row in rank(tmp_path / "b", blind=True, workers=2)}
    assert rank(tmp_path / "b", blind=True, workers=1).model_dump_json() == (
        rank([tmp_path / "b" / "broken.pdf", tmp_path / "b"], blind=True, workers=3).model_dump_json()
    )


def test_equals_stand_in_the_order_of_their_labels(tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_text(f"{WORK}Note {name}.", encoding="utf-8")
    behind: dict[str, str] = {}
    rows = rank(tmp_path, blind=True, labels=lambda told: behind.update(dict(told))).rows
    assert len({row.score for row in rows}) == 1
    order = [row.path for row in rows]
    assert order == sorted(order)
    assert [behind[label] for label in order] != sorted(behind.values())


def test_a_file_without_bytes_has_a_label_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ann.txt").write_text(WORK, encoding="utf-8")
    (tmp_path / "cat.txt").write_text(WORK, encoding="utf-8")
    for name in ("ann.txt", "cat.txt"):
        os.truncate(tmp_path / name, 2**31)  # larger than is read
    rows = rank(tmp_path, blind=True).rows
    assert [row.error for row in rows] == ["LimitExceeded", "LimitExceeded"]
    assert len({row.path for row in rows}) == 2
    assert {row.message for row in rows} == {FAILURES["LimitExceeded"]}


def test_every_failure_has_words_of_its_own() -> None:
    kinds = {kind.__name__ for kind in errors.DocumentError.__subclasses__()}
    assert set(FAILURES) == kinds


@settings(deadline=None, max_examples=50)
@given(st.sets(st.binary(min_size=1, max_size=8), min_size=1, max_size=20))
def test_labels_are_each_ones_own_and_do_not_depend_on_the_others(texts: set[bytes]) -> None:
    digests = [hashlib.sha256(text).hexdigest() for text in texts]
    known = labels(digests)
    assert len(set(known.values())) == len(texts)
    for digest in digests:
        assert known[digest] == labels([digest])[digest]
        assert re.fullmatch(rf"Person [{ALPHABET}]{{{LENGTH}}}", known[digest])


def test_labels_that_would_agree_are_both_longer() -> None:
    # Digests that are equal modulo 29 to the seventh have the same first seven characters.
    one, step = 12345, len(ALPHABET) ** 7
    other, third = one + step, one + 2
    known = labels([f"{number:064x}" for number in (one, other, third)])
    lengths = [len(known[f"{number:064x}"].removeprefix("Person ")) for number in (one, other, third)]
    assert lengths == [8, 8, 6]
    assert len(set(known.values())) == 3


@pytest.mark.parametrize(
    ("text", "section", "veiled"),
    [
        ("trained the Poe team", "experience", "trained the … team"),
        ("ANN led a team", "experience", "… led a team"),
        ("with poe in small letters", "experience", "with poe in small letters"),
        ("Poetry for customers", "experience", "Poetry for customers"),
        ("led support from 2019 to 2022", "experience", "led support from 2019 to 2022"),
        ("MBA 2009", "education", "MBA …"),
        ("Harbour Town, ME", "contact", "…"),
        ("class of '09", "other", "class of …"),
        ("20190 tickets", "education", "20190 tickets"),
        ("write to ann@example.com for data", "summary", "write to … for data"),
        ("MBA, 1987-91, BA 1983/84", "education", "MBA, …, BA …"),
        ("MBA, 09/86 - 06/91", "education", "MBA, … - …"),
        ("BA 87-91, class of 91, June 91", "education", "BA …, …, …"),
        ("answered 24/7, GPA 3.91, 10-15 a day", "education", "answered 24/7, GPA 3.91, 10-15 a day"),
        ("MBA at Harbour University, graduated 1991", "experience", "MBA at Harbour University, graduated …"),
        ("School of Data, class of '91", "projects", "School of Data, class of …"),
        ("A. Poe and Ann-Poe", "experience", "A. … and …-…"),
    ],
)
def test_a_quote_is_veiled(text: str, section: Any, veiled: str) -> None:
    document = Document.from_text("Ann Poe\nann@example.com\nExperience\nWrote charts of what customers said.")
    assert Veil(document).words(text, section=section) == veiled


@pytest.mark.parametrize(
    ("name", "text", "veiled"),
    [
        ("José Ñandú", "Jose Nandu and JOSÉ led Josef's team", "… … and … led Josef's team"),
        ("Anne-Maud Zys-Pell", "Pell Analytics, by Anne Maud", "… Analytics, by … …"),
        ("Ольга Синицына", "Ольга led, СИНИЦЫНА wrote", "… led, … wrote"),
        ("山田 太郎", "山田太郎 led data", "…… led data"),
        ("Rich Content", "Rich Content built rich content", "… … built rich content"),
    ],
)
def test_a_name_is_known_in_every_form_of_its_words(name: str, text: str, veiled: str) -> None:
    document = Document.from_text(f"{name}\nann@example.com\nExperience\nWrote charts of what customers said.")
    assert Veil(document).words(text, section="experience") == veiled


def test_what_a_posting_asks_for_is_quoted_whole_for_everybody(tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text("Support analyst\nRequirements\n- Python and Zendesk\n- Charts of metrics\n", encoding="utf-8")
    (tmp_path / "people").mkdir()
    for name in ("Python Poe", "Grace Graph"):
        text = f"{name}\n{CONTACTS}{WORK}Python and Zendesk.\n"
        (tmp_path / "people" / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = rank(tmp_path / "people", posting=posting, sure=True, blind=True, as_of=AS_OF).rows
    asked = [[place.text for asked in row.asked for place in asked.asked_at] for row in rows]
    assert asked[0] == asked[1]
    assert "Python" in asked[0]
    shown = [{place.text for asked in row.asked for place in asked.shown_at} for row in rows]
    assert sorted("Python" in texts for texts in shown) == [False, True]
    seen = rank(tmp_path / "people", posting=posting, sure=True, as_of=AS_OF).rows
    assert [row.score for row in rows] == [row.score for row in seen]


def test_a_quote_in_an_answer_of_any_form_is_veiled_and_nothing_else_changes() -> None:
    document = Document.from_text("Ann Poe\nann@example.com\nExperience\nBuilt charts, and trained the Poe team.")
    passage = document.passage(document.text.index("Poe team"), document.text.index("Poe team") + 8)
    assert Veil(document).answer({"quotes": (passage,)})["quotes"][0].text == "… team"
    row = row_of(score(Document.from_text(f"Experience\n{WORK}")), "cv.txt", role=None)
    assert len(row.evidence) > 3
    assert Veil(document).answer(row) == row


def test_who_is_behind_a_label_is_a_table_that_is_no_formula() -> None:
    told = render_labels([Labelled("Person 234567", "=cmd|x.pdf"), Labelled("Person 234568", "a, b.pdf")])
    assert told == 'label,path\r\nPerson 234567,\'=cmd|x.pdf\r\nPerson 234568,"a, b.pdf"\r\n'


def test_labels_without_blind_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="labels"):
        rank(tmp_path / "nowhere", labels=print)


def test_a_ranking_says_that_it_is_blind(folder: Path, blind: Ranking) -> None:
    assert blind.blind
    assert "Names and files are left out." in printed(blind)
    assert {passed.path for passed in blind.passed_over} == {""}
    shutil.copy(folder / "grace.html", folder.parent / "one.html")
    seen = rank(folder.parent / "one.html")
    assert not seen.blind
    assert "left out" not in printed(seen)
