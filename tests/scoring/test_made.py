"""What is made without being checked is what checking would have made."""

import copy
import pickle
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from cxmatch import Document, Report, score
from cxmatch.documents import made as making
from cxmatch.documents.document import Span
from cxmatch.documents.structure.experience import Experience, Interval
from cxmatch.scoring.report import Evidence, Rejected, RoleFit
from cxmatch.scoring.requirements import Requirement

TEXT = (
    "Experience\n\nSupport lead, Jan 2019 - May 2024\nLed a team of six, tracked metrics and wrote holistic roadmaps.\n"
    "Managed data, data and more data. Managment of goals. No experience with spreadsheets.\n\nSkills\nMetrics, reports"
)


@pytest.fixture(scope="module")
def report() -> Report:
    return score(Document.from_text(TEXT, kind="resume"))


def pieces(report: Report) -> list[Any]:
    """All that is made unchecked."""
    found = [piece for fit in report.fits for piece in (*fit.evidence, *fit.near_misses, *fit.requirements, fit)]
    places = [place for fit in report.fits for asked in fit.requirements for place in asked.places]
    return [*found, *places, *report.rejected, *report.experience.intervals, report.experience, report.provenance]


def test_each_piece_equals_its_checked_twin_down_to_the_json(report: Report) -> None:
    assert {type(piece) for piece in pieces(report)} >= {
        Evidence,
        Experience,
        Interval,
        Rejected,
        Requirement,
        RoleFit,
        Span,
    }
    for piece in pieces(report):
        twin = type(piece)(**piece.model_dump())
        assert (piece, hash(piece), piece.model_fields_set) == (twin, hash(twin), twin.model_fields_set)
        assert piece.model_dump_json() == twin.model_dump_json()
        assert [type(value) for value in vars(piece).values()] == [type(value) for value in vars(twin).values()]


def test_pieces_are_copied_pickled_and_read_back(report: Report) -> None:
    for piece in pieces(report):
        assert pickle.loads(pickle.dumps(piece)) == copy.deepcopy(piece) == piece.model_copy() == piece  # noqa: S301 - our own bytes
    assert Report.model_validate_json(report.model_dump_json()) == report
    assert Report.model_validate(report.model_dump()) == report


def test_pieces_cannot_be_changed(report: Report) -> None:
    for piece in pieces(report):
        with pytest.raises(ValidationError, match="frozen"):
            piece.text = "other"
    changed = report.fits[0].evidence[0].model_copy(update={"points": 1.0})
    assert changed.points == 1.0
    assert changed != report.fits[0].evidence[0]


def test_a_copy_has_its_own_set_of_fields(report: Report) -> None:
    one = report.fits[0].evidence[0]
    for other in (one.model_copy(), copy.copy(one), copy.deepcopy(one)):
        assert other.model_fields_set == one.model_fields_set
        assert other.model_fields_set is not one.model_fields_set


def test_models_hold_what_is_put_into_them_and_nothing_else() -> None:
    """Where this fails, pydantic has changed: `made` is slower until it knows how."""
    assert sorted(BaseModel.__slots__) == sorted(making._SLOTS)
    assert making._as_expected


def test_another_pydantic_makes_its_models_itself(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_as_expected", False)
    again = score(Document.from_text(TEXT, kind="resume"))
    assert again.model_dump_json() == report.model_dump_json()
    assert again == report
