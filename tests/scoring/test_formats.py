"""The same words give the same evidence, whatever the file."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cxmatch import Document, Report, score

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "examples" / "formats"
AS_OF = date(2026, 11, 1)
PLAIN = FORMATS / "noor-al-hadithi.txt"


def found(report: Report) -> dict[str, object]:
    return {
        "scores": {fit.role: fit.score for fit in report.fits},
        "evidence": Counter((fit.role, piece.keyword, piece.points) for fit in report.fits for piece in fit.evidence),
        "rejected": Counter((piece.role, piece.keyword, piece.reason) for piece in report.rejected),
        "years": report.experience.years,
    }


@pytest.mark.parametrize("file", sorted(FORMATS.iterdir()), ids=lambda file: file.name)
def test_every_format_and_layout_gives_the_evidence_of_the_plain_text(file: Path) -> None:
    assert found(score(file, as_of=AS_OF)) == found(score(PLAIN, as_of=AS_OF))


def test_the_words_of_the_file_given_as_text_give_the_same_evidence() -> None:
    text = PLAIN.read_text(encoding="utf-8")
    assert found(score(Document.from_text(text), as_of=AS_OF)) == found(score(PLAIN, as_of=AS_OF))


@pytest.mark.parametrize("file", sorted(FORMATS.glob("*.pdf")), ids=lambda file: file.name)
def test_both_readers_of_a_pdf_give_the_same_text(file: Path) -> None:
    by_pdfium, by_pdfminer = (score(file, as_of=AS_OF, reader=reader) for reader in ("pdfium", "pdfminer"))  # type: ignore[arg-type]
    assert by_pdfminer.document.text == by_pdfium.document.text
    assert found(by_pdfminer) == found(by_pdfium)
