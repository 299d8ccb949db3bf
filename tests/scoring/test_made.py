"""What is made without being checked is what checking would have made."""

import copy
import pickle

import pytest
from pydantic import ValidationError

from cxmatch import Document, Report, score
from cxmatch.scoring.report import Evidence, NearMiss, Rejected

TEXT = (
    "Experience\n\nSupport lead, Jan 2019 - May 2024\nLed a team of six, tracked metrics and wrote holistic roadmaps.\n"
    "Managed data, data and more data. Managment of goals. No experience with spreadsheets.\n\nSkills\nMetrics, reports"
)


@pytest.fixture(scope="module")
def report() -> Report:
    return score(Document.from_text(TEXT, kind="resume"))


def pieces(report: Report) -> list[Evidence | NearMiss | Rejected]:
    found = [piece for fit in report.fits for piece in (*fit.evidence, *fit.near_misses)]
    return [*found, *report.rejected]


def test_each_piece_equals_its_checked_twin_down_to_the_json(report: Report) -> None:
    assert {type(piece) for piece in pieces(report)} >= {Evidence, Rejected}
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
