"""What becomes of one file."""

import pytest

from cxmatch import Document, Notice, score
from cxmatch.ranking.job import row_of

TEXT = "Experience\nBuilt charts for the board."


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("truncated", "partial"),
        ("damaged", "partial"),
        ("unread_part", "partial"),
        ("not_english", "partial"),
        ("second_reader", "ok"),
        ("extension_mismatch", "ok"),
    ],
)
def test_a_row_is_partial_where_a_part_of_the_file_was_not_judged(kind: str, status: str) -> None:
    report = score(Document.from_text(TEXT))
    noticed = report.model_copy(update={"notices": (Notice(kind=kind, message="so it is"),)})
    assert row_of(noticed, "cv.pdf", role=None).status == status
