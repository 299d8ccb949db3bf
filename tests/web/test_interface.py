"""The interface for programs gives the library's own answers."""

import json
from datetime import date
from pathlib import Path

import pytest

import cxmatch
from tests.web.conftest import SAMPLES, Served

DAY = "2026-11-01"
RESUMES = sorted((SAMPLES / "resumes").glob("*"))
POSTINGS = sorted((SAMPLES / "postings").glob("*"))


def read(path: Path) -> cxmatch.Document:
    return cxmatch.read(path).model_copy(update={"name": path.name})


@pytest.mark.parametrize("path", RESUMES[:3] + POSTINGS[:1], ids=lambda path: path.name)
def test_a_score_is_the_library_s(server: Served, path: Path) -> None:
    answer = server.post("/v1/score", files={"file": (path.name, path.read_bytes())}, data={"as_of": DAY})
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == cxmatch.score(read(path), as_of=date.fromisoformat(DAY)).model_dump_json()


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_an_audit_is_the_library_s(server: Served, path: Path) -> None:
    answer = server.post(
        "/v1/audit", files={"file": (path.name, path.read_bytes())}, data={"as_of": DAY, "title": "Customer care lead"}
    )
    own = cxmatch.audit(read(path), title="Customer care lead", as_of=date.fromisoformat(DAY))
    assert answer.text == own.model_dump_json()


def test_a_match_is_the_library_s(server: Served) -> None:
    resume, posting = RESUMES[4], POSTINGS[1]
    files = {"resume": (resume.name, resume.read_bytes()), "posting": (posting.name, posting.read_bytes())}
    answer = server.post("/v1/match", files=files, data={"as_of": DAY})
    assert answer.text == cxmatch.match(read(resume), read(posting), as_of=date.fromisoformat(DAY)).model_dump_json()


def test_a_plan_is_the_library_s(server: Served) -> None:
    asked = {"counts": {"2025-11-01": 400, "2026-11-01": 520}, "customers": "b2b", "goals": ["Launch in Brazil"]}
    answer = server.post("/v1/plan", json=asked)
    own = cxmatch.plan(counts={"2025-11-01": 400, "2026-11-01": 520}, customers="b2b", goals=["Launch in Brazil"])
    assert answer.text == own.model_dump_json()


def test_the_lexicon_is_the_library_s(server: Served) -> None:
    assert server.get("/v1/lexicon").text == cxmatch.Lexicon.load().model_dump_json()


@pytest.mark.parametrize(
    ("name", "data", "status", "kind"),
    [
        ("cv.pdf", b"", 422, "EmptyFile"),
        ("cv.txt", b"  \n", 422, "EmptyFile"),
        ("cv.pdf", b"%PDF-1.7\nnothing", 422, "CorruptDocument"),
        ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 415, "UnsupportedFormat"),
        ("cv.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, 415, "UnsupportedFormat"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_document(
    server: Served, name: str, data: bytes, status: int, kind: str
) -> None:
    answer = server.post("/v1/score", files={"file": (name, data)})
    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, told["status"], told["kind"], told["source"]) == (status, status, kind, name)
    assert told["type"] == f"urn:cxmatch:problem:{kind}"
    assert told["title"]
    assert told["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"rate": "NaN"}, 400),
        ({"rate": 18, "counts": {"2026-01-01": 1}}, 422),
        ({"counts": {"yesterday": 1}}, 400),
        ({"goals": ["x"] * 1_000}, 400),
        ({"rate": 18, "path": "/etc/passwd"}, 400),
        ([], 400),
    ],
)
def test_a_plan_that_cannot_be_made_is_said(server: Served, body: object, status: int) -> None:
    answer = server.post("/v1/plan", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b"1" * 5_000, b'{"rate": 1e999}', b"\xff"])
def test_what_is_no_json_is_said(server: Served, body: bytes) -> None:
    answer = server.post("/v1/plan", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, answer.text


def test_a_posting_is_no_resume_unless_it_is_said_to_be_one(server: Served) -> None:
    files = {name: (POSTINGS[0].name, POSTINGS[0].read_bytes()) for name in ("resume", "posting")}
    assert server.post("/v1/match", files=files).json()["kind"] == "OtherKind"
    assert server.post("/v1/match", files=files, data={"as_given": "true"}).status_code == 200


def test_a_problem_names_the_file_or_the_argument_that_it_is_about(server: Served) -> None:
    files = {name: (f"{name}.pdf", RESUMES[1].read_bytes()) for name in ("resume", "posting")}
    assert server.post("/v1/match", files=files).json()["source"] == "posting.pdf"
    assert server.post("/v1/plan", json={"customers": "b2b", "goals": ["Grow", "!!!"]}).json()["source"] == "goal 2"


def test_the_description_holds_the_library_s_models(server: Served) -> None:
    described = server.get("/openapi.json").json()
    assert {"Report", "Audit", "Comparison", "Plan", "Lexicon"} <= set(described["components"]["schemas"])
    assert set(described["paths"]) == {"/v1/score", "/v1/audit", "/v1/match", "/v1/plan", "/v1/lexicon", "/healthz"}
    assert json.dumps(described).count("application/problem+json") > 20
